/**
 * What float32 results must be, for all inputs of a sweep: the accurate function in double where its error bound settles
 * the rounding, the exact plan where it doesn't, and whole stretches at once where interval arithmetic proves that all
 * their results round alike (far out, where functions have reached their limits and kernels are slow).
 */
import { fromDouble } from '../algebra/rational.js';
import type { Condition, Expr } from '../expr/expr.js';
import { boundsOf, isSettled } from '../program/settled.js';
import { roundBound, SINGLE } from '../truth/big-float.js';
import { type Box, BoxFunction, conditionOver } from '../truth/boxes.js';
import { type Arithmetic, failed } from '../truth/interval.js';
import type { Register } from '../truth/mpfr.js';
import type { Point, Truth } from '../truth/truth.js';

/**
 * The error of the accurate function that is counted with, relative: 16 units of a double. It is made to stay within
 * one; the plan that it is checked against at random inputs says how far it was off at most (`drift`).
 */
const BOUND = 2 ** -48;
/** Working precisions of enclosures over stretches. */
const BITS = [192, 1024] as const;

/** A function of one input whose float32 results are asked for, at one setting of its parameters. */
export interface Question {
  readonly expression: Expr;
  readonly input: string;
  readonly domain: Condition | undefined;
  readonly setting: Point;
  /** In double, within BOUND of the exact value, NaN where there is none. */
  readonly accurate: (x: number) => number;
  /** Rounded once to float32 from the exact plan; NaN where it knows nothing. */
  readonly exact: (x: number) => number;
}

export interface Oracle {
  /** The right float32 at a finite x; asks the plan only near the middle of two. */
  readonly at: (x: number, y: number) => number;
  readonly accurate: (x: number) => number;
  /** The float32 that all results between two inputs of one sign round to, proved; undefined where that is not so. */
  readonly over: (low: number, high: number) => number | undefined;
  /** How often `at` asked the plan. */
  readonly asked: () => number;
  /** Is `at` right here? Compared with MPFR; undefined where the truth does not know. */
  readonly check: (x: number) => { readonly right: boolean; readonly drift: number } | undefined;
}

/** A register times 2^scale, rounded to float32. */
function single(a: Arithmetic, r: Register, scale: bigint): number {
  if (a.mpfr.isInfinite(r)) return a.mpfr.sign(r) * Number.POSITIVE_INFINITY;
  const { mantissa, exponent } = a.mpfr.read(r);
  const shift = scale > 1_000_000n ? 1_000_000 : scale < -1_000_000n ? -1_000_000 : Number(scale);
  return roundBound({ mantissa, exponent: exponent + shift }, SINGLE);
}

/** Zero of either sign is one number here. */
const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

export function oracleOf(q: Question, truth: Truth): Oracle {
  const [up, down] = boundsOf(BOUND);
  const boxes = new BoxFunction(q.expression);
  let asked = 0;
  const pointOf = (x: number): Point => new Map(q.setting).set(q.input, fromDouble(x));
  const at = (x: number, y: number): number => {
    if (Number.isNaN(y) || isSettled(y, up, down)) return Math.fround(y);
    asked += 1;
    const exact = q.exact(x);
    if (!Number.isNaN(exact)) return exact;
    // No plan: the truth itself.
    return truth.roundSingle(q.expression, pointOf(x)) ?? Math.fround(y);
  };
  const over = (low: number, high: number): number | undefined => {
    const box: Box = new Map([
      ...[...q.setting].map(([n, v]) => [n, { low: v, high: v, lowOpen: false, highOpen: false }] as const),
      [q.input, { low: fromDouble(low), high: fromDouble(high), lowOpen: false, highOpen: false }] as const,
    ]);
    for (const bits of BITS) {
      const found = truth.arithmetic(bits, (a) => {
        const inside = q.domain === undefined ? true : conditionOver(a, q.domain, box);
        if (inside === false) return Number.NaN;
        if (inside === undefined) return undefined;
        const v = boxes.over(a, box);
        if (failed(v)) return v.failure === 'undefined' ? Number.NaN : undefined;
        const [from, to] = [single(a, v.low, v.scale), single(a, v.high, v.scale)];
        return from === to ? from : undefined;
      });
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const check = (x: number): { readonly right: boolean; readonly drift: number } | undefined => {
    const point = pointOf(x);
    if (q.domain !== undefined && truth.holds(q.domain, point) !== 'yes') return undefined;
    const y = q.accurate(x);
    const wanted = truth.roundDouble(q.expression, point);
    const rounded = truth.roundSingle(q.expression, point);
    if (wanted === undefined || rounded === undefined) return undefined;
    // Below the normal range of doubles every float32 is 0.
    const drift = Math.abs(wanted) < 2 ** -1000 ? 0 : Math.abs(y / wanted - 1) * 2 ** 52;
    return { right: same(at(x, y), rounded), drift: Number.isFinite(drift) ? drift : same(y, wanted) ? 0 : Infinity };
  };
  return { at, accurate: q.accurate, over, asked: () => asked, check };
}
