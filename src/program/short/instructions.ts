/**
 * Functions of the notation as a list of instructions without branches: calls are put in place, both branches of an
 * `if` computed and one chosen, equal instructions kept once. An arithmetic model is a change of this list.
 */
import { invariant } from '../../diagnostic.js';
import type { NotationFunction, NotationType, ScalarType, Statement, Tree } from './notation.js';

/**
 * What compilers and devices may do to float32: nothing; fuse products into sums; flush subnormals; divide and take
 * roots as inexactly as the shading languages allow.
 */
export type ShortModel = 'nearest' | 'fma' | 'flush' | 'sloppy';
export const shortModels: readonly ShortModel[] = ['nearest', 'fma', 'flush', 'sloppy'];

export interface Instruction {
  /** `f32 +`, `u32 >>`, `select` …: the operation with the type it works on where that matters. */
  readonly op: string;
  readonly type: ScalarType;
  readonly args: readonly number[];
  /** Of `number` the value, of `input` its place. */
  readonly value: number;
}

export interface Instructions {
  readonly list: readonly Instruction[];
  /** The places of the result's parts: one, or two for vec2<f32>. */
  readonly results: readonly number[];
}

/** A value while instructions are made: their places. */
interface Value {
  readonly type: NotationType;
  readonly at: readonly number[];
}

type Scope = Map<string, Value>;

/** Float operations whose operands and results a device may flush. */
const ARITHMETIC = new Set(['f32 +', 'f32 -', 'f32 *', 'f32 /', 'fma', 'sqrt', 'floor', 'ceil', 'round', 'min', 'max']);
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

class Maker {
  readonly list: Instruction[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    private readonly functions: ReadonlyMap<string, NotationFunction>,
    private readonly model: ShortModel,
  ) {}

