/**
 * Exact algebra that makes cancellation and overflow disappear where they are algebraic: in a cell where the signs of
 * the exponents are known, the exponential that grows fastest is taken out of every sum (1 + exp(x) becomes
 * exp(x)·(exp(−x) + 1) for x > 0), sums of quotients are put over a common denominator, multiplied out, collected,
 * and divided exactly by factors that vanish: the denominators, and 1 − exp(−u), which a core computes without loss.
 * Work is bounded by the number of terms; a sum that would grow beyond it stays as it was.
 */
import type { Builder } from './build.js';
import { flatten } from './flatten.js';
import { present } from './present.js';
import type { Term } from './term.js';

/** The term as a quotient of collected sums, as the head of this file describes. Equal to `t` where `t` is defined. */
export const collect = (t: Term, build: Builder): Term => present(flatten(t, build), build);
