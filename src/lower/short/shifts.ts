/**
 * Float32 code from nodes: every value gets a power of two of its own, fixed for the stretch, so that neither it nor
 * its tail leaves the range of float32 where it counts. Where none does the stretch is too wide. Only sums and functions
 * need values at the same power, or at none; products carry theirs along, so that most code has no scaling in it.
 */
import { type ShortCode, type ShortOperation, shortConstant } from '../../program/short/code.js';
import type { Scaled } from '../../runtime/index.js';
import type { Columns } from './columns.js';
import type { Nodes } from './node.js';

/** A value times its power of two: the tail keeps 32 bits of it, and nothing overflows. */
const LEAST = -94;
const MOST = 118;
/** No float is larger than 2^this. */
const LARGEST = 128;
/** Exponents of float32 constants and factors. */
const FACTOR = 126;

/** The values of a stretch have no common scale: it must be split. */
export class TooWide extends Error {}

/** Code whose result is (head + low)·2^exponent; the node that each operation holds. */
export interface Shifted {
  readonly code: ShortCode;
  readonly exponent: number;
  readonly nodes: readonly number[];
}

interface Window {
  readonly low: number;
  readonly high: number;
  /** log₂ of the largest magnitude. */
  readonly top: number;
}

/** Powers at which a node keeps what counts. */
function windowOf(sizes: Float64Array, conditions: Float64Array): Window {
  let [low, top] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  sizes.forEach((size, s) => {
    if (size === Number.NEGATIVE_INFINITY) return;
    if (!(size < Number.POSITIVE_INFINITY)) throw new TooWide('a value is no number');
    top = Math.max(top, size);
    const c = Math.log2(conditions[s]!);
    // What doesn't count at all may vanish; more than the result itself nothing counts twice over.
    low = Math.max(low, LEAST - size + (Number.isNaN(c) ? 0 : Math.min(c, 24)));
  });
  return { low: Math.ceil(low), high: Math.floor(MOST - top), top };
}

const nearest = (s: number, w: Window): number => Math.min(w.high, Math.max(w.low, s));
const inside = (s: number, w: Window): boolean => s >= w.low && s <= w.high;

/** A constant at a power of two; its tail is the rest of a double-double. */
function constantAt(v: Scaled, exponent: number): ShortOperation {
  if (v.h === 0) return shortConstant(0);
  const e = v.e + exponent;
  if (e < -FACTOR || e > FACTOR) throw new TooWide('a constant is out of range');
  return shortConstant(v.h * 2 ** e, v.l * 2 ** e);
}

class Shifter {
  readonly code: ShortOperation[] = [];
  readonly from: number[] = [];
  private readonly windows: readonly Window[];
  private readonly places: { at: number; shift: number }[] = [];
  private readonly aligned = new Map<string, number>();

  constructor(
    private readonly nodes: Nodes,
    columns: Columns,
    private readonly tails: boolean,
    private readonly isLast: boolean,
  ) {
    this.windows = nodes.map((_, i) => windowOf(columns.sizes[i]!, columns.conditions[i]!));
  }

  private put(o: ShortOperation, node: number): number {
    this.code.push(o);
    this.from.push(node);
    return this.code.length - 1;
  }

  /** Node i at a power of two. */
  private at(i: number, shift: number): number {
    const p = this.places[i]!;
    if (p.shift === shift) return p.at;
    const id = `${i} ${shift}`;
    const found = this.aligned.get(id);
    if (found !== undefined) return found;
    const n = this.nodes[i]!;
    const by = shift - p.shift;
    if (this.windows[i]!.top + shift > LARGEST || Math.abs(by) > FACTOR)
      throw new TooWide('a value does not fit its sum');
    const single = n.op === 'input' && !this.tails;
    const made =
      n.op === 'constant'
        ? this.put(constantAt(n.value, shift), i)
        : this.put({ op: 'scale', args: [p.at], by: 2 ** by, pair: !single }, i);
    this.aligned.set(id, made);
    return made;
  }

  /** Powers for two factors whose powers add (or, for a quotient, subtract) to one that is right for the result. */
  private balanced(a: number, b: number, sign: 1 | -1, w: Window): readonly [number, number] {
    const [p, q] = [this.places[a]!.shift, this.places[b]!.shift];
    const natural = p + sign * q;
    if (inside(natural, w)) return [p, q];
    const wanted = nearest(natural, w);
    if (a === b) {
      // A square: both operands move.
      const s = Math.ceil(wanted / 2);
      if (inside(2 * s, w) && inside(s, this.windows[a]!)) return [s, s];
      throw new TooWide('a square is out of range');
    }
    const first = nearest(wanted - sign * q, this.windows[a]!);
    const second = sign * (wanted - first);
    if (inside(second, this.windows[b]!)) return [first, second];
    throw new TooWide('a product is out of range');
  }

  /** The result's power is undone by one product. */
  private windowAt(i: number): Window {
    const w = this.windows[i]!;
    if (i !== this.nodes.length - 1) return w;
    return { ...w, low: Math.max(w.low, -FACTOR), high: Math.min(w.high, FACTOR) };
  }

