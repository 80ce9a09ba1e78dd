/** One look at a property: a pair for order, a triple for convexity, a point and its mirror image for symmetry. */
import { compare, neg, type Rational, sub } from '../algebra/rational.js';
import { type Condition, call, type Expr } from '../expr/expr.js';
import type { Property } from '../stages.js';
import type { Answer, BigFloat, Point, Truth } from '../truth/truth.js';
import { compareBounds, subtract } from './bounds.js';
import { compareAt } from './compare.js';
import { exactHolds } from './exact.js';
import type { Problem } from './problem.js';
import type { Group } from './sample.js';

/** What is asked of neighbouring points. */
export const PAIRS: Partial<Record<Property, { readonly wanted: 'less' | 'greater'; readonly strict: boolean }>> = {
  increasing: { wanted: 'less', strict: true },
  decreasing: { wanted: 'greater', strict: true },
  nondecreasing: { wanted: 'less', strict: false },
  nonincreasing: { wanted: 'greater', strict: false },
};

export type Outcome = 'holds' | 'violated' | 'undecided' | 'silent';

/** One look: the points it took, what came out, and the values to show. */
export interface Look {
  readonly points: readonly Point[];
  readonly outcome: Outcome;
  readonly left: Answer;
  readonly right: Answer;
}

export interface Question {
  readonly problem: Problem;
  readonly truth: Truth;
  readonly property: Property;
  readonly of: Expr;
  readonly variable: string;
  /** What must hold of −x: the definition's own domain. */
  readonly mirrorDomain: Condition;
  /** of at a point; remembered, since neighbours share points. */
  readonly enclose: (point: Point, bits: number) => Answer;
}

/** Enclosures by point and precision. */
export function remembered(truth: Truth, of: Expr): Question['enclose'] {
  const known = new Map<Point, Map<number, Answer>>();
  return (point, bits) => {
    const atPoint = known.get(point) ?? new Map<number, Answer>();
    const answer = atPoint.get(bits) ?? truth.enclose(of, point, bits);
    known.set(point, atPoint.set(bits, answer));
    return answer;
  };
}

/** f(a) against f(b) for neighbours a < b. */
export function lookAtPair(q: Question, a: Point, b: Point): Look {
  const rule = PAIRS[q.property]!;
  const { order, left, right } = compareAt(q.truth, q.of, q.of, a, { rightPoint: b, strict: rule.strict });
  const outcome = (): Outcome => {
    if (order.kind === 'same') return !rule.strict ? 'holds' : order.exact ? 'violated' : 'undecided';
    if (order.kind === 'less' || order.kind === 'greater') return order.kind === rule.wanted ? 'holds' : 'violated';
    return order.kind === 'undecided' ? 'undecided' : 'silent';
  };
  return { points: [a, b], outcome: outcome(), left, right };
}

/** f(−x) against f(x) or −f(x); one side alone undefined (or outside the definition's domain) violates the symmetry. */
export function lookAtMirror(q: Question, point: Point): Look {
  const mirrored = new Map([...point, [q.variable, neg(point.get(q.variable)!)]]);
  if (exactHolds(q.mirrorDomain, mirrored) === 'no') {
    const left: Answer = { kind: 'undefined', reason: 'outside the domain' };
    return { points: [point], outcome: 'violated', left, right: q.enclose(point, 256) };
  }
  const right = q.property === 'odd' ? call('neg', q.of) : q.of;
  const compared = compareAt(q.truth, q.of, right, mirrored, { rightPoint: point });
  const { kind } = compared.order;
  const outcome =
    kind === 'same' ? 'holds' : kind === 'neither' ? 'silent' : kind === 'undecided' ? 'undecided' : 'violated';
  return { points: [point], outcome, left: compared.left, right: compared.right };
}

/** Working precisions for chords, in turn. */
const CHORD_BITS: readonly number[] = [256, 1400];

