/**
 * Float32 code from plans, run in this process in all models of arithmetic: within one ulp, no zero where the result is
 * a normal number, special inputs right. Shipped definitions and formulas that no definition holds.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { generalPoints, saturationPoints } from '../../../src/measure/points.js';
import type { ShortCode } from '../../../src/program/short/code.js';
import { shortModel } from '../../../src/program/short/kernel.js';
import type { ShortLeaf } from '../../../src/program/short/leaf.js';
import type { ShortModel } from '../../../src/program/short/run.js';
import type { LoweredFunction } from '../../../src/stages.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { implementations, type LoweredFormula, lowerAnew } from '../lowered.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const LEAST_NORMAL = 2 ** -126;
const LARGEST = 2 ** 128 - 2 ** 104;

/** In ulp of float32; results below the normal range may be 0. */
function ulps(got: number, want: number): number {
  if (Number.isNaN(want)) return Number.isNaN(got) ? 0 : Number.POSITIVE_INFINITY;
  if (Math.abs(want) > LARGEST) return Math.abs(got) >= LARGEST && got > 0 === want > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (Math.abs(want) < LEAST_NORMAL) return Math.abs(got) <= LEAST_NORMAL ? 0 : Number.POSITIVE_INFINITY;
  const e = Math.floor(Math.log2(Math.abs(want)));
  return Math.abs(got - want) / 2 ** (e - 23);
}

const POINTS = [...generalPoints('f32', 11), ...saturationPoints('f32')].filter(
  (x) => x !== 0 && Math.abs(x) >= LEAST_NORMAL,
);

function worst(
  f: LoweredFormula,
  lowered: LoweredFunction,
  suffix: string,
  setting: readonly number[],
  model: ShortModel,
) {
  const run = shortModel(lowered.kernel!, lowered.program, implementations, model);
  let found = { ulp: -1, x: Number.NaN, got: Number.NaN, want: Number.NaN };
  for (const x of POINTS) {
    const want = f.truth(suffix, x, ...setting);
    if (want === undefined) continue;
    const got = run([x, ...setting]);
    const ulp = ulps(got, want);
    if (!(ulp <= found.ulp)) found = { ulp, x, got, want };
  }
  return found;
}

const known = new Map<string, LoweredFormula>();
function short(yaml: string): LoweredFormula {
  const found = known.get(yaml) ?? lowerAnew(yaml, truth, { kernels: 'short', asWritten: true });
  known.set(yaml, found);
  return found;
}
const SILU = 'value: x/(1 + exp(-x))\n';
const leavesOf = (g: LoweredFunction): readonly (ShortLeaf | undefined)[] =>
  g.kernel!.leaves.flatMap((l) => (l.kind === 'plan' ? l.variants.map((v) => v.short) : [undefined]));

/** Formulas, parameters, settings. */
const FORMULAS: readonly (readonly [string, string, readonly (readonly number[])[]])[] = [
  ['log(1 + exp(k*x))/k', '{k: {default: 1, domain: k > 0}}', [[17], [Math.fround(1e-10)]]],
  ['(x + sqrt(x^2 + b))/2', '{b: {default: 4, domain: b >= 0}}', [[4], [Math.fround(1e30)]]],
  ['log(x + sqrt(x^2 + 1))', '{}', [[]]],
];

describe('float32 kernels', () => {
  it.each(FORMULAS)('of %s and its derivatives stay within one ulp', (value, parameters, settings) => {
    const f = short(`parameters: ${parameters}\nvalue: ${value}\n`);
    for (const [suffix, lowered] of f.functions) {
      expect(leavesOf(lowered).every((l) => l !== undefined)).toBe(true);
      for (const setting of settings) {
        const w = worst(f, lowered, suffix, setting, 'nearest');
        expect(w.ulp, `${suffix} at ${w.x}, ${setting}: ${w.got}, truth ${w.want}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('stay within 1.5 ulp where devices fuse, flush and divide badly', () => {
    const f = short(SILU);
    for (const suffix of ['', 'dx', 'dxx'])
      for (const model of ['nearest', 'fma', 'flush', 'sloppy'] as const) {
        const w = worst(f, f.functions.get(suffix)!, suffix, [], model);
        expect(w.ulp, `${suffix}, ${model} at ${w.x}: ${w.got}, truth ${w.want}`).toBeLessThanOrEqual(
          model === 'nearest' ? 1 : 1.5,
        );
      }
  });

  it('give limits at infinity, NaN for NaN, and the zero of the side', () => {
    const f = short(SILU);
    const g = f.functions.get('')!;
    const run = shortModel(g.kernel!, g.program, implementations);
    expect(run([Number.NaN])).toBeNaN();
    expect([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0].map((x) => run([x]))).toEqual([
      Number.POSITIVE_INFINITY,
      0,
      -0,
      0,
    ]);
    // A tail that would flush, and a product that would.
    for (const x of [2 ** -120, -(2 ** -125)]) expect(run([x])).toBe(x / 2);
  });

  it('neither over- nor underflow on the way', () => {
    const f = short('parameters: {k: {default: 1, domain: k > 0}}\nvalue: log(1 + exp(k*x))/k\n');
    const g = f.functions.get('')!;
    const run = shortModel(g.kernel!, g.program, implementations);
    expect(run([Math.fround(2e38), 17])).toBe(Math.fround(2e38));
    for (const x of [-87, -80.5]) expect(ulps(run([x, 1]), f.truth('', x, 1)!)).toBeLessThan(1);
    const s = short('value: (x + sqrt(x^2 + 4))/2\n');
    const h = s.functions.get('')!;
    const square = shortModel(h.kernel!, h.program, implementations);
    for (const x of [1e25, -1e25, 3e38]) {
      const at = Math.fround(x);
      expect(ulps(square([at]), s.truth('', at)!)).toBeLessThan(1);
    }
  });
});

/** The function with its codes changed. */
function changed(g: LoweredFunction, change: (code: ShortCode) => ShortCode): LoweredFunction {
  const leaves = g.kernel!.leaves.map((l) =>
    l.kind === 'program'
      ? l
      : {
          ...l,
          variants: l.variants.map((v) => ({
            ...v,
            short: {
              ...v.short!,
              regions: v.short!.regions.map((r) => (r.rule === 'code' ? { ...r, code: change(r.code) } : r)),
            },
          })),
        },
  );
  return { ...g, kernel: { ...g.kernel!, leaves } };
}

describe('what lowering decides is needed', () => {
  it.each<[string, (code: ShortCode) => ShortCode]>([
    ['tails', (code) => code.map((o) => ({ ...o, pair: false }))],
    ['powers of two', (code) => code.map((o) => (o.op === 'core' ? (({ by: _, ...rest }) => rest)(o) : o))],
    [
      'the larger operand',
      (code) =>
        code.map((o) =>
          o.op === 'add' && o.pair && o.larger
            ? { ...o, larger: o.larger === 'first' ? ('second' as const) : ('first' as const) }
            : o,
        ),
    ],
  ])('%s: without them results are wrong', (_, change) => {
    const f = short(SILU);
    const errors = ['', 'dx', 'dxx'].map((s) => worst(f, changed(f.functions.get(s)!, change), s, [], 'nearest').ulp);
    expect(Math.max(...errors)).toBeGreaterThan(1);
  });
});
