/**
 * Expressions as functions of doubles, for scouting only: thousands of quick looks find where a claim is worth a look
 * in intervals. Nothing is decided here.
 */
import { toDouble } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import { type Condition, type Expr, type Relation, transform } from '../expr/expr.js';
import { op } from '../expr/ops.js';

/** Values by name; the closure reads what is set at the time of the call. */
export type Doubles = Map<string, number>;
export type DoubleFunction = (values: Doubles) => number;

const RELATIONS: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** Symbolic derivatives in place of `derivative` nodes: good enough for scouting. */
export const withoutDerivatives = (e: Expr): Expr =>
  transform(e, (node) => (node.kind === 'derivative' ? differentiate(node.of, node.variable) : node));

/** The expression as a closure over doubles; NaN where undefined, and where it holds a limit. */
export function doubleFunction(e: Expr): DoubleFunction {
  switch (e.kind) {
    case 'number': {
      const value = toDouble(e.value);
      return () => value;
    }
    case 'constant': {
      const value = e.name === 'pi' ? Math.PI : Math.E;
      return () => value;
    }
    case 'symbol':
      return (values) => values.get(e.name) ?? Number.NaN;
    case 'call': {
      const apply = op(e.op).double;
      const u = doubleFunction(e.args[0]!);
      if (e.args.length === 1) return (values) => apply(u(values), 0);
      const v = doubleFunction(e.args[1]!);
      return (values) => apply(u(values), v(values));
    }
    case 'pieces': {
      const list = e.pieces.map((p) => ({ when: p.when && doubleCondition(p.when), value: doubleFunction(p.value) }));
      return (values) => list.find((p) => !p.when || p.when(values))?.value(values) ?? Number.NaN;
    }
    case 'derivative':
      return doubleFunction(withoutDerivatives(e));
    case 'infinity':
      return () => e.sign * Infinity;
    default:
      return () => Number.NaN;
  }
}

/** Do all comparisons hold in double? */
export function doubleCondition(condition: Condition): (values: Doubles) => boolean {
  const list = condition.map((c) => ({
    holds: RELATIONS[c.relation],
    left: doubleFunction(c.left),
    right: doubleFunction(c.right),
  }));
  return (values) => list.every((c) => c.holds(c.left(values), c.right(values)));
}
