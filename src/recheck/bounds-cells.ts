/** Reading reasons about a range that separators cut into cells. */
import { compare, type Rational } from '../algebra/rational.js';
import { call, type Expr, substitute } from '../expr/expr.js';
import { readRational } from '../expr/json.js';
import type { Json } from '../stages.js';
import type { Range } from '../truth/boxes.js';
import type { Goal } from './bounds-claims.js';
import { Refusal } from './bounds-looks.js';

export type Node = { readonly [key: string]: Json };
export type Of<K extends Goal['kind']> = Extract<Goal, { kind: K }>;
export const isNode = (j: Json | undefined): j is Node => typeof j === 'object' && j !== null && !Array.isArray(j);

export const slope = (of: Expr, variable: string): Expr => ({ kind: 'derivative', of, variable });
export const at = (of: Expr, v: string, value: Expr): Expr => substitute(of, new Map([[v, value]]));
export const minus = (a: Expr, b: Expr): Expr => call('sub', a, b);
export const open = (low: Range['low'], high: Range['high']): Range => ({ low, high, lowOpen: true, highOpen: true });
export const SIDES = ['-', '+'] as const;

export function list(j: Json | undefined, what: string): readonly Json[] {
  if (!Array.isArray(j)) throw new Refusal(`${what} are missing`);
  return j as readonly Json[];
}
export function rationalOf(j: Json | undefined): Rational {
  const r = readRational(j);
  if (!r) throw new Refusal('a number is damaged');
  return r;
}
export const isBelow = (a: Range['low'], b: Rational): boolean => a === '-inf' || compare(a as Rational, b) < 0;
export const isAbove = (a: Range['high'], b: Rational): boolean => a === 'inf' || compare(a as Rational, b) > 0;

/** Rising numbers strictly inside the range cut it into open cells; they and its closed ends are its joints. */
export function cut(
  range: Range,
  separators: Json | undefined,
): { cells: readonly Range[]; joints: readonly Rational[] } {
  const inner = list(separators, 'separators').map(rationalOf);
  inner.forEach((s, i) => {
    if (!isBelow(range.low, s) || !isAbove(range.high, s) || (i > 0 && compare(inner[i - 1]!, s) >= 0))
      throw new Refusal('separators in no order');
  });
  const ends = [range.low, ...inner, range.high];
  const cells = ends.slice(1).map((high, i) => open(ends[i] as Range['low'], high as Range['high']));
  const joints = [
    ...(range.low !== '-inf' && !range.lowOpen ? [range.low] : []),
    ...inner,
    ...(range.high !== 'inf' && !range.highOpen ? [range.high] : []),
  ];
  return { cells, joints };
}
/** Sides of a joint on which the range goes on. */
export const sidesOf = (range: Range, s: Rational) =>
  SIDES.filter((d) => (d === '+' ? isAbove(range.high, s) : isBelow(range.low, s)));

/** Is the entry about this joint? */
export const isAt = (entry: Node, s: Rational): boolean => {
  const place = readRational(entry.at);
  return place !== undefined && compare(place, s) === 0;
};
