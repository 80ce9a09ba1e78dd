// Made by activation-compiler; do not edit.
/**
 * Numbers of any length with their errors: a middle and a radius, both whole numbers times a power of two. Every operation
 * is given the bits that it keeps, and its result encloses all that its arguments may be, so that a result whose ends
 * round alike is right. The method is ball arithmetic (van der Hoeven, *Ball arithmetic*, 2009).
 */

import { toInteger } from '../integer.js';
import { exponentOf, type Scaled } from '../scaled.js';

/** All numbers from (m − r)·2^e to (m + r)·2^e. */
export interface Finite {
  readonly kind: 'ball';
  readonly m: bigint;
  readonly r: bigint;
  readonly e: number;
}

export interface Extreme {
  readonly kind: 'extreme';
  readonly sign: 1 | -1;
  readonly log: Ball;
}

export type Ball =
  | Finite
  /** A number too large or too small for its exponent to be kept: ±exp(log), |log| about 2^43 or more. */
  | Extreme
  /** Not enough is known: more bits may help. */
  | { readonly kind: 'unknown' }
  /** Certainly no number. */
  | { readonly kind: 'none' };

export const UNKNOWN: Ball = { kind: 'unknown' };
export const NONE: Ball = { kind: 'none' };
export const ball = (m: bigint, r: bigint, e: number): Finite => ({ kind: 'ball', m, r, e });
export const extreme = (sign: 1 | -1, log: Ball): Ball => ({ kind: 'extreme', sign, log });
export const NOUGHT = ball(0n, 0n, 0);
export const UNIT = ball(1n, 0n, 0);

/** Exponents beyond this are given up: sums of them are exact in doubles up to 2^53. */
export const MOST_EXPONENT = 35184372088832;
const tiny = ball(0n, 1n, -MOST_EXPONENT);

export const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
/** The bits of |n|, or up to three more; 0 for 0. */
export function sizeOf(n: bigint): number {
  if (n === 0n) return 0;
  const x = Math.abs(Number(n));
  if (x < 8.98e307) return exponentOf(x) + 1;
  return 4 * magnitude(n).toString(16).length;
}

/** n·2^k, up to the next whole number, for n >= 0. */
export const shiftedUp = (n: bigint, k: number): bigint => {
  if (n === 0n) return 0n;
  if (k >= 0) return n << BigInt(k);
  // Long shifts are slow and leave nothing.
  return -k > sizeOf(n) ? 1n : (n >> BigInt(-k)) + 1n;
};
/** n·2^k, down to the next whole number. */
export const shifted = (n: bigint, k: number): bigint => {
  if (k >= 0) return n << BigInt(k);
  return -k > sizeOf(n) ? (n < 0n ? -1n : 0n) : n >> BigInt(-k);
};

/** Radii are kept this short: digits below them mean nothing. */
const RADIUS_BITS = 32;

/** The ball with about p bits of its middle. */
export function rounded(m: bigint, r: bigint, e: number, p: number): Ball {
  const cut = Math.max(sizeOf(m) - p - 2, sizeOf(r) - RADIUS_BITS);
  if (cut <= 0) {
    if (m === 0n && r === 0n) return NOUGHT;
    return within(m, r, e);
  }
  const k = BigInt(cut);
  const short = m >> k;
  const exact = r === 0n && short << k === m;
  return within(short, exact ? 0n : (r >> k) + 2n, e + cut);
}

/** Exponents beyond all bounds: nothing is left of the one, the other is not known. */
function within(m: bigint, r: bigint, e: number): Ball {
  if (e > -MOST_EXPONENT && e < MOST_EXPONENT) return ball(m, r, e);
  return e < 0 ? tiny : UNKNOWN;
}

/** −1, 0 or 1 where that is certain. */
export function certainSign(a: Ball): -1 | 0 | 1 | undefined {
  if (a.kind === 'extreme') return a.sign;
  if (a.kind !== 'ball') return undefined;
  if (a.m === 0n && a.r === 0n) return 0;
  return magnitude(a.m) > a.r ? (a.m > 0n ? 1 : -1) : undefined;
}

/** 2^top is above every number of the ball. */
export const topOf = (a: Finite): number => a.e + sizeOf(magnitude(a.m) + a.r);

export function negative(a: Ball): Ball {
  if (a.kind === 'ball') return ball(-a.m, a.r, a.e);
  return a.kind === 'extreme' ? extreme(a.sign === 1 ? -1 : 1, a.log) : a;
}

const lost = (a: Ball, b: Ball): Ball => (a.kind === 'none' || b.kind === 'none' ? NONE : UNKNOWN);

export function sum(a: Ball, b: Ball, p: number): Ball {
  if (a.kind !== 'ball' || b.kind !== 'ball') return lost(a, b);
  if (a.e < b.e) return sum(b, a, p);
  if (b.m === 0n && b.r === 0n) return a;
  if (a.m === 0n && a.r === 0n) return b;
  const unit = topOf(a) - p - 64;
  if (topOf(b) < unit) {
    // b is below all that is kept of a.
    const up = Math.max(0, a.e - unit);
    return rounded(a.m << BigInt(up), (a.r << BigInt(up)) + 1n, a.e - up, p);
  }
  const d = BigInt(a.e - b.e);
  return rounded((a.m << d) + b.m, (a.r << d) + b.r, b.e, p);
}

export const difference = (a: Ball, b: Ball, p: number): Ball => sum(a, negative(b), p);

