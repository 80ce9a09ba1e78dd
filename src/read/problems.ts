/** Collects the diagnostics of one file while it is read; a place in it is a span. */
import { type Code, type Diagnostic, diagnostic, hasErrors } from '../diagnostic.js';
import type { Span } from '../expr/expr.js';
import type { Source } from '../stages.js';

export interface Parts {
  readonly label?: string;
  readonly notes?: readonly string[];
  readonly help?: readonly string[];
}

export class Problems {
  private readonly list: Diagnostic[] = [];

  constructor(readonly source: Source) {}

  add(code: Code, message: string, span: Span | undefined, parts: Parts = {}): void {
    const { label, ...rest } = parts;
    const place = span && { file: this.source.file, start: span.start, end: Math.max(span.end, span.start + 1) };
    this.list.push(diagnostic(code, message, { ...rest, place: place && (label ? { ...place, label } : place) }));
  }

  take(found: readonly Diagnostic[]): void {
    this.list.push(...found);
  }

  get all(): readonly Diagnostic[] {
    return this.list;
  }
  get failed(): boolean {
    return hasErrors(this.list);
  }
}
