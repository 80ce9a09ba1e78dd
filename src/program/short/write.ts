/**
 * Writes code in float32 as statements of the shaders' notation, one for each operation: calls of the functions of
 * `cores/`. The same statements are executed by `run.ts` and printed by shading targets.
 */
import { invariant } from '../../diagnostic.js';
import { headOf, type ShortCode, type ShortOperation } from './code.js';
import { literal } from './cores/polynomial.js';

/** A value in the text: one float, a pair (`wide`: its head has 24 bits), or a constant. */
export type Written =
  | { readonly kind: 'float'; readonly text: string }
  | { readonly kind: 'pair'; readonly text: string; readonly wide: boolean }
  | { readonly kind: 'constant'; readonly head: number; readonly low: number };

type Core = ShortOperation & { readonly op: 'core' };

/** Where arguments need no reduction. */
const EIGHTH_TURN = 0.785;
const NEAR_ONE = [-0.29, 0.41] as const;
/** exp of this is below 2^127. */
const EXP_MOST = 87.9;
const MIDDLE = 8192;

const inside = (o: Core, low: number, high: number): boolean =>
  o.within !== undefined && o.within[0] >= low && o.within[1] <= high;

/** Which function computes a core, and which of its other arguments it takes. */
function functionOf(o: Core): { readonly name: string; readonly takesBy?: boolean; readonly takesZero?: boolean } {
  switch (o.core) {
    case 'exp': {
      const most = EXP_MOST - Math.log(o.by ?? 1);
      return { name: inside(o, Number.NEGATIVE_INFINITY, most) ? 'exp_small' : 'exp', takesBy: true, takesZero: true };
    }
    case 'log1p':
      return { name: inside(o, ...NEAR_ONE) ? 'log1p_near' : 'log1p' };
    case 'sin':
    case 'cos':
    case 'cosm1':
      if (inside(o, -EIGHTH_TURN, EIGHTH_TURN)) return { name: `${o.core}_near` };
      return { name: inside(o, -MIDDLE, MIDDLE) ? `${o.core}_middle` : o.core, takesZero: true };
    case 'erf':
      return inside(o, -0.75, 0.75) ? { name: 'erf_near' } : { name: 'erf', takesZero: true };
    case 'erfcx':
      return inside(o, 0, Number.POSITIVE_INFINITY) ? { name: 'erfcx_positive' } : { name: 'erfcx', takesZero: true };
    case 'expm1':
      return { name: 'expm1', takesZero: true };
    default:
      return { name: o.core };
  }
}

/** Pair functions that take heads of 24 bits. */
const TAKES_WIDE = new Set([
  'exp',
  'exp_small',
  'expm1',
  'log',
  'log1p',
  'log1p_near',
  'sin',
  'cos',
  'sin_middle',
  'cos_middle',
  'sqrt1pm1',
]);
/** Pair functions whose results have heads of 24 bits. */
const WIDE = new Set(['log1p_near', 'cosm1', 'cosm1_near', 'cosm1_middle', 'erf_near', 'erfcx_positive']);

const exponentOf = (power: number): number => {
  const k = Math.log2(power);
  invariant(Number.isInteger(k), `${power} is no power of two`);
  return k;
};

