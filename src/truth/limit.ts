/** Limits by numbers: evidence, never proof. */
import { add, neg, power, type Rational, rational, ZERO } from '../algebra/rational.js';
import type { Expr } from '../expr/expr.js';
import { type BigFloat, bigToRational, topExponent } from './big-float.js';
import type { Answer, LimitEnd, Limits, Point } from './truth.js';

/**
 * `number`: successive values agree, to `digits` decimal digits of `value` (absolute below 1). `inf`, `-inf`: they grow
 * without sign of an end. `none`: they keep changing by as much as before, or the two sides differ. `undecided`: too
 * slow, no values, or no pattern.
 */
export type NumericLimit =
  | { readonly kind: 'number'; readonly value: Rational; readonly digits: number }
  | { readonly kind: 'inf' }
  | { readonly kind: '-inf' }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'undecided'; readonly reason: string };

type Evaluate = (e: Expr, point: Point, relativeBits?: number, limits?: Limits) => Answer;

/** Distances to the end double in the exponent: 2^±2^j for these j. */
const STEPS = [3, 4, 5, 6, 7, 8, 9, 10] as const;
/** Bits that the last two values must agree in to count as a limit. */
const AGREEING_BITS = 80;
/** Values beyond 2^±this are as good as zero or infinite. */
const FAR_EXPONENT = 4096;
/** Denominators up to this are preferred: a limit like 1/2 is recognised as what it is. */
const SIMPLE = 1_000_000n;

/** See `Truth.numericLimit`. */
export function limitOf(evaluate: Evaluate, e: Expr, variable: string, to: LimitEnd, point: Point): NumericLimit {
  if (to === '+inf' || to === '-inf')
    return oneSided(evaluate, e, variable, (d) => (to === '+inf' ? d : neg(d)), point, 1);
  const towards = (side: '+' | '-') =>
    oneSided(evaluate, e, variable, (d) => add(to.at, side === '+' ? d : neg(d)), point, -1);
  if (to.side) return towards(to.side);
  const [left, right] = [towards('-'), towards('+')];
  return joined(left, right);
}

function joined(left: NumericLimit, right: NumericLimit): NumericLimit {
  if (left.kind === 'undecided') return left;
  if (right.kind === 'undecided') return right;
  if (left.kind !== right.kind) return { kind: 'none', reason: 'the one-sided limits differ' };
  if (left.kind !== 'number' || right.kind !== 'number') return left;
  const digits = Math.min(left.digits, right.digits);
  const gap = add(left.value, neg(right.value));
  const tolerance = rational(1n, 10n ** BigInt(Math.max(1, digits - 2)));
  return isSmall(gap, tolerance) ? { ...left, digits } : { kind: 'none', reason: 'the one-sided limits differ' };
}

const absolute = (a: Rational): Rational => (a.num < 0n ? neg(a) : a);
const isSmall = (a: Rational, bound: Rational): boolean => absolute(a).num * bound.den <= bound.num * a.den;

function oneSided(
  evaluate: Evaluate,
  e: Expr,
  variable: string,
  place: (distance: Rational) => Rational,
  point: Point,
  sign: 1 | -1,
): NumericLimit {
  const values: Sample[] = [];
  for (const j of STEPS) {
    const at = new Map(point).set(variable, place(power(rational(2), sign * 2 ** j)));
    const answer = evaluate(e, at, 2 * AGREEING_BITS, { floor: -FAR_EXPONENT, ceiling: FAR_EXPONENT });
    const sample = answer.kind === 'number' ? sampleOf(answer.low, answer.high) : undefined;
    if (!sample) return { kind: 'undecided', reason: answer.kind === 'number' ? 'values too wide' : answer.reason };
    values.push(sample);
  }
  return judge(values);
}

type Sample = { readonly kind: 'number'; readonly value: Rational } | { readonly kind: 'huge'; readonly sign: 1 | -1 };

