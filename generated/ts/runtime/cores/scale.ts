// Made by activation-compiler; do not edit.
/** A significand of two words times a power of two, rounded once, also where the result is subnormal or overflows. */
import { powersOfTwo, UNIT } from './powers.js';

const POWERS = powersOfTwo;
/** 2^52: adding it to a positive number below and subtracting it rounds to an integer, ties to even. */
const ROUND = 4503599627370496;

/**
 * The double nearest to (head + low)·2^exponent, for 1/2 <= head <= 2, |low| at most half a unit of head, and
 * −1076 <= exponent <= 1024.
 */
export function scaled(head: number, low: number, exponent: number): number {
  // In two steps: 2^1024 is no double.
  if (exponent >= -1021 || (exponent === -1022 && head >= 1)) return (head + low) * 2 * POWERS[exponent + UNIT - 1]!;
  // The grid of subnormal numbers, seen from the significand. One rounding: head + low is not added first.
  const unit = POWERS[-1074 - exponent + UNIT]!;
  const grid = ROUND * unit;
  let rounded = head + grid - grid;
  const rest = head - rounded;
  // Below a half, low can't reach it: all are multiples of head's last place. At a half it decides.
  if (rest === unit / 2 && low > 0) rounded += unit;
  else if (rest === -unit / 2 && low < 0) rounded -= unit;
  return (rounded / 4) * POWERS[exponent + 2 + UNIT]!;
}
