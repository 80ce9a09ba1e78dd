/**
 * Fractions N / Π Dᵢ^eᵢ over germs. Every Dᵢ is 1 + (terms that vanish towards the end), kept as a factor: common
 * denominators cancel by being the same factor, and no greatest common divisor is ever needed.
 */
import { ONE as ONE_RATIONAL, power, type Rational, rational } from '../rational.js';
import type { Atom, Far } from './germ.js';
import { constant, type Monomial, UNIT } from './monomial.js';
import {
  addSums,
  divideExactly,
  lead,
  multiplyByMonomial,
  multiplySums,
  NOTHING,
  negateSum,
  powerOfSum,
  type Sum,
  single,
  sumKey,
} from './polynomial.js';
import type { GermTable } from './table.js';

interface Factor {
  readonly sum: Sum;
  readonly exponent: number;
}

export interface Fraction {
  readonly numerator: Sum;
  /** By the key of the factor; exponents are positive. */
  readonly denominators: ReadonlyMap<string, Factor>;
}

const NONE: ReadonlyMap<string, Factor> = new Map();
export const fraction = (numerator: Sum, denominators: ReadonlyMap<string, Factor> = NONE): Fraction => ({
  numerator,
  denominators,
});
export const ofMonomial = (t: Monomial): Fraction => fraction(single(t));
export const ofRational = (c: Rational): Fraction => ofMonomial(constant(c));
export const ofGerm = (table: GermTable, germ: number, exponent = UNIT): Fraction =>
  ofMonomial(table.of(germ, exponent));
export const ONE: Fraction = ofRational(ONE_RATIONAL);
export const ZERO: Fraction = fraction(NOTHING);
export const isZero = (f: Fraction): boolean => f.numerator.size === 0;

const MINUS_ONE = rational(-1);

function lift(table: GermTable, f: Fraction, to: ReadonlyMap<string, Factor>): Sum {
  let n = f.numerator;
  for (const [key, d] of to) {
    const missing = d.exponent - (f.denominators.get(key)?.exponent ?? 0);
    if (missing > 0) n = multiplySums(table, n, powerOfSum(table, d.sum, missing));
  }
  return n;
}

export function add(table: GermTable, a: Fraction, b: Fraction, factor: Rational = ONE_RATIONAL): Fraction {
  if (isZero(b)) return a;
  const common = new Map(a.denominators);
  for (const [key, d] of b.denominators) {
    const known = common.get(key);
    if (!known || known.exponent < d.exponent) common.set(key, d);
  }
  return fraction(addSums(lift(table, a, common), lift(table, b, common), factor), common);
}
export const subtract = (table: GermTable, a: Fraction, b: Fraction): Fraction => add(table, a, b, MINUS_ONE);
export const negate = (f: Fraction): Fraction => fraction(negateSum(f.numerator), f.denominators);
export const scale = (f: Fraction, c: Rational): Fraction => fraction(addSums(NOTHING, f.numerator, c), f.denominators);

export function multiply(table: GermTable, a: Fraction, b: Fraction): Fraction {
  if (isZero(a) || isZero(b)) return ZERO;
  const denominators = new Map(a.denominators);
  for (const [key, d] of b.denominators) {
    const known = denominators.get(key);
    denominators.set(key, known ? { sum: d.sum, exponent: known.exponent + d.exponent } : d);
  }
  return fraction(multiplySums(table, a.numerator, b.numerator), denominators);
}

/** 1/f. Throws LeadingTermsCancel where f has no leading term. */
export function invert(table: GermTable, f: Fraction): Fraction {
  const inverse = table.invert(lead(table, f.numerator));
  const rest = multiplyByMonomial(table, f.numerator, inverse);
  let n: Sum = single(inverse);
  for (const d of f.denominators.values()) n = multiplySums(table, n, powerOfSum(table, d.sum, d.exponent));
  return rest.size > 1 ? fraction(n, new Map([[sumKey(rest), { sum: rest, exponent: 1 }]])) : fraction(n);
}

/** f^n for a whole n; a power of one term keeps its denominators as powers. */
export function powerOf(table: GermTable, f: Fraction, n: number): Fraction {
  if (n === 0) return ONE;
  if (n < 0) return powerOf(table, invert(table, f), -n);
  if (f.numerator.size === 1) {
    const [t] = f.numerator.values();
    const denominators = new Map(
      [...f.denominators].map(([k, d]) => [k, { sum: d.sum, exponent: d.exponent * n }] as const),
    );
    const powers = t!.powers.map((p) => ({ germ: p.germ, exponent: p.exponent * n }));
    return fraction(single(table.monomial(power(t!.coefficient, n), powers)), denominators);
  }
  let result = ONE;
  for (let i = 0; i < n; i++) result = multiply(table, result, f);
  return result;
}

export const fractionKey = (f: Fraction): string =>
  f.denominators.size === 0
    ? sumKey(f.numerator)
    : `${sumKey(f.numerator)} / ${[...f.denominators]
        .map(([k, d]) => `(${k})^${d.exponent}`)
        .sort()
        .join(' ')}`;

/** The exact rational that the fraction is, if it is one. */
export function asRational(f: Fraction): Rational | undefined {
  if (f.denominators.size > 0 || f.numerator.size > 1) return undefined;
  if (f.numerator.size === 0) return rational(0);
  const [t] = f.numerator.values();
  return t!.powers.length === 0 ? t!.coefficient : undefined;
}

/** Leading term, logarithms of the size at the two test points, sign and growth. */
export interface Leading {
  readonly term: Monomial;
  readonly logs: readonly [number, number];
  readonly sign: 1 | -1;
  readonly growth: -1 | 0 | 1;
}

export function leading(table: GermTable, f: Fraction): Leading {
  const term = lead(table, f.numerator);
  const log = (i: 0 | 1): number => {
    let s = 0;
    for (const t of f.numerator.values()) s += table.sign(t) * Math.exp(Math.min(50, table.relative(t, term, i)));
    return table.logSize(term, i) + Math.log(Math.abs(s) || 1);
  };
  return { term, logs: [log(0), log(1)], sign: table.sign(term), growth: table.growth(term) };
}

/** f = M·(1 + d): the leading monomial and the rest, relative to it. */
export function splitLeading(table: GermTable, f: Fraction): { readonly term: Monomial; readonly rest: Fraction } {
  const term = lead(table, f.numerator);
  const relative = fraction(multiplyByMonomial(table, f.numerator, table.invert(term)), f.denominators);
  return { term, rest: subtract(table, relative, ONE) };
}

/** Divides the numerator by its denominators where they divide it. */
export function cancelDenominators(table: GermTable, f: Fraction): Fraction {
  let n = f.numerator;
  const denominators = new Map<string, Factor>();
  for (const [key, d] of f.denominators) {
    let exponent = d.exponent;
    while (exponent > 0) {
      const quotient = divideExactly(table, n, d.sum);
      if (!quotient) break;
      n = quotient;
      exponent -= 1;
    }
    if (exponent > 0) denominators.set(key, { sum: d.sum, exponent });
  }
  return fraction(n, denominators);
}

/** A function of a fraction as a germ, by its key: size, sign, and what it is. */
export function atomGerm(
  table: GermTable,
  atom: Atom | Far,
  argument: Fraction,
  describe: (l: Leading) => { readonly logs: readonly [number, number]; readonly sign: 1 | -1 },
): number {
  return table.germ(`${atom}[${fractionKey(argument)}]`, () => ({
    kind: 'atom',
    atom,
    argument,
    ...describe(leading(table, argument)),
  }));
}
