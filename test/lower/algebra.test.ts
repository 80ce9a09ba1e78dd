/** Terms, matching, exact algebra and ranges: what candidates are made by. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromDouble, type Rational } from '../../src/algebra/rational.js';
import { type Condition, symbolsOf } from '../../src/expr/expr.js';
import { parse, parseCondition } from '../../src/expr/parse.js';
import { print } from '../../src/expr/print.js';
import { builder } from '../../src/lower/build.js';
import { collect } from '../../src/lower/collect.js';
import { assumeCondition } from '../../src/lower/decision.js';
import { halve } from '../../src/lower/halve.js';
import { nearZero } from '../../src/lower/near-zero.js';
import { isNegativeRange, isNonnegative, isPositive } from '../../src/lower/range.js';
import { decide, type Facts, NO_FACTS, rangeOf } from '../../src/lower/ranges.js';
import { rewrite } from '../../src/lower/rewrite.js';
import { stepwise } from '../../src/lower/stepwise.js';
import { toExpr } from '../../src/lower/term-expr.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

function condition(text: string): Condition {
  const symbols = new Set(['x', 'y', 'k', 'b', 'm']);
  const parsed = parseCondition(text, { file: 'test', offset: 0, symbols, definitions: new Map(), claims: false });
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
const facts = (text: string): Facts => assumeCondition(NO_FACTS, condition(text));
const keyOf = (text: string, known: Facts = NO_FACTS): string => builder(known).from(parse(text)).key;

/** Rewrites in a cell with the rules that stabilise; the author's notation back. */
const stable = (text: string, known: Facts = NO_FACTS): string => {
  const build = builder(known);
  return print(toExpr(rewrite(build.from(parse(text)), build, ['exact', 'stable']).term));
};
const collected = (text: string, known: Facts): string => {
  const build = builder(known);
  return print(toExpr(collect(build.from(parse(text)), build)));
};

describe('equal formulas are one term', () => {
  it.each([
    ['x + y - x', 'y'],
    ['2*x*3', '6*x'],
    ['x/y*y^2', 'x*y'],
    ['exp(x)*exp(2*x)', 'exp(3*x)'],
    ['2^x*2^(3*x)', '2^(4*x)'],
    ['sqrt(x)*sqrt(x)', 'x'],
    ['sqrt(x^2)', 'abs(x)'],
    ['abs(-3*x)', '3*abs(x)'],
    ['erf(-x)', '-erf(x)'],
    ['cos(y - x)', 'cos(x - y)'],
    ['(x - y)/(y - x)', '-1'],
    ['sqrt(2)*sqrt(2)*x', '2*x'],
    ['max(x, y)', 'max(y, x)'],
    ['e^x', 'exp(x)'],
  ])('%s is %s', (a, b) => expect(keyOf(a)).toBe(keyOf(b)));

  it.each([
    ['sqrt(x^2)', 'x'],
    ['(x^2)^(3/2)', 'x^3'],
    ['exp(x)*exp(y)', 'exp(x*y)'],
    ['x^2', '2*x'],
  ])('%s is not %s', (a, b) => expect(keyOf(a)).not.toBe(keyOf(b)));

  it('knows signs in a cell', () => {
    expect(keyOf('sqrt(x^2)', facts('x > 0'))).toBe('x');
    expect(keyOf('sqrt(x^2)', facts('x < 0'))).toBe(keyOf('-x'));
    expect(keyOf('sign(x - m)', facts('x > m'))).toBe('1');
    expect(keyOf('max(x, 0)', facts('x <= 0'))).toBe('0');
  });
});

describe('matching finds a pattern', () => {
  it.each([
    ['inside a longer sum', 'y + 1 + erf(x)', 'y + erfc(-x)'],
    ['times a factor', '3*k - 3*k*tanh(x)^2', '3*k*(4*exp(-(2*abs(x)))/(1 + exp(-(2*abs(x))))^2)'],
    ['whatever the order', 'sqrt(y + x^2*k^2) + k*x', 'k*x + sqrt(x^2*k^2 + y)'],
    ['in a difference written the other way round', '1 - exp(x)', '-expm1(x)'],
    ['in a part of a longer product', 'x*exp(x)/(1 + exp(x))^2', 'x*exp(-abs(x))/(1 + exp(-abs(x)))^2'],
  ])('%s', (_, from, to) => expect(builder(NO_FACTS).from(parse(stable(from))).key).toBe(keyOf(to)));

  it('only where its condition is known', () => {
    expect(stable('x + sqrt(x^2 + 4)')).not.toContain('/(');
    expect(stable('x + sqrt(x^2 + 4)', facts('x < 0'))).toContain('4/(');
  });
});

