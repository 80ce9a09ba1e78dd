/**
 * The prover of bounds on claims that are true and on claims that are false, each in its own way. Every proof is looked at by
 * the checker before it is called one; what is false must find none.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { problemOf } from '../../../src/verify/problem.js';
import { assertionsOf, proveBounds } from '../../../src/verify/prove/bounds/prove.js';
import { deriveSketch, type Sketch } from '../support.js';
import { FALSE_BOUNDS, OPEN_BOUNDS, TRUE_BOUNDS } from './bounds-claims.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const attempt = (of: string | Sketch, claim: string) => {
  const derived = deriveSketch(truth, of, [claim]);
  const problem = problemOf(derived.definition.claims[0]!, derived);
  expect(assertionsOf(problem)).toBeDefined();
  return proveBounds(problem, truth)!;
};
const verdict = (of: string | Sketch, claim: string): string => {
  const found = attempt(of, claim);
  return 'verdict' in found ? found.verdict : 'open';
};
const named = (list: readonly (readonly [string | Sketch, string])[]) =>
  list.map(([of, claim]) => [typeof of === 'string' ? of : JSON.stringify(of.value), claim, of] as const);

describe('true and proved', () => {
  test.each(named(TRUE_BOUNDS))('%s: %s', (_, claim, of) => expect(verdict(of, claim)).toBe('proved'));
});

describe('true, and not proved so far', () => {
  test.each(named(OPEN_BOUNDS))('%s: %s', (_, claim, of) => expect(verdict(of, claim)).toBe('open'));
});

describe('false and never proved', () => {
  test.each(named(FALSE_BOUNDS))('%s: %s', (_, claim, of) => expect(verdict(of, claim)).toBe('open'));
});

test('a proof says in words how it goes, and why there is none', () => {
  const found = attempt('softplus', '0 < softplus(x, k) - relu(x)');
  expect('proof' in found && found.proof!.steps).toEqual([
    'for k > 0, any x: log(1 + exp(k*x))/k - {x if x > 0; 0 otherwise} > 0',
    '  by scaling, k = 1 is enough: k -> s*k, x -> s^(-1)*x changes all that is compared by one factor',
    '  for x <= 1: interval arithmetic on 3 boxes',
    '  for x >= 1: the leading term is exp(-x)',
  ]);
  expect(attempt('relu', 'relu(x) > 0')).toEqual({ unsettled: expect.stringMatching(/^no proof by bounds was found/) });
});

test('work is counted, and a claim that needs more stays open', () => {
  const found = attempt({ value: 'x' }, 'sin(exp(x)) + sin(x^2) < 1.9999999999999999 where x > 0 and x < 12');
  expect(found).toHaveProperty('unsettled');
});
