/**
 * Polynomials through exact values of the truth: what serves where a formula cancels without end. Values are rationals
 * (middles of narrow enclosures), interpolation is exact, and the result is checked against the truth between the nodes.
 */
import { add, div, fromDecimal, mul, neg, power, type Rational, rational, sign, sub } from '../algebra/rational.js';
import { call, type Expr, number } from '../expr/expr.js';
import type { Answer, BigFloat, Truth } from '../truth/truth.js';

/** The polynomial must agree with the truth to this many bits: two beyond double. */
export const AGREEING_BITS = 55n;
const TRUTH_BITS = 160;
/** Significant decimal digits of a coefficient: enough to round right to double and single. */
const DIGITS = 21;
/** Beyond 2^±this nothing is a power times a number near 1: exp(-1/x^2) near 0. */
const MAX_EXPONENT = 4096;
const exactValue = (b: BigFloat): Rational =>
  b.exponent >= 0 ? rational(b.mantissa << BigInt(b.exponent)) : rational(b.mantissa, 1n << BigInt(-b.exponent));

/** The middle of an enclosure, cut to a manageable length; undefined if there is no finite value. */
function middle(a: Answer): Rational | undefined {
  if (a.kind !== 'number' || typeof a.low === 'string' || typeof a.high === 'string') return undefined;
  if (Math.abs(a.low.exponent) > MAX_EXPONENT || Math.abs(a.high.exponent) > MAX_EXPONENT) return undefined;
  return mul(add(exactValue(a.low), exactValue(a.high)), rational(1, 2));
}

export class Sampled {
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

export const isSmall = (a: Rational, scale: Rational, bits: bigint): boolean => {
  const magnitude = (v: bigint) => (v < 0n ? -v : v);
  return (magnitude(a.num) * scale.den) << bits <= magnitude(scale.num) * a.den;
};

/** Nodes near those of Chebyshev, on a grid of 2^-20, none of them 0. */
export function nodes(radius: Rational, count: number): readonly Rational[] {
  return Array.from({ length: count }, (_, i) => {
    const x = Math.round(Math.cos((Math.PI * (i + 0.5)) / count) * 2 ** 20);
    return mul(radius, rational(x === 0 ? 1 : x, 2 ** 20));
  });
}

/** Coefficients, lowest first, of the polynomial through the points (Newton's divided differences, exact). */
export function interpolate(points: readonly { readonly x: Rational; readonly y: Rational }[]): readonly Rational[] {
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
export function withoutNoise(coefficients: readonly Rational[], radius: Rational): readonly Rational[] {
  const first = coefficients.find((c) => sign(c) !== 0) ?? rational(1);
  return coefficients.map((c, i) => (isSmall(mul(c, power(radius, i)), first, 70n) ? rational(0) : c));
}

/** c₀ + x(c₁ + …), steps of missing powers joined: c₀ + x²(c₂ + …). */
export function horner(coefficients: readonly Rational[], x: Expr): Expr {
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

export function decimal(text: string): Rational {
  const magnitude = fromDecimal(text.replace(/^-/, '')) ?? rational(0);
  return text.startsWith('-') ? neg(magnitude) : magnitude;
}
