/**
 * Coefficients of a form at an end: exact constants (polynomials over numbers such as log(2) and over parameters) as
 * long as all is exact, and then enclosures over the parameters' ranges.
 */
import {
  addPolynomials,
  constantPolynomial,
  invertPolynomial,
  multiplyPolynomials,
  type Polynomial,
  polynomialExpr,
  TooManyTerms,
  toPolynomial,
} from '../../algebra/polynomial.js';
import { type Rational, sign as signOf, ZERO } from '../../algebra/rational.js';
import { call, E, type Expr, key, number, transform } from '../../expr/expr.js';
import { tidy } from '../../expr/tidy.js';
import { type Box, BoxFunction, exactly, rangeStretch } from '../boxes.js';
import { type Arithmetic, failed } from '../interval.js';
import { openEnclosure, type Stretch, strictSign } from '../stretch.js';

/** The form cannot be found, or not be decided, with this start or depth. */
export class Unclear extends Error {}

/** Exact, or an exact factor (1 if missing) times a number within bounds. */
export type Coefficient = { readonly exact: Polynomial } | { readonly within: Stretch; readonly factor?: Polynomial };

export const rationalCoefficient = (value: Rational): Coefficient => ({ exact: constantPolynomial(value) });
export const isZero = (c: Coefficient): boolean => 'exact' in c && c.exact.size === 0;

/** The number that a polynomial is, if it holds no atom. */
export function rationalValue(p: Polynomial): Rational | undefined {
  if (p.size === 0) return ZERO;
  if (p.size > 1) return undefined;
  const [term] = p.values();
  return term!.factors.length === 0 ? term!.coefficient : undefined;
}

/** Squares of square roots out of a polynomial's monomials: sqrt(2)^2 is 2, and 1/sqrt(2) is sqrt(2)/2. */
export function withoutSquaredRoots(p: Polynomial): Polynomial {
  const isRoot = (e: Expr) => e.kind === 'call' && e.op === 'sqrt';
  if (![...p.values()].some((t) => t.factors.some((f) => isRoot(f.atom) && f.exponent !== 1))) return p;
  let sum: Polynomial = new Map();
  for (const t of p.values()) {
    let term: Polynomial = constantPolynomial(t.coefficient);
    for (const f of t.factors) {
      const square = isRoot(f.atom) ? toPolynomial((f.atom as Extract<Expr, { kind: 'call' }>).args[0]!) : undefined;
      const whole = square ? Math.floor(f.exponent / 2) : 0;
      const factor = whole < 0 ? square && invertPolynomial(square) : square;
      for (let i = 0; i < Math.abs(whole); i++) term = multiplyPolynomials(term, factor!);
      const rest = f.exponent - 2 * whole;
      const single = { key: key(f.atom), atom: f.atom, exponent: rest };
      if (rest !== 0)
        term = multiplyPolynomials(term, new Map([['', { coefficient: { num: 1n, den: 1n }, factors: [single] }]]));
    }
    sum = addPolynomials(sum, term);
  }
  return sum;
}

/** exp(n/2) as a power of e or of sqrt(e), for whole n, so that both are one constant. */
const powersOfE = (e: Expr): Expr =>
  transform(e, (x) => {
    const exponent = x.kind === 'call' && x.op === 'exp' ? x.args[0]! : undefined;
    if (exponent?.kind !== 'number' || exponent.value.den > 2n) return x;
    const isHalf = exponent.value.den === 2n;
    return tidy(call('pow', isHalf ? call('sqrt', E) : E, number(exponent.value.num)));
  });

/** Coefficient arithmetic over one box of the parameters. */
export class Coefficients {
  private readonly known = new Map<string, Stretch>();
  private readonly enclosures = new WeakMap<Polynomial, Stretch>();

  constructor(
    readonly a: Arithmetic,
    readonly box: Box,
  ) {}

