/** How far float32 code is from the exact value, at samples: of the rounded result, or of the pair that goes on. */

import { fromDouble, type Scaled, scale } from '../../runtime/index.js';
import { headOf, type ShortCode } from './code.js';
import { LEAST_NORMAL } from './float32.js';
import { compileShort, type ShortModel, type ShortValues } from './run.js';

export interface Samples {
  /** u as heads and tails: without tails the float itself. */
  readonly heads: Float32Array;
  readonly lows: Float32Array | undefined;
  readonly points: readonly Scaled[];
  readonly truths: readonly Scaled[];
}

export type Reference = (u: Scaled) => Scaled;

/** Samples at floats; with `tails`, at pairs beside them that no float is. */
export function samplesAt(floats: readonly number[], reference: Reference, tails: boolean): Samples {
  const heads = Float32Array.from(floats, (u) => (tails ? headOf(u) : u));
  const lows = tails
    ? Float32Array.from(floats, (u, i) => u - headOf(u) + u * 2 ** -24 * (((i * 0.7548776662466927) % 1) - 0.5))
    : undefined;
  const points = floats.map((_, i) => fromDouble(heads[i]! + (lows?.[i] ?? 0)));
  return { heads, lows, points, truths: points.map(reference) };
}

/** Samples whose truths are what some code says in pairs: enough to judge the same code with fewer pairs, and fast. */
export function samplesOf(floats: readonly number[], code: ShortCode, exponent: number, tails: boolean): Samples {
  const s = samplesAt(floats, (u) => u, tails);
  const y = compileShort(code)(s.heads, s.lows);
  return { ...s, truths: s.points.map((_, i) => scale(fromDouble(y.head[i]! + y.low[i]!), exponent)) };
}

/** Several sample sets as one. */
export function joined(a: Samples, b: Samples): Samples {
  const both = (x: Float32Array, y: Float32Array): Float32Array => {
    const out = new Float32Array(x.length + y.length);
    out.set(x);
    out.set(y, x.length);
    return out;
  };
  return {
    heads: both(a.heads, b.heads),
    lows: a.lows && b.lows ? both(a.lows, b.lows) : undefined,
    points: [...a.points, ...b.points],
    truths: [...a.truths, ...b.truths],
  };
}

/** Some of them. */
export function picked(a: Samples, which: readonly number[]): Samples {
  const some = (x: Float32Array): Float32Array => Float32Array.from(which, (i) => x[i]!);
  return {
    heads: some(a.heads),
    lows: a.lows && some(a.lows),
    points: which.map((i) => a.points[i]!),
    truths: which.map((i) => a.truths[i]!),
  };
}

export type Counted = 'rounded' | 'pair';

/** The error at one sample in ulp. Results below the least normal number count as 0, as devices may flush them. */
function errorAt(head: number, low: number, exponent: number, truth: Scaled, of: Counted): number {
  if (truth.h === 0) return head + low === 0 ? 0 : Number.POSITIVE_INFINITY;
  const sum = of === 'pair' ? head + low : Math.fround(Math.fround(head + low) * 2 ** exponent);
  if (!Number.isFinite(sum)) return Number.POSITIVE_INFINITY;
  if (of === 'rounded' && truth.e < -126) return Math.abs(sum) <= LEAST_NORMAL ? 0 : Number.POSITIVE_INFINITY;
  const shift = of === 'pair' ? exponent - truth.e : -truth.e;
  const near = Math.max(-1000, Math.min(1000, shift));
  return Math.abs((sum * 2 ** near - truth.h - truth.l) * 2 ** 23);
}

export function errorsOf(y: ShortValues, exponent: number, truths: readonly Scaled[], of: Counted): Float64Array {
  return Float64Array.from(truths, (t, i) => errorAt(y.head[i]!, y.low[i]!, exponent, t, of));
}

export const errorsOfCode = (
  code: ShortCode,
  exponent: number,
  s: Samples,
  of: Counted,
  model: ShortModel = 'nearest',
): Float64Array => errorsOf(compileShort(code, model)(s.heads, s.lows), exponent, s.truths, of);

export const worstOf = (errors: Float64Array): number => {
  let w = 0;
  for (const e of errors) if (!(e <= w)) w = e;
  return w;
};
