/** What one attempt at a normal form tells the next, and what functions ask of signs. */
import { type Expr, key } from '../../expr/expr.js';
import { div, isInteger, neg, type Rational, sign } from '../rational.js';
import type { Frac } from './field.js';
import type { NEGATIVE, POSITIVE } from './laws.js';
import { type Poly, rationalGcd } from './poly.js';

/** What attempts learn from one another: units of exponents and angles by monomial, and factors to look for. */
export class Hints {
  private readonly units = new Map<string, Rational>();
  readonly bases: Expr[] = [];
  /** The unit for a coefficient; throws Restart where the known one does not divide it. */
  unit(name: string, coef: Rational): Rational {
    const positive = sign(coef) < 0 ? neg(coef) : coef;
    const known = this.units.get(name);
    if (known && isInteger(div(coef, known))) return known;
    this.units.set(name, known ? rationalGcd(known, positive) : positive);
    if (known) throw new Restart('a finer unit');
    return positive;
  }
  hasBase = (e: Expr): boolean => this.bases.some((b) => key(b) === key(e));
  addBase(e: Expr): void {
    this.bases.push(e);
    throw new Restart('a finer factor');
  }
}
/** Begin again with what the hints now hold. */
export class Restart extends Error {}

/** Signs, as far as they are known where the form is used. */
export interface Signs {
  /** The sign of a polynomial; throws (asks for a case distinction) if it may be more than one of those wanted. */
  strict(p: Poly): typeof NEGATIVE | typeof POSITIVE;
  /** Negative or not; zero counts as either. */
  weak(p: Poly): typeof NEGATIVE | typeof POSITIVE;
  /** Known positive? Never throws. */
  isPositive(p: Poly): boolean;
  /** Known not to be negative? Never throws. */
  isNotNegative(p: Poly): boolean;
  /** Writes down that the fraction is not negative. */
  note(f: Frac): void;
  /** p = product of others of known sign: its own sign is their product's. */
  quotient(p: Poly, whole: Poly, by: Poly): void;
}
