/**
 * A polynomial for a neighbourhood of a root that is no float: there every formula in one word loses all digits, since
 * the rounding of what cancels is as large as the result. With the root in several parts, x − root is right to the last
 * place, and the rest is (x − root)·P(x − root) with P interpolated from values of the truth.
 *
 * Example: f′ of a smooth bump vanishes at r = −0.7517915…; the parts a + b + c + … of r have 24 bits each, so that
 * x − a and (x − a) − b are exact for x near r, in double as in single precision.
 *
 * Only for formulas of the input alone: with parameters the root would move.
 */
import {
  add,
  compare,
  div,
  fromDouble,
  mul,
  neg,
  power,
  type Rational,
  rational,
  sign,
  sub,
  toDouble,
  toSingle,
} from '../algebra/rational.js';
import { type Condition, call, type Expr, number, symbol } from '../expr/expr.js';
import type { Truth } from '../truth/truth.js';
import { AGREEING_BITS, decimal, horner, interpolate, isSmall, nodes, Sampled, withoutNoise } from './fit.js';

export interface NearRoot {
  readonly root: Rational;
  readonly when: Condition;
  readonly expression: Expr;
}

/** Radii with the degrees tried at each: a wider piece leaves less cancellation outside, a narrower one needs less. */
const ATTEMPTS = [
  { radius: rational(1, 4), degrees: [14, 19] },
  { radius: rational(1, 8), degrees: [11, 15] },
  { radius: rational(1, 32), degrees: [8, 12] },
] as const;

/** More roots than this are an oscillation: no pieces then. */
const MAX_ROOTS = 6;
/** The root is bisected to this many bits; its parts hold 120: a double beside it may be 2^-60 away. */
const ROOT_BITS = 160;
const PARTS = 5;

/** Where sign changes are looked for: ±2^-5 … ±2^8, at irregular steps of about 8 %. */
const GRID: readonly Rational[] = (() => {
  const sizes = Array.from({ length: 117 }, (_, i) => fromDouble(Math.fround(2 ** (-5.013 + i / 9))));
  return [...sizes.map(neg).reverse(), ...sizes];
})();

class Signs {
  constructor(
    private readonly e: Expr,
    private readonly input: string,
    private readonly truth: Truth,
  ) {}
  /** The certain sign at x; undefined where there is none. */
  at(x: Rational): -1 | 0 | 1 | undefined {
    const a = this.truth.evaluate(this.e, new Map([[this.input, x]]), 20, { floor: -1100, bits: 2048 });
    if (a.kind !== 'number') return undefined;
    const [low, high] = [a.low, a.high].map((b) =>
      b === 'inf' ? 1 : b === '-inf' ? -1 : b.mantissa > 0n ? 1 : b.mantissa < 0n ? -1 : 0,
    );
    return low === high ? (low as -1 | 0 | 1) : undefined;
  }
}

/** Simple roots between neighbours of the grid, to ROOT_BITS; those that are doubles are left to the formula. */
function roots(signs: Signs, usable: (x: Rational) => boolean): readonly Rational[] {
  const found: Rational[] = [];
  for (let i = 1; i < GRID.length; i++) {
    let [low, high] = [GRID[i - 1]!, GRID[i]!];
    if (!usable(low) || !usable(high)) continue;
    const [first, last] = [signs.at(low), signs.at(high)];
    if (!first || !last || first === last) continue;
    if (found.length === MAX_ROOTS) return [];
    let exact = false;
    for (let n = 0; n < ROOT_BITS && !exact; n++) {
      const middle = mul(add(low, high), rational(1, 2));
      const s = signs.at(middle);
      exact = s === 0;
      if (s === undefined) break;
      if (s === first) low = middle;
      else high = middle;
    }
    // A root that is a double is left to the formula: its rounding is what the author's numbers make it.
    exact ||= signs.at(fromDouble(toDouble(low))) === 0;
    if (!exact && isSmall(sub(high, low), high, 140n)) found.push(low);
  }
  return found;
}

/** x minus the root, part by part: each part has the bits of a binary32 number. */
function distance(x: Expr, root: Rational): Expr {
  let [result, rest] = [x, root];
  for (let i = 0; i < PARTS && sign(rest) !== 0; i++) {
    const part = fromDouble(toSingle(rest));
    result = call(sign(part) < 0 ? 'add' : 'sub', result, number(sign(part) < 0 ? neg(part) : part));
    rest = sub(rest, part);
  }
  return result;
}

function attempt(f: Sampled, input: string, root: Rational, radius: Rational, degree: number): NearRoot | undefined {
  const points: { x: Rational; y: Rational }[] = [];
  for (const d of nodes(radius, degree + 1)) {
    const y = f.at(add(root, d));
    if (!y) return undefined;
    points.push({ x: d, y: div(y, d) });
  }
  const rounded = withoutNoise(interpolate(points), radius).map((c) => (sign(c) === 0 ? c : decimal(f.text(c))));
  if (rounded.every((c) => sign(c) === 0)) return undefined;
  const value = (d: Rational) => rounded.reduceRight((sum, c) => add(mul(sum, d), c), rational(0));
  for (const d of nodes(radius, 2 * degree + 5)) {
    const y = f.at(add(root, d));
    if (!y || !isSmall(sub(mul(value(d), d), y), y, AGREEING_BITS)) return undefined;
  }
  const x = symbol(input);
  const away = distance(x, root);
  // The piece ends at short numbers inside the radius.
  const step = mul(radius, rational(1, 16));
  const ends = [sub(root, radius), add(root, radius)].map((end, i) => {
    const steps = div(end, step);
    const whole = steps.num / steps.den;
    return mul(step, rational(i === 0 ? whole + (sign(steps) > 0 ? 1n : 0n) : whole - (sign(steps) < 0 ? 1n : 0n)));
  });
  const when: Condition = [
    { left: x, relation: '>', right: number(ends[0]!) },
    { left: x, relation: '<', right: number(ends[1]!) },
  ];
  return { root, when, expression: call('mul', away, horner(rounded, away)) };
}

/** Polynomials for the irrational roots of an expression of the input alone, at inputs that are `usable`. */
export function nearRoots(e: Expr, input: string, truth: Truth, usable: (x: Rational) => boolean): readonly NearRoot[] {
  const f = new Sampled(e, input, truth);
  const list = roots(new Signs(e, input, truth), usable);
  return list.flatMap((root, i) => {
    const gaps = [list[i - 1], list[i + 1]].flatMap((o) =>
      o ? [div(sub(o, root), rational(sign(sub(o, root))))] : [],
    );
    for (const { radius, degrees } of ATTEMPTS) {
      if (gaps.some((g) => compare(g, mul(radius, rational(5, 2))) < 0)) continue;
      for (const degree of degrees) {
        const found = attempt(f, input, root, radius, degree);
        if (found) return [found];
      }
    }
    return [];
  });
}

/** Inputs at which a piece is measured against the formula: the doubles around the root, and further and further away. */
export function besideRoot(root: Rational, round: (r: Rational) => number): readonly number[] {
  const offsets = [48, 40, 30, 20, 12].flatMap((n) => [power(rational(2), -n), neg(power(rational(2), -n))]);
  return [...new Set([root, ...offsets.map((d) => add(root, mul(d, root)))].map(round))];
}
