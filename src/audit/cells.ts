/** The pieces of a formula one by one, each with the conditions under which it is the one that counts. */

import { evaluate } from '../expr/evaluate.js';
import {
  type Comparison,
  type Condition,
  children,
  dependsOn,
  type Expr,
  key,
  type Relation,
  substitute,
} from '../expr/expr.js';
import { op } from '../expr/ops.js';
import { condition } from '../expr/parse.js';
import { decideComparison } from '../expr/tidy.js';

export interface Cell {
  readonly where: Condition;
  readonly formula: Expr;
}

/** More cells than this are not looked at one by one. */
const MOST_CELLS = 48;

/** What holds where a comparison doesn't, without the points between: none is lost for conditions on parameters alone. */
const OUTSIDE: Readonly<Record<Relation, readonly Relation[]>> = {
  '<': ['>'],
  '<=': ['>'],
  '>': ['<'],
  '>=': ['<'],
  '==': ['<', '>'],
  '!=': [],
};
const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};
const INSIDE: Readonly<Record<Relation, Relation | undefined>> = {
  '<': '<',
  '<=': '<',
  '>': '>',
  '>=': '>',
  '==': undefined,
  '!=': '!=',
};

/**
 * The cells, open in the variable: the points where pieces meet belong to none. Undefined where there are too many.
 */
export function cellsOf(e: Expr, variable: string): readonly Cell[] | undefined {
  if (e.kind !== 'pieces') return [{ where: naturalDomain(e), formula: e }];
  const moves = (c: Comparison): boolean => dependsOn(c.left, variable) || dependsOn(c.right, variable);
  const cells: Cell[] = [];
  let before: readonly Condition[] = [[]];
  for (const { when, value } of e.pieces) {
    const inside = (when ?? []).map((c) => (moves(c) ? INSIDE[c.relation] : c.relation));
    if (inside.every((r) => r !== undefined)) {
      const own = (when ?? []).map((c, i): Comparison => ({ ...c, relation: inside[i]! }));
      for (const b of before) cells.push({ where: [...b, ...own, ...naturalDomain(value)], formula: value });
    }
    if (when === undefined) break;
    const outside = when.flatMap((c) =>
      (moves(c) ? OUTSIDE[c.relation] : [OPPOSITE[c.relation]]).map((relation): Comparison => ({ ...c, relation })),
    );
    before = before.flatMap((b) => outside.map((c) => [...b, c]));
    if (before.length + cells.length > MOST_CELLS) return undefined;
  }
  return cells.filter((c) => !isEmpty(c.where));
}

/** Can a condition never hold, as far as one sees without solving anything? */
function isEmpty(where: Condition): boolean {
  if (where.some((c) => decideComparison(c) === 'no')) return true;
  const orders = (c: Comparison): ReadonlySet<number> =>
    new Set(
      [-1, 0, 1].filter((o) =>
        c.relation === '!=' ? o !== 0 : c.relation === '==' ? o === 0 : holdsAt(c.relation, o),
      ),
    );
  const left = new Map<string, readonly number[]>();
  for (const c of where) {
    const name = `${key(c.left)} ${key(c.right)}`;
    const allowed = orders(c);
    left.set(
      name,
      (left.get(name) ?? [-1, 0, 1]).filter((o) => allowed.has(o)),
    );
  }
  return [...left.values()].some((list) => list.length === 0);
}

const holdsAt = (r: Relation, order: number): boolean =>
  (r.includes('=') && order === 0) || (r.startsWith('<') ? order < 0 : order > 0);

/** Values of every symbol at which a condition is tried; one that holds at all of them is left out. */
const PROBES = [-700, -30, -3.7, -1, -0.2, 0, 0.4, 1, 2.9, 30, 700];

/**
 * What must hold for the functions in a formula to have values. Leaving out what seems to hold always is safe: the claim
 * is then about more points.
 */
function naturalDomain(e: Expr): Condition {
  if (e.kind === 'pieces') return [];
  const inner = children(e).flatMap(naturalDomain);
  const domain = e.kind === 'call' ? op(e.op).domain : undefined;
  if (e.kind !== 'call' || domain === undefined) return inner;
  const args = new Map(e.args.map((a, i) => [i === 0 ? 'u' : 'v', a] as const));
  const own = condition(domain).map((c) => ({
    ...c,
    left: substitute(c.left, args),
    right: substitute(c.right, args),
  }));
  return [...inner, ...own.filter((c) => !seemsAlways(c))];
}

function seemsAlways(c: Comparison): boolean {
  const holds = (v: number) => {
    const env = { get: () => v } as unknown as ReadonlyMap<string, number>;
    const [a, b] = [evaluate(c.left, env), evaluate(c.right, env)];
    if (c.relation === '!=') return a !== b;
    return c.relation === '>' ? a > b : c.relation === '>=' ? a >= b : c.relation === '<' ? a < b : a <= b;
  };
  return PROBES.every(holds);
}
