/**
 * Sparse Laurent polynomials with rational coefficients over atoms, an atom being any expression that is not itself
 * a sum, a product or a whole power: a parameter, `log(2)`, `exp(k)`. Used for exact coefficients of series.
 */
import { call, type Expr, isIntegerNumber, key, number } from '../expr/expr.js';
import { add, isInteger, mul, neg, ONE, power, type Rational, sign } from './rational.js';

interface Factor {
  readonly key: string;
  readonly atom: Expr;
  readonly exponent: number;
}
interface Term {
  readonly coefficient: Rational;
  /** Sorted by key; no exponent is 0. */
  readonly factors: readonly Factor[];
}

/** Terms by the text of their monomial. An empty map is 0. */
export type Polynomial = ReadonlyMap<string, Term>;

/** Work limit: a polynomial with more terms is refused by throwing this. */
export class TooManyTerms extends Error {}
const MAX_TERMS = 400;
/** And so is one with longer coefficients. */
const MAX_BITS = 32_768;
const bits = (n: bigint): number => 4 * n.toString(16).length;

export const ZERO_POLYNOMIAL: Polynomial = new Map();

const monomialKey = (factors: readonly Factor[]): string => factors.map((f) => `${f.key}^${f.exponent}`).join('*');

function fromTerms(terms: Iterable<Term>): Polynomial {
  const sum = new Map<string, Term>();
  for (const term of terms) {
    const name = monomialKey(term.factors);
    const known = sum.get(name);
    const coefficient = known ? add(known.coefficient, term.coefficient) : term.coefficient;
    if (sign(coefficient) === 0) sum.delete(name);
    else sum.set(name, { coefficient, factors: term.factors });
    if (bits(coefficient.num) > MAX_BITS || bits(coefficient.den) > MAX_BITS)
      throw new TooManyTerms('coefficients too long');
    if (sum.size > MAX_TERMS) throw new TooManyTerms(`more than ${MAX_TERMS} terms`);
  }
  return sum;
}

export const constantPolynomial = (value: Rational): Polynomial =>
  sign(value) === 0 ? ZERO_POLYNOMIAL : new Map([['', { coefficient: value, factors: [] }]]);

export const addPolynomials = (a: Polynomial, b: Polynomial): Polynomial => fromTerms([...a.values(), ...b.values()]);
export const negatePolynomial = (a: Polynomial): Polynomial =>
  fromTerms([...a.values()].map((t) => ({ ...t, coefficient: neg(t.coefficient) })));

function multiplyFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const all = new Map<string, Factor>();
  for (const f of [...a, ...b]) {
    const exponent = (all.get(f.key)?.exponent ?? 0) + f.exponent;
    all.set(f.key, { ...f, exponent });
  }
  return [...all.values()].filter((f) => f.exponent !== 0).sort((p, q) => (p.key < q.key ? -1 : 1));
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const products: Term[] = [];
  for (const s of a.values())
    for (const t of b.values())
      products.push({
        coefficient: mul(s.coefficient, t.coefficient),
        factors: multiplyFactors(s.factors, t.factors),
      });
  return fromTerms(products);
}

const atomPolynomial = (atom: Expr, exponent = 1): Polynomial =>
  fromTerms([{ coefficient: ONE, factors: [{ key: key(atom), atom, exponent }] }]);

/** 1/a: exact for a single term; a sum becomes an atom of its own. Undefined for 0. */
export function invertPolynomial(a: Polynomial): Polynomial | undefined {
  if (a.size === 0) return undefined;
  if (a.size > 1) return atomPolynomial(polynomialExpr(a), -1);
  const [term] = a.values();
  return fromTerms([
    {
      coefficient: power(term!.coefficient, -1),
      factors: term!.factors.map((f) => ({ ...f, exponent: -f.exponent })),
    },
  ]);
}

/** The normal form of an expression. Undefined where it divides by 0. Throws TooManyTerms. */
export function toPolynomial(e: Expr): Polynomial | undefined {
  if (e.kind === 'number') return constantPolynomial(e.value);
  if (e.kind !== 'call') return atomPolynomial(e);
  const [u, v] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg': {
      const inner = toPolynomial(u);
      return inner && negatePolynomial(inner);
    }
    case 'add':
    case 'sub': {
      const [a, b] = [toPolynomial(u), toPolynomial(v)];
      return a && b && addPolynomials(a, e.op === 'add' ? b : negatePolynomial(b));
    }
    case 'mul':
    case 'div': {
      const [a, b] = [toPolynomial(u), toPolynomial(v)];
      const right = e.op === 'mul' ? b : b && invertPolynomial(b);
      return a && right && multiplyPolynomials(a, right);
    }
    case 'pow': {
      if (!isIntegerNumber(v) || Math.abs(Number(v.value.num)) > 16) return atomPolynomial(e);
      const n = Number(v.value.num);
      const base = toPolynomial(u);
      const factor = n < 0 ? base && invertPolynomial(base) : base;
      let result: Polynomial | undefined = constantPolynomial(ONE);
      for (let i = 0; i < Math.abs(n); i++) result = result && factor && multiplyPolynomials(result, factor);
      return result;
    }
    default:
      return atomPolynomial(e);
  }
}

const powered = (f: Factor): Expr =>
  Math.abs(f.exponent) === 1 ? f.atom : call('pow', f.atom, number(Math.abs(f.exponent)));

function termExpr(t: Term): Expr {
  const product = (list: readonly Expr[]) =>
    list.length === 0 ? undefined : list.reduce((left, right) => call('mul', left, right));
  const above = product(t.factors.filter((f) => f.exponent > 0).map(powered));
  const below = product(t.factors.filter((f) => f.exponent < 0).map(powered));
  const size = { num: t.coefficient.num < 0n ? -t.coefficient.num : t.coefficient.num, den: t.coefficient.den };
  const top = above === undefined ? number(size.num) : size.num === 1n ? above : call('mul', number(size.num), above);
  const bottom = isInteger(size) ? below : below ? call('mul', number(size.den), below) : number(size.den);
  const simple = above === undefined && below === undefined ? number(size) : undefined;
  const value = simple ?? (bottom ? call('div', top, bottom) : top);
  return sign(t.coefficient) < 0 ? call('neg', value) : value;
}

/** Back to an expression, terms in the order of their monomials' texts. */
export function polynomialExpr(a: Polynomial): Expr {
  const terms = [...a.entries()].sort(([p], [q]) => (p < q ? -1 : 1)).map(([, t]) => t);
  if (terms.length === 0) return number(0);
  return terms.slice(1).reduce<Expr>((sum, t) => {
    const negative = sign(t.coefficient) < 0;
    return call(negative ? 'sub' : 'add', sum, termExpr(negative ? { ...t, coefficient: neg(t.coefficient) } : t));
  }, termExpr(terms[0]!));
}
