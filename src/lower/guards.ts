/**
 * Outside its domain a kernel gives NaN. Floating point gives that by itself in most places (log(−1), 0/0) but not in
 * all (1/0, log(0), and wherever exact algebra has removed what was undefined): there, the conditions that the author's
 * formula needs are asked for.
 */
import { isInteger, rational, sign, toDouble } from '../algebra/rational.js';
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
import { type OpName, op as opRow } from '../expr/ops.js';
import { parseCondition } from '../expr/parse.js';
import type { Definition } from '../stages.js';
import type { Point } from '../truth/truth.js';
import { builder } from './build.js';
import type { Bench } from './choose.js';
import { type Decision, mapLeaves, onPath } from './decision.js';
import { blockOf } from './program.js';
import { isNonzero, isPositive } from './range.js';
import { NO_FACTS, rangeOf } from './ranges.js';
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

/** Functions that are 0 where their argument is, and nowhere else. */
const ZERO_KEEPING: ReadonlySet<OpName> = new Set<OpName>([
  'neg',
  'abs',
  'sqrt',
  'cbrt',
  'sinh',
  'tanh',
  'asinh',
  'atanh',
  'asin',
  'atan',
  'erf',
  'expm1',
  'log1p',
]);

/**
 * A condition on a product as conditions on its factors, those left out that always hold: u^2·v != 0 asks for u and v, for
 * a computed square may be 0 where u is not, and x/(1 + x^2) > 0 for x > 0.
 */
function factorsOf(c: Comparison): readonly Comparison[] {
  if (c.right.kind !== 'number' || sign(c.right.value) !== 0) return [c];
  const { coefficient, factors } = productOf(builder(NO_FACTS).from(c.left));
  const nought = number(rational(0));
  if (c.relation === '!=')
    return factors
      .map((f) => f.base)
      .filter((b) => b.kind !== 'number' && !isNonzero(rangeOf(b, NO_FACTS)))
      .flatMap((b): readonly Comparison[] => {
        const inner = b.kind === 'call' && ZERO_KEEPING.has(b.op) ? toExpr(b.args[0]!) : undefined;
        return inner
          ? factorsOf({ left: inner, relation: '!=', right: nought })
          : [{ left: toExpr(b), relation: '!=', right: nought }];
      });
  if (c.relation !== '>') return [c];
  const open = factors.filter((f) => !isPositive(rangeOf(f.base, NO_FACTS)));
  const [only] = open;
  if (open.length !== 1 || !only || !isInteger(only.exponent)) return [c];
  const isOdd = only.exponent.num % 2n !== 0n;
  if (!isOdd && sign(coefficient) < 0) return [c];
  return [{ left: toExpr(only.base), relation: isOdd ? (sign(coefficient) > 0 ? '>' : '<') : '!=', right: nought }];
}

/** Where the truth has no value: which of the conditions fail there. */
function violated(e: Expr, conditions: readonly Comparison[], point: Point, bench: Bench): readonly Comparison[] {
  if (bench.truth.evaluate(e, point, 60, { floor: -1200, ceiling: 1100 }).kind !== 'undefined') return [];
  return conditions.filter((c) => bench.truth.holds([c], point) === 'no');
}

type Leaf = Extract<Decision, { kind: 'leaf' }>;

/** The conditions of a leaf's formula that fail at a tried point without making `guarded` NaN there. */
function neededConditions(guarded: Decision, leaf: Leaf, bench: Bench): readonly Comparison[] {
  const conditions = domainConditions(leaf.value).flatMap(factorsOf);
  if (conditions.length === 0) return [];
  const run = trial(blockOf(guarded, bench.truth, bench.constants), bench.names, 'double');
  const needed = new Map<string, Comparison>();
  for (const setting of bench.settings)
    for (const x of triedInputs(leaf.value, bench)) {
      const point = new Map(setting).set(bench.input, exactInput(x));
      const variables = new Map([...point].map(([name, v]) => [name, toDouble(v)]));
      if (!onPath(leaf.path, variables) || Number.isNaN(run(bench.names.map((n) => variables.get(n)!)))) continue;
      const failing = violated(leaf.value, conditions, point, bench);
      if (failing.length > 0 && !failing.some((c) => needed.has(conditionKey([c]))))
        needed.set(conditionKey([failing[0]!]), failing[0]!);
    }
  return [...needed.values()];
}

const triedInputs = (e: Expr, bench: Bench): readonly number[] => [
  ...specialInputs(e),
  ...bench.inputs.filter((_, i) => i % 10 === 0).map((i) => i.x),
];

const behind = (conditions: readonly Comparison[], d: Decision): Decision =>
  conditions.length === 0 ? d : { kind: 'branch', when: conditions, then: d, otherwise: { kind: 'undefined' } };

/** The decision made of a lifted leaf, undefined where the leaf's own formula is. */
export const guardLeaf = (chosen: Decision, original: Leaf, bench: Bench): Decision =>
  behind(neededConditions(chosen, original, bench), chosen);

/**
 * A derivative's decision, undefined where the function itself is: 1/x is the derivative of log(x) for x > 0 only.
 * `value` is the function's own formula, lifted.
 */
export function guardByValue(derivative: Decision, value: Decision, bench: Bench): Decision {
  let needed = false;
  const guarded = mapLeaves(value, (leaf) => {
    const conditions = neededConditions(derivative, leaf, bench);
    needed ||= conditions.length > 0;
    return behind(conditions, derivative);
  });
  return needed ? guarded : derivative;
}

/** Puts the declared domain in front. */
export function guardDomain(d: Decision, definition: Definition): Decision {
  const domain: Condition = definition.domain ?? [];
  return domain.length === 0 ? d : { kind: 'branch', when: domain, then: d, otherwise: { kind: 'undefined' } };
}
