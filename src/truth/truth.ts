/**
 * The ground truth: certain enclosures of any expression at any exact point, with the precision raised until they are
 * narrow enough. Everything that the compiler checks or measures, it checks against this.
 *
 * Nothing here is ever guessed: an answer is an enclosure, "there is certainly no value", or "undecided" within the
 * stated limits. An enclosure that holds zero is never taken for zero unless it is exactly zero.
 */
import type { Rational } from '../algebra/rational.js';
import type { Condition, Expr } from '../expr/expr.js';
import {
  type BigFloat,
  type Bound,
  bigCompare,
  bigToText,
  boundCompare,
  DOUBLE,
  type Format,
  roundBound,
  SINGLE,
  topExponent,
} from './big-float.js';
import { type Arithmetic, certainSign, failed, flat, type Interval, isPoint } from './interval.js';
import { limitOf, type NumericLimit } from './limit.js';
import { loadMpfr, MOST_BITS, type Mpfr, UP } from './mpfr.js';
import { type Point, Run } from './run.js';
import { Tape, type Test } from './tape.js';

export type { BigFloat, Bound, NumericLimit, Point };

/** Certain bounds: the value lies between `low` and `high`, both included. */
export interface Enclosure {
  readonly low: Bound;
  readonly high: Bound;
}

export type Answer =
  | { readonly kind: 'number'; readonly low: Bound; readonly high: Bound; readonly bits: number }
  | { readonly kind: 'undefined'; readonly reason: string }
  | { readonly kind: 'undecided'; readonly reason: string };

/** When an evaluation may stop before the relative width is reached, and when it must give up. */
export interface Limits {
  /** Values certainly below 2^floor in magnitude are narrow enough (default: never). */
  readonly floor?: number;
  /** Values certainly above 2^ceiling in magnitude are narrow enough (default: never). */
  readonly ceiling?: number;
  /** The highest working precision (default and at most MOST_BITS, 16384). */
  readonly bits?: number;
}

/** Where a limit is taken: at an end, or at an exact number from one side or both. */
export type LimitEnd = '+inf' | '-inf' | { readonly at: Rational; readonly side?: '+' | '-' };

export interface Truth {
  /**
   * Encloses e (expanded; may hold `derivative` nodes) at an exact point. Precision is raised until the relative width
   * is below 2^-relativeBits, or the value is exactly known, or a limit is met.
   */
  evaluate(e: Expr, point: Point, relativeBits?: number, limits?: Limits): Answer;
  /** One evaluation at a fixed working precision (64 bits or more), no raising. */
  enclose(e: Expr, point: Point, bits: number): Answer;
  /** Does the condition hold at the point? Undecided stays undecided. */
  holds(c: Condition, point: Point): 'yes' | 'no' | 'undecided' | 'undefined';
  /** The correctly rounded value (ties to even), precision raised until both ends of the enclosure round alike; NaN where the value is undefined. */
  roundDouble(e: Expr, point: Point): number | undefined;
  roundSingle(e: Expr, point: Point): number | undefined;
  /** Correctly rounded, if both ends of the answer round alike; subnormals and overflow included. Undefined else. */
  toDouble(a: Answer): number | undefined;
  toSingle(a: Answer): number | undefined;
  /** The value to `digits` significant digits, in decimal (of the enclosure's middle; digits it does not have are cut off). */
  text(a: Answer, digits: number): string;
  /** For proofs over boxes and ends (`boxes.ts`, `far/`): interval arithmetic of this many bits, its numbers given back after f. */
  arithmetic<T>(bits: number, f: (a: Arithmetic) => T): T;
  /** Evidence (never proof) for the limit of e, as the variable goes to an end while all others stay at the point. */
  numericLimit(e: Expr, variable: string, to: LimitEnd, point: Point): NumericLimit;
}

/** Working precision starts here (bits beyond the asked width: what a few dozen operations lose) … */
const GUARD_BITS = 32;
const FEWEST_BITS = 64;
/** … and doubles from step to step, up to MOST_BITS: 2^14 bits hold exp(−11000) beside 1. */

interface Compiled {
  readonly tape: Tape;
  readonly slot: number;
}

/** Loads MPFR and makes the ground truth. */
export async function loadTruth(): Promise<Truth> {
  return makeTruth(await loadMpfr());
}

