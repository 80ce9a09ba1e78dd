/**
 * Beside a point: one-sided values, the sign of what is exactly zero at the point, and derivatives across a kink.
 *
 * A *side* is an infinitesimal move of a variable away from the point: values beside the point are limits, and
 * comparisons that are exactly equal at the point are settled by the first slope that is not zero.
 */
import { equal, type Rational } from '../algebra/rational.js';
import type { Relation } from '../expr/expr.js';
import { enclosures } from './functions.js';
import {
  type Arithmetic,
  certainSign,
  type Failure,
  failed,
  type Interval,
  integer,
  isPoint,
  subtract,
  undecidedBecause,
  undefinedBecause,
  type Value,
} from './interval.js';
import type { Slot, Step, Tape, Test } from './tape.js';

/** The variable moves by an infinitesimal, smaller than the moves of all outer sides. */
export interface Side {
  readonly variable: string;
  readonly direction: 1 | -1;
  readonly outer: Side | undefined;
}

/** What these functions need of a running evaluation. */
export interface Evaluation {
  readonly tape: Tape;
  readonly arithmetic: Arithmetic;
  /** Encloses a step at the point, or beside it. */
  readonly at: (slot: Slot, side: Side | undefined) => Value;
  /** The exact value of a step that is rational at the point. */
  readonly rational: (slot: Slot, side: Side | undefined) => Rational | undefined;
  readonly signAt: (slot: Slot, side: Side | undefined, near: readonly string[]) => -1 | 0 | 1 | Failure;
  readonly allHold: (tests: readonly Test[], side: Side | undefined, near: readonly string[]) => boolean | Failure;
}

export const KINK: Failure = { failure: 'kink', reason: 'two smooth parts meet' };

/** Slopes looked at to find the sign of something that is exactly zero at the point. */
const HIGHEST_CONTACT = 4;

/** sign, floor and ceil beside a point where they jump. */
export function jumpingOp(
  e: Evaluation,
  op: 'sign' | 'floor' | 'ceil',
  argument: Slot,
  u: Interval,
  side: Side,
): Value | undefined {
  if (op === 'sign') {
    if (certainSign(e.arithmetic, u) !== 0) return undefined;
    const s = e.signAt(argument, side, []);
    return typeof s === 'number' ? integer(e.arithmetic, s) : s;
  }
  const jump = jumpOf(e, argument, side);
  if (jump === undefined || jump === 0) return undefined;
  if (typeof jump !== 'number') return jump;
  const step = integer(e.arithmetic, op === 'floor' ? (jump < 0 ? -1 : 0) : jump > 0 ? 1 : 0);
  return enclosures.add(e.arithmetic, u, step);
}

/** For an argument that is exactly an integer: the side of it on which it lies (0: on it). Undefined elsewhere. */
export function jumpOf(e: Evaluation, argument: Slot, side: Side | undefined): -1 | 0 | 1 | undefined | Failure {
  const u = e.at(argument, side);
  if (failed(u)) return u;
  if (!isPoint(u)) {
    const exact = e.tape.rational[argument] ? e.rational(argument, side) : undefined;
    if (exact) return exact.den === 1n ? contact(e, argument, side) : undefined;
    const [low, high] = [enclosures.floor(e.arithmetic, u, u), enclosures.ceil(e.arithmetic, u, u)];
    if (failed(low) || failed(high)) return undecidedBecause('a jump');
    // Strictly between two neighbouring integers: floor is one number, and ceil is another.
    return isPoint(low) && isPoint(high) && e.arithmetic.mpfr.compare(low.low, high.low) < 0
      ? undefined
      : undecidedBecause('which side of a jump');
  }
  return u.scale === 0n && e.arithmetic.mpfr.isInteger(u.low) ? contact(e, argument, side) : undefined;
}