  write(): Shifted {
    this.nodes.forEach((n, i) => {
      const w = this.windowAt(i);
      if (w.low > w.high) throw new TooWide('a value has no scale');
      const place = (o: ShortOperation, shift: number): void => {
        this.places.push({ at: this.put(o, i), shift });
      };
      switch (n.op) {
        case 'input': {
          // u alone needs no room for products, if no multiplier follows.
          const s = this.nodes.length === 1 && this.isLast ? 0 : nearest(0, w);
          if (s === 0 || this.tails) place({ op: 'input', pair: s === 0 || this.tails }, 0);
          else {
            const raw = this.put({ op: 'input', pair: false }, i);
            place({ op: 'scale', args: [raw], by: 2 ** s, pair: false }, s);
          }
          if (this.tails && s !== 0) {
            const { at } = this.places[i]!;
            this.places[i] = { at: this.put({ op: 'scale', args: [at], by: 2 ** s, pair: true }, i), shift: s };
          }
          break;
        }
        case 'constant': {
          // The power at which it is about 1, unless it needs none.
          const s = Math.abs(n.value.e) < 100 ? 0 : -n.value.e;
          place(constantAt(n.value, s), s);
          break;
        }
        case 'sum': {
          const [a, b] = n.args as readonly [number, number];
          const high = Math.min(w.high, ...n.args.map((k) => Math.floor(MOST - this.windows[k]!.top)));
          if (w.low > high) throw new TooWide('a sum has no scale');
          const natural = [a, b].map((k) => this.places[k]!.shift).sort((p, q) => Math.abs(p) - Math.abs(q))[0]!;
          const s = Math.min(high, Math.max(w.low, natural));
          place({ op: 'add', args: [this.at(a, s), this.at(b, s)], pair: true }, s);
          break;
        }
        case 'multiply':
        case 'divide': {
          const [a, b] = n.args;
          const sign = n.op === 'multiply' ? 1 : -1;
          const [p, q] = this.balanced(a, b, sign, w);
          place({ op: n.op, args: [this.at(a, p), this.at(b, q)], pair: true }, p + sign * q);
          break;
        }
        case 'scale': {
          const [a] = n.args;
          const p = this.places[a]!;
          // v·2^k at the power s − k is v at s.
          const s = p.shift - n.exponent;
          if (inside(p.shift, w) && (i === this.nodes.length - 1 ? false : Math.abs(n.exponent) <= FACTOR))
            place({ op: 'scale', args: [p.at], by: 2 ** n.exponent, pair: true }, p.shift);
          else if (inside(s, w)) this.places.push({ at: p.at, shift: s });
          else throw new TooWide('a scaled value is out of range');
          break;
        }
        case 'negate': {
          const p = this.places[n.args[0]]!;
          const s = nearest(p.shift, w);
          place({ op: 'negate', args: [this.at(n.args[0], s)], pair: true }, s);
          break;
        }
        case 'sqrt': {
          const [a] = n.args;
          let s = this.places[a]!.shift;
          if (s % 2 !== 0) s += inside(s + 1, this.windows[a]!) ? 1 : -1;
          if (!inside(s / 2, w)) s = 2 * nearest(s / 2, w);
          place({ op: 'sqrt', args: [this.at(a, s)], pair: true }, s / 2);
          break;
        }
        case 'core': {
          const a = this.at(n.args[0], 0);
          const s = nearest(0, w);
          if (n.core === 'exp' && Math.abs(s) <= FACTOR)
            place({ op: 'core', core: 'exp', args: [a], pair: true, ...(s === 0 ? {} : { by: 2 ** s }) }, s);
          else if (s === 0) place({ op: 'core', core: n.core, args: [a], pair: true }, 0);
          else throw new TooWide('a function is out of range');
          if (this.windows[n.args[0]]!.low > 0) throw new TooWide('an argument is out of range');
          break;
        }
        case 'apply':
        case 'remainder':
        case 'max':
        case 'min':
          throw new TooWide('a kink or a step lies in the stretch, or a series is too long');
        case 'distance':
          place({ op: 'distance', args: [this.at(n.args[0], 0)], root: n.root, pair: true }, 0);
          if (!inside(0, w)) throw new TooWide('a distance is out of range');
          break;
      }
    });
    const last = this.places.at(-1)!;
    if (Math.abs(last.shift) > FACTOR) throw new TooWide('the result is out of range');
    // The result is the last operation.
    if (last.at !== this.code.length - 1) {
      this.code.push({ op: 'scale', args: [last.at], by: 1, pair: this.code[last.at]!.pair });
      this.from.push(this.nodes.length - 1);
    }
    return { ...compactCode(this.code, this.from), exponent: -last.shift };
  }
}

/** Code without what nothing reads. */
function compactCode(code: ShortCode, from: readonly number[]): { code: ShortCode; nodes: readonly number[] } {
  const used = new Set<number>();
  const mark = (i: number): void => {
    if (used.has(i)) return;
    used.add(i);
    const o = code[i]!;
    if ('args' in o) for (const a of o.args) mark(a);
  };
  // A scale by 1 only names the result.
  let result = code.length - 1;
  const end = code[result]!;
  if (end.op === 'scale' && end.by === 1) result = end.args[0];
  mark(result);
  const place = new Map<number, number>();
  const [kept, nodes]: [ShortOperation[], number[]] = [[], []];
  code.forEach((o, i) => {
    if (!used.has(i)) return;
    place.set(i, kept.length);
    kept.push(('args' in o ? { ...o, args: o.args.map((a) => place.get(a)!) } : o) as ShortOperation);
    nodes.push(from[i]!);
  });
  return { code: kept, nodes };
}

/** The code; `tails`: the input is a pair; `isLast`: the result is not multiplied. Throws TooWide. */
export function shifted(nodes: Nodes, columns: Columns, tails: boolean, isLast: boolean): Shifted {
  return new Shifter(nodes, columns, tails, isLast).write();
}
