/**
 * Straight-line code in float32 in which every operation is either one float or a pair: a head of 12 significant bits
 * and a float32 tail, about 36 bits in all. Products of heads are exact, so no operation needs fused arithmetic or
 * sums whose rounding errors a compiler may fold away. What an operation computes is defined by its text in the shading
 * languages; `run.ts` executes the same operations one by one.
 */
import type { CoreName } from '../mixed.js';

/** `pair`: the result has a tail. A single operation rounds its operands to one float each first. */
export type ShortOperation = { readonly pair: boolean } & (
  | { readonly op: 'input' }
  | { readonly op: 'parameter'; readonly name: string }
  /** Head of at most 12 bits where there is a tail; see `shortConstant`. */
  | { readonly op: 'constant'; readonly head: number; readonly low: number }
  /**
   * `larger`: the operand that is not the smaller one at any point of the region. As the larger one a head of 12 bits
   * may also be smaller by up to 2^9. Missing: compared at run time, three operations more.
   */
  | { readonly op: 'add'; readonly args: readonly [number, number]; readonly larger?: 'first' | 'second' }
  | { readonly op: 'multiply' | 'divide'; readonly args: readonly [number, number] }
  /** A power of two, which is exact. */
  | { readonly op: 'scale'; readonly args: readonly [number]; readonly by: number }
  | { readonly op: 'negate' | 'sqrt'; readonly args: readonly [number] }
  /**
   * `by`, of exp alone: times this power of two, put into the exponent, so that where exp(u) alone is tiny or huge
   * exp(u)·by is neither, and has its tail. `within`: bounds of the argument where the code is used, both ends included;
   * cores that need not reduce it are shorter.
   */
  | {
      readonly op: 'core';
      readonly core: CoreName;
      readonly args: readonly [number];
      readonly by?: number;
      readonly within?: readonly [number, number];
    }
  /** The argument, one float, less a root in three words: the difference to the first is exact near the root. */
  | { readonly op: 'distance'; readonly args: readonly [number]; readonly root: readonly [number, number, number] }
  /** e of exp(u) = e·2^k, e in [0.7, 1.42]. */
  | { readonly op: 'significand'; readonly args: readonly [number] }
  /**
   * The first operand times 2^(times·k), exp(second) = e·2^k, in two steps that round at most once. The right result
   * where it underflows or overflows too: nothing tiny comes in between. For the last operation of a code.
   */
  | { readonly op: 'raise'; readonly args: readonly [number, number]; readonly times: number }
);

/** The last operation is the result. */
export type ShortCode = readonly ShortOperation[];

/** Bits of a head that a mask leaves. */
const HEAD = 0xfffff000;
const word = new DataView(new ArrayBuffer(4));

/** The float's leading 12 significant bits. */
export function headOf(x: number): number {
  word.setFloat32(0, x);
  word.setUint32(0, word.getUint32(0) & HEAD);
  return word.getFloat32(0);
}

/** A real number (to double and beyond: value + rest) as a constant: the nearest head of 12 bits, and a float32 tail. */
export function shortConstant(value: number, rest = 0): ShortOperation & { readonly op: 'constant' } {
  if (Math.fround(value) === value && rest === 0) return { op: 'constant', head: value, low: 0, pair: false };
  word.setFloat32(0, value);
  word.setUint32(0, (word.getUint32(0) + 0x800) & HEAD);
  const head = word.getFloat32(0);
  const low = Math.fround(value - head + rest);
  return { op: 'constant', head, low, pair: low !== 0 };
}
