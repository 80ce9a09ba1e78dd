/**
 * One side of a joint: the smooth expression that a function is just left or right of it, and its value there.
 */
import { limitAt } from '../algebra/series.js';
import { differentiate } from '../expr/differentiate.js';
import {
  type Comparison,
  call,
  dependsOn,
  type Expr,
  isNumber,
  mapChildren,
  number,
  type Piece,
  substitute,
} from '../expr/expr.js';
import { op } from '../expr/ops.js';
import { parse } from '../expr/parse.js';
import { decideComparison, tidy } from '../expr/tidy.js';
import type { Point, Truth } from '../truth/truth.js';
import { normal } from './solve.js';

export interface JointPoint {
  readonly variable: string;
  readonly at: Expr;
  readonly side: 'left' | 'right';
  readonly truth: Truth;
  /** Parameter values at which zeros and signs are looked at. */
  readonly samples: readonly Point[];
}

/** How many derivatives are looked at for the sign of what vanishes at the joint. */
const ORDERS = 4;

/** 1, −1 or 0 where all samples agree; undefined where they do not or something is undecided. */
export function signAtSamples(e: Expr, truth: Truth, samples: readonly Point[]): -1 | 0 | 1 | undefined {
  const signs = samples.map((point) => {
    const a = truth.evaluate(e, point, 30);
    if (a.kind !== 'number') return undefined;
    const low =
      a.low === 'inf'
        ? 1
        : a.low === '-inf'
          ? -1
          : Math.sign(Number(a.low.mantissa > 0n) - Number(a.low.mantissa < 0n));
    const high =
      a.high === 'inf'
        ? 1
        : a.high === '-inf'
          ? -1
          : Math.sign(Number(a.high.mantissa > 0n) - Number(a.high.mantissa < 0n));
    return low === high ? (low as -1 | 0 | 1) : undefined;
  });
  return signs.length > 0 && signs.every((s) => s === signs[0]) ? signs[0] : undefined;
}

/** Zero for all parameters, as far as exact algebra shows it or else all samples say so. */
export function isZeroAt(e: Expr, truth: Truth, samples: readonly Point[]): boolean {
  const exact = normal(e);
  if (exact.kind === 'number') return isNumber(exact, 0);
  return samples.every((point) => {
    const a = truth.evaluate(exact, point, 60);
    if (a.kind !== 'number') return a.kind === 'undecided';
    const isExactZero =
      typeof a.low === 'object' && typeof a.high === 'object' && a.low.mantissa === 0n && a.high.mantissa === 0n;
    return isExactZero;
  });
}

const at = (e: Expr, j: JointPoint): Expr => substitute(e, new Map([[j.variable, j.at]]));
const vanishes = (g: Expr, j: JointPoint): boolean =>
  dependsOn(g, j.variable) && isZeroAt(at(g, j), j.truth, j.samples);

/** The sign of g just beside the joint, where it vanishes: ±1, or an expression in the parameters. */
function signBeside(g: Expr, j: JointPoint): Expr {
  let derivative = g;
  for (let n = 1; n <= ORDERS; n++) {
    derivative = differentiate(derivative, j.variable);
    const there = normal(at(derivative, j));
    if (isZeroAt(there, j.truth, j.samples)) continue;
    const flip = j.side === 'left' && n % 2 === 1;
    const sign = signAtSamples(there, j.truth, j.samples);
    if (sign) return number(flip ? -sign : sign);
    return flip ? call('neg', call('sign', there)) : call('sign', there);
  }
  return number(0);
}

/** A kinked function by its smooth branch beside the joint; the node itself where it has no kink there. */
function smoothCall(e: Extract<Expr, { kind: 'call' }>, j: JointPoint): Expr {
  const kink = op(e.op).kink;
  if (!kink || e.op === 'floor' || e.op === 'ceil') return e;
  const [u, v] = e.args as [Expr, Expr];
  const g = substitute(parse(kink), new Map([['u', u], ...(v ? ([['v', v]] as const) : [])]));
  if (!vanishes(g, j)) return e;
  const s = signBeside(g, j);
  if (e.op === 'sign') return s;
  if (e.op === 'abs') return tidy(call('mul', s, u));
  const sign = e.op === 'max' ? s : tidy(call('neg', s));
  if (isNumber(sign, 1)) return u;
  if (isNumber(sign, -1)) return v;
  return tidy(call('div', call('add', call('add', u, v), call('mul', sign, call('sub', u, v))), number(2)));
}

function comparisonBeside(c: Comparison, j: JointPoint): Comparison {
  const g = tidy(call('sub', c.left, c.right));
  if (!dependsOn(g, j.variable)) return c;
  if (vanishes(g, j)) return { left: signBeside(g, j), relation: c.relation, right: number(0) };
  const there = { ...c, left: normal(at(c.left, j)), right: normal(at(c.right, j)) };
  if (decideComparison(there) !== 'open') return there;
  const sign = signAtSamples(call('sub', there.left, there.right), j.truth, j.samples);
  return sign ? { left: number(sign), relation: c.relation, right: number(0) } : there;
}

/** `e` as the smooth expression that it equals just beside the joint. */
export function beside(e: Expr, j: JointPoint): Expr {
  if (e.kind === 'pieces') {
    const list = e.pieces.map((p): Piece => {
      const value = beside(p.value, j);
      return p.when ? { when: p.when.map((c) => comparisonBeside(c, j)), value } : { value };
    });
    return tidy({ kind: 'pieces', pieces: list });
  }
  const inner = mapChildren(e, (c) => beside(c, j));
  return inner.kind === 'call' ? smoothCall(inner, j) : inner;
}

/** The value that `e` (smooth beside the joint) tends to there; undefined at a pole or where it is not found. */
export function valueAt(e: Expr, j: JointPoint): Expr | undefined {
  if (!dependsOn(e, j.variable)) return normal(e);
  const there = normal(at(e, j));
  const defined = j.samples.every((point) => j.truth.evaluate(at(e, j), point, 30).kind === 'number');
  if (defined) return there;
  const limit = limitAt(tidy(e), {
    variable: j.variable,
    at: j.at,
    side: j.side,
    isZero: (c) => isZeroAt(c, j.truth, j.samples),
  });
  return limit.kind === 'value' ? normal(limit.value) : undefined;
}
