/** Zeros of boundary expressions in one variable: exact where they are linear, else found in doubles by bisection. */
import {
  add,
  div,
  equal,
  fromDouble,
  mul,
  type Rational,
  rational,
  sign,
  sub,
  toDouble,
  ZERO,
} from '../algebra/rational.js';
import { dependsOn, type Expr } from '../expr/expr.js';
import { roundDigits } from './decimals.js';
import { type DoubleFunction, type Doubles, doubleFunction } from './doubles.js';
import { exactValue } from './exact.js';

type Values = ReadonlyMap<string, Rational>;

/** Places that tell a linear function from others: four with unequal steps, none of them a usual special value. */
const PROBES: readonly Rational[] = [rational(3, 7), rational(19, 7), rational(-31, 11), rational(101, 13)];

/** The zero in `name` of an expression that is linear in it and rational at the other values; undefined otherwise. */
export function linearZero(e: Expr, name: string, others: Values): Rational | undefined {
  if (!dependsOn(e, name)) return undefined;
  const at = (v: Rational) => exactValue(e, new Map([...others, [name, v]]));
  const values = PROBES.map(at);
  const [f0, f1] = values;
  if (!f0 || !f1) return undefined;
  const slope = div(sub(f1, f0), sub(PROBES[1]!, PROBES[0]!));
  if (sign(slope) === 0) return undefined;
  for (let i = 2; i < PROBES.length; i++) {
    const expected = add(f0, mul(slope, sub(PROBES[i]!, PROBES[0]!)));
    if (!values[i] || !equal(values[i]!, expected)) return undefined;
  }
  const zero = sub(PROBES[0]!, div(f0, slope));
  // An expression with kinks may be linear at the probes only.
  const there = at(zero);
  return there && sign(there) === 0 ? zero : undefined;
}

/** Where sign changes are looked for: quarter steps near 0, then powers of ten on both sides. */
const GRID: readonly number[] = (() => {
  const near = Array.from({ length: 97 }, (_, i) => i / 4 - 12 + 0.0137);
  const far = [-300, -100, -50, -20, -12, -9, -6, -4, -3, -2, -1, 1.2, 1.5, 2, 2.5, 3, 4, 6, 9, 12, 20, 50, 100, 300];
  const wide = far.flatMap((k) => [10 ** k, -(10 ** k)]);
  return [0, ...near, ...wide].sort((a, b) => a - b);
})();

/** Halving steps that bring any bracket of doubles down to neighbours when the middle is taken geometrically. */
const BISECTIONS = 80;

function bisect(f: (t: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  const negative = f(a) < 0;
  for (let i = 0; i < BISECTIONS; i++) {
    const geometric =
      a > 0 && b > 4 * a
        ? Math.sqrt(a) * Math.sqrt(b)
        : b < 0 && a < 4 * b
          ? -Math.sqrt(-a) * Math.sqrt(-b)
          : (a + b) / 2;
    if (geometric <= a || geometric >= b) break;
    if (f(geometric) < 0 === negative) a = geometric;
    else b = geometric;
  }
  return a;
}

function zerosInDoubles(f: (t: number) => number): number[] {
  const found: number[] = [];
  let run: number[] = [];
  let before = f(GRID[0]!);
  const close = () => {
    // Doubles that round to 0 in a row stand for one zero, or for a flat part: its place nearest to 0.
    if (run.length > 0) found.push(run.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a)));
    run = [];
  };
  for (let i = 1; i < GRID.length; i++) {
    const here = f(GRID[i]!);
    if (here === 0) run.push(GRID[i]!);
    else {
      close();
      if (Math.sign(before) * Math.sign(here) < 0) found.push(bisect(f, GRID[i - 1]!, GRID[i]!));
    }
    before = here;
  }
  close();
  return found;
}

/** Zeros of one boundary expression: prepared once, asked for many settings of the other variables. */
export interface ZeroFinder {
  readonly expression: Expr;
  readonly quick: DoubleFunction;
}
export const zeroFinder = (expression: Expr): ZeroFinder => ({ expression, quick: doubleFunction(expression) });

/** At most this many zeros of one expression: periodic boundaries have no end. */
const MAX_ZEROS = 8;

/** Zeros in `name`, nearest to 0 first; those that are no short decimals are rounded to 17 digits. */
export function zerosOf(finder: ZeroFinder, name: string, others: Values): readonly Rational[] {
  if (!dependsOn(finder.expression, name)) return [];
  const exact = linearZero(finder.expression, name, others);
  if (exact) return [exact];
  const values: Doubles = new Map([...others].map(([n, v]) => [n, toDouble(v)]));
  const f = (t: number) => finder.quick(values.set(name, t));
  return zerosInDoubles(f)
    .sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)
    .slice(0, MAX_ZEROS)
    .map((t) => shortest(finder.expression, name, others, t));
}

/** If a rounding of the double is an exact zero, that is what was meant. */
function shortest(e: Expr, name: string, others: Values, t: number): Rational {
  const exact = fromDouble(t);
  for (const digits of [1, 2, 3, 6, 12]) {
    const near = roundDigits(exact, digits);
    const value = exactValue(e, new Map([...others, [name, near]]));
    if (value && equal(value, ZERO)) return near;
  }
  return roundDigits(exact, 17);
}
