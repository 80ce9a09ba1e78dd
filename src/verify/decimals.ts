/** Short decimals: the points that an author can type to see a claim fail. */
import { isInteger, type Rational, rational, sign, ZERO } from '../algebra/rational.js';

const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);

/** 10^n for a whole n. */
export const tenTo = (n: number): Rational => (n >= 0 ? rational(10n ** BigInt(n)) : rational(1n, 10n ** BigInt(-n)));

/** floor(log10 |a|) for a ≠ 0, exactly. */
export function decimalExponent(a: Rational): number {
  const [num, den] = [magnitude(a.num), a.den];
  let e = num.toString().length - den.toString().length;
  const atLeast = (n: number) => (n >= 0 ? num >= den * 10n ** BigInt(n) : num * 10n ** BigInt(-n) >= den);
  if (!atLeast(e)) e -= 1;
  return e;
}

/** The decimal with `digits` significant digits nearest to a (halves away from zero). */
export function roundDigits(a: Rational, digits: number): Rational {
  if (sign(a) === 0) return ZERO;
  const shift = digits - 1 - decimalExponent(a);
  const scaled =
    shift >= 0 ? rational(a.num * 10n ** BigInt(shift), a.den) : rational(a.num, a.den * 10n ** BigInt(-shift));
  const twice = 2n * magnitude(scaled.num) + scaled.den;
  const whole = twice / (2n * scaled.den);
  const signed = a.num < 0n ? -whole : whole;
  return shift >= 0 ? rational(signed, 10n ** BigInt(shift)) : rational(signed * 10n ** BigInt(-shift));
}

/** Digits and exponent of a terminating decimal: a = digits · 10^exponent, digits not ending in 0. */
function parts(a: Rational): { digits: bigint; exponent: number } | undefined {
  let [rest, twos, fives] = [a.den, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return undefined;
  const places = Math.max(twos, fives);
  let digits = (a.num * 10n ** BigInt(places)) / a.den;
  let exponent = -places;
  while (digits !== 0n && digits % 10n === 0n) [digits, exponent] = [digits / 10n, exponent + 1];
  return { digits, exponent };
}

/** The shortest exact text that the notation of definitions accepts: `-0.5`, `1e-12`, `2.5e300`, `1/3`. */
export function decimalText(a: Rational): string {
  if (sign(a) === 0) return '0';
  const p = parts(a);
  if (!p) return `${a.num}/${a.den}`;
  const minus = p.digits < 0n ? '-' : '';
  const digits = magnitude(p.digits).toString();
  const point = digits.length + p.exponent;
  if (isInteger(a) && point <= 7) return `${minus}${digits}${'0'.repeat(p.exponent)}`;
  if (p.exponent < 0 && point > 0) return `${minus}${digits.slice(0, point)}.${digits.slice(point)}`;
  if (point <= 0 && point > -4) return `${minus}0.${'0'.repeat(-point)}${digits}`;
  const rest = digits.slice(1);
  return `${minus}${digits[0]}${rest ? `.${rest}` : ''}e${point - 1}`;
}

/** How hard a value is to read: its text's length, a sign counting half; among equals the smaller value is simpler. */
export const effort = (a: Rational): number => {
  const text = decimalText(a);
  const size = Math.min(9, Number(magnitude(a.num) / a.den));
  return text.length - (text.startsWith('-') ? 0.5 : 0) + (text.includes('/') ? 2 : 0) + size / 100;
};

/**
 * 0, or between 1/30 and 30: neither saturated nor tiny. Even exp(−30·30) shows beside 1 at 1400 bits, so that equal
 * digits at such a point mean more than a tail.
 */
export function isOrdinary(a: Rational): boolean {
  const n = magnitude(a.num);
  return n === 0n || (n * 30n >= a.den && n <= a.den * 30n);
}
export const isOrdinaryPoint = (point: ReadonlyMap<string, Rational>): boolean => [...point.values()].every(isOrdinary);
