// Made by activation-compiler; do not edit.
/**
 * Unscaled double-doubles h + l, for the inside of a function whose argument has been reduced: no exponents, no special
 * values. Relative errors are those of arithmetic.ts.
 */
import { normalise, powerOfTwo, type Scaled } from './scaled.js';
import { productError } from './sticky.js';

export interface Pair {
  readonly h: number;
  readonly l: number;
}

/** A polynomial, lowest power first; its higher terms are small, and doubles are enough for their coefficients. */
export interface Polynomial {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export function pair(h: number, l: number): Pair {
  return { h, l };
}

/** h + l for |l| <= |h|, exactly. */
export function quickSum(h: number, l: number): Pair {
  const s = h + l;
  return { h: s, l: l - (s - h) };
}

/** p + q, exactly (Knuth). */
export function sumOf(p: number, q: number): Pair {
  const s = p + q;
  const v = s - p;
  return { h: s, l: p - (s - v) + (q - v) };
}

/** p + q + r for |p| at least about as large as the others; the low word has an error of one rounding. */
export function sumOfThree(p: number, q: number, r: number): Pair {
  const s = sumOf(p, q);
  const t = sumOf(s.h, r);
  return { h: t.h, l: s.l + t.l };
}

/** p·q, exactly (Dekker). */
export function productOf(p: number, q: number): Pair {
  return { h: p * q, l: productError(p, q) };
}

export function addPairs(a: Pair, b: Pair): Pair {
  const s = sumOf(a.h, b.h);
  const t = sumOf(a.l, b.l);
  const m = quickSum(s.h, s.l + t.h);
  return quickSum(m.h, m.l + t.l);
}

export function mulPairs(a: Pair, b: Pair): Pair {
  const p = a.h * b.h;
  return quickSum(p, productError(a.h, b.h) + (a.h * b.l + a.l * b.h));
}

export function divPairs(a: Pair, b: Pair): Pair {
  const q = a.h / b.h;
  const r = a.h - q * b.h - productError(q, b.h) + (a.l - q * b.l);
  return quickSum(q, r / b.h);
}

export function negPair(a: Pair): Pair {
  return { h: -a.h, l: -a.l };
}

const SPLITTER = 134217729;

/**
 * The polynomial's first `count` terms at x = xh + xl by Horner's rule; the first `pairs` coefficients (or as many as
 * have low words) are double-doubles, and terms beyond are so small that their sum is wanted to a double only.
 */
export function horner(p: Polynomial, count: number, pairs: number, xh: number, xl: number): Pair {
  const { high, low } = p;
  let h = 0;
  for (let k = count - 1; k >= pairs; k--) h = h * xh + high[k]!;
  let l = 0;
  const t = xh * SPLITTER;
  const ah = t - (t - xh);
  const al = xh - ah;
  for (let k = pairs - 1; k >= 0; k--) {
    // (h + l)·x
    const q = h * xh;
    const u = h * SPLITTER;
    const bh = u - (u - h);
    const bl = h - bh;
    const r = ah * bh - q + ah * bl + al * bh + al * bl + (h * xl + l * xh);
    // + the coefficient
    const c = high[k]!;
    const s = q + c;
    const v = s - q;
    const w = q - (s - v) + (c - v) + (r + low[k]!);
    h = s + w;
    l = w - (h - s);
  }
  return { h, l };
}

/** Scaled numbers below this are taken for ±2^-300 by `toPair`. */
const TINY = -300;

/**
 * A finite number's value, for |a| < 2^900. Below 2^-300 it is ±2^-300: for factors such as 1 + a/2 − …, which are 1
 * to any precision there and need only the side.
 */
export function toPair(a: Scaled): Pair {
  if (a.h === 0) return { h: 0, l: 0 };
  if (a.e < TINY) return { h: a.h < 0 ? -powerOfTwo(TINY) : powerOfTwo(TINY), l: 0 };
  const s = powerOfTwo(a.e);
  return { h: a.h * s, l: a.l * s };
}

export function fromPair(a: Pair): Scaled {
  return normalise(a.h, a.l, 0);
}
