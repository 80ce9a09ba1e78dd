// Made by activation-compiler; do not edit.
/**
 * expm1 in doubles: near zero by its own polynomial, otherwise from exp's table and polynomial with 1 taken away before
 * the small parts are added.
 */
import { exp, expAtEnds, expPair } from './exp.js';
import { powersOfTwo, UNIT } from './powers.js';
import { expm1Single, expSingle, expStep, expTable, expm1Pair as pairCoefficients } from './tables/exponential.js';
import { tail } from './tail.js';

const [TABLE, POWERS, TAIL] = [expTable, powersOfTwo, tail];
const [STEPS_PER_UNIT, STEP, STEP_REST] = expStep;
const [S3, S4, S5] = expSingle;
const [N3, N4, N5, N6, N7, N8, N9, N10] = expm1Single;
const [P3, P4, P5, P6, P7, P8, P9, P10] = pairCoefficients;
/** 1.5·2^52: adding and subtracting it rounds to an integer. */
const ROUND = 6755399441055744;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;

/** expm1(x) within 0.6 ulp; the sign of zero is kept, expm1(−∞) = −1. */
export function expm1(x: number): number {
  if (x > -0.1 && x < 0.1) return nearZero(x);
  if (!(x > -19 && x < 709)) return x < 0 ? exp(x) - 1 : expAtEnds(x, 0);
  const k = x * STEPS_PER_UNIT + ROUND - ROUND;
  const r = x - k * STEP - k * STEP_REST;
  const z = r * r;
  const q = r + z * (0.5 + r * S3 + z * (S4 + r * S5));
  const n = k | 0;
  const j = (n & 127) << 1;
  const scale = POWERS[(n >> 7) + UNIT]!;
  const head = TABLE[j]!;
  const low = TABLE[j + 1]!;
  const rest = scale * (low + (head + low) * q);
  // A head of 24 bits: exact below 2^28, negligible beside the rest above.
  if (x < 19) return scale * head - 1 + rest;
  return scale * head + (rest - 1);
}

function nearZero(x: number): number {
  if (x === 0) return x;
  return x + x * x * (0.5 + x * (N3 + x * (N4 + x * (N5 + x * (N6 + x * (N7 + x * (N8 + x * (N9 + x * N10))))))));
}

/** expm1(x + low) as a pair within 2^-62.5 of itself, |low| <= ulp(x)/2. */
export function expm1Pair(x: number, low: number): number {
  if (x > -0.03125 && x < 0.03125) return nearZeroPair(x, low);
  if (!(x > -708 && x < 709)) return expm1PairAtEnds(x, low);
  const power = expPair(x, low);
  const powerTail = TAIL[0]!;
  // Two-sum: either may be the larger.
  const sum = power - 1;
  const back = sum + 1;
  const rest = power - back + (back - sum - 1) + powerTail;
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}

function nearZeroPair(x: number, low: number): number {
  if (x === 0) {
    TAIL[0] = low;
    return x;
  }
  const scaledUp = x * SPLIT;
  const x1 = scaledUp - (scaledUp - x);
  // x^2/2 = half + (x − x1)(x + x1)/2, half exact.
  const half = 0.5 * x1 * x1;
  const sum = x + half;
  const cube = x * x * x * (P3 + x * (P4 + x * (P5 + x * (P6 + x * (P7 + x * (P8 + x * (P9 + x * P10)))))));
  const rest = half - (sum - x) + (0.5 * (x - x1) * (x + x1) + cube + (low + low * sum));
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}

function expm1PairAtEnds(x: number, low: number): number {
  if (x < 0) {
    TAIL[0] = exp(x);
    return -1;
  }
  return expPair(x, low);
}
