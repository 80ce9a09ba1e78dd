import { beforeAll, describe, expect, it } from 'vitest';
import { add, fromDouble, type Rational, rational, sub, toDouble } from '../../src/algebra/rational.js';
import type { Expr } from '../../src/expr/expr.js';
import { type OpName, opNames } from '../../src/expr/ops.js';
import { parse } from '../../src/expr/parse.js';
import { bigToRational } from '../../src/truth/big-float.js';
import { type Answer, loadTruth, type Truth } from '../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const at = (values: Record<string, number | Rational>) =>
  new Map(Object.entries(values).map(([n, v]) => [n, typeof v === 'number' ? fromDouble(v) : v]));

const value = (a: Answer): number => {
  expect(
    a.kind,
    JSON.stringify(a, (_, v) => (typeof v === 'bigint' ? `${v}` : v)),
  ).toBe('number');
  return truth.toDouble(a) ?? Number.NaN;
};

/** (f(x + h) − f(x − h))/2h with h = 2^-80 at 400 bits: about 48 digits of the derivative. */
function numericSlope(e: Expr, point: ReadonlyMap<string, Rational>, variable: string): number {
  const h = rational(1n, 1n << 80n);
  const shifted = (s: 1 | -1) => {
    const x = point.get(variable)!;
    const a = truth.enclose(e, new Map(point).set(variable, s > 0 ? add(x, h) : sub(x, h)), 400);
    if (a.kind !== 'number' || typeof a.low === 'string') throw new Error(`no value: ${a.kind}`);
    return bigToRational(a.low);
  };
  const gap = sub(shifted(1), shifted(-1));
  return toDouble(rational(gap.num << 79n, gap.den));
}

/** An argument inside each domain, away from kinks, and its slope in x. */
const arguments_: Partial<Record<OpName, string>> = {
  acosh: '1.5 + x^2',
  asin: 'x/3',
  acos: 'x/3',
  atanh: 'x/3',
  log: '2 + x',
  log2: '2 + x',
  log10: '2 + x',
  sqrt: '2 + x',
};
const expressions: Record<string, string> = {
  neg: '-(x^2)',
  add: 'x^2 + sin(x)',
  sub: 'x^3 - cos(x)',
  mul: 'sin(x)*(1 + x)',
  div: 'sin(x)/(2 + x)',
  pow: '(2 + x)^(1 + x^2)',
  max: 'max(x^2, x/7 - 3)',
  min: 'min(x^3, 1 + x)',
};
const expressionOf = (name: OpName) => expressions[name] ?? `${name}(${arguments_[name] ?? 'x + x^3/5'})`;

describe('derivatives agree with difference quotients', () => {
  it.each(opNames.filter((n) => n !== 'erfcx'))('%s, first and second', (name) => {
    const text = expressionOf(name);
    for (const x of [0.3125, -0.71, 0.9]) {
      const point = at({ x });
      const first = value(truth.evaluate(parse(`D(${text}, x)`), point, 80));
      expect(first).toBeCloseTo(numericSlope(parse(text), point, 'x'), 12);
      const second = value(truth.evaluate(parse(`D(D(${text}, x), x)`), point, 80));
      expect(second).toBeCloseTo(numericSlope(parse(`D(${text}, x)`), point, 'x'), 12);
    }
  });
  it('erfcx', () => {
    const e: Expr = { kind: 'call', op: 'erfcx', args: [parse('x + x^3/5')] };
    for (const x of [0.3125, -0.71, 3.5]) {
      const first = value(truth.evaluate({ kind: 'derivative', of: e, variable: 'x' }, at({ x }), 80));
      expect(first).toBeCloseTo(numericSlope(e, at({ x }), 'x'), 12);
    }
  });
  it('powers of every kind, in base and exponent', () => {
    for (const text of [
      'x^5',
      'x^(-3)',
      'x^0',
      'x^1',
      'x^(1/3)',
      'x^k',
      'k^x',
      '(x*k)^(x - k)',
      '2^x',
      '(-x)^3',
      'x^2.5',
    ]) {
      for (const variable of ['x', 'k']) {
        const point = at({ x: 1.375, k: 0.8125 });
        expect(value(truth.evaluate(parse(`D(${text}, ${variable})`), point, 80))).toBeCloseTo(
          numericSlope(parse(text), point, variable),
          12,
        );
      }
    }
  });
  it('mixed derivatives do not depend on the order', () => {
    const point = at({ x: 0.7, k: 1.3 });
    const both = ['D(D(log(1+exp(k*x))/k, x), k)', 'D(D(log(1+exp(k*x))/k, k), x)'].map((t) =>
      value(truth.evaluate(parse(t), point, 80)),
    );
    expect(both[0]).toBe(both[1]);
  });
});

