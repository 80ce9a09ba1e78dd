// Made by activation-compiler; do not edit.
/** log and log1p of balls: Halley's method on exp, from the double-double logarithm on; a series beside 1. */
import { log as scaledLog } from '../logarithm.js';
import { fromRational } from '../rational.js';
import {
  type Ball,
  certainSign,
  difference,
  exactly,
  fromScaled,
  magnitude,
  NONE,
  NOUGHT,
  product,
  quotient,
  rounded,
  shifted,
  shiftedUp,
  sizeOf,
  sum,
  topOf,
  UNIT,
  UNKNOWN,
} from './ball.js';
import { log2Bits } from './constants.js';
import { asItself, exp, GUARD, SMALL, widened } from './exponential.js';

/** log(1 + u) = 2·atanh(u/(2 + u)) for a small exact u with w bits after the point. */
function logBesideOne(u: bigint, w: number): bigint {
  const bits = BigInt(w);
  const s = (u << bits) / ((2n << bits) + u);
  const z = (s * s) >> bits;
  let [power, total] = [s, s];
  for (let n = 3n; ; n += 2n) {
    power = (power * z) >> bits;
    const term = power / n;
    if (term === 0n || term === -1n) break;
    total += term;
  }
  return 2n * total;
}

/** log of the exact number m·2^e > 0. */
function logAt(m: bigint, e: number, p: number): Ball {
  const size = sizeOf(m);
  const k = e + size - 1;
  // m·2^e = v·2^k, v about 1.
  const v = rounded(m, 0n, 1 - size, p + 8);
  let y = fromScaled(scaledLog(fromRational(m, 1n << BigInt(size - 1))));
  for (let bits = 90; bits < p + 8; ) {
    bits *= 3;
    const q = Math.min(bits, p + 8) + GUARD;
    const t = exp(middle(y), q);
    const d = quotient(difference(v, t, q), sum(v, t, q), q);
    // y is log t: exact.
    if (certainSign(d) === 0) break;
    // log v = y + 2·atanh(d): the error of the first term is below d³.
    y = sum(middle(y), product(exactly(2n), d, q), q);
    if (d.kind !== 'ball' || y.kind !== 'ball') return UNKNOWN;
    const cube = 3 * (topOf(d) + 1);
    y = rounded(y.m, y.r + shiftedUp(1n, cube - y.e), y.e, q);
  }
  if (p + 8 <= 90 && y.kind === 'ball') y = rounded(y.m, y.r + shiftedUp(1n, -90 - y.e), y.e, p + GUARD);
  const w = p + GUARD + sizeOf(BigInt(Math.ceil(Math.abs(k))));
  const twos = rounded(BigInt(k) * log2Bits(w), magnitude(BigInt(k)), -w, p + GUARD);
  return sum(y, k === 0 ? NOUGHT : twos, p);
}
const middle = (y: Ball): Ball => (y.kind === 'ball' ? { ...y, r: 0n } : y);

export function log(a: Ball, p: number): Ball {
  if (a.kind === 'extreme') return a.sign > 0 ? a.log : NONE;
  if (a.kind !== 'ball') return a;
  const s = certainSign(a);
  if (s === undefined) return UNKNOWN;
  if (s <= 0) return NONE;
  const d = difference(a, UNIT, p + 8 - SMALL);
  if (d.kind === 'ball' && topOf(d) < SMALL) return log1p(d, p);
  const y = logAt(a.m, a.e, p);
  if (y.kind !== 'ball' || a.r === 0n) return y;
  // |log(v + δ) − log v| <= |δ|/(v − |δ|).
  const more = quotient(exactly(a.r), exactly(a.m - a.r), 40);
  return more.kind === 'ball' ? rounded(y.m, y.r + shiftedUp(magnitude(more.m) + more.r, more.e - y.e), y.e, p) : more;
}

export function log1p(a: Ball, p: number): Ball {
  if (a.kind === 'extreme') return certainSign(a.log) === -1 ? a : log(a, p);
  if (a.kind !== 'ball' || topOf(a) >= SMALL) return log(sum(UNIT, a, p + 16 - SMALL), p);
  if (certainSign(a) === 0) return NOUGHT;
  const itself = asItself(a, p);
  if (itself) return itself;
  const w = p + GUARD - topOf(a);
  const at = logBesideOne(shifted(a.m, a.e + w), w);
  return widened(rounded(at, 1n << BigInt(GUARD - 16), -w, p + 4), a, 1.1, p);
}
