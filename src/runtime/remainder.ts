/**
 * Remainders of Taylor series to full relative accuracy: for f(w) = Σ a_j z^j, the number eps with
 *
 *   f(w) = Σ_{j<J} a_j z^j + a_J z^J (1 + eps).
 *
 * With the ratios c_j = a_(j+1)/a_j, all rational, eps = c_J z (1 + eps of order J + 1): the series never subtracts.
 * Outside of the series' reach f is computed and the first terms are taken off it, where that costs few bits.
 */
import { acotOfReciprocal, atan } from './arctangent.js';
import { add, div, mul, powInteger, sub } from './arithmetic.js';
import { cosm1, sin } from './circular.js';
import { erf, TWO_INVERSE_SQRT_PI } from './error-function.js';
import { expm1 } from './exponential.js';
import { log1p, sqrt1pm1 } from './logarithm.js';
import { fromDouble, ONE, type Scaled, ZERO } from './scaled.js';

/** A function by its power series. */
interface Series {
  /** The sum: of powers of w itself, or of w² with the leading factor taken off. */
  readonly f: (w: Scaled) => Scaled;
  /** Is z = w²? */
  readonly isEven: boolean;
  /** The first power with a coefficient, and that coefficient. */
  readonly first: 0 | 1;
  readonly start: Scaled;
  /** a_(j+1)/a_j as numerator and denominator. */
  readonly ratio: (j: number) => readonly [number, number];
  /** Is the series' radius of convergence 1? Then (c − b, c) of 2F1(1, b; c; −z) for order J + 1, else undefined. */
  readonly pfaff?: (order: number) => readonly [number, number];
  /** Does the function equal its series for negative w too? */
  readonly isOneSided?: true;
}

const over = (f: (w: Scaled) => Scaled) => (w: Scaled) => div(f(w), w);

const series = {
  expm1: { f: expm1, isEven: false, first: 1, start: ONE, ratio: (j) => [1, j + 1] },
  log1p: {
    f: log1p,
    isEven: false,
    first: 1,
    start: ONE,
    ratio: (j) => [-j, j + 1],
    pfaff: (j) => [1, j + 1],
  },
  sqrt1pm1: {
    f: sqrt1pm1,
    isEven: false,
    first: 1,
    start: fromDouble(0.5),
    ratio: (j) => [1 - 2 * j, 2 * (j + 1)],
    pfaff: (j) => [1.5, j + 1],
  },
  /** erf(w)/(2w/√π). */
  erf: {
    f: (w) => div(erf(w), mul(TWO_INVERSE_SQRT_PI, w)),
    isEven: true,
    first: 0,
    start: ONE,
    ratio: (j) => [-(2 * j + 1), (j + 1) * (2 * j + 3)],
  },
  /** atan(w)/w. */
  atan: {
    f: over(atan),
    isEven: true,
    first: 0,
    start: ONE,
    ratio: (j) => [-(2 * j + 1), 2 * j + 3],
    pfaff: (j) => [1, j + 1.5],
  },
  /** acot(1/w)/w, with values in (0, π). */
  acot: {
    f: over(acotOfReciprocal),
    isEven: true,
    first: 0,
    start: ONE,
    ratio: (j) => [-(2 * j + 1), 2 * j + 3],
    pfaff: (j) => [1, j + 1.5],
    isOneSided: true,
  },
  /** sin(w)/w. */
  sin: { f: over(sin), isEven: true, first: 0, start: ONE, ratio: (j) => [-1, (2 * j + 2) * (2 * j + 3)] },
  cosm1: { f: cosm1, isEven: true, first: 1, start: fromDouble(-0.5), ratio: (j) => [-1, (2 * j + 1) * (2 * j + 2)] },
} as const satisfies Readonly<Record<string, Series>>;

export type RemainderName = keyof typeof series;

/** What the sum of a series may leave out, and how many terms it may have. */
const NEGLIGIBLE = -112;
const MOST_TERMS = 600;

/** Σ t_k with t_0 = 1 and t_(k+1)/t_k = x·ratio(k), until the terms are negligible. */
function sumOfTerms(x: Scaled, ratio: (k: number) => readonly [number, number]): Scaled {
  let term = ONE;
  let sum = ONE;
  for (let k = 0; k < MOST_TERMS; k++) {
    const [n, d] = ratio(k);
    term = div(mul(term, mul(x, fromDouble(n))), fromDouble(d));
    sum = add(sum, term);
    if (term.h === 0 || term.e < sum.e + NEGLIGIBLE) break;
  }
  return sum;
}

/**
 * The remainder of order J (at least the first power's) of a function's Taylor series at 0, as a function of w.
 * Relative error below 2^-96.
 */
export function remainder(name: RemainderName, order: number): (w: Scaled) => Scaled {
  const s: Series = series[name];
  const [n, d] = s.ratio(order);
  const lowest: Scaled[] = [];
  let a = s.start;
  for (let j = s.first; j < order; j++) {
    lowest.push(a);
    const [p, q] = s.ratio(j);
    a = div(mul(a, fromDouble(p)), fromDouble(q));
  }
  const bySeries = (z: Scaled): Scaled => {
    const lead = div(mul(z, fromDouble(n)), fromDouble(d));
    if (s.pfaff && z.h > 0 && z.e >= -3) {
      // 2F1(1, b; c; −z) = 2F1(1, c − b; c; z/(1 + z))/(1 + z): all terms positive.
      const [c1, c] = s.pfaff(order + 1);
      const y = div(z, add(ONE, z));
      return mul(
        lead,
        div(
          sumOfTerms(y, (k) => [c1 + k, c + k]),
          add(ONE, z),
        ),
      );
    }
    return mul(
      lead,
      sumOfTerms(z, (k) => s.ratio(order + 1 + k)),
    );
  };
  const bySubtraction = (w: Scaled, z: Scaled): Scaled => {
    let sum = ZERO;
    for (const c of [...lowest].reverse()) sum = add(c, mul(z, sum));
    const rest = sub(s.f(w), s.first === 1 ? mul(z, sum) : sum);
    return sub(div(rest, mul(a, powInteger(z, order))), ONE);
  };
  const [p, q] = s.ratio(order + 1);
  /** Does the series converge fast and without cancellation at z? */
  const isInReach = (z: Scaled): boolean => {
    if (z.e > 20) return false;
    const x = z.h * 2 ** z.e;
    // Entire functions: up to where the terms begin by falling by half.
    return s.pfaff ? x > -0.75 && x < 1 : Math.abs(x * (p / q)) < 0.5;
  };
  return (w) => {
    const z = s.isEven ? mul(w, w) : w;
    if (z.h === 0) return z;
    return isInReach(z) && !(s.isOneSided && w.h < 0) ? bySeries(z) : bySubtraction(w, z);
  };
}
