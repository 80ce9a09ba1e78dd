/**
 * How far code for loops over Float32Array is off, and how far it may be. Grade `accurate` takes the error that is seen
 * at a sample. Grade `exact` trusts a result only as far as a bound goes: what is seen at a sample, and the bound of a
 * running error analysis there (`program/mixed-error.ts`), which holds for the samples' neighbours too.
 */
import { type MixedCode, runMixed } from '../../program/mixed.js';
import { roundingError } from '../../program/mixed-error.js';
import { fromDouble, type Scaled, scale, sub as subtract } from '../../runtime/index.js';
import { toDouble as rounded } from '../../runtime/round.js';

/** What code over float32 must hold. */
export interface SingleGoal {
  /** The most that it may be off, relative to the value. */
  readonly error: number;
  /** Beyond these magnitudes a float32 is 0 or infinite, whatever the value is multiplied by. */
  readonly small: number;
  readonly large: number;
  /** The error is a bound by which roundings are tested. */
  readonly isBound: boolean;
}

export const singleGoals = {
  /** 2^-12 ulp of a float32. Multipliers are within 2^±100. */
  accurate: { error: 2 ** -36, small: 2 ** -251, large: 2 ** 229, isBound: false },
  /** The plan is asked for two results of 2^17 at most. Multipliers, and what flows back: one more float32. */
  exact: { error: 2 ** -40, small: 2 ** -380, large: 2 ** 380, isBound: true },
} as const satisfies Readonly<Record<string, SingleGoal>>;

export interface Sample {
  readonly u: number;
  /** How far u may be from the argument that is meant, relative to it: a product with a rounded factor. */
  readonly inputError: number;
  /** The exact value, at u or within half a unit of it where u is a product. */
  readonly truth: Scaled;
  readonly weight: number;
}

const NONE: ReadonlyMap<string, number> = new Map();

const sizeOf = (v: Scaled): number => (v.h === 0 ? 0 : Math.abs(v.h) * 2 ** Math.max(-1000, Math.min(1000, v.e)));

/** The relative error at a sample; a result that a float32 cannot tell from 0 or infinity has none. */
export function errorAt(code: MixedCode, s: Sample, goal: SingleGoal): number {
  const y = runMixed(code, { head: s.u, low: 0 }, NONE).head;
  const size = sizeOf(s.truth);
  const sameSign = Math.sign(s.truth.h) === (y === 0 ? Math.sign(1 / y) : Math.sign(y));
  if (s.truth.h === 0) return y === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (size < goal.small) return sameSign && Math.abs(y) < goal.small ? 0 : Number.POSITIVE_INFINITY;
  if (size > goal.large) return sameSign && Math.abs(y) > goal.large ? 0 : Number.POSITIVE_INFINITY;
  if (!Number.isFinite(y)) return Number.POSITIVE_INFINITY;
  const rest = subtract(fromDouble(y), s.truth);
  const seen = Math.abs(rounded(scale(rest, -s.truth.e)) / s.truth.h);
  // What is seen is the formula's error and some of the roundings'.
  const error = goal.isBound ? seen + 2 * roundingError(code, s.u, s.inputError) : seen;
  return error <= goal.error ? error : Number.POSITIVE_INFINITY;
}

/** Between samples a bound may be larger than at them: those of the middle range are 8 % apart. */
const MARGIN = 1.5;

/** A bound on the error of code over a stretch that the samples stand for; Infinity where it does not hold its goal. */
export const boundOver = (code: MixedCode, samples: readonly Sample[], goal: SingleGoal): number =>
  MARGIN * samples.reduce((most, s) => Math.max(most, errorAt(code, s, goal)), 2 ** -53);
