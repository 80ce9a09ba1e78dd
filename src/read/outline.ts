/**
 * One file as an outline: the shape is checked, names and defaults are read, expressions are still texts. An outline
 * knows what other definitions need to call this one (its inputs and parameters).
 */
import type { Rational } from '../algebra/rational.js';
import type { Span } from '../expr/expr.js';
import type { Source } from '../stages.js';
import { MAX_CLAIMS, MAX_EXPRESSION_CHARACTERS, MAX_JOINTS, MAX_PARAMETERS, MAX_PIECES } from './limits.js';
import { badSymbolName } from './names.js';
import { readDefault } from './numbers.js';
import { Problems } from './problems.js';
import { checkShape } from './shape.js';
import { type Written, written } from './written.js';
import { type Entry, loadYaml, type Text, type Tree } from './yaml.js';

export interface ParameterOutline {
  readonly name: string;
  readonly default: Rational;
  readonly domain?: Written;
  readonly about?: string;
  readonly learned: boolean;
  readonly span: Span;
  /** Of the default's digits. */
  readonly defaultSpan: Span;
}
export interface PieceOutline {
  /** Missing in `else`. */
  readonly when?: Written;
  readonly value: Written;
  readonly span: Span;
}
export interface JointOutline {
  readonly key: Written;
  readonly dx?: Written;
  readonly dxx?: Written;
  readonly source?: string;
  readonly span: Span;
}
export interface ClaimOutline {
  readonly title: string;
  readonly statement: Written;
  /** As a reader sees it: white space squeezed. */
  readonly text: string;
  readonly span: Span;
}
export interface Outline {
  readonly name: string;
  readonly source: Source;
  readonly title: string;
  readonly about?: string;
  readonly aliases: readonly string[];
  readonly sources: readonly string[];
  readonly inputs: readonly string[];
  readonly parameters: readonly ParameterOutline[];
  readonly domain?: Written;
  readonly pieces: readonly PieceOutline[];
  readonly joints: readonly JointOutline[];
  readonly claims: readonly ClaimOutline[];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The reader of one file; `at` finds an entry, all texts come with their places. */
class FileReader {
  constructor(
    readonly source: Source,
    readonly name: string,
    readonly problems: Problems,
  ) {}

  entries(tree: Tree | undefined): readonly Entry[] {
    return tree?.kind === 'map' ? tree.entries : [];
  }
  at(tree: Tree | undefined, key: string): Tree | undefined {
    return this.entries(tree).find((e) => e.key.text === key)?.value;
  }
  text(tree: Tree | undefined, key: string): Text | undefined {
    const node = this.at(tree, key);
    return node?.kind === 'text' ? node : undefined;
  }
  words(tree: Tree | undefined, key: string): string | undefined {
    const node = this.text(tree, key);
    return node && oneLine(node.text);
  }
  list(tree: Tree | undefined, key: string): readonly Text[] {
    const node = this.at(tree, key);
    return node?.kind === 'list' ? node.items.filter((i) => i.kind === 'text') : [];
  }

