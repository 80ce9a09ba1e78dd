/**
 * Which definitions use which: cycles, what is reached, and how large a value becomes when all uses are put in. The
 * size is counted without expanding: a chain of definitions that each double the one before is refused at once.
 */
import { type Condition, children, conditionExprs, type Expr, type Span } from '../expr/expr.js';
import type { Body } from './body.js';

/** Names of the definitions that an expression calls, with the place of the first call. */
export function usesOf(exprs: readonly Expr[]): ReadonlyMap<string, Span | undefined> {
  const found = new Map<string, Span | undefined>();
  const visit = (e: Expr): void => {
    if (e.kind === 'use' && !found.has(e.name)) found.set(e.name, e.span);
    for (const c of children(e)) visit(c);
  };
  for (const e of exprs) visit(e);
  return found;
}

/** All expressions of a body. */
export const bodyExprs = (b: Body): readonly Expr[] => {
  const conditions: readonly (Condition | undefined)[] = [
    b.domain,
    ...b.parameters.map((p) => p.domain),
    ...b.joints.map((j) => j.where),
  ];
  const joints = b.joints.flatMap((j) => [j.at, j.dx, j.dxx]);
  return [b.value, ...conditions.flatMap((c) => conditionExprs(c)), ...joints.filter((e) => e !== undefined)];
};

export type Graph = ReadonlyMap<string, readonly string[]>;

/** The shortest circle through a name, as `a b a`; nothing if there is none. */
export function circleThrough(name: string, graph: Graph): readonly string[] | undefined {
  const before = new Map<string, string>();
  let front: readonly string[] = [name];
  while (front.length > 0) {
    const next: string[] = [];
    for (const from of front)
      for (const to of graph.get(from) ?? []) {
        if (to === name) {
          const path = [from];
          while (path[0] !== name) path.unshift(before.get(path[0]!)!);
          return [...path, name];
        }
        if (!before.has(to)) {
          before.set(to, from);
          next.push(to);
        }
      }
    front = next;
  }
  return undefined;
}

/** Everything that is reached from some names by at least one step. */
export function reached(from: readonly string[], graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  const open = from.flatMap((n) => graph.get(n) ?? []);
  while (open.length > 0) {
    const name = open.pop()!;
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(graph.get(name) ?? []));
  }
  return found;
}

/** Size of an expression after expansion: nodes, levels, and how often and how deep each symbol stands in it. */
export interface Extent {
  readonly nodes: number;
  readonly depth: number;
  readonly symbols: ReadonlyMap<string, { readonly count: number; readonly depth: number }>;
}
export interface Callee {
  /** Inputs, then parameters. */
  readonly names: readonly string[];
  readonly extent: Extent;
}

const LEAF: Extent = { nodes: 1, depth: 1, symbols: new Map() };

type Counts = Map<string, { readonly count: number; readonly depth: number }>;

function addSymbols(into: Counts, from: Extent, times: number, below: number): void {
  for (const [name, { count, depth }] of from.symbols) {
    const known = into.get(name);
    into.set(name, { count: (known?.count ?? 0) + count * times, depth: Math.max(known?.depth ?? 0, depth + below) });
  }
}

/** Counts without expanding; counts beyond double range become Infinity, never wrong. */
export function extentOf(e: Expr, callees: ReadonlyMap<string, Callee>): Extent {
  if (e.kind === 'symbol') return { ...LEAF, symbols: new Map([[e.name, { count: 1, depth: 0 }]]) };
  const inner = children(e).map((c) => extentOf(c, callees));
  const symbols: Counts = new Map();
  if (e.kind !== 'use') {
    for (const c of inner) addSymbols(symbols, c, 1, 1);
    const nodes = inner.reduce((n, c) => n + c.nodes, 1);
    return { nodes, depth: 1 + inner.reduce((d, c) => Math.max(d, c.depth), 0), symbols };
  }
  const callee = callees.get(e.name);
  if (!callee) return LEAF;
  let { nodes, depth } = callee.extent;
  callee.names.forEach((name, i) => {
    const place = callee.extent.symbols.get(name);
    const arg = inner[i] ?? LEAF;
    if (!place) return;
    nodes += place.count * (arg.nodes - 1);
    depth = Math.max(depth, place.depth + arg.depth);
    addSymbols(symbols, arg, place.count, place.depth);
  });
  return { nodes, depth, symbols };
}
