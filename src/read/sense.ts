/** Does the mathematics of a definition make sense? All checks that need the bodies of the definitions it uses. */

import { toDouble } from '../algebra/rational.js';
import type { Diagnostic } from '../diagnostic.js';
import { hasErrors } from '../diagnostic.js';
import { expand } from '../expr/expand.js';
import { type Condition, children, conditionExprs, type Expr, mapCondition, symbolsOf } from '../expr/expr.js';
import type { Definition, Library } from '../stages.js';
import { zeroDivisions } from './division.js';
import { checkCalls, checkDefaults, checkInputDomain } from './domains.js';
import { conditionFunction, type DoubleFunction, doubleFunction } from './double.js';
import { MAX_COMPARISONS } from './limits.js';
import { cells } from './line.js';
import type { Outline } from './outline.js';
import { checkPieces } from './pieces.js';
import { at, inputPoints, type Point, parameterPoints } from './points.js';
import { Problems } from './problems.js';

function checkDivisions(exprs: readonly Expr[], expanded: (e: Expr) => Expr, problems: Problems): void {
  for (const found of exprs.flatMap((e) => zeroDivisions(e, expanded)))
    if (found.inside === undefined)
      problems.add('division-by-zero', `the denominator \`${found.text}\` is always zero`, found.span, {
        help: ['correct the denominator: nothing is defined here'],
      });
    else
      problems.add('division-by-zero', `\`${found.inside}\` divides by zero when called like this`, found.span, {
        notes: [`its denominator becomes \`${found.text}\``],
        help: ['call it with other arguments'],
      });
}

/** The innermost part that is defined nowhere though its own parts are: the cause. */
function undefinedPart(e: Expr, isUndefined: (e: Expr) => boolean): Expr | undefined {
  if (!isUndefined(e)) return undefined;
  const parts = e.kind === 'pieces' ? e.pieces.map((p) => p.value) : children(e);
  for (const c of parts) {
    const cause = undefinedPart(c, isUndefined);
    if (cause && e.kind !== 'pieces') return cause;
  }
  return e;
}

interface Look {
  readonly definition: Definition;
  readonly outline: Outline;
  readonly expanded: (e: Expr) => Expr;
  readonly domain: Condition;
  readonly points: readonly Point[];
  readonly inputs: (point: Point) => readonly number[];
  readonly problems: Problems;
}

/** Inputs in the domain: one of each cell that it cuts, what the text names, the grid. */
function inputsFor(definition: Definition, domain: Condition, expanded: (e: Expr) => Expr) {
  const x = definition.inputs[0]!;
  let named: readonly number[] | undefined;
  return (point: Point): readonly number[] => {
    // Small ones first: they make the better examples.
    named ??= [...inputPoints([expanded(definition.outputs[0]!), ...conditionExprs(domain)])].sort(
      (a, b) => Math.abs(a) - Math.abs(b),
    );
    if (domain.length === 0) return named;
    const holds = conditionFunction(domain.map((c) => ({ ...c, left: at(c.left, point), right: at(c.right, point) })));
    const inside = cells([domain], x, point).filter((c) => c.holds[0]);
    return [...inside.map((c) => toDouble(c.at)), ...named].filter((v) => holds(new Map([[x, v]])));
  };
}

