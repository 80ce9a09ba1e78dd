// Made by activation-compiler; do not edit.
/** Powers with any exponent, and with rational ones: exp(p/q·log a), with the exponent of a divided by q exactly first. */
import { div, mul, powInteger } from './arithmetic.js';
import { exp } from './exponential.js';
import { toInteger } from './integer.js';
import { log } from './logarithm.js';
import {
  abs,
  compare,
  fromDouble,
  isFiniteNumber,
  make,
  NOT_A_NUMBER,
  neg,
  ONE,
  powerOfTwo,
  type Scaled,
  scale,
  special,
  ZERO,
} from './scaled.js';
import { lean, mayTie, nearestTie, STICKY } from './sticky.js';

/**
 * a^(p/q) for a >= 0 and integers p and q > 0 below 2^26; NaN for a < 0. Relative error below (1 + |p|/4)·2^-102 for
 * every exponent of a. Exact results are exact.
 */
export function powRational(a: Scaled, p: number, q: number): Scaled {
  if (p === 0) return ONE;
  if (!(a.h > 0 && isFiniteNumber(a))) return outside(a, p);
  // a = m·2^(q·k) with an m between 2^(−q/2) and 2^(1 + q/2).
  const k = Math.round(a.e / q);
  const m = make(a.h, a.l, a.e - q * k);
  const power = exp(div(mul(log(m), fromDouble(p)), fromDouble(q)));
  return scale(onItsSide(power, m, p, q), p * k);
}

function outside(a: Scaled, p: number): Scaled {
  if (!(a.h >= 0)) return special(Number.NaN);
  return special((a.h === 0) === p > 0 ? 0 : Number.POSITIVE_INFINITY);
}

/** A root of so high a degree has no short values but 1, which exp and log keep. */
const MOST_DEGREE = 64;
/** More bits than the low words of m and of a tie have after the point. */
const BITS = 800;

/** A result beside a tie is compared with it by whole powers: m^p with tie^q. */
function onItsSide(power: Scaled, m: Scaled, p: number, q: number): Scaled {
  if (!mayTie(power.l) || q > MOST_DEGREE || Math.abs(p) > MOST_DEGREE) return power;
  const tie = make(power.h, nearestTie(power.l), power.e);
  const base = toInteger(m, BITS) ** BigInt(Math.abs(p));
  const result = toInteger(tie, BITS) ** BigInt(q);
  // Both as whole numbers with the same number of bits after the point.
  const [left, right] =
    p > 0 ? [base << BigInt(BITS * q), result << BigInt(BITS * p)] : [1n << BigInt(BITS * (q - p)), base * result];
  const order = left > right ? 1 : left < right ? -1 : 0;
  return lean(tie.h, tie.l, tie.e, () => order * STICKY);
}

/** Whole exponents up to this are multiplied out. */
const MOST_MULTIPLIED = 64;
/** From 2^EVEN on all numbers of two words are even. */
const EVEN = 107;

/** b as a whole number, if it is one and below 2^53; 2 for all larger ones, which are even from 2^107 on. */
function wholeOf(b: Scaled): number | undefined {
  if (b.h === 0) return 0;
  if (b.e >= EVEN) return 2 * powerOfTwo(100);
  if (b.e >= 53) return b.l === 0 ? 2 * powerOfTwo(100) : undefined;
  const [h, l] = [b.h * powerOfTwo(b.e), b.l * powerOfTwo(b.e)];
  return l === 0 && Math.floor(h) === h ? h : undefined;
}

/**
 * a^b: exp(b·log a) for a > 0, whole powers of a < 0 (NaN for others), 0 for a = 0 < b, 1 for b = 0. Relative error below
 * (1 + |b·log a|)·2^-100.
 */
export function power(a: Scaled, b: Scaled): Scaled {
  const n = wholeOf(b);
  if (n !== undefined && Math.abs(n) <= MOST_MULTIPLIED) return powInteger(a, n);
  if (!isFiniteNumber(a) || !isFiniteNumber(b)) return NOT_A_NUMBER;
  if (a.h === 0) return compare(b, ZERO) > 0 ? ZERO : NOT_A_NUMBER;
  if (a.h < 0 && n === undefined) return NOT_A_NUMBER;
  const size = exp(mul(b, log(abs(a))));
  return a.h < 0 && (n as number) % 2 !== 0 ? neg(size) : size;
}
