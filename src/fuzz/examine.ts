/** One function compared with the truth at a point: the error in ulp, and what kind of error it is. */
import { fromDouble, mul, type Rational, sub, toDouble } from '../algebra/rational.js';
import type { Expr } from '../expr/expr.js';
import { bigToRational } from '../truth/big-float.js';
import { middleOf, type Truth } from '../truth/truth.js';

export type Verdict =
  /** Compared; the distance to the exact value in units of the result's last place. */
  | { readonly kind: 'value'; readonly ulp: number }
  /** No number though the function has a value. */
  | { readonly kind: 'nan' }
  /** Zero though the value is not. */
  | { readonly kind: 'false zero'; readonly ulp: number }
  | { readonly kind: 'wrong sign'; readonly ulp: number }
  /** A number where the function has no value. */
  | { readonly kind: 'no value' }
  /** The truth does not know. */
  | { readonly kind: 'unknown' };

/** Beyond these exponents everything rounds alike. */
const LIMITS = { floor: -1200, ceiling: 1100, bits: 4096 };
const BITS = 72;
const LEAST = -1074;

/** 2^k as an exact number. */
const power = (k: number): Rational =>
  k >= 0 ? { num: 1n << BigInt(k), den: 1n } : { num: 1n, den: 1n << BigInt(-k) };

/** The exponent of the last place of a double near r. */
function lastPlace(r: Rational): number {
  const size = Math.abs(toDouble(r));
  if (size === 0) return LEAST;
  const e = Number.isFinite(size) ? Math.floor(Math.log2(size)) : 1023;
  // log2 may be one off beside a power of two.
  const fitted = 2 ** e > size ? e - 1 : 2 ** (e + 1) <= size ? e + 1 : e;
  return Math.max(LEAST, fitted - 52);
}

export function examine(got: number, e: Expr, point: ReadonlyMap<string, Rational>, truth: Truth): Verdict {
  const answer = truth.evaluate(e, point, BITS, LIMITS);
  if (answer.kind === 'undecided') return { kind: 'unknown' };
  if (answer.kind === 'undefined') return Number.isNaN(got) ? { kind: 'value', ulp: 0 } : { kind: 'no value' };
  const rounded = truth.toDouble(answer);
  if (Number.isNaN(got)) return { kind: 'nan' };
  if (rounded !== undefined && (got === rounded || (got === 0 && rounded === 0))) {
    if (got === 0 || !Number.isFinite(got)) return { kind: 'value', ulp: 0 };
  }
  const middle = middleOf(answer);
  if (!middle) return { kind: 'unknown' };
  if (Math.abs(middle.exponent) > 20_000)
    return middle.exponent > 0
      ? { kind: 'value', ulp: Number.POSITIVE_INFINITY }
      : { kind: 'value', ulp: Math.abs(got) / 5e-324 };
  const exact = bigToRational(middle);
  if (!Number.isFinite(got)) return { kind: 'value', ulp: Number.POSITIVE_INFINITY };
  const ulp = Math.abs(toDouble(mul(sub(fromDouble(got), exact), power(-lastPlace(exact)))));
  if (ulp > 1) {
    if (got === 0) return { kind: 'false zero', ulp };
    if (got > 0 !== exact.num > 0n) return { kind: 'wrong sign', ulp };
  }
  return { kind: 'value', ulp };
}

/** More than rounding once: what a kernel of grade `exact` must not do. */
export const MOST_ULP = 0.5001;

/** Is it a failure? */
export const fails = (v: Verdict, most = MOST_ULP): boolean =>
  v.kind === 'unknown' ? false : v.kind === 'value' ? !(v.ulp <= most) : true;
