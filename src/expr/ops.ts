/**
 * THE table of functions: every operator and built-in function that an expression may hold. A new function is a row
 * here, one line in each target's spelling and one in `truth/`; the types demand all of them.
 *
 * `slope` are the partial derivatives in u (and v), in the definitions' own notation. Where a function has a kink
 * its slope uses `sign`, whose value at the kink is replaced by the joint's convention (`derive/joints.ts`).
 * `kink` names the expression whose zero is a kink or a jump. `double` is the meaning in plain double precision,
 * good to a few units in the last place: for tests, plots and quick looks; the truth is MPFR's.
 */
import { erf, erfc, erfcx } from '../program/special.js';

export interface Op {
  readonly arity: 1 | 2;
  readonly double: (u: number, v: number) => number;
  readonly slope: readonly [string] | readonly [string, string];
  /** What must hold for the function to be defined (conditions in u and v, joined by `and`). */
  readonly domain?: string;
  /** The function has a kink (or jump) where this expression in u and v vanishes. */
  readonly kink?: string;
  /** mathjs differentiates it; otherwise it is held as a symbol and filled by the chain rule. */
  readonly mathjs?: true;
  /** Odd or even: f(−u) = −f(u) or f(u). */
  readonly parity?: 'odd' | 'even';
  /** An author may not write it; only the compiler's own rules make it. */
  readonly internal?: true;
}

export const ops = {
  neg: { arity: 1, double: (u) => -u, slope: ['-1'], parity: 'odd', mathjs: true },
  add: { arity: 2, double: (u, v) => u + v, slope: ['1', '1'], mathjs: true },
  sub: { arity: 2, double: (u, v) => u - v, slope: ['1', '-1'], mathjs: true },
  mul: { arity: 2, double: (u, v) => u * v, slope: ['v', 'u'], mathjs: true },
  div: { arity: 2, double: (u, v) => u / v, slope: ['1/v', '-u/v^2'], domain: 'v != 0', mathjs: true },
  pow: { arity: 2, double: Math.pow, slope: ['v*u^(v-1)', 'u^v*log(u)'], mathjs: true },
  exp: { arity: 1, double: Math.exp, slope: ['exp(u)'], mathjs: true },
  expm1: { arity: 1, double: Math.expm1, slope: ['exp(u)'] },
  log: { arity: 1, double: Math.log, slope: ['1/u'], domain: 'u > 0', mathjs: true },
  log1p: { arity: 1, double: Math.log1p, slope: ['1/(1+u)'], domain: 'u > -1' },
  log2: { arity: 1, double: Math.log2, slope: ['1/(u*log(2))'], domain: 'u > 0' },
  log10: { arity: 1, double: Math.log10, slope: ['1/(u*log(10))'], domain: 'u > 0' },
  sqrt: { arity: 1, double: Math.sqrt, slope: ['1/(2*sqrt(u))'], domain: 'u >= 0', mathjs: true },
  cbrt: { arity: 1, double: Math.cbrt, slope: ['1/(3*cbrt(u)^2)'], parity: 'odd' },
  abs: { arity: 1, double: Math.abs, slope: ['sign(u)'], kink: 'u', parity: 'even' },
  sign: { arity: 1, double: Math.sign, slope: ['0'], kink: 'u', parity: 'odd' },
  max: { arity: 2, double: Math.max, slope: ['(1+sign(u-v))/2', '(1-sign(u-v))/2'], kink: 'u-v' },
  min: { arity: 2, double: Math.min, slope: ['(1-sign(u-v))/2', '(1+sign(u-v))/2'], kink: 'u-v' },
  erf: { arity: 1, double: erf, slope: ['2/sqrt(pi)*exp(-u^2)'], parity: 'odd' },
  erfc: { arity: 1, double: erfc, slope: ['-2/sqrt(pi)*exp(-u^2)'] },
  erfcx: { arity: 1, double: erfcx, slope: ['2*u*erfcx(u)-2/sqrt(pi)'], internal: true },
  sin: { arity: 1, double: Math.sin, slope: ['cos(u)'], parity: 'odd', mathjs: true },
  cos: { arity: 1, double: Math.cos, slope: ['-sin(u)'], parity: 'even', mathjs: true },
  tan: { arity: 1, double: Math.tan, slope: ['1/cos(u)^2'], parity: 'odd' },
  asin: { arity: 1, double: Math.asin, slope: ['1/sqrt(1-u^2)'], domain: 'u >= -1 and u <= 1', parity: 'odd' },
  acos: { arity: 1, double: Math.acos, slope: ['-1/sqrt(1-u^2)'], domain: 'u >= -1 and u <= 1' },
  atan: { arity: 1, double: Math.atan, slope: ['1/(1+u^2)'], parity: 'odd', mathjs: true },
  sinh: { arity: 1, double: Math.sinh, slope: ['cosh(u)'], parity: 'odd', mathjs: true },
  cosh: { arity: 1, double: Math.cosh, slope: ['sinh(u)'], parity: 'even', mathjs: true },
  tanh: { arity: 1, double: Math.tanh, slope: ['1-tanh(u)^2'], parity: 'odd' },
  asinh: { arity: 1, double: Math.asinh, slope: ['1/sqrt(u^2+1)'], parity: 'odd', mathjs: true },
  acosh: { arity: 1, double: Math.acosh, slope: ['1/(sqrt(u-1)*sqrt(u+1))'], domain: 'u >= 1' },
  atanh: { arity: 1, double: Math.atanh, slope: ['1/(1-u^2)'], domain: 'u > -1 and u < 1', parity: 'odd' },
  floor: { arity: 1, double: Math.floor, slope: ['0'], kink: 'sin(pi*u)' },
  ceil: { arity: 1, double: Math.ceil, slope: ['0'], kink: 'sin(pi*u)' },
} as const satisfies Record<string, Op>;

export type OpName = keyof typeof ops;

export const opNames = Object.keys(ops) as readonly OpName[];

/** The row of an op, seen through the general type (the table itself has literal types). */
export const op = (name: OpName): Op => ops[name];

/** Operators have a symbol in the notation; all other rows are written as a function call. */
export const operatorSymbols: Partial<Record<OpName, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  pow: '^',
  neg: '-',
};

/** What an author may write as a function call. `max` and `min` take two arguments or more. */
export const functionNames: readonly OpName[] = opNames.filter((n) => !(n in operatorSymbols) && !op(n).internal);
