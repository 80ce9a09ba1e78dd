import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { rational } from '../../src/algebra/rational.js';
import { condition, DISPLAY, formulaText, INLINE, type Style } from '../../src/emit/targets/latex/formula.js';
import { spellSymbol } from '../../src/emit/targets/latex/spelling.js';
import { type Expr, number, pieces, symbol } from '../../src/expr/expr.js';
import { opNames } from '../../src/expr/ops.js';
import { parse } from '../../src/expr/parse.js';
import { exactValue, readValue, sameValue, Undefined } from './latex-reader.js';
import { expressions, variables } from './random-expressions.js';
import { conditionOf } from './sample-records.js';

const strict = (tex: string) => katex.renderToString(tex, { throwOnError: true, strict: 'error', displayMode: true });

const env = new Map(variables.map((v, i) => [v as string, rational([3, -2, 5, 7, -4][i]!, [2, 3, 1, 4, 5][i]!)]));
const styles: readonly Style[] = [DISPLAY, INLINE, { fractions: 0, script: true }, { fractions: 2, script: false }];
const printable = expressions(['tanh', 'log', 'log1p', 'exp', 'expm1', 'sqrt', 'cbrt', 'abs', 'floor', 'erf', 'sign']);

describe('a printed formula', () => {
  test('means what the tree means, in every style', () => {
    fc.assert(
      fc.property(printable, fc.constantFrom(...styles), (e, style) => {
        try {
          const expected = exactValue(e, env);
          return sameValue(readValue(formulaText(e, style), env), expected);
        } catch (error) {
          if (error instanceof Undefined) return true;
          throw error;
        }
      }),
      { numRuns: 3000, seed: 20240611 },
    );
  });

  test('is accepted by KaTeX in strict mode', () => {
    fc.assert(
      fc.property(
        expressions(
          opNames.filter((n) => !['add', 'sub', 'mul', 'div', 'pow', 'max', 'min'].includes(n)),
          4,
        ),
        (e) => {
          strict(formulaText(e));
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  const gallery: readonly (readonly [string, string])[] = [
    ['log(1 + exp(k*x))/k', '\\frac{\\log(1 + e^{k x})}{k}'],
    [
      'x*(1 + erf(x/sqrt(2)))/2',
      '\\frac{x \\left(1 + \\operatorname{erf}\\!\\left(\\frac{x}{\\sqrt{2}}\\right)\\right)}{2}',
    ],
    ['exp(-x^2/2)/sqrt(2*pi)', '\\frac{e^{-x^{2}/2}}{\\sqrt{2 \\pi}}'],
    ['tanh(x)^2', '\\tanh^{2}(x)'],
    ['(-x)^2', '(-x)^{2}'],
    ['-x^2', '-x^{2}'],
    ['a - (b - c)', 'a - b + c'],
    ['a - (b + c)*2', 'a - (b + c) \\cdot 2'],
    ['2*3*x', '2 \\cdot 3 x'],
    ['0.044715*x^3', '0.044715\\,x^{3}'],
    ['1e-20*x', '10^{-20}\\,x'],
    ['1/2*x', '\\tfrac{1}{2}\\,x'],
    ['max(-alpha, max(x, y))', '\\max(-\\alpha, x, y)'],
    ['abs(x)*sign(x)', '\\lvert x\\rvert\\,\\operatorname{sgn}(x)'],
    ['exp(exp(x))', '\\exp(e^{x})'],
    ['log2(x) + log10(y)', '\\log_{2}(x) + \\log_{10}(y)'],
  ];
  test.each(gallery)('of %s is %s', (text, tex) => {
    expect(formulaText(parse(text))).toBe(tex);
    strict(tex);
  });

  test('names variables as mathematics does', () => {
    expect(['alpha', 'k', 'k_1', 'k1', 'x_max', 'slope', 'beta_2'].map(spellSymbol)).toEqual([
      '\\alpha',
      'k',
      'k_{1}',
      'k_{1}',
      'x_{\\mathrm{max}}',
      '\\mathit{slope}',
      '\\beta_{2}',
    ]);
  });

  test('calls other definitions by their name', () => {
    const use: Expr = { kind: 'use', name: 'leaky_step', args: [symbol('x'), number(2)] };
    expect(formulaText(use)).toBe('\\operatorname{leaky\\_step}(x, 2)');
    strict(formulaText(use));
  });
});

describe('cases', () => {
  const step = (then: Expr, otherwise: Expr, when = 'x > 0') =>
    pieces([{ when: conditionOf(when), value: then }, { value: otherwise }]);

  test('are one list, also where pieces are nested', () => {
    const nested = step(symbol('x'), step(number(0), number(1), 'x == 0'));
    expect(formulaText(nested)).toBe(
      '\\begin{cases} x & \\text{if }x > 0 \\\\ 0 & \\text{if }x = 0 \\\\ 1 & \\text{otherwise} \\end{cases}',
    );
  });

  test('say the opposite of an inner condition in the row that follows it', () => {
    const nested = step(step(number(2), number(3), 'a < 1'), number(4));
    expect(formulaText(nested)).toContain('2 & \\text{if }x > 0\\text{ and }a < 1');
    expect(formulaText(nested)).toContain('3 & \\text{if }x > 0\\text{ and }a \\ge 1');
  });

  test('stand in brackets inside a product, and chains of comparisons are joined', () => {
    const product = { kind: 'call', op: 'mul', args: [symbol('a'), step(number(1), number(2))] } as const;
    expect(formulaText(product)).toContain('\\left(\\begin{cases}');
    strict(formulaText(product));
    expect(condition(conditionOf('0 < x and x <= 1 and a != 0')).tex).toBe('0 < x \\le 1\\text{ and }a \\ne 0');
  });
});

describe('operators of analysis', () => {
  const x = symbol('x');
  const derivative = (of: Expr): Expr => ({ kind: 'derivative', of, variable: 'x' });
  const limit = (of: Expr): Expr => ({ kind: 'limit', of, variable: 'x', to: '-inf' });

  test.each([
    ['a derivative', derivative(parse('sin(x)')), '\\frac{d}{dx}\\, \\sin(x)'],
    ['a second one', derivative(derivative(parse('sin(x)'))), '\\frac{d^{2}}{dx^{2}}\\, \\sin(x)'],
    ['a partial one', derivative(parse('sin(a*x)')), '\\frac{\\partial}{\\partial x}\\, \\sin(a x)'],
    ['one of a product', derivative(parse('x*sin(x)')), '\\frac{d}{dx}\\, (x\\,\\sin(x))'],
    ['a limit', limit(parse('exp(x)')), '\\lim_{x \\to -\\infty} e^{x}'],
  ] as const)('%s', (_, e, tex) => {
    expect(formulaText(e)).toBe(tex);
    strict(tex);
  });

  test('reach as far as they should', () => {
    const sine = parse('sin(x)');
    const sum = (u: Expr, v: Expr): Expr => ({ kind: 'call', op: 'add', args: [u, v] });
    const product = (u: Expr, v: Expr): Expr => ({ kind: 'call', op: 'mul', args: [u, v] });
    expect(formulaText(sum(product(x, derivative(sine)), x))).toBe('x\\,\\frac{d}{dx}\\, \\sin(x) + x');
    expect(formulaText(product(derivative(sine), x))).toBe('\\left(\\frac{d}{dx}\\, \\sin(x)\\right) x');
    expect(formulaText(sum(limit(sine), x))).toBe('\\left(\\lim_{x \\to -\\infty} \\sin(x)\\right) + x');
    expect(formulaText(sum(x, limit(sine)))).toBe('x + \\lim_{x \\to -\\infty} \\sin(x)');
  });
});
