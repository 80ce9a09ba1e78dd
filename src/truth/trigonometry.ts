/** sin, cos and tan over intervals: extrema and poles are found by enclosing u/π (Moore, Kearfott, Cloud, 5.3). */
import {
  type Arithmetic,
  between,
  divide,
  failed,
  flat,
  fromOneRounding,
  type Interval,
  integer,
  isPoint,
  larger,
  monotone,
  smaller,
  subtract,
  undecidedBecause,
  type Value,
} from './interval.js';
import { DOWN, MOST_BITS, type Unary, UP } from './mpfr.js';

export const piInterval = (a: Arithmetic): Interval => fromOneRounding(a, a.mpfr.setPi);

/** An interval with more integers than this counts as holding all of them. */
const MANY = 2 ** 30;

/** The integers that may lie in u/π − offset: first and last, or 'many'. */
function integersWithin(a: Arithmetic, u: Interval, offset: number): { first: number; last: number } | 'many' {
  // Integers near u/π are told apart only with as many bits more as u has before its point.
  const size = Math.max(sizeOf(a, u.low), sizeOf(a, u.high));
  if (size > 30) return 'many';
  const wide: Arithmetic = { mpfr: a.mpfr, bits: a.bits + Math.max(0, size) };
  const turns = divide(wide, u, piInterval(wide));
  if (failed(turns)) return 'many';
  const shift = a.mpfr.take(64);
  a.mpfr.setDouble(shift, offset, DOWN);
  const t = subtract(wide, turns, { low: shift, high: shift, scale: 0n });
  const [first, last] = [a.mpfr.take(64), a.mpfr.take(64)];
  a.mpfr.setCeil(first, t.low);
  a.mpfr.setFloor(last, t.high);
  const [f, l] = [toNumber(a, first), toNumber(a, last)];
  return Math.abs(f) > MANY || Math.abs(l) > MANY ? 'many' : { first: f, last: l };
}

const sizeOf = (a: Arithmetic, r: number): number =>
  a.mpfr.isInfinite(r) ? Number.POSITIVE_INFINITY : a.mpfr.sign(r) === 0 ? 0 : a.mpfr.exponent(r);

function toNumber(a: Arithmetic, r: number): number {
  const { mantissa, exponent } = a.mpfr.read(r);
  return Number(mantissa) * 2 ** exponent;
}

/** MPFR reduces an argument with as many bits more as it has before its point: too many for its stack, and for us. */
const isTooLong = (a: Arithmetic, u: Interval): boolean =>
  Math.max(sizeOf(a, u.low), sizeOf(a, u.high)) + a.bits > MOST_BITS + 512;

/** sin (offset 1/2) or cos (offset 0): a maximum where u/π − offset is an even integer, a minimum where it is odd. */
function wave(a: Arithmetic, f: Unary, given: Interval, offset: number): Interval {
  const u = flat(a, given);
  if (isTooLong(a, u)) return between(a, integer(a, -1).low, integer(a, 1).low);
  if (isPoint(u)) return fromOneRounding(a, (r, rounding) => f(r, u.low, rounding));
  const extrema = integersWithin(a, u, offset);
  if (extrema === 'many') return between(a, integer(a, -1).low, integer(a, 1).low);
  const { first, last } = extrema;
  const holds = (parity: 0 | 1) => last - first >= 1 || (last === first && Math.abs(first % 2) === parity);
  const [a1, a2, b1, b2] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits), a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  f(a1, u.low, DOWN);
  f(a2, u.high, DOWN);
  f(b1, u.low, UP);
  f(b2, u.high, UP);
  const low = holds(1) ? integer(a, -1).low : smaller(a, a1, a2);
  const high = holds(0) ? integer(a, 1).low : larger(a, b1, b2);
  return between(a, low, high);
}

export const sine = (a: Arithmetic, u: Interval): Value => wave(a, a.mpfr.unary.sin, u, 0.5);
export const cosine = (a: Arithmetic, u: Interval): Value => wave(a, a.mpfr.unary.cos, u, 0);

/** tan: increasing between poles; no finite argument but π/2 + nπ is a pole, and none of those is a binary number. */
export function tangentFunction(a: Arithmetic, given: Interval): Value {
  const u = flat(a, given);
  if (isTooLong(a, u)) return undecidedBecause('tan of a huge number');
  if (isPoint(u)) return fromOneRounding(a, (r, rounding) => a.mpfr.unary.tan(r, u.low, rounding));
  const poles = integersWithin(a, u, 0.5);
  if (poles === 'many' || poles.first <= poles.last) return undecidedBecause('whether a pole of tan is met');
  return monotone(a, a.mpfr.unary.tan, u);
}
