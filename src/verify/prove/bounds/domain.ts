/** The domain of a claim as boxes: one-variable comparisons with exact numbers give ranges, `!=` cuts them. */
import { compare, type Rational } from '../../../algebra/rational.js';
import type { Comparison, Condition, Relation } from '../../../expr/expr.js';
import { type Box, exactly, LINE, type Range } from '../../../truth/boxes.js';
import { exactValue } from '../../exact.js';

const MIRROR: Readonly<Record<Relation, Relation>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** `v relation number`, whichever way it is written. */
function bound(c: Comparison): { name: string; relation: Relation; value: Rational } | undefined {
  const right = exactValue(c.right, new Map());
  if (c.left.kind === 'symbol' && right) return { name: c.left.name, relation: c.relation, value: right };
  const left = exactValue(c.left, new Map());
  return c.right.kind === 'symbol' && left
    ? { name: c.right.name, relation: MIRROR[c.relation], value: left }
    : undefined;
}

const below = (r: Range, value: Rational, open: boolean): Range => {
  if (r.high !== 'inf' && (compare(r.high, value) < 0 || (compare(r.high, value) === 0 && (r.highOpen || !open))))
    return r;
  return { ...r, high: value, highOpen: open };
};
const above = (r: Range, value: Rational, open: boolean): Range => {
  if (r.low !== '-inf' && (compare(r.low, value) > 0 || (compare(r.low, value) === 0 && (r.lowOpen || !open))))
    return r;
  return { ...r, low: value, lowOpen: open };
};

export function isEmpty(r: Range): boolean {
  if (r.low === '-inf' || r.high === 'inf') return false;
  const order = compare(r.low, r.high);
  return order > 0 || (order === 0 && (r.lowOpen || r.highOpen));
}

function cut(r: Range, relation: Relation, value: Rational): readonly Range[] {
  switch (relation) {
    case '<':
      return [below(r, value, true)];
    case '<=':
      return [below(r, value, false)];
    case '>':
      return [above(r, value, true)];
    case '>=':
      return [above(r, value, false)];
    case '==':
      return [above(below(r, value, false), value, false)].map((x) => (isEmpty(x) ? x : exactly(value)));
    case '!=':
      return [below(r, value, true), above(r, value, true)];
  }
}

/** Work limit: how many boxes `!=` may cut a domain into. */
const MOST_BOXES = 16;

/**
 * Boxes that together hold every point of the domain; undefined where there are too many. Comparisons that bound no single
 * variable are left out: what holds on a larger set holds on the domain (`exact` says whether any was).
 */
export function domainBoxes(
  domain: Condition,
  variables: readonly string[],
): { readonly boxes: readonly Box[]; readonly exact: boolean } | undefined {
  let boxes: readonly Box[] = [new Map(variables.map((v) => [v, LINE]))];
  let exact = true;
  for (const c of domain) {
    const b = bound(c);
    if (!b) {
      exact = false;
      continue;
    }
    boxes = boxes.flatMap((box) =>
      cut(box.get(b.name) ?? LINE, b.relation, b.value)
        .filter((r) => !isEmpty(r))
        .map((r) => new Map([...box, [b.name, r]])),
    );
    if (boxes.length > MOST_BOXES) return undefined;
  }
  return { boxes, exact };
}
