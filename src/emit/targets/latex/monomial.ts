/**
 * Products as data, for collecting: a rational coefficient, bases with rational exponents, and the argument of one
 * exponential. A base that is a sum keeps its terms, so that it can be opened again.
 */
import {
  add,
  equal,
  isInteger,
  mul,
  neg,
  ONE,
  power,
  type Rational,
  rational,
  sign,
  ZERO,
} from '../../../algebra/rational.js';
import type { Expr } from '../../../expr/expr.js';

export interface Factor {
  readonly key: string;
  readonly base: Expr;
  /** The terms, where the base is a sum. */
  readonly terms?: readonly Monomial[];
  readonly exponent: Rational;
}

export interface Monomial {
  readonly coefficient: Rational;
  readonly factors: readonly Factor[];
  /** The terms of u in e^u; empty without an exponential. */
  readonly exponential: readonly Monomial[];
}

export const constant = (coefficient: Rational): Monomial => ({ coefficient, factors: [], exponential: [] });
export const UNIT: Monomial = constant(ONE);
export const scale = (m: Monomial, by: Rational): Monomial => ({ ...m, coefficient: mul(m.coefficient, by) });
export const isConstant = (m: Monomial): boolean => m.factors.length === 0 && m.exponential.length === 0;

/** Equal for products that differ by their coefficient alone. */
export function monomialKey(m: Monomial): string {
  const factors = m.factors.map((f) => `${f.key}^${f.exponent.num}/${f.exponent.den}`).sort();
  const exponential = m.exponential.map((t) => `${t.coefficient.num}/${t.coefficient.den}:${monomialKey(t)}`).sort();
  return `${factors.join('*')}${exponential.length > 0 ? `exp(${exponential.join('+')})` : ''}`;
}

/** Like terms added, in order of first appearance; terms that cancel are gone. */
export function collectTerms(terms: readonly Monomial[]): readonly Monomial[] {
  const found = new Map<string, Monomial>();
  for (const t of terms) {
    const id = monomialKey(t);
    const before = found.get(id);
    found.set(id, before ? { ...before, coefficient: add(before.coefficient, t.coefficient) } : t);
  }
  return [...found.values()].filter((t) => sign(t.coefficient) !== 0);
}

export function times(a: Monomial, b: Monomial): Monomial {
  const factors = new Map(a.factors.map((f) => [f.key, f]));
  for (const f of b.factors) {
    const before = factors.get(f.key);
    factors.set(f.key, before ? { ...before, exponent: add(before.exponent, f.exponent) } : f);
  }
  return withoutNumberPowers({
    coefficient: mul(a.coefficient, b.coefficient),
    factors: [...factors.values()].filter((f) => sign(f.exponent) !== 0),
    exponential: collectTerms([...a.exponential, ...b.exponential]),
  });
}

/** Whole powers of positive numbers (from √2·√2) go into the coefficient. */
function withoutNumberPowers(m: Monomial): Monomial {
  let coefficient = m.coefficient;
  const factors = m.factors.flatMap((f): readonly Factor[] => {
    if (f.base.kind !== 'number' || sign(f.base.value) <= 0) return [f];
    const whole = f.exponent.num / f.exponent.den;
    if (whole === 0n) return [f];
    coefficient = mul(coefficient, power(f.base.value, Number(whole)));
    const rest = add(f.exponent, rational(-whole));
    return sign(rest) === 0 ? [] : [{ ...f, exponent: rest }];
  });
  return { ...m, coefficient, factors };
}

/** Larger exponents and coefficients are left as they are written. */
const LARGEST_EXPONENT = 64n;
const LARGEST_COEFFICIENT = 10n ** 30n;

/** m^n for a whole n; undefined where that is 1/0 or needlessly large. */
export function toPower(m: Monomial, n: Rational): Monomial | undefined {
  if (!isInteger(n) || n.num > LARGEST_EXPONENT || n.num < -LARGEST_EXPONENT) return undefined;
  if (sign(m.coefficient) === 0) return sign(n) > 0 ? constant(ZERO) : undefined;
  const { num, den } = m.coefficient;
  const isSimple = (num === 1n || num === -1n) && den === 1n;
  if (!isSimple && (num > LARGEST_COEFFICIENT || -num > LARGEST_COEFFICIENT || den > LARGEST_COEFFICIENT))
    return undefined;
  return withoutNumberPowers({
    coefficient: power(m.coefficient, Number(n.num)),
    factors: m.factors.map((f) => ({ ...f, exponent: mul(f.exponent, n) })).filter((f) => sign(f.exponent) !== 0),
    exponential: collectTerms(m.exponential.map((t) => scale(t, n))),
  });
}

/** What all terms have in common: factors by the least exponent of one sign, exponentials by the least multiple. */
export function commonPart(terms: readonly Monomial[]): Monomial {
  const [first, ...rest] = terms;
  if (!first) return UNIT;
  const shared = (exponents: readonly (Rational | undefined)[]): Rational | undefined => {
    const all = exponents.filter((e) => e !== undefined);
    if (all.length < exponents.length) return undefined;
    if (all.every((e) => sign(e) > 0)) return all.reduce((a, b) => (sign(add(a, neg(b))) < 0 ? a : b));
    if (all.every((e) => sign(e) < 0)) return all.reduce((a, b) => (sign(add(a, neg(b))) > 0 ? a : b));
    return undefined;
  };
  const factors = first.factors.flatMap((f) => {
    const exponent = shared(terms.map((t) => t.factors.find((g) => g.key === f.key)?.exponent));
    return exponent ? [{ ...f, exponent }] : [];
  });
  const exponential = first.exponential.flatMap((e) => {
    const id = monomialKey(e);
    const coefficient = shared(terms.map((t) => t.exponential.find((g) => monomialKey(g) === id)?.coefficient));
    return coefficient ? [{ ...e, coefficient }] : [];
  });
  return { coefficient: rest.length === 0 ? ONE : commonCoefficient(terms), factors, exponential };
}

/** The coefficient when all are the same up to sign, the common denominator when all have one, -1 when all are negative. */
function commonCoefficient(terms: readonly Monomial[]): Rational {
  const all = terms.map((t) => t.coefficient);
  const first = all[0]!;
  const absolute = (r: Rational): Rational => (sign(r) < 0 ? neg(r) : r);
  const size = all.every((c) => equal(absolute(c), absolute(first)))
    ? absolute(first)
    : all.every((c) => c.den === first.den)
      ? rational(1n, first.den)
      : ONE;
  return all.every((c) => sign(c) < 0) ? neg(size) : size;
}
