import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';

// Each test starts the compiler's compiler several times.
vi.setConfig({ testTimeout: 180_000 });

const root = join(import.meta.dirname, '../..');

/** A small compiler with the real build script: two sources, a template, a hand-written declaration. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  mkdirSync(join(folder, 'templates/t'), { recursive: true });
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'src/cli.ts'),
    "#!/usr/bin/env node\nimport { a } from './deep/a.js';\nconsole.log(a as number);\n",
  );
  writeFileSync(join(folder, 'src/deep/a.ts'), "import type { T } from '../types.js';\nexport const a: T = 1;\n");
  writeFileSync(join(folder, 'src/types.d.ts'), 'export type T = number;\n');
  writeFileSync(join(folder, 'templates/t/a.hbs'), 'text\n');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const build = (folder: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(folder, 'scripts/build.mjs'), ...args], { encoding: 'utf8' });
const built = (folder: string) => (readdirSync(join(folder, 'dist'), { recursive: true }) as string[]).sort();
const info = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'dist/build-info.json'), 'utf8')) as { compilerHash: string };

describe('scripts/build.mjs', () => {
  test('makes runnable JavaScript of every source, and a command that can be started', () => {
    const folder = project();
    expect(build(folder).status).toBe(0);
    expect(built(folder)).toEqual(['build-info.json', 'cli.js', 'deep', 'deep/a.js']);
    expect(statSync(join(folder, 'dist/cli.js')).mode & 0o111).toBe(0o111);
    expect(spawnSync(process.execPath, [join(folder, 'dist/cli.js')], { encoding: 'utf8' }).stdout).toBe('1\n');
    expect(info(folder).compilerHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does nothing, and needs nothing, when no source changed', () => {
    const folder = project();
    build(folder);
    const before = statSync(join(folder, 'dist/cli.js')).mtimeMs;
    // Without node_modules ts-morph cannot be loaded: that it is not asked for is why a second start is quick.
    unlinkSync(join(folder, 'node_modules'));
    expect(build(folder)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(statSync(join(folder, 'dist/cli.js')).mtimeMs).toBe(before);
  });

  test('the hash is of names and texts of sources and templates, and of nothing else', () => {
    const [one, two] = [project(), project()];
    build(one);
    build(two);
    const { compilerHash } = info(one);
    expect(info(two).compilerHash).toBe(compilerHash);
    // Files of editors, line ends of another system, and modes do not count.
    writeFileSync(join(two, 'src/deep/a.ts~'), 'x');
    writeFileSync(join(two, 'templates/t/a.hbs'), 'text\r\n');
    chmodSync(join(two, 'src/deep/a.ts'), 0o600);
    build(two);
    expect(info(two).compilerHash).toBe(compilerHash);
    writeFileSync(join(two, 'templates/t/a.hbs'), 'other text\n');
    build(two);
    expect(info(two).compilerHash).not.toBe(compilerHash);
  });

  test('what has no source any more is removed, what was lost is made again, kernels are left alone', () => {
    const folder = project();
    build(folder);
    mkdirSync(join(folder, 'dist/kernels'));
    writeFileSync(join(folder, 'dist/kernels/index.js'), '');
    rmSync(join(folder, 'dist/deep/a.js'));
    build(folder);
    expect(existsSync(join(folder, 'dist/deep/a.js'))).toBe(true);
    writeFileSync(join(folder, 'src/cli.ts'), 'export const b = 2;\n');
    rmSync(join(folder, 'src/deep/a.ts'));
    build(folder);
    expect(existsSync(join(folder, 'dist/deep/a.js'))).toBe(false);
    expect(existsSync(join(folder, 'dist/kernels/index.js'))).toBe(true);
  });

  test('a source that cannot be read as TypeScript is named, and the earlier build stays', () => {
    const folder = project();
    build(folder);
    const before = info(folder);
    writeFileSync(join(folder, 'src/deep/a.ts'), 'export const a = ;\n');
    const { status, stderr } = build(folder);
    expect(status).toBe(2);
    expect(stderr).toContain('deep/a.ts(1,18): error TS1109');
    expect(info(folder)).toEqual(before);
    expect(spawnSync(process.execPath, [join(folder, 'dist/cli.js')], { encoding: 'utf8' }).stdout).toBe('1\n');
  });

  test('an interrupted build is not taken for a finished one', () => {
    const folder = project();
    build(folder);
    const whole = readFileSync(join(folder, 'dist/deep/a.js'), 'utf8');
    // As it lies there after an interruption: files changed, the mark of the finished build removed.
    rmSync(join(folder, 'dist/build-info.json'));
    writeFileSync(join(folder, 'dist/deep/a.js'), 'half');
    build(folder);
    expect(readFileSync(join(folder, 'dist/deep/a.js'), 'utf8')).toBe(whole);
    expect(built(folder).filter((f) => f.endsWith('.tmp'))).toEqual([]);
  });

  test('kernels that do not type-check, or are not there, are refused', () => {
    const folder = project();
    expect(build(folder, '--kernels')).toMatchObject({ status: 2, stderr: expect.stringContaining('npm start') });
    mkdirSync(join(folder, 'generated/ts'), { recursive: true });
    writeFileSync(join(folder, 'generated/ts/index.ts'), 'export const a: string = 1;\n');
    const refused = build(folder, '--kernels');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('generated/ts/index.ts(1,14): error TS2322');
    expect(existsSync(join(folder, 'dist/kernels'))).toBe(false);
    writeFileSync(join(folder, 'generated/ts/index.ts'), '/** Kept. */\nexport const a = 1 as number;\n');
    expect(build(folder, '--kernels').status).toBe(0);
    expect(readFileSync(join(folder, 'dist/kernels/index.d.ts'), 'utf8')).toBe(
      '/** Kept. */\nexport declare const a: number;\n',
    );
    expect(readFileSync(join(folder, 'dist/kernels/index.js'), 'utf8')).toContain('export const a = 1;');
  });
});
