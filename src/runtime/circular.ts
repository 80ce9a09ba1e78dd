/**
 * sin, cos and cos − 1, with arguments reduced by multiples of π/2 exactly: π/2 in five words for ordinary arguments,
 * in 1400 bits for arguments up to 2^1100.
 */
import { add, mul } from './arithmetic.js';
import { fromPair, horner, mulPairs, type Pair, quickSum, toPair } from './pair.js';
import { exponentOf, NOT_A_NUMBER, neg, ONE, powerOfTwo, type Scaled, scale } from './scaled.js';
import { expansion, productError } from './sticky.js';
import { COS_SERIES, SIN_SERIES } from './tables/circular.js';
import { HALF_PI, PI_DIGITS } from './tables/constants.js';

/** a = quadrant·π/2 + r with |r| <= π/4; `r` is undefined if a itself is that small. */
interface Reduced {
  readonly quadrant: number;
  readonly r: Pair;
}

/** Arguments from 2^31 on take the long way; arguments from 2^1100 on have no value. */
const LONG = 31;
const FARTHEST = 1100;

/** The leading words of an expansion. */
function leading(parts: readonly number[]): Pair {
  const n = parts.length;
  return quickSum(parts[n - 1] ?? 0, (parts[n - 2] ?? 0) + (parts[n - 3] ?? 0));
}

function reduceWords(a: Scaled): Reduced {
  const s = powerOfTwo(a.e);
  const x = a.h * s;
  const k = Math.round(x / HALF_PI[0]!);
  const terms: number[] = [x, a.l * s];
  for (const word of HALF_PI) terms.push(-k * word, -productError(k, word));
  return { quadrant: ((k % 4) + 4) % 4, r: leading(expansion(terms)) };
}

const FRACTION = 1400n;
let halfPi: bigint | undefined;

/** x·2^(e + 1400), down to an integer. */
function toFixed(x: number, e: number): bigint {
  if (x === 0) return 0n;
  const k = exponentOf(x) - 52;
  const whole = BigInt(x * powerOfTwo(-k));
  const shift = BigInt(k + e) + FRACTION;
  return shift >= 0n ? whole << shift : whole >> -shift;
}

function reduceLong(a: Scaled): Reduced {
  halfPi ??= BigInt(`0x${PI_DIGITS}`) / 2n;
  const x = toFixed(a.h, a.e) + toFixed(a.l, a.e);
  // The nearest multiple: the floor of the quotient of numbers with a positive divisor.
  const raised = x + halfPi / 2n;
  const k = raised / halfPi - (raised % halfPi < 0n ? 1n : 0n);
  const rest = x - k * halfPi;
  const size = rest < 0n ? -rest : rest;
  const length = size.toString(16).length * 4;
  const cut = BigInt(Math.max(0, length - 160));
  const top = size >> cut;
  const high = Number(top);
  const low = Number(top - BigInt(high));
  const unit = powerOfTwo(Number(cut - FRACTION) / 2);
  const sign = rest < 0n ? -1 : 1;
  return {
    quadrant: Number(((k % 4n) + 4n) % 4n),
    r: { h: sign * high * unit * unit, l: sign * low * unit * unit },
  };
}

function reduce(a: Scaled): Reduced | undefined {
  if (a.e >= FARTHEST || a.h - a.h !== 0) return undefined;
  return a.e < LONG ? reduceWords(a) : reduceLong(a);
}

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
