/**
 * Formulas for readers: equal factors and like terms are collected, nested fractions become one, common factors are
 * taken out of sums, exponentials are joined. Exact; the result equals the given expression wherever that is defined.
 * For pages only: kernels never see it.
 */
import { equal, MINUS_ONE, neg, ONE, rational, sign, ZERO } from '../../../algebra/rational.js';
import { type CallNode, call, type Expr, isNumber, key, mapChildren, number, size } from '../../../expr/expr.js';
import {
  collectTerms,
  commonPart,
  constant,
  type Factor,
  isConstant,
  type Monomial,
  monomialKey,
  scale,
  times,
  toPower,
  UNIT,
} from './monomial.js';

/** Taking a fraction apart costs a few nodes and is still easier to read. */
const ALLOWED_GROWTH = 4;

/** The same function, easier to read; the expression itself where collecting makes it clearly longer. */
export function readable(e: Expr): Expr {
  if (e.kind === 'pieces') {
    return { ...e, pieces: e.pieces.map((p) => ({ ...p, value: readable(p.value) })) };
  }
  const collected = rebuild(toMonomial(e));
  return size(collected) <= size(e) + ALLOWED_GROWTH ? collected : e;
}

// expression → product -----------------------------------------------------------------------------------------------

function toMonomial(e: Expr): Monomial {
  if (e.kind === 'number') return constant(e.value);
  if (e.kind !== 'call') return opaque(mapChildren(e, readable));
  const [u, v] = e.args as readonly [Expr, Expr];
  switch (e.op) {
    case 'neg':
      return scale(toMonomial(u), MINUS_ONE);
    case 'add':
    case 'sub':
      return sumToMonomial(termsOf(e));
    case 'mul':
      return times(toMonomial(u), toMonomial(v));
    case 'div': {
      const below = toPower(toMonomial(v), MINUS_ONE);
      return below ? times(toMonomial(u), below) : opaqueCall(e);
    }
    case 'pow':
      return powerToMonomial(e, u, v);
    case 'sqrt':
      return { ...UNIT, factors: [factor(readable(u), rational(1, 2))] };
    case 'exp':
      return { ...UNIT, exponential: collectTerms(openSums([toMonomial(u)])) };
    default:
      return opaqueCall(e);
  }
}

function powerToMonomial(e: CallNode, u: Expr, v: Expr): Monomial {
  if (v.kind !== 'number') return opaqueCall(e);
  const whole = toPower(toMonomial(u), v.value);
  if (whole) return whole;
  return v.value.den === 2n ? { ...UNIT, factors: [factor(readable(u), v.value)] } : opaqueCall(e);
}

const opaqueCall = (e: CallNode): Monomial => opaque(mapChildren(e, readable));
const opaque = (base: Expr): Monomial => ({ ...UNIT, factors: [factor(base, ONE)] });
const factor = (base: Expr, exponent: Factor['exponent']): Factor => ({ key: key(base), base, exponent });

const termsOf = (e: Expr): readonly Monomial[] => {
  if (e.kind === 'call' && e.op === 'add') return e.args.flatMap(termsOf);
  if (e.kind === 'call' && e.op === 'sub') {
    return [...termsOf(e.args[0]!), ...termsOf(e.args[1]!).map((t) => scale(t, MINUS_ONE))];
  }
  return openSums([toMonomial(e)]);
};

/** A number times a sum, alone, becomes the sum's terms. */
const openSums = (terms: readonly Monomial[]): readonly Monomial[] =>
  terms.flatMap((t) => {
    const [only, ...more] = t.factors;
    if (!only?.terms || more.length > 0 || t.exponential.length > 0 || !equal(only.exponent, ONE)) return [t];
    return openSums(only.terms.map((inner) => scale(inner, t.coefficient)));
  });

/** Like terms added and what they share taken out, until nothing changes. */
function sumToMonomial(given: readonly Monomial[]): Monomial {
  const terms = collectTerms(openSums(given));
  if (terms.length === 0) return constant(ZERO);
  if (terms.length === 1) return terms[0]!;
  const common = commonPart(terms);
  if (isConstant(common) && equal(common.coefficient, ONE)) return sumFactor(terms);
  const inverse = toPower(common, MINUS_ONE) ?? UNIT;
  const rest = terms.map((t) => times(t, inverse));
  return times(common, sumToMonomial(rest));
}

