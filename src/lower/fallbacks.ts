/** Where functions get less than the grade asked for: nothing falls back silently. */
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import type { Kernel, Leaf } from '../program/kernel.js';

/** What was asked of lowering that kernels may lack. */
interface Asked {
  readonly kernels?: 'accurate' | 'exact' | 'short';
  readonly short?: boolean;
}

/** A function as it is emitted. */
interface Named {
  readonly name: string;
  readonly kernel: Kernel | undefined;
}

const ordinary = (leaves: readonly Leaf[]): readonly string[] =>
  leaves.flatMap((l) => (l.kind === 'program' ? [l.reason] : []));

const withoutShort = (leaves: readonly Leaf[]): readonly string[] =>
  leaves.flatMap((l) => {
    if (l.kind === 'program') return [l.reason];
    return l.variants.flatMap((v) => (v.short ? [] : [v.noShort ?? l.reason ?? 'no code was found']));
  });

/** One warning for all functions that lack something for the same reasons. */
function warnings(
  functions: readonly Named[],
  reasonsOf: (kernel: Kernel) => readonly string[],
  place: { place?: Place },
  [one, many]: readonly [string, string],
  help: string,
): readonly Diagnostic[] {
  const byReasons = new Map<string, { readonly names: string[]; readonly reasons: readonly string[] }>();
  for (const { name, kernel } of functions) {
    const reasons = [...new Set(kernel ? reasonsOf(kernel) : [])];
    if (reasons.length === 0) continue;
    const key = reasons.join('\n');
    const group = byReasons.get(key) ?? { names: [], reasons };
    byReasons.set(key, group);
    group.names.push(`\`${name}\``);
  }
  return [...byReasons.values()].map(({ names, reasons }) =>
    diagnostic('grade-fallback', `${names.join(', ')} ${names.length === 1 ? one : many}`, {
      ...place,
      notes: reasons,
      help: [help],
    }),
  );
}

/** The warnings of a definition's kernels. */
export function fallbacksOf(
  functions: readonly Named[],
  asked: Asked,
  place: { place?: Place },
): readonly Diagnostic[] {
  const { kernels } = asked;
  const what = `no kernel of grade ${kernels}: the ordinary formula, with the host's functions, is emitted`;
  const long = (k: Kernel): readonly string[] => (kernels === 'short' || k.plain ? [] : ordinary(k.leaves));
  const short = (k: Kernel): readonly string[] =>
    (kernels === 'short' || asked.short) && !k.plainShort ? withoutShort(k.leaves) : [];
  const lacking = 'no float32 code of grade accurate: shaders get the ordinary formula, with built-in functions';
  return [
    ...warnings(functions, long, place, [`has ${what}`, `have ${what}`], 'the measured error is in the evidence'),
    ...warnings(
      functions,
      short,
      place,
      [`has ${lacking}`, `have ${lacking}`],
      '`actc measure` says how far off it is on devices',
    ),
  ];
}
