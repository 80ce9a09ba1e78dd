/**
 * Enclosures of an expression over a whole box (a range for each variable), kinks and pieces included where the box
 * lies on one side of them. What holds of the enclosure holds at every point of the box: the material of proofs.
 */
import { add, div, mul, type Rational, rational, sub } from '../algebra/rational.js';
import type { Condition, Expr, Relation } from '../expr/expr.js';
import { bitLength } from './big-float.js';
import { bigInteger } from './exponential.js';
import { constantInterval } from './functions.js';
import * as plain from './interval.js';
import {
  type Arithmetic,
  type Failure,
  failed,
  type Interval,
  integer,
  isPoint,
  undecidedBecause,
  undefinedBecause,
  type Value,
} from './interval.js';
import { openEnclosure, type Stretch, stretch, strictSign } from './stretch.js';
import { type Slot, type Step, Tape, type Test } from './tape.js';

/** All numbers between two exact ends, each of which may be left out (infinite ones always are). */
export interface Range {
  readonly low: Rational | '-inf';
  readonly high: Rational | 'inf';
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export type Box = ReadonlyMap<string, Range>;

export const LINE: Range = { low: '-inf', high: 'inf', lowOpen: true, highOpen: true };
export const exactly = (value: Rational): Range => ({ low: value, high: value, lowOpen: false, highOpen: false });

function fromRational(a: Arithmetic, value: Rational): Interval {
  const num = bigInteger(a, value.num);
  if (value.den === 1n) return num;
  const den = bigInteger({ ...a, bits: Math.max(a.bits, bitLength(value.den)) }, value.den);
  return plain.divide(a, num, den) as Interval;
}

/** The range as an interval of the arithmetic, rounded outwards. */
export function rangeStretch(a: Arithmetic, range: Range): Stretch {
  if (range.low === range.high && typeof range.low === 'object') return stretch(a, fromRational(a, range.low));
  const end = (value: Rational | 'inf' | '-inf'): Interval => {
    if (typeof value === 'object') return fromRational(a, value);
    const r = a.mpfr.take(a.bits);
    a.mpfr.setInfinity(r, value === 'inf' ? 1 : -1);
    return { low: r, high: r, scale: 0n };
  };
  const [low, high] = [end(range.low), end(range.high)];
  return stretch(a, plain.between(a, low.low, high.high), range.lowOpen, range.highOpen);
}

/** Does a relation to zero hold for all values, for none, or is it not known? */
export function relationOver(a: Arithmetic, u: Stretch, relation: Relation): boolean | undefined {
  const strict = strictSign(a, u);
  if (strict !== undefined)
    return {
      '<': strict < 0,
      '<=': strict <= 0,
      '>': strict > 0,
      '>=': strict >= 0,
      '==': strict === 0,
      '!=': strict !== 0,
    }[relation];
  const [low, high] = [a.mpfr.sign(u.low), a.mpfr.sign(u.high)];
  if (low >= 0) return relation === '>=' ? true : relation === '<' ? false : undefined;
  if (high <= 0) return relation === '<=' ? true : relation === '>' ? false : undefined;
  return undefined;
}

/** One evaluation of a tape over a box. */
class BoxRun {
  private readonly values: (Stretch | Failure)[] = [];

  constructor(
    private readonly tape: Tape,
    private readonly arithmetic: Arithmetic,
    private readonly box: Box,
    private readonly given: ReadonlyMap<string, Stretch>,
  ) {}

  at(slot: Slot): Stretch | Failure {
    const known = this.values[slot];
    if (known) return known;
    const found = this.compute(this.tape.steps[slot]!);
    const value = failed(found) || 'lowOpen' in found ? (found as Stretch | Failure) : stretch(this.arithmetic, found);
    this.values[slot] = value;
    return value;
  }

  private compute(step: Step): Stretch | Value {
    const a = this.arithmetic;
    switch (step.kind) {
      case 'number':
        return fromRational(a, step.value);
      case 'variable': {
        const given = this.given.get(step.name);
        if (given) return given;
        const range = this.box.get(step.name);
        return range ? rangeStretch(a, range) : undefinedBecause(`no range for ${step.name}`);
      }
      case 'constant':
        return constantInterval(a, step.name);
      case 'call': {
        const u = this.at(step.args[0]!);
        if (failed(u)) return u;
        const v = step.args.length > 1 ? this.at(step.args[1]!) : u;
        return failed(v) ? v : openEnclosure(a, step.op, u, v);
      }
      case 'pieces':
        for (const piece of step.pieces) {
          const held = this.allHold(piece.tests);
          if (held === true) return this.at(piece.value);
          if (held === undefined) return undecidedBecause('which piece');
        }
        return undefinedBecause('no piece covers the box');
      case 'bySign': {
        if (step.negative === step.positive && step.near.length === 0) return this.at(step.negative);
        const of = this.at(step.of);
        if (failed(of)) return of;
        const s = strictSign(a, of);
        return s ? this.at(s < 0 ? step.negative : step.positive) : undecidedBecause('the sign at a kink');
      }
      case 'flat':
        return undecidedBecause('jumps of floor and ceil');
      case 'derivative': {
        const value = this.at(step.value);
        return failed(value) ? value : this.at(step.tangent);
      }
    }
  }

