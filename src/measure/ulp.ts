/**
 * How far a computed number is from the truth, in units in the last place (ulp).
 *
 * Definition. Let t be the exact value, p the format's precision and 2^e <= |t| < 2^(e+1); the unit is 2^(e−p+1), never
 * less than the spacing of subnormal numbers. The distance of y is |y − t| / unit, taken exactly; a correctly rounded
 * result has at most 0.5. Zero as the truth has the subnormal spacing as its unit. (Muller et al., Handbook of
 * Floating-Point Arithmetic, 2nd ed., section 2.3.2, Goldberg's definition extended to the reals.)
 *
 * - y is NaN and t is a number, or t has no value and y is not NaN: Infinity.
 * - t rounds to ±∞: that infinity is right (0). A finite y in the top binade is measured with t counted as 2^limit at
 *   most; any other is Infinity.
 * - t is finite and y is ±∞: y counts as ±2^limit where t lies in the top binade, else Infinity.
 * - Flush-aware: two values below the smallest normal number are equal (devices may flush subnormal numbers to zero).
 */
import {
  type BigFloat,
  bigFromDouble,
  bigSign,
  DOUBLE,
  type Format,
  HALF,
  roundBig,
  SINGLE,
  topExponent,
} from '../truth/big-float.js';

/** The truth at a point as measuring needs it. `infinite` is a limit or value beyond every format. */
export type Reference =
  | { readonly kind: 'number'; readonly value: BigFloat }
  | { readonly kind: 'infinite'; readonly sign: 1 | -1 }
  | { readonly kind: 'nan' }
  | { readonly kind: 'undecided' };

export const formats = { f64: DOUBLE, f32: SINGLE, f16: HALF } as const satisfies Record<string, Format>;

/** The exponent of the unit in the last place at t. */
export const placeOf = (t: BigFloat, format: Format): number =>
  Math.max(topExponent(t) - format.precision, format.minExponent);

/** The smallest normal number's exponent: 2^-1022 and 2^-126. */
const normalExponent = (format: Format): number => format.minExponent + format.precision - 1;

/** The distance in ulp (see the head of this file). `undecided` references have none: NaN. */
export function ulpDistance(y: number, truth: Reference, format: Format, flushAware = false): number {
  if (truth.kind === 'undecided') return Number.NaN;
  if (truth.kind === 'nan') return Number.isNaN(y) ? 0 : Number.POSITIVE_INFINITY;
  if (Number.isNaN(y)) return Number.POSITIVE_INFINITY;
  if (truth.kind === 'infinite') return y === truth.sign * Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY;
  const t = truth.value;
  const rounded = roundBig(t, format);
  if (!Number.isFinite(rounded)) return beyondLargest(y, t, rounded, format);
  if (!Number.isFinite(y)) {
    const nearTop = topExponent(t) === format.limit && bigSign(t) > 0 === y > 0;
    const edge: BigFloat = { mantissa: y > 0 ? 1n : -1n, exponent: format.limit };
    return nearTop ? distance(edge, t, placeOf(t, format)) : Number.POSITIVE_INFINITY;
  }
  if (flushAware && topExponent(t) <= normalExponent(format) && Math.abs(y) < 2 ** normalExponent(format)) return 0;
  return distance(bigFromDouble(y), t, placeOf(t, format));
}

function beyondLargest(y: number, t: BigFloat, expected: number, format: Format): number {
  if (y === expected) return 0;
  const inTop = Number.isFinite(y) && y > 0 === expected > 0 && Math.abs(y) >= 2 ** (format.limit - 1);
  if (!inTop) return Number.POSITIVE_INFINITY;
  const edge: BigFloat = { mantissa: y > 0 ? 1n : -1n, exponent: format.limit };
  const counted = topExponent(t) > format.limit ? edge : t;
  return distance(bigFromDouble(y), counted, format.limit - format.precision);
}

/** |a − b| / 2^place, rounded once to a double. */
function distance(a: BigFloat, b: BigFloat, place: number): number {
  if (a.mantissa === b.mantissa && a.exponent === b.exponent) return 0;
  // Numbers far below the unit (an underflowed truth) would only lengthen the integers: 200 bits decide any digit shown.
  const floor = place - 200;
  const [x, y] = [atLeast(a, floor), atLeast(b, floor)];
  const exponent = Math.min(x.exponent, y.exponent);
  const gap = (x.mantissa << BigInt(x.exponent - exponent)) - (y.mantissa << BigInt(y.exponent - exponent));
  const scaled: BigFloat = { mantissa: gap < 0n ? -gap : gap, exponent: exponent - place };
  return roundBig(scaled, DOUBLE);
}

/** Digits below 2^floor dropped. */
function atLeast(a: BigFloat, floor: number): BigFloat {
  if (a.mantissa === 0n) return { mantissa: 0n, exponent: floor };
  if (a.exponent >= floor) return a;
  return { mantissa: a.mantissa >> BigInt(Math.min(floor - a.exponent, 1_000_000)), exponent: floor };
}
