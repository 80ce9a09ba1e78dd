/**
 * Functions of forms at an end: what grows is rewritten exactly (log(c·m·(1 + d)) = log c + log m + log(1 + d), exp of a
 * sum by its growing part, erf by its complement), what tends to a constant goes by Taylor's formula.
 */

import { polynomialExpr } from '../../algebra/polynomial.js';
import { compare, rational, sign as signOf, ZERO } from '../../algebra/rational.js';
import { call, type Expr, number, PI, symbol, key as textOfExpr } from '../../expr/expr.js';
import type { OpName } from '../../expr/ops.js';
import { between, integer } from '../interval.js';
import { stretch } from '../stretch.js';
import { rationalValue, Unclear } from './coefficient.js';
import { DECAY, growth, LOG, powerOfX, UNIT } from './monomial.js';
import { ARGUMENT, type Sum, type Sums, type Term } from './sum.js';

const at = (op: OpName): Expr => call(op, symbol(ARGUMENT));

/** Does the form leave every bound? */
export function isGrowing(s: Sums, u: Sum): boolean {
  const first = u.size > 0 ? s.sorted(u)[0]! : undefined;
  return first !== undefined && growth(first.m, s.c) > 0;
}

/** All numbers between two integers as a coefficient. */
const unknownBetween = (s: Sums, low: number, high: number): Sum =>
  s.term(UNIT, {
    within: stretch(s.c.a, between(s.c.a, integer(s.c.a, low).low, integer(s.c.a, high).low)),
  });

export function exponential(s: Sums, u: Sum): Sum {
  const exponents: { power: Term['m']['x']; coefficient: Extract<Term['c'], { exact: unknown }>['exact'] }[] = [];
  let [x, rest]: [Term['m']['x'], Sum] = [ZERO, new Map()];
  for (const t of u.values()) {
    if (growth(t.m, s.c) <= 0) rest = s.add(rest, s.term(t.m, t.c));
    else if (!('exact' in t.c) || t.m.exponents.length > 0) return tower(s, u);
    else if (t.m.log === 0) exponents.push({ power: t.m.x, coefficient: t.c.exact });
    else {
      const c = polynomialExpr(t.c.exact);
      if (t.m.log !== 1 || signOf(t.m.x) !== 0 || c.kind !== 'number') throw new Unclear('exp of a logarithm');
      x = c.value;
    }
  }
  exponents.sort((p, q) => compare(q.power, p.power));
  return s.multiply(s.term({ exponents, x, log: 0 }, { exact: ONE_POLYNOMIAL(s) }), s.compose(at('exp'), rest));
}
const textOf = (p: Extract<Term['c'], { exact: unknown }>['exact']): string => textOfExpr(polynomialExpr(p));
const ONE_POLYNOMIAL = (s: Sums) => (s.c.exact(number(1)) as Extract<Term['c'], { exact: unknown }>).exact;

/** exp of what grows like an exponential: a scale of its own, exp(−n·v) = S^n for whole n, S = exp(−v) with v > DECAY·X. */
function tower(s: Sums, u: Sum): Sum {
  const lead = s.sorted(u)[0]!;
  const factor = 'exact' in lead.c ? rationalValue(lead.c.exact) : undefined;
  const whole = factor?.den === 1n && factor.num !== 0n ? factor : rational(s.lead(u).sign);
  const v = s.scale(
    u,
    s.c.exact(number({ num: whole.num < 0n ? -1n : 1n, den: whole.num < 0n ? -whole.num : whole.num })),
  );
  const line = s.term(powerOfX(rational(1)), s.c.exact(number(DECAY)));
  const isFaster = s.sign(s.subtract(v, line)) === 1;
  if (!isFaster || [...v.values()].some((t) => !('exact' in t.c) || t.m.tower))
    throw new Unclear('a doubly exponential growth');
  const key = [...v.entries()].map(([m, t]) => `${'exact' in t.c ? textOf(t.c.exact) : ''}*${m}`).join('+');
  return s.term({ tower: { key, exponent: -Number(whole.num) }, exponents: [], x: ZERO, log: 0 }, s.c.exact(number(1)));
}

export function logarithm(s: Sums, u: Sum): Sum {
  if (u.size === 0) throw new Unclear('log(0)');
  const { m, c, sign, rest } = s.lead(u);
  if (sign < 0) throw new Unclear('log of what is negative');
  if (m.log !== 0 || m.tower) throw new Unclear('log of a logarithm, or of a doubly exponential scale');
  let sum = s.compose(at('log'), s.term(UNIT, c));
  for (const e of m.exponents) sum = s.add(sum, s.term(powerOfX(e.power), { exact: e.coefficient }));
  if (signOf(m.x) !== 0) sum = s.add(sum, s.term(LOG, s.c.exact(number(m.x))));
  return s.add(sum, s.logBesideOne(rest));
}

export const squareRoot = (s: Sums, u: Sum): Sum => (u.size === 0 ? u : s.power(u, rational(1, 2)));

/** The sign of a form that is certainly not zero (or exactly zero). */
export function signOfForm(s: Sums, u: Sum): -1 | 0 | 1 {
  const sign = s.sign(u);
  if (sign === undefined) throw new Unclear('the sign of a form');
  return sign;
}