function checkDefined(look: Look): void {
  const { definition, expanded, points } = look;
  const value = definition.outputs[0]!;
  const x = definition.inputs[0]!;
  const whole = expanded(value);
  const isDefined = (f: DoubleFunction, v: number) => !Number.isNaN(f(new Map([[x, v]])));
  // Nearly every definition is defined at one of these; the long look is for the others.
  const quick = doubleFunction(at(whole, points[0]!));
  if (look.domain.length === 0 && [0.37, -0.37].some((v) => isDefined(quick, v))) return;
  // All inputs at the defaults, fewer at the other values of the parameters.
  const inputs = points.map((point, i) => look.inputs(point).filter((_, j) => i === 0 || j % 3 === i % 3));
  const definedSomewhere = (e: Expr): boolean =>
    points.some((point, i) => {
      const f = doubleFunction(at(e, point));
      return inputs[i]!.some((v) => isDefined(f, v));
    });
  if (definedSomewhere(whole)) return;
  // A few points are enough to find the part that is to blame.
  const few = inputs[0]!.filter((_, i) => i % 7 === 0);
  const cause = undefinedPart(value, (e) => {
    const f = doubleFunction(at(expanded(e), points[0]!));
    return !few.some((v) => isDefined(f, v));
  });
  const span = cause?.span ?? look.outline.pieces[0]!.value.span;
  const tried = inputs.reduce((sum, list) => sum + list.length, 0);
  look.problems.add('undefined-everywhere', 'this is defined for no input', span, {
    notes: [`none of ${tried} points tried gives a value`],
    help: ['a logarithm needs a positive argument, a square root one that is not negative'],
  });
}

/** The points without the parameters that the expressions do not hold, each once. */
function distinct(points: readonly Point[], exprs: readonly Expr[]): readonly Point[] {
  const names = new Set(exprs.flatMap((e) => [...symbolsOf(e)]));
  const found = new Map<string, Point>();
  for (const p of points) {
    const kept = [...p].filter(([name]) => names.has(name));
    found.set(kept.map(([name, v]) => `${name}=${v.num}/${v.den}`).join(), new Map(kept));
  }
  return [...found.values()];
}

/** What is wrong with the meaning of a definition whose text was read. `library` holds all that it uses. */
export function senseOf(definition: Definition, outline: Outline, library: Library): readonly Diagnostic[] {
  const problems = new Problems(definition.source);
  const expanded = (e: Expr) => expand(e, library);
  const value = definition.outputs[0]!;
  const domain = mapCondition(definition.domain ?? [], expanded);
  const domains = definition.parameters.flatMap((p) =>
    p.domain ? [{ parameter: p, condition: mapCondition(p.domain, expanded) }] : [],
  );
  const claims = definition.joints.flatMap((j) => [j.at, ...conditionExprs(j.where)]);
  checkDivisions(
    [
      value,
      ...conditionExprs(definition.domain),
      ...definition.parameters.flatMap((p) => conditionExprs(p.domain)),
      ...claims,
    ],
    expanded,
    problems,
  );
  if (hasErrors(problems.all)) return problems.all;

  const defaults: Point = new Map(definition.parameters.map((p) => [p.name, p.default]));
  checkDefaults(domains, defaults, outline, problems);
  if (hasErrors(problems.all)) return problems.all;

  const conditions = value.kind === 'pieces' ? value.pieces.map((p) => mapCondition(p.when ?? [], expanded)) : [];
  const relevant = [...conditions.flatMap((c) => conditionExprs(c)), ...conditionExprs(domain)];
  const samples = parameterPoints(
    definition,
    domains.map((d) => d.condition),
    relevant,
  );
  const [x] = definition.inputs;
  const points = distinct(samples, relevant);
  const inputs = inputsFor(definition, domain, expanded);
  checkCalls(value, { definition, library, expanded, points: samples, inputs }, problems);
  const comparisons = domain.length + conditions.reduce((sum, c) => sum + c.length, 0);
  if (comparisons > MAX_COMPARISONS)
    problems.add('expr-too-large', `the conditions hold ${comparisons} comparisons`, outline.pieces[0]!.span, {
      help: [`${MAX_COMPARISONS} are allowed; split the function into several definitions`],
    });
  else if (definition.domain) checkInputDomain(domain, x!, points, outline, problems);
  if (hasErrors(problems.all)) return problems.all;
  if (value.kind === 'pieces') checkPieces({ outline, value, conditions, domain, variable: x!, points }, problems);
  checkDefined({ definition, outline, expanded, domain, points: samples, inputs, problems });
  return problems.all;
}
