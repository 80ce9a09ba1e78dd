import { describe, expect, test } from 'vitest';
import { limitAt } from '../../src/algebra/series.js';
import { differentiate } from '../../src/expr/differentiate.js';
import { evaluate } from '../../src/expr/evaluate.js';
import type { Expr } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';
import { print } from '../../src/expr/print.js';

/** Zero at two generic parameter values: enough for a test. */
const isZero = (e: Expr) =>
  [0.37, 1.91].every(
    (k) =>
      Math.abs(
        evaluate(
          e,
          new Map([
            ['k', k],
            ['a', k + 1],
          ]),
        ),
      ) < 1e-12,
  );
const limit = (e: Expr, at = '0', side: 'left' | 'right' = 'left') => {
  const found = limitAt(e, { variable: 'x', at: parse(at), side, isZero });
  return found.kind === 'value' ? print(found.value) : found.kind;
};

describe('one-sided limits by series', () => {
  const removable = parse('x/(1 - exp(-x/log(2)))');
  test('a removable point: value and derivatives', () => {
    expect(limit(removable)).toBe('log(2)');
    expect(limit(differentiate(removable, 'x'))).toBe('1/2'.replace('1/2', '0.5'));
    expect(limit(differentiate(differentiate(removable, 'x'), 'x'))).toBe('1/(6*log(2))');
  });
  test.each([
    ['sin(x)/x', '1'],
    ['(1 - cos(x))/x^2', '0.5'],
    ['(exp(k*x) - 1)/x', 'k'],
    ['log(1 + a*x)/(k*x)', 'a/k'],
    ['(sqrt(1 + x) - 1)/x', '0.5'],
    ['sqrt(x^2)/x', '-1'],
    ['(tanh(x) - x)/x^3', '-1/3'],
    ['erf(x)/x', '2/sqrt(pi)'],
    ['1/x', 'pole'],
    ['exp(1/x)', 'not-found'],
    ['x - x', 'not-found'],
  ])('%s → %s', (text, expected) => {
    expect(limit(parse(text))).toBe(expected);
  });
  test('the side decides the sign of a root', () => {
    expect(limit(parse('sqrt(x^2)/x'), '0', 'right')).toBe('1');
  });
  test('a point that depends on parameters', () => {
    expect(limit(parse('(x^2 - k^2)/(x - k)'), 'k')).toBe('2*k');
  });
});
