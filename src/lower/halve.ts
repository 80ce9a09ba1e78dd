/**
 * exp(u)·a as exp(u/2)·a·exp(u/2): where exp(u) lies below the normal range and the product does not, nothing is lost
 * (x·exp(x) at x = −742, or at −88 in single precision on a device that flushes). A variant that is measured like others.
 */
import { rational } from '../algebra/rational.js';
import { call, dependsOn, type Expr, isCall, mapChildren, sameExpr } from '../expr/expr.js';
import { builder } from './build.js';
import { NO_FACTS } from './ranges.js';
import { numberTerm } from './term.js';
import { toExpr } from './term-expr.js';

const build = builder(NO_FACTS);

/** The factors of a product, signs aside, in order. */
const factorsOf = (e: Expr): readonly Expr[] => (isCall(e, 'mul') ? e.args.flatMap(factorsOf) : [e]);

const half = (tail: Expr): Expr => {
  const exponent = (tail as { args: readonly Expr[] }).args[0]!;
  return call('exp', toExpr(build.product([numberTerm(rational(1, 2)), build.from(exponent)])));
};

/** The exponential of the first product with something else that moves with the input. */
function tailOf(e: Expr, input: string): Expr | undefined {
  if (isCall(e, 'mul')) {
    const factors = factorsOf(e);
    const tail = factors.find((f) => isCall(f, 'exp') && dependsOn(f, input));
    if (tail && factors.some((f) => !isCall(f, 'exp') && dependsOn(f, input))) return tail;
  }
  if (e.kind !== 'call') return undefined;
  for (const a of e.args) {
    const found = tailOf(a, input);
    if (found) return found;
  }
  return undefined;
}

/** The expression with its first such exponential halved, everywhere; the same expression where there is none. */
export function halve(e: Expr, input: string): Expr {
  const tail = tailOf(e, input);
  if (!tail) return e;
  const root = half(tail);
  const go = (part: Expr): Expr => {
    if (sameExpr(part, tail)) return call('mul', root, root);
    if (!isCall(part, 'mul')) return mapChildren(part, go);
    const factors = factorsOf(part);
    const i = factors.findIndex((f) => sameExpr(f, tail));
    if (i < 0) return mapChildren(part, go);
    const rest = factors.filter((_, j) => j !== i).map(go);
    return [root, ...rest, root].reduce((a, b) => call('mul', a, b));
  };
  return go(e);
}
