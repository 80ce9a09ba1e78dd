// Made by activation-compiler; do not edit.
/** atan of balls: 1/u for u above 1, halved angles, the series. */
import {
  type Ball,
  certainSign,
  type Finite,
  magnitude,
  NOUGHT,
  negative,
  rounded,
  scaledBy,
  shifted,
  sizeOf,
  topOf,
  UNIT,
  wholeRoot,
} from './ball.js';
import { piBits } from './constants.js';
import { asItself, GUARD, SMALL, widened } from './exponential.js';
import { difference, quotient, sum } from './extended.js';

/** π to p bits. */
export const pi = (p: number): Ball => rounded(piBits(p + 8), 1n, -p - 8, p + 4);

/** atan of x, at most 1, with w bits after the point. */
function ofFixed(x: bigint, w: number, halvings: number): bigint {
  const bits = BigInt(w);
  const one = 1n << bits;
  let t = x;
  // tan(α/2) = t/(1 + √(1 + t²)).
  for (let i = 0; i < halvings; i++) t = (t << bits) / (one + wholeRoot((one << bits) + t * t, 2));
  const z = (t * t) >> bits;
  let [power, total] = [t, t];
  for (let n = 3n; ; n += 2n) {
    power = -((power * z) >> bits);
    const term = power / n;
    if (term === 0n) break;
    total += term;
  }
  return total << BigInt(halvings);
}

/** By its bits, which sizes may count up to three too many of: what is turned over must not be turned back. */
const isAboveTwo = (a: Finite): boolean => a.e + sizeOf(a.m) > 1 && (a.e >= 0 || magnitude(a.m) >> BigInt(-a.e) >= 2n);

export function atan(a: Ball, p: number): Ball {
  if (certainSign(a) === 0) return NOUGHT;
  if (
    (a.kind === 'extreme' && certainSign(a.log) === 1) ||
    (a.kind === 'ball' && magnitude(a.m) > a.r && isAboveTwo(a))
  ) {
    // π/2 − atan(1/u), with the sign of u.
    const s = certainSign(a);
    const right = scaledBy(pi(p + 4), -1);
    return difference(s === 1 ? right : negative(right), atan(quotient(UNIT, a, p + 4), p + 4), p);
  }
  // An extreme number next to 0 is its own.
  if (a.kind !== 'ball') return a;
  const top = topOf(a);
  if (top > 5) return { kind: 'unknown' };
  const itself = asItself(a, p);
  if (itself) return itself;
  const halvings = top < SMALL ? 0 : 4 + Math.floor(p / 400);
  const w = p + GUARD + 2 * halvings - Math.min(top, 0);
  const y = ofFixed(shifted(a.m, a.e + w), w, halvings);
  return widened(rounded(y, 1n << BigInt(2 * halvings + GUARD - 16), -w, p + 4), a, 1, p);
}

/** The arc cotangent of 1/w, in (0, π): atan w for w > 0, π + atan w for w < 0, 0 at 0. */
export function acotOfReciprocal(w: Ball, p: number): Ball {
  const s = certainSign(w);
  if (s === undefined) return { kind: 'unknown' };
  return s >= 0 ? atan(w, p) : sum(pi(p + 4), atan(w, p + 4), p);
}
