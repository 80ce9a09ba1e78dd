/** Parameter values at which signs and zeros in the parameters are looked at: the default and a few generic ones. */
import { type Rational, rational, ZERO } from '../algebra/rational.js';
import { type Condition, conditionExprs, symbolsOf } from '../expr/expr.js';
import type { Definition } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';

/** Irregular numbers, so that no accidental identity holds at all of them. */
const GENERIC: readonly Rational[] = [
  rational(37, 100),
  rational(191, 100),
  rational(-53, 100),
  rational(-271, 100),
  rational(713, 100),
];

/**
 * Points in the parameters that satisfy their domains and `where` (which may be missing), the default first. Empty
 * only if no generic value satisfies them.
 */
export function parameterPoints(definition: Definition, truth: Truth, where: Condition = []): readonly Point[] {
  const parameters = definition.parameters;
  const conditions = [...parameters.flatMap((p) => p.domain ?? []), ...where];
  const candidates: Point[] = [
    new Map(parameters.map((p) => [p.name, p.default])),
    ...GENERIC.map(
      (_, i) => new Map(parameters.map((p, j) => [p.name, GENERIC[(i + 2 * j) % GENERIC.length]!] as const)),
    ),
  ];
  const inside = candidates.filter((point) =>
    conditions
      .filter((c) => [...conditionExprs([c])].every((e) => [...symbolsOf(e)].every((s) => point.has(s))))
      .every((c) => truth.holds([c], point) !== 'no'),
  );
  return parameters.length === 0 ? inside.slice(0, 1) : inside;
}

/** The same points with the variable at 0 added, for conditions that mention it. */
export const withVariable = (point: Point, variable: string, value: Rational = ZERO): Point =>
  new Map(point).set(variable, value);
