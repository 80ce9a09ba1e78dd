// Made by activation-compiler; do not edit.
/**
 * exp and expm1. exp: a = k·log(2)/64 + r with log 2 in three words, 2^(k/64) from a table of 64 double-doubles, and
 * the series of expm1 for |r| <= log(2)/128. expm1 below 0.35: the series itself.
 */
import { add, mul, sub } from './arithmetic.js';
import { addPairs, fromPair, horner, mulPairs, sumOfThree, toPair } from './pair.js';
import { make, neg, normalise, ONE, powerOfTwo, type Scaled, special } from './scaled.js';
import { productError } from './sticky.js';
import { EXPM1_SERIES, SIXTY_FOURTHS, TWO_TO_HIGH, TWO_TO_LOW } from './tables/exponential.js';

const [STEP, STEP_LOW, STEP_LOWEST] = [SIXTY_FOURTHS[0]!, SIXTY_FOURTHS[1]!, SIXTY_FOURTHS[2]!];
/** Arguments from here on have k beyond 2^52. */
const BEYOND = powerOfTwo(45);
/** No exponent is larger, so that products of such numbers with ordinary ones are still ordered by the ordinary ones. */
const LARGEST_EXPONENT = powerOfTwo(46);

/**
 * exp of x + y + z, words in falling order, with the absolute error of the argument at most 2^-104: the relative error
 * of the result is below 2^-101 for |x| < 2^45. Beyond, it is a power of two whose exponent is cut at ±2^46.
 */
export function expOfWords(x: number, y: number, z: number): Scaled {
  if (!(Math.abs(x) < BEYOND)) return expOfHuge(x);
  const k = Math.round(x / STEP);
  const p = k * STEP;
  const q = k * STEP_LOW;
  // x − p is exact. What follows is smaller by 2^-53, except y for large x.
  const first = sumOfThree(x - p, y, -productError(k, STEP));
  const second = sumOfThree(first.h, -q, first.l);
  const rest = second.l + (z - productError(k, STEP_LOW) - k * STEP_LOWEST);
  const r = second.h + rest;
  const rl = rest - (r - second.h);
  const j = ((k % 64) + 64) % 64;
  const t = { h: TWO_TO_HIGH[j]!, l: TWO_TO_LOW[j]! };
  const s = mulPairs(horner(EXPM1_SERIES, 11, 5, r, rl), { h: r, l: rl });
  const result = addPairs(t, mulPairs(t, s));
  return normalise(result.h, result.l, (k - j) / 64);
}

function expOfHuge(x: number): Scaled {
  if (x === Number.NEGATIVE_INFINITY) return special(0);
  if (!(x < Number.POSITIVE_INFINITY)) return special(x);
  return make(1, 0, Math.round(Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, x / STEP / 64))));
}

/** A finite number's h·2^e for an exponent of any size, ±2^1020 where it's beyond. */
function bounded(a: Scaled): number {
  return a.e < 1000 ? a.h * powerOfTwo(a.e) : (a.h < 0 ? -1 : 1) * powerOfTwo(1020);
}

/**
 * e^a. Relative error below 2^-101 for |a| < 2^45. Beyond, it is a power of two whose exponent is cut at ±2^46: far
 * outside of every format, never zero or infinite, and its products and inverse are exact.
 */
export function exp(a: Scaled): Scaled {
  if (a.h === 0) return ONE;
  if (a.h - a.h !== 0) return expOfHuge(a.h);
  if (a.e < -100) return add(ONE, a);
  if (a.e >= 45) return expOfHuge(bounded(a));
  const x = toPair(a);
  return expOfWords(x.h, x.l, 0);
}

/** e^a − 1. Relative error below 2^-100. */
export function expm1(a: Scaled): Scaled {
  if (a.h === 0) return a;
  if (a.h - a.h !== 0) return a.h < 0 ? neg(ONE) : special(a.h);
  if (a.e >= -1) return sub(exp(a), ONE);
  const x = toPair(a);
  if (Math.abs(x.h) > 0.35) return sub(exp(a), ONE);
  const count = a.e < -20 ? (a.e < -60 ? 3 : 7) : 23;
  return mul(a, fromPair(horner(EXPM1_SERIES, count, Math.min(13, count), x.h, x.l)));
}
