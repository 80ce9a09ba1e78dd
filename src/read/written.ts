/**
 * A text to be parsed as an expression, with its exact offset in the file. Expressions ignore white space, so a text
 * over several lines is parsed as it stands in the file, line ends and indentation included: every place is exact.
 */
import type { Diagnostic } from '../diagnostic.js';
import { type Comparison, type Condition, type Expr, mapChildren, type Span } from '../expr/expr.js';
import type { Parsed } from '../expr/parse.js';
import type { Text } from './yaml.js';

export interface Written {
  readonly text: string;
  readonly offset: number;
  /** False for quoted texts with escapes: places are then the whole text. */
  readonly exact: boolean;
  readonly span: Span;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

export function written(t: Text, file: string): Written {
  const raw = file.slice(t.span.start, t.span.end).replace(/[\r\n\t]/g, ' ');
  const exact = squeeze(raw) === squeeze(t.text);
  return { text: exact ? raw : t.text.replace(/\s/g, ' '), offset: t.span.start, exact, span: t.span };
}

/** A part of a written text (the statement before `where`). */
export function part(w: Written, start: number, end: number): Written {
  const text = w.text.slice(start, end);
  if (!w.exact) return { ...w, text };
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const offset = w.offset + start + lead;
  return { text: trimmed, offset, exact: true, span: { start: offset, end: offset + trimmed.length } };
}

/** Moves places that could not be exact to the whole text. */
export function settle<T extends Expr | Condition>(w: Written, parsed: Parsed<T>): Parsed<T> {
  if (w.exact) return parsed;
  if (!parsed.ok) return { ok: false, diagnostics: parsed.diagnostics.map((d) => atWhole(w, d)) };
  return {
    ok: true,
    value: (Array.isArray(parsed.value) ? parsed.value.map((c) => moveLink(w, c)) : move(w, parsed.value as Expr)) as T,
  };
}

export const atWhole = (w: Written, d: Diagnostic): Diagnostic =>
  d.place ? { ...d, place: { ...d.place, start: w.span.start, end: Math.max(w.span.end, w.span.start + 1) } } : d;

const move = (w: Written, e: Expr): Expr => ({ ...mapChildren(e, (c) => move(w, c)), span: w.span });
const moveLink = (w: Written, c: Comparison): Comparison => ({
  ...c,
  left: move(w, c.left),
  right: move(w, c.right),
  span: w.span,
});
