/** Powers with rational exponents: exp(p/q·log a), with the exponent of a divided by q exactly first. */
import { div, mul } from './arithmetic.js';
import { exp } from './exponential.js';
import { toInteger } from './integer.js';
import { log } from './logarithm.js';
import { fromDouble, isFiniteNumber, make, ONE, type Scaled, scale, special } from './scaled.js';
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
