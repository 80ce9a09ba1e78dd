/**
 * Hand-written functions as definitions and claims, so that the compiler's own methods settle what is said of them: a
 * proof, a witness, or how far it was looked at.
 */
import { type Rational, rational } from '../algebra/rational.js';
import { deriveAlone, settleAlone } from '../compile.js';
import {
  type Comparison,
  type Condition,
  children,
  conditionKey,
  dependsOn,
  type Expr,
  isNumber,
  mapCondition,
  number,
  substitute,
  symbol,
  symbolsOf,
} from '../expr/expr.js';
import { printCondition, printStatement } from '../expr/print.js';
import { tidy } from '../expr/tidy.js';
import type { Claim, ClaimResult, Definition, Derived, Library, Parameter, Source, Statement } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import type { NumberFunction } from './pairs.js';
import { type Literals, realOf, unguarded } from './real.js';

/** What everything that settles needs. */
export interface Bench {
  readonly source: Source;
  readonly library: Library;
  readonly truth: Truth;
}

/** Values for a parameter without a default, in turn: not 0 or 1 first, where many functions degenerate. */
const USUAL: readonly Rational[] = [
  rational(1, 2),
  rational(2),
  rational(-1, 2),
  rational(1),
  rational(10),
  rational(0),
];

/** Names that mean something else in the notation, or that differentiation uses for itself. */
const TAKEN = /^(e|pi|inf|[huv]\d*)$/;
export const safeName = (name: string): string => (TAKEN.test(name) ? `${name}_` : name);

const inNotation = (f: NumberFunction): ((e: Expr) => Expr) => {
  const renamed = f.parameters.filter((p) => safeName(p.name) !== p.name);
  const env = new Map(renamed.map((p) => [p.name, symbol(safeName(p.name))] as const));
  return (e) => (env.size === 0 ? e : substitute(e, env));
};

/** The formula of a function that others are compared with, where it is meant to have a value (see `domainOf`). */
export const formula = (f: NumberFunction, literals?: Literals): Expr =>
  inNotation(f)(realOf(unguarded(f.code).code, literals));

/** The formula with its guards: where the code returns nothing it has no value. */
export const wholeFormula = (f: NumberFunction, literals?: Literals): Expr => inNotation(f)(realOf(f.code, literals));

/** Where the code does not return nothing straight away. */
export const domainOf = (f: NumberFunction): Condition =>
  mapCondition(unguarded(f.code).domain, (e) => tidy(inNotation(f)(e)));

export const inputOf = (f: NumberFunction): string => safeName(f.parameters[0]?.name ?? 'x');

/** The function as a definition without claims. */
export function definitionOf(f: NumberFunction, { source, truth }: Bench, literals?: Literals): Definition {
  const { span } = f;
  const domain = domainOf(f);
  const input = inputOf(f);
  const names = (c: Comparison) => [...symbolsOf(c.left), ...symbolsOf(c.right)];
  const isOf = (name: string) => (c: Comparison) => name !== input && names(c).every((n) => n === name);
  const parameters = f.parameters.slice(1).map((p): Parameter => {
    const name = safeName(p.name);
    const own = domain.filter(isOf(name));
    const inside = (v: Rational) => truth.holds(own, new Map([[name, v]])) === 'yes';
    const value = p.default ?? USUAL.find(inside) ?? USUAL[0]!;
    return { name, default: value, learned: false, span, ...(own.length > 0 ? { domain: own } : {}) };
  });
  const others = domain.filter((c) => !parameters.some((p) => isOf(p.name)(c)));
  return {
    name: f.path.join('_').replace(/[^A-Za-z0-9_]/g, '_'),
    source,
    title: f.name,
    aliases: [],
    inputs: [input],
    ...(others.length > 0 ? { domain: others } : {}),
    parameters,
    outputs: [{ ...formula(f, literals), span }],
    joints: [],
    claims: [],
    sources: [],
    uses: [],
  };
}

/** Settles one identity about a definition; variables that it does not have are free. */
export function settleIdentity(
  definition: Definition,
  left: Expr,
  right: Expr,
  bench: Bench,
  where: Condition = [],
): ClaimResult {
  const statement: Statement = { kind: 'identity', left, right };
  const names = new Set([...symbolsOf(left), ...symbolsOf(right)]);
  const text = `${printStatement(statement)}${where.length > 0 ? ` where ${printCondition(where)}` : ''}`;
  const claim: Claim = {
    title: 'audit',
    text,
    statement,
    ...(where.length > 0 ? { where } : {}),
    variables: [...names].sort(),
    span: definition.outputs[0]?.span ?? { start: 0, end: 0 },
  };
  return settleAlone({ ...definition, claims: [claim] }, bench.library, bench.truth)[0]!;
}

/** D(of, variable), `order` times. */
export const derivativeOf = (of: Expr, variable: string, order: number): Expr =>
  Array.from({ length: order }).reduce<Expr>((e) => ({ kind: 'derivative', of: e, variable }), of);

/** The definition with its derivatives and joints; undefined where that is beyond the compiler's limits. */
export const derivedOf = (definition: Definition, bench: Bench): Derived | undefined =>
  deriveAlone(definition, bench.library, bench.truth).value;

/** The input is none of the places where smooth parts meet. */
export function awayFromJoints(derived: Derived): Condition {
  const left = symbol(derived.definition.inputs[0]!);
  return derived.joints.map((j): Comparison => ({ left, relation: '!=', right: j.at }));
}

/**
 * The same from formulas themselves: no condition of its pieces is at its border, no kink of abs, sign, max or min is met.
 * Jumps of floor and ceil are not among them.
 */
export function awayFromBorders(list: readonly Expr[], variable: string): Condition {
  const found = new Map<string, Comparison>();
  const note = (left: Expr, right: Expr) => {
    const c: Comparison = { left, relation: '!=', right };
    if (dependsOn(left, variable) || dependsOn(right, variable)) found.set(conditionKey([c]), c);
  };
  const visit = (part: Expr): void => {
    if (part.kind === 'pieces') for (const p of part.pieces) for (const c of p.when ?? []) note(c.left, c.right);
    if (part.kind === 'call' && (part.op === 'max' || part.op === 'min')) note(part.args[0]!, part.args[1]!);
    if (part.kind === 'call' && (part.op === 'abs' || part.op === 'sign')) note(part.args[0]!, number(0));
    for (const c of children(part)) visit(c);
  };
  for (const e of list) visit(e);
  return [...found.values()];
}

/** Does a finding say that the claim holds, as far as it was looked at? */
export const holds = (r: ClaimResult): boolean => r.verdict === 'proved' || r.verdict === 'tested';

/** Does a formula divide by 0, or have no piece at all? No program can be made of it. */
export const isDegenerate = (e: Expr): boolean =>
  (e.kind === 'pieces' && e.pieces.length === 0) ||
  (e.kind === 'call' && (e.op === 'div' || e.op === 'pow') && isNumber(e.args[e.op === 'div' ? 1 : 0]!, 0)) ||
  children(e).some(isDegenerate);
