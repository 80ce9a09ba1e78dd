/** smooth(f, n): at every border inside the domain the one-sided derivatives up to order n agree. */
import { add, type Rational, rational, sign, sub } from '../algebra/rational.js';
import { dependsOn, type Expr, size } from '../expr/expr.js';
import type { Statement } from '../stages.js';
import type { Answer, Point, Truth } from '../truth/truth.js';
import { boundariesOf } from './boundaries.js';
import { isPoint } from './bounds.js';
import { pointText } from './candidates.js';
import { compareAt } from './compare.js';
import { exactValue } from './exact.js';
import type { Finding } from './finding.js';
import { approach, type LimitValue, numericLimit } from './limit.js';
import type { Problem } from './problem.js';
import { variableOf } from './property.js';
import { type Group, inDomain, samplePoints } from './sample.js';
import { hasLimits } from './sides.js';
import { pointRecord, recordText, valueTexts } from './witness.js';

type SmoothStatement = Extract<Statement, { kind: 'smooth' }>;

/** `inf` (and any higher order) is looked at up to this derivative; the method text says so. */
const HIGHEST_ORDER = 4;
/** Settings of the parameters that are looked at. */
const SETTINGS = 10;

/** What is known about one border. */
type Border =
  | { readonly kind: 'smooth' }
  | {
      readonly kind: 'broken';
      readonly order: number;
      readonly at: Point;
      readonly left: Answer;
      readonly right: Answer;
      readonly why: string;
    }
  | { readonly kind: 'unclear'; readonly reason: string };

interface Question {
  readonly problem: Problem;
  readonly truth: Truth;
  readonly variable: string;
  /** of, D(of), D(D(of)) … */
  readonly derivatives: readonly Expr[];
  readonly boundaries: readonly Expr[];
}

/** Settles smoothness or its negation. */
export function settleSmooth(problem: Problem, truth: Truth, s: SmoothStatement): Finding {
  const variable = variableOf(problem, s.of);
  if (!variable) return unknown('it is not clear in which variable smoothness is meant');
  if (hasLimits(s.of)) return unknown('smoothness of limits is not settled by sampling');
  const order = s.order === 'inf' ? HIGHEST_ORDER : Math.min(s.order, HIGHEST_ORDER);
  const derivatives: Expr[] = [s.of];
  for (let k = 1; k <= order; k++) derivatives.push({ kind: 'derivative', of: derivatives[k - 1]!, variable });
  const joints = problem.joints.map(
    (j): Expr => ({ kind: 'call', op: 'sub', args: [{ kind: 'symbol', name: problem.definition.inputs[0]! }, j.at] }),
  );
  const sample = samplePoints(problem, truth, { inner: variable, budget: 80, extra: joints });
  const q: Question = {
    problem,
    truth,
    variable,
    derivatives,
    boundaries: [...boundariesOf([s.of], problem.domain), ...joints].filter((b) => dependsOn(b, variable)),
  };
  const groups = sample.groups.slice(0, SETTINGS);
  if (groups.length === 0) return unknown('no point of the domain was found');
  return s.negated ? settleNegation(q, groups, s) : settlePlain(q, groups, s, order);
}

const unknown = (note: string): Finding => ({ verdict: 'unknown', method: '0 points', note });

interface Place {
  readonly point: Point;
  /** A boundary is exactly 0 there. */
  readonly exact: boolean;
}

/** Borders inside the domain at one setting. Where a boundary stays 0 on both sides nothing changes. */
function bordersAt(q: Question, group: Group): readonly Place[] {
  const base = group.points[0]!;
  const seen = new Set<string>();
  const at = (value: Rational): Point => new Map([...base, [q.variable, value]]);
  const isFlat = (v: Rational) => vanishing(q, at(add(v, BESIDE))) && vanishing(q, at(sub(v, BESIDE)));
  const found = group.points.map((p) => p.get(q.variable)!).filter((v) => vanishing(q, at(v)) && !isFlat(v));
  return [...group.borders, ...found]
    .map((v) => ({ point: at(v), exact: vanishing(q, at(v)) }))
    .filter(({ point }) => {
      const text = pointText(point);
      return !seen.has(text) && seen.add(text) && inDomain(q.problem.domain, point, q.truth);
    });
}
/** Nearer than any two borders that an author would write. */
const BESIDE = rational(1n, 1n << 60n);

