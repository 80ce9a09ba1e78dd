// Made by activation-compiler; do not edit.
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
import { erf, erfcx, INVERSE_SQRT_PI, TWO_INVERSE_SQRT_PI } from './error-function.js';
import { expm1 } from './exponential.js';
import { log1p, sqrt1pm1 } from './logarithm.js';
import { fromDouble, ONE, powerOfTwo, type Scaled, ZERO } from './scaled.js';
import { type Ratio, seriesSum } from './series.js';

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
  readonly ratio: Ratio;
  /**
   * Where the radius of convergence is 1: the series from order j on is 2F1(1, b; c; −z), and this gives c − b and c.
   */
  readonly pfaff?: (j: number) => readonly [number, number];
  /** The series diverges: it is summed up to this z, where its terms fall below 2^-112 before they grow. */
  readonly asymptotic?: number;
  /** Is the function its series for positive w only? */
  readonly isOneSided?: true;
}

const over = (f: (w: Scaled) => Scaled) => (w: Scaled) => div(f(w), w);

export const series = {
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
  /** erfcx(1/w)·√π/w. */
  erfcxOfReciprocal: {
    f: (w) => div(erfcx(div(ONE, w)), mul(INVERSE_SQRT_PI, w)),
    isEven: true,
    first: 0,
    start: ONE,
    ratio: (j) => [-(2 * j + 1), 2],
    asymptotic: 1 / 128,
    isOneSided: true,
  },
  cosm1: { f: cosm1, isEven: true, first: 1, start: fromDouble(-0.5), ratio: (j) => [-1, (2 * j + 1) * (2 * j + 2)] },
} as const satisfies Readonly<Record<string, Series>>;

export type RemainderName = keyof typeof series;

/**
 * The remainder of order J (at least the first power's) of a function's Taylor series at 0, as a function of w.
 * Relative error below 2^-98.
 */
export function remainder(name: RemainderName, order: number): (w: Scaled) => Scaled {
  const s: Series = series[name];
  const { lowest, a } = coefficients(s, order);
  const lead = fraction(s.ratio(order));
  const [n, d] = s.ratio(order + 1);
  // Entire functions: up to where the terms begin to fall by half.
  const reach = s.asymptotic ?? (s.pfaff ? 0.8 : Math.abs(d / n / 2));
  const direct = seriesSum((k) => s.ratio(order + 1 + k), reach);
  const [c1, c] = s.pfaff?.(order + 1) ?? [1, 1];
  const turned = s.pfaff && seriesSum((k) => [c1 + k, c + k], 0.5);

  const bySubtraction = (w: Scaled, z: Scaled): Scaled => {
    let sum = ZERO;
    for (const coefficient of lowest) sum = add(coefficient, mul(z, sum));
    const rest = sub(s.f(w), s.first === 1 ? mul(z, sum) : sum);
    return sub(div(rest, mul(a, powInteger(z, order))), ONE);
  };
  return (w) => {
    const z = s.isEven ? mul(w, w) : w;
    if (z.h === 0) return z;
    if (z.e > 20 || (s.isOneSided && w.h < 0)) return bySubtraction(w, z);
    const x = z.h * powerOfTwo(Math.max(z.e, -100));
    if (turned && x > 0.125) {
      if (!(x < 1)) return bySubtraction(w, z);
      // 2F1(1, b; c; −z) = 2F1(1, c − b; c; z/(1 + z))/(1 + z): all terms positive.
      const onePlus = add(ONE, z);
      return mul(mul(lead, z), div(turned(div(z, onePlus)), onePlus));
    }
    return Math.abs(x) < reach ? mul(mul(lead, z), direct(z)) : bySubtraction(w, z);
  };
}

const fraction = ([n, d]: readonly [number, number]): Scaled => div(fromDouble(n), fromDouble(d));

/** The coefficients below the order, highest first, and the order's. */
function coefficients(s: Series, order: number): { readonly lowest: readonly Scaled[]; readonly a: Scaled } {
  const lowest: Scaled[] = [];
  let a = s.start;
  for (let j = s.first; j < order; j++) {
    lowest.unshift(a);
    a = mul(a, fraction(s.ratio(j)));
  }
  return { lowest, a };
}
