/** range(f) = an interval: no value outside, and values as near as one likes to both ends. */
import { compare, fromDouble, type Rational, toDouble } from '../algebra/rational.js';
import { call, type Expr } from '../expr/expr.js';
import { print } from '../expr/print.js';
import type { Statement } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { log2Of } from './bounds.js';
import { pointText } from './candidates.js';
import { compareAt } from './compare.js';
import { decimalText, roundDigits } from './decimals.js';
import { doubleFunction } from './doubles.js';
import type { Finding } from './finding.js';
import { approach, type LimitValue, numericLimit } from './limit.js';
import type { Link } from './links.js';
import type { Problem } from './problem.js';
import { variableOf } from './property.js';
import { settleRelation } from './relation.js';
import { doublesOf, type Group, inDomain, samplePoints } from './sample.js';
import { peaks, scoutGrid } from './scout.js';
import { compareSides, hasLimits } from './sides.js';
import { pointRecord, valueText } from './witness.js';

type RangeStatement = Extract<Statement, { kind: 'range' }>;

interface End {
  readonly name: 'lower' | 'upper';
  readonly value: Expr;
  readonly open: boolean;
}

/** Settings of the parameters at which the ends are looked for. */
const END_SETTINGS = 8;
/** Values within this (in bits below 1, or below the end's size) count as near an end: 1e-9. */
const NEAR_BITS = 30;
/** A value beyond 2^100 counts as near an infinite end. */
const FAR_BITS = 100;

/** Settles a range: first as two inequalities, then by looking for values near both ends. */
export function settleRange(problem: Problem, truth: Truth, s: RangeStatement): Finding {
  const variable = variableOf(problem, s.of);
  if (!variable) return unknown('it is not clear over which variable the range is meant');
  if ([s.of, s.low, s.high].some((e) => e.kind === 'limit'))
    return unknown('ranges of limits are not settled by sampling');
  const links: Link[] = [];
  if (s.low.kind !== 'infinity') links.push({ left: s.low, relation: s.lowOpen ? '<' : '<=', right: s.of });
  if (s.high.kind !== 'infinity') links.push({ left: s.of, relation: s.highOpen ? '<' : '<=', right: s.high });
  const inside: Finding =
    links.length > 0 ? settleRelation(problem, truth, links) : { verdict: 'tested', method: 'every value' };
  if (inside.verdict === 'refuted')
    return {
      ...inside,
      ...(inside.failure ? { failure: inside.failure.replace('is false', 'is false: a value lies outside') } : {}),
    };
  if (inside.verdict !== 'tested') return inside;
  return reached(problem, truth, s, variable, inside);
}

const unknown = (note: string): Finding => ({ verdict: 'unknown', method: '0 points', note });

function reached(problem: Problem, truth: Truth, s: RangeStatement, variable: string, inside: Finding): Finding {
  const sample = samplePoints(problem, truth, { inner: variable, budget: 160 });
  const ends: readonly End[] = [
    { name: 'lower', value: s.low, open: s.lowOpen },
    { name: 'upper', value: s.high, open: s.highOpen },
  ];
  const notes: string[] = [];
  for (const group of sample.groups.slice(0, END_SETTINGS)) {
    const search: Search = {
      problem,
      truth,
      of: s.of,
      variable,
      group,
      limits: limitsAt(problem, truth, s.of, variable, group),
    };
    for (const end of ends) {
      const found = lookForEnd(search, end);
      if (found.problem) return { verdict: 'unknown', method: inside.method, note: found.problem };
      if (notes.length < 2 && found.note) notes.push(found.note);
    }
  }
  return {
    ...inside,
    method: `${inside.method}; both ends reached${sample.groups.length > 1 ? ` at ${Math.min(END_SETTINGS, sample.groups.length)} settings` : ''}`,
    note: [...(inside.note ? [inside.note] : []), ...notes].join('; '),
  };
}

interface Search {
  readonly problem: Problem;
  readonly truth: Truth;
  readonly of: Expr;
  readonly variable: string;
  readonly group: Group;
  readonly limits: readonly { readonly at: string; readonly value: LimitValue }[];
}

/** Limits at the ends of the domain: ±infinity, and both sides of every border, where places on the way are in it. */
function limitsAt(problem: Problem, truth: Truth, of: Expr, variable: string, group: Group): Search['limits'] {
  const base = group.points[0];
  if (!base || hasLimits(of)) return [];
  const isOpen = (to: Rational | 'inf' | '-inf', side: '+' | '-') =>
    approach(to, side)
      .slice(3)
      .every((place) => inDomain(problem.domain, new Map([...base, [variable, place]]), truth));
  const at = (to: Rational | 'inf' | '-inf', side: '+' | '-') =>
    isOpen(to, side)
      ? [
          {
            at: typeof to === 'string' ? to : `${decimalText(to)}${side}`,
            value: numericLimit(truth, { of, variable, to, side }, base),
          },
        ]
      : [];
  const borders = group.borders.slice(0, 4).flatMap((b) => [...at(b, '-'), ...at(b, '+')]);
  return [...at('-inf', '+'), ...at('inf', '+'), ...borders];
}

/** log2 of |f − end| at a point; −∞ where they agree as far as one can see. */
function distance(search: Search, end: Expr, point: Point): number | undefined {
  const gap = search.truth.evaluate(call('sub', search.of, end), point, 32, { floor: -400, bits: 1400 });
  if (gap.kind !== 'number' || typeof gap.low !== 'object' || typeof gap.high !== 'object') return undefined;
  return Math.max(log2Of(gap.low), log2Of(gap.high));
}

