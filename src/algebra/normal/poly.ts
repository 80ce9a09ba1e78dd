/**
 * Sparse polynomials with rational coefficients over numbered generators: the numerators and denominators of the
 * normal form. Exponents may be negative (what a generator may be divided by is decided by `fraction.ts`). Immutable.
 */
import { add, equal, MINUS_ONE, mul, neg, ONE, power, type Rational, rational, sign } from '../rational.js';

/** Generator and exponent, sorted by generator; no exponent is 0. */
export type Powers = readonly (readonly [number, number])[];
export interface Term {
  readonly coef: Rational;
  readonly powers: Powers;
}
/** Terms by the text of their powers. An empty map is 0. */
export type Poly = ReadonlyMap<string, Term>;

/** Work limits: what is larger is not settled. */
const MOST_TERMS = 1500;
const MOST_BITS = 12_000;
/** The expression is too large for exact algebra: no answer. */
export class TooLarge extends Error {}

const bits = (n: bigint): number => 4 * n.toString(16).length;
export const powersKey = (powers: Powers): string => powers.map(([g, e]) => `${g}^${e}`).join('*');

/** Sums like terms. Throws TooLarge. */
export function fromTerms(terms: Iterable<Term>): Poly {
  const sum = new Map<string, Term>();
  for (const t of terms) {
    const key = powersKey(t.powers);
    const known = sum.get(key);
    const coef = known ? add(known.coef, t.coef) : t.coef;
    if (coef.num === 0n) sum.delete(key);
    else sum.set(key, { coef, powers: t.powers });
    if (bits(coef.num) > MOST_BITS || bits(coef.den) > MOST_BITS) throw new TooLarge('coefficients too long');
    if (sum.size > MOST_TERMS) throw new TooLarge(`more than ${MOST_TERMS} terms`);
  }
  return sum;
}

export const ZERO_POLY: Poly = new Map();
export const constant = (c: Rational): Poly => (c.num === 0n ? ZERO_POLY : new Map([['', { coef: c, powers: [] }]]));
export const ONE_POLY: Poly = constant(ONE);
export const generator = (g: number, exponent = 1): Poly =>
  exponent === 0 ? ONE_POLY : fromTerms([{ coef: ONE, powers: [[g, exponent]] }]);

export const addPoly = (a: Poly, b: Poly): Poly => fromTerms([...a.values(), ...b.values()]);
export const scalePoly = (a: Poly, c: Rational): Poly =>
  c.num === 0n ? ZERO_POLY : new Map([...a].map(([k, t]) => [k, { ...t, coef: mul(t.coef, c) }]));
export const negPoly = (a: Poly): Poly => scalePoly(a, MINUS_ONE);
export const subPoly = (a: Poly, b: Poly): Poly => addPoly(a, negPoly(b));

export function mulPowers(a: Powers, b: Powers): Powers {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const all = new Map<number, number>(a);
  for (const [g, e] of b) all.set(g, (all.get(g) ?? 0) + e);
  return [...all].filter(([, e]) => e !== 0).sort((p, q) => p[0] - q[0]);
}

/** Products of terms, like terms summed; relations between generators are `fraction.ts`'s business. */
export function mulPoly(a: Poly, b: Poly): Poly {
  if (a.size * b.size > 40 * MOST_TERMS) throw new TooLarge('a product of too many terms');
  const products: Term[] = [];
  for (const s of a.values())
    for (const t of b.values()) products.push({ coef: mul(s.coef, t.coef), powers: mulPowers(s.powers, t.powers) });
  return fromTerms(products);
}

/** The text of a polynomial, equal for equal polynomials. */
export const polyKey = (a: Poly): string =>
  [...a]
    .sort(([p], [q]) => (p < q ? -1 : 1))
    .map(([k, { coef }]) => `${coef.num}/${coef.den}:${k}`)
    .join('+');

export const isConstant = (a: Poly): boolean => a.size === 0 || (a.size === 1 && a.has(''));
export const constantOf = (a: Poly): Rational | undefined =>
  a.size === 0 ? rational(0) : a.size === 1 ? a.get('')?.coef : undefined;
export const isOnePoly = (a: Poly): boolean => {
  const c = constantOf(a);
  return c !== undefined && equal(c, ONE);
};

export const exponentOf = (t: Term, g: number): number => t.powers.find(([h]) => h === g)?.[1] ?? 0;
export const generatorsOf = (a: Poly): ReadonlySet<number> =>
  new Set([...a.values()].flatMap((t) => t.powers.map(([g]) => g)));

