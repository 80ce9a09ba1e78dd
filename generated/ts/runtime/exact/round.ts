// Made by activation-compiler; do not edit.
/** The one rounding at the end: a scaled number to double or single precision, to nearest, ties to even. */
import { powerOfTwo, type Scaled } from './scaled.js';

/**
 * The nearest number with `bits` bits above 2^least and below 2^most. The low word decides ties: a sticky low word is
 * never zero where the number is off the tie.
 */
function roundTo(a: Scaled, bits: number, least: number, most: number): number {
  const { h, l, e } = a;
  if (!(e < most)) return h * Number.POSITIVE_INFINITY;
  if (e < least - 2) return h < 0 ? -0 : 0;
  const unit = Math.max(e - bits + 1, least);
  const size = Math.abs(h) * powerOfTwo(e - unit);
  let whole = Math.floor(size);
  const part = size - whole;
  const rest = h < 0 ? -l : l;
  if (part > 0.5 || (part === 0.5 && (rest > 0 || (rest === 0 && whole % 2 === 1)))) whole += 1;
  // whole·2^unit in two steps: 2^-1074 itself is no normal number.
  // 2^1024 is infinite already.
  const limit = powerOfTwo(most - 2) * 4;
  const half = Math.trunc(unit / 2);
  const value = whole * powerOfTwo(half) * powerOfTwo(unit - half);
  const result = value < limit ? value : Number.POSITIVE_INFINITY;
  return h < 0 ? -result : result;
}

/** The nearest double, ties to even; subnormals right, ±∞ from 2^1024 − 2^970 on. */
export function toDouble(a: Scaled): number {
  const { h, e } = a;
  if (h === 0 || h - h !== 0) return h;
  // h is the number's nearest double already.
  if (e >= -1022 && e <= 1022) return h * powerOfTwo(e);
  return roundTo(a, 53, -1074, 1024);
}

/** The nearest single-precision number, ties to even, as a double; subnormals right, ±∞ from 2^128 − 2^103 on. */
export function toSingle(a: Scaled): number {
  const { h } = a;
  if (h === 0 || h - h !== 0) return h;
  return roundTo(a, 24, -149, 128);
}
