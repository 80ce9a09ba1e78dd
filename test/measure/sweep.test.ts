import { describe, expect, it } from 'vitest';
import { fromDouble } from '../../src/algebra/rational.js';
import { parse } from '../../src/expr/parse.js';
import { judged, type SweepWork, sweepOn } from '../../src/measure/exhaustive.js';
import { referencesOf } from '../../src/measure/references.js';
import {
  ALL_INPUTS,
  chunksLeft,
  combine,
  compareChunk,
  emptySweep,
  inputsDone,
  joinRanges,
  type Range,
  type Sweep,
  type SweepKey,
} from '../../src/measure/sweep.js';
import { loadTruth } from '../../src/truth/truth.js';

const device = { api: 'none', implementation: 'this test', version: '1' };
const key: SweepKey = {
  ...{ function: 'f', target: 'here', precision: 'f32', program: 'abc' },
  ...{ device, parameters: [] },
};
/** f = x/3: every result is inexact, and the last bits differ from input to input. */
const model = (x: number) => x / 3;
const truth = await loadTruth();
const references = referencesOf(parse('x/3'), 'x', undefined, truth);
/** Ordinary numbers at the first inputs, which are the smallest subnormal numbers: a tiny sweep begins there. */
const lifted = (x: number) => (x * 2 ** 149 + 1000) / 3;
const liftedReferences = referencesOf(parse('(x*2^149 + 1000)/3'), 'x', undefined, truth);
const setting = { values: [], exact: new Map([['x', fromDouble(0)]]) };
const names = { inputs: ['x'], parameters: [] };

const floats = (words: Uint32Array) => new Float32Array(words.buffer, words.byteOffset, words.length);
const bitsOf = (values: Float32Array) => new Uint32Array(values.buffer);
const numberAt = (bits: number) => floats(Uint32Array.of(bits))[0]!;
/** A device that rounds right, but for the inputs (bits) named; `calls` gets the first input of every run. */
const deviceOf =
  (wrong: Readonly<Record<number, number>> = {}, calls: number[] = []) =>
  async (x: Uint32Array): Promise<Uint32Array> => {
    calls.push(x[0]!);
    return bitsOf(floats(x).map((v, i) => wrong[x[i]!] ?? lifted(v)));
  };

const [total, chunk] = [96, 8];
const work = (more: Partial<SweepWork>): SweepWork => ({
  ...{ evaluate: deviceOf(), model: lifted, total, chunk, elsewhere: [], most: Infinity },
  ...{ shard: { index: 1, count: 1 }, save: async () => {} },
  ...more,
});
const resultOf = (s: Sweep) => judged(s, references, setting, names, { points: inputsDone(s), exhaustive: false });
const liftedResult = (s: Sweep) =>
  judged(s, liftedReferences, setting, names, { points: inputsDone(s), exhaustive: false });
const base = 0x3f800000;

describe('ranges', () => {
  it('join where they touch, in any order, and never where they overlap', () => {
    expect(joinRanges([[0, 4]], [[4, 8]])).toEqual([[0, 8]]);
    expect(joinRanges([[8, 12]], [[0, 4]])).toEqual([
      [0, 4],
      [8, 12],
    ]);
    expect(joinRanges([[0, 5]], [[4, 8]])).toBeUndefined();
    expect(joinRanges([[0, 8]], [[0, 8]])).toBeUndefined();
  });

  it('of all shards are disjoint and cover everything, a last short chunk included', () => {
    for (const count of [1, 2, 3, 5]) {
      const shards = Array.from({ length: count }, (_, i) => chunksLeft([], { index: i + 1, count }, 100, 8));
      const all = shards.flat().reduce<readonly Range[] | undefined>((a, r) => a && joinRanges(a, [r]), []);
      expect(all).toEqual([[0, 100]]);
    }
    expect(chunksLeft([], { index: 1, count: 1 }, ALL_INPUTS, 2 ** 22)).toHaveLength(1024);
  });
});

