/** The oracle of float32 roundings against MPFR, result by result, and counts of misrounded ones. */
import { beforeAll, describe, expect, it } from 'vitest';
import { judged, sweepOn } from '../../src/measure/exhaustive.js';
import { type Oracle, oracleOf } from '../../src/measure/oracle.js';
import { referencesOf } from '../../src/measure/references.js';
import { judgeRounding } from '../../src/measure/rounding.js';
import { emptySweep, inputsDone, type SweepKey } from '../../src/measure/sweep.js';
import { exactSingleModel } from '../../src/program/kernel-model.js';
import { boundsOf, isSettled } from '../../src/program/settled.js';
import { bigFromDouble, bigToRational } from '../../src/truth/big-float.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { type GradedFunction, graded } from '../lower/forms/graded.js';
import { implementations } from '../lower/lowered.js';

let truth: Truth;
let f: GradedFunction;
let oracle: Oracle;
const oracleFor = (accurate: (x: number) => number): Oracle => {
  const { derived, program, kernel } = f.lowered;
  const exact = exactSingleModel(kernel!, program, implementations);
  const setting = f.setting.exact;
  const question = { expression: derived.expression, input: 'x', domain: undefined, setting };
  return oracleOf({ ...question, accurate, exact: (x) => exact([x]) }, truth);
};
beforeAll(async () => {
  truth = await loadTruth();
  f = graded('value: x/(1 + exp(-x))\n', truth).get('')!;
  oracle = oracleFor(f.accurate);
});

const words = new Uint32Array(1);
const floats = new Float32Array(words.buffer);
const floatOf = (bits: number): number => {
  words[0] = bits;
  return floats[0]!;
};
/** What a loop over float32 gives for consecutive inputs: the accurate value, rounded once more. */
const results = (from: number, count: number): Uint32Array =>
  new Uint32Array(Float32Array.from({ length: count }, (_, i) => f.accurate(floatOf(from + i))).buffer);
const rightAt = (bits: number): number =>
  truth.roundSingle(f.lowered.derived.expression, new Map([['x', bigToRational(bigFromDouble(floatOf(bits)))]]))!;

describe('a value in double', () => {
  it('settles its rounding unless a middle of two float32 is near', () => {
    const [up, down] = boundsOf(2 ** -48);
    const middle = 1 + 2 ** -24;
    for (const [y, settled] of [
      [1.1, true],
      [middle, false],
      [middle * (1 + 2 ** -49), false],
      [middle * (1 + 2 ** -46), true],
      [middle * (1 - 2 ** -46), true],
      [0, true],
      [2 ** -150, false],
      [2 ** 128 - 2 ** 103, false],
      [2 ** 200, true],
    ] as const)
      expect(isSettled(y, up, down), `${y}`).toBe(settled);
  });
});

describe('the oracle', () => {
  // Ordinary ones; subnormal, where x/2 + x^2/4 is hardly off the middle of two; where the result underflows.
  it.each([0x3f800000, 0xc0a00000, 0x00000101, 0x80300001, 0xc2cf0000])(
    'is right for 300 inputs from %i on',
    (from) => {
      for (let i = 0; i < 300; i++) {
        const x = floatOf(from + i);
        expect(oracle.at(x, oracle.accurate(x)), `at ${x}`).toBe(rightAt(from + i));
      }
    },
  );

  it('proves results of whole stretches far out, and none where they differ', () => {
    expect(oracle.over(-3e38, -200)).toEqual({ kind: 'constant', right: -0 });
    expect(oracle.over(-1, -0.5)).toBeUndefined();
  });
});

