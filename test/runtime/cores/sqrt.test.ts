/** sqrt1pm1 against MPFR, and at its ends. */
import { expect, it } from 'vitest';
import { sqrt1pm1, sqrt1pm1Pair } from '../../../templates/ts/runtime/cores/sqrt.js';
import { around, byExponent, randomFrom, spread } from './points.js';
import { hold } from './worst.js';

const SEED = 20265;
const random = randomFrom(SEED);
const points = [
  ...byExponent(random, -1074, 1024, 800).map((x) => (x < -1 ? -x : x)),
  ...spread(random, -1, 3, 600),
  ...around([-0.75, -0.5, 3, 8, 1, 2 ** 53, -0.9999, -0.99999999]),
  -1,
  -1 + 2 ** -53,
];

it('sqrt1pm1 is within its bounds', () => hold('sqrt1pm1', sqrt1pm1, sqrt1pm1Pair, points, SEED));

it('sqrt1pm1 is decided at infinities, NaN, zeros, −1 and below', () => {
  for (const f of [sqrt1pm1, (x: number) => sqrt1pm1Pair(x, 0)])
    expect([f(Infinity), f(-Infinity), f(NaN), f(0), f(-0), f(-1), f(-1 - 2 ** -52)]).toEqual([
      Infinity,
      NaN,
      NaN,
      0,
      -0,
      -1,
      NaN,
    ]);
});
