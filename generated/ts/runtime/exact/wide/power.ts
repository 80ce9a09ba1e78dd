// Made by activation-compiler; do not edit.
/** Powers of balls with any exponent, and the whole numbers around one. */
import {
  absolute,
  type Ball,
  ball,
  certainSign,
  exactly,
  hull,
  NONE,
  NOUGHT,
  negative,
  rounded,
  topOf,
  UNKNOWN,
} from './ball.js';
import { exp } from './exponential.js';
import { difference, product, wholePower } from './extended.js';
import { log } from './logarithm.js';

/** The whole number that a ball is, if it certainly is one. */
export function wholeOf(a: Ball): bigint | undefined {
  if (a.kind !== 'ball' || a.r !== 0n || topOf(a) > 5000) return undefined;
  if (a.e >= 0) return a.m << BigInt(a.e);
  const whole = a.m >> BigInt(-a.e);
  return whole << BigInt(-a.e) === a.m ? whole : undefined;
}

/** Is no whole number in the ball? */
function holdsNoWhole(a: Ball): boolean {
  if (a.kind !== 'ball' || a.e >= 0 || -a.e > 100_000) return false;
  const k = BigInt(-a.e);
  return (a.m - a.r - 1n) >> k === (a.m + a.r) >> k;
}

/** Exponents up to this are multiplied out. */
const MOST_MULTIPLIED = 4096n;

/** u^v: real powers of positive numbers, whole powers of all, 0^0 = 1. */
export function power(u: Ball, v: Ball, p: number): Ball {
  const n = wholeOf(v);
  if (n !== undefined && n <= MOST_MULTIPLIED && n >= -MOST_MULTIPLIED) return wholePower(u, Number(n), p + 16);
  const s = certainSign(u);
  if (s === undefined || u.kind === 'none' || v.kind === 'none')
    return u.kind === 'none' || v.kind === 'none' ? NONE : UNKNOWN;
  if (s === 0) {
    const t = certainSign(v);
    return t === undefined ? UNKNOWN : t > 0 ? NOUGHT : NONE;
  }
  const more = v.kind === 'ball' ? Math.max(0, topOf(v)) : 0;
  const size = exp(product(v, log(absolute(u), p + more + 16), p + more + 16), p);
  if (s > 0) return size;
  if (n !== undefined) return n % 2n === 0n ? size : negative(size);
  // No whole number: no power. A ball that holds one may be it.
  return holdsNoWhole(v) ? NONE : UNKNOWN;
}

/** The largest whole number that is not above. */
export function floor(a: Ball, p: number): Ball {
  if (a.kind === 'extreme' && certainSign(a.log) === -1) return a.sign > 0 ? NOUGHT : exactly(-1n);
  if (a.kind !== 'ball' || a.e >= 0) return a;
  const k = BigInt(-a.e);
  if (-a.e > 100_000)
    return certainSign(a) === -1 ? exactly(-1n) : certainSign(a) === undefined ? hull(exactly(-1n), NOUGHT, p) : NOUGHT;
  const [low, high] = [(a.m - a.r) >> k, (a.m + a.r) >> k];
  return low === high ? rounded(low, 0n, 0, 5000) : ball(low + high, high - low, -1);
}

export const ceil = (a: Ball, p: number): Ball => negative(floor(negative(a), p));

/** −1, 0 or 1. */
export function signOf(a: Ball): Ball {
  const s = certainSign(a);
  if (s !== undefined) return exactly(BigInt(s));
  return a.kind === 'ball' ? ball(0n, 1n, 0) : a;
}

/** The larger of two. */
export function larger(a: Ball, b: Ball, p: number): Ball {
  if (a.kind === 'none' || b.kind === 'none') return NONE;
  const s = certainSign(difference(a, b, p));
  if (s !== undefined) return s >= 0 ? a : b;
  return hull(a, b, p);
}
export const smaller = (a: Ball, b: Ball, p: number): Ball => negative(larger(negative(a), negative(b), p));
