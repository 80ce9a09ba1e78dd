/** Functions that the normal form writes by others. */
import type { Expr } from '../../expr/expr.js';
import type { OpName } from '../../expr/ops.js';
import { parse } from '../../expr/parse.js';

/** Functions that are shorthand for others, defined at the same points. */
export const shorthand: Partial<Record<OpName, Expr>> = {
  expm1: parse('exp(u) - 1'),
  log1p: parse('log(1 + u)'),
  log2: parse('log(u)/log(2)'),
  log10: parse('log(u)/log(10)'),
  erfc: parse('1 - erf(u)'),
  tan: parse('sin(u)/cos(u)'),
  acos: parse('pi/2 - asin(u)'),
  sinh: parse('(exp(u) - exp(-u))/2'),
  cosh: parse('(exp(u) + exp(-u))/2'),
  tanh: parse('(exp(u) - exp(-u))/(exp(u) + exp(-u))'),
  asinh: parse('log(u + sqrt(u^2 + 1))'),
  acosh: parse('log(u + sqrt(u - 1)*sqrt(u + 1))'),
  atanh: parse('log((1 + u)/(1 - u))/2'),
};
