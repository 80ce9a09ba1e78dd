/** Monotonicity, convexity and symmetry on a sample: pairs and triples of points for each setting of the parameters. */
import { compare, fromDouble, neg, type Rational, sub } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import { expand } from '../expr/expand.js';
import { type Condition, call, type Expr, mapCondition } from '../expr/expr.js';
import type { Property, Statement, Witness } from '../stages.js';
import type { Answer, BigFloat, Point, Truth } from '../truth/truth.js';
import { compareBounds, subtract } from './bounds.js';
import { pointText } from './candidates.js';
import { compareAt } from './compare.js';
import { decimalText, effort, isOrdinaryPoint, roundDigits } from './decimals.js';
import { doubleFunction, withoutDerivatives } from './doubles.js';
import { exactHolds } from './exact.js';
import type { Finding } from './finding.js';
import { freeNames, type Problem } from './problem.js';
import { doublesOf, type Group, inDomain, samplePoints } from './sample.js';
import { peaks, scoutGrid } from './scout.js';
import { hasLimits } from './sides.js';
import { pointRecord, recordText, valueTexts } from './witness.js';
import { pointBudget } from './work.js';

type PropertyStatement = Extract<Statement, { kind: 'property' }>;

/** What is asked of neighbouring points. */
const PAIRS: Partial<Record<Property, { readonly wanted: 'less' | 'greater'; readonly strict: boolean }>> = {
  increasing: { wanted: 'less', strict: true },
  decreasing: { wanted: 'greater', strict: true },
  nondecreasing: { wanted: 'less', strict: false },
  nonincreasing: { wanted: 'greater', strict: false },
};

/** The variable that a property is about: the input, or the only variable there is. */
export function variableOf(problem: Problem, of: Expr): string | undefined {
  const names = freeNames(of);
  const input = problem.definition.inputs.find((n) => names.has(n));
  return input ?? (names.size === 1 ? [...names][0] : undefined);
}

type Outcome = 'holds' | 'violated' | 'undecided' | 'silent';

/** One look: the points it took, what came out, and the values to show. */
interface Look {
  readonly points: readonly Point[];
  readonly outcome: Outcome;
  readonly left: Answer;
  readonly right: Answer;
}

