/**
 * What does not count on a stretch is dropped there: terms far below the others, functions of arguments so small that
 * their first term is all of them. Far out and near 0 a form becomes a power this way, and nothing in it overflows or
 * underflows any more. Sums get an order, smallest first.
 */
import type { CoreName } from '../../program/mixed.js';
import { add, compare, div, fromDouble, log, mul, type Scaled, TWO_INVERSE_SQRT_PI } from '../../runtime/index.js';
import { toDouble } from '../../runtime/round.js';
import { ONE, ZERO } from '../../runtime/scaled.js';
import type { Applied } from '../arithmetic/arithmetic.js';
import { scaled } from '../arithmetic/scaled.js';
import { type Columns, nodeValue } from './columns.js';
import { fitted } from './fit.js';
import { argumentsOf, type Node, type Nodes } from './node.js';

/** Arguments of a logarithm between 2^±this are floats with tails. */
const LOG_SAFE = 90;
/** Arguments of a series that a polynomial is tried for. */
const SERIES_REACH = 1.5;
const LOG_2 = log(fromDouble(2));
/** A core becomes its first term for arguments below 2^this alone. */
const FIRST_TERM = -8;
/** Changes of the result below 2^this are dropped. */
const NEGLIGIBLE = -38;

/** log₂ of the relative change when a core becomes its first term, for an argument of size 2^s; none for `log`. */
const firstTermError: Readonly<Record<CoreName, (s: number) => number>> = {
  exp: (s) => s,
  expm1: (s) => s - 1,
  log1p: (s) => s - 1,
  sqrt1pm1: (s) => s - 2,
  erfcx: (s) => s + 0.2,
  erf: (s) => 2 * s - 1.5,
  atan: (s) => 2 * s - 1.5,
  sin: (s) => 2 * s - 2.5,
  cos: (s) => 2 * s - 1,
  cosm1: (s) => 2 * s - 3.5,
  log: () => Number.POSITIVE_INFINITY,
};

const logOf = (c: number): number => (Number.isNaN(c) ? Number.POSITIVE_INFINITY : Math.log2(c));

/** The exponent of ±2^k; undefined for any other number. */
const powerOfTwo = (v: Scaled): number | undefined => (Math.abs(v.h) === 1 && v.l === 0 ? v.e : undefined);

class Simplifier {
  readonly nodes: Node[] = [];
  readonly values: (readonly Scaled[])[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    private readonly points: readonly Scaled[],
    private readonly old: Columns,
  ) {}

