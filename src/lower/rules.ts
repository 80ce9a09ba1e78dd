/**
 * THE table of rewrite rules, one line a rule, in the definitions' own notation. Letters stand for any subterm; a
 * letter named in `constant` only for one without inputs and parameters, in `rational` only for a number, in `inexact`
 * only for a constant that is no short binary fraction, in `smooth` only for a term without max and min. Every rule
 * is an identity on the real line where `when` holds; one test loops over the table and compares both sides with the
 * truth. A rule says nothing of where it pays: candidates are measured (`choose.ts`).
 *
 * use: 'exact' simplifies and is applied first and everywhere; 'open' writes functions by exponentials that decay, so
 * that exact algebra can cancel; 'stable' brings in functions that do not cancel or overflow, and is applied last.
 *
 * Refused: exp(u)/(1+exp(u)) -> 1/(1+exp(-u)) without a sign: 0 below u = -709.8, where the truth is a number.
 */

import { invariant } from '../diagnostic.js';
import { type Condition, type Expr, symbolsOf } from '../expr/expr.js';
import { parse, parseCondition } from '../expr/parse.js';

export interface Rule {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** What must be known of the matched parts. */
  readonly when?: string;
  readonly constant?: readonly string[];
  readonly rational?: readonly string[];
  /** Letters for constants that have no short binary fraction: rounding them is an error in every product. */
  readonly inexact?: readonly string[];
  /** Letters whose terms hold no max and min: the rule's own output is not to be matched again. */
  readonly smooth?: readonly string[];
  readonly use: 'exact' | 'open' | 'stable';
}

