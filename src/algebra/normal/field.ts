/**
 * Exact fractions of polynomials over a table of generators: the normal form. A generator stands for a real number
 * that is defined wherever the form is used (a variable, exp of something, log of something positive, a root, …); its
 * relation (s² = P) is applied to every product. What is 0 here is 0; the converse holds as far as the generators are
 * independent, which `functions.ts` sees to. One Field serves one attempt; nothing is shared between two.
 */
import type { Expr } from '../../expr/expr.js';
import type { OpName } from '../../expr/ops.js';
import { power, type Rational } from '../rational.js';
import {
  addPoly,
  constant,
  contentOf,
  divideExact,
  generator,
  isConstant,
  isOnePoly,
  mulPoly,
  ONE_POLY,
  type Poly,
  type Powers,
  polyKey,
  polyRoot,
  scalePoly,
  subPoly,
  type Term,
  TooLarge,
  ZERO_POLY,
} from './poly.js';

/** A denominator's factor: primitive, not constant, known to differ from 0. */
export interface Factor {
  readonly poly: Poly;
  readonly exponent: number;
  readonly key: string;
}
export interface Frac {
  readonly num: Poly;
  readonly den: readonly Factor[];
}

export type Meaning =
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'pi' }
  | { readonly kind: 'exp' | 'log' | 'sin' | 'cos'; readonly arg: Frac }
  | { readonly kind: 'root'; readonly degree: number; readonly arg: Frac }
  | { readonly kind: 'odd'; readonly op: OpName; readonly arg: Frac };

export interface Generator {
  readonly id: number;
  readonly meaning: Meaning;
  /** In the problem's own variables. */
  readonly expr: Expr;
  /** g^degree = value. */
  readonly relation?: { readonly degree: number; readonly value: Poly };
  /** Never 0, so that negative powers are allowed. */
  readonly unit: boolean;
}

/** Multiplications that one attempt may take. */
const MOST_WORK = 400_000;
const MOST_GENERATORS = 48;
/** Larger numerators are not tried for common factors. */
const CANCEL_TERMS = 60;

export const fromPoly = (num: Poly): Frac => ({ num, den: [] });
export const fromRational = (c: Rational): Frac => fromPoly(constant(c));
export const ZERO_FRAC: Frac = fromPoly(ZERO_POLY);
export const ONE_FRAC: Frac = fromPoly(ONE_POLY);
export const isZeroFrac = (f: Frac): boolean => f.num.size === 0;
export const fracKey = (f: Frac): string =>
  `${polyKey(f.num)} / ${f.den.map((d) => `(${d.key})^${d.exponent}`).join(' ')}`;
export const isConstantFrac = (f: Frac): boolean => f.den.length === 0 && isConstant(f.num);

export class Field {
  readonly generators: Generator[] = [];
  private readonly byKey = new Map<string, Generator>();
  private work = 0;

  /** The generator of that key, made on first sight. Throws TooLarge. */
  generator(key: string, make: (id: number) => Omit<Generator, 'id'>): Generator {
    const known = this.byKey.get(key);
    if (known) return known;
    if (this.generators.length >= MOST_GENERATORS) throw new TooLarge(`more than ${MOST_GENERATORS} generators`);
    const made = { id: this.generators.length, ...make(this.generators.length) };
    this.generators.push(made);
    this.byKey.set(key, made);
    return made;
  }

  of = (g: Generator, exponent = 1): Frac => fromPoly(generator(g.id, exponent));

  /** Products with every relation applied. */
  times(a: Poly, b: Poly): Poly {
    this.work += a.size * b.size;
    if (this.work > MOST_WORK) throw new TooLarge(`more than ${MOST_WORK} products`);
    return this.reduce(mulPoly(a, b));
  }

  private reducible(t: Term): number {
    return t.powers.findIndex(([g, e]) => e >= (this.generators[g]!.relation?.degree ?? Number.POSITIVE_INFINITY));
  }

  private reduce(a: Poly): Poly {
    let result = a;
    for (;;) {
      const bad = [...result.values()].filter((t) => this.reducible(t) >= 0);
      if (bad.length === 0) return result;
      this.work += bad.length;
      if (this.work > MOST_WORK) throw new TooLarge(`more than ${MOST_WORK} products`);
      for (const t of bad) {
        const [g, e] = t.powers[this.reducible(t)]!;
        const { degree, value } = this.generators[g]!.relation!;
        const kept = t.powers.flatMap(([h, f]): Powers => (h !== g ? [[h, f]] : e > degree ? [[g, e - degree]] : []));
        const one = (powers: Powers): Poly =>
          new Map([[powers.map(([h, f]) => `${h}^${f}`).join('*'), { coef: t.coef, powers }]]);
        result = addPoly(subPoly(result, one(t.powers)), mulPoly(one(kept), value));
      }
    }
  }

  powPoly(a: Poly, n: number): Poly {
    if (n > 64) throw new TooLarge('a high power');
    let result = ONE_POLY;
    for (let i = 0; i < n; i++) result = this.times(result, a);
    return result;
  }

  private denPoly = (den: readonly Factor[]): Poly =>
    den.reduce((p, f) => this.times(p, this.powPoly(f.poly, f.exponent)), ONE_POLY);

