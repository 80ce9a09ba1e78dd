import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { PLAIN } from './false-claims.js';
import { TRUE_PLAIN } from './plain-claims.js';
import { type Sketch, settleOne } from './support.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const HALF_LINE: Sketch = { value: 'sqrt(x)', domain: 'x >= 0' };
const FOLDED: Sketch = { value: 'abs(x)', domain: 'x >= 0' };

describe('true claims about plain formulas are proved or tested', () => {
  test.each(TRUE_PLAIN)('%s', (claim) => {
    const { verdict, note, diagnostics } = settleOne(truth, PLAIN, claim);
    expect(`${verdict} ${verdict === 'tested' || verdict === 'proved' ? '' : note}`).toMatch(/^(proved|tested) $/);
    expect(diagnostics).toEqual([]);
  });
});

describe('a claim’s domain is the definition’s, its parameters’ and its own', () => {
  test('sampled points satisfy all of them', () => {
    expect(settleOne(truth, 'softplus', 'k > 0').verdict).toBe('proved');
    expect(settleOne(truth, 'softplus', 'k >= 1e-320').verdict).toBe('tested');
    expect(settleOne(truth, HALF_LINE, 'x >= 0').verdict).toBe('proved');
    expect(settleOne(truth, HALF_LINE, 'x > 0').witness!.point).toEqual({ x: '0' });
  });
  test('an equality is solved and put in', () => {
    expect(settleOne(truth, PLAIN, 'y^2 = 2*x where y == 2*x').witness!.point).toEqual({ x: '1', y: '2' });
    expect(settleOne(truth, PLAIN, 'x = 1 where x == log(2)').witness!.point).toEqual({ x: 'log(2)' });
  });
  test('narrow domains are found from their borders', () => {
    const { witness } = settleOne(truth, PLAIN, 'x < 1000000.5 where x > 1000000 and x < 1000001');
    expect(witness!.point).toEqual({ x: '1000000.5' });
    expect(settleOne(truth, PLAIN, 'x^2 < 1.9999 where x^2 < 2').verdict).toBe('refuted');
  });
  test('an empty domain is an error, not a truth', () => {
    for (const claim of ['x = x where x > 1 and x < 0', 'x = x + 1 where x < 0 and x > 0', 'x = x where x^2 < 0']) {
      const { diagnostics, verdict } = settleOne(truth, PLAIN, claim);
      expect([verdict, ...diagnostics.map((d) => d.code)]).toEqual(['unknown', 'claim-domain-empty']);
    }
    expect(settleOne(truth, 'elu', 'elu(x, alpha) = x where alpha < 0').diagnostics[0]!.code).toBe(
      'claim-domain-empty',
    );
  });
  test('symmetry needs a symmetric domain, smoothness only what the domain holds', () => {
    expect(settleOne(truth, HALF_LINE, 'even(f(x))').verdict).toBe('refuted');
    expect(settleOne(truth, FOLDED, 'smooth(f(x), 3)').verdict).toBe('proved');
    expect(settleOne(truth, { value: 'abs(x)' }, 'smooth(f(x), 3)').verdict).toBe('refuted');
  });
});

describe('a call outside the callee’s domain is an error that says what to add', () => {
  const cases: readonly [string | Sketch, string, string][] = [
    ['prelu', 'prelu(x, alpha) = leaky_relu(x, alpha)', 'add `where alpha >= 0` to the claim'],
    ['relu', 'softplus(x, a) > 0 where a >= 0', 'add `where a > 0` to the claim'],
    ['relu', 'softplus(x, a) > 0 where a > -1e-12', 'add `where a > 0` to the claim'],
    ['relu', 'D(softplus(x, x + 2), x) > 0', 'add `where x + 2 > 0` to the claim'],
    ['relu', 'softplus(x, -1) > 0', 'give `softplus` an argument that lies in its domain'],
    [HALF_LINE, 'f(-x) = f(x)', 'add `where -x >= 0` to the claim'],
    ['relu', 'limit(softplus(x, k), k, 0) = inf', 'take the limit from the side that lies in the domain (`0+`, `0-`)'],
    ['relu', 'limit(softplus(x, k), k, -inf) = 0', 'take the limit from the side that lies in the domain (`0+`, `0-`)'],
  ];
  test.each(cases)('%s: %s', (of, claim, help) => {
    const { diagnostics, verdict } = settleOne(truth, of, claim);
    expect(diagnostics.map((d) => d.code)).toEqual(['claim-callee-domain']);
    expect(diagnostics[0]!.help).toEqual([help]);
    expect(verdict).toBe('unknown');
  });
  test('inside it there is none', () => {
    for (const claim of [
      'softplus(x, a) > 0 where a > 0',
      'limit(softplus(x, k), k, 0+) = inf',
      'softplus(x) > 0',
      'softplus(x, x^2 + 1) > 0 where -50 < x < 50',
    ])
      expect(settleOne(truth, 'relu', claim).verdict).toBe('proved');
  });
});

describe('undefined means undefined for certain', () => {
  test('one side alone defined refutes, neither claims nothing', () => {
    const one = settleOne(truth, PLAIN, 'sqrt(x)^2 = x');
    expect([one.witness!.left, one.note]).toEqual(['undefined', expect.stringContaining('left side is undefined')]);
    expect(settleOne(truth, PLAIN, 'sqrt(x)^2 = x + 0*log(x) + 0*sqrt(x) where x != 0').verdict).toBe('proved');
    expect(settleOne(truth, PLAIN, 'log(-x^2 - 1) = log(-x^2 - 1)').verdict).toBe('unknown');
  });
  test('where one point fails, the help names it', () => {
    const { diagnostics, witness } = settleOne(truth, 'relu', 'D(relu(x), x) = heaviside(x)');
    expect(witness!.point).toEqual({ x: '0' });
    expect(diagnostics[0]!.help).toEqual(['if that point is not meant, add `where x != 0`']);
  });
});
