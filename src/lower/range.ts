/** Interval arithmetic over exact rationals, with open and closed ends: sets of reals that hold all values of a term. */
import { add, compare, div, isInteger, mul, neg, ONE, power, type Rational, sign, ZERO } from '../algebra/rational.js';

/** A set of reals between two ends; a missing end is infinite. `nonzero`: 0 is known not to be in it. */
export interface Range {
  readonly low?: Rational;
  readonly high?: Rational;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly nonzero: boolean;
}

export const ALL: Range = { lowOpen: true, highOpen: true, nonzero: false };

/** A range; a missing end is infinite, and then open. */
export function make(
  low: Rational | undefined,
  lowOpen: boolean,
  high: Rational | undefined,
  highOpen: boolean,
  nonzero = false,
): Range {
  return {
    ...(low ? { low } : {}),
    ...(high ? { high } : {}),
    lowOpen: low ? lowOpen : true,
    highOpen: high ? highOpen : true,
    nonzero,
  };
}
/** The range of one number. */
export const point = (value: Rational): Range => make(value, false, value, false, sign(value) !== 0);

const atLeast = (r: Range, bound: Rational, strict: boolean): boolean => {
  if (!r.low) return false;
  const order = compare(r.low, bound);
  return order > 0 || (order === 0 && (!strict || r.lowOpen));
};
const atMost = (r: Range, bound: Rational, strict: boolean): boolean => {
  if (!r.high) return false;
  const order = compare(r.high, bound);
  return order < 0 || (order === 0 && (!strict || r.highOpen));
};

export const isPositive = (r: Range): boolean => atLeast(r, ZERO, true) || (atLeast(r, ZERO, false) && r.nonzero);
export const isNegativeRange = (r: Range): boolean => atMost(r, ZERO, true) || (atMost(r, ZERO, false) && r.nonzero);
export const isNonnegative = (r: Range): boolean => atLeast(r, ZERO, false);
export const isNonpositive = (r: Range): boolean => atMost(r, ZERO, false);
export const isNonzero = (r: Range): boolean => r.nonzero || isPositive(r) || isNegativeRange(r);

const isZeroRange = (r: Range): boolean => isNonnegative(r) && isNonpositive(r);

/** What both ranges allow. */
export function intersect(a: Range, b: Range): Range {
  const lower = !a.low || (b.low && (compare(b.low, a.low) > 0 || (compare(b.low, a.low) === 0 && b.lowOpen))) ? b : a;
  const upper =
    !a.high || (b.high && (compare(b.high, a.high) < 0 || (compare(b.high, a.high) === 0 && b.highOpen))) ? b : a;
  return make(lower.low, lower.lowOpen, upper.high, upper.highOpen, a.nonzero || b.nonzero);
}

const negateRange = (r: Range): Range =>
  make(r.high && neg(r.high), r.highOpen, r.low && neg(r.low), r.lowOpen, r.nonzero);

/** Sums, of values that are taken for independent. */
export const addRanges = (a: Range, b: Range): Range =>
  make(
    a.low && b.low && add(a.low, b.low),
    a.lowOpen || b.lowOpen,
    a.high && b.high && add(a.high, b.high),
    a.highOpen || b.highOpen,
  );

/** The range of c times the values. */
export function scale(r: Range, c: Rational): Range {
  if (sign(c) === 0) return point(ZERO);
  const by = (v: Rational | undefined) => v && mul(v, c);
  return sign(c) > 0
    ? make(by(r.low), r.lowOpen, by(r.high), r.highOpen, r.nonzero)
    : make(by(r.high), r.highOpen, by(r.low), r.lowOpen, r.nonzero);
}

/** Products: exact where both signs are known, else all reals (enough for signs, which is what is asked for). */
export function mulRanges(a: Range, b: Range): Range {
  const nonzero = isNonzero(a) && isNonzero(b);
  if (isZeroRange(a) || isZeroRange(b)) return point(ZERO);
  if (isNonpositive(a)) return negateRange(mulRanges(negateRange(a), b));
  if (isNonpositive(b)) return negateRange(mulRanges(a, negateRange(b)));
  if (isNonnegative(a) && isNonnegative(b))
    return make(
      mul(a.low!, b.low!),
      (a.lowOpen || b.lowOpen) && nonzero,
      a.high && b.high && mul(a.high, b.high),
      a.highOpen || b.highOpen,
      nonzero,
    );
  return { ...ALL, nonzero };
}

/** The range of a rational power; the base is ≥ 0 where the exponent is no integer. */
export function powerRange(base: Range, exponent: Rational): Range {
  const positive = isPositive(base);
  const even = isInteger(exponent) && exponent.num % 2n === 0n;
  if (isInteger(exponent) && !isNonnegative(base)) {
    if (even) return make(ZERO, isNonzero(base), undefined, true, isNonzero(base));
    if (isNonpositive(base)) return negateRange(powerRange(negateRange(base), exponent));
    return { ...ALL, nonzero: isNonzero(base) };
  }
  if (!isNonnegative(base)) return make(ZERO, false, undefined, true, isNonzero(base));
  // Exact ends only for small integer powers; the sign is what matters.
  const n = isInteger(exponent) && exponent.num >= 1n && exponent.num <= 8n ? Number(exponent.num) : undefined;
  if (n !== undefined)
    return make(power(base.low!, n), base.lowOpen, base.high && power(base.high, n), base.highOpen, positive);
  if (exponent.num === -1n && exponent.den === 1n && positive)
    return make(
      base.high ? div(ONE, base.high) : ZERO,
      base.high ? base.highOpen : true,
      sign(base.low!) > 0 ? div(ONE, base.low!) : undefined,
      base.lowOpen,
      true,
    );
  return make(ZERO, positive, undefined, true, positive);
}
