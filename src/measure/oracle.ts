/**
 * What float32 results must be, for all inputs of a sweep: the accurate function in double where its error bound settles
 * the rounding, the exact plan where it doesn't, and whole stretches at once where interval arithmetic proves that all
 * their results round alike (far out, where functions have reached their limits and kernels are slow).
 */
import { fromDouble } from '../algebra/rational.js';
import { boundsOf, isSettled } from '../program/settled.js';
import type { Point, Truth } from '../truth/truth.js';
import type { Constant, Line, Subject } from './law.js';
import { Laws } from './laws.js';

/**
 * The error of the accurate function that is counted with, relative: 16 units of a double. It is made to stay within
 * one; the plan that it is checked against at random inputs says how far it was off at most (`drift`).
 */
const BOUND = 2 ** -48;
/** A function of one input whose float32 results are asked for, at one setting of its parameters. */
export interface Question extends Subject {
  /** In double, within BOUND of the exact value, NaN where there is none. */
  readonly accurate: (x: number) => number;
  /** Rounded once to float32 from the exact plan; NaN where it knows nothing. */
  readonly exact: (x: number) => number;
}

export interface Check {
  readonly right: boolean;
  /** What MPFR says. */
  readonly rounded: number;
  readonly drift: number;
}

export interface Oracle {
  /** The right float32 at a finite x; asks the plan only near the middle of two. */
  readonly at: (x: number, y: number) => number;
  readonly accurate: (x: number) => number;
  /** 1 ± the bound of `accurate`: where y·up and y·down round to one float32, that is right (NaN aside). */
  readonly up: number;
  readonly down: number;
  /** What is proved of all results between two inputs of one sign; undefined where it is nothing. */
  readonly over: (low: number, high: number) => Constant | Line | undefined;
  /** How often `at` asked the plan. */
  readonly asked: () => number;
  /** Is `at` right here? Compared with MPFR; undefined where the truth does not know. */
  readonly check: (x: number) => Check | undefined;
}

/** Zero of either sign is one number here. */
const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

export function oracleOf(q: Question, truth: Truth): Oracle {
  const [up, down] = boundsOf(BOUND);
  const laws = new Laws(q, q.accurate, truth);
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
  const over = (low: number, high: number): Constant | Line | undefined => {
    const [a, b] = [at(low, q.accurate(low)), at(high, q.accurate(high))];
    return same(a, b) ? laws.constant(low, high) : laws.line(low, high);
  };
  const check = (x: number): Check | undefined => {
    const point = pointOf(x);
    if (q.domain !== undefined && truth.holds(q.domain, point) !== 'yes') return undefined;
    const y = q.accurate(x);
    // One evaluation is enough for both, nearly always.
    const answer = truth.evaluate(q.expression, point, 64);
    const wanted = truth.toDouble(answer) ?? truth.roundDouble(q.expression, point);
    const rounded = truth.toSingle(answer) ?? truth.roundSingle(q.expression, point);
    if (wanted === undefined || rounded === undefined) return undefined;
    // Below the normal range of doubles every float32 is 0.
    const drift = Math.abs(wanted) < 2 ** -1000 ? 0 : Math.abs(y / wanted - 1) * 2 ** 52;
    return {
      right: same(at(x, y), rounded),
      rounded,
      drift: Number.isFinite(drift) ? drift : same(y, wanted) ? 0 : Infinity,
    };
  };
  return { at, accurate: q.accurate, up, down, over, asked: () => asked, check };
}
