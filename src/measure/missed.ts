/** Kernels whose measured error is above what their grade means: emitted all the same, and said. */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Target } from '../emit/target.js';
import type { Figure, Grade, Measured } from '../stages.js';
import { functionName } from './measure.js';

/** Ulp: what grades mean (README). A second derivative may be off by half an ulp more in double. */
function boundOf(grade: Grade, precision: Figure['precision'], inFloat32: boolean, order: number): number | undefined {
  if (grade === 'fast' || precision === 'f16') return undefined;
  if (precision === 'f32') return inFloat32 ? 1 : 0.51;
  if (grade === 'exact') return 0.5001;
  return order > 1 ? 1.5 : 1;
}

const COUNTED = [
  ['nan', 'NaN for a number'],
  ['falseZero', '0 for a number'],
  ['wrongSign', 'the wrong sign'],
] as const;

/** What is wrong with a figure of a function differentiated `order` times, in words; nothing if it keeps its bound. */
function lacks(f: Figure, target: Target, order: number): string | undefined {
  const bound = boundOf(f.grade, f.precision, target.computesIn === 'float32', order);
  if (bound === undefined) return undefined;
  const counts = COUNTED.flatMap(([count, words]) => (f[count] > 0 ? [`${words} at ${f[count]} points`] : []));
  if (counts.length === 0 && f.maxUlp <= bound) return undefined;
  const at = Object.entries(f.at).map(([name, v]) => `${name} = ${v}`);
  const error = Number.isFinite(f.maxUlp) ? `${Number(f.maxUlp.toPrecision(3))} ulp` : 'no number';
  return `${f.target} ${f.precision}: ${[`${error} at ${at.join(', ')}; grade ${f.grade} means at most ${bound}`, ...counts].join('; ')}`;
}

/** One warning for every function that misses the bound of its grade on some target. */
export function missedBounds({ lowered, figures }: Measured, targets: readonly Target[]): readonly Diagnostic[] {
  const { definition } = lowered.verified.derived;
  const span = definition.outputs[0]?.span;
  const place = span ? { place: { file: definition.source.file, ...span } } : {};
  return lowered.functions.flatMap(({ derived }) => {
    const name = functionName(definition.name, derived.suffix);
    const notes = figures
      .filter((f) => f.function === name)
      .flatMap((f) => {
        const target = targets.find((t) => t.kernels.some((k) => k.target === f.target));
        return (target && lacks(f, target, derived.by.length)) ?? [];
      });
    if (notes.length === 0) return [];
    const help = [`\`actc explain ${definition.name}\` shows how each part of it is computed`];
    return [
      diagnostic('bound-missed', `\`${name}\` is less accurate than its grade promises`, { ...place, notes, help }),
    ];
  });
}
