/**
 * Intervals over MPFR: the representation, the four operations, and what all functions are built from.
 *
 * An interval is a set of reals [low, high]·2^scale that certainly holds the value. `low` is rounded down and `high`
 * up; an infinite end means that no finite bound is known on that side (`low` is never +∞, `high` never −∞, nor NaN). An
 * exactly known value has ONE register as both ends, so that exact zeros and equalities can be recognised.
 *
 * `scale` extends MPFR's exponents (31 bits), which exp(x) leaves already for |x| > 7.4e8: without it
 * exp(x)/(1 + exp(x)) could not be decided for half of all doubles. It is 0n nearly always.
 */
import { type Binary, DOWN, type Mpfr, type Register, type Rounding, type Unary, UP } from './mpfr.js';

export interface Interval {
  readonly low: Register;
  readonly high: Register;
  readonly scale: bigint;
}

/**
 * No value. `undefined`: there is certainly none. `undecided`: not known at this precision. `kink`: a slope was asked
 * for exactly where two smooth parts meet (only inside derivatives, which then look at both sides).
 */
export interface Failure {
  readonly failure: 'undefined' | 'undecided' | 'kink';
  readonly reason: string;
}

export type Value = Interval | Failure;

/** MPFR and the working precision of one evaluation, at least 64 bits (small integers and doubles are exact). */
export interface Arithmetic {
  readonly mpfr: Mpfr;
  readonly bits: number;
}

export const failed = (v: Value): v is Failure => 'failure' in v;
export const undefinedBecause = (reason: string): Failure => ({ failure: 'undefined', reason });
export const undecidedBecause = (reason: string): Failure => ({ failure: 'undecided', reason });

export const isPoint = (u: Interval): boolean => u.low === u.high;

/** Both ends in registers; equal ends become a point. */
export function between(a: Arithmetic, low: Register, high: Register, scale = 0n): Interval {
  if (low === high || a.mpfr.compare(low, high) === 0) return { low, high: low, scale };
  return { low, high, scale };
}

/** The exact integer n (|n| < 2^31). */
export function integer(a: Arithmetic, n: number): Interval {
  const low = a.mpfr.take(a.bits);
  a.mpfr.setDouble(low, n, DOWN);
  return { low, high: low, scale: 0n };
}

/** The whole real line. */
export function everything(a: Arithmetic): Interval {
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  a.mpfr.setInfinity(low, -1);
  a.mpfr.setInfinity(high, 1);
  return { low, high, scale: 0n };
}

/** −1 or 1: certainly of that sign; 0: exactly zero; undefined: not known. */
export function certainSign(a: Arithmetic, u: Interval): -1 | 0 | 1 | undefined {
  const [low, high] = [a.mpfr.sign(u.low), a.mpfr.sign(u.high)];
  if (low > 0) return 1;
  if (high < 0) return -1;
  return low === 0 && high === 0 ? 0 : undefined;
}

/** From a function that is computed exactly rounded: both ends from one call, since the ternary value says if it is exact. */
export function fromOneRounding(a: Arithmetic, compute: (result: Register, rounding: Rounding) => number): Interval {
  const low = a.mpfr.take(a.bits);
  if (compute(low, DOWN) === 0) return { low, high: low, scale: 0n };
  const high = a.mpfr.take(a.bits);
  a.mpfr.unary.set(high, low, UP);
  a.mpfr.nextAbove(high);
  return { low, high, scale: 0n };
}

/** A monotone function of [low, high] (scale already 0). */
export function monotone(a: Arithmetic, f: Unary, u: Interval, direction: 1 | -1 = 1): Interval {
  if (isPoint(u)) return fromOneRounding(a, (r, rounding) => f(r, u.low, rounding));
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  f(low, direction > 0 ? u.low : u.high, DOWN);
  f(high, direction > 0 ? u.high : u.low, UP);
  return between(a, low, high);
}

// Scales ---------------------------------------------------------------------------------------------------------------

/** Exponents that may stay in MPFR's own: far from ±2^30, so that a few products of such numbers stay inside too. */
const COMFORTABLE = 1 << 26;
/** The longest shift MPFR takes; two of them leave its exponent range from anywhere. */
const LONGEST = 2147483647n;

/** u·2^n with any n; leaving MPFR's exponent range rounds soundly (largest finite or ∞, zero or smallest positive). */
function shifted(a: Arithmetic, u: Register, n: bigint, rounding: Rounding): Register {
  const result = a.mpfr.take(a.bits);
  const step = n > LONGEST ? LONGEST : n < -LONGEST ? -LONGEST : n;
  a.mpfr.shift(result, u, Number(step), rounding);
  if (step !== n) a.mpfr.shift(result, result, Number(step), rounding);
  return result;
}

