// Made by activation-compiler; do not edit.
/**
 * atan and acot. With num/den = |a| or its reciprocal (below 1) and the nearest c = j/32,
 * atan(num/den) = atan c + atan(t), t = (num − c·den)/(den + c·num), |t| <= 1/64.
 */
import { add, div, mul, sub } from './arithmetic.js';
import {
  addPairs,
  divPairs,
  fromPair,
  horner,
  mulPairs,
  negPair,
  type Pair,
  productOf,
  quickSum,
  toPair,
} from './pair.js';
import { make, neg, normalise, ONE, powerOfTwo, type Scaled } from './scaled.js';
import { ARCTANGENTS_HIGH, ARCTANGENTS_LOW, ATAN_SERIES } from './tables/arctangent.js';
import { HALF_PI } from './tables/constants.js';

export const PI: Scaled = normalise(HALF_PI[0]!, HALF_PI[1]!, 1);
const QUARTER_TURN: Scaled = normalise(HALF_PI[0]!, HALF_PI[1]!, 0);

/** c·a for a short c. */
function timesShort(c: number, a: Pair): Pair {
  const p = productOf(c, a.h);
  return quickSum(p.h, p.l + c * a.l);
}

/** atan(num/den) for 0 < num <= den. */
function atanOfQuotient(num: Pair, den: Pair): Pair {
  const j = Math.round((num.h / den.h) * 32);
  const c = j / 32;
  const t =
    j === 0
      ? divPairs(num, den)
      : divPairs(addPairs(num, negPair(timesShort(c, den))), addPairs(den, timesShort(c, num)));
  const z = mulPairs(t, t);
  const small = mulPairs(t, horner(ATAN_SERIES, 9, 5, z.h, z.l));
  return j === 0 ? small : addPairs({ h: ARCTANGENTS_HIGH[j]!, l: ARCTANGENTS_LOW[j]! }, small);
}

/** Beyond 2^±200 one term is enough. */
const FAR = 200;
const UNIT: Pair = { h: 1, l: 0 };

/** atan of a positive number. */
function atanPositive(a: Scaled): Scaled {
  if (a.h === Number.POSITIVE_INFINITY) return QUARTER_TURN;
  if (a.e > FAR) return sub(QUARTER_TURN, div(ONE, a));
  // a·(1 − a²/3), of which the side alone matters.
  if (a.e < -FAR) return mul(a, make(1, -powerOfTwo(-2 * FAR), 0));
  const x = toPair(a);
  if (a.e < 0) return fromPair(atanOfQuotient(x, UNIT));
  return sub(QUARTER_TURN, fromPair(atanOfQuotient(UNIT, x)));
}

/** atan a, in (−π/2, π/2). Relative error below 2^-99. */
export function atan(a: Scaled): Scaled {
  if (a.h === 0 || Number.isNaN(a.h)) return a;
  return a.h < 0 ? neg(atanPositive(neg(a))) : atanPositive(a);
}

/** The arc cotangent of a, in (0, π), continuous at 0. Relative error below 2^-99. */
export function acot(a: Scaled): Scaled {
  if (Number.isNaN(a.h)) return a;
  if (a.h === 0) return QUARTER_TURN;
  return acotOfReciprocal(div(ONE, a));
}

/**
 * The arc cotangent of 1/w: atan w for w > 0, and π + atan w for w < 0, so that it is continuous in 1/w. At w = +0 it
 * is 0, at −0 π. Relative error below 2^-99.
 */
export function acotOfReciprocal(w: Scaled): Scaled {
  if (w.h > 0 || Object.is(w.h, 0)) return atan(w);
  return add(PI, atan(w));
}
