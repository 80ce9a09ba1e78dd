/** Laws that all results of a stretch of inputs follow, and the steps from enclosures to them. */
import type { Condition, Expr } from '../expr/expr.js';
import { type BigFloat, DOUBLE, roundBound, SINGLE } from '../truth/big-float.js';
import type { Arithmetic, Interval } from '../truth/interval.js';
import type { Register } from '../truth/mpfr.js';
import type { Point } from '../truth/truth.js';

/** A function of one input, the other variables given. */
export interface Subject {
  readonly expression: Expr;
  readonly input: string;
  /** Where it has values; everywhere if missing. */
  readonly domain: Condition | undefined;
  readonly setting: Point;
}

export interface Constant {
  readonly kind: 'constant';
  /** The float32 that all results round to; NaN where there are none. */
  readonly right: number;
}
/** With p = slope·x in double, all results round to a float32 between those of p·low and p·high. */
export interface Line {
  readonly kind: 'line';
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** Lines that are farther off settle too few results to be worth it. */
export const FARTHEST = 2 ** -26;
/** Products in double, three roundings of them. */
const PRODUCTS = 2 ** -50;

/** A register times 2^scale, rounded to a format. */
function rounded(a: Arithmetic, r: Register, scale: bigint, format: typeof SINGLE): number {
  if (a.mpfr.isInfinite(r)) return a.mpfr.sign(r) * Number.POSITIVE_INFINITY;
  const { mantissa, exponent }: BigFloat = a.mpfr.read(r);
  const shift = scale > 1_000_000n ? 1_000_000 : scale < -1_000_000n ? -1_000_000 : Number(scale);
  return roundBound({ mantissa, exponent: exponent + shift }, format);
}

/** The float32 that all numbers of an interval round to, if it is one. */
export function singleOf(a: Arithmetic, v: Interval): Constant | undefined {
  const [from, to] = [rounded(a, v.low, v.scale, SINGLE), rounded(a, v.high, v.scale, SINGLE)];
  return from === to ? { kind: 'constant', right: from } : undefined;
}

/** The ends in double, moved outwards; a zero stays one where the end is exactly zero. */
export function ends(a: Arithmetic, v: Interval): readonly [low: number, high: number] {
  const outwards = (r: Register, direction: 1 | -1): number => {
    if (a.mpfr.sign(r) === 0) return 0;
    const y = rounded(a, r, v.scale, DOUBLE);
    // What underflows is between zero and the smallest double.
    if (y === 0) return a.mpfr.sign(r) === direction ? direction * Number.MIN_VALUE : 0;
    return y + direction * Math.abs(y) * 2 ** -50;
  };
  return [outwards(v.low, -1), outwards(v.high, 1)];
}

/** What a line's products are multiplied with, f(x)/(slope·x) − 1 being between `low` and `high`. */
export function lineOf(slope: number, low: number, high: number, strict: -1 | 0 | 1 | undefined): Line {
  // slope·x is then exact, and no middle of two float32 lies so near to it, unless it is one itself.
  const exact = Math.fround(slope) === slope;
  const [below, above] = [1 + low - PRODUCTS, 1 + high + PRODUCTS];
  if (!exact || strict === undefined) return { kind: 'line', slope, low: below, high: above };
  if (strict === 0) return { kind: 'line', slope, low: 1, high: 1 };
  return strict > 0
    ? { kind: 'line', slope, low: Math.max(below, 1 + 2 ** -52), high: above }
    : { kind: 'line', slope, low: below, high: Math.min(above, 1 - 2 ** -52) };
}
