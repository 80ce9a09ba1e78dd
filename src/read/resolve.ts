/** What definitions say about one another: the graph of uses, its circles, failures that spread, expanded sizes. */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { conditionExprs, type Expr, type Span } from '../expr/expr.js';
import { statementExprs } from './claims.js';
import type { Draft } from './drafts.js';
import { MAX_EXPANDED_DEPTH, MAX_EXPANDED_NODES } from './limits.js';
import { bodyExprs, type Callee, circleThrough, extentOf, type Graph, usesOf } from './uses.js';

/** Used definitions by name, with the place of the first use. */
export type Links = ReadonlyMap<string, Span | undefined>;

export interface Resolved {
  readonly body: ReadonlyMap<string, Links>;
  readonly claims: ReadonlyMap<string, Links>;
  /** Of bodies: what must be there before this one can be expanded. */
  readonly graph: Graph;
  /** All names, used ones before their users (circles in order of name). */
  readonly order: readonly string[];
}

const claimExprs = (d: Draft): readonly Expr[] =>
  d.claims.flatMap((c) => [...statementExprs(c.statement), ...conditionExprs(c.where)]);

function topological(names: readonly string[], graph: Graph): readonly string[] {
  const done = new Set<string>();
  const order: string[] = [];
  // An explicit stack: a chain of uses may be longer than the call stack.
  for (const start of names) {
    const stack: { name: string; next: number }[] = [{ name: start, next: 0 }];
    if (done.has(start)) continue;
    done.add(start);
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const to = graph.get(top.name)?.[top.next++];
      if (to === undefined) {
        order.push(top.name);
        stack.pop();
      } else if (!done.has(to)) {
        done.add(to);
        stack.push({ name: to, next: 0 });
      }
    }
  }
  return order;
}

export function resolve(drafts: ReadonlyMap<string, Draft>): Resolved {
  const names = [...drafts.keys()].sort();
  const links = (exprs: (d: Draft) => readonly Expr[]) =>
    new Map(names.map((n) => [n, usesOf(exprs(drafts.get(n)!))] as const));
  const body = links((d) => (d.body ? bodyExprs(d.body) : []));
  const claims = links(claimExprs);
  const graph = new Map([...body].map(([n, l]) => [n, [...l.keys()].filter((k) => drafts.has(k)).sort()] as const));
  return { body, claims, graph, order: topological(names, graph) };
}

/** `a → b → a`, underlined at the call in `name` that leads back. */
export function circleProblem(name: string, resolved: Resolved, file: string): Diagnostic | undefined {
  const circle = circleThrough(name, resolved.graph);
  if (!circle) return undefined;
  const span = resolved.body.get(name)?.get(circle[1]!);
  const self = circle.length === 2;
  return diagnostic('cycle', self ? `\`${name}\` uses itself` : `\`${name}\` uses itself through other definitions`, {
    place: span && { file, ...span },
    notes: [circle.join(' → ')],
    help: ['a definition is a formula of functions that are known without it'],
  });
}

/** One complaint for each used definition that has errors. */
export function failedUses(
  name: string,
  links: Links,
  failed: (used: string) => boolean,
  causes: (used: string) => readonly string[],
  file: string,
): readonly Diagnostic[] {
  return [...links]
    .filter(([used]) => used !== name && failed(used))
    .map(([used, span]) =>
      diagnostic('uses-failed', `\`${used}\` is used here and has errors of its own`, {
        place: span && { file, ...span },
        help: [`correct ${[...new Set(causes(used))].map((c) => `\`${c}\``).join(', ')} first`],
      }),
    );
}

const count = (n: number): string => (n < 1e9 ? String(n) : 'more than a thousand million');

/** Refuses what becomes too large once all uses are put in. */
export function sizeProblems(draft: Draft, callees: ReadonlyMap<string, Callee>): readonly Diagnostic[] {
  const claims = draft.claims.flatMap((c) =>
    [...statementExprs(c.statement), ...conditionExprs(c.where)].map((e) => ({ e, span: c.span })),
  );
  const body = draft.body
    ? bodyExprs(draft.body).map((e) => ({ e, span: e.span ?? draft.outline!.pieces[0]!.span }))
    : [];
  const found: Diagnostic[] = [];
  for (const { e, span } of [...body, ...claims]) {
    const { nodes, depth } = extentOf(e, callees);
    if (nodes <= MAX_EXPANDED_NODES && depth <= MAX_EXPANDED_DEPTH) continue;
    const what = nodes > MAX_EXPANDED_NODES ? `${count(nodes)} parts` : `${count(depth)} levels`;
    const most = nodes > MAX_EXPANDED_NODES ? MAX_EXPANDED_NODES : MAX_EXPANDED_DEPTH;
    found.push(
      diagnostic('expr-too-large', `with all definitions put in, this has ${what}`, {
        place: { file: draft.source.file, start: span.start, end: span.end },
        notes: [`at most ${most} are allowed`],
        help: ['use fewer or smaller definitions'],
      }),
    );
  }
  return found.slice(0, 1);
}
