import { beforeAll, describe, expect, test } from 'vitest';
import { pieces } from '../../src/expr/expr.js';
import { condition, parse } from '../../src/expr/parse.js';
import type { Derived } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { checkDerivatives } from '../../src/verify/derivatives.js';
import { verify } from '../../src/verify/verify.js';
import { ARTICLE, deriveSketch } from './support.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

describe('derived derivatives agree with automatic differentiation to 60 digits', () => {
  test.each(Object.keys(ARTICLE))('%s', (name) => {
    const derived = deriveSketch(truth, name, []);
    const { value, diagnostics } = verify(derived, truth);
    expect(diagnostics.map((d) => `${d.message} ${d.notes.join(' ')}`)).toEqual([]);
    expect(value!.derivativeChecks.map((c) => c.suffix)).toEqual(derived.functions.slice(1).map((f) => f.suffix));
    for (const check of value!.derivativeChecks) {
      expect(check.points, check.suffix).toBeGreaterThan(40);
      expect(check.digits).toBe(60);
    }
  });
});

const withDerivative = (derived: Derived, suffix: string, text: string): Derived => ({
  ...derived,
  functions: derived.functions.map((f) => (f.suffix === suffix ? { ...f, expression: parse(text) } : f)),
});

describe('a wrong derivative is our bug, shown with a point', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['softplus', 'dx', '1.000000000001/(1 + exp(-k*x))'],
    ['softplus', 'dk', 'x/(1 + exp(-k*x))/k - log(1 + exp(k*x))/k'],
    ['logistic', 'dxx', 'exp(-x)/(1 + exp(-x))^2'],
    ['relu', 'dx', 'sign(x)'],
    ['tanh', 'dx', '1 - tanh(x)^2 + max(0, 1e-6 - abs(x - 0.123))'],
    // right almost everywhere, but without a value where the function has a derivative
    ['tanh', 'dx', '(1 - tanh(x)^2)*x/x'],
  ];
  test.each(cases)('%s %s: %s', (name, suffix, text) => {
    const { diagnostics } = checkDerivatives(withDerivative(deriveSketch(truth, name, []), suffix, text), truth);
    expect(diagnostics.map((d) => d.code)).toEqual(['derivative-wrong']);
    expect(diagnostics[0]!.message).toMatch(/is wrong at x = /);
    expect(diagnostics[0]!.notes).toHaveLength(2);
  });
});

test('exactly at a joint the convention stands unchecked, next to it nothing does', () => {
  const relu = deriveSketch(truth, 'relu', []);
  const atJoint = withDerivative(relu, 'dx', 'max(0, sign(x))');
  expect(checkDerivatives(atJoint, truth).diagnostics).toEqual([]);
  // At alpha = 1 this function has a derivative at 0, and an author may still choose another convention there.
  const elu = deriveSketch(truth, 'elu', []);
  const zero = { when: condition('x == 0'), value: parse('0') };
  const chosen = elu.functions.map((f) =>
    f.suffix === 'dx' && f.expression.kind === 'pieces'
      ? { ...f, expression: pieces([zero, ...f.expression.pieces]) }
      : f,
  );
  expect(checkDerivatives({ ...elu, functions: chosen }, truth).diagnostics).toEqual([]);
  const beside = withDerivative(relu, 'dx', 'max(0, sign(x - 1e-12))');
  expect(checkDerivatives(beside, truth).diagnostics).toHaveLength(1);
});