function makeTruth(mpfr: Mpfr): Truth {
  const compiled = new WeakMap<Expr, Compiled>();
  const compile = (e: Expr): Compiled => {
    const found = compiled.get(e);
    if (found) return found;
    const tape = new Tape();
    const made = { tape, slot: tape.expression(e) };
    compiled.set(e, made);
    return made;
  };

  /** Runs with fresh registers, all given back. */
  function scoped<T>(f: () => T): T {
    const mark = mpfr.mark();
    try {
      return f();
    } finally {
      mpfr.release(mark);
    }
  }

  function raise<T>(first: number, most: number, attempt: (bits: number) => T | undefined): T | undefined {
    for (let bits = first; ; bits *= 2) {
      const result = scoped(() => attempt(Math.min(bits, most)));
      if (result !== undefined || bits >= most) return result;
    }
  }

  function once(
    e: Expr,
    point: Point,
    bits: number,
    accept: (v: Interval, bits: number) => Answer | undefined,
  ): { answer?: Answer; reason: string } {
    const { tape, slot } = compile(e);
    const value = new Run(tape, { mpfr, bits }, point).value(slot);
    if (failed(value)) {
      return value.failure === 'undefined'
        ? { answer: { kind: 'undefined', reason: value.reason }, reason: '' }
        : { reason: value.reason };
    }
    const answer = accept(value, bits);
    return answer ? { answer, reason: '' } : { reason: 'the value is not known well enough' };
  }

  function search(
    e: Expr,
    point: Point,
    first: number,
    most: number,
    accept: (v: Interval, bits: number) => Answer | undefined,
  ): Answer {
    let reason = '';
    const answer = raise(Math.max(FEWEST_BITS, first), most, (bits) => {
      const attempt = once(e, point, bits, accept);
      reason = attempt.reason;
      return attempt.answer;
    });
    return answer ?? { kind: 'undecided', reason: `${reason} (${most} bits)` };
  }

  const number = (v: Interval, bits: number): Answer => ({ kind: 'number', ...boundsOf(mpfr, v), bits });

  const evaluate = (e: Expr, point: Point, relativeBits = 64, limits: Limits = {}): Answer =>
    search(e, point, relativeBits + GUARD_BITS, Math.min(limits.bits ?? MOST_BITS, MOST_BITS), (v, bits) =>
      isNarrow(mpfr, v, bits, relativeBits, limits) ? number(v, bits) : undefined,
    );

  function round(e: Expr, point: Point, format: Format): number | undefined {
    let result: number | undefined;
    const found = search(e, point, format.precision + GUARD_BITS, MOST_BITS, (v, bits) => {
      const answer = number(v, bits);
      result = roundAnswer(answer, format);
      return result === undefined ? undefined : answer;
    });
    return found.kind === 'undefined' ? Number.NaN : result;
  }

  const conditions = new WeakMap<Condition, { readonly tape: Tape; readonly tests: readonly Test[] }>();
  const compileCondition = (c: Condition) => {
    const found = conditions.get(c);
    if (found) return found;
    const tape = new Tape();
    const made = { tape, tests: tape.condition(c) };
    conditions.set(c, made);
    return made;
  };

  function holds(c: Condition, point: Point): 'yes' | 'no' | 'undecided' | 'undefined' {
    const { tape, tests } = compileCondition(c);
    const answer = raise(FEWEST_BITS, MOST_BITS, (bits) => {
      const held = new Run(tape, { mpfr, bits }, point).tests(tests);
      if (typeof held === 'boolean') return held ? 'yes' : 'no';
      return held.failure === 'undefined' ? 'undefined' : undefined;
    });
    return answer ?? 'undecided';
  }

  return {
    evaluate,
    enclose: (e, point, bits) => {
      const working = Math.min(Math.max(FEWEST_BITS, bits), MOST_BITS);
      return scoped(() => {
        const { answer, reason } = once(e, point, working, number);
        return answer ?? { kind: 'undecided', reason };
      });
    },
    holds,
    roundDouble: (e, point) => round(e, point, DOUBLE),
    roundSingle: (e, point) => round(e, point, SINGLE),
    toDouble: (a) => roundAnswer(a, DOUBLE),
    toSingle: (a) => roundAnswer(a, SINGLE),
    text: textOf,
    arithmetic: (bits, f) => scoped(() => f({ mpfr, bits: Math.min(Math.max(FEWEST_BITS, bits), MOST_BITS) })),
    numericLimit: (e, variable, to, point) => limitOf(evaluate, e, variable, to, point),
  };
}

