import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromOrder32, fromOrder64, stepped, toOrder32, toOrder64 } from '../../src/measure/random.js';
import { formats, type Reference, ulpDistance } from '../../src/measure/ulp.js';
import { type BigFloat, bigFromDouble, roundBig } from '../../src/truth/big-float.js';

const SEED = 4711;
const exactly = (value: number): Reference => ({ kind: 'number', value: bigFromDouble(value) });
const big = (mantissa: bigint, exponent: number): Reference => ({ kind: 'number', value: { mantissa, exponent } });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const truths: fc.Arbitrary<BigFloat> = fc
  .tuple(fc.bigInt({ min: 1n << 99n, max: (1n << 100n) - 1n }), fc.integer({ min: -1180, max: 900 }))
  .map(([mantissa, exponent]) => ({ mantissa, exponent }));

describe('ulpDistance', () => {
  it('is zero for the truth itself and at most one half for its correct rounding', () => {
    fc.assert(
      fc.property(finite, (x) => ulpDistance(x, exactly(x), formats.f64) === 0),
      { seed: SEED },
    );
    for (const format of [formats.f64, formats.f32]) {
      fc.assert(
        fc.property(truths, (value) => {
          const y = roundBig(value, format);
          return ulpDistance(y, { kind: 'number', value }, format) <= 0.5;
        }),
        { seed: SEED, numRuns: 500 },
      );
    }
  });
  it('grows by one with every float away from the truth, inside a binade', () => {
    for (const x of [1.25, -1.75e-300, 3.5e200, 5e-320]) {
      for (const n of [1, 2, 5]) expect(ulpDistance(stepped(x, n, 'f64'), exactly(x), formats.f64)).toBe(n);
    }
    for (const x of [1.25, -1.75e-30, 3.5e30, 5e-42].map(Math.fround)) {
      for (const n of [1, 2, 5]) expect(ulpDistance(stepped(x, n, 'f32'), exactly(x), formats.f32)).toBe(n);
    }
  });
  it("is counted in the truth's binade: one below a power of two is half a unit", () => {
    expect(ulpDistance(1 - 2 ** -53, exactly(1), formats.f64)).toBe(0.5);
    expect(ulpDistance(1 + 2 ** -52, exactly(1), formats.f64)).toBe(1);
    // Truth just below 1: unit 2^-53.
    expect(ulpDistance(1, big((1n << 60n) - 1n, -60), formats.f64)).toBeCloseTo(2 ** -7, 12);
  });
  it('of zero and of subnormal truths is counted in the smallest number', () => {
    expect(ulpDistance(5e-324, exactly(0), formats.f64)).toBe(1);
    expect(ulpDistance(0, big(1n, -1075), formats.f64)).toBe(0.5);
    expect(ulpDistance(0, big(1n, -5000), formats.f64)).toBe(0);
    expect(ulpDistance(0, exactly(2 ** -140), formats.f32)).toBe(512);
    expect(ulpDistance(0, exactly(1), formats.f64)).toBe(2 ** 52);
  });
  it('takes NaN where there is no value, and nothing else', () => {
    expect(ulpDistance(Number.NaN, { kind: 'nan' }, formats.f64)).toBe(0);
    expect(ulpDistance(1, { kind: 'nan' }, formats.f64)).toBe(Number.POSITIVE_INFINITY);
    expect(ulpDistance(Number.NaN, exactly(1), formats.f64)).toBe(Number.POSITIVE_INFINITY);
    expect(ulpDistance(1, { kind: 'undecided' }, formats.f64)).toBeNaN();
  });
  it('expects an infinity where the truth rounds to one, and measures at the edge', () => {
    const largest = Number.MAX_VALUE;
    const beyond = big(1n, 1024);
    expect(ulpDistance(Number.POSITIVE_INFINITY, beyond, formats.f64)).toBe(0);
    expect(ulpDistance(Number.NEGATIVE_INFINITY, beyond, formats.f64)).toBe(Number.POSITIVE_INFINITY);
    expect(ulpDistance(largest, beyond, formats.f64)).toBe(1);
    expect(ulpDistance(1e300, beyond, formats.f64)).toBe(Number.POSITIVE_INFINITY);
    expect(ulpDistance(Number.POSITIVE_INFINITY, exactly(largest), formats.f64)).toBe(1);
    expect(ulpDistance(Number.POSITIVE_INFINITY, exactly(1), formats.f64)).toBe(Number.POSITIVE_INFINITY);
    expect(ulpDistance(Number.POSITIVE_INFINITY, { kind: 'infinite', sign: 1 }, formats.f32)).toBe(0);
    expect(ulpDistance(1e38, { kind: 'infinite', sign: 1 }, formats.f32)).toBe(Number.POSITIVE_INFINITY);
  });
  it('flush-aware: two values below the normal range are equal, others are not', () => {
    const small = exactly(Math.fround(1.5 * 2 ** -127));
    expect(ulpDistance(0, small, formats.f32)).toBeGreaterThan(1e6);
    expect(ulpDistance(0, small, formats.f32, true)).toBe(0);
    expect(ulpDistance(0, exactly(2 ** -126), formats.f32, true)).toBe(2 ** 23);
    expect(ulpDistance(2 ** -126, small, formats.f32, true)).toBeGreaterThan(1);
  });
});

describe('the order of floats', () => {
  it('is that of their values, and steps go back and forth', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => toOrder64(a) < toOrder64(b) === a < b),
      { seed: SEED },
    );
    fc.assert(
      fc.property(
        finite,
        (a) => fromOrder64(toOrder64(a)) === a && fromOrder32(toOrder32(Math.fround(a))) === Math.fround(a),
      ),
      { seed: SEED },
    );
    expect([stepped(0, 1, 'f64'), stepped(0, -1, 'f32'), stepped(Number.MAX_VALUE, 1, 'f64')]).toEqual([
      5e-324,
      -(2 ** -149),
      Number.POSITIVE_INFINITY,
    ]);
  });
});
