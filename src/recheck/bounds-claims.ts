/** What a claim comes to for the checker of bounds: statements about one expression each, and its domain as ranges. */
import { add, compare, div, mul, neg, type Rational } from '../algebra/rational.js';
import { type Condition, call, children, type Expr, isNumber, symbolsOf } from '../expr/expr.js';
import type { Range } from '../truth/boxes.js';
import type { End } from '../truth/far/far.js';
import type { Stated } from './statement.js';

/** A statement about a function, `v` the variable that it is about. */
export type Goal =
  | { readonly kind: 'positive'; readonly of: Expr; readonly strict: boolean }
  | { readonly kind: 'rises'; readonly of: Expr; readonly v: string; readonly strict: boolean; readonly not: boolean }
  | { readonly kind: 'convex'; readonly of: Expr; readonly v: string; readonly not: boolean }
  | { readonly kind: 'symmetric'; readonly of: Expr; readonly v: string; readonly odd: boolean; readonly not: boolean }
  | {
      readonly kind: 'smooth';
      readonly of: Expr;
      readonly v: string;
      readonly order: number | 'inf';
      readonly not: boolean;
    }
  | { readonly kind: 'tends'; readonly of: Expr; readonly v: string; readonly end: End; readonly value: Expr }
  | {
      readonly kind: 'values';
      readonly of: Expr;
      readonly v: string;
      readonly low: Expr;
      readonly high: Expr;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
    };

const bare = (e: Expr): Expr =>
  e.kind === 'call' && e.op === 'neg' && e.args[0]!.kind === 'infinity'
    ? { kind: 'infinity', sign: e.args[0]!.sign === 1 ? -1 : 1 }
    : e;
const holds = (e: Expr, kind: Expr['kind']): boolean => e.kind === kind || children(e).some((c) => holds(c, kind));
/** Without limits, infinities and uses: what can be enclosed. */
export const isPlain = (e: Expr): boolean => !holds(e, 'limit') && !holds(e, 'infinity') && !holds(e, 'use');

/** The goals of a claim, all of which must hold; undefined where bounds cannot prove such a claim. */
export function goalsOf(s: Stated): readonly Goal[] | undefined {
  switch (s.kind) {
    case 'identity': {
      const [left, right] = [bare(s.left), bare(s.right)];
      const [limit, value] = left.kind === 'limit' ? [left, right] : [right, left];
      if (limit.kind !== 'limit' || !isPlain(limit.of) || !(value.kind === 'infinity' || isPlain(value)))
        return undefined;
      if (symbolsOf(value).has(limit.variable)) return undefined;
      const { of, variable: v, to } = limit;
      if (typeof to === 'string') return [{ kind: 'tends', of, v, end: to, value }];
      if (!isPlain(to) || symbolsOf(to).has(v)) return undefined;
      const sides = limit.side ? [limit.side] : (['-', '+'] as const);
      return sides.map((side) => ({ kind: 'tends', of, v, end: { at: to, side }, value }));
    }
    case 'inequality': {
      const found = s.links.map(({ left, relation, right }): Goal | undefined => {
        if (!isPlain(left) || !isPlain(right) || relation === '==' || relation === '!=') return undefined;
        const [less, more] = relation === '<' || relation === '<=' ? [left, right] : [right, left];
        return {
          kind: 'positive',
          of: isNumber(less, 0) ? more : call('sub', more, less),
          strict: relation === '<' || relation === '>',
        };
      });
      return found.includes(undefined) ? undefined : (found as Goal[]);
    }
    default:
      return functionGoal(s);
  }
}

function functionGoal(s: Extract<Stated, { of: Expr }>): readonly Goal[] | undefined {
  if (!isPlain(s.of)) return undefined;
  const names = namesOf(s.of);
  const v = names.has(s.input) ? s.input : names.size === 1 ? [...names][0] : undefined;
  if (v === undefined) return undefined;
  if (s.kind === 'range') return [{ ...s, kind: 'values', v, low: bare(s.low), high: bare(s.high) }];
  if (s.kind === 'smooth') return [{ kind: 'smooth', of: s.of, v, order: s.order, not: s.negated }];
  const turned = call('neg', s.of);
  const not = s.negated;
  switch (s.property) {
    case 'increasing':
    case 'nondecreasing':
      return [{ kind: 'rises', of: s.of, v, strict: s.property === 'increasing', not }];
    case 'decreasing':
    case 'nonincreasing':
      return [{ kind: 'rises', of: turned, v, strict: s.property === 'decreasing', not }];
    case 'convex':
      return [{ kind: 'convex', of: s.of, v, not }];
    case 'concave':
      return [{ kind: 'convex', of: turned, v, not }];
    default:
      return [{ kind: 'symmetric', of: s.of, v, odd: s.property === 'odd', not }];
  }
}

