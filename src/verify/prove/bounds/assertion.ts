/**
 * What the prover of bounds proves: assertions about an expression on a box (a range for each variable), and the trees of
 * reasons that certificates hold. Falling and concave functions are stated as rising and convex ones of the opposite sign.
 */
import type { Expr } from '../../../expr/expr.js';
import type { Json } from '../../../stages.js';
import type { Box } from '../../../truth/boxes.js';
import type { End } from '../../../truth/far/far.js';

export type Assertion =
  /** of > 0 (strict) or of >= 0 everywhere on the box, and defined there. */
  | { readonly kind: 'sign'; readonly of: Expr; readonly strict: boolean }
  /** of rises with the variable, for every setting of the others. */
  | { readonly kind: 'rising'; readonly of: Expr; readonly variable: string; readonly strict: boolean }
  | { readonly kind: 'convex'; readonly of: Expr; readonly variable: string }
  /** There is a pair of points at which `of` falls (or, unless strict, stays) for every setting of the others. */
  | { readonly kind: 'notRising'; readonly of: Expr; readonly variable: string; readonly strict: boolean }
  | { readonly kind: 'notConvex'; readonly of: Expr; readonly variable: string }
  | { readonly kind: 'parity'; readonly of: Expr; readonly variable: string; readonly odd: boolean }
  | { readonly kind: 'notParity'; readonly of: Expr; readonly variable: string; readonly odd: boolean }
  | {
      readonly kind: 'range';
      readonly of: Expr;
      readonly variable: string;
      readonly low: Expr;
      readonly high: Expr;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
    }
  | { readonly kind: 'smooth'; readonly of: Expr; readonly variable: string; readonly order: number | 'inf' }
  | { readonly kind: 'notSmooth'; readonly of: Expr; readonly variable: string; readonly order: number | 'inf' }
  /** The limit of `of` as the variable goes to the end; `value` may be ±inf. */
  | { readonly kind: 'limit'; readonly of: Expr; readonly variable: string; readonly end: End; readonly value: Expr }
  /** of(at + h) − of(at − h) >= 0 in the limit of h → 0+. */
  | { readonly kind: 'jump'; readonly of: Expr; readonly variable: string; readonly at: Expr }
  /** Analytic in the variable around every point of the box. */
  | { readonly kind: 'analytic'; readonly of: Expr; readonly variable: string };

/** A reason: `by` names the rule, the rest is what the rule needs; parts are reasons again. */
export type Reason = { readonly by: string } & { readonly [key: string]: Json };

export interface Obligation {
  readonly assertion: Assertion;
  readonly box: Box;
}

/** The same assertion about other expressions. */
export function mapAssertion(a: Assertion, f: (e: Expr) => Expr): Assertion {
  switch (a.kind) {
    case 'range':
      return { ...a, of: f(a.of), low: f(a.low), high: f(a.high) };
    case 'limit':
      return {
        ...a,
        of: f(a.of),
        value: f(a.value),
        end: typeof a.end === 'string' ? a.end : { ...a.end, at: f(a.end.at) },
      };
    case 'jump':
      return { ...a, of: f(a.of), at: f(a.at) };
    default:
      return { ...a, of: f(a.of) };
  }
}

/** Expressions that a scaling must change by one common factor. */
export function comparedExprs(a: Assertion): readonly Expr[] {
  const finite = (list: readonly Expr[]) => list.filter((e) => e.kind !== 'infinity');
  switch (a.kind) {
    case 'range':
      return finite([a.of, a.low, a.high]);
    case 'limit':
      return finite([a.of, a.value]);
    default:
      return [a.of];
  }
}