interface Question {
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
function remembered(truth: Truth, of: Expr): Question['enclose'] {
  const known = new Map<Point, Map<number, Answer>>();
  return (point, bits) => {
    const atPoint = known.get(point) ?? new Map<number, Answer>();
    const answer = atPoint.get(bits) ?? truth.enclose(of, point, bits);
    known.set(point, atPoint.set(bits, answer));
    return answer;
  };
}

function lookAtPair(q: Question, a: Point, b: Point): Look {
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
function lookAtMirror(q: Question, point: Point): Look {
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
function lookAtChord(q: Question, a: Point, m: Point, b: Point): Look {
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
function looksAt(q: Question, group: Group): readonly Look[] {
  const points = ascending(q, group.points).filter((p) => q.enclose(p, 256).kind !== 'undefined');
  if (q.property === 'even' || q.property === 'odd') return ascending(q, group.points).map((p) => lookAtMirror(q, p));
  if (q.property === 'convex' || q.property === 'concave')
    return points.slice(2).map((b, i) => lookAtChord(q, points[i]!, points[i + 1]!, b));
  return points.slice(1).map((b, i) => lookAtPair(q, points[i]!, b));
}

const ascending = (q: Question, points: readonly Point[]): readonly Point[] =>
  [...points].sort((a, b) => compare(a.get(q.variable)!, b.get(q.variable)!));

/** Places where the slope (or curvature) has the wrong sign in double, looked at in intervals. */
function scoutedLook(q: Question, group: Group): Look | undefined {
  const base = group.points[0];
  if (!base || q.property === 'even' || q.property === 'odd') return undefined;
  const curved = q.property === 'convex' || q.property === 'concave';
  const slope = differentiate(withoutDerivatives(q.of), q.variable);
  const f = doubleFunction(curved ? differentiate(slope, q.variable) : slope);
  const turn = q.property === 'increasing' || q.property === 'nondecreasing' || q.property === 'convex' ? -1 : 1;
  const values = doublesOf(base);
  const places = peaks((t) => turn * f(values.set(q.variable, t)), scoutGrid(group.borders), 2);
  for (const place of places)
    for (const step of [0.1, 1e-3, 1e-6]) {
      const at = [-1, 0, 1]
        .map((k) => place + k * step * Math.max(1, Math.abs(place)))
        .map((t): Point => new Map([...base, [q.variable, roundDigits(fromDouble(t), 10)]]));
      const [a, m, b] = at.map((p) => p.get(q.variable)!);
      if (compare(a!, m!) >= 0 || compare(m!, b!) >= 0) continue;
      if (!at.every((p) => inDomain(q.problem.domain, p, q.truth))) continue;
      const look = curved ? lookAtChord(q, at[0]!, at[1]!, at[2]!) : lookAtPair(q, at[0]!, at[2]!);
      if (look.outcome === 'violated') return look;
    }
  return undefined;
}

/** Values up to this effort (`-0.5`, `10`) are combined in search of a short witness. */
const SIMPLE_EFFORT = 4;

/** The violation with the shortest numbers among simple points of the group; the given one if there is none. */
function simplest(q: Question, group: Group, found: Look): Look {
  if (found.points.length === 1) return simplestMirror(q, group, found);
  const points = ascending(q, group.points)
    .filter((p) => effort(p.get(q.variable)!) <= SIMPLE_EFFORT)
    .slice(0, 24);
  const cost = (l: Look) => l.points.reduce((n, p) => n + effort(p.get(q.variable)!), 0);
  let best = found;
  const consider = (look: () => Look, list: readonly Point[]) => {
    if (list.reduce((n, p) => n + effort(p.get(q.variable)!), 0) >= cost(best)) return;
    const l = look();
    if (l.outcome === 'violated') best = l;
  };
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const [a, b] = [points[i]!, points[j]!];
      if (found.points.length === 2) consider(() => lookAtPair(q, a, b), [a, b]);
      else
        for (let k = j + 1; k < points.length; k++)
          consider(() => lookAtChord(q, a, b, points[k]!), [a, b, points[k]!]);
    }
  return best === found ? rounded(q, found) : best;
}

/** The same violation with fewer digits, if it stands. */
function rounded(q: Question, found: Look): Look {
  for (let digits = 1; digits <= 10; digits++) {
    const points = found.points.map(
      (p): Point => new Map([...p, [q.variable, roundDigits(p.get(q.variable)!, digits)]]),
    );
    if (!points.every((p) => inDomain(q.problem.domain, p, q.truth))) continue;
    const values = points.map((p) => p.get(q.variable)!);
    if (values.some((v, i) => i > 0 && compare(values[i - 1]!, v) >= 0)) continue;
    const [a, b, c] = points as [Point, Point, Point];
    const look = points.length === 2 ? lookAtPair(q, a, b) : lookAtChord(q, a, b, c);
    if (look.outcome === 'violated') return look;
  }
  return found;
}

/** The shortest point at which a symmetry fails. */
function simplestMirror(q: Question, group: Group, found: Look): Look {
  const byEffort = [...group.points].sort((a, b) => effort(a.get(q.variable)!) - effort(b.get(q.variable)!));
  for (const point of byEffort) {
    const look = lookAtMirror(q, point);
    if (look.outcome === 'violated') return look;
  }
  return found;
}

/** The points of a look: `x`, and primes for the second and third. */
function witnessFor(q: Question, look: Look): Witness {
  const [first, ...more] = look.points as [Point, ...Point[]];
  const extra = more.map((p, i) => [`${q.variable}${"'".repeat(i + 1)}`, decimalText(p.get(q.variable)!)] as const);
  const { left, right } = valueTexts(q.truth, look.left, look.right);
  return { point: { ...pointRecord(q.problem, first), ...Object.fromEntries(extra) }, left, right };
}

/** What left and right of a witness are. */
function legend(q: Question): string {
  const x = q.variable;
  if (q.property === 'even') return `left is the value at -${x}, right at ${x}`;
  if (q.property === 'odd') return `left is the value at -${x}, right is minus the value at ${x}`;
  if (q.property === 'convex' || q.property === 'concave')
    return `left is the value at ${x}', right the chord from ${x} to ${x}'' there`;
  return `left is the value at ${x}, right at ${x}'`;
}

const mirrorDomain = (problem: Problem, variable: string): Condition =>
  problem.definition.inputs.includes(variable)
    ? mapCondition(problem.definition.domain ?? [], (e) => expand(e, problem.library))
    : [];

/** Settles a property or its negation. */
export function settleProperty(problem: Problem, truth: Truth, statement: PropertyStatement): Finding {
  const { of, property, negated } = statement;
  const variable = variableOf(problem, of);
  if (!variable)
    return {
      verdict: 'unknown',
      method: '0 points',
      note: 'it is not clear which variable the property is about: the expression holds no input and several variables',
    };
  if (hasLimits(of))
    return { verdict: 'unknown', method: '0 points', note: 'properties of limits are not settled by sampling' };
  const q: Question = {
    problem,
    truth,
    property,
    of,
    variable,
    mirrorDomain: mirrorDomain(problem, variable),
    enclose: remembered(truth, of),
  };
  const sample = samplePoints(problem, truth, { inner: variable, budget: pointBudget([of, of]) });
  return negated ? settleNegation(q, sample.groups) : settlePlain(q, sample.groups);
}

function settlePlain(q: Question, groups: readonly Group[]): Finding {
  let holds = 0;
  const undecided: Look[] = [];
  for (const group of groups) {
    for (const look of looksAt(q, group)) {
      if (look.outcome === 'violated') return violated(q, simplest(q, group, look));
      if (look.outcome === 'holds') holds += 1;
      else if (look.outcome === 'undecided') undecided.push(look);
    }
  }
  for (const group of groups.slice(0, 6)) {
    const look = scoutedLook(q, group);
    if (look) return violated(q, simplest(q, group, look));
  }
  return upheld(q, holds, undecided);
}

function upheld(q: Question, holds: number, undecided: readonly Look[]): Finding {
  const noun = q.property === 'even' || q.property === 'odd' ? 'points' : PAIRS[q.property] ? 'pairs' : 'triples';
  const unclear = undecided.find((l) => l.points.every(isOrdinaryPoint));
  const at = unclear?.points.map((p) => pointText(p)).join(' and ');
  if (unclear && PAIRS[q.property]?.strict)
    return {
      verdict: 'unknown',
      method: `${holds} ${noun}`,
      note: `the values at ${at} agree to 60 digits; a strict order cannot be decided there`,
    };
  if (holds === 0)
    return { verdict: 'unknown', method: `0 ${noun}`, note: 'the function is decided at too few points of the domain' };
  return {
    verdict: 'tested',
    method: `${holds} ${noun}, seed ${q.problem.seed}`,
    ...(undecided.length > 0
      ? { note: `${undecided.length} more ${noun} undecided: the values agree as far as could be seen` }
      : {}),
  };
}

function violated(q: Question, look: Look): Finding {
  const witness = witnessFor(q, look);
  return {
    verdict: 'refuted',
    method: 'disjoint intervals',
    witness,
    note: legend(q),
    failure: `is false: see ${recordText(witness.point)}`,
    help: ['correct the claim or the definition, or restrict the claim by `where`'],
  };
}

/** A negation needs one violation at every setting of the parameters; samples can never refute it. */
function settleNegation(q: Question, groups: readonly Group[]): Finding {
  let shownLook: Look | undefined;
  for (const group of groups) {
    const found = looksAt(q, group).find((l) => l.outcome === 'violated') ?? scoutedLook(q, group);
    if (!found) {
      const where = pointText(group.fixed);
      return {
        verdict: 'unknown',
        method: `${groups.length} settings`,
        note: `no violation of \`${q.property}\` was found${where ? ` at ${where}` : ''}; that none exists cannot be shown by sampling`,
      };
    }
    shownLook ??= simplest(q, group, found);
  }
  if (!shownLook)
    return { verdict: 'unknown', method: '0 points', note: 'the function is decided at no point of the domain' };
  const witness = witnessFor(q, shownLook);
  const settings = groups.length > 1 ? ` at each of ${groups.length} parameter settings` : '';
  return {
    verdict: 'tested',
    method: `a violation in disjoint intervals${settings}`,
    note: `${recordText(witness.point)}: ${witness.left} against ${witness.right} (${legend(q)})`,
  };
}
