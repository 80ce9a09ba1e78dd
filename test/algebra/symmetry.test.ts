/** Symmetries: the reduced form agrees with the function at random points, and what has none is left alone. */
import { describe, expect, it } from 'vitest';
import { rational, toDouble } from '../../src/algebra/rational.js';
import { reduce, scalings, shifted, weightOf } from '../../src/algebra/symmetry.js';
import { differentiate } from '../../src/expr/differentiate.js';
import { evaluate } from '../../src/expr/evaluate.js';
import { substitute, symbolsOf } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';
import { print } from '../../src/expr/print.js';
import { tidy } from '../../src/expr/tidy.js';

/** Formula, parameters, and the argument that the reduction finds. */
const reducible: readonly (readonly [string, string])[] = [
  ['log(1 + exp(k*x))/k', 'k'],
  ['x/(1 + exp(-k*x))', 'k'],
  ['(x + sqrt(x^2 + k))/2', 'k'],
  ['max(0, x) + min(0, k*(exp(x/k) - 1))', 'k'],
  ['x/sqrt(1 + k*x^2)', 'k'],
  ['k^2*(sqrt(1 + (x/k)^2) - 1)', 'k'],
  ['x - tanh(k*x)/k', 'k'],
  ['abs(x)*exp(-x^2*k)', 'k'],
];

/** A small fixed generator: seed 7. */
const random = () => {
  let state = 7;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
};

describe('reduce', () => {
  it.each(reducible)('%s', (text, parameter) => {
    const f = parse(text);
    const next = random();
    const found = reduce(f, 'x', new Map([[parameter, 1]]))!;
    expect(found).toBeDefined();
    expect(symbolsOf(found.expression).has(parameter)).toBe(false);
    for (let i = 0; i < 20; i++) {
      const at = new Map([
        ['x', 6 * next() - 3],
        [parameter, 0.1 + 3 * next()],
      ]);
      const u = evaluate(found.argument, at);
      const value = evaluate(found.multiplier, at) * evaluate(found.expression, new Map([['x', u]]));
      expect(value).toBeCloseTo(evaluate(f, at), 10);
    }
  });

  it('takes the derivatives along, each with its own weight', () => {
    const f = parse('log(1 + exp(k*x))/k');
    const [scaling] = scalings([[f]], ['x'], ['k']);
    expect(weightOf(differentiate(f, 'x'), scaling!.weights)).toEqual(rational(0));
    expect(weightOf(differentiate(differentiate(f, 'x'), 'x'), scaling!.weights)).toEqual(rational(1));
    expect(weightOf(differentiate(f, 'k'), scaling!.weights)).toEqual(rational(-2));
  });

  it('uses the sign that a parameter has', () => {
    const found = reduce(parse('k*exp(k*x)'), 'x', new Map([['k', -1]]))!;
    expect(print(found.expression)).toBe(print(tidy(parse('-exp(-x)'))));
  });

  it.each(['exp(x) + k', 'x^k', 'x*log(1 + exp(x + k))', 'x/(1 + exp(-k*x)) + x^2'])('leaves %s alone', (text) =>
    expect(reduce(parse(text), 'x', new Map([['k', 1]]))).toBeUndefined(),
  );

  it('demands one weight of all that is compared', () => {
    const sides = [parse('log(1 + exp(k*x))/k'), parse('x')];
    expect(scalings([sides], ['x'], ['k'])).toHaveLength(1);
    expect(scalings([[...sides, parse('1')]], ['x'], ['k'])).toHaveLength(0);
    expect(toDouble(scalings([sides], ['x'], ['k'])[0]!.weights.get('x')!)).toBe(-1);
  });

  it('finds one scaling for each of two parameters', () => {
    const found = scalings([[parse('a*exp(-x/b)')]], ['x'], ['a', 'b']);
    expect(found.map((s) => s.parameter)).toEqual(['a', 'b']);
    expect(found[1]!.weights.get('x')).toEqual(rational(1));
  });
});

describe('shifted', () => {
  it('sees that x and m occur as x - m alone', () => {
    const f = parse('exp(-(x - m)^2/2)*tanh(2*x - 2*m)');
    const g = shifted(f, 'x', 'm')!;
    expect(g).toBeDefined();
    const at = (x: number, m: number) =>
      evaluate(
        f,
        new Map([
          ['x', x],
          ['m', m],
        ]),
      );
    for (const [x, m] of [
      [0.3, 1.7],
      [-2, 0.5],
      [1, 1],
    ] as const)
      expect(evaluate(g, new Map([['x', x - m]]))).toBeCloseTo(at(x, m), 12);
  });

  it('leaves what has no shift alone', () => {
    expect(shifted(parse('exp(x + m)'), 'x', 'm')).toBeUndefined();
    expect(shifted(parse('x*(x - m)'), 'x', 'm')).toBeUndefined();
    expect(shifted(substitute(parse('x'), new Map()), 'x', 'm')).toBeUndefined();
  });
});
