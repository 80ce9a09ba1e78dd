/**
 * Runs a program in this process: what a target's `model` is made of. Nothing is compiled from text (no eval); a table
 * says what each operation does, so that the same program runs with a target's own functions, bit for bit.
 */

import { invariant } from '../diagnostic.js';
import type { Relation } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import type { Block, InfinityRule, Operand, Program, Test } from '../stages.js';

/** What each operation is in an arithmetic; operations of one argument ignore the second. */
export type Implementations = Readonly<Record<OpName, (u: number, v: number) => number>>;

/** Which of a number operand's two roundings the arithmetic uses. */
export type NumberPrecision = 'double' | 'single';

/** A program's values while it runs: arguments first, then one place a let. */
type Frame = number[];
type Get = (frame: Frame) => number;
type Run = (frame: Frame) => number;

const specials = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
  '-0': -0,
} as const;

const relations: Readonly<Record<Relation, (u: number, v: number) => boolean>> = {
  '<': (u, v) => u < v,
  '<=': (u, v) => u <= v,
  '>': (u, v) => u > v,
  '>=': (u, v) => u >= v,
  '==': (u, v) => u === v,
  '!=': (u, v) => u !== v,
};

/** Names of arguments, and the place of each let, in a frame. */
interface Layout {
  readonly names: readonly string[];
  readonly places: Map<number, number>;
  readonly implementations: Implementations;
  readonly precision: NumberPrecision;
}

/**
 * The program as a function of its inputs, then its parameters, in order. As every target does before the block: a NaN
 * first input is returned, ±∞ and −0 follow the program's rules.
 */
export function interpret(
  program: Program,
  implementations: Implementations,
  precision: NumberPrecision = 'double',
): (args: readonly number[]) => number {
  const names = [...program.inputs, ...program.parameters];
  const layout: Layout = { names, places: new Map(), implementations, precision };
  const block = compileBlock(program.block, layout);
  const body = (args: readonly number[]): number => block([...args]);
  const plus = infinityRule(program.atPlusInfinity, layout, body);
  const minus = infinityRule(program.atMinusInfinity, layout, body);
  const zero = program.atMinusZero === 'natural' ? body : fixed(program.atMinusZero, layout);
  if (program.inputs.length === 0) return body;
  return (args) => {
    const x = args[0]!;
    if (Number.isNaN(x)) return x;
    if (x === Number.POSITIVE_INFINITY) return plus(args);
    if (x === Number.NEGATIVE_INFINITY) return minus(args);
    return Object.is(x, -0) ? zero(args) : body(args);
  };
}

type Body = (args: readonly number[]) => number;

function infinityRule(rule: InfinityRule, layout: Layout, body: Body): Body {
  if (rule === 'natural') return body;
  if (rule.kind !== 'saturate') return fixed(rule, layout);
  const far = layout.precision === 'double' ? rule.double : rule.single;
  return (args) => body([far, ...args.slice(1)]);
}

function fixed(operand: Operand, layout: Layout): Body {
  const get = compileOperand(operand, layout);
  return (args) => get([...args]);
}

function compileOperand(operand: Operand, layout: Layout): Get {
  switch (operand.kind) {
    case 'let': {
      const place = layout.places.get(operand.index);
      invariant(place !== undefined, `let ${operand.index} is used before it is made`);
      return (frame) => frame[place]!;
    }
    case 'variable': {
      const place = layout.names.indexOf(operand.name);
      invariant(place >= 0, `a program uses ${operand.name}, which is no argument`);
      return (frame) => frame[place]!;
    }
    case 'number': {
      const value = layout.precision === 'double' ? operand.double : operand.single;
      return () => value;
    }
    case 'special': {
      const value = specials[operand.value];
      return () => value;
    }
  }
}

function compileBlock(block: Block, layout: Layout): Run {
  const steps = block.lets.map((l) => {
    const f = layout.implementations[l.op];
    const u = compileOperand(l.args[0]!, layout);
    const v = l.args.length > 1 ? compileOperand(l.args[1]!, layout) : u;
    const place = layout.names.length + layout.places.size;
    layout.places.set(l.index, place);
    return (frame: Frame): void => {
      frame[place] = f(u(frame), v(frame));
    };
  });
  const finish = compileResult(block.result, layout);
  return (frame) => {
    for (const step of steps) step(frame);
    return finish(frame);
  };
}

function compileResult(result: Block['result'], layout: Layout): Run {
  if (result.kind === 'value') return compileOperand(result.value, layout);
  const tests = result.tests.map((t) => compileTest(t, layout));
  const then = compileBlock(result.then, layout);
  const otherwise = compileBlock(result.otherwise, layout);
  return (frame) => (tests.every((holds) => holds(frame)) ? then(frame) : otherwise(frame));
}

function compileTest(test: Test, layout: Layout): (frame: Frame) => boolean {
  const [left, right] = [compileOperand(test.left, layout), compileOperand(test.right, layout)];
  const holds = relations[test.relation];
  return (frame) => holds(left(frame), right(frame));
}
