/**
 * Expressions as sums of products: the shape in which rules are matched and exact algebra is done. Sums and products
 * are flat, like terms and like factors are merged, numbers are exact. Types, keys and small questions only;
 * `build.ts` makes terms, `term-expr.ts` turns them back into expressions.
 */
import { equal, neg, ONE, type Rational, sign, toText } from '../algebra/rational.js';
import type { OpName } from '../expr/ops.js';

export interface NumberTerm {
  readonly kind: 'number';
  readonly value: Rational;
  readonly key: string;
}
/** A variable, or (`constant`) pi or e. */
export interface LeafTerm {
  readonly kind: 'leaf';
  readonly name: string;
  readonly constant: boolean;
  readonly key: string;
}
export interface CallTerm {
  readonly kind: 'call';
  readonly op: OpName;
  readonly args: readonly Term[];
  readonly key: string;
}
/** Two terms or more, none of them a sum, no two alike; at most one number. */
export interface SumTerm {
  readonly kind: 'sum';
  readonly terms: readonly Term[];
  readonly key: string;
}
/** base^exponent; a root is an exponent 1/2. */
export interface Factor {
  readonly base: Term;
  readonly exponent: Rational;
}
/** coefficient · Π factors, no two with the same base. */
export interface ProductTerm {
  readonly kind: 'product';
  readonly coefficient: Rational;
  readonly factors: readonly Factor[];
  readonly key: string;
}
export type Term = NumberTerm | LeafTerm | CallTerm | SumTerm | ProductTerm;

const sorted = (keys: readonly string[]): readonly string[] => [...keys].sort();

const factorKey = (f: Factor): string => (equal(f.exponent, ONE) ? f.base.key : `${f.base.key}^${toText(f.exponent)}`);

export const numberTerm = (value: Rational): NumberTerm => ({ kind: 'number', value, key: toText(value) });
export const leafTerm = (name: string, constant = false): LeafTerm => ({
  kind: 'leaf',
  name,
  constant,
  key: constant ? `#${name}` : name,
});
/** A call node without any simplification. */
export const rawCall = (op: OpName, args: readonly Term[]): CallTerm => ({
  kind: 'call',
  op,
  args,
  key: `${op}(${args.map((a) => a.key).join(',')})`,
});
/** A sum of terms that are known to be unlike; fewer than two collapse. */
export function rawSum(terms: readonly Term[]): Term {
  if (terms.length === 0) return ZERO_TERM;
  if (terms.length === 1) return terms[0]!;
  return { kind: 'sum', terms, key: `(${sorted(terms.map((t) => t.key)).join('+')})` };
}
/** A product of factors that are known to be unlike; trivial ones collapse. */
export function rawProduct(coefficient: Rational, factors: readonly Factor[]): Term {
  if (factors.length === 0 || sign(coefficient) === 0) return numberTerm(coefficient);
  const only = factors[0]!;
  if (factors.length === 1 && equal(coefficient, ONE) && equal(only.exponent, ONE)) return only.base;
  const inner = sorted(factors.map(factorKey)).join('*');
  return { kind: 'product', coefficient, factors, key: `[${toText(coefficient)}*${inner}]` };
}

export const ZERO_TERM: NumberTerm = { kind: 'number', value: { num: 0n, den: 1n }, key: '0' };
export const ONE_TERM: NumberTerm = { kind: 'number', value: ONE, key: '1' };

/** The terms of a sum; any other term is a sum of one. */
export const termsOf = (t: Term): readonly Term[] => (t.kind === 'sum' ? t.terms : [t]);

/** Coefficient and factors; any term that is no product is a product of one factor. */
export function productOf(t: Term): { readonly coefficient: Rational; readonly factors: readonly Factor[] } {
  if (t.kind === 'product') return t;
  if (t.kind === 'number') return { coefficient: t.value, factors: [] };
  return { coefficient: ONE, factors: [{ base: t, exponent: ONE }] };
}

/** term = coefficient · body, the body's own coefficient being 1 (the body of a number is 1). */
export function splitCoefficient(t: Term): { readonly coefficient: Rational; readonly body: Term } {
  if (t.kind === 'number') return { coefficient: t.value, body: ONE_TERM };
  if (t.kind !== 'product' || equal(t.coefficient, ONE)) return { coefficient: ONE, body: t };
  return { coefficient: t.coefficient, body: rawProduct(ONE, t.factors) };
}

/** The term of a sum whose key comes first: the same one for equal sums, whatever their order. */
export function leadingTerm(t: Term): Term {
  const bodies = termsOf(t).map((part) => ({ part, key: splitCoefficient(part).body.key }));
  return bodies.reduce((best, b) => (b.key < best.key ? b : best)).part;
}

/** Does the leading coefficient carry a minus sign? f(−u) and f(u) are told apart by this. */
export const isNegative = (t: Term): boolean => sign(splitCoefficient(leadingTerm(t)).coefficient) < 0;

export const isConstantTerm = (t: Term): boolean => {
  switch (t.kind) {
    case 'number':
      return true;
    case 'leaf':
      return t.constant;
    case 'call':
      return t.args.every(isConstantTerm);
    case 'sum':
      return t.terms.every(isConstantTerm);
    case 'product':
      return t.factors.every((f) => isConstantTerm(f.base));
  }
};

/** The number of nodes of the tree. */
export function termSize(t: Term): number {
  switch (t.kind) {
    case 'call':
      return t.args.reduce((n, a) => n + termSize(a), 1);
    case 'sum':
      return t.terms.reduce((n, a) => n + termSize(a), 1);
    case 'product':
      return t.factors.reduce((n, f) => n + termSize(f.base) + (equal(f.exponent, ONE) ? 0 : 1), 1);
    default:
      return 1;
  }
}

export const negated = (f: Factor): Factor => ({ base: f.base, exponent: neg(f.exponent) });
