/**
 * What is known of the variables in a cell (`x < 0`, `k > 0`), and the range of a term that follows from it by
 * interval arithmetic. Rules ask here for signs; pieces ask whether a condition is decided.
 */
import { div, MINUS_ONE, neg, ONE, type Rational, rational, sign, ZERO } from '../algebra/rational.js';
import type { Comparison, Relation } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import {
  ALL,
  addRanges,
  intersect,
  isNegativeRange,
  isNonnegative,
  isNonpositive,
  isNonzero,
  isPositive,
  make,
  mulRanges,
  point,
  powerRange,
  type Range,
  scale,
} from './range.js';
import { leadingTerm, numberTerm, rawProduct, rawSum, splitCoefficient, type Term, termsOf } from './term.js';

/** Ranges of terms that are known, by the key of the term without its constant part and leading coefficient. */
export type Facts = ReadonlyMap<string, Range>;
export const NO_FACTS: Facts = new Map();

const UNIT = make(MINUS_ONE, false, ONE, false);
const OPEN_UNIT = make(MINUS_ONE, true, ONE, true);

/** The range of the value where the argument does not matter. */
const VALUES: Partial<Record<OpName, Range>> = {
  exp: make(ZERO, true, undefined, true, true),
  erfcx: make(ZERO, true, undefined, true, true),
  erfc: make(ZERO, true, rational(2), true, true),
  cosh: make(ONE, false, undefined, true, true),
  sqrt: make(ZERO, false, undefined, true),
  abs: make(ZERO, false, undefined, true),
  sin: UNIT,
  cos: UNIT,
  sign: UNIT,
  tanh: OPEN_UNIT,
  erf: OPEN_UNIT,
  acos: make(ZERO, false, rational(22, 7), true),
  acosh: make(ZERO, false, undefined, true),
  expm1: make(MINUS_ONE, true, undefined, true),
};

/** Functions that have the sign of their argument. */
const SIGN_KEEPING: ReadonlySet<OpName> = new Set<OpName>([
  'expm1',
  'log1p',
  'cbrt',
  'sign',
  'erf',
  'asin',
  'atan',
  'sinh',
  'tanh',
  'asinh',
  'atanh',
]);

/** Functions at least (or at most) 1 exactly where the argument is at least 0. */
const ONE_AT_ZERO: ReadonlySet<OpName> = new Set<OpName>(['exp']);

function signRange(r: Range): Range {
  if (isPositive(r)) return make(ZERO, true, undefined, true, true);
  if (isNegativeRange(r)) return make(undefined, true, ZERO, true, true);
  if (isNonnegative(r)) return make(ZERO, false, undefined, true, r.nonzero);
  if (isNonpositive(r)) return make(undefined, true, ZERO, false, r.nonzero);
  return { ...ALL, nonzero: r.nonzero };
}

function callRange(op: OpName, args: readonly Term[], facts: Facts): Range {
  const u = rangeOf(args[0]!, facts);
  const known = VALUES[op] ?? ALL;
  if (ONE_AT_ZERO.has(op)) {
    if (isNonnegative(u)) return intersect(known, make(ONE, isPositive(u), undefined, true, true));
    return isNonpositive(u) ? intersect(known, make(undefined, true, ONE, isNegativeRange(u), true)) : known;
  }
  if (SIGN_KEEPING.has(op)) return intersect(known, signRange(u));
  if (op === 'abs') return { ...known, lowOpen: isNonzero(u), nonzero: isNonzero(u) };
  if (op === 'log' || op === 'log2' || op === 'log10') return signRange(addRanges(u, point(MINUS_ONE)));
  if (op === 'pow' && isPositive(u)) return make(ZERO, true, undefined, true, true);
  if (op === 'max' || op === 'min') {
    const v = rangeOf(args[1]!, facts);
    const pick = op === 'max' ? (isNonnegative(u) ? u : v) : isNonpositive(u) ? u : v;
    // Only the end that one argument alone decides.
    return op === 'max'
      ? make(pick.low, pick.lowOpen, undefined, true)
      : make(undefined, true, pick.high, pick.highOpen);
  }
  return known;
}

