/**
 * Matching of patterns against terms, modulo order and grouping of sums and products. Every way to match is tried
 * (a generator); a shared budget bounds the work, so that no pair of pattern and term takes long.
 */
import { div, equal, isInteger, mul, ONE, type Rational, rational, sign } from '../algebra/rational.js';
import { type Builder, exponentialOf } from './build.js';
import {
  type Factor,
  isConstantTerm,
  numberTerm,
  productOf,
  rawProduct,
  rawSum,
  splitCoefficient,
  type Term,
  termSize,
} from './term.js';

/** What the letters of a pattern stand for. */
export type Bindings = ReadonlyMap<string, Term>;

export interface Matching {
  readonly build: Builder;
  /** May this letter stand for this term? */
  readonly allows: (letter: string, term: Term) => boolean;
  /** Counts down; matching stops at 0. */
  readonly budget: { left: number };
}

const isLetter = (t: Term): t is Extract<Term, { kind: 'leaf' }> => t.kind === 'leaf' && !t.constant;

const without = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, i) => i !== index);

/** Letters last: they match anything, so everything else decides first. */
const bySpecificity = <T>(list: readonly T[], of: (x: T) => Term): readonly T[] =>
  [...list].sort((a, b) => Number(isLetter(of(a))) - Number(isLetter(of(b))) || termSize(of(b)) - termSize(of(a)));

const isBare = (f: Factor): boolean => isLetter(f.base) && equal(f.exponent, ONE);

function* bind(letter: string, term: Term, bindings: Bindings, m: Matching): Iterable<Bindings> {
  const before = bindings.get(letter);
  if (before) {
    if (before.key === term.key) yield bindings;
  } else if (m.allows(letter, term)) yield new Map([...bindings, [letter, term]]);
}

/** All bindings under which the pattern equals the term. */
export function* match(pattern: Term, term: Term, bindings: Bindings, m: Matching): Iterable<Bindings> {
  if (--m.budget.left <= 0) return;
  if (pattern.kind === 'leaf' && !pattern.constant) {
    yield* bind(pattern.name, term, bindings, m);
    return;
  }
  switch (pattern.kind) {
    case 'number':
    case 'leaf':
      if (pattern.key === term.key) yield bindings;
      return;
    case 'call':
      if (term.kind !== 'call' || term.op !== pattern.op) return;
      yield* matchAll(pattern.args, term.args, bindings, m);
      if (pattern.op === 'max' || pattern.op === 'min')
        yield* matchAll(pattern.args, [...term.args].reverse(), bindings, m);
      return;
    case 'sum':
      if (term.kind === 'sum')
        yield* matchSum(
          bySpecificity(pattern.terms, (t) => t),
          term.terms,
          bindings,
          m,
        );
      return;
    case 'product':
      yield* matchProduct(pattern, term, bindings, m);
  }
}

function* matchAll(
  patterns: readonly Term[],
  terms: readonly Term[],
  bindings: Bindings,
  m: Matching,
): Iterable<Bindings> {
  const [first, ...rest] = patterns;
  if (!first) {
    yield bindings;
    return;
  }
  for (const b of match(first, terms[0]!, bindings, m)) yield* matchAll(rest, terms.slice(1), b, m);
}

/** The whole of `terms`; a letter that comes last takes all that is left. */
function* matchSum(
  patterns: readonly Term[],
  terms: readonly Term[],
  bindings: Bindings,
  m: Matching,
): Iterable<Bindings> {
  const [first, ...rest] = patterns;
  if (!first) {
    if (terms.length === 0) yield bindings;
    return;
  }
  const { coefficient, body } = splitCoefficient(first);
  if (rest.length === 0 && isLetter(body)) {
    if (terms.length > 0)
      yield* match(body, m.build.product([numberTerm(div(ONE, coefficient)), rawSum(terms)]), bindings, m);
    return;
  }
  for (let i = 0; i < terms.length; i++)
    for (const b of match(first, terms[i]!, bindings, m)) yield* matchSum(rest, without(terms, i), b, m);
}

function* matchProduct(pattern: Term, term: Term, bindings: Bindings, m: Matching): Iterable<Bindings> {
  for (const { bindings: b, cofactor } of matchWithin(pattern, term, bindings, m, true))
    if (cofactor.key === '1') yield b;
}

/** r with r^n = t, both signs for even n; nothing where t is no such power. Constants may keep a root (2 = sqrt(2)^2). */
function roots(t: Term, n: Rational, m: Matching): readonly Term[] {
  const inverse = div(ONE, n);
  const { coefficient, factors } = productOf(t);
  // sqrt(u) in a pattern is meant for a root that is there: x is not sqrt(x²).
  if (!isInteger(n))
    return factors.length === 1 && equal(coefficient, ONE) && equal(factors[0]!.exponent, n) ? [factors[0]!.base] : [];
  if (sign(coefficient) < 0) return [];
  const parts: Term[] = [m.build.power(numberTerm(coefficient), inverse)];
  let moving = false;
  for (const f of factors) {
    const exponential = exponentialOf(f.base, m.build.facts);
    const constant = isConstantTerm(f.base);
    const exponent = exponential
      ? mul(splitCoefficient(exponential.exponent).coefficient, inverse)
      : mul(f.exponent, inverse);
    if (!constant && !isInteger(exponent)) return [];
    moving ||= !constant;
    parts.push(m.build.power(f.base, mul(f.exponent, inverse)));
  }
  // A number is a power only of a number (1 = 1^2, but 3 is not meant to be sqrt(3)^2).
  if (!moving && !parts.every((p) => p.kind === 'number')) return [];
  const root = m.build.product(parts);
  return isInteger(n) && n.num % 2n === 0n ? [root, m.build.negate(root)] : [root];
}

