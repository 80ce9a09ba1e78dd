// Made by activation-compiler; do not edit.
/**
 * Reduction of arguments to sin and cos by many bits of 128/π (Payne and Hanek), for huge arguments and for those next
 * to a multiple of π/2. Exact integer arithmetic; rare, so its speed doesn't matter.
 */
import { powersOfTwo, UNIT } from './powers.js';
import { FRACTION_BITS, piStep, stepsPerUnit } from './tables/far.js';

/** The reduced argument of the last call, within half a step of π/128, */
export const farHead: Float64Array = new Float64Array(1);
/** and its rest. */
export const farTail: Float64Array = new Float64Array(1);

/** Bits kept of the fraction of a step: 53 of x, some 65 that may cancel, 106 of the result, spare. */
const KEPT = 240n;
const MASK = (1n << (KEPT + 8n)) - 1n;
const HALF_STEP = 1n << (KEPT - 1n);

const view = new DataView(new ArrayBuffer(8));

/** x·128/π modulo 256, times 2^KEPT; x finite and not 0. */
function stepsOf(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const window = (stepsPerUnit >> (FRACTION_BITS - KEPT - BigInt(exponent))) & MASK;
  const steps = mantissa * window;
  return (x < 0 ? -steps : steps) & MASK;
}

/**
 * The k of 0 to 255 with x + low = (k + 256 n)·π/128 + r, |r| <= π/256; r goes to `farHead` and `farTail`, good to 106
 * bits where the pair x + low is given to so many. NaN at ±∞ and NaN.
 */
export function reduceFar(x: number, low: number): number {
  if (!(x - x === 0)) {
    farHead[0] = Number.NaN;
    farTail[0] = 0;
    return 0;
  }
  const steps = (stepsOf(x) + (low === 0 ? 0n : stepsOf(low))) & MASK;
  const k = (steps + HALF_STEP) >> KEPT;
  const rest = (steps - (k << KEPT)) * piStep;
  // 53 bits of the product, and the next ones: Number() rounds to nearest.
  const size = rest < 0n ? -rest : rest;
  const head = Number(size);
  const next = Number(size - BigInt(head));
  const sign = rest < 0n ? -1 : 1;
  farHead[0] = sign * head * SCALE;
  farTail[0] = sign * next * SCALE;
  return Number(k) & 255;
}

/** The product's fractional bits are KEPT of the fraction and 240 of π/128. */
const SCALE = powersOfTwo[UNIT - 480]!;