  private allHold(tests: readonly Test[]): boolean | undefined {
    let open = false;
    for (const test of tests) {
      const difference = this.at(test.difference);
      const held = failed(difference) ? undefined : relationOver(this.arithmetic, difference, test.relation);
      if (held === false) return false;
      open ||= held === undefined;
    }
    return open ? undefined : true;
  }

  /** Do all tests hold at every point of the box (true), or one of them nowhere (false)? */
  tests(tests: readonly Test[]): boolean | undefined {
    return this.allHold(tests);
  }
}

/** An expression made ready to be enclosed over boxes. */
export class BoxFunction {
  private readonly tape = new Tape();
  private readonly slot: Slot;

  constructor(e: Expr) {
    this.slot = this.tape.expression(e);
  }

  /** Interval evaluation of the expression as it is written; `given`: enclosures of further variables. */
  over(a: Arithmetic, box: Box, given: ReadonlyMap<string, Stretch> = new Map()): Stretch | Failure {
    return new BoxRun(this.tape, a, box, given).at(this.slot);
  }

  /**
   * Encloses the derivative in a variable over the box; a failure where the function or its slope is not certain to
   * exist all over it (a kink inside, an end of a piece).
   */
  slopeOver(a: Arithmetic, box: Box, name: string): Stretch | Failure {
    const run = new BoxRun(this.tape, a, box, new Map());
    const whole = run.at(this.slot);
    return failed(whole) ? whole : run.at(this.tape.tangent(this.slot, name));
  }

  /**
   * The centred form f(m) + Σ f_i(B)·(B_i − m_i), m the middle of the box B: its excess falls with the square of the box
   * (Moore, Kearfott, Cloud, 6.4); of one variable, Taylor's form f(m) + f'(m)·(B − m) + f''(B)/2·(B − m)², with the cube.
   * Only where all ranges are bounded.
   */
  centred(a: Arithmetic, box: Box): Stretch | Failure {
    const names = [...this.tape.depends[this.slot]!].filter((n) => {
      const r = box.get(n);
      return !r || r.low !== r.high;
    });
    const middle = new Map<string, Range>();
    for (const name of names) {
      const range = box.get(name);
      if (!range || typeof range.low === 'string' || typeof range.high === 'string')
        return undecidedBecause('an unbounded range');
      middle.set(name, exactly(div(add(range.low, range.high), rational(2))));
    }
    const run = new BoxRun(this.tape, a, box, new Map());
    const center = new BoxRun(this.tape, a, new Map([...box, ...middle]), new Map());
    // The function must be defined over the whole box, not in the middle alone.
    const whole = run.at(this.slot);
    if (failed(whole)) return whole;
    const [only] = names;
    const second = names.length === 1 ? this.secondOrder(a, run, center, only!, box.get(only!)!) : undefined;
    return second ?? this.firstOrder(a, run, center, names, box);
  }

  private firstOrder(
    a: Arithmetic,
    run: BoxRun,
    center: BoxRun,
    names: readonly string[],
    box: Box,
  ): Stretch | Failure {
    const value = center.at(this.slot);
    if (failed(value)) return value;
    let sum: Interval = value;
    for (const name of names) {
      const slope = run.at(this.tape.tangent(this.slot, name));
      if (failed(slope)) return slope;
      sum = plain.add(a, sum, plain.multiply(a, slope, rangeStretch(a, around(halfOf(box.get(name)!)))));
    }
    return stretch(a, sum);
  }

  private secondOrder(a: Arithmetic, run: BoxRun, center: BoxRun, name: string, range: Range): Stretch | undefined {
    const slope = this.tape.tangent(this.slot, name);
    const [value, rise] = [center.at(this.slot), center.at(slope)];
    const bend = run.at(this.tape.tangent(slope, name));
    // The slope, too, must exist all over the box.
    if (failed(value) || failed(rise) || failed(bend) || failed(run.at(slope))) return undefined;
    const half = halfOf(range);
    const square = rangeStretch(a, {
      low: rational(0),
      high: div(mul(half, half), rational(2)),
      lowOpen: false,
      highOpen: false,
    });
    const linear = plain.multiply(a, rise, rangeStretch(a, around(half)));
    return stretch(a, plain.add(a, plain.add(a, value, linear), plain.multiply(a, bend, square)));
  }
}

const halfOf = (r: Range): Rational => div(sub(r.high as Rational, r.low as Rational), rational(2));
const around = (half: Rational): Range => ({
  low: mul(half, rational(-1)),
  high: half,
  lowOpen: false,
  highOpen: false,
});

/** Does a condition hold over the whole box (true), nowhere on it (false), or is it not known? */
export function conditionOver(a: Arithmetic, when: Condition, box: Box): boolean | undefined {
  const tape = new Tape();
  return new BoxRun(tape, a, box, new Map()).tests(tape.condition(when));
}

/** Is the enclosed value a single exactly known number, zero included? */
export const isExactly = (a: Arithmetic, u: Interval, n: number): boolean =>
  isPoint(u) && u.scale === 0n && a.mpfr.compareInteger(u.low, n) === 0 && isPoint(integer(a, n));