interface Nearest {
  readonly point: Point;
  readonly bits: number;
}

/** The sample point whose value is nearest to a finite end, local extremes in double included. */
function nearestTo(search: Search, end: End): Nearest | undefined {
  const { group, problem, truth, variable } = search;
  const base = group.points[0]!;
  const [f, e] = [doubleFunction(search.of), doubleFunction(end.value)];
  const values = doublesOf(base);
  const closeness = (t: number) => -Math.abs(f(values.set(variable, t)) - e(values));
  const tops = peaks(closeness, scoutGrid(group.borders), 3).flatMap((t) =>
    [3, 8, 16].map((d): Point => new Map([...base, [variable, roundDigits(fromDouble(t), d)]])),
  );
  const points = [...group.points, ...tops.filter((p) => inDomain(problem.domain, p, truth))];
  let best: Nearest | undefined;
  for (const point of points) {
    const bits = distance(search, end.value, point);
    if (bits !== undefined && (!best || bits < best.bits)) best = { point, bits };
  }
  return best;
}

interface EndResult {
  readonly note?: string;
  readonly problem?: string;
}

function lookForEnd(search: Search, end: End): EndResult {
  return end.value.kind === 'infinity' ? lookForInfinity(search, end.value.sign, end) : lookForFinite(search, end);
}

function lookForInfinity(search: Search, sign: 1 | -1, end: End): EndResult {
  if (search.limits.some(({ value }) => value.kind === 'infinity' && value.sign === sign)) return {};
  let largest: Nearest | undefined;
  for (const point of search.group.points) {
    const value = search.truth.enclose(search.of, point, 256);
    if (value.kind !== 'number') continue;
    const bound = sign > 0 ? value.low : value.high;
    if (typeof bound !== 'object') return {};
    const bits = bound.mantissa > 0n === sign > 0 && bound.mantissa !== 0n ? log2Of(bound) : Number.NEGATIVE_INFINITY;
    if (!largest || bits > largest.bits) largest = { point, bits };
  }
  if (largest && largest.bits >= FAR_BITS) return {};
  return { problem: `the ${end.name} end is not reached: ${describe(search, largest)}` };
}

function describe(search: Search, nearest: Nearest | undefined): string {
  if (!nearest) return 'no value was found';
  const value = valueText(search.truth, search.truth.enclose(search.of, nearest.point, 256), 8);
  return `the nearest value found is ${value} at ${pointText(new Map(Object.entries(pointRecord(search.problem, nearest.point)).map(([n]) => [n, nearest.point.get(n)!])))}`;
}

function lookForFinite(search: Search, end: End): EndResult {
  const nearest = nearestTo(search, end);
  const limit = search.limits.find(({ value }) => value.kind === 'number' && holdsEnd(search, value, end));
  const scale = Math.max(0, sizeOf(search, end, nearest));
  const isNear = nearest !== undefined && nearest.bits <= scale - NEAR_BITS;
  if (!isNear && !limit)
    return { problem: `the ${end.name} end ${print(end.value)} is not reached: ${describe(search, nearest)}` };
  const isInside = isNear && isTurning(search, end, nearest);
  if (end.open && isInside)
    return { problem: `the ${end.name} end is open, but the values seem to attain it: ${describe(search, nearest)}` };
  if (end.open) return {};
  if (nearest && isAttained(search, end, nearest)) return {};
  if (isInside) return { note: `the ${end.name} end is met within 2^${Math.ceil(nearest.bits)}` };
  return {
    problem: `the ${end.name} end ${print(end.value)} is approached${limit ? ` as ${search.variable} goes to ${limit.at}` : ''}, but no point was found that attains it`,
  };
}

function sizeOf(search: Search, end: End, nearest: Nearest | undefined): number {
  if (!nearest) return 0;
  const value = search.truth.enclose(end.value, nearest.point, 64);
  return value.kind === 'number' && typeof value.high === 'object' ? log2Of(value.high) : 0;
}

function holdsEnd(search: Search, value: LimitValue, end: End): boolean {
  if (value.kind !== 'number') return false;
  const at = search.truth.enclose(end.value, search.group.points[0]!, 256);
  if (at.kind !== 'number') return false;
  const number = (r: Rational): Expr => ({ kind: 'number', value: r });
  const point = search.group.points[0]!;
  const [low, high] = [number(value.low), number(value.high)].map(
    (e) => compareAt(search.truth, e, end.value, point).order.kind,
  );
  const isLoose = toDouble(value.high) - toDouble(value.low) > 1e-3;
  return low !== 'greater' && high !== 'less' && !isLoose;
}

const isAttained = (search: Search, end: End, nearest: Nearest): boolean => {
  const { order } = compareSides(search.truth, search.of, end.value, nearest.point);
  return order.kind === 'same';
};

/** Does the function come nearest to the end here, and leave it again on both sides? */
function isTurning(search: Search, end: End, nearest: Nearest): boolean {
  const at = nearest.point.get(search.variable)!;
  const t = toDouble(at);
  if (Math.abs(t) > 1e4) return false;
  return [t - 0.5, t + 0.5].every((u) => {
    const point = new Map([...nearest.point, [search.variable, fromDouble(u)]]);
    if (!inDomain(search.problem.domain, point, search.truth)) return false;
    const bits = distance(search, end.value, point);
    return bits !== undefined && bits > nearest.bits && compare(at, fromDouble(u)) !== 0;
  });
}
