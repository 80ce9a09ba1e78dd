/** Where an expression vanishes, as expressions in the parameters: the candidates for joints. */
import { polynomialExpr, TooManyTerms, toPolynomial } from '../algebra/polynomial.js';
import { div, mul, neg, type Rational, rational, sign, sub } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import { evaluate } from '../expr/evaluate.js';
import {
  type Condition,
  call,
  dependsOn,
  type Expr,
  isNumber,
  mapCondition,
  number,
  substitute,
  symbolsOf,
} from '../expr/expr.js';
import { op } from '../expr/ops.js';
import { decideComparison, tidy } from '../expr/tidy.js';
import { branchesOf } from './branches.js';

/** The exact normal form where there is one, else the tidied expression. */
export function normal(e: Expr): Expr {
  try {
    const p = toPolynomial(tidy(e, { formal: true }));
    return p ? tidy(polynomialExpr(p)) : tidy(e, { formal: true });
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

/** A point where an expression vanishes, under a condition on the parameters (an empty one is always true). */
export interface Zero {
  readonly at: Expr;
  readonly when: Condition;
}

/**
 * Points where g = 0, kinks opened into their branches: exact for what is linear in the variable, for products,
 * quotients, powers and odd functions of such, and for rational roots of expressions without parameters. Others are
 * not found (an irrational joint is never hit by a float).
 */
export function zeros(g: Expr, variable: string): readonly Zero[] {
  if (!dependsOn(g, variable)) return [];
  const found = (branchesOf(g, variable) ?? []).flatMap((b) =>
    smoothZeros(b.expression, variable).map((at) => underWhich(at, b.when, variable)),
  );
  return found.filter((z) => z !== undefined);
}

/** What must hold of the parameters for the point to be on its branch; undefined if it never is. */
function underWhich(at: Expr, when: Condition, variable: string): Zero | undefined {
  const there = mapCondition(when, (e) => normal(substitute(e, new Map([[variable, at]]))));
  if (there.some((c) => decideComparison(c) === 'no')) return undefined;
  return { at, when: there.filter((c) => decideComparison(c) === 'open') };
}

function smoothZeros(g: Expr, variable: string): readonly Expr[] {
  if (!dependsOn(g, variable)) return [];
  if (g.kind === 'call') {
    const [u, v] = g.args as [Expr, Expr];
    if (g.op === 'mul') return [...smoothZeros(u, variable), ...smoothZeros(v, variable)];
    if (g.op === 'div' || g.op === 'neg' || g.op === 'sqrt') return smoothZeros(u, variable);
    if (g.args.length === 1 && op(g.op).parity === 'odd') return smoothZeros(u, variable);
    if (g.op === 'pow' && !dependsOn(v, variable)) return smoothZeros(u, variable);
  }
  const slope = normal(differentiate(g, variable));
  if (!dependsOn(slope, variable) && !isNumber(slope, 0)) {
    const start = substitute(g, new Map([[variable, number(0)]]));
    return [normal(call('neg', call('div', normal(start), slope)))];
  }
  return symbolsOf(g).size === 1 ? rationalRoots(g, variable) : [];
}

/**
 * Rational points between which an expression in one variable alone keeps its sign, a superset of its zeros and
 * poles: for piecewise linear and quadratic expressions, and products and quotients of such. Undefined where one
 * cannot say. (Its jumps, where its own pieces meet, are not among them.)
 */
export function signChanges(g: Expr, variable: string): readonly Rational[] | undefined {
  if ([...symbolsOf(g)].some((s) => s !== variable)) return undefined;
  const found = branchesOf(g, variable)?.map((b) => smoothSignChanges(b.expression, variable));
  return found && !found.includes(undefined) ? found.flatMap((list) => list!) : undefined;
}

function smoothSignChanges(g: Expr, variable: string): readonly Rational[] | undefined {
  if (!dependsOn(g, variable)) return [];
  if (g.kind === 'call' && (g.op === 'neg' || g.op === 'mul' || g.op === 'div')) {
    const [u, v = []] = g.args.map((a) => smoothSignChanges(a, variable));
    return u && v && [...u, ...v];
  }
  // Taylor's formula: a polynomial of degree 2 at most is what its value, slope and curvature at 0 say.
  const at0 = (e: Expr) => tidy(substitute(e, new Map([[variable, number(0)]])));
  const slope = normal(differentiate(g, variable));
  const curvature = normal(differentiate(slope, variable));
  const [c, b, a] = [normal(at0(g)), normal(at0(slope)), curvature];
  if (c.kind !== 'number' || b.kind !== 'number' || a.kind !== 'number') return undefined;
  return quadraticRoots(div(a.value, rational(2)), b.value, c.value);
}

/** The real roots of ax² + bx + c if they are rational; none for a constant; undefined if irrational. */
function quadraticRoots(a: Rational, b: Rational, c: Rational): readonly Rational[] | undefined {
  if (sign(a) === 0) return sign(b) === 0 ? [] : [neg(div(c, b))];
  const discriminant = sub(mul(b, b), mul(rational(4), mul(a, c)));
  if (sign(discriminant) < 0) return [];
  const root = tidy(call('sqrt', number(discriminant)));
  if (root.kind !== 'number') return undefined;
  const twice = mul(rational(2), a);
  return [div(sub(neg(b), root.value), twice), div(sub(root.value, b), twice)];
}
