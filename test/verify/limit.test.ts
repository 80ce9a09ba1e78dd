import { beforeAll, describe, expect, test } from 'vitest';
import { compare, rational, toDouble, ZERO } from '../../src/algebra/rational.js';
import { parse } from '../../src/expr/parse.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { type LimitRequest, numericLimit } from '../../src/verify/limit.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const limit = (of: string, to: LimitRequest['to'], side?: '+' | '-') =>
  numericLimit(truth, { of: parse(of), variable: 'x', to, ...(side ? { side } : {}) }, new Map());

describe('a limit is an interval that holds it', () => {
  const cases: readonly [string, LimitRequest['to'], number][] = [
    ['tanh(x)', 'inf', 1],
    ['1/x', 'inf', 0],
    ['(x + sqrt(x^2 + 4))/2', '-inf', 0],
    ['sqrt(x^2 + x) - x', 'inf', 0.5],
    ['(1 + 1/x)^x', 'inf', Math.E],
    ['1/log(x)', 'inf', 0],
    ['log(x)/x', 'inf', 0],
    ['sin(x)/x', ZERO, 1],
    ['(1 - cos(x))/x^2', ZERO, 0.5],
    ['x/(1 - exp(-x))', ZERO, 1],
    ['x*log(abs(x))', ZERO, 0],
    ['exp(x)', rational(2), Math.exp(2)],
  ];
  test.each(cases)('%s', (of, to, value) => {
    const found = limit(of, to);
    expect(found.kind).toBe('number');
    if (found.kind !== 'number') return;
    expect(toDouble(found.low)).toBeLessThanOrEqual(value * (1 + 1e-15));
    expect(toDouble(found.high)).toBeGreaterThanOrEqual(value * (1 - 1e-15));
    expect(compare(found.low, found.value) <= 0 && compare(found.value, found.high) <= 0).toBe(true);
  });
});

describe('what has no number as limit is not given one', () => {
  test('growth without end', () => {
    for (const of of ['x', 'log(x)', 'exp(x)', 'sqrt(x)', 'exp(exp(x))'])
      expect(limit(of, 'inf')).toMatchObject({ kind: 'infinity', sign: 1 });
    expect(limit('-x^3', 'inf')).toMatchObject({ kind: 'infinity', sign: -1 });
    expect(limit('1/x', ZERO, '-')).toMatchObject({ kind: 'infinity', sign: -1 });
  });
  test('sides that differ, and no values at all', () => {
    expect(limit('sign(x)', ZERO).kind).toBe('undefined');
    expect(limit('1/x', ZERO).kind).toBe('undefined');
    expect(limit('log(x)', '-inf').kind).toBe('undefined');
  });
  test('periodic functions do not look constant', () => {
    for (const of of ['sin(pi*x)', 'cos(2*pi*x)', 'x - floor(x)']) {
      const found = limit(of, 'inf');
      // Its interval, if it has one, is too wide to say anything.
      if (found.kind === 'number') expect(toDouble(found.high) - toDouble(found.low)).toBeGreaterThan(0.2);
      else expect(found.kind).toBe('undecided');
    }
  });
  test('growth slower than a logarithm stays undecided', () => {
    expect(limit('log(log(x))', 'inf').kind).toBe('undecided');
  });
});
