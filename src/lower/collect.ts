/**
 * Exact algebra that makes cancellation and overflow disappear where they are algebraic: in a cell where the signs of
 * the exponents are known, the exponential that grows fastest is taken out of every sum (1 + exp(x) becomes
 * exp(x)·(exp(−x) + 1) for x > 0), sums of quotients are put over a common denominator, multiplied out, collected,
 * and divided exactly by factors that vanish: the denominators, and 1 − exp(−u), which a core computes without loss.
 * Work is bounded by the number of terms; a sum that would grow beyond it stays as it was.
 */
import {
  add,
  compare,
  isInteger,
  mul,
  neg,
  ONE,
  type Rational,
  rational,
  sign,
  sub,
  ZERO,
} from '../algebra/rational.js';
import { type Builder, exponentialOf } from './build.js';
import { isNegativeRange, isPositive, rangeOf } from './ranges.js';
import {
  type Factor,
  numberTerm,
  ONE_TERM,
  productOf,
  rawProduct,
  rawSum,
  splitCoefficient,
  type Term,
  termsOf,
} from './term.js';

/** Terms of a numerator; mish'' needs 38. */
const MAX_TERMS = 160;

class TooLarge extends Error {}

/** An exponential as a power of the one of its class: exp(c·body) is T^c, T = exp(body) decaying where the sign of body is known. */
interface Growth {
  readonly id: string;
  readonly base: Term | undefined;
  readonly body: Term;
  readonly coefficient: Rational;
  /** T is known to decay, so that large powers of it are small. */
  readonly decays: boolean;
}

function growthOf(f: Factor, build: Builder): Growth | undefined {
  const e = exponentialOf(f.base, build.facts);
  if (!e) return undefined;
  const { coefficient, body } = splitCoefficient(e.exponent);
  const id = `${e.base?.key ?? 'e'}|${body.key}`;
  const power = mul(coefficient, f.exponent);
  const range = rangeOf(body, build.facts);
  // A base below 1 turns the direction round.
  const falls =
    e.base !== undefined && isNegativeRange(rangeOf(build.sum([e.base, numberTerm(rational(-1))]), build.facts));
  if (falls ? isNegativeRange(range) : isPositive(range))
    return { id, base: e.base, body: build.negate(body), coefficient: neg(power), decays: true };
  return { id, base: e.base, body, coefficient: power, decays: falls ? isPositive(range) : isNegativeRange(range) };
}

const exponentialTerm = (g: Growth, coefficient: Rational, build: Builder): Term => {
  const exponent = build.product([numberTerm(coefficient), g.body]);
  return g.base ? build.call('pow', [g.base, exponent]) : build.call('exp', [exponent]);
};

/** Multiplies every term of a sum by `by`. */
const scaleTerms = (sum: Term, by: Term, build: Builder): Term =>
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

function exponentIn(t: Term, id: string, build: Builder): Rational {
  for (const f of productOf(t).factors) {
    const g = growthOf(f, build);
    if (g?.id === id) return g.coefficient;
  }
  return ZERO;
}

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

/** Exponents of all atoms of a monomial; exponentials of one class are one atom. */
function exponentsOf(t: Term, build: Builder): ReadonlyMap<string, Rational> {
  const map = new Map<string, Rational>();
  for (const f of productOf(t).factors) {
    const g = growthOf(f, build);
    const [id, exponent] = g ? [g.id, g.coefficient] : [f.base.key, f.exponent];
    map.set(id, add(map.get(id) ?? ZERO, exponent));
  }
  return map;
}

