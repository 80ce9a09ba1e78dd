import { describe, expect, test } from 'vitest';
import { differentiate } from '../../src/expr/differentiate.js';
import { evaluate } from '../../src/expr/evaluate.js';
import { op, opNames } from '../../src/expr/ops.js';
import { parse } from '../../src/expr/parse.js';
import { print } from '../../src/expr/print.js';

const D = (text: string, v = 'x') => print(differentiate(parse(text), v));

/** Central difference with a step that balances truncation and rounding: good to about 1e-9. */
function difference(f: (x: number) => number, x: number): number {
  const h = 6e-6 * Math.max(1, Math.abs(x));
  return (f(x + h) - f(x - h)) / (2 * h);
}

describe('differentiation', () => {
  test.each([
    ['x^2', '2*x'],
    ['exp(k*x)', 'k*exp(k*x)'],
    ['3', '0'],
    ['abs(x)', 'sign(x)'],
    ['erf(x)', '2/sqrt(pi)*exp(-x^2)'],
  ])("(%s)' = %s", (text, expected) => {
    expect(D(text)).toBe(expected);
  });

  // Points inside every function's domain that are no kinks.
  const inside: Record<string, number> = { acosh: 1.7, default: 0.37 };
  test.each(opNames.filter((n) => op(n).arity === 1))('the slope of %s agrees with central differences', (name) => {
    const at = inside[name] ?? inside.default!;
    const e = parse(`${name === 'neg' ? '-' : name}(x^2 + x)`);
    const x = name === 'acosh' ? 1.1 : at;
    const f = (t: number) => evaluate(e, new Map([['x', t]]));
    expect(evaluate(differentiate(e, 'x'), new Map([['x', x]]))).toBeCloseTo(difference(f, x), 7);
  });
  test.each(['x*k', 'x/k', 'x^k', 'k^x', 'max(x,k)', 'min(x,k)', 'x-k', 'x^x'])('%s in both variables', (text) => {
    const e = parse(text);
    for (const v of ['x', 'k']) {
      const at = new Map([
        ['x', 1.3],
        ['k', 2.1],
      ]);
      const f = (t: number) => evaluate(e, new Map(at).set(v, t));
      expect(evaluate(differentiate(e, v), at)).toBeCloseTo(difference(f, at.get(v)!), 7);
    }
  });
  test('names that mean something to mathjs are plain variables', () => {
    for (const name of ['i', 'b', 'tau', 'h', 'g', 'v0', 'h0']) {
      expect(D(`exp(${name}*x)`)).toBe(`${name}*exp(${name}*x)`);
      expect(D(`x*sin(${name})`, name)).toBe(`x*cos(${name})`);
    }
  });
  test('decimals stay exact', () => {
    expect(D('0.1234567890123456789012345*x')).toBe('0.1234567890123456789012345');
    expect(D('1e-20*x^2')).toBe('2e-20*x'.replace('2e-20', '0.00000000000000000002'));
  });
});
