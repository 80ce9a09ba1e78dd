/**
 * Germs: the small and the large quantities of which an expression is made near an end. Each is computed to full
 * relative accuracy from earlier ones, and all else is exact algebra between them (docs/forms.md).
 */
import type { Rational } from '../rational.js';
import type { Fraction } from './fraction.js';
import type { Monomial } from './monomial.js';

/** Where an expression is expanded: |x| → ∞, or x → a from one side (a = 0 where no point is named). */
export interface End {
  readonly kind: 'infinity' | 'point';
  /** The sign of x at infinity; of x − a at a point. */
  readonly side: 1 | -1;
  /** The point a; 0 if missing. Not at infinity. */
  readonly at?: Rational;
}

/** Functions with f(w) = leading term · (1 + …), computed to full relative accuracy however small w is. */
export type Atom =
  | 'expm1'
  | 'log1p'
  | 'sqrt1pm1'
  | 'erf'
  | 'atan'
  | 'acot'
  | 'sin'
  | 'cosm1'
  /** erfcx(1/w)·√π. */
  | 'erfcxOfReciprocal';

/** Functions that stay bounded (or fall slowly) as their argument grows. */
export type Far = 'erfcx' | 'sinFar' | 'cosFar';

export type GermKind =
  /** |x − a|, or |x| at infinity. */
  | { readonly kind: 'x' }
  /** log of that. */
  | { readonly kind: 'logX' }
  /** exp(−rate), rate → +∞. */
  | { readonly kind: 'decay'; readonly rate: Monomial; readonly rateSign: 1 | -1 }
  | { readonly kind: 'prime'; readonly prime: bigint }
  /** Numbers that do not depend on x: π, e, the logarithm or exponential of a monomial of constants. */
  | { readonly kind: 'constant'; readonly name: 'pi' | 'e' }
  | { readonly kind: 'constant'; readonly name: 'log' | 'exp'; readonly of: Monomial }
  | { readonly kind: 'atom'; readonly atom: Atom | Far; readonly argument: Fraction }
  /** ε in f(w) = Σ a_j w^j + a_n w^n (1 + ε): what is left of an atom after its first terms. */
  | { readonly kind: 'remainder'; readonly atom: Atom; readonly order: number; readonly argument: Fraction }
  /** A long sum kept as one quantity. */
  | { readonly kind: 'cut'; readonly argument: Fraction }
  /** log|germ|. */
  | { readonly kind: 'logGerm'; readonly germ: number };

export type Germ = GermKind & {
  readonly id: number;
  readonly key: string;
  /** log|germ| at the two test points, far and farther towards the end: they order terms by size, nothing else. */
  readonly logs: readonly [number, number];
  /** The sign near the end. */
  readonly sign: 1 | -1;
};

export const isConstantGerm = (g: Germ): boolean => g.kind === 'prime' || g.kind === 'constant';

/** The leading terms of a sum cancel: their sizes say nothing, and a deeper expansion is needed. */
export class LeadingTermsCancel extends Error {}
/** The algebra leaves its limits of terms or bits. */
export class TooLarge extends Error {}
/** The expression has no such form; the message says why. */
export class NoForm extends Error {}
