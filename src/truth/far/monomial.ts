/**
 * Scales of growth as X → ∞: exp(Σ c·X^q)·X^p·log(X)^r with exact constants c, rational q > 0 and p, whole r. They are
 * totally ordered by growth, and the quotient of two falls to 0 with a bound that an enclosure at its start gives.
 */
import { negatePolynomial, type Polynomial, polynomialExpr } from '../../algebra/polynomial.js';
import { add, compare, div, mul, neg, type Rational, rational, sign, ZERO } from '../../algebra/rational.js';
import { call, type Expr, key, number, symbol } from '../../expr/expr.js';
import { BoxFunction, exactly, type Range } from '../boxes.js';
import { failed, flat } from '../interval.js';
import { type Stretch, stretch } from '../stretch.js';
import { type Coefficients, Unclear } from './coefficient.js';

export interface Exponential {
  readonly power: Rational;
  readonly coefficient: Polynomial;
}
/**
 * exp(−u) for a u that grows faster than all that is written out (u = exp(x)): known to be less than exp(−DECAY·X) for
 * X >= start, and kept as a symbol. There is at most one in a form.
 */
export interface Tower {
  readonly key: string;
  readonly exponent: number;
}
export const DECAY = 2;

export interface Monomial {
  readonly tower?: Tower;
  /** Highest power first. */
  readonly exponents: readonly Exponential[];
  readonly x: Rational;
  readonly log: number;
}

export const UNIT: Monomial = { exponents: [], x: ZERO, log: 0 };
export const powerOfX = (x: Rational): Monomial => ({ exponents: [], x, log: 0 });
export const LOG: Monomial = { exponents: [], x: ZERO, log: 1 };

const withTower = (m: Monomial, tower: Tower | undefined): Monomial =>
  tower && tower.exponent !== 0 ? { ...m, tower } : m;

function joinTowers(s: Tower | undefined, t: Tower | undefined): Tower | undefined {
  if (!s || !t) return s ?? t;
  if (s.key !== t.key) throw new Unclear('two doubly exponential scales');
  return { key: s.key, exponent: s.exponent + t.exponent };
}

const text = (r: Rational): string => `${r.num}/${r.den}`;
export const monomialKey = (m: Monomial): string =>
  `${m.tower ? `${m.tower.key}^${m.tower.exponent}` : ''}|${m.exponents.map((e) => `${text(e.power)}:${key(polynomialExpr(e.coefficient))}`).join(';')}|${text(m.x)}|${m.log}`;

export function multiplyMonomials(m: Monomial, n: Monomial, c: Coefficients): Monomial {
  const exponents = [...m.exponents];
  for (const e of n.exponents) {
    const i = exponents.findIndex((o) => compare(o.power, e.power) === 0);
    if (i < 0) exponents.push(e);
    else {
      const sum = c.add({ exact: exponents[i]!.coefficient }, { exact: e.coefficient });
      exponents[i] = { power: e.power, coefficient: (sum as { exact: Polynomial }).exact };
    }
  }
  const product: Monomial = {
    exponents: exponents.filter((e) => e.coefficient.size > 0).sort((p, q) => compare(q.power, p.power)),
    x: add(m.x, n.x),
    log: m.log + n.log,
  };
  return withTower(product, joinTowers(m.tower, n.tower));
}

export const invertMonomial = (m: Monomial): Monomial => ({
  ...(m.tower ? { tower: { key: m.tower.key, exponent: -m.tower.exponent } } : {}),
  exponents: m.exponents.map((e) => ({ power: e.power, coefficient: negatePolynomial(e.coefficient) })),
  x: neg(m.x),
  log: -m.log,
});

/** m^r for a rational r. */
export function monomialPower(m: Monomial, r: Rational, c: Coefficients): Monomial {
  const log = mul(rational(m.log), r);
  if (log.den !== 1n) throw new Unclear('a root of a logarithm');
  if (m.tower) throw new Unclear('a power of a doubly exponential scale');
  return {
    exponents: m.exponents.map((e) => ({
      power: e.power,
      coefficient: (
        c.multiply({ exact: e.coefficient }, c.exact(number(r))) as {
          exact: Polynomial;
        }
      ).exact,
    })),
    x: mul(m.x, r),
    log: Number(log.num),
  };
}

