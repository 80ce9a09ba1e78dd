/**
 * erf, erfc and erfcx(u) = exp(u²)·erfc(u), also far out where exp(u²) leaves MPFR's exponents. MPFR's own erfc takes
 * milliseconds between 3 and 15 (it subtracts from 1); from NEAR on a continued fraction takes microseconds.
 */
import { exponential, half } from './exponential.js';
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
  monotone,
  multiply,
  nearlyLinear,
  negate,
  square,
  subtract,
} from './interval.js';
import { DOWN, type Register, UP } from './mpfr.js';
import { piInterval } from './trigonometry.js';

/** From here on the continued fraction needs few terms: about 150 for 100 bits. */
const NEAR = 2;
/** With more terms than this MPFR's own function is quicker. */
const MOST_TERMS = 2000;
/**
 * More bits are not computed here, whatever the working precision: at 2^14 bits MPFR's erfc(60) takes many seconds. Wider
 * enclosures are sound, and what erf cancels with is mostly spared by `identities.ts`.
 */
const MOST_ERROR_FUNCTION_BITS = 2048;

const limited = (a: Arithmetic): Arithmetic =>
  a.bits <= MOST_ERROR_FUNCTION_BITS ? a : { mpfr: a.mpfr, bits: MOST_ERROR_FUNCTION_BITS };

/** A decreasing function known at single numbers: over an interval by its ends. */
function decreasing(a: Arithmetic, u: Interval, at: (x: Register) => Interval): Interval {
  const atLow = at(u.low);
  if (isPoint(u)) return atLow;
  const atHigh = at(u.high);
  if (atLow.scale === atHigh.scale) return between(a, atHigh.low, atLow.high, atLow.scale);
  return between(a, flat(a, atHigh).low, flat(a, atLow).high);
}

export const errorFunctionComplement = (a: Arithmetic, u: Interval): Interval =>
  decreasing(limited(a), flat(a, u), (x) => erfcAt(limited(a), x, 2 * a.bits));

export const scaledErrorFunctionComplement = (a: Arithmetic, u: Interval): Interval =>
  decreasing(limited(a), flat(a, u), (x) => erfcxAt(limited(a), x, 2 * a.bits));

/** erf is odd; erf(u) = 2/√π · u·(1 + θ), |θ| <= |u|, for tiny u with a scale. */
export function errorFunction(a: Arithmetic, given: Interval): Interval {
  if (given.scale < 0n) {
    const root = monotone(a, a.mpfr.unary.sqrt, piInterval(a));
    const quotient = divide(a, nearlyLinear(a, given), multiply(a, root, half(a)));
    if (!failed(quotient)) return quotient;
  }
  const u = flat(a, given);
  // 1 − erfc(u) away from zero; all of the interval is on one side there.
  if (a.mpfr.compareInteger(u.low, NEAR) >= 0) return subtract(a, integer(a, 1), errorFunctionComplement(a, u));
  if (a.mpfr.compareInteger(u.high, -NEAR) <= 0) return negate(a, errorFunction(a, negate(a, u)));
  return monotone(limited(a), a.mpfr.unary.erf, u);
}

const point = (x: Register): Interval => ({ low: x, high: x, scale: 0n });

/** Encloses erfc at one number; `exact`: bits that hold its square. */
function erfcAt(a: Arithmetic, x: Register, exact: number): Interval {
  if (a.mpfr.isInfinite(x)) return integer(a, a.mpfr.sign(x) > 0 ? 0 : 2);
  if (a.mpfr.compareInteger(x, -NEAR) <= 0) {
    const opposite = negate({ mpfr: a.mpfr, bits: exact }, point(x));
    return subtract(a, integer(a, 2), erfcAt(a, opposite.low, exact));
  }
  const terms = a.mpfr.compareInteger(x, NEAR) >= 0 ? termsFor(a, x) : Number.POSITIVE_INFINITY;
  if (terms > MOST_TERMS) return fromOneRounding(a, (r, rounding) => a.mpfr.unary.erfc(r, x, rounding));
  const wide: Arithmetic = { mpfr: a.mpfr, bits: exact };
  return multiply(a, exponential(a, negate(wide, square(wide, point(x)))), continuedFraction(a, x, terms));
}

