/** Sums of monomials in germs: sparse Laurent polynomials with exact coefficients and exponents. */
import { neg, ONE, add as plus, type Rational, sign, mul as times } from '../rational.js';
import { LeadingTermsCancel, TooLarge } from './germ.js';
import { type Monomial, powersKey } from './monomial.js';
import type { GermTable } from './table.js';

/** Monomials by the key of their powers; no coefficient is 0. An empty sum is 0. */
export type Sum = ReadonlyMap<string, Monomial>;

/** Products of single terms in one multiplication: a limit of work. */
const MAX_PRODUCTS = 60_000;
const MAX_COEFFICIENT_BITS = 1 << 15;

export const NOTHING: Sum = new Map();

/** Adds t·factor into a sum under construction. */
export function putInto(into: Map<string, Monomial>, t: Monomial, factor: Rational = ONE): void {
  const c = factor === ONE ? t.coefficient : times(t.coefficient, factor);
  if (sign(c) === 0) return;
  const key = powersKey(t.powers);
  const known = into.get(key);
  if (!known) {
    into.set(key, c === t.coefficient ? t : { coefficient: c, powers: t.powers });
    return;
  }
  const sum = plus(known.coefficient, c);
  if (sign(sum) === 0) into.delete(key);
  else into.set(key, { coefficient: sum, powers: t.powers });
}

export const single = (t: Monomial): Sum => (sign(t.coefficient) === 0 ? NOTHING : new Map([[powersKey(t.powers), t]]));

export function addSums(a: Sum, b: Sum, factor: Rational = ONE): Sum {
  const r = new Map(a);
  for (const t of b.values()) putInto(r, t, factor);
  return r;
}

export const negateSum = (a: Sum): Sum => {
  const r = new Map<string, Monomial>();
  for (const [k, t] of a) r.set(k, { coefficient: neg(t.coefficient), powers: t.powers });
  return r;
};

/** The bits of the first coefficient: the others are as long, about. */
function coefficientBits(a: Sum): number {
  for (const t of a.values())
    return 4 * (t.coefficient.num.toString(16).length + t.coefficient.den.toString(16).length);
  return 0;
}

export function multiplySums(table: GermTable, a: Sum, b: Sum): Sum {
  if (a.size * b.size > MAX_PRODUCTS) throw new TooLarge('too many products of terms');
  table.spend(a.size * b.size, coefficientBits(a) + coefficientBits(b));
  const r = new Map<string, Monomial>();
  for (const s of a.values()) for (const t of b.values()) putInto(r, table.multiply(s, t));
  if (r.size > table.maxTerms) throw new TooLarge(`more than ${table.maxTerms} terms`);
  for (const t of r.values())
    if (t.coefficient.num.toString(16).length * 4 > MAX_COEFFICIENT_BITS) throw new TooLarge('coefficients too long');
  return r;
}

export function multiplyByMonomial(table: GermTable, a: Sum, t: Monomial): Sum {
  const r = new Map<string, Monomial>();
  for (const s of a.values()) putInto(r, table.multiply(s, t));
  return r;
}

export function powerOfSum(table: GermTable, a: Sum, n: number): Sum {
  let r: Sum = single({ coefficient: ONE, powers: [] });
  for (let i = 0; i < n; i++) r = multiplySums(table, r, a);
  return r;
}

/** The text of a sum, the same for equal sums. */
export const sumKey = (a: Sum): string =>
  [...a]
    .map(([k, t]) => `${k}=${t.coefficient.num}/${t.coefficient.den}`)
    .sort()
    .join(';');

/** Terms within this factor (natural log) of the largest count for cancellation. */
const COMPARABLE = 40;
/** The comparable terms of a sum may cancel to this part of the largest, no further. */
const LEAST_LEAD = 1e-7;

/** The largest term towards the end. Throws LeadingTermsCancel where terms of its size cancel it. */
export function lead(table: GermTable, a: Sum): Monomial {
  let best: Monomial | undefined;
  for (const t of a.values()) if (!best || table.relative(t, best) > 0) best = t;
  if (!best) throw new LeadingTermsCancel('zero has no leading term');
  let s = 0;
  for (const t of a.values()) {
    const size = table.relative(t, best);
    if (size > -COMPARABLE) s += table.sign(t) * Math.exp(size);
  }
  if (Math.abs(s) < LEAST_LEAD) throw new LeadingTermsCancel('the leading terms cancel');
  return best;
}

/** N/D where D divides N exactly (Laurent, so up to monomials); undefined otherwise. */
export function divideExactly(table: GermTable, n: Sum, d: Sum): Sum | undefined {
  if (n.size < 2 && d.size > 1) return undefined;
  const leading = (p: Iterable<Monomial>): Monomial => {
    let top: Monomial | undefined;
    for (const t of p) if (!top || lexical(t, top) < 0) top = t;
    return top!;
  };
  const limit = 2 * n.size + 40;
  const inverse = table.invert(leading(d.values()));
  const rest = new Map(n);
  const quotient = new Map<string, Monomial>();
  for (let step = 0; rest.size > 0 && step < limit; step++) {
    const t = table.multiply(leading(rest.values()), inverse);
    putInto(quotient, t);
    for (const s of d.values()) putInto(rest, table.multiply(s, t), { num: -1n, den: 1n });
    if (rest.size > limit) return undefined;
  }
  return rest.size > 0 ? undefined : quotient;
}

/** An order of monomials that products keep: by exponents, germ by germ, the higher first. */
function lexical(a: Monomial, b: Monomial): number {
  let [i, j] = [0, 0];
  for (;;) {
    const [p, q] = [a.powers[i], b.powers[j]];
    if (!p && !q) return 0;
    const germ = Math.min(p?.germ ?? Number.POSITIVE_INFINITY, q?.germ ?? Number.POSITIVE_INFINITY);
    const x = p?.germ === germ ? p.exponent : 0;
    const y = q?.germ === germ ? q.exponent : 0;
    if (x !== y) return y - x;
    if (p?.germ === germ) i += 1;
    if (q?.germ === germ) j += 1;
  }
}