/** 1 where m → ∞, −1 where m → 0, 0 for the unit. */
export function growth(m: Monomial, c: Coefficients): -1 | 0 | 1 {
  if (m.tower) return m.tower.exponent > 0 ? -1 : 1;
  for (const e of m.exponents) {
    const s = c.sign({ exact: e.coefficient });
    if (!s) throw new Unclear('the sign of an exponent');
    return s;
  }
  return sign(m.x) || (Math.sign(m.log) as -1 | 0 | 1);
}

/** What X is called in expressions. */
export const X = '#X';
/** m as an expression in X. */
export function monomialExpr(m: Monomial): Expr {
  if (m.tower) throw new Unclear('a doubly exponential scale has no formula');
  const x = symbol(X);
  const power = (r: Rational): Expr => call('pow', x, number(r));
  const exponent = m.exponents
    .map((e): Expr => call('mul', polynomialExpr(e.coefficient), power(e.power)))
    .reduce<Expr | undefined>((sum, t) => (sum ? call('add', sum, t) : t), undefined);
  const factors: Expr[] = [];
  if (exponent) factors.push(call('exp', exponent));
  if (sign(m.x) !== 0) factors.push(power(m.x));
  if (m.log !== 0) factors.push(call('pow', call('log', x), number(m.log)));
  return factors.length === 0 ? number(1) : factors.reduce((p, f) => call('mul', p, f));
}

/** Where logarithms take part, from here on log(X) > 1. */
const LOG_START = rational(3);

/**
 * For m → 0: (0, sup] over X >= start. m falls from there on if d(log m)/d(log X) = Σ c·q·X^q + p + r/log X <= 0 for all
 * X >= start; divided by X^Q (Q the highest power) every other term shrinks with X, so only its value at the start counts.
 */
export function fallingBound(m: Monomial, start: Rational, c: Coefficients): Stretch {
  if (growth(m, c) >= 0) throw new Unclear('a monomial that does not fall');
  if (m.tower) return fallingBound(withoutTower(m, m.tower, c), start, c);
  if (m.log !== 0 && compare(start, LOG_START) < 0) throw new Unclear('logarithms before X = 3');
  if (!fallsFrom(m, start, c)) throw new Unclear('a monomial that does not fall yet');
  const box = new Map<string, Range>([...c.box, [X, exactly(start)]]);
  const value = new BoxFunction(monomialExpr(m)).over(c.a, box);
  if (failed(value)) throw new Unclear(value.reason);
  const zero = c.a.mpfr.take(c.a.bits);
  c.a.mpfr.setZero(zero);
  return stretch(c.a, { low: zero, high: flat(c.a, value).high, scale: 0n }, true, false);
}

/** A larger one: exp(−DECAY·X) in place of the tower. */
function withoutTower(m: Monomial, tower: Tower, c: Coefficients): Monomial {
  const line = c.exact(number(-DECAY * tower.exponent)) as { exact: Polynomial };
  const bound: Monomial = { exponents: [{ power: rational(1), coefficient: line.exact }], x: ZERO, log: 0 };
  return multiplyMonomials({ exponents: m.exponents, x: m.x, log: m.log }, bound, c);
}

function fallsFrom(m: Monomial, start: Rational, c: Coefficients): boolean {
  const [top, ...rest] = m.exponents;
  if (!top) {
    // X^p·log(X)^r with p < 0: p + r/log X is largest at the start.
    if (m.log <= 0 || sign(m.x) === 0) return true;
    return isNegative(call('add', number(m.x), call('div', number(m.log), call('log', number(start)))), c);
  }
  const atStart = (r: Rational): Expr => call('pow', number(start), number(r));
  let slope: Expr = call('mul', polynomialExpr(top.coefficient), number(top.power));
  for (const e of rest)
    if (c.sign({ exact: e.coefficient }) !== -1)
      slope = call(
        'add',
        slope,
        call('mul', call('mul', polynomialExpr(e.coefficient), number(e.power)), atStart(add(e.power, neg(top.power)))),
      );
  const extra = add(sign(m.x) > 0 ? m.x : ZERO, m.log > 0 ? div(rational(m.log), rational(1)) : ZERO);
  slope = call('add', slope, call('mul', number(extra), atStart(neg(top.power))));
  return isNegative(slope, c);
}

function isNegative(e: Expr, c: Coefficients): boolean {
  const value = new BoxFunction(e).over(c.a, c.box);
  return !failed(value) && c.a.mpfr.sign(value.high) <= 0;
}
