/**
 * Evaluation in plain double precision: for plots, quick looks and checks while reading. The truth is `truth/`.
 * A program that is emitted is run by its own interpreter, not by this.
 */
import { toDouble } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import type { Condition, Expr, Relation } from './expr.js';
import { op } from './ops.js';

const RELATIONS: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** The value in double; NaN where it is undefined or a variable has no value. The expression must be expanded. */
export function evaluate(e: Expr, env: ReadonlyMap<string, number>): number {
  switch (e.kind) {
    case 'number':
      return toDouble(e.value);
    case 'constant':
      return e.name === 'pi' ? Math.PI : Math.E;
    case 'symbol':
      return env.get(e.name) ?? Number.NaN;
    case 'call':
      return op(e.op).double(evaluate(e.args[0]!, env), e.args[1] ? evaluate(e.args[1], env) : 0);
    case 'pieces': {
      const piece = e.pieces.find((p) => !p.when || conditionHolds(p.when, env));
      return piece ? evaluate(piece.value, env) : Number.NaN;
    }
    case 'infinity':
      return e.sign * Infinity;
    default:
      invariant(false, `a ${e.kind} node cannot be evaluated in double`);
  }
}

/** Do all comparisons hold, in double? False where a side is NaN (except for `!=`). */
export const conditionHolds = (c: Condition, env: ReadonlyMap<string, number>): boolean =>
  c.every((k) => RELATIONS[k.relation](evaluate(k.left, env), evaluate(k.right, env)));
