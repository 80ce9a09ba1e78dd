/** Where an expression vanishes, as expressions in the parameters: the candidates for joints. */
import { polynomialExpr, TooManyTerms, toPolynomial } from '../algebra/polynomial.js';
import { rational } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import { evaluate } from '../expr/evaluate.js';
import { call, dependsOn, type Expr, isNumber, number, substitute, symbolsOf } from '../expr/expr.js';
import { op } from '../expr/ops.js';
import { tidy } from '../expr/tidy.js';

/** The exact normal form where there is one, else the tidied expression. */
export function normal(e: Expr): Expr {
  try {
    const p = toPolynomial(tidy(e, { formal: true }));
    return p ? polynomialExpr(p) : tidy(e, { formal: true });
  } catch (problem) {
    if (problem instanceof TooManyTerms) return tidy(e, { formal: true });
    throw problem;
  }
}

/** The best fraction with a denominator up to 1000 within 1e-9 of a double, by continued fractions. */
function nearbyFraction(value: number): Expr | undefined {
  let [p0, q0, p1, q1] = [0, 1, 1, 0];
  let rest = value;
  for (let i = 0; i < 12 && Number.isFinite(rest); i++) {
    const whole = Math.floor(rest);
    [p0, q0, p1, q1] = [p1, q1, whole * p1 + p0, whole * q1 + q0];
    if (q1 > 1000) return undefined;
    if (Math.abs(p1 / q1 - value) < 1e-9) return number(rational(p1, q1));
    rest = 1 / (rest - whole);
  }
  return undefined;
}

/** Rational roots of an expression in one variable alone: found by sign changes, kept only if exactly zero. */
function rationalRoots(g: Expr, variable: string): readonly Expr[] {
  const f = (x: number) => evaluate(g, new Map([[variable, x]]));
  // Irregular steps out to ±10^3: joints of practice are small numbers.
  const grid = Array.from({ length: 241 }, (_, i) => Math.sinh((i - 120.37) / 16));
  const found: Expr[] = [];
  for (let i = 1; i < grid.length; i++) {
    let [a, b] = [grid[i - 1]!, grid[i]!];
    if (!(f(a) * f(b) < 0)) continue;
    for (let n = 0; n < 80; n++) {
      const middle = (a + b) / 2;
      if (f(a) * f(middle) <= 0) b = middle;
      else a = middle;
    }
    const root = nearbyFraction((a + b) / 2);
    if (root && isNumber(normal(substitute(g, new Map([[variable, root]]))), 0)) found.push(root);
  }
  return found;
}

/**
 * Points where g = 0: exact for what is linear in the variable, for products, quotients, powers and odd functions of
 * such, and for rational roots of expressions without parameters. Others are not found (an irrational joint is
 * never hit by a float).
 */
export function zeros(g: Expr, variable: string): readonly Expr[] {
  if (!dependsOn(g, variable)) return [];
  if (g.kind === 'call') {
    const [u, v] = g.args as [Expr, Expr];
    if (g.op === 'mul') return [...zeros(u, variable), ...zeros(v, variable)];
    if (g.op === 'div' || g.op === 'neg' || g.op === 'sqrt') return zeros(u, variable);
    if (g.op === 'abs' || (g.args.length === 1 && op(g.op).parity === 'odd')) return zeros(u, variable);
    if (g.op === 'pow' && !dependsOn(v, variable)) return zeros(u, variable);
  }
  const slope = normal(differentiate(g, variable));
  if (!dependsOn(slope, variable) && !isNumber(slope, 0)) {
    const start = substitute(g, new Map([[variable, number(0)]]));
    return [normal(call('neg', call('div', normal(start), slope)))];
  }
  return symbolsOf(g).size === 1 ? rationalRoots(g, variable) : [];
}
