/**
 * Linear consequences, exactly: Fourier–Motzkin elimination with every distinct monomial as one unknown. An answer is
 * a combination of the given facts that anyone can add up; silence means nothing.
 */
import { add, div, mul, neg, ONE, type Rational, rational, sign } from '../rational.js';
import { type Mask, NEGATIVE, POSITIVE, ZERO_SIGN } from './laws.js';
import type { Poly } from './poly.js';

export interface Fact {
  readonly poly: Poly;
  readonly mask: Mask;
  /** Its law's number. */
  readonly law: number;
}

/** Σ coefficient·fact + constant; `mask` is the sign of the whole. */
export interface Combination {
  readonly mask: Mask;
  readonly facts: readonly (readonly [Fact, Rational])[];
  readonly constant: Rational;
}

interface Row {
  readonly coefs: ReadonlyMap<string, Rational>;
  readonly constant: Rational;
  readonly strict: boolean;
  readonly from: ReadonlyMap<number, Rational>;
}

/** Work limits: more rows or unknowns are not looked at. */
const MOST_ROWS = 240;
const MOST_UNKNOWNS = 16;

const zero = rational(0);

function rowOf(p: Poly, scale: Rational, strict: boolean, from: number): Row {
  const coefs = new Map<string, Rational>();
  let constant = zero;
  for (const [key, t] of p) {
    const value = mul(t.coef, scale);
    if (key === '') constant = value;
    else coefs.set(key, value);
  }
  return { coefs, constant, strict, from: new Map([[from, scale]]) };
}

function combine(a: Row, by: Rational, b: Row, other: Rational): Row {
  const sum = (x: ReadonlyMap<string | number, Rational>, y: ReadonlyMap<string | number, Rational>) => {
    const all = new Map([...x].map(([k, v]) => [k, mul(v, by)]));
    for (const [k, v] of y) all.set(k, add(all.get(k) ?? zero, mul(v, other)));
    for (const [k, v] of all) if (v.num === 0n) all.delete(k);
    return all;
  };
  return {
    coefs: sum(a.coefs, b.coefs) as Map<string, Rational>,
    constant: add(mul(a.constant, by), mul(b.constant, other)),
    strict: a.strict || b.strict,
    from: sum(a.from, b.from) as Map<number, Rational>,
  };
}

const isContradiction = (r: Row): boolean =>
  r.coefs.size === 0 && (sign(r.constant) < 0 || (r.strict && sign(r.constant) === 0));

/** A contradiction among the rows, if elimination finds one within the limits. */
function contradiction(given: readonly Row[]): Row | undefined {
  let rows = given;
  for (;;) {
    const found = rows.find(isContradiction);
    if (found) return found;
    const unknowns = new Set(rows.flatMap((r) => [...r.coefs.keys()]));
    if (unknowns.size === 0 || unknowns.size > MOST_UNKNOWNS) return undefined;
    const cost = (k: string) => {
      const [up, down] = [1, -1].map((s) => rows.filter((r) => sign(r.coefs.get(k) ?? zero) === s).length);
      return up! * down! - up! - down!;
    };
    const next = [...unknowns].reduce((a, b) => (cost(b) < cost(a) ? b : a));
    const at = (r: Row) => r.coefs.get(next) ?? zero;
    const [above, below] = [rows.filter((r) => sign(at(r)) > 0), rows.filter((r) => sign(at(r)) < 0)];
    rows = [
      ...rows.filter((r) => sign(at(r)) === 0),
      ...above.flatMap((a) => below.map((b) => combine(a, neg(at(b)), b, at(a)))),
    ];
    if (rows.length > MOST_ROWS) return undefined;
  }
}

const factRows = (facts: readonly Fact[]): Row[] =>
  facts.flatMap(({ poly, mask }, i) => [
    ...(mask === POSITIVE ? [rowOf(poly, ONE, true, i)] : []),
    ...(mask === (POSITIVE | ZERO_SIGN) || mask === ZERO_SIGN ? [rowOf(poly, ONE, false, i)] : []),
    ...(mask === NEGATIVE ? [rowOf(poly, neg(ONE), true, i)] : []),
    ...(mask === (NEGATIVE | ZERO_SIGN) || mask === ZERO_SIGN ? [rowOf(poly, neg(ONE), false, i)] : []),
  ]);

/** The unknowns that matter: those of p, and those of facts that share one with them, and so on. */
function relevant(p: Poly, facts: readonly Fact[]): readonly Fact[] {
  const names = new Set([...p.keys()].filter((k) => k !== ''));
  const chosen = new Set<Fact>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const f of facts) {
      if (chosen.has(f) || ![...f.poly.keys()].some((k) => names.has(k))) continue;
      chosen.add(f);
      for (const k of f.poly.keys()) if (k !== '') names.add(k);
      grew = true;
    }
  }
  return [...chosen];
}

/** The sign of p as far as the facts decide it: one sign, or not negative, or not positive. */
export function impliedSign(p: Poly, all: readonly Fact[]): Combination | undefined {
  const facts = relevant(p, all);
  const rows = factRows(facts);
  const [plus, minus] = [ONE, neg(ONE)];
  for (const [scale, strict, mask] of [
    [minus, false, POSITIVE],
    [plus, false, NEGATIVE],
    [minus, true, POSITIVE | ZERO_SIGN],
    [plus, true, NEGATIVE | ZERO_SIGN],
  ] as const) {
    const found = contradiction([...rows, rowOf(p, scale, strict, -1)]);
    const own = found?.from.get(-1);
    // Without p, the facts contradict each other; the caller's own checks will say so.
    if (!found || !own) continue;
    const by = neg(div(ONE, own));
    const parts = [...found.from].filter(([i]) => i >= 0);
    return {
      mask,
      facts: parts.map(([i, c]) => [facts[i]!, mul(c, by)]),
      constant: neg(mul(found.constant, by)),
    };
  }
  return undefined;
}

/** 0 as a combination of facts that is positive: they exclude each other. */
export function inconsistency(all: readonly Fact[]): Combination | undefined {
  const found = contradiction(factRows(all));
  if (!found) return undefined;
  return {
    mask: POSITIVE,
    facts: [...found.from].map(([i, c]) => [all[i]!, c]),
    constant: neg(found.constant),
  };
}
