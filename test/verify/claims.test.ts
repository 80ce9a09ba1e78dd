import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { sampling } from '../../src/verify/methods.js';
import { problemOf } from '../../src/verify/problem.js';
import { FALSE_CLAIMS, PLAIN, UNKNOWN_CLAIMS } from './false-claims.js';
import { settle, settleOne } from './support.js';
import { TRUE_CLAIMS } from './true-claims.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

describe('every true claim about the article’s activations is proved or tested, and none is refuted', () => {
  test.each(Object.entries(TRUE_CLAIMS))('%s', (name, claims) => {
    const { results, diagnostics } = settle(truth, name, claims);
    expect(
      results
        .filter((r) => r.verdict !== 'tested' && r.verdict !== 'proved')
        .map((r) => `${r.verdict}: ${r.claim.text} (${r.note})`),
    ).toEqual([]);
    expect(diagnostics.map((d) => d.message)).toEqual([]);
  });
});

describe('every false claim is refuted with a witness', () => {
  test.each(FALSE_CLAIMS)('%s: %s', (name, claim) => {
    const { verdict, witness, diagnostics, note } = settleOne(truth, name === '' ? PLAIN : name, claim);
    expect(`${verdict} ${note}`).toMatch(/^refuted/);
    expect(witness).toBeDefined();
    expect(witness!.left !== witness!.right || note !== undefined).toBe(true);
    expect(diagnostics.map((d) => d.code)).toEqual(['claim-refuted']);
  });
});

describe('what samples cannot settle is unknown: a warning with the reason', () => {
  test.each(UNKNOWN_CLAIMS)('%s: %s', (name, claim) => {
    const { verdict, witness, note, diagnostics } = settleOne(truth, name === '' ? PLAIN : name, claim);
    expect(verdict).toBe('unknown');
    expect(witness).toBeUndefined();
    expect(note).toBeTruthy();
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([['claim-unknown', 'warning']]);
    expect(diagnostics[0]!.notes).toEqual([note]);
  });
});

test('proved goes with a certificate and its steps, and with nothing else', () => {
  const { results } = settle(truth, 'logistic', [...TRUE_CLAIMS.logistic!, 'logistic(x) = 2', '1 + 1 = 2']);
  for (const r of results) expect(r.verdict === 'proved').toBe(r.proof !== undefined && r.proof.steps.length > 0);
  expect(results.find((r) => r.claim.text === 'logistic(x) = 2')!.verdict).toBe('refuted');
});

test('what is proved is never refuted by sampling', () => {
  for (const [name, claims] of Object.entries(TRUE_CLAIMS)) {
    const { results, derived } = settle(truth, name, claims);
    for (const { claim } of results.filter((r) => r.verdict === 'proved')) {
      const found = sampling.settle(problemOf(claim, derived), truth)!;
      expect(`${claim.text}: ${'verdict' in found ? found.verdict : ''}`).toMatch(/: tested$/);
    }
  }
}, 60_000);
