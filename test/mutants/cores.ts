/**
 * Broken cores. A core is the same text in every file that holds it, so a break of it counts as reported when the suite
 * reports it for any function of the language that rests on it.
 */
import type { Measured } from '../../src/stages.js';
import type { Language } from './language.js';
import { type Mutant, spread } from './mutant.js';
import { textMutants } from './text.js';

/** One break of a core, in the file of each definition that holds the core. */
export interface CoreMutant {
  readonly mutant: Mutant;
  readonly in: ReadonlyMap<string, Mutant>;
}

/** @param most places of one kind in one core */
export function coreMutants(
  texts: ReadonlyMap<string, { readonly measured: Measured; readonly text: string }>,
  language: Language,
  most: number,
): readonly CoreMutant[] {
  const breaks = new Map<string, Map<string, Mutant>>();
  for (const [name, { measured, text }] of texts) {
    const seen = new Map<string, number>();
    for (const mutant of textMutants(text, measured, language, { function: 0, core: Number.POSITIVE_INFINITY })) {
      const what = [mutant.unit, mutant.kind, mutant.from, mutant.to].join('\n');
      // Equal lines of one core are told apart by their number.
      const count = seen.get(what) ?? 0;
      seen.set(what, count + 1);
      const key = `${what}\n${count}`;
      breaks.set(key, (breaks.get(key) ?? new Map<string, Mutant>()).set(name, mutant));
    }
  }
  const all = [...breaks.values()].map((files) => ({ mutant: [...files.values()][0]!, in: files }));
  const groups = new Map<string, CoreMutant[]>();
  for (const c of all) {
    const key = `${c.mutant.unit} ${c.mutant.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), c]);
  }
  return [...groups.values()].flatMap((list) => spread(list, most));
}
