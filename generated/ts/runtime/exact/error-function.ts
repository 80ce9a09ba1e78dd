// Made by activation-compiler; do not edit.
/**
 * erf, erfc and erfcx. erf below 1: a polynomial in u². erfcx for u >= 0: (u + 3)·erfcx(u) is analytic in
 * s = 1/(u + 3) up to u = ∞, three polynomials in s. erfc: exp(−u²)·erfcx(u), with u² in three words.
 */
import { div, mul, sub } from './arithmetic.js';
import { exp, expOfWords } from './exponential.js';
import {
  addPairs,
  divPairs,
  fromPair,
  horner,
  mulPairs,
  type Pair,
  type Polynomial,
  productOf,
  sumOf,
  toPair,
} from './pair.js';
import { make, neg, normalise, ONE, powerOfTwo, type Scaled, scale, special, TWO } from './scaled.js';
import { productError } from './sticky.js';
import { INVERSE_SQRT_PI as INVERSE_WORDS, TWO_INVERSE_SQRT_PI as TWO_WORDS } from './tables/constants.js';
import { ERF_SERIES, ERFCX_FAR, ERFCX_MIDDLE, ERFCX_NEAR } from './tables/error-function.js';

export const INVERSE_SQRT_PI: Scaled = normalise(INVERSE_WORDS[0]!, INVERSE_WORDS[1]!, 0);
/** 2/√π, the slope of erf at 0. */
export const TWO_INVERSE_SQRT_PI: Scaled = normalise(TWO_WORDS[0]!, TWO_WORDS[1]!, 0);

/** Below this exponent of u, the series of erfcx to u² is enough. */
const NEAR_ZERO = -54;
/** Above this exponent of u, erfcx(u) is 1/(u·√π) but for the side. */
const NEAR_INFINITY = 200;
/** From here on u² is too large for three words. */
const LARGE = 22;

/** exp(±u²), with the square exact to 2^-104. */
function expOfSquare(u: Scaled, sign: 1 | -1): Scaled {
  if (u.e >= LARGE) return exp(sign < 0 ? neg(mul(u, u)) : mul(u, u));
  const x = toPair(u);
  const square = productOf(x.h, x.h);
  const cross = 2 * x.h * x.l;
  const middle = sumOf(square.l, cross);
  const low = middle.l + (2 * productError(x.h, x.l) + x.l * x.l);
  return expOfWords(sign * square.h, sign * middle.h, sign * low);
}

function pieceOf(s: number): { readonly p: Polynomial; readonly centre: number } {
  if (s >= 0.2) return { p: ERFCX_NEAR, centre: 0.265625 };
  return s >= 1 / 9 ? { p: ERFCX_MIDDLE, centre: 0.15625 } : { p: ERFCX_FAR, centre: 0.0546875 };
}

/** erfcx(u) for u >= 0. */
function erfcxPositive(u: Scaled): Scaled {
  if (u.e > NEAR_INFINITY) return div(mul(INVERSE_SQRT_PI, make(1, -powerOfTwo(-2 * NEAR_INFINITY), 0)), u);
  const s: Pair = divPairs({ h: 1, l: 0 }, addPairs({ h: 3, l: 0 }, toPair(u)));
  const { p, centre } = pieceOf(s.h);
  const v = addPairs(s, { h: -centre, l: 0 });
  return fromPair(mulPairs(s, horner(p, p.high.length, p.low.length, v.h, v.l)));
}

/** exp(u²)·erfc(u). Relative error below 2^-99; grows as 2·exp(u²) for negative u. */
export function erfcx(u: Scaled): Scaled {
  if (Number.isNaN(u.h)) return u;
  if (u.h === 0) return ONE;
  if (u.h - u.h !== 0) return u.h > 0 ? special(0) : special(Number.POSITIVE_INFINITY);
  if (u.e < NEAR_ZERO) return sub(ONE, mul(u, sub(TWO_INVERSE_SQRT_PI, u)));
  if (u.h > 0) return erfcxPositive(u);
  return sub(scale(expOfSquare(u, 1), 1), erfcxPositive(neg(u)));
}

/** 2/√π times the integral of exp(−t²) from 0 to u. Relative error below 2^-100. */
export function erf(u: Scaled): Scaled {
  if (u.h === 0 || Number.isNaN(u.h)) return u;
  if (u.e < 0) {
    const x = toPair(u);
    const z = mulPairs(x, x);
    return mul(u, fromPair(horner(ERF_SERIES, ERF_SERIES.high.length, ERF_SERIES.low.length, z.h, z.l)));
  }
  return u.h < 0 ? neg(sub(ONE, erfc(neg(u)))) : sub(ONE, erfc(u));
}

/** 1 − erf(u). Relative error below 2^-99. */
export function erfc(u: Scaled): Scaled {
  if (Number.isNaN(u.h)) return u;
  if (u.h - u.h !== 0) return u.h > 0 ? special(0) : TWO;
  if (u.h <= 0) return u.e < 0 || u.h === 0 ? sub(ONE, erf(u)) : sub(TWO, erfc(neg(u)));
  return u.e < -1 ? sub(ONE, erf(u)) : mul(expOfSquare(u, -1), erfcxPositive(u));
}
