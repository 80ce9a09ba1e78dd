/** Measured figures as short text, for pages. */

import type { Figure } from '../stages.js';

/** `0.5`, `1.2e7`, `∞`. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const digits = Number(value.toPrecision(6));
  const size = Math.abs(digits);
  if (Object.is(value, -0)) return '-0';
  return size === 0 || (size >= 1e-4 && size < 1e6) ? digits.toString() : digits.toExponential();
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
