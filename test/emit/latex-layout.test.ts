import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { box } from '../../src/emit/targets/latex/box.js';
import { formula } from '../../src/emit/targets/latex/formula.js';
import { displayChain, displayEquation, LINE } from '../../src/emit/targets/latex/layout.js';
import { nameParts } from '../../src/emit/targets/latex/naming.js';
import { readable } from '../../src/emit/targets/latex/readable.js';
import { differentiate } from '../../src/expr/differentiate.js';
import { evaluate } from '../../src/expr/evaluate.js';
import { type Expr, key, size, substitute, symbolsOf } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';
import { tidy } from '../../src/expr/tidy.js';
import { expressions, variables } from './random-expressions.js';

const strict = (tex: string) => katex.renderToString(tex, { throwOnError: true, strict: 'error', displayMode: true });
const smooth = expressions(['tanh', 'exp', 'sqrt', 'log1p', 'atan'], 6);

const long = 'x*atan(b*x)*exp(-x^2/2)*sin(a*x + b)/((1 + x^2)*sqrt(1 + a*x^4)*log(1 + exp(x)))';
const derivatives = (text: string): readonly Expr[] => {
  const first = tidy(differentiate(parse(text), 'x'));
  return [first, tidy(differentiate(first, 'x'))];
};

describe('a displayed equation', () => {
  test('is never wider than a line, and KaTeX accepts each of its displays', () => {
    const left = box('f(x)', 3);
    for (const e of derivatives(long)) {
      const display = displayEquation(left, e);
      expect(display.width).toBeLessThanOrEqual(LINE);
      for (const tex of [display.tex, ...display.where]) strict(tex);
      expect(display.where.length).toBeGreaterThan(0);
      for (const tex of display.where) expect(tex.split('\\\\').length).toBeLessThan(30);
    }
  });

  test('of a short formula is one line without names', () => {
    expect(displayEquation(box('f', 1), parse('x + 1'))).toEqual({
      tex: 'f = x + 1',
      width: expect.any(Number),
      where: [],
    });
  });

  test('breaks a long sum before its signs', () => {
    const sum = Array.from({ length: 12 }, (_, i) => `sin(${i + 1}*x + ${i + 2})`).join(' - ');
    const { tex } = displayEquation(box('f', 1), parse(sum));
    expect(tex).toMatch(/\\\\ &\\quad \{\} - \\sin/);
    strict(tex);
  });

  test('a comparison too wide for a line has a row a side', () => {
    const sides = derivatives('tanh(log(1 + exp(k*x)))^3').map((e) => e);
    const { tex } = displayChain([{ left: sides[0]!, relation: '<=', right: sides[1]! }]);
    expect(tex).toMatch(/^\\begin\{aligned\} &.*&\\quad \\le /);
    strict(tex);
  });
});

describe('names for parts', () => {
  test('put back give the formula again', () => {
    fc.assert(
      fc.property(smooth, (e) => {
        const measures = {
          fits: (part: Expr) => formula(part).width <= 6,
          width: (part: Expr) => formula(part).width,
          widest: 12,
        };
        const { mains, parts } = nameParts([e], measures);
        // Simplest first: putting back from the last to the first reaches every name.
        const whole = [...parts].reverse().reduce((all, p) => substitute(all, new Map([[p.name, p.value]])), mains[0]!);
        expect(key(whole)).toBe(key(e));
        for (const p of parts) expect(symbolsOf(e).has(p.name)).toBe(false);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe('collecting for readers', () => {
  const points = [
    [0.7, 1.3, 0.4, 2.1, 0.9],
    [1.9, 0.2, 1.7, 0.6, 3.1],
    [-0.8, 2.3, 0.9, 1.1, 0.35],
  ].map((values) => new Map(variables.map((v, i) => [v as string, values[i]!])));

  test('changes no value', () => {
    fc.assert(
      fc.property(smooth, (e) => {
        const collected = readable(e);
        const compared = points.map((env) => [evaluate(e, env), evaluate(collected, env)] as const);
        const usable = compared.filter(([u, v]) => [u, v].every((w) => Number.isFinite(w) && Math.abs(w) < 1e8));
        // Cancellation may spoil a point in double, but not all of them.
        return usable.length === 0 || usable.some(([u, v]) => Math.abs(u - v) <= 1e-6 * Math.max(1, Math.abs(u)));
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  test('never makes a formula much longer', () => {
    fc.assert(
      fc.property(smooth, (e) => size(readable(e)) <= size(e) + 20),
      { numRuns: 500, seed: 12 },
    );
  });

  test.each([
    ['k*exp(k*x)/(1 + exp(k*x))/k', 'exp(k*x)/(1 + exp(k*x))'],
    ['exp(x)*exp(-x)', '1'],
    ['exp(x)*(1 + exp(x)) - exp(x)*exp(x)', 'exp(x)'],
    ['2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))/2', 'exp(-(x^2/2))/sqrt(2*pi)'],
    ['x + x*tanh(x) - x', 'x*tanh(x)'],
    ['(x/k)/(a/k)', 'x/a'],
    ['sqrt(x^2)', 'sqrt(x^2)'],
    ['0.044715*x^3*3', '0.134145*x^3'],
  ])('%s is read as %s', (text, expected) => {
    expect(key(readable(parse(text)))).toBe(key(parse(expected)));
  });
});
