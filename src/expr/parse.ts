/**
 * Parses expressions, conditions and statements: mathjs's notation and precedence (`-x^2` is −(x²), `^` binds to the
 * right), but every node knows its place, numbers stay exact, and only what a definition may hold is accepted. No
 * implicit multiplication, no assignment, no access, no strings: there is nothing here that could run.
 * A test compares the trees with those of mathjs's own parser.
 */
import { fromDecimal } from '../algebra/rational.js';
import { type Code, CompilerBug, type Diagnostic, type DiagnosticParts, diagnostic, nearest } from '../diagnostic.js';
import type { Property, Statement } from '../stages.js';
import { type Comparison, type Condition, type Expr, number, type Relation, type Span } from './expr.js';
import { functionNames, type OpName, op, opNames } from './ops.js';
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

const RELATIONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];
const PROPERTIES: readonly string[] = [
  'increasing',
  'decreasing',
  'nondecreasing',
  'nonincreasing',
  'convex',
  'concave',
  'even',
  'odd',
];

/** What people write in other notations, and what it is called here. */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ln: 'log',
    arctan: 'atan',
    arcsin: 'asin',
    arccos: 'acos',
    arsinh: 'asinh',
    arcosh: 'acosh',
    artanh: 'atanh',
    arcsinh: 'asinh',
    arccosh: 'acosh',
    arctanh: 'atanh',
    sgn: 'sign',
    fabs: 'abs',
    pow: '^',
    power: '^',
  }),
);
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

class SyntaxProblem extends Error {
  constructor(readonly problem: Diagnostic) {
    super(problem.message);
  }
}

