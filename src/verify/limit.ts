/**
 * Limits from values far out (or close by). A sequence of places whose exponents double is followed as far as the
 * truth decides; how fast the differences shrink tells whether and how closely the limit is known. This is evidence,
 * not proof: it can only make a claim `tested`, `refuted` (where the disagreement is clear) or `unknown`.
 */
import { add, mul, neg, type Rational, rational, sub, ZERO } from '../algebra/rational.js';
import type { Expr } from '../expr/expr.js';
import type { Answer, BigFloat, Point, Truth } from '../truth/truth.js';
import { gapOf, log2Of, magnitudeBits, subtract, toRational } from './bounds.js';
import { shortBetween } from './candidates.js';

export type LimitValue =
  /** The limit lies between, as far as the sequence tells (eight times the estimated error is allowed for). */
  | {
      readonly kind: 'number';
      readonly value: Rational;
      readonly low: Rational;
      readonly high: Rational;
      readonly reach: Reach;
    }
  | { readonly kind: 'infinity'; readonly sign: 1 | -1; readonly reach: Reach }
  /** Undefined all along the way, or the two sides differ. */
  | { readonly kind: 'undefined'; readonly reason: string }
  | { readonly kind: 'undecided'; readonly reason: string };

/** How many places were looked at, and the exponent of 2 of the last one (its distance, for finite points). */
export interface Reach {
  readonly places: number;
  readonly exponent: number;
}

/** Doubling exponents: 2^512 is far beyond double's squares, and still cheap where terms cancel. */
const EXPONENTS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
/** Factors that keep the places off integers and powers of two, where periodic functions look constant. */
const FACTORS: readonly Rational[] = [rational(137, 100), rational(171, 100), rational(113, 100)];
/** First working precision of each value. */
const VALUE_BITS = 320;
/** A value known to this many relative bits (60 digits) is narrow enough; steps this far below it are rounding. */
const ENOUGH_BITS = 200;
/** Below 2^−20000 a value counts as 0, with that as its error. */
const FLUSH_BITS = -20_000;
const FLUSH: Rational = rational(1n, 1n << 20_000n);

/** The places of a one-sided approach. */
export function approach(to: Rational | 'inf' | '-inf', side: '+' | '-'): readonly Rational[] {
  return EXPONENTS.map((e, i) => {
    const factor = FACTORS[i % FACTORS.length]!;
    const power = 1n << BigInt(e);
    if (to === 'inf') return mul(factor, rational(power));
    if (to === '-inf') return mul(neg(factor), rational(power));
    const step = mul(factor, rational(1n, power));
    return side === '+' ? add(to, step) : sub(to, step);
  });
}

interface Value {
  readonly middle: BigFloat;
  /** log2 of the enclosure's width. */
  readonly widthBits: number;
  readonly exponent: number;
}

/** Working precisions for one value in turn: at 2^512 a square may cancel (1024 bits) and leave 100 digits. */
const LADDER: readonly number[] = [VALUE_BITS, 1400];

/** One value, as narrow as the ladder makes it. What lies beyond 2^±20000 is as good as 0 or infinite. */
function valueAt(truth: Truth, of: Expr, point: Point, exponent: number): Value | Answer {
  let answer: Answer = { kind: 'undecided', reason: '' };
  for (const bits of LADDER) {
    answer = truth.enclose(of, point, bits);
    if (answer.kind === 'undefined') return answer;
    if (answer.kind !== 'number' || typeof answer.low !== 'object' || typeof answer.high !== 'object') continue;
    const { widthBits, agreedBits, sizeBits } = gapOf(answer, answer);
    if (agreedBits >= ENOUGH_BITS || sizeBits < FLUSH_BITS || bits === LADDER.at(-1))
      return { middle: answer.low, widthBits, exponent };
  }
  return answer;
}

const valuesAlong = (
  truth: Truth,
  of: Expr,
  variable: string,
  places: readonly Rational[],
  point: Point,
): readonly (Value | Answer)[] =>
  places.map((place, i) => valueAt(truth, of, new Map([...point, [variable, place]]), EXPONENTS[i]!));

const isValue = (v: Value | Answer): v is Value => 'middle' in v;

/** Growth by this factor from place to place (exponents double) means infinity: log x doubles, powers square. */
const GROWTH_BITS = Math.log2(1.5);
/** Differences must shrink at least by this factor: those of 1/log x halve. */
const SLOWEST = 0.75;

/** The limit from one side, or at ±infinity. */
function oneSided(
  truth: Truth,
  of: Expr,
  variable: string,
  to: Rational | 'inf' | '-inf',
  side: '+' | '-',
  point: Point,
): LimitValue {
  const along = valuesAlong(truth, of, variable, approach(to, side), point);
  const defined = along.filter(isValue);
  const late = along.slice(4).filter((v) => !isValue(v)) as Answer[];
  if (late.length >= 5 && late.every((v) => v.kind === 'undefined'))
    return { kind: 'undefined', reason: (late[0] as { reason: string }).reason };
  const overflow = overflowSign(along);
  const last = defined.at(-1);
  if (overflow)
    return { kind: 'infinity', sign: overflow, reach: { places: along.length, exponent: EXPONENTS.at(-1)! } };
  if (defined.length < 4 || !last || last.exponent < 16)
    return { kind: 'undecided', reason: 'too few values along the way can be decided' };
  return judge(defined, { places: defined.length, exponent: last.exponent });
}

