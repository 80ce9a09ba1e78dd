/** log and log1p against MPFR, and where they end. */
import { describe, expect, it } from 'vitest';
import { log, log1p, log1pPair, logPair } from '../../../templates/ts/runtime/cores/log.js';
import { around, byExponent, randomFrom, spread } from './points.js';
import { hold } from './worst.js';

const SEED = 20262;
const random = randomFrom(SEED);
const positive = (values: readonly number[]) => values.map(Math.abs);

describe('log', () => {
  // Beginnings of bins are multiples of 2^-8 and odd ones of 2^-9 about here.
  const borders = Array.from({ length: 64 }, (_, i) => 0.708984375 + i / 91);
  const points = [
    ...positive(byExponent(random, -1074, 1024, 800)),
    ...spread(random, 0.5, 2, 500),
    ...spread(random, 0.99, 1.01, 500),
    ...around([1, 0.998046875, 1.00390625, 0.708984375, 1.41796875, ...borders]),
    2.2250738585072014e-308,
    5e-324,
    1.7976931348623157e308,
  ];

  it('is within its bounds', () => hold('log', log, logPair, points, SEED));

  it('is decided at infinities, NaN, zeros and below', () => {
    for (const f of [log, (x: number) => logPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(-5e-324), f(-1), f(1)]).toEqual([
        Infinity,
        NaN,
        NaN,
        -Infinity,
        -Infinity,
        NaN,
        NaN,
        0,
      ]);
  });
});

describe('log1p', () => {
  const points = [
    ...positive(byExponent(random, -1000, 1024, 600)),
    ...byExponent(random, -60, -1, 600),
    ...spread(random, -1, 2, 600),
    ...spread(random, -0.01, 0.01, 500),
    ...spread(random, -1, -0.99999, 100),
    ...around([0.001953125, -0.001953125, 1, 2, 9007199254740992]),
    -0.9999999999999999,
  ];

  it('is within its bounds', () => hold('log1p', log1p, log1pPair, points, SEED));

  it('is decided at infinities, NaN, zeros, −1 and below', () => {
    for (const f of [log1p, (x: number) => log1pPair(x, 0)])
      expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(-1), f(-1.0000000000000002), f(5e-324)]).toEqual([
        Infinity,
        NaN,
        NaN,
        0,
        -0,
        -Infinity,
        NaN,
        5e-324,
      ]);
  });
});
