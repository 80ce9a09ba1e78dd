/**
 * exp and its relatives over intervals with scales: the functions that leave MPFR's exponent range, or that a value
 * beyond it can reach.
 */

import { bitLength } from './big-float.js';
import {
  type Arithmetic,
  add,
  between,
  certainSign,
  divide,
  failed,
  flat,
  fromOneRounding,
  type Interval,
  integer,
  isPoint,
  monotone,
  multiply,
  negate,
  settle,
  subtract,
  undecidedBecause,
  undefinedBecause,
  type Value,
  withScale,
} from './interval.js';
import { DOWN, NEAREST, type Register, type Rounding, UP } from './mpfr.js';

/** exp(u) with |u| < 2^20 stays far inside MPFR's exponents (2^20/log 2 < 2^21). */
const PLAIN_EXPONENT = 20;
/** Arguments of more than this many integer bits are not reduced: the result is beyond any use (exp(2^8192)). */
const LONGEST_ARGUMENT = 8192;

const exponentOf = (a: Arithmetic, u: Register): number =>
  a.mpfr.sign(u) === 0
    ? Number.NEGATIVE_INFINITY
    : a.mpfr.isInfinite(u)
      ? Number.POSITIVE_INFINITY
      : a.mpfr.exponent(u);

const largestExponent = (a: Arithmetic, u: Interval): number => Math.max(exponentOf(a, u.low), exponentOf(a, u.high));

/** exp(u) = 2^k · exp(u − k·log 2) where u is large. */
export function exponential(a: Arithmetic, given: Interval): Interval {
  const u = flat(a, given);
  const size = largestExponent(a, u);
  const plain = () => monotone(a, a.mpfr.unary.exp, u);
  if (size <= PLAIN_EXPONENT || size > LONGEST_ARGUMENT) return plain();
  const k = nearestMultipleOfLog2(a, u.low, size);
  const wide: Arithmetic = { mpfr: a.mpfr, bits: a.bits + size + 8 };
  const rest = subtract(wide, u, multiply(wide, bigInteger(wide, k), log2Interval(wide)));
  // A wide argument (too few bits for its size) keeps a wide rest: MPFR's own exponents bound it soundly.
  if (largestExponent(wide, rest) > PLAIN_EXPONENT) return plain();
  return settle(a, { ...monotone(a, a.mpfr.unary.exp, rest), scale: k });
}

/** About u/log 2, as an integer; any integer near it will do. */
function nearestMultipleOfLog2(a: Arithmetic, u: Register, size: number): bigint {
  const [quotient, log2] = [a.mpfr.take(size + 32), a.mpfr.take(size + 32)];
  a.mpfr.setLog2(log2, NEAREST);
  a.mpfr.binary.div(quotient, u, log2, NEAREST);
  a.mpfr.setRound(quotient, quotient);
  const { mantissa, exponent } = a.mpfr.read(quotient);
  return exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent);
}

export const log2Interval = (a: Arithmetic): Interval => fromOneRounding(a, a.mpfr.setLog2);

/** An integer of any size, exact if it fits the working precision. */
export function bigInteger(a: Arithmetic, n: bigint): Interval {
  const low = a.mpfr.take(a.bits);
  a.mpfr.setBigInt(low, n, DOWN);
  if (bitLength(n) <= a.bits) return { low, high: low, scale: 0n };
  const high = a.mpfr.take(a.bits);
  a.mpfr.setBigInt(high, n, UP);
  return between(a, low, high);
}

/** log(u), u > 0; a scale s adds s·log 2. */
export function logarithm(a: Arithmetic, u: Interval): Value {
  if (a.mpfr.sign(u.high) <= 0) return undefinedBecause('logarithm of a number that is not positive');
  if (a.mpfr.sign(u.low) <= 0) return undecidedBecause('the sign of the argument of a logarithm');
  const plain = monotone(a, a.mpfr.unary.log, { ...u, scale: 0n });
  if (u.scale === 0n) return plain;
  const wide: Arithmetic = { mpfr: a.mpfr, bits: a.bits + bitLength(u.scale) };
  return add(a, plain, multiply(wide, bigInteger(wide, u.scale), log2Interval(wide)));
}

/** log to another base, by the function MPFR has for it or, with a scale, by log(u)/log(base). */
export function logarithmTo(a: Arithmetic, u: Interval, base: 2 | 10): Value {
  const natural = logarithm(a, u);
  if (failed(natural)) return natural;
  if (u.scale === 0n) return monotone(a, base === 2 ? a.mpfr.unary.log2 : a.mpfr.unary.log10, u);
  return divide(a, natural, monotone(a, a.mpfr.unary.log, integer(a, base)));
}

