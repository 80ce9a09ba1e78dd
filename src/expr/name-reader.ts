/**
 * Names and calls of an expression: what a name means in its context, the arguments of functions and definitions, and
 * what only claims may hold (D, limit, inf).
 */
import { nearest } from '../diagnostic.js';
import type { Expr } from './expr.js';
import { functionNames, type OpName, op, opNames } from './ops.js';
import { type ParseContext, TokenReader } from './token-reader.js';
import type { Token } from './tokens.js';

export const RELATIONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];
export const PROPERTIES: readonly string[] = [
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
/** Words with which programs and other notations write cases. */
export const CASE_WORDS: readonly string[] = ['if', 'then', 'else', 'elif', 'when', 'otherwise', 'case'];
export const isWord = (text: string): boolean => ['and', 'or', 'not', 'where'].includes(text);
export abstract class NameReader extends TokenReader {
  /** Variables bound by limits around the position. */
  private readonly bound: string[] = [];
  /** Inside the third argument of `limit`, where a sign may follow the point (`0+`). */
  protected limitPoint = false;

  abstract expression(): Expr;

  protected close(open: Token): void {
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

  protected isKnown(name: string): boolean {
    return !this.context || this.context.symbols.has(name) || this.bound.includes(name);
  }

  protected name(t: Token): Expr {
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

  protected refuseCases(t: Token): never {
    return this.fail('expr-syntax', 'cases cannot be written inside an expression', t, {
      help: ['make `value:` a list of pieces: `- { if: x > 0, then: x }`, and `- else: 0` at the end'],
    });
  }

  protected unknownName(t: Token, known: ParseContext): never {
    if (CASE_WORDS.includes(t.text)) this.refuseCases(t);
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

  protected call(t: Token): Expr {
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

  protected unknownFunction(t: Token, known: ParseContext): never {
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

  protected arguments(): readonly Expr[] {
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

  protected builtin(t: Token, args: readonly Expr[]): Expr {
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

  protected claimCall(t: Token): Expr {
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

  protected expect(text: string): void {
    if (!this.take(text)) this.unexpected(`\`${text}\``);
  }

  /** Looks ahead from `name (` for the second argument, if that is a single name. */
  protected secondArgument(): string | undefined {
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
}
