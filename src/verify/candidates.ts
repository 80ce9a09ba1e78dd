/**
 * Values worth trying for one variable. "Look first where lies hide": simple numbers, borders and their closest
 * neighbours, both half lines, integers and non-integers, saturated tails, tiny and huge, then seeded random ones.
 */
import { add, compare, div, equal, mul, neg, type Rational, rational, sign, sub, ZERO } from '../algebra/rational.js';
import { decimalText, roundDigits, tenTo } from './decimals.js';

const both = (list: readonly Rational[]): Rational[] => list.flatMap((r) => [r, neg(r)]);
const decimals = (...texts: readonly [number, number][]): Rational[] =>
  texts.map(([m, e]) => mul(rational(m), tenTo(e)));

/** Short values near 0, integers and not, in the order in which a witness is preferred. */
const NEAR = [
  ZERO,
  ...both([...decimals([1, 0], [2, 0], [5, -1], [3, 0], [10, 0], [13, -1], [27, -1], [7, -1], [5, 0])]),
];
/** Tails where exp, tanh, erf saturate in double (37, 710) and shortly before. */
const TAILS = both(decimals([20, 0], [100, 0], [65, -1], [40, 0], [750, 0], [1000, 0]));
/** Steps around a border; 1e-12 hides below what plots and plain tests see. */
const CLOSE = [tenTo(-12), tenTo(-6), tenTo(-3), rational(1, 10)];
const TINY = both([...decimals([1, -1], [1, -3], [1, -6], [1, -12]), tenTo(-100), tenTo(-300)]);
const HUGE = both([...decimals([1, 6], [1, 12]), tenTo(100), tenTo(300)]);
const THIRDS = both([rational(1, 3), rational(2, 3), rational(22, 7)]);

const PARAMETER = [
  ...decimals([1, 0], [2, 0], [5, -1], [0, 0], [-1, 0], [3, 0], [-5, -1], [1, -1], [10, 0], [-2, 0], [15, -1]),
  rational(1, 3),
  ...decimals([100, 0], [1, -3], [-10, 0], [7, 0], [1, -6], [1, 6], [-100, 0], [1, -12], [1, 12]),
];

/** The shortest decimal strictly between two bounds near the wanted place; undefined if 17 digits don't suffice. */
export function shortBetween(low: Rational, high: Rational, wanted: Rational): Rational | undefined {
  for (let digits = 1; digits <= 17; digits++) {
    const near = roundDigits(wanted, digits);
    if (compare(low, near) < 0 && compare(near, high) < 0) return near;
  }
  return compare(low, wanted) < 0 && compare(wanted, high) < 0 ? wanted : undefined;
}

const abs = (a: Rational): Rational => (sign(a) < 0 ? neg(a) : a);

/** A border and its closest neighbours on both sides; steps are relative where the border is far from 1. */
function around(border: Rational): Rational[] {
  const size = abs(border);
  const ordinary = sign(size) === 0 || (compare(size, tenTo(-2)) > 0 && compare(size, tenTo(4)) < 0);
  const steps = ordinary ? CLOSE : CLOSE.map((s) => mul(s, size));
  const neighbours = steps.flatMap((s) => [add(border, s), sub(border, s)]);
  return [border, ...neighbours.map((n) => roundDigits(n, 30))];
}

/** Places between neighbouring borders, and on beyond the outermost. */
function between(borders: readonly Rational[], random: () => number, more = 5): Rational[] {
  const sorted = [...borders].sort(compare);
  const found: Rational[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [low, high] = [sorted[i]!, sorted[i + 1]!];
    if (equal(low, high)) continue;
    const width = sub(high, low);
    const shares = [500, 250, 750, 10, 990, ...Array.from({ length: more }, () => 1 + Math.floor(random() * 998))];
    for (const share of shares) {
      const near = shortBetween(low, high, add(low, mul(width, rational(share, 1000))));
      if (near) found.push(near);
    }
  }
  const [first, last] = [sorted[0], sorted.at(-1)];
  for (const step of [1, 3, 10, 100]) {
    if (last) found.push(add(last, rational(step)));
    if (first) found.push(sub(first, rational(step)));
  }
  return found;
}

const thousandths = (t: number): Rational => rational(Math.round(t * 1000), 1000);
const signed = (random: () => number): number => (random() < 0.5 ? -1 : 1);

/** Uniform near 0, and uniform in the logarithm over all magnitudes of double. */
function randoms(count: number, random: () => number): Rational[] {
  const list: Rational[] = [];
  for (let i = 0; i < count; i++) {
    const kind = i % 4;
    if (kind < 2) list.push(thousandths((random() * 2 - 1) * (kind === 0 ? 3 : 12)));
    else {
      const exponent = Math.round((random() * 2 - 1) * (kind === 2 ? 6 : i % 8 === 3 ? 30 : 250));
      list.push(mul(thousandths(signed(random) * (1 + random() * 9)), tenTo(exponent)));
    }
  }
  return list;
}

/** Each value once, in order of first appearance. */
function distinct(list: readonly Rational[]): Rational[] {
  const seen = new Set<string>();
  return list.filter((r) => {
    const text = `${r.den.toString(36)} ${r.num.toString(36)}`;
    return !seen.has(text) && seen.add(text);
  });
}

const inverse = (r: Rational): Rational[] => (sign(r) === 0 ? [] : [div(rational(1), r)]);

export interface CandidateInput {
  /** Zeros of the boundary expressions at the other variables' values. */
  readonly borders: readonly Rational[];
  /** The other variables' values: equal, opposite and inverse values are special. */
  readonly others: readonly Rational[];
  readonly random: () => number;
}

/** Candidates for the inner variable, best first: a prefix of the list is a fair sample too. */
export function inputCandidates({ borders, others, random }: CandidateInput): readonly Rational[] {
  const related = others.flatMap((o) => [o, neg(o), ...inverse(o), sub(rational(1), o)]);
  return distinct([
    ...NEAR.slice(0, 9),
    ...borders.flatMap(around),
    ...between(borders, random),
    ...related,
    ...TAILS,
    ...TINY,
    ...HUGE,
    ...NEAR,
    ...THIRDS,
    ...randoms(96, random),
    // Narrow domains are reached by these alone.
    ...between(borders, random, 40),
  ]);
}

/** Candidates for an outer variable: the default first, so that witnesses use it where they can. */
export function parameterCandidates(
  normal: Rational | undefined,
  { borders, others, random }: CandidateInput,
): readonly Rational[] {
  return distinct([
    ...(normal ? [normal] : []),
    ...PARAMETER.slice(0, 5),
    ...borders.flatMap((b) => around(b).slice(0, 5)),
    ...between(borders, random).slice(0, 12),
    ...(normal ? [neg(normal), add(normal, tenTo(-12)), mul(normal, rational(2))] : []),
    ...PARAMETER,
    ...others.flatMap((o) => [o, neg(o)]),
    ...randoms(8, random),
  ]);
}

/** For methods and messages: `x = 0.5, k = 2`. */
export const pointText = (point: ReadonlyMap<string, Rational>): string =>
  [...point].map(([n, v]) => `${n} = ${decimalText(v)}`).join(', ');
