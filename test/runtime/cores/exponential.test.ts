/** exp and expm1 against MPFR, and where results end. */
import { describe, expect, it } from 'vitest';
import { exp, expPair } from '../../../templates/ts/runtime/cores/exp.js';
import { expm1, expm1Pair } from '../../../templates/ts/runtime/cores/expm1.js';
import { tail } from '../../../templates/ts/runtime/cores/tail.js';
import { around, byExponent, randomFrom, spread } from './points.js';
import { nearest, references } from './reference.js';
import { hold } from './worst.js';

const SEED = 20261;
const random = randomFrom(SEED);
const multiples = Array.from({ length: 60 }, (_, i) => ((i - 30.5) * 37 * Math.LN2) / 128);

describe('exp', () => {
  const ends = around([-745.1332191019412, -744.4400719213812, -708.3964185322641, -708, 709, 709.782712893384]);
  const points = [
    ...byExponent(random, -70, 9, 400),
    ...spread(random, -746, 709.7, 500),
    ...spread(random, -746, -707, 400),
    ...spread(random, -0.01, 0.01, 500),
    ...around(multiples),
    ...ends,
  ];

  it('is within its bounds', () => hold('exp', exp, expPair, points, SEED));

  it('rounds subnormal results and overflow once', () => {
    for (const x of [...ends, ...spread(random, -745.2, -708.3, 500)]) {
      expect([x, expPair(x, 0)]).toEqual([x, nearest(references.exp, x, 0)]);
      if (x < -708.4) expect([x, exp(x)]).toEqual([x, nearest(references.exp, x, 0)]);
    }
  });

  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [exp, (x: number) => expPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(1e300), f(-1e300)]).toEqual([
        Infinity,
        0,
        NaN,
        1,
        1,
        Infinity,
        0,
      ]);
    expPair(Infinity, 0);
    expect(tail[0]).toBe(0);
  });
});

describe('expm1', () => {
  const points = [
    ...byExponent(random, -1000, 9, 400),
    ...spread(random, -60, 60, 600),
    ...spread(random, -0.2, 0.2, 500),
    ...around([-0.1, 0.1, -0.03125, 0.03125, -19, 19, -708, 709, 709.78]),
    ...around(multiples),
  ];

  it('is within its bounds', () => hold('expm1', expm1, expm1Pair, points, SEED));

  it('is decided at infinities, NaN and zeros', () => {
    for (const f of [expm1, (x: number) => expm1Pair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(800), f(-800), f(5e-324)]).toEqual([
        Infinity,
        -1,
        NaN,
        0,
        -0,
        Infinity,
        -1,
        5e-324,
      ]);
  });
});
