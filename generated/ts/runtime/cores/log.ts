// Made by activation-compiler; do not edit.
/**
 * log and log1p in doubles. Method: x = 2^k·z with z in [0.709, 1.418), c a short number near 1/z from a table,
 * log x = k·log 2 + log(1/c) + log1p(r) with r = z·c − 1 (Tang, ACM TOMS 16, 1990). c is short, so r is exact in two
 * words, and c = 1 where z is next to 1: no digit is lost there.
 */
import { powersOfTwo, UNIT } from './powers.js';
import { logOfTwo, logSingle, logTable, logPair as pairCoefficients } from './tables/logarithm.js';
import { tail } from './tail.js';
import { HIGH, number, words } from './words.js';

const [TABLE, POWERS, TAIL, NUMBER, WORDS] = [logTable, powersOfTwo, tail, number, words];
const [LOG2, LOG2_REST] = logOfTwo;
const [S3, S4, S5, S6, S7] = logSingle;
const [P3, P4, P5, P6, P7, P8] = pairCoefficients;
/** High word of the first bin's beginning. */
const FIRST = 0x3fe6b000;
/** 1.5·2^12: adding and subtracting it rounds to a multiple of 2^-40. */
const Z_GRID = 6144;
/** 1.5·2^19: adding and subtracting it rounds to a multiple of 2^-33. */
const R_GRID = 786432;
/** The least normal number, and 2^54. */
const NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
/** Below this in magnitude, x itself is log1p's r. */
const NEAR = 0.001953125;

/** log(x) within 0.52 ulp. log(±0) = −∞, log(∞) = ∞, NaN below 0. */
export function log(x: number): number {
  if (!(x >= NORMAL && x < Number.POSITIVE_INFINITY)) return logAtEnds(x);
  return logNormal(x, 0);
}

/** log1p(x) within 0.52 ulp; the sign of zero is kept, log1p(−1) = −∞, NaN below. */
export function log1p(x: number): number {
  if (x > -NEAR && x < NEAR) return x + x * x * (-0.5 + x * (S3 + x * (S4 + x * (S5 + x * (S6 + x * S7)))));
  const sum = 1 + x;
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) return logAtEnds(sum);
  // Two-sum, either may be the larger: cheaper than a branch.
  const back = sum - x;
  return logNormal(sum, 1 - back + (x - (sum - back)));
}

/** log(x + low) for a normal x > 0, |low| <= ulp(x). */
function logNormal(x: number, low: number): number {
  NUMBER[0] = x;
  const bits = WORDS[HIGH]! - FIRST;
  const k = bits >> 20;
  const i = 3 * ((bits >> 13) & 127);
  const c = TABLE[i]!;
  const scale = POWERS[UNIT - k]!;
  const z = x * scale;
  const z1 = z + Z_GRID - Z_GRID;
  const r1 = z1 * c - 1;
  const r2 = (z - z1 + low * scale) * c;
  const r = r1 + r2;
  const a = k * LOG2 + TABLE[i + 1]!;
  const sum = a + r1;
  const rest = r1 - (sum - a) + (r2 + (k * LOG2_REST + TABLE[i + 2]!));
  const z2 = r * r;
  return sum + (rest + z2 * (-0.5 + r * S3 + z2 * (S4 + r * S5 + z2 * (S6 + r * S7))));
}

/** A subnormal, zero, negative, infinite argument or NaN. */
function logAtEnds(x: number): number {
  if (x > 0 && x < NORMAL) {
    const head = logPair(x, 0);
    return head + TAIL[0]!;
  }
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

/** log(x + low) as a pair within 2^-67 of itself, |low| <= ulp(x)/2. */
export function logPair(x: number, low: number): number {
  if (x >= NORMAL && x < Number.POSITIVE_INFINITY) return logPairOf(x, low, 0);
  if (x > 0 && x < NORMAL) return logPairOf(x * TWO_54, low * TWO_54, -54);
  TAIL[0] = 0;
  return logAtEnds(x);
}

/** log1p(x + low) as a pair within 2^-67 of itself, |low| <= ulp(x)/2. */
export function log1pPair(x: number, low: number): number {
  if (x > -NEAR && x < NEAR) return x === 0 ? zero(x, low) : sumOf(0, x, low, 0);
  const sum = 1 + x;
  if (!(sum >= 0 && sum < Number.POSITIVE_INFINITY)) return logPair(sum, 0);
  // Next to −1 low may be all that is left.
  const rest = (x < 1 ? x - (sum - 1) : 1 - (sum - x)) + low;
  const head = sum + rest;
  return logPair(head, rest - (head - sum));
}

/** A zero keeps its sign. */
function zero(x: number, low: number): number {
  TAIL[0] = low;
  return x;
}

/** log((x + low)·2^shift) for a normal x. */
function logPairOf(x: number, low: number, shift: number): number {
  NUMBER[0] = x;
  const bits = WORDS[HIGH]! - FIRST;
  const exponent = bits >> 20;
  const i = 3 * ((bits >> 13) & 127);
  const c = TABLE[i]!;
  const scale = POWERS[UNIT - exponent]!;
  const z = x * scale;
  const z1 = z + Z_GRID - Z_GRID;
  const k = exponent + shift;
  const a = k * LOG2 + TABLE[i + 1]!;
  const b = k * LOG2_REST + TABLE[i + 2]!;
  const r2 = low * scale * c;
  if (c !== 1) return sumOf(a, z1 * c - 1, (z - z1) * c + r2, b);
  // Next to 1 low may be no smaller than z − 1.
  const r1 = z - 1;
  const r = r1 + r2;
  return sumOf(a, r, r2 - (r - r1), b);
}

/** a + log1p(r1 + r2) + b, where a is 0 or larger than r1, |r1| < 2^-7, and r2 and b are of the size of r1's last place. */
function sumOf(a: number, r1: number, r2: number, b: number): number {
  // s + d = r1 + r2, s of 26 bits at most: −s^2/2 is exact.
  const s = r1 + R_GRID - R_GRID;
  const d = r1 - s + r2;
  const r = s + d;
  const square = -0.5 * s * s;
  const first = a + r1;
  const second = first + square;
  const errors = r1 - (first - a) + (square - (second - first));
  const cube = r * r * r * (P3 + r * (P4 + r * (P5 + r * (P6 + r * (P7 + r * P8)))));
  const rest = errors + (r2 + b) + (cube - 0.5 * d * (s + r));
  const head = second + rest;
  TAIL[0] = rest - (head - second);
  return head;
}
