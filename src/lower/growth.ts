/** Exponentials in sums: which one grows fastest in a cell, and taking it out in front. */
import { compare, mul, neg, type Rational, rational, sign, ZERO } from '../algebra/rational.js';
import { type Builder, exponentialOf } from './build.js';
import { isNegativeRange, isPositive } from './range.js';
import { rangeOf } from './ranges.js';
import { type Factor, numberTerm, ONE_TERM, productOf, splitCoefficient, type Term, termsOf } from './term.js';

/** An exponential as a power of the one of its class: exp(c·body) is T^c, T = exp(body) decaying where the sign of body is known. */
export interface Growth {
  readonly id: string;
  readonly base: Term | undefined;
  readonly body: Term;
  readonly coefficient: Rational;
  /** T is known to decay, so that large powers of it are small. */
  readonly decays: boolean;
}

/** Growths of bases found so far: builders and terms are immutable, and the same ones are asked for again and again. */
const growthsKnown = new WeakMap<Builder, WeakMap<Term, Growth | null>>();

export function growthOf(f: Factor, build: Builder): Growth | undefined {
  const known = growthsKnown.get(build) ?? new WeakMap<Term, Growth | null>();
  growthsKnown.set(build, known);
  let g = known.get(f.base);
  if (g === undefined) {
    g = growthOfBase(f.base, build) ?? null;
    known.set(f.base, g);
  }
  return g ? { ...g, coefficient: mul(g.coefficient, f.exponent) } : undefined;
}

function growthOfBase(term: Term, build: Builder): Growth | undefined {
  const e = exponentialOf(term, build.facts);
  if (!e) return undefined;
  const { coefficient: power, body } = splitCoefficient(e.exponent);
  const id = `${e.base?.key ?? 'e'}|${body.key}`;
  const range = rangeOf(body, build.facts);
  // A base below 1 turns the direction round.
  const falls =
    e.base !== undefined && isNegativeRange(rangeOf(build.sum([e.base, numberTerm(rational(-1))]), build.facts));
  if (falls ? isNegativeRange(range) : isPositive(range))
    return { id, base: e.base, body: build.negate(body), coefficient: neg(power), decays: true };
  return { id, base: e.base, body, coefficient: power, decays: falls ? isPositive(range) : isNegativeRange(range) };
}

export const exponentialTerm = (g: Growth, coefficient: Rational, build: Builder): Term => {
  const exponent = build.product([numberTerm(coefficient), g.body]);
  return g.base ? build.call('pow', [g.base, exponent]) : build.call('exp', [exponent]);
};

/** Multiplies every term of a sum by `by`. */
export const scaleTerms = (sum: Term, by: Term, build: Builder): Term =>
  build.sum(termsOf(sum).map((t) => build.product([t, by])));

/** sum = scale · rest, where no exponential of `rest` grows and one of its terms has none. */
export function orient(sum: Term, build: Builder): { readonly scale: Term; readonly rest: Term } {
  const classes = new Map<string, Growth>();
  for (const t of termsOf(sum))
    for (const f of productOf(t).factors) {
      const g = growthOf(f, build);
      if (g) classes.set(g.id, g);
    }
  let [scale, rest]: [Term, Term] = [ONE_TERM, sum];
  for (const g of classes.values()) {
    if (!g.decays) continue;
    const least = termsOf(rest)
      .map((t) => exponentIn(t, g.id, build))
      .reduce((best, c) => (compare(c, best) < 0 ? c : best));
    if (sign(least) === 0) continue;
    scale = build.product([scale, exponentialTerm(g, least, build)]);
    rest = scaleTerms(rest, exponentialTerm(g, neg(least), build), build);
  }
  return { scale, rest };
}

export function exponentIn(t: Term, id: string, build: Builder): Rational {
  for (const f of productOf(t).factors) {
    const g = growthOf(f, build);
    if (g?.id === id) return g.coefficient;
  }
  return ZERO;
}
