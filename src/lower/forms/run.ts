/**
 * Straight-line code computed in an arithmetic, together with an estimate of how many bits each value has lost: first
 * order error analysis, every operation adding one rounding and passing on its arguments' errors by its condition. A
 * form that loses few bits where it is used needs no other check of its stability.
 */
import type { Rational } from '../../algebra/rational.js';
import type { Applied, Arithmetic } from '../arithmetic/arithmetic.js';
import { isTree, type Operation, type Straight } from './straight.js';

/** A value, and the bits that its relative error is above one rounding (Infinity where the form does not hold). */
export interface Outcome<N> {
  readonly value: N;
  readonly bits: number;
}

/** Operations that do not depend on x. */
function constants(operations: readonly Operation[]): readonly boolean[] {
  const known: boolean[] = [];
  for (const o of operations) known.push(o.op !== 'x' && (!('args' in o) || o.args.every((i) => known[i])));
  return known;
}

/** The bits lost of what has no error at all. */
const EXACT = Number.NEGATIVE_INFINITY;
/** log₂ of an error, from a value's size and its lost bits: an exact zero has none, a zero that is not known has any. */
const errorSize = (size: number, lost: number): number =>
  size === EXACT || lost === EXACT ? (lost === Number.POSITIVE_INFINITY ? lost : EXACT) : size + lost;
/** Numbers that two words hold exactly. */
const isShort = (r: Rational): boolean => {
  const size = r.num < 0n ? -r.num : r.num;
  return (r.den & (r.den - 1n)) === 0n && size < 1n << 100n;
};

const above = (n: number): number => Math.max(n, 0);

/** log₂ of the condition number |w·f′(w)/f(w)| of an atom, at least 0, where it is not below 2 everywhere. */
function condition<N>(o: Extract<Operation, { op: 'atom' }>, w: N, value: N, a: Arithmetic<N>): number {
  const size = a.log2(w);
  switch (o.atom) {
    case 'expm1':
      return a.sign(w) > 0 ? above(size) : 0;
    case 'log1p':
    case 'sqrt1pm1': {
      if (a.sign(w) >= 0 || size < -1) return 0;
      const near = above(-a.log2(a.add(a.one, w)));
      return o.atom === 'log1p' ? near : near / 2;
    }
    case 'erfcx':
      return a.sign(w) < 0 ? above(2 * size + 1) : 0;
    case 'sin':
    case 'sinFar':
    case 'cosFar':
    case 'cosm1':
      return size > 0 ? size + above(-a.log2(value)) : 0;
    default:
      return 0;
  }
}

/** Outside of its reach the diverging series of erfcx is left to a subtraction. */
const remainderLoss = (o: Extract<Operation, { op: 'remainder' }>, size: number): number =>
  o.atom === 'erfcxOfReciprocal' && size > -3.6 ? above(-2 * (o.order + 1) * size) + 2 : 0;

/** A sign or a whole number of a value that has lost so much is not known. */
const UNKNOWN = 90;

/** Bits lost by a function of a value that has lost some. */
function appliedLoss<N>(name: Applied, w: N, value: N, before: number, a: Arithmetic<N>): number {
  switch (name) {
    case 'abs':
      return before;
    case 'cbrt':
      return above(before - 1.5);
    case 'cos':
      return above(before + (a.log2(w) > 0 ? a.log2(w) + above(-a.log2(value)) : 0));
    case 'erfc':
      return above(before + (a.sign(w) > 0 ? above(2 * a.log2(w) + 1) : 0));
    default:
      return before > UNKNOWN ? Number.POSITIVE_INFINITY : EXACT;
  }
}

/** Code made ready: what does not depend on x is computed once. */
export interface Runner<N> {
  /** At x itself. */
  readonly run: (x: N) => Outcome<N>;
  /** At a distance from the form's point (or at |x|), which may be smaller than any number's. */
  readonly runAt: (distance: N) => Outcome<N>;
}

