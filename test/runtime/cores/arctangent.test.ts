/** atan and acot against MPFR, and at their ends. */
import { describe, expect, it } from 'vitest';
import { acot, acotPair, atan, atanPair } from '../../../templates/ts/runtime/cores/arctangent.js';
import { around, byExponent, randomFrom, spread } from './points.js';
import { hold } from './worst.js';

const SEED = 20264;
const random = randomFrom(SEED);
const bins = Array.from({ length: 193 }, (_, i) => (1 + (i % 16) / 16) * 2 ** (Math.floor(i / 16) - 6));
const points = [
  ...byExponent(random, -1074, 1024, 500),
  ...byExponent(random, -6, 6, 500),
  ...spread(random, -3, 3, 500),
  ...spread(random, 0.01, 0.07, 300),
  ...around(bins),
];

describe('atan', () => {
  it('is within its bounds', () => hold('atan', atan, atanPair, points, SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [atan, (x: number) => atanPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(5e-324)]).toEqual([
        Math.PI / 2,
        -Math.PI / 2,
        NaN,
        0,
        -0,
        5e-324,
      ]);
  });
});

describe('acot', () => {
  it('is within its bounds', () => hold('acot', acot, acotPair, points, SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [acot, (x: number) => acotPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0)]).toEqual([0, Math.PI, NaN, Math.PI / 2, Math.PI / 2]);
  });
});
