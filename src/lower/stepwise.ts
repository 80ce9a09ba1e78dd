/**
 * a/(b·c) as a/b/c, and a/b^n as n divisions: b·c may overflow or vanish where the quotient does neither. A variant that
 * is measured like others.
 */
import { isInteger } from '../algebra/rational.js';
import { call, type Expr, isCall, mapChildren } from '../expr/expr.js';

/** Powers in a denominator are taken apart up to this. */
const MAX_STEPS = 4n;

function divisors(e: Expr): readonly Expr[] {
  if (e.kind !== 'call' || (e.op !== 'mul' && e.op !== 'pow')) return [e];
  if (e.op === 'mul') return e.args.flatMap(divisors);
  const [base, exponent] = e.args as [Expr, Expr];
  if (exponent.kind !== 'number' || !isInteger(exponent.value)) return [e];
  const n = exponent.value.num;
  return n > 1n && n <= MAX_STEPS ? Array.from({ length: Number(n) }, () => base) : [e];
}

/** The expression with all denominators divided by one after another; the same expression where none is a product. */
export function stepwise(e: Expr): Expr {
  const inner = mapChildren(e, stepwise);
  if (!isCall(inner, 'div')) return inner;
  const parts = divisors(inner.args[1]!);
  return parts.length === 1 ? inner : parts.reduce((quotient, d) => call('div', quotient, d), inner.args[0]!);
}
