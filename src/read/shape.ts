/**
 * Checks the YAML tree of a file against the schema and says what is wrong in words, at the node that is wrong. The
 * schema's unions are taken apart here: of the alternatives, the one that the author most likely meant complains.
 */
import type { z } from 'zod';
import { type Code, nearest } from '../diagnostic.js';
import type { Span } from '../expr/expr.js';
import type { Problems } from './problems.js';
import { definitionSchema } from './schema.js';
import type { Text, Tree } from './yaml.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What belongs at a path (`*` is any key or index), and how to write it. */
const EXPECTED: Readonly<Record<string, readonly [what: string, example: string]>> = {
  '': ['a map of keys', 'value: x * tanh(x)'],
  title: ['a text', 'title: Soft step'],
  about: ['a text', 'about: A smooth step from 0 to 1.'],
  aliases: ['a list of texts', 'aliases: [smooth step]'],
  'aliases.*': ['a text', 'aliases: [smooth step]'],
  sources: ['a list of texts', 'sources: ["Author et al. 2001"]'],
  'sources.*': ['a text', 'sources: ["Author et al. 2001"]'],
  inputs: ['a list of names', 'inputs: [x]'],
  'inputs.*': ['a name', 'inputs: [x]'],
  domain: ['a condition', 'domain: x > 0'],
  parameters: ['a map of names', 'parameters: { k: 1 }'],
  'parameters.*': ['a number, a quotient of integers, or a map with `default`', 'k: { default: 1, domain: k > 0 }'],
  'parameters.*.default': ['a number or a quotient of integers', 'default: 1/6'],
  'parameters.*.domain': ['a condition', 'domain: k > 0'],
  'parameters.*.about': ['a text', 'about: sharpness'],
  'parameters.*.learned': ['true or false', 'learned: true'],
  value: ['an expression, or a list of pieces', 'value: x * tanh(x)'],
  'value.*': ['a piece: `if:` with `then:`, or `else:`', '- { if: x > 0, then: x }'],
  'value.*.if': ['a condition', 'if: x > 0'],
  'value.*.then': ['an expression', 'then: x'],
  'value.*.else': ['an expression', 'else: 0'],
  joints: ['a map from joints to conventions', 'joints: { x = 0: { dx: 0 } }'],
  'joints.*': ['a map with `dx`, `dxx`, `source`', 'x = 0: { dx: 0 }'],
  'joints.*.dx': ['an expression', 'dx: 0'],
  'joints.*.dxx': ['an expression', 'dxx: 0'],
  'joints.*.source': ['a text', 'source: convention of the article'],
  claims: ['a map from titles to statements', 'positive: f(x) > 0'],
  'claims.*': ['a statement', 'positive: f(x) > 0'],
};

/** The keys that may stand at a path, for suggestions. */
function keysAt(path: string): readonly string[] {
  const prefix = path === '' ? '' : `${path}.`;
  const rest = Object.keys(EXPECTED)
    .filter((k) => k !== '' && k.startsWith(prefix))
    .map((k) => k.slice(prefix.length));
  return rest.filter((k) => !k.includes('.') && k !== '*');
}

/** What authors of other systems call our keys. */
const OTHER_KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: 'title',
    description: 'about',
    formula: 'value',
    expression: 'value',
    function: 'value',
    f: 'value',
    params: 'parameters',
    variables: 'inputs',
    identities: 'claims',
    properties: 'claims',
    references: 'sources',
    condition: 'if',
    when: 'if',
    otherwise: 'else',
  }),
);

const KIND: Readonly<Record<Tree['kind'], string>> = { map: 'a map', list: 'a list', text: 'a text' };

/** The plain value of a scalar as YAML 1.2 reads it; only its type matters here. */
function scalar(t: Text): unknown {
  if (!t.plain) return t.text;
  if (/^(?:|~|null|Null|NULL)$/.test(t.text)) return null;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(t.text)) return t.text.toLowerCase() === 'true';
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(t.text)) return Number.NaN;
  // Huge numbers overflow a double; the exact value is read from the text later.
  const isNumber = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(
    t.text,
  );
  return isNumber ? 0 : t.text;
}

function plain(tree: Tree): unknown {
  if (tree.kind === 'text') return scalar(tree);
  if (tree.kind === 'list') return tree.items.map(plain);
  const result: Record<string, unknown> = Object.create(null);
  for (const { key, value } of tree.entries) result[key.text] = plain(value);
  return result;
}

