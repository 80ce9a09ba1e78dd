// Made by activation-compiler; do not edit.
/**
 * erfc and erfcx(x) = exp(x²)·erfc(x) in doubles. Method: erfcx by a polynomial around the middle of each of 80 bins of
 * 1 + x, value and slope in two words, from 31 on by its series in 1/x²; erfc(x) = exp(−x²)·erfcx(x) with x² in two
 * words, so that no digit is lost however small it gets; 1 − erf near zero; erfc(−x) = 2 − erfc(x).
 */
import { erfPair } from './error-function.js';
import { expExponent, expSignificand } from './exp.js';
import { given } from './given.js';
import { divPair } from './pair.js';
import { powersOfTwo, UNIT } from './powers.js';
import { scaled } from './scale.js';
import { erfSingle, erfSlope } from './tables/error-function.js';
import { expSingle, expStep, expTable } from './tables/exponential.js';
import { erfcxFar, erfcxTable, inverseRootPi } from './tables/scaled-error-function.js';
import { tail } from './tail.js';
import { HIGH, number, words } from './words.js';

const [TABLE, EXP_TABLE, POWERS, TAIL, NUMBER, WORDS, GIVEN] = [
  erfcxTable,
  expTable,
  powersOfTwo,
  tail,
  number,
  words,
  given,
];
const [STEPS_PER_UNIT, STEP, STEP_REST] = expStep;
const [E3, E4, E5] = expSingle;
const [, , EXCESS] = erfSlope;
const [S1, S2, S3, S4, S5, S6, S7, S8, S9, S10] = erfSingle;
const [F1, F2, F3, F4, F5, F6] = erfcxFar;
const [INVERSE_ROOT_PI, INVERSE_ROOT_PI_REST] = inverseRootPi;
/** Numbers a bin has in the table; the upper 16 bits of the double 1. */
const ROW = 16;
const ONE_HIGH = 0x3ff0;
/** 1.5·2^52: adding and subtracting it rounds to an integer. */
const ROUND = 6755399441055744;
/** 1.5·2^23: adding and subtracting it rounds to a multiple of 2^-29. */
const GRID = 12582912;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;
/** 2^40 + 1, which splits off 13 bits. */
const SPLIT_13 = 1099511627777;
/** Where the double core's 1 − erf ends, and the pair core's. */
const NEAR = 0.3125;
const NEAR_PAIR = 0.25;
/** From here on erfc is below every normal double, from END on it rounds to 0. */
const SUBNORMAL = 26.5;
const END = 27.3;
/** Where the table ends. */
const FAR = 31;
/** erfcx(x) = 2 exp(x²) − … overflows below. */
const LEAST = -26.7;
/** 2^1021, from where erfcx is subnormal, and 2^-1022. */
const SUBNORMAL_FROM = 2.247116418577895e307;
const SHRINK = 2.2250738585072014e-308;
/** The power of two that `squaredExponential` left out. */
const EXPONENT = new Int32Array(1);

/** erfc(x) within 0.6 ulp, also where it is tiny; 2 at −∞, 0 at ∞. */
export function erfc(x: number): number {
  if (x > -NEAR && x < NEAR) return erfcNear(x);
  const size = x < 0 ? -x : x;
  if (!(size < SUBNORMAL)) return x < 0 ? 2 : erfcPair(x, 0);
  return erfcOf(size, x < 0);
}

function erfcNear(x: number): number {
  const z = x * x;
  const high = S5 + z * (S6 + z * (S7 + z * (S8 + z * (S9 + z * S10))));
  const rest = x * (EXCESS + z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * high)))));
  const difference = 1 - x;
  return difference + (1 - difference - x - rest);
}

/** erfc(size) or erfc(−size), 5/16 <= size < 26.5: exp's and erfcx's heads have 24 bits each, their product is exact. */
function erfcOf(size: number, isNegative: boolean): number {
  const spread = size * SPLIT;
  const size1 = spread - (spread - size);
  const square = -size1 * size1;
  const k = square * STEPS_PER_UNIT + ROUND - ROUND;
  const r = square - k * STEP + ((size1 - size) * (size1 + size) - k * STEP_REST);
  const z = r * r;
  const q = r + z * (0.5 + r * E3 + z * (E4 + r * E5));
  const n = k | 0;
  const j = (n & 127) << 1;
  const scale = POWERS[(n >> 7) + UNIT]!;
  const power = EXP_TABLE[j]!;
  const powerRest = EXP_TABLE[j + 1]!;
  const i = binOf(size);
  const head = TABLE[i + 1]!;
  const rest = restOfBin(i, size - TABLE[i]!);
  const product = head * power;
  const small = power * rest + (head + rest) * (powerRest + (power + powerRest) * q);
  if (isNegative) {
    const large = product * scale;
    const difference = 2 - large;
    return difference + (2 - difference - large - small * scale);
  }
  return (product + small) * scale;
}

