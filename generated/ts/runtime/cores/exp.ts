// Made by activation-compiler; do not edit.
/**
 * exp and expm1 in doubles. Method: x = (128 m + j)·log 2/128 + r with |r| < 0.00271, exp x = 2^m · 2^(j/128) · exp r,
 * the second factor from a table (Tang, ACM TOMS 15, 1989), exp r by a polynomial. docs/cores.md walks through it.
 */
import { powersOfTwo, UNIT } from './powers.js';
import { scaled } from './scale.js';
import { expSingle, expStep, expTable, expPair as pairCoefficients } from './tables/exponential.js';
import { tail } from './tail.js';

// Constants of a module are folded into compiled code; imported ones are loaded and checked at each use.
const [TABLE, POWERS, TAIL] = [expTable, powersOfTwo, tail];
const [STEPS_PER_UNIT, STEP, STEP_REST] = expStep;
const [S3, S4, S5] = expSingle;
const [P3, P4, P5, P6] = pairCoefficients;
/** 1.5·2^52: adding and subtracting it rounds to an integer. */
const ROUND = 6755399441055744;
/** 1.5·2^15: adding and subtracting it rounds to a multiple of 2^-37. */
const GRID = 49152;
/** Between these the result and its power of two are normal numbers. */
const LEAST = -708;
const MOST = 709;

/** exp(x) within 0.52 ulp. exp(−∞) = 0, exp(∞) = ∞; subnormal results are rounded once. */
export function exp(x: number): number {
  if (!(x > LEAST && x < MOST)) return expAtEnds(x, 0);
  const k = x * STEPS_PER_UNIT + ROUND - ROUND;
  const r = x - k * STEP - k * STEP_REST;
  const z = r * r;
  const q = r + z * (0.5 + r * S3 + z * (S4 + r * S5));
  const n = k | 0;
  const j = (n & 127) << 1;
  const head = TABLE[j]!;
  const low = TABLE[j + 1]!;
  return (head + (low + (head + low) * q)) * POWERS[(n >> 7) + UNIT]!;
}

/**
 * exp(x + low) as a pair within 2^-67 of itself, |low| <= ulp(x)/2. The head is the nearest double, also where it is
 * subnormal; overflow gives ∞ with tail 0.
 */
export function expPair(x: number, low: number): number {
  if (!(x > LEAST && x < MOST)) return expPairAtEnds(x, low);
  const scale = POWERS[expExponent(x) + UNIT]!;
  const head = expSignificand(x, low) * scale;
  TAIL[0] = TAIL[0]! * scale;
  return head;
}

/** The power of two that `expSignificand` leaves out, for |x| < 1e6. */
export function expExponent(x: number): number {
  return (x * STEPS_PER_UNIT + ROUND - ROUND) >> 7;
}

/** exp(x + low) / 2^expExponent(x) as a pair between 0.997 and 2, within 2^-67 of itself, for |x| < 4096. */
export function expSignificand(x: number, low: number): number {
  const k = x * STEPS_PER_UNIT + ROUND - ROUND;
  // Exact: STEP has 36 bits, and x and k·STEP are close.
  const a = x - k * STEP;
  // r = r1 + r2, r1 of 29 bits: its product with a head of 24 is exact.
  const r1 = a + GRID - GRID;
  const r2 = a - r1 + (low - k * STEP_REST);
  const r = r1 + r2;
  const q = r2 + r * r * (0.5 + r * (P3 + r * (P4 + r * (P5 + r * P6))));
  const j = (k & 127) << 1;
  const t1 = TABLE[j]!;
  const t2 = TABLE[j + 1]!;
  const product = t1 * r1;
  const sum = t1 + product;
  const rest = product - (sum - t1) + (t2 + (t2 * (r1 + q) + t1 * q));
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}

/** exp(x + low) rounded once where the result may be subnormal or overflow, or x is no finite number. */
export function expAtEnds(x: number, low: number): number {
  // Beyond these the result is 0 or ∞ whatever low is.
  if (x < -746) return 0;
  if (!(x < 710)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  const head = expSignificand(x, low);
  return scaled(head, TAIL[0]!, expExponent(x));
}

function expPairAtEnds(x: number, low: number): number {
  const head = expAtEnds(x, low);
  // Normal still, between 709 and log of the largest double.
  const isNormal = x > 0 && head < Number.POSITIVE_INFINITY;
  TAIL[0] = isNormal ? TAIL[0]! * 2 * POWERS[expExponent(x) + UNIT - 1]! : 0;
  return head;
}
