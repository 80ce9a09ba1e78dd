// Made by activation-compiler; do not edit.
/**
 * Shorter cores for results that are rounded to float32: within 2^-43 of themselves (no ulp bound), a quarter to a half
 * quicker than the full ones. Same tables, fewer powers, and no second words: what those hold is below 2^-44. exp, expm1,
 * sin, cos and atan have no shorter form that would gain anything.
 */

import { erfc, erfcx } from './complement.js';
import { log } from './log.js';
import { powersOfTwo, UNIT } from './powers.js';
import { erfShort as erfCoefficients, erfSlope, erfTable } from './tables/error-function.js';
import { expSingle, expStep, expTable } from './tables/exponential.js';
import { logShort as logCoefficients, logOfTwo, logTable } from './tables/logarithm.js';
import { erfcxTable } from './tables/scaled-error-function.js';
import { HIGH, number, words } from './words.js';

const [EXP, LOG, ERF, ERFCX, POWERS, NUMBER, WORDS] = [
  expTable,
  logTable,
  erfTable,
  erfcxTable,
  powersOfTwo,
  number,
  words,
];
const [STEPS_PER_UNIT, STEP, STEP_REST] = expStep;
const [E3, E4] = expSingle;
const LOG2 = logOfTwo[0] + logOfTwo[1];
const [L3, L4, L5] = logCoefficients;
const [, , EXCESS] = erfSlope;
const [S1, S2, S3, S4, S5, S6, S7] = erfCoefficients;
/** High word of the first bin of `logTable`, and the upper 16 bits of the double 1. */
const FIRST = 0x3fe6b000;
const ONE_HIGH = 0x3ff0;
/** Numbers a bin has in the tables. */
const ERF_ROW = 14;
const ERFCX_ROW = 16;
/** 1.5·2^52: adding and subtracting it rounds to an integer. */
const ROUND = 6755399441055744;
const NORMAL = 2.2250738585072014e-308;
/** Below this in magnitude, x itself is log1p's r. */
const NEAR_ONE = 0.001953125;

/** log(x); ends as `log`. */
export function logShort(x: number): number {
  if (!(x >= NORMAL && x < Number.POSITIVE_INFINITY)) return log(x);
  NUMBER[0] = x;
  const bits = WORDS[HIGH]! - FIRST;
  const k = bits >> 20;
  const i = 3 * ((bits >> 13) & 127);
  const r = x * POWERS[UNIT - k]! * LOG[i]! - 1;
  const z = r * r;
  return k * LOG2 + (LOG[i + 1]! + LOG[i + 2]!) + (r + z * (-0.5 + r * L3 + z * (L4 + r * L5)));
}

/** log1p(x); the sign of zero is kept, ends as `log1p`. */
export function log1pShort(x: number): number {
  if (x > -NEAR_ONE && x < NEAR_ONE) {
    const z = x * x;
    return x + z * (-0.5 + x * L3 + z * (L4 + x * L5));
  }
  return logShort(1 + x);
}

/** erf(x); the sign of zero is kept, ±1 from ±6 on. */
export function erfShort(x: number): number {
  if (x > -0.5 && x < 0.5) {
    const z = x * x;
    const z2 = z * z;
    const high = S4 + z * S5 + z2 * (S6 + z * S7);
    return x + x * (EXCESS + z * (S1 + z * S2 + z2 * (S3 + z * high)));
  }
  const size = x < 0 ? -x : x;
  if (!(size < 6)) return x > 0 ? 1 : x < 0 ? -1 : x;
  const bin = (size * 16) | 0;
  const t = size - (bin + 0.5) * 0.0625;
  const i = bin * ERF_ROW;
  const z = t * t;
  const high = ERF[i + 6]! + t * ERF[i + 7]! + z * (ERF[i + 8]! + t * ERF[i + 9]!);
  const result = ERF[i]! + (t * (ERF[i + 2]! + ERF[i + 3]!) + z * (ERF[i + 4]! + t * ERF[i + 5]! + z * high));
  return x < 0 ? -result : result;
}

/** erfcx(x); ends and negative arguments as `erfcx`. */
export function erfcxShort(x: number): number {
  if (!(x >= 0 && x < 31)) return erfcx(x);
  return erfcxOfBin(x);
}

/** erfc(x), also where it is tiny; ends as `erfc`. */
export function erfcShort(x: number): number {
  const size = x < 0 ? -x : x;
  // Below 2^-1000, which float32 never sees, the full core knows how to round.
  if (!(size < 26)) return erfc(x);
  const square = -size * size;
  const k = square * STEPS_PER_UNIT + ROUND - ROUND;
  const r = square - k * STEP - k * STEP_REST;
  const n = k | 0;
  const j = (n & 127) << 1;
  const z = r * r;
  const power = EXP[j]! + EXP[j + 1]!;
  const result = erfcxOfBin(size) * (power + power * (r + z * (0.5 + r * E3 + z * E4))) * POWERS[(n >> 7) + UNIT]!;
  return x < 0 ? 2 - result : result;
}

function erfcxOfBin(x: number): number {
  NUMBER[0] = 1 + x;
  const i = ERFCX_ROW * ((WORDS[HIGH]! >> 16) - ONE_HIGH);
  const t = x - ERFCX[i]!;
  const z = t * t;
  const middle = ERFCX[i + 7]! + t * ERFCX[i + 8]! + z * (ERFCX[i + 9]! + t * ERFCX[i + 10]! + z * ERFCX[i + 11]!);
  const rest = t * (ERFCX[i + 3]! + ERFCX[i + 4]!) + z * (ERFCX[i + 5]! + t * ERFCX[i + 6]! + z * middle);
  return ERFCX[i + 1]! + (ERFCX[i + 2]! + rest);
}
