/**
 * A small reader of the LaTeX that the printer writes, for its tests: it computes the formula's value in exact rational
 * arithmetic. Functions are stood for by numbers made from their name and arguments, so that two formulas have the
 * same value only if they are the same formula (up to the laws of arithmetic).
 */
import {
  add,
  compare,
  div,
  equal,
  fromDecimal,
  isInteger,
  mul,
  neg,
  power,
  type Rational,
  rational,
  sub,
} from '../../src/algebra/rational.js';
import type { Expr } from '../../src/expr/expr.js';

export class Undefined extends Error {}

/** The number that stands for a function's value: a small fraction made from name and arguments. */
function standIn(name: string, args: readonly Rational[]): Rational {
  const text = `${name}(${args.map((a) => `${a.num}/${a.den}`).join(',')})`;
  let hash = 2166136261;
  for (const c of text) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619) >>> 0;
  return rational((hash % 193) - 96, ((hash >>> 8) % 7) + 1);
}

function quotient(a: Rational, b: Rational): Rational {
  if (b.num === 0n) throw new Undefined();
  return div(a, b);
}

function raise(u: Rational, v: Rational): Rational {
  if (!isInteger(v) || v.num > 4n || v.num < -4n) return standIn('pow', [u, v]);
  if (u.num === 0n && v.num <= 0n) throw new Undefined();
  // Nested powers would grow without bound; both sides are cut alike.
  const result = power(u, Number(v.num));
  return result.num.toString().length > 60 ? standIn('large', [result]) : result;
}

const larger = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b);

/** The value of a tree under the same stand-ins. */
export function exactValue(e: Expr, env: ReadonlyMap<string, Rational>): Rational {
  if (e.kind === 'number') return e.value;
  if (e.kind === 'symbol') return env.get(e.name)!;
  if (e.kind !== 'call') throw new Error(`no value for ${e.kind}`);
  const [u, v] = e.args.map((a) => exactValue(a, env)) as [Rational, Rational];
  switch (e.op) {
    case 'neg':
      return neg(u);
    case 'add':
      return add(u, v);
    case 'sub':
      return sub(u, v);
    case 'mul':
      return mul(u, v);
    case 'div':
      return quotient(u, v);
    case 'pow':
      return raise(u, v);
    case 'max':
      return larger(u, v);
    case 'log1p':
      return standIn('log', [add(rational(1), u)]);
    case 'expm1':
      return sub(standIn('exp', [u]), rational(1));
    default:
      return standIn(e.op, [u]);
  }
}

const functions: Readonly<Record<string, string>> = {
  '\\tanh': 'tanh',
  '\\log': 'log',
  '\\exp': 'exp',
  '\\max': 'max',
  '\\operatorname{erf}': 'erf',
  '\\operatorname{sgn}': 'sign',
  '\\arctan': 'atan',
};

const TOKEN = /\\operatorname\{[a-z]+\}|\\mathit\{[a-z]+\}|\\[a-zA-Z]+|\\[,!]|\d+(?:\.\d+)?|[a-zA-Z]|[-+/^_{}()[\],]/y;

class Reader {
  private readonly tokens: string[] = [];
  private at = 0;

  constructor(
    tex: string,
    private readonly env: ReadonlyMap<string, Rational>,
  ) {
    for (let i = 0; i < tex.length; ) {
      if (tex[i] === ' ') {
        i++;
        continue;
      }
      TOKEN.lastIndex = i;
      const match = TOKEN.exec(tex);
      if (!match) throw new Error(`cannot read ${tex.slice(i)}`);
      i = TOKEN.lastIndex;
      if (!['\\,', '\\!', '\\left', '\\right'].includes(match[0])) this.tokens.push(match[0]);
    }
  }

  private get next(): string | undefined {
    return this.tokens[this.at];
  }

  private take(expected?: string): string {
    const token = this.tokens[this.at++];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`expected ${expected}, found ${token}`);
    return token;
  }

  whole(): Rational {
    const value = this.sum();
    if (this.next !== undefined) throw new Error(`unread: ${this.tokens.slice(this.at).join(' ')}`);
    return value;
  }

  private sum(): Rational {
    const negative = this.next === '-';
    if (negative) this.take();
    let value = negative ? neg(this.product()) : this.product();
    while (this.next === '+' || this.next === '-') {
      const minus = this.take() === '-';
      const term = this.product();
      value = minus ? sub(value, term) : add(value, term);
    }
    return value;
  }

  private product(): Rational {
    let value = this.factor();
    for (;;) {
      if (this.next === '/') {
        this.take();
        value = quotient(value, this.factor());
      } else if (this.next === '\\cdot') {
        this.take();
        value = mul(value, this.factor());
      } else if (this.startsFactor()) {
        if (/^\d|^\\tfrac/.test(this.next ?? '')) throw new Error('a number after a factor without a dot');
        value = mul(value, this.factor());
      } else return value;
    }
  }

  private startsFactor(): boolean {
    const t = this.next;
    return t !== undefined && !['+', '-', ')', '}', ']', ',', '\\rvert', '\\rfloor', '\\cdot', '/'].includes(t);
  }

  private factor(): Rational {
    if (this.next === 'e' && this.tokens[this.at + 1] === '^') {
      this.take();
      return standIn('exp', [this.script()]);
    }
    const base = this.base();
    return this.next === '^' ? raise(base, this.script()) : base;
  }

  private script(): Rational {
    this.take('^');
    return this.braced();
  }

  private braced(): Rational {
    this.take('{');
    const value = this.sum();
    this.take('}');
    return value;
  }

  private base(): Rational {
    const token = this.take();
    const name = functions[token];
    if (name !== undefined) return this.application(name);
    if (/^\d/.test(token)) return fromDecimal(token)!;
    switch (token) {
      case '(':
        return this.until(')');
      case '\\lvert':
        return standIn('abs', [this.until('\\rvert')]);
      case '\\lfloor':
        return standIn('floor', [this.until('\\rfloor')]);
      case '\\frac':
      case '\\tfrac':
        return quotient(this.braced(), this.braced());
      case '\\sqrt': {
        const index = this.next === '[';
        if (index) for (const t of ['[', '3', ']']) this.take(t);
        return standIn(index ? 'cbrt' : 'sqrt', [this.braced()]);
      }
      default:
        return this.variable(token);
    }
  }

  private until(close: string): Rational {
    const value = this.sum();
    this.take(close);
    return value;
  }

  private application(name: string): Rational {
    const exponent = this.next === '^' ? this.script() : undefined;
    this.take('(');
    const args = [this.sum()];
    while (this.next === ',') {
      this.take();
      args.push(this.sum());
    }
    this.take(')');
    const value = name === 'max' ? args.reduce(larger) : standIn(name, args);
    return exponent ? raise(value, exponent) : value;
  }

  private variable(token: string): Rational {
    let name = token.replace(/^\\mathit\{(.*)\}$/, '$1').replace(/^\\/, '');
    if (this.next === '_') {
      this.take();
      this.take('{');
      name += `_${this.take()}`;
      this.take('}');
    }
    const value = this.env.get(name);
    if (!value) throw new Error(`unknown variable ${name}`);
    return value;
  }
}

/** The value of a printed formula. Throws Undefined for a division by zero, Error for what it cannot read. */
export const readValue = (tex: string, env: ReadonlyMap<string, Rational>): Rational => new Reader(tex, env).whole();

export const sameValue = equal;
