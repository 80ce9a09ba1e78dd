/** Domains of parameters and inputs: can they hold, does the default lie inside, do calls keep to them? */
import { toText } from '../algebra/rational.js';
import { type Condition, children, type Expr, mapCondition, number, substitute } from '../expr/expr.js';
import { printCondition } from '../expr/print.js';
import type { Definition, Library, Parameter } from '../stages.js';
import { cells } from './line.js';
import type { Outline } from './outline.js';
import { holdsAt, type Point } from './points.js';
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

/** The domain of a called definition's parameters, in terms of the caller. */
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
  return callee.parameters.flatMap((p) =>
    p.domain ? [{ condition: mapCondition(p.domain, (x) => substitute(x, env)), text: printCondition(p.domain) }] : [],
  );
}

/** Calls in a value whose parameters leave the callee's domain at some value of this definition's parameters. */
export function checkCalls(
  e: Expr,
  definition: Definition,
  library: Library,
  expanded: (e: Expr) => Expr,
  points: readonly Point[],
  problems: Problems,
): void {
  for (const c of children(e)) checkCalls(c, definition, library, expanded, points, problems);
  if (e.kind !== 'use') return;
  for (const { condition, text } of calleeDomain(e, library)) {
    const here = mapCondition(condition, expanded);
    const inputs = new Map(definition.inputs.map((i) => [i, { num: 37n, den: 100n }] as const));
    const outside = points.find((p) => !holdsAt(here, new Map([...inputs, ...p])));
    if (!outside) continue;
    const values = [...outside].map(([n, v]) => `${n} = ${toText(v)}`).join(', ');
    const owner = definition.parameters.map((p) => p.name).find((n) => outside.has(n));
    problems.add('callee-domain', `\`${e.name}\` is called outside its domain \`${text}\``, e.span, {
      notes: values ? [`for example at ${values}`] : [],
      help: [
        owner
          ? `restrict the parameter: \`domain: ${printCondition(condition)}\``
          : 'call it with a value inside the domain',
      ],
    });
    return;
  }
}
