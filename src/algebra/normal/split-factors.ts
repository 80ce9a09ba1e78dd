/** Factors that are easy to find: squares, differences of squares, rational roots. Full factoring is not attempted. */
import { mul, neg, ONE, type Rational, rational, sign } from '../rational.js';
import {
  addPoly,
  constant,
  constantOf,
  contentOf,
  divideExact,
  exponentOf,
  fromTerms,
  generator,
  generatorsOf,
  type Poly,
  polyKey,
  polyRoot,
  subPoly,
} from './poly.js';

type Factors = readonly (readonly [Poly, number])[];

/** p as a product of at least two primitive factors (or a power); undefined where none is found. */
export function splitFactors(p: Poly): Factors | undefined {
  const square = polyRoot(p);
  if (square) return [[square, 2]];
  return difference(p) ?? linearFactor(p);
}

/** a² − b² = (a − b)(a + b). */
function difference(p: Poly): Factors | undefined {
  if (p.size !== 2) return undefined;
  const [s, t] = [...p.values()];
  const [high, low] = sign(s!.coef) > 0 ? [s!, t!] : [t!, s!];
  if (sign(low.coef) >= 0 || sign(high.coef) < 0) return undefined;
  const [a, b] = [polyRoot(fromTerms([high])), polyRoot(fromTerms([{ ...low, coef: neg(low.coef) }]))];
  if (!a || !b) return undefined;
  // p is primitive with a positive leading term; so are the factors, up to one common sign.
  return signed([subPoly(a, b), addPoly(a, b)]);
}

/** Factors with positive leading terms, if their product is then still p. */
function signed(list: readonly Poly[]): Factors | undefined {
  const parts = list.map(contentOf);
  const coef = parts.reduce<Rational>((c, part) => mul(c, part.coef), ONE);
  if (coef.num !== 1n || coef.den !== 1n || parts.some((c) => c.powers.length > 0)) return undefined;
  const factors = parts.map((c) => c.rest);
  const same = factors.every((f) => polyKey(f) === polyKey(factors[0]!)) && factors.length > 1;
  return same ? [[factors[0]!, factors.length]] : factors.map((f) => [f, 1] as const);
}

const MOST_DIVISOR = 400n;
const divisors = (n: bigint): readonly bigint[] => {
  const size = n < 0n ? -n : n;
  const found: bigint[] = [];
  for (let d = 1n; d <= MOST_DIVISOR && d <= size; d++) if (size % d === 0n) found.push(d);
  return found;
};

/** A rational root of a polynomial in one generator. */
function linearFactor(p: Poly): Factors | undefined {
  const gens = [...generatorsOf(p)];
  if (gens.length !== 1) return undefined;
  const g = gens[0]!;
  const degrees = [...p.values()].map((t) => exponentOf(t, g));
  const [low, high] = [Math.min(...degrees), Math.max(...degrees)];
  if (low !== 0 || high < 2 || high > 8) return undefined;
  const at = (n: number) => [...p.values()].find((t) => exponentOf(t, g) === n)!.coef.num;
  for (const b of divisors(at(high)))
    for (const a of divisors(at(0)))
      for (const root of [rational(a, b), rational(-a, b)]) {
        const factor = contentOf(subPoly(generator(g), constant(root))).rest;
        const quotient = divideExact(p, factor);
        if (!quotient || constantOf(quotient) !== undefined) continue;
        return signed([factor, quotient]);
      }
  return undefined;
}
