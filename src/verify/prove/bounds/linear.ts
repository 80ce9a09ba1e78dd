/** Is an expression a·p + b with a and b free of p? Seen on the tree. */
import { conditionExprs, dependsOn, type Expr } from '../../../expr/expr.js';

export function isLinearIn(e: Expr, p: string): boolean {
  if (!dependsOn(e, p)) return true;
  if (e.kind === 'symbol') return true;
  if (e.kind === 'derivative') return e.variable !== p && isLinearIn(e.of, p);
  if (e.kind === 'pieces')
    return e.pieces.every((q) => !conditionExprs(q.when).some((c) => dependsOn(c, p)) && isLinearIn(q.value, p));
  if (e.kind !== 'call') return false;
  const [u, v] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg':
      return isLinearIn(u, p);
    case 'add':
    case 'sub':
      return isLinearIn(u, p) && isLinearIn(v, p);
    case 'mul':
      return (!dependsOn(u, p) && isLinearIn(v, p)) || (!dependsOn(v, p) && isLinearIn(u, p));
    case 'div':
      return !dependsOn(v, p) && isLinearIn(u, p);
    default:
      return false;
  }
}
