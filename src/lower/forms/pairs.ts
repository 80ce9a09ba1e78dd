/** Forms, polynomials and powers of parameters as straight-line code in pairs of doubles: the start of demotion. */
import { type Rational, fromDouble as rationalOf, sign, sub, toDouble } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import type { ParameterPower } from '../../program/kernel.js';
import { type CoreName, type MixedCode, type MixedOperation, runMixed } from '../../program/mixed.js';
import type { Scaled } from '../../runtime/index.js';
import { type Piece, rootWords } from './pieces.js';
import type { Straight } from './straight.js';

/** Operations beyond this are left to the exact kernel. */
const MOST_OPERATIONS = 160;

/** A form or a parameter's power that has no code in doubles. */
export class Unsupported extends Error {}

const CORES: Readonly<Record<string, CoreName>> = {
  exp: 'exp',
  log: 'log',
  expm1: 'expm1',
  log1p: 'log1p',
  sqrt1pm1: 'sqrt1pm1',
  erf: 'erf',
  erfcx: 'erfcx',
  atan: 'atan',
  // Of the reciprocal, on (0, π): for positive arguments this is atan; for others the region ends.
  acot: 'atan',
  sin: 'sin',
  sinFar: 'sin',
  cosFar: 'cos',
  cosm1: 'cosm1',
};

function constant(r: Rational): MixedOperation {
  const head = toDouble(r);
  if (!Number.isFinite(head) || (head === 0 && sign(r) !== 0)) throw new Unsupported('a constant is out of range');
  const low = head === 0 ? 0 : toDouble(sub(r, rationalOf(head)));
  return { op: 'constant', head, low, pair: low !== 0 };
}

const PI: MixedOperation = { op: 'constant', head: Math.PI, low: 1.2246467991473532e-16, pair: true };

const isPowerOfTwo = (r: number): boolean => {
  const k = Math.log2(Math.abs(r));
  return Number.isFinite(k) && Number.isInteger(k) && Math.abs(r) === 2 ** k;
};

export class Writer {
  readonly code: MixedOperation[] = [];
  put(o: MixedOperation): number {
    this.code.push(o);
    return this.code.length - 1;
  }
  private exactScale(i: number): number | undefined {
    const o = this.code[i]!;
    return o.op === 'constant' && o.low === 0 && isPowerOfTwo(o.head) ? o.head : undefined;
  }
  multiply(a: number, b: number): number {
    const by = this.exactScale(a);
    if (by !== undefined) return this.put({ op: 'scale', args: [b], by, pair: true });
    const other = this.exactScale(b);
    if (other !== undefined) return this.put({ op: 'scale', args: [a], by: other, pair: true });
    return this.put({ op: 'multiply', args: [a, b], pair: true });
  }
  add(a: number, b: number): number {
    return this.put({ op: 'add', args: [a, b], pair: true });
  }
  /** a^n by squaring, n ≥ 1. */
  power(a: number, n: number): number {
    if (n === 1) return a;
    const half = this.power(a, Math.floor(n / 2));
    const square = this.multiply(half, half);
    return n % 2 === 0 ? square : this.multiply(square, a);
  }
  reciprocal(a: number): number {
    return this.put({ op: 'divide', args: [this.put(constant({ num: 1n, den: 1n })), a], pair: true });
  }
}

/** The code of a form, from u on, all in pairs. Throws Unsupported. */
export function codeOfForm({ operations, result, form, tree }: Straight): MixedCode {
  if (tree) throw new Unsupported('an expression as it is');
  const w = new Writer();
  const places: number[] = [];
  const input = w.put({ op: 'input', pair: true });
  const { at, side } = form.end;
  let distance = input;
  if (at && sign(at) !== 0) distance = w.add(input, w.put(constant({ num: -at.num, den: at.den })));
  if (side < 0) distance = w.put({ op: 'negate', args: [distance], pair: true });
  operations.slice(0, result + 1).forEach((o) => {
    const of = (i: number): number => places[i]!;
    switch (o.op) {
      case 'x':
        places.push(distance);
        break;
      case 'number':
        places.push(w.put(constant(o.value)));
        break;
      case 'pi':
        places.push(w.put(PI));
        break;
      case 'sum':
        places.push(o.args.map(of).reduce((a, b) => w.add(a, b)));
        break;
      case 'multiply':
        places.push(w.multiply(of(o.args[0]), of(o.args[1])));
        break;
      case 'divide':
        places.push(w.put({ op: 'divide', args: [of(o.args[0]), of(o.args[1])], pair: true }));
        break;
      case 'negate':
      case 'sqrt':
        places.push(w.put({ op: o.op, args: [of(o.args[0])], pair: true }));
        break;
      case 'power': {
        if (Math.abs(o.exponent) > 64) throw new Unsupported('a high power');
        const p = w.power(of(o.args[0]), Math.abs(o.exponent));
        places.push(o.exponent < 0 ? w.reciprocal(p) : p);
        break;
      }
      // Of trees alone: their operations may leave the range of doubles.
      case 'parameter':
      case 'apply':
      case 'max':
      case 'min':
        throw new Unsupported('an expression as it is');
      case 'remainder':
        throw new Unsupported('a remainder of a series');
      default: {
        const core = CORES[o.op === 'atom' ? o.atom : o.op];
        if (!core) throw new Unsupported(o.op);
        places.push(w.put({ op: 'core', core, args: [of(o.args[0])], pair: true }));
      }
    }
  });
  if (w.code.length > MOST_OPERATIONS) throw new Unsupported('too many operations');
  return compact(folded(w.code, places[result]!));
}

