// Made by activation-compiler; do not edit.
/**
 * erf, erfc and erfcx of balls: the series of positive terms erf u = 2/√π·exp(−u²)·Σ 2ⁿu^(2n+1)/(2n+1)!!, and far out the
 * asymptotic series of erfcx, whose error is below the first term left out.
 */

import { pi } from './arctangent.js';
import {
  type Ball,
  ball,
  certainSign,
  exactly,
  type Finite,
  magnitude,
  NOUGHT,
  negative,
  rounded,
  scaledBy,
  shifted,
  topOf,
  UNIT,
  UNKNOWN,
} from './ball.js';
import { exp, GUARD, nextToOne, widened } from './exponential.js';
import { difference, product, quotient, root, sum } from './extended.js';

/** The middle to a double, for choices. */
const about = (a: Finite): number => Number(shifted(a.m, a.e + 40)) / 1099511627776;
const exact = (a: Finite): Finite => ball(a.m, 0n, a.e);
const rootOfPi = (p: number): Ball => root(pi(p), 2, p);

/** Σ 2ⁿu^(2n)/(2n+1)!! for an exact u below about 100. */
function seriesAt(u: Finite, p: number): Ball {
  const w = p + GUARD + 16;
  const x = shifted(u.m, u.e + w);
  const z = (2n * x * x) >> BigInt(w);
  let [term, total] = [1n << BigInt(w), 1n << BigInt(w)];
  for (let n = 3n; term !== 0n; n += 2n) {
    term = ((term * z) >> BigInt(w)) / n;
    total += term;
  }
  // The n-th of at most 2^12 terms is off by n units of the total's last place at most.
  return rounded(total, (total >> BigInt(w - 28)) + 65536n, -w, p + 4);
}

/** erf of an exact u > 0. */
function erfAt(u: Finite, p: number): Ball {
  const x = about(u);
  if (x * x > 0.7 * (p + 8)) return rounded(1n << BigInt(p + 4), 1n, -p - 4, p);
  const q = p + 24;
  const series = product(seriesAt(u, q), scaledBy(u, 1), q);
  return product(quotient(series, rootOfPi(q), q), exp(negative(product(u, u, 2 * q)), q), p);
}

export function erf(a: Ball, p: number): Ball {
  if (a.kind === 'extreme') {
    if (certainSign(a.log) === -1) return quotient(product(exactly(2n), a, p), rootOfPi(p), p);
    return a.sign > 0 ? nextToOne(p) : negative(nextToOne(p));
  }
  if (a.kind !== 'ball') return a;
  const s = certainSign(a);
  if (s === 0) return NOUGHT;
  if (a.m < 0n) return negative(erf(negative(a), p));
  if (a.e > 20) return s === undefined ? UNKNOWN : nextToOne(p);
  return widened(a.m === 0n ? NOUGHT : erfAt(exact(a), p), a, 1.13, p);
}

/** erfcx of an exact u >= 0. */
function erfcxAt(u: Finite, p: number): Ball {
  const x = topOf(u) > 40 ? Number.POSITIVE_INFINITY : about(u);
  const q = p + 16;
  if (x * x <= 0.75 * (q + GUARD + 8)) {
    // 1 − erf u loses u²/log 2 bits.
    const more = q + Math.ceil(1.45 * x * x) + 8;
    const square = product(u, u, 2 * more);
    return product(exp(square, q), difference(UNIT, u.m === 0n ? NOUGHT : erfAt(u, more), more), p);
  }
  const w = q + GUARD;
  const z = quotient(UNIT, scaledBy(product(u, u, 2 * q), 1), q);
  const step = z.kind === 'ball' ? shifted(z.m, z.e + w) : 0n;
  let [size, total] = [1n << BigInt(w), 1n << BigInt(w)];
  for (let n = 1n; size !== 0n; n += 2n) {
    const next = ((size * step) >> BigInt(w)) * n;
    // Diverging before it is small enough cannot happen where x² is as large as asked for.
    if (next >= size) return UNKNOWN;
    size = next;
    total += n % 4n === 1n ? -size : size;
  }
  const series = rounded(total, 1n << BigInt(GUARD - 4), -w, q);
  return quotient(series, product(u, rootOfPi(q), q), p);
}

export function erfcx(a: Ball, p: number): Ball {
  if (a.kind === 'extreme') {
    if (certainSign(a.log) === -1) return nextToOne(p);
    if (a.sign > 0) return quotient(quotient(UNIT, rootOfPi(p), p), a, p);
    return product(exactly(2n), exp(product(a, a, p), p), p);
  }
  if (a.kind !== 'ball') return a;
  if (a.m < a.r) {
    // 2·exp(u²) − erfcx(−u); across 0 through erf.
    const square = product(a, a, p + 8);
    if (certainSign(a) === undefined) return product(exp(square, p + 8), difference(UNIT, erf(a, p + 8), p + 8), p);
    return difference(product(exactly(2n), exp(square, p + 8), p + 8), erfcx(negative(a), p + 8), p);
  }
  const y = erfcxAt(exact(a), p);
  if (a.r === 0n) return y;
  // |erfcx′| <= 2/√π and <= 1/u².
  const low = ball(a.m - a.r, 0n, a.e);
  if (topOf(low) < 2) return widened(y, a, 1.13, p);
  const square = product(low, low, 40);
  const change = quotient(ball(a.r, 0n, a.e), square, 40);
  if (change.kind !== 'ball' || y.kind !== 'ball') return UNKNOWN;
  return sum(y, ball(0n, magnitude(change.m) + change.r, change.e), p);
}

/** erfc u = exp(−u²)·erfcx u for u above 1, 1 − erf u else. */
export function erfc(a: Ball, p: number): Ball {
  if (a.kind === 'ball' && (a.m <= 0n || topOf(a) < 1)) return difference(UNIT, erf(a, p + 4), p);
  if (a.kind === 'extreme' && (a.sign < 0 || certainSign(a.log) === -1)) return difference(UNIT, erf(a, p), p);
  const square = product(a, a, p + 8);
  return product(exp(negative(square), p + 8), erfcx(a, p + 8), p);
}
