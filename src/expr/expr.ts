/**
 * The expression tree: what a definition, a derivative and a claim are made of. Immutable; nodes may be shared.
 * Numbers are exact rationals. This file knows no function by name: `ops.ts` is the table of them.
 */
import { equal, isInteger, type Rational, rational } from '../algebra/rational.js';
import type { OpName } from './ops.js';

/** Character offsets [start, end) into the definition's file, or nothing for a node that no author wrote. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly span?: Span;
}

/** An exact number. `text` keeps the author's spelling for printing. */
export interface NumberNode extends Node {
  readonly kind: 'number';
  readonly value: Rational;
  readonly text?: string;
}
/** An input, a parameter, or a variable that a claim's `where` introduces. */
export interface SymbolNode extends Node {
  readonly kind: 'symbol';
  readonly name: string;
}
export interface ConstantNode extends Node {
  readonly kind: 'constant';
  readonly name: 'pi' | 'e';
}
/** An operator or built-in function: `op` is a row of `ops.ts`. */
export interface CallNode extends Node {
  readonly kind: 'call';
  readonly op: OpName;
  readonly args: readonly Expr[];
}
/** Another definition, called with its inputs and then parameters; left-out parameters take their defaults. */
export interface UseNode extends Node {
  readonly kind: 'use';
  readonly name: string;
  readonly args: readonly Expr[];
}
/** First match wins. The last piece has no `when`, or the pieces together cover the domain. */
export interface PiecesNode extends Node {
  readonly kind: 'pieces';
  readonly pieces: readonly Piece[];
}
/** D(of, variable): claims only. The mathematical derivative, undefined at a kink. */
export interface DerivativeNode extends Node {
  readonly kind: 'derivative';
  readonly of: Expr;
  readonly variable: string;
}
/** limit(of, variable, to): claims only. `side` is set for `0+` and `0-` (any point may carry one). */
export interface LimitNode extends Node {
  readonly kind: 'limit';
  readonly of: Expr;
  readonly variable: string;
  readonly to: Expr | 'inf' | '-inf';
  readonly side?: '+' | '-';
}
/** `inf` and `-inf` as the value of a limit or the end of a range: claims only. */
export interface InfinityNode extends Node {
  readonly kind: 'infinity';
  readonly sign: 1 | -1;
}

export type Expr =
  | NumberNode
  | SymbolNode
  | ConstantNode
  | CallNode
  | UseNode
  | PiecesNode
  | DerivativeNode
  | LimitNode
  | InfinityNode;

export interface Piece {
  /** Missing in the last piece (`else`). */
  readonly when?: Condition;
  readonly value: Expr;
}

export type Relation = '<' | '<=' | '>' | '>=' | '==' | '!=';

export interface Comparison {
  readonly left: Expr;
  readonly relation: Relation;
  readonly right: Expr;
  readonly span?: Span;
}

/** All comparisons hold at once (`and`). An empty list is always true. */
export type Condition = readonly Comparison[];

// Constructors. None simplifies; `tidy.ts` does.

export const number = (value: Rational | bigint | number, text?: string): NumberNode => {
  const exact = typeof value === 'object' ? value : rational(value);
  return text === undefined ? { kind: 'number', value: exact } : { kind: 'number', value: exact, text };
};
export const symbol = (name: string): SymbolNode => ({ kind: 'symbol', name });
export const call = (op: OpName, ...args: readonly Expr[]): CallNode => ({ kind: 'call', op, args });
export const pieces = (list: readonly Piece[]): PiecesNode => ({ kind: 'pieces', pieces: list });
export const PI: ConstantNode = { kind: 'constant', name: 'pi' };
export const E: ConstantNode = { kind: 'constant', name: 'e' };

export function isNumber(e: Expr): e is NumberNode;
export function isNumber(e: Expr, value: number): boolean;
export function isNumber(e: Expr, value?: number): boolean {
  return e.kind === 'number' && (value === undefined || equal(e.value, rational(value)));
}
export const isIntegerNumber = (e: Expr): e is NumberNode => e.kind === 'number' && isInteger(e.value);
export const isCall = (e: Expr, op: OpName): e is CallNode => e.kind === 'call' && e.op === op;

