/** Checks of enclosures that both the tests of the table and the tests with wrong roundings use. */
import { fromDouble } from '../../src/algebra/rational.js';
import { call, symbol } from '../../src/expr/expr.js';
import { type OpName, op } from '../../src/expr/ops.js';
import { type Bound, boundCompare } from '../../src/truth/big-float.js';
import { enclosures } from '../../src/truth/functions.js';
import { type Arithmetic, failed, type Interval, type Value } from '../../src/truth/interval.js';
import { DOWN, type Mpfr, UP } from '../../src/truth/mpfr.js';
import type { Answer } from '../../src/truth/truth.js';

/** Seed of every random choice in these tests. */
export const SEED = 4711;

export const callOf = (name: OpName) =>
  op(name).arity === 1 ? call(name, symbol('u')) : call(name, symbol('u'), symbol('v'));
export const pointOf = (u: number, v: number) =>
  new Map([
    ['u', fromDouble(u)],
    ['v', fromDouble(v)],
  ]);

/** [a, b] as an interval. */
export function spanning(arithmetic: Arithmetic, a: number, b: number): Interval {
  const { mpfr, bits } = arithmetic;
  const [low, high] = [mpfr.take(bits), mpfr.take(bits)];
  mpfr.setDouble(low, a, DOWN);
  if (a === b) return { low, high: low, scale: 0n };
  mpfr.setDouble(high, b, UP);
  return { low, high, scale: 0n };
}

export interface Ends {
  readonly low: Bound;
  readonly high: Bound;
}
/** The ends, divided by 2^base: scales may be far beyond the exact integers of JavaScript. */
export function endsOf(mpfr: Mpfr, v: Value, base = 0n): Ends | undefined {
  if (failed(v)) return undefined;
  const end = (r: number): Bound => {
    if (mpfr.isInfinite(r)) return mpfr.sign(r) > 0 ? 'inf' : '-inf';
    const { mantissa, exponent } = mpfr.read(r);
    return mantissa === 0n ? { mantissa, exponent: 0 } : { mantissa, exponent: exponent + Number(v.scale - base) };
  };
  return { low: end(v.low), high: end(v.high) };
}

export const within = (inner: Ends, outer: Ends): boolean =>
  boundCompare(outer.low, inner.low) <= 0 && boundCompare(inner.high, outer.high) <= 0;

export const isEnds = (a: Answer): a is Answer & { kind: 'number' } => a.kind === 'number';

/**
 * Does the enclosure over [u1, u2] × [v1, v2] hold the values at a point inside, computed with 16 times the bits? True also
 * where the interval function gives up. What must not happen is `false`.
 */
export function holdsInside(
  mpfr: Mpfr,
  truth: Mpfr,
  name: OpName,
  us: readonly [number, number, number],
  vs: readonly [number, number, number],
): boolean {
  const mark = mpfr.mark();
  const [coarse, fine]: Arithmetic[] = [
    { mpfr, bits: 64 },
    { mpfr: truth, bits: 1024 },
  ] as [Arithmetic, Arithmetic];
  const outer = enclosures[name](coarse!, spanning(coarse!, us[0], us[2]), spanning(coarse!, vs[0], vs[2]));
  const inner = enclosures[name](fine!, spanning(fine!, us[1], us[1]), spanning(fine!, vs[1], vs[1]));
  const base = failed(inner) ? 0n : inner.scale;
  const [o, i] = [endsOf(mpfr, outer, base), endsOf(truth, inner, base)];
  mpfr.release(mark);
  if (!i) return !failed(inner) || inner.failure !== 'undefined' || o === undefined;
  if (!o) return failed(outer) && outer.failure === 'undecided';
  // The finer enclosure is not perfectly tight either: the two must meet.
  return boundCompare(o.low, i.high) <= 0 && boundCompare(i.low, o.high) <= 0;
}
