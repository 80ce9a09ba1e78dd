// Made by activation-compiler; do not edit.
/** sin, cos and cos − 1: the argument less a multiple of π/2 (reduce.ts), and their series for at most π/4. */
import { add, mul } from './arithmetic.js';
import { fromPair, horner, mulPairs, type Pair, toPair } from './pair.js';
import { reduce } from './reduce.js';
import { NOT_A_NUMBER, neg, ONE, type Scaled, scale } from './scaled.js';
import { COS_SERIES, SIN_SERIES } from './tables/circular.js';

function sinOfPair(r: Pair): Pair {
  const z = mulPairs(r, r);
  return mulPairs(r, horner(SIN_SERIES, 15, 9, z.h, z.l));
}

function cosOfPair(r: Pair): Pair {
  const z = mulPairs(r, r);
  return horner(COS_SERIES, 15, 9, z.h, z.l);
}

/** sin of quadrant·π/2 + r. */
function sinOfReduced(quadrant: number, r: Pair): Scaled {
  const value = fromPair(quadrant % 2 === 0 ? sinOfPair(r) : cosOfPair(r));
  return quadrant >= 2 ? neg(value) : value;
}

/** sin a. Relative error below 2^-100, also beside multiples of π; NaN from 2^1100 on. */
export function sin(a: Scaled): Scaled {
  if (a.h === 0) return a;
  if (a.e < -1) {
    const x = toPair(a);
    const z = mulPairs(x, x);
    return mul(a, fromPair(horner(SIN_SERIES, 15, 9, z.h, z.l)));
  }
  const reduced = reduce(a);
  return reduced ? sinOfReduced(reduced.quadrant, reduced.r) : NOT_A_NUMBER;
}

/** cos a. Relative error below 2^-100, also beside odd multiples of π/2; NaN from 2^1100 on. */
export function cos(a: Scaled): Scaled {
  if (a.e < -30) return add(ONE, neg(scale(mul(a, a), -1)));
  const reduced = reduce(a);
  return reduced ? sinOfReduced((reduced.quadrant + 1) % 4, reduced.r) : NOT_A_NUMBER;
}

/** cos a − 1 = −2·sin²(a/2). Relative error below 2^-99; NaN from 2^1100 on. */
export function cosm1(a: Scaled): Scaled {
  const s = sin(scale(a, -1));
  return neg(scale(mul(s, s), 1));
}