/** The same interval (or a slightly wider one) with the given scale. */
export function withScale(a: Arithmetic, u: Interval, scale: bigint): Interval {
  if (u.scale === scale) return u;
  const n = u.scale - scale;
  const low = shifted(a, u.low, n, DOWN);
  const high = shifted(a, u.high, n, UP);
  return between(a, low, high, scale);
}

/** The same interval without a scale; wider where MPFR's exponents do not suffice. */
export const flat = (a: Arithmetic, u: Interval): Interval => (u.scale === 0n ? u : withScale(a, u, 0n));

/** Drops the scale where it is not needed. */
export function settle(a: Arithmetic, u: Interval): Interval {
  if (u.scale === 0n) return u;
  for (const end of [u.low, u.high]) {
    if (a.mpfr.sign(end) === 0 || a.mpfr.isInfinite(end)) continue;
    const exponent = u.scale + BigInt(a.mpfr.exponent(end));
    if (exponent > COMFORTABLE || exponent < -COMFORTABLE) return u;
  }
  return withScale(a, u, 0n);
}

/**
 * f(u) for a function with f(u) = u·(1 + θ), |θ| <= |u|, near 0, where u has a negative scale and so is far below
 * 2^-bits: u widened by one unit either way.
 */
export function nearlyLinear(a: Arithmetic, u: Interval): Interval {
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  a.mpfr.setDouble(low, 1, DOWN);
  a.mpfr.setDouble(high, 1, UP);
  a.mpfr.nextBelow(low);
  a.mpfr.nextAbove(high);
  return multiply(a, u, { low, high, scale: 0n });
}

/** Two intervals with one scale. */
export function aligned(a: Arithmetic, u: Interval, v: Interval): readonly [Interval, Interval] {
  if (u.scale === v.scale) return [u, v];
  // Zero has no size: it takes the other's scale.
  if (certainSign(a, u) === 0) return [{ ...u, scale: v.scale }, v];
  if (certainSign(a, v) === 0) return [u, { ...v, scale: u.scale }];
  // biome-ignore lint/complexity/useMathMinMax: Math.max does not take bigints
  const scale = u.scale > v.scale ? u.scale : v.scale;
  return [withScale(a, u, scale), withScale(a, v, scale)];
}

// The four operations --------------------------------------------------------------------------------------------------

/** Exact where the ends have no more than the working precision. */
export function negate(a: Arithmetic, u: Interval): Interval {
  const { neg } = a.mpfr.unary;
  if (isPoint(u)) return { ...fromOneRounding(a, (r, rounding) => neg(r, u.low, rounding)), scale: u.scale };
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  neg(low, u.high, DOWN);
  neg(high, u.low, UP);
  return { low, high, scale: u.scale };
}

export function add(a: Arithmetic, u: Interval, v: Interval): Interval {
  if (u.scale !== v.scale) {
    const [su, sv] = aligned(a, u, v);
    return settle(a, { ...add(a, { ...su, scale: 0n }, { ...sv, scale: 0n }), scale: su.scale });
  }
  const sum = sumOf(a, a.mpfr.binary.add, u.low, v.low, u.high, v.high, isPoint(u) && isPoint(v));
  return u.scale === 0n ? sum : settle(a, { ...sum, scale: u.scale });
}

export function subtract(a: Arithmetic, u: Interval, v: Interval): Interval {
  if (u.scale !== v.scale) {
    const [su, sv] = aligned(a, u, v);
    return settle(a, { ...subtract(a, { ...su, scale: 0n }, { ...sv, scale: 0n }), scale: su.scale });
  }
  const difference = sumOf(a, a.mpfr.binary.sub, u.low, v.high, u.high, v.low, isPoint(u) && isPoint(v));
  return u.scale === 0n ? difference : settle(a, { ...difference, scale: u.scale });
}

function sumOf(
  a: Arithmetic,
  f: Binary,
  ul: Register,
  vl: Register,
  uh: Register,
  vh: Register,
  points: boolean,
): Interval {
  if (points) return fromOneRounding(a, (r, rounding) => f(r, ul, vl, rounding));
  const [low, high] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  f(low, ul, vl, DOWN);
  f(high, uh, vh, UP);
  return between(a, low, high);
}

export function multiply(a: Arithmetic, u: Interval, v: Interval): Interval {
  const [su, sv] = [certainSign(a, u), certainSign(a, v)];
  // Values are reals, never infinite: zero times anything is zero, also where no finite bound is known.
  if (su === 0) return { ...u, scale: 0n };
  if (sv === 0) return { ...v, scale: 0n };
  const scale = u.scale + v.scale;
  const product = productOf(a, u, v);
  return scale === 0n ? product : settle(a, { ...product, scale });
}

