// Made by activation-compiler; do not edit.
/**
 * sin, cos and cosm1 in doubles. Method: x = (k + 256 n)·π/128 + r with |r| < 0.0123, π/128 in three parts (Cody and
 * Waite), sin x = sin(k π/128)·cos r + cos(k π/128)·sin r with the first factors from a table. Heads of 24 bits in the
 * table and 29 in r make the leading product exact, so nothing is lost where the sum is small.
 */
import { farHead, farTail, reduceFar } from './far.js';
import { given } from './given.js';
import { cosineRest, sineNearZero, sineRest, sineStep, sineTable } from './tables/trigonometric.js';
import { tail } from './tail.js';

const TABLE = sineTable;
const [TAIL, GIVEN] = [tail, given];
const [FAR_HEAD, FAR_TAIL] = [farHead, farTail];
const [STEPS_PER_UNIT, STEP_1, STEP_2, STEP_3] = sineStep;
const [S3, S5, S7] = sineRest;
const [C4, C6, C8] = cosineRest;
const [N3, N5, N7, N9] = sineNearZero;
/** 1.5·2^52: adding and subtracting it rounds to an integer. */
const ROUND = 6755399441055744;
/** 1.5·2^17: adding and subtracting it rounds to a multiple of 2^-35. */
const GRID = 196608;
/** 2^28: below 2^14 products of k and the parts of π/128, and their differences, are exact. */
const NEAR_SQUARE = 268435456;
/** 2^-60: a reduced argument below 2^-30 needs more digits of π than three parts have. */
const CANCELLED_SQUARE = 8.673617379884035e-19;
/** Below this sin has a polynomial of its own. */
const SMALL = 0.015625;
/** 2^-485: below this squares lose digits to underflow. */
const LEAST_SQUARE = 1.0009e-146;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;
/** Table places of a quarter turn, and of a whole turn less one. */
const QUARTER = 64;
const TURN_MASK = 255;

/** sin(x) within 0.52 ulp for every double; the sign of zero is kept, NaN at ±∞. */
export function sin(x: number): number {
  if (x > -SMALL && x < SMALL) return sineOfSmall(x);
  return sineOf(x, 0);
}

/** cos(x) within 0.52 ulp for every double; NaN at ±∞. */
export function cos(x: number): number {
  return sineOf(x, QUARTER);
}

/** cos(x) − 1 = −2 sin²(x/2) within 0.52 ulp. */
export function cosm1(x: number): number {
  return cosm1Pair(x, 0);
}

/** sin(x + low) as a pair within 2^-63 of itself, |low| <= ulp(x)/2. */
export function sinPair(x: number, low: number): number {
  if (x > -SMALL && x < SMALL) {
    if (x === 0) {
      TAIL[0] = low;
      return x;
    }
    const z = x * x;
    const rest = low - 0.5 * z * low + x * z * (N3 + z * (N5 + z * (N7 + z * N9)));
    const head = x + rest;
    TAIL[0] = rest - (head - x);
    return head;
  }
  return sinePairOf(x, low, 0);
}

/** cos(x + low) as a pair within 2^-63 of itself, |low| <= ulp(x)/2. */
export function cosPair(x: number, low: number): number {
  return sinePairOf(x, low, QUARTER);
}

/** cos(x + low) − 1 as a pair within 2^-62 of itself, |low| <= ulp(x)/2. */
export function cosm1Pair(x: number, low: number): number {
  if (x > -LEAST_SQUARE && x < LEAST_SQUARE) {
    // One rounding, where the square of x/2 would have another.
    TAIL[0] = 0;
    return -(0.5 * x * x);
  }
  const s = sinPair(x / 2, low / 2);
  const t = TAIL[0]!;
  const c = s * SPLIT;
  const s1 = c - (c - s);
  const s2 = s - s1;
  const square = s * s;
  const rest = s1 * s1 - square + 2 * s1 * s2 + s2 * s2 + 2 * s * t;
  const head = square + rest;
  TAIL[0] = -2 * (rest - (head - square));
  return -2 * head;
}

function sineOfSmall(x: number): number {
  const z = x * x;
  // The sign of zero: x − (−0)·… would lose it.
  return x === 0 ? x : x + x * z * (N3 + z * (N5 + z * (N7 + z * N9)));
}

/** sin(x + shift·π/128), rounded. Short enough (460 bytes of bytecode) to be inlined. */
function sineOf(x: number, shift: number): number {
  const k = x * STEPS_PER_UNIT + ROUND - ROUND;
  const first = x - k * STEP_1;
  const second = k * STEP_2;
  // Exact in r and rest also where second is the larger: r has few digits then.
  const r = first - second;
  const rest = first - r - second - k * STEP_3;
  if (!(x * x < NEAR_SQUARE) || (r * r < CANCELLED_SQUARE && k !== 0)) return sinePairOf(x, 0, shift);
  const s = ((k + shift) & TURN_MASK) << 1;
  const c = ((k + shift + QUARTER) & TURN_MASK) << 1;
  const s1 = TABLE[s]!;
  const s2 = TABLE[s + 1]!;
  const c1 = TABLE[c]!;
  const c2 = TABLE[c + 1]!;
  const r1 = r + GRID - GRID;
  const product = c1 * r1;
  const sum = s1 + product;
  const z = r * r;
  const cosine = z * (-0.5 + z * (C4 + z * (C6 + z * C8)));
  const sine = r * z * (S3 + z * (S5 + z * S7));
  const small = (s1 + s2) * cosine + (c1 + c2) * (rest + sine) + (s2 + c2 * r);
  return sum + (product - (sum - s1) + c1 * (r - r1) + small);
}

/** sin(x + low + shift·π/128) as a pair. */
function sinePairOf(x: number, low: number, shift: number): number {
  GIVEN[0] = x;
  GIVEN[1] = low;
  sineOfGiven(shift);
  return GIVEN[0]!;
}

function sineOfGiven(shift: number): void {
  const x = GIVEN[0]!;
  const low = GIVEN[1]!;
  let k = x * STEPS_PER_UNIT + ROUND - ROUND;
  const first = x - k * STEP_1;
  const second = k * STEP_2;
  const near = first - second;
  const nearRest = first - near - second - k * STEP_3 + low;
  let r = near + nearRest;
  let rest = nearRest - (r - near);
  if (!(x * x < NEAR_SQUARE) || (r * r < CANCELLED_SQUARE && k !== 0)) {
    k = reduceFar(x, low);
    r = FAR_HEAD[0]!;
    rest = FAR_TAIL[0]!;
  }
  const s = ((k + shift) & TURN_MASK) << 1;
  const c = ((k + shift + QUARTER) & TURN_MASK) << 1;
  const s1 = TABLE[s]!;
  const s2 = TABLE[s + 1]!;
  const c1 = TABLE[c]!;
  const c2 = TABLE[c + 1]!;
  const r1 = r + GRID - GRID;
  const product = c1 * r1;
  const sum = s1 + product;
  // Exact where c1 is ±1, and only there it may matter.
  const next = c1 * (r - r1);
  const both = sum + next;
  const z = r * r;
  const cosine = z * (-0.5 + z * (C4 + z * (C6 + z * C8)));
  const sine = r * z * (S3 + z * (S5 + z * S7));
  const errors = product - (sum - s1) + (next - (both - sum));
  const small = errors + (s2 + (c2 * (r + sine) + s2 * cosine)) + (c1 * (rest + sine) + s1 * (cosine - r * rest));
  const head = both + small;
  TAIL[0] = small - (head - both);
  GIVEN[0] = head;
}