/** f(|u|) and the sign of u, for an odd f of a growing form. */
const oddly = (s: Sums, u: Sum, f: (size: Sum) => Sum): Sum => (signOfForm(s, u) < 0 ? s.negate(f(s.negate(u))) : f(u));

/**
 * erfc(v) = exp(−v²)/(v√π)·(1 − 1/(2v²) + 3/(4v⁴) − …) for v → +∞; cut anywhere, the error is at most the first term left
 * out and has its sign (DLMF 7.12.1).
 */
function complement(s: Sums, v: Sum): Sum {
  const square = s.multiply(v, v);
  const inverse = s.invert(s.scale(square, s.c.exact(number(2))));
  let [series, term] = [s.number(1), s.number(1)];
  for (let n = 1; n < s.depth; n++) {
    term = s.scale(s.multiply(term, inverse), s.c.exact(number(-(2 * n - 1))));
    series = s.add(series, term);
  }
  term = s.scale(s.multiply(term, inverse), s.c.exact(number(-(2 * s.depth - 1))));
  series = s.add(series, s.multiply(term, unknownBetween(s, 0, 1)));
  const root = s.constant(call('div', number(1), call('sqrt', PI)));
  return s.multiply(s.multiply(exponential(s, s.negate(square)), series), s.multiply(s.invert(v), root));
}

const ONE = (s: Sums): Sum => s.number(1);

/** Functions whose growing arguments have a rule of their own; the others only take forms that tend to a constant. */
const GROWING: Partial<Record<OpName, (s: Sums, u: Sum) => Sum>> = {
  expm1: (s, u) => s.subtract(exponential(s, u), ONE(s)),
  sinh: (s, u) =>
    s.scale(s.subtract(exponential(s, u), exponential(s, s.negate(u))), s.c.exact(number(rational(1, 2)))),
  cosh: (s, u) => s.scale(s.add(exponential(s, u), exponential(s, s.negate(u))), s.c.exact(number(rational(1, 2)))),
  tanh: (s, u) =>
    oddly(s, u, (v) => {
      const e = exponential(s, s.scale(v, s.c.exact(number(-2))));
      return s.multiply(s.subtract(ONE(s), e), s.invert(s.add(ONE(s), e)));
    }),
  erf: (s, u) => oddly(s, u, (v) => s.subtract(ONE(s), complement(s, v))),
  erfc: (s, u) => (signOfForm(s, u) > 0 ? complement(s, u) : s.subtract(s.number(2), complement(s, s.negate(u)))),
  atan: (s, u) =>
    oddly(s, u, (v) => s.subtract(s.constant(call('div', PI, number(2))), s.compose(at('atan'), s.invert(v)))),
  asinh: (s, u) => oddly(s, u, (v) => logarithm(s, s.add(v, squareRoot(s, s.add(s.multiply(v, v), ONE(s)))))),
  acosh: (s, u) => logarithm(s, s.add(u, squareRoot(s, s.subtract(s.multiply(u, u), ONE(s))))),
  sin: (s) => unknownBetween(s, -1, 1),
  cos: (s) => unknownBetween(s, -1, 1),
};

function powerOf(s: Sums, u: Sum, v: Sum): Sum {
  const { constant, small } = v.size === 0 ? { constant: s.c.exact(number(0)), small: v } : partsOf(s, v);
  const value = small.size === 0 && 'exact' in constant ? polynomialExpr(constant.exact) : undefined;
  if (value?.kind === 'number') return s.power(u, value.value);
  return exponential(s, s.multiply(v, logarithm(s, u)));
}
/** A growing exponent has no value to stop at. */
function partsOf(s: Sums, v: Sum) {
  return isGrowing(s, v) ? { constant: s.c.exact(number(0)), small: v } : s.settled(v);
}

/** op(u, v) as a form. */
export function apply(s: Sums, op: OpName, u: Sum, v: Sum): Sum {
  switch (op) {
    case 'neg':
      return s.negate(u);
    case 'add':
      return s.add(u, v);
    case 'sub':
      return s.subtract(u, v);
    case 'mul':
      return s.multiply(u, v);
    case 'div':
      return s.multiply(u, s.invert(v));
    case 'pow':
      return powerOf(s, u, v);
    case 'exp':
      return exponential(s, u);
    case 'log':
      return logarithm(s, u);
    case 'log1p':
      return logarithm(s, s.add(ONE(s), u));
    case 'log2':
    case 'log10':
      return s.multiply(logarithm(s, u), s.invert(s.constant(call('log', number(op === 'log2' ? 2 : 10)))));
    case 'sqrt':
      return squareRoot(s, u);
    case 'cbrt':
      return u.size === 0 ? u : oddly(s, u, (w) => s.power(w, rational(1, 3)));
    case 'abs':
      return signOfForm(s, u) < 0 ? s.negate(u) : u;
    case 'sign':
      return s.number(signOfForm(s, u));
    case 'max':
    case 'min':
      return signOfForm(s, s.subtract(u, v)) >= 0 === (op === 'max') ? u : v;
    case 'floor':
    case 'ceil':
    case 'erfcx':
      throw new Unclear(`${op} at an end`);
    default: {
      const rule = GROWING[op];
      if (!isGrowing(s, u)) return s.compose(at(op), u);
      if (!rule) throw new Unclear(`${op} of a growing argument`);
      return rule(s, u);
    }
  }
}
