/** A flat term in a shape that computes well: common and vanishing factors in front, polynomials in an exponential nested. */
import { add, compare, ONE, type Rational, rational, sign, ZERO } from '../algebra/rational.js';
import type { Builder } from './build.js';
import { exponentIn, exponentialTerm, type Growth, growthOf, orient, scaleTerms } from './growth.js';
import { contentOf, divideExactly, magnitude, numericContent } from './quotient.js';
import { numberTerm, ONE_TERM, productOf, rawProduct, rawSum, type Term, termsOf } from './term.js';

/** Is the sum 0 where this exponential is 1? Only then can a factor 1 − exp(−u) be taken out. */
function vanishesAtOne(sum: Term, id: string, build: Builder): boolean {
  const rests = new Map<string, Rational>();
  for (const t of termsOf(sum)) {
    const { coefficient, factors } = productOf(t);
    const others = factors.filter((f) => growthOf(f, build)?.id !== id);
    const { key } = rawProduct(ONE, others);
    rests.set(key, add(rests.get(key) ?? ZERO, coefficient));
  }
  return [...rests.values()].every((c) => sign(c) === 0);
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
    for (let i = 0; i < 8 && rest.kind === 'sum' && vanishesAtOne(rest, g.id, build); i++) {
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
export function present(t: Term, build: Builder): Term {
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