export function product(a: Ball, b: Ball, p: number): Ball {
  if (a.kind !== 'ball' || b.kind !== 'ball') return lost(a, b);
  const r = a.r === 0n && b.r === 0n ? 0n : magnitude(a.m) * b.r + (magnitude(b.m) + b.r) * a.r;
  return rounded(a.m * b.m, r, a.e + b.e, p);
}

export function quotient(a: Ball, b: Ball, p: number): Ball {
  if (a.kind !== 'ball' || b.kind !== 'ball') return lost(a, b);
  if (b.m === 0n && b.r === 0n) return NONE;
  const size = magnitude(b.m);
  if (size <= b.r) return UNKNOWN;
  if (a.m === 0n && a.r === 0n) return NOUGHT;
  const up = Math.max(0, p + 4 + sizeOf(b.m) - sizeOf(a.m));
  const top = a.m << BigInt(up);
  const q = top / b.m;
  const exact = q * b.m === top;
  // |(m + δ)/(n + ε) − m/n| <= (|δ| + |m/n|·|ε|)/(|n| − |ε|).
  const r = a.r === 0n && b.r === 0n ? 0n : ((a.r << BigInt(up)) + (magnitude(q) + 1n) * b.r) / (size - b.r) + 1n;
  return rounded(q, exact ? r : r + 1n, a.e - b.e - up, p);
}

/** The n-th root of N, down to a whole number (Newton's method from above). */
export function wholeRoot(N: bigint, n: 2 | 3): bigint {
  if (N === 0n) return 0n;
  let y = 1n << BigInt(Math.ceil(sizeOf(N) / n) + 1);
  for (;;) {
    const next = n === 2 ? (y + N / y) >> 1n : (2n * y + N / (y * y)) / 3n;
    if (next >= y) return y;
    y = next;
  }
}

/** Roots of what may be 0: whatever they are, if they are. */
function rootAboutNought(a: Finite, n: 2 | 3, p: number): Ball {
  const most = root(ball(magnitude(a.m) + a.r, 0n, a.e), n, p);
  if (most.kind !== 'ball') return UNKNOWN;
  const top = most.m + most.r;
  return n === 2 ? ball(top, top, most.e - 1) : ball(0n, top, most.e);
}

/** The square or cube root. */
export function root(a: Ball, n: 2 | 3, p: number): Ball {
  if (a.kind !== 'ball') return a;
  const s = certainSign(a);
  if (s === 0) return NOUGHT;
  if (s === undefined) return rootAboutNought(a, n, p);
  if (s < 0) return n === 3 ? negative(root(negative(a), 3, p)) : NONE;
  const wanted = Math.max(0, n * (p + 4) - sizeOf(a.m));
  // (e − up) must be a multiple of n.
  const up = wanted + ((((a.e - wanted) % n) + n) % n);
  const N = a.m << BigInt(up);
  const y = wholeRoot(N, n);
  const exact = a.r === 0n && (n === 2 ? y * y : y * y * y) === N;
  // |√(N + δ) − √N| <= |δ|/√N, and the same for cube roots with y².
  const r = a.r === 0n ? 0n : (a.r << BigInt(up)) / (n === 2 ? y : y * y) + 1n;
  return rounded(y, exact ? 0n : r + 1n, (a.e - up) / n, p);
}

/** |a|. */
export function absolute(a: Ball): Ball {
  const s = certainSign(a);
  if (s !== undefined) return s < 0 ? negative(a) : a;
  if (a.kind !== 'ball') return a;
  const top = magnitude(a.m) + a.r;
  return ball(top, top, a.e - 1);
}

/** All of both. */
export function hull(a: Ball, b: Ball, p: number): Ball {
  if (a.kind !== 'ball' || b.kind !== 'ball') return lost(a, b);
  if (Math.abs(a.e - b.e) > 100_000) return UNKNOWN;
  if (a.e > b.e) return hull(ball(a.m << BigInt(a.e - b.e), a.r << BigInt(a.e - b.e), b.e), b, p);
  const d = difference(b, a, p);
  if (d.kind !== 'ball') return UNKNOWN;
  // Around a: as far as b is away and wide.
  return rounded(a.m, a.r + shiftedUp(magnitude(d.m) + d.r, d.e - a.e) + shiftedUp(b.r, b.e - a.e), a.e, p);
}

/** A whole number times a power of two, exactly. */
export const exactly = (m: bigint, e = 0): Ball => (m === 0n ? NOUGHT : ball(m, 0n, e));

/** A double, exactly; no number where it is none. */
export function fromNumber(x: number): Ball {
  if (x === 0) return NOUGHT;
  if (x - x !== 0) return NONE;
  let [y, e] = [x, 0];
  // At most 1074 steps of 53 bits each in twenty.
  while (!Number.isInteger(y)) [y, e] = [y * 9007199254740992, e - 53];
  return ball(BigInt(y), 0n, e);
}

/** The words of a scaled number, exactly. */
export function fromScaled(a: Scaled): Ball {
  if (a.h === 0) return NOUGHT;
  if (a.h - a.h !== 0) return NONE;
  const head = make53(a.h);
  return sum(ball(head, 0n, a.e - 52), a.l === 0 ? NOUGHT : moved(fromNumber(a.l), a.e), 4096);
}
const make53 = (h: number): bigint => toInteger({ h, l: 0, e: 0 }, 52);
const moved = (a: Ball, e: number): Ball => (a.kind === 'ball' ? ball(a.m, a.r, a.e + e) : a);
export const scaledBy = moved;

/** n/d to p bits. */
export const fraction = (n: bigint, d: bigint, p: number): Ball => quotient(exactly(n), exactly(d), p);
