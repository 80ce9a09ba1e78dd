/**
 * Exact kernels of formulas that no definition holds: value and derivatives rounded correctly everywhere, with
 * parameters over the whole of their domain.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { kernelModel } from '../../../src/program/kernel-model.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { implementations, lowerAnew } from '../lowered.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** Formulas, parameters, and settings of these to look at besides the defaults. */
const FORMULAS: readonly (readonly [string, string, readonly (readonly number[])[]])[] = [
  ['x*tanh(exp(x))', '{}', []],
  ['log(x + sqrt(x^2 + 1))', '{}', []],
  ['x*atan(x)/(1 + x^2)', '{}', []],
  ['x*exp(-x^2/2)', '{}', []],
  ['sin(x)/x', '{}', []],
  ['(exp(x) - 1 - x)/x^2', '{}', []],
  ['log(1 + exp(50*(x - 3)))/50', '{}', []],
  ['(x + abs(x))/2 + log(1 + exp(-abs(x)))', '{}', []],
  ['log(x)/(x - 1)', '{}', []],
  ['exp(-1/x^2)', '{}', []],
  ['max(-a, x)', '{a: {default: 1, domain: a >= 0}}', []],
  ['x/(1 + exp(-b*x))', '{b: 1}', [[-1.5], [1e-30], [-1e30], [0]]],
  ['log(1 + exp(k*x))/k', '{k: {default: 1, domain: k > 0}}', [[1e-30], [1e30], [17]]],
  ['(x + sqrt(x^2 + b))/2', '{b: {default: 4, domain: b >= 0}}', [[1e-200], [0], [1e200]]],
];

function inputs(): readonly number[] {
  const out: number[] = [];
  for (const e of [-1074, -900, -300, -100, -60, -30, -12, -6, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 9, 20, 60, 300, 1000])
    for (const m of [1.2345678901234567, 1.75]) out.push(m * 2 ** e, -m * 2 ** e);
  // Odd multiples of an irrational step: no low bits are zero.
  for (let i = 1; i <= 24; i++) out.push((i * 0.6180339887498949) % 5, -((i * 0.6180339887498949) % 5));
  return out;
}

/** Off by at most one unit where the truth lies within 2^-11 units of the middle of two doubles. */
const neighbour = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(Math.abs(a) * 2 ** -52, 5e-324);

describe('the exact kernel', () => {
  it.each(FORMULAS)('of %s rounds correctly, all derivatives too', (value, parameters, settings) => {
    const f = lowerAnew(`parameters: ${parameters}\nvalue: ${value}\n`, truth, { kernels: true });
    let [points, off] = [0, 0];
    for (const [suffix, lowered] of f.functions) {
      expect(lowered.kernel?.leaves.filter((l) => l.kind === 'program')).toEqual([]);
      const run = kernelModel(lowered.kernel!, lowered.program, implementations);
      for (const setting of [[], ...settings]) {
        const all = f.definition.parameters.map((p, i) => setting[i] ?? Number(p.default.num) / Number(p.default.den));
        for (const x of inputs()) {
          const want = f.truth(suffix, x, ...all);
          if (want === undefined) continue;
          const got = run([x, ...all]);
          points += 1;
          if (Object.is(got, want) || got === want) continue;
          // A tie between subnormal numbers is decided by what lies below two words.
          if (Math.abs(want) >= 2 ** -1022) off += 1;
          expect(neighbour(got, want), `${suffix} at ${x}, ${all}: ${got}, truth ${want}`).toBe(true);
        }
      }
    }
    expect(points).toBeGreaterThan(50);
    expect(off).toBeLessThanOrEqual(points / 1000);
  });

  it('is NaN where the function has no value, and its limit at infinity', () => {
    const f = lowerAnew('value: log(x)*x\n', truth, { kernels: true });
    const { kernel, program } = f.functions.get('')!;
    const run = kernelModel(kernel!, program, implementations);
    expect([-1, -1e-300, Number.NaN].map((x) => run([x]))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(run([Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
});
