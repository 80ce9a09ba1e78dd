/**
 * Reads the notation that shaders are printed in (`emit/shader-text.ts` describes it): functions of floats, integers,
 * truth values and vec2<f32>, with let, var, assignment, if and return. Loops do not occur.
 */
import { invariant } from '../../diagnostic.js';

export type ScalarType = 'f32' | 'u32' | 'i32' | 'bool';
export type NotationType = ScalarType | 'vec2<f32>';

export type Tree =
  | { readonly kind: 'number'; readonly type: 'f32' | 'u32' | 'i32'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  /** .x or .y */
  | { readonly kind: 'part'; readonly of: string; readonly part: 'x' | 'y' }
  | { readonly kind: 'operator'; readonly operator: string; readonly args: readonly Tree[] }
  /** Of a built-in function (`bitcast<f32>` and `vec2<f32>` with their types) or of another one. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] };

export type Statement =
  | { readonly kind: 'let' | 'set'; readonly name: string; readonly value: Tree }
  | { readonly kind: 'return'; readonly value: Tree }
  | {
      readonly kind: 'if';
      readonly condition: Tree;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    };

export interface NotationFunction {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: NotationType }[];
  readonly body: readonly Statement[];
}

const token =
  /\s*(?:\/\/[^\n]*\n\s*)*([A-Za-z_]\w*|0x[0-9a-f]+u|\d+\.\d*(?:e[+-]?\d+)?|\d+u?|<<|>>|<=|>=|==|!=|&&|\|\||->|[-+*/%&|^~!<>=(){};:,.])/y;

function tokensOf(text: string): readonly string[] {
  const whole = `${text.trim()}\n`;
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < whole.length) {
    const at = token.lastIndex;
    const found = token.exec(whole);
    if (!found) {
      invariant(/^\s*(\/\/[^\n]*\n\s*)*$/.test(whole.slice(at)), `no notation: ${whole.slice(at, at + 40)}`);
      break;
    }
    tokens.push(found[1]!);
  }
  return tokens;
}

const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
};

class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }
  private peek = (): string => this.tokens[this.at] ?? '';
  private next = (): string => this.tokens[this.at++] ?? '';
  private expect(text: string): void {
    const found = this.next();
    invariant(
      found === text,
      `notation: expected ${text}, found ${found} after ${this.tokens.slice(Math.max(0, this.at - 9), this.at - 1).join(' ')}`,
    );
  }

  private type(): NotationType {
    const name = this.next();
    if (name !== 'vec2') return name as ScalarType;
    for (const t of ['<', 'f32', '>']) this.expect(t);
    return 'vec2<f32>';
  }

  definition(): NotationFunction {
    this.expect('fn');
    const name = this.next();
    this.expect('(');
    const parameters: { name: string; type: NotationType }[] = [];
    while (this.peek() !== ')') {
      const parameter = this.next();
      this.expect(':');
      parameters.push({ name: parameter, type: this.type() });
      if (this.peek() === ',') this.next();
    }
    this.expect(')');
    this.expect('->');
    this.type();
    return { name, parameters, body: this.block() };
  }

  private block(): readonly Statement[] {
    this.expect('{');
    const out: Statement[] = [];
    while (this.peek() !== '}') out.push(this.statement());
    this.next();
    return out;
  }

  private statement(): Statement {
    const first = this.next();
    if (first === 'if') {
      this.expect('(');
      const condition = this.expression();
      this.expect(')');
      const then = this.block();
      let otherwise: readonly Statement[] = [];
      if (this.peek() === 'else') {
        this.next();
        otherwise = this.peek() === 'if' ? [this.statement()] : this.block();
      }
      return { kind: 'if', condition, then, otherwise };
    }
    if (first === 'return') return this.ended({ kind: 'return', value: this.expression() });
    if (first !== 'let' && first !== 'var') {
      this.expect('=');
      return this.ended({ kind: 'set', name: first, value: this.expression() });
    }
    const name = this.next();
    if (this.peek() === ':') {
      this.next();
      this.type();
    }
    this.expect('=');
    return this.ended({ kind: 'let', name, value: this.expression() });
  }

  private ended(s: Statement): Statement {
    this.expect(';');
    return s;
  }

  private expression(least = 1): Tree {
    let left = this.unary();
    for (;;) {
      const operator = this.peek();
      const strength = STRENGTH[operator];
      if (strength === undefined || strength < least) return left;
      this.next();
      left = { kind: 'operator', operator, args: [left, this.expression(strength + 1)] };
    }
  }

  private unary(): Tree {
    const first = this.next();
    if (first === '-' || first === '~' || first === '!')
      return { kind: 'operator', operator: first, args: [this.unary()] };
    if (first === '(') {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (/^\d/.test(first)) {
      if (first.includes('.')) return { kind: 'number', type: 'f32', value: Math.fround(Number(first)) };
      if (first.endsWith('u')) return { kind: 'number', type: 'u32', value: Number(first.slice(0, -1)) };
      return { kind: 'number', type: 'i32', value: Number(first) };
    }
    if (first === 'bitcast' || first === 'vec2') {
      this.expect('<');
      const to = this.next();
      this.expect('>');
      return { kind: 'call', name: `${first}<${to}>`, args: this.args() };
    }
    if (this.peek() === '(') return { kind: 'call', name: first, args: this.args() };
    if (this.peek() !== '.') return { kind: 'name', name: first };
    this.next();
    return { kind: 'part', of: first, part: this.next() === 'x' ? 'x' : 'y' };
  }

  private args(): readonly Tree[] {
    this.expect('(');
    const args: Tree[] = [];
    while (this.peek() !== ')') {
      args.push(this.expression());
      if (this.peek() === ',') this.next();
    }
    this.next();
    return args;
  }
}

/** The functions of a text, in order. Throws CompilerBug for a text that is not in the notation. */
export function readNotation(text: string): readonly NotationFunction[] {
  const reader = new Reader(tokensOf(text));
  const out: NotationFunction[] = [];
  while (!reader.atEnd) out.push(reader.definition());
  return out;
}