/** Node evaluations that one claim may spend on its borders: each derivative doubles the nodes. */
const BORDER_WORK = 400_000;
/** Two sides of ten places each. */
const LOOKS = 20;

/** How many borders may be looked at; at least one at each of a few settings. */
function borderBudget(of: Expr, order: number): number {
  return Math.max(4, Math.floor(BORDER_WORK / (LOOKS * size(of) * 2 ** (order + 1))));
}

/** Is a boundary exactly zero there? */
const vanishing = (q: Question, point: Point): boolean =>
  q.boundaries.some((b) => {
    const value = exactValue(b, point);
    if (value !== undefined) return sign(value) === 0;
    const answer = q.truth.enclose(b, point, 64);
    return answer.kind === 'number' && isPoint(answer) && typeof answer.low === 'object' && answer.low.mantissa === 0n;
  });

/** Left and right limits of each derivative in turn, and the value itself for order 0. */
function lookAtBorder(q: Question, point: Point, exact: boolean): Border {
  const to = point.get(q.variable)!;
  const here = q.truth.enclose(q.derivatives[0]!, point, 256);
  if (here.kind === 'undefined') return { kind: 'smooth' };
  // At an end of the domain there is one side only, and nothing to compare.
  if (!(['-', '+'] as const).every((side) => isInside(q, point, side))) return { kind: 'smooth' };
  if (!exact) return { kind: 'unclear', reason: `the border near ${pointText(point)} is not a rational number` };
  for (const [order, of] of q.derivatives.entries()) {
    const [left, right] = (['-', '+'] as const).map((side) =>
      numericLimit(q.truth, { of, variable: q.variable, to, side }, point),
    );
    const broken = breakOf(q, order, point, left!, right!);
    if (broken) return broken;
  }
  return { kind: 'smooth' };
}

/** Does the domain reach up to the border from this side? */
const isInside = (q: Question, at: Point, side: '-' | '+'): boolean =>
  approach(at.get(q.variable)!, side)
    .slice(-4)
    .every((place) => inDomain(q.problem.domain, new Map([...at, [q.variable, place]]), q.truth));

const numberAnswer = (r: Rational, truth: Truth): Answer => truth.enclose({ kind: 'number', value: r }, new Map(), 256);
const answerOf = (v: LimitValue, truth: Truth): Answer =>
  v.kind === 'number' ? numberAnswer(v.value, truth) : v.kind === 'infinity' ? infinite(v.sign) : v;
const infinite = (s: 1 | -1): Answer => ({
  kind: 'number',
  low: s > 0 ? 'inf' : '-inf',
  high: s > 0 ? 'inf' : '-inf',
  bits: 0,
});

function breakOf(q: Question, order: number, at: Point, left: LimitValue, right: LimitValue): Border | undefined {
  const [l, r] = [answerOf(left, q.truth), answerOf(right, q.truth)];
  const broken = (why: string, a = l, b = r): Border => ({ kind: 'broken', order, at, left: a, right: b, why });
  if (left.kind === 'infinity' || right.kind === 'infinity') return broken('the one-sided limit is infinite');
  // The domain of the function may end here: one side alone is no break.
  if (left.kind === 'undefined' || right.kind === 'undefined') return undefined;
  if (left.kind === 'undecided' || right.kind === 'undecided')
    return {
      kind: 'unclear',
      reason: `order ${order} at ${pointText(at)}: ${((left.kind === 'undecided' ? left : right) as { reason: string }).reason}`,
    };
  const isBelow = (a: Rational, b: Rational) => a.num * b.den < b.num * a.den;
  if (isBelow(left.high, right.low) || isBelow(right.high, left.low)) return broken('the one-sided limits differ');
  if (order > 0) return undefined;
  const ends = [left.low, left.high].map(
    (e) => compareAt(q.truth, { kind: 'number', value: e }, q.derivatives[0]!, at).order.kind,
  );
  const isApart = ends.every((k) => k === 'less') || ends.every((k) => k === 'greater');
  return isApart ? broken('the value is not the limit', q.truth.enclose(q.derivatives[0]!, at, 256), l) : undefined;
}

