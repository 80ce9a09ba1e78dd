/**
 * Derivatives at a kink: near the point the function is always one of the branches that the kink chooses from. If all
 * of them have the same value and the same derivative at the point, so has the function.
 */
import type { Frac } from '../../algebra/normal/field.js';
import { type Mask, ZERO_SIGN } from '../../algebra/normal/laws.js';
import { type Comparison, call, children, dependsOn, type Expr, key, mapChildren, number } from '../../expr/expr.js';

/** The sign of an expression at the point. */
type SignAt = (e: Expr) => Mask;

const difference = (c: Comparison): Expr => call('sub', c.left, c.right);

/** What the kink turns on; undefined for what has none. */
function turns(e: Expr): readonly Expr[] {
  if (e.kind === 'pieces') return e.pieces.flatMap((p) => (p.when ?? []).map(difference));
  if (e.kind !== 'call') return [];
  if (e.op === 'abs' || e.op === 'sign') return [e.args[0]!];
  return e.op === 'max' || e.op === 'min' ? [call('sub', e.args[0]!, e.args[1]!)] : [];
}

/** The first part of an expression that turns on something which is 0 at the point and moves with the variable. */
export function kinkIn(e: Expr, variable: string, signAt: SignAt): Expr | undefined {
  if (!dependsOn(e, variable)) return undefined;
  if (turns(e).some((t) => dependsOn(t, variable) && signAt(t) === ZERO_SIGN)) return e;
  for (const c of children(e)) {
    const found = kinkIn(c, variable, signAt);
    if (found) return found;
  }
  return undefined;
}

/** What the kink may choose near the point. */
function branches(e: Expr, variable: string, signAt: SignAt, holds: (c: Comparison) => boolean): readonly Expr[] {
  if (e.kind === 'call') {
    const [u, v] = e.args as [Expr, Expr];
    if (e.op === 'abs') return [u, call('neg', u)];
    if (e.op === 'sign') return [number(-1), number(0), number(1)];
    return [u, v];
  }
  if (e.kind !== 'pieces') return [];
  const found: Expr[] = [];
  for (const p of e.pieces) {
    const open = (c: Comparison) => dependsOn(difference(c), variable) && signAt(difference(c)) === ZERO_SIGN;
    const decided = (p.when ?? []).filter((c) => !open(c));
    if (!decided.every(holds)) continue;
    found.push(p.value);
    if (decided.length === (p.when ?? []).length) return found;
  }
  // Near the point there might be no piece at all.
  return [];
}

const replaced = (e: Expr, part: string, by: Expr): Expr =>
  key(e) === part ? by : mapChildren(e, (c) => replaced(c, part, by));

/** What holds at the point, and derivatives there (which throw where there is none by this method). */
export interface Point {
  readonly signAt: SignAt;
  readonly holds: (c: Comparison) => boolean;
  readonly value: (e: Expr) => Frac;
  readonly slope: (e: Expr) => Frac;
  readonly equal: (a: Frac, b: Frac) => boolean;
}

const has = (e: Expr, wanted: (x: Expr) => boolean): boolean => wanted(e) || children(e).some((c) => has(c, wanted));

/**
 * The derivative of `of` at the point, if all branches of the kink agree. What the kink turns on must be
 * differentiable too, so that it has values near the point; inside a derivative it must be analytic, so that its zeros
 * are single points.
 */
export function slopeAtKink(of: Expr, kink: Expr, variable: string, p: Point): Frac | undefined {
  const moving = turns(kink).filter((t) => dependsOn(t, variable));
  const inner = has(of, (x) => x.kind === 'derivative');
  if (inner && moving.some((t) => has(t, (x) => turns(x).length > 0 || x.kind === 'derivative'))) return undefined;
  for (const t of moving) p.slope(t);
  const near = branches(kink, variable, p.signAt, p.holds).map((b) => replaced(of, key(kink), b));
  const self = p.value(of);
  if (near.length === 0 || !near.every((e) => p.equal(p.value(e), self))) return undefined;
  const [first, ...rest] = near.map(p.slope);
  return rest.every((f) => p.equal(f, first!)) ? first : undefined;
}
