/** Bounds of regions for float32 of grade `exact`: the code stays within them by MPFR, and a code that does not is seen. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/expr/parse.js';
import { randomFrom } from '../../../src/fuzz/random.js';
import { exactCode } from '../../../src/lower/forms/simple.js';
import { referencesOf } from '../../../src/measure/references.js';
import { formats, ulpDistance } from '../../../src/measure/ulp.js';
import { type MixedCode, runMixed } from '../../../src/program/mixed.js';
import { holdsAt, type SingleRegion } from '../../../src/program/single.js';
import type { LoweredFunction } from '../../../src/stages.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { lowerAnew } from '../lowered.js';

const SEED = 6311;
const POINTS = 700;
let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

function regionsOf(f: LoweredFunction): readonly SingleRegion[] {
  return f.kernel!.leaves.flatMap((leaf) =>
    leaf.kind === 'plan' ? leaf.variants.flatMap((v) => v.single?.regions ?? []) : [],
  );
}

/** Of a region: everywhere, densely in the usual range, and towards its ends and holes. */
function pointsOf(r: SingleRegion): readonly number[] {
  const random = randomFrom(SEED);
  const places = [r.low, r.high, ...r.holes.flat()].filter((p) => p !== 0 && Math.abs(p) < 1e4);
  const one = (i: number): number => {
    if (i % 3 === 0) return 12 * random.next() - 6;
    if (i % 3 === 1 && places.length > 0)
      return places[i % places.length]! * (1 + (random.next() < 0.5 ? -1 : 1) * 2 ** (-28 * random.next()));
    return (random.next() < 0.5 ? -1 : 1) * 2 ** (60 * random.next() - 52);
  };
  return Array.from({ length: POINTS }, (_, i) => Math.fround(one(i))).filter((u) => holdsAt(r, u));
}

/** The largest error of a region's code, or of another in its place, as a part of the region's bound. */
function worstOf(f: LoweredFunction, r: SingleRegion, code: MixedCode = r.code): number {
  const references = referencesOf(f.derived.expression, 'x', undefined, truth);
  const setting = { values: [], exact: new Map() };
  return pointsOf(r).reduce((worst, u) => {
    const y = runMixed(code, { head: u, low: 0 }, new Map()).head;
    const want = references.at(u, setting);
    if (Math.abs(y) < 2 ** -380) return worst;
    const error = Math.abs((ulpDistance(y, want, formats.f64) * 2 ** (Math.floor(Math.log2(Math.abs(y))) - 52)) / y);
    return Math.max(worst, error / r.bound!);
  }, 0);
}

describe(`bounds of float32 code, seed ${SEED},`, () => {
  it.each(['log(1 + exp(x))', 'x*(1 + erf(x/sqrt(2)))/2', '(x - 1)*atan(x)'])('hold for %s', (value) => {
    const { functions } = lowerAnew(`value: ${value}\n`, truth, { kernels: 'exact', loops: true });
    for (const suffix of ['', 'dx']) {
      const f = functions.get(suffix)!;
      const regions = regionsOf(f);
      expect(regions.length).toBeGreaterThan(0);
      for (const r of regions) {
        expect(r.bound).toBeLessThan(2 ** -39);
        const worst = worstOf(f, r);
        console.log(
          `${value} ${suffix} in (${r.low}, ${r.high}): bound 2^${Math.log2(r.bound!).toFixed(1)}, ${worst.toFixed(3)} of it seen`,
        );
        expect(worst).toBeLessThanOrEqual(1);
      }
      const [first] = regions;
      const damaged = first!.code.map((o) =>
        o.op === 'core' ? ({ op: 'scale', args: o.args, by: 1, pair: false } as const) : o,
      );
      if (first!.code.some((o) => o.op === 'core')) expect(worstOf(f, first!, damaged)).toBeGreaterThan(1);
      // Twice the largest error that the bound allows is seen too.
      const last = first!.code.length;
      const off = [
        ...first!.code,
        { op: 'constant', head: 1 + 2 * first!.bound!, low: 0, pair: false },
        { op: 'multiply', args: [last - 1, last], pair: false },
      ] as const;
      expect(worstOf(f, first!, off)).toBeGreaterThan(1);
    }
  });
});

describe('code that double arithmetic computes exactly from a float32', () => {
  it.each(['x', '-x', 'x/4', '3*x - 2*x', '0', '1/2', '-3 + 1/8', '2*(x + 1) - 2'])('is found for %s', (text) =>
    expect(exactCode(parse(text), 'x')).toBeDefined(),
  );
  it.each(['x/3', '3*x', 'x + 1', 'x^2', '1/3', '1/10', '2^(-1/2)', 'sqrt(x)', '1 + 2^(-40)'])(
    'is not for %s',
    (text) => expect(exactCode(parse(text), 'x')).toBeUndefined(),
  );
});
