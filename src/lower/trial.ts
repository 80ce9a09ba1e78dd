/**
 * Runs a block as plain double arithmetic, or with every operation rounded to single and flushed: what candidates are measured
 * with. Host functions are those of the table of functions; a target's own may differ in the last places.
 */
import { type OpName, op, opNames } from '../expr/ops.js';
import { type Implementations, interpret } from '../program/interpret.js';
import type { Block } from '../stages.js';

/** Inputs, then parameters, in order, to the value of the block. */
export type Trial = (args: readonly number[]) => number;

const table = (round: (v: number) => number): Implementations =>
  Object.fromEntries(opNames.map((name) => [name, (u: number, v: number) => round(op(name).double(u, v))])) as Record<
    OpName,
    (u: number, v: number) => number
  >;

/** Shader devices may flush results below the normal range to zero, and many do. */
const flushed = (v: number): number => (Math.abs(Math.fround(v)) < 2 ** -126 ? 0 * v : Math.fround(v));

const implementations = { double: table((v) => v), single: table(flushed) } as const;

/** The block as a function of its variables, in double or in single precision throughout. */
export function trial(block: Block, names: readonly string[], precision: 'double' | 'single'): Trial {
  const natural = { atPlusInfinity: 'natural', atMinusInfinity: 'natural', atMinusZero: 'natural' } as const;
  return interpret({ inputs: names, parameters: [], block, ...natural }, implementations[precision], precision);
}
