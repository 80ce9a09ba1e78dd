/**
 * The atoms' own Taylor series, exact: f(w) = w^first · Σ a_j z^(j − first), z = w or w². An atom of depth n is its first
 * terms written out and a remainder germ for the rest, so that coincidences of that order between germs cancel exactly.
 */
import { mul, power, type Rational, rational, sign } from '../rational.js';
import { add, type Fraction, fractionKey, leading, multiply, ONE, ofGerm, scale, ZERO } from './fraction.js';
import type { Atom } from './germ.js';
import { type GermTable, logOfRational } from './table.js';

interface Series {
  /** Index of the first coefficient. */
  readonly first: 0 | 1;
  /** In powers of w² (times w for `odd` ones, which then start at index 0). */
  readonly squared: boolean;
  /** The series is w · Σ …; the caller multiplies by w (and by 2/√π for erf). */
  readonly odd: boolean;
  readonly coefficient: (j: number) => Rational;
}

function factorial(n: number): bigint {
  let r = 1n;
  for (let i = 2; i <= n; i++) r *= BigInt(i);
  return r;
}
const turn = (j: number): bigint => (j % 2 === 1 ? -1n : 1n);

/** (−1)^j·1·3·5 ··· (2j − 1)/2^j. */
function oddFactorial(j: number): Rational {
  let r = rational(1);
  for (let i = 1; i <= j; i++) r = mul(r, rational(1 - 2 * i, 2));
  return r;
}

export const SERIES: Readonly<Record<Atom, Series>> = {
  expm1: { first: 1, squared: false, odd: false, coefficient: (j) => rational(1n, factorial(j)) },
  log1p: { first: 1, squared: false, odd: false, coefficient: (j) => rational(-turn(j), BigInt(j)) },
  sqrt1pm1: {
    first: 1,
    squared: false,
    odd: false,
    coefficient: (j) => {
      let r = rational(1);
      for (let i = 0; i < j; i++) r = mul(r, rational(1 - 2 * i, 2 * (i + 1)));
      return r;
    },
  },
  // erf(w) = 2/√π · w · Σ …
  erf: { first: 0, squared: true, odd: true, coefficient: (j) => rational(turn(j), factorial(j) * BigInt(2 * j + 1)) },
  atan: { first: 0, squared: true, odd: true, coefficient: (j) => rational(turn(j), BigInt(2 * j + 1)) },
  acot: { first: 0, squared: true, odd: true, coefficient: (j) => rational(turn(j), BigInt(2 * j + 1)) },
  sin: { first: 0, squared: true, odd: true, coefficient: (j) => rational(turn(j), factorial(2 * j + 1)) },
  // erfcx(1/w)·√π = w · Σ …: asymptotic, and exact all the same with its remainder as a germ.
  erfcxOfReciprocal: { first: 0, squared: true, odd: true, coefficient: (j) => oddFactorial(j) },
  cosm1: { first: 1, squared: true, odd: false, coefficient: (j) => rational(turn(j), factorial(2 * j)) },
};

/**
 * The series of an atom to `table.depth` terms: Σ a_j z^j over the first depth − 1 ones, plus a_n z^n (1 + ε). Of odd atoms
 * without their factor w.
 */
export function expanded(table: GermTable, atom: Atom, w: Fraction): Fraction {
  const series = SERIES[atom];
  const order = series.first + table.depth - 1;
  const z = series.squared ? multiply(table, w, w) : w;
  let [sum, p] = [ZERO, ONE];
  for (let j = 0; j < order; j++) {
    if (j >= series.first) sum = add(table, sum, scale(p, series.coefficient(j)));
    p = multiply(table, p, z);
  }
  const last = series.coefficient(order);
  const ratio = mul(series.coefficient(order + 1), power(last, -1));
  const germ = table.germ(`${atom}${table.depth}[${fractionKey(w)}]`, () => {
    const l = leading(table, z);
    const size = logOfRational(ratio);
    return {
      kind: 'remainder',
      atom,
      order,
      argument: w,
      logs: [l.logs[0] + size, l.logs[1] + size],
      sign: sign(ratio) < 0 === l.sign < 0 ? 1 : -1,
    };
  });
  return add(table, sum, scale(multiply(table, p, add(table, ONE, ofGerm(table, germ))), last));
}