describe('exact algebra', () => {
  it.each([
    ['exp(x)/(1 + exp(x))', 'x > 0', '1/(1 + exp(-x))'],
    ['exp(x)/(1 + exp(x))', 'x < 0', 'exp(x)/(1 + exp(x))'],
    ['log(1 + exp(k*x))', 'k > 0 and x > 0', 'log(exp(-(k*x)) + 1) + k*x'],
    ['1/(1 + exp(x)) - 1/(1 + exp(x))^2', 'x < 0', 'exp(x)/(1 + exp(x))^2'],
    ['1 - exp(-2*x)', 'x > 0', '-expm1(-(2*x))'],
    ['1/x - 1/(x + 1)', 'x > 0', '1/(x*(x + 1))'],
    ['(x^2 - 1)/(x - 1)', 'x > 2', 'x + 1'],
  ])('%s for %s is %s', (from, cell, to) => {
    const known = facts(cell);
    const build = builder(known);
    const after = rewrite(build.from(parse(collected(from, known))), build, ['exact']).term;
    expect(after.key).toBe(keyOf(to, known));
  });

  it.each([
    ['(exp(x)*(1 + exp(x)) - exp(x)*exp(x))/(1 + exp(x))^2*x + tanh(x)/(1 + exp(2*x))', 'x > 0'],
    ['(x*exp(k*x) - exp(2*k*x))/(1 + 2*exp(k*x) + exp(2*k*x)) + sqrt(x^2 + 1)/(1 + exp(k*x))', 'k > 0 and x < 0'],
    ['log(2 + 3^x)*3^x/(1 - 3^(-x)) + erf(x)*(1 - exp(-x))^2', 'x > 0'],
  ])('keeps the value of %s for %s', (text, cell) => {
    const [before, after] = [parse(text), parse(collected(text, facts(cell)))];
    for (const size of [0.3, 1.7, 4.25]) {
      const point = new Map<string, Rational>(
        [...symbolsOf(before)].map((n) => [n, fromDouble(n === 'k' ? 0.75 : cell.includes('x < 0') ? -size : size)]),
      );
      const [a, b] = [truth.roundDouble(before, point), truth.roundDouble(after, point)];
      expect(b).toBe(a);
    }
  });
});

describe('ranges', () => {
  it('follow from facts', () => {
    const known = facts('x > 1 and k > 0 and b >= 0');
    const range = (text: string) => rangeOf(builder(known).from(parse(text)), known);
    expect(isPositive(range('x - 1'))).toBe(true);
    expect(isPositive(range('k*x + exp(b)'))).toBe(true);
    expect(isNonnegative(range('x^2 + b'))).toBe(true);
    expect(isPositive(range('1 + tanh(b - x)'))).toBe(true);
    expect(isNegativeRange(range('-x*k'))).toBe(true);
    expect(isPositive(range('x - 2'))).toBe(false);
    expect(isPositive(range('log(x)'))).toBe(true);
    expect(isPositive(range('b'))).toBe(false);
  });

  it('decide conditions only where they are certain', () => {
    const known = facts('x > 3');
    const decideText = (text: string) => {
      const c = condition(text)[0]!;
      const build = builder(known);
      return decide(known, build.subtract(build.from(c.left), build.from(c.right)), c.relation);
    };
    expect(decideText('x > 0')).toBe(true);
    expect(decideText('x == 3')).toBe(false);
    expect(decideText('x <= 3')).toBe(false);
    expect(decideText('x > 4')).toBeUndefined();
    expect(decideText('2*x > 6')).toBe(true);
    expect(decideText('1 - x < -1')).toBe(true);
  });
});

describe('variants', () => {
  it('halve the exponential of a product, and share its root', () => {
    expect(print(halve(parse('exp(x)*x/(1 + exp(x))'), 'x'))).toBe(
      'exp(0.5*x)*x*exp(0.5*x)/(1 + exp(0.5*x)*exp(0.5*x))',
    );
    expect(print(halve(parse('k*exp(x)/(1 + exp(x))'), 'x'))).toBe('k*exp(x)/(1 + exp(x))');
  });

  it('divide step by step', () => {
    expect(print(stepwise(parse('b/(2*x*y^3)')))).toBe('b/2/x/y/y/y');
    expect(print(stepwise(parse('b/x')))).toBe('b/x');
  });

  it('near 0 are polynomials that agree with the truth, zeros at 0 included', () => {
    for (const text of ['x - tanh(x)', '(exp(x) - 1 - x)/x^2', '1 - cos(x)', 'x/(1 - exp(-x))']) {
      const pieces = nearZero(parse(text), 'x', truth);
      expect(pieces.length, text).toBeGreaterThan(0);
      for (const { expression, radius } of pieces)
        for (const part of [0.013, -0.31, 0.77, -0.98]) {
          const x = (part * Number(radius.num)) / Number(radius.den);
          const point = new Map([['x', fromDouble(x)]]);
          expect(
            Math.abs(truth.roundDouble(expression, point)! / truth.roundDouble(parse(text), point)! - 1),
          ).toBeLessThan(3e-16);
        }
    }
  });

  it('near 0 do not exist where the function is not smooth there', () => {
    for (const text of ['abs(x)', 'sqrt(abs(x))', '1/x', 'exp(-1/x^2)', 'log(abs(x))', 'max(x, 0) + 1'])
      expect(nearZero(parse(text), 'x', truth), text).toEqual([]);
  });
});
