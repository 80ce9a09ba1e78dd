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
  ['x*exp(-x^2/2)', '{}', []],
  ['sin(x)/x', '{}', []],
  ['log(1 + exp(50*(x - 3)))/50', '{}', []],
  ['(x + abs(x))/2 + log(1 + exp(-abs(x)))', '{}', []],
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
    const f = lowerAnew(`parameters: ${parameters}\nvalue: ${value}\n`, truth, { kernels: 'exact' });
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

  it('in doubles stays within one unit, and asks for no pairs where it needs none', () => {
    const f = lowerAnew('parameters: {k: {default: 1, domain: k > 0}}\nvalue: x/(1 + exp(-k*x))\n', truth, {
      kernels: 'accurate',
    });
    for (const [suffix, { kernel, program }] of f.functions) {
      const run = kernelModel(kernel!, program, implementations, 'accurate');
      for (const k of [1, 0.3, 17])
        for (const x of inputs()) {
          const want = f.truth(suffix, x, k);
          if (want === undefined || Math.abs(want) < 2 ** -1021 || !Number.isFinite(want)) continue;
          const got = run([x, k]);
          expect(neighbour(got, want), `${suffix} at ${x}, ${k}: ${got}, truth ${want}`).toBe(true);
        }
    }
    const plain = lowerAnew('value: x/(1 + exp(-x))\n', truth, { kernels: 'accurate' });
    const value = plain.functions.get('')!.kernel!.leaves[0]!;
    const code = value.kind === 'plan' ? value.variants[0]!.accurate!.regions.flatMap((r) => r.code) : [];
    expect(code.some((o) => o.op === 'core' && !o.pair)).toBe(true);
    expect(code.some((o) => o.pair && o.op === 'divide')).toBe(true);
  });

  it('is NaN where the function has no value, and its limit at infinity', () => {
    const f = lowerAnew('value: log(x)*x\n', truth, { kernels: 'exact' });
    const { kernel, program } = f.functions.get('')!;
    const run = kernelModel(kernel!, program, implementations);
    expect([-1, -1e-300, Number.NaN].map((x) => run([x]))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(run([Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
});
