// Made by activation-compiler; do not edit.
/** Power series given by the ratios of their terms: coefficients computed once, as many terms as an argument needs. */
import { div, mul } from './arithmetic.js';
import { fromPair, horner, type Polynomial, toPair } from './pair.js';
import { fromDouble, log2Magnitude, ONE, type Scaled, scale } from './scaled.js';

/** c_(k+1)/c_k as numerator and denominator, both short. */
export type Ratio = (k: number) => readonly [number, number];

/** Terms below 2^ENOUGH are left out, terms below 2^DOUBLE_ENOUGH have coefficients of one word. */
const ENOUGH = -112;
const DOUBLE_ENOUGH = -58;
const MOST_TERMS = 400;
/** Arguments below 2^LEAST all need as many terms as that. */
const LEAST = -120;

/**
 * Σ c_k x^k with c_0 = 1 for |x| <= reach, where terms fall from the first on by at least a fixed factor (by 3/4, say).
 * Relative error below 2^-103.
 */
export function seriesSum(ratio: Ratio, reach: number): (x: Scaled) => Scaled {
  // The polynomial is one of x/2^unit: its coefficients are doubles however many there are.
  const unit = Math.max(0, Math.ceil(log2Magnitude(fromDouble(reach))));
  const top = log2Magnitude(fromDouble(reach)) - unit;
  const coefficients: Scaled[] = [ONE];
  const sizes: number[] = [0];
  while (coefficients.length < MOST_TERMS) {
    const k = coefficients.length;
    const [n, d] = ratio(k - 1);
    const c = scale(div(mul(coefficients[k - 1]!, fromDouble(n)), fromDouble(d)), unit);
    coefficients.push(c);
    sizes.push(log2Magnitude(c));
    if (sizes[k]! + k * top < ENOUGH) break;
  }
  const words = coefficients.map(toPair);
  const polynomial: Polynomial = {
    high: Float64Array.from(words, (w) => w.h),
    low: Float64Array.from(words, (w) => w.l),
  };
  const most = Math.floor(top);
  /** How many terms are above 2^bound for |x| < 2^(e + 1), at least one. */
  const needed = (e: number, bound: number): number => {
    const x = Math.min(e + 1, top);
    const end = sizes.findIndex((size, k) => k > 0 && size + k * x < bound);
    return end < 0 ? sizes.length : end;
  };
  const exponents = Array.from({ length: most - LEAST + 1 }, (_, i) => i + LEAST);
  const counts = Int16Array.from(exponents, (e) => Math.max(2, needed(e, ENOUGH)));
  const pairs = Int16Array.from(exponents, (e) => needed(e, DOUBLE_ENOUGH));
  return (a) => {
    const x = toPair(scale(a, -unit));
    const i = Math.max(0, Math.min(a.e - unit, most) - LEAST);
    return fromPair(horner(polynomial, counts[i]!, pairs[i]!, x.h, x.l));
  };
}
