/**
 * Proves identities (and even, odd): exact algebra cell by cell, then the independent checker must accept the
 * certificate. Only what it accepts is called proved.
 */
import { TooLarge } from '../../algebra/normal/poly.js';
import type { Numbers } from '../../algebra/normal/sign-types.js';
import { call, children, dependsOn, type Expr, substitute, symbol } from '../../expr/expr.js';
import { recheck } from '../../recheck/kinds.js';
import { type Stated, statedClaim } from '../../recheck/statement.js';
import { trimmed } from '../../recheck/trim.js';
import type { Proof } from '../../stages.js';
import type { Truth } from '../../truth/truth.js';
import type { Problem } from '../problem.js';
import type { Statement } from './cell.js';
import { leavesOf, proveCells } from './cells.js';
import { certificateOf } from './certificate.js';
import { NoProof } from './convert.js';
import { numbersOf } from './numbers.js';
import { stepsOf } from './steps.js';

export type Attempt =
  | { readonly proof: Proof; readonly cases: number }
  /** Why there is no proof; undefined where the claim is not of this prover's kind. */
  | { readonly reason: string | undefined };

const numbers = new WeakMap<Truth, Numbers>();
const numbersFor = (truth: Truth): Numbers => {
  const known = numbers.get(truth) ?? numbersOf(truth);
  numbers.set(truth, known);
  return known;
};

const has = (e: Expr, kind: Expr['kind']): boolean => e.kind === kind || children(e).some((c) => has(c, kind));

/** The equation that a claim comes to, as its author stated it. */
function sidesOf(stated: Stated): { readonly left: Expr; readonly right: Expr } | undefined {
  if (stated.kind === 'identity') return stated;
  if (stated.kind !== 'property' || stated.negated) return undefined;
  if (stated.property !== 'even' && stated.property !== 'odd') return undefined;
  if (stated.domain.some((c) => [c.left, c.right].some((e) => dependsOn(e, stated.input)))) return undefined;
  const left = substitute(stated.of, new Map([[stated.input, call('neg', symbol(stated.input))]]));
  return { left, right: stated.property === 'even' ? stated.of : call('neg', stated.of) };
}

/** Proves a claim of a definition, or says why not. */
export function proveClaim(problem: Problem, truth: Truth): Attempt {
  const { definition, library, claim } = problem;
  return proveStated(statedClaim(claim, definition, library), truth);
}

/** Proves a statement that is made up already. */
export function proveStated(stated: Stated, truth: Truth): Attempt {
  const sides = sidesOf(stated);
  if (!sides || [sides.left, sides.right].some((e) => has(e, 'limit') || has(e, 'infinity')))
    return { reason: undefined };
  const exact = [sides.left, sides.right].some((e) => has(e, 'derivative'));
  if (exact && stated.kind === 'property') return { reason: 'symmetry of a derivative' };
  const s: Statement = { ...sides, domain: stated.domain, variables: variablesFirst(stated, sides), exact };
  try {
    const tree = proveCells(s, numbersFor(truth));
    const leaves = leavesOf(tree);
    const equal = leaves.filter((l) => l.outcome.kind === 'equal').length;
    if (equal === 0) return { reason: 'there is no case in which both sides have a value' };
    const whole = certificateOf(s, tree);
    const certificate = trimmed(whole, stated, truth) ?? whole;
    const refused = recheck(certificate, stated, truth);
    if (refused !== undefined) return { reason: `the checker did not accept the proof: ${refused}` };
    return { proof: { steps: stepsOf(s, tree), certificate }, cases: equal };
  } catch (problem) {
    if (problem instanceof NoProof || problem instanceof TooLarge) return { reason: problem.message };
    throw problem;
  }
}

/** The input first: a case x = −a fixes x rather than a. */
function variablesFirst(stated: Stated, sides: { readonly left: Expr; readonly right: Expr }): readonly string[] {
  const found = new Set<string>();
  const see = (e: Expr): void => {
    if (e.kind === 'symbol') found.add(e.name);
    for (const c of children(e)) see(c);
  };
  for (const e of [sides.left, sides.right, ...stated.domain.flatMap((c) => [c.left, c.right])]) see(e);
  const rest = [...found].filter((n) => n !== stated.input).sort();
  return [stated.input, ...rest];
}
