/**
 * Laws that are proved of all inputs of a stretch at once. Nearly nine tenths of all float32 are so small or so large that
 * a function is a constant there, or a multiple of its input and hardly anything else: there what a result must be costs
 * a multiplication.
 *
 * A law is guessed by numbers and proved by intervals. With c·x for f between a and b (a nearer to zero), the mean value
 * theorem gives f(x) = f(a) + f'(ξ)(x − a), so f(x)/(c·x) lies between f(a)/(c·a) and f'([a, b])/c, a weighted mean of
 * both: enclosing those two proves it.
 */
import { fromDouble, mul } from '../algebra/rational.js';
import { type Box, BoxFunction, conditionOver, exactly, rangeStretch } from '../truth/boxes.js';
import {
  type Arithmetic,
  add,
  certainSign,
  divide,
  failed,
  type Interval,
  integer,
  negate,
} from '../truth/interval.js';
import type { Truth } from '../truth/truth.js';
import { type Constant, ends, FARTHEST, type Line, lineOf, type Subject, singleOf } from './law.js';
import { Rays } from './rays.js';

/** Working precisions of enclosures over stretches: the second sees that x − x^3/3 is less than x at 2^-149. */
const BITS = [192, 1024] as const;
/** A slope that is hardly off one of 24 bits was meant to be that. */
function plainSlope(slope: number): number {
  const short = Math.fround(slope);
  return Math.abs(slope - short) <= Math.abs(short) * 2 ** -44 ? short : slope;
}

/** Can products with numbers from x outwards be halfway between two float32? Then the side that results are on matters. */
function mayTie(slope: number, x: number): boolean {
  if (Math.fround(slope) !== slope) return false;
  const size = Math.abs(slope);
  const isPower = size === 2 ** Math.round(Math.log2(size));
  return !isPower || (size < 1 && size * Math.abs(x) < 2 ** -126);
}

/** Proofs of laws over stretches. `accurate` is trusted with nothing: it only says what is worth trying. */
export class Laws {
  private readonly boxes: BoxFunction;
  private readonly slopes = new Map<string, number>();
  private readonly rays: Rays;

  constructor(
    private readonly subject: Subject,
    private readonly accurate: (x: number) => number,
    private readonly truth: Truth,
  ) {
    this.boxes = new BoxFunction(subject.expression);
    this.rays = new Rays(subject, truth);
  }

  /** The float32 that all results between two inputs of one sign round to; undefined where that is not proved. */
  constant(low: number, high: number): Constant | undefined {
    const box = this.box(low, high);
    const found = this.proved((a): Constant | undefined => {
      const inside = this.subject.domain === undefined ? true : conditionOver(a, this.subject.domain, box);
      if (inside === false) return { kind: 'constant', right: Number.NaN };
      if (inside === undefined) return undefined;
      const v = this.boxes.over(a, box);
      if (failed(v)) return v.failure === 'undefined' ? { kind: 'constant', right: Number.NaN } : undefined;
      return singleOf(a, v);
    });
    return found ?? (this.isInside(box) ? this.rays.constant(low, high) : undefined);
  }

  /** A line through 0 that all results between two inputs of one sign are hardly off. */
  line(low: number, high: number): Line | undefined {
    const slope = this.slopeNear(low);
    const isNear = (x: number): boolean => Math.abs(this.accurate(x) / (slope * x) - 1) < FARTHEST;
    if (!isNear(low) || !isNear(high)) return undefined;
    const found = this.lineWith(slope, low, high);
    return found ?? (this.isInside(this.box(low, high)) ? this.rays.line(slope, low, high) : undefined);
  }

  /** The same with a given slope. Right whatever the slope is: a wrong one is refused. */
  lineWith(slope: number, low: number, high: number): Line | undefined {
    // No product may overflow or be subnormal in double.
    if (!(Math.abs(slope) > 2 ** -500 && Math.abs(slope) < 2 ** 500)) return undefined;
    const [near, far] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low];
    const box = this.box(low, high);
    const canTie = mayTie(slope, near);
    return this.proved((a, bits) => {
      if (!this.isInside(box)) return undefined;
      const [value, rise] = [
        this.boxes.over(a, this.box(near, near)),
        this.boxes.slopeOver(a, box, this.subject.input),
      ];
      if (failed(value) || failed(rise)) return undefined;
      const number = (x: number): Interval => rangeStretch(a, exactly(fromDouble(x)));
      const off = (u: Interval, v: Interval): Interval => add(a, divide(a, u, v) as Interval, negate(a, integer(a, 1)));
      const offs = [off(value, multiplied(a, slope, near)), off(rise, number(slope))] as const;
      const [atNear, between] = [ends(a, offs[0]), ends(a, offs[1])];
      const [least, most] = [Math.min(atNear[0], between[0]), Math.max(atNear[1], between[1])];
      if (!(least > -FARTHEST && most < FARTHEST)) return undefined;
      const strict = commonSign(a, ...offs, near === far);
      if (canTie && strict === undefined && bits !== BITS.at(-1)) return undefined;
      return lineOf(slope, least, most, strict);
    });
  }

  /** Is the domain certain to hold all over a box? */
  private isInside(box: Box): boolean {
    const { domain } = this.subject;
    return domain === undefined || this.truth.arithmetic(BITS[0], (a) => conditionOver(a, domain, box)) === true;
  }

  private box(low: number, high: number): Box {
    const closed = { lowOpen: false, highOpen: false };
    const ordered = [fromDouble(Math.min(low, high)), fromDouble(Math.max(low, high))] as const;
    return new Map([
      ...[...this.subject.setting].map(([n, v]) => [n, exactly(v)] as const),
      [this.subject.input, { low: ordered[0], high: ordered[1], ...closed }] as const,
    ]);
  }

  /** Of the sign and end that x is nearer to. */
  private slopeNear(x: number): number {
    const far = Math.abs(x) >= 1;
    const key = `${Math.sign(x)} ${far}`;
    const known = this.slopes.get(key);
    if (known !== undefined) return known;
    const at = Math.sign(x) * (far ? 2 ** 120 : 2 ** -140);
    const slope = plainSlope(this.accurate(at) / at);
    this.slopes.set(key, slope);
    return slope;
  }

  private proved<T>(attempt: (a: Arithmetic, bits: number) => T | undefined): T | undefined {
    for (const bits of BITS) {
      const found = this.truth.arithmetic(bits, (a) => attempt(a, bits));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The exact product of two doubles. */
const multiplied = (a: Arithmetic, x: number, y: number): Interval =>
  rangeStretch(a, exactly(mul(fromDouble(x), fromDouble(y))));

/**
 * The sign of f(x)/(c·x) − 1 over the stretch, which is a mean of the two: the weight of the first is never 0, that of
 * the second is 0 at the near end.
 */
function commonSign(a: Arithmetic, atNear: Interval, between: Interval, isPoint: boolean): -1 | 0 | 1 | undefined {
  const first = certainSign(a, atNear);
  if (isPoint || first === undefined) return first;
  const second = certainSign(a, between);
  if (first === 0 || second === first) return second === first ? first : undefined;
  // The slope may touch the line's at the near end.
  const weak = first > 0 ? a.mpfr.sign(between.low) >= 0 : a.mpfr.sign(between.high) <= 0;
  return weak ? first : undefined;
}
