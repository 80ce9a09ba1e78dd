/**
 * Expressions as plain double functions of one variable, NaN wherever the expression is undefined (a logarithm of 0
 * is undefined here, not −∞). For looking where something holds while reading; never for what is claimed.
 */
import { toDouble } from '../algebra/rational.js';
import type { Condition, Expr, Relation } from '../expr/expr.js';
import { type OpName, op, opNames } from '../expr/ops.js';
import { condition } from '../expr/parse.js';

export type DoubleFunction = (variables: ReadonlyMap<string, number>) => number;

const RELATIONS: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a < b || a > b,
};

/** The sign of a difference under a relation. */
export const relationHolds = (relation: Relation, sign: number): boolean => RELATIONS[relation](sign, 0);

type Point = ReadonlyMap<string, number>;
type Guard = (u: number, v: number) => boolean;
type Guards = (name: OpName) => Guard | undefined;

function compile(e: Expr, guards: Guards): DoubleFunction {
  switch (e.kind) {
    case 'number': {
      const value = toDouble(e.value);
      return () => value;
    }
    case 'constant': {
      const value = e.name === 'pi' ? Math.PI : Math.E;
      return () => value;
    }
    case 'symbol':
      return (point) => point.get(e.name) ?? Number.NaN;
    case 'call': {
      const [u, v] = e.args.map((a) => compile(a, guards)) as [DoubleFunction, DoubleFunction?];
      const { double } = op(e.op);
      const guard = guards(e.op);
      return (point) => {
        const [a, b] = [u(point), v ? v(point) : 0];
        return guard && !guard(a, b) ? Number.NaN : double(a, b);
      };
    }
    case 'pieces': {
      const pieces = e.pieces.map((p) => ({
        holds: p.when ? compileCondition(p.when, guards) : () => true,
        value: compile(p.value, guards),
      }));
      return (point) => pieces.find((p) => p.holds(point))?.value(point) ?? Number.NaN;
    }
    default:
      return () => Number.NaN;
  }
}

function compileCondition(c: Condition, guards: Guards): (point: Point) => boolean {
  const links = c.map((k) => ({
    holds: RELATIONS[k.relation],
    left: compile(k.left, guards),
    right: compile(k.right, guards),
  }));
  return (point) => links.every((k) => k.holds(k.left(point), k.right(point)));
}

/** Where each function is defined, from the table's `domain` texts (`u > 0`). */
const guards: ReadonlyMap<OpName, Guard> = new Map(
  opNames.flatMap((name): readonly (readonly [OpName, Guard])[] => {
    const domain = op(name).domain;
    if (name === 'pow') return [[name, (u, v) => !(u === 0 && v < 0)]];
    if (!domain) return [];
    const holds = compileCondition(condition(domain), () => undefined);
    return [
      [
        name,
        (u, v) =>
          holds(
            new Map([
              ['u', u],
              ['v', v],
            ]),
          ),
      ],
    ];
  }),
);

/** Compiles an expanded expression once: constants are converted to double here and not at every point. */
export const doubleFunction = (e: Expr): DoubleFunction => compile(e, (name) => guards.get(name));
/** The same for a condition; false where a side is undefined. */
export const conditionFunction = (c: Condition): ((point: Point) => boolean) =>
  compileCondition(c, (n) => guards.get(n));
