/**
 * Laws that hold from a stretch on to the end, ±∞ or 0. Over a box exp(−x)/(1 + exp(−x))² is not known beyond MPFR's
 * exponents, nor x/(1 − exp(−x)) near 0; a form at the end (`truth/far/`) encloses them for all x beyond a start.
 */
import { div, fromDouble, rational } from '../algebra/rational.js';
import { call, number, symbol } from '../expr/expr.js';
import { exactly } from '../truth/boxes.js';
import { type End, FarFunction } from '../truth/far/far.js';
import { type Arithmetic, add, divide, failed, type Interval, integer, negate } from '../truth/interval.js';
import type { Truth } from '../truth/truth.js';
import { type Constant, ends, FARTHEST, type Line, lineOf, type Subject, singleOf } from './law.js';

const BITS = 192;
/** Terms of Taylor series before the remainder. */
const DEPTHS = [2, 4] as const;

/** What is known of an end: a law for all distances from `start` on, and starts at which none was found. */
interface Known<T> {
  readonly start: number;
  readonly law: T | undefined;
}

export class Rays {
  private readonly value: FarFunction;
  /** f(x)/x. */
  private readonly quotient: FarFunction;
  private readonly known = new Map<string, Known<Constant | Line>>();

  constructor(
    private readonly subject: Subject,
    private readonly truth: Truth,
  ) {
    const { expression, input } = subject;
    this.value = new FarFunction(expression);
    this.quotient = new FarFunction(call('div', expression, symbol(input)));
  }

  /** All results between two inputs of one sign, and of those beyond, on the side of 0 or ∞ that they are nearer to. */
  constant(low: number, high: number): Constant | undefined {
    return this.proved('constant', this.value, low, high, singleOf);
  }

  line(slope: number, low: number, high: number): Line | undefined {
    return this.proved(`line ${slope}`, this.quotient, low, high, (a, v) => {
      const c = asInterval(a, slope);
      const quotient = divide(a, v, c);
      if (failed(quotient)) return undefined;
      const [least, most] = ends(a, add(a, quotient, negate(a, integer(a, 1))));
      return least > -FARTHEST && most < FARTHEST ? lineOf(slope, least, most, undefined) : undefined;
    });
  }

  private proved<T extends Constant | Line>(
    kind: string,
    f: FarFunction,
    low: number,
    high: number,
    lawOf: (a: Arithmetic, v: Interval) => T | undefined,
  ): T | undefined {
    const [near, far] = [Math.min(Math.abs(low), Math.abs(high)), Math.max(Math.abs(low), Math.abs(high))];
    const [isFar, side] = [near >= 1, low > 0 ? '+' : '-'] as const;
    const start = isFar ? near : 1 / far;
    const key = `${kind} ${isFar} ${side}`;
    const known = this.known.get(key);
    if (known?.law && known.start <= start) return known.law as T;
    // Nothing was found where more is known of x.
    if (known && !known.law && start <= known.start) return undefined;
    const end: End = isFar ? (side === '+' ? 'inf' : '-inf') : { at: number(0), side };
    const exactStart = isFar ? fromDouble(near) : div(rational(1), fromDouble(far));
    const law = this.enclosed(f, end, exactStart, lawOf);
    if (law || !known?.law) this.known.set(key, { start, law });
    return law;
  }

  private enclosed<T>(
    f: FarFunction,
    end: End,
    start: ReturnType<typeof rational>,
    lawOf: (a: Arithmetic, v: Interval) => T | undefined,
  ): T | undefined {
    const box = new Map([...this.subject.setting].map(([name, value]) => [name, exactly(value)] as const));
    for (const depth of DEPTHS) {
      const found = this.truth.arithmetic(BITS, (a) => {
        const values = f.near(a, this.subject.input, end, { start, depth, box })?.enclosure();
        return values && lawOf(a, values);
      });
      if (found) return found;
    }
    return undefined;
  }
}

const asInterval = (a: Arithmetic, x: number): Interval => {
  const r = a.mpfr.take(a.bits);
  a.mpfr.setDouble(r, x, 0);
  return { low: r, high: r, scale: 0n };
};
