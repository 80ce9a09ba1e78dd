/**
 * Exact binary numbers of any size, as the truth hands them out: what an enclosure's ends are made of, their rounding to
 * binary32 and binary64, and their decimal text. Plain BigInt arithmetic; nothing here rounds unless it says so.
 */
import { type Rational, ZERO } from '../algebra/rational.js';

/** mantissa · 2^exponent; the mantissa carries the sign. Zero is mantissa 0n, exponent 0. */
export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** The end of an enclosure. `'inf'` and `'-inf'` say "no finite bound is known", not that the value is infinite. */
export type Bound = BigFloat | 'inf' | '-inf';

export const BIG_ZERO: BigFloat = { mantissa: 0n, exponent: 0 };

const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);

/** The number of binary digits of |a| (0 for 0). */
export function bitLength(a: bigint): number {
  const hex = magnitude(a).toString(16);
  return hex === '0' ? 0 : hex.length * 4 - Math.clz32(Number.parseInt(hex[0]!, 16)) + 28;
}

/** −1, 0 or 1. */
export const bigSign = (a: BigFloat): -1 | 0 | 1 => (a.mantissa > 0n ? 1 : a.mantissa < 0n ? -1 : 0);

/** The exponent e with 2^(e−1) <= |a| < 2^e; −Infinity for zero. */
export const topExponent = (a: BigFloat): number =>
  a.mantissa === 0n ? Number.NEGATIVE_INFINITY : a.exponent + bitLength(a.mantissa);

/** The order of two exact numbers: −1, 0 or 1. Shifts only when signs and sizes do not decide. */
export function bigCompare(a: BigFloat, b: BigFloat): -1 | 0 | 1 {
  const [sa, sb] = [bigSign(a), bigSign(b)];
  if (sa !== sb) return sa < sb ? -1 : 1;
  if (sa === 0) return 0;
  const [ta, tb] = [topExponent(a), topExponent(b)];
  if (ta !== tb) return ta < tb === sa > 0 ? -1 : 1;
  const low = Math.min(a.exponent, b.exponent);
  const [ma, mb] = [a.mantissa << BigInt(a.exponent - low), b.mantissa << BigInt(b.exponent - low)];
  return ma < mb ? -1 : ma > mb ? 1 : 0;
}

/** The order of two bounds; an infinite bound equals itself. */
export function boundCompare(a: Bound, b: Bound): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === '-inf' || b === 'inf') return -1;
  if (a === 'inf' || b === '-inf') return 1;
  return bigCompare(a, b);
}

/** How often 2 divides a (a not 0). */
function twosIn(a: bigint): number {
  const hex = a.toString(16);
  const trimmed = hex.replace(/0+$/, '');
  const last = Number.parseInt(trimmed.at(-1)!, 16);
  return 4 * (hex.length - trimmed.length) + 31 - Math.clz32(last & -last);
}

/** The exact value as a reduced fraction. Only for moderate exponents (both sizes grow with it). */
export function bigToRational(a: BigFloat): Rational {
  if (a.mantissa === 0n) return ZERO;
  if (a.exponent >= 0) return { num: a.mantissa << BigInt(a.exponent), den: 1n };
  // Only powers of two can cancel: no Euclid.
  const common = Math.min(twosIn(a.mantissa), -a.exponent);
  return { num: a.mantissa >> BigInt(common), den: 1n << BigInt(-a.exponent - common) };
}

/** A binary floating-point format. */
export interface Format {
  /** Significant bits, the hidden one included. */
  readonly precision: number;
  /** Exponent of the last place of subnormal numbers. */
  readonly minExponent: number;
  /** Numbers of at least 2^limit in magnitude do not fit. */
  readonly limit: number;
}
/** IEEE 754-2019, table 3.5. */
export const DOUBLE: Format = { precision: 53, minExponent: -1074, limit: 1024 };
export const SINGLE: Format = { precision: 24, minExponent: -149, limit: 128 };
export const HALF: Format = { precision: 11, minExponent: -24, limit: 16 };

