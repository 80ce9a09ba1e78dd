/**
 * The checker's own reading of a kink. Near the point a function with one kink is always one of the branches that the
 * kink chooses from: what all of them agree in at the point, value and derivative, the function has too.
 */
import { type Comparison, call, children, dependsOn, type Expr, key, mapChildren, number } from '../expr/expr.js';
import { type Evaluator, relationSigns } from './evaluate.js';
import { Refused } from './fractions.js';
import type { Signs } from './knowledge.js';

/**
 * The derivative (as an expression) at the point: one branch's, after all have been seen to agree in value and
 * derivative. What the kink turns on must have a derivative itself, and so values near the point; where the kink stands
 * inside a derivative it must be free of kinks, so that it is 0 at single points or all around.
 */
export function slopeAtKink(kink: string, at: Evaluator, of: Expr, variable: string): Expr {
  const { arithmetic } = at.known;
  const part = find(of, kink);
  if (!part) throw new Refused('no such kink');
  const slope = (e: Expr): Expr => ({ kind: 'derivative', of: e, variable });
  for (const t of turnsOf(part)) {
    if (!dependsOn(t, variable)) continue;
    if (holds(of, isDerivative) && (holds(t, isDerivative) || holds(t, (x) => turnsOf(x).length > 0)))
      throw new Refused('a kink within a kink');
    at.value(slope(t));
  }
  const put = (x: Expr, by: Expr): Expr => (key(x) === kink ? by : mapChildren(x, (c) => put(c, by)));
  const near = choices(part, variable, (e) => at.known.signsOf(at.value(e))).map((by) => put(of, by));
  const [value, first] = [at.value(of), at.value(slope(near[0]!))];
  if (near.some((e) => !arithmetic.equal(at.value(e), value))) throw new Refused('branches of different values');
  if (near.some((e) => !arithmetic.equal(at.value(slope(e)), first))) throw new Refused('branches of different slopes');
  return slope(near[0]!);
}

const isDerivative = (e: Expr): boolean => e.kind === 'derivative';
const holds = (e: Expr, wanted: (x: Expr) => boolean): boolean =>
  wanted(e) || children(e).some((c) => holds(c, wanted));

/** What a kink turns on; nothing where there is none. */
function turnsOf(e: Expr): readonly Expr[] {
  if (e.kind === 'pieces') return e.pieces.flatMap((p) => (p.when ?? []).map((c) => call('sub', c.left, c.right)));
  if (e.kind !== 'call') return [];
  if (e.op === 'abs' || e.op === 'sign') return [e.args[0]!];
  return e.op === 'max' || e.op === 'min' ? [call('sub', e.args[0]!, e.args[1]!)] : [];
}

function find(e: Expr, wanted: string): Expr | undefined {
  if (key(e) === wanted) return e;
  let found: Expr | undefined;
  mapChildren(e, (c) => {
    found ??= find(c, wanted);
    return c;
  });
  return found;
}

function choices(e: Expr, variable: string, signsAt: (e: Expr) => Signs): readonly Expr[] {
  if (e.kind === 'call') {
    const [u, v] = e.args as [Expr, Expr];
    if (e.op === 'abs') return [u, call('neg', u)];
    if (e.op === 'sign') return [number(-1), number(0), number(1)];
    if (e.op === 'max' || e.op === 'min') return [u, v];
    throw new Refused('this has no kink');
  }
  if (e.kind !== 'pieces') throw new Refused('this has no kink');
  const found: Expr[] = [];
  for (const piece of e.pieces) {
    const answers = (piece.when ?? []).map((c) => answer(c, variable, signsAt));
    if (answers.includes('no')) continue;
    found.push(piece.value);
    if (answers.every((a) => a === 'yes')) return found;
  }
  throw new Refused('there may be no value near the point');
}

/** Does the comparison hold all around the point? */
function answer(c: Comparison, variable: string, signsAt: (e: Expr) => Signs): 'yes' | 'no' | 'maybe' {
  const difference = call('sub', c.left, c.right);
  const signs = signsAt(difference);
  if (signs.length !== 1) throw new Refused('a sign that is not settled at a kink');
  if (signs === '0' && dependsOn(difference, variable)) return 'maybe';
  return relationSigns(c.relation).includes(signs) ? 'yes' : 'no';
}
