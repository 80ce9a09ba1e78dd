/**
 * Pieces lifted to the root: a function as a tree of decisions with an arithmetic expression in every leaf. A
 * condition that occurs in several places is asked once; one that the facts of the branch decide is not asked at all.
 */
import { invariant } from '../diagnostic.js';
import { conditionHolds } from '../expr/evaluate.js';
import { type Comparison, type Condition, children, conditionKey, type Expr, mapChildren } from '../expr/expr.js';
import { type Builder, builder } from './build.js';
import { assume, decide, type Facts, opposite } from './ranges.js';

/** A condition that was asked on the way to a leaf, and its answer. */
export interface Asked {
  readonly when: Condition;
  readonly holds: boolean;
}

export type Decision =
  | { readonly kind: 'leaf'; readonly value: Expr; readonly facts: Facts; readonly path: readonly Asked[] }
  /** No piece applies: outside the domain. */
  | { readonly kind: 'undefined' }
  | { readonly kind: 'branch'; readonly when: Condition; readonly then: Decision; readonly otherwise: Decision };

/** Does a point lie on the path to a leaf? In double; exact where the conditions are. */
export const onPath = (path: readonly Asked[], variables: ReadonlyMap<string, number>): boolean =>
  path.every((p) => conditionHolds(p.when, variables) === p.holds);

/** Leaves of one function. Beyond it the function is refused (`not-lowered`), as its text would be unreadable. */
export const MAX_LEAVES = 64;

export class TooManyBranches extends Error {}

/** Comparisons are decided on `left − right`, as far as that is arithmetic. */
function holds(c: Comparison, build: Builder): boolean | undefined {
  if (hasPieces(c.left) || hasPieces(c.right)) return undefined;
  return decide(build.facts, build.subtract(build.from(c.left), build.from(c.right)), c.relation);
}

const hasPieces = (e: Expr): boolean => e.kind === 'pieces' || children(e).some(hasPieces);

/** The facts with a condition added; with `negate` its opposite, which is a fact for a single comparison only. */
export function assumeCondition(facts: Facts, when: Condition, negate = false): Facts {
  if (negate && when.length !== 1) return facts;
  return when.reduce((known, c) => {
    if (hasPieces(c.left) || hasPieces(c.right)) return known;
    const build = builder(known);
    const difference = build.subtract(build.from(c.left), build.from(c.right));
    return assume(known, difference, negate ? opposite(c).relation : c.relation);
  }, facts);
}

/** The condition without what the facts decide; 'no' if one comparison fails. */
export function openPart(when: Condition, facts: Facts): Condition | 'no' {
  const build = builder(facts);
  const open: Comparison[] = [];
  for (const c of when) {
    const known = holds(c, build);
    if (known === false) return 'no';
    if (known === undefined) open.push(c);
  }
  return open;
}

/** The first condition to ask: one whose own sides hold no pieces. */
function firstCondition(e: Expr): Condition | undefined {
  if (e.kind === 'pieces') {
    const when = e.pieces[0]?.when;
    if (when) {
      for (const c of when) {
        const inner = firstCondition(c.left) ?? firstCondition(c.right);
        if (inner) return inner;
      }
      return when;
    }
  }
  for (const c of children(e)) {
    const found = firstCondition(c);
    if (found) return found;
  }
  return undefined;
}

/** Pieces with what is known applied: `known` conditions are dropped or taken, those decided by the facts too. */
function settle(e: Expr, facts: Facts, known: ReadonlyMap<string, boolean>): Expr {
  const inner = mapChildren(e, (c) => settle(c, facts, known));
  if (inner.kind !== 'pieces') return inner;
  const kept: { when?: Condition; value: Expr }[] = [];
  for (const piece of inner.pieces) {
    const asked = piece.when && known.get(conditionKey(piece.when));
    if (asked === false) continue;
    const open = piece.when === undefined || asked === true ? [] : openPart(piece.when, facts);
    if (open === 'no' || (piece.when && known.get(conditionKey(open)) === false)) continue;
    if (open.length === 0) {
      kept.push({ value: piece.value });
      break;
    }
    kept.push({ when: open, value: piece.value });
  }
  return kept.length === 1 && !kept[0]!.when ? kept[0]!.value : { kind: 'pieces', pieces: kept };
}

/** Does the expression need a piece that does not exist (all were refused)? Then it is undefined here. */
const isUndefined = (e: Expr): boolean =>
  (e.kind === 'pieces' && e.pieces.length === 0) || children(e).some(isUndefined);

/** Lifts all pieces of an expanded expression. Throws TooManyBranches beyond MAX_LEAVES. */
export function lift(e: Expr, facts: Facts): Decision {
  let leaves = 0;
  const go = (part: Expr, known: Facts, path: readonly Asked[]): Decision => {
    const asked = new Map(path.map((p) => [conditionKey(p.when), p.holds]));
    const settled = settle(part, known, asked);
    if (isUndefined(settled)) return { kind: 'undefined' };
    const when = firstCondition(settled);
    if (!when) {
      invariant(!hasPieces(settled), 'pieces are left after lifting');
      if (++leaves > MAX_LEAVES) throw new TooManyBranches();
      return { kind: 'leaf', value: settled, facts: known, path };
    }
    const then = go(settled, assumeCondition(known, when), [...path, { when, holds: true }]);
    const otherwise = go(settled, assumeCondition(known, when, true), [...path, { when, holds: false }]);
    return { kind: 'branch', when, then, otherwise };
  };
  return go(e, facts, []);
}

/** The same tree with every leaf replaced. */
export function mapLeaves(d: Decision, f: (leaf: Extract<Decision, { kind: 'leaf' }>) => Decision): Decision {
  if (d.kind === 'leaf') return f(d);
  if (d.kind === 'undefined') return d;
  return { ...d, then: mapLeaves(d.then, f), otherwise: mapLeaves(d.otherwise, f) };
}
