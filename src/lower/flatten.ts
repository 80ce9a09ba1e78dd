/** A term as one reduced quotient of sums that are multiplied out, with all growth in front. */
import { compare, neg, ONE, type Rational, rational, sign, sub } from '../algebra/rational.js';
import type { Builder } from './build.js';
import { orient } from './growth.js';
import { divideExactly, MAX_TERMS } from './quotient.js';
import { type Factor, numberTerm, productOf, rawProduct, type Term, termsOf } from './term.js';

class TooLarge extends Error {}

/** Multiplies out all sums with whole positive exponents. */
function expand(t: Term, build: Builder): Term {
  const { coefficient, factors } = productOf(t);
  if (t.kind === 'sum') return build.sum(t.terms.map((p) => expand(p, build)));
  let terms: readonly Term[] = [numberTerm(coefficient)];
  for (const f of factors) {
    const whole = f.base.kind === 'sum' && compare(f.exponent, ONE) >= 0 ? f.exponent.num / f.exponent.den : 0n;
    const left = sub(f.exponent, rational(whole));
    if (sign(left) !== 0)
      terms = terms.map((p) => build.product([p, rawProduct(ONE, [{ base: f.base, exponent: left }])]));
    for (let i = 0n; i < whole; i++) {
      const expanded = build.sum(terms.flatMap((p) => termsOf(f.base).map((q) => build.product([p, q]))));
      terms = termsOf(expanded);
      if (terms.length > MAX_TERMS) throw new TooLarge();
    }
  }
  const sum = build.sum(terms);
  // Two roots of one sum may have met in a product: (u^(1/2))² is u, to be multiplied out in turn.
  const again = termsOf(sum).some((p) =>
    productOf(p).factors.some((f) => f.base.kind === 'sum' && compare(f.exponent, ONE) >= 0),
  );
  return again && sum.key !== t.key ? expand(sum, build) : sum;
}

/** One sum over a common denominator, multiplied out; `denominator` in factors. */
interface Fraction {
  readonly numerator: Term;
  readonly denominator: readonly Factor[];
}

function together(terms: readonly Term[], build: Builder): Fraction {
  const bottoms = new Map<string, Factor>();
  for (const t of terms)
    for (const f of productOf(t).factors) {
      if (f.base.kind !== 'sum' || sign(f.exponent) >= 0) continue;
      const need = neg(f.exponent);
      const before = bottoms.get(f.base.key);
      if (!before || compare(before.exponent, need) < 0) bottoms.set(f.base.key, { base: f.base, exponent: need });
    }
  const denominator = [...bottoms.values()];
  const common = build.product(denominator.map((f) => rawProduct(ONE, [f])));
  const numerator = build.sum(terms.map((t) => expand(build.product([t, common]), build)));
  return { numerator, denominator };
}

/** Takes denominators out of the numerator as often as they divide it. */
function reduce(fraction: Fraction, build: Builder): Fraction {
  let numerator = fraction.numerator;
  const denominator: Factor[] = [];
  for (const f of fraction.denominator) {
    let exponent = f.exponent;
    while (compare(exponent, ONE) >= 0) {
      const quotient = numerator.kind === 'sum' ? divideExactly(numerator, f.base, build) : undefined;
      if (!quotient) break;
      numerator = quotient;
      exponent = sub(exponent, ONE);
    }
    if (sign(exponent) !== 0) denominator.push({ base: f.base, exponent });
  }
  return { numerator, denominator };
}

/** A sum as one reduced quotient, multiplied out; the sum itself where that grows too large. */
function flattenSum(sum: Term, build: Builder): Term {
  try {
    const { numerator, denominator } = reduce(together(termsOf(sum), build), build);
    return build.product([
      numerator,
      ...denominator.map((f) => rawProduct(ONE, [{ base: f.base, exponent: neg(f.exponent) }])),
    ]);
  } catch (e) {
    if (e instanceof TooLarge) return sum;
    throw e;
  }
}

/** A power of a sum with its growth taken out. */
function orientedPower(base: Term, exponent: Rational, build: Builder): Term {
  if (base.kind !== 'sum') return build.power(base, exponent);
  const { scale, rest } = orient(base, build);
  return build.product([build.power(scale, exponent), build.power(rest, exponent)]);
}

/** Bottom-up: growth out of sums, sums of quotients to one quotient. */
export function flatten(t: Term, build: Builder): Term {
  switch (t.kind) {
    case 'call': {
      const args = t.args.map((a) => flatten(a, build));
      if (t.op !== 'log' || args[0]!.kind !== 'sum') return build.call(t.op, args);
      return build.call('log', [orientedPower(args[0]!, ONE, build)]);
    }
    case 'sum':
      return flattenSum(build.sum(t.terms.map((p) => flatten(p, build))), build);
    case 'product': {
      const factors = t.factors.map((f) => orientedPower(flatten(f.base, build), f.exponent, build));
      const product = build.product([numberTerm(t.coefficient), ...factors]);
      const top = productOf(product).factors.filter((f) => f.base.kind === 'sum' && sign(f.exponent) > 0);
      return top.length > 0 ? flattenSum(product, build) : product;
    }
    default:
      return t;
  }
}