/** Where the table has 1 + x. */
function binOf(x: number): number {
  NUMBER[0] = 1 + x;
  return ROW * ((WORDS[HIGH]! >> 16) - ONE_HIGH);
}

/** What the polynomial of a bin adds to the value's head. */
function restOfBin(i: number, t: number): number {
  const z = t * t;
  const middle = TABLE[i + 7]! + t * TABLE[i + 8]!;
  const high = TABLE[i + 11]! + t * TABLE[i + 12]! + z * (TABLE[i + 13]! + t * TABLE[i + 14]!);
  const curve = TABLE[i + 5]! + t * TABLE[i + 6]! + z * (middle + z * (TABLE[i + 9]! + t * TABLE[i + 10]! + z * high));
  return TABLE[i + 2]! + (t * (TABLE[i + 3]! + TABLE[i + 4]!) + z * curve);
}

/** erfcx(x) within 0.6 ulp; ∞ at −∞, 0 at ∞. */
export function erfcx(x: number): number {
  if (!(x >= 0 && x < FAR)) return erfcxPair(x, 0);
  const i = binOf(x);
  return TABLE[i + 1]! + restOfBin(i, x - TABLE[i]!);
}

/** erfcx(x + low) as a pair within 2^-62 of itself, |low| <= ulp(x)/2. */
export function erfcxPair(x: number, low: number): number {
  if (x >= 0 && x < FAR) return erfcxOfBin(x, low);
  if (x >= FAR) return erfcxBeyond(x, low);
  if (!(x > LEAST)) {
    TAIL[0] = 0;
    return x < 0 ? Number.POSITIVE_INFINITY : x;
  }
  const other = erfcxOfBin(-x, -low);
  const otherRest = TAIL[0]!;
  const power = squaredExponential(-x, -low, 1);
  const powerRest = TAIL[0]!;
  const exponent = EXPONENT[0]! + 1;
  // From 2^120 on what is taken away doesn't reach the tail.
  if (exponent > 1000) return twiceExponential(power, powerRest, exponent);
  const scale = POWERS[exponent + UNIT]!;
  const sum = power * scale - other;
  const rest = power * scale - sum - other + (powerRest * scale - otherRest);
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}

function twiceExponential(power: number, powerRest: number, exponent: number): number {
  const head = exponent > 1024 ? Number.POSITIVE_INFINITY : scaled(power, powerRest, exponent);
  TAIL[0] = head < Number.POSITIVE_INFINITY ? powerRest * POWERS[1000 + UNIT]! * POWERS[exponent - 1000 + UNIT]! : 0;
  return head;
}

/** x >= 31: 1/(√π (x + w)), w = (1 − 1/x² + …)/(2x). */
function erfcxBeyond(x: number, low: number): number {
  if (x >= SUBNORMAL_FROM) {
    const result = x === Number.POSITIVE_INFINITY ? 0 : divPair(INVERSE_ROOT_PI, INVERSE_ROOT_PI_REST, x * SHRINK, 0);
    const head = result === 0 ? 0 : scaled(result, TAIL[0]!, -1022);
    TAIL[0] = 0;
    return head;
  }
  const v = 1 / (x * x);
  const half = 0.5 / x;
  const first = x + half;
  const small = low + half * v * (F1 + v * (F2 + v * (F3 + v * (F4 + v * (F5 + v * F6)))));
  const rest = half - (first - x) + small;
  const sum = first + rest;
  return divPair(INVERSE_ROOT_PI, INVERSE_ROOT_PI_REST, sum, rest - (sum - first));
}

/** 0 <= x < 31. The value, the slope's and half the curvature's product are summed exactly. */
function erfcxOfBin(x: number, low: number): number {
  GIVEN[0] = x;
  GIVEN[1] = low;
  erfcxOfGiven();
  return GIVEN[0]!;
}

