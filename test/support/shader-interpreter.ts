/**
 * Runs the functions of a WGSL text in JavaScript with every float operation rounded to float32: what a device with
 * IEEE 754 arithmetic, no fused operations and subnormals would compute. For tests of the shader targets only; it
 * knows as much of the language as emitted functions use, and throws on anything else.
 */

type Type = 'f32' | 'u32' | 'i32' | 'bool' | 'vec2<f32>';
interface Typed {
  readonly js: string;
  readonly type: Type;
}
interface Signature {
  readonly parameters: readonly { name: string; type: Type }[];
  readonly result: Type;
}

const token =
  /\s*(?:\/\/[^\n]*\n?\s*)*([A-Za-z_]\w*|0x[0-9a-fA-F]+u|\d+\.\d*(?:e[+-]?\d+)?|\d+u?|<<|>>|<=|>=|==|!=|&&|\|\||->|[-+*/%&|^~!<>=(){};:,.@])/y;

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const whole = `${text.trim()}\n`;
  while (token.lastIndex < whole.length) {
    const at = token.lastIndex;
    const found = token.exec(whole);
    if (!found) {
      if (/^\s*(\/\/[^\n]*\n?\s*)*$/.test(whole.slice(at))) break;
      throw new Error(`not understood: ${whole.slice(at, at + 40)}`);
    }
    tokens.push(found[1]!);
  }
  return tokens;
}

const precedence: Readonly<Record<string, number>> = {
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
  '%': 10,
};

const rounded = (type: Type, js: string): string =>
  type === 'f32' ? `F(${js})` : type === 'u32' ? `((${js})>>>0)` : `((${js})|0)`;

class Compiler {
  private at = 0;
  private scopes: Map<string, Type>[] = [];
  constructor(
    private readonly tokens: readonly string[],
    private readonly signatures: ReadonlyMap<string, Signature>,
  ) {}

  private peek = (): string => this.tokens[this.at] ?? '';
  private next = (): string => this.tokens[this.at++] ?? '';
  private expect(text: string): void {
    const found = this.next();
    if (found !== text)
      throw new Error(`expected ${text}, found ${found} after ${this.tokens.slice(this.at - 8, this.at).join(' ')}`);
  }

  type(): Type {
    const name = this.next();
    if (name === 'vec2') {
      for (const t of ['<', 'f32', '>']) this.expect(t);
      return 'vec2<f32>';
    }
    return name as Type;
  }

  functionText(): string {
    this.expect('fn');
    const name = this.next();
    const signature = this.signatures.get(name)!;
    while (this.next() !== '{');
    this.scopes = [new Map(signature.parameters.map((p) => [p.name, p.type]))];
    return `function fn_${name}(${signature.parameters.map((p) => `$${p.name}`).join(',')}){${this.block()}}`;
  }

  private block(): string {
    this.scopes.push(new Map());
    let out = '';
    while (this.peek() !== '}') out += this.statement();
    this.next();
    this.scopes.pop();
    return out;
  }

  private statement(): string {
    const first = this.next();
    if (first === 'return') return this.end(`return ${this.expression().js};`);
    if (first === 'if') {
      this.expect('(');
      const condition = this.expression();
      this.expect(')');
      this.expect('{');
      let out = `if(${condition.js}){${this.block()}}`;
      while (this.peek() === 'else') {
        this.next();
        if (this.peek() === 'if') return `${out}else ${this.statement()}`;
        this.expect('{');
        out += `else{${this.block()}}`;
      }
      return out;
    }
    if (first === 'let' || first === 'var') {
      const name = this.next();
      let type: Type | undefined;
      if (this.peek() === ':') {
        this.next();
        type = this.type();
      }
      this.expect('=');
      const value = this.expression();
      if (type !== undefined && type !== value.type) throw new Error(`${name}: ${type} = ${value.type}`);
      this.scopes.at(-1)!.set(name, value.type);
      return this.end(`let $${name}=${value.js};`);
    }
    this.expect('=');
    return this.end(`$${first}=${this.expression().js};`);
  }

  private end(js: string): string {
    this.expect(';');
    return js;
  }

  private expression(least = 1): Typed {
    let left = this.unary();
    for (;;) {
      const operator = this.peek();
      const strength = precedence[operator];
      if (strength === undefined || strength < least) return left;
      this.next();
      left = this.binary(operator, left, this.expression(strength + 1));
    }
  }

  private binary(operator: string, a: Typed, b: Typed): Typed {
    const shift = operator === '<<' || operator === '>>';
    if (!shift && a.type !== b.type) throw new Error(`${a.type} ${operator} ${b.type}: ${a.js}`);
    if (shift && b.type !== 'u32') throw new Error(`a shift by ${b.type}`);
    if (precedence[operator]! <= 2 || ['==', '!=', '<', '<=', '>', '>='].includes(operator)) {
      const same = operator === '==' ? '===' : operator === '!=' ? '!==' : operator;
      return { js: `(${a.js}${same}${b.js})`, type: 'bool' };
    }
    if (operator === '*' && a.type !== 'f32')
      return { js: rounded(a.type, `Math.imul(${a.js},${b.js})`), type: a.type };
    if (operator === '/' && a.type !== 'f32')
      return { js: rounded(a.type, `Math.trunc(${a.js}/${b.js})`), type: a.type };
    if (operator === '>>')
      return { js: rounded(a.type, `${a.js}${a.type === 'u32' ? '>>>' : '>>'}${b.js}`), type: a.type };
    return { js: rounded(a.type, `${a.js}${operator}${b.js}`), type: a.type };
  }