function sampleOf(low: BigFloat | 'inf' | '-inf', high: BigFloat | 'inf' | '-inf'): Sample | undefined {
  if (low !== 'inf' && low !== '-inf' && low.mantissa > 0n && topExponent(low) > FAR_EXPONENT)
    return { kind: 'huge', sign: 1 };
  if (high !== 'inf' && high !== '-inf' && high.mantissa < 0n && topExponent(high) > FAR_EXPONENT)
    return { kind: 'huge', sign: -1 };
  if (typeof low === 'string' || typeof high === 'string') return undefined;
  const tiny = Math.max(topExponent(low), topExponent(high)) <= -FAR_EXPONENT;
  return { kind: 'number', value: tiny ? ZERO : bigToRational(low) };
}

function judge(values: readonly Sample[]): NumericLimit {
  const last = values.at(-1)!;
  const before = values.at(-2)!;
  if (last.kind === 'huge') {
    return before.kind === 'number' || before.sign === last.sign
      ? { kind: last.sign > 0 ? 'inf' : '-inf' }
      : { kind: 'none', reason: 'values of both signs grow' };
  }
  const numbers = values.flatMap((v) => (v.kind === 'number' ? [v.value] : []));
  if (numbers.length < values.length) return { kind: 'undecided', reason: 'values grow, then do not' };
  const gaps = numbers.slice(1).map((v, i) => absolute(add(v, neg(numbers[i]!))));
  const gap = gaps.at(-1)!;
  const size = absolute(last.value);
  const unit = size.num > size.den ? size : rational(1);
  const agreed = agreeingBits(gap, unit);
  if (agreed >= AGREEING_BITS)
    return {
      kind: 'number',
      value: simplest(last.value, gap, unit),
      digits: Math.floor(agreed * Math.LOG10E * Math.LN2),
    };
  if (isGrowing(numbers)) return { kind: last.value.num > 0n ? 'inf' : '-inf' };
  const earlier = gaps.at(-3)!;
  if (isSmall(earlier, rational(2n * gap.num, gap.den)) && changesDirection(numbers)) {
    return { kind: 'none', reason: 'values keep swinging' };
  }
  return { kind: 'undecided', reason: 'values settle too slowly' };
}

function agreeingBits(gap: Rational, unit: Rational): number {
  if (gap.num === 0n) return 2 * AGREEING_BITS;
  const bits = (n: bigint) => n.toString(2).length;
  return Math.min(2 * AGREEING_BITS, bits(gap.den) + bits(unit.num) - bits(gap.num) - bits(unit.den) - 1);
}

/** Each of the last values is larger than 1.5 times the one before: also a logarithm, as distances are squared. */
const isGrowing = (numbers: readonly Rational[]): boolean =>
  numbers
    .slice(-4)
    .every(
      (v, i, list) => i === 0 || absolute(list[i - 1]!).num * 3n * v.den < 2n * absolute(v).num * list[i - 1]!.den,
    ) && absolute(numbers.at(-1)!).num > absolute(numbers.at(-1)!).den * 4n;

const changesDirection = (numbers: readonly Rational[]): boolean => {
  const signs = numbers.slice(1).map((v, i) => (add(v, neg(numbers[i]!)).num > 0n ? 1 : -1));
  return signs.slice(-4).some((s) => s !== signs.at(-1));
};

/** The fraction of least denominator within the agreed distance, if it is simple; else the value itself. */
function simplest(value: Rational, gap: Rational, unit: Rational): Rational {
  const floor = rational(unit.num, unit.den << BigInt(2 * AGREEING_BITS - 16));
  const reach = isSmall(gap, floor) ? floor : rational(4n * gap.num, gap.den);
  let [a, b, c, d] = [0n, 1n, 1n, 0n];
  let [num, den] = [value.num, value.den];
  for (let i = 0; i < 64 && den !== 0n; i++) {
    let q = num / den;
    if (num < 0n && q * den !== num) q -= 1n;
    [a, c] = [c, q * c + a];
    [b, d] = [d, q * d + b];
    if (d > SIMPLE) return value;
    if (isSmall(add(value, rational(-c, d)), reach)) return rational(c, d);
    [num, den] = [den, num - q * den];
  }
  return value;
}