  /** An expression in numbers and parameters, as an exact coefficient; it must be defined over the whole box. */
  exact(e: Expr): Coefficient {
    if (e.kind === 'number') return { exact: constantPolynomial(e.value) };
    const tidied = tidy(e);
    if (tidied.kind !== 'number') this.enclosed(tidied);
    const p = this.capped(() => toPolynomial(powersOfE(tidied)));
    if (!p) throw new Unclear('a constant divides by zero');
    return { exact: withoutSquaredRoots(p) };
  }

  private capped<T>(f: () => T): T {
    try {
      return f();
    } catch (problem) {
      if (problem instanceof TooManyTerms) throw new Unclear(problem.message);
      throw problem;
    }
  }

  private enclosed(e: Expr): Stretch {
    const text = key(e);
    const found = this.known.get(text);
    if (found) return found;
    const value = new BoxFunction(e).over(this.a, this.box);
    if (failed(value)) throw new Unclear(value.reason);
    this.known.set(text, value);
    return value;
  }

  /** All values of the coefficient. */
  enclose(c: Coefficient): Stretch {
    if ('within' in c) {
      if (!c.factor) return c.within;
      const product = openEnclosure(this.a, 'mul', this.enclose({ exact: c.factor }), c.within);
      if (failed(product)) throw new Unclear(product.reason);
      return product as Stretch;
    }
    const known = this.enclosures.get(c.exact);
    if (known) return known;
    const value = rationalValue(c.exact);
    const found = value ? rangeStretch(this.a, exactly(value)) : this.enclosed(polynomialExpr(c.exact));
    this.enclosures.set(c.exact, found);
    return found;
  }

  /** The sign of the coefficient, the same over the whole box; undefined where it is not known. */
  sign(c: Coefficient): -1 | 0 | 1 | undefined {
    const value = 'exact' in c ? rationalValue(c.exact) : undefined;
    return value ? signOf(value) : strictSign(this.a, this.enclose(c));
  }

  add(c: Coefficient, d: Coefficient): Coefficient {
    if ('exact' in c && 'exact' in d)
      return this.capped(() => ({ exact: withoutSquaredRoots(addPolynomials(c.exact, d.exact)) }));
    return { within: this.op('add', c, d) };
  }

  /** Bounded for each setting of the parameters, whatever their range. */
  isBounded(c: Coefficient): boolean {
    return 'exact' in c || (!this.a.mpfr.isInfinite(c.within.low) && !this.a.mpfr.isInfinite(c.within.high));
  }

  multiply(c: Coefficient, d: Coefficient): Coefficient {
    if (isZero(c) || isZero(d)) return rationalCoefficient({ num: 0n, den: 1n });
    if ('exact' in c && 'exact' in d)
      return this.capped(() => ({ exact: withoutSquaredRoots(multiplyPolynomials(c.exact, d.exact)) }));
    // Parameters stay an exact factor: over an unbounded range their product would have no bound.
    const factors = [c, d].flatMap((x) => ('exact' in x ? [x.exact] : x.factor ? [x.factor] : []));
    if (!factors.some((p) => rationalValue(p) === undefined)) return { within: this.op('mul', c, d) };
    const bounds = [c, d].flatMap((x) => ('exact' in x ? [] : [{ within: x.within }]));
    const within = bounds.length === 2 ? this.op('mul', bounds[0]!, bounds[1]!) : bounds[0]!.within;
    return {
      within,
      factor: this.capped(() => withoutSquaredRoots(factors.reduce((p, q) => multiplyPolynomials(p, q)))),
    };
  }

  /** 1/c for a coefficient that is certainly not zero. */
  invert(c: Coefficient): Coefficient {
    if (!this.sign(c)) throw new Unclear('the sign of a leading coefficient');
    if ('exact' in c) {
      const inverse = this.capped(() => invertPolynomial(c.exact));
      if (inverse) return { exact: withoutSquaredRoots(inverse) };
    }
    return { within: this.op('div', rationalCoefficient({ num: 1n, den: 1n }), c) };
  }

  op(name: 'add' | 'mul' | 'div', c: Coefficient, d: Coefficient): Stretch {
    const value = openEnclosure(this.a, name, this.enclose(c), this.enclose(d));
    if (failed(value)) throw new Unclear(value.reason);
    return value as Stretch;
  }
}