/** Products of ends by the signs of the intervals (Moore, Kearfott, Cloud: Introduction to Interval Analysis, 2.3). */
function productOf(a: Arithmetic, u: Interval, v: Interval): Interval {
  const { mpfr } = a;
  if (isPoint(u) && isPoint(v)) return fromOneRounding(a, (r, rounding) => mpfr.binary.mul(r, u.low, v.low, rounding));
  const product = (x: Register, y: Register, rounding: Rounding): Register => {
    const result = mpfr.take(a.bits);
    // A zero end times an infinite one: the set of products next to it is bounded by 0.
    if (mpfr.sign(x) === 0 || mpfr.sign(y) === 0) mpfr.setZero(result);
    else mpfr.binary.mul(result, x, y, rounding);
    return result;
  };
  const low = (x: Register, y: Register) => product(x, y, DOWN);
  const high = (x: Register, y: Register) => product(x, y, UP);
  const [ul, uh, vl, vh] = [u.low, u.high, v.low, v.high];
  const signs = (l: Register, h: Register) => (mpfr.sign(l) >= 0 ? 'P' : mpfr.sign(h) <= 0 ? 'N' : 'M');
  const cases: Record<string, () => [Register, Register]> = {
    PP: () => [low(ul, vl), high(uh, vh)],
    PN: () => [low(uh, vl), high(ul, vh)],
    PM: () => [low(uh, vl), high(uh, vh)],
    NP: () => [low(ul, vh), high(uh, vl)],
    NN: () => [low(uh, vh), high(ul, vl)],
    NM: () => [low(ul, vh), high(ul, vl)],
    MP: () => [low(ul, vh), high(uh, vh)],
    MN: () => [low(uh, vl), high(ul, vl)],
    MM: () => [smaller(a, low(ul, vh), low(uh, vl)), larger(a, high(ul, vl), high(uh, vh))],
  };
  const [l, h] = cases[signs(ul, uh) + signs(vl, vh)]!();
  return between(a, l, h);
}

export const smaller = (a: Arithmetic, x: Register, y: Register): Register => (a.mpfr.compare(x, y) <= 0 ? x : y);
export const larger = (a: Arithmetic, x: Register, y: Register): Register => (a.mpfr.compare(x, y) >= 0 ? x : y);

export function divide(a: Arithmetic, u: Interval, v: Interval): Value {
  const sv = certainSign(a, v);
  if (sv === 0) return undefinedBecause('division by zero');
  if (sv === undefined) return undecidedBecause('the sign of a denominator');
  if (certainSign(a, u) === 0) return { ...u, scale: 0n };
  const scale = u.scale - v.scale;
  const quotient = quotientOf(a, u, v, sv);
  return scale === 0n ? quotient : settle(a, { ...quotient, scale });
}

function quotientOf(a: Arithmetic, u: Interval, v: Interval, sv: 1 | -1): Interval {
  const { mpfr } = a;
  const { div } = mpfr.binary;
  if (isPoint(u) && isPoint(v)) return fromOneRounding(a, (r, rounding) => div(r, u.low, v.low, rounding));
  const [low, high] = [mpfr.take(a.bits), mpfr.take(a.bits)];
  // For v < 0 the numerator's ends change places; then the end of v nearer to zero goes with growing quotients.
  const [nl, nh] = sv > 0 ? [u.low, u.high] : [u.high, u.low];
  const [near, far] = sv > 0 ? [v.low, v.high] : [v.high, v.low];
  const lowNegative = mpfr.sign(nl) * sv < 0;
  const highPositive = mpfr.sign(nh) * sv > 0;
  div(low, nl, lowNegative ? near : far, DOWN);
  div(high, nh, highPositive ? near : far, UP);
  return between(a, low, high);
}

/** u·u, tighter than a product of two unrelated numbers. */
export function square(a: Arithmetic, u: Interval): Interval {
  const result = monotone(a, a.mpfr.unary.sqr, magnitudeOf(a, u));
  return u.scale === 0n ? result : settle(a, { ...result, scale: 2n * u.scale });
}

/** |u|, its scale kept. */
export function magnitudeOf(a: Arithmetic, u: Interval): Interval {
  const s = certainSign(a, u);
  if (s === 1 || s === 0) return u;
  const opposite = negate(a, u);
  if (s === -1) return opposite;
  const zero = a.mpfr.take(a.bits);
  a.mpfr.setZero(zero);
  return { low: zero, high: larger(a, u.high, opposite.high), scale: u.scale };
}
