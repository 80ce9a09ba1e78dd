/** A plan as the table that `runtime/plan.ts` interprets: numbers only, for the compiler's own use and for emitted text. */
import { type Rational, sign } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import type { Code, FormData, PieceData, PlanData, Words } from '../../runtime/plan.js';
import { fromRational } from '../../runtime/rational.js';
import type { Scaled } from '../../runtime/scaled.js';
import type { Candidate } from './cell.js';
import { type Piece, rootWords } from './pieces.js';
import type { Plan } from './plan.js';
import type { Operation, Straight } from './straight.js';
import { treeOf } from './tree.js';

/** What a function is exactly at a point where no form holds. */
export interface PointValue {
  readonly at: Rational;
  /** Undefined: it has no value there. */
  readonly value?: Rational;
}

export function wordsOf(r: Rational): Words {
  const { h, l, e } = fromRational(r.num, r.den);
  return [h, l, e];
}

/** Do two words hold the fraction? */
const isShort = (r: Rational): boolean =>
  (r.den & (r.den - 1n)) === 0n && (r.num < 0n ? -r.num : r.num) < 1n << BigInt(SHORT_BITS);
const SHORT_BITS = 100;
const fractionText = (r: Rational): string => `=${r.num}/${r.den}`;

function codeOf(o: Operation): Code {
  switch (o.op) {
    case 'x':
    case 'pi':
      return [o.op];
    case 'parameter':
      return ['p', o.index];
    case 'apply':
      return [o.name, o.args[0]];
    case 'max':
    case 'min':
      return [o.op, ...o.args];
    case 'number':
      return isShort(o.value) ? ['c', ...wordsOf(o.value)] : [fractionText(o.value)];
    case 'sum':
      return ['+', ...o.args];
    case 'multiply':
      return ['*', ...o.args];
    case 'divide':
      return ['/', ...o.args];
    case 'realPower':
      return ['pow', ...o.args];
    case 'power':
      return ['^', o.args[0], o.exponent];
    case 'negate':
      return ['neg', o.args[0]];
    case 'atom':
      return [o.atom, o.args[0]];
    case 'remainder':
      return [`rem:${o.atom}`, o.order, o.args[0]];
    default:
      return [o.op, o.args[0]];
  }
}

/** The table of one form; its last operation is the result. */
export function formData({ operations, result, form }: Straight): FormData {
  const kept = operations.slice(0, result + 1);
  const point = form.end.at && sign(form.end.at) !== 0 ? form.end.at : undefined;
  const at = point ? { at: wordsOf(point), ...(isShort(point) ? {} : { exactly: fractionText(point) }) } : {};
  return { ...at, side: form.end.side, code: kept.map(codeOf) };
}

const pieceData = (p: Piece<Scaled>): PieceData => ({
  low: p.low,
  high: p.high,
  root: rootWords(p.root) as unknown as readonly [number, number, number],
  order: p.order,
  coefficients: p.coefficients.map(wordsOf),
  lost: p.lost,
});

const positive = (r: Rational): Rational => (r.num < 0n ? { num: -r.num, den: r.den } : r);
const ZERO: Words = [0, 0, 0];

/** An expression in the variable and parameters as it is, for any argument. */
export const writtenData = (e: Expr, variable: string, parameters: readonly string[] = []): FormData =>
  formData(treeOf(e, variable, 1, parameters));

/** The table of a plan of an expression. */
export function planData(plan: Plan<Scaled>, points: readonly PointValue[], e: Expr): PlanData {
  const form = (name: 'near' | 'far', c: Candidate<Scaled> | undefined) => (c ? { [name]: formData(c.code) } : {});
  return {
    cells: plan.cells.map(({ span, forms }) => ({
      side: span.side,
      low: span.low ? wordsOf(positive(span.low.at)) : ZERO,
      ...(span.high ? { high: wordsOf(positive(span.high.at)) } : {}),
      switchAt: forms ? finite(forms.switchAt) : 0,
      ...form('near', forms?.near),
      ...form('far', forms?.far),
    })),
    pieces: plan.pieces.map(pieceData),
    points: points.map(
      (p) =>
        [p.at.num === 0n ? ZERO : wordsOf(p.at), p.value && (p.value.num === 0n ? ZERO : wordsOf(p.value))] as const,
    ),
    written: writtenData(e, plan.variable),
  };
}

const finite = (x: number): number => (Number.isFinite(x) ? x : Number.MAX_VALUE);
