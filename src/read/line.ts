/**
 * The real line cut where conditions change: at the zeros of the differences that they compare. Exact where the
 * differences are polynomials with rational zeros (linear ones always are); otherwise zeros are found in double.
 */
import { TooManyTerms, toPolynomial } from '../algebra/polynomial.js';
import {
  add,
  compare,
  equal,
  fromDouble,
  mul,
  type Rational,
  rational,
  sign,
  toDouble,
  ZERO,
} from '../algebra/rational.js';
import { type Condition, call, type Expr, type Relation } from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import { doubleFunction, relationHolds } from './double.js';
import { MAX_CUTS } from './limits.js';
import { at, GRID, type Point, simplestBetween } from './points.js';

/** A point, or an open interval with a point in it. */
export interface Cell {
  readonly kind: 'point' | 'interval';
  readonly at: Rational;
  /** False for a zero that was found in double only. */
  readonly exact: boolean;
  /** For each condition: does it hold here? */
  readonly holds: readonly boolean[];
  /** For each condition: the comparisons whose two sides are equal here. */
  readonly touches: readonly (readonly number[])[];
}

/** Coefficients from the constant up. */
type Coefficients = readonly Rational[];

const MAX_DEGREE = 16;

function coefficients(e: Expr, variable: string): Coefficients | undefined {
  try {
    const polynomial = toPolynomial(e);
    if (!polynomial) return undefined;
    const found: Rational[] = [];
    for (const { coefficient, factors } of polynomial.values()) {
      const [factor, ...others] = factors;
      const degree = factor?.exponent ?? 0;
      if (others.length > 0 || (factor && factor.key !== variable) || degree < 0 || degree > MAX_DEGREE)
        return undefined;
      while (found.length <= degree) found.push(ZERO);
      found[degree] = coefficient;
    }
    return found;
  } catch (problem) {
    if (problem instanceof TooManyTerms) return undefined;
    throw problem;
  }
}

const horner = (c: Coefficients, x: Rational): Rational => c.reduceRight((sum, k) => add(mul(sum, x), k), ZERO);
const hornerDouble = (c: readonly number[], x: number): number => c.reduceRight((sum, k) => sum * x + k, 0);

/** A zero between two points of different sign, by bisection down to neighbouring doubles. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  const left = Math.sign(f(a));
  for (let i = 0; i < 200; i++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (Math.sign(f(middle)) === left) a = middle;
    else b = middle;
  }
  return b;
}

/** All real zeros of a polynomial, by those of its derivative: between two of them it is monotone. */
function polynomialZeros(c: readonly number[]): readonly number[] {
  const degree = c.length - 1;
  if (degree < 1) return [];
  if (degree === 1) return [-c[0]! / c[1]!];
  const slope = c.slice(1).map((k, i) => k * (i + 1));
  // Cauchy's bound: no zero lies further out.
  const reach = 1 + Math.max(...c.slice(0, -1).map((k) => Math.abs(k / c[degree]!)));
  const stops = [-reach, ...polynomialZeros(slope).filter((x) => Math.abs(x) < reach), reach];
  const f = (x: number) => hornerDouble(c, x);
  const zeros: number[] = [];
  stops.forEach((x, i) => {
    const size = c.reduce((sum, k, j) => sum + Math.abs(k) * Math.abs(x) ** j, 0);
    if (Math.abs(f(x)) <= 1e-12 * size) zeros.push(x);
    else if (i > 0 && f(stops[i - 1]!) * f(x) < 0) zeros.push(bisect(f, stops[i - 1]!, x));
  });
  return zeros;
}

/**
 * Zeros (and jumps through zero) of any function, by sign changes on the grid. A single zero of the grid is one too; a
 * run of them is underflow (`exp(x)` far to the left), which says nothing.
 */
function gridZeros(f: (x: number) => number): readonly number[] {
  return GRID.flatMap((x, i) => {
    const [before, here] = [i > 0 ? f(GRID[i - 1]!) : Number.NaN, f(x)];
    if (here === 0) return before !== 0 && f(GRID[i + 1] ?? Number.NaN) !== 0 ? [x] : [];
    return before * here < 0 ? [bisect(f, GRID[i - 1]!, x)] : [];
  });
}

interface Difference {
  readonly relation: Relation;
  readonly zeros: readonly Rational[];
  readonly exactZeros: boolean;
  /** A sign of 0 means a zero; otherwise it may be underflow. */
  readonly exactSigns: boolean;
  /** Of left − right; the double is the same point. */
  readonly signAt: (x: Rational, double: number) => number;
}

