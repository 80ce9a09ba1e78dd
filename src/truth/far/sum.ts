/**
 * Forms at an end: sums of coefficient · monomial that hold for all X >= start. Exact terms cancel exactly; what a Taylor
 * series leaves out is a term with an enclosed coefficient (Lagrange's remainder), so nothing is ever neglected.
 */

import { polynomialExpr } from '../../algebra/polynomial.js';
import { div, mul, ONE, type Rational, rational, sign as signOf, sub, ZERO } from '../../algebra/rational.js';
import { differentiate } from '../../expr/differentiate.js';
import { call, type Expr, isNumber, key, number, substitute, symbol } from '../../expr/expr.js';
import { BoxFunction } from '../boxes.js';
import * as plain from '../interval.js';
import { failed, type Interval } from '../interval.js';
import { hull, type Stretch, stretch, strictSign, weakSign } from '../stretch.js';
import { type Coefficient, type Coefficients, isZero, rationalCoefficient, Unclear } from './coefficient.js';
import {
  fallingBound,
  growth,
  invertMonomial,
  type Monomial,
  monomialKey,
  monomialPower,
  multiplyMonomials,
  UNIT,
} from './monomial.js';

export interface Term {
  readonly m: Monomial;
  readonly c: Coefficient;
}
/** By the text of the monomial; no coefficient is exactly zero. */
export type Sum = ReadonlyMap<string, Term>;

/** Work limit: the least terms of a longer form are put into one. */
const MOST_TERMS = 32;
/** Work limit for the argument of a function. */
const MOST_COMPOSED = 24;
/** Work limit for one multiplication. */
const MOST_PRODUCTS = 600;

/** The variable of functions that forms are put into. */
export const ARGUMENT = '#u';

/** Derivatives of functions of ARGUMENT, found once. */
export class Derivatives {
  private readonly known = new Map<string, Expr[]>();
  of(f: Expr, order: number): Expr {
    const text = key(f);
    const list = this.known.get(text) ?? [f];
    this.known.set(text, list);
    while (list.length <= order) list.push(differentiate(list.at(-1)!, ARGUMENT));
    return list[order]!;
  }
}

/** The leading term taken out: c·m·(1 + rest). */
export interface Led {
  readonly m: Monomial;
  readonly c: Coefficient;
  readonly sign: -1 | 1;
  /** Tends to 0. */
  readonly rest: Sum;
}

export class Sums {
  private readonly bounds = new Map<string, Stretch>();

  constructor(
    readonly c: Coefficients,
    readonly start: Rational,
    readonly depth: number,
    readonly derivatives: Derivatives,
  ) {}

  private from(terms: Iterable<Term>): Sum {
    const sum = new Map<string, Term>();
    for (const t of terms) {
      const text = monomialKey(t.m);
      const known = sum.get(text);
      const c = known ? this.c.add(known.c, t.c) : t.c;
      if (isZero(c)) sum.delete(text);
      else sum.set(text, { m: t.m, c });
    }
    return sum.size > MOST_TERMS ? this.shortened(sum) : sum;
  }

  /** The least terms as multiples of the largest of them. */
  private shortened(sum: Sum): Sum {
    const sorted = this.sorted(sum);
    const kept = sorted.slice(0, MOST_TERMS / 2);
    const [first, ...others] = sorted.slice(MOST_TERMS / 2) as [Term, ...Term[]];
    let within: Interval = this.c.enclose(first.c);
    for (const t of others)
      within = plain.add(this.c.a, within, plain.multiply(this.c.a, this.c.enclose(t.c), this.ratio(t.m, first.m)));
    return new Map(
      [...kept, { m: first.m, c: { within: stretch(this.c.a, within) } }].map((t) => [monomialKey(t.m), t]),
    );
  }

  private ratio(m: Monomial, n: Monomial): Stretch {
    const quotient = multiplyMonomials(m, invertMonomial(n), this.c);
    const text = monomialKey(quotient);
    const found = this.bounds.get(text) ?? fallingBound(quotient, this.start, this.c);
    this.bounds.set(text, found);
    return found;
  }

  sorted(sum: Sum): readonly Term[] {
    return [...sum.values()].sort((s, t) => -growth(multiplyMonomials(s.m, invertMonomial(t.m), this.c), this.c));
  }

  term = (m: Monomial, c: Coefficient): Sum => this.from([{ m, c }]);
  number = (value: Rational | number): Sum =>
    this.term(UNIT, rationalCoefficient(typeof value === 'number' ? rational(value) : value));
  constant = (e: Expr): Sum => this.term(UNIT, this.c.exact(e));

