/** Every identity that a shipped definition claims, and every derivative that is derived of it, is proved. */
import { beforeAll, expect, test } from 'vitest';
import { derive } from '../../../src/derive/derive.js';
import { statedClaim, statedDerivative } from '../../../src/recheck/statement.js';
import type { Derived } from '../../../src/stages.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { proveStated } from '../../../src/verify/prove/identity.js';
import { readShipped } from '../../support/shipped.js';

let truth: Truth;
let all: readonly Derived[];
beforeAll(async () => {
  truth = await loadTruth();
  const { library, given } = readShipped();
  all = given.map((name) => derive(library.get(name)!, library, truth).value!);
});

test('identities and symmetries', () => {
  const results = all.flatMap(({ definition, library }) =>
    definition.claims.map((claim) => ({
      what: `${definition.name}: ${claim.text}`,
      attempt: proveStated(statedClaim(claim, definition, library), truth),
    })),
  );
  // Without a reason: a claim of another kind.
  expect(results.filter((r) => 'proof' in r.attempt).length).toBeGreaterThan(55);
  expect(
    results.flatMap((r) => ('reason' in r.attempt && r.attempt.reason ? [`${r.what}: ${r.attempt.reason}`] : [])),
  ).toEqual([]);
});

test('derivatives', () => {
  const open = all.flatMap((d) =>
    d.functions
      .filter((f) => f.by.length > 0)
      .filter((f) => statedDerivative(d, f).some((s) => !('proof' in proveStated(s, truth))))
      .map((f) => `${d.definition.name}_${f.suffix}`),
  );
  expect(open).toEqual([]);
});
