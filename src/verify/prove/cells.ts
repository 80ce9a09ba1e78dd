/**
 * An identity, cell by cell: where the sign of something decides a case, its three signs are looked at one by one, the
 * single points included. The tree of cases covers the domain by construction.
 */
import { Hints } from '../../algebra/normal/hints.js';
import { NEGATIVE, POSITIVE, ZERO_SIGN } from '../../algebra/normal/laws.js';
import type { Numbers } from '../../algebra/normal/sign-types.js';
import type { Expr } from '../../expr/expr.js';
import { cellOutcome, type Outcome, type PathFact, type Statement } from './cell.js';
import { NoProof } from './convert.js';

export type Tree =
  | { readonly kind: 'split'; readonly on: Expr; readonly outcome: Outcome; readonly children: readonly Tree[] }
  | { readonly kind: 'leaf'; readonly path: readonly PathFact[]; readonly outcome: Outcome };

/** Cells looked at, and case distinctions one within another. */
const MOST_CELLS = 160;
const DEEPEST = 9;

/** The children of a case distinction, in this order. */
export const SIGNS = [NEGATIVE, ZERO_SIGN, POSITIVE] as const;

/** The proof's tree. Throws NoProof (with the reason) or TooLarge. */
export function proveCells(s: Statement, numbers: Numbers): Tree {
  const hints = new Hints();
  let cells = 0;
  const visit = (path: readonly PathFact[]): Tree => {
    cells += 1;
    if (cells > MOST_CELLS) throw new NoProof(`more than ${MOST_CELLS} cases`);
    const outcome = cellOutcome(s, path, hints, numbers);
    if (outcome.kind === 'different') throw new NoProof('the two sides have different normal forms');
    if (outcome.kind === 'one-sided') throw new NoProof(`one side alone has no value: ${outcome.reason}`);
    if (outcome.kind !== 'split') return { kind: 'leaf', path, outcome };
    if (path.length >= DEEPEST) throw new NoProof('too many cases within one another');
    const { on } = outcome;
    return { kind: 'split', on, outcome, children: SIGNS.map((mask) => visit([...path, { of: on, mask }])) };
  };
  return visit([]);
}

/** The leaves of a tree, from left to right. */
export const leavesOf = (t: Tree): readonly Extract<Tree, { kind: 'leaf' }>[] =>
  t.kind === 'leaf' ? [t] : t.children.flatMap(leavesOf);