/** Lexicographic order by generator number: the leading term of a product is the product of the leading terms. */
export function compareTerms(a: Term, b: Term): number {
  const all = [...new Set([...a.powers, ...b.powers].map(([g]) => g))].sort((p, q) => p - q);
  for (const g of all) {
    const d = exponentOf(a, g) - exponentOf(b, g);
    if (d !== 0) return d;
  }
  return 0;
}
export const leading = (a: Poly): Term => [...a.values()].reduce((m, t) => (compareTerms(t, m) > 0 ? t : m));

const gcd = (a: bigint, b: bigint): bigint => {
  let [u, v] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (v !== 0n) [u, v] = [v, u % v];
  return u;
};

/** The greatest rational that divides both with integer quotients. */
export const rationalGcd = (a: Rational, b: Rational): Rational =>
  rational(gcd(a.num * b.den, b.num * a.den), a.den * b.den);

export interface Content {
  /** Carries the sign of the leading term. */
  readonly coef: Rational;
  /** The greatest monomial that divides every term. */
  readonly powers: Powers;
  /** What is left: coprime integer coefficients, positive leading one. */
  readonly rest: Poly;
}

/** a = coef · monomial · rest. */
export function contentOf(a: Poly): Content {
  const terms = [...a.values()];
  const first = terms[0]!;
  const coef = terms.map((t) => t.coef).reduce(rationalGcd, { num: 0n, den: 1n });
  const least = new Map(first.powers);
  for (const t of terms.slice(1))
    for (const g of new Set([...least.keys(), ...t.powers.map(([h]) => h)])) {
      const e = Math.min(least.get(g) ?? 0, exponentOf(t, g));
      if (e === 0) least.delete(g);
      else least.set(g, e);
    }
  const powers = [...least].sort((p, q) => p[0] - q[0]);
  const signed = sign(leading(a).coef) < 0 ? neg(coef) : coef;
  const inverse: Powers = powers.map(([g, e]) => [g, -e]);
  const scale = power(signed, -1);
  return {
    coef: signed,
    powers,
    rest: fromTerms(terms.map((t) => ({ coef: mul(t.coef, scale), powers: mulPowers(t.powers, inverse) }))),
  };
}

const MOST_DIVISION_STEPS = 200;

/** a/b where it is a polynomial without negative exponents beyond those of a; undefined otherwise. */
export function divideExact(a: Poly, b: Poly): Poly | undefined {
  if (b.size === 0) return undefined;
  const lead = leading(b);
  const inverse = power(lead.coef, -1);
  let rest = a;
  const quotient: Term[] = [];
  for (let step = 0; rest.size > 0; step++) {
    if (step > MOST_DIVISION_STEPS || rest.size > MOST_TERMS) return undefined;
    const top = leading(rest);
    const powers = mulPowers(
      top.powers,
      lead.powers.map(([g, e]) => [g, -e] as const),
    );
    if (powers.some(([, e]) => e < 0)) return undefined;
    const t: Term = { coef: mul(top.coef, inverse), powers };
    quotient.push(t);
    rest = subPoly(rest, mulPoly(fromTerms([t]), b));
  }
  return fromTerms(quotient);
}

const bigRoot = (n: bigint): bigint | undefined => {
  if (n < 0n) return undefined;
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) break;
    x = y;
  }
  return x * x === n ? x : undefined;
};
export const rationalRoot = (a: Rational): Rational | undefined => {
  const [n, d] = [bigRoot(a.num), bigRoot(a.den)];
  return n === undefined || d === undefined ? undefined : rational(n, d);
};

/** q with q² = a and a positive leading coefficient, where a is a square. */
export function polyRoot(a: Poly): Poly | undefined {
  if (a.size === 0) return a;
  const lead = leading(a);
  const c = rationalRoot(lead.coef);
  if (!c || lead.powers.some(([, e]) => e % 2 !== 0)) return undefined;
  const first: Term = { coef: c, powers: lead.powers.map(([g, e]) => [g, e / 2] as const) };
  let root = fromTerms([first]);
  const twice = power(mul(c, rational(2)), -1);
  const inverse = first.powers.map(([g, e]) => [g, -e] as const);
  for (let step = 0; step < a.size + 2; step++) {
    const rest = subPoly(a, mulPoly(root, root));
    if (rest.size === 0) return root;
    const top = leading(rest);
    root = addPoly(root, fromTerms([{ coef: mul(top.coef, twice), powers: mulPowers(top.powers, inverse) }]));
  }
  return undefined;
}
