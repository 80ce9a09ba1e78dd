/** Certificates of bounds: accepted as they are, refused when damaged, for other claims and over other domains. */
import { beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/expr/json.js';
import { recheck } from '../../src/recheck/kinds.js';
import { type Stated, statedClaim } from '../../src/recheck/statement.js';
import type { Certificate, Json } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { problemOf } from '../../src/verify/problem.js';
import { proveBounds } from '../../src/verify/prove/bounds/prove.js';
import { FALSE_BOUNDS } from '../verify/prove/bounds-claims.js';
import { deriveSketch, type Sketch } from '../verify/support.js';

/** One of every shape of proof. */
const CLAIMS: readonly (readonly [string, string])[] = [
  ['softplus', '0 < softplus(x, k) - relu(x) <= log(2)/k'],
  ['softplus', 'convex(softplus(x, k))'],
  ['softplus', 'limit(softplus(x, k), k, inf) = relu(x)'],
  ['squareplus', 'squareplus(x, b) >= relu(x)'],
  ['elu', 'elu(x, alpha) >= -alpha'],
  ['elu', 'not smooth(elu(x, alpha), 1) where alpha != 1'],
  ['elu', 'smooth(elu(x, 1), 1)'],
  ['elu', 'range(elu(x, alpha)) = (-alpha, inf) where alpha > 0'],
  ['shifted_relu', 'elu(x, alpha) >= shifted_relu(x, alpha) where alpha <= 1'],
  ['relu', 'convex(relu(x))'],
  ['relu', 'range(relu(x)) = [0, inf)'],
  ['gelu', 'not nondecreasing(gelu(x))'],
  ['gelu', 'gelu(x) <= relu(x)'],
  ['heaviside', 'nondecreasing(heaviside(x))'],
  ['relu', 'increasing(x^3)'],
  ['relu', 'not convex(tanh(x))'],
  ['relu', 'abs(x/(1 + x^2)) <= 1/2'],
];

interface Proved {
  readonly claim: string;
  readonly certificate: Certificate;
  readonly stated: Stated;
}

let truth: Truth;
let proofs: readonly Proved[];
beforeAll(async () => {
  truth = await loadTruth();
  proofs = CLAIMS.map(([of, text]) => {
    const derived = deriveSketch(truth, of, [text]);
    const claim = derived.definition.claims[0]!;
    const found = proveBounds(problemOf(claim, derived), truth)!;
    if (!('proof' in found)) throw new Error(`${text} was not proved`);
    return {
      claim: text,
      certificate: JSON.parse(JSON.stringify(found.proof!.certificate)) as Certificate,
      stated: statedClaim(claim, derived.definition, derived.library),
    };
  });
}, 60_000);

type Path = readonly (string | number)[];
type Holder = Record<string | number, Json>;
function paths(j: Json, at: Path = []): readonly Path[] {
  if (typeof j !== 'object' || j === null) return [at];
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(j)
    ? j.map((v, i) => [i, v] as const)
    : Object.entries(j);
  return [at, ...entries.flatMap(([k, v]) => paths(v, [...at, k]))];
}
const get = (j: Json, path: Path): Json => path.reduce((v, k) => (v as Holder)[k]!, j);
/** The same data with another value at one place, or with nothing there. */
function changed(j: Json, path: Path, change: (v: Json) => Json | undefined): Json {
  const copy = structuredClone(j) as Json;
  const parent = get(copy, path.slice(0, -1)) as Holder;
  const key = path.at(-1)!;
  const value = change(parent[key]!);
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(key as number, 1);
  else delete parent[key];
  return copy;
}

/** With the digest that fits: what the rules themselves refuse. */
function signed(j: Json): Certificate {
  const { digest: _, ...content } = j as Certificate;
  return { ...content, digest: digestOf(content) } as Certificate;
}

/** Seed 11. */
function generator(): () => number {
  let state = 11;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** A damage after which nothing is proved; undefined where the value has none (a weaker promise is still kept). */
function damage(v: Json, key: string | number): ((v: Json) => Json | undefined) | undefined {
  if (Array.isArray(v)) return v.length > 0 ? (list) => (list as readonly Json[]).slice(1) : undefined;
  if (typeof v === 'object' && v !== null) return () => undefined;
  if (key === 'by') return () => 'trust me';
  if (key === 'depth' || key === 'bits' || key === 'order') return () => -1;
  if (typeof v === 'string') return () => `?${v}`;
  return undefined;
}

test('every proof is accepted as it was made', () => {
  expect(proofs.map((p) => recheck(p.certificate, p.stated, truth))).toEqual(proofs.map(() => undefined));
});

test('damaged proofs are refused: 200 of them, each in one place, also with a digest that fits', () => {
  const next = generator();
  const accepted: string[] = [];
  for (let damaged = 0; damaged < 200; ) {
    const { claim, certificate, stated } = proofs[damaged % proofs.length]!;
    const places = paths(certificate).filter((p) => p.length > 0 && p[0] !== 'kind' && p[0] !== 'digest');
    const place = places[Math.floor(next() * places.length)]!;
    const change = damage(get(certificate, place), place.at(-1)!);
    if (!change) continue;
    damaged += 1;
    const broken = changed(certificate, place, change) as Certificate;
    expect(recheck(broken, stated, truth)).toMatch(/digest/);
    if (recheck(signed(broken), stated, truth) === undefined) accepted.push(`${claim}: ${place.join('.')}`);
  }
  expect(accepted).toEqual([]);
}, 60_000);

describe('a proof of another claim is refused', () => {
  const swaps: readonly (readonly [string, (s: Stated) => Stated])[] = [
    [
      'the other direction',
      (s) =>
        s.kind === 'inequality' ? { ...s, links: s.links.map((l) => ({ ...l, left: l.right, right: l.left })) } : s,
    ],
    ['the negation', (s) => (s.kind === 'property' || s.kind === 'smooth' ? { ...s, negated: !s.negated } : s)],
    ['all parameters', (s) => (s.domain.length > 0 && s.kind !== 'identity' ? { ...s, domain: [] } : s)],
    ['one order more', (s) => (s.kind === 'smooth' && !s.negated ? { ...s, order: (s.order as number) + 1 } : s)],
    ['another end', (s) => (s.kind === 'range' ? { ...s, lowOpen: !s.lowOpen } : s)],
  ];
  test.each(swaps)('%s', (_, change) => {
    const others = proofs.map((p) => ({ ...p, other: change(p.stated) })).filter((p) => p.other !== p.stated);
    expect(others.length).toBeGreaterThan(0);
    for (const { claim, certificate, other } of others)
      expect(`${claim}: ${recheck(certificate, other, truth) ?? 'accepted'}`).not.toMatch(/accepted$/);
  });

  test('no proof of a true claim is taken for one of a false claim', () => {
    for (const [of, text] of FALSE_BOUNDS) {
      const derived = deriveSketch(truth, of, [text]);
      const stated = statedClaim(derived.definition.claims[0]!, derived.definition, derived.library);
      for (const { claim, certificate } of proofs)
        expect(`${text} by ${claim}: ${recheck(certificate, stated, truth)}`).not.toMatch(/undefined$/);
    }
  }, 30_000);
});

describe('single lies in a certificate', () => {
  const claimOf = (text: string): Proved => proofs.find((p) => p.claim === text)!;
  const lie = (text: string, find: (v: Json, path: Path) => boolean, change: (v: Json) => Json | undefined): string => {
    const { certificate, stated } = claimOf(text);
    const place = paths(certificate).find((p) => p.length > 0 && find(get(certificate, p), p))!;
    expect(place).toBeDefined();
    return recheck(signed(changed(certificate, place, change)), stated, truth) ?? 'accepted';
  };

  test('a weight that no scaling has', () => {
    const text = '0 < softplus(x, k) - relu(x) <= log(2)/k';
    expect(
      lie(
        text,
        (_, p) => p.at(-2) === 'weights' && p.at(-1) === 'x',
        () => '-2',
      ),
    ).toMatch(/common weight/);
  });
  test('a range that is narrower than the domain', () => {
    const text = 'abs(x/(1 + x^2)) <= 1/2';
    const isRange = (_: Json, p: Path) => p.at(-2) === 'box' && p.at(-1) === 'x';
    expect(lie(text, isRange, () => ['(', '-inf', '1000000', ')'])).not.toBe('accepted');
  });
  test('points in the wrong order', () => {
    const isPoints = (_: Json, p: Path) => p.at(-1) === 'points';
    const turn = (v: Json) => [...(v as readonly Json[])].reverse();
    expect(lie('not nondecreasing(gelu(x))', isPoints, turn)).toMatch(/no order/);
  });
  test('a separator that is left out', () => {
    const isSeparators = (_: Json, p: Path) => p.at(-1) === 'separators';
    expect(lie('convex(relu(x))', isSeparators, () => [])).toMatch(/missing/);
  });
  test('strictness from an end that belongs', () => {
    const isStrict = (_: Json, p: Path) => p.at(-1) === 'otherStrict' || p.at(-1) === 'lowStrict';
    // The claim is weak: promising more than is shown must fail as well.
    expect(lie('elu(x, alpha) >= -alpha', isStrict, () => true)).not.toBe('accepted');
  });
});

describe('proofs made by hand of what is false', () => {
  const line: Json = { x: ['(', '-inf', 'inf', ')'] };
  const shown: Json = { by: 'enclosure' };
  const halves = (at: string, ...parts: readonly Json[]): Json => ({ by: 'halves', variable: 'x', at, parts });
  const form = (end: string, depth = 2): Json => ({ by: 'form', variable: 'x', end, depth });
  const answer = (of: Sketch, text: string, reason: Json, box: Json = line): string => {
    const derived = deriveSketch(truth, of, [text]);
    const claim = derived.definition.claims[0]!;
    const certificate = signed({ kind: 'bounds', bits: 128, parts: [[{ box, reason }]] });
    return recheck(certificate, statedClaim(claim, derived.definition, derived.library), truth) ?? 'accepted';
  };
  const hole: Sketch = {
    value: [
      ['x == 0', '-1'],
      ['', 'exp(x)'],
    ],
  };
  const x: Sketch = { value: 'x' };

  test('a form beside a point does not speak of the point', () => {
    const beside = halves('1', form('+'), shown);
    expect(answer(hole, 'f(x) > 0', halves('0', halves('-1', shown, form('-')), beside))).toMatch(/its own point/);
  });
  test('the same cuts prove what is true', () => {
    const beside = halves('1', shown, shown);
    expect(answer(x, 'exp(x) > 0', halves('0', halves('-1', shown, shown), beside))).toBe('accepted');
  });
  test('a form far out does not speak of what is near', () => {
    expect(answer(x, 'x > -5', form('inf'), { x: ['[', '-100', 'inf', ')'] })).not.toBe('accepted');
    expect(answer(x, 'x^2 - 2*x > -1/2 where x >= 1/2', form('inf'), { x: ['[', '1/2', 'inf', ')'] })).not.toBe(
      'accepted',
    );
  });
  test('a strict sign needs a strict end', () => {
    const of: Sketch = { value: 'p*x^2', parameters: { p: ['1', 'p >= 0'] } };
    const linear = { by: 'linear', parameter: 'p', lowStrict: false, otherStrict: true, low: shown, other: shown };
    const box = { p: ['[', '0', 'inf', ')'], x: ['(', '0', 'inf', ')'] };
    expect(answer(of, 'f(x, p) > 0 where x > 0', linear, box)).toMatch(/not strict/);
    expect(answer(of, 'f(x, p) >= 0 where x > 0', linear, box)).toBe('accepted');
  });
  test('a corner of slopes that fall is not convex', () => {
    const joined = { '-': { by: 'form', start: '4096', depth: 2 }, '+': { by: 'form', start: '4096', depth: 2 } };
    const corner = { at: '0', joined, slopes: { by: 'form', start: '4096', depth: 2 } };
    const cells = { by: 'cells', separators: ['0'], cells: [shown, shown], corners: [corner] };
    expect(answer(x, 'convex(-abs(x))', cells)).toMatch(/slopes fall/);
    expect(answer(x, 'convex(abs(x))', cells)).toBe('accepted');
  });
  test('a shift does not make symmetric', () => {
    const of: Sketch = { value: '(x - p)^2', parameters: { p: ['1', 'p >= 0'] } };
    const shift = { by: 'shift', parameter: 'p', variable: 'x', rate: '1', rest: { by: 'tree' } };
    expect(answer(of, 'even(f(x, p))', shift, { p: ['[', '0', 'inf', ')'], x: ['(', '-inf', 'inf', ')'] })).toMatch(
      /shift/,
    );
  });
  test('a scaling needs a parameter of one sign, and ranges that it keeps', () => {
    const of: Sketch = { value: 'log(1 + exp(p*x))/p', parameters: { p: ['1', 'p > 0'] } };
    const scale = { by: 'scale', parameter: 'p', weights: { p: '1', x: '-1' }, rest: shown };
    const box = (low: string, from: string) => ({ p: ['(', low, 'inf', ')'], x: ['(', from, 'inf', ')'] });
    expect(answer(of, 'f(x, p) > 0', scale, box('0', '-inf'))).toBe('accepted');
    expect(answer(of, 'f(x, p) > 0', scale, box('-1', '-inf'))).toMatch(/one sign/);
    expect(answer(of, 'f(x, p) > 0 where x > 1', scale, box('0', '1'))).toMatch(/does not keep/);
  });
});
