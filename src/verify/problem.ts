/**
 * A claim made ready to be settled: definitions expanded, its domain as one condition, its variables named. Every
 * method of settling starts from this record.
 */
import type { Rational } from '../algebra/rational.js';
import { expand } from '../expr/expand.js';
import {
  type Comparison,
  type Condition,
  conditionExprs,
  dependsOn,
  type Expr,
  mapCondition,
  substitute,
  symbolsOf,
} from '../expr/expr.js';
import type { Claim, Definition, Derived, Joint, Library, Statement } from '../stages.js';
import { exactValue } from './exact.js';
import { seedOf } from './random.js';

export interface Variable {
  readonly name: string;
  readonly kind: 'input' | 'parameter' | 'free';
  readonly default?: Rational;
}

export interface Problem {
  readonly claim: Claim;
  readonly definition: Definition;
  readonly library: Library;
  readonly joints: readonly Joint[];
  /** Expanded, pinned variables put in. */
  readonly statement: Statement;
  /** As the author wrote it, for checking calls. */
  readonly written: Statement;
  /** Outer variables first, the input last. */
  readonly variables: readonly Variable[];
  /** What holds on the whole claim: the definition's domain, its parameters' domains and the claim's `where`. */
  readonly domain: Condition;
  /** Variables that an equality fixes at an irrational value (`x == log(2)`): replaced everywhere. */
  readonly pinned: ReadonlyMap<string, Expr>;
  readonly seed: number;
}

/** The expressions of a statement, in order. */
export function statementExprs(s: Statement): readonly Expr[] {
  switch (s.kind) {
    case 'identity':
      return [s.left, s.right];
    case 'inequality':
      return s.links.flatMap((l) => [l.left, l.right]);
    case 'range':
      return [s.of, s.low, s.high];
    default:
      return [s.of];
  }
}

/** The same statement with `f` applied to its expressions. */
export function mapStatement(s: Statement, f: (e: Expr) => Expr): Statement {
  switch (s.kind) {
    case 'identity':
      return { ...s, left: f(s.left), right: f(s.right) };
    case 'inequality':
      return { ...s, links: mapCondition(s.links, f) };
    case 'range':
      return { ...s, of: f(s.of), low: f(s.low), high: f(s.high) };
    default:
      return { ...s, of: f(s.of) };
  }
}

/** Names that occur free: the bound variable of a limit does not count, that of a derivative does. */
export function freeNames(e: Expr, found: Set<string> = new Set()): Set<string> {
  if (e.kind === 'limit') {
    const inner = freeNames(e.of);
    inner.delete(e.variable);
    for (const n of inner) found.add(n);
    if (typeof e.to !== 'string') freeNames(e.to, found);
    return found;
  }
  if (e.kind === 'symbol') found.add(e.name);
  else if (e.kind === 'derivative') freeNames(e.of, found.add(e.variable));
  else for (const c of childrenOf(e)) freeNames(c, found);
  return found;
}
const childrenOf = (e: Expr): readonly Expr[] => {
  if (e.kind === 'call' || e.kind === 'use') return e.args;
  return e.kind === 'pieces' ? e.pieces.flatMap((p) => [...conditionExprs(p.when), p.value]) : [];
};

/** Is the variable differentiated by (or bound) somewhere? Then no expression can be put in its place. */
export function isBound(e: Expr, name: string): boolean {
  if ((e.kind === 'derivative' || e.kind === 'limit') && e.variable === name) return true;
  if (e.kind === 'derivative') return isBound(e.of, name);
  if (e.kind === 'limit') return isBound(e.of, name) || (typeof e.to !== 'string' && isBound(e.to, name));
  return childrenOf(e).some((c) => isBound(c, name));
}

/** `v == expression` with an irrational constant on one side: v and its value. */
function pinOf(c: Comparison): [string, Expr] | undefined {
  if (c.relation !== '==') return undefined;
  for (const [a, b] of [
    [c.left, c.right],
    [c.right, c.left],
  ] as const)
    if (a.kind === 'symbol' && symbolsOf(b).size === 0 && !exactValue(b, new Map())) return [a.name, b];
  return undefined;
}

/** Conditions that hold for the names: domains of those parameters, and of those that these domains name. */
function domainOf(definition: Definition, where: Condition, names: ReadonlySet<string>): Condition {
  const all = new Set(names);
  const taken = new Set<string>();
  const domain: Comparison[] = [];
  if (definition.domain && definition.inputs.some((n) => all.has(n))) domain.push(...definition.domain);
  domain.push(...where);
  for (const e of conditionExprs(domain)) for (const n of freeNames(e)) all.add(n);
  let open = definition.parameters.filter((p) => all.has(p.name));
  while (open.length > 0) {
    for (const p of open) {
      taken.add(p.name);
      domain.push(...(p.domain ?? []));
      for (const e of conditionExprs(p.domain)) for (const n of freeNames(e)) all.add(n);
    }
    open = definition.parameters.filter((p) => all.has(p.name) && !taken.has(p.name));
  }
  return domain;
}

function variablesOf(definition: Definition, names: ReadonlySet<string>): readonly Variable[] {
  const parameters = definition.parameters
    .filter((p) => names.has(p.name))
    .map((p): Variable => ({ name: p.name, kind: 'parameter', default: p.default }));
  const known = new Set([...definition.inputs, ...definition.parameters.map((p) => p.name)]);
  const free = [...names].filter((n) => !known.has(n)).sort();
  const inputs = definition.inputs.filter((n) => names.has(n));
  return [
    ...free.map((name): Variable => ({ name, kind: 'free' })),
    ...parameters,
    ...inputs.map((name): Variable => ({ name, kind: 'input' })),
  ];
}

/** Makes a claim of a derived definition ready. */
export function problemOf(claim: Claim, { definition, library, joints }: Derived): Problem {
  const written = claim.statement;
  const expanded = mapStatement(written, (e) => expand(e, library));
  const where = mapCondition(claim.where ?? [], (e) => expand(e, library));
  const names = new Set<string>();
  for (const e of [...statementExprs(expanded), ...conditionExprs(where)]) freeNames(e, names);
  const domain = mapCondition(domainOf(definition, where, names), (e) => expand(e, library));
  for (const e of conditionExprs(domain)) freeNames(e, names);
  const pinned = new Map(
    domain.map(pinOf).filter((p) => p !== undefined && !statementExprs(expanded).some((e) => isBound(e, p[0]))) as [
      string,
      Expr,
    ][],
  );
  for (const name of pinned.keys()) names.delete(name);
  const pin = (e: Expr) =>
    pinned.size > 0 && [...pinned.keys()].some((n) => dependsOn(e, n)) ? substitute(e, pinned) : e;
  return {
    claim,
    definition,
    library,
    joints,
    written: mapStatement(written, pin),
    statement: mapStatement(expanded, pin),
    variables: variablesOf(definition, names),
    domain: mapCondition(
      domain.filter((c) => {
        const p = pinOf(c);
        return !p || !pinned.has(p[0]);
      }),
      pin,
    ),
    pinned,
    seed: seedOf(`${definition.name}\n${claim.title}\n${claim.text}`),
  };
}
