/**
 * Compares the two sides of a statement that may hold limits and infinities: limits become numbers with an error,
 * whole sides may be infinite, the rest is `compareAt`.
 */
import type { Rational } from '../algebra/rational.js';
import { children, type Expr, type LimitNode, mapChildren, number } from '../expr/expr.js';
import type { Answer, Point, Truth } from '../truth/truth.js';
import { bitLength } from './bounds.js';
import { type Compared, type CompareOptions, compareAt, type Order } from './compare.js';
import { exactValue } from './exact.js';
import { type LimitValue, numericLimit, type Reach } from './limit.js';

export interface ComparedSides extends Compared {
  /** How far the limits were followed; missing where there are none. */
  readonly reach?: Reach;
  /** For a side that is a limit: its value as text is of this many digits only. */
  readonly limits?: readonly LimitValue[];
}

const contains = (e: Expr, kind: Expr['kind']): boolean =>
  e.kind === kind || children(e).some((c) => contains(c, kind));
/** Does the expression need this file's care? */
export const hasLimits = (e: Expr): boolean => contains(e, 'limit') || contains(e, 'infinity');

const undecided = (reason: string): Compared => ({
  order: { kind: 'undecided', reason },
  left: { kind: 'undecided', reason },
  right: { kind: 'undecided', reason },
});

/** Limit nodes of a side, outermost first; undefined where one stands inside another or inside a derivative. */
function limitsOf(e: Expr): readonly LimitNode[] | undefined {
  if (e.kind === 'limit') return contains(e.of, 'limit') ? undefined : [e];
  if (e.kind === 'derivative') return contains(e.of, 'limit') ? undefined : [];
  const lists = children(e).map(limitsOf);
  return lists.some((l) => l === undefined) ? undefined : (lists as (readonly LimitNode[])[]).flat();
}

function limitAt(truth: Truth, node: LimitNode, point: Point): LimitValue {
  const to = typeof node.to === 'string' ? node.to : exactValue(node.to, point);
  if (to === undefined) return { kind: 'undecided', reason: 'the place of the limit is not a rational number' };
  return numericLimit(
    truth,
    { of: node.of, variable: node.variable, to, ...(node.side ? { side: node.side } : {}) },
    point,
  );
}

/** Puts values in place of limit nodes. */
function replaceLimits(e: Expr, values: ReadonlyMap<LimitNode, Expr>): Expr {
  if (e.kind === 'limit') return values.get(e)!;
  return values.size === 0 ? e : mapChildren(e, (c) => replaceLimits(c, values));
}

/** A whole side that is infinite: 1, −1; 0 for an ordinary side; undefined where infinity stands inside arithmetic. */
function infinitySign(e: Expr): 1 | -1 | 0 | undefined {
  if (e.kind === 'infinity') return e.sign;
  if (!contains(e, 'infinity')) return 0;
  if (e.kind === 'call' && e.op === 'neg') {
    const inner = infinitySign(e.args[0]!);
    return inner === undefined ? undefined : ((0 - inner) as 1 | -1 | 0);
  }
  return undefined;
}

const infinite = (sign: number): Answer => ({
  kind: 'number',
  low: sign > 0 ? 'inf' : '-inf',
  high: sign > 0 ? 'inf' : '-inf',
  bits: Number.POSITIVE_INFINITY,
});

const EXACTLY_SAME: Order = {
  kind: 'same',
  exact: true,
  gap: { widthBits: Number.NEGATIVE_INFINITY, sizeBits: 0, agreedBits: Number.POSITIVE_INFINITY },
};

function compareExtended(truth: Truth, left: Expr, right: Expr, point: Point, options: CompareOptions): Compared {
  const [a, b] = [infinitySign(left), infinitySign(right)];
  if (a === undefined || b === undefined) return undecided('inf stands inside an expression');
  if (a === 0 && b === 0) return compareAt(truth, left, right, point, options);
  const sideValue = (e: Expr, s: number) => (s === 0 ? truth.enclose(e, point, 128) : infinite(s));
  const [left_, right_] = [sideValue(left, a), sideValue(right, b)];
  if (left_.kind === 'undefined')
    return { order: { kind: 'one-sided', undefinedSide: 'left', reason: left_.reason }, left: left_, right: right_ };
  if (right_.kind === 'undefined')
    return { order: { kind: 'one-sided', undefinedSide: 'right', reason: right_.reason }, left: left_, right: right_ };
  if (left_.kind === 'undecided' || right_.kind === 'undecided') return undecided('a value could not be decided');
  const order: Order = a === b ? EXACTLY_SAME : a > 0 || b < 0 ? { kind: 'greater' } : { kind: 'less' };
  return { order, left: left_, right: right_ };
}

/** Every way of taking the lower or upper end of each limit. */
function corners(nodes: readonly LimitNode[], values: readonly LimitValue[]): readonly ReadonlyMap<LimitNode, Expr>[] {
  const pick = (v: LimitValue, end: 0 | 1): Expr => {
    if (v.kind === 'infinity') return { kind: 'infinity', sign: v.sign };
    const chosen = (v as { low: Rational; high: Rational })[end === 0 ? 'low' : 'high'];
    return number(chosen);
  };
  const count = values.some((v) => v.kind === 'number') ? 2 ** Math.min(nodes.length, 4) : 1;
  return Array.from(
    { length: count },
    (_, bits) => new Map(nodes.map((n, i) => [n, pick(values[i]!, ((bits >> i) & 1) as 0 | 1)])),
  );
}