export function runner<N>(code: Straight, a: Arithmetic<N>, parameters: readonly N[] = []): Runner<N> {
  const { operations, result, assumed } = code;
  const isConstant = constants(operations);
  const { at, side } = code.form.end;
  // Forms are asked at products of parameters too, which are rounded.
  const isTreeCode = isTree(code);
  const point = at ? a.rational(at) : undefined;

  /** Computes one operation; its bits lost are put beside. */
  const compute = (o: Operation, i: number, values: N[], lost: number[], x: N): void => {
    const of = (k: number): N => values[k] as N;
    switch (o.op) {
      case 'x':
        values[i] = x;
        lost[i] = isTreeCode ? EXACT : 0;
        return;
      case 'number':
        values[i] = a.rational(o.value);
        lost[i] = isTreeCode && isShort(o.value) ? EXACT : 0;
        return;
      case 'pi':
        values[i] = a.pi;
        lost[i] = 0;
        return;
      case 'parameter':
        values[i] = parameters[o.index] as N;
        lost[i] = EXACT;
        return;
      case 'apply': {
        const w = of(o.args[0]);
        const v = a.apply(o.name, w);
        values[i] = v;
        lost[i] = appliedLoss(o.name, w, v, lost[o.args[0]]!, a);
        return;
      }
      case 'max':
      case 'min':
        values[i] = a[o.op === 'max' ? 'larger' : 'smaller'](of(o.args[0]), of(o.args[1]));
        lost[i] = Math.max(lost[o.args[0]]!, lost[o.args[1]]!);
        return;
      case 'sum': {
        let s = of(o.args[0]!);
        let error = errorSize(a.log2(s), lost[o.args[0]!]!);
        for (let k = 1; k < o.args.length; k++) {
          const v = of(o.args[k]!);
          const part = errorSize(a.log2(v), lost[o.args[k]!]!);
          if (part > error) error = part;
          s = a.add(s, v);
        }
        values[i] = s;
        lost[i] = error === Number.NEGATIVE_INFINITY ? 0 : above(error - a.log2(s));
        return;
      }
      case 'multiply':
        values[i] = a.multiply(of(o.args[0]), of(o.args[1]));
        lost[i] = Math.max(0, lost[o.args[0]]!, lost[o.args[1]]!);
        return;
      case 'divide':
        values[i] = a.divide(of(o.args[0]), of(o.args[1]));
        lost[i] = Math.max(0, lost[o.args[0]]!, lost[o.args[1]]!);
        return;
      case 'negate':
        values[i] = a.negate(of(o.args[0]));
        lost[i] = lost[o.args[0]]!;
        return;
      case 'sqrt':
        values[i] = a.squareRoot(of(o.args[0]));
        lost[i] = above(lost[o.args[0]]! - 1);
        return;
      case 'exp':
        values[i] = a.exp(of(o.args[0]));
        lost[i] = above(lost[o.args[0]]! + a.log2(of(o.args[0])));
        return;
      case 'log': {
        const v = a.log(of(o.args[0]));
        values[i] = v;
        lost[i] = above(lost[o.args[0]]! - a.log2(v));
        return;
      }
      case 'power':
        values[i] = a.wholePower(of(o.args[0]), o.exponent);
        lost[i] = above(lost[o.args[0]]!) + Math.log2(Math.abs(o.exponent));
        return;
      case 'atom': {
        const w = of(o.args[0]);
        const v = a.atom(o.atom, w);
        values[i] = v;
        lost[i] = above(lost[o.args[0]]! + condition(o, w, v, a));
        return;
      }
      case 'remainder':
        values[i] = a.remainder(o.atom, o.order, of(o.args[0]));
        lost[i] = above(lost[o.args[0]]!) + remainderLoss(o, a.log2(of(o.args[0])));
        return;
    }
  };
  const firstValues: N[] = [];
  const firstLost: number[] = [];
  operations.forEach((o, i) => {
    if (isConstant[i]) compute(o, i, firstValues, firstLost, a.zero);
  });
  const runAt = (positive: N): Outcome<N> => {
    const values = firstValues.slice();
    const lost = firstLost.slice();
    operations.forEach((o, i) => {
      if (!isConstant[i]) compute(o, i, values, lost, positive);
    });
    const value = values[result] as N;
    const holds = assumed.every(([i, s]) => a.sign(values[i] as N) === s) && !Number.isNaN(a.sign(value));
    const bits = above(lost[result]!);
    return { value, bits: holds && !Number.isNaN(bits) ? bits : Number.POSITIVE_INFINITY };
  };
  return {
    runAt,
    run: (x) => {
      const distance = point === undefined ? x : a.subtract(x, point);
      return runAt(side < 0 ? a.negate(distance) : distance);
    },
  };
}
