/**
 * A kinked function as pieces in its variable: `min(max(x + 3, 0), 6)` is 0, x + 3 and 6, and its derivative 0, 1
 * and 0 with the borders at −3 and 3. Without this the derivative is a product of signs of `max(x + 3, 0) - 6`,
 * which a float rounds to zero beside the joint. Only where all borders are known: rational, and without parameters.
 */
import { add, compare, div, ONE, type Rational, rational, sub } from '../algebra/rational.js';
import {
  call,
  children,
  dependsOn,
  type Expr,
  isNumber,
  mapChildren,
  number,
  type Piece,
  pieces,
  sameExpr,
  substitute,
  symbol,
} from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import type { Truth } from '../truth/truth.js';
import { isKinked } from './branches.js';
import { switches } from './joints.js';
import { signAtSamples } from './side.js';
import { signChanges } from './solve.js';

/** Work limit: a function with more cells keeps its kinks. */
const MAX_CELLS = 16;

const hasKink = (e: Expr, variable: string): boolean =>
  (e.kind === 'call' && isKinked(e) && dependsOn(e, variable)) || children(e).some((c) => hasKink(c, variable));

/** Undecided where something has no certain sign at the point. */
class Undecided extends Error {}

/** `e` as the smooth expression that it is in the cell around a point inside it. */
function smoothAround(e: Expr, variable: string, at: Rational, truth: Truth): Expr {
  if (!dependsOn(e, variable)) return e;
  const signOf = (g: Expr): -1 | 0 | 1 => {
    const there = tidy(substitute(g, new Map([[variable, number(at)]])));
    if (isNumber(there, 0)) return 0;
    const sign = signAtSamples(there, truth, [new Map()]);
    if (sign === undefined) throw new Undecided();
    return sign;
  };
  const smooth = (c: Expr) => smoothAround(c, variable, at, truth);
  if (e.kind === 'pieces') {
    const list = e.pieces.map((p): Piece => {
      const when = p.when?.map((c) =>
        dependsOn(c.left, variable) || dependsOn(c.right, variable)
          ? { left: number(signOf(call('sub', c.left, c.right))), relation: c.relation, right: number(0) }
          : c,
      );
      return when ? { when, value: smooth(p.value) } : { value: smooth(p.value) };
    });
    return tidy(pieces(list));
  }
  const inner = mapChildren(e, smooth);
  if (inner.kind !== 'call' || !isKinked(inner)) return inner;
  const [u, v] = inner.args as [Expr, Expr];
  switch (inner.op) {
    case 'sign':
      return number(signOf(u));
    case 'abs':
      return signOf(u) < 0 ? tidy(call('neg', u)) : u;
    default:
      return signOf(call('sub', u, v)) >= 0 === (inner.op === 'max') ? u : v;
  }
}

/** The borders of all cells in rising order; undefined where they are not all known. */
function borders(value: Expr, variable: string): readonly Rational[] | undefined {
  const found = new Map<string, Rational>();
  for (const g of switches(value).values()) {
    if (!dependsOn(g, variable)) continue;
    const points = signChanges(g, variable);
    if (!points) return undefined;
    for (const p of points) found.set(`${p.num}/${p.den}`, p);
  }
  return [...found.values()].sort(compare);
}

/**
 * The value as pieces `x <= border`, each smooth; the left one holds at a border, as the convention for derivatives
 * is. Undefined where there is no kink in the variable, or not all borders are known.
 */
export function cellsOf(value: Expr, variable: string, truth: Truth): Expr | undefined {
  if (!hasKink(value, variable)) return undefined;
  const ends = borders(value, variable);
  if (!ends || ends.length === 0 || ends.length >= MAX_CELLS) return undefined;
  const inside = (i: number): Rational => {
    const [low, high] = [ends[i - 1], ends[i]];
    if (!low) return sub(high!, ONE);
    return high ? div(add(low, high), rational(2)) : add(low, ONE);
  };
  try {
    const list: Piece[] = [];
    for (let i = 0; i <= ends.length; i++) {
      const here = tidy(smoothAround(value, variable, inside(i), truth));
      if (list.length > 0 && sameExpr(list.at(-1)!.value, here)) list.pop();
      const end = ends[i];
      if (!end) list.push({ value: here });
      else list.push({ when: [{ left: symbol(variable), relation: '<=', right: number(end) }], value: here });
    }
    return list.length === 1 ? list[0]!.value : pieces(list);
  } catch (problem) {
    if (problem instanceof Undecided) return undefined;
    throw problem;
  }
}
