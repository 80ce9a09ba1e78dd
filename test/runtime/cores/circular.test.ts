/** sin, cos and cosm1 against MPFR: all exponents, next to multiples of π/2, huge arguments. */
import { describe, expect, it } from 'vitest';
import { cos, cosm1, cosm1Pair, cosPair, sin, sinPair } from '../../../templates/ts/runtime/cores/sine.js';
import { around, byExponent, randomFrom, spread } from './points.js';
import { hold } from './worst.js';

const SEED = 20263;
const random = randomFrom(SEED);
/** Next to multiples of π/2 of all sizes, and multiples of π/256, where the nearest step changes. */
const multiples = Array.from({ length: 45 }, (_, i) => (Math.PI / 2) * Math.round(1.62 ** i));
const borders = Array.from({ length: 30 }, (_, i) => (Math.PI / 256) * (1 + 28 * i));
const shared = [
  ...spread(random, -7, 7, 400),
  ...spread(random, -20000, 20000, 400),
  ...byExponent(random, 14, 1024, 400),
  ...around([...multiples, ...borders, 0.015625, -0.015625, 16384, -16384]),
  // The double nearest to a multiple of π/2 (Muller, Elementary Functions, 3rd ed., table 11.1).
  6381956970095103 * 2 ** 797,
  -6381956970095103 * 2 ** 797,
  1.7976931348623157e308,
];
const small = byExponent(random, -1074, -3, 500);

describe('sin', () => {
  it('is within its bounds', () => hold('sin', sin, sinPair, [...shared, ...small], SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [sin, (x: number) => sinPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(5e-324)]).toEqual([NaN, NaN, NaN, 0, -0, 5e-324]);
  });
});

describe('cos', () => {
  it('is within its bounds', () => hold('cos', cos, cosPair, [...shared, ...small.slice(250)], SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [cos, (x: number) => cosPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(5e-324)]).toEqual([NaN, NaN, NaN, 1, 1, 1]);
  });
});

describe('cosm1', () => {
  it('is within its bounds', () => hold('cosm1', cosm1, cosm1Pair, [...shared, ...small], SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [cosm1, (x: number) => cosm1Pair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0)]).toEqual([NaN, NaN, NaN, -0, -0]);
  });
});