  add = (u: Sum, v: Sum): Sum => this.from([...u.values(), ...v.values()]);
  negate = (u: Sum): Sum => this.scale(u, rationalCoefficient(rational(-1)));
  subtract = (u: Sum, v: Sum): Sum => this.add(u, this.negate(v));
  scale = (u: Sum, c: Coefficient): Sum =>
    this.from([...u.values()].map((t) => ({ m: t.m, c: this.c.multiply(t.c, c) })));

  multiply(u: Sum, v: Sum): Sum {
    if (u.size * v.size > MOST_PRODUCTS) throw new Unclear('too many terms');
    const products: Term[] = [];
    for (const s of u.values())
      for (const t of v.values())
        products.push({ m: multiplyMonomials(s.m, t.m, this.c), c: this.c.multiply(s.c, t.c) });
    return this.from(products);
  }

  /** The leading term taken out; its coefficient must have a certain sign. */
  lead(u: Sum): Led {
    const [first, ...others] = this.sorted(u);
    if (!first) throw new Unclear('a form that is zero has no leading term');
    const sign = this.c.sign(first.c);
    if (!sign) throw new Unclear('the sign of a leading coefficient');
    const inverse = this.c.invert(first.c);
    const down = invertMonomial(first.m);
    const rest = this.from(
      others.map((t) => ({ m: multiplyMonomials(t.m, down, this.c), c: this.c.multiply(t.c, inverse) })),
    );
    return { m: first.m, c: first.c, sign, rest };
  }

  /** All values over X >= start of a form that does not grow. */
  enclose(u: Sum): Stretch {
    let sum: Interval = stretch(this.c.a, plain.integer(this.c.a, 0));
    let [lowOpen, highOpen] = [false, false];
    for (const t of u.values()) {
      const c = this.c.enclose(t.c);
      if (growth(t.m, this.c) === 0) {
        sum = plain.add(this.c.a, sum, c);
        [lowOpen, highOpen] = [lowOpen || c.lowOpen, highOpen || c.highOpen];
        continue;
      }
      sum = plain.add(this.c.a, sum, plain.multiply(this.c.a, c, this.ratio(t.m, UNIT)));
      // A term that only tends to zero is never zero.
      const sign = strictSign(this.c.a, c);
      lowOpen ||= sign === 1;
      highOpen ||= sign === -1;
    }
    return stretch(this.c.a, sum, lowOpen, highOpen);
  }

  /** The sign for all X >= start: 0 only where the form is exactly zero; `weak`: 1 where it is never negative. */
  sign(u: Sum, weak = false): -1 | 0 | 1 | undefined {
    if (u.size === 0) return 0;
    const [first, ...others] = this.sorted(u);
    const down = invertMonomial(first!.m);
    const scaled = [first!, ...others].map((t) => ({ m: multiplyMonomials(t.m, down, this.c), c: t.c }));
    const values = this.enclose(this.from(scaled));
    return weak ? weakSign(this.c.a, values) : strictSign(this.c.a, values);
  }

  /** The coefficient of the unit (zero if there is none) and the terms that tend to 0; throws where one grows. */
  settled(u: Sum): { readonly constant: Coefficient; readonly small: Sum } {
    const small: Term[] = [];
    let constant = rationalCoefficient(ZERO);
    for (const t of u.values()) {
      const g = growth(t.m, this.c);
      if (g > 0) throw new Unclear('a form that grows');
      if (g === 0) constant = t.c;
      else small.push(t);
    }
    return { constant, small: this.from(small) };
  }

  /** f(u) for a smooth f of ARGUMENT and a form that tends to a constant: Taylor's formula there, to the depth. */
  compose(f: Expr, u: Sum): Sum {
    const { constant, small } = this.settled(u);
    if (small.size === 0) return this.term(UNIT, this.valueOf(f, constant));
    if (small.size > MOST_COMPOSED) throw new Unclear('too many terms');
    let [sum, power, factorial]: [Sum, Sum, bigint] = [this.term(UNIT, this.valueOf(f, constant)), small, 1n];
    for (let n = 1; n < this.depth; n++) {
      factorial *= BigInt(n);
      const factor = this.c.multiply(
        this.valueOf(this.derivatives.of(f, n), constant),
        rationalCoefficient(rational(1n, factorial)),
      );
      sum = this.add(sum, this.scale(power, factor));
      power = this.multiply(power, small);
    }
    factorial *= BigInt(this.depth);
    const remainder = this.c.multiply(
      { within: this.overHull(this.derivatives.of(f, this.depth), constant, small) },
      rationalCoefficient(rational(1n, factorial)),
    );
    return this.add(sum, this.scale(power, remainder));
  }

