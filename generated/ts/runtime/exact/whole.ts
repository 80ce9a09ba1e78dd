// Made by activation-compiler; do not edit.
/** Whole numbers below and above, the larger and the smaller: exact functions of scaled numbers. */
import { add } from './arithmetic.js';
import { powRational } from './power.js';
import { compare, fromDouble, isFiniteNumber, neg, ONE, powerOfTwo, type Scaled, special, ZERO } from './scaled.js';

/** From this exponent on both words are whole. */
const WHOLE = 210;

/** The largest whole number that is at most a, exactly (two words of at most 2^210). */
export function floor(a: Scaled): Scaled {
  if (a.h === 0 || !isFiniteNumber(a) || a.e >= WHOLE) return a;
  if (a.e < -1) return a.h < 0 ? neg(ONE) : ZERO;
  const [h, l] = [a.h * powerOfTwo(a.e), a.l * powerOfTwo(a.e)];
  const whole = Math.floor(h);
  // Where h is not whole it is farther from the next whole number than the low word reaches.
  return whole === h ? add(fromDouble(h), fromDouble(Math.floor(l))) : fromDouble(whole);
}

/** The smallest whole number that is at least a. */
export const ceil = (a: Scaled): Scaled => neg(floor(neg(a)));

/** −1, 0 or 1. */
export const sign = (a: Scaled): Scaled => (a.h > 0 ? ONE : a.h < 0 ? neg(ONE) : a);

/** The larger; NaN if one is NaN. */
export const larger = (a: Scaled, b: Scaled): Scaled => {
  const order = compare(a, b);
  return order > 0 ? a : order <= 0 ? b : special(Number.NaN);
};
export const smaller = (a: Scaled, b: Scaled): Scaled => neg(larger(neg(a), neg(b)));

/** The real cube root of any number. */
export const cbrt = (a: Scaled): Scaled => (a.h < 0 ? neg(powRational(neg(a), 1, 3)) : powRational(a, 1, 3));
