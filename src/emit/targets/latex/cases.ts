/**
 * Nested pieces become one list of cases. "First match wins" is kept: an inner piece holds where the outer condition
 * and its own do; where an inner list goes on after a single comparison, the next row carries its opposite.
 */
import type { Comparison, Condition, Expr, Piece, Relation } from '../../../expr/expr.js';
import { conditionKey } from '../../../expr/expr.js';

const opposite: Readonly<Record<Relation, Relation>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** The same function as one list of pieces. */
export function flattenPieces(e: Expr & { kind: 'pieces' }): readonly Piece[] {
  return e.pieces.flatMap((outer) => {
    const value = outer.value;
    if (value.kind !== 'pieces') return [outer];
    const inner = flattenPieces(value);
    if (outer.when === undefined) return inner;
    const when = outer.when;
    let excluded: Condition = [];
    return inner.map((p) => {
      const own = p.when ?? [];
      const row: Piece = { when: withoutRepeats([...when, ...excluded, ...own]), value: p.value };
      excluded = [...excluded, ...negated(p.when)];
      return row;
    });
  });
}

/** The opposite of one comparison; nothing for a conjunction (its row stays above, so first match still holds). */
const negated = (when: Condition | undefined): Condition =>
  when?.length === 1 ? when.map((c): Comparison => ({ ...c, relation: opposite[c.relation] })) : [];

function withoutRepeats(when: Condition): Condition {
  const seen = new Set<string>();
  return when.filter((c) => {
    const key = conditionKey([c]);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