/** The direct sub-expressions, those of conditions included. */
export function children(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'call':
    case 'use':
      return e.args;
    case 'pieces':
      return e.pieces.flatMap((p) => [...conditionExprs(p.when), p.value]);
    case 'derivative':
      return [e.of];
    case 'limit':
      return typeof e.to === 'string' ? [e.of] : [e.of, e.to];
    default:
      return [];
  }
}

export const conditionExprs = (when: Condition | undefined): readonly Expr[] =>
  (when ?? []).flatMap((c) => [c.left, c.right]);

export const mapCondition = (when: Condition, f: (e: Expr) => Expr): Condition =>
  when.map((c) => ({ ...c, left: f(c.left), right: f(c.right) }));

/** The same node with `f` applied to every direct sub-expression; the node itself if none changed. */
export function mapChildren(e: Expr, f: (child: Expr) => Expr): Expr {
  switch (e.kind) {
    case 'call':
    case 'use': {
      const args = e.args.map(f);
      return args.every((a, i) => a === e.args[i]) ? e : { ...e, args };
    }
    case 'pieces':
      return {
        ...e,
        pieces: e.pieces.map((p) =>
          p.when === undefined ? { value: f(p.value) } : { when: mapCondition(p.when, f), value: f(p.value) },
        ),
      };
    case 'derivative':
      return { ...e, of: f(e.of) };
    case 'limit':
      return { ...e, of: f(e.of), to: typeof e.to === 'string' ? e.to : f(e.to) };
    default:
      return e;
  }
}

/** Bottom-up rewriting: children first, then the node. */
export const transform = (e: Expr, f: (node: Expr) => Expr): Expr => f(mapChildren(e, (c) => transform(c, f)));

/** Replaces symbols by expressions (simultaneously). The bound variable of a limit or derivative is not replaced. */
export function substitute(e: Expr, env: ReadonlyMap<string, Expr>): Expr {
  if (e.kind === 'symbol') return env.get(e.name) ?? e;
  if ((e.kind === 'limit' || e.kind === 'derivative') && env.has(e.variable)) {
    const inner = new Map(env);
    inner.delete(e.variable);
    const of = substitute(e.of, inner);
    if (e.kind === 'derivative') return { ...e, of };
    return { ...e, of, to: typeof e.to === 'string' ? e.to : substitute(e.to, env) };
  }
  return mapChildren(e, (c) => substitute(c, env));
}

/** The names of all symbols that occur, the bound variables of limits included. */
export function symbolsOf(e: Expr, found: Set<string> = new Set()): Set<string> {
  if (e.kind === 'symbol') found.add(e.name);
  for (const c of children(e)) symbolsOf(c, found);
  return found;
}

export const dependsOn = (e: Expr, name: string): boolean =>
  e.kind === 'symbol' ? e.name === name : children(e).some((c) => dependsOn(c, name));

/** A text that is equal for structurally equal trees (spans and spellings ignored). */
export function key(e: Expr): string {
  switch (e.kind) {
    case 'number':
      return e.value.den === 1n ? `${e.value.num}` : `${e.value.num}/${e.value.den}`;
    case 'symbol':
      return e.name;
    case 'constant':
      return `#${e.name}`;
    case 'call':
      return `${e.op}(${e.args.map(key).join(',')})`;
    case 'use':
      return `@${e.name}(${e.args.map(key).join(',')})`;
    case 'pieces':
      return `{${e.pieces.map((p) => `${p.when === undefined ? 'else' : conditionKey(p.when)}:${key(p.value)}`).join(';')}}`;
    case 'derivative':
      return `D(${key(e.of)},${e.variable})`;
    case 'limit':
      return `lim(${key(e.of)},${e.variable},${typeof e.to === 'string' ? e.to : key(e.to)}${e.side ?? ''})`;
    case 'infinity':
      return e.sign > 0 ? 'inf' : '-inf';
  }
}

export const conditionKey = (when: Condition): string =>
  when.map((c) => `${key(c.left)}${c.relation}${key(c.right)}`).join('&');

export const sameExpr = (a: Expr, b: Expr): boolean => a === b || key(a) === key(b);

/** The number of nodes, counting a shared node as often as it occurs. */
export const size = (e: Expr): number => children(e).reduce((n, c) => n + size(c), 1);
