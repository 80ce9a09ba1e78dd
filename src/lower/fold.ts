/** Numbers of a program: exact rationals and subtrees without variables, rounded once to double and once to single. */
import { toDouble, toSingle } from '../algebra/rational.js';
import { children, type Expr } from '../expr/expr.js';
import { print } from '../expr/print.js';
import type { Operand } from '../stages.js';
import type { Truth } from '../truth/truth.js';

export const isConstantExpr = (e: Expr): boolean => e.kind !== 'symbol' && children(e).every(isConstantExpr);

/** Bits that settle both roundings of a constant in all but constructed cases; the truth goes further by itself. */
const CONSTANT_BITS = 80;

/** The operand of a number or of a constant subtree; undefined where the truth cannot decide its rounding. */
export function foldConstant(e: Expr, truth: Truth): Operand | undefined {
  if (e.kind === 'number')
    return { kind: 'number', double: toDouble(e.value), single: toSingle(e.value), text: print(e) };
  const answer = truth.evaluate(e, new Map(), CONSTANT_BITS);
  if (answer.kind === 'undefined') return { kind: 'special', value: 'nan' };
  const [double, single] = [truth.toDouble(answer), truth.toSingle(answer)];
  return double === undefined || single === undefined ? undefined : { kind: 'number', double, single, text: print(e) };
}
