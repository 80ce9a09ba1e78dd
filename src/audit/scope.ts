/**
 * The names of a file: what each of them is bound to, and the functions that stand in it, by the path that reaches them
 * (`step`, `activations.step`). Nothing is looked up outside the file.
 */
import type { Span } from '../expr/expr.js';
import type { NotRead } from './code.js';
import type { Expression, SourceTree, Statement } from './syntax.js';

export interface Binding {
  readonly value: Expression;
  readonly span: Span;
}

/** A function of the file, or a native one that an object lists (`{ activation: Math.tanh }`). */
export interface Found {
  readonly path: readonly string[];
  readonly value: Expression;
  /** Where to point: the name. */
  readonly span: Span;
  /** Another name for something: of interest only as a part of a pair. */
  readonly alias?: true;
}

export interface Scope {
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly functions: readonly Found[];
  /** Classes and other containers that may hold functions and are not read. */
  readonly notRead: readonly NotRead[];
}

/** The name without the quotes, brackets and dots that lead to it. */
const memberPath = (e: Expression): readonly string[] | undefined => {
  if (e.kind === 'name') return [e.name];
  if (e.kind !== 'member') return undefined;
  const before = memberPath(e.of);
  return before && [...before, e.name];
};

/** Where an assignment at the top of the file exports to: the path under which users see it. */
function exportPath(target: Expression): readonly string[] | undefined {
  const path = memberPath(target);
  if (!path) return undefined;
  if (path[0] === 'exports') return path.slice(1);
  if (path[0] === 'module' && path[1] === 'exports') return path.slice(2);
  return path;
}

class Collector {
  readonly bindings = new Map<string, Binding>();
  readonly functions: Found[] = [];
  readonly notRead: NotRead[] = [];

  statement(s: Statement): void {
    switch (s.kind) {
      case 'bind':
        this.bindings.set(s.name, { value: s.value, span: s.span });
        if (memberPath(s.value)) this.functions.push({ path: [s.name], value: s.value, span: s.span, alias: true });
        else this.value([s.name], s.value, s.span);
        return;
      case 'unpack':
        for (const { from, to } of s.names)
          this.bindings.set(to, { value: { kind: 'member', of: s.value, name: from, span: s.span }, span: s.span });
        return;
      case 'function':
        this.bindings.set(s.name, { value: s.value, span: s.span });
        this.value([s.name], s.value, s.span);
        return;
      case 'assign': {
        const path = exportPath(s.target);
        if (path) this.value(path, s.value, s.span);
        return;
      }
      case 'other':
        if (/class|namespace/.test(s.what)) this.notRead.push({ what: s.what, span: s.span });
        return;
      default:
        return;
    }
  }

  private value(path: readonly string[], value: Expression, span: Span): void {
    if (value.kind === 'function') this.functions.push({ path, value, span });
    if (value.kind === 'other' && value.what === 'a class') this.notRead.push({ what: value.what, span: value.span });
    if (value.kind !== 'object') return;
    for (const p of value.properties) {
      const inner = [...path, p.name];
      const isAlias = p.value.kind === 'member' || p.value.kind === 'name';
      // `{ step }` only exports under the same name what is listed already.
      if (p.value.kind === 'name' && p.value.name === p.name) continue;
      if (isAlias && memberPath(p.value)) this.functions.push({ path: inner, value: p.value, span: p.span });
      else this.value(inner, p.value, p.span);
    }
  }
}

/** All names and functions of a parsed file, in order. */
export function scopeOf(tree: SourceTree): Scope {
  const collector = new Collector();
  for (const s of tree.body) collector.statement(s);
  return collector;
}
