/**
 * The reading end of the parser: tokens, places and complaints. Knows no grammar; `parse-expression.ts` and
 * `parse.ts` build on it.
 */
import { type Code, type Diagnostic, type DiagnosticParts, diagnostic } from '../diagnostic.js';
import type { Span } from './expr.js';
import { type Token, tokenize } from './tokens.js';

export interface ParseContext {
  readonly file: string;
  /** Where the text starts in the file. */
  readonly offset: number;
  /** Inputs, parameters and variables that a `where` introduces. */
  readonly symbols: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, { readonly inputs: number; readonly parameters: number }>;
  /** D, limit and inf are allowed. */
  readonly claims: boolean;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Stated limits of one expression; they keep every later pass small. */
export const MAX_DEPTH = 100;
export const MAX_NODES = 2000;
export const MAX_DIGITS = 400;
export const MAX_EXPONENT = 1000;
const OTHER_CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '−': '-',
    '–': '-',
    '·': '*',
    '×': '*',
    '÷': '/',
    '≤': '<=',
    '≥': '>=',
    '≠': '!=',
    '²': '^2',
    '³': '^3',
    π: 'pi',
    '∞': 'inf',
    '|': 'abs(…)',
    '√': 'sqrt(…)',
  }),
);
export class SyntaxProblem extends Error {
  constructor(readonly problem: Diagnostic) {
    super(problem.message);
  }
}

/** One text, read from left to right. Its only state is the position, the depth and the number of parts. */
export class TokenReader {
  protected readonly tokens: readonly Token[];
  protected position = 0;
  private depth = 0;
  private nodes = 0;

  constructor(
    readonly text: string,
    readonly context: ParseContext | undefined,
  ) {
    this.tokens = tokenize(text);
  }

  protected now(): Token {
    return this.tokens[this.position]!;
  }
  protected peek(ahead: number): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }
  protected take(text: string): boolean {
    if (this.now().text !== text || this.now().kind === 'end') return false;
    this.position += 1;
    return true;
  }
  protected span(start: number): Span {
    const before = this.tokens[this.position - 1];
    const offset = this.context?.offset ?? 0;
    return { start: offset + start, end: offset + (before?.end ?? start) };
  }
  fail(code: Code, message: string, from: { start: number; end: number }, parts: DiagnosticParts = {}): never {
    const offset = this.context?.offset ?? 0;
    const end = Math.max(from.end, from.start + 1);
    const place = { file: this.context?.file ?? '', start: offset + from.start, end: offset + end };
    throw new SyntaxProblem(diagnostic(code, message, { ...parts, place }));
  }
  protected count(): void {
    this.nodes += 1;
    if (this.nodes > MAX_NODES)
      this.fail('expr-too-large', `the expression has more than ${MAX_NODES} parts`, this.now(), {
        help: ['split it into several definitions'],
      });
  }

  /** Complains about whatever stands at the current token, as helpfully as the token allows. */
  protected unexpected(wanted: string): never {
    const t = this.now();
    if (t.kind === 'end')
      this.fail('expr-syntax', `${wanted} is missing at the end of \`${this.text.trim()}\``, t, {
        help: [`complete the expression: after \`${this.text.trim().slice(-20)}\` ${wanted} must follow`],
      });
    const other = OTHER_CHARACTERS.get(t.text);
    if (other)
      this.fail('expr-syntax', `\`${t.text}\` is not part of the notation`, t, { help: [`write \`${other}\``] });
    if (t.text === '**') this.fail('expr-syntax', 'powers are not written `**`', t, { help: ['write `^`'] });
    if (t.text === '&&' || t.text === '||')
      this.fail('expr-syntax', `\`${t.text}\` is not part of the notation`, t, {
        help: [t.text === '&&' ? 'write `and`' : 'conditions are joined by `and` only; use one piece per case'],
      });
    if (t.text === ')') this.fail('expr-syntax', 'this `)` closes nothing', t, { help: ['remove it, or add the `(`'] });
    const code = t.text.codePointAt(0) ?? 0;
    const strange = t.kind === 'unknown' && code > 0x7e ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : '';
    this.fail('expr-syntax', `${wanted} was expected here, not \`${t.text}\``, t, {
      help: strange
        ? [`this is the character ${strange}; the notation is written in plain ASCII letters and signs`]
        : [],
    });
  }

  protected nested<T>(f: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      this.fail('expr-too-large', `the expression is nested more than ${MAX_DEPTH} deep`, this.now(), {
        help: ['split it into several definitions'],
      });
    const result = f();
    this.depth -= 1;
    return result;
  }
}
