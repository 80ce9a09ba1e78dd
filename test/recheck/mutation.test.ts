/** The checker accepts what the prover proves, and refuses every certificate that was damaged. */
import { beforeAll, expect, test } from 'vitest';
import { recheck } from '../../src/recheck/kinds.js';
import type { Certificate, Json } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { attempt, stated } from '../verify/prove/support.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const CLAIMS = [
  'D(log(1 + exp(k*x))/k, x) = 1/(1 + exp(-k*x)) where k > 0',
  'D(x*(1 + erf(x/sqrt(2)))/2, x) = (1 + erf(x/sqrt(2)))/2 + x*exp(-x^2/2)/sqrt(2*pi)',
  'x*min(max(x + 3, 0), 6)/6 = x*(abs(x + 3) - abs(x - 3) + 6)/12',
  'log(x^2) = 2*log(abs(x))',
  '(sqrt(x^2 + b) + x)*(sqrt(x^2 + b) - x) = b where b >= 0',
  'x/(1 - exp(-x/log(2))) = x + x/(exp(x/log(2)) - 1)',
  'x + sin(a*x)^2/a = x + (1 - cos(2*a*x))/(2*a) where a > 0',
  'max(x - l, 0) - max(-x - l, 0) = x - min(max(x, -l), l) where l >= 0',
  'asinh(x) = log(x + sqrt(x^2 + 1))',
  'max(a*x, a*y) = a*max(x, y) where a >= 0',
];

/** mulberry32, as the other property tests use it. */
function randomOf(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Path = readonly (string | number)[];
/** Every place of a value, containers first. */
function places(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((v, i) => places(v, [...path, i]))
    : Object.entries(value).flatMap(([k, v]) => places(v, [...path, k]));
  return [path, ...inner];
}
const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((v, k) => (v as { readonly [key: string]: Json })[k as string]!, value);

/** The value with another one at a place; `undefined` leaves it out. */
function replaced(value: Json, path: Path, by: Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return by ?? null;
  if (Array.isArray(value)) {
    const list = [...value];
    if (rest.length === 0 && by === undefined) list.splice(first as number, 1);
    else list[first as number] = replaced(list[first as number]!, rest, by);
    return list;
  }
  const fields = { ...(value as { readonly [key: string]: Json }) };
  if (rest.length === 0 && by === undefined) delete fields[first as string];
  else fields[first as string] = replaced(fields[first as string]!, rest, by);
  return fields;
}

/** What stands there, a little off; undefined where there is nothing to change. */
function damaged(value: Json, random: () => number): Json | undefined {
  if (typeof value === 'number') return value + (random() < 0.5 ? 1 : -1);
  if (typeof value !== 'string') return undefined;
  if (/^[-0+]+$/.test(value)) return { '+': '-', '-': '+', '0+': '+', '-0': '-', '-+': '+', '0': '+' }[value] ?? '0';
  const ways = [
    (t: string) => t.replace('+', '-'),
    (t: string) => t.replace('-', '+'),
    (t: string) => t.replace(/\d+/, (n) => String(Number(n) + 1)),
    (t: string) => t.replace(/\bx\b/, '2*x'),
    (t: string) => `${t} + 1`,
  ];
  const way = ways[Math.floor(random() * ways.length)]!;
  const changed = way(value);
  return changed === value ? `${value} + 1` : changed;
}

test('200 damaged certificates are refused, and the whole ones accepted', () => {
  const random = randomOf(20_240_607);
  const proofs = CLAIMS.map((claim) => {
    const a = attempt(truth, claim);
    if (!('proof' in a)) throw new Error(`${claim}: ${a.reason}`);
    return { claim, certificate: JSON.parse(JSON.stringify(a.proof.certificate)) as Certificate };
  });
  for (const { claim, certificate } of proofs) expect(recheck(certificate, stated(claim), truth)).toBeUndefined();
  let count = 0;
  const accepted: string[] = [];
  while (count < 200) {
    const { claim, certificate } = proofs[count % proofs.length]!;
    const all = places(certificate);
    const path = all[Math.floor(random() * all.length)]!;
    const old = at(certificate, path);
    const by = damaged(old, random);
    if (by === undefined && random() < 0.5) continue;
    const bad = replaced(certificate, path, by) as Certificate;
    // Laws that nothing rests on may be left out or be other true laws: what must fail is the claim without support.
    if (recheck(bad, stated(claim), truth) === undefined)
      accepted.push(`${claim} ${path.join('.')} ${JSON.stringify(old)} → ${JSON.stringify(by)}`);
    count += 1;
  }
  expect(accepted).toEqual([]);
});

test('a certificate proves its own claim only', () => {
  const a = attempt(truth, CLAIMS[0]!);
  if (!('proof' in a)) throw new Error('no proof');
  const { certificate } = a.proof;
  for (const other of [
    'D(log(1 + exp(k*x))/k, x) = 1/(1 + exp(-k*x))',
    'D(log(1 + exp(k*x))/k, x) = 1/(1 + exp(k*x)) where k > 0',
    'D(log(1 + exp(k*x))/k, k) = 1/(1 + exp(-k*x)) where k > 0',
    'D(log(1 + exp(k*x))/k, x) = 1.0000000001/(1 + exp(-k*x)) where k > 0',
    'x = x + 1',
  ])
    expect(recheck(certificate, stated(other), truth)).toBeDefined();
});

test('lies that a checker could fall for are refused', () => {
  const refused = (claim: string, certificate: Json) =>
    expect(recheck(certificate as Certificate, stated(claim), truth)).toBeDefined();
  const leaf = (...laws: Json[]) => ({ kind: 'cells', domain: [], tree: { end: 'equal', laws } });
  // A case distinction on something without a value leaves points out.
  refused('x = x + 0*log(x)', {
    kind: 'cells',
    domain: [],
    tree: { on: 'log(x)', laws: [], negative: { end: 'equal' }, zero: { end: 'equal' }, positive: { end: 'equal' } },
  });
  // An unknown that means something else in each leaf.
  refused('abs(x) = x', {
    kind: 'cells',
    domain: [],
    tree: {
      on: 't0',
      negative: { end: 'impossible', sign: 0, laws: [] },
      zero: { end: 'impossible', sign: 0, laws: [] },
      positive: { end: 'equal', laws: [] },
    },
  });
  refused('sqrt(x^2) = x', leaf({ law: 'root', degree: 2, of: 'x^2', value: 'x' }));
  refused('log(x^2) = 2*log(x)', leaf({ law: 'let', name: 't0', is: 'log', of: 'x' }));
  refused('exp(x) = 1', leaf({ law: 'pair', u: 'x', v: '1', combine: [] }));
  refused('x/x = 1', leaf({ law: 'sign', of: 'x', is: '-+', by: 'number' }));
  refused(
    'abs(x) = x',
    leaf({ law: 'sign', of: 'x', is: '0+', by: 'terms', terms: [['1/1', [{ square: 'x', exponent: 1 }]]] }),
  );
  refused('abs(x) = x', leaf({ law: 'sign', of: 'x', is: '0+', by: 'given', fact: 0 }));
  refused('sin(x) = 0', leaf({ law: 'turn', angle: 'x', sin: '0', cos: '1', quarters: 0 }));
  refused('sqrt(2) + 0*x = 1.5', leaf({ law: 'root', degree: 2, of: '2', value: '1.5' }));
  // Nothing at all is claimed where no side has a value.
  refused('log(-1 - x^2) = sqrt(-1 - x^2)', { kind: 'cells', domain: [], tree: { end: 'neither', laws: [] } });
});