const derivativeName = (order: number): string =>
  order === 0
    ? 'the value'
    : order === 1
      ? 'the first derivative'
      : order === 2
        ? 'the second derivative'
        : `derivative ${order}`;

function describe(q: Question, b: Extract<Border, { kind: 'broken' }>) {
  const { left, right } = valueTexts(q.truth, b.left, b.right);
  const witness = { point: pointRecord(q.problem, b.at), left, right };
  return { witness, note: `${derivativeName(b.order)}: ${b.why}` };
}

function settlePlain(q: Question, groups: readonly Group[], s: SmoothStatement, order: number): Finding {
  const all = groups.flatMap((group) => bordersAt(q, group));
  const looked = all.slice(0, borderBudget(s.of, order));
  for (const [count, { point, exact }] of looked.entries()) {
    const border = lookAtBorder(q, point, exact);
    if (border.kind === 'unclear') return { verdict: 'unknown', method: `${count} borders`, note: border.reason };
    if (border.kind === 'broken') return broken(q, border);
  }
  const upTo = s.order === order ? `order ${order}` : `order ${order} (of ${s.order})`;
  if (looked.length === 0)
    return {
      verdict: 'tested',
      method: `no border inside the domain at ${groups.length} settings`,
      note: 'every function in the expression is smooth inside its domain',
    };
  const rest = all.length - looked.length;
  return {
    verdict: 'tested',
    method: `one-sided derivatives up to ${upTo} agree at ${looked.length} borders`,
    ...(rest > 0 ? { note: `${rest} more borders were not looked at: the limit of work for one claim` } : {}),
  };
}

function broken(q: Question, border: Extract<Border, { kind: 'broken' }>): Finding {
  const { witness, note } = describe(q, border);
  return {
    verdict: 'refuted',
    method: 'one-sided limits',
    witness,
    note,
    failure: `is false at ${recordText(witness.point)}`,
    help: ['correct the order, or restrict the claim by `where`'],
  };
}

function firstBreak(q: Question, places: readonly Place[]): Extract<Border, { kind: 'broken' }> | undefined {
  for (const { point, exact } of places) {
    const border = lookAtBorder(q, point, exact);
    if (border.kind === 'broken') return border;
  }
  return undefined;
}

function settleNegation(q: Question, groups: readonly Group[], s: SmoothStatement): Finding {
  let first: Extract<Border, { kind: 'broken' }> | undefined;
  for (const group of groups) {
    const found = firstBreak(q, bordersAt(q, group).slice(0, borderBudget(s.of, HIGHEST_ORDER)));
    if (!found)
      return {
        verdict: 'unknown',
        method: `${groups.length} settings`,
        note: `no break up to order ${Math.min(HIGHEST_ORDER, s.order === 'inf' ? HIGHEST_ORDER : s.order)} was found${group.fixed.size > 0 ? ` at ${pointText(group.fixed)}` : ''}`,
      };
    first ??= found;
  }
  const { witness, note } = describe(q, first!);
  return {
    verdict: 'tested',
    method: `a break at each of ${groups.length} settings`,
    note: `${recordText(witness.point)}: ${note}, ${witness.left} against ${witness.right}`,
  };
}
