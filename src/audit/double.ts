/** Code as the engine computes it: every operation rounded to double, in the order of the source. Nothing is executed. */
import type { Code, Test } from './code.js';
import { constant, native } from './natives.js';

type Values = ReadonlyMap<string, number>;
type Run<T> = (values: Values) => T;

const relations = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '==': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
} as const;

const always =
  <T>(value: T): Run<T> =>
  () =>
    value;

function compile(c: Code): Run<number> {
  switch (c.kind) {
    case 'number':
      return always(c.value);
    case 'constant':
      return always(constant(c.name).double);
    case 'infinity':
      return always(c.sign * Number.POSITIVE_INFINITY);
    case 'boolean':
      return always(Number(c.value));
    case 'nothing':
      return always(Number.NaN);
    case 'variable':
      return (values) => values.get(c.name) ?? Number.NaN;
    case 'call': {
      const args = c.args.map(compile);
      const { double } = native(c.native);
      return (values) => double(...args.map((a) => a(values)));
    }
    case 'choose': {
      const [test, yes, no] = [compileTest(c.test), compile(c.yes), compile(c.no)];
      return (values) => (test(values) ? yes(values) : no(values));
    }
  }
}

function compileTest(t: Test): Run<boolean> {
  switch (t.kind) {
    case 'compare': {
      const [left, right, holds] = [compile(t.left), compile(t.right), relations[t.relation]];
      return (values) => holds(left(values), right(values));
    }
    case 'all':
    case 'any': {
      const [a, b] = t.tests.map(compileTest) as [Run<boolean>, Run<boolean>];
      return t.kind === 'all' ? (values) => a(values) && b(values) : (values) => a(values) || b(values);
    }
    case 'not': {
      const of = compileTest(t.of);
      return (values) => !of(values);
    }
    case 'check': {
      const of = compile(t.of);
      return t.name === 'isNaN' ? (values) => Number.isNaN(of(values)) : (values) => Number.isFinite(of(values));
    }
    case 'flag':
      return (values) => Boolean(values.get(t.name));
    case 'fixed':
      return always(t.value);
  }
}

/** The function of its parameters, in order. */
export function doubleFunction(code: Code, parameters: readonly string[]): (args: readonly number[]) => number {
  const run = compile(code);
  return (args) => run(new Map(parameters.map((name, i) => [name, args[i] ?? Number.NaN])));
}
