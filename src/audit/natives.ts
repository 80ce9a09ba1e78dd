/**
 * THE table of what the language itself brings and the audit reads: operators, `Math` functions and constants, each with
 * its meaning in double (the engine's own) and on the real numbers.
 */
import { fromDouble, rational } from '../algebra/rational.js';
import { call, E, type Expr, number, PI } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';

export interface Native {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly double: (...args: number[]) => number;
  readonly real: (...args: Expr[]) => Expr;
}

const MANY = 64;
const one = (op: OpName, double: (u: number) => number): Native => ({
  arity: [1, 1],
  double,
  real: (u) => call(op, u!),
});
const two = (op: OpName, double: (u: number, v: number) => number): Native => ({
  arity: [2, 2],
  double: (u, v) => double(u!, v!),
  real: (u, v) => call(op, u!, v!),
});
const many = (op: OpName, double: (...all: number[]) => number): Native => ({
  arity: [1, MANY],
  double,
  real: (...all) => all.reduce((a, b) => call(op, a, b)),
});
const square = (u: Expr): Expr => call('pow', u, number(2));

export const natives = {
  neg: one('neg', (u) => -u),
  '+': two('add', (u, v) => u + v),
  '-': two('sub', (u, v) => u - v),
  '*': two('mul', (u, v) => u * v),
  '/': two('div', (u, v) => u / v),
  '**': two('pow', (u, v) => u ** v),
  'Math.pow': two('pow', Math.pow),
  'Math.abs': one('abs', Math.abs),
  'Math.sign': one('sign', Math.sign),
  'Math.max': many('max', Math.max),
  'Math.min': many('min', Math.min),
  'Math.exp': one('exp', Math.exp),
  'Math.expm1': one('expm1', Math.expm1),
  'Math.log': one('log', Math.log),
  'Math.log1p': one('log1p', Math.log1p),
  'Math.log2': one('log2', Math.log2),
  'Math.log10': one('log10', Math.log10),
  'Math.sqrt': one('sqrt', Math.sqrt),
  'Math.cbrt': one('cbrt', Math.cbrt),
  'Math.sin': one('sin', Math.sin),
  'Math.cos': one('cos', Math.cos),
  'Math.tan': one('tan', Math.tan),
  'Math.asin': one('asin', Math.asin),
  'Math.acos': one('acos', Math.acos),
  'Math.atan': one('atan', Math.atan),
  'Math.sinh': one('sinh', Math.sinh),
  'Math.cosh': one('cosh', Math.cosh),
  'Math.tanh': one('tanh', Math.tanh),
  'Math.asinh': one('asinh', Math.asinh),
  'Math.acosh': one('acosh', Math.acosh),
  'Math.atanh': one('atanh', Math.atanh),
  'Math.floor': one('floor', Math.floor),
  'Math.ceil': one('ceil', Math.ceil),
  // ECMAScript: halves go up, so it is the floor of u + 1/2 on the reals.
  'Math.round': {
    arity: [1, 1],
    double: Math.round,
    real: (u) => call('floor', call('add', u!, number(rational(1, 2)))),
  },
  'Math.trunc': {
    arity: [1, 1],
    double: Math.trunc,
    real: (u) => call('mul', call('sign', u!), call('floor', call('abs', u!))),
  },
  'Math.hypot': {
    arity: [1, MANY],
    double: Math.hypot,
    real: (...all) =>
      call(
        'sqrt',
        all.map(square).reduce((a, b) => call('add', a, b)),
      ),
  },
} as const satisfies Record<string, Native>;

export type NativeName = keyof typeof natives;

/** A row of the table through its general type. */
export const native = (name: NativeName): Native => natives[name];
export const isNative = (name: string): name is NativeName => Object.hasOwn(natives, name);

interface Constant {
  readonly double: number;
  /** What it stands for: the double is its rounding. */
  readonly real: Expr;
  /** The real value as text, where it isn't the double itself. */
  readonly stands?: string;
}

const log = (n: number): Expr => call('log', number(n));
const exactly = (double: number): Constant => ({ double, real: number(fromDouble(double)) });

export const constants = {
  'Math.PI': { double: Math.PI, real: PI, stands: 'pi' },
  'Math.E': { double: Math.E, real: E, stands: 'e' },
  'Math.LN2': { double: Math.LN2, real: log(2), stands: 'log(2)' },
  'Math.LN10': { double: Math.LN10, real: log(10), stands: 'log(10)' },
  'Math.LOG2E': { double: Math.LOG2E, real: call('div', number(1), log(2)), stands: '1/log(2)' },
  'Math.LOG10E': { double: Math.LOG10E, real: call('div', number(1), log(10)), stands: '1/log(10)' },
  'Math.SQRT2': { double: Math.SQRT2, real: call('sqrt', number(2)), stands: 'sqrt(2)' },
  'Math.SQRT1_2': { double: Math.SQRT1_2, real: call('div', number(1), call('sqrt', number(2))), stands: '1/sqrt(2)' },
  'Number.EPSILON': exactly(Number.EPSILON),
  'Number.MIN_VALUE': exactly(Number.MIN_VALUE),
  'Number.MAX_VALUE': exactly(Number.MAX_VALUE),
  'Number.MAX_SAFE_INTEGER': exactly(Number.MAX_SAFE_INTEGER),
  'Number.MIN_SAFE_INTEGER': exactly(Number.MIN_SAFE_INTEGER),
} as const satisfies Record<string, Constant>;

export type ConstantName = keyof typeof constants;

export const constant = (name: ConstantName): Constant => constants[name];
export const isConstant = (name: string): name is ConstantName => Object.hasOwn(constants, name);