/** The code of an expression in one variable as it is written, in single doubles; undefined where it has none. */
export function codeOfExpression(e: Expr, variable: string): MixedCode | undefined {
  const w = new Writer();
  const write = (n: Expr): number => {
    if (n.kind === 'number') return w.put({ ...constant(n.value), pair: false });
    if (n.kind === 'constant')
      return w.put({ op: 'constant', head: n.name === 'pi' ? Math.PI : Math.E, low: 0, pair: false });
    if (n.kind === 'symbol' && n.name === variable) return w.put({ op: 'input', pair: false });
    if (n.kind !== 'call') throw new Unsupported(n.kind);
    const [a, b] = n.args;
    switch (n.op) {
      case 'add':
        return w.add(write(a!), write(b!));
      case 'sub':
        return w.add(write(a!), w.put({ op: 'negate', args: [write(b!)], pair: false }));
      case 'mul':
        return w.multiply(write(a!), write(b!));
      case 'div':
        return w.put({ op: 'divide', args: [write(a!), write(b!)], pair: false });
      case 'neg':
      case 'sqrt':
        return w.put({ op: n.op === 'neg' ? 'negate' : 'sqrt', args: [write(a!)], pair: false });
      case 'pow': {
        const k = b!.kind === 'number' && b!.value.den === 1n ? Number(b!.value.num) : Number.NaN;
        if (!(k >= 1 && k <= 8)) throw new Unsupported('a power');
        return w.power(write(a!), k);
      }
      default: {
        const core = CORES[n.op];
        if (!core || n.op !== core) throw new Unsupported(n.op);
        return w.put({ op: 'core', core, args: [write(a!)], pair: false });
      }
    }
  };
  try {
    write(e);
    return compact(w.code.map((o) => ({ ...o, pair: false })));
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return undefined;
  }
}

/** The code of a polynomial around a root. */
export function codeOfPiece(p: Piece<Scaled>): MixedCode {
  const w = new Writer();
  const input = w.put({ op: 'input', pair: true });
  const d = rootWords(p.root).reduce(
    (rest, word) => w.add(rest, w.put({ op: 'constant', head: -word, low: 0, pair: false })),
    input,
  );
  let v = w.put(constant(p.coefficients.at(-1)!));
  for (const c of p.coefficients.slice(0, -1).reverse()) v = w.add(w.multiply(v, d), w.put(constant(c)));
  for (let i = 0; i < p.order; i++) v = w.multiply(v, d);
  return compact(w.code.slice(0, v + 1));
}

/** What does not depend on the input becomes a constant. */
function folded(code: readonly MixedOperation[], result: number): MixedCode {
  const out = code.slice(0, result + 1);
  if (result !== out.length - 1) throw new Unsupported('the result is no last operation');
  const known: boolean[] = [];
  return out.map((o, i): MixedOperation => {
    const args = 'args' in o ? o.args : [];
    known[i] = o.op !== 'input' && o.op !== 'parameter' && args.every((a) => known[a]);
    if (!known[i] || o.op === 'constant') return o;
    const v = runMixed(out.slice(0, i + 1), { head: Number.NaN, low: 0 }, new Map());
    return { op: 'constant', head: v.head, low: v.low, pair: v.low !== 0 };
  });
}

/** Only what the result needs, each operation once. */
export function compact(code: MixedCode): MixedCode {
  if (code.length === 0) return code;
  const used = new Set<number>();
  const mark = (i: number): void => {
    if (used.has(i)) return;
    used.add(i);
    const o = code[i]!;
    if ('args' in o) for (const a of o.args) mark(a);
  };
  mark(code.length - 1);
  const place = new Map<number, number>();
  const known = new Map<string, number>();
  const out: MixedOperation[] = [];
  code.forEach((o, i) => {
    if (!used.has(i)) return;
    const inner = o.op === 'negate' ? code[o.args[0]] : undefined;
    if (inner?.op === 'negate' && i !== code.length - 1) {
      // Signs cancel exactly.
      place.set(i, place.get(inner.args[0])!);
      return;
    }
    const moved = ('args' in o ? { ...o, args: o.args.map((a) => place.get(a)!) } : o) as MixedOperation;
    const key = JSON.stringify(moved, (_, v) => (Object.is(v, -0) ? '-0' : v));
    const same = known.get(key);
    if (same !== undefined && i !== code.length - 1) {
      place.set(i, same);
      return;
    }
    known.set(key, out.length);
    place.set(i, out.length);
    out.push(moved);
  });
  return out;
}

/** v times powers of parameters. */
export function powers(list: readonly ParameterPower[], w: Writer, start: number | undefined): number | undefined {
  let v = start;
  for (const { parameter, power } of list) {
    let p = w.put({ op: 'parameter', name: parameter, pair: false });
    if (power.den !== 1n && power.den !== 2n) throw new Unsupported('a power of a parameter');
    if (power.den === 2n) p = w.put({ op: 'sqrt', args: [p], pair: true });
    const n = Number(power.num);
    p = w.power(p, Math.abs(n));
    if (n < 0) v = v === undefined ? w.reciprocal(p) : w.put({ op: 'divide', args: [v, p], pair: true });
    else v = v === undefined ? p : w.multiply(v, p);
  }
  return v;
}
