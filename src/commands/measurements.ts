/**
 * Where `measured/NAME.json` lies: beside the folder of the definition. These figures are sources (a build cannot
 * measure them again), so they are read like definitions, and written whole or not at all.
 */
import {
  absolute,
  baseName,
  isInside,
  join,
  kindOf,
  makeFolder,
  move,
  parentFolder,
  readIfThere,
  removeTree,
  writeDurably,
} from '../files.js';
import { type Measurement, measurementsText, mergeMeasurements, parseMeasurements } from '../measured.js';
import type { Guard } from '../output.js';
import type { Source } from '../stages.js';
import { defaultFolder, definitionName } from './inputs.js';

const measuredName = 'measured';

/**
 * The folder of measurements for definitions below `root` (a folder or a file, absolute): beside the project's
 * definitions, however deep the file lies in them; else beside the folder that was given or that holds the file.
 */
export function measuredFolder(cwd: string, root: string): string {
  if (isInside(join(cwd, defaultFolder), root)) return join(cwd, measuredName);
  const folder = kindOf(root) === 'folder' ? root : parentFolder(root);
  return join(parentFolder(folder), measuredName);
}

export const measuredFile = (folder: string, name: string): string => join(folder, `${name}.json`);

/** The texts of the measurements of given definitions, by name, where there are any. */
export function measuredTexts(
  cwd: string,
  roots: readonly string[],
  given: readonly Source[],
): ReadonlyMap<string, string> {
  const folders = [...new Set(roots.map((r) => measuredFolder(cwd, r)))];
  const found = new Map<string, string>();
  for (const source of given) {
    const name = definitionName(source.file);
    const text = folders.map((f) => readIfThere(measuredFile(f, name))).find((t) => t !== undefined);
    if (text !== undefined) found.set(name, text);
  }
  return found;
}

/**
 * Writes a file whole or not at all: aside first, then in place. `guard` cleans up when the process is told to end.
 * @throws FileProblem
 */
export async function writeWhole(file: string, text: string, guard: Guard): Promise<void> {
  const aside = join(parentFolder(file), `.actc-${baseName(file)}-${crypto.randomUUID()}`);
  const release = guard(() => removeTree(aside));
  try {
    makeFolder(parentFolder(file));
    await writeDurably(aside, text);
    move(aside, file);
  } finally {
    removeTree(aside);
    release();
  }
}

/**
 * Puts new measurements beside those that are kept. Nothing is written when nothing but the date would change, so that
 * measuring again leaves a clean tree.
 * @throws FileProblem when the file cannot be written
 */
export async function keepMeasurements(
  folder: string,
  name: string,
  fresh: readonly Measurement[],
  guard: Guard,
): Promise<'written' | 'unchanged'> {
  const file = measuredFile(absolute(folder), name);
  const old = parseMeasurements(readIfThere(file) ?? '');
  const dated = fresh.map((m) => old.find((o) => sameButDate(o, m)) ?? m);
  const text = measurementsText(mergeMeasurements(old, dated));
  if (text === readIfThere(file)) return 'unchanged';
  await writeWhole(file, text, guard);
  return 'written';
}

const sameButDate = (a: Measurement, b: Measurement): boolean =>
  measurementsText([{ ...a, date: '' }]) === measurementsText([{ ...b, date: '' }]);