describe('at a kink', () => {
  const kind = (text: string, values: Record<string, number | Rational>): string => {
    const a = truth.evaluate(parse(text), at(values));
    return a.kind === 'number'
      ? String(truth.toDouble(a))
      : a.kind === 'undefined' && a.reason.startsWith('kink')
        ? 'kink'
        : a.kind;
  };
  it('different one-sided derivatives, or a jump, mean that there is none', () => {
    expect(kind('D(abs(x), x)', { x: 0 })).toBe('kink');
    expect(kind('D(max(x, 0), x)', { x: 0 })).toBe('kink');
    expect(kind('D(min(x, k), x)', { x: 2, k: 2 })).toBe('kink');
    expect(kind('D(sign(x), x)', { x: 0 })).toBe('kink');
    expect(kind('D(floor(x), x)', { x: 3 })).toBe('kink');
    expect(kind('D(ceil(2*x), x)', { x: 0.5 })).toBe('kink');
    expect(kind('D(abs(x^3 - 1), x)', { x: 1 })).toBe('kink');
    expect(kind('D(max(x, x/3), x)', { x: 0 })).toBe('kink');
    // Not a binary number: exact rationals see that both sides meet there.
    expect(kind('D(abs(x - 1/10), x)', { x: rational(1, 10) })).toBe('kink');
    expect(kind('D(max(-k, x), x)', { x: rational(-1, 3), k: rational(1, 3) })).toBe('kink');
  });
  it('equal one-sided derivatives are the derivative', () => {
    expect(kind('D(x*abs(x), x)', { x: 0 })).toBe('0');
    expect(kind('D(max(x, 0)^2, x)', { x: 0 })).toBe('0');
    expect(kind('D(abs(x^2), x)', { x: 0 })).toBe('0');
    expect(kind('D(max(x, x), x)', { x: 0 })).toBe('1');
    expect(kind('D(abs(x)^3 + 2*x, x)', { x: 0 })).toBe('2');
    expect(kind('D(max(x, 0) - max(-x, 0), x)', { x: 0 })).toBe('1');
  });
  it('the second derivative sees the kink of the first', () => {
    expect(kind('D(D(x*abs(x), x), x)', { x: 0 })).toBe('kink');
    expect(kind('D(D(max(x, 0)^3, x), x)', { x: 0 })).toBe('0');
    expect(kind('D(D(abs(x), x), x)', { x: 0 })).toBe('kink');
    expect(kind('D(D(abs(x), x), x)', { x: 1 })).toBe('0');
  });
  it('a kink in x does not touch the derivative in a parameter, nor the other way round', () => {
    expect(kind('D(max(x, k*x), k)', { x: 0, k: 0.5 })).toBe('0');
    expect(kind('D(max(x, k*x), x)', { x: 0, k: 0.5 })).toBe('kink');
    expect(kind('D(max(k, 1)*x, x)', { x: 3, k: 1 })).toBe('1');
    expect(kind('D(D(max(x, k*x), k), x)', { x: 0, k: 0.5 })).toBe('kink');
    expect(kind('D(D(max(x, k*x), x), k)', { x: 0, k: 0.5 })).toBe('kink');
  });
  it('what the chain rule cannot see is undecided, not undefined', () => {
    expect(kind('D(sqrt(x^2)^3, x)', { x: 0 })).toBe('undecided');
    expect(kind('D(sqrt(x), x)', { x: 0 })).toBe('undecided');
    expect(kind('D(x^1.5, x)', { x: 0 })).toBe('undecided');
    expect(kind('D(log(x), x)', { x: -1 })).toBe('undefined');
  });
});

describe('pieces', () => {
  const elu = (values: Record<string, number | Rational>, by: readonly string[]) => {
    const pieces: Expr = {
      kind: 'pieces',
      pieces: [
        { when: [{ left: parse('x'), relation: '>', right: parse('0') }], value: parse('x') },
        { value: parse('k*(exp(x) - 1)') },
      ],
    };
    const e = by.reduce<Expr>((of, variable) => ({ kind: 'derivative', of, variable }), pieces);
    const a = truth.evaluate(e, at(values));
    return a.kind === 'number' ? truth.toDouble(a) : a.kind;
  };
  it('are differentiated one by one, and at a joint from both sides', () => {
    expect(elu({ x: 2, k: 3 }, ['x'])).toBe(1);
    expect(elu({ x: -1, k: 3 }, ['x'])).toBeCloseTo(3 * Math.exp(-1), 15);
    expect(elu({ x: 0, k: 1 }, ['x'])).toBe(1);
    expect(elu({ x: 0, k: rational(1, 3) }, ['x'])).toBe('undefined');
    expect(elu({ x: 0, k: 1 }, ['x', 'x'])).toBe('undefined');
    expect(elu({ x: 0, k: 1 }, ['k'])).toBe(0);
    expect(elu({ x: -1, k: 1 }, ['k', 'x'])).toBeCloseTo(Math.exp(-1), 15);
  });
});