/** Limits agree with the other side where their ends do not lie on one side of it and their error is at most 1/16. */
const LOOSEST_LIMIT_BITS = 4;

/** Compares two expanded expressions at a point, limits and infinities included. */
export function compareSides(
  truth: Truth,
  left: Expr,
  right: Expr,
  point: Point,
  options: CompareOptions = {},
): ComparedSides {
  const [leftLimits, rightLimits] = [limitsOf(left), limitsOf(right)];
  if (!leftLimits || !rightLimits) return undecided('a limit inside a limit or a derivative');
  const nodes = [...leftLimits, ...rightLimits];
  if (nodes.length === 0) return compareExtended(truth, left, right, point, options);
  const values = nodes.map((n) => limitAt(truth, n, point));
  const unsettled = values.find((v) => v.kind === 'undecided');
  if (unsettled) return undecided((unsettled as { reason: string }).reason);
  const isMissing = (list: readonly LimitNode[]) =>
    values.some((v, i) => v.kind === 'undefined' && list.includes(nodes[i]!));
  const [noLeft, noRight] = [isMissing(leftLimits), isMissing(rightLimits)];
  if (noLeft || noRight) return missingLimit(noLeft, noRight, values, truth, noLeft ? right : left, point);
  return overCorners(truth, left, right, point, nodes, values);
}

/** One side has no limit: the other one must be defined for that to refute. */
function missingLimit(
  noLeft: boolean,
  noRight: boolean,
  values: readonly LimitValue[],
  truth: Truth,
  other: Expr,
  point: Point,
): Compared {
  const reason = (values.find((v) => v.kind === 'undefined') as { reason: string }).reason;
  const none: Answer = { kind: 'undefined', reason };
  if (noLeft && noRight) return { order: { kind: 'neither' }, left: none, right: none };
  const sign = infinitySign(other);
  const value = hasLimits(other) ? (sign ? infinite(sign) : none) : truth.enclose(other, point, 256);
  if (value.kind !== 'number') return undecided(reason);
  const order: Order = { kind: 'one-sided', undefinedSide: noLeft ? 'left' : 'right', reason };
  return noLeft ? { order, left: none, right: value } : { order, left: value, right: none };
}

function overCorners(
  truth: Truth,
  left: Expr,
  right: Expr,
  point: Point,
  nodes: readonly LimitNode[],
  values: readonly LimitValue[],
): ComparedSides {
  const all = corners(nodes, values).map((map) =>
    compareExtended(truth, replaceLimits(left, map), replaceLimits(right, map), point, {}),
  );
  const first = all[0]!;
  const reaches = values.map((v) => (v as { reach: Reach }).reach);
  const reach = reaches.reduce((a, b) => (b.exponent < a.exponent ? b : a));
  if (all.some((c) => c.order.kind === 'undecided')) return { ...undecided('a value could not be decided'), reach };
  if (all.every((c) => c.order.kind === first.order.kind) && first.order.kind !== 'same')
    return { ...shown(truth, left, right, point, nodes, values, first), reach, limits: values };
  const closeness = Math.min(...values.map(agreedBits));
  if (closeness < LOOSEST_LIMIT_BITS) return { ...undecided('the limit is known too roughly'), reach };
  const gap = { widthBits: -closeness, sizeBits: 0, agreedBits: closeness };
  const isExact = values.every((v) => v.kind === 'infinity') && first.order.kind === 'same';
  return {
    order: isExact ? first.order : { kind: 'same', exact: false, gap },
    left: first.left,
    right: first.right,
    reach,
    limits: values,
  };
}

/** The same comparison with the limits' likeliest values, for showing. */
function shown(
  truth: Truth,
  left: Expr,
  right: Expr,
  point: Point,
  nodes: readonly LimitNode[],
  values: readonly LimitValue[],
  certain: Compared,
): Compared {
  const likely = new Map(
    nodes.map((n, i): [LimitNode, Expr] => {
      const v = values[i]!;
      return [
        n,
        v.kind === 'number' ? number(v.value) : { kind: 'infinity', sign: v.kind === 'infinity' ? v.sign : 1 },
      ];
    }),
  );
  const compared = compareExtended(truth, replaceLimits(left, likely), replaceLimits(right, likely), point, {});
  return compared.order.kind === certain.order.kind ? compared : certain;
}

/** How many bits a limit is known to: relative to its size, or to 1 for small ones. */
function agreedBits(v: LimitValue): number {
  if (v.kind !== 'number') return Number.POSITIVE_INFINITY;
  const width = { num: v.high.num * v.low.den - v.low.num * v.high.den, den: v.high.den * v.low.den };
  const size = [v.low, v.high].map((r) => length(r.num) - length(r.den));
  return Math.max(...size, 0) - (length(width.num) - length(width.den));
}
const length = (a: bigint): number => (a === 0n ? -100_000 : bitLength(a));
