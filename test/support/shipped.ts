/** The shipped definitions as sources and as read, for tests over all of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { readDefinitions } from '../../src/read/read.js';
import type { Definition, Source } from '../../src/stages.js';

const folder = new URL('../../definitions/', import.meta.url);

export const shippedSources: readonly Source[] = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .sort()
  .map((f) => ({ file: `definitions/${f}`, text: readFileSync(new URL(f, folder), 'utf8') }));

export const shippedNames: readonly string[] = shippedSources.map((s) => s.file.slice(12, -5));

/** All shipped definitions, read; a fresh reading each call. */
export const readShipped = () => readDefinitions(shippedSources, []);

/** One definition from a text, beside the shipped ones. Throws what the reader complains about. */
export function readOne(
  name: string,
  text: string,
): { definition: Definition; library: ReadonlyMap<string, Definition> } {
  const readings = readDefinitions([{ file: `${name}.yaml`, text }], shippedSources);
  const definition = readings.library.get(name);
  if (!definition) throw new Error(JSON.stringify([...readings.diagnostics]));
  return { definition, library: readings.library };
}
