/**
 * Exact identities that spare precision: 1 + exp(−40) − 1 costs 58 bits before the first digit is seen, expm1 none. Each
 * holds wherever either side is defined, so an enclosure of one side encloses the other. Truth stays independent of
 * how programs are lowered: a test compares every one of these with the plain evaluation.
 */
import type { OpName } from '../expr/ops.js';
import type { Slot, Tape } from './tape.js';

const isOne = (t: Tape, s: Slot) => s === t.one;

/** The argument, if the step is a call of op. */
function argumentOf(t: Tape, s: Slot, op: OpName): Slot | undefined {
  const step = t.steps[s]!;
  return step.kind === 'call' && step.op === op ? step.args[0]! : undefined;
}

/** u where the step is 1 + u or u + 1. */
function besideOne(t: Tape, s: Slot): Slot | undefined {
  const step = t.steps[s]!;
  if (step.kind !== 'call' || step.op !== 'add') return undefined;
  const [u, v] = [step.args[0]!, step.args[1]!];
  return isOne(t, u) ? v : isOne(t, v) ? u : undefined;
}

/** 1 + erf(u) = erfc(−u). */
function sum(t: Tape, u: Slot, v: Slot): Slot | undefined {
  const other = isOne(t, u) ? v : isOne(t, v) ? u : undefined;
  const inner = other === undefined ? undefined : argumentOf(t, other, 'erf');
  return inner === undefined ? undefined : t.call('erfc', t.call('neg', inner));
}

/** 1 − erf(u) = erfc(u), exp(u) − 1 = expm1(u), 1 − exp(u) = −expm1(u). */
function difference(t: Tape, u: Slot, v: Slot): Slot | undefined {
  if (isOne(t, u)) {
    const erf = argumentOf(t, v, 'erf');
    if (erf !== undefined) return t.call('erfc', erf);
    const exp = argumentOf(t, v, 'exp');
    return exp === undefined ? undefined : t.call('neg', t.call('expm1', exp));
  }
  const exp = isOne(t, v) ? argumentOf(t, u, 'exp') : undefined;
  return exp === undefined ? undefined : t.call('expm1', exp);
}

/** log(1 + u) = log1p(u). */
function logOf(t: Tape, u: Slot): Slot | undefined {
  const inner = besideOne(t, u);
  return inner === undefined ? undefined : t.call('log1p', inner);
}

/** The step that computes op(args) with fewer bits, if there is one. */
export function cheaper(t: Tape, op: OpName, args: readonly Slot[]): Slot | undefined {
  if (op === 'add') return sum(t, args[0]!, args[1]!);
  if (op === 'sub') return difference(t, args[0]!, args[1]!);
  return op === 'log' ? logOf(t, args[0]!) : undefined;
}
