// Made by activation-compiler; do not edit.
/** Exact fractions to scaled numbers, for constants at compile time: the error is below 2^-107 of the value. */
import { neg, type Scaled, scale, special } from './scaled.js';
import { expansion, fromExpansion } from './sticky.js';

/** Bits of the quotient that are computed: more than two words and their rounding need. */
const BITS = 240;

const lengthOf = (n: bigint): number => n.toString(16).length * 4;

/** n/d, to two words, ties kept apart by the sticky low word. Throws RangeError for d = 0. */
export function fromRational(n: bigint, d = 1n): Scaled {
  if (n === 0n) return special(0);
  if (d < 0n) return fromRational(-n, -d);
  if (n < 0n) return neg(fromRational(-n, d));
  const shift = BITS - lengthOf(n) + lengthOf(d);
  const top = shift >= 0 ? n << BigInt(shift) : n;
  const bottom = shift >= 0 ? d : d << BigInt(-shift);
  const quotient = top / bottom;
  // The last bit says that something is left.
  const whole = top % bottom === 0n ? quotient : quotient | 1n;
  const words: number[] = [];
  for (let rest = whole; rest !== 0n; ) {
    const word = Number(rest);
    words.push(word);
    rest -= BigInt(word);
  }
  return scale(fromExpansion(expansion(words.reverse()), 0), -shift);
}

/** A decimal number such as `-1.25e-7`, to two words. Throws SyntaxError for any other text. */
export function fromDecimal(text: string): Scaled {
  const found = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (!found) throw new SyntaxError(`'${text}' is no decimal number`);
  const [, sign, whole, part = '', exponent = '0'] = found;
  const n = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n);
  const e = Number(exponent) - part.length;
  return e >= 0 ? fromRational(n * 10n ** BigInt(e)) : fromRational(n, 10n ** BigInt(-e));
}
