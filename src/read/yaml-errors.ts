/** The YAML library's error codes in the words of someone who writes a definition, with what to do. */
import type { YAMLError } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Span } from '../expr/expr.js';
import type { Source } from '../stages.js';

interface Explained {
  readonly message: string;
  readonly help: readonly string[];
  readonly span?: Span;
}

/** The line that an offset lies on, with its place. */
function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return { start, line: text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '') };
}

const QUOTE = 'put the text between double quotes';
const SAME_COLUMN = 'start all keys of one level at the same column';

/** `a: b: c` and `- if: x > 0, then: x`: a colon inside an unquoted text. */
function nestedMapping(source: Source, offset: number): Explained {
  const { start, line } = lineAt(source.text, offset);
  const then = /,\s*then\s*:/.exec(line);
  if (then)
    return {
      message: '`then:` needs a line of its own',
      span: { start: start + then.index, end: start + then.index + then[0].length },
      help: ['put `then:` below `if:`, indented alike; or write the piece as `{ if: …, then: … }`'],
    };
  const next = lineAt(source.text, offset + line.length + 1 - (offset - start));
  const deeper = next.start > start && /^\s*/.exec(next.line)![0].length > /^\s*/.exec(line)![0].length;
  const colons = [...line.matchAll(/:(?=\s|$)/g)];
  if (colons.length < 2 && deeper) {
    const indent = /^\s*/.exec(next.line)![0].length;
    return {
      message: 'this line is indented more than the one before',
      span: { start: next.start + indent, end: next.start + next.line.length },
      help: [SAME_COLUMN],
    };
  }
  const colon = colons.at(-1);
  const at = start + (colon?.index ?? 0);
  return { message: 'a second `: ` on this line', span: { start: at, end: at + 1 }, help: [QUOTE] };
}

/** A value that starts with a character which means something to YAML. */
function badStart(source: Source, offset: number): Explained {
  const character = String.fromCodePoint(source.text.codePointAt(offset) ?? 0x20);
  return {
    message: `a text cannot start with ${character === '`' ? 'a backquote' : `\`${character}\``}`,
    span: { start: offset, end: offset + character.length },
    help: [character === '`' ? 'write the expression without backquotes' : QUOTE],
  };
}

function unexpected(source: Source, error: YAMLError): Explained {
  const { line, start } = lineAt(source.text, error.pos[0]);
  const bar = /:\s*(\|.*)$/.exec(line);
  if (bar)
    return {
      message: 'an expression cannot start with `|`',
      span: { start: start + line.length - bar[1]!.length, end: start + line.length },
      help: [`absolute values are written \`abs(${bar[1]!.replace(/^\|([^|]*)\|?.*$/, '$1').trim() || 'x'})\``],
    };
  const compare = /:\s*(>.*)$/.exec(line);
  if (compare)
    return {
      message: 'a condition cannot start with `>`',
      span: { start: start + line.length - compare[1]!.length, end: start + line.length },
      help: [`name what is compared: \`x ${compare[1]!.trim()}\``],
    };
  if (/block-seq-ind/.test(error.message))
    return { message: 'a list cannot start on the line of its key', help: ['start the `-` on the next line'] };
  if (/^["']/.test(line.replace(/^[^:]*:\s*/, '')))
    return { message: 'text after the closing quote', help: ['put the whole text between the quotes'] };
  return { message: 'this cannot stand here', help: [SAME_COLUMN] };
}

function withoutColon(start: number, line: string): Explained {
  const from = start + line.length - line.trimStart().length;
  return {
    message: 'a key needs a `:` and a space after it',
    span: { start: from, end: Math.max(from + 1, start + line.trimEnd().length) },
    help: ['write `key: text`; a text that goes on is indented more than its key'],
  };
}

/** The error is noticed at the end of the text; the mistake is the quote that opens it. */
function openQuote(source: Source, error: YAMLError): Explained {
  const opened = source.text.lastIndexOf(/'quote/.test(error.message) ? "'" : '"');
  return {
    message: 'this quote is never closed',
    span: { start: opened, end: opened + 1 },
    help: ['close it on the same line'],
  };
}

function openBracket(source: Source, error: YAMLError): Explained {
  const [open, close] = /map/.test(error.message) ? ['{', '}'] : ['[', ']'];
  const opened = Math.max(0, source.text.lastIndexOf(open!, error.pos[0] - 1));
  return {
    message: `this \`${open}\` is never closed`,
    span: { start: opened, end: opened + 1 },
    help: [`add the \`${close}\``],
  };
}

function explain(error: YAMLError, source: Source): Explained {
  const at = error.pos[0];
  const { line, start } = lineAt(source.text, at);
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return /:(?:\s|$)/.test(line) ? nestedMapping(source, at) : withoutColon(start, line);
    case 'BAD_SCALAR_START':
      return badStart(source, at);
    case 'UNEXPECTED_TOKEN':
      return unexpected(source, error);
    case 'TAB_AS_INDENT':
      return { message: 'a tab cannot indent', help: ['indent by spaces'] };
    case 'DUPLICATE_KEY': {
      const key = /^[^\s:]+/.exec(source.text.slice(at))?.[0] ?? '';
      return {
        message: 'this key occurs twice',
        span: { start: at, end: at + Math.max(1, key.length) },
        help: ['remove one of the two, or merge them'],
      };
    }
    case 'MISSING_CHAR':
      if (/quote/.test(error.message)) return openQuote(source, error);
      return withoutColon(start, line);
    case 'BAD_INDENT':
      if (/^Flow/.test(error.message)) return openBracket(source, error);
      return { message: 'this line is indented unlike its neighbours', help: [SAME_COLUMN] };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'this `\\` escape is unknown',
        help: ["use single quotes: '…' takes every character as it is"],
      };
    case 'KEY_OVER_1024_CHARS':
      return { message: 'a key may have 1024 characters', help: ['shorten it'] };
    default:
      return { message: `${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`, help: [] };
  }
}

/** One error of the YAML library as a diagnostic that underlines what to change. */
export function explainYamlError(error: YAMLError, source: Source): Diagnostic {
  if (error.code === 'MULTIPLE_DOCS')
    return diagnostic('yaml-feature', 'a second document starts here', {
      place: { file: source.file, start: error.pos[0], end: error.pos[0] + 3 },
      help: ['a file holds one definition'],
    });
  const { message, help, span } = explain(error, source);
  const place = span ?? { start: error.pos[0], end: Math.max(error.pos[0] + 1, error.pos[1]) };
  return diagnostic('yaml-syntax', message, { place: { file: source.file, ...place }, help });
}
