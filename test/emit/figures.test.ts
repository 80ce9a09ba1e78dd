import { expect, test } from 'vitest';
import { shortNumber } from '../../src/emit/figures.js';

test('measured numbers are short, and powers of two are written as such', () => {
  const shown = [0, -0, 0.5, 0.4999991, 128, 2 ** 52, 3e7, 1.2345678e-9, -1.5e300, Infinity, -Infinity, Number.NaN];
  expect(shown.map(shortNumber)).toEqual([
    '0',
    '-0',
    '0.5',
    '0.499999',
    '128',
    '2^52',
    '3e7',
    '1.23457e-9',
    '-1.5e300',
    '∞',
    '-∞',
    'NaN',
  ]);
});
