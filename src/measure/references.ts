/** The truth of one function at measured points: evaluated once, whatever targets and precisions ask for it. */
import type { Condition, Expr } from '../expr/expr.js';
import { type BigFloat, bigFromDouble, bigToRational } from '../truth/big-float.js';
import { type Answer, type LimitEnd, middleOf, type NumericLimit, type Point, type Truth } from '../truth/truth.js';
import type { Setting } from './settings.js';
import type { Reference } from './ulp.js';

/** Values below 2^floor or above 2^ceiling round alike in every format: no more digits are needed. */
const RANGE = { floor: -1100, ceiling: 1100 } as const;
/** Bits of the truth: 11 beyond a double, so that the measured error is right to 2^-11 ulp. */
const RELATIVE_BITS = 64;
/** Precision is not raised beyond this: exp(−745) beside 1 needs 1130 bits, and twice that squared. */
const MOST_BITS = 4096;

export interface References {
  readonly at: (x: number, setting: Setting) => Reference;
  /** The limit at ±∞. */
  readonly limit: (end: 1 | -1, setting: Setting) => Reference;
  /** The sign just left of 0, or 0 where the function vanishes there or has no value. */
  readonly signLeftOfZero: (setting: Setting) => -1 | 0 | 1;
  /** The sign of the value (0: zero, no value or undecided), at low cost. */
  readonly sign: (x: number, setting: Setting) => -1 | 0 | 1;
}

/** References of e as a function of `input`; outside `domain` there is no value. */
export function referencesOf(e: Expr, input: string, domain: Condition | undefined, truth: Truth): References {
  const cache = new Map<string, Reference>();
  const pointOf = (x: number, s: Setting): Point => new Map(s.exact).set(input, bigToRational(bigFromDouble(x)));

  const inDomain = (point: Point): boolean => domain === undefined || truth.holds(domain, point) === 'yes';

  const at = (x: number, s: Setting): Reference => {
    const key = `${x} ${s.values.join()}`;
    const found = cache.get(key);
    if (found) return found;
    const point = pointOf(x, s);
    const answer = inDomain(point) ? truth.evaluate(e, point, RELATIVE_BITS, { ...RANGE, bits: MOST_BITS }) : undefined;
    const made: Reference = answer ? fromAnswer(answer) : { kind: 'nan' };
    cache.set(key, made);
    return made;
  };

  const sign = (x: number, s: Setting): -1 | 0 | 1 => signOf(at(x, s));

  const limits = new Map<string, Reference>();
  const limit = (end: 1 | -1, s: Setting): Reference => {
    // A domain that ends before infinity has no limit there.
    if (!inDomain(pointOf(end * 2 ** 1000, s))) return { kind: 'nan' };
    const to: LimitEnd = end > 0 ? '+inf' : '-inf';
    return fromLimit(truth.numericLimit(e, input, to, s.exact));
  };

  return {
    at,
    sign,
    limit: (end, s) => {
      const key = `${end} ${s.values.join()}`;
      const known = limits.get(key) ?? limit(end, s);
      limits.set(key, known);
      return known;
    },
    signLeftOfZero: (s) => sign(-(2 ** -1000), s),
  };
}

function fromAnswer(a: Answer): Reference {
  if (a.kind === 'undefined') return { kind: 'nan' };
  const value = a.kind === 'number' ? middleOf(a) : undefined;
  return value ? { kind: 'number', value } : { kind: 'undecided' };
}

const signOf = (r: Reference): -1 | 0 | 1 =>
  r.kind !== 'number' || r.value.mantissa === 0n ? 0 : r.value.mantissa > 0n ? 1 : -1;

/** 256 bits of a limit's value are more than any format shows. */
const LIMIT_BITS = 256;

function fromLimit(l: NumericLimit): Reference {
  switch (l.kind) {
    case 'number': {
      const shift = LIMIT_BITS + Math.max(0, l.value.den.toString(2).length - l.value.num.toString(2).length);
      const value: BigFloat = { mantissa: (l.value.num << BigInt(shift)) / l.value.den, exponent: -shift };
      return { kind: 'number', value };
    }
    case 'inf':
    case '-inf':
      return { kind: 'infinite', sign: l.kind === 'inf' ? 1 : -1 };
    case 'none':
      return { kind: 'nan' };
    case 'undecided':
      return { kind: 'undecided' };
  }
}