  private raw(op: string, type: ScalarType, args: readonly number[], value = 0): number {
    const key = `${op} ${type} ${args.join(' ')} ${Object.is(value, -0) ? '-0' : value}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.list.push({ op, type, args, value });
    this.known.set(key, this.list.length - 1);
    return this.list.length - 1;
  }

  /** An instruction as the model changes it. */
  private put(op: string, type: ScalarType, args: readonly number[], value = 0): number {
    if (this.model === 'fma' && (op === 'f32 +' || op === 'f32 -')) return this.fused(op, args);
    if (this.model === 'sloppy' && (op === 'f32 /' || op === 'sqrt'))
      return this.raw('sloppy', 'f32', [this.raw(op, type, args)]);
    if (this.model === 'flush' && ARITHMETIC.has(op))
      return this.raw('flush', 'f32', [
        this.raw(
          op,
          type,
          args.map((a) => this.flushed(a)),
        ),
      ]);
    if (this.model === 'flush' && type === 'bool' && op.startsWith('f32'))
      return this.raw(
        op,
        type,
        args.map((a) => this.flushed(a)),
      );
    return this.raw(op, type, args, value);
  }

  private flushed(at: number): number {
    const { op } = this.list[at]!;
    return op === 'flush' || op === 'number' ? at : this.raw('flush', 'f32', [at]);
  }

  /** A sum with a product in it as one operation: a·b + c with the signs in front. */
  private fused(op: string, [a = 0, b = 0]: readonly number[]): number {
    const negative = (at: number): number => this.raw('negate', 'f32', [at]);
    const productOf = (at: number): { args: readonly number[]; negated: boolean } | undefined => {
      const i = this.list[at]!;
      if (i.op === 'f32 *') return { args: i.args, negated: false };
      const inner = i.op === 'negate' ? this.list[i.args[0]!]! : undefined;
      return inner?.op === 'f32 *' ? { args: inner.args, negated: true } : undefined;
    };
    const first = productOf(a);
    const second = productOf(b);
    if (first) {
      const [p = 0, q = 0] = first.args;
      return this.raw('fma', 'f32', [first.negated ? negative(p) : p, q, op === 'f32 -' ? negative(b) : b]);
    }
    if (second) {
      const [p = 0, q = 0] = second.args;
      return this.raw('fma', 'f32', [second.negated === (op === 'f32 -') ? p : negative(p), q, a]);
    }
    return this.raw(op, 'f32', [a, b]);
  }

  number(type: ScalarType, value: number): number {
    return this.raw('number', type, [], value);
  }
  input(type: ScalarType, place: number): number {
    return this.raw('input', type, [], place);
  }

  private bits(v: Value, to: ScalarType): Value {
    const from = this.list[v.at[0]!]!;
    // A cast of a cast is the value itself where it comes back to its type.
    if (from.op === 'bits' && this.list[from.args[0]!]!.type === to) return { type: to, at: [from.args[0]!] };
    return v.type === to ? v : { type: to, at: [this.raw('bits', to, v.at)] };
  }

  private select(otherwise: Value, then: Value, condition: number): Value {
    invariant(otherwise.type === then.type, `select of ${otherwise.type} and ${then.type}`);
    const at = then.at.map((t, i) => {
      const o = otherwise.at[i]!;
      return t === o ? t : this.raw('select', this.list[t]!.type, [o, t, condition]);
    });
    return { type: then.type, at };
  }

  private negated(v: Value): Value {
    if (v.type === 'vec2<f32>')
      return { type: v.type, at: v.at.map((a) => this.negated({ type: 'f32', at: [a] }).at[0]!) };
    if (v.type !== 'f32')
      return { type: v.type, at: [this.put('i32 -', v.type as ScalarType, [this.number('i32', 0), v.at[0]!])] };
    const { op, args, value } = this.list[v.at[0]!]!;
    if (op === 'negate') return { type: 'f32', at: args };
    if (op === 'number') return { type: 'f32', at: [this.number('f32', -value)] };
    return { type: 'f32', at: [this.raw('negate', 'f32', v.at)] };
  }

  private operator(operator: string, args: readonly Value[]): Value {
    const [a, b] = args;
    invariant(a, 'an operator without operands');
    if (!b) {
      if (operator === '-') return this.negated(a);
      return { type: a.type, at: [this.raw(operator === '!' ? 'not' : '~', a.type as ScalarType, a.at)] };
    }
    const shift = operator === '<<' || operator === '>>';
    invariant(shift ? b.type === 'u32' : a.type === b.type, `${a.type} ${operator} ${b.type}`);
    const type: ScalarType = COMPARISONS.has(operator) ? 'bool' : (a.type as ScalarType);
    return { type, at: [this.put(`${a.type} ${operator}`, type, [a.at[0]!, b.at[0]!])] };
  }

  private call(name: string, args: readonly Value[]): Value {
    const own = this.functions.get(name);
    if (own) return this.run(own, args);
    const [a, b, c] = args;
    invariant(a, `${name} without arguments`);
    const at = args.map((v) => v.at[0]!);
    switch (name) {
      case 'bitcast<f32>':
        return this.bits(a, 'f32');
      case 'bitcast<u32>':
        return this.bits(a, 'u32');
      case 'bitcast<i32>':
        return this.bits(a, 'i32');
      case 'vec2<f32>':
        return { type: 'vec2<f32>', at };
      case 'select':
        invariant(b && c, 'select takes three arguments');
        return this.select(a, b, c.at[0]!);
      case 'f32':
        return { type: 'f32', at: [this.raw(`f32 of ${a.type}`, 'f32', at)] };
      case 'i32':
      case 'u32':
        if (a.type !== 'f32' && a.type !== 'bool') return this.bits(a, name);
        return { type: name, at: [this.raw(`${name} of ${a.type}`, name, at)] };
      case 'abs':
      case 'sqrt':
      case 'floor':
      case 'ceil':
      case 'round':
      case 'sign':
      case 'min':
      case 'max': {
        const type = a.type as ScalarType;
        return { type, at: [this.put(type === 'f32' ? name : `${type} ${name}`, type, at)] };
      }
      default:
        invariant(false, `${name} is no function of the notation`);
    }
  }

  private tree(t: Tree, scope: Scope): Value {
    switch (t.kind) {
      case 'number':
        return { type: t.type, at: [this.number(t.type, t.value)] };
      case 'name':
      case 'part': {
        const v = scope.get(t.kind === 'name' ? t.name : t.of);
        invariant(v, `${t.kind === 'name' ? t.name : t.of} is not declared`);
        return t.kind === 'name' ? v : { type: 'f32', at: [v.at[t.part === 'x' ? 0 : 1]!] };
      }
      case 'operator':
        return this.operator(
          t.operator,
          t.args.map((a) => this.tree(a, scope)),
        );
      case 'call':
        return this.call(
          t.name,
          t.args.map((a) => this.tree(a, scope)),
        );
    }
  }

  /** The value that statements return, or undefined where they end without one. */
  private block(statements: readonly Statement[], scope: Scope): Value | undefined {
    for (const [i, s] of statements.entries()) {
      if (s.kind === 'return') return this.tree(s.value, scope);
      if (s.kind !== 'if') {
        scope.set(s.name, this.tree(s.value, scope));
        continue;
      }
      const condition = this.tree(s.condition, scope).at[0]!;
      const [one, other] = [new Map(scope), new Map(scope)];
      const then = this.block(s.then, one);
      if (then) {
        const rest = this.block([...s.otherwise, ...statements.slice(i + 1)], other);
        invariant(rest, 'an if returns and what follows does not');
        return this.select(rest, then, condition);
      }
      invariant(!this.block(s.otherwise, other), 'an else returns and its if does not');
      for (const [name, v] of scope) {
        const [p, q] = [one.get(name)!, other.get(name)!];
        if (p !== v || q !== v) scope.set(name, this.select(q, p, condition));
      }
    }
    return undefined;
  }

  run(f: NotationFunction, args: readonly Value[]): Value {
    const scope: Scope = new Map();
    f.parameters.forEach((p, i) => {
      invariant(args[i]?.type === p.type, `${f.name}: wrong argument for ${p.name}`);
      scope.set(p.name, args[i]!);
    });
    const result = this.block(f.body, scope);
    invariant(result, `${f.name} returns nothing`);
    return result;
  }
}

/** The instructions of a function whose parameters are inputs, in order; `functions` are those that may be called. */
export function instructionsOf(
  f: NotationFunction,
  functions: ReadonlyMap<string, NotationFunction>,
  model: ShortModel,
): Instructions {
  const maker = new Maker(functions, model);
  const args = f.parameters.map((p, i): Value => ({ type: p.type, at: [maker.input(p.type as ScalarType, i)] }));
  const result = maker.run(f, args);
  return needed(maker.list, result.at);
}

/** Only what results need. */
function needed(list: readonly Instruction[], results: readonly number[]): Instructions {
  const used = new Uint8Array(list.length);
  for (const r of results) used[r] = 1;
  for (let i = list.length - 1; i >= 0; i--) if (used[i]) for (const a of list[i]!.args) used[a] = 1;
  const place = new Int32Array(list.length);
  const out: Instruction[] = [];
  list.forEach((o, i) => {
    if (!used[i]) return;
    place[i] = out.length;
    out.push({ ...o, args: o.args.map((a) => place[a]!) });
  });
  return { list: out, results: results.map((r) => place[r]!) };
}

/** Signs, bit casts and constants cost nothing; everything else is an operation. */
const FREE = new Set(['number', 'input', 'negate', 'abs', 'bits']);

/** How many operations a device executes: sums, products, quotients, roundings, masks, comparisons, choices. */
export const operationsOf = (i: Instructions): number => i.list.filter((o) => !FREE.has(o.op)).length;
