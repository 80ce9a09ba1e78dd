/** Arithmetic on the bounds of enclosures: exact comparison, and how many bits two enclosures share. */
import { type Rational, rational } from '../algebra/rational.js';
import type { BigFloat, Bound } from '../truth/truth.js';

export interface Interval {
  readonly low: Bound;
  readonly high: Bound;
}

/** Bits of |a|; hexadecimal text is the quickest way to a bigint's length. */
export function bitLength(a: bigint): number {
  if (a === 0n) return 0;
  const hex = (a < 0n ? -a : a).toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}

/** log2 |b|, rounded up to the next integer; −∞ for 0. */
export const magnitudeBits = (b: BigFloat): number =>
  b.mantissa === 0n ? Number.NEGATIVE_INFINITY : b.exponent + bitLength(b.mantissa);

const signOf = (b: BigFloat): number => (b.mantissa > 0n ? 1 : b.mantissa < 0n ? -1 : 0);

/** The order of two bounds, exactly. */
export function compareBounds(a: Bound, b: Bound): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === 'inf' || b === '-inf') return 1;
  if (a === '-inf' || b === 'inf') return -1;
  const [sa, sb] = [signOf(a), signOf(b)];
  if (sa !== sb) return sa < sb ? -1 : 1;
  if (sa === 0) return 0;
  const [ma, mb] = [magnitudeBits(a), magnitudeBits(b)];
  if (ma !== mb) return ma < mb === sa > 0 ? -1 : 1;
  // Equal magnitudes in bits: the mantissas differ by a shift of at most their lengths.
  const low = Math.min(a.exponent, b.exponent);
  const [x, y] = [a.mantissa << BigInt(a.exponent - low), b.mantissa << BigInt(b.exponent - low)];
  return x < y ? -1 : x > y ? 1 : 0;
}

export const isPoint = (i: Interval): boolean => compareBounds(i.low, i.high) === 0 && typeof i.low === 'object';

/** An upper estimate of log2 (a − b) for finite bounds a ≥ b; −∞ where they are equal. */
function differenceBits(a: BigFloat, b: BigFloat): number {
  const [ma, mb] = [magnitudeBits(a), magnitudeBits(b)];
  const low = Math.min(a.exponent, b.exponent);
  const apart = Math.max(a.exponent, b.exponent) - low;
  // Bounds of very different size: the difference is that of the larger.
  if (apart > 100_000 || signOf(a) !== signOf(b)) return Math.max(ma, mb) + 1;
  const difference = (a.mantissa << BigInt(a.exponent - low)) - (b.mantissa << BigInt(b.exponent - low));
  return difference === 0n ? Number.NEGATIVE_INFINITY : low + bitLength(difference);
}

export interface Gap {
  /** log2 of the width of the two enclosures together; Infinity where one is unbounded, −Infinity for equal points. */
  readonly widthBits: number;
  /** log2 of the largest magnitude in them. */
  readonly sizeBits: number;
  /** Bits that the two agree to, relative to their size; Infinity for equal points. */
  readonly agreedBits: number;
}

/** How far two enclosures reach together. */
export function gapOf(a: Interval, b: Interval): Gap {
  const low = compareBounds(a.low, b.low) <= 0 ? a.low : b.low;
  const high = compareBounds(a.high, b.high) >= 0 ? a.high : b.high;
  if (typeof low !== 'object' || typeof high !== 'object')
    return { widthBits: Number.POSITIVE_INFINITY, sizeBits: Number.POSITIVE_INFINITY, agreedBits: 0 };
  const widthBits = differenceBits(high, low);
  const sizeBits = Math.max(magnitudeBits(low), magnitudeBits(high));
  const agreedBits = widthBits === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : sizeBits - widthBits;
  return { widthBits, sizeBits, agreedBits };
}

/** log2 |b| to double precision; −∞ for 0. */
export function log2Of(b: BigFloat): number {
  const bits = bitLength(b.mantissa);
  if (bits === 0) return Number.NEGATIVE_INFINITY;
  const kept = bits > 60 ? b.mantissa >> BigInt(bits - 60) : b.mantissa;
  return Math.log2(Math.abs(Number(kept))) + b.exponent + Math.max(0, bits - 60);
}

/** a − b; where one is smaller by more than 40,000 bits, the other alone. */
export function subtract(a: BigFloat, b: BigFloat): BigFloat {
  if (b.mantissa === 0n) return a;
  if (a.mantissa === 0n) return { mantissa: -b.mantissa, exponent: b.exponent };
  const low = Math.min(a.exponent, b.exponent);
  if (Math.max(a.exponent, b.exponent) - low > 40_000)
    return magnitudeBits(a) > magnitudeBits(b) ? a : { mantissa: -b.mantissa, exponent: b.exponent };
  return {
    mantissa: (a.mantissa << BigInt(a.exponent - low)) - (b.mantissa << BigInt(b.exponent - low)),
    exponent: low,
  };
}

/** Does the enclosure hold 0 in its inside? Then no precision makes it relatively narrow unless it moves off 0. */
export const straddlesZero = (i: Interval): boolean =>
  (i.low === '-inf' || (typeof i.low === 'object' && i.low.mantissa < 0n)) &&
  (i.high === 'inf' || (typeof i.high === 'object' && i.high.mantissa > 0n));

/** Exponents beyond this are not turned into exact fractions. */
const MAX_EXPONENT = 20_000;

/** The exact value of a bound; undefined for infinities and for what is too large or small to be worth it. */
export function toRational(b: Bound): Rational | undefined {
  if (typeof b !== 'object') return undefined;
  if (b.mantissa === 0n) return rational(0n);
  if (Math.abs(b.exponent) > MAX_EXPONENT) return undefined;
  return b.exponent >= 0 ? rational(b.mantissa << BigInt(b.exponent)) : rational(b.mantissa, 1n << BigInt(-b.exponent));
}