  put(n: Node): number {
    const id = JSON.stringify(n);
    const found = this.known.get(id);
    if (found !== undefined) return found;
    const args = argumentsOf(n);
    const fixed = args.length > 0 && args.every((a) => this.nodes[a]!.op === 'constant');
    const column = fixed
      ? this.points.map(() => nodeValue(n, (i) => this.values[i]![0]!, ONE))
      : this.points.map((u, s) => nodeValue(n, (i) => this.values[i]![s]!, u));
    if (fixed && column.length > 0) return this.put({ op: 'constant', value: column[0]! });
    this.nodes.push(n);
    this.values.push(column);
    this.known.set(id, this.nodes.length - 1);
    return this.nodes.length - 1;
  }
  constant(value: Scaled): number {
    return this.put({ op: 'constant', value });
  }
  private constantAt(i: number): Scaled | undefined {
    const n = this.nodes[i]!;
    return n.op === 'constant' ? n.value : undefined;
  }
  negate(a: number): number {
    const n = this.nodes[a]!;
    return n.op === 'negate' ? n.args[0] : this.put({ op: 'negate', args: [a] });
  }
  scale(a: number, exponent: number): number {
    if (exponent === 0) return a;
    const n = this.nodes[a]!;
    return n.op === 'scale'
      ? this.scale(n.args[0], n.exponent + exponent)
      : this.put({ op: 'scale', args: [a], exponent });
  }
  multiply(a: number, b: number): number {
    for (const [c, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const v = this.constantAt(c);
      const k = v && powerOfTwo(v);
      if (v && k !== undefined) return v.h < 0 ? this.negate(this.scale(other, k)) : this.scale(other, k);
    }
    // Signs and powers of two move outwards, where they meet others.
    const [p, q] = [this.nodes[a]!, this.nodes[b]!];
    if (p.op === 'negate') return this.negate(this.multiply(p.args[0], b));
    if (q.op === 'negate') return this.negate(this.multiply(a, q.args[0]));
    return this.put({ op: 'multiply', args: [a, b] });
  }
  divide(a: number, b: number): number {
    const below = this.constantAt(b);
    if (below) return this.multiply(a, this.constant(div(ONE, below)));
    const [p, q] = [this.nodes[a]!, this.nodes[b]!];
    if (p.op === 'negate') return this.negate(this.divide(p.args[0], b));
    if (q.op === 'negate') return this.negate(this.divide(a, q.args[0]));
    return this.put({ op: 'divide', args: [a, b] });
  }

  /** Terms that count somewhere, the smallest first; constants together. */
  sum(terms: readonly number[], of: number): number {
    const total = this.old.values[of]!;
    const conditions = this.old.conditions[of]!;
    const sizes = this.old.sizes[of]!;
    const known: Scaled[] = [];
    const kept: { at: number; size: number }[] = [];
    for (const at of terms) {
      let [counts, largest] = [false, Number.NEGATIVE_INFINITY];
      this.values[at]!.forEach((v, s) => {
        const size = v.h === 0 ? Number.NEGATIVE_INFINITY : v.e + Math.log2(Math.abs(v.h));
        largest = Math.max(largest, size);
        if (total[s]!.h === 0 || !(size - sizes[s]! + logOf(conditions[s]!) < NEGLIGIBLE)) counts = counts || v.h !== 0;
      });
      const c = this.constantAt(at);
      if (!counts) continue;
      if (c) known.push(c);
      else kept.push({ at, size: largest });
    }
    if (known.length > 0) {
      const c = known.reduce(add);
      if (c.h !== 0) kept.push({ at: this.constant(c), size: c.e });
    }
    // Where the whole sum does not count its largest term stands for it: nothing divides by 0.
    if (kept.length === 0) {
      const largest = terms.reduce((a, b) => (this.topOf(b) > this.topOf(a) ? b : a));
      return largest;
    }
    kept.sort((p, q) => p.size - q.size || p.at - q.at);
    return kept.map((k) => k.at).reduce((a, b) => this.put({ op: 'sum', args: [a, b] }));
  }

  private topOf(i: number): number {
    return this.values[i]!.reduce((m, v) => (v.h === 0 ? m : Math.max(m, v.e)), Number.NEGATIVE_INFINITY);
  }

  /** 1 or −1 where a node has that sign at all samples; 0 where it is 0 at all. */
  private signOf(a: number): -1 | 0 | 1 | undefined {
    const signs = new Set(this.values[a]!.map((v) => Math.sign(v.h)));
    const [only] = signs;
    return signs.size === 1 && !Number.isNaN(only) ? (only as -1 | 0 | 1) : undefined;
  }

  /** A function that is a simpler one on the stretch. */
  apply(name: Applied, a: number): number {
    const sign = this.signOf(a);
    const keep = () => this.put({ op: 'apply', name, args: [a] });
    switch (name) {
      case 'abs':
        return sign === undefined ? keep() : sign < 0 ? this.negate(a) : a;
      case 'sign':
        return sign === undefined ? keep() : this.constant(fromDouble(sign));
      case 'cos':
        return this.put({ op: 'core', core: 'cos', args: [a] });
      case 'cbrt': {
        if (!sign) return keep();
        const log = this.put({ op: 'core', core: 'log', args: [sign < 0 ? this.negate(a) : a] });
        const third = this.multiply(log, this.constant(div(ONE, fromDouble(3))));
        const root = this.put({ op: 'core', core: 'exp', args: [third] });
        return sign < 0 ? this.negate(root) : root;
      }
      case 'erfc': {
        if (!sign) return keep();
        if (sign < 0) {
          const erf = this.put({ op: 'core', core: 'erf', args: [this.negate(a)] });
          return this.put({ op: 'sum', args: [erf, this.constant(ONE)] });
        }
        const square = this.negate(this.multiply(a, a));
        return this.multiply(
          this.put({ op: 'core', core: 'exp', args: [square] }),
          this.put({ op: 'core', core: 'erfcx', args: [a] }),
        );
      }
      default: {
        const made = keep();
        const [first, ...rest] = this.values[made]!;
        return first && rest.every((v) => compare(v, first) === 0) ? this.constant(first) : made;
      }
    }
  }

  /** The operand that is the larger (smaller) one everywhere. */
  extreme(op: 'max' | 'min', a: number, b: number): number {
    const [p, q] = [this.values[a]!, this.values[b]!];
    const c = p.map((v, s) => compare(v, q[s]!));
    if (c.every((v) => v >= 0)) return op === 'max' ? a : b;
    if (c.every((v) => v <= 0)) return op === 'max' ? b : a;
    return this.put({ op, args: [a, b] });
  }

  /** ε of a series as a polynomial times its argument. */
  remainder(n: Node & { readonly op: 'remainder' }, a: number): number {
    const column = this.values[a]!.map(toDouble);
    const [low, high] = [Math.min(...column), Math.max(...column)];
    const size = Math.max(-low, high);
    const keep = () => this.put({ ...n, args: [a] });
    if (!(size < SERIES_REACH)) return keep();
    const isSmall = size < SERIES_REACH / 3;
    const range = isSmall ? ([-size, size] as const) : ([low, high] as const);
    const f = (w: Scaled) => scaled.remainder(n.atom, n.order, w);
    const p = fitted(f, range, ZERO, 1, isSmall);
    if (!p) return keep();
    const d = isSmall ? a : this.put({ op: 'sum', args: [a, this.constant(fromDouble(-p.middle[0]))] });
    let v = this.constant(p.coefficients.at(-1)!);
    for (const c of p.coefficients.slice(0, -1).reverse())
      v = this.put({ op: 'sum', args: [this.multiply(v, d), this.constant(c)] });
    return this.multiply(v, a);
  }

  /** log a; of what no float holds log(a·2^k) − k·log 2. */
  private log(a: number): number {
    const sizes = this.values[a]!.map((v) => (v.h === 0 ? 0 : v.e));
    const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
    if (low > -LOG_SAFE && high < LOG_SAFE) return this.put({ op: 'core', core: 'log', args: [a] });
    const k = -Math.round((low + high) / 2);
    const log = this.put({ op: 'core', core: 'log', args: [this.scale(a, k)] });
    return this.put({ op: 'sum', args: [log, this.constant(mul(fromDouble(-k), LOG_2))] });
  }

  core(core: CoreName, a: number, of: number): number {
    const conditions = this.old.conditions[of]!;
    const small = this.values[a]!.every((w, s) => {
      if (w.h === 0) return true;
      return w.e < FIRST_TERM && firstTermError[core](w.e + 1) + logOf(conditions[s]!) < NEGLIGIBLE;
    });
    if (core === 'log') return this.log(a);
    if (!small) return this.put({ op: 'core', core, args: [a] });
    switch (core) {
      case 'exp':
      case 'cos':
      case 'erfcx':
        return this.constant(ONE);
      case 'sqrt1pm1':
        return this.scale(a, -1);
      case 'erf':
        return this.multiply(a, this.constant(TWO_INVERSE_SQRT_PI));
      case 'cosm1':
        return this.negate(this.scale(this.multiply(a, a), -1));
      default:
        return a;
    }
  }
}

/** The nodes that count, and their values. */
export function simplified(
  nodes: Nodes,
  columns: Columns,
  points: readonly Scaled[],
): { readonly nodes: Nodes; readonly values: readonly (readonly Scaled[])[] } {
  const w = new Simplifier(points, columns);
  const place: number[] = [];
  const of = (i: number): number => place[i]!;
  nodes.forEach((n, i) => {
    switch (n.op) {
      case 'sum':
        place.push(w.sum(n.args.map(of), i));
        break;
      case 'multiply':
        place.push(w.multiply(of(n.args[0]), of(n.args[1])));
        break;
      case 'divide':
        place.push(w.divide(of(n.args[0]), of(n.args[1])));
        break;
      case 'negate':
        place.push(w.negate(of(n.args[0])));
        break;
      case 'scale':
        place.push(w.scale(of(n.args[0]), n.exponent));
        break;
      case 'core':
        place.push(w.core(n.core, of(n.args[0]), i));
        break;
      case 'apply':
        place.push(w.apply(n.name, of(n.args[0])));
        break;
      case 'remainder':
        place.push(w.remainder(n, of(n.args[0])));
        break;
      case 'max':
      case 'min':
        place.push(w.extreme(n.op, of(n.args[0]), of(n.args[1])));
        break;
      case 'input':
      case 'constant':
        place.push(w.put(n));
        break;
      default:
        place.push(w.put({ ...n, args: [of(n.args[0])] } as Node));
    }
  });
  return compacted(w.nodes, w.values, place.at(-1)!);
}

function compacted(nodes: Nodes, values: readonly (readonly Scaled[])[], result: number) {
  const used = new Set<number>();
  const mark = (i: number): void => {
    if (used.has(i)) return;
    used.add(i);
    for (const a of argumentsOf(nodes[i]!)) mark(a);
  };
  mark(result);
  const place = new Map<number, number>();
  const [kept, columns]: [Node[], (readonly Scaled[])[]] = [[], []];
  nodes.forEach((n, i) => {
    if (!used.has(i)) return;
    place.set(i, kept.length);
    kept.push('args' in n ? ({ ...n, args: n.args.map((a) => place.get(a)!) } as Node) : n);
    columns.push(values[i]!);
  });
  return { nodes: kept, values: columns };
}
