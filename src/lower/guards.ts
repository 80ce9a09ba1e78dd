/**
 * Outside its domain a kernel gives NaN. Floating point gives that by itself in most places (log(−1), 0/0) but not in
 * all (1/0, log(0), and wherever exact algebra has removed what was undefined): there, the conditions that the author's
 * formula needs are asked for.
 */
import { rational, sign, toDouble } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import {
  type Comparison,
  type Condition,
  children,
  conditionKey,
  type Expr,
  number,
  substitute,
} from '../expr/expr.js';
import { op as opRow } from '../expr/ops.js';
import { parseCondition } from '../expr/parse.js';
import type { Definition } from '../stages.js';
import type { Point } from '../truth/truth.js';
import { builder } from './build.js';
import type { Bench } from './choose.js';
import { type Decision, onPath } from './decision.js';
import { blockOf } from './program.js';
import { NO_FACTS } from './ranges.js';
import { exactInput } from './samples.js';
import { productOf } from './term.js';
import { toExpr } from './term-expr.js';
import { trial } from './trial.js';

/** Inputs where formulas tend to be undefined: 0, ±1 and the numbers that the formula itself holds. */
function specialInputs(e: Expr): readonly number[] {
  const found = new Set<number>([0, 1, -1]);
  const visit = (part: Expr): void => {
    if (part.kind === 'number') {
      const value = toDouble(part.value);
      if (Math.fround(value) === value) found.add(value).add(-value);
    }
    children(part).forEach(visit);
  };
  visit(e);
  return [...found].sort((a, b) => a - b).slice(0, 40);
}

const PARTS = { file: 'ops', offset: 0, symbols: new Set(['u', 'v']), definitions: new Map(), claims: false };

/** The conditions under which every call of the expression is defined, outside pieces, innermost first. */
function domainConditions(e: Expr): readonly Comparison[] {
  const inner = e.kind === 'pieces' ? [] : children(e).flatMap(domainConditions);
  if (e.kind !== 'call') return inner;
  const text = opRow(e.op).domain;
  if (e.op === 'pow') return [...inner, ...powerConditions(e)];
  if (text === undefined) return inner;
  const parsed = parseCondition(text, PARTS);
  invariant(parsed.ok, `the domain of ${e.op} does not parse`);
  const env = new Map<string, Expr>([['u', e.args[0]!], ...(e.args[1] ? [['v', e.args[1]] as const] : [])]);
  return [
    ...inner,
    ...parsed.value.map((c) => ({ ...c, left: substitute(c.left, env), right: substitute(c.right, env) })),
  ];
}

function powerConditions(e: Extract<Expr, { kind: 'call' }>): readonly Comparison[] {
  const exponent = e.args[1]!;
  if (exponent.kind === 'number' && sign(exponent.value) < 0)
    return [{ left: e.args[0]!, relation: '!=', right: number(0) }];
  return exponent.kind === 'number' ? [] : [{ left: e.args[0]!, relation: '>', right: number(0) }];
}

/** u^2·v != 0 asks for u and v: a computed square may be 0 where u is not. */
function factorsOf(c: Comparison): readonly Comparison[] {
  if (c.relation !== '!=' || c.right.kind !== 'number' || sign(c.right.value) !== 0) return [c];
  const build = builder(NO_FACTS);
  const bases = productOf(build.from(c.left)).factors.map((f) => f.base);
  return bases
    .filter((b) => b.kind !== 'number')
    .map((b) => ({ left: toExpr(b), relation: '!=' as const, right: number(rational(0)) }));
}

/** Where the truth has no value: which of the conditions fail there. */
function violated(e: Expr, conditions: readonly Comparison[], point: Point, bench: Bench): readonly Comparison[] {
  if (bench.truth.evaluate(e, point, 60, { floor: -1200, ceiling: 1100 }).kind !== 'undefined') return [];
  return conditions.filter((c) => bench.truth.holds([c], point) === 'no');
}

/**
 * The decision made of a lifted leaf, behind those conditions of the leaf's own formula that fail at a tried point
 * without making the program's value NaN.
 */
export function guardLeaf(chosen: Decision, original: Extract<Decision, { kind: 'leaf' }>, bench: Bench): Decision {
  const conditions = domainConditions(original.value).flatMap(factorsOf);
  if (conditions.length === 0) return chosen;
  const run = trial(blockOf(chosen, bench.truth, bench.constants), bench.names, 'double');
  const needed = new Map<string, Comparison>();
  for (const setting of bench.settings)
    for (const x of [
      ...specialInputs(original.value),
      ...bench.inputs.filter((_, i) => i % 10 === 0).map((i) => i.x),
    ]) {
      const point = new Map(setting).set(bench.input, exactInput(x));
      const variables = new Map([...point].map(([name, v]) => [name, toDouble(v)]));
      if (!onPath(original.path, variables) || Number.isNaN(run(bench.names.map((n) => variables.get(n)!)))) continue;
      const failing = violated(original.value, conditions, point, bench);
      if (failing.length > 0 && !failing.some((c) => needed.has(conditionKey([c]))))
        needed.set(conditionKey([failing[0]!]), failing[0]!);
    }
  if (needed.size === 0) return chosen;
  return { kind: 'branch', when: [...needed.values()], then: chosen, otherwise: { kind: 'undefined' } };
}

/** Puts the declared domain in front. */
export function guardDomain(d: Decision, definition: Definition): Decision {
  const domain: Condition = definition.domain ?? [];
  return domain.length === 0 ? d : { kind: 'branch', when: domain, then: d, otherwise: { kind: 'undefined' } };
}