/** A recursive-descent parser over one text. Its only state is the position and the variables bound by limits. */
class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;
  private nodes = 0;
  private readonly bound: string[] = [];
  /** Inside the third argument of `limit`, where a sign may follow the point (`0+`). */
  private limitPoint = false;

  constructor(
    readonly text: string,
    readonly context: ParseContext | undefined,
  ) {
    this.tokens = tokenize(text);
  }

  // --- tokens and problems

  private now(): Token {
    return this.tokens[this.position]!;
  }
  private peek(ahead: number): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }
  private take(text: string): boolean {
    if (this.now().text !== text || this.now().kind === 'end') return false;
    this.position += 1;
    return true;
  }
  private span(start: number): Span {
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
  private count(): void {
    this.nodes += 1;
    if (this.nodes > MAX_NODES)
      this.fail('expr-too-large', `the expression has more than ${MAX_NODES} parts`, this.now(), {
        help: ['split it into several definitions'],
      });
  }

  /** Complains about whatever stands at the current token, as helpfully as the token allows. */
  private unexpected(wanted: string): never {
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

  private nested<T>(f: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      this.fail('expr-too-large', `the expression is nested more than ${MAX_DEPTH} deep`, this.now(), {
        help: ['split it into several definitions'],
      });
    const result = f();
    this.depth -= 1;
    return result;
  }

  // --- expressions

  expression(): Expr {
    return this.nested(() => {
      const start = this.now().start;
      let left = this.term();
      while (this.now().text === '+' || this.now().text === '-') {
        if (this.limitPoint && this.peek(1).text === ')') break;
        const name: OpName = this.now().text === '+' ? 'add' : 'sub';
        this.position += 1;
        left = this.node(name, [left, this.term()], start);
      }
      return left;
    });
  }

  private term(): Expr {
    const start = this.now().start;
    let left = this.unary();
    while (this.now().text === '*' || this.now().text === '/') {
      const name: OpName = this.now().text === '*' ? 'mul' : 'div';
      this.position += 1;
      left = this.node(name, [left, this.unary()], start);
    }
    this.refuseImplicitProduct(start);
    return left;
  }

  private unary(): Expr {
    const start = this.now().start;
    if (this.take('-')) {
      const inner = this.nested(() => this.unary());
      if (inner.kind === 'infinity') return { ...inner, sign: inner.sign > 0 ? -1 : 1, span: this.span(start) };
      return this.node('neg', [inner], start);
    }
    if (this.take('+')) return this.nested(() => this.unary());
    return this.powered();
  }

  private powered(): Expr {
    const start = this.now().start;
    const base = this.atom();
    if (this.now().text === '**') this.unexpected('an operator');
    if (!this.take('^')) return base;
    return this.node('pow', [base, this.nested(() => this.unary())], start);
  }

  private node(name: OpName, args: readonly Expr[], start: number): Expr {
    this.count();
    return { kind: 'call', op: name, args, span: this.span(start) };
  }

  private atom(): Expr {
    const t = this.now();
    this.count();
    if (t.kind === 'number') return this.literal(t);
    if (t.kind === 'name') return this.peek(1).text === '(' ? this.call(t) : this.name(t);
    if (this.take('(')) {
      const outer = this.limitPoint;
      this.limitPoint = false;
      const inner = this.expression();
      this.limitPoint = outer;
      this.close(t);
      return inner;
    }
    return this.unexpected('a number, a name or `(`');
  }

  private close(open: Token): void {
    if (this.take(')')) return;
    if (this.now().kind === 'end')
      this.fail('expr-syntax', 'this `(` is never closed', open, {
        help: [`add a \`)\` where the argument ends: \`${this.text.trim()})\``],
      });
    if (this.now().text === ',')
      this.fail('expr-syntax', 'a `,` separates arguments of a function only', this.now(), {
        help: ['decimals are written with a point: `0.5`'],
      });
    if (this.now().text === '=' || RELATIONS.includes(this.now().text))
      this.fail('not-allowed-here', 'a comparison cannot stand inside an expression', this.now(), {
        help: ['write one piece per case: `- if: …, then: …`'],
      });
    this.unexpected('`)`');
  }

  private literal(t: Token): Expr {
    this.position += 1;
    const [mantissa, exponent] = t.text.toLowerCase().split('e');
    if (mantissa!.length > MAX_DIGITS || Math.abs(Number(exponent ?? 0)) > MAX_EXPONENT)
      this.fail(
        'number-too-large',
        `the number \`${t.text.length > 24 ? `${t.text.slice(0, 20)}…` : t.text}\` is too long`,
        t,
        {
          help: [`at most ${MAX_DIGITS} digits and exponents up to ${MAX_EXPONENT}`],
        },
      );
    const value = fromDecimal(t.text);
    if (!value) this.fail('expr-syntax', `\`${t.text}\` is not a number`, t);
    return { ...number(value, t.text), span: this.span(t.start) };
  }

  private isKnown(name: string): boolean {
    return !this.context || this.context.symbols.has(name) || this.bound.includes(name);
  }

  private name(t: Token): Expr {
    const known = this.context;
    this.position += 1;
    const span = this.span(t.start);
    if (known?.symbols.has(t.text) || this.bound.includes(t.text)) return { kind: 'symbol', name: t.text, span };
    if (t.text === 'pi' || t.text === 'e') return { kind: 'constant', name: t.text, span };
    if (t.text === 'inf') {
      if (!known || known.claims) return { kind: 'infinity', sign: 1, span };
      this.fail('not-allowed-here', '`inf` may stand in claims only', t);
    }
    if (!known) return { kind: 'symbol', name: t.text, span };
    if (t.text === 'where' || t.text === 'and' || t.text === 'or' || t.text === 'not')
      this.fail('expr-syntax', `\`${t.text}\` cannot stand here`, t, {
        help: t.text === 'or' ? ['conditions are joined by `and` only'] : [],
      });
    return this.unknownName(t, known);
  }

  private unknownName(t: Token, known: ParseContext): never {
    const isFunction = (functionNames as readonly string[]).includes(t.text) || known.definitions.has(t.text);
    if (isFunction)
      this.fail('unknown-name', `\`${t.text}\` is a function and needs its argument`, t, {
        help: [`write \`${t.text}(${[...known.symbols][0] ?? 'x'})\``],
      });
    const near = nearest(t.text, [...known.symbols, 'pi', 'e']);
    const declare = known.claims
      ? `declare \`${t.text}\` under \`parameters:\`, or introduce it by the claim's \`where\``
      : `declare it: \`parameters: { ${t.text}: 1 }\``;
    this.fail('unknown-name', `\`${t.text}\` is neither an input nor a parameter`, t, {
      help: [...(near ? [`did you mean \`${near}\`?`] : []), declare],
    });
  }

  private refuseImplicitProduct(start: number): void {
    const t = this.now();
    const startsFactor = t.kind === 'number' || t.text === '(' || (t.kind === 'name' && !isWord(t.text));
    if (startsFactor) {
      const left = this.text.slice(start, this.tokens[this.position - 1]!.end);
      const right = t.text === '(' ? '(…)' : t.text;
      this.fail(
        'implicit-multiplication',
        'a product needs its `*`',
        { start, end: t.end },
        {
          help: [`write \`${left.slice(-30)}*${right}\``],
        },
      );
    }
    if (t.kind === 'unknown' || t.text === '**') this.unexpected('an operator');
  }

  // --- calls

  private call(t: Token): Expr {
    if (t.text === 'D' || t.text === 'limit') return this.claimCall(t);
    const known = this.context;
    // The compiler's own tables may use internal functions too.
    const callable: readonly string[] = known ? functionNames : opNames;
    const isOp = callable.includes(t.text);
    if (!isOp && known && !known.definitions.has(t.text)) this.unknownFunction(t, known);
    this.position += 1;
    const args = this.arguments();
    if (isOp) return this.builtin(t, args);
    const callee = known?.definitions.get(t.text);
    if (callee && (args.length < callee.inputs || args.length > callee.inputs + callee.parameters)) {
      const most = callee.inputs + callee.parameters;
      const wanted = most === callee.inputs ? `${most}` : `${callee.inputs} to ${most}`;
      this.fail(
        'wrong-arity',
        `\`${t.text}\` takes ${wanted} argument${most === 1 ? '' : 's'}, not ${args.length}`,
        { start: t.start, end: this.tokens[this.position - 1]!.end },
        { help: ['first the inputs, then the parameters; parameters may be left out and take their defaults'] },
      );
    }
    return { kind: 'use', name: t.text, args, span: this.span(t.start) };
  }

  private unknownFunction(t: Token, known: ParseContext): never {
    if (this.isKnown(t.text) || t.text === 'pi' || t.text === 'e')
      this.fail('implicit-multiplication', `\`${t.text}\` is not a function; a product needs its \`*\``, t, {
        help: [`write \`${t.text}*(…)\``],
      });
    if (PROPERTIES.includes(t.text) || t.text === 'range' || t.text === 'smooth')
      this.fail('not-allowed-here', `\`${t.text}(…)\` is a whole statement and cannot be part of an expression`, t);
    const other =
      OTHER_SPELLINGS.get(t.text.toLowerCase()) ?? nearest(t.text, [...functionNames, ...known.definitions.keys()]);
    this.fail('unknown-name', `there is no function or definition \`${t.text}\``, t, {
      help: [
        ...(other ? [other === '^' ? 'powers are written `a^b`' : `did you mean \`${other}\`?`] : []),
        `functions: ${functionNames.join(' ')}`,
      ],
    });
  }

  private arguments(): readonly Expr[] {
    const open = this.now();
    this.position += 1;
    const outer = this.limitPoint;
    this.limitPoint = false;
    const args: Expr[] = [];
    if (this.now().text !== ')') {
      do args.push(this.expression());
      while (this.take(','));
    }
    this.limitPoint = outer;
    this.close(open);
    return args;
  }

  private builtin(t: Token, args: readonly Expr[]): Expr {
    const name = t.text as OpName;
    const span = this.span(t.start);
    const variadic = name === 'max' || name === 'min';
    const arity = op(name).arity;
    if (variadic ? args.length < 2 : args.length !== arity) {
      const wanted = variadic ? 'at least 2 arguments' : `${arity} argument${arity === 1 ? '' : 's'}`;
      const help = name === 'log' && args.length === 2 ? ['for another base write `log(x)/log(b)`'] : [];
      this.fail(
        'wrong-arity',
        `\`${name}\` takes ${wanted}, not ${args.length}`,
        {
          start: t.start,
          end: this.tokens[this.position - 1]!.end,
        },
        { help },
      );
    }
    if (!variadic) return { kind: 'call', op: name, args, span };
    return args
      .slice(1)
      .reduce<Expr>((left, right) => ({ kind: 'call', op: name, args: [left, right], span }), args[0]!);
  }

  private claimCall(t: Token): Expr {
    if (this.context && !this.context.claims)
      this.fail('not-allowed-here', `\`${t.text}\` may stand in claims only`, t, {
        help: ['the compiler derives the derivatives by itself: write the value alone'],
      });
    const variable = this.secondArgument();
    this.position += 1;
    const open = this.now();
    this.position += 1;
    if (!variable)
      this.fail('wrong-arity', `\`${t.text}\` needs a variable as its second argument`, t, {
        help: [t.text === 'D' ? 'write `D(f, x)`' : 'write `limit(f, x, inf)`'],
      });
    if (t.text === 'limit') this.bound.push(variable);
    else if (!this.isKnown(variable))
      this.fail('unknown-name', `\`${variable}\` is neither an input nor a parameter`, t);
    const of = this.expression();
    if (t.text === 'limit') this.bound.pop();
    this.expect(',');
    this.position += 1;
    if (t.text === 'D') {
      this.close(open);
      return { kind: 'derivative', of, variable, span: this.span(t.start) };
    }
    this.expect(',');
    this.limitPoint = true;
    const to = this.expression();
    this.limitPoint = false;
    const after = this.now().text;
    const side = after === '+' || after === '-' ? after : undefined;
    if (side) this.position += 1;
    this.close(open);
    const end = to.kind === 'infinity' ? (to.sign > 0 ? 'inf' : '-inf') : to;
    const span = this.span(t.start);
    return side === undefined
      ? { kind: 'limit', of, variable, to: end, span }
      : { kind: 'limit', of, variable, to: end, side, span };
  }

  private expect(text: string): void {
    if (!this.take(text)) this.unexpected(`\`${text}\``);
  }

  /** Looks ahead from `name (` for the second argument, if that is a single name. */
  private secondArgument(): string | undefined {
    let level = 0;
    for (let i = this.position + 1; i < this.tokens.length; i++) {
      const text = this.tokens[i]!.text;
      if (text === '(') level += 1;
      if (text === ')') level -= 1;
      if (level === 0) return undefined;
      if (level === 1 && text === ',') {
        const [name, after] = [this.tokens[i + 1]!, this.tokens[i + 2]];
        return name.kind === 'name' && (after?.text === ',' || after?.text === ')') ? name.text : undefined;
      }
    }
    return undefined;
  }

  // --- conditions and statements

  /** `a < b <= c`: the links of one chain. */
  private chain(allowEqual: boolean): readonly Comparison[] {
    const links: Comparison[] = [];
    let start = this.now().start;
    let left = this.expression();
    while (RELATIONS.includes(this.now().text)) {
      const relation = this.now().text as Relation;
      this.position += 1;
      const rightStart = this.now().start;
      const right = this.expression();
      links.push({ left, relation, right, span: this.span(start) });
      [left, start] = [right, rightStart];
    }
    if (links.length === 0 && !allowEqual) {
      if (this.now().text === '=')
        this.fail('expr-syntax', 'a condition compares with `==`', this.now(), { help: ['write `==`'] });
      this.unexpected('a comparison such as `x > 0`');
    }
    return links;
  }

  condition(): Condition {
    const all: Comparison[] = [];
    do all.push(...this.chain(false));
    while (this.take('and'));
    if (this.now().text === 'or')
      this.fail('expr-syntax', 'conditions are joined by `and` only', this.now(), { help: ['use one piece per case'] });
    return all;
  }

  statement(): Statement {
    const negated = this.now().text === 'not';
    const t = negated ? this.peek(1) : this.now();
    const isCall = t.kind === 'name' && this.peek(negated ? 2 : 1).text === '(';
    if (isCall && PROPERTIES.includes(t.text)) {
      this.position += negated ? 2 : 1;
      const args = this.arguments();
      if (args.length !== 1) this.fail('wrong-arity', `\`${t.text}\` takes 1 argument, not ${args.length}`, t);
      return { kind: 'property', property: t.text as Property, negated, of: args[0]! };
    }
    if (isCall && t.text === 'smooth') return this.smooth(negated);
    if (negated)
      this.fail(
        'claim-syntax',
        '`not` goes with increasing, decreasing, nondecreasing, nonincreasing, convex, concave, even, odd and smooth only',
        this.now(),
      );
    if (isCall && t.text === 'range') return this.range();
    return this.relation();
  }

  private smooth(negated: boolean): Statement {
    this.position += negated ? 2 : 1;
    const open = this.now();
    const args = this.arguments();
    const order = args[1];
    const n =
      order?.kind === 'infinity'
        ? 'inf'
        : order?.kind === 'number' && order.value.den === 1n
          ? Number(order.value.num)
          : undefined;
    if (args.length !== 2 || n === undefined || (n !== 'inf' && (n < 0 || n > 100)))
      this.fail('claim-syntax', '`smooth` takes a function and an order: a whole number or inf', open, {
        help: ['write `smooth(f(x), 1)` for a continuous first derivative'],
      });
    return { kind: 'smooth', of: args[0]!, order: n, negated };
  }

  private range(): Statement {
    this.position += 1;
    const args = this.arguments();
    if (args.length !== 1) this.fail('wrong-arity', `\`range\` takes 1 argument, not ${args.length}`, this.now());
    this.expect('=');
    const lowOpen = this.now().text === '(';
    if (!lowOpen && this.now().text !== '[') this.unexpected('an interval such as `(0, 1)` or `[0, inf)`');
    this.position += 1;
    const low = this.expression();
    this.expect(',');
    const high = this.expression();
    const highOpen = this.now().text === ')';
    if (!highOpen && this.now().text !== ']') this.unexpected('`)` or `]`');
    this.position += 1;
    return { kind: 'range', of: args[0]!, low, high, lowOpen, highOpen };
  }

  private relation(): Statement {
    const start = this.position;
    const links = this.chain(true);
    if (links.length === 0) {
      this.position = start;
      const left = this.expression();
      if (!this.take('=')) {
        if (this.now().kind !== 'end') this.unexpected('`=` or a comparison');
        this.fail(
          'claim-syntax',
          'a claim states something: an equation, an inequality, or a property',
          {
            start: 0,
            end: this.text.length,
          },
          { help: ['for example `f(x) = g(x)`, `f(x) >= 0`, `increasing(f(x))`'] },
        );
      }
      const right = this.expression();
      if (this.now().text === '=' || RELATIONS.includes(this.now().text))
        this.fail('claim-syntax', 'one `=` per claim', this.now(), { help: ['write two claims'] });
      return { kind: 'identity', left, right };
    }
    const equality = links.find((l) => l.relation === '==' || l.relation === '!=');
    if (equality)
      this.fail(
        'claim-syntax',
        `claims do not use \`${equality.relation}\``,
        this.tokens.find((t) => t.text === equality.relation)!,
        {
          help: ['an identity is written with one `=`'],
        },
      );
    if (this.now().text === '=')
      this.fail('claim-syntax', 'equations and inequalities cannot be mixed', this.now(), {
        help: ['write two claims'],
      });
    return { kind: 'inequality', links };
  }

  /** Runs one of the above over the whole text. */
  whole<T>(f: (p: Parser) => T): T {
    if (this.now().kind === 'end')
      this.fail('expr-syntax', 'there is no expression here', { start: 0, end: this.text.length });
    const value = f(this);
    if (this.now().kind === 'end') return value;
    if (this.now().text === '=' || RELATIONS.includes(this.now().text))
      this.fail('not-allowed-here', 'a comparison cannot stand here', this.now(), {
        help: ['conditions belong under `if:`, `domain:` or `where`'],
      });
    if (this.now().text === ',')
      this.fail('expr-syntax', 'a `,` cannot stand here', this.now(), {
        help: ['decimals are written with a point: `0.5`'],
      });
    return this.unexpected('an operator');
  }
}

const isWord = (text: string): boolean => ['and', 'or', 'not', 'where'].includes(text);

function run<T>(text: string, context: ParseContext, f: (p: Parser) => T): Parsed<T> {
  try {
    return { ok: true, value: new Parser(text, context).whole(f) };
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return { ok: false, diagnostics: [problem.problem] };
    throw problem;
  }
}

/** One expression. Never throws for bad text; the first problem is reported with its place. */
export const parseExpression = (text: string, context: ParseContext): Parsed<Expr> =>
  run(text, context, (p) => p.expression());

/** Comparisons, chained and joined by `and`. */
export const parseCondition = (text: string, context: ParseContext): Parsed<Condition> =>
  run(text, context, (p) => p.condition());

/** The statement of a claim, without its where-clause. */
export const parseStatement = (text: string, context: ParseContext): Parsed<Statement> =>
  run(text, context, (p) => p.statement());

function mustParse<T>(text: string, f: (p: Parser) => T): T {
  try {
    return new Parser(text, undefined).whole(f);
  } catch (problem) {
    if (problem instanceof SyntaxProblem) throw new CompilerBug(`${problem.message} in \`${text}\``);
    throw problem;
  }
}

/** For the compiler's own tables and for tests: any name is a symbol, any unknown call a `use`. Throws CompilerBug. */
export const parse = (text: string): Expr => mustParse(text, (p) => p.expression());
/** The same for conditions. */
export const condition = (text: string): Condition => mustParse(text, (p) => p.condition());
/** The same for statements. */
export const statement = (text: string): Statement => mustParse(text, (p) => p.statement());

/** The free names of a text (for a claim's where-clause, which introduces variables), functions left out. */
export function namesIn(text: string): ReadonlySet<string> {
  const tokens = tokenize(text);
  const names = tokens.filter((t, i) => t.kind === 'name' && tokens[i + 1]?.text !== '(' && !isWord(t.text));
  return new Set(names.map((t) => t.text).filter((n) => n !== 'pi' && n !== 'e' && n !== 'inf'));
}
