/** Expressions that double arithmetic computes exactly from a float32: a multiple of the input by ±2^k, or a short number. */
import {
  add,
  div,
  fromDouble,
  mul,
  neg,
  ONE,
  type Rational,
  sign,
  sub,
  toDouble,
  ZERO,
} from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import type { MixedCode } from '../../program/mixed.js';

/** slope·x + rest. */
interface Line {
  readonly slope: Rational;
  readonly rest: Rational;
}

function lineOf(e: Expr, variable: string): Line | undefined {
  if (e.kind === 'number') return { slope: ZERO, rest: e.value };
  if (e.kind === 'symbol') return e.name === variable ? { slope: ONE, rest: ZERO } : undefined;
  if (e.kind !== 'call') return undefined;
  if (!['add', 'sub', 'mul', 'div', 'neg'].includes(e.op)) return undefined;
  const [a, b] = e.args.map((arg) => lineOf(arg, variable));
  if (!a) return undefined;
  const each = (f: (r: Rational) => Rational): Line => ({ slope: f(a.slope), rest: f(a.rest) });
  if (e.op === 'neg') return each(neg);
  if (!b) return undefined;
  if (e.op === 'add') return { slope: add(a.slope, b.slope), rest: add(a.rest, b.rest) };
  if (e.op === 'sub') return { slope: sub(a.slope, b.slope), rest: sub(a.rest, b.rest) };
  if (e.op === 'div') return sign(b.slope) === 0 && sign(b.rest) !== 0 ? each((r) => div(r, b.rest)) : undefined;
  if (sign(b.slope) === 0) return each((r) => mul(r, b.rest));
  if (sign(a.slope) === 0) return { slope: mul(b.slope, a.rest), rest: mul(b.rest, a.rest) };
  return undefined;
}

/** As a double, if it is one of at most `bits` bits between 2^-60 and 2^60, or 0. */
function short(r: Rational, bits: number): number | undefined {
  const v = toDouble(r);
  if (v === 0) return sign(r) === 0 ? 0 : undefined;
  const exact = fromDouble(v);
  if (exact.num !== r.num || exact.den !== r.den) return undefined;
  const magnitude = Math.abs(v);
  if (!(magnitude > 2 ** -60 && magnitude < 2 ** 60)) return undefined;
  const unit = 2 ** (Math.floor(Math.log2(magnitude)) - bits + 1);
  return Number.isInteger(v / unit) ? v : undefined;
}

/** Such a product with a float32 is exact too. */
const BITS = 29;

/**
 * The code of such an expression, undefined for any other. Its value, and its product with one more float32, is the exact
 * one: a rounding to float32 is the only rounding.
 */
export function exactCode(e: Expr, variable: string): MixedCode | undefined {
  const line = lineOf(e, variable);
  if (!line) return undefined;
  if (sign(line.slope) === 0) {
    const value = short(line.rest, BITS);
    return value === undefined ? undefined : [{ op: 'constant', head: value, low: 0, pair: false }];
  }
  const by = sign(line.rest) === 0 ? short(line.slope, 1) : undefined;
  if (by === undefined) return undefined;
  if (by === 1) return [{ op: 'input', pair: false }];
  return [
    { op: 'input', pair: false },
    by === -1 ? { op: 'negate', args: [0], pair: false } : { op: 'scale', args: [0], by, pair: false },
  ];
}