describe('a sweep', () => {
  it('that is interrupted goes on where it stopped, runs nothing twice and ends as one that was not', async () => {
    const calls: number[] = [];
    const wrong = { 50: 0 };
    let saved = emptySweep(key);
    const save = async (s: Sweep) => {
      saved = JSON.parse(JSON.stringify(s)) as Sweep;
    };
    const evaluate = deviceOf(wrong, calls);
    while (inputsDone(saved) < 96) await sweepOn(saved, work({ evaluate, save, most: 5 }));
    const whole = await sweepOn(emptySweep(key), work({ evaluate: deviceOf(wrong) }));
    expect(saved).toEqual(whole);
    expect(calls).toEqual(Array.from({ length: 12 }, (_, i) => 8 * i));
    expect(liftedResult(saved).figure.falseZero).toBe(1);
  });

  it('in shards combines, in any order, to the same as in one', async () => {
    const wrong = { 3: Number.NaN, 77: -1 };
    const parts = await Promise.all(
      [1, 2, 3].map((index) =>
        sweepOn(emptySweep(key), work({ evaluate: deviceOf(wrong), shard: { index, count: 3 } })),
      ),
    );
    const whole = await sweepOn(emptySweep(key), work({ evaluate: deviceOf(wrong) }));
    expect(combine(combine(parts[2]!, parts[0]!)!, parts[1]!)).toEqual(whole);
    expect(combine(parts[0]!, whole)).toBeUndefined();
    expect(combine(parts[0]!, { ...parts[1]!, key: { ...key, program: 'other' } })).toBeUndefined();
    expect(liftedResult(whole).figure).toMatchObject({ maxUlp: Infinity, nan: 1, wrongSign: 1, falseZero: 0 });
  });

  it('runs no chunk that another one has done', async () => {
    const calls: number[] = [];
    const elsewhere: readonly Range[] = [[8, 24]];
    const swept = await sweepOn(emptySweep(key), work({ evaluate: deviceOf({}, calls), elsewhere, total: 32 }));
    expect(calls).toEqual([0, 24]);
    expect(inputsDone(swept)).toBe(16);
  });

  it('passes a failing device on, and keeps what was done before', async () => {
    let saved = emptySweep(key);
    const right = deviceOf();
    const evaluate = (x: Uint32Array) => (x[0] === 16 ? Promise.reject(new Error('gone')) : right(x));
    const save = async (s: Sweep) => {
      saved = s;
    };
    await expect(sweepOn(emptySweep(key), work({ evaluate, save }))).rejects.toThrow('gone');
    expect(saved.ranges).toEqual([[0, 16]]);
  });
});

describe('a comparison', () => {
  const results = (from: number, count: number) =>
    bitsOf(floats(Uint32Array.from({ length: count }, (_, i) => from + i)).map(model));

  it('of rightly rounded results finds at most half a unit, and that exactly', () => {
    const sweep = compareChunk(key, base, results(base, 4096), model);
    const { figure, worst } = resultOf(sweep);
    const errors = Array.from({ length: 4096 }, (_, i) => {
      const x = numberAt(base + i);
      // 1/3 to 2/3: the unit is 2^-25 below a half, 2^-24 from there on.
      return Math.abs(Math.fround(x / 3) - x / 3) / (x / 3 < 0.5 ? 2 ** -25 : 2 ** -24);
    });
    expect(figure.maxUlp).toBeCloseTo(Math.max(...errors), 8);
    expect(figure.maxUlp).toBeLessThanOrEqual(0.5);
    expect(worst.got).toBe(worst.wanted);
    expect(figure).toMatchObject({ nan: 0, falseZero: 0, wrongSign: 0, undecided: 0 });
  });

  it.each([
    ['a NaN', Number.NaN, { nan: 1, maxUlp: Infinity }],
    ['an infinity', Infinity, { nan: 0, maxUlp: Infinity }],
    ['a zero', 0, { falseZero: 1 }],
    ['a wrong sign', -0.4, { wrongSign: 1 }],
  ])('finds %s among many, and says where', (_what, value, expected) => {
    const all = results(base, 2000);
    floats(all)[1234] = value;
    const { figure } = resultOf(compareChunk(key, base, all, model));
    expect(figure).toMatchObject(expected);
    expect(figure.at).toEqual({ x: numberAt(base + 1234) });
  });

  it('finds a result that is three units off among a million that are not', () => {
    const all = results(base, 2 ** 20);
    all[777777]! += 3;
    const { figure } = resultOf(compareChunk(key, base, all, model));
    expect(figure.maxUlp).toBeGreaterThan(2.4);
    expect(figure.at).toEqual({ x: numberAt(base + 777777) });
  });

  it('takes flushed results below the normal range as right, but not strictly', () => {
    const flushed = new Uint32Array(1000);
    const { figure } = resultOf(compareChunk(key, 1000, flushed, model));
    expect(figure.maxUlp).toBe(0);
    expect(figure.maxUlpStrict).toBeGreaterThan(300);
    expect(figure.falseZero).toBe(0);
  });

  it('wants NaN for every NaN, and the limits at the infinities', () => {
    const nans = compareChunk(key, 0x7fc00000, new Uint32Array(100).fill(0x7fc00000), model);
    expect(resultOf(nans).figure.maxUlp).toBe(0);
    const numbers = compareChunk(key, 0x7fc00000, new Uint32Array(100), model);
    expect(resultOf(numbers).figure.maxUlp).toBe(Infinity);
    const infinite = (bits: number) => resultOf(compareChunk(key, 0x7f800000, Uint32Array.of(bits), model)).figure;
    expect(infinite(0x7f800000).maxUlp).toBe(0);
    expect(infinite(0x7fc00000)).toMatchObject({ maxUlp: Infinity, nan: 1 });
  });

  it('wants the sign that the function has left of 0 at -0', () => {
    const zero = (bits: number) => resultOf(compareChunk(key, 0x80000000, Uint32Array.of(bits), model)).figure;
    expect(zero(0x80000000).wrongSign).toBe(0);
    expect(zero(0).wrongSign).toBe(1);
  });

  it('does not believe a reference that the truth contradicts: such results are undecided', () => {
    // The device is right everywhere; the double program claims that its results should be negative.
    const sweep = compareChunk(key, base, results(base, 1000), (x) => -x / 3);
    expect(resultOf(sweep).figure).toMatchObject({ wrongSign: 0, undecided: 1000 - 64 });
  });
});