function erfcxOfGiven(): void {
  const x = GIVEN[0]!;
  const low = GIVEN[1]!;
  const i = binOf(x);
  const middle = TABLE[i]!;
  // t1 has 28 bits at most.
  const t = x - middle;
  const t1 = t + GRID - GRID;
  // What t lacks: low, and in the first bin what x − middle lost.
  const off = x - (middle + t1) - (t - t1) + low;
  const value = TABLE[i + 1]!;
  const slope = TABLE[i + 3]!;
  const first = slope * t1;
  const firstSum = value + first;
  const curvature = TABLE[i + 5]!;
  const curvatureHead = Math.fround(curvature);
  const spread = t * SPLIT_13;
  const u = spread - (spread - t);
  const second = curvatureHead * (u * u);
  const sum = firstSum + second;
  const high =
    TABLE[i + 9]! +
    t * (TABLE[i + 10]! + t * (TABLE[i + 11]! + t * (TABLE[i + 12]! + t * (TABLE[i + 13]! + t * TABLE[i + 14]!))));
  const cubic = t * t * (TABLE[i + 6]! + t * (TABLE[i + 7]! + t * (TABLE[i + 8]! + t * high)));
  const squares =
    curvatureHead * (t - u) * (t + u) +
    t * (t * (curvature - curvatureHead + TABLE[i + 15]!) + off * (2 * curvature + 3 * t * TABLE[i + 6]!));
  const errors = first - (firstSum - value) + (second - (sum - firstSum));
  const rest = errors + (TABLE[i + 2]! + (slope * (t - t1 + off) + t * (TABLE[i + 4]! + cubic) + squares));
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  GIVEN[0] = head;
}

/** exp(±(x + low)²) as a pair between 0.997 and 2; the power of two that is left out goes to EXPONENT. */
function squaredExponential(x: number, low: number, sign: 1 | -1): number {
  const spread = x * SPLIT;
  const x1 = spread - (spread - x);
  const square = sign * x1 * x1;
  EXPONENT[0] = expExponent(square);
  return expSignificand(square, sign * ((x - x1) * (x + x1) + 2 * x * low));
}

/** erfc(x + low) as a pair within 2^-62 of itself, |low| <= ulp(x)/2. */
export function erfcPair(x: number, low: number): number {
  if (!(x <= -NEAR_PAIR || x >= NEAR_PAIR)) {
    const erf = erfPair(x, low);
    return oneMinus(1, erf, TAIL[0]!);
  }
  if (x > 0) return erfcBeyond(x, low);
  const other = erfcBeyond(-x, -low);
  return oneMinus(2, other, TAIL[0]!);
}

/** x >= 1/4 */
function erfcBeyond(x: number, low: number): number {
  if (x > END) {
    TAIL[0] = 0;
    return 0;
  }
  const f = erfcxOfBin(x, low);
  const fRest = TAIL[0]!;
  const power = squaredExponential(x, low, -1);
  const powerRest = TAIL[0]!;
  // The product as in pair.ts, without its care for huge numbers.
  const product = f * power;
  const fSpread = f * SPLIT;
  const f1 = fSpread - (fSpread - f);
  const f2 = f - f1;
  const powerSpread = power * SPLIT;
  const power1 = powerSpread - (powerSpread - power);
  const power2 = power - power1;
  const error = f1 * power1 - product + f1 * power2 + f2 * power1 + f2 * power2;
  const rest = error + (f * powerRest + fRest * power);
  const head = product + rest;
  const headRest = rest - (head - product);
  const exponent = EXPONENT[0]!;
  if (exponent < -900) return erfcBelow(head * 32, headRest * 32, exponent - 5);
  const scale = POWERS[exponent + UNIT]!;
  TAIL[0] = headRest * scale;
  return head * scale;
}

/** Where the result may be subnormal; the head is between 1/2 and 2, since erfcx is about 1/46. */
function erfcBelow(head: number, rest: number, exponent: number): number {
  TAIL[0] = exponent >= -1021 ? rest * POWERS[exponent + UNIT]! : 0;
  return exponent < -1076 ? 0 : scaled(head, rest, exponent);
}

/** a − (b + rest) as a pair; a >= |b|. */
function oneMinus(a: number, b: number, bRest: number): number {
  const sum = a - b;
  const rest = a - sum - b - bRest;
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}