export function logarithm1p(a: Arithmetic, u: Interval): Value {
  if (u.scale > 0n) return logarithm(a, add(a, integer(a, 1), u));
  const v = flat(a, u);
  if (a.mpfr.compareInteger(v.high, -1) <= 0) return undefinedBecause('log1p of a number that is not above -1');
  if (a.mpfr.compareInteger(v.low, -1) <= 0) return undecidedBecause('the sign of 1 + the argument of log1p');
  return monotone(a, a.mpfr.unary.log1p, v);
}

export function exponentialMinus1(a: Arithmetic, u: Interval): Interval {
  const v = flat(a, u);
  if (largestExponent(a, v) <= PLAIN_EXPONENT) return monotone(a, a.mpfr.unary.expm1, v);
  return subtract(a, exponential(a, v), integer(a, 1));
}

/** (exp(u) + s·exp(−u))/2 for large u, MPFR's own function else. */
function hyperbolic(a: Arithmetic, u: Interval, s: 1 | -1): Interval {
  const [up, down] = [exponential(a, u), exponential(a, negate(a, u))];
  const sum = s > 0 ? add(a, up, down) : subtract(a, up, down);
  return multiply(a, sum, half(a));
}

/** 1/2. */
export function half(a: Arithmetic): Interval {
  const r = a.mpfr.take(a.bits);
  a.mpfr.setDouble(r, 0.5, DOWN);
  return { low: r, high: r, scale: 0n };
}

export function hyperbolicSine(a: Arithmetic, given: Interval): Interval {
  const u = flat(a, given);
  return largestExponent(a, u) <= PLAIN_EXPONENT ? monotone(a, a.mpfr.unary.sinh, u) : hyperbolic(a, u, -1);
}

/** cosh of u >= 0 (the caller takes the magnitude). */
export function hyperbolicCosine(a: Arithmetic, given: Interval): Interval {
  const u = flat(a, given);
  return largestExponent(a, u) <= PLAIN_EXPONENT ? monotone(a, a.mpfr.unary.cosh, u) : hyperbolic(a, u, 1);
}

/** A root of index 2 or 3 of u (>= 0 for index 2), its scale divided by the index. */
export function root(a: Arithmetic, u: Interval, index: 2 | 3): Interval {
  const f = index === 2 ? a.mpfr.unary.sqrt : a.mpfr.unary.cbrt;
  if (u.scale === 0n) return monotone(a, f, u);
  const n = BigInt(index);
  const rest = ((u.scale % n) + n) % n;
  const inner = withScale(a, { ...u, scale: rest }, 0n);
  return settle(a, { ...monotone(a, f, inner), scale: (u.scale - rest) / n });
}

/** u^n for an integer n (|n| < 2^31), any u. u^0 is 1. */
export function integerPower(a: Arithmetic, u: Interval, n: number): Value {
  if (n === 0) return integer(a, 1);
  const s = certainSign(a, u);
  if (n < 0) {
    if (s === 0) return undefinedBecause('zero to a negative power');
    if (s === undefined) return undecidedBecause('the sign of a base with a negative exponent');
  }
  if (s === 0) return { ...u, scale: 0n };
  const power = (r: Register, x: Register, rounding: Rounding) => a.mpfr.powInteger(r, x, n, rounding);
  // Beyond MPFR's exponents: by exp(n·log u).
  const size = largestExponent(a, u);
  const smallest = Math.min(exponentOf(a, u.low), exponentOf(a, u.high));
  if (u.scale !== 0n || Math.max(Math.abs(size), Math.abs(smallest)) * Math.abs(n) > 2 ** 26) {
    const large = s === undefined ? undefined : scaledPower(a, u, n, s);
    if (large) return large;
  }
  const v = flat(a, u);
  if (isPoint(v)) return fromOneRounding(a, (r, rounding) => power(r, v.low, rounding));
  if (s !== undefined) return monotone(a, power, v, s === 1 || n % 2 !== 0 ? (n > 0 ? 1 : -1) : n > 0 ? -1 : 1);
  if (n % 2 !== 0) return monotone(a, power, v);
  // Even power of an interval around zero.
  const opposite = negate(a, v);
  const [zero, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  a.mpfr.setZero(zero);
  power(high, a.mpfr.compare(v.high, opposite.high) >= 0 ? v.high : opposite.high, UP);
  return between(a, zero, high);
}

function scaledPower(a: Arithmetic, u: Interval, n: number, s: 1 | -1): Interval | undefined {
  const log = logarithm(a, s > 0 ? u : negate(a, u));
  if (failed(log)) return undefined;
  const result = exponential(a, multiply(a, log, integer(a, n)));
  return s < 0 && n % 2 !== 0 ? negate(a, result) : result;
}