/** A value beyond 2^10000 in magnitude, by its sign. */
function hugeSign(v: Value | Answer): number {
  if (isValue(v)) return log2Of(v.middle) > 10_000 ? (v.middle.mantissa > 0n ? 1 : -1) : 0;
  if (v.kind !== 'number') return 0;
  const near = v.high === 'inf' ? v.low : v.high;
  if (typeof near !== 'object' || magnitudeBits(near) <= 10_000) return 0;
  return near.mantissa > 0n === (v.high === 'inf') ? (v.high === 'inf' ? 1 : -1) : 0;
}

/** The last two values are out of all range, with one sign. */
function overflowSign(along: readonly (Value | Answer)[]): 1 | -1 | undefined {
  const [a, b] = along.slice(-2).map(hugeSign);
  return a !== 0 && a === b ? (a as 1 | -1) : undefined;
}

function judge(values: readonly Value[], reach: Reach): LimitValue {
  const sizes = values.map((v) => log2Of(v.middle));
  const last = values.at(-1)!;
  const growing = sizes.slice(-4).every((s, i, l) => i === 0 || s - l[i - 1]! >= GROWTH_BITS);
  const sign = last.middle.mantissa > 0n ? 1 : -1;
  const oneSign = values.slice(-4).every((v) => v.middle.mantissa > 0n === sign > 0);
  if (growing && oneSign && sizes.at(-1)! > 5) return { kind: 'infinity', sign, reach };
  const steps = values.slice(1).map((v, i) => stepTo(values[i]!, v));
  const tail = steps.slice(-3);
  const rounding = Math.max(FLUSH_BITS, sizes.at(-1)! - ENOUGH_BITS);
  const shrinks = tail.every(
    (s, i) => i === 0 || s.moved <= Math.max(rounding, s.width) || s.moved - tail[i - 1]!.moved <= Math.log2(SLOWEST),
  );
  if (!shrinks) return { kind: 'undecided', reason: 'the values do not settle' };
  const final = tail.at(-1)!;
  return around(last.middle, Math.max(final.moved, final.width, FLUSH_BITS), reach);
}

/** How far the value moved from one place to the next, and how widely both are known (log2). */
const stepTo = (a: Value, b: Value): { readonly moved: number; readonly width: number } => ({
  moved: log2Of(subtract(b.middle, a.middle)),
  width: Math.max(a.widthBits, b.widthBits),
});

/** Twice the slowest geometric tail (ratio 3/4) and room for it: 8 times the last step. */
const ALLOWANCE = 8n;

function around(middle: BigFloat, stepBits: number, reach: Reach): LimitValue {
  const value = magnitudeBits(middle) < FLUSH_BITS ? rational(0n) : toRational(middle);
  if (!value) return { kind: 'undecided', reason: 'the values leave the range of the arithmetic' };
  const whole = Math.ceil(stepBits);
  const step =
    whole <= FLUSH_BITS ? FLUSH : whole >= 0 ? rational(1n << BigInt(whole)) : rational(1n, 1n << BigInt(-whole));
  const error = mul(step, rational(ALLOWANCE));
  const [low, high] = [sub(value, error), add(value, error)];
  return { kind: 'number', value: shortIn(low, high, value), low, high, reach };
}

/** 0 or the shortest decimal within the error, for showing. */
function shortIn(low: Rational, high: Rational, value: Rational): Rational {
  if (low.num <= 0n && high.num >= 0n) return ZERO;
  return shortBetween(low, high, value) ?? value;
}

export interface LimitRequest {
  readonly of: Expr;
  readonly variable: string;
  readonly to: Rational | 'inf' | '-inf';
  readonly side?: '+' | '-';
}

/** The limit at a point of the other variables. Both sides are followed where the author named none. */
export function numericLimit(truth: Truth, request: LimitRequest, point: Point): LimitValue {
  const { of, variable, to, side } = request;
  if (typeof to === 'string') return oneSided(truth, of, variable, to, '+', point);
  if (side) return oneSided(truth, of, variable, to, side, point);
  const [left, right] = [oneSided(truth, of, variable, to, '-', point), oneSided(truth, of, variable, to, '+', point)];
  if (left.kind === 'undecided') return left;
  if (right.kind === 'undecided') return right;
  if (left.kind === 'undefined' || right.kind === 'undefined') return left.kind === 'undefined' ? left : right;
  return joinSides(left, right);
}

type Settled = Extract<LimitValue, { kind: 'number' | 'infinity' }>;

function joinSides(left: Settled, right: Settled): LimitValue {
  const differ: LimitValue = { kind: 'undefined', reason: 'the one-sided limits differ' };
  if (left.kind === 'infinity' || right.kind === 'infinity')
    return left.kind === right.kind && left.kind === 'infinity' && right.kind === 'infinity' && left.sign === right.sign
      ? left
      : differ;
  const isBelow = (a: Rational, b: Rational) => sub(a, b).num < 0n;
  if (isBelow(left.high, right.low) || isBelow(right.high, left.low)) return differ;
  const low = isBelow(left.low, right.low) ? left.low : right.low;
  const high = isBelow(left.high, right.high) ? right.high : left.high;
  return { ...left, low, high };
}
