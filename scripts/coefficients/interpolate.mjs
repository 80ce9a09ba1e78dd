/**
 * Polynomials through the Chebyshev nodes of an interval: within a factor of 3 or so of the best polynomial at these
 * degrees (Trefethen, Approximation Theory and Approximation Practice, theorem 16.1), and nothing to converge.
 */
import { BITS, fromDouble, integer, ONE, over, PI, ratio, times, toDouble } from './numbers.mjs';

/** cos(pi a/b), by the double-angle-free Taylor series in BigInt. @param {number} a @param {number} b */
function cosine(a, b) {
  const x = (PI * BigInt(a)) / BigInt(b);
  const square = times(x, x);
  let [term, sum] = [ONE, ONE];
  for (let n = 2; term !== 0n && term !== -1n; n += 2) {
    term = -times(term, square) / BigInt(n * (n - 1));
    sum += term;
  }
  return sum;
}

/** @type {Map<number, readonly bigint[]>} */
const nodesOfDegree = new Map();
function nodes(/** @type {number} */ degree) {
  const known = nodesOfDegree.get(degree);
  if (known !== undefined) return known;
  const made = Array.from({ length: degree + 1 }, (_, i) => cosine(2 * i + 1, 2 * degree + 2));
  nodesOfDegree.set(degree, made);
  return made;
}

/**
 * Coefficients in powers of (x - centre), lowest first, exact to about BITS.
 * @param {(x: bigint) => bigint} f of the distance from the centre @param {bigint} low @param {bigint} high
 * @param {number} degree
 */
export function interpolate(f, low, high, degree) {
  const [middle, half] = [(low + high) / 2n, (high - low) / 2n];
  const at = nodes(degree).map((c) => middle + times(half, c));
  const differences = at.map(f);
  for (let order = 1; order <= degree; order++)
    for (let i = degree; i >= order; i--)
      differences[i] = over(differences[i] - differences[i - 1], at[i] - at[i - order]);
  let powers = [differences[degree]];
  for (let i = degree - 1; i >= 0; i--) {
    const next = [0n, ...powers];
    for (let j = 0; j < powers.length; j++) next[j] -= times(powers[j], at[i]);
    next[0] += differences[i];
    powers = next;
  }
  return powers;
}

/** Exact value of a polynomial with these coefficients. @param {readonly bigint[]} coefficients @param {bigint} x */
export const valueAt = (coefficients, x) => coefficients.reduceRight((sum, c) => times(sum, x) + c, 0n);

/**
 * The same, rounded to doubles, and the worst |error * weight| over the interval as a power of two (points at odd
 * places, ends included).
 * @param {(x: bigint) => bigint} f @param {bigint} low @param {bigint} high @param {number} degree
 * @param {(x: number) => number} weight
 */
export function doubles(f, low, high, degree, weight = () => 1) {
  const coefficients = interpolate(f, low, high, degree).map(toDouble);
  const exact = coefficients.map(fromDouble);
  let worst = 0;
  for (let i = 0; i <= 100; i++) {
    // 101 points between the ends and just inside them: f has removable points at 0.
    const x = low + ((high - low) * BigInt(2 * i + 1)) / 202n;
    const error = Math.abs(toDouble(valueAt(exact, x) - f(x)) * weight(toDouble(x)));
    worst = Math.max(worst, error);
  }
  return { coefficients, error: Math.log2(worst) };
}

export { BITS, integer, ratio };
