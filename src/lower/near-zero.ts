/**
 * A polynomial for a neighbourhood of 0, where a formula cancels without end: x − tanh(x), (exp(x) − 1 − x)/x². It is
 * interpolated between exact nodes from values of the truth, checked against the truth between the nodes, and used only
 * where it measures clearly better. Only for formulas of the input alone: with parameters the coefficients would vary.
 */
import { add, div, fromDecimal, mul, neg, power, type Rational, rational, sign, sub } from '../algebra/rational.js';
import { call, type Expr, number, symbol } from '../expr/expr.js';
import type { Answer, BigFloat, Truth } from '../truth/truth.js';

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

/** The polynomial must agree with the truth to this many bits: two beyond double. */
const AGREEING_BITS = 55n;
const TRUTH_BITS = 160;
/** Significant decimal digits of a coefficient: enough to round right to double and single. */
const DIGITS = 21;
/** Beyond 2^±this nothing is a power times a number near 1: exp(-1/x^2) near 0. */
const MAX_EXPONENT = 4096;
/** The highest order of a zero at 0 that is looked for. */
const MAX_ORDER = 12;

const exactValue = (b: BigFloat): Rational =>
  b.exponent >= 0 ? rational(b.mantissa << BigInt(b.exponent)) : rational(b.mantissa, 1n << BigInt(-b.exponent));

/** The middle of an enclosure, cut to a manageable length; undefined if there is no finite value. */
function middle(a: Answer): Rational | undefined {
  if (a.kind !== 'number' || typeof a.low === 'string' || typeof a.high === 'string') return undefined;
  if (Math.abs(a.low.exponent) > MAX_EXPONENT || Math.abs(a.high.exponent) > MAX_EXPONENT) return undefined;
  return mul(add(exactValue(a.low), exactValue(a.high)), rational(1, 2));
}

class Sampled {
  constructor(
    private readonly e: Expr,
    private readonly input: string,
    private readonly truth: Truth,
  ) {}
  at(x: Rational): Rational | undefined {
    return middle(this.truth.evaluate(this.e, new Map([[this.input, x]]), TRUTH_BITS, { bits: 4096 }));
  }
  text(value: Rational): string {
    return this.truth.text(this.truth.evaluate(number(value), new Map(), TRUTH_BITS), DIGITS);
  }
}

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

const isSmall = (a: Rational, scale: Rational, bits: bigint): boolean => {
  const magnitude = (v: bigint) => (v < 0n ? -v : v);
  return (magnitude(a.num) * scale.den) << bits <= magnitude(scale.num) * a.den;
};

/** Nodes near those of Chebyshev, on a grid of 2^-20, none of them 0. */
function nodes(radius: Rational, count: number): readonly Rational[] {
  return Array.from({ length: count }, (_, i) => {
    const x = Math.round(Math.cos((Math.PI * (i + 0.5)) / count) * 2 ** 20);
    return mul(radius, rational(x === 0 ? 1 : x, 2 ** 20));
  });
}

/** Coefficients, lowest first, of the polynomial through the points (Newton's divided differences, exact). */
function interpolate(points: readonly { readonly x: Rational; readonly y: Rational }[]): readonly Rational[] {
  const differences = points.map((p) => p.y);
  for (let k = 1; k < points.length; k++)
    for (let i = points.length - 1; i >= k; i--)
      differences[i] = div(sub(differences[i]!, differences[i - 1]!), sub(points[i]!.x, points[i - k]!.x));
  let coefficients: Rational[] = [];
  for (let k = points.length - 1; k >= 0; k--) {
    const shifted = [rational(0), ...coefficients];
    coefficients = shifted.map((c, i) => sub(c, mul(points[k]!.x, coefficients[i] ?? rational(0))));
    coefficients[0] = add(coefficients[0] ?? rational(0), differences[k]!);
  }
  return coefficients;
}

/** Coefficients that are nothing but the noise of interpolation (the odd ones of an even function) are 0. */
function withoutNoise(coefficients: readonly Rational[], radius: Rational): readonly Rational[] {
  const first = coefficients.find((c) => sign(c) !== 0) ?? rational(1);
  return coefficients.map((c, i) => (isSmall(mul(c, power(radius, i)), first, 70n) ? rational(0) : c));
}

/** c₀ + x(c₁ + …), steps of missing powers joined: c₀ + x²(c₂ + …). */
function horner(coefficients: readonly Rational[], x: Expr): Expr {
  const present = coefficients.flatMap((c, i) => (sign(c) === 0 ? [] : [{ c, i }]));
  return present.reduceRight<{ expression?: Expr; i: number }>(
    (inner, { c, i }) => {
      if (!inner.expression) return { expression: number(c), i };
      const step = inner.i - i === 1 ? x : call('pow', x, number(inner.i - i));
      return { expression: call('add', number(c), call('mul', step, inner.expression)), i };
    },
    { i: 0 },
  ).expression!;
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

function decimal(text: string): Rational {
  const magnitude = fromDecimal(text.replace(/^-/, '')) ?? rational(0);
  return text.startsWith('-') ? neg(magnitude) : magnitude;
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
