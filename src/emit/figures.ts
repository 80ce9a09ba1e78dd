/** Measured figures as short text, for pages. */

import type { Figure } from '../stages.js';

/** From here on a power of two is written as one. */
const LARGE = 1e6;

/** `0.5`, `-1.2e-7`, `2^52`, `∞`: six significant digits at most, but whole powers of two exactly. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  const exponent = Math.round(Math.log2(size));
  if (size >= LARGE && size === 2 ** exponent) return `${value < 0 ? '-' : ''}2^${exponent}`;
  const digits = Number(value.toPrecision(6));
  return size === 0 || (size >= 1e-4 && size < LARGE) ? digits.toString() : digits.toExponential().replace('e+', 'e');
}

/** "3 NaN, 1 false zero", or "none". */
export function wrongResults(f: Figure): string {
  const counts = [
    [f.nan, 'NaN'],
    [f.falseZero, 'false zero'],
    [f.wrongSign, 'wrong sign'],
    [f.undecided, 'undecided'],
  ] as const;
  const found = counts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return found.length === 0 ? 'none' : found.join(', ');
}
