/**
 * What a stretch of u is computed by before it has an arithmetic: forms, polynomials and powers as lists of operations
 * on numbers without a format. `columns.ts` looks at their magnitudes, `simplify.ts` drops what does not count there,
 * `shifts.ts` turns them into float32.
 */
import { type Rational, sign } from '../../algebra/rational.js';
import type { CoreName } from '../../program/mixed.js';
import { fromDouble, fromRational, neg, PI, type RemainderName, type Scaled, sqrt } from '../../runtime/index.js';
import { ONE } from '../../runtime/scaled.js';
import type { Applied } from '../arithmetic/arithmetic.js';
import { Unsupported } from '../forms/pairs.js';
import type { Straight } from '../forms/straight.js';

export type Node =
  | { readonly op: 'input' }
  | { readonly op: 'constant'; readonly value: Scaled }
  /** Of two or more: `columns.ts` finds the order, smallest first. */
  | { readonly op: 'sum'; readonly args: readonly number[] }
  | { readonly op: 'multiply' | 'divide'; readonly args: readonly [number, number] }
  | { readonly op: 'scale'; readonly args: readonly [number]; readonly exponent: number }
  | { readonly op: 'negate' | 'sqrt'; readonly args: readonly [number] }
  | { readonly op: 'core'; readonly core: CoreName; readonly args: readonly [number] }
  /** Of expressions as they are: replaced where they are known on the stretch, else there is no code. */
  | { readonly op: 'apply'; readonly name: Applied; readonly args: readonly [number] }
  | { readonly op: 'max' | 'min'; readonly args: readonly [number, number] }
  /** ε of a series after its first terms: a polynomial in the argument where that stays small. */
  | { readonly op: 'remainder'; readonly atom: RemainderName; readonly order: number; readonly args: readonly [number] }
  /** The argument less a root that three float32 words hold. */
  | { readonly op: 'distance'; readonly args: readonly [number]; readonly root: readonly [number, number, number] };

/** The last node is the result. */
export type Nodes = readonly Node[];

export const argumentsOf = (n: Node): readonly number[] => ('args' in n ? n.args : []);

/** Longer forms are left to polynomials. */
const MOST_NODES = 400;
const MOST_POWER = 64;

/** Writes nodes; equal ones once. */
export class NodeWriter {
  readonly nodes: Node[] = [];
  private readonly known = new Map<string, number>();

  put(n: Node): number {
    const id = JSON.stringify(n);
    const found = this.known.get(id);
    if (found !== undefined) return found;
    this.nodes.push(n);
    this.known.set(id, this.nodes.length - 1);
    return this.nodes.length - 1;
  }
  constant(value: Scaled): number {
    return this.put({ op: 'constant', value });
  }
  /** a^n by squaring, n >= 1. */
  power(a: number, n: number): number {
    if (n === 1) return a;
    const half = this.power(a, Math.floor(n / 2));
    const square = this.put({ op: 'multiply', args: [half, half] });
    return n % 2 === 0 ? square : this.put({ op: 'multiply', args: [square, a] });
  }
  /** a^n for any whole n. */
  wholePower(a: number, n: number): number {
    if (n === 0) return this.constant(ONE);
    const p = this.power(a, Math.abs(n));
    return n > 0 ? p : this.put({ op: 'divide', args: [this.constant(ONE), p] });
  }
  /** The nodes up to a result. */
  upTo(result: number): Nodes {
    if (result === this.nodes.length - 1) return this.nodes;
    return [...this.nodes.slice(0, result + 1)];
  }
}

const CORES: Readonly<Record<string, CoreName>> = {
  exp: 'exp',
  log: 'log',
  expm1: 'expm1',
  log1p: 'log1p',
  sqrt1pm1: 'sqrt1pm1',
  erf: 'erf',
  erfcx: 'erfcx',
  atan: 'atan',
  // Of the reciprocal, on (0, π): for positive arguments this is atan; for others the code is found wrong there.
  acot: 'atan',
  sin: 'sin',
  sinFar: 'sin',
  cosFar: 'cos',
  cosm1: 'cosm1',
};

