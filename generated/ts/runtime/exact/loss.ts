// Made by activation-compiler; do not edit.
/**
 * How many bits a value has lost: first-order error analysis, every operation adding one rounding and passing on its
 * arguments' errors by its condition. Sizes are log₂ of magnitudes; a loss is the relative error in bits above one
 * rounding of the arithmetic, −∞ for what is exact, ∞ for what is not known at all.
 */

import { exponentOf } from './scaled.js';

/** The loss of what has no error at all. */
export const EXACT = Number.NEGATIVE_INFINITY;

const above = (n: number): number => Math.max(n, 0);

/** log₂ of an error, from a value's size and its loss: an exact zero has none, a zero that is not known has any. */
export const errorSize = (size: number, lost: number): number =>
  size === EXACT || lost === EXACT ? (lost === Number.POSITIVE_INFINITY ? lost : EXACT) : size + lost;

/** Of a sum, from the largest error of its parts and its own size. */
export const sumLoss = (error: number, size: number): number => (error === EXACT ? 0 : above(error - size));

export const productLoss = (p: number, q: number): number => Math.max(0, p, q);

/** Exponents from here on may be cut off. */
const OUT_OF_REACH = 17592186044416;
/**
 * Is the size of a product not even known, factors of these sizes given? Where two exponents that may be cut off pull in
 * opposite directions: exp(−x)²·exp(2x).
 */
export const isSizeless = (size: number, other: number): boolean =>
  (size > OUT_OF_REACH && other < -OUT_OF_REACH && other > Number.NEGATIVE_INFINITY) ||
  (other > OUT_OF_REACH && size < -OUT_OF_REACH && size > Number.NEGATIVE_INFINITY);

/** Logarithms of this size are of numbers whose exponents are cut off. */
const CUT = 43;
/** What an exponential has lost whose exponent is cut off: all but that it is far out. */
const CUT_OFF = 300;

/** Of a power with a whole exponent. */
export const wholePowerLoss = (before: number, exponent: number): number =>
  above(before) + (exponent === 0 ? 0 : exponentOf(Math.abs(exponent)) + 1);

/** Of u^v, from log u's size, v's size, and both losses: exp(v·log u). */
export const powerLoss = (logSize: number, u: number, v: number, vLost: number): number =>
  logSize > CUT || u === Number.POSITIVE_INFINITY || vLost === Number.POSITIVE_INFINITY
    ? Number.POSITIVE_INFINITY
    : Math.max(above(u + v), above(vLost + logSize + v), above(logSize + v));

/** A sign or a whole number of a value that has lost so much is not known. */
const UNKNOWN = 90;
/** Of 106 bits, those that a rest must have kept; a sticky low word is far below and says the side, most probably. */
const KEPT = 100;
const STICKY = -500;
const PROBABLE = 98;

/** Of a step whose argument is so far from a whole number, relatively: none if its error does not reach it. */
function stepLoss(rest: number, lost: number): number {
  if (rest >= above(lost) - KEPT) return EXACT;
  return rest < STICKY && rest > 2 * STICKY && lost <= 0 ? PROBABLE : Number.POSITIVE_INFINITY;
}

/** Outside of its reach the diverging series of erfcx is left to a subtraction. */
export const remainderLoss = (name: string, order: number, size: number, before: number): number =>
  above(before) + (name === 'erfcxOfReciprocal' && size > -3.6 ? above(-2 * (order + 1) * size) + 2 : 0);

/**
 * Bits lost by a function of w, its size, sign and loss given, with a value of size `value`. `rest` is log₂ of 1 + w
 * where a zero at −1 matters, and of the distance to whole numbers for steps.
 */
export function functionLoss(
  name: string,
  size: number,
  sign: number,
  lost: number,
  rest: () => number,
  value: number,
): number {
  // Of what is not known at all nothing is known: an error beside a size of 0 would be no number.
  if (lost === Number.POSITIVE_INFINITY) return lost;
  switch (name) {
    case 'neg':
    case 'abs':
      return lost;
    case 'sqrt':
      return above(lost - 1);
    case 'cbrt':
      return above(lost - 1.5);
    case 'exp':
      return above(lost + size) + (size > CUT ? CUT_OFF : 0);
    case 'log':
      return value > CUT ? Number.POSITIVE_INFINITY : above(lost - value);
    case 'expm1':
      return above(lost + (sign > 0 ? above(size) + (size > CUT ? CUT_OFF : 0) : 0));
    case 'log1p':
    case 'sqrt1pm1': {
      if (name === 'log1p' && value > CUT) return Number.POSITIVE_INFINITY;
      if (sign >= 0 || size < -1) return above(lost);
      const near = above(-rest());
      return above(lost + (name === 'log1p' ? near : near / 2));
    }
    case 'erfcx':
      return above(lost + (sign < 0 ? above(2 * size + 1) : 0));
    case 'erfc':
      return above(lost + (sign > 0 ? above(2 * size + 1) : 0));
    case 'sin':
    case 'sinFar':
    case 'cosFar':
    case 'cos':
    case 'cosm1':
      return above(lost + (size > 0 ? size + above(-value) : 0));
    case 'sign':
      return lost > UNKNOWN ? Number.POSITIVE_INFINITY : EXACT;
    case 'floor':
    case 'ceil':
      if (lost === EXACT) return EXACT;
      return lost > UNKNOWN ? Number.POSITIVE_INFINITY : stepLoss(rest() - size, lost);
    default:
      return above(lost);
  }
}
