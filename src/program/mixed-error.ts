/**
 * How far straight-line code can be off by its roundings: a running error analysis (N. Higham, Accuracy and Stability of
 * Numerical Algorithms, 2nd ed., section 3.3), to first order. Each operation adds its own rounding, or what its core
 * promises, and passes on the errors of its arguments by its slopes. Unlike an error that was seen at a point, which is
 * as random as roundings are, such a bound changes slowly from point to point, so that points stand for what lies between.
 */
import { coreBounds, shortBits } from '../../templates/ts/runtime/cores/bounds.js';
import { type CoreName, type MixedCode, type MixedOperation, traceMixed } from './mixed.js';

/** One rounding to a double. */
const UNIT = 2 ** -53;
/** Sums, products, quotients and roots of pairs (`pairOperations`). */
const PAIR = 2 ** -60;
/** What a number may lose that has left the normal range. */
const LEAST = 2 ** -1074;

/** |f′| of the cores, at an argument and its value. */
const slopes: Readonly<Record<CoreName, (a: number, v: number) => number>> = {
  exp: (_, v) => v,
  expm1: (_, v) => v + 1,
  log: (a) => 1 / a,
  log1p: (a) => 1 / (1 + a),
  erf: (a) => (2 / Math.sqrt(Math.PI)) * Math.exp(-a * a),
  erfcx: (a, v) => 2 * Math.abs(a) * v + 2 / Math.sqrt(Math.PI),
  atan: (a) => 1 / (1 + a * a),
  sin: () => 1,
  cos: () => 1,
  cosm1: (a) => Math.min(1, Math.abs(a)),
  sqrt1pm1: (_, v) => 1 / (2 * (v + 1)),
};

/** What an operation's own rounding is, relative to its value. */
function ownError(o: MixedOperation): number {
  switch (o.op) {
    case 'input':
    case 'parameter':
    case 'negate':
    case 'scale':
      return 0;
    case 'constant':
      return o.pair ? UNIT ** 2 : o.low === 0 ? 0 : UNIT;
    case 'core': {
      const { ulp, pairBits } = coreBounds[o.core];
      if (o.pair) return 2 ** -pairBits;
      return o.short ? 2 ** -shortBits : ulp * 2 * UNIT;
    }
    default:
      return o.pair ? PAIR : UNIT;
  }
}

/**
 * A bound on the error of the code's result, relative to it, by the roundings inside it and an error of its input, which
 * is relative too. Not counted: what the formula itself is off by, where it is a series that was cut.
 */
export function roundingError(code: MixedCode, u: number, inputError: number): number {
  const { heads } = traceMixed(code, { head: u, low: 0 }, new Map());
  const at = (i: number): number => Math.abs(heads[i]!);
  const errors: number[] = [];
  /** An argument's error; a single operation does not see its tail. */
  const from = (o: MixedOperation, i: number): number => errors[i]! + (!o.pair && code[i]!.pair ? UNIT * at(i) : 0);
  const passedOn = (o: MixedOperation): number => {
    switch (o.op) {
      case 'input':
        return inputError * Math.abs(u);
      case 'add':
        return from(o, o.args[0]) + from(o, o.args[1]);
      case 'multiply': {
        const [a, b] = o.args;
        return from(o, a) * at(b) + from(o, b) * at(a);
      }
      case 'divide': {
        const [a, b] = o.args;
        return (from(o, a) + from(o, b) * Math.abs(heads[a]! / heads[b]!)) / at(b);
      }
      case 'scale':
        return from(o, o.args[0]) * Math.abs(o.by);
      case 'negate':
        return from(o, o.args[0]);
      case 'sqrt':
        return at(o.args[0]) === 0 ? 0 : from(o, o.args[0]) / (2 * Math.sqrt(at(o.args[0])));
      case 'core': {
        const [a] = o.args;
        const error = from(o, a);
        return error === 0 ? 0 : error * Math.abs(slopes[o.core](heads[a]!, heads[errors.length]!));
      }
      default:
        return 0;
    }
  };
  for (const [i, o] of code.entries()) errors.push(passedOn(o) + ownError(o) * at(i) + (ownError(o) > 0 ? LEAST : 0));
  const last = code.length - 1;
  if (errors[last] === 0) return 0;
  // Only the head is used.
  return errors[last]! / at(last) + (code[last]!.pair ? UNIT : 0);
}