/** Symbols and variables of derivatives. */
export function namesOf(e: Expr, found: Set<string> = new Set()): Set<string> {
  if (e.kind === 'symbol') found.add(e.name);
  if (e.kind === 'derivative') found.add(e.variable);
  for (const c of children(e)) namesOf(c, found);
  return found;
}

// Domains --------------------------------------------------------------------------------------------------------------

/** The number that an expression of numbers alone is: signs, sums, products and quotients. */
function constant(e: Expr): Rational | undefined {
  if (isNumber(e)) return e.value;
  if (e.kind !== 'call') return undefined;
  const [u, v] = e.args.map(constant);
  if (!u) return undefined;
  if (e.op === 'neg') return neg(u);
  if (!v) return undefined;
  switch (e.op) {
    case 'add':
      return add(u, v);
    case 'sub':
      return add(u, neg(v));
    case 'mul':
      return mul(u, v);
    case 'div':
      return v.num === 0n ? undefined : div(u, v);
    default:
      return undefined;
  }
}

const order = (a: Rational | '-inf' | 'inf', b: Rational | '-inf' | 'inf'): number => {
  if (a === b) return 0;
  if (a === '-inf' || b === 'inf') return -1;
  if (a === 'inf' || b === '-inf') return 1;
  return compare(a, b);
};

export const isEmptyRange = (r: Range): boolean => {
  const o = order(r.low, r.high);
  return o > 0 || (o === 0 && (r.lowOpen || r.highOpen));
};

/** Is every number of the first in the second? */
export function isInside(inner: Range, outer: Range): boolean {
  const low = order(outer.low, inner.low);
  const high = order(inner.high, outer.high);
  return (
    (low < 0 || (low === 0 && (!outer.lowOpen || inner.lowOpen))) &&
    (high < 0 || (high === 0 && (!outer.highOpen || inner.highOpen)))
  );
}

const both = (a: Range, b: Range): Range => {
  const [low, high] = [order(a.low, b.low), order(a.high, b.high)];
  return {
    low: low >= 0 ? a.low : b.low,
    lowOpen: low > 0 ? a.lowOpen : low < 0 ? b.lowOpen : a.lowOpen || b.lowOpen,
    high: high <= 0 ? a.high : b.high,
    highOpen: high < 0 ? a.highOpen : high > 0 ? b.highOpen : a.highOpen || b.highOpen,
  };
};

const ALL: Range = { low: '-inf', high: 'inf', lowOpen: true, highOpen: true };

/** Ranges of a variable that together hold every value with `variable relation bound`. */
function allowed(relation: string, bound: Rational): readonly Range[] {
  const under = (open: boolean): Range => ({ ...ALL, high: bound, highOpen: open });
  const over = (open: boolean): Range => ({ ...ALL, low: bound, lowOpen: open });
  switch (relation) {
    case '<':
      return [under(true)];
    case '<=':
      return [under(false)];
    case '>':
      return [over(true)];
    case '>=':
      return [over(false)];
    case '!=':
      return [under(true), over(true)];
    default:
      return [both(under(false), over(false))];
  }
}
const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export interface Domain {
  /** By variable; a variable that is missing may be any number. */
  readonly ranges: ReadonlyMap<string, readonly Range[]>;
  /** Nothing was left out: the ranges are the domain, not more. */
  readonly exact: boolean;
}

/** The domain's ranges; comparisons that bound no single variable by a number are left out. */
export function domainOf(domain: Condition): Domain {
  const ranges = new Map<string, readonly Range[]>();
  let exact = true;
  for (const c of domain) {
    const [l, r] = [constant(c.left), constant(c.right)];
    const bound =
      c.left.kind === 'symbol' && r
        ? { name: c.left.name, list: allowed(c.relation, r) }
        : c.right.kind === 'symbol' && l
          ? { name: c.right.name, list: allowed(TURNED[c.relation] ?? c.relation, l) }
          : undefined;
    if (!bound) {
      exact = false;
      continue;
    }
    const now = ranges.get(bound.name) ?? [ALL];
    ranges.set(
      bound.name,
      now.flatMap((a) => bound.list.map((b) => both(a, b))).filter((x) => !isEmptyRange(x)),
    );
  }
  return { ranges, exact };
}

/** All choices of one range for each variable. */
export function cellsOfDomain(d: Domain, names: ReadonlySet<string>): readonly ReadonlyMap<string, Range>[] {
  let cells: readonly ReadonlyMap<string, Range>[] = [new Map()];
  for (const name of names) {
    const list = d.ranges.get(name) ?? [ALL];
    cells = cells.flatMap((cell) => list.map((r) => new Map([...cell, [name, r]])));
  }
  return cells;
}
