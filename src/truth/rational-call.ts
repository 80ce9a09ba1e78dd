/** The rational operations of `expr/ops.ts` on exact rationals: what decides equalities that no interval can. */
import {
  add,
  compare,
  div,
  isInteger,
  mul,
  neg,
  power,
  type Rational,
  rational,
  sign,
  sub,
  ZERO,
} from '../algebra/rational.js';
import type { OpName } from '../expr/ops.js';

/** Powers above this are left to intervals. */
const LARGEST_POWER = 256n;

function floorOf(a: Rational): bigint {
  const quotient = a.num / a.den;
  return a.num < 0n && quotient * a.den !== a.num ? quotient - 1n : quotient;
}

const operations: Partial<Record<OpName, (u: Rational, v: Rational) => Rational | undefined>> = {
  neg,
  add,
  sub,
  mul,
  div: (u, v) => (v.num === 0n ? undefined : div(u, v)),
  pow: (u, v) => {
    if (!isInteger(v) || v.num > LARGEST_POWER || v.num < -LARGEST_POWER) return undefined;
    return u.num === 0n && v.num < 0n ? undefined : power(u, Number(v.num));
  },
  abs: (u) => (sign(u) < 0 ? neg(u) : u),
  sign: (u) => rational(sign(u)),
  max: (u, v) => (compare(u, v) >= 0 ? u : v),
  min: (u, v) => (compare(u, v) <= 0 ? u : v),
  floor: (u) => rational(floorOf(u)),
  ceil: (u) => rational(-floorOf(neg(u))),
};

/** The exact value, or undefined where there is none or the op is not rational. */
export const rationalCall = (op: OpName, args: readonly Rational[]): Rational | undefined =>
  operations[op]?.(args[0]!, args[1] ?? ZERO);
