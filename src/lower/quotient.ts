/** Exact polynomial algebra on sums of products: common monomials, contents, division. Exponentials of one class are one atom. */
import { add, compare, isInteger, neg, type Rational, rational, sign, ZERO } from '../algebra/rational.js';
import type { Builder } from './build.js';
import { exponentialTerm, growthOf, scaleTerms } from './growth.js';
import { productOf, rawSum, splitCoefficient, type Term, termsOf } from './term.js';

/** Terms of a numerator; the second derivatives of the shipped definitions need up to 38. */
export const MAX_TERMS = 160;

/** |c|. */
export const magnitude = (c: Rational): Rational => (sign(c) < 0 ? neg(c) : c);

/** Exponents of all atoms of a monomial; exponentials of one class are one atom. */
export function exponentsOf(t: Term, build: Builder): ReadonlyMap<string, Rational> {
  const map = new Map<string, Rational>();
  for (const f of productOf(t).factors) {
    const g = growthOf(f, build);
    const [id, exponent] = g ? [g.id, g.coefficient] : [f.base.key, f.exponent];
    map.set(id, add(map.get(id) ?? ZERO, exponent));
  }
  return map;
}

/** The largest monomial that divides every term (negative exponents included). */
export function contentOf(sum: Term, build: Builder): Term {
  const [first, ...rest] = termsOf(sum);
  const others = rest.map((t) => exponentsOf(t, build));
  const factors: Term[] = [];
  for (const f of productOf(first!).factors) {
    const g = growthOf(f, build);
    const own = g ? g.coefficient : f.exponent;
    const id = g ? g.id : f.base.key;
    const least = others.map((o) => o.get(id) ?? ZERO).reduce((a, b) => (compare(b, a) < 0 ? b : a), own);
    if (sign(least) !== 0) factors.push(g ? exponentialTerm(g, least, build) : build.power(f.base, least));
  }
  // Atoms with negative exponents in other terms only.
  const seen = new Set(productOf(first!).factors.map((f) => growthOf(f, build)?.id ?? f.base.key));
  for (const t of rest)
    for (const f of productOf(t).factors) {
      const g = growthOf(f, build);
      const id = g?.id ?? f.base.key;
      if (seen.has(id)) continue;
      seen.add(id);
      const all = [exponentsOf(first!, build), ...others].map((o) => o.get(id) ?? ZERO);
      const least = all.reduce((a, b) => (compare(b, a) < 0 ? b : a));
      if (sign(least) < 0) factors.push(g ? exponentialTerm(g, least, build) : build.power(f.base, least));
    }
  return build.product(factors);
}

/** gcd of the coefficients, with the sign that most terms have. */
export function numericContent(sum: Term): Rational {
  const all = termsOf(sum).map((t) => splitCoefficient(t).coefficient);
  const common = all.reduce((a, b) => rational(gcd(a.num * b.den, b.num * a.den), a.den * b.den));
  return all.filter((c) => sign(c) < 0).length * 2 > all.length ? neg(magnitude(common)) : magnitude(common);
}
function gcd(a: bigint, b: bigint): bigint {
  let [u, v] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (v !== 0n) [u, v] = [v, u % v];
  return u;
}

/** The exact quotient of two sums as polynomials in their atoms; undefined if it does not come out. */
export function divideExactly(numerator: Term, divisor: Term, build: Builder): Term | undefined {
  const prepare = (sum: Term) => {
    const content = contentOf(sum, build);
    return { content, terms: termsOf(scaleTerms(sum, build.power(content, rational(-1)), build)) };
  };
  const [n, d] = [prepare(numerator), prepare(divisor)];
  // Every term is compared many times.
  const known = new Map<Term, ReadonlyMap<string, Rational>>();
  const exponents = (t: Term): ReadonlyMap<string, Rational> => {
    const found = known.get(t) ?? exponentsOf(t, build);
    known.set(t, found);
    return found;
  };
  const ids = [...new Set([...n.terms, ...d.terms].flatMap((t) => [...exponents(t).keys()]))].sort();
  const order = (a: Term, b: Term): number => {
    const [u, v] = [exponents(a), exponents(b)];
    for (const id of ids) {
      const c = compare(u.get(id) ?? ZERO, v.get(id) ?? ZERO);
      if (c !== 0) return c;
    }
    return 0;
  };
  const lead = (terms: readonly Term[]) => terms.reduce((a, b) => (order(b, a) > 0 ? b : a));
  const divisorLead = lead(d.terms);
  const quotient: Term[] = [];
  let rest: Term = rawSum(n.terms);
  while (rest.key !== '0') {
    if (quotient.length > MAX_TERMS || termsOf(rest).length > MAX_TERMS) return undefined;
    const step = build.divide(lead(termsOf(rest)), divisorLead);
    if ([...exponentsOf(step, build).values()].some((e) => sign(e) < 0 || !isInteger(e))) return undefined;
    quotient.push(step);
    rest = build.subtract(rest, build.sum(d.terms.map((t) => build.product([t, step]))));
  }
  return scaleTerms(build.sum(quotient), build.divide(n.content, d.content), build);
}
