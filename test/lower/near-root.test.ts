import { beforeAll, describe, expect, test } from 'vitest';
import { fromDouble, toDouble } from '../../src/algebra/rational.js';
import { evaluate } from '../../src/expr/evaluate.js';
import { parse } from '../../src/expr/parse.js';
import { nearRoots } from '../../src/lower/near-root.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});
const pieces = (text: string) => nearRoots(parse(text), 'x', truth, () => true);

describe('polynomials around irrational roots', () => {
  test.each(['x^2 - 2', 'exp(x) - 3', '1 + erf(x) - exp(-x)/2', 'log(x^2 + 1) - x/2'])(
    '%s keeps its digits at the doubles beside its roots',
    (text) => {
      const found = pieces(text);
      expect(found.length).toBeGreaterThan(0);
      const e = parse(text);
      for (const { root, expression } of found) {
        const nearest = toDouble(root);
        for (let i = -3; i <= 3; i++) {
          const x = nearest * (1 + i * 2 ** -52);
          const exact = truth.roundDouble(e, new Map([['x', fromDouble(x)]]))!;
          const gap = Math.abs(evaluate(expression, new Map([['x', x]])) - exact) / Math.abs(exact);
          expect(gap).toBeLessThan(2 ** -50);
        }
      }
    },
  );
  test('the formula itself loses them there, or the test would show nothing', () => {
    const [piece] = pieces('exp(x) - 3');
    const x = toDouble(piece!.root);
    const exact = truth.roundDouble(parse('exp(x) - 3'), new Map([['x', fromDouble(x)]]))!;
    const plain = evaluate(parse('exp(x) - 3'), new Map([['x', x]]));
    expect(Math.abs(plain - exact) / Math.abs(exact)).toBeGreaterThan(2 ** -10);
  });
  test('rational roots, double roots and oscillations get no piece', () => {
    expect(pieces('x - 3/8')).toEqual([]);
    expect(pieces('(x^2 - 2)^2')).toEqual([]);
    expect(pieces('sin(20*x) + 1/3')).toEqual([]);
  });
  test('a piece ends before the next root and holds its own', () => {
    for (const { root, when } of pieces('(x^2 - 2)*(x - pi/2)')) {
      const [low, high] = when.map((c) => (c.right.kind === 'number' ? toDouble(c.right.value) : Number.NaN));
      expect(low! < toDouble(root) && toDouble(root) < high!).toBe(true);
      for (const other of [Math.SQRT2, -Math.SQRT2, Math.PI / 2])
        if (Math.abs(other - toDouble(root)) > 1e-9) expect(other > low! && other < high!).toBe(false);
    }
  });
});
