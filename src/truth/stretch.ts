/**
 * Intervals that may leave out an end: x over (0, 1] is never 0, so 1/x, log(x) and `x > 0` are decided there. An
 * infinite end is always left out, since values are reals. Ends that are not known to be left out count as attained.
 */
import type { OpName } from '../expr/ops.js';
import { enclosures } from './functions.js';
import {
  type Arithmetic,
  between,
  divide,
  failed,
  type Interval,
  integer,
  isPoint,
  multiply,
  negate,
  undecidedBecause,
  undefinedBecause,
  type Value,
} from './interval.js';
import { type Register, UP } from './mpfr.js';

export interface Stretch extends Interval {
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** The ends with marks that they are left out; infinite ends always are. */
export const stretch = (a: Arithmetic, u: Interval, lowOpen = false, highOpen = false): Stretch => ({
  low: u.low,
  high: u.high,
  scale: u.scale,
  lowOpen: lowOpen || a.mpfr.isInfinite(u.low),
  highOpen: highOpen || a.mpfr.isInfinite(u.high),
});

/** The sign that all values share; undefined where they do not, or it is not known. */
export function strictSign(a: Arithmetic, u: Stretch): -1 | 0 | 1 | undefined {
  const [low, high] = [a.mpfr.sign(u.low), a.mpfr.sign(u.high)];
  if (low > 0 || (low === 0 && u.lowOpen)) return 1;
  if (high < 0 || (high === 0 && u.highOpen)) return -1;
  return low === 0 && high === 0 ? 0 : undefined;
}

/** 1 where no value is negative, −1 where none is positive (0 where all are zero). */
export function weakSign(a: Arithmetic, u: Stretch): -1 | 0 | 1 | undefined {
  const [low, high] = [a.mpfr.sign(u.low), a.mpfr.sign(u.high)];
  if (low >= 0) return high === 0 ? 0 : 1;
  return high <= 0 ? -1 : undefined;
}

/** Strictly rising or falling functions: an end is left out where the argument's is. */
const DIRECTIONS: Partial<Record<OpName, 1 | -1>> = {
  neg: -1,
  exp: 1,
  expm1: 1,
  log: 1,
  log1p: 1,
  log2: 1,
  log10: 1,
  sqrt: 1,
  cbrt: 1,
  erf: 1,
  erfc: -1,
  erfcx: -1,
  asin: 1,
  acos: -1,
  atan: 1,
  sinh: 1,
  tanh: 1,
  asinh: 1,
  acosh: 1,
  atanh: 1,
}; // prettier-ignore

/** A size |u| by its ends: the one nearer to zero and the one farther away, and whether they are left out. */
interface Size {
  readonly near: Register;
  readonly far: Register;
  readonly nearOpen: boolean;
  readonly farOpen: boolean;
}

const sizeOf = (u: Stretch, sign: number): Size =>
  sign >= 0
    ? { near: u.low, far: u.high, nearOpen: u.lowOpen, farOpen: u.highOpen }
    : { near: u.high, far: u.low, nearOpen: u.highOpen, farOpen: u.lowOpen };

/** Which ends of a product are left out, where both factors have a weak sign. */
function product(a: Arithmetic, u: Stretch, v: Stretch, result: Interval): Stretch {
  const [su, sv] = [weakSign(a, u), weakSign(a, v)];
  if (!su || !sv) return stretch(a, result);
  const [x, y] = [sizeOf(u, su), sizeOf(v, sv)];
  const isZero = (r: Register) => a.mpfr.sign(r) === 0;
  // The product comes down to zero only if a factor does.
  const nearOpen =
    isZero(x.near) || isZero(y.near)
      ? !(isZero(x.near) && !x.nearOpen) && !(isZero(y.near) && !y.nearOpen)
      : x.nearOpen || y.nearOpen;
  const farOpen = x.farOpen || y.farOpen;
  return su * sv > 0 ? stretch(a, result, nearOpen, farOpen) : stretch(a, result, farOpen, nearOpen);
}

/** 1/v for v that comes down to zero but never is zero. */
function reciprocalFromZero(a: Arithmetic, v: Stretch, sign: 1 | -1): Stretch | undefined {
  const far = sign > 0 ? v.high : v.low;
  const end = a.mpfr.take(a.bits);
  a.mpfr.setInfinity(end, sign);
  const near = a.mpfr.isInfinite(far)
    ? integer(a, 0)
    : divide(a, integer(a, 1), { low: far, high: far, scale: v.scale });
  if (failed(near) || near.scale !== 0n) return undefined;
  const nearOpen = sign > 0 ? v.highOpen : v.lowOpen;
  return sign > 0
    ? stretch(a, { low: near.low, high: end, scale: 0n }, nearOpen, true)
    : stretch(a, { low: end, high: near.high, scale: 0n }, true, nearOpen);
}

function quotient(a: Arithmetic, u: Stretch, v: Stretch): Stretch | Value {
  const sv = strictSign(a, v);
  if (sv === 0) return undefinedBecause('division by zero');
  if (sv === undefined) return undecidedBecause('the sign of a denominator');
  const touches = a.mpfr.sign(sv > 0 ? v.low : v.high) === 0;
  if (touches) {
    const inverse = reciprocalFromZero(a, v, sv);
    return inverse ? product(a, u, inverse, multiply(a, u, inverse)) : undecidedBecause('a quotient near zero');
  }
  const result = enclosures.div(a, u, v);
  if (failed(result)) return result;
  const su = weakSign(a, u);
  if (!su) return stretch(a, result);
  const [x, y] = [sizeOf(u, su), sizeOf(v, sv)];
  const isZero = a.mpfr.sign(x.near) === 0;
  const nearOpen = isZero ? x.nearOpen : x.nearOpen || y.farOpen;
  const farOpen = x.farOpen || y.nearOpen;
  return su * sv > 0 ? stretch(a, result, nearOpen, farOpen) : stretch(a, result, farOpen, nearOpen);
}

/** log of what comes down to zero but never is zero. */
function logarithmFromZero(a: Arithmetic, op: 'log' | 'log2' | 'log10', u: Stretch): Stretch {
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  a.mpfr.setInfinity(low, -1);
  a.mpfr.unary[op](high, u.high, UP);
  return stretch(a, { low, high, scale: 0n }, true, u.highOpen);
}

function power(a: Arithmetic, u: Stretch, v: Stretch): Stretch | Value {
  const su = strictSign(a, u);
  const touches = su === 1 && a.mpfr.sign(u.low) === 0;
  if (touches && isPoint(v)) {
    const sv = a.mpfr.sign(v.low);
    if (sv > 0) {
      // u^v comes down to 0 with u, and rises with it.
      const top = enclosures.pow(a, { ...u, low: u.high }, v);
      if (failed(top) || top.scale !== 0n) return undecidedBecause('a power near zero');
      return stretch(a, { low: integer(a, 0).low, high: top.high, scale: 0n }, true, u.highOpen);
    }
    if (sv < 0) {
      const up = power(a, u, stretch(a, negate(a, v)));
      return failed(up) ? up : quotient(a, stretch(a, integer(a, 1)), up as Stretch);
    }
  }
  const result = enclosures.pow(a, u, v);
  if (failed(result)) return result;
  // A positive base gives positive powers; a base that is not zero, powers that are not zero.
  const low = a.mpfr.sign(result.low) === 0 && su !== undefined && su !== 0;
  if (isPoint(v) && su === 1 && a.mpfr.sign(v.low) !== 0) {
    const rising = a.mpfr.sign(v.low) > 0;
    return stretch(a, result, low || (rising ? u.lowOpen : u.highOpen), rising ? u.highOpen : u.lowOpen);
  }
  return stretch(a, result, low, false);
}

function extreme(a: Arithmetic, op: 'max' | 'min', u: Stretch, v: Stretch): Stretch | Value {
  const order = strictSign(a, difference(a, u, v));
  // The chosen one itself, so that `max(0, x) - x` is exactly zero where x is positive.
  if (order !== undefined) return order >= 0 === (op === 'max') ? u : v;
  const result = enclosures[op](a, u, v);
  if (failed(result)) return result;
  if (u.scale !== 0n || v.scale !== 0n) return stretch(a, result);
  const flag = (x: Register, xOpen: boolean, y: Register, yOpen: boolean, take: 1 | -1, either: boolean) => {
    const c = a.mpfr.compare(x, y) * take;
    if (c === 0) return either ? xOpen || yOpen : xOpen && yOpen;
    return c > 0 ? xOpen : yOpen;
  };
  const pick = op === 'max' ? 1 : -1;
  return stretch(
    a,
    result,
    flag(u.low, u.lowOpen, v.low, v.lowOpen, pick, pick > 0),
    flag(u.high, u.highOpen, v.high, v.highOpen, pick, pick < 0),
  );
}

function difference(a: Arithmetic, u: Stretch, v: Stretch): Stretch {
  const result = enclosures.sub(a, u, v) as Interval;
  return u === v ? stretch(a, result) : stretch(a, result, u.lowOpen || v.highOpen, u.highOpen || v.lowOpen);
}

/** The enclosure of op(u, v) over all values of its arguments, with the ends that it certainly leaves out. */
export function openEnclosure(a: Arithmetic, op: OpName, u: Stretch, v: Stretch): Stretch | Value {
  switch (op) {
    case 'add': {
      const result = enclosures.add(a, u, v);
      return failed(result) ? result : stretch(a, result, u.lowOpen || v.lowOpen, u.highOpen || v.highOpen);
    }
    case 'sub':
      return difference(a, u, v);
    case 'mul': {
      const result = enclosures.mul(a, u, v);
      return failed(result) ? result : product(a, u, v, result);
    }
    case 'div':
      return u === v && strictSign(a, v) ? stretch(a, integer(a, 1)) : quotient(a, u, v);
    case 'pow':
      return power(a, u, v);
    case 'max':
    case 'min':
      return extreme(a, op, u, v);
    case 'abs': {
      const s = weakSign(a, u);
      if (s === undefined) return stretch(a, enclosures.abs(a, u, u) as Interval);
      return s >= 0 ? u : stretch(a, negate(a, u), u.highOpen, u.lowOpen);
    }
    case 'sign': {
      const s = strictSign(a, u);
      return s === undefined ? stretch(a, enclosures.sign(a, u, u) as Interval) : stretch(a, integer(a, s));
    }
    case 'log':
    case 'log2':
    case 'log10':
      if (u.scale === 0n && a.mpfr.sign(u.low) === 0 && strictSign(a, u) === 1) return logarithmFromZero(a, op, u);
      return monotoneEnclosure(a, op, u, v);
    default:
      return monotoneEnclosure(a, op, u, v);
  }
}

function monotoneEnclosure(a: Arithmetic, op: OpName, u: Stretch, v: Stretch): Stretch | Value {
  const result = enclosures[op](a, u, v);
  if (failed(result)) return result;
  const direction = DIRECTIONS[op];
  if (direction)
    return direction > 0 ? stretch(a, result, u.lowOpen, u.highOpen) : stretch(a, result, u.highOpen, u.lowOpen);
  return stretch(a, result);
}

/** [low, high] from two exact numbers that were rounded outwards. */
export const hull = (a: Arithmetic, u: Interval, v: Interval): Interval =>
  between(a, a.mpfr.compare(u.low, v.low) <= 0 ? u.low : v.low, a.mpfr.compare(u.high, v.high) >= 0 ? u.high : v.high);

/** A whole real line with both ends left out. */
export function line(a: Arithmetic): Stretch {
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  a.mpfr.setInfinity(low, -1);
  a.mpfr.setInfinity(high, 1);
  return stretch(a, { low, high, scale: 0n });
}
