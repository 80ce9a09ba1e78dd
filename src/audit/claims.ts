/**
 * Hand-written functions as definitions and claims, so that the compiler's own methods settle what is said of them: a
 * proof, a witness, or how far it was looked at.
 */
import { rational } from '../algebra/rational.js';
import { deriveAlone, settleAlone } from '../compile.js';
import { type Comparison, type Condition, type Expr, substitute, symbol, symbolsOf } from '../expr/expr.js';
import { printCondition, printStatement } from '../expr/print.js';
import type { Claim, ClaimResult, Definition, Derived, Library, Parameter, Source, Statement } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import type { Code } from './code.js';
import type { NumberFunction } from './pairs.js';
import { type Literals, realOf } from './real.js';

/** What everything that settles needs. */
export interface Bench {
  readonly source: Source;
  readonly library: Library;
  readonly truth: Truth;
}

/** A parameter without a default of its own: neither 0 nor 1, where many functions degenerate. */
const USUAL = rational(1, 2);

/** Names that mean something else in the notation, or that differentiation uses for itself. */
const TAKEN = /^(e|pi|inf|[huv]\d*)$/;
export const safeName = (name: string): string => (TAKEN.test(name) ? `${name}_` : name);

/** Parameters of code in the notation; the code is unchanged. */
export function formula(f: NumberFunction, literals?: Literals, code: Code = f.code): Expr {
  const renamed = f.parameters.filter((p) => safeName(p.name) !== p.name);
  const e = realOf(code, literals);
  return renamed.length === 0 ? e : substitute(e, new Map(renamed.map((p) => [p.name, symbol(safeName(p.name))])));
}

export const inputOf = (f: NumberFunction): string => safeName(f.parameters[0]?.name ?? 'x');

/** The function as a definition without claims. */
export function definitionOf(f: NumberFunction, { source }: Bench, literals?: Literals): Definition {
  const { span } = f;
  const parameters = f.parameters
    .slice(1)
    .map((p): Parameter => ({ name: safeName(p.name), default: p.default ?? USUAL, learned: false, span }));
  return {
    name: f.path.join('_').replace(/[^A-Za-z0-9_]/g, '_'),
    source,
    title: f.name,
    aliases: [],
    inputs: [inputOf(f)],
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

/** Does a finding say that the claim holds, as far as it was looked at? */
export const holds = (r: ClaimResult): boolean => r.verdict === 'proved' || r.verdict === 'tested';