/** The nodes of a form or an expression as it is. Throws Unsupported. */
export function nodesOfForm({ operations, result, form }: Straight): Nodes {
  const w = new NodeWriter();
  const { at, side } = form.end;
  const input = w.put({ op: 'input' });
  let distance = input;
  const rational = (r: Rational): number => w.constant(fromRational(r.num, r.den));
  if (at && sign(at) !== 0)
    distance = w.put({ op: 'sum', args: [input, w.constant(neg(fromRational(at.num, at.den)))] });
  if (side < 0) distance = w.put({ op: 'negate', args: [distance] });
  const places: number[] = [];
  const of = (i: number): number => places[i]!;
  for (const o of operations.slice(0, result + 1)) {
    switch (o.op) {
      case 'x':
        places.push(distance);
        break;
      case 'number':
        places.push(rational(o.value));
        break;
      case 'pi':
        places.push(w.constant(PI));
        break;
      case 'sum':
        places.push(w.put({ op: 'sum', args: o.args.map(of) }));
        break;
      case 'multiply':
      case 'divide':
        places.push(w.put({ op: o.op, args: [of(o.args[0]), of(o.args[1])] }));
        break;
      case 'negate':
      case 'sqrt':
        places.push(w.put({ op: o.op, args: [of(o.args[0])] }));
        break;
      case 'power':
        if (Math.abs(o.exponent) > MOST_POWER) throw new Unsupported('a high power');
        places.push(w.wholePower(of(o.args[0]), o.exponent));
        break;
      case 'parameter':
        throw new Unsupported('a parameter');
      case 'apply':
        places.push(w.put({ op: 'apply', name: o.name, args: [of(o.args[0])] }));
        break;
      case 'max':
      case 'min':
        places.push(w.put({ op: o.op, args: [of(o.args[0]), of(o.args[1])] }));
        break;
      case 'remainder':
        places.push(w.put({ op: 'remainder', atom: o.atom, order: o.order, args: [of(o.args[0])] }));
        break;
      default: {
        const name = o.op === 'atom' ? o.atom : o.op;
        const a = of(o.args[0]);
        if (name === 'erfcxOfReciprocal') {
          const inverse = w.put({ op: 'divide', args: [w.constant(ONE), a] });
          const core = w.put({ op: 'core', core: 'erfcx', args: [inverse] });
          places.push(w.put({ op: 'multiply', args: [core, w.constant(sqrt(PI))] }));
          break;
        }
        const core = CORES[name];
        if (!core) throw new Unsupported(name);
        places.push(w.put({ op: 'core', core, args: [a] }));
      }
    }
    if (w.nodes.length > MOST_NODES) throw new Unsupported('too many operations');
  }
  return w.upTo(places[result]!);
}

/** coefficient·u^n. */
export function nodesOfPower(coefficient: Scaled, n: number): Nodes {
  const w = new NodeWriter();
  const input = w.put({ op: 'input' });
  if (n === 0) return w.upTo(w.constant(coefficient));
  const p = w.power(input, Math.abs(n));
  const c = w.constant(coefficient);
  return w.upTo(w.put({ op: n > 0 ? 'multiply' : 'divide', args: [c, p] }));
}

type Words = readonly [number, number, number];

/** A polynomial in the distance to a middle, times the distance to a root to a power. */
export interface Polynomial {
  /** Three float32 words; all 0: u itself. */
  readonly middle: Words;
  /** Lowest power first. */
  readonly coefficients: readonly Scaled[];
  readonly root: Words;
  readonly order: number;
}

export function nodesOfPolynomial({ middle, coefficients, root, order }: Polynomial): Nodes {
  const w = new NodeWriter();
  const input = w.put({ op: 'input' });
  const distanceTo = (words: Words): number => {
    if (words[0] === 0) return input;
    if (words[1] !== 0) return w.put({ op: 'distance', args: [input], root: words });
    return w.put({ op: 'sum', args: [input, w.constant(fromDouble(-words[0]))] });
  };
  const d = distanceTo(middle);
  let v = w.constant(coefficients.at(-1)!);
  for (const c of coefficients.slice(0, -1).reverse()) {
    const product = w.put({ op: 'multiply', args: [v, d] });
    v = c.h === 0 ? product : w.put({ op: 'sum', args: [product, w.constant(c)] });
  }
  if (order !== 0) {
    const p = w.power(distanceTo(root), Math.abs(order));
    v = w.put({ op: order > 0 ? 'multiply' : 'divide', args: [v, p] });
  }
  return w.upTo(v);
}
