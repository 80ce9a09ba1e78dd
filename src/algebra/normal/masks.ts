/** Sets of signs: what products, powers and sums may have. */
import { type Rational, sign } from '../rational.js';
import { ANY_SIGN, type Mask, NEGATIVE, POSITIVE, ZERO_SIGN } from './laws.js';

export const flipMask = (m: Mask): Mask =>
  (m & ZERO_SIGN) | (m & NEGATIVE ? POSITIVE : 0) | (m & POSITIVE ? NEGATIVE : 0);
export const productMask = (a: Mask, b: Mask): Mask => {
  let m = (a | b) & ZERO_SIGN;
  if ((a & POSITIVE && b & POSITIVE) || (a & NEGATIVE && b & NEGATIVE)) m |= POSITIVE;
  if ((a & POSITIVE && b & NEGATIVE) || (a & NEGATIVE && b & POSITIVE)) m |= NEGATIVE;
  return m;
};
/** The signs that a sum may have. */
export function sumMask(a: Mask, b: Mask): Mask {
  if (a === ZERO_SIGN) return b;
  if (b === ZERO_SIGN) return a;
  const both = a | b;
  if ((both & NEGATIVE) === 0) return a === POSITIVE || b === POSITIVE ? POSITIVE : POSITIVE | ZERO_SIGN;
  if ((both & POSITIVE) === 0) return a === NEGATIVE || b === NEGATIVE ? NEGATIVE : NEGATIVE | ZERO_SIGN;
  return ANY_SIGN;
}
/** The signs of a power. */
export function powerMask(m: Mask, e: number): Mask {
  if (e % 2 !== 0) return m;
  return (m & ZERO_SIGN) | (m & (NEGATIVE | POSITIVE) ? POSITIVE : 0);
}
export const isOneSign = (m: Mask): boolean => m === POSITIVE || m === NEGATIVE;
export const maskOf = (c: Rational): Mask => (sign(c) > 0 ? POSITIVE : sign(c) < 0 ? NEGATIVE : ZERO_SIGN);
