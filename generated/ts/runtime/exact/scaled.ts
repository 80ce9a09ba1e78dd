// Made by activation-compiler; do not edit.
/**
 * Scaled double-double numbers: (h + l)·2^e with the exponent kept apart, so that nothing overflows or underflows
 * before the one rounding at the end. This folder is the runtime of the grade `exact`: it is imported by the compiler
 * and copied beside emitted kernels word for word, so it imports nothing from outside and asks the host for nothing
 * but + − · / and the square root, which round alike on every machine.
 */

/**
 * (h + l)·2^e. Normalised: 1 <= |h| < 2 and h is h + l rounded to nearest, ties to even; e is an integer, kept as a
 * double. Zero, NaN and ±∞ stand in h, with l = e = 0; zero keeps its sign.
 *
 * The low word is *sticky*: where h + l would be a tie of a later rounding (l = 0 or half a unit of h) and the exact
 * result isn't, l says on which side the exact result lies.
 */
export interface Scaled {
  readonly h: number;
  readonly l: number;
  readonly e: number;
}

/** The number with these fields, which the caller has normalised. */
export function make(h: number, l: number, e: number): Scaled {
  return { h, l, e };
}

// The first number made has fractions in all fields: engines then keep all three as doubles from the start.
export const NOT_A_NUMBER: Scaled = make(Number.NaN, Number.NaN, Number.NaN);
const HALF_FIELDS = make(0.5, 0.5, 0.5);

export const ZERO: Scaled = make(0 * HALF_FIELDS.h, 0, 0);
export const ONE: Scaled = make(1, 0, 0);
export const TWO: Scaled = make(1, 0, 1);
export const INFINITE: Scaled = make(Number.POSITIVE_INFINITY, 0, 0);

/** 2^n for |n| <= 1022, exactly. */
const POWERS = new Float64Array(2045);
for (let n = 0, up = 1, down = 1; n <= 1022; n++, up *= 2, down /= 2) {
  POWERS[1022 + n] = up;
  POWERS[1022 - n] = down;
}
export function powerOfTwo(n: number): number {
  return POWERS[n + 1022]!;
}

// A double seen as two words, to read its exponent. Written and read within one call.
const asDouble = new Float64Array([1]);
const asWords = new Uint32Array(asDouble.buffer);
const HIGH = asWords[1] === 0x3ff00000 ? 1 : 0;

/** e with 2^e <= |x| < 2^(e+1), for a normal double. */
export function exponentOf(x: number): number {
  asDouble[0] = x;
  return ((asWords[HIGH]! >>> 20) & 2047) - 1023;
}

/** Zero, NaN or ±∞ as a number. */
export function special(x: number): Scaled {
  return make(x, 0, 0);
}

/** (h + l)·2^e with h = h + l rounded, of any magnitude a double has: brings |h| to [1, 2). Exact. */
export function normalise(h: number, l: number, e: number): Scaled {
  const size = Math.abs(h);
  if (size >= 1 && size < 2) return make(h, l, e);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) return special(h);
  const k = exponentOf(h);
  // Two steps for subnormals, whose exponent isn't in their bits, and for the largest, whose inverse is one.
  if (k < -1000) return normalise(h * powerOfTwo(100), l * powerOfTwo(100), e - 100);
  if (k > 1000) return normalise(h * powerOfTwo(-100), l * powerOfTwo(-100), e + 100);
  const s = powerOfTwo(-k);
  return make(h * s, l * s, e + k);
}

/** The double x, exactly. */
export function fromDouble(x: number): Scaled {
  return normalise(x, 0, 0);
}

export function isZero(a: Scaled): boolean {
  return a.h === 0;
}

export function isFiniteNumber(a: Scaled): boolean {
  return a.h - a.h === 0;
}

/** −1, 0 or 1; NaN for NaN. */
export function signOf(a: Scaled): number {
  return a.h > 0 ? 1 : a.h < 0 ? -1 : a.h === 0 ? 0 : Number.NaN;
}

export function neg(a: Scaled): Scaled {
  return make(-a.h, -a.l, a.e);
}

export function abs(a: Scaled): Scaled {
  return a.h < 0 || Object.is(a.h, -0) ? neg(a) : a;
}

/** a·2^k for an integer k, exactly. */
export function scale(a: Scaled, k: number): Scaled {
  return a.h === 0 || a.h - a.h !== 0 ? a : make(a.h, a.l, a.e + k);
}

/** Negative, zero or positive as a < b, a = b, a > b, exactly; NaN if one is NaN. */
export function compare(a: Scaled, b: Scaled): number {
  const sign = Math.sign(a.h);
  if (sign !== Math.sign(b.h) || sign === 0 || a.h - a.h !== 0 || b.h - b.h !== 0)
    return a.h === b.h ? 0 : a.h < b.h ? -1 : a.h > b.h ? 1 : Number.NaN;
  if (a.e !== b.e) return a.e < b.e ? -sign : sign;
  if (a.h !== b.h) return a.h < b.h ? -1 : 1;
  return a.l === b.l ? 0 : a.l < b.l ? -1 : 1;
}

/**
 * log2|a| to an absolute error of 2^-20, for counting bits; −∞ for zero. The series of atanh about sqrt(2).
 */
export function log2Magnitude(a: Scaled): number {
  const m = Math.abs(a.h);
  if (!(m > 0 && m < Number.POSITIVE_INFINITY)) return m === 0 ? Number.NEGATIVE_INFINITY : m;
  const s = (m - Math.SQRT2) / (m + Math.SQRT2);
  const z = s * s;
  return a.e + (0.5 + s * (2.8853900817779268 + z * (0.9617966939259756 + z * (0.5770780163555854 + z * 0.412198583))));
}
