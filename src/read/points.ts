/** Numbers at which a definition is looked at while it is read: inputs, and values of the parameters in their domains. */
import { add, compare, equal, neg, type Rational, rational, sign, sub, toDouble, ZERO } from '../algebra/rational.js';
import { type Condition, children, conditionExprs, type Expr, number, substitute } from '../expr/expr.js';
import { decideComparison, tidy } from '../expr/tidy.js';
import type { Definition } from '../stages.js';
import { conditionFunction } from './double.js';

export type Point = ReadonlyMap<string, Rational>;

const fixed = (point: Point) => new Map([...point].map(([name, value]) => [name, number(value)] as const));

/** An expanded expression at a point: exact, other variables stay. */
export const at = (e: Expr, point: Point): Expr => tidy(substitute(e, fixed(point)));

/** Does a condition hold? Exactly where it is rational, else in double. */
export function holdsAt(condition: Condition, point: Point): boolean {
  return condition.every((c) => {
    const link = { ...c, left: at(c.left, point), right: at(c.right, point) };
    const decided = decideComparison(link);
    return decided === 'open' ? conditionFunction([link])(new Map()) : decided === 'yes';
  });
}

/** Rationals that stand in expressions: where authors put their boundaries. */
export function literalsOf(exprs: readonly Expr[]): readonly Rational[] {
  const found: Rational[] = [];
  const visit = (e: Expr): void => {
    if (e.kind === 'number' && !found.some((r) => equal(r, e.value))) found.push(e.value);
    for (const c of children(e)) visit(c);
  };
  for (const e of exprs) visit(e);
  return found.slice(0, 24);
}

/** Irregular values, so that nothing holds at all of them by accident; then the round ones that authors single out. */
const GENERIC: readonly Rational[] = [
  ...[37, 191, 713, -53, -271].map((n) => rational(n, 100)),
  ...[0, 1, -1, 2, 10].map((n) => rational(n)),
];
/** More than enough to meet every case that conditions on parameters tell apart. */
const MAX_POINTS = 24;

/**
 * Values of the parameters in their domains, the defaults first: one parameter changed at a time, then all. `exprs`
 * are searched for numbers that may matter (`alpha == 3`).
 */
export function parameterPoints(
  definition: Definition,
  domains: readonly Condition[],
  exprs: readonly Expr[],
): readonly Point[] {
  const { parameters } = definition;
  const defaults: Point = new Map(parameters.map((p) => [p.name, p.default]));
  if (parameters.length === 0) return [defaults];
  const literals = literalsOf([...exprs, ...domains.flatMap((d) => conditionExprs(d))]);
  const values = [...GENERIC, ...literals, ...literals.map(neg)];
  const candidates = [
    ...values.flatMap((v) => parameters.map((p) => new Map(defaults).set(p.name, v))),
    ...GENERIC.map(
      (_, i) => new Map(parameters.map((p, j) => [p.name, GENERIC[(i + 3 * j) % GENERIC.length]!] as const)),
    ),
  ];
  const inside: Point[] = [defaults];
  for (const c of candidates) {
    if (inside.length >= MAX_POINTS) break;
    if (domains.every((d) => holdsAt(d, c))) inside.push(c);
  }
  return inside;
}

/** Inputs from 0 out to ±10^6, dense where functions bend, irregular so that no period is met twice. */
export const GRID: readonly number[] = (() => {
  const right = Array.from({ length: 120 }, (_, i) => Math.sinh((i + 0.371) / 8.2) / 8);
  return [...right.map((x) => -x).reverse(), 0, ...right];
})();

/** The grid and what stands in the text, with neighbours and reciprocals. */
export function inputPoints(exprs: readonly Expr[]): readonly number[] {
  const near = literalsOf(exprs).flatMap((r) => {
    const x = toDouble(r);
    return [x, -x, 1 / x, -1 / x, x + 0.37, x - 0.37, -x + 0.37, -x - 0.37];
  });
  return [...GRID, ...near.filter(Number.isFinite)];
}

const floor = (r: Rational): bigint => (r.num >= 0n || r.den === 1n ? r.num / r.den : r.num / r.den - 1n);
const inverse = (r: Rational): Rational => ({ num: r.den, den: r.num });

/**
 * The fraction with the smallest denominator strictly between two numbers (a missing one is an infinity), by
 * continued fractions: the first terms that the two have in common, then the smallest next one.
 */
export function simplestBetween(low: Rational | undefined, high: Rational | undefined): Rational {
  if ((!low || sign(low) < 0) && (!high || sign(high) > 0)) return ZERO;
  if (!low || (high && sign(high) <= 0)) return neg(simplestBetween(high && neg(high), low && neg(low)));
  const whole = floor(low);
  const next = rational(whole + 1n);
  if (!high || compare(next, high) < 0) return next;
  // Both lie in one unit interval (or touch its end), where 1/x turns the order around.
  const [a, b] = [sub(low, rational(whole)), sub(high, rational(whole))];
  const inner = simplestBetween(inverse(b), sign(a) === 0 ? undefined : inverse(a));
  return add(rational(whole), inverse(inner));
}