  private unary(): Typed {
    const first = this.next();
    if (first === '-' || first === '~' || first === '!') {
      const u = this.unary();
      if (u.type === 'vec2<f32>') return { js: `((v)=>({x:-v.x,y:-v.y}))(${u.js})`, type: u.type };
      return {
        js: first === '!' ? `(!${u.js})` : u.type === 'f32' ? `(-${u.js})` : rounded(u.type, `${first}${u.js}`),
        type: u.type,
      };
    }
    if (first === '(') {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (/^\d/.test(first)) {
      if (first.includes('.')) return { js: `${Math.fround(Number(first))}`, type: 'f32' };
      if (first.endsWith('u')) return { js: `${Number(first.slice(0, -1))}`, type: 'u32' };
      return { js: first, type: 'i32' };
    }
    if (first === 'bitcast' || first === 'vec2') {
      this.expect('<');
      const to = this.next() as Type;
      this.expect('>');
      const args = this.args();
      if (first === 'vec2') return { js: `{x:${args[0]!.js},y:${args[1]!.js}}`, type: 'vec2<f32>' };
      const from = args[0]!.type;
      return { js: from === 'f32' ? `B(${args[0]!.js})` : `V(${args[0]!.js})`, type: to };
    }
    if (this.peek() === '(') return this.call(first, this.args());
    if (this.peek() === '.') {
      this.next();
      return { js: `$${first}.${this.next()}`, type: 'f32' };
    }
    const type = this.scopes.findLast((s) => s.has(first))?.get(first);
    if (!type) throw new Error(`${first} is not declared`);
    return { js: `$${first}`, type };
  }

  private args(): readonly Typed[] {
    this.expect('(');
    const args: Typed[] = [];
    while (this.peek() !== ')') {
      args.push(this.expression());
      if (this.peek() === ',') this.next();
    }
    this.next();
    return args;
  }

  private call(name: string, args: readonly Typed[]): Typed {
    const list = args.map((a) => a.js).join(',');
    const signature = this.signatures.get(name);
    if (signature) {
      if (signature.parameters.some((p, i) => p.type !== args[i]?.type)) throw new Error(`wrong arguments for ${name}`);
      return { js: `fn_${name}(${list})`, type: signature.result };
    }
    if (name === 'f32') return { js: `F(${list})`, type: 'f32' };
    if (name === 'u32' || name === 'i32')
      return { js: rounded(name, args[0]!.type === 'f32' ? `Math.trunc(${list})` : list), type: name };
    if (name === 'select') return { js: `(${args[2]!.js}?${args[1]!.js}:${args[0]!.js})`, type: args[0]!.type };
    if (name === 'round') return { js: `R(${list})`, type: 'f32' };
    if (['abs', 'floor', 'ceil', 'min', 'max', 'sign'].includes(name))
      return { js: `Math.${name}(${list})`, type: args[0]!.type };
    if (name === 'sqrt') return { js: `F(Math.sqrt(${list}))`, type: 'f32' };
    throw new Error(`${name} is not a function`);
  }
}

const heads = /fn (\w+)\(([^)]*)\) -> ([\w<>]+) \{/g;

/** The functions of a text, by name, callable with numbers that are float32 values (or integers, for helpers). */
export function interpretShader(text: string): Readonly<Record<string, (...args: number[]) => number>> {
  const signatures = new Map<string, Signature>();
  for (const [, name, parameters, result] of text.matchAll(heads)) {
    const list = parameters!.split(',').filter((p) => p.trim() !== '');
    signatures.set(name!, {
      parameters: list.map((p) => {
        const [n, t] = p.split(':').map((s) => s.trim());
        return { name: n!, type: t as Type };
      }),
      result: result as Type,
    });
  }
  const parts = text.split(/^(?=fn )/m).filter((p) => p.startsWith('fn '));
  const js = parts.map((p) => new Compiler(tokenize(p.slice(0, p.indexOf('\n}') + 2)), signatures).functionText());
  const support = `const F=Math.fround,$$f=new Float32Array(1),$$u=new Uint32Array($$f.buffer);
    const R=(v)=>{const r=Math.round(v);return r-v===0.5&&r%2!==0?r-1:r;};const B=(v)=>($$f[0]=v,$$u[0]),V=(v)=>($$u[0]=v,$$f[0]);`;
  const exported = [...signatures.keys()].map((name) => `${JSON.stringify(name)}:fn_${name}`).join(',');
  return new Function(`"use strict";${support}${js.join('\n')};return {${exported}};`)();
}