/** Statements of several codes one after the other; equal ones once. */
export class ShortWriter {
  readonly lines: string[] = [];
  private readonly known = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly zero: string,
    private readonly prefix: string,
  ) {}

  /** A writer of statements that follow these in one branch: it knows these values, and its own stay in the branch. */
  inner(): ShortWriter {
    const w = new ShortWriter(this.zero, this.prefix);
    for (const [text, name] of this.known) w.known.set(text, name);
    w.count = this.count;
    return w;
  }

  /** Declares a value, or gives the name of one that is the same. */
  name(type: 'f32' | 'vec2<f32>' | 'i32' | 'bool', text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const name = `${this.prefix}${this.count++}`;
    this.lines.push(`let ${name}: ${type} = ${text};`);
    this.known.set(text, name);
    return name;
  }

  private put(type: 'f32' | 'vec2<f32>', text: string, wide = false): Written {
    const name = this.name(type, text);
    return type === 'f32' ? { kind: 'float', text: name } : { kind: 'pair', text: name, wide };
  }

  /** One float. */
  float(v: Written): string {
    if (v.kind === 'float') return v.text;
    if (v.kind === 'constant') return literal(Math.fround(v.head + v.low));
    return this.name('f32', `${v.text}.x + ${v.text}.y`);
  }
  /** A pair with a head of 12 bits. */
  pair(v: Written): string {
    if (v.kind === 'constant') {
      const head = headOf(v.head);
      return `vec2<f32>(${literal(head)}, ${literal(Math.fround(v.head - head + v.low))})`;
    }
    if (v.kind === 'float') return this.name('vec2<f32>', `actc_pair(${v.text})`);
    return v.wide ? this.name('vec2<f32>', `actc_neat(${v.text})`) : v.text;
  }
  /** A pair whose head may have 24 bits. */
  private loose(v: Written): string {
    if (v.kind === 'pair') return v.text;
    return v.kind === 'float' ? `vec2<f32>(${v.text}, 0.0)` : this.pair(v);
  }
  private isFloat = (v: Written): boolean => v.kind === 'float' || (v.kind === 'constant' && v.low === 0);

  private sum(a: Written, b: Written, larger: 'first' | 'second' | undefined): Written {
    if (larger === 'second') return this.sum(b, a, 'first');
    const [p, q] = [this.isFloat(a), this.isFloat(b)];
    if (larger === undefined) return this.put('vec2<f32>', `actc_sum_any(${this.loose(a)}, ${this.loose(b)})`);
    const name = p ? (q ? 'actc_sum_floats' : 'actc_sum_float_pair') : q ? 'actc_sum_pair_float' : 'actc_sum';
    const text = (v: Written, float: boolean): string => (float ? this.float(v) : this.loose(v));
    return this.put('vec2<f32>', `${name}(${text(a, p)}, ${text(b, q)})`);
  }

  private product(a: Written, b: Written, same: boolean): Written {
    if (same) return this.put('vec2<f32>', `actc_square(${this.pair(a)})`, true);
    const short = (v: Written): v is Written & { kind: 'constant' } =>
      v.kind === 'constant' && v.low === 0 && headOf(v.head) === v.head;
    if (short(b)) return this.put('vec2<f32>', `actc_times(${this.pair(a)}, ${literal(b.head)})`, true);
    if (short(a)) return this.put('vec2<f32>', `actc_times(${this.pair(b)}, ${literal(a.head)})`, true);
    return this.put('vec2<f32>', `actc_product(${this.pair(a)}, ${this.pair(b)})`, true);
  }

  /** One product of pairs, for arguments and multipliers that come from elsewhere. */
  multiplied = (a: Written, b: Written): Written => this.product(a, b, false);

  private core(o: Core, a: Written): Written {
    const { name, takesBy, takesZero } = functionOf(o);
    const more = [...(takesBy ? [`${exponentOf(o.by ?? 1)}`] : []), ...(takesZero ? [this.zero] : [])];
    const call = (kind: string, argument: string) => `actc_${name}_${kind}(${[argument, ...more].join(', ')})`;
    if (!o.pair) return this.put('f32', call('single', this.float(a)));
    const argument = TAKES_WIDE.has(name) ? this.loose(a) : this.pair(a);
    return this.put('vec2<f32>', call('pair', argument), WIDE.has(name));
  }

  /** round(u/log 2), shared by a significand and its powers of two. */
  private steps = (u: Written): string => this.name('f32', `actc_exp_steps(${this.float(u)})`);

  private single(o: ShortOperation, args: readonly Written[]): Written {
    const f = args.map((a) => this.float(a));
    switch (o.op) {
      case 'add':
        return this.put('f32', `${f[0]} + ${f[1]}`);
      case 'multiply':
        return this.put('f32', `${f[0]} * ${f[1]}`);
      case 'divide':
        return this.put('f32', `${f[0]} / ${f[1]}`);
      case 'scale':
        return this.put('f32', `${f[0]} * ${literal(o.by)}`);
      case 'negate':
        return this.put('f32', `-${f[0]}`);
      case 'sqrt':
        return this.put('f32', `sqrt(${f[0]})`);
      case 'distance':
        return { kind: 'float', text: this.float(this.distance(o, args[0]!)) };
      case 'significand':
        return this.put('f32', `actc_exp_significand_single(${f[0]}, ${this.steps(args[0]!)}, ${this.zero})`);
      default:
        invariant(false, `${o.op} is no single operation`);
    }
  }

  private distance(o: ShortOperation & { readonly op: 'distance' }, a: Written): Written {
    const root = o.root.map(literal).join(', ');
    const text =
      a.kind === 'pair'
        ? `actc_distance_pair(${a.text}, ${root}, ${this.zero})`
        : `actc_distance(${this.float(a)}, ${root}, ${this.zero})`;
    return this.put('vec2<f32>', text);
  }

  private paired(o: ShortOperation, args: readonly Written[]): Written {
    const [a, b] = args;
    invariant(a, `${o.op} without an operand`);
    switch (o.op) {
      case 'add':
        return this.sum(a, b!, o.larger);
      case 'multiply':
        return this.product(a, b!, o.args[0] === o.args[1]);
      case 'divide':
        if (a.kind === 'constant' && a.head === 1 && a.low === 0)
          return this.put('vec2<f32>', `actc_reciprocal(${this.pair(b!)})`);
        return this.put('vec2<f32>', `actc_quotient(${this.loose(a)}, ${this.pair(b!)})`);
      case 'scale':
        if (a.kind === 'float') return this.put('f32', `${a.text} * ${literal(o.by)}`);
        return this.put('vec2<f32>', `actc_times(${this.loose(a)}, ${literal(o.by)})`, a.kind === 'pair' && a.wide);
      case 'negate':
        if (a.kind === 'constant') return { kind: 'constant', head: -a.head, low: -a.low };
        return a.kind === 'float' ? this.put('f32', `-${a.text}`) : this.put('vec2<f32>', `-${a.text}`, a.wide);
      case 'sqrt':
        return this.put('vec2<f32>', `actc_root(${this.loose(a)})`);
      case 'distance':
        return this.distance(o, a);
      case 'significand':
        return this.put('vec2<f32>', `actc_exp_significand_pair(${this.loose(a)}, ${this.steps(a)}, ${this.zero})`);
      default:
        invariant(false, `${o.op} is no operation on pairs`);
    }
  }

  /** The statements of a code; gives its result. */
  code(code: ShortCode, input: Written, parameter: (name: string) => string): Written {
    const values: Written[] = [];
    for (const o of code) {
      const args = 'args' in o ? o.args.map((k) => values[k]!) : [];
      values.push(this.operation(o, args, input, parameter));
    }
    const result = values.at(-1);
    invariant(result, 'code without operations');
    return result;
  }

  private operation(
    o: ShortOperation,
    args: readonly Written[],
    input: Written,
    parameter: (name: string) => string,
  ): Written {
    switch (o.op) {
      case 'input':
        return o.pair ? input : { kind: 'float', text: this.float(input) };
      case 'parameter':
        return { kind: 'float', text: parameter(o.name) };
      case 'constant':
        return { kind: 'constant', head: o.head, low: o.low };
      case 'core':
        return this.core(o, args[0]!);
      case 'raise': {
        const n = this.name('i32', `i32(${this.steps(args[1]!)})`);
        return this.put('f32', `actc_scaled(${this.float(args[0]!)}, ${o.times === 1 ? n : `${n} * ${o.times}`})`);
      }
      default:
        return o.pair ? this.paired(o, args) : this.single(o, args);
    }
  }
}
