/**
 * Which known function a formula is. A quick look in double picks candidates; what is said is settled as a claim, never
 * by name and never by the quick look.
 */
import type { Rational } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import { evaluate } from '../expr/evaluate.js';
import { expand } from '../expr/expand.js';
import { type Expr, number, symbol } from '../expr/expr.js';
import { print } from '../expr/print.js';
import type { ClaimResult, Definition, Verdict } from '../stages.js';
import { type Bench, definitionOf, formula, holds, inputOf, safeName, settleIdentity } from './claims.js';
import { walk } from './code.js';
import { longLiterals, namedConstants, namedText } from './constants.js';
import type { NumberFunction } from './pairs.js';

export interface Identity {
  /** A call in the notation of definitions: `name(x, 2)`. */
  readonly text: string;
  readonly verdict: Extract<Verdict, 'proved' | 'tested'>;
  readonly method: string;
  /** Literals that were read as constants for it. */
  readonly readAs?: string;
}

/** A known function that this one is not, but is near to on the inputs looked at. */
export interface Nearness {
  readonly text: string;
  readonly difference: number;
  readonly at: number;
}

export interface Identification {
  readonly identity?: Identity;
  readonly near?: Nearness;
}

const INPUTS = [-8.1, -4.7, -3.1, -2.2, -1.4, -0.9, -0.37, -0.08, 0.06, 0.41, 0.83, 1.6, 2.3, 3.4, 4.9, 8.3];
/** Values of the code's own parameters at which it is looked at. */
const PARAMETERS = [0.5, 1.7];
/** Relative agreement in double that is worth a claim: literals of six digits agree to this. */
const WORTH = 1e-5;
/** An absolute difference that still counts as near, where the function itself moves by at least 1/2. */
const NEAR = 0.02;
const MOVES = 0.5;
/** Ways of filling a definition's parameters that are tried. */
const MOST_WAYS = 80;

interface Candidate {
  readonly call: Expr;
  /** The call with the definition put in. */
  readonly formula: Expr;
  /** How far from the plain definition: parameters that are not at their defaults. */
  readonly cost: number;
}

/** Arguments for a definition's parameters: defaults, the code's parameters, numbers that stand in the code. */
function candidatesOf(d: Definition, f: NumberFunction, bench: Bench): readonly Candidate[] {
  if (d.inputs.length !== 1) return [];
  const own = f.parameters.slice(1).map((p) => symbol(safeName(p.name)));
  const written = new Map<string, Rational>();
  for (const c of walk(f.code)) if (c.kind === 'number' && written.size < 12) written.set(c.text, c.exact);
  const numbers = [...written].map(([text, exact]) => number(exact, text));
  let ways: readonly (readonly [readonly Expr[], number])[] = [[[], 0]];
  for (const p of d.parameters) {
    const values: readonly (readonly [Expr, number])[] = [
      [number(p.default), 0],
      ...own.map((s) => [s, 1] as const),
      ...numbers.map((n) => [n, 2] as const),
    ];
    ways = ways
      .flatMap(([args, cost]) => values.map(([v, c]) => [[...args, v], cost + c] as const))
      .slice(0, MOST_WAYS);
  }
  return ways.map(([args, cost]) => {
    const call: Expr = { kind: 'use', name: d.name, args: [symbol(inputOf(f)), ...args] };
    return { call, formula: expand(call, bench.library), cost };
  });
}

/** Values in double at all points that are looked at. */
function valuesOf(e: Expr, f: NumberFunction): readonly number[] {
  const names = f.parameters.map((p) => safeName(p.name));
  const settings = names.length > 1 ? PARAMETERS : [0];
  return settings.flatMap((v) =>
    INPUTS.map((x) => evaluate(e, new Map(names.map((n, i) => [n, i === 0 ? x : v] as const)))),
  );
}