/** f(m) against the chord from a to b: whole numbers and powers of two only, so nothing is rounded or reduced. */
export function lookAtChord(q: Question, a: Point, m: Point, b: Point): Look {
  const weights = chordWeights(...([a, m, b].map((p) => p.get(q.variable)!) as [Rational, Rational, Rational]));
  let look: Look = { points: [a, m, b], outcome: 'undecided', left: NOTHING, right: NOTHING };
  for (const bits of CHORD_BITS) {
    const answers = [a, m, b].map((p) => q.enclose(p, bits)) as [Answer, Answer, Answer];
    if (answers.some((v) => v.kind === 'undefined')) return { ...look, outcome: 'silent' };
    const [fa, fm, fb] = answers;
    look = { ...look, left: fm, right: fm };
    const low = chordHeight(weights, fa, fb, 'low');
    const high = chordHeight(weights, fa, fb, 'high');
    if (!low || !high || fm.kind !== 'number' || typeof fm.low !== 'object' || typeof fm.high !== 'object') continue;
    const scaled = (v: BigFloat): BigFloat => ({ mantissa: v.mantissa * weights.whole, exponent: v.exponent });
    const above = compareBounds(scaled(fm.low), high) > 0;
    const below = compareBounds(scaled(fm.high), low) < 0;
    look = { ...look, right: quotient(low, weights.whole, bits) };
    if (above || below) return { ...look, outcome: above === (q.property === 'convex') ? 'violated' : 'holds' };
    // On a straight part the middle lies on the chord: that is allowed.
    look = { ...look, outcome: 'holds' };
  }
  return look;
}
const NOTHING: Answer = { kind: 'undecided', reason: 'not looked at' };

/** Whole weights in the ratio z − y : y − x : z − x. */
interface Weights {
  readonly left: bigint;
  readonly right: bigint;
  readonly whole: bigint;
}
function chordWeights(x: Rational, y: Rational, z: Rational): Weights {
  const [u, v] = [sub(z, y), sub(y, x)];
  const [left, right] = [u.num * v.den, v.num * u.den];
  return { left, right, whole: left + right };
}

/** The chord's height times the whole weight; undefined where an end is unbounded. */
function chordHeight(w: Weights, a: Answer, b: Answer, end: 'low' | 'high'): BigFloat | undefined {
  if (a.kind !== 'number' || b.kind !== 'number') return undefined;
  const [u, v] = [a[end], b[end]];
  if (typeof u !== 'object' || typeof v !== 'object') return undefined;
  if (Math.abs(u.exponent - v.exponent) > 40_000) return undefined;
  const minusRight = { mantissa: -v.mantissa * w.right, exponent: v.exponent };
  return subtract({ mantissa: u.mantissa * w.left, exponent: u.exponent }, minusRight);
}

/** The chord's height, to be printed beside enclosures. */
function quotient(height: BigFloat, whole: bigint, bits: number): Answer {
  const bound = { mantissa: (height.mantissa << 300n) / whole, exponent: height.exponent - 300 };
  return { kind: 'number', low: bound, high: bound, bits };
}

/** All looks at one setting of the parameters: neighbours suffice, order and convexity pass on to the rest. */
export function looksAt(q: Question, group: Group): readonly Look[] {
  const points = ascending(q, group.points).filter((p) => q.enclose(p, 256).kind !== 'undefined');
  if (q.property === 'even' || q.property === 'odd') return ascending(q, group.points).map((p) => lookAtMirror(q, p));
  if (q.property === 'convex' || q.property === 'concave')
    return points.slice(2).map((b, i) => lookAtChord(q, points[i]!, points[i + 1]!, b));
  return points.slice(1).map((b, i) => lookAtPair(q, points[i]!, b));
}

/** Points by the value of the question's variable. */
export const ascending = (q: Question, points: readonly Point[]): readonly Point[] =>
  [...points].sort((a, b) => compare(a.get(q.variable)!, b.get(q.variable)!));
