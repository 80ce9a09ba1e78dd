/**
 * Exact evaluation in rationals, where an expression is rational at the point: conditions such as `0 < x and x < 1/k`
 * are decided without rounding, and equalities are solved. Gives up (undefined) rather than round.
 */
import { add, compare, div, isInteger, mul, neg, power, type Rational, sign, sub } from '../algebra/rational.js';
import type { Comparison, Condition, Expr, Relation } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';

type Values = ReadonlyMap<string, Rational>;

/** Beyond this many bits a value is no longer worth computing exactly; intervals decide instead. */
const MAX_BITS = 8192n;
/** 10^300 to this power still fits MAX_BITS. */
const MAX_EXPONENT = 8n;

const small = (a: Rational): boolean => a.num >> MAX_BITS === 0n || a.num >> MAX_BITS === -1n;

function floor(u: Rational): Rational {
  const down = u.num >= 0n || isInteger(u) ? u.num / u.den : u.num / u.den - 1n;
  return { num: down, den: 1n };
}

function unary(op: OpName, u: Rational): Rational | undefined {
  switch (op) {
    case 'neg':
      return neg(u);
    case 'abs':
      return sign(u) < 0 ? neg(u) : u;
    case 'sign':
      return { num: BigInt(sign(u)), den: 1n };
    case 'floor':
      return floor(u);
    case 'ceil':
      return neg(floor(neg(u)));
    default:
      return undefined;
  }
}

function binary(op: OpName, u: Rational, v: Rational): Rational | undefined {
  switch (op) {
    case 'add':
      return add(u, v);
    case 'sub':
      return sub(u, v);
    case 'mul':
      return mul(u, v);
    case 'div':
      return sign(v) === 0 ? undefined : div(u, v);
    case 'max':
      return compare(u, v) >= 0 ? u : v;
    case 'min':
      return compare(u, v) <= 0 ? u : v;
    case 'pow':
      if (!isInteger(v) || v.num > MAX_EXPONENT || v.num < -MAX_EXPONENT) return undefined;
      return sign(u) === 0 && v.num <= 0n ? undefined : power(u, Number(v.num));
    default:
      return undefined;
  }
}

/** The exact value, or undefined where it is not rational, not defined, or too large to be worth it. */
export function exactValue(e: Expr, values: Values): Rational | undefined {
  if (e.kind === 'number') return e.value;
  if (e.kind === 'symbol') return values.get(e.name);
  if (e.kind !== 'call') return undefined;
  const u = exactValue(e.args[0]!, values);
  if (u === undefined || !small(u)) return undefined;
  if (e.args.length === 1) return unary(e.op, u);
  const v = exactValue(e.args[1]!, values);
  return v === undefined || !small(v) ? undefined : binary(e.op, u, v);
}

const RELATIONS: Readonly<Record<Relation, (order: number) => boolean>> = {
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
  '==': (o) => o === 0,
  '!=': (o) => o !== 0,
};

export const relationHolds = (relation: Relation, order: number): boolean => RELATIONS[relation](order);

function exactComparison(c: Comparison, values: Values): 'yes' | 'no' | 'open' {
  const [left, right] = [exactValue(c.left, values), exactValue(c.right, values)];
  if (left === undefined || right === undefined) return 'open';
  return relationHolds(c.relation, compare(left, right)) ? 'yes' : 'no';
}

/** Do all comparisons hold, exactly? 'open' where exact arithmetic cannot tell. */
export function exactHolds(condition: Condition, values: Values): 'yes' | 'no' | 'open' {
  let answer: 'yes' | 'open' = 'yes';
  for (const c of condition) {
    const one = exactComparison(c, values);
    if (one === 'no') return 'no';
    if (one === 'open') answer = 'open';
  }
  return answer;
}