/** A sum as one factor; the first positive term leads. */
function sumFactor(terms: readonly Monomial[]): Monomial {
  const lead = Math.max(
    0,
    terms.findIndex((t) => sign(t.coefficient) > 0),
  );
  const ordered = [terms[lead]!, ...terms.filter((_, i) => i !== lead)];
  const base = ordered.slice(1).reduce<Expr>((sum, t) => {
    return sign(t.coefficient) < 0 ? call('sub', sum, rebuild(scale(t, MINUS_ONE))) : call('add', sum, rebuild(t));
  }, rebuild(ordered[0]!));
  const id = terms.map((t) => `${t.coefficient.num}/${t.coefficient.den}:${monomialKey(t)}`).sort();
  return { ...UNIT, factors: [{ key: `(${id.join('+')})`, base, terms: ordered, exponent: ONE }] };
}

// product → expression -----------------------------------------------------------------------------------------------

/** Numbers first, then letters, exponentials, functions, sums. */
function rank(e: Expr): number {
  if (e.kind === 'number') return 0;
  if (e.kind === 'symbol' || e.kind === 'constant') return 1;
  if (e.kind === 'call' && (e.op === 'add' || e.op === 'sub')) return 4;
  return 3;
}
const EXPONENTIAL_RANK = 2;

/** Decimals with longer denominators stay decimals instead of becoming fractions. */
const LONGEST_DENOMINATOR = 100n;

function rebuild(m: Monomial): Expr {
  if (sign(m.coefficient) === 0) return number(0);
  if (sign(m.coefficient) < 0) {
    const positive = rebuild({ ...m, coefficient: neg(m.coefficient) });
    return positive.kind === 'number' ? number(neg(positive.value)) : call('neg', positive);
  }
  const asFraction = m.coefficient.den <= LONGEST_DENOMINATOR;
  const above = asFraction ? number(m.coefficient.num) : number(m.coefficient);
  const below = asFraction ? number(m.coefficient.den) : number(1);
  const factors = withJoinedRoots(m.factors);
  const raisedAbove = factors
    .filter((f) => sign(f.exponent) > 0)
    .map((f) => ({ rank: rank(f.base), e: raised(f.base, f.exponent) }));
  const exponential =
    m.exponential.length > 0 ? [{ rank: EXPONENTIAL_RANK, e: call('exp', rebuild(sumToMonomial(m.exponential))) }] : [];
  const ranked = [...raisedAbove, ...exponential].sort((a, b) => a.rank - b.rank).map((r) => r.e);
  const denominators = factors.filter((f) => sign(f.exponent) < 0).map((f) => raised(f.base, neg(f.exponent)));
  const bottom = productOf([below, ...denominators]);
  if (isNumber(bottom, 1)) return productOf([above, ...ranked]);
  // A sum that holds a fraction stands beside the large fraction, not in it.
  const beside = ranked.filter(isSumWithFraction);
  const top = productOf([above, ...ranked.filter((e) => !isSumWithFraction(e))]);
  const quotient = top.kind === 'number' && bottom.kind === 'number' ? number(m.coefficient) : call('div', top, bottom);
  return productOf([quotient, ...beside]);
}

const isSumWithFraction = (e: Expr): boolean =>
  e.kind === 'call' && (e.op === 'add' || e.op === 'sub') && e.args.some(holdsFraction);
const holdsFraction = (e: Expr): boolean =>
  (e.kind === 'call' && e.op === 'div') ||
  (e.kind === 'call' && ['add', 'sub', 'mul', 'neg'].includes(e.op) && e.args.some(holdsFraction));

/** √2·√π is √(2π): roots of positive constants, above and below the line each. */
function withJoinedRoots(factors: readonly Factor[]): readonly Factor[] {
  const isRoot = (f: Factor, half: Factor['exponent']) =>
    equal(f.exponent, half) && (f.base.kind === 'constant' || (f.base.kind === 'number' && sign(f.base.value) > 0));
  return [rational(1, 2), rational(-1, 2)].reduce<readonly Factor[]>((list, half) => {
    const roots = list.filter((f) => isRoot(f, half));
    if (roots.length < 2) return list;
    const numbersFirst = [...roots].sort((a, b) => rank(a.base) - rank(b.base));
    return [{ ...factor(productOf(numbersFirst.map((f) => f.base)), half) }, ...list.filter((f) => !roots.includes(f))];
  }, factors);
}

function raised(base: Expr, exponent: Factor['exponent']): Expr {
  if (equal(exponent, ONE)) return base;
  if (equal(exponent, rational(1, 2))) return call('sqrt', base);
  // u^(3/2) and the like stay powers; whole powers of a sum, too.
  return call('pow', base, number(exponent));
}

function productOf(list: readonly Expr[]): Expr {
  const kept = list.filter((e) => !isNumber(e, 1));
  const [first, ...rest] = kept.length === 0 ? [number(1)] : kept;
  return rest.reduce<Expr>((product, e) => call('mul', product, e), first!);
}