describe('a judgement', () => {
  it('counts exactly the results that are not rounded right: ties of subnormal inputs', () => {
    const [from, count] = [0x00000200, 400];
    const ys = results(from, count);
    const wrong = Array.from({ length: count }, (_, i) => new Float32Array(ys.buffer)[i] !== rightAt(from + i));
    const { rounding, examples } = judgeRounding(from, ys, oracle, 40);
    expect(rounding).toMatchObject({ misrounded: wrong.filter(Boolean).length, checked: 40, oracleWrong: 0 });
    expect(rounding.misrounded).toBeGreaterThan(0);
    expect(examples[0]!.x).toBe(from + wrong.indexOf(true));
    // Which way ties go is proved.
    expect(rounding).toMatchObject({ proved: count });
  });

  it('finds none among ordinary results, and one that is planted', () => {
    const [from, count] = [0x3f900000, 2000];
    const ys = results(from, count);
    expect(judgeRounding(from, ys, oracle, 0).rounding.misrounded).toBe(0);
    ys[777]! += 1;
    const { rounding, examples } = judgeRounding(from, ys, oracle, 0);
    expect([rounding.misrounded, examples[0]!.x - from]).toEqual([1, 777]);
  });

  it('answers a stretch by one proof, and sees what is wrong in it', () => {
    const [from, count] = [0xc3500000, 2 ** 17];
    const ys = new Uint32Array(count).fill(0x80000000);
    expect(judgeRounding(from, ys, oracle, 0).rounding).toMatchObject({ misrounded: 0, proved: count, asked: 0 });
    ys[5] = 0x80000001;
    expect(judgeRounding(from, ys, oracle, 0).rounding).toMatchObject({ misrounded: 1, proved: count });
  });

  it('says that a law is wrong, where it is', () => {
    const [from, count] = [0xc3500000, 2 ** 12];
    const ys = new Uint32Array(count).fill(0x3f800000);
    const lying: Oracle = { ...oracle, over: () => ({ kind: 'constant', right: 1 }) };
    expect(judgeRounding(from, ys, lying, 30).rounding).toMatchObject({ misrounded: 0, checked: 30, oracleWrong: 30 });
    expect(judgeRounding(from, ys, oracle, 30).rounding).toMatchObject({ misrounded: count, oracleWrong: 0 });
  });

  it('says that the function in double is off, where it is', () => {
    const off = oracleFor((x) => f.accurate(x) * (1 + 2 ** -30));
    const { rounding } = judgeRounding(0x3f900000, results(0x3f900000, 4000), off, 3000);
    expect(rounding.drift).toBeGreaterThan(2 ** 21);
    expect(rounding.oracleWrong).toBeGreaterThan(0);
  });
});

describe('a sweep with an oracle', () => {
  const key: SweepKey = {
    ...{ function: 'f', target: 'here', precision: 'f32', program: 'abc', parameters: [] },
    device: { api: 'none', implementation: 'this test', version: '1' },
  };
  it('adds up over chunks and shards, and its figure has what MPFR confirms', async () => {
    const names = { inputs: ['x'], parameters: [] };
    const work = {
      ...{ total: 1024, chunk: 256, elsewhere: [], most: Infinity, model: f.accurate, save: async () => {} },
      evaluate: async (x: Uint32Array) => results(x[0]!, x.length),
      judge: (from: number, ys: Uint32Array) => judgeRounding(from, ys, oracle, 8),
    };
    const whole = await sweepOn(emptySweep(key), { ...work, shard: { index: 1, count: 1 } });
    const half = await sweepOn(emptySweep(key), { ...work, shard: { index: 2, count: 2 } });
    expect(whole.rounding!.checked).toBe(32);
    expect(half.rounding!.misrounded).toBeLessThan(whole.rounding!.misrounded);
    const right = { ...whole.rounding!, oracleWrong: 0 };
    expect(whole.rounding).toEqual(right);
    const references = referencesOf(f.lowered.derived.expression, 'x', undefined, truth);
    const judging = { points: inputsDone(whole), exhaustive: false, strict: true };
    const { figure } = judged(whole, references, f.setting, names, judging);
    expect(figure).toMatchObject({ misrounded: whole.counts.misrounded, undecided: 0 });
    expect(figure.maxUlp).toBeCloseTo(0.5, 8);
  });
});