export const rules: readonly Rule[] = [
  // inverse functions
  { name: 'exp-of-log', from: 'exp(log(u))', to: 'u', when: 'u > 0', use: 'exact' },
  { name: 'exp-of-log-multiple', from: 'exp(c*log(u))', to: 'u^c', when: 'u > 0', rational: ['c'], use: 'exact' },
  {
    name: 'exp-of-log-plus',
    from: 'exp(v + c*log(u))',
    to: 'u^c*exp(v)',
    when: 'u > 0',
    rational: ['c'],
    use: 'exact',
  },
  { name: 'log-of-exp', from: 'log(exp(u))', to: 'u', use: 'exact' },
  { name: 'log-of-exp-times', from: 'log(v*exp(u))', to: 'u + log(v)', when: 'v > 0', use: 'exact' },
  {
    name: 'log-of-power-times',
    from: 'log(v*c^u)',
    to: 'u*log(c) + log(v)',
    when: 'v > 0 and c > 0',
    constant: ['c'],
    use: 'exact',
  },
  { name: 'tanh-of-log', from: 'tanh(log(u))', to: '(u^2 - 1)/(u^2 + 1)', when: 'u > 0', use: 'open' },
  { name: 'tanh-of-half-log', from: 'tanh(log(u)/2)', to: '(u - 1)/(u + 1)', when: 'u > 0', use: 'open' },
  { name: 'sinh-of-asinh', from: 'sinh(asinh(u))', to: 'u', use: 'exact' },
  { name: 'tan-of-atan', from: 'tan(atan(u))', to: 'u', use: 'exact' },
  { name: 'sin-of-atan', from: 'sin(atan(u))', to: 'u/sqrt(1 + u^2)', use: 'exact' },
  { name: 'cos-of-atan', from: 'cos(atan(u))', to: '1/sqrt(1 + u^2)', use: 'exact' },
  { name: 'tanh-of-atanh', from: 'tanh(atanh(u))', to: 'u', when: 'u > -1 and u < 1', use: 'exact' },
  { name: 'square-of-abs', from: 'abs(u)^2', to: 'u^2', use: 'exact' },
  { name: 'sign-times-abs', from: 'sign(u)*abs(u)', to: 'u', use: 'exact' },
  { name: 'sign-times-self', from: 'u*sign(u)', to: 'abs(u)', use: 'exact' },

  // functions by decaying exponentials
  { name: 'open-expm1', from: 'expm1(u)', to: 'exp(u) - 1', use: 'open' },
  { name: 'open-log1p', from: 'log1p(u)', to: 'log(1 + u)', when: 'u > -1', use: 'open' },
  { name: 'open-tanh', from: 'tanh(u)', to: '(1 - exp(-2*u))/(1 + exp(-2*u))', use: 'open' },
  { name: 'open-sinh', from: 'sinh(u)', to: '(exp(u) - exp(-u))/2', use: 'open' },
  { name: 'open-cosh', from: 'cosh(u)', to: '(exp(u) + exp(-u))/2', use: 'open' },
  { name: 'open-erf-right', from: 'erf(u)', to: '1 - exp(-u^2)*erfcx(u)', when: 'u >= 0', use: 'open' },
  { name: 'open-erf-left', from: 'erf(u)', to: 'exp(-u^2)*erfcx(-u) - 1', when: 'u <= 0', use: 'open' },
  { name: 'open-erfc-right', from: 'erfc(u)', to: 'exp(-u^2)*erfcx(u)', when: 'u >= 0', use: 'open' },
  { name: 'open-erfc-left', from: 'erfc(u)', to: '2 - exp(-u^2)*erfcx(-u)', when: 'u <= 0', use: 'open' },

  // exponentials that overflow
  { name: 'exp-fraction-right', from: '1/(1 + exp(u))', to: 'exp(-u)/(1 + exp(-u))', when: 'u > 0', use: 'stable' },
  { name: 'exp-fraction-of-minus', from: 'exp(u)/(1 + exp(u))', to: '1/(1 + exp(-u))', when: 'u > 0', use: 'stable' },
  { name: 'exp-fraction-slope', from: 'exp(u)/(1 + exp(u))^2', to: 'exp(-abs(u))/(1 + exp(-abs(u)))^2', use: 'stable' },
  { name: 'exp-fraction-complement', from: '1 - 1/(1 + exp(u))', to: '1/(1 + exp(-u))', use: 'stable' },
  {
    name: 'exp-fraction-product',
    from: '1/(1 + exp(u))*(1 - 1/(1 + exp(u)))',
    to: 'exp(-abs(u))/(1 + exp(-abs(u)))^2',
    use: 'stable',
  },
  { name: 'sech-squared', from: '1 - tanh(u)^2', to: '4*exp(-2*abs(u))/(1 + exp(-2*abs(u)))^2', use: 'stable' },
  { name: 'one-over-cosh', from: '1/cosh(u)', to: '2*exp(-abs(u))/(1 + exp(-2*abs(u)))', use: 'stable' },
  { name: 'sinh-over-cosh', from: 'sinh(u)/cosh(u)', to: 'tanh(u)', use: 'stable' },
  { name: 'log-of-cosh', from: 'log(cosh(u))', to: 'abs(u) + log1p(exp(-2*abs(u))) - log(2)', use: 'stable' },
  { name: 'log-one-plus-exp', from: 'log(1 + exp(u))', to: 'max(u, 0) + log1p(exp(-abs(u)))', use: 'stable' },
  { name: 'log1p-exp', from: 'log1p(exp(u))', to: 'max(u, 0) + log1p(exp(-abs(u)))', use: 'stable' },
  { name: 'log-sum-exp', from: 'log(exp(u) + exp(v))', to: 'max(u, v) + log1p(exp(-abs(u - v)))', use: 'stable' },
  {
    name: 'log-one-plus-power',
    from: 'log(1 + c^u)',
    to: 'max(u, 0)*log(c) + log1p(c^(-abs(u)))',
    when: 'c > 1',
    constant: ['c'],
    use: 'stable',
  },
  {
    name: 'power-right',
    from: '1/(1 + c^u)',
    to: 'c^(-u)/(1 + c^(-u))',
    when: 'c > 1 and u > 0',
    constant: ['c'],
    use: 'stable',
  },
  {
    name: 'power-slope',
    from: 'c^u/(1 + c^u)^2',
    to: 'c^(-abs(u))/(1 + c^(-abs(u)))^2',
    when: 'c > 0',
    constant: ['c'],
    use: 'stable',
  },

  // differences that cancel
  { name: 'expm1', from: 'exp(u) - 1', to: 'expm1(u)', use: 'stable' },
  { name: 'exp-difference', from: 'exp(u) - exp(v)', to: 'exp(v)*expm1(u - v)', when: 'u < v', use: 'stable' },
  { name: 'exp-difference-odd', from: 'exp(u) - exp(-u)', to: '2*sinh(u)', use: 'stable' },
  { name: 'power-minus-one', from: 'c^u - 1', to: 'expm1(u*log(c))', when: 'c > 0', constant: ['c'], use: 'stable' },
  { name: 'cosh-minus-one', from: 'cosh(u) - 1', to: '2*sinh(u/2)^2', use: 'stable' },
  { name: 'one-minus-cos', from: '1 - cos(u)', to: '2*sin(u/2)^2', use: 'stable' },
  { name: 'difference-from-one', from: '1 - u^2', to: '(1 - u)*(1 + u)', use: 'stable' },
  { name: 'difference-of-squares', from: 'u^2 - v^2', to: '(u - v)*(u + v)', use: 'stable' },
  { name: 'log1p', from: 'log(1 + u)', to: 'log1p(u)', when: 'u > -1', use: 'stable' },
  {
    name: 'atanh-of-quotient',
    from: 'log((1 + u)/(1 - u))',
    to: '2*atanh(u)',
    when: 'u > -1 and u < 1',
    use: 'stable',
  },
  { name: 'asinh', from: 'log(u + sqrt(u^2 + 1))', to: 'asinh(u)', use: 'stable' },
  { name: 'erfc-of-minus', from: '1 + erf(u)', to: 'erfc(-u)', use: 'stable' },
  { name: 'erfc', from: '1 - erf(u)', to: 'erfc(u)', use: 'stable' },
  { name: 'erfcx', from: 'erfc(u)', to: 'exp(-u^2)*erfcx(u)', when: 'u > 0', use: 'stable' },
  { name: 'sqrt-plus-negative', from: 'u + sqrt(u^2 + c)', to: 'c/(sqrt(u^2 + c) - u)', when: 'u < 0', use: 'stable' },
  {
    name: 'sqrt-plus-negative-by-larger',
    from: 'u + sqrt(u^2 + c)',
    to: 'c/max(-u, sqrt(c))/(sqrt(1 + (min(-u, sqrt(c))/max(-u, sqrt(c)))^2) - u/max(-u, sqrt(c)))',
    when: 'u < 0 and c >= 0',
    smooth: ['u', 'c'],
    use: 'stable',
  },
  { name: 'sqrt-minus-one', from: 'sqrt(1 + u) - 1', to: 'u/(sqrt(1 + u) + 1)', when: 'u > -1', use: 'stable' },
  {
    name: 'sqrt-difference',
    from: 'sqrt(u) - sqrt(v)',
    to: '(u - v)/(sqrt(u) + sqrt(v))',
    when: 'u > 0 and v > 0',
    use: 'stable',
  },

  // squares that overflow or are rounded
  {
    name: 'hypot',
    from: 'sqrt(u^2 + c)',
    to: 'max(abs(u), sqrt(c))*sqrt(1 + (min(abs(u), sqrt(c))/max(abs(u), sqrt(c)))^2)',
    when: 'c > 0',
    smooth: ['u', 'c'],
    use: 'stable',
  },
  {
    name: 'hypot-away-from-zero',
    from: 'sqrt(u^2 + c)',
    to: 'max(abs(u), sqrt(c))*sqrt(1 + (min(abs(u), sqrt(c))/max(abs(u), sqrt(c)))^2)',
    when: 'c >= 0 and u != 0',
    smooth: ['u', 'c'],
    use: 'stable',
  },
  {
    name: 'exp-of-inexact-multiple',
    from: 'exp(c*u)',
    to: 'exp(floor(4096*c)/4096*(floor(16*max(min(u, 1024), -1024))/16))*exp(floor(4096*c)/4096*(u - floor(16*max(min(u, 1024), -1024))/16) + (c - floor(4096*c)/4096)*u)',
    inexact: ['c'],
    smooth: ['u'],
    use: 'stable',
  },
  {
    name: 'exp-of-square',
    from: 'exp(c*u^2)',
    to: 'exp(c*(floor(16*min(abs(u), 64))/16)^2)*exp(c*(abs(u) - floor(16*min(abs(u), 64))/16)*(abs(u) + floor(16*min(abs(u), 64))/16))',
    when: 'c < 0',
    smooth: ['u'],
    constant: ['c'],
    use: 'stable',
  },
];

/** A rule with its texts parsed. */
export interface ParsedRule {
  readonly rule: Rule;
  readonly from: Expr;
  readonly to: Expr;
  readonly when: Condition;
}

function parseRule(rule: Rule): ParsedRule {
  const from = parse(rule.from);
  const context = { file: 'rules', offset: 0, symbols: symbolsOf(from), definitions: new Map(), claims: false };
  const when = rule.when === undefined ? { ok: true as const, value: [] } : parseCondition(rule.when, context);
  invariant(when.ok, `the condition of rule ${rule.name} does not parse`);
  return { rule, from, to: parse(rule.to), when: when.value };
}

export const parsedRules: readonly ParsedRule[] = rules.map(parseRule);
