/**
 * YAML text to a small tree of maps, lists and texts, each with its place. Numbers stay text here: their exact value
 * is read from the author's digits. What definitions do not use (aliases, anchors, tags, merge keys, directives,
 * several documents) and what is too deep is refused by one pass over the tokens, before the YAML library builds
 * anything: nothing can refer to anything else, so nothing can explode.
 */
import { CST, isMap, isScalar, isSeq, Lexer, parseDocument, type Node as YamlNode } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Span } from '../expr/expr.js';
import type { Source } from '../stages.js';
import { MAX_FILE_CHARACTERS, MAX_INDENT, MAX_KEYS, MAX_YAML_DEPTH } from './limits.js';
import { explainYamlError } from './yaml-errors.js';

/** A scalar: its text with quotes, folds and escapes resolved. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** Written without quotes or block style: may be a number or true/false. */
  readonly plain: boolean;
  /** Of the text alone (inside the quotes, below a block's header). */
  readonly span: Span;
}
export interface Entry {
  readonly key: Text;
  readonly value: Tree;
}
export interface TreeMap {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly span: Span;
}
export interface TreeList {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly span: Span;
}
export type Tree = Text | TreeMap | TreeList;

export type Loaded = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly problem: Diagnostic };

class Refusal extends Error {
  constructor(readonly problem: Diagnostic) {
    super(problem.message);
  }
}

/** Reads one file. The first problem ends it: after a syntax error the rest of a file means little. */
export function loadYaml(source: Source): Loaded {
  try {
    refuseBinary(source);
    scanTokens(source);
    return { ok: true, tree: compose(source) };
  } catch (problem) {
    if (problem instanceof Refusal) return { ok: false, problem: problem.problem };
    throw problem;
  }
}

function refuse(source: Source, code: Diagnostic['code'], message: string, span: Span, help: readonly string[]): never {
  throw new Refusal(diagnostic(code, message, { place: { file: source.file, ...span }, help }));
}

/** Text only: no control characters (tab and line ends excepted), none that reverse the reading direction. */
function refuseBinary(source: Source): void {
  const { text } = source;
  if (text.length > MAX_FILE_CHARACTERS)
    throw new Refusal(
      diagnostic(
        'file-too-large',
        `the file has ${text.length} characters; a definition may have ${MAX_FILE_CHARACTERS}`,
        {
          place: { file: source.file, start: 0, end: 1 },
          help: ['a definition is one formula and its claims; split it into several files'],
        },
      ),
    );
  const bad = /(?![\t\n\r\u0085])[\p{Cc}\ufffd\ufffe\uffff]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/u.exec(
    text,
  );
  if (!bad) return;
  const code = `U+${bad[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const span = { start: bad.index, end: bad.index + bad[0].length };
  if (/[\u2028-\u202e\u2066-\u2069]/.test(bad[0]))
    refuse(source, 'file-unreadable', `the invisible character ${code} changes how the text is displayed`, span, [
      'remove it: what is read must be what is seen',
    ]);
  refuse(source, 'file-unreadable', `the file is not plain text in UTF-8 (${code} at this place)`, span, [
    'a definition is a text file; save it as UTF-8',
  ]);
}

/** What a definition does not use of YAML: token type, what to say, what to do. */
const FEATURES: Readonly<Record<string, readonly [what: string, help: string]>> = {
  anchor: ['an anchor', 'write the text where it is needed; an expression that starts with `&` must be quoted'],
  alias: ['an alias', 'write the text where it is needed; an expression cannot start with `*`'],
  tag: ['a tag', 'remove it; an expression cannot start with `!`'],
  'directive-line': ['a YAML directive', 'remove the line'],
};

/** One pass over the library's own tokens; their texts joined are the file. */
function scanTokens(source: Source): void {
  let [at, flow, indicators, entries, documents] = [0, 0, 0, 0, 0];
  let [lineStart, isText] = [true, false];
  for (const token of new Lexer().lex(source.text)) {
    // The lexer announces texts and documents by single characters that are not in the file.
    const type = isText ? 'text' : CST.tokenType(token);
    isText = type === 'scalar';
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    const span = { start: at, end: at + token.length };
    at += token.length;
    const feature = type === null ? undefined : FEATURES[type];
    if (feature)
      refuse(source, 'yaml-feature', `\`${token.trim()}\` is ${feature[0]}, which definitions do not use`, span, [
        feature[1],
      ]);
    if (type === 'doc-start') documents += 1;
    if (documents > 1)
      refuse(source, 'yaml-feature', 'a second document starts here', span, ['a file holds one definition']);
    if (type === 'newline') [indicators, lineStart] = [0, true];
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') flow -= 1;
    if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind')
      indicators += flow > 0 ? 0 : 1;
    if (type === 'map-value-ind' || type === 'seq-item-ind' || type === 'comma') entries += 1;
    const indent = lineStart && type === 'space' ? token.length : 0;
    if (type !== 'newline') lineStart = false;
    if (flow > MAX_YAML_DEPTH || indicators > MAX_YAML_DEPTH)
      refuse(source, 'file-too-large', `the YAML is nested more than ${MAX_YAML_DEPTH} deep`, span, [
        'parentheses of an expression are round; `[` and `{` are YAML lists and maps',
      ]);
    if (indent > MAX_INDENT)
      refuse(source, 'file-too-large', `this line is indented by more than ${MAX_INDENT} columns`, span, [
        'indent by two',
      ]);
    if (entries > MAX_KEYS)
      refuse(source, 'file-too-large', `the file has more than ${MAX_KEYS} keys and list entries`, span, [
        'split it into several definitions',
      ]);
  }
}

