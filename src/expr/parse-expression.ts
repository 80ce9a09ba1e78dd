/**
 * Expressions by recursive descent: sums, products, signs, powers and atoms, with mathjs's precedence. Names and calls
 * are read by `name-reader.ts`.
 */
import { fromDecimal } from '../algebra/rational.js';
import { type Expr, number } from './expr.js';
import { CASE_WORDS, isWord, NameReader } from './name-reader.js';
import type { OpName } from './ops.js';
import { MAX_DIGITS, MAX_EXPONENT } from './token-reader.js';
import type { Token } from './tokens.js';

export class ExpressionParser extends NameReader {
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

  protected term(): Expr {
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

  protected unary(): Expr {
    const start = this.now().start;
    if (this.take('-')) {
      const inner = this.nested(() => this.unary());
      if (inner.kind === 'infinity') return { ...inner, sign: inner.sign > 0 ? -1 : 1, span: this.span(start) };
      return this.node('neg', [inner], start);
    }
    if (this.take('+')) return this.nested(() => this.unary());
    return this.powered();
  }

  protected powered(): Expr {
    const start = this.now().start;
    const base = this.atom();
    if (this.now().text === '**') this.unexpected('an operator');
    if (!this.take('^')) return base;
    return this.node('pow', [base, this.nested(() => this.unary())], start);
  }

  protected node(name: OpName, args: readonly Expr[], start: number): Expr {
    this.count();
    return { kind: 'call', op: name, args, span: this.span(start) };
  }

  protected atom(): Expr {
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

  protected literal(t: Token): Expr {
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

  protected refuseImplicitProduct(start: number): void {
    const t = this.now();
    const startsFactor = t.kind === 'number' || t.text === '(' || (t.kind === 'name' && !isWord(t.text));
    if (startsFactor) {
      if (CASE_WORDS.includes(t.text) && !this.isKnown(t.text)) this.refuseCases(t);
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
}
