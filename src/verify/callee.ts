/** A claim may call a definition only inside that definition's domain: for its inputs and for its parameters. */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { expand } from '../expr/expand.js';
import {
  type Condition,
  children,
  conditionKey,
  type Expr,
  type LimitNode,
  mapCondition,
  number,
  substitute,
  type UseNode,
} from '../expr/expr.js';
import { printCondition } from '../expr/print.js';
import { decideComparison, tidy } from '../expr/tidy.js';
import type { Definition } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { boundariesOf } from './boundaries.js';
import { exactHolds, exactValue } from './exact.js';
import { approach } from './limit.js';
import { freeNames, type Problem, statementExprs } from './problem.js';
import { allPoints, samplePoints } from './sample.js';
import { pointRecord, recordText } from './witness.js';

/** One thing that a call needs, in the claim's own variables. */
interface Demand {
  readonly use: UseNode;
  readonly condition: Condition;
  /** As the author would write it. */
  readonly text: string;
  /** The limit that the call stands in, innermost first. */
  readonly limits: readonly LimitNode[];
}

function callsIn(e: Expr, limits: readonly LimitNode[], found: [UseNode, readonly LimitNode[]][]): void {
  if (e.kind === 'use') found.push([e, limits]);
  if (e.kind === 'limit') callsIn(e.of, [e, ...limits], found);
  else for (const c of children(e)) callsIn(c, limits, found);
}

/** The callee's conditions with the call's arguments put in; those that hold by themselves left out. */
function demandsOf(
  use: UseNode,
  callee: Definition,
  problem: Problem,
  limits: readonly LimitNode[],
): readonly Demand[] {
  const names = [...callee.inputs, ...callee.parameters.map((p) => p.name)];
  const defaults = [...callee.inputs.map(() => undefined), ...callee.parameters.map((p) => number(p.default))];
  const values = new Map(
    names.flatMap((n, i) => {
      const value = use.args[i] ?? defaults[i];
      return value ? [[n, value] as const] : [];
    }),
  );
  const conditions = [
    ...(callee.domain ? [callee.domain] : []),
    ...callee.parameters.flatMap((p) => (p.domain ? [p.domain] : [])),
  ];
  return conditions
    .flatMap((c) => c.map((one) => [one]))
    .flatMap((c) => {
      const written = mapCondition(c, (e) => substitute(e, values));
      const condition = mapCondition(written, (e) => tidy(expand(e, problem.library)));
      if (condition.every((k) => decideComparison(k) === 'yes')) return [];
      return [{ use, condition, text: printCondition(written), limits }];
    });
}

/** Does the claim's own domain say the same thing, word for word? */
const isGranted = (d: Demand, problem: Problem): boolean => {
  const granted = new Set(problem.domain.map((c) => conditionKey([c])));
  return d.condition.every((c) => granted.has(conditionKey([c])));
};

/** Where the call is looked at: the point, and places on the way of the limits it stands in. */
function pointsFor(d: Demand, point: Point): readonly Point[] {
  let points: readonly Point[] = [point];
  for (const limit of d.limits) {
    if (!d.condition.some((c) => [c.left, c.right].some((e) => freeNames(e).has(limit.variable)))) continue;
    const to = typeof limit.to === 'string' ? limit.to : exactValue(limit.to, point);
    if (to === undefined) return [];
    const sides = typeof to === 'string' ? (['+'] as const) : limit.side ? [limit.side] : (['-', '+'] as const);
    // The first steps may lie outside: a limit speaks of what is near.
    const places = sides.flatMap((s) => approach(to, s).slice(6));
    points = points.flatMap((p) => places.map((v): Point => new Map([...p, [limit.variable, v]])));
  }
  return points;
}

function fails(d: Demand, point: Point, truth: Truth): boolean {
  const exact = exactHolds(d.condition, point);
  return exact === 'no' || (exact === 'open' && truth.holds(d.condition, point) === 'no');
}

/** Points that are looked at for each claim. */
const CALLEE_POINTS = 100;

/** Errors for calls outside the callee's domain; empty where all samples are inside. */
export function checkCalls(problem: Problem, truth: Truth): readonly Diagnostic[] {
  const calls: [UseNode, readonly LimitNode[]][] = [];
  for (const e of statementExprs(problem.written)) callsIn(e, [], calls);
  for (const c of problem.claim.where ?? []) for (const e of [c.left, c.right]) callsIn(e, [], calls);
  const demands = calls
    .flatMap(([use, limits]) => {
      const callee = problem.library.get(use.name);
      return callee ? demandsOf(use, callee, problem, limits) : [];
    })
    .filter((d) => !isGranted(d, problem));
  if (demands.length === 0) return [];
  const extra = boundariesOf(
    [],
    demands.flatMap((d) => d.condition),
  );
  const points = allPoints(samplePoints(problem, truth, { budget: CALLEE_POINTS, extra }));
  return demands.flatMap((d) => {
    const at = points.find((p) => pointsFor(d, p).some((q) => fails(d, q, truth)));
    return at ? [report(problem, d, at)] : [];
  });
}

function report(problem: Problem, d: Demand, at: Point): Diagnostic {
  const bound =
    d.limits.length > 0 &&
    d.condition.some((c) => [c.left, c.right].some((e) => freeNames(e).has(d.limits[0]!.variable)));
  const place = { file: problem.definition.source.file, ...(d.use.span ?? problem.claim.span) };
  const never = d.condition.every((c) => [c.left, c.right].every((e) => freeNames(e).size === 0));
  const where = recordText(pointRecord(problem, at));
  return diagnostic(
    'claim-callee-domain',
    `\`${problem.claim.title}\` calls \`${d.use.name}\` outside its domain: it needs \`${d.text}\``,
    {
      place,
      notes: never ? ['it never holds'] : where === '' ? [] : [`it does not hold at ${where}`],
      help: [helpFor(d, never, bound)],
    },
  );
}

function helpFor(d: Demand, never: boolean, bound: boolean): string {
  if (never) return `give \`${d.use.name}\` an argument that lies in its domain`;
  if (bound) return 'take the limit from the side that lies in the domain (`0+`, `0-`)';
  return `add \`where ${d.text}\` to the claim`;
}
