/** Terms back to expressions: constants together in front, divisions kept as one quotient, no negative powers. */
import { equal, isInteger, neg, ONE, type Rational, rational, sign } from '../algebra/rational.js';
import { call, E as EULER, type Expr, number, PI, symbol } from '../expr/expr.js';
import {
  type Factor,
  isConstantTerm,
  negated,
  productOf,
  rawProduct,
  rawSum,
  splitCoefficient,
  type Term,
  termsOf,
} from './term.js';

const HALF = rational(1, 2);

function powerExpr(f: Factor): Expr {
  const base = toExpr(f.base);
  if (equal(f.exponent, ONE)) return base;
  if (equal(f.exponent, HALF)) return call('sqrt', base);
  return call('pow', base, number(f.exponent));
}

const multiply = (list: readonly Expr[]): Expr | undefined =>
  list.length === 0 ? undefined : list.reduce((a, b) => call('mul', a, b));

/**
 * A rational factor as multiplier and divisor: one rounding instead of two where the fraction is 1/n. Binary fractions
 * multiply first, which is exact and keeps what follows from overflowing.
 */
function splitNumber(c: Rational): { readonly multiplier: Rational; readonly divisor: bigint } {
  const powerOfTwo = (c.den & (c.den - 1n)) === 0n;
  return c.num === 1n && !powerOfTwo ? { multiplier: ONE, divisor: c.den } : { multiplier: c, divisor: 1n };
}

const isTail = (f: Factor): boolean =>
  f.base.kind === 'call' && (f.base.op === 'exp' || f.base.op === 'pow') && equal(f.exponent, ONE);

/** Powers beside a tail are multiplied one by one up to this. */
const MAX_UNROLLED = 4n;

/**
 * Exponentials first, then the rest one by one: exp(−u)·x·x is 0 far out, where exp(−u)·(x·x) would be 0·∞.
 */
function orderedFactors(factors: readonly Factor[]): readonly Expr[] {
  const tails = factors.filter(isTail);
  if (tails.length === 0) return factors.map(powerExpr);
  const others = factors.filter((f) => !isTail(f));
  return [
    ...tails.map(powerExpr),
    ...others.flatMap((f) =>
      isInteger(f.exponent) && f.exponent.num <= MAX_UNROLLED
        ? Array.from({ length: Number(f.exponent.num) }, () => toExpr(f.base))
        : [powerExpr(f)],
    ),
  ];
}

/** −(a − b)·c as (b − a)·c: one operation less, and +0 where a is b. */
function withSignInSum(t: Term): Term {
  const { coefficient, factors } = productOf(t);
  const i = factors.findIndex((f) => f.base.kind === 'sum' && equal(f.exponent, ONE));
  if (sign(coefficient) > 0 || i < 0) return t;
  const flipped = termsOf(factors[i]!.base).map((p) => {
    const { coefficient: c, body } = splitCoefficient(p);
    return rawProduct(neg(c), body.kind === 'number' ? [] : productOf(body).factors);
  });
  const changed = factors.map((f, j) => (j === i ? { base: rawSum(flipped), exponent: ONE } : f));
  return rawProduct(neg(coefficient), changed);
}

function productExpr(given: Term): Expr {
  const t = withSignInSum(given);
  const { coefficient, factors } = productOf(t);
  const constants = factors.filter((f) => isConstantTerm(f.base));
  const moving = factors.filter((f) => !isConstantTerm(f.base));
  const positive = sign(coefficient) < 0 ? neg(coefficient) : coefficient;
  const above = moving.filter((f) => sign(f.exponent) > 0);
  const below = moving.filter((f) => sign(f.exponent) < 0).map(negated);
  const top: Expr[] = [];
  const bottom: Expr[] = [];
  if (constants.length > 0) top.push(constantExpr(positive, constants));
  else {
    const { multiplier, divisor } = splitNumber(positive);
    if (!equal(multiplier, ONE)) top.push(number(multiplier));
    if (divisor !== 1n) bottom.push(number(divisor));
  }
  // (u/v)^n rather than u^n/v^n: the powers may overflow where the quotient doesn't.
  const paired = new Set<Factor>();
  for (const a of above) {
    const b = below.find((f) => !paired.has(f) && equal(f.exponent, a.exponent));
    if (!b || !isInteger(a.exponent) || equal(a.exponent, ONE)) continue;
    paired.add(a).add(b);
    top.push(call('pow', call('div', toExpr(a.base), toExpr(b.base)), number(a.exponent)));
  }
  top.push(...orderedFactors(above.filter((f) => !paired.has(f))));
  bottom.push(...below.filter((f) => !paired.has(f)).map(powerExpr));
  const numerator = multiply(top) ?? number(1);
  const denominator = multiply(bottom);
  const quotient = denominator ? call('div', numerator, denominator) : numerator;
  return sign(coefficient) < 0 ? call('neg', quotient) : quotient;
}

/** Coefficient and constant factors as one expression without inputs, which is folded to a single number later. */
function constantExpr(positive: Rational, constants: readonly Factor[]): Expr {
  const top = constants.filter((f) => sign(f.exponent) > 0).map(powerExpr);
  const bottom = constants.filter((f) => sign(f.exponent) < 0).map((f) => powerExpr(negated(f)));
  if (positive.num !== 1n || top.length === 0) top.unshift(number(positive.num));
  if (positive.den !== 1n) bottom.unshift(number(positive.den));
  const below = multiply(bottom);
  const above = multiply(top)!;
  return below ? call('div', above, below) : above;
}

function sumExpr(t: Term): Expr {
  const all = termsOf(t);
  const isMinus = (p: Term) => sign(splitCoefficient(p).coefficient) < 0;
  // A sum begins with a positive term where it has one.
  const first = Math.max(
    0,
    all.findIndex((p) => !isMinus(p)),
  );
  const ordered = [all[first]!, ...all.filter((_, i) => i !== first)];
  return ordered.slice(1).reduce<Expr>((sum, p) => {
    const e = toExpr(p);
    if (!isMinus(p)) return call('add', sum, e);
    const flipped =
      e.kind === 'number'
        ? number(neg(e.value))
        : e.kind === 'call' && e.op === 'neg'
          ? e.args[0]!
          : call('mul', number(-1), e);
    return call('sub', sum, flipped);
  }, toExpr(ordered[0]!));
}

/** The expression of a term; equal terms give equal expressions up to the order of sums and products. */
export function toExpr(t: Term): Expr {
  switch (t.kind) {
    case 'number':
      return number(t.value);
    case 'leaf':
      return t.constant ? (t.name === 'pi' ? PI : EULER) : symbol(t.name);
    case 'call':
      return call(t.op, ...t.args.map(toExpr));
    case 'sum':
      return sumExpr(t);
    case 'product':
      return productExpr(t);
  }
}
