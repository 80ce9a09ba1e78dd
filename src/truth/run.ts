/**
 * One evaluation of a tape at one point and one precision. Steps are evaluated when they are needed (of pieces only the
 * chosen one) and at most once.
 *
 * A *side* is an infinitesimal move of a variable away from the point, as a derivative at a kink needs it: values beside
 * the point are limits, and comparisons that are exactly equal at the point are settled by the first slope that is not zero.
 */
import { equal, type Rational } from '../algebra/rational.js';
import type { Relation } from '../expr/expr.js';
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
  subtract,
  undecidedBecause,
  undefinedBecause,
  type Value,
  withScale,
} from './interval.js';
import { rationalCall } from './rational-call.js';
import type { Slot, Step, Tape, Test } from './tape.js';

export type Point = ReadonlyMap<string, Rational>;

/** Beside the point: the variable moves by an infinitesimal, smaller than the moves of all outer sides. */
interface Side {
  readonly variable: string;
  readonly direction: 1 | -1;
  readonly outer: Side | undefined;
}

/** Slopes looked at to find the sign of something that is exactly zero at the point. */
const HIGHEST_CONTACT = 4;
/** Exact rational arithmetic is given up above this many bits. */
const LARGEST_RATIONAL = 4096;

const KINK: Failure = { failure: 'kink', reason: 'two smooth parts meet' };

interface Memo {
  readonly values: (Value | undefined)[];
  readonly rationals: (Rational | null | undefined)[];
}

export class Run {
  private readonly memos = new Map<string, Memo>();

