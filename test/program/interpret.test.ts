import { describe, expect, it } from 'vitest';
import { type OpName, ops } from '../../src/expr/ops.js';
import { type Implementations, interpret } from '../../src/program/interpret.js';
import type { Let, Operand, Program } from '../../src/stages.js';

const table = Object.fromEntries(Object.entries(ops).map(([name, row]) => [name, row.double])) as Implementations;
const x: Operand = { kind: 'variable', name: 'x' };
const k: Operand = { kind: 'variable', name: 'k' };
const at = (index: number): Operand => ({ kind: 'let', index });
const num = (double: number, single = Math.fround(double)): Operand => ({
  kind: 'number',
  double,
  single,
  text: `${double}`,
});
const step = (index: number, op: OpName, ...args: Operand[]): Let => ({ index, op, args });

/** k·x for x > 0, else exp(x) − 0.1, through lets of an outer block. */
const program: Program = {
  inputs: ['x'],
  parameters: ['k'],
  block: {
    lets: [step(3, 'mul', k, x), step(5, 'exp', x)],
    result: {
      kind: 'branch',
      tests: [{ left: x, relation: '>', right: num(0) }],
      then: { lets: [], result: { kind: 'value', value: at(3) } },
      otherwise: { lets: [step(7, 'sub', at(5), num(0.1))], result: { kind: 'value', value: at(7) } },
    },
  },
  atPlusInfinity: 'natural',
  atMinusInfinity: { kind: 'saturate', double: -800, single: -200 },
  atMinusZero: { kind: 'special', value: '-0' },
};

describe('interpret', () => {
  const run = interpret(program, table);

  it('gives what the operations give, on both branches', () => {
    expect(run([2, 3])).toBe(6);
    expect(run([-1, 3])).toBe(Math.exp(-1) - 0.1);
    expect(run([0, 3])).toBe(0.9);
  });
  it('returns a NaN input, follows the rules at infinities and at minus zero', () => {
    expect(run([Number.NaN, 3])).toBeNaN();
    expect(run([Infinity, 3])).toBe(Infinity);
    expect(run([-Infinity, 3])).toBe(-0.1);
    expect(Object.is(run([-0, 3]), -0)).toBe(true);
  });
  it('uses the numbers of the chosen precision', () => {
    const single = interpret(program, table, 'single');
    expect(single([-Infinity, 3])).toBe(Math.exp(-200) - Math.fround(0.1));
  });
  it('leaves its arguments alone and can be run again', () => {
    const args = Object.freeze([2, 3]);
    expect(run(args)).toBe(run(args));
  });
  it('refuses a program that uses a let before it is made', () => {
    const bad: Program = {
      ...program,
      block: { lets: [step(1, 'exp', at(2))], result: { kind: 'value', value: at(1) } },
    };
    expect(() => interpret(bad, table)).toThrow(/before it is made/);
  });
});
