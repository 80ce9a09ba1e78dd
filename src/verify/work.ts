/** Limits that count work, never seconds: how many points a claim gets follows from how large its expressions are. */
import { children, type Expr } from '../expr/expr.js';

/** One differentiation carries value and derivative (2) through products (2 more). */
const DERIVATIVE_COST = 4;
/** A limit is followed over ten places, two-sided ones over twenty. */
const LIMIT_COST = 12;

/** Work of one evaluation in nodes. */
export function workOf(e: Expr): number {
  const inner = children(e).reduce((n, c) => n + workOf(c), 1);
  return e.kind === 'derivative' ? DERIVATIVE_COST * inner : e.kind === 'limit' ? LIMIT_COST * inner : inner;
}

/** Nodes that one claim may evaluate in its sample: about a tenth of a second in multiple precision. */
const CLAIM_WORK = 12_000;
const FEWEST_POINTS = 48;
const MOST_POINTS = 320;

/** How many points a claim about these expressions gets. */
export function pointBudget(expressions: readonly Expr[]): number {
  const work = expressions.reduce((n, e) => n + workOf(e), 1);
  return Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, Math.floor(CLAIM_WORK / work)));
}