interface Partial {
  readonly bindings: Bindings;
  /** term = pattern · cofactor. */
  readonly cofactor: Term;
}

/** All ways in which the pattern's factors are among those of the term. With `whole`, letters take what is left. */
export function* matchWithin(
  pattern: Term,
  term: Term,
  bindings: Bindings,
  m: Matching,
  whole = false,
): Iterable<Partial> {
  const p = productOf(pattern);
  const t = productOf(term);
  // A bare letter takes whatever is left, so it comes after letters under a power.
  const ordered = [...bySpecificity(p.factors, (f) => f.base)].sort((a, b) => Number(isBare(a)) - Number(isBare(b)));
  yield* matchFactors(ordered, div(t.coefficient, p.coefficient), t.factors, bindings, m, whole);
}

function* matchFactors(
  patterns: readonly Factor[],
  coefficient: Rational,
  factors: readonly Factor[],
  bindings: Bindings,
  m: Matching,
  whole: boolean,
): Iterable<Partial> {
  if (--m.budget.left <= 0) return;
  const [first, ...rest] = patterns;
  const remaining = () => m.build.product([numberTerm(coefficient), ...factors.map((f) => rawProduct(ONE, [f]))]);
  if (!first) {
    yield { bindings, cofactor: remaining() };
    return;
  }
  // The last letter of a pattern that must match as a whole takes everything.
  if (whole && rest.length === 0 && isLetter(first.base)) {
    const all = remaining();
    const candidates = equal(first.exponent, ONE) ? [all] : roots(all, first.exponent, m);
    for (const c of candidates)
      for (const b of bind(first.base.name, c, bindings, m)) yield { bindings: b, cofactor: numberTerm(rational(1)) };
    return;
  }
  for (let i = 0; i < factors.length; i++) {
    const f = factors[i]!;
    for (const { bindings: b, left } of matchFactor(first, f, bindings, m))
      yield* matchFactors(rest, coefficient, left ? [...without(factors, i), left] : without(factors, i), b, m, whole);
  }
}

/** One factor of the pattern in one factor of the term; `left` is what it leaves of that factor. */
function* matchFactor(
  pattern: Factor,
  f: Factor,
  bindings: Bindings,
  m: Matching,
): Iterable<{ bindings: Bindings; left: Factor | undefined }> {
  if (isLetter(pattern.base) && !bindings.has(pattern.base.name)) {
    const single = rawProduct(ONE, [f]);
    const candidates = equal(pattern.exponent, ONE) ? [single] : roots(single, pattern.exponent, m);
    for (const c of candidates)
      for (const b of bind(pattern.base.name, c, bindings, m)) yield { bindings: b, left: undefined };
    return;
  }
  const [need, have] = [exponentialOf(pattern.base, m.build.facts), exponentialOf(f.base, m.build.facts)];
  if (need && have && (need.base === undefined) === (have.base === undefined)) {
    yield* matchExponential(pattern.base, need.exponent, f, have.exponent, bindings, m);
    return;
  }
  if (sign(pattern.exponent) !== sign(f.exponent)) return;
  const rest = {
    num: f.exponent.num * pattern.exponent.den - pattern.exponent.num * f.exponent.den,
    den: f.exponent.den * pattern.exponent.den,
  };
  // |have| ≥ |need|, the rest a whole number of factors.
  if (rest.num !== 0n && (rest.num > 0n !== f.exponent.num > 0n || rest.num % rest.den !== 0n)) return;
  for (const b of match(pattern.base, f.base, bindings, m))
    yield { bindings: b, left: rest.num === 0n ? undefined : { base: f.base, exponent: rational(rest.num, rest.den) } };
}

/** exp(P) in exp(S): as a whole, or, P being known by now, as a part of it (exp(x) in exp(3*x) leaves exp(2*x)). */
function* matchExponential(
  pattern: Term,
  exponent: Term,
  f: Factor,
  have: Term,
  bindings: Bindings,
  m: Matching,
): Iterable<{ bindings: Bindings; left: Factor | undefined }> {
  let found = false;
  for (const b of match(pattern, f.base, bindings, m)) {
    found = true;
    yield { bindings: b, left: undefined };
  }
  if (found) return;
  const known = instantiate(exponent, bindings, m.build);
  if (!known) return;
  const [a, b] = [splitCoefficient(known), splitCoefficient(have)];
  if (a.body.key !== b.body.key || sign(a.coefficient) === 0) return;
  const ratio = div(b.coefficient, a.coefficient);
  if (ratio.num <= ratio.den) return;
  const left = m.build.product([numberTerm(rational(ratio.num - ratio.den, ratio.den)), known]);
  const base =
    pattern.kind === 'call' && pattern.op === 'pow'
      ? m.build.call('pow', [(f.base as { args: readonly Term[] }).args[0]!, left])
      : m.build.call('exp', [left]);
  yield { bindings, left: { base, exponent: rational(1) } };
}

/** The pattern with its letters replaced; undefined if one is not bound. */
export function instantiate(pattern: Term, bindings: Bindings, build: Builder): Term | undefined {
  const missing = Symbol('missing');
  const go = (t: Term): Term => {
    switch (t.kind) {
      case 'number':
        return t;
      case 'leaf': {
        if (t.constant) return t;
        const bound = bindings.get(t.name);
        if (!bound) throw missing;
        return bound;
      }
      case 'call':
        return build.call(t.op, t.args.map(go));
      case 'sum':
        return build.sum(t.terms.map(go));
      case 'product':
        return build.product([numberTerm(t.coefficient), ...t.factors.map((f) => build.power(go(f.base), f.exponent))]);
    }
  };
  try {
    return go(pattern);
  } catch (e) {
    if (e === missing) return undefined;
    throw e;
  }
}
