/**
 * One evaluation of a tape at one point and one precision. Steps are evaluated when they are needed (of pieces only the
 * chosen one) and at most once.
 */
import type { Rational } from '../algebra/rational.js';
import { bitLength } from './big-float.js';
import { bigInteger } from './exponential.js';
import { constantInterval, enclosures } from './functions.js';
import {
  type Arithmetic,
  certainSign,
  divide,
  type Failure,
  failed,
  type Interval,
  integer,
  isPoint,
  undecidedBecause,
  undefinedBecause,
  type Value,
  withScale,
} from './interval.js';
import {
  acrossKink,
  chosen,
  contact,
  type Evaluation,
  equalValues,
  isSettled,
  jumpingOp,
  jumpOf,
  KINK,
  movesWith,
  type Side,
  satisfies,
} from './kinks.js';
import { rationalCall } from './rational-call.js';
import type { Slot, Step, Tape, Test } from './tape.js';

export type Point = ReadonlyMap<string, Rational>;

/** Exact rational arithmetic is given up above this many bits. */
const LARGEST_RATIONAL = 4096;

interface Memo {
  readonly values: (Value | undefined)[];
  readonly rationals: (Rational | null | undefined)[];
}

export class Run implements Evaluation {
  private readonly memos = new Map<string, Memo>();

  constructor(
    readonly tape: Tape,
    readonly arithmetic: Arithmetic,
    private readonly point: Point,
  ) {}

  /** Encloses a step at the point. */
  value(slot: Slot): Value {
    return this.at(slot, undefined);
  }

  /** Do all tests hold at the point? A failure where one has no value; the first test that does not hold decides. */
  tests(tests: readonly Test[]): boolean | Failure {
    return this.allHold(tests, undefined, []);
  }

  private memo(side: Side | undefined): Memo {
    let key = '';
    for (let s = side; s; s = s.outer) key += `${s.direction > 0 ? '+' : '-'}${s.variable} `;
    const found = this.memos.get(key);
    if (found) return found;
    const memo: Memo = { values: [], rationals: [] };
    this.memos.set(key, memo);
    return memo;
  }

  at(slot: Slot, side: Side | undefined): Value {
    const { values } = this.memo(side);
    const found = values[slot];
    if (found) return found;
    const value = this.compute(slot, this.tape.steps[slot]!, side);
    values[slot] = value;
    return value;
  }

  private compute(slot: Slot, step: Step, side: Side | undefined): Value {
    switch (step.kind) {
      case 'number':
        return this.fromRational(step.value);
      case 'variable': {
        const value = this.point.get(step.name);
        return value ? this.fromRational(value) : undefinedBecause(`no value for ${step.name}`);
      }
      case 'constant':
        return constantInterval(this.arithmetic, step.name);
      case 'call':
        return this.call(slot, step, side);
      case 'pieces':
        return this.pieces(step, side);
      case 'bySign': {
        const s = this.signAt(step.of, side, step.near);
        // Equal values whose difference does not depend on the variable have equal slopes: either will do.
        return typeof s === 'number' ? this.at(s < 0 ? step.negative : step.positive, side) : s;
      }
      case 'flat': {
        const jump = jumpOf(this, step.of, side);
        if (jump !== undefined && typeof jump !== 'number') return jump;
        const open = step.near.filter((n) => !isSettled(n, side));
        return jump === 0 && movesWith(this, step.of, open) ? KINK : integer(this.arithmetic, 0);
      }
      case 'derivative':
        return this.derivative(step, side);
    }
  }

  private fromRational(value: Rational): Interval {
    const a = this.arithmetic;
    const num = bigInteger(a, value.num);
    if (value.den === 1n) return num;
    if ((value.den & (value.den - 1n)) === 0n)
      return withScale(a, { ...num, scale: BigInt(1 - bitLength(value.den)) }, 0n);
    const quotient = divide(a, num, bigInteger({ ...a, bits: Math.max(a.bits, bitLength(value.den)) }, value.den));
    return quotient as Interval;
  }

  // Calls ------------------------------------------------------------------------------------------------------------

  private call(slot: Slot, step: Step & { kind: 'call' }, side: Side | undefined): Value {
    const u = this.at(step.args[0]!, side);
    if (failed(u)) return u;
    const v = step.args.length > 1 ? this.at(step.args[1]!, side) : u;
    if (failed(v)) return v;
    if (side && (step.op === 'sign' || step.op === 'floor' || step.op === 'ceil')) {
      const beside = jumpingOp(this, step.op, step.args[0]!, u, side);
      if (beside) return beside;
    }
    const value = enclosures[step.op](this.arithmetic, u, v);
    return this.isLoose(step, value) ? this.tightened(slot, value, side) : value;
  }

