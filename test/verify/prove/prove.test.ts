/** The exact prover alone, without sampling: what it proves, and what it must never prove. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { PROVED } from './identities.js';
import { NEAR_MISSES } from './near-misses.js';
import { attempt } from './support.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

describe('true identities are proved, and the independent checker accepts the certificate', () => {
  test.each(Object.entries(PROVED))('%s', (_, claims) => {
    const open = claims.flatMap((c) => {
      const a = attempt(truth, c);
      return 'proof' in a ? [] : [`${c}: ${a.reason}`];
    });
    expect(open).toEqual([]);
  });
});

describe('near misses are never proved', () => {
  test.each(Object.entries(NEAR_MISSES))('%s', (_, claims) => {
    expect(claims.filter((c) => 'proof' in attempt(truth, c))).toEqual([]);
  });
});
