/**
 * Points that a definition treats by themselves (`if: x == 0`, `if: alpha == 0`). The derivative there is not that
 * of the piece, which is a formula for one point only, but what the functions beside it say.
 */
import { rational } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import {
  type Comparison,
  call,
  children,
  dependsOn,
  type Expr,
  key,
  number,
  type Piece,
  pieces,
  sameExpr,
  substitute,
  symbol,
  transform,
} from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import type { Definition, DerivedFunction } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { parameterPoints, withVariable } from './samples.js';
import { beside, signAtSamples, valueAt } from './side.js';
import { zeros } from './solve.js';

const meets = (c: Comparison, variable: string, at: Expr): boolean =>
  (c.relation === '==' || c.relation === '!=') &&
  zeros(tidy(call('sub', c.left, c.right)), variable).some((z) => z.when.length === 0 && sameExpr(z.at, at));

/** `e` without what it says of this one point: the pieces beside it hold there too. */
export function withoutPoint(e: Expr, variable: string, at: Expr): Expr {
  const open = (node: Expr): Expr => {
    if (node.kind !== 'pieces') return node;
    const kept = node.pieces.filter((p) => !p.when?.some((c) => c.relation === '==' && meets(c, variable, at)));
    const list = kept.map((p): Piece => {
      const when = p.when?.filter((c) => !meets(c, variable, at));
      return when && when.length > 0 ? { when, value: p.value } : { value: p.value };
    });
    return list.length > 0 ? tidy(pieces(list), { formal: true }) : node;
  };
  return transform(e, open);
}

/** Where a variable alone is compared for equality: the points that pieces treat by themselves. */
function isolatedPoints(e: Expr, variable: string, found: Map<string, Expr> = new Map()): Map<string, Expr> {
  if (e.kind === 'pieces')
    for (const c of e.pieces.flatMap((p) => p.when ?? []))
      if (c.relation === '==' || c.relation === '!=')
        for (const z of zeros(tidy(call('sub', c.left, c.right)), variable))
          if (z.when.length === 0) found.set(key(z.at), z.at);
  for (const c of children(e)) isolatedPoints(c, variable, found);
  return found;
}

/** Distances at which a limit is looked at, and how small the function must be there: 2^-4 of the exponent. */
const LOOKS = [20, 40, 60] as const;

/**
 * Does `e` tend to 0 at the point from the left, at all samples? For what has no series there, such as
 * exp(-1/x^2); seen at a few distances, so only for deciding between 0 and no derivative at all.
 */
export function tendsToZero(e: Expr, variable: string, at: Expr, truth: Truth, samples: readonly Point[]): boolean {
  return LOOKS.every((n) => {
    const point = tidy(call('sub', at, number(rational(1n, 1n << BigInt(n)))));
    const there = substitute(e, new Map([[variable, point]]));
    const room = call('sub', number(rational(1n, 1n << BigInt(n / 4))), call('abs', there));
    return signAtSamples(room, truth, samples) === 1;
  });
}

/** Generic inputs, so that no accident of one decides for all. */
const INPUTS = [rational(37, 100), rational(-191, 100), rational(713, 100), rational(-1371, 100)];

/**
 * The derivative in a parameter where a piece fixes that parameter: the limit of the derivatives beside it; the
 * formula of the neighbours (which is undefined there) where no limit is found.
 */
export function atFixedParameters(f: DerivedFunction, value: Expr, definition: Definition, truth: Truth): Expr {
  const parameter = f.by[0];
  if (f.by.length !== 1 || parameter === undefined || definition.inputs.includes(parameter)) return f.expression;
  const x = definition.inputs[0]!;
  const samples = parameterPoints(definition, truth).flatMap((p) => INPUTS.map((v) => withVariable(p, x, v)));
  let expression = f.expression;
  for (const at of isolatedPoints(value, parameter).values()) {
    const limits = (['left', 'right'] as const).map((side) => {
      const j = { variable: parameter, at, side, truth, samples };
      const limit = valueAt(differentiate(beside(value, j), parameter), j);
      return limit && !dependsOn(limit, parameter) ? limit : undefined;
    });
    const found = limits[0] ?? limits[1];
    const rest = withoutPoint(expression, parameter, at);
    const here: Piece | undefined = found && {
      when: [{ left: symbol(parameter), relation: '==', right: at }],
      value: found,
    };
    const others = rest.kind === 'pieces' ? rest.pieces : [{ value: rest }];
    expression = here ? tidy(pieces([here, ...others]), { formal: true }) : rest;
  }
  return expression;
}