  constructor(
    private readonly tape: Tape,
    private readonly arithmetic: Arithmetic,
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

  private at(slot: Slot, side: Side | undefined): Value {
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
        const jump = this.jumpOf(step.of, side);
        if (jump !== undefined && typeof jump !== 'number') return jump;
        return jump === 0 && this.movesWith(step.of, step.near) ? KINK : integer(this.arithmetic, 0);
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
      const beside = this.jumpingOp(step.op, step.args[0]!, u, side);
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

  /** sign, floor and ceil beside a point where they jump. */
  private jumpingOp(op: 'sign' | 'floor' | 'ceil', argument: Slot, u: Interval, side: Side): Value | undefined {
    if (op === 'sign') {
      if (certainSign(this.arithmetic, u) !== 0) return undefined;
      const s = this.signAt(argument, side, []);
      return typeof s === 'number' ? integer(this.arithmetic, s) : s;
    }
    const jump = this.jumpOf(argument, side);
    if (jump === undefined || jump === 0) return undefined;
    if (typeof jump !== 'number') return jump;
    const step = integer(this.arithmetic, op === 'floor' ? (jump < 0 ? -1 : 0) : jump > 0 ? 1 : 0);
    return enclosures.add(this.arithmetic, u, step);
  }

  /** For an argument that is exactly an integer: the side of it on which it lies (0: on it). Undefined elsewhere. */
  private jumpOf(argument: Slot, side: Side | undefined): -1 | 0 | 1 | undefined | Failure {
    const u = this.at(argument, side);
    if (failed(u)) return u;
    if (!isPoint(u)) {
      const exact = this.tape.rational[argument] ? this.rational(argument, side) : undefined;
      if (exact) return exact.den === 1n ? this.contact(argument, side) : undefined;
      const [low, high] = [enclosures.floor(this.arithmetic, u, u), enclosures.ceil(this.arithmetic, u, u)];
      if (failed(low) || failed(high)) return undecidedBecause('a jump');
      // Strictly between two neighbouring integers: floor is one number, and ceil is another.
      return isPoint(low) && isPoint(high) && this.arithmetic.mpfr.compare(low.low, high.low) < 0
        ? undefined
        : undecidedBecause('which side of a jump');
    }
    return u.scale === 0n && this.arithmetic.mpfr.isInteger(u.low) ? this.contact(argument, side) : undefined;
  }

  // Comparisons ------------------------------------------------------------------------------------------------------

  /** The sign of a step, exactly; a kink where it is zero and moves with a `near` variable that no side settles. */
  private signAt(slot: Slot, side: Side | undefined, near: readonly string[]): -1 | 0 | 1 | Failure {
    const value = this.at(slot, side);
    if (failed(value)) return value;
    const s = certainSign(this.arithmetic, value);
    if (s === undefined) return undecidedBecause('the sign of a difference');
    if (s !== 0) return s;
    const beside = this.contact(slot, side);
    if (beside !== 0) return beside;
    return this.movesWith(
      slot,
      near.filter((n) => !isSettled(n, side)),
    )
      ? KINK
      : 0;
  }

  /** The sign just beside the point of something that is exactly at zero (or at an integer) there. */
  private contact(slot: Slot, side: Side | undefined): -1 | 0 | 1 | Failure {
    const sides: Side[] = [];
    for (let s = side; s; s = s.outer) sides.unshift(s);
    for (const s of sides) {
      if (!this.tape.depends[slot]!.has(s.variable)) continue;
      let slope = slot;
      for (let order = 1; ; order++) {
        slope = this.tape.tangent(slope, s.variable);
        // All slopes vanish, and from here on identically: the variable does not move it.
        if (slope === this.tape.zero) break;
        if (order > HIGHEST_CONTACT) return undecidedBecause('the sign beside a point of high contact');
        const value = this.at(slope, side);
        const found = failed(value) ? undefined : certainSign(this.arithmetic, value);
        if (found === undefined) return undecidedBecause('the sign beside a point');
        if (found !== 0) return (order % 2 === 0 ? found : found * s.direction) as 1 | -1;
      }
    }
    return 0;
  }

  private movesWith(slot: Slot, near: readonly string[]): boolean {
    return near.some((n) => this.tape.depends[slot]!.has(n));
  }

  private allHold(tests: readonly Test[], side: Side | undefined, near: readonly string[]): boolean | Failure {
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
    return this.equalValues(test.left, side, test.right, side) === true ? satisfies(0, test.relation) : s;
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
    return this.acrossKink(step, side);
  }

  /** Value and slope on both sides: different means that there is no derivative, equal that there is one. */
  private acrossKink(step: Step & { kind: 'derivative' }, side: Side | undefined): Value {
    const [left, right] = ([-1, 1] as const).map(
      (direction): Side => ({ variable: step.variable, direction, outer: side }),
    );
    const different = undefinedBecause('kink: the one-sided values or derivatives differ');
    const pairs = [
      this.equalValues(step.value, side, step.value, left),
      this.equalValues(step.value, side, step.value, right),
      this.equalValues(step.tangent, left, step.tangent, right),
    ];
    if (pairs.includes(false)) return different;
    if (pairs.every((p) => p === true)) return this.at(step.tangent, left);
    return undecidedBecause('whether the one-sided derivatives agree at a kink');
  }

  /** true: certainly equal; false: certainly different; undefined: not known. */
  private equalValues(s: Slot, side: Side | undefined, t: Slot, other: Side | undefined): boolean | undefined {
    const [u, v] = [this.at(s, side), this.at(t, other)];
    if (failed(u) || failed(v)) return undefined;
    if (u === v) return true;
    const order = certainSign(this.arithmetic, subtract(this.arithmetic, u, v));
    if (order !== undefined) return order === 0;
    const [x, y] = [this.rational(s, side), this.rational(t, other)];
    if (x && y) return equal(x, y);
    const [a, b] = [this.chosen(s, side), this.chosen(t, other)];
    return a !== undefined && a === b ? true : undefined;
  }

  /** The step that pieces and signs lead to, where it depends on no further choice that a side could change. */
  private chosen(slot: Slot, side: Side | undefined): Slot | undefined {
    const step = this.tape.steps[slot]!;
    if (step.kind === 'pieces') {
      const piece = step.pieces.find((p) => this.allHold(p.tests, side, step.near) !== false);
      return piece && this.allHold(piece.tests, side, step.near) === true ? this.chosen(piece.value, side) : undefined;
    }
    if (step.kind === 'bySign') {
      const s = this.signAt(step.of, side, step.near);
      return typeof s === 'number' ? this.chosen(s < 0 ? step.negative : step.positive, side) : undefined;
    }
    return this.isSmooth(slot) ? slot : undefined;
  }

  private isSmooth(slot: Slot): boolean {
    const step = this.tape.steps[slot]!;
    if (step.kind === 'number' || step.kind === 'variable' || step.kind === 'constant') return true;
    if (step.kind !== 'call' || step.op === 'sign' || step.op === 'floor' || step.op === 'ceil') return false;
    return step.args.every((s) => this.isSmooth(s));
  }

  // Exact rationals --------------------------------------------------------------------------------------------------

  /** The exact value of a step that is rational at the point, if it is small enough to be worth having. */
  private rational(slot: Slot, side: Side | undefined): Rational | undefined {
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
        const leaf = this.chosen(slot, side);
        return leaf === undefined || leaf === slot ? undefined : this.rational(leaf, side);
      }
      default:
        return undefined;
    }
  }
}

const isSettled = (variable: string, side: Side | undefined): boolean => {
  for (let s = side; s; s = s.outer) if (s.variable === variable) return true;
  return false;
};

/** A relation of a difference's sign to zero. */
export function satisfies(sign: -1 | 0 | 1, relation: Relation): boolean {
  switch (relation) {
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
    case '==':
      return sign === 0;
    case '!=':
      return sign !== 0;
  }
}
