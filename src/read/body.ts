/** Parses the expressions of an outline, claims apart: domain, parameters' domains, value, joints. */
import { type Diagnostic, hasErrors } from '../diagnostic.js';
import { type Condition, type Expr, pieces as piecesNode, symbolsOf } from '../expr/expr.js';
import { type ParseContext, parseCondition, parseExpression } from '../expr/parse.js';
import { tokenize } from '../expr/tokens.js';
import type { JointRule, Parameter } from '../stages.js';
import { MAX_TREE_DEPTH } from './limits.js';
import type { JointOutline, Outline, ParameterOutline } from './outline.js';
import { Problems } from './problems.js';
import { part, settle, type Written } from './written.js';

/** How a definition is called. */
export interface Signature {
  readonly inputs: number;
  readonly parameters: number;
}
export type Signatures = ReadonlyMap<string, Signature>;

export interface Body {
  readonly domain?: Condition;
  readonly parameters: readonly Parameter[];
  readonly value: Expr;
  readonly joints: readonly JointRule[];
}

/** Levels of a tree, without recursion: the tree may be too deep for it. */
export function depthOf(e: Expr, childrenOf: (e: Expr) => readonly Expr[]): number {
  let [level, depth] = [[e] as readonly Expr[], 0];
  while (level.length > 0) [level, depth] = [level.flatMap(childrenOf), depth + 1];
  return depth;
}

/** Parses the texts of one file in one scope of names; problems go to the file's list. */
export class BodyReader {
  constructor(
    readonly outline: Outline,
    readonly signatures: Signatures,
    readonly problems: Problems,
  ) {}

  context(w: Written, symbols: readonly string[], claims = false): ParseContext {
    return {
      file: this.outline.source.file,
      offset: w.offset,
      symbols: new Set(symbols),
      definitions: this.signatures,
      claims,
    };
  }
  get parameters(): readonly string[] {
    return this.outline.parameters.map((p) => p.name);
  }
  get all(): readonly string[] {
    return [...this.outline.inputs, ...this.parameters];
  }

  /** `f(x) = 2*x`: only the right side is wanted. */
  private isEquation(w: Written): boolean {
    const left = /^\s*[A-Za-z]\w*\s*(?:\([^()=]*\))?\s*=(?!=)/.exec(w.text);
    if (!left) return false;
    const span = w.exact ? { start: w.offset, end: w.offset + left[0].length } : w.span;
    this.problems.add('expr-syntax', 'an expression is the right side alone', span, {
      help: [`write \`${w.text.slice(left[0].length).trim()}\``],
    });
    return true;
  }
  expression(w: Written, symbols: readonly string[] = this.all): Expr | undefined {
    if (this.isEquation(w)) return undefined;
    const parsed = settle(w, parseExpression(w.text, this.context(w, symbols)));
    if (!parsed.ok) {
      this.problems.take(parsed.diagnostics);
      return undefined;
    }
    return this.bounded(parsed.value, w);
  }
  condition(w: Written, symbols: readonly string[] = this.all): Condition | undefined {
    const parsed = settle(w, parseCondition(w.text, this.context(w, symbols)));
    if (!parsed.ok) {
      this.problems.take(parsed.diagnostics);
      return undefined;
    }
    for (const c of parsed.value) if (!this.bounded(c.left, w) || !this.bounded(c.right, w)) return undefined;
    return parsed.value;
  }
  /** Refuses a tree with too many levels: every later pass recurses. */
  bounded(e: Expr, w: Written): Expr | undefined {
    if (depthOf(e, directChildren) <= MAX_TREE_DEPTH) return e;
    this.problems.add(
      'expr-too-large',
      `the expression has more than ${MAX_TREE_DEPTH} levels`,
      { start: w.span.start, end: w.span.start + 1 },
      {
        help: ['each sign and each function is a level; split it into several definitions'],
      },
    );
    return undefined;
  }
  /** A text in the parameters alone: the inputs are named in the complaint, not called unknown. */
  withoutInputs(w: Written, what: string): boolean {
    const input = tokenize(w.text).find((t) => t.kind === 'name' && this.outline.inputs.includes(t.text));
    if (!input) return true;
    const span = w.exact ? { start: w.offset + input.start, end: w.offset + input.end } : w.span;
    this.problems.add('not-allowed-here', `${what} cannot depend on the input \`${input.text}\``, span, {
      help: ['it may hold numbers and parameters'],
    });
    return false;
  }
}

const directChildren = (e: Expr): readonly Expr[] => {
  switch (e.kind) {
    case 'call':
    case 'use':
      return e.args;
    case 'derivative':
      return [e.of];
    case 'limit':
      return typeof e.to === 'string' ? [e.of] : [e.of, e.to];
    default:
      return [];
  }
};

function readParameter(reader: BodyReader, p: ParameterOutline): Parameter {
  const { name, learned, span } = p;
  const domain =
    p.domain && reader.withoutInputs(p.domain, "a parameter's domain")
      ? reader.condition(p.domain, reader.parameters)
      : undefined;
  return {
    name,
    default: p.default,
    ...(domain ? { domain } : {}),
    ...(p.about === undefined ? {} : { about: p.about }),
    learned,
    span,
  };
}