/** The largest monomial that divides every term (negative exponents included). */
function contentOf(sum: Term, build: Builder): Term {
  const [first, ...rest] = termsOf(sum);
  const others = rest.map((t) => exponentsOf(t, build));
  const factors: Term[] = [];
  for (const f of productOf(first!).factors) {
    const g = growthOf(f, build);
    const own = g ? g.coefficient : f.exponent;
    const id = g ? g.id : f.base.key;
    const least = others.map((o) => o.get(id) ?? ZERO).reduce((a, b) => (compare(b, a) < 0 ? b : a), own);
    if (sign(least) !== 0) factors.push(g ? exponentialTerm(g, least, build) : build.power(f.base, least));
  }
  // Atoms with negative exponents in other terms only.
  const seen = new Set(productOf(first!).factors.map((f) => growthOf(f, build)?.id ?? f.base.key));
  for (const t of rest)
    for (const f of productOf(t).factors) {
      const g = growthOf(f, build);
      const id = g?.id ?? f.base.key;
      if (seen.has(id)) continue;
      seen.add(id);
      const all = [exponentsOf(first!, build), ...others].map((o) => o.get(id) ?? ZERO);
      const least = all.reduce((a, b) => (compare(b, a) < 0 ? b : a));
      if (sign(least) < 0) factors.push(g ? exponentialTerm(g, least, build) : build.power(f.base, least));
    }
  return build.product(factors);
}

/** gcd of the coefficients, with the sign that most terms have. */
function numericContent(sum: Term): Rational {
  const all = termsOf(sum).map((t) => splitCoefficient(t).coefficient);
  const common = all.reduce((a, b) => rational(gcd(a.num * b.den, b.num * a.den), a.den * b.den));
  return all.filter((c) => sign(c) < 0).length * 2 > all.length ? neg(magnitude(common)) : magnitude(common);
}
function gcd(a: bigint, b: bigint): bigint {
  let [u, v] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (v !== 0n) [u, v] = [v, u % v];
  return u;
}

