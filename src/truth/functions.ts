/**
 * THE table of enclosures: for every row of `expr/ops.ts` an interval function. A missing row does not compile.
 * Each encloses the set of values over its arguments, and says `undefined` only where there is certainly no value.
 */
import type { OpName } from '../expr/ops.js';
import { errorFunction, errorFunctionComplement, scaledErrorFunctionComplement } from './error-function.js';
import {
  exponential,
  exponentialMinus1,
  hyperbolicCosine,
  hyperbolicSine,
  logarithm,
  logarithm1p,
  logarithmTo,
  root,
} from './exponential.js';
import {
  type Arithmetic,
  add,
  aligned,
  between,
  certainSign,
  divide,
  failed,
  flat,
  type Interval,
  integer,
  isPoint,
  larger,
  magnitudeOf,
  monotone,
  multiply,
  nearlyLinear,
  negate,
  smaller,
  square,
  subtract,
  undecidedBecause,
  undefinedBecause,
  type Value,
} from './interval.js';
import type { Register, UnaryName } from './mpfr.js';
import { generalPower } from './power.js';
import { cosine, piInterval, sine, tangentFunction } from './trigonometry.js';

export type Enclosing = (a: Arithmetic, u: Interval, v: Interval) => Value;

/** A function that is monotone on all reals and needs no scale: far out it is bounded, or linear enough. */
const increasing =
  (name: UnaryName): Enclosing =>
  (a, u) =>
    monotone(a, a.mpfr.unary[name], flat(a, u));

/** A monotone function on [lowest, highest] (integers), not defined outside. */
const within =
  (
    name: UnaryName,
    lowest: number | undefined,
    highest: number | undefined,
    open: boolean,
    direction: 1 | -1 = 1,
  ): Enclosing =>
  (a, given) => {
    const u = flat(a, given);
    const below = (r: Register) => lowest !== undefined && isOutside(a.mpfr.compareInteger(r, lowest), open);
    const above = (r: Register) => highest !== undefined && isOutside(-a.mpfr.compareInteger(r, highest), open);
    if (below(u.high) || above(u.low)) return undefinedBecause(`${name} outside its domain`);
    if (below(u.low) || above(u.high)) return undecidedBecause(`whether ${name} is inside its domain`);
    return monotone(a, a.mpfr.unary[name], u, direction);
  };
const isOutside = (order: number, open: boolean): boolean => order < 0 || (open && order === 0);

/** Functions with f(u) = u·(1 + θ), |θ| <= |u|, near 0 keep the exponents that only a scale can hold. */
const linearAtZero =
  (f: Enclosing): Enclosing =>
  (a, u, v) =>
    u.scale < 0n ? nearlyLinear(a, u) : f(a, u, v);

const squareRoot: Enclosing = (a, u) => {
  if (a.mpfr.sign(u.high) < 0) return undefinedBecause('square root of a negative number');
  if (a.mpfr.sign(u.low) < 0) return undecidedBecause('the sign of the argument of a square root');
  return root(a, u, 2);
};

/**
 * Beside the ends of its domain an inverse function works with as many bits more as its argument has there: with 2^14
 * asked for, MPFR's stack overran.
 */
const MOST_INVERSE_BITS = 4096;
const shorter =
  (f: Enclosing): Enclosing =>
  (a, u, v) =>
    f(a.bits <= MOST_INVERSE_BITS ? a : { ...a, bits: MOST_INVERSE_BITS }, u, v);

/** asinh and acosh beyond MPFR's exponents: log(u + sqrt(u² ± 1)). */
const inverseHyperbolic =
  (name: 'asinh' | 'acosh', s: 1 | -1, plain: Enclosing): Enclosing =>
  (a, u, v) => {
    // Beside 1 MPFR's acosh works with as many bits more as its argument has there, and its stack is small.
    const isLong = name === 'acosh' && a.bits > MOST_INVERSE_BITS && u.scale === 0n;
    if (!isLong && (u.scale <= 0n || certainSign(a, u) !== 1)) return plain(a, u, v);
    const inner = add(a, square(a, u), integer(a, s));
    const result = logarithm(a, add(a, u, root(a, inner, 2)));
    return failed(result) ? undecidedBecause(`${name} of a huge number`) : result;
  };

const signOf: Enclosing = (a, u) => {
  const s = certainSign(a, u);
  if (s !== undefined) return integer(a, s);
  const low = a.mpfr.sign(u.low) < 0 ? -1 : 0;
  const high = a.mpfr.sign(u.high) > 0 ? 1 : 0;
  return between(a, integer(a, low).low, integer(a, high).low);
};

const extreme =
  (choose: (a: Arithmetic, x: Register, y: Register) => Register): Enclosing =>
  (a, given, other) => {
    const [u, v] = aligned(a, given, other);
    return between(a, choose(a, u.low, v.low), choose(a, u.high, v.high), u.scale);
  };

const toInteger =
  (round: 'setFloor' | 'setCeil'): Enclosing =>
  (a, given) => {
    const u = flat(a, given);
    const rounded = (r: Register) => {
      const result = a.mpfr.take(a.bits);
      a.mpfr[round](result, r);
      return result;
    };
    const low = rounded(u.low);
    return isPoint(u) ? { low, high: low, scale: 0n } : between(a, low, rounded(u.high));
  };

export const enclosures: Readonly<Record<OpName, Enclosing>> = {
  neg: negate,
  add,
  // The same value twice (one step, one object): exactly zero, one, a square.
  sub: (a, u, v) => (u === v ? integer(a, 0) : subtract(a, u, v)),
  mul: (a, u, v) => (u === v ? square(a, u) : multiply(a, u, v)),
  div: (a, u, v) => (u === v && certainSign(a, u) ? integer(a, 1) : divide(a, u, v)),
  pow: generalPower,
  exp: exponential,
  expm1: linearAtZero(exponentialMinus1),
  log: logarithm,
  log1p: linearAtZero(logarithm1p),
  log2: (a, u) => logarithmTo(a, u, 2),
  log10: (a, u) => logarithmTo(a, u, 10),
  sqrt: squareRoot,
  cbrt: (a, u) => root(a, u, 3),
  abs: magnitudeOf,
  sign: signOf,
  max: extreme(larger),
  min: extreme(smaller),
  erf: errorFunction,
  erfc: errorFunctionComplement,
  erfcx: scaledErrorFunctionComplement,
  sin: linearAtZero(sine),
  cos: cosine,
  tan: linearAtZero(tangentFunction),
  asin: linearAtZero(shorter(within('asin', -1, 1, false))),
  acos: shorter(within('acos', -1, 1, false, -1)),
  atan: linearAtZero(increasing('atan')),
  sinh: linearAtZero(hyperbolicSine),
  cosh: (a, u) => hyperbolicCosine(a, magnitudeOf(a, u)),
  tanh: linearAtZero(increasing('tanh')),
  asinh: linearAtZero(inverseHyperbolic('asinh', 1, increasing('asinh'))),
  acosh: inverseHyperbolic('acosh', -1, within('acosh', 1, undefined, false)),
  atanh: linearAtZero(shorter(within('atanh', -1, 1, true))),
  floor: toInteger('setFloor'),
  ceil: toInteger('setCeil'),
};

/** e = exp(1) and pi. */
export const constantInterval = (a: Arithmetic, name: 'pi' | 'e'): Interval =>
  name === 'e' ? exponential(a, integer(a, 1)) : piInterval(a);
