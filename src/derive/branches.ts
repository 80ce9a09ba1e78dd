/**
 * The smooth branches of a kinked expression: what `max`, `min`, `abs`, `sign` and pieces can be, each with the
 * condition under which it is that. Where the expression vanishes, one of its branches does.
 */
import {
  type Comparison,
  type Condition,
  call,
  children,
  dependsOn,
  type Expr,
  mapChildren,
  number,
} from '../expr/expr.js';
import { op } from '../expr/ops.js';

export interface Branch {
  readonly expression: Expr;
  readonly when: Condition;
}

/** Work limit: an expression with more branches than this is not opened. */
const MAX_BRANCHES = 64;

/** A node that has branches; `floor` and `ceil` have infinitely many and are left alone. */
export const isKinked = (e: Expr): boolean =>
  e.kind === 'pieces' || (e.kind === 'call' && op(e.op).kink !== undefined && e.op !== 'floor' && e.op !== 'ceil');

function ofNode(e: Expr): readonly Branch[] {
  if (e.kind === 'pieces') return e.pieces.map((p) => ({ expression: p.value, when: p.when ?? [] }));
  if (e.kind !== 'call') return [];
  const [u, v] = e.args as [Expr, Expr];
  const when = (left: Expr, relation: Comparison['relation'], right: Expr): Condition => [{ left, relation, right }];
  switch (e.op) {
    case 'max':
    case 'min':
      return [
        { expression: u, when: when(u, e.op === 'max' ? '>=' : '<=', v) },
        { expression: v, when: when(v, e.op === 'max' ? '>=' : '<=', u) },
      ];
    case 'abs':
      return [
        { expression: u, when: when(u, '>=', number(0)) },
        { expression: call('neg', u), when: when(u, '<=', number(0)) },
      ];
    case 'sign':
      return [-1, 0, 1].map((s) => ({
        expression: number(s),
        when: when(u, s < 0 ? '<' : s > 0 ? '>' : '==', number(0)),
      }));
    default:
      return [];
  }
}

/** The first kinked node (innermost first) that depends on the variable. */
function firstKinked(e: Expr, variable: string): Expr | undefined {
  for (const c of children(e)) {
    const found = firstKinked(c, variable);
    if (found) return found;
  }
  return isKinked(e) && dependsOn(e, variable) ? e : undefined;
}

const replaced = (e: Expr, node: Expr, by: Expr): Expr =>
  e === node ? by : mapChildren(e, (c) => replaced(c, node, by));

/** All branches of `e`, one if it has no kink in the variable; undefined where there are too many. */
export function branchesOf(e: Expr, variable: string): readonly Branch[] | undefined {
  const open: Branch[] = [{ expression: e, when: [] }];
  const done: Branch[] = [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { expression, when } = next;
    const node = firstKinked(expression, variable);
    if (!node) done.push(next);
    else
      for (const b of ofNode(node))
        open.push({ expression: replaced(expression, node, b.expression), when: [...when, ...b.when] });
    if (open.length + done.length > MAX_BRANCHES) return undefined;
  }
  return done;
}
