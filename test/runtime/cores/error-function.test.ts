/** erf, erfc and erfcx against MPFR, and at their ends. */
import { describe, expect, it } from 'vitest';
import { erfc, erfcPair, erfcx, erfcxPair } from '../../../templates/ts/runtime/cores/complement.js';
import { erf, erfPair } from '../../../templates/ts/runtime/cores/error-function.js';
import { around, byExponent, randomFrom, spread } from './points.js';
import { nearest, references } from './reference.js';
import { hold } from './worst.js';

const SEED = 20266;
const random = randomFrom(SEED);
const small = byExponent(random, -1074, -1, 300);
const bins = around(Array.from({ length: 24 }, (_, i) => i / 16 + (i > 12 ? i / 16 : 0)));

describe('erf', () => {
  const points = [
    ...small,
    ...spread(random, -1, 1, 500),
    ...spread(random, -6.5, 6.5, 300),
    ...bins,
    6,
    5.99,
    7,
    30,
    0.46782786945733523,
  ];
  it('is within its bounds', () => hold('erf', erf, erfPair, points, SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [erf, (x: number) => erfPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(5e-324)]).toEqual([1, -1, NaN, 0, -0, 5e-324]);
  });
});

describe('erfc', () => {
  const points = [
    ...small.slice(150),
    ...spread(random, -6.5, 3, 600),
    ...spread(random, 3, 27.3, 150),
    ...bins,
    26.5,
    0.48402851006615405,
  ];
  it('is within its bounds', () => hold('erfc', erfc, erfcPair, points, SEED));
  it('rounds subnormal results once', () => {
    for (const x of spread(random, 26.4, 27.3, 40))
      expect([x, erfcPair(x, 0)]).toEqual([x, nearest(references.erfc, x, 0)]);
  });
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [erfc, (x: number) => erfcPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(28), f(-28)]).toEqual([0, 2, NaN, 1, 1, 0, 2]);
  });
});

describe('erfcx', () => {
  const points = [
    ...small.slice(150),
    ...spread(random, -26.7, 1, 400),
    ...spread(random, 0, 6, 300),
    ...spread(random, 6, 40, 100),
    ...bins,
    31,
  ];
  it('is within its bounds', () => hold('erfcx', erfcx, erfcxPair, points, SEED));
  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [erfcx, (x: number) => erfcxPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(-27)]).toEqual([0, Infinity, NaN, 1, 1, Infinity]);
  });
});
