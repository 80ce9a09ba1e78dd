/** The kernels of the finer grades, as they pass from lowering to emission: decisions, and a table for every leaf. */
import type { Rational } from '../algebra/rational.js';
import type { PlanData } from '../runtime/plan.js';
import type { Block } from '../stages.js';
import type { PlanAbout } from './about.js';
import type { AccurateLeaf } from './mixed.js';
import type { ShortLeaf } from './short/leaf.js';
import type { SingleLeaf } from './single.js';

/** |parameter| to a rational power. */
export interface ParameterPower {
  readonly parameter: string;
  readonly power: Rational;
}

/** The plan for one sign of each parameter: those named are negative, all others positive. */
export interface Variant {
  readonly negative: readonly string[];
  readonly data: PlanData;
  /** The same in doubles and pairs, where it was asked for and found. */
  readonly accurate?: AccurateLeaf;
  /** The same in float32, for shaders. */
  readonly short?: ShortLeaf;
  /** Why there is none, where it was asked for. */
  readonly noShort?: string;
  /** For loops over float32. */
  readonly single?: SingleLeaf;
  /** What was found, cell by cell: for `explain` and the fuzzer, worked out when it is asked for. */
  readonly about: () => PlanAbout;
}

export type Leaf =
  /** multiplier · g(u), u = argument · x. */
  | {
      readonly kind: 'plan';
      readonly argument: readonly ParameterPower[];
      readonly multiplier: readonly ParameterPower[];
      readonly variants: readonly Variant[];
      /** Parameters that the table itself takes, in order: no scaling takes them out. */
      readonly given?: readonly string[];
      /** Why the table is no plan of forms. */
      readonly reason?: string;
    }
  /** No scaling takes the parameters out: the function's ordinary program is used. */
  | { readonly kind: 'program'; readonly reason: string };

export interface Kernel {
  /** The decisions; a result that is the variable `leafName(n)` is the n-th leaf. */
  readonly block: Block;
  readonly leaves: readonly Leaf[];
  /** The ordinary program is right as it is: plain arithmetic. */
  readonly plain?: true;
  /** In float32 the ordinary program is right: it rounds at most once. */
  readonly plainShort?: true;
  /** For loops over float32 the ordinary program is exact enough. */
  readonly ordinarySingle?: true;
  /** Of grade `exact`: loops over float32 test each rounding, and ask the plan where it is not settled. */
  readonly roundsOnce?: true;
}

/** One leaf whose loops over float32 need no test for zeros. */
export const passesZero = (kernel: Kernel): boolean =>
  kernel.leaves.length === 1 &&
  kernel.block.result.kind === 'value' &&
  kernel.leaves.every((l) => l.kind === 'plan' && l.variants.every((v) => v.single?.throughZero));

/** No variable of a definition can be called so. */
export const leafName = (n: number): string => `@${n}`;

/** Parameters that must be finite for a leaf; at others the ordinary program is asked. */
export const scaledBy = (leaf: Extract<Leaf, { kind: 'plan' }>): readonly string[] => [
  ...new Set([...[...leaf.argument, ...leaf.multiplier].map((p) => p.parameter), ...(leaf.given ?? [])]),
];

/** The variant of a leaf for parameters of these signs; the first where none is made for them. */
export function variantFor(
  leaf: Extract<Leaf, { kind: 'plan' }>,
  isNegative: (parameter: string) => boolean,
): Variant | undefined {
  const wanted = new Set(leaf.variants.flatMap((v) => v.negative).filter(isNegative));
  return (
    leaf.variants.find((v) => v.negative.length === wanted.size && v.negative.every((n) => wanted.has(n))) ??
    leaf.variants[0]
  );
}