/** 2^e for the exponents of subnormal and normal doubles, exactly. */
export function powerOfTwo(e: number): number {
  // Two factors, since 2^-1074 is exact but 2^1024 is not finite.
  const half = Math.trunc(e / 2);
  return 2 ** half * 2 ** (e - half);
}

/**
 * The nearest number of the format (ties to even), as a double. Overflow gives an infinity, underflow a zero; a zero
 * that comes from a negative number is −0.
 */
export function roundBig(a: BigFloat, format: Format): number {
  if (a.mantissa === 0n) return 0;
  const negative = a.mantissa < 0n;
  const m = magnitude(a.mantissa);
  const top = a.exponent + bitLength(m);
  const signed = (v: number) => (negative ? -v : v);
  if (top > format.limit) return signed(Number.POSITIVE_INFINITY);
  if (top < format.minExponent) return signed(0);
  const place = Math.max(top - format.precision, format.minExponent);
  const shift = place - a.exponent;
  let quotient = shift <= 0 ? m << BigInt(-shift) : m >> BigInt(shift);
  if (shift > 0) {
    const rest = m - (quotient << BigInt(shift));
    const half = 1n << BigInt(shift - 1);
    if (rest > half || (rest === half && (quotient & 1n) === 1n)) quotient += 1n;
  }
  // Rounding up may carry to 2^precision: the product below is still exact, and 2^limit means overflow.
  if (place + bitLength(quotient) > format.limit) return signed(Number.POSITIVE_INFINITY);
  const half = Math.trunc(place / 2);
  return signed(Number(quotient) * 2 ** half * 2 ** (place - half));
}

/** Rounds a bound; an unknown bound rounds to an infinity. */
export function roundBound(a: Bound, format: Format): number {
  if (a === 'inf') return Number.POSITIVE_INFINITY;
  if (a === '-inf') return Number.NEGATIVE_INFINITY;
  return roundBig(a, format);
}

/** The exact value of a finite double. */
export function bigFromDouble(value: number): BigFloat {
  if (value === 0) return BIG_ZERO;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (high & 0xfffff) * 4294967296 + view.getUint32(4);
  const m = biased === 0 ? fraction : fraction + 4503599627370496;
  return { mantissa: BigInt(value < 0 ? -m : m), exponent: (biased === 0 ? 1 : biased) - 1075 };
}

/** Exponents beyond this are not written out as decimals: a number of so many digits would help nobody. */
const LARGEST_TEXT_EXPONENT = 1_000_000;

/**
 * Decimal text to `digits` significant digits, rounded to nearest, like `1.2500e-7` or `0.5`; trailing zeros are
 * dropped. Numbers beyond 2^±1000000 are given as a power of two.
 */
export function bigToText(a: BigFloat, digits: number): string {
  if (a.mantissa === 0n) return '0';
  const top = topExponent(a);
  const sign = a.mantissa < 0n ? '-' : '';
  if (Math.abs(top) > LARGEST_TEXT_EXPONENT) return `${sign}2^${top}`;
  const m = magnitude(a.mantissa);
  // log10(2) to start from; the loop below corrects the guess by one either way.
  let power = Math.floor((top - 1) * Math.LN2 * Math.LOG10E);
  let text = '';
  for (;;) {
    const scale = digits - 1 - power;
    const num = (scale >= 0 ? m * 10n ** BigInt(scale) : m) << BigInt(Math.max(0, a.exponent));
    const den = (scale >= 0 ? 1n : 10n ** BigInt(-scale)) << BigInt(Math.max(0, -a.exponent));
    text = ((2n * num + den) / (2n * den)).toString();
    if (text.length === digits) break;
    power += text.length > digits ? 1 : -1;
  }
  return sign + placeDecimalPoint(text.replace(/0+$/, ''), power);
}

/** `digits` with the first one worth 10^power. */
function placeDecimalPoint(digits: string, power: number): string {
  if (power < -6 || power > 20) {
    return `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e${power}`;
  }
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
  const padded = digits.padEnd(power + 1, '0');
  return padded.length === power + 1 ? padded : `${padded.slice(0, power + 1)}.${padded.slice(power + 1)}`;
}