/** The exact quotient of two sums as polynomials in their atoms; undefined if it does not come out. */
export function divideExactly(numerator: Term, divisor: Term, build: Builder): Term | undefined {
  const prepare = (sum: Term) => {
    const content = contentOf(sum, build);
    return { content, terms: termsOf(scaleTerms(sum, build.power(content, rational(-1)), build)) };
  };
  const [n, d] = [prepare(numerator), prepare(divisor)];
  const ids = [...new Set([...n.terms, ...d.terms].flatMap((t) => [...exponentsOf(t, build).keys()]))].sort();
  const order = (a: Term, b: Term): number => {
    const [u, v] = [exponentsOf(a, build), exponentsOf(b, build)];
    for (const id of ids) {
      const c = compare(u.get(id) ?? ZERO, v.get(id) ?? ZERO);
      if (c !== 0) return c;
    }
    return 0;
  };
  const lead = (terms: readonly Term[]) => terms.reduce((a, b) => (order(b, a) > 0 ? b : a));
  const divisorLead = lead(d.terms);
  const quotient: Term[] = [];
  let rest: Term = rawSum(n.terms);
  while (rest.key !== '0') {
    if (quotient.length > MAX_TERMS || termsOf(rest).length > MAX_TERMS) return undefined;
    const step = build.divide(lead(termsOf(rest)), divisorLead);
    if ([...exponentsOf(step, build).values()].some((e) => sign(e) < 0 || !isInteger(e))) return undefined;
    quotient.push(step);
    rest = build.subtract(rest, build.sum(d.terms.map((t) => build.product([t, step]))));
  }
  return scaleTerms(build.sum(quotient), build.divide(n.content, d.content), build);
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

/** The factors 1 − exp(−u) of a sum, taken out; each becomes −expm1(−u). */
function extractVanishing(sum: Term, build: Builder): readonly Term[] {
  const classes = new Map<string, Growth>();
  for (const t of termsOf(sum))
    for (const f of productOf(t).factors) {
      const g = growthOf(f, build);
      const before = g && classes.get(g.id);
      if (g && (!before || compare(magnitude(g.coefficient), magnitude(before.coefficient)) < 0)) classes.set(g.id, g);
    }
  const found: Term[] = [];
  let rest = sum;
  for (const g of classes.values()) {
    const decaying = exponentialTerm(g, g.coefficient, build);
    const vanishing = build.subtract(ONE_TERM, decaying);
    for (let i = 0; i < 8 && rest.kind === 'sum'; i++) {
      const quotient = divideExactly(rest, vanishing, build);
      if (!quotient) break;
      rest = quotient;
      const minusOne = g.base
        ? build.product([build.call('log', [g.base]), numberTerm(g.coefficient), g.body])
        : build.product([numberTerm(g.coefficient), g.body]);
      found.push(build.negate(build.call('expm1', [minusOne])));
    }
  }
  return [rest, ...found];
}
const magnitude = (c: Rational): Rational => (sign(c) < 0 ? neg(c) : c);

/**
 * Terms with the same part outside the exponentials go together, each group with its own vanishing factors taken
 * out and its polynomial in the one exponential nested (Horner), so that no term is computed twice.
 */
function group(sum: Term, build: Builder): Term {
  const groups = new Map<string, { outside: Term; inside: Term[] }>();
  for (const t of termsOf(sum)) {
    const factors = productOf(t).factors;
    const moving = factors.filter((f) => growthOf(f, build));
    const outside = rawProduct(
      ONE,
      factors.filter((f) => !growthOf(f, build)),
    );
    const inside = rawProduct(productOf(t).coefficient, moving);
    const g = groups.get(outside.key) ?? { outside, inside: [] };
    g.inside.push(inside);
    groups.set(outside.key, g);
  }
  return rawSum(
    [...groups.values()].map(({ outside, inside }) => {
      if (inside.length === 1) return build.product([inside[0]!, outside]);
      const [rest, ...vanishing] = extractVanishing(build.sum(inside), build);
      return build.product([outside, horner(rest!, build), ...vanishing]);
    }),
  );
}

/** a + bT + cT² as a + T(b + cT); a sum in several exponentials stays as it is. */
function horner(sum: Term, build: Builder): Term {
  if (sum.kind !== 'sum') return sum;
  const content = build.product([contentOf(sum, build), numberTerm(numericContent(sum))]);
  const terms = termsOf(scaleTerms(sum, build.power(content, rational(-1)), build));
  const growths = terms.flatMap((t) => productOf(t).factors.flatMap((f) => growthOf(f, build) ?? []));
  if (terms.length < 3 || new Set(growths.map((g) => g.id)).size !== 1) return build.product([content, rawSum(terms)]);
  const g = growths[0]!;
  const head = terms.filter((t) => sign(exponentIn(t, g.id, build)) === 0);
  const tail = terms.filter((t) => sign(exponentIn(t, g.id, build)) !== 0);
  if (head.length === 0 || tail.length === 0) return build.product([content, rawSum(terms)]);
  return build.product([content, rawSum([...head, horner(build.sum(tail), build)])]);
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
function flatten(t: Term, build: Builder): Term {
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

/** A sum with growth, common factors and vanishing factors in front, and the rest grouped. */
function presentSum(sum: Term, build: Builder): Term {
  const { scale, rest } = orient(sum, build);
  const content = build.product([contentOf(rest, build), numberTerm(numericContent(rest))]);
  const bare = scaleTerms(rest, build.power(content, rational(-1)), build);
  const [kept, ...vanishing] = extractVanishing(bare, build);
  const product = build.product([scale, content, ...vanishing]);
  const inner = kept!.kind === 'sum' ? group(kept!, build) : kept!;
  return build.product([product, inner]);
}

/** Every sum in its computable shape, arguments included. */
function present(t: Term, build: Builder): Term {
  switch (t.kind) {
    case 'call':
      return build.call(
        t.op,
        t.args.map((a) => present(a, build)),
      );
    case 'sum':
      return presentSum(build.sum(t.terms.map((p) => present(p, build))), build);
    case 'product':
      return build.product([
        numberTerm(t.coefficient),
        ...t.factors.map((f) => build.power(present(f.base, build), f.exponent)),
      ]);
    default:
      return t;
  }
}

/** The term as a quotient of collected sums, as the head of this file describes. Equal to `t` where `t` is defined. */
export const collect = (t: Term, build: Builder): Term => present(flatten(t, build), build);
