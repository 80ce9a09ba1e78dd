/**
 * What the normal form used on its way, in order: each entry is an instance of a short list of known laws, and can be
 * checked without knowing how it was found.
 */
import type { OpName } from '../../expr/ops.js';
import type { Rational } from '../rational.js';
import type { Frac } from './field.js';

/** exp(u) = v, and so u = log(v) and v > 0. */
export interface PairLaw {
  readonly kind: 'pair';
  readonly u: Frac;
  readonly v: Frac;
  readonly by:
    | { readonly rule: 'generator'; readonly id: number }
    /** u = Σ nᵢ·uᵢ and v = Π vᵢ^nᵢ of earlier pairs (by index). */
    | { readonly rule: 'combine'; readonly parts: readonly (readonly [number, number])[] }
    /** v is the positive root of an earlier pair's v: v^degree = vᵢ, u = uᵢ/degree. */
    | { readonly rule: 'root'; readonly of: number; readonly degree: number };
}
/** value^degree = arg, and value >= 0 where the degree is even. */
export interface RootLaw {
  readonly kind: 'root';
  readonly degree: number;
  readonly arg: Frac;
  readonly value: Frac;
}
/** sin(angle) and cos(angle). */
export interface TurnLaw {
  readonly kind: 'turn';
  readonly angle: Frac;
  readonly sin: Frac;
  readonly cos: Frac;
  readonly by:
    | { readonly rule: 'generator'; readonly id: number }
    /** The angle is n·pi/2. */
    | { readonly rule: 'quarters'; readonly n: number }
    /** The angle is the generator of an arc sine or arc tangent. */
    | { readonly rule: 'inverse'; readonly id: number }
    | { readonly rule: 'negate'; readonly of: number }
    | { readonly rule: 'sum'; readonly of: readonly [number, number] };
}
/** An odd function: op(arg) = value, value being ± a generator. */
export interface OddLaw {
  readonly kind: 'odd';
  readonly op: OpName;
  readonly arg: Frac;
  readonly value: Frac;
}

/** Which signs a number may have. */
export const NEGATIVE = 1;
export const ZERO_SIGN = 2;
export const POSITIVE = 4;
export const ANY_SIGN = 7;
export type Mask = number;

/** The sign of `of`, from the signs of earlier entries. */
export interface SignLaw {
  readonly kind: 'sign';
  readonly of: Frac;
  readonly mask: Mask;
  readonly by: SignReason;
}
export type SignReason =
  /** A condition of the claim or of the cell. */
  | { readonly rule: 'given'; readonly fact: number }
  /** of = Σ coef·Π partᵢ^eᵢ, each part an earlier sign (by index), or anything to an even power. */
  | { readonly rule: 'terms'; readonly terms: readonly SignTerm[] }
  /** The generator is an exponential (> 0), an even root (>= 0) or pi. */
  | { readonly rule: 'generator'; readonly id: number }
  /** A number, by high precision. */
  | { readonly rule: 'number' }
  /** of = scale·(v₁ − v₂) of two pairs; the sign is that of u₁ − u₂ (an earlier sign), times that of the scale. */
  | {
      readonly rule: 'grows';
      readonly left: number;
      readonly right: number;
      readonly scale: number;
      readonly by: number;
    }
  /** of = u₁ − u₂ of two pairs; the sign is that of v₁ − v₂. */
  | { readonly rule: 'log-grows'; readonly left: number; readonly right: number; readonly by: number }
  /** of = value of an odd increasing function: the sign is that of its argument. */
  | { readonly rule: 'odd'; readonly law: number; readonly by: number }
  /** of = value₁ − value₂ of an increasing odd function: the sign is that of the difference of the arguments. */
  | { readonly rule: 'odd-grows'; readonly left: number; readonly right: number; readonly by: number }
  /** of = the generator of a root of odd degree: the sign is that of its argument. */
  | { readonly rule: 'odd-root'; readonly id: number; readonly by: number }
  /** of = bound ± generator of a bounded function. */
  | { readonly rule: 'bound'; readonly id: number }
  /** of = a·s + b, s = √p: a > 0 and a²p − b² (an earlier sign) > 0. */
  | { readonly rule: 'root-wins'; readonly id: number; readonly a: number; readonly by: number }
  /** of·cofactor = something (an earlier sign) that differs from 0. */
  | { readonly rule: 'divides'; readonly by: number; readonly cofactor: Frac };
export interface SignTerm {
  readonly coef: Rational;
  readonly parts: readonly { readonly sign?: number; readonly square?: Frac; readonly exponent: number }[];
}

export type Law = PairLaw | RootLaw | TurnLaw | OddLaw | SignLaw;
