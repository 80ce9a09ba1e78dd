/** Exact values as integers times powers of two, and scaled numbers made from integers. */
import { fromRational, type Scaled, scale, toDouble, toSingle } from '../../../src/runtime/index.js';
import { type BigFloat, bigFromDouble, DOUBLE, roundBig, SINGLE } from '../../../src/truth/big-float.js';
import type { Numbers } from './reference.js';

export const times = (a: BigFloat, b: BigFloat): BigFloat => ({
  mantissa: a.mantissa * b.mantissa,
  exponent: a.exponent + b.exponent,
});

export function plus(a: BigFloat, b: BigFloat): BigFloat {
  const low = Math.min(a.exponent, b.exponent);
  return {
    mantissa: (a.mantissa << BigInt(a.exponent - low)) + (b.mantissa << BigInt(b.exponent - low)),
    exponent: low,
  };
}

export const shifted = (a: BigFloat, k: number): BigFloat => ({ mantissa: a.mantissa, exponent: a.exponent + k });

/** What the words stand for. */
export const exact = ({ h, l, e }: Scaled): BigFloat => shifted(plus(bigFromDouble(h), bigFromDouble(l)), e);

/** The integer, times 2^k. */
export const whole = (n: bigint, k: number): Scaled => scale(fromRational(n), k);

/** An integer with this many bits, both ends 1: a short one has many ties beside it. */
export function bits(n: Numbers, count: number): bigint {
  let value = 1n;
  for (let i = 1; i < count; i++) value = (value << 1n) | (i === count - 1 || n.next() < 0.5 ? 1n : 0n);
  return value;
}

/** Both roundings of a result, where the exact result is known to be this (nearly: the last bit may be sticky). */
export const roundings = (a: Scaled) => [toDouble(a), toSingle(a)];
export const exactRoundings = (a: BigFloat) => [roundBig(a, DOUBLE), roundBig(a, SINGLE)];
