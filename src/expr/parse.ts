/**
 * Parses expressions, conditions and statements: mathjs's notation and precedence (`-x^2` is −(x²), `^` binds to the
 * right), but every node knows its place, numbers stay exact, and only what a definition may hold is accepted. No
 * implicit multiplication, no assignment, no access, no strings: there is nothing here that could run.
 * A test compares the trees with those of mathjs's own parser.
 */
import { CompilerBug } from '../diagnostic.js';
import type { Property, Statement } from '../stages.js';
import type { Comparison, Condition, Expr, Relation } from './expr.js';
import { isWord, PROPERTIES, RELATIONS } from './name-reader.js';
import { ExpressionParser } from './parse-expression.js';
import { type ParseContext, type Parsed, SyntaxProblem } from './token-reader.js';
import { tokenize } from './tokens.js';

export { MAX_DEPTH, MAX_DIGITS, MAX_EXPONENT, MAX_NODES, type ParseContext, type Parsed } from './token-reader.js';

/** Conditions and statements, and the API. */
class Parser extends ExpressionParser {
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