function nodeAt(tree: Tree, path: Path): Tree | undefined {
  let node: Tree | undefined = tree;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.find((e) => e.key.text === step)?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

function keyAt(tree: Tree, path: Path): Text | undefined {
  const parent = nodeAt(tree, path.slice(0, -1));
  return parent?.kind === 'map' ? parent.entries.find((e) => e.key.text === path.at(-1))?.key : undefined;
}

/** Does an alternative of a union fail already because the node is of another kind? */
const isOtherKind = (issues: readonly Issue[]): boolean =>
  issues.some(
    (i) =>
      i.path.length === 0 && (i.code === 'invalid_type' || (i.code === 'invalid_union' && i.errors.every(isOtherKind))),
  );

/** Replaces a union's complaint by those of the alternative that fits best. */
function unfold(issue: Issue, outer: Path): readonly { issue: Issue; path: Path }[] {
  const path = [...outer, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const strange = (issues: readonly Issue[]) => issues.filter((i) => i.code === 'unrecognized_keys').length;
  const [best] = issue.errors
    .filter((e) => e.length > 0 && !isOtherKind(e))
    .sort((a, b) => strange(a) - strange(b) || a.length - b.length);
  return best ? best.flatMap((i) => unfold(i, path)) : [{ issue, path }];
}

/** `parameters.k.default` as the pattern `parameters.*.default`. */
function patternOf(path: Path): string {
  const open = ['parameters', 'joints', 'claims', 'value', 'aliases', 'sources', 'inputs'];
  return path.map((step, i) => (i === 1 && open.includes(String(path[0])) ? '*' : String(step))).join('.');
}

/** The key that an author may have meant by another. */
function suggestKey(key: string, known: readonly string[]): string | undefined {
  const near = OTHER_KEYS.get(key.toLowerCase()) ?? nearest(key, known);
  return near !== undefined && known.includes(near) ? near : undefined;
}

/** Is a missing key there under another name? Then that is the mistake. */
function isMisspelt(path: Path, tree: Tree): boolean {
  const parent = nodeAt(tree, path.slice(0, -1));
  if (nodeAt(tree, path) || parent?.kind !== 'map') return false;
  const known = keysAt(patternOf(path.slice(0, -1)));
  return parent.entries.some((e) => !known.includes(e.key.text) && suggestKey(e.key.text, known) === path.at(-1));
}

function unknownKeys(keys: readonly string[], path: Path, tree: Tree, problems: Problems): void {
  const known = keysAt(patternOf(path));
  for (const key of keys) {
    const near = suggestKey(key, known);
    const where =
      path.length === 0 ? 'a definition' : path[0] === 'value' ? 'a piece' : `\`${path.map(String).join('.')}\``;
    problems.add('unknown-key', `${where} has no key \`${key}\``, keyAt(tree, [...path, key])?.span, {
      help: [...(near === undefined ? [] : [`did you mean \`${near}\`?`]), `the keys are ${known.join(', ')}`],
    });
  }
}

/** A node of the wrong type, or nothing where something belongs. */
function wrongType(path: Path, node: Tree, tree: Tree, problems: Problems): void {
  const pattern = patternOf(path);
  const [what, example] = EXPECTED[pattern] ?? ['something else', ''];
  const isEmpty = node.kind === 'text' && node.text.trim() === '';
  const isValue = node.kind === 'text' && node.plain && scalar(node) !== node.text;
  const found = isEmpty ? 'nothing' : isValue ? `\`${(node as Text).text}\`` : KIND[node.kind];
  const quote = node.kind === 'text' && node.plain && what === 'a text' && !isEmpty;
  const span = isEmpty ? (keyAt(tree, path)?.span ?? node.span) : node.span;
  const code: Code = pattern === 'parameters.*.default' ? 'bad-default' : 'wrong-type';
  problems.add(code, `${what} belongs here, not ${found}`, span, {
    help: [
      quote
        ? `put it between quotes: \`"${node.text}"\``
        : what.startsWith('a list') && node.kind === 'text' && !isEmpty
          ? `write \`${String(path.at(-1))}: [${node.text}]\``
          : `for example \`${example}\``,
    ],
  });
}

/** Names and defaults have their own messages, given where they are read. */
function isReportedElsewhere(issue: Issue, pattern: string, node: Tree | undefined): boolean {
  if (issue.code === 'invalid_key' || pattern === 'inputs.*') return true;
  const isDefault = pattern === 'parameters.*.default' || pattern === 'parameters.*';
  return isDefault && node?.kind === 'text' && node.text.trim() !== '';
}

function report(issue: Issue, path: Path, tree: Tree, problems: Problems): void {
  const pattern = patternOf(path);
  const node = nodeAt(tree, path);
  const key = keyAt(tree, path)?.span;
  if (issue.code === 'unrecognized_keys') unknownKeys(issue.keys, path, tree, problems);
  else if (isMisspelt(path, tree)) return;
  else if (pattern === 'value' && (node === undefined || (node.kind === 'text' && node.text.trim() === '')))
    problems.add('missing-value', 'a definition needs a `value`', key ?? { start: 0, end: 0 }, {
      help: ['write the textbook formula: `value: x * tanh(x)`'],
    });
  else if (isReportedElsewhere(issue, pattern, node)) return;
  else if (node === undefined) {
    const [what, example] = EXPECTED[pattern] ?? ['something', ''];
    const span: Span = keyAt(tree, path.slice(0, -1))?.span ?? nodeAt(tree, path.slice(0, -1))?.span ?? tree.span;
    problems.add('wrong-type', `\`${String(path.at(-1))}\` is missing here`, span, {
      help: [`add ${what}: \`${example}\``],
    });
  } else if (issue.code === 'too_big')
    problems.add('wrong-type', `${path.map(String).join('.')} has more than ${issue.maximum} entries`, node.span);
  else wrongType(path, node, tree, problems);
}

/** Reports everything that does not fit the schema; true if nothing is wrong. */
export function checkShape(tree: Tree, problems: Problems): boolean {
  const result = definitionSchema.safeParse(plain(tree));
  if (result.success) return true;
  for (const issue of result.error.issues)
    for (const found of unfold(issue, [])) report(found.issue, found.path, tree, problems);
  return false;
}
