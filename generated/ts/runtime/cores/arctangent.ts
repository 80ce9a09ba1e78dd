// Made by activation-compiler; do not edit.
/**
 * atan and acot in doubles. Method: the middle c of a bin around |x| from a table, atan x = atan c + atan t with
 * t = (x − c)/(1 + x·c), |t| <= 2^-6; c is short, so x − c and x·c are exact in two words. Below 2^-6 t = x, from 2^6
 * on t = −1/x beside π/2.
 */
import { arctangentPair, arctangentSingle, arctangentTable, halfPi } from './tables/arctangent.js';
import { tail } from './tail.js';
import { HIGH, number, words } from './words.js';

const [TABLE, TAIL, NUMBER, WORDS] = [arctangentTable, tail, number, words];
const [HALF_PI, HALF_PI_REST] = halfPi;
const [S3, S5, S7, S9] = arctangentSingle;
const [P3, P5, P7, P9, P11] = arctangentPair;
/** The table's ends, and the high word of its beginning without the four bits that count bins. */
const SMALL = 0.015625;
const LARGE = 64;
const FIRST_BIN = 0x3f90;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;

/** Head and rest of atan c (0 or π/2 outside the table), chosen by `reduced`. */
const base = new Float64Array(2);

/** atan(x) within 0.57 ulp; the sign of zero is kept, ±π/2 at ±∞. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL) {
    const z = x * x;
    return x === 0 ? x : x + x * z * (S3 + z * (S5 + z * (S7 + z * S9)));
  }
  let t = -1 / size;
  let head: number = HALF_PI;
  let rest: number = HALF_PI_REST;
  if (size < LARGE) {
    NUMBER[0] = size;
    const i = 3 * ((WORDS[HIGH]! >> 16) - FIRST_BIN);
    const c = TABLE[i]!;
    t = (size - c) / (1 + size * c);
    head = TABLE[i + 1]!;
    rest = TABLE[i + 2]!;
  }
  const z = t * t;
  const result = head + (t + (rest + t * z * (S3 + z * (S5 + z * (S7 + z * S9)))));
  return x < 0 ? -result : result;
}

/** acot(x) = π/2 − atan(x), in (0, π), within 0.57 ulp, also where it tends to 0. */
export function acot(x: number): number {
  const size = Math.abs(x);
  if (!(size >= SMALL && size < LARGE)) return acotPair(x, 0);
  NUMBER[0] = size;
  const i = 3 * ((WORDS[HIGH]! >> 16) - FIRST_BIN);
  const c = TABLE[i]!;
  const t = (size - c) / (1 + size * c);
  const z = t * t;
  const rest = TABLE[i + 2]! + t * z * (S3 + z * (S5 + z * (S7 + z * S9)));
  const base = x < 0 ? TABLE[i + 1]! : -TABLE[i + 1]!;
  const head = HALF_PI + base;
  const error = base - (head - HALF_PI) + HALF_PI_REST;
  return x < 0 ? head + (t + (error + rest)) : head + (error - rest - t);
}

/** atan(x + low) as a pair within 2^-63 of itself, |low| <= ulp(x)/2. */
export function atanPair(x: number, low: number): number {
  const size = Math.abs(x);
  if (size < SMALL) return x === 0 ? withTail(x, low) : arctangentOf(0, 0, x, low);
  const t = reduced(size, x < 0 ? -low : low);
  const head = arctangentOf(base[0]!, base[1]!, t, TAIL[0]!);
  if (x > 0) return head;
  TAIL[0] = -TAIL[0]!;
  return -head;
}

/** acot(x + low) = π/2 − atan(x + low), in (0, π), as a pair within 2^-63 of itself, |low| <= ulp(x)/2. */
export function acotPair(x: number, low: number): number {
  const size = Math.abs(x);
  const sizeLow = x < 0 ? -low : low;
  let t = size;
  let tLow = sizeLow;
  // π/2 − atan|x| = (π/2 − base) − atan t; π/2 + atan|x| = (π/2 + base) + atan t.
  let head: number = HALF_PI;
  let rest: number = HALF_PI_REST;
  const sign = x < 0 ? 1 : -1;
  if (size >= SMALL) {
    t = reduced(size, sizeLow);
    tLow = TAIL[0]!;
    const other = sign * base[0]!;
    head = HALF_PI + other;
    rest = other - (head - HALF_PI) + (HALF_PI_REST + sign * base[1]!);
  }
  return arctangentOf(head, rest, sign * t, sign * tLow);
}

function withTail(head: number, low: number): number {
  TAIL[0] = low;
  return head;
}

/** The argument that is left beside a base, for size >= SMALL: head returned, tail in TAIL, atan of the base in `base`. */
function reduced(size: number, low: number): number {
  if (!(size < LARGE)) {
    base[0] = HALF_PI;
    base[1] = HALF_PI_REST;
    if (size >= HUGE) return withTail(-1 / size, 0);
    return quotient(-1, 0, size, low);
  }
  NUMBER[0] = size;
  const i = 3 * ((WORDS[HIGH]! >> 16) - FIRST_BIN);
  const c = TABLE[i]!;
  base[0] = TABLE[i + 1]!;
  base[1] = TABLE[i + 2]!;
  const spread = size * SPLIT;
  const size1 = spread - (spread - size);
  // 1 + c·size1 is exact: c has 6 bits, size1 26.
  const large = 1 + size1 * c;
  const small = (size - size1) * c;
  const sum = large + small;
  return quotient(size - c, low, sum, small - (sum - large) + low * c);
}

/** 2^960: from here on the tail of 1/x would underflow. */
const HUGE = 9.745314011399999e288;

/** (n + nLow)/(d + dLow) as a pair, for moderate exponents. */
function quotient(n: number, nLow: number, d: number, dLow: number): number {
  const q = n / d;
  const qs = q * SPLIT;
  const q1 = qs - (qs - q);
  const q2 = q - q1;
  const ds = d * SPLIT;
  const d1 = ds - (ds - d);
  const d2 = d - d1;
  const product = q * d;
  const error = q1 * d1 - product + q1 * d2 + q2 * d1 + q2 * d2;
  const rest = (n - product - error + (nLow - q * dLow)) / d;
  const head = q + rest;
  TAIL[0] = rest - (head - q);
  return head;
}

/** a + b + atan(t + low) as a pair; a = 0 or a >= |t|. */
function arctangentOf(a: number, b: number, t: number, low: number): number {
  const z = t * t;
  const sum = a + t;
  const cube = t * z * (P3 + z * (P5 + z * (P7 + z * (P9 + z * P11))));
  const rest = t - (sum - a) + (b + (low - z * low + cube));
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}