  /** Cancels factors of the denominator that divide the numerator. */
  private tidy(num: Poly, den: readonly Factor[]): Frac {
    if (num.size === 0) return ZERO_FRAC;
    let top = num;
    const kept: Factor[] = [];
    for (const f of den) {
      let { exponent } = f;
      while (exponent > 0 && top.size <= CANCEL_TERMS) {
        const q = divideExact(top, f.poly);
        if (!q) break;
        [top, exponent] = [q, exponent - 1];
      }
      if (exponent > 0) kept.push({ ...f, exponent });
    }
    return { num: top, den: kept };
  }

  add(a: Frac, b: Frac): Frac {
    if (a.num.size === 0) return b;
    if (b.num.size === 0) return a;
    const common = new Map(a.den.map((f) => [f.key, f]));
    for (const f of b.den) if ((common.get(f.key)?.exponent ?? 0) < f.exponent) common.set(f.key, f);
    const lift = ({ num, den }: Frac): Poly => {
      const missing = [...common.values()].map((f) => ({
        ...f,
        exponent: f.exponent - (den.find((d) => d.key === f.key)?.exponent ?? 0),
      }));
      return this.times(num, this.denPoly(missing.filter((f) => f.exponent > 0)));
    };
    return this.tidy(addPoly(lift(a), lift(b)), sorted(common.values()));
  }

  neg = (a: Frac): Frac => ({ num: scalePoly(a.num, { num: -1n, den: 1n }), den: a.den });
  sub = (a: Frac, b: Frac): Frac => this.add(a, this.neg(b));
  scale = (a: Frac, c: Rational): Frac => (c.num === 0n ? ZERO_FRAC : { num: scalePoly(a.num, c), den: a.den });

  mul(a: Frac, b: Frac): Frac {
    if (a.num.size === 0 || b.num.size === 0) return ZERO_FRAC;
    const [left, right] = [this.tidy(a.num, b.den), this.tidy(b.num, a.den)];
    return this.mulPlain({ num: left.num, den: right.den }, { num: right.num, den: left.den });
  }

  private mulPlain(a: Frac, b: Frac): Frac {
    const all = new Map(a.den.map((f) => [f.key, f]));
    for (const f of b.den) all.set(f.key, { ...f, exponent: f.exponent + (all.get(f.key)?.exponent ?? 0) });
    return this.tidy(this.times(a.num, b.num), sorted(all.values()));
  }

  /** 1/a for a that is not 0 (the caller has seen to it). Throws RangeError for the zero fraction. */
  inverse(a: Frac): Frac {
    if (a.num.size === 0) throw new RangeError('division by zero');
    const { coef, powers, rest } = contentOf(a.num);
    let result = fromPoly(scalePoly(this.denPoly(a.den), power(coef, -1)));
    for (const [g, e] of powers) result = this.mulPlain(result, this.invertPower(g, e));
    if (isOnePoly(rest)) return result;
    // A square as a square: equal denominators are then seen to be equal.
    const root = polyRoot(rest);
    const [poly, exponent] = root ? [root, 2] : [rest, 1];
    return this.mulPlain(result, { num: ONE_POLY, den: [{ poly, exponent, key: polyKey(poly) }] });
  }

  private invertPower(g: number, e: number): Frac {
    const { unit, relation, meaning } = this.generators[g]!;
    if (unit || e < 0) return fromPoly(generator(g, -e));
    if (relation && meaning.kind === 'root') {
      const k = Math.ceil(e / relation.degree);
      const above = fromPoly(generator(g, k * relation.degree - e));
      return this.mulPlain(above, this.pow(this.inverse(fromPoly(relation.value)), k));
    }
    const poly = generator(g);
    return { num: ONE_POLY, den: [{ poly, exponent: e, key: polyKey(poly) }] };
  }

  div = (a: Frac, b: Frac): Frac => this.mul(a, this.inverse(b));

  pow(a: Frac, n: number): Frac {
    if (Math.abs(n) > 64) throw new TooLarge('a high power');
    const base = n < 0 ? this.inverse(a) : a;
    let result = ONE_FRAC;
    for (let i = 0; i < Math.abs(n); i++) result = this.mul(result, base);
    return result;
  }

  equal = (a: Frac, b: Frac): boolean => isZeroFrac(this.sub(a, b));
}

const sorted = (den: Iterable<Factor>): readonly Factor[] =>
  [...den].filter((f) => f.exponent > 0).sort((p, q) => (p.key < q.key ? -1 : 1));

/** The numerator's and denominator's primitive factors with exponents, and the rational in front. */
export function factorsOf(f: Frac): {
  readonly coef: Rational;
  readonly factors: readonly (readonly [Poly, number])[];
} {
  if (f.num.size === 0) return { coef: { num: 0n, den: 1n }, factors: [] };
  const { coef, powers, rest } = contentOf(f.num);
  return {
    coef,
    factors: [
      ...powers.map(([g, e]) => [generator(g), e] as const),
      ...(isOnePoly(rest) ? [] : [[rest, 1] as const]),
      ...f.den.map((d) => [d.poly, -d.exponent] as const),
    ],
  };
}

/** The fraction as a sum of rational · monomial. */
export const monomialsOf = (f: Frac): readonly { readonly coef: Rational; readonly of: Frac; readonly term: Term }[] =>
  [...f.num].map(([key, term]) => ({
    coef: term.coef,
    of: { num: new Map([[key, { ...term, coef: { num: 1n, den: 1n } }]]), den: f.den },
    term,
  }));
