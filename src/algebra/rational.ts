/**
 * Exact rational numbers: the only numbers in a definition. Nothing is rounded between the author's text and the
 * last step of a target's printer.
 */

/** A reduced fraction; `den` is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };
export const MINUS_ONE: Rational = { num: -1n, den: 1n };

/** Integers below it are exact as doubles, and much quicker. */
const EXACT = 1n << 53n;

function gcd(a: bigint, b: bigint): bigint {
  let [u, v] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (v >= EXACT) [u, v] = [v, u % v];
  if (v === 0n) return u;
  let [m, n] = [Number(v), Number(u % v)];
  while (n !== 0) [m, n] = [n, m % n];
  return BigInt(m);
}

/** num / den in lowest terms. Throws RangeError for a zero denominator. */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  let [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('division by zero');
  if (d === 1n) return { num: n, den: d };
  if (d < 0n) [n, d] = [-n, -d];
  const g = gcd(n, d);
  return g > 1n ? { num: n / g, den: d / g } : { num: n, den: d };
}

/** a.num/a.den + num/den: only what the denominators share can be shared by the sum (Henrici's method). */
function plus(a: Rational, num: bigint, den: bigint): Rational {
  if (a.den === 1n && den === 1n) return { num: a.num + num, den };
  const g = gcd(a.den, den);
  if (g === 1n) return { num: a.num * den + num * a.den, den: a.den * den };
  const [p, q] = [a.den / g, den / g];
  const n = a.num * q + num * p;
  const h = gcd(n, g);
  return h === 1n ? { num: n, den: p * den } : { num: n / h, den: p * (den / h) };
}

/** The product of two fractions in lowest terms: each numerator and the other's denominator are reduced. */
function times(num: bigint, den: bigint, b: Rational): Rational {
  if (den === 1n && b.den === 1n) return { num: num * b.num, den };
  const [g, h] = [gcd(num, b.den), gcd(b.num, den)];
  return g === 1n && h === 1n
    ? { num: num * b.num, den: den * b.den }
    : { num: (num / g) * (b.num / h), den: (den / h) * (b.den / g) };
}

export const add = (a: Rational, b: Rational): Rational => plus(a, b.num, b.den);
export const sub = (a: Rational, b: Rational): Rational => plus(a, -b.num, b.den);
export const mul = (a: Rational, b: Rational): Rational => times(a.num, a.den, b);
/** Throws RangeError when b is zero. */
export const div = (a: Rational, b: Rational): Rational => {
  if (b.num === 0n) throw new RangeError('division by zero');
  return b.num < 0n
    ? times(-a.num, a.den, { num: b.den, den: -b.num })
    : times(a.num, a.den, { num: b.den, den: b.num });
};
export const neg = (a: Rational): Rational => ({ num: -a.num, den: a.den });
export const sign = (a: Rational): -1 | 0 | 1 => (a.num > 0n ? 1 : a.num < 0n ? -1 : 0);
export const equal = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den;
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => sign(sub(a, b));
export const isInteger = (a: Rational): boolean => a.den === 1n;

/** a^n for an integer n. Throws RangeError for 0 to a negative power. */
export function power(a: Rational, n: number): Rational {
  return n >= 0 ? rational(a.num ** BigInt(n), a.den ** BigInt(n)) : rational(a.den ** BigInt(-n), a.num ** BigInt(-n));
}

/** The exact value of a decimal literal such as `1.5e-3`; undefined if the text is not one. */
export function fromDecimal(text: string): Rational | undefined {
  const match = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match || (match[1] ?? '') + (match[2] ?? '') === '') return undefined;
  const digits = BigInt((match[1] ?? '') + (match[2] ?? ''));
  const exponent = Number(match[3] ?? 0) - (match[2] ?? '').length;
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent)) : rational(digits, 10n ** BigInt(-exponent));
}

/** The exact value of a finite double. Throws RangeError for NaN and infinities. */
export function fromDouble(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no exact rational value`);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const signed = word >> 63n === 1n ? -mantissa : mantissa;
  return exponent >= 0 ? rational(signed << BigInt(exponent)) : rational(signed, 1n << BigInt(-exponent));
}

const bitLength = (a: bigint): number => a.toString(2).length;

/** The nearest binary float with `precision` significant bits and least exponent `minExponent` (ties to even). */
function toBinary(a: Rational, precision: number, minExponent: number, largest: number): number {
  if (a.num === 0n) return 0;
  const magnitude = a.num < 0n ? -a.num : a.num;
  let exponent = bitLength(magnitude) - bitLength(a.den) - precision;
  // Two candidates for the exponent of the last place; take the one whose quotient has `precision` bits.
  const quotientAt = (e: number) => (e >= 0 ? magnitude / (a.den << BigInt(e)) : (magnitude << BigInt(-e)) / a.den);
  if (bitLength(quotientAt(exponent)) > precision) exponent += 1;
  exponent = Math.max(exponent, minExponent);
  const scaledNum = exponent >= 0 ? magnitude : magnitude << BigInt(-exponent);
  const scaledDen = exponent >= 0 ? a.den << BigInt(exponent) : a.den;
  let quotient = scaledNum / scaledDen;
  const twice = 2n * (scaledNum % scaledDen);
  if (twice > scaledDen || (twice === scaledDen && (quotient & 1n) === 1n)) quotient += 1n;
  if (exponent > 1100) return a.num < 0n ? -Infinity : Infinity;
  // Two steps keep 2^exponent finite and both factors exact.
  const half = Math.trunc(exponent / 2);
  const result = Number(quotient) * 2 ** half * 2 ** (exponent - half);
  const bounded = result > largest ? Infinity : result;
  return a.num < 0n ? -bounded : bounded;
}

/** The nearest double, ties to even. */
export const toDouble = (a: Rational): number => toBinary(a, 53, -1074, Number.MAX_VALUE);
/** The nearest binary32 value (as a double), ties to even. */
export const toSingle = (a: Rational): number => toBinary(a, 24, -149, 3.4028234663852886e38);

/** The shortest exact text: a decimal where one exists, else `num/den`. */
export function toText(a: Rational): string {
  if (a.den === 1n) return a.num.toString();
  let [rest, twos, fives] = [a.den, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return `${a.num}/${a.den}`;
  const places = Math.max(twos, fives);
  const digits = ((a.num < 0n ? -a.num : a.num) * 10n ** BigInt(places)) / a.den;
  const padded = digits.toString().padStart(places + 1, '0');
  return `${a.num < 0n ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}
