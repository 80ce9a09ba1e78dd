/**
 * Straight-line code computed in an arithmetic, together with an estimate of how many bits each value has lost: first
 * order error analysis, every operation adding one rounding and passing on its arguments' errors by its condition. A
 * form that loses few bits where it is used needs no other check of its stability.
 */
import type { Rational } from '../../algebra/rational.js';
import {
  EXACT,
  errorSize,
  functionLoss,
  powerLoss,
  productLoss,
  remainderLoss,
  sumLoss,
  wholePowerLoss,
} from '../../runtime/loss.js';
import type { Arithmetic } from '../arithmetic/arithmetic.js';
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

/** Numbers that two words hold exactly. */
const isShort = (r: Rational): boolean => {
  const size = r.num < 0n ? -r.num : r.num;
  return (r.den & (r.den - 1n)) === 0n && size < 1n << 100n;
};

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
  const half = a.double(0.5);

  /** Computes one operation; its bits lost are put beside. */
  const compute = (o: Operation, i: number, values: N[], lost: number[], x: N): void => {
    const of = (k: number): N => values[k] as N;
    /** A function of the value at `from`. */
    const put = (at: number, name: string, value: N, from: number): void => {
      const w = of(from);
      const rest = (): number =>
        name === 'floor' || name === 'ceil'
          ? a.log2(a.subtract(w, a.apply('floor', a.add(w, half))))
          : a.log2(a.add(a.one, w));
      values[at] = value;
      lost[at] = functionLoss(name, a.log2(w), a.sign(w), lost[from]!, rest, a.log2(value));
    };
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
        lost[i] = sumLoss(error, a.log2(s));
        return;
      }
      case 'multiply':
        values[i] = a.multiply(of(o.args[0]), of(o.args[1]));
        lost[i] = productLoss(lost[o.args[0]]!, lost[o.args[1]]!);
        return;
      case 'divide':
        values[i] = a.divide(of(o.args[0]), of(o.args[1]));
        lost[i] = productLoss(lost[o.args[0]]!, lost[o.args[1]]!);
        return;
      case 'realPower': {
        const [u, v] = [of(o.args[0]), of(o.args[1])];
        values[i] = a.realPower(u, v);
        const logSize = a.log2(a.log(a.apply('abs', u)));
        lost[i] = powerLoss(logSize, lost[o.args[0]]!, a.log2(v), lost[o.args[1]]!);
        return;
      }
      case 'power':
        values[i] = a.wholePower(of(o.args[0]), o.exponent);
        lost[i] = wholePowerLoss(lost[o.args[0]]!, o.exponent);
        return;
      case 'remainder': {
        const w = of(o.args[0]);
        values[i] = a.remainder(o.atom, o.order, w);
        lost[i] = remainderLoss(o.atom, o.order, a.log2(w), lost[o.args[0]]!);
        return;
      }
      case 'negate':
        put(i, 'neg', a.negate(of(o.args[0])), o.args[0]);
        return;
      case 'sqrt':
        put(i, 'sqrt', a.squareRoot(of(o.args[0])), o.args[0]);
        return;
      case 'exp':
        put(i, 'exp', a.exp(of(o.args[0])), o.args[0]);
        return;
      case 'log':
        put(i, 'log', a.log(of(o.args[0])), o.args[0]);
        return;
      case 'atom':
        put(i, o.atom, a.atom(o.atom, of(o.args[0])), o.args[0]);
        return;
      case 'apply':
        put(i, o.name, a.apply(o.name, of(o.args[0])), o.args[0]);
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
    const bits = Math.max(lost[result]!, 0);
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
