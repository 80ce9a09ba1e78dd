// Made by activation-compiler; do not edit.
/**
 * log, log1p and sqrt1pm1. log: a = m·2^k with m near 1, a short c near 1/m from a table, r = c·m − 1 exactly, and
 * log a = k·log 2 − log c + 2·atanh(r/(2 + r)). Near 1, c is 1: nothing cancels.
 */
import { add, div, mul, sqrt } from './arithmetic.js';
import {
  addPairs,
  divPairs,
  fromPair,
  horner,
  mulPairs,
  type Pair,
  productOf,
  quickSum,
  sumOf,
  toPair,
} from './pair.js';
import { compare, INFINITE, neg, normalise, ONE, powerOfTwo, type Scaled, scale, special, TWO } from './scaled.js';
import { productError } from './sticky.js';
import { LN2 } from './tables/constants.js';
import { ATANH_SERIES, INVERSES, LOGS_HIGH, LOGS_LOW } from './tables/logarithm.js';

const [LN2_HIGH, LN2_MIDDLE, LN2_LOW] = [LN2[0]!, LN2[1]!, LN2[2]!];
/** The table's first index: j/64 with j from 45 to 91. */
const FIRST = 45;

/** log(1 + r) for |r| < 2^-6. */
function logNearOne(r: Pair): Pair {
  const s = divPairs(r, addPairs({ h: 2, l: 0 }, r));
  const z = mulPairs(s, s);
  const t = mulPairs(s, horner(ATANH_SERIES, 9, 5, z.h, z.l));
  return { h: 2 * t.h, l: 2 * t.l };
}

/** log of (h + l)·2^k for 1 <= h < 2: relative error below 2^-101 whatever k is. */
function logOfWords(h: number, l: number, k: number): Pair {
  const isUpper = h > Math.SQRT2;
  const m = isUpper ? h / 2 : h;
  const ml = isUpper ? l / 2 : l;
  const n = isUpper ? k + 1 : k;
  const j = Math.round(m * 64) - FIRST;
  const c = INVERSES[j]!;
  const p = productOf(c, m);
  // p.h − 1 is exact, so r is c·m − 1 up to 2^-106 of itself.
  const r0 = sumOf(p.h - 1, p.l);
  const r1 = sumOf(r0.h, c * ml);
  const r = quickSum(r1.h, r1.l + (r0.l + productError(c, ml)));
  const small = logNearOne(r);
  if (n === 0 && c === 1) return small;
  const log = addPairs({ h: LOGS_HIGH[j]!, l: LOGS_LOW[j]! }, small);
  if (n === 0) return log;
  const t = productOf(n, LN2_HIGH);
  const twos = quickSum(t.h, t.l + (n * LN2_MIDDLE + n * LN2_LOW));
  return addPairs(twos, log);
}

/** log a; NaN below zero, −∞ at zero. Relative error below 2^-100, near 1 too, and for every exponent. */
export function log(a: Scaled): Scaled {
  if (!(a.h > 0)) return special(a.h === 0 ? Number.NEGATIVE_INFINITY : Number.NaN);
  if (!(a.h < Number.POSITIVE_INFINITY)) return a;
  return fromPair(logOfWords(a.h, a.l, a.e));
}

/** log(1 + a); NaN below −1. Relative error below 2^-100. */
export function log1p(a: Scaled): Scaled {
  if (a.h === 0 || !(a.h < Number.POSITIVE_INFINITY)) return a;
  if (a.e < -7) {
    const s = div(a, add(TWO, a));
    const x = toPair(s);
    const z = mulPairs(x, x);
    return mul(scale(s, 1), fromPair(horner(ATANH_SERIES, 9, 5, z.h, z.l)));
  }
  if (a.e > 110) return log(a);
  if (a.h < 0 && compare(a, neg(ONE)) <= 0)
    return special(compare(a, neg(ONE)) === 0 ? Number.NEGATIVE_INFINITY : Number.NaN);
  // 1 + a in three words; the third moves the logarithm by its quotient.
  const s = powerOfTwo(a.e);
  const first = sumOf(1, a.h * s);
  const second = sumOf(first.l, a.l * s);
  const top = quickSum(first.h, second.h);
  const low = quickSum(top.l, second.l);
  const u = normalise(top.h, low.h, 0);
  const l = logOfWords(u.h, u.l, u.e);
  return fromPair(addPairs(l, { h: low.l / top.h, l: 0 }));
}

/** sqrt(1 + a) − 1 = a/(1 + sqrt(1 + a)); NaN below −1. Relative error below 2^-101. */
export function sqrt1pm1(a: Scaled): Scaled {
  if (a.h === Number.POSITIVE_INFINITY) return INFINITE;
  return a.h === 0 ? a : div(a, add(ONE, sqrt(add(ONE, a))));
}
