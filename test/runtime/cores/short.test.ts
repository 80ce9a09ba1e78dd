/** The short cores for float32 against MPFR, at floats of all sizes. */
import { describe, expect, it } from 'vitest';
import { shortBits } from '../../../templates/ts/runtime/cores/bounds.js';
import * as short from '../../../templates/ts/runtime/cores/short.js';
import { byExponent, randomFrom, spread } from './points.js';
import { miss, references } from './reference.js';

const SEED = 20269;
const random = randomFrom(SEED);
const positive = byExponent(random, -149, 128, 300).map(Math.abs);
const both = byExponent(random, -149, 5, 200);

describe('short cores', () => {
  it.each([
    ['log', short.logShort, [...positive, ...spread(random, 0.5, 2, 400)]],
    ['log1p', short.log1pShort, [...positive, ...spread(random, -1, 1, 400), ...both.filter((x) => x > -1)]],
    ['erf', short.erfShort, [...both, ...spread(random, -6.1, 6.1, 400), ...spread(random, -0.6, 0.6, 300)]],
    ['erfc', short.erfcShort, [...both, ...spread(random, -6, 11, 400)]],
    ['erfcx', short.erfcxShort, [...both.filter((x) => x > -20), ...spread(random, 0, 40, 300)]],
  ] as const)('of %s are within their bound', (name, core, points) => {
    let [worst, at] = [Number.NEGATIVE_INFINITY, 0];
    for (const x of points.map(Math.fround)) {
      const { bits } = miss(references[name], x, 0, core(x), 0);
      if (!(bits <= worst)) [worst, at] = [bits, x];
    }
    console.log(`${name}Short: ${points.length} points, seed ${SEED}: 2^${worst.toFixed(1)} at ${at}`);
    expect(worst).toBeLessThanOrEqual(-shortBits);
  });

  it('are decided at infinities, NaN and zeros', () => {
    const at = (f: (x: number) => number) => [Infinity, -Infinity, NaN, 0, -0].map((x) => Math.fround(f(x)));
    expect(at(short.logShort)).toEqual([Infinity, NaN, NaN, -Infinity, -Infinity]);
    expect(at(short.log1pShort)).toEqual([Infinity, NaN, NaN, 0, -0]);
    expect(at(short.erfShort)).toEqual([1, -1, NaN, 0, -0]);
    expect(at(short.erfcShort)).toEqual([0, 2, NaN, 1, 1]);
    expect(at(short.erfcxShort)).toEqual([0, Infinity, NaN, 1, 1]);
  });
});
