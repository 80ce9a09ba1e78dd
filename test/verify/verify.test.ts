import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import type { Finding } from '../../src/verify/finding.js';
import { methods, sampling } from '../../src/verify/methods.js';
import { problemOf } from '../../src/verify/problem.js';
import { verify } from '../../src/verify/verify.js';
import { PLAIN } from './false-claims.js';
import { deriveSketch, settle, settleOne } from './support.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** All TypeScript files under a folder. */
const files = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((f) =>
    f.isDirectory() ? files(join(folder, f.name)) : f.name.endsWith('.ts') ? [join(folder, f.name)] : [],
  );

test('verify.ts alone makes a Verified', () => {
  const makers = files('src').filter((f) => /\bas (unknown as )?Verified\b/.test(readFileSync(f, 'utf8')));
  expect(makers.map((f) => f.replaceAll('\\', '/'))).toEqual(['src/verify/verify.ts']);
});

test('a refuted claim is an error at its place, and the value still shows every verdict', () => {
  const derived = deriveSketch(truth, 'relu', ['relu(x) >= 0', 'relu(x) = x']);
  const { value, diagnostics } = verify(derived, truth);
  expect(value!.claims.map((c) => c.verdict)).toEqual(['proved', 'refuted']);
  expect(diagnostics).toEqual([
    {
      code: 'claim-refuted',
      severity: 'error',
      message: '`relu(x) = x` is false at x = -1',
      place: { file: 'relu.yaml', start: 0, end: 11 },
      notes: ['left 0, right -1'],
      help: ['correct the claim or the definition, or restrict the claim by `where`'],
    },
  ]);
});

describe('witnesses are points that an author can try by hand', () => {
  const cases: readonly [string, string, Record<string, string>, string, string][] = [
    ['gelu', 'D(gelu(x), x) = normal_cdf(x)', { x: '1' }, '1.083315471', '0.8413447461'],
    ['softplus', 'softplus(x, 1) = relu(x)', { x: '0' }, '0.6931471806', '0'],
    ['softplus', 'D(softplus(x, 1), x) = 1.001*logistic(x)', { x: '0' }, '0.5', '0.5005'],
    ['softplus', 'D(softplus(x, k), x) = logistic(x)', { x: '1', k: '2' }, '0.880797078', '0.7310585786'],
    ['tanh', 'tanh(x) = 1 where x >= 20', { x: '20' }, '0.9999999999999999915', '1'],
    ['relu', 'relu(x) = x where x > -1e-12', { x: '-9e-13' }, '0', '-9e-13'],
    ['leaky_relu', 'leaky_relu(x, alpha) = max(x, alpha*x)', { x: '1', alpha: '2' }, '1', '2'],
    ['gelu', 'nondecreasing(gelu(x))', { x: '-2', "x'": '-1' }, '-0.0455002639', '-0.1586552539'],
    ['logistic', 'convex(logistic(x))', { x: '0', "x'": '1', "x''": '2' }, '0.7310585786', '0.690398539'],
  ];
  test.each(cases)('%s: %s', (name, claim, point, left, right) => {
    expect(settleOne(truth, name, claim).witness).toEqual({ point, left, right });
  });
});

/** What sampling alone says, where a proof is found too. */
function sampled(name: string, claim: string) {
  const derived = deriveSketch(truth, name, [claim]);
  return sampling.settle(problemOf(derived.definition.claims[0]!, derived), truth) as Finding;
}

describe('a method says how much was looked at', () => {
  test('points, digits, worst gap and seed of an identity', () => {
    const { method, note } = settleOne(truth, PLAIN, 'atan(x) + atan(1/x) = pi/2 where x > 0');
    expect(method).toMatch(/^\d+ points, 60 digits, worst gap 1e-\d\d, seed \d+$/);
    expect(note).toMatch(/^no proof: /);
  });
  test('reach of a limit, and how roughly it is known', () => {
    expect(sampled('gelu', 'limit(gelu(x), x, -inf) = 0').method).toMatch(/limit from 10 points up to 2\^512/);
    expect(sampled('gelu', 'limit(1/log(2 + x^2), x, inf) = 0').method).toMatch(/up to 2\^512, within 1e-\d/);
  });
  test('the violation that supports a negation', () => {
    const { method, note, witness } = sampled('gelu', 'not nondecreasing(gelu(x))');
    expect(method).toBe('a violation in disjoint intervals');
    expect(note).toContain("x = -2, x' = -1: -0.0455002639 against -0.1586552539");
    expect(witness).toBeUndefined();
  });
  test('points that could not be decided', () => {
    expect(sampled('logistic', '0 < logistic(x) < 1').note).toMatch(/^\d+ more points undecided: /);
  });
});

test('settling is deterministic: two runs give the same results', () => {
  const claims = [
    'softplus(x, k) > 0',
    'convex(softplus(x, k))',
    'softplus(x, k) - relu(x) <= log(2)',
    'D(softplus(x, k), k) = 0',
  ];
  const run = () => JSON.stringify(settle(truth, 'softplus', claims).results.map(({ claim: _, ...rest }) => rest));
  expect(run()).toBe(run());
});

test('a proof by bounds says what it rests on', () => {
  const { verdict, method, proof } = settleOne(truth, 'softplus', 'softplus(x, k) > x');
  expect(verdict).toBe('proved');
  expect(method).toMatch(/^scaling, intervals over \d+ boxes, exact leading terms at \d+ end/);
  expect(proof!.certificate.kind).toBe('bounds');
});

test('methods are tried in order, and sampling answers everything that is left', () => {
  expect(methods.at(-1)!.name).toBe('sampling');
});
