// Made by activation-compiler; do not edit.
/**
 * Exact sums of doubles, and the sticky low word: what an operation lost matters only where the two words it returns
 * are a tie of a later rounding, so it is computed only there.
 */
import { normalise, powerOfTwo, type Scaled, special } from './scaled.js';

/**
 * The exact sum of the terms as words that don't overlap, smallest first (grow-expansion: Shewchuk, Adaptive
 * Precision Floating-Point Arithmetic, 1997). Empty for zero.
 */
export function expansion(terms: readonly number[]): readonly number[] {
  const parts: number[] = [];
  for (const term of terms) {
    let q = term;
    let n = 0;
    for (let i = 0; i < parts.length; i++) {
      const p = parts[i]!;
      const s = q + p;
      const v = s - q;
      const error = q - (s - v) + (p - v);
      if (error !== 0) parts[n++] = error;
      q = s;
    }
    parts.length = n;
    if (q !== 0) parts.push(q);
  }
  return parts;
}

/** The exact sum's largest word: its sign is the sum's sign, its error at most one unit of its last place. */
export function exactSum(terms: readonly number[]): number {
  return expansion(terms).at(-1) ?? 0;
}

const SPLITTER = 134217729;
/** p·q − fl(p·q), exactly (Dekker 1971), for doubles below 2^990 whose product's error is no subnormal. */
export function productError(p: number, q: number): number {
  const product = p * q;
  let t = p * SPLITTER;
  const ph = t - (t - p);
  const pl = p - ph;
  t = q * SPLITTER;
  const qh = t - (t - q);
  const ql = q - qh;
  return ph * qh - product + ph * ql + pl * qh + pl * ql;
}

const HALF_UNIT = powerOfTwo(-53);
const ERROR = powerOfTwo(-101);

/**
 * May (h + l)·2^e with 1 <= |h| < 2, right to 2^-102, stand for a tie of a later rounding, or beside one? There l is
 * zero, half a unit of h, or a quarter (half a unit of the numbers below h = 1), up to its error.
 */
export function mayTie(l: number): boolean {
  const size = Math.abs(l);
  return size < ERROR || Math.abs(size - HALF_UNIT) < ERROR || Math.abs(size - HALF_UNIT / 2) < ERROR;
}

/** The low word of the tie beside which l stands. */
export function nearestTie(l: number): number {
  const size = Math.abs(l);
  if (size < ERROR) return 0;
  return Math.sign(l) * (size > 0.75 * HALF_UNIT ? HALF_UNIT : HALF_UNIT / 2);
}

/** The smallest low word that says "not exact": far below anything computed, far above what underflows. */
export const STICKY = powerOfTwo(-600);

/**
 * The number whose words are h + l up to 2^-102, where `restOf` gives what is exactly missing from two words (its sign
 * exactly): the low word is corrected, and if it stands for a tie, it leans to the side of what is missing still.
 */
export function lean(h: number, l: number, e: number, restOf: (h: number, l: number) => number): Scaled {
  let low = l + restOf(h, l);
  const rest = restOf(h, low);
  if (rest !== 0) {
    const sign = rest < 0 ? -1 : 1;
    const size = Math.abs(low);
    if (size === 0) low = sign * Math.max(Math.abs(rest), STICKY);
    else if (size === HALF_UNIT || size === HALF_UNIT / 2) low += sign * size * 2 * HALF_UNIT;
  }
  const high = h + low;
  return normalise(high, low - (high - h), e);
}

/** The sum of an expansion (smallest first), times 2^e; what two words can't hold is left to the sticky low word. */
export function fromExpansion(parts: readonly number[], e: number): Scaled {
  const n = parts.length;
  if (n === 0) return special(0);
  const first = parts[n - 1]!;
  const next = parts[n - 2] ?? 0;
  const h = first + next;
  const rest = next - (h - first);
  const result = normalise(h, rest, e);
  const s = h / result.h;
  return lean(result.h, result.l, result.e, (high, low) => exactSum([...parts, -high * s, -low * s]) / s);
}

/** a + b + c for doubles of any sizes, to two words: for constants known to three. */
export function fromWords(a: number, b: number, c = 0): Scaled {
  return a - a !== 0 ? special(a) : fromExpansion(expansion([c, b, a]), 0);
}
