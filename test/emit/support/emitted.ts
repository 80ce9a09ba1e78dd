/** Emitted TypeScript as modules that a test can call: checked, compiled one file at a time, written aside, imported. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderer } from '../../../src/emit/render.js';
import { target } from '../../../src/emit/targets/ts.js';
import type { Emitted, Measured } from '../../../src/stages.js';
import { emitAllOf } from './samples.js';

const root = join(import.meta.dirname, '../../..');

/** All templates, as the command line reads them. */
export function templates(): ReadonlyMap<string, string> {
  const folder = join(root, 'templates');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.hbs'));
  return new Map(
    files.sort().map((f) => [f.replaceAll('\\', '/').slice(0, -4), readFileSync(join(folder, f), 'utf8')]),
  );
}

/** All TypeScript files of some definitions. */
export function emitted(list: readonly Measured[]): readonly Emitted[] {
  const render = renderer(templates(), 'ts');
  return [...list.flatMap((m) => target.emit(m, render).files), ...(target.emitAll?.(emitAllOf(list), render) ?? [])];
}

export type Module = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Writes the files as JavaScript into a fresh folder and imports `ts/NAME.js` of it. */
export async function load(files: readonly Emitted[]): Promise<(name: string) => Promise<Module>> {
  const { ts } = await import('ts-morph');
  const folder = mkdtempSync(join(tmpdir(), 'emitted-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const { path, text } of files) {
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
    const file = join(folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ts.transpileModule(text, { compilerOptions: options }).outputText);
  }
  return (name) => import(pathToFileURL(join(folder, 'ts', `${name}.js`)).href) as Promise<Module>;
}
