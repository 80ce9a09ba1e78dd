/** Domains of parameters and inputs: can they hold, does the default lie inside, do calls keep to them? */
import { fromDouble, toDouble, toText } from '../algebra/rational.js';
import { type Condition, children, type Expr, mapCondition, number, substitute, symbolsOf } from '../expr/expr.js';
import { printCondition } from '../expr/print.js';
import { decideComparison } from '../expr/tidy.js';
import type { Definition, Library, Parameter } from '../stages.js';
import { conditionFunction, type DoubleFunction, doubleFunction, relationHolds } from './double.js';
import { cells } from './line.js';
import type { Outline } from './outline.js';
import { at, holdsAt, type Point } from './points.js';
import type { Problems } from './problems.js';

export interface ExpandedDomain {
  readonly parameter: Parameter;
  readonly condition: Condition;
}

/** A value of one parameter inside its domain, the others at their defaults. */
function valueInside(d: ExpandedDomain, defaults: Point): string | undefined {
  const found = cells([d.condition], d.parameter.name, defaults).find((c) => c.holds[0]);
  return found && toText(found.at);
}

/** Defaults outside their domains, domains that are empty. */
export function checkDefaults(
  domains: readonly ExpandedDomain[],
  defaults: Point,
  outline: Outline,
  problems: Problems,
): void {
  for (const d of domains) {
    if (holdsAt(d.condition, defaults)) continue;
    const { name } = d.parameter;
    const read = outline.parameters.find((p) => p.name === name)!;
    const inside = valueInside(d, defaults);
    const text = read.domain?.text.trim() ?? '';
    if (inside === undefined)
      problems.add('domain-empty', `no value of \`${name}\` satisfies \`${text}\``, read.domain?.span, {
        help: ['correct the condition; without `domain:` a parameter is any real number'],
      });
    else
      problems.add(
        'default-outside-domain',
        `the default ${toText(d.parameter.default)} of \`${name}\` is outside its domain \`${text}\``,
        read.defaultSpan,
        {
          help: [`choose a default such as ${inside}, or widen the domain`],
        },
      );
  }
}

/** `domain:` of the input must hold somewhere. */
export function checkInputDomain(
  domain: Condition,
  variable: string,
  points: readonly Point[],
  outline: Outline,
  problems: Problems,
): void {
  if (points.some((p) => cells([domain], variable, p).some((c) => c.holds[0]))) return;
  problems.add('domain-empty', `no ${variable} satisfies \`${outline.domain!.text.trim()}\``, outline.domain!.span, {
    help: [`correct the condition; without \`domain:\` ${variable} is any real number`],
  });
}

/** What a called definition demands of its arguments, in terms of the caller. */
function calleeDomain(
  e: Extract<Expr, { kind: 'use' }>,
  library: Library,
): readonly { readonly condition: Condition; readonly text: string }[] {
  const callee = library.get(e.name);
  if (!callee) return [];
  const names = [...callee.inputs, ...callee.parameters.map((p) => p.name)];
  const env = new Map(
    names.map((name, i) => {
      const parameter = callee.parameters[i - callee.inputs.length];
      return [name, e.args[i] ?? (parameter ? number(parameter.default) : number(0))] as const;
    }),
  );
  const domains = [...callee.parameters.map((p) => p.domain), callee.domain];
  return domains.flatMap((d) =>
    d ? [{ condition: mapCondition(d, (x) => substitute(x, env)), text: printCondition(d) }] : [],
  );
}

/** Where calls are looked at: values of the parameters, and for each the inputs inside the domain. */
export interface CallSamples {
  readonly definition: Definition;
  readonly library: Library;
  readonly expanded: (e: Expr) => Expr;
  readonly points: readonly Point[];
  readonly inputs: (point: Point) => readonly number[];
}

type Env = ReadonlyMap<string, number>;
type Guard = (env: Env) => boolean;

/** Of the pieces, the first that matches is evaluated: only there must its calls keep to the callee's domain. */
function guardsOf(e: Extract<Expr, { kind: 'pieces' }>, outer: Guard, s: CallSamples): readonly Guard[] {
  const holds = e.pieces.map((p) => conditionFunction(mapCondition(p.when ?? [], s.expanded)));
  return holds.map((here, i) => (env) => outer(env) && here(env) && !holds.slice(0, i).some((h) => h(env)));
}

/** Calls in a value that leave the callee's domain somewhere in this definition's domain. */
export function checkCalls(e: Expr, s: CallSamples, problems: Problems, guard: Guard = () => true): void {
  if (e.kind === 'pieces') {
    const guards = guardsOf(e, guard, s);
    e.pieces.forEach((p, i) => {
      checkCalls(p.value, s, problems, guards[i]);
    });
    return;
  }
  for (const c of children(e)) checkCalls(c, s, problems, guard);
  if (e.kind !== 'use') return;
  for (const { condition, text } of calleeDomain(e, s.library)) {
    const outside = pointOutside(mapCondition(condition, s.expanded), s, guard);
    if (!outside) continue;
    const where = printCondition(condition);
    const own = condition.flatMap((c) => [...symbolsOf(c.left), ...symbolsOf(c.right)]);
    const owner = s.definition.parameters.find((p) => own.includes(p.name));
    const restrict = own.some((n) => s.definition.inputs.includes(n))
      ? `restrict the input: \`domain: ${where}\``
      : owner
        ? `restrict the parameter \`${owner.name}\`: \`domain: ${where}\``
        : 'call it with a value inside the domain';
    problems.add('callee-domain', `\`${e.name}\` is called outside its domain \`${text}\``, e.span, {
      notes: [...outside]
        .filter(([name]) => own.includes(name))
        .map(([name, v]) => `for example at ${name} = ${Number(v.toPrecision(6))}`),
      help: [restrict],
    });
    return;
  }
}

/** Surely: in double where the sides differ by more than rounding may, exactly where they seem equal. */
function isOutside(
  condition: Condition,
  sides: readonly (readonly [DoubleFunction, DoubleFunction])[],
  env: Env,
): boolean {
  return condition.some((c, i) => {
    const [left, right] = sides[i]!.map((f) => f(env)) as [number, number];
    if (!Number.isFinite(left) || !Number.isFinite(right)) return false;
    const isTie = Math.abs(left - right) <= 1e-12 * Math.max(Math.abs(left), Math.abs(right));
    if (!isTie) return !relationHolds(c.relation, left - right);
    const exact = new Map([...env].map(([name, v]) => [name, fromDouble(v)] as const));
    return decideComparison({ ...c, left: at(c.left, exact), right: at(c.right, exact) }) === 'no';
  });
}

function pointOutside(condition: Condition, s: CallSamples, guard: Guard): Env | undefined {
  const sides = condition.map((c) => [doubleFunction(c.left), doubleFunction(c.right)] as const);
  const [x] = s.definition.inputs;
  const names = condition.flatMap((c) => [...symbolsOf(c.left), ...symbolsOf(c.right)]);
  for (const point of s.points) {
    const values = [...point].map(([name, v]) => [name, toDouble(v)] as const);
    for (const input of s.inputs(point)) {
      const env = new Map([...values, [x!, input] as const]);
      if (guard(env) && isOutside(condition, sides, env)) return env;
      if (guard(env) && !names.includes(x!)) break;
    }
  }
  return undefined;
}
