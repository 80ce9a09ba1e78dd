// Made by activation-compiler; do not edit.
/** Scaled numbers as whole numbers of any size, for what must be exact. */
import { exponentOf, powerOfTwo, type Scaled } from './scaled.js';

/** x·2^shift, down to an integer, for a normal double or zero. */
function wordToInteger(x: number, shift: number): bigint {
  if (x === 0) return 0n;
  const k = exponentOf(x) - 52;
  const whole = BigInt(x * powerOfTwo(-k));
  const n = BigInt(k + shift);
  return n >= 0n ? whole << n : whole >> -n;
}

/** a·2^bits, each word down to an integer. */
export function toInteger(a: Scaled, bits: number): bigint {
  return wordToInteger(a.h, a.e + bits) + wordToInteger(a.l, a.e + bits);
}
