/**
 * A polynomial for a neighbourhood of 0, where a formula cancels without end: x − tanh(x), (exp(x) − 1 − x)/x². It is
 * interpolated between exact nodes from values of the truth, checked against the truth between the nodes, and used only
 * where it measures clearly better. Only for formulas of the input alone: with parameters the coefficients would vary.
 */
import { add, div, mul, neg, power, type Rational, rational, sign, sub } from '../algebra/rational.js';
import { call, type Expr, number, symbol } from '../expr/expr.js';
import type { Truth } from '../truth/truth.js';
import { AGREEING_BITS, decimal, horner, interpolate, isSmall, nodes, Sampled, withoutNoise } from './fit.js';

export interface NearZero {
  readonly expression: Expr;
  /** It serves −radius < x < radius. */
  readonly radius: Rational;
}

/** For each radius, degrees tried in turn. A function that is smooth out to 4 needs about 13 for double within 1/4. */
const ATTEMPTS = [
  { radius: rational(1, 4), degrees: [11, 16] },
  { radius: rational(1, 2), degrees: [15, 20, 24] },
  { radius: rational(1), degrees: [19, 26] },
] as const;

/** The highest order of a zero at 0 that is looked for. */
const MAX_ORDER = 12;

/** The order of the zero at 0: f(x) ~ c·x^order. Undefined for poles, essential points and no power at all. */
function orderAtZero(f: Sampled): number | undefined {
  const [near, nearer] = [f.at(power(rational(2), -60)), f.at(power(rational(2), -61))];
  const [left, right] = [f.at(neg(power(rational(2), -60))), near];
  if (!near || !nearer || !left || !right || sign(near) === 0 || sign(nearer) === 0) return undefined;
  const ratio = div(near, nearer);
  for (let m = 0; m <= MAX_ORDER; m++) {
    const gap = sub(div(ratio, power(rational(2), m)), rational(1));
    if (isSmall(gap, rational(1), 40n)) return m;
  }
  return undefined;
}

function attempt(f: Sampled, input: string, order: number, radius: Rational, degree: number): NearZero | undefined {
  const points: { x: Rational; y: Rational }[] = [];
  for (const x of nodes(radius, degree + 1)) {
    const y = f.at(x);
    if (!y) return undefined;
    points.push({ x, y: div(y, power(x, order)) });
  }
  const rounded = withoutNoise(interpolate(points), radius).map((c) => (sign(c) === 0 ? c : decimal(f.text(c))));
  if (rounded.every((c) => sign(c) === 0)) return undefined;
  const value = (x: Rational) => rounded.reduceRight((sum, c) => add(mul(sum, x), c), rational(0));
  for (const x of nodes(radius, 2 * degree + 5)) {
    const y = f.at(x);
    if (!y || !isSmall(sub(mul(value(x), power(x, order)), y), y, AGREEING_BITS)) return undefined;
  }
  const x = symbol(input);
  const inner = horner(rounded, x);
  if (order === 0) return { expression: inner, radius };
  return { expression: call('mul', order === 1 ? x : call('pow', x, number(order)), inner), radius };
}

/** Polynomials for an expression of the input alone, one a radius; none where none is good enough. */
export function nearZero(e: Expr, input: string, truth: Truth): readonly NearZero[] {
  const f = new Sampled(e, input, truth);
  const order = orderAtZero(f);
  if (order === undefined) return [];
  return ATTEMPTS.flatMap(({ radius, degrees }) => {
    for (const degree of degrees) {
      const found = attempt(f, input, order, radius, degree);
      if (found) return [found];
    }
    return [];
  });
}
