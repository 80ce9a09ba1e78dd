/** The table of errors: what it merges, what it leaves out, and that no error is shown smaller than it is. */
import { expect, test } from 'vitest';
import { accuracyView } from '../../src/emit/targets/latex/accuracy.js';
import type { Figure } from '../../src/stages.js';

const figure = (more: Partial<Figure>): Figure => ({
  ...({ function: 'f', target: 'a', precision: 'f32', grade: 'fast', exhaustive: false } as const),
  ...{ maxUlp: 1, at: { x: 2 }, points: 10, nan: 0, falseZero: 0, wrongSign: 0, undecided: 0 },
  ...more,
});
const functions = [
  { name: 'f', label: 'value' },
  { name: 'f_dx', label: 'first derivative' },
];
const rows = (figures: readonly Figure[]) => accuracyView(figures, functions).groups.flatMap((g) => g.rows);

test('kernels with equal figures share a row, others do not', () => {
  expect(rows([figure({}), figure({ target: 'b' })]).map((r) => r.kernel)).toEqual(['a, b f32']);
  for (const other of [{ precision: 'f64' }, { maxUlp: 2 }, { at: { x: 3 } }, { points: 11 }, { nan: 1 }] as const)
    expect(rows([figure({}), figure({ target: 'b', ...other })])).toHaveLength(2);
});

test('functions come in the order of the definition, each named once', () => {
  const all = rows([figure({ function: 'f_dx' }), figure({ function: 'f_dx', target: 'b', points: 3 }), figure({})]);
  expect(all.map((r) => r.function)).toEqual(['value', 'first derivative', '']);
});

test('wrong results have a column where there are any', () => {
  expect(accuracyView([figure({})], functions)).toMatchObject({ isAllRight: true, wrongHead: [] });
  const wrong = accuracyView([figure({}), figure({ function: 'f_dx', falseZero: 2 })], functions);
  expect(wrong).toMatchObject({ isAllRight: false, wrongHead: ['wrong results'] });
  expect(wrong.groups.flatMap((g) => g.rows.map((r) => r.wrong))).toEqual([['none'], ['2 false zero']]);
});

test.each([
  [0.5001, '0.501'],
  [97856.5, '97900'],
  [4, '4'],
  [Infinity, '\\infty'],
  [2 ** 23, '2^{23}'],
  [8388609, '8.39 \\cdot 10^{6}'],
  [0, '0'],
])('%d is shown as %s', (maxUlp, shown) => {
  expect(rows([figure({ maxUlp })])[0]!.error).toBe(`\\(${shown}\\)`);
});