  /** Where exact rational arithmetic may decide what an interval cannot: around zero, and at jumps. */
  private isLoose(step: Step & { kind: 'call' }, value: Value): boolean {
    if (failed(value)) return value.failure === 'undecided';
    if (isPoint(value)) return false;
    return (
      step.op === 'floor' ||
      step.op === 'ceil' ||
      step.op === 'sign' ||
      certainSign(this.arithmetic, value) === undefined
    );
  }

  private tightened(slot: Slot, value: Value, side: Side | undefined): Value {
    if (!this.tape.rational[slot]) return value;
    const exact = this.rational(slot, side);
    return exact ? this.fromRational(exact) : value;
  }

  // Comparisons ------------------------------------------------------------------------------------------------------

  /** The sign of a step, exactly; a kink where it is zero and moves with a `near` variable that no side settles. */
  signAt(slot: Slot, side: Side | undefined, near: readonly string[]): -1 | 0 | 1 | Failure {
    const value = this.at(slot, side);
    if (failed(value)) return value;
    const s = certainSign(this.arithmetic, value);
    if (s === undefined) return undecidedBecause('the sign of a difference');
    if (s !== 0) return s;
    const beside = contact(this, slot, side);
    if (beside !== 0) return beside;
    return movesWith(
      this,
      slot,
      near.filter((n) => !isSettled(n, side)),
    )
      ? KINK
      : 0;
  }

  allHold(tests: readonly Test[], side: Side | undefined, near: readonly string[]): boolean | Failure {
    let open: Failure | undefined;
    for (const test of tests) {
      const held = this.holds(test, side, near);
      if (held === true) continue;
      if (held === false) return false;
      if (held.failure === 'undefined') return open ?? held;
      open ??= held;
    }
    return open ?? true;
  }

  private holds(test: Test, side: Side | undefined, near: readonly string[]): boolean | Failure {
    if (test.left === test.right) {
      const both = this.at(test.left, side);
      return failed(both) ? both : satisfies(0, test.relation);
    }
    const s = this.signAt(test.difference, side, near);
    if (typeof s === 'number') return satisfies(s, test.relation);
    if (s.failure === 'kink') return s;
    return equalValues(this, test.left, side, test.right, side) === true ? satisfies(0, test.relation) : s;
  }

  private pieces(step: Step & { kind: 'pieces' }, side: Side | undefined): Value {
    for (const piece of step.pieces) {
      const held = this.allHold(piece.tests, side, step.near);
      if (held === true) return this.at(piece.value, side);
      if (held !== false) return held;
    }
    return undefinedBecause('no piece covers the point');
  }

  // Derivatives ------------------------------------------------------------------------------------------------------

  private derivative(step: Step & { kind: 'derivative' }, side: Side | undefined): Value {
    const value = this.at(step.value, side);
    if (failed(value)) return value;
    const slope = this.at(step.tangent, side);
    if (!failed(slope)) return slope;
    // A slope that the chain rule does not give may exist all the same.
    if (slope.failure !== 'kink') return undecidedBecause(`the chain rule gives no derivative: ${slope.reason}`);
    return acrossKink(this, step, side);
  }

  // Exact rationals --------------------------------------------------------------------------------------------------

  /** The exact value of a step that is rational at the point, if it is small enough to be worth having. */
  rational(slot: Slot, side: Side | undefined): Rational | undefined {
    const { rationals } = this.memo(side);
    const found = rationals[slot];
    if (found !== undefined) return found ?? undefined;
    const value = this.computeRational(slot, side);
    const kept = value && bitLength(value.num) + bitLength(value.den) <= LARGEST_RATIONAL ? value : null;
    rationals[slot] = kept;
    return kept ?? undefined;
  }

  private computeRational(slot: Slot, side: Side | undefined): Rational | undefined {
    const step = this.tape.steps[slot]!;
    switch (step.kind) {
      case 'number':
        return step.value;
      case 'variable':
        return this.point.get(step.name);
      case 'call': {
        if (!this.tape.rational[slot] || (side && (step.op === 'sign' || step.op === 'floor' || step.op === 'ceil')))
          return undefined;
        const args = step.args.map((s) => this.rational(s, side));
        return args.every((x) => x !== undefined) ? rationalCall(step.op, args as Rational[]) : undefined;
      }
      case 'pieces':
      case 'bySign': {
        const leaf = chosen(this, slot, side);
        return leaf === undefined || leaf === slot ? undefined : this.rational(leaf, side);
      }
      default:
        return undefined;
    }
  }
}
