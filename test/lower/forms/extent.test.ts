/** Where accurate code is taken: gaps around what loses digits, and formulas of the fuzzer that were off there. */
import { beforeAll, describe, expect, it } from 'vitest';
import { beside } from '../../../src/fuzz/points.js';
import { extentOf, type Look } from '../../../src/lower/forms/extent.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { graded } from './graded.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const GRID = Array.from({ length: 400 }, (_, i) => 2 ** (-9 + i / 20));
const even = () => 1;

describe('the extent of code', () => {
  const beforeRoots =
    (roots: readonly number[], nearest: number) =>
    (m: number): Look => ({
      sign: roots.reduce((s, r) => (m < r ? -s : s), 1),
      clean: roots.every((r) => Math.abs(m - r) > nearest * r),
    });

  it('leaves a gap around a root between two points, no wider than needed', () => {
    const found = extentOf(GRID, beforeRoots([5.1], 1e-6), [], even)!;
    expect(found.gaps).toHaveLength(1);
    const [a, b] = found.gaps[0]!;
    expect(a).toBeLessThan(5.1 * (1 - 1e-6));
    expect(b).toBeGreaterThan(5.1 * (1 + 1e-6));
    expect(b - a).toBeLessThan(5.1 * 1e-4);
    expect([found.low, found.high]).toEqual([GRID[0]! / 2, GRID.at(-1)! * 2]);
  });

  it('leaves none where a product vanishes, nor where another code is taken', () => {
    expect(extentOf(GRID, beforeRoots([5.1], 0), [], even)!.gaps).toEqual([]);
    expect(extentOf(GRID, beforeRoots([5.1], 1e-3), [[5, 5.2]], even)!.gaps).toEqual([]);
  });

  it('ends where it is bad for long, and where there are too many gaps', () => {
    const bad = extentOf(
      GRID,
      (m) => ({ sign: 1, clean: m < 4 || m > 40 }),
      [],
      (m) => (m > 1 ? 1 : 0),
    )!;
    expect(bad.low).toBeGreaterThan(30);
    const roots = Array.from({ length: 30 }, (_, i) => 3 * (i + 1));
    const many = extentOf(GRID, beforeRoots(roots, 1e-5), [], even)!;
    expect(many.gaps).toHaveLength(8);
    expect(many.high).toBeLessThan(30);
  });

  it('is none where nothing is clean', () => {
    expect(extentOf(GRID, () => ({ sign: 1, clean: false }), [], even)).toBeUndefined();
  });
});

/** Formula, function, and where it was off. */
const FINDS: readonly (readonly [string, string, readonly number[]])[] = [
  // Roots without end: beside each of them pairs have lost their digits.
  ['x*(cos(x - 2) + x)', 'dxx', [-659.3113204986711]],
  // Where one form takes over from another.
  ['x*(-x/(1 + (x + 1)^2))', 'dx', [-2.03125]],
  ['cbrt(x^2 - 0.5*x) + tanh(x)', '', [0.5078125]],
  ['exp(-tanh(0.5*x)^2)', 'dxx', [-1.031426859316865]],
  // The root of a subnormal number has no tail.
  ['sqrt(x)/(1 + exp(-exp(x + 1))^2)', '', [3.73461656396262e-309]],
  ['sin(x + 0.001) - sin(x)', '', [1.58817, 1.570296, 4.7119]],
  ['log(sinh(x)/x)', '', [0.0302, 0.0311]],
];

describe('accurate code', () => {
  it.each(FINDS)('of %s, %s, stays within one unit', (formula, suffix, places) => {
    const f = graded(`value: ${formula}\n`, truth, [suffix]).get(suffix)!;
    for (const x of places.flatMap((p) => [...beside(p), ...beside(p * (1 + 2 ** -9)), ...beside(p * (1 - 2 ** -8))]))
      expect(f.errors(x).accurate, `at ${x}: ${f.accurate(x)}`).toBeLessThanOrEqual(suffix === 'dxx' ? 1.5 : 1);
  });
});
