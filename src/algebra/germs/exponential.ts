/**
 * exp of a fraction: split term by term into powers of x, of numbers, of exponentials that decay, and 1 + expm1 of what
 * vanishes. Limits are read off the argument, so whatever cancels inside it has cancelled before.
 */
import { isInteger, neg, ONE as ONE_RATIONAL, power, type Rational, mul as times } from '../rational.js';
import {
  add,
  atomGerm,
  type Fraction,
  fraction,
  fractionKey,
  isZero,
  leading,
  multiply,
  ONE,
  ofGerm,
  ofMonomial,
  powerOf,
  scale,
  subtract,
} from './fraction.js';
import { type Germ, NoForm } from './germ.js';
import { exponentOf, type Monomial, UNIT } from './monomial.js';
import { lead, putInto } from './polynomial.js';
import type { GermTable } from './table.js';
import { expanded } from './taylor.js';

/** Whole multiples of a registered small exponent up to this are powers of its germ. */
const MOST_POWER = 5n;
/** Leading terms peeled off an argument with denominators. */
const MOST_PEELED = 8;

/** The germ g and the exponent c where t = c·g; undefined for anything longer. */
function multipleOfGerm(table: GermTable, t: Monomial): { readonly germ: Germ; readonly by: Rational } | undefined {
  const [p] = t.powers;
  return t.powers.length === 1 && p!.exponent === UNIT ? { germ: table.germs[p!.germ]!, by: t.coefficient } : undefined;
}

const isLogOfPrime = (table: GermTable, g: Germ): number | undefined => {
  if (g.kind !== 'constant' || g.name !== 'log' || g.of.powers.length > 0) return undefined;
  const { num, den } = g.of.coefficient;
  return den === 1n ? (table.has(`p${num}`) ?? table.prime(num)) : undefined;
};

function expOfConstant(table: GermTable, t: Monomial): Fraction {
  const exponent = exponentOf(t.coefficient);
  if (t.powers.length === 0 && exponent !== undefined) return ofGerm(table, table.named('e'), exponent);
  const multiple = multipleOfGerm(table, t);
  const prime = multiple && isLogOfPrime(table, multiple.germ);
  if (prime !== undefined && exponent !== undefined) return ofGerm(table, prime, exponent);
  return ofGerm(table, table.constantOf('exp', t));
}

/** exp of one term that tends to ±∞ (or of a multiple of log x). */
function expOfGrowing(table: GermTable, t: Monomial): Fraction {
  const multiple = multipleOfGerm(table, t);
  const exponent = multiple && exponentOf(multiple.by);
  if (multiple?.germ.kind === 'logX' && exponent !== undefined) return ofGerm(table, table.x(), exponent);
  const { germ, exponent: units } = table.decay(t);
  return ofGerm(table, germ, units);
}

interface Unit {
  readonly unit: Rational;
  readonly argument: Fraction;
}

/** exp(w) = 1 + expm1(w) for w that vanishes or stays bounded; multiples of one argument are powers of one germ. */
function onePlus(table: GermTable, w: Fraction): Fraction {
  const c = lead(table, w.numerator).coefficient;
  const key = fractionKey(scale(w, power(c, -1)));
  const known = table.exponentialUnits.get(key) as Unit | undefined;
  const base: Unit = known ?? { unit: c, argument: w };
  if (!known) table.exponentialUnits.set(key, base);
  const one = (u: Fraction): Fraction => {
    if (table.depth > 0 && leading(table, u).growth < 0) return add(table, ONE, expanded(table, 'expm1', u));
    const germ = atomGerm(table, 'expm1', u, (l) => ({ logs: l.logs, sign: l.sign }));
    return add(table, ONE, ofGerm(table, germ));
  };
  const ratio = times(c, power(base.unit, -1));
  if (isInteger(ratio) && ratio.num <= MOST_POWER && ratio.num >= -MOST_POWER)
    return powerOf(table, one(base.argument), Number(ratio.num));
  return one(w);
}

/** exp(u). */
export function expOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ONE;
  let out = ONE;
  let rest = u;
  if (u.denominators.size === 0) {
    const small = new Map<string, Monomial>();
    for (const t of u.numerator.values()) {
      const multiple = multipleOfGerm(table, t);
      const g = multiple?.germ;
      if (g?.kind === 'atom' && g.atom === 'log1p' && isInteger(t.coefficient))
        out = multiply(table, out, powerOf(table, add(table, ONE, g.argument), Number(t.coefficient.num)));
      else if (g?.kind === 'logX') out = multiply(table, out, expOfGrowing(table, t));
      else if (table.isConstant(t)) out = multiply(table, out, expOfConstant(table, t));
      else if (table.growth(t) > 0) out = multiply(table, out, expOfGrowing(table, t));
      else putInto(small, t);
    }
    rest = fraction(small);
  } else {
    for (let k = 0; k < MOST_PEELED && !isZero(rest); k++) {
      const t = lead(table, rest.numerator);
      const peeled = table.isConstant(t) ? expOfConstant(table, t) : table.growth(t) > 0 && expOfGrowing(table, t);
      if (!peeled) break;
      out = multiply(table, out, peeled);
      rest = subtract(table, rest, ofMonomial(t));
    }
  }
  if (isZero(rest)) return out;
  if (table.growth(lead(table, rest.numerator)) > 0) throw new NoForm('the argument of exp cannot be split');
  return multiply(table, out, onePlus(table, rest));
}

/** exp(c·u). */
export const expOfMultiple = (table: GermTable, u: Fraction, c: number): Fraction =>
  expOf(table, scale(u, c === 1 ? ONE_RATIONAL : c === -1 ? neg(ONE_RATIONAL) : { num: BigInt(c), den: 1n }));
