/** emit: one measured definition to the files of every target, and summaries to the files over all definitions. */
import type { Emitted, Measured, Summary } from '../stages.js';
import { proofsFile } from './proofs.js';
import { renderer } from './render.js';
import type { Target } from './target.js';
import { tracePage } from './trace.js';

export interface Emission {
  readonly files: readonly Emitted[];
  /** By target, where a name is reserved there and was changed. */
  readonly renames: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly summary: Summary;
}

/** The files of one definition: each target's, the page that shows every stage, and the certificates of proofs. `templates` is by `folder/name`. */
export function emit(measured: Measured, targets: readonly Target[], templates: ReadonlyMap<string, string>): Emission {
  const outputs = targets.map((t) => ({ target: t, output: t.emit(measured, renderer(templates, t.name)) }));
  const renamed = outputs.filter(({ output }) => Object.keys(output.renames).length > 0);
  return {
    files: [
      ...outputs.flatMap(({ output }) => output.files),
      ...tracePage(measured),
      ...proofsFile(measured.lowered.verified),
    ],
    renames: Object.fromEntries(renamed.map(({ target, output }) => [target.name, output.renames])),
    summary: summaryOf(measured),
  };
}

/** The files over all definitions: an index, a book, what the kernels share. Summaries in any order. */
export function emitAll(
  summaries: readonly Summary[],
  targets: readonly Target[],
  templates: ReadonlyMap<string, string>,
): readonly Emitted[] {
  const ordered = [...summaries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return targets.flatMap((t) => t.emitAll?.(ordered, renderer(templates, t.name)) ?? []);
}

/**
 * What decides the results of the array kernels of one definition, function by function, as text without comments.
 * Nothing for targets that no process here runs, and for functions without such a kernel.
 */
export function programText(
  measured: Measured,
  target: Target,
  templates: ReadonlyMap<string, string>,
): (suffix: string) => string | undefined {
  const { programOf } = target;
  if (!programOf) return () => undefined;
  const { files } = target.emit(measured, renderer(templates, target.name));
  const all = [...files, ...emitAll([summaryOf(measured)], [target], templates)];
  return (suffix) => programOf(measured, all, suffix);
}

function summaryOf(measured: Measured): Summary {
  const { definition } = measured.lowered.verified.derived;
  return {
    name: definition.name,
    title: definition.title,
    ...(definition.about === undefined ? {} : { about: definition.about }),
    aliases: definition.aliases,
    parameters: definition.parameters.map((p) => p.name),
    functions: measured.lowered.functions.map((f) => f.derived.suffix),
    ...(measured.lowered.functions.some((f) => f.kernel) ? { scaled: true as const } : {}),
  };
}