/** Is the interval narrow enough to stop? Points are; intervals that hold zero only below the floor. */
function isNarrow(mpfr: Mpfr, v: Interval, bits: number, relativeBits: number, limits: Limits): boolean {
  if (isPoint(v)) return true;
  if (limits.floor !== undefined && largestTop(mpfr, v) <= limits.floor) return true;
  const s = certainSign({ mpfr, bits }, v);
  if (!s) return false;
  const near = s > 0 ? v.low : v.high;
  const far = s > 0 ? v.high : v.low;
  if (limits.ceiling !== undefined && Number(v.scale) + mpfr.exponent(near) - 1 >= limits.ceiling) return true;
  if (mpfr.isInfinite(far)) return false;
  const width = mpfr.take(64);
  mpfr.binary.sub(width, v.high, v.low, UP);
  return mpfr.exponent(width) <= mpfr.exponent(near) - 1 - relativeBits;
}

/** e such that the whole interval lies within ±2^e. */
function largestTop(mpfr: Mpfr, v: Interval): number {
  const tops = [v.low, v.high].map((r) =>
    mpfr.isInfinite(r) ? Number.POSITIVE_INFINITY : mpfr.sign(r) === 0 ? Number.NEGATIVE_INFINITY : mpfr.exponent(r),
  );
  return Number(v.scale) + Math.max(...tops);
}

/** Exponents of bounds beyond this are not exact integers of JavaScript: bounds are moved outwards to it. */
const LARGEST_SCALE = 2n ** 50n;

function boundsOf(mpfr: Mpfr, given: Interval): Enclosure {
  const v =
    given.scale > LARGEST_SCALE || given.scale < -LARGEST_SCALE ? flat({ mpfr, bits: FEWEST_BITS }, given) : given;
  const end = (r: number): Bound => {
    if (mpfr.isInfinite(r)) return mpfr.sign(r) > 0 ? 'inf' : '-inf';
    const { mantissa, exponent } = mpfr.read(r);
    return mantissa === 0n ? { mantissa, exponent: 0 } : { mantissa, exponent: exponent + Number(v.scale) };
  };
  const low = end(v.low);
  return { low, high: isPoint(v) ? low : end(v.high) };
}

function roundAnswer(a: Answer, format: Format): number | undefined {
  if (a.kind === 'undefined') return Number.NaN;
  if (a.kind === 'undecided') return undefined;
  const low = roundBound(a.low, format);
  const high = a.low === a.high ? low : roundBound(a.high, format);
  // An unknown bound is no overflow unless the other end overflows too; +0 and −0 are one value here.
  if (low !== high) return undefined;
  if (low === 0) return isNegative(a.high) ? -0 : 0;
  return low;
}
const isNegative = (b: Bound): boolean => b === '-inf' || (b !== 'inf' && b.mantissa < 0n);

/** The middle of two bounds (one of them, where the other is unknown or far away; neither: undefined). */
export function middleOf(a: Enclosure): BigFloat | undefined {
  if (typeof a.low === 'string') return typeof a.high === 'string' ? undefined : a.high;
  if (typeof a.high === 'string') return a.low;
  const [l, h] = [a.low, a.high];
  if (l === h) return l;
  if (topExponent(l) - topExponent(h) > 100_000 || topExponent(h) - topExponent(l) > 100_000)
    return bigCompare(l, h) < 0 ? h : l;
  const exponent = Math.min(l.exponent, h.exponent);
  const sum = (l.mantissa << BigInt(l.exponent - exponent)) + (h.mantissa << BigInt(h.exponent - exponent));
  return { mantissa: sum, exponent: exponent - 1 };
}

function textOf(a: Answer, digits: number): string {
  if (a.kind !== 'number') return a.kind;
  const m = middleOf(a);
  if (!m) return boundCompare(a.low, a.high) === 0 ? String(a.low) : 'undecided';
  return bigToText(m, digits);
}
