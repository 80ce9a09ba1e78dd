// Made by activation-compiler; do not edit.
/** exp and expm1 of balls: the argument less a multiple of log 2, halved often, the series, and squared again. */
import {
  type Ball,
  ball,
  certainSign,
  difference,
  extreme,
  type Finite,
  magnitude,
  NOUGHT,
  negative,
  rounded,
  shifted,
  shiftedUp,
  sizeOf,
  topOf,
  UNIT,
  UNKNOWN,
} from './ball.js';
import { log2Bits } from './constants.js';

/** Exponentials of arguments from 2^FAR on are kept by their logarithms. */
export const FAR = 43;
/** Below this a function of u + small is computed by its series in u. */
export const SMALL = -8;
/** Bits more than the result's, for the roundings on the way. */
export const GUARD = 32;

/** f with its error at the middle, widened by what the radius may change: `slope` bounds the derivative. */
export function widened(f: Ball, a: Finite, slope: number, p: number): Ball {
  if (f.kind !== 'ball' || a.r === 0n) return f;
  // slope in 2^-20, up.
  const s = BigInt(Math.ceil(slope * 1048576));
  const more = a.r * s;
  // Where the unit of f is far below the radius, f has no digits there.
  const k = a.e - 20 - f.e;
  if (k > 100_000) return UNKNOWN;
  return rounded(f.m, f.r + shiftedUp(more, k), f.e, p);
}

/** f(u) for f(u) = u·(1 + c·u + …), |c| <= 1, where u is below all bits that are asked for; undefined where it is not. */
export function asItself(a: Finite, p: number): Ball | undefined {
  if (topOf(a) >= -p - 8) return undefined;
  const up = Math.max(0, p + 8 - sizeOf(a.m));
  return rounded(a.m << BigInt(up), (a.r << BigInt(up)) + 1n, a.e - up, p + 4);
}

/** Σ x^n/n! without its first term, x and the result with w bits after the point. */
function seriesOf(x: bigint, w: number): bigint {
  let [term, total] = [x, x];
  const bits = BigInt(w);
  for (let n = 2n; term !== 0n && term !== -1n; n++) {
    term = ((term * x) >> bits) / n;
    total += term;
  }
  return total;
}

/** exp of the exact number m·2^e below 2^FAR, to p bits. */
function expAt(m: bigint, e: number, p: number): Ball {
  const top = e + sizeOf(m);
  if (top < -p - 4) return nextToOne(p);
  const halvings = 2 + Math.floor(Math.sqrt(p) / 2);
  const w = p + Math.max(top, 0) + 2 * halvings + GUARD;
  const x = shifted(m, e + w);
  const ln2 = log2Bits(w);
  const k = top < -2 ? 0n : (2n * x + ln2) / (2n * ln2) - (2n * x + ln2 < 0n ? 1n : 0n);
  const rest = (x - k * ln2) >> BigInt(halvings);
  let y = (1n << BigInt(w)) + seriesOf(rest, w);
  for (let i = 0; i < halvings; i++) y = (y * y) >> BigInt(w);
  return rounded(y, 1n << BigInt(w - p - 6), Number(k) - w, p + 4);
}

/** Every number of a ball of a certain sign is at least 2^bottom. */
const bottomOf = (a: Finite): number => a.e + sizeOf(magnitude(a.m) - a.r) - 4;

/** 1 and what p bits do not tell from it. */
export const nextToOne = (p: number): Ball => ball(1n << BigInt(p), 1n, -p);

export function exp(a: Ball, p: number): Ball {
  const s = certainSign(a);
  if (s === 0) return UNIT;
  // Of an enormous number, and of one next to 0.
  if (a.kind === 'extreme') return certainSign(a.log) === 1 ? extreme(1, a) : nextToOne(p);
  if (a.kind !== 'ball') return a;
  if (topOf(a) > FAR) return s !== undefined && bottomOf(a) > FAR - 5 ? extreme(1, a) : UNKNOWN;
  if (a.r === 0n) return expAt(a.m, a.e, p);
  if (sizeOf(a.r) + a.e > -1) {
    // Wide: anything up to the exponential of the upper end.
    const upper = expAt(a.m + a.r, a.e, p);
    if (upper.kind !== 'ball') return upper;
    const most = magnitude(upper.m) + upper.r;
    return rounded(most, most, upper.e - 1, p);
  }
  const y = expAt(a.m, a.e, p);
  if (y.kind !== 'ball') return y;
  // |exp(u + δ) − exp(u)| <= exp(u)·2|δ| for |δ| < 1.
  return rounded(y.m, y.r + shiftedUp((y.m + y.r) * a.r, a.e + 1), y.e, p);
}

export function expm1(a: Ball, p: number): Ball {
  if (certainSign(a) === 0) return NOUGHT;
  if (a.kind === 'extreme' && certainSign(a.log) === -1) return a;
  if (a.kind !== 'ball' || topOf(a) > SMALL) {
    const y = exp(a, p + 4 + (a.kind === 'ball' ? Math.max(0, -a.e - sizeOf(a.m)) : 0));
    if (y.kind !== 'extreme') return difference(y, UNIT, p);
    return certainSign(y.log) === 1 ? y : negative(nextToOne(p));
  }
  const itself = asItself(a, p);
  if (itself) return itself;
  const w = p + GUARD - topOf(a);
  const x = shifted(a.m, a.e + w);
  return widened(rounded(seriesOf(x, w), 1n << BigInt(GUARD - 16), -w, p + 4), a, 1.1, p);
}
