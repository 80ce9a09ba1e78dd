// Made by activation-compiler; do not edit.
/**
 * Remainders of Taylor series (see ../remainder.ts) of balls: f(w) = Σ_{j<J} a_j z^j + a_J z^J (1 + eps). Near 0 by the
 * ratios of the coefficients, farther out by taking the first terms off f, with more bits.
 */
import { type RemainderName, series } from '../remainder.js';
import { exponentOf } from '../scaled.js';
import { acotOfReciprocal, atan, pi } from './arctangent.js';
import { type Ball, ball, certainSign, fraction, NOUGHT, scaledBy, topOf, UNIT, UNKNOWN } from './ball.js';
import { cosm1, sin } from './circular.js';
import { erf, erfcx } from './error-function.js';
import { expm1 } from './exponential.js';
import { difference, product, quotient, root, sqrt1pm1, sum, wholePower } from './extended.js';
import { log1p } from './logarithm.js';

type Function = (u: Ball, p: number) => Ball;
const over =
  (f: Function): Function =>
  (w, p) =>
    quotient(f(w, p), w, p);

/** The series' sums; of those in z = w² the leading factor is taken off, as in ../remainder.ts. */
const functions: Readonly<Record<RemainderName, Function>> = {
  expm1,
  log1p,
  sqrt1pm1,
  erf: (w, p) => quotient(product(erf(w, p), root(pi(p), 2, p), p), scaledBy(w, 1), p),
  atan: over(atan),
  acot: over(acotOfReciprocal),
  sin: over(sin),
  erfcxOfReciprocal: (w, p) => quotient(product(erfcx(quotient(UNIT, w, p), p), root(pi(p), 2, p), p), w, p),
  cosm1,
};
const STARTS: Readonly<Record<RemainderName, readonly [bigint, bigint]>> = {
  expm1: [1n, 1n],
  log1p: [1n, 1n],
  sqrt1pm1: [1n, 2n],
  erf: [1n, 1n],
  atan: [1n, 1n],
  acot: [1n, 1n],
  sin: [1n, 1n],
  erfcxOfReciprocal: [1n, 1n],
  cosm1: [-1n, 2n],
};

/** Anything that vanishes beside 1. */
const nextToNought = (p: number): Ball => ball(0n, 1n, -4 * p);

/** Below 2^NEAR the terms fall fast whatever the function. */
const NEAR = -4;

export function remainder(name: RemainderName, order: number, w: Ball, p: number): Ball {
  const { isEven, first, ratio } = series[name];
  if (w.kind === 'extreme' && certainSign(w.log) === -1) return nextToNought(p);
  if (w.kind !== 'ball') return w.kind === 'none' ? w : UNKNOWN;
  const z = isEven ? product(w, w, p + 8) : w;
  if (z.kind !== 'ball') return UNKNOWN;
  if (certainSign(z) === 0) return NOUGHT;
  const c = (j: number): Ball => {
    const [n, d] = ratio(j);
    return fraction(BigInt(Math.round(2 * n)), BigInt(Math.round(2 * d)), p + 8);
  };
  const top = topOf(z);
  const diverges = name === 'erfcxOfReciprocal';
  if (top < (diverges ? -exponentOf(p + 60) - 1 : NEAR) && (!('isOneSided' in series[name]) || certainSign(w) === 1)) {
    // eps = c_J·z·(1 + c_(J+1)·z·(1 + …)); what is left out is below the last term.
    let [term, total]: [Ball, Ball] = [product(c(order), z, p + 8), NOUGHT];
    for (let j = order + 1; term.kind === 'ball'; j++) {
      total = sum(total, term, p + 8);
      if (total.kind !== 'ball') return UNKNOWN;
      const end = topOf(term) < topOf(total) - p - 8;
      if (end) return sum(total, { kind: 'ball', m: 0n, r: 1n, e: topOf(term) }, p);
      term = product(product(term, c(j), p + 8), z, p + 8);
    }
    return UNKNOWN;
  }
  // The first terms take (order + 1)·log2(1/z) bits off.
  const q = p + Math.max(0, -top) * (order + 2) + 16;
  if (q > 5 * p + 2000) return UNKNOWN;
  const far = isEven ? product(w, w, q) : w;
  let [coefficient, lowest, power]: [Ball, Ball, Ball] = [fraction(...STARTS[name], q), NOUGHT, UNIT];
  if (first === 1) power = far;
  for (let j = first; j < order; j++) {
    lowest = sum(lowest, product(coefficient, power, q), q);
    const [n, d] = ratio(j);
    coefficient = product(coefficient, fraction(BigInt(Math.round(2 * n)), BigInt(Math.round(2 * d)), q), q);
    power = product(power, far, q);
  }
  const rest = difference(functions[name](w, q), lowest, q);
  return difference(quotient(rest, product(coefficient, wholePower(far, order, q), q), q), UNIT, p);
}