/** A term without its constant part and coefficient: t = offset + factor · body. */
export function affine(t: Term): { readonly offset: Rational; readonly factor: Rational; readonly body: Term } {
  const parts = termsOf(t).filter((p) => p.kind !== 'number');
  const offset = termsOf(t).find((p) => p.kind === 'number');
  const rest = rawSum(parts);
  if (parts.length === 0) return { offset: offset?.kind === 'number' ? offset.value : ZERO, factor: ZERO, body: rest };
  const factor = splitCoefficient(leadingTerm(rest)).coefficient;
  const body = rawSum(
    parts.map((p) => {
      const { coefficient, body: monic } = splitCoefficient(p);
      const scaled = div(coefficient, factor);
      return monic.kind === 'number' ? numberTerm(scaled) : rawProduct(scaled, productFactors(monic));
    }),
  );
  return { offset: offset?.kind === 'number' ? offset.value : ZERO, factor, body };
}
const productFactors = (t: Term) => (t.kind === 'product' ? t.factors : [{ base: t, exponent: ONE }]);

/** Ranges found so far: terms and facts are immutable, and the same ones are asked for again and again. */
const rangesKnown = new WeakMap<Facts, WeakMap<Term, Range>>();

/** A range that holds every value of the term in the cell. */
export function rangeOf(t: Term, facts: Facts): Range {
  const known = rangesKnown.get(facts) ?? new WeakMap<Term, Range>();
  rangesKnown.set(facts, known);
  const range = known.get(t) ?? findRange(t, facts);
  known.set(t, range);
  return range;
}

function findRange(t: Term, facts: Facts): Range {
  const structural = structuralRange(t, facts);
  if (t.kind === 'number' || facts.size === 0) return structural;
  const { offset, factor, body } = affine(t);
  const known = facts.get(body.key);
  return known ? intersect(structural, addRanges(scale(known, factor), point(offset))) : structural;
}

function structuralRange(t: Term, facts: Facts): Range {
  switch (t.kind) {
    case 'number':
      return point(t.value);
    case 'leaf':
      // 3 < pi < 22/7 (Archimedes), 2 < e < 3.
      if (t.constant)
        return t.name === 'pi'
          ? make(rational(3), true, rational(22, 7), true, true)
          : make(rational(2), true, rational(3), true, true);
      return facts.get(t.key) ?? ALL;
    case 'call':
      return callRange(t.op, t.args, facts);
    case 'sum':
      return t.terms.map((p) => rangeOf(p, facts)).reduce(addRanges);
    case 'product':
      return t.factors
        .map((f) => powerRange(rangeOf(f.base, facts), f.exponent))
        .reduce(mulRanges, point(t.coefficient));
  }
}

const FLIP: Readonly<Record<Relation, Relation>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};
const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

export const opposite = (c: Comparison): Comparison => ({
  left: c.left,
  right: c.right,
  relation: OPPOSITE[c.relation],
});

function relationRange(relation: Relation, bound: Rational): Range | undefined {
  switch (relation) {
    case '<':
    case '<=':
      return make(undefined, true, bound, relation === '<');
    case '>':
    case '>=':
      return make(bound, relation === '>', undefined, true);
    case '==':
      return point(bound);
    case '!=':
      return sign(bound) === 0 ? { ...ALL, nonzero: true } : undefined;
  }
}

/** The facts with `difference relation 0` added. */
export function assume(facts: Facts, difference: Term, relation: Relation): Facts {
  const { offset, factor, body } = affine(difference);
  if (sign(factor) === 0) return facts;
  const bound = div(neg(offset), factor);
  const range = relationRange(sign(factor) > 0 ? relation : FLIP[relation], bound);
  if (!range) return facts;
  return new Map([...facts, [body.key, intersect(facts.get(body.key) ?? ALL, range)]]);
}

/** Is `difference relation 0` decided by the facts? */
export function decide(facts: Facts, difference: Term, relation: Relation): boolean | undefined {
  const r = rangeOf(difference, facts);
  switch (relation) {
    case '<':
      return isNegativeRange(r) ? true : isNonnegative(r) ? false : undefined;
    case '<=':
      return isNonpositive(r) ? true : isPositive(r) ? false : undefined;
    case '>':
      return isPositive(r) ? true : isNonpositive(r) ? false : undefined;
    case '>=':
      return isNonnegative(r) ? true : isNegativeRange(r) ? false : undefined;
    case '==':
      return isNonzero(r) ? false : isNonnegative(r) && isNonpositive(r) ? true : undefined;
    case '!=':
      return isNonzero(r) ? true : isNonnegative(r) && isNonpositive(r) ? false : undefined;
  }
}
