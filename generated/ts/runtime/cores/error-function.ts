// Made by activation-compiler; do not edit.
/**
 * erf in doubles. Method: x·P(x²) near zero; from there to 6 bins of 1/16, a polynomial around the middle of each, its
 * value and slope in two words; ±1 beyond.
 */
import { erfcPair } from './complement.js';
import { given } from './given.js';
import { erfSingle, erfSlope, erfTable, erfPair as pairCoefficients } from './tables/error-function.js';
import { tail } from './tail.js';

const [TABLE, TAIL, GIVEN] = [erfTable, tail, given];
const [SLOPE, SLOPE_REST, EXCESS, EXCESS_REST] = erfSlope;
const [S1, S2, S3, S4, S5, S6, S7, S8, S9, S10] = erfSingle;
const [P1, P2, P3, P4] = pairCoefficients;
/** Numbers a bin has in the table. */
const ROW = 14;
const END = 6;
/** Where the double core's own polynomial ends, and the pair core's. */
const NEAR = 0.3125;
const NEAR_PAIR = 0.015625;
/** Below this products of x may be subnormal. */
const TINY = 1e-290;
/** 1.5·2^-1022: the result's last place is that of subnormal numbers below. */
const SUBNORMAL = 3.337610787760802e-308;
/** 2^64 and its reciprocal. */
const UP = 18446744073709552000;
const DOWN = 5.421010862427522e-20;
/** 1.5·2^23: adding and subtracting it rounds to a multiple of 2^-29. */
const GRID = 12582912;
/** 1.5·2^33: a multiple of 2^-19. */
const SHORT_GRID = 12884901888;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;

/** erf(x) within 0.6 ulp; the sign of zero is kept, ±1 at ±∞. */
export function erf(x: number): number {
  if (x > -NEAR && x < NEAR) return erfNear(x);
  const size = x < 0 ? -x : x;
  if (!(size < END)) return x > 0 ? 1 : x < 0 ? -1 : x;
  const bin = (size * 16) | 0;
  const t = size - (bin + 0.5) * 0.0625;
  const i = bin * ROW;
  // One power fewer than for pairs.
  const z = t * t;
  const middle = TABLE[i + 6]! + t * TABLE[i + 7]!;
  const high = TABLE[i + 8]! + t * TABLE[i + 9]! + z * (TABLE[i + 10]! + t * TABLE[i + 11]!);
  const curve = TABLE[i + 4]! + t * TABLE[i + 5]! + z * (middle + z * high);
  const result = TABLE[i]! + (t * TABLE[i + 2]! + (TABLE[i + 1]! + (t * TABLE[i + 3]! + z * curve)));
  return x < 0 ? -result : result;
}

function erfNear(x: number): number {
  if (x > -TINY && x < TINY) return erfTiny(x);
  const z = x * x;
  const high = S5 + z * (S6 + z * (S7 + z * (S8 + z * (S9 + z * S10))));
  const rest = x * (EXCESS_REST + z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * high)))));
  // 2/√π = 1 + 1/8 + 0.003…: the first two exactly.
  const eighth = x * 0.125;
  const sum = x + eighth;
  return sum + (eighth - (sum - x) + rest);
}

/** Scaled up, so that no product is subnormal; where the result is, x is a multiple of its last place and adds exactly. */
function erfTiny(x: number): number {
  if (x > -SUBNORMAL && x < SUBNORMAL) return x === 0 ? x : x + x * EXCESS;
  return erfNear(x * UP) * DOWN;
}

/** erf(x + low) as a pair within 2^-62 of itself, |low| <= ulp(x)/2. */
export function erfPair(x: number, low: number): number {
  const size = x < 0 ? -x : x;
  if (!(size >= NEAR_PAIR)) return erfNearPair(x, low);
  const head = size < END ? erfOfBin(size, x < 0 ? -low : low) : erfFar(size, x < 0 ? -low : low);
  if (x > 0) return head;
  TAIL[0] = -TAIL[0]!;
  return -head;
}

function erfNearPair(x: number, low: number): number {
  if (x > -TINY && x < TINY) {
    if (x > -SUBNORMAL && x < SUBNORMAL) {
      TAIL[0] = 0;
      return erfTiny(x);
    }
    const head = erfNearPair(x * UP, low * UP);
    TAIL[0] = TAIL[0]! * DOWN;
    return head * DOWN;
  }
  const z = x * x;
  const spread = x * SPLIT;
  const x1 = spread - (spread - x);
  const product = x1 * SLOPE;
  const cube = x * z * (P1 + z * (P2 + z * (P3 + z * P4)));
  const rest = (x - x1) * SLOPE + (x * SLOPE_REST + (low * (SLOPE + 3 * z * P1) + cube));
  const head = product + rest;
  TAIL[0] = rest - (head - product);
  return head;
}

/** 2^-6 <= size < 6. The value, the slope's and half the curvature's product are summed exactly. */
function erfOfBin(size: number, low: number): number {
  GIVEN[0] = size;
  GIVEN[1] = low;
  erfOfGiven();
  return GIVEN[0]!;
}

function erfOfGiven(): void {
  const size = GIVEN[0]!;
  const low = GIVEN[1]!;
  const bin = (size * 16) | 0;
  const t = size - (bin + 0.5) * 0.0625;
  const i = bin * ROW;
  const t1 = t + GRID - GRID;
  const value = TABLE[i]!;
  const slope = TABLE[i + 2]!;
  const first = slope * t1;
  const firstSum = value + first;
  const curvature = TABLE[i + 4]!;
  const curvatureHead = Math.fround(curvature);
  const u = t + SHORT_GRID - SHORT_GRID;
  const second = curvatureHead * (u * u);
  const sum = firstSum + second;
  const high = TABLE[i + 8]! + t * (TABLE[i + 9]! + t * (TABLE[i + 10]! + t * (TABLE[i + 11]! + t * TABLE[i + 12]!)));
  const cubic = t * t * (TABLE[i + 5]! + t * (TABLE[i + 6]! + t * (TABLE[i + 7]! + t * high)));
  const squares =
    curvatureHead * (t - u) * (t + u) +
    t * (t * (curvature - curvatureHead + TABLE[i + 13]!) + low * (2 * curvature + 3 * t * TABLE[i + 5]!));
  const errors = first - (firstSum - value) + (second - (sum - firstSum));
  const rest = errors + (TABLE[i + 1]! + (slope * (t - t1 + low) + t * (TABLE[i + 3]! + cubic) + squares));
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  GIVEN[0] = head;
}

/** 1 − erfc: the tail holds what there is of erfc. */
function erfFar(size: number, low: number): number {
  if (Number.isNaN(size)) {
    TAIL[0] = 0;
    return size;
  }
  TAIL[0] = -erfcPair(size, low);
  return 1;
}