function compose(source: Source): Tree {
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    merge: false,
    prettyErrors: false,
    logLevel: 'error',
    stringKeys: false,
    uniqueKeys: true,
  });
  const [error] = document.errors;
  if (error) throw new Refusal(explainYamlError(error, source));
  return toTree(document.contents as YamlNode | null, source, { start: 0, end: Math.min(1, source.text.length) });
}

function toTree(node: YamlNode | null, source: Source, outer: Span): Tree {
  if (!node?.range) return { kind: 'text', text: '', plain: true, span: outer };
  const span = trimmed(source.text, node.range[0], node.range[1]);
  if (isScalar(node)) return toText(String(node.value ?? ''), String(node.type), node.range, source);
  if (isSeq(node)) return { kind: 'list', span, items: node.items.map((i) => toTree(i as YamlNode, source, span)) };
  if (isMap(node)) {
    const entries = node.items.map((pair) => {
      const key = toTree(pair.key as YamlNode, source, span);
      if (key.kind !== 'text')
        refuse(source, 'yaml-feature', 'a key must be a text', key.span, [
          'an expression that starts with `[` or `{` must be quoted',
        ]);
      if (key.plain && key.text === '<<')
        refuse(source, 'yaml-feature', '`<<` is a merge key, which definitions do not use', key.span, [
          'write the entries where they are needed',
        ]);
      if (key.text === '__proto__')
        refuse(source, 'unknown-key', '`__proto__` cannot be a key', key.span, ['choose another title or name']);
      return {
        key,
        value: toTree(pair.value as YamlNode | null, source, { start: key.span.end, end: key.span.end + 1 }),
      };
    });
    return { kind: 'map', span, entries };
  }
  return refuse(source, 'yaml-feature', 'this kind of YAML node is not used in definitions', span, []);
}

function toText(text: string, type: string, range: readonly number[], source: Source): Text {
  const [start, end] = [range[0]!, range[1]!];
  const inner = { start: start + 1, end: Math.max(start + 1, end - 1) };
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') return { kind: 'text', text, plain: false, span: inner };
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const header = source.text.indexOf('\n', start);
    const from = header < 0 || header >= end ? end : header + 1;
    return { kind: 'text', text, plain: false, span: trimmed(source.text, from, end) };
  }
  return { kind: 'text', text, plain: true, span: { start, end } };
}

/** Without white space at both ends (a block collection's range reaches to the next entry). */
function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  const length = slice.trim().length;
  return length === 0 ? { start, end } : { start: start + lead, end: start + lead + length };
}
