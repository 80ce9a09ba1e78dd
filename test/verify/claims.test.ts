import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { FALSE_CLAIMS, PLAIN, UNKNOWN_CLAIMS } from './false-claims.js';
import { settle, settleOne } from './support.js';
import { TRUE_CLAIMS } from './true-claims.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

describe('every true claim about the article’s activations is tested, and none is refuted', () => {
  test.each(Object.entries(TRUE_CLAIMS))('%s', (name, claims) => {
    const { results, diagnostics } = settle(truth, name, claims);
    expect(
      results.filter((r) => r.verdict !== 'tested').map((r) => `${r.verdict}: ${r.claim.text} (${r.note})`),
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

test('no claim is ever called proved', () => {
  const { results } = settle(truth, 'logistic', [...TRUE_CLAIMS.logistic!, 'logistic(x) = 2', '1 + 1 = 2']);
  expect(results.map((r) => r.verdict)).not.toContain('proved');
});