  expression(t: Text): Written {
    const w = written(t, this.source.text);
    if (w.text.length > MAX_EXPRESSION_CHARACTERS)
      this.problems.add(
        'expr-too-large',
        `this expression has ${w.text.length} characters`,
        { start: w.span.start, end: w.span.start + 1 },
        {
          help: [`an expression may have ${MAX_EXPRESSION_CHARACTERS}; split it into several definitions`],
        },
      );
    return w;
  }
  optional<K extends string>(tree: Tree | undefined, key: string, as: K): { readonly [P in K]?: Written } {
    const node = this.text(tree, key);
    return (node ? { [as]: this.expression(node) } : {}) as { readonly [P in K]?: Written };
  }
  /** Reports a list that is longer than stated. */
  limit(what: string, most: number, list: readonly unknown[], span: Span): void {
    if (list.length > most)
      this.problems.add('file-too-large', `a definition may have ${most} ${what}, this one has ${list.length}`, span, {
        help: ['split it into several definitions'],
      });
  }
}

function readInputs(file: FileReader, root: Tree): readonly string[] {
  const given = file.at(root, 'inputs');
  if (!given) return ['x'];
  const names = file.list(root, 'inputs');
  for (const t of names) {
    const bad = badSymbolName('input', t.text, file.name);
    if (bad) file.problems.add(bad.code, bad.message, t.span, { help: bad.help });
  }
  if (names.length > 1)
    file.problems.add('not-yet', 'a definition has one input in this version', given.span, {
      help: ['make the others parameters: each gets a default, and a derivative of its own'],
    });
  return names.map((t) => t.text);
}

function readParameter(file: FileReader, { key, value }: Entry): ParameterOutline | undefined {
  const bad = badSymbolName('parameter', key.text, file.name);
  if (bad) file.problems.add(bad.code, bad.message, key.span, { help: bad.help });
  const digits = value.kind === 'text' ? value : file.text(value, 'default');
  const number = digits && readDefault(key.text, digits, file.problems);
  if (!digits || !number || bad) return undefined;
  const about = file.words(value, 'about');
  return {
    name: key.text,
    default: number,
    ...file.optional(value, 'domain', 'domain'),
    ...(about === undefined ? {} : { about }),
    learned: file.text(value, 'learned')?.text.toLowerCase() === 'true',
    span: key.span,
    defaultSpan: digits.span,
  };
}

function readPieces(file: FileReader, root: Tree): readonly PieceOutline[] {
  const value = file.at(root, 'value');
  if (value?.kind === 'text') return [{ value: file.expression(value), span: value.span }];
  if (value?.kind !== 'list') return [];
  file.limit('pieces', MAX_PIECES, value.items, value.span);
  return value.items.flatMap((item, i) => {
    const [when, then, otherwise] = ['if', 'then', 'else'].map((k) => file.text(item, k));
    if (otherwise && i < value.items.length - 1)
      file.problems.add('wrong-type', '`else` must be the last piece', otherwise.span, {
        help: ['the first match wins: nothing after `else` can be chosen'],
      });
    if (otherwise) return [{ value: file.expression(otherwise), span: item.span }];
    return when && then ? [{ when: file.expression(when), value: file.expression(then), span: item.span }] : [];
  });
}

function readJoints(file: FileReader, root: Tree): readonly JointOutline[] {
  const joints = file.entries(file.at(root, 'joints'));
  if (joints[0]) file.limit('joints', MAX_JOINTS, joints, joints[0].key.span);
  return joints.map(({ key, value }) => {
    const source = file.words(value, 'source');
    const rule = { ...file.optional(value, 'dx', 'dx'), ...file.optional(value, 'dxx', 'dxx') };
    if (!('dx' in rule) && !('dxx' in rule))
      file.problems.add('wrong-type', 'this joint says nothing', key.span, {
        help: ['give the convention: `dx: 0`, or `dxx: 0`'],
      });
    return { key: file.expression(key), ...rule, ...(source === undefined ? {} : { source }), span: key.span };
  });
}

/** Reads one file up to its expressions. Without a value, an error says why. */
export function outline(source: Source, name: string): { readonly value?: Outline; readonly problems: Problems } {
  const problems = new Problems(source);
  const loaded = loadYaml(source);
  if (!loaded.ok) {
    problems.take([loaded.problem]);
    return { problems };
  }
  const root = loaded.tree;
  const file = new FileReader(source, name, problems);
  if (root.kind === 'text' && root.text.trim() === '')
    problems.add(
      'missing-value',
      'there is nothing in this file',
      { start: 0, end: 0 },
      { help: ['write at least `value: x`'] },
    );
  else checkShape(root, problems);
  const inputs = readInputs(file, root);
  const parameters = file.entries(file.at(root, 'parameters'));
  if (parameters[0]) file.limit('parameters', MAX_PARAMETERS, parameters, parameters[0].key.span);
  const read = parameters.map((p) => readParameter(file, p)).filter((p) => p !== undefined);
  for (const p of read.filter((p) => inputs.includes(p.name)))
    problems.add('reserved-name', `\`${p.name}\` is an input`, p.span, { help: ['choose another name'] });
  const pieces = readPieces(file, root);
  const joints = readJoints(file, root);
  const claims = readClaims(file, root);
  const domain = file.optional(root, 'domain', 'domain');
  const about = file.words(root, 'about');
  if (problems.failed) return { problems };
  const value: Outline = {
    name,
    source,
    title: file.words(root, 'title') ?? name,
    ...(about === undefined ? {} : { about }),
    aliases: file.list(root, 'aliases').map((t) => oneLine(t.text)),
    sources: file.list(root, 'sources').map((t) => oneLine(t.text)),
    inputs,
    parameters: read,
    ...domain,
    pieces,
    joints,
    claims,
  };
  return { value, problems };
}

function readClaims(file: FileReader, root: Tree): readonly ClaimOutline[] {
  const claims = file.entries(file.at(root, 'claims'));
  if (claims[0]) file.limit('claims', MAX_CLAIMS, claims, claims[0].key.span);
  return claims.flatMap(({ key, value }) => {
    if (value.kind !== 'text') return [];
    const statement = file.expression(value);
    return [{ title: oneLine(key.text), statement, text: oneLine(value.text), span: statement.span }];
  });
}