/** The sign just beside the point of something that is exactly at zero (or at an integer) there. */
export function contact(e: Evaluation, slot: Slot, side: Side | undefined): -1 | 0 | 1 | Failure {
  const sides: Side[] = [];
  for (let s = side; s; s = s.outer) sides.unshift(s);
  for (const s of sides) {
    if (!e.tape.depends[slot]!.has(s.variable)) continue;
    let slope = slot;
    for (let order = 1; ; order++) {
      slope = e.tape.tangent(slope, s.variable);
      // All slopes vanish, and from here on identically: the variable does not move it.
      if (slope === e.tape.zero) break;
      if (order > HIGHEST_CONTACT) return undecidedBecause('the sign beside a point of high contact');
      const value = e.at(slope, side);
      const found = failed(value) ? undefined : certainSign(e.arithmetic, value);
      if (found === undefined) return undecidedBecause('the sign beside a point');
      if (found !== 0) return (order % 2 === 0 ? found : found * s.direction) as 1 | -1;
    }
  }
  return 0;
}

export function movesWith(e: Evaluation, slot: Slot, near: readonly string[]): boolean {
  return near.some((n) => e.tape.depends[slot]!.has(n));
}

/** Value and slope on both sides: different means that there is no derivative, equal that there is one. */
export function acrossKink(e: Evaluation, step: Step & { kind: 'derivative' }, side: Side | undefined): Value {
  const [left, right] = ([-1, 1] as const).map(
    (direction): Side => ({ variable: step.variable, direction, outer: side }),
  );
  const different = undefinedBecause('kink: the one-sided values or derivatives differ');
  const pairs = [
    equalValues(e, step.value, side, step.value, left),
    equalValues(e, step.value, side, step.value, right),
    equalValues(e, step.tangent, left, step.tangent, right),
  ];
  if (pairs.includes(false)) return different;
  if (pairs.every((p) => p === true)) return e.at(step.tangent, left);
  return undecidedBecause('whether the one-sided derivatives agree at a kink');
}

/** true: certainly equal; false: certainly different; undefined: not known. */
export function equalValues(
  e: Evaluation,
  s: Slot,
  side: Side | undefined,
  t: Slot,
  other: Side | undefined,
): boolean | undefined {
  const [u, v] = [e.at(s, side), e.at(t, other)];
  if (failed(u) || failed(v)) return undefined;
  if (u === v) return true;
  const order = certainSign(e.arithmetic, subtract(e.arithmetic, u, v));
  if (order !== undefined) return order === 0;
  const [x, y] = [e.rational(s, side), e.rational(t, other)];
  if (x && y) return equal(x, y);
  const [a, b] = [chosen(e, s, side), chosen(e, t, other)];
  return a !== undefined && a === b ? true : undefined;
}

/** The step that pieces and signs lead to, where it depends on no further choice that a side could change. */
export function chosen(e: Evaluation, slot: Slot, side: Side | undefined): Slot | undefined {
  const step = e.tape.steps[slot]!;
  if (step.kind === 'pieces') {
    const piece = step.pieces.find((p) => e.allHold(p.tests, side, step.near) !== false);
    return piece && e.allHold(piece.tests, side, step.near) === true ? chosen(e, piece.value, side) : undefined;
  }
  if (step.kind === 'bySign') {
    const s = e.signAt(step.of, side, step.near);
    return typeof s === 'number' ? chosen(e, s < 0 ? step.negative : step.positive, side) : undefined;
  }
  return isSmooth(e, slot) ? slot : undefined;
}

export function isSmooth(e: Evaluation, slot: Slot): boolean {
  const step = e.tape.steps[slot]!;
  if (step.kind === 'number' || step.kind === 'variable' || step.kind === 'constant') return true;
  if (step.kind !== 'call' || step.op === 'sign' || step.op === 'floor' || step.op === 'ceil') return false;
  return step.args.every((s) => isSmooth(e, s));
}

export const isSettled = (variable: string, side: Side | undefined): boolean => {
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
