/** `actc new NAME`: writes a commented definition to start from, and never overwrites one. */
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostic.js';
import {
  absolute,
  asFileProblem,
  isInside,
  join,
  kindOf,
  makeFolder,
  packageFolder,
  packageVersion,
  relativePath,
  removeTree,
  shownPath,
  writeDurably,
} from '../files.js';
import { newDefinition } from '../init.js';
import type { Host, Outcome } from './host.js';
import { definitionName, shippedSources } from './inputs.js';

export interface NewOutcome extends Outcome {
  /** The file that was written, as shown. */
  readonly file?: string;
  /** The package brings a definition of that name, which the new one takes the place of. */
  readonly shipped: boolean;
}

export async function create(name: string, folder: string, host: Host): Promise<NewOutcome> {
  const nothing = { texts: new Map<string, string>(), bugs: [], definitions: {}, shipped: false };
  const bare = name.replace(/\.yaml$/, '');
  const wrong = nameProblem(bare);
  if (wrong) return { ...nothing, diagnostics: [wrong] };
  const file = join(absolute(host.cwd, folder), `${bare}.yaml`);
  const shown = shownPath(host.cwd, file);
  try {
    if (kindOf(file, false) !== 'missing') return { ...nothing, diagnostics: [exists(shown)] };
    const text = newDefinition(bare, schemaFor(host.cwd, absolute(host.cwd, folder)));
    const shipped = shippedSources();
    const read = (await host.pipeline()).read([{ file: shown, text }], shipped);
    const said = [...read.diagnostics.values()].flat();
    if (hasErrors(said)) return { ...nothing, diagnostics: said.map(({ place: _, ...d }) => d) };
    makeFolder(absolute(host.cwd, folder));
    await writeNew(file, text);
    return { ...nothing, diagnostics: [], file: shown, shipped: shipped.some((s) => definitionName(s.file) === bare) };
  } catch (error) {
    const problem = asFileProblem(error, file);
    if (problem.code === 'EEXIST') return { ...nothing, diagnostics: [exists(shown)] };
    return {
      ...nothing,
      diagnostics: [diagnostic('write-failed', `\`${shownPath(host.cwd, problem.path)}\`: ${problem.reason}`)],
    };
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeDurably(file, text);
  } catch (error) {
    if (asFileProblem(error, file).code !== 'EEXIST') removeTree(file);
    throw error;
  }
}

const exists = (shown: string): Diagnostic =>
  diagnostic('already-exists', `\`${shown}\` exists, and is never overwritten`, {
    help: ['choose another name, or edit the file that is there'],
  });

/** What cannot even be a file's name here; the reader judges the rest (built-in functions, reserved names). */
function nameProblem(name: string): Diagnostic | undefined {
  if (/^[a-z](?:_?[a-z0-9])*_?$/.test(name) && name.length <= 64) return undefined;
  const better = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 64);
  return diagnostic('bad-name', `\`${name.slice(0, 80)}\` cannot be a definition's name`, {
    notes: ['a name is lower-case letters, digits and single underscores, and begins with a letter'],
    help: better === '' ? [] : [`for example \`actc new ${better}\``],
  });
}

/** A relative path where the package lies in the project; the published schema otherwise (a global install, npx). */
function schemaFor(cwd: string, folder: string): string {
  const schema = join(packageFolder, 'schema', 'definition.schema.json');
  return isInside(cwd, schema)
    ? relativePath(folder, schema)
    : `https://unpkg.com/activation-compiler@${packageVersion()}/schema/definition.schema.json`;
}
