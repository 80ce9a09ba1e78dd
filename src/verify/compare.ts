/** The order of two expressions at a point, in intervals of rising precision. */
import { type Expr, number, sameExpr, substitute } from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import type { Answer, Point, Truth } from '../truth/truth.js';
import { compareBounds, type Gap, gapOf, isPoint, straddlesZero } from './bounds.js';
import { isBound } from './problem.js';

export type Order =
  /** Certain: the enclosures are disjoint. */
  | { readonly kind: 'less' | 'greater' }
  /** Proved equal (both known exactly), or equal to `gap.agreedBits` bits. */
  | { readonly kind: 'same'; readonly exact: boolean; readonly gap: Gap }
  /** One side alone is undefined, for certain. */
  | { readonly kind: 'one-sided'; readonly undefinedSide: 'left' | 'right'; readonly reason: string }
  /** Neither side is defined: nothing is claimed. */
  | { readonly kind: 'neither' }
  | { readonly kind: 'undecided'; readonly reason: string };

export interface Compared {
  readonly order: Order;
  readonly left: Answer;
  readonly right: Answer;
}

/** Working precisions in turn. 256 bits show 60 digits; 1400 bits see exp(−900) beside 1 (900/ln 2 = 1298). */
const LADDER: readonly number[] = [256, 1400];
/** With `deep`: sees exp(−5600) beside 1. */
const DEEP_LADDER: readonly number[] = [...LADDER, 8192];
/** Agreement to this many bits (60 digits) counts as equal; more is not asked for. */
export const ENOUGH_BITS = 200;

export interface CompareOptions {
  /** Go on past 60 equal digits to tell `<` from `=`. */
  readonly strict?: boolean;
  /** One more, expensive rung: for the few points that decide a whole claim. */
  readonly deep?: boolean;
  /** Where the right side is evaluated, if not at the same point: f(a) against f(b). */
  readonly rightPoint?: Point;
}

/** Compares two expanded expressions without limits at a point. */
export function compareAt(truth: Truth, left: Expr, right: Expr, point: Point, options: CompareOptions = {}): Compared {
  let compared: Compared | undefined;
  for (const bits of options.deep ? DEEP_LADDER : LADDER) {
    const [a, b] = [truth.enclose(left, point, bits), truth.enclose(right, options.rightPoint ?? point, bits)];
    compared = { order: orderOf(a, b), left: a, right: b };
    if (!worthRaising(compared, options)) break;
  }
  return settled(compared!, left, right, point, options);
}

function orderOf(a: Answer, b: Answer): Order {
  if (a.kind === 'undefined' && b.kind === 'undefined') return { kind: 'neither' };
  if (a.kind === 'undecided') return { kind: 'undecided', reason: a.reason };
  if (b.kind === 'undecided') return { kind: 'undecided', reason: b.reason };
  if (a.kind === 'undefined') return { kind: 'one-sided', undefinedSide: 'left', reason: a.reason };
  if (b.kind === 'undefined') return { kind: 'one-sided', undefinedSide: 'right', reason: b.reason };
  if (compareBounds(a.high, b.low) < 0) return { kind: 'less' };
  if (compareBounds(b.high, a.low) < 0) return { kind: 'greater' };
  return { kind: 'same', exact: isPoint(a) && isPoint(b), gap: gapOf(a, b) };
}

/** Both values below 2^−10^6: the arithmetic's range ends, more digits do not help. */
const VANISHING_BITS = -1_000_000;

/** Can more precision change the answer, and is it asked for? */
function worthRaising({ order }: Compared, options: CompareOptions): boolean {
  if (order.kind === 'undecided') return true;
  if (order.kind !== 'same' || order.exact) return false;
  if (order.gap.widthBits === Number.POSITIVE_INFINITY || order.gap.sizeBits < VANISHING_BITS) return false;
  return options.strict === true || options.deep === true || order.gap.agreedBits < ENOUGH_BITS;
}

/** What the last rung means: equal to 60 digits, equal as far as one can see near 0, or not decided. */
function settled(c: Compared, left: Expr, right: Expr, point: Point, options: CompareOptions): Compared {
  const { order } = c;
  if (order.kind !== 'same' || order.exact) return c;
  if (options.strict && equalByFolding(left, point, right, options.rightPoint ?? point))
    return { ...c, order: { ...order, exact: true } };
  if (order.gap.agreedBits >= ENOUGH_BITS) return c;
  if (order.gap.widthBits === Number.POSITIVE_INFINITY)
    return { ...c, order: { kind: 'undecided', reason: 'the values leave the range of the arithmetic' } };
  const nearZero =
    c.left.kind === 'number' && c.right.kind === 'number' && (straddlesZero(c.left) || straddlesZero(c.right));
  if (nearZero && order.gap.widthBits <= -ENOUGH_BITS) return c;
  return { ...c, order: { kind: 'undecided', reason: 'the enclosures overlap at the highest precision' } };
}

/** Are the two sides the same expression once their points are put in and constants are folded exactly? */
function equalByFolding(left: Expr, leftPoint: Point, right: Expr, rightPoint: Point): boolean {
  const [a, b] = [folded(left, leftPoint), folded(right, rightPoint)];
  return a !== undefined && b !== undefined && sameExpr(a, b);
}

function folded(e: Expr, point: Point): Expr | undefined {
  if ([...point.keys()].some((name) => isBound(e, name))) return undefined;
  return tidy(substitute(e, new Map([...point].map(([n, v]) => [n, number(v)] as const))));
}