/** The simplest fraction within 1e-9 of a double, if it is an exact zero; else the double itself. */
function snap(x: number, isZero: (r: Rational) => boolean): { readonly value: Rational; readonly exact: boolean } {
  const width = 1e-9 * Math.max(1, Math.abs(x));
  const simple = simplestBetween(fromDouble(x - width), fromDouble(x + width));
  return isZero(simple) ? { value: simple, exact: true } : { value: fromDouble(x), exact: false };
}

function difference(left: Expr, relation: Relation, right: Expr, variable: string): Difference {
  const e = tidy(call('sub', left, right));
  const c = coefficients(e, variable);
  if (c) {
    const signAt = (x: Rational) => sign(horner(c, x));
    if (c.length <= 1) return { relation, zeros: [], exactZeros: true, exactSigns: true, signAt };
    if (c.length === 2)
      return {
        relation,
        zeros: [rational(-c[0]!.num * c[1]!.den, c[0]!.den * c[1]!.num)],
        exactZeros: true,
        exactSigns: true,
        signAt,
      };
    const found = polynomialZeros(c.map(toDouble))
      .filter(Number.isFinite)
      .map((x) => snap(x, (r) => signAt(r) === 0));
    return {
      relation,
      zeros: found.map((z) => z.value),
      exactZeros: found.every((z) => z.exact),
      exactSigns: true,
      signAt,
    };
  }
  const f = doubleFunction(e);
  const value = (x: number) => f(new Map([[variable, x]]));
  const found = gridZeros(value).map((x) => snap(x, (r) => value(toDouble(r)) === 0));
  return {
    relation,
    zeros: found.map((z) => z.value),
    exactZeros: false,
    exactSigns: false,
    signAt: (_, double) => value(double),
  };
}

/** A zero and the differences (by number) that vanish there. */
interface Cut {
  readonly at: Rational;
  readonly double: number;
  readonly vanishing: ReadonlySet<number>;
}

/** Finite also where a boundary lies beyond all doubles. */
const clamped = (x: Rational): number => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, toDouble(x)));

/** Zeros in order. Those found in double are one if they differ by less than double can tell apart. */
function cutsOf(differences: readonly Difference[], exact: boolean): readonly Cut[] {
  const zeros = differences.flatMap((d, number) => d.zeros.map((at) => ({ at, double: clamped(at), number })));
  zeros.sort((a, b) => Math.abs(a.double) - Math.abs(b.double));
  const kept = zeros.slice(0, MAX_CUTS).sort((a, b) => a.double - b.double || compare(a.at, b.at));
  const cuts: { at: Rational; double: number; vanishing: Set<number> }[] = [];
  for (const z of kept) {
    const last = cuts.at(-1);
    const width = 1e-11 * Math.max(1, Math.abs(z.double));
    const isSame = last && (exact ? equal(last.at, z.at) : z.double - last.double <= width);
    if (isSame) last.vanishing.add(z.number);
    else cuts.push({ at: z.at, double: z.double, vanishing: new Set([z.number]) });
  }
  return cuts;
}

/** Cuts the line of one variable, all others fixed at `point`. The conditions must be expanded. */
export function cells(conditions: readonly Condition[], variable: string, point: Point): readonly Cell[] {
  const others = new Map([...point].filter(([name]) => name !== variable));
  const all = conditions.map((condition) =>
    condition.map((c) => difference(at(c.left, others), c.relation, at(c.right, others), variable)),
  );
  const flat = all.flat();
  const numbers = new Map(flat.map((d, number) => [d, number] as const));
  const exact = flat.every((d) => d.exactZeros);
  const cuts = cutsOf(flat, exact);
  const none: ReadonlySet<number> = new Set();
  const cell = (kind: Cell['kind'], x: Rational, vanishing = none): Cell => {
    const double = toDouble(x);
    const vanishes = (d: Difference) => vanishing.has(numbers.get(d)!);
    const holds = (d: Difference) => {
      if (vanishes(d)) return relationHolds(d.relation, 0);
      const sign = d.signAt(x, double);
      // Underflow, not a zero: the benefit of the doubt.
      return (sign === 0 && !d.exactSigns) || relationHolds(d.relation, sign);
    };
    return {
      kind,
      at: x,
      exact,
      holds: all.map((ds) => ds.every(holds)),
      touches: all.map((ds) => ds.flatMap((d, i) => (vanishes(d) ? [i] : []))),
    };
  };
  const first = cell('interval', simplestBetween(undefined, cuts[0]?.at));
  const rest = cuts.flatMap((c, i) => [
    cell('point', c.at, c.vanishing),
    cell('interval', simplestBetween(c.at, cuts[i + 1]?.at)),
  ]);
  return [first, ...rest];
}
