/** The links of a relation at one point, and what all points together showed. */
import type { Comparison, Expr } from '../expr/expr.js';
import type { Point, Truth } from '../truth/truth.js';
import { type CompareOptions, ENOUGH_BITS, type Order } from './compare.js';
import type { Reach } from './limit.js';
import { type ComparedSides, compareSides } from './sides.js';

/** An identity is one link with '='. */
export interface Link {
  readonly left: Expr;
  readonly relation: '=' | Comparison['relation'];
  readonly right: Expr;
}

export type Standing = 'holds' | 'refuted' | 'silent' | 'undecided';

/** What an order of two sides means for a link. Where one side alone is defined, no relation holds. */
export function standing(relation: Link['relation'], order: Order): Standing {
  if (order.kind === 'undecided') return 'undecided';
  if (order.kind === 'neither') return 'silent';
  if (order.kind === 'one-sided') return 'refuted';
  if (order.kind === 'same') {
    if (relation !== '<' && relation !== '>') return 'holds';
    return order.exact ? 'refuted' : 'undecided';
  }
  if (relation === '=') return 'refuted';
  const wanted = relation === '<' || relation === '<=' ? 'less' : 'greater';
  return order.kind === wanted ? 'holds' : 'refuted';
}

export interface Tally {
  holds: number;
  silent: number;
  readonly undecided: { readonly point: Point; readonly reason: string; readonly equal: boolean }[];
  readonly refuted: Point[];
  /** Points that hold only because both sides are near 0 as far as could be seen. */
  readonly vague: Point[];
  /** Points where the sides agree to 60 digits without being known exactly. */
  readonly agreed: Point[];
  /** Fewest bits to which two equal sides agreed, relative to their size; and as an absolute gap near 0. */
  agreedBits: number;
  widthBits: number;
  reach: Reach | undefined;
}

/** Nothing looked at yet. */
export const emptyTally = (): Tally => ({
  holds: 0,
  silent: 0,
  undecided: [],
  refuted: [],
  vague: [],
  agreed: [],
  agreedBits: Number.POSITIVE_INFINITY,
  widthBits: Number.NEGATIVE_INFINITY,
  reach: undefined,
});

export const isStrict = (link: Link): boolean => link.relation === '<' || link.relation === '>';

/** The relation's settled links at one point. */
export function lookAt(truth: Truth, links: readonly Link[], point: Point, tally: Tally): void {
  let verdict: Standing = 'silent';
  for (const link of links) {
    const compared = compareSides(truth, link.left, link.right, point, { strict: isStrict(link) });
    if (compared.reach) tally.reach = compared.reach;
    const here = standing(link.relation, compared.order);
    note(compared, here, point, tally);
    if (here === 'refuted') {
      verdict = 'refuted';
      break;
    }
    if (here === 'undecided') verdict = 'undecided';
    else if (here === 'holds' && verdict !== 'undecided') verdict = 'holds';
  }
  if (verdict === 'refuted') tally.refuted.push(point);
  else if (verdict === 'holds') tally.holds += 1;
  else if (verdict === 'silent') tally.silent += 1;
}

function note({ order }: ComparedSides, here: Standing, point: Point, tally: Tally): void {
  if (here === 'undecided')
    tally.undecided.push({
      point,
      reason: order.kind === 'undecided' ? order.reason : AGREES,
      equal: order.kind === 'same',
    });
  if (here !== 'holds' || order.kind !== 'same' || order.exact) return;
  if (order.gap.agreedBits < ENOUGH_BITS) {
    tally.widthBits = Math.max(tally.widthBits, order.gap.widthBits);
    tally.vague.push(point);
  } else {
    tally.agreedBits = Math.min(tally.agreedBits, order.gap.agreedBits);
    tally.agreed.push(point);
  }
}

/** Is some link refuted at the point? */
export const isRefuted = (truth: Truth, links: readonly Link[], point: Point, options: CompareOptions = {}): boolean =>
  failing(truth, links, point, options) !== undefined;

/** The first link that is refuted at the point. */
export function failing(
  truth: Truth,
  links: readonly Link[],
  point: Point,
  options: CompareOptions,
): { link: Link; compared: ComparedSides } | undefined {
  for (const link of links) {
    const compared = compareSides(truth, link.left, link.right, point, {
      ...options,
      strict: options.strict ?? isStrict(link),
    });
    if (standing(link.relation, compared.order) === 'refuted') return { link, compared };
  }
  return undefined;
}

/** The two sides agree, but not exactly, where more is asked. */
const AGREES = 'the two sides agree as far as could be seen';
