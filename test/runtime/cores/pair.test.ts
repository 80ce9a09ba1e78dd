/** Arithmetic of pairs against exact rational arithmetic in MPFR. */
import { describe, expect, it } from 'vitest';
import { type BigFloat, bigFromDouble } from '../../../src/truth/big-float.js';
import { loadMpfr, NEAREST } from '../../../src/truth/mpfr.js';
import {
  addDouble,
  addPair,
  divPair,
  fastTwoSum,
  mulDouble,
  mulPair,
  sqrtPair,
  twoProduct,
  twoSum,
} from '../../../templates/ts/runtime/cores/pair.js';
import { tail } from '../../../templates/ts/runtime/cores/tail.js';
import { randomFrom, tailFor } from './points.js';

const SEED = 20268;
const random = randomFrom(SEED);
const mpfr = await loadMpfr();
const BITS = 4400;

const scaledBig = ({ mantissa, exponent }: BigFloat): bigint => mantissa << BigInt(exponent + 2200);
/** An exact sum of doubles, or of products of two, in units of 2^-2200. */
const exact = (...terms: readonly (number | readonly [number, number])[]): bigint =>
  terms.reduce<bigint>((sum, t) => {
    if (typeof t === 'number') return sum + scaledBig(bigFromDouble(t));
    const [a, b] = t.map(bigFromDouble) as [BigFloat, BigFloat];
    return sum + scaledBig({ mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent });
  }, 0n);

/** A number of this size, either sign. */
const sized = (low: number, high: number): number =>
  (random() < 0.5 ? -1 : 1) * (1 + random()) * 2 ** Math.floor(low + (high - low) * random());

describe('exact sums and products', () => {
  it('lose nothing', () => {
    for (let i = 0; i < 1500; i++) {
      const e = i % 3 === 0 ? 300 : 30;
      const [a, b] = [sized(-e, e), sized(-e, e)];
      const sum = twoSum(a, b);
      const rest = tail[0];
      expect(exact(sum, tail[0]!)).toBe(exact(a, b));
      const [large, small] = Math.abs(a) >= Math.abs(b) ? [a, b] : [b, a];
      expect([fastTwoSum(large, small), tail[0]]).toEqual([sum, rest]);
      const product = twoProduct(a, b);
      expect(exact(product, tail[0]!)).toBe(exact([a, b]));
    }
  });

  it('hold where the split would overflow', () => {
    for (const [a, b] of [
      [1.7e308, 1.03],
      [1.2345e300, -7.7e-3],
      [3.3e-5, 1.7976931348623157e308],
      [6.7e299, 1 / 3],
    ] as const) {
      const product = twoProduct(a, b);
      expect(exact(product, tail[0]!)).toBe(exact([a, b]));
    }
  });
});

/** |head + tail − truth| relative to the truth as a power of two; the truth is left in a register by `make`. */
function missed(head: number, make: (r: number, take: (x: number, low: number) => number) => void): number {
  const low = tail[0]!;
  const mark = mpfr.mark();
  const take = (x: number, rest: number): number => {
    const [r, t] = [mpfr.take(BITS), mpfr.take(64)];
    mpfr.setDouble(r, x, NEAREST);
    mpfr.setDouble(t, rest, NEAREST);
    mpfr.binary.add(r, r, t, NEAREST);
    return r;
  };
  const truth = mpfr.take(BITS);
  make(truth, take);
  const difference = take(head, low);
  mpfr.binary.sub(difference, difference, truth, NEAREST);
  const bits =
    mpfr.sign(difference) === 0 ? Number.NEGATIVE_INFINITY : mpfr.exponent(difference) - mpfr.exponent(truth);
  mpfr.release(mark);
  return bits;
}

describe('pairs', () => {
  it('are added, multiplied, divided and rooted within their bounds', () => {
    const worst = { add: -999, addDouble: -999, mul: -999, mulDouble: -999, div: -999, sqrt: -999 };
    const note = (name: keyof typeof worst, bits: number) => {
      worst[name] = Math.max(worst[name], bits);
    };
    for (let i = 0; i < 1500; i++) {
      const spreadOf = i % 2 === 0 ? 3 : 60;
      const [a, b] = [sized(-spreadOf, spreadOf), sized(-spreadOf, spreadOf)];
      const [al, bl] = [tailFor(random, a), tailFor(random, b)];
      const { binary, unary } = mpfr;
      note(
        'add',
        missed(addPair(a, al, b, bl), (r, x) => void binary.add(r, x(a, al), x(b, bl), NEAREST)),
      );
      note(
        'addDouble',
        missed(addDouble(a, al, b), (r, x) => void binary.add(r, x(a, al), x(b, 0), NEAREST)),
      );
      note(
        'mul',
        missed(mulPair(a, al, b, bl), (r, x) => void binary.mul(r, x(a, al), x(b, bl), NEAREST)),
      );
      note(
        'mulDouble',
        missed(mulDouble(a, al, b), (r, x) => void binary.mul(r, x(a, al), x(b, 0), NEAREST)),
      );
      note(
        'div',
        missed(divPair(a, al, b, bl), (r, x) => void binary.div(r, x(a, al), x(b, bl), NEAREST)),
      );
      const [s, sl] = a < 0 ? [-a, -al] : [a, al];
      note(
        'sqrt',
        missed(sqrtPair(s, sl), (r, x) => void unary.sqrt(r, x(s, sl), NEAREST)),
      );
    }
    console.log(
      `pairs, seed ${SEED}: ${Object.entries(worst)
        .map(([n, b]) => `${n} 2^${b}`)
        .join(', ')}`,
    );
    expect(worst.mul).toBeLessThanOrEqual(-103);
    expect(worst.mulDouble).toBeLessThanOrEqual(-104);
    expect(worst.div).toBeLessThanOrEqual(-102);
    expect(worst.sqrt).toBeLessThanOrEqual(-103);
    expect(worst.addDouble).toBeLessThanOrEqual(-105);
    expect(worst.add).toBeLessThanOrEqual(-104);
  });
});