/** `x = 0`, `x = -b/2 where b > 0`: the key of a joint. */
function readJoint(reader: BodyReader, j: JointOutline): JointRule | undefined {
  const { problems, outline } = reader;
  const tokens = tokenize(j.key.text);
  const where = tokens.find((t) => t.kind === 'name' && t.text === 'where');
  const head = part(j.key, 0, where?.start ?? j.key.text.length);
  const equals = tokenize(head.text).findIndex((t) => t.text === '=' || t.text === '==');
  const [first, sign] = [tokenize(head.text)[0]!, tokenize(head.text)[equals]];
  const variable = outline.inputs.find((i) => i === first.text);
  if (equals !== 1 || !variable || !sign) {
    const name = outline.inputs[0] ?? 'x';
    problems.add('joint-syntax', `\`${head.text}\` does not name a joint`, head.span, {
      help: [`write \`${name} = 0\`, or \`${name} = 0 where b == 0\``],
    });
    return undefined;
  }
  if (sign.text === '==') {
    const span = head.exact ? { start: head.offset + sign.start, end: head.offset + sign.end } : head.span;
    problems.add('joint-syntax', 'a joint is named with a single `=`', span, { help: ['write `=`'] });
    return undefined;
  }
  const point = part(head, sign.end, head.text.length);
  const rest = where && part(j.key, where.end, j.key.text.length);
  const texts = [point, rest, j.dx, j.dxx].filter((w) => w !== undefined);
  if (!texts.every((w) => reader.withoutInputs(w, "a joint's point, condition and values"))) return undefined;
  const at = reader.expression(point, reader.parameters);
  const when = rest && reader.condition(rest, reader.parameters);
  const dx = j.dx && reader.expression(j.dx, reader.parameters);
  const dxx = j.dxx && reader.expression(j.dxx, reader.parameters);
  if (!at) return undefined;
  return {
    variable,
    at,
    ...(when ? { where: when } : {}),
    ...(dx ? { dx } : {}),
    ...(dxx ? { dxx } : {}),
    ...(j.source === undefined ? {} : { source: j.source }),
    span: j.span,
  };
}

function readValue(reader: BodyReader): Expr | undefined {
  const parts = reader.outline.pieces.map((p) => ({
    when: p.when && reader.condition(p.when),
    value: reader.expression(p.value),
    has: p.when !== undefined,
  }));
  if (parts.some((p) => !p.value || (p.has && !p.when))) return undefined;
  const [only] = parts;
  if (parts.length === 1 && !only!.has) return only!.value;
  return piecesNode(parts.map((p) => (p.when ? { when: p.when, value: p.value! } : { value: p.value! })));
}

/** `domain:` is about the input; a condition on parameters alone belongs to them. */
function readDomain(reader: BodyReader): Condition | undefined {
  const w = reader.outline.domain;
  const domain = w && reader.condition(w);
  if (!w || !domain) return undefined;
  for (const link of domain) {
    const names = [...symbolsOf(link.left), ...symbolsOf(link.right)];
    const owner = names.find((n) => reader.parameters.includes(n));
    if (owner !== undefined && !names.some((n) => reader.outline.inputs.includes(n)))
      reader.problems.add(
        'not-allowed-here',
        '`domain:` restricts the input, and this condition does not hold it',
        link.span ?? w.span,
        {
          help: [`write it at the parameter: \`${owner}: { default: …, domain: ${w.text.trim()} }\``],
        },
      );
  }
  return domain;
}

/** The body of a definition, and what is wrong with it. */
export function readBody(
  outline: Outline,
  signatures: Signatures,
): { readonly value?: Body; readonly diagnostics: readonly Diagnostic[] } {
  const problems = new Problems(outline.source);
  const reader = new BodyReader(outline, signatures, problems);
  const domain = readDomain(reader);
  const parameters = outline.parameters.map((p) => readParameter(reader, p));
  const value = readValue(reader);
  const joints = outline.joints.map((j) => readJoint(reader, j)).filter((j) => j !== undefined);
  if (!value || hasErrors(problems.all)) return { diagnostics: problems.all };
  return { value: { ...(domain ? { domain } : {}), parameters, value, joints }, diagnostics: problems.all };
}

/** Names of functions and definitions that a text calls; what must be read before it can be parsed. */
export function callsIn(text: string): readonly string[] {
  const tokens = tokenize(text);
  return tokens.filter((t, i) => t.kind === 'name' && tokens[i + 1]?.text === '(').map((t) => t.text);
}

/** Texts of the body that may call other definitions. */
export const bodyTexts = (o: Outline): readonly string[] =>
  [
    o.domain,
    ...o.parameters.map((p) => p.domain),
    ...o.pieces.flatMap((p) => [p.when, p.value]),
    ...o.joints.flatMap((j) => [j.key, j.dx, j.dxx]),
  ].flatMap((w) => (w ? [w.text] : []));
