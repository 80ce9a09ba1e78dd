/** erfc and erfcx(u) = exp(u²)·erfc(u), also far out where exp(u²) leaves MPFR's exponents. */
import { exponential } from './exponential.js';
import {
  type Arithmetic,
  add,
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
  negate,
  square,
} from './interval.js';
import type { Register } from './mpfr.js';
import { piInterval } from './trigonometry.js';

/** From here on erfc(u) is below 2^(-2^24): by exp(−u²)·erfcx(u), whose exponent may be any. */
const FAR = 4096;

export function errorFunctionComplement(a: Arithmetic, given: Interval): Interval {
  const u = flat(a, given);
  if (a.mpfr.compareInteger(u.low, FAR) < 0) return monotone(a, a.mpfr.unary.erfc, u, -1);
  return multiply(a, exponential(a, negate(a, square(a, u))), scaledErrorFunctionComplement(a, u));
}

/** erfcx is decreasing on all reals. */
export function scaledErrorFunctionComplement(a: Arithmetic, given: Interval): Interval {
  const u = flat(a, given);
  const atLow = erfcxAt(a, u.low);
  if (isPoint(u)) return atLow;
  const atHigh = erfcxAt(a, u.high);
  const scale = atLow.scale;
  if (scale !== atHigh.scale) {
    const [low, high] = [flat(a, atHigh), flat(a, atLow)];
    return between(a, low.low, high.high);
  }
  return between(a, atHigh.low, atLow.high, scale);
}

/** Encloses erfcx at one number (or at an infinite end). */
function erfcxAt(a: Arithmetic, x: Register): Interval {
  const { mpfr } = a;
  if (mpfr.isInfinite(x)) {
    const end = mpfr.take(a.bits);
    if (mpfr.sign(x) > 0) {
      mpfr.setZero(end);
      return { low: end, high: end, scale: 0n };
    }
    const largest = monotone(a, mpfr.unary.exp, { low: x, high: x, scale: 0n });
    mpfr.setInfinity(end, 1);
    return between(a, largest.low, end);
  }
  const wide: Arithmetic = { mpfr, bits: 2 * a.bits };
  const point: Interval = { low: x, high: x, scale: 0n };
  const squared = square(wide, point);
  // The smallest term of the asymptotic series is about exp(−x²): it reaches 2^-bits where x² > bits·log 2.
  if (mpfr.sign(x) > 0 && mpfr.compareInteger(squared.low, a.bits) > 0) return asymptotic(a, point, squared);
  const erfc = fromOneRounding(a, (r, rounding) => mpfr.unary.erfc(r, x, rounding));
  return multiply(a, exponential(a, squared), erfc);
}

/**
 * erfcx(x) = 1/(x√π) · Σ (−1)^n (2n−1)!!/(2x²)^n for x > 0. The series envelops: the value lies between any two
 * successive partial sums (NIST DLMF 7.12(i)), so the first omitted term bounds the error.
 */
function asymptotic(a: Arithmetic, x: Interval, squared: Interval): Interval {
  const work: Arithmetic = { mpfr: a.mpfr, bits: a.bits + 16 };
  const twice = add(work, squared, squared);
  const one = integer(work, 1);
  let [term, sum] = [one, one];
  for (let n = 1; ; n++) {
    const factor = divide(work, integer(work, 1 - 2 * n), twice);
    if (failed(factor)) break;
    term = multiply(work, term, factor);
    const next = add(work, sum, term);
    const done = a.mpfr.exponent(term.low) < -a.bits - 8;
    if (done) {
      sum = between(work, lesser(work, sum, next), greater(work, sum, next));
      break;
    }
    sum = next;
  }
  const root = monotone(work, a.mpfr.unary.sqrt, piInterval(work));
  const quotient = divide(a, sum, multiply(work, x, root));
  return failed(quotient) ? { low: one.low, high: one.low, scale: 0n } : quotient;
}

const lesser = (a: Arithmetic, u: Interval, v: Interval): Register =>
  a.mpfr.compare(u.low, v.low) <= 0 ? u.low : v.low;
const greater = (a: Arithmetic, u: Interval, v: Interval): Register =>
  a.mpfr.compare(u.high, v.high) >= 0 ? u.high : v.high;