/** Encloses erfcx at one number (or its bounds at an infinite end). */
function erfcxAt(a: Arithmetic, x: Register, exact: number): Interval {
  const { mpfr } = a;
  if (mpfr.isInfinite(x)) {
    if (mpfr.sign(x) > 0) return integer(a, 0);
    const end = mpfr.take(a.bits);
    mpfr.setInfinity(end, 1);
    return { low: integer(a, 1).low, high: end, scale: 0n };
  }
  const terms = mpfr.compareInteger(x, NEAR) >= 0 ? termsFor(a, x) : Number.POSITIVE_INFINITY;
  if (terms <= MOST_TERMS) return continuedFraction(a, x, terms);
  return multiply(a, exponential(a, square({ mpfr, bits: exact }, point(x))), erfcAt(a, x, exact));
}

/**
 * The fraction cut after n terms is off by about exp(−2x·√(2n)) (Cuyt et al., Handbook of Continued Fractions for
 * Special Functions, 13.2.20, in the form of Laplace): n = (bits·log 2)²/(8x²). Only an estimate to start from.
 */
function termsFor(a: Arithmetic, x: Register): number {
  const exponent = a.mpfr.exponent(x);
  // x >= 2^(exponent − 1); beyond 2^30 a handful of terms is plenty.
  const size = 2 ** Math.min(exponent - 1, 30);
  return Math.ceil((a.bits * Math.LN2) ** 2 / (8 * size * size)) + 6;
}

/**
 * erfcx(x) = 1/(√π·K1), Kn = x + (n/2)/K(n+1), for x > 0 (Laplace). Every Kn lies between x and x + n/(2x), since all
 * terms are positive: from such bounds of the last one, enclosures are computed down to K1. More terms until it is
 * as narrow as the working precision.
 */
function continuedFraction(a: Arithmetic, x: Register, firstTerms: number): Interval {
  const { mpfr } = a;
  const work: Arithmetic = { mpfr, bits: a.bits + 16 };
  for (let terms = firstTerms; ; terms *= 2) {
    const tail = laplaceTail(work, x, terms);
    const width = mpfr.take(work.bits);
    mpfr.binary.sub(width, tail.high, tail.low, UP);
    const narrow = mpfr.sign(width) === 0 || mpfr.exponent(width) <= mpfr.exponent(tail.low) - a.bits - 4;
    if (!narrow && terms < 16 * MOST_TERMS) continue;
    const root = monotone(work, mpfr.unary.sqrt, piInterval(work));
    const quotient = divide(a, integer(a, 1), multiply(work, tail, root));
    return failed(quotient) ? { low: integer(a, 0).low, high: integer(a, 1).low, scale: 0n } : quotient;
  }
}

/** Encloses K1. */
function laplaceTail(a: Arithmetic, x: Register, terms: number): Interval {
  const { mpfr } = a;
  const take = () => mpfr.take(a.bits);
  let [low, high, otherLow, otherHigh] = [take(), take(), take(), take()];
  const [coefficient, quotient] = [take(), take()];
  const { div, add } = mpfr.binary;
  mpfr.unary.set(low, x, DOWN);
  mpfr.setDouble(coefficient, terms / 2, UP);
  div(quotient, coefficient, x, UP);
  add(high, x, quotient, UP);
  for (let n = terms - 1; n >= 1; n--) {
    mpfr.setDouble(coefficient, n / 2, DOWN);
    div(quotient, coefficient, high, DOWN);
    add(otherLow, x, quotient, DOWN);
    div(quotient, coefficient, low, UP);
    add(otherHigh, x, quotient, UP);
    [low, otherLow] = [otherLow, low];
    [high, otherHigh] = [otherHigh, high];
  }
  return between(a, low, high);
}