const isAlike = (a: readonly number[], b: readonly number[]): boolean =>
  a.some(Number.isFinite) &&
  a.every((v, i) => {
    const size = Math.max(Math.abs(v), Math.abs(b[i]!), 1e-3);
    return Number.isNaN(v) ? Number.isNaN(b[i]!) : Math.abs(v - b[i]!) <= WORTH * size;
  });

function largestGap(a: readonly number[], b: readonly number[]): { difference: number; at: number } | undefined {
  let most = { difference: 0, at: 0 };
  for (const [i, v] of a.entries()) {
    const difference = Math.abs(v - b[i]!);
    if (!Number.isFinite(difference)) return undefined;
    if (difference > most.difference) most = { difference, at: INPUTS[i % INPUTS.length]! };
  }
  return most;
}

function claimed(candidate: Candidate, f: NumberFunction, bench: Bench): Identity | undefined {
  const text = print(candidate.call);
  const found = settled(definitionOf(f, bench), formula(f), candidate.formula, bench);
  if (found) return { text, ...found };
  if (longLiterals([f.code]).size === 0) return undefined;
  const constants = namedConstants([f.code], bench.truth);
  if (constants.length === 0) return undefined;
  const read = formula(f, (t, exact) => constants.find((c) => c.text === t)?.real ?? number(exact, t));
  const again = settled(definitionOf(f, bench), read, candidate.formula, bench);
  return again && { text, ...again, readAs: namedText(constants) };
}

/** As the derivative of a known function: for what has no function of its own in the file. */
function derivativeOfKnown(f: NumberFunction, values: readonly number[], known: readonly Candidate[], bench: Bench) {
  const input = inputOf(f);
  for (const c of known.filter((k) => k.cost <= 1)) {
    const slope = differentiate(c.formula, input);
    if (!isAlike(valuesOf(slope, f), values)) continue;
    const derivative: Expr = { kind: 'derivative', of: c.call, variable: input };
    const exact: Expr = { kind: 'derivative', of: c.formula, variable: input };
    const identity = claimed({ call: derivative, formula: exact, cost: c.cost }, f, bench);
    if (identity) return identity;
  }
  return undefined;
}

function settled(
  d: Definition,
  left: Expr,
  right: Expr,
  bench: Bench,
): Pick<Identity, 'verdict' | 'method'> | undefined {
  const r: ClaimResult = settleIdentity(d, left, right, bench);
  return holds(r) ? { verdict: r.verdict as Identity['verdict'], method: r.method } : undefined;
}

/** Looks for the formula among the library's definitions (and, where given, other names for formulas). */
export function identify(f: NumberFunction, bench: Bench): Identification {
  if (f.parameters.length === 0) return {};
  const values = valuesOf(formula(f), f);
  const candidates = [...bench.library.values()].flatMap((d) => candidatesOf(d, f, bench));
  const seen = candidates.map((c) => ({ ...c, values: valuesOf(c.formula, f) }));
  const alike = seen.filter((c) => isAlike(c.values, values)).sort((a, b) => a.cost - b.cost || order(a.call, b.call));
  for (const c of alike.slice(0, 4)) {
    const identity = claimed(c, f, bench);
    if (identity) return { identity };
  }
  const slope = derivativeOfKnown(f, values, candidates, bench);
  if (slope) return { identity: slope };
  const span = Math.max(...values) - Math.min(...values);
  if (!(span >= MOVES)) return {};
  const gaps = seen.flatMap((c) => {
    const gap = c.cost === 0 ? largestGap(c.values, values) : undefined;
    return gap && gap.difference > 0 && gap.difference <= NEAR ? [{ text: print(c.call), ...gap }] : [];
  });
  const near = gaps.sort((a, b) => a.difference - b.difference)[0];
  return near ? { near } : {};
}

/** Shorter first, then by name. */
const order = (a: Expr, b: Expr): number => {
  const [u, v] = [print(a), print(b)];
  return u.length - v.length || (u < v ? -1 : 1);
};