  private valueOf(f: Expr, constant: Coefficient): Coefficient {
    if ('exact' in constant) return this.c.exact(substitute(f, new Map([[ARGUMENT, polynomialExpr(constant.exact)]])));
    return { within: this.atValue(f, this.c.enclose(constant)) };
  }

  /** f over all numbers between the constant and the values of the form. */
  private overHull(f: Expr, constant: Coefficient, small: Sum): Stretch {
    const zero = plain.integer(this.c.a, 0);
    const moved = hull(this.c.a, this.enclose(small), zero);
    return this.atValue(f, stretch(this.c.a, plain.add(this.c.a, this.c.enclose(constant), moved)));
  }

  private atValue(f: Expr, u: Stretch): Stretch {
    const value = new BoxFunction(f).over(this.c.a, this.c.box, new Map([[ARGUMENT, u]]));
    if (failed(value)) throw new Unclear(value.reason);
    return value;
  }

  /** u^r for a rational r: whole powers of any form, others of positive ones. */
  power(u: Sum, r: Rational): Sum {
    if (signOf(r) === 0) return this.number(ONE);
    const whole = r.den === 1n ? Number(r.num) : undefined;
    if (whole !== undefined && whole > 0 && whole <= 8) {
      let result = u;
      for (let i = 1; i < whole; i++) result = this.multiply(result, u);
      return result;
    }
    if (u.size === 0) {
      if (signOf(r) > 0) return u;
      throw new Unclear('a power of zero');
    }
    const { m, c, sign, rest } = this.lead(u);
    if (sign < 0 && whole === undefined) throw new Unclear('a root of what is negative');
    return this.multiply(
      this.term(monomialPower(m, r, this.c), this.coefficientPower(c, r)),
      this.powerBesideOne(rest, r),
    );
  }

  /** (1 + u)^r for u → 0: the binomial series, its remainder C(r, n)·(1 + ξ)^(r−n)·u^n. */
  private powerBesideOne(u: Sum, r: Rational): Sum {
    if (u.size === 0) return this.number(1);
    let [sum, power, binomial]: [Sum, Sum, Rational] = [this.number(1), u, r];
    for (let n = 1; n < this.depth; n++) {
      sum = this.add(sum, this.scale(power, rationalCoefficient(binomial)));
      power = this.multiply(power, u);
      binomial = div(mul(binomial, sub(r, rational(n))), rational(n + 1));
    }
    const slope = call('pow', symbol(ARGUMENT), number(sub(r, rational(this.depth))));
    const beside = { within: this.overHull(slope, rationalCoefficient(ONE), u) };
    return this.add(sum, this.scale(power, this.c.multiply(beside, rationalCoefficient(binomial))));
  }

  /** log(1 + u) for u → 0. */
  logBesideOne(u: Sum): Sum {
    let [sum, power]: [Sum, Sum] = [new Map(), u];
    if (u.size === 0) return sum;
    for (let n = 1; n < this.depth; n++) {
      sum = this.add(sum, this.scale(power, rationalCoefficient(rational(n % 2 === 0 ? -1 : 1, n))));
      power = this.multiply(power, u);
    }
    const slope = call('pow', symbol(ARGUMENT), number(-this.depth));
    const beside = { within: this.overHull(slope, rationalCoefficient(ONE), u) };
    const factor = rationalCoefficient(rational(this.depth % 2 === 0 ? -1 : 1, this.depth));
    return this.add(sum, this.scale(power, this.c.multiply(beside, factor)));
  }

  private coefficientPower(c: Coefficient, r: Rational): Coefficient {
    if (r.den === 1n && r.num === -1n) return this.c.invert(c);
    if ('exact' in c) {
      const base = polynomialExpr(c.exact);
      if (isNumber(base, 1)) return c;
      const isHalf = r.den === 2n;
      const root = isHalf ? call('sqrt', base) : base;
      return this.c.exact(call('pow', root, number(isHalf ? rational(r.num) : r)));
    }
    return { within: this.atValue(call('pow', symbol(ARGUMENT), number(r)), this.c.enclose(c)) };
  }

  invert = (u: Sum): Sum => this.power(u, rational(-1));
}
