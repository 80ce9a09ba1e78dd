/** The exact prover alone, without sampling: what it proves, and what it must never prove. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { sampling } from '../../../src/verify/methods.js';
import { problemOf } from '../../../src/verify/problem.js';
import { PLAIN } from '../false-claims.js';
import { deriveSketch } from '../support.js';
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

test('what is proved at single points is not refuted by sampling', () => {
  const claims = PROVED['derivatives at single points']!;
  const derived = deriveSketch(truth, PLAIN, claims);
  const refuted = derived.definition.claims.filter((c) => {
    const found = sampling.settle(problemOf(c, derived), truth);
    return found && 'verdict' in found && found.verdict === 'refuted';
  });
  expect(refuted.map((c) => c.text)).toEqual([]);
});

/** mulberry32. */
function randomOf(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ways to make a true identity false everywhere, on a half line, at one point, by a hair. */
const PERTURBED: readonly ((left: string, right: string) => string)[] = [
  (l, r) => `${l} = (${r}) + 1e-40`,
  (l, r) => `${l} = (${r})*(1 + 1e-30) + 1e-60`,
  (l, r) => `${l} = -(${r}) - 1`,
  (l, r) => `(${l})*2 + 1 = (${r})*2`,
  (l, r) => `${l} = (${r}) + max(0, x - 100)`,
  (l, r) => `${l} = (${r}) + max(0, 1e-9 - abs(x - 3))`,
  (l, r) => `${l} = (${r}) + 1 - sign(abs(x - 2.5))`,
  (l, r) => `${l} = (${r}) + 0*log(x + 1000)`,
  (l, r) => `${l} = (${r})*(x - 7)/(x - 7)`,
  (l, r) => `${l} = (${r}) + sqrt(2) - 1.41421356237309504880168872420969807857`,
];

test('a true identity, perturbed in any way, is not proved', () => {
  const random = randomOf(4711);
  // Those that are about all x, and defined everywhere: the perturbation then shows.
  const whole = Object.entries(PROVED).flatMap(([name, list]) =>
    ['exponentials', 'hyperbolic', 'roots', 'cases', 'derivatives'].includes(name)
      ? list.filter((c) => !c.includes(' where ') && !/atanh|sqrt\(x\)|x\^0\.5|x\^\(3\/2\)|1\/x/.test(c))
      : [],
  );
  expect(whole.length).toBeGreaterThan(40);
  const proved = whole.flatMap((claim) => {
    const [left, right] = claim.split(' = ') as [string, string];
    const perturb = PERTURBED[Math.floor(random() * PERTURBED.length)]!;
    const bad = perturb(left, right);
    return 'proof' in attempt(truth, bad) ? [bad] : [];
  });
  expect(proved).toEqual([]);
});
