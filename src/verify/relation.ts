/** Identities and inequalities on a sample: every point certain, agreed, or undecided. */
import { fromDouble, type Rational } from '../algebra/rational.js';
import type { Point, Truth } from '../truth/truth.js';
import type { CompareOptions } from './compare.js';
import { isOrdinaryPoint, roundDigits } from './decimals.js';
import type { Finding } from './finding.js';
import { emptyTally, isRefuted, type Link, lookAt, type Tally } from './links.js';
import { length, refuted, unrefuted } from './outcome.js';
import type { Problem } from './problem.js';
import { doublesOf, type Group, inDomain, type Sample, samplePoints } from './sample.js';
import { scoutPlaces } from './scout.js';
import { hasLimits } from './sides.js';
import { pointBudget } from './work.js';

/** So many refuting points are collected before the best witness is chosen. */
const ENOUGH_REFUTING = 4;
/** Parameters of limits stay where the sequences reach far beyond them (2^512 against 10^13). */
const LIMIT_SIZE_BITS = 44;

const bitsOf = (a: bigint): number => (a < 0n ? -a : a).toString(16).length * 4;
const isModerate = (v: Rational): boolean => v.num === 0n || Math.abs(bitsOf(v.num) - bitsOf(v.den)) <= LIMIT_SIZE_BITS;

/** Settles `left = right` or a chain of inequalities by sampling. */
export function settleRelation(problem: Problem, truth: Truth, links: readonly Link[]): Finding {
  const exprs = links.flatMap((l) => [l.left, l.right]);
  const limits = exprs.some(hasLimits);
  const sample = samplePoints(problem, truth, { budget: pointBudget(exprs) });
  const tally = emptyTally();
  const groups = limits ? sample.groups.map(moderate) : sample.groups;
  for (const point of groups.flatMap((g) => g.points)) {
    lookAt(truth, links, point, tally);
    if (tally.refuted.length >= ENOUGH_REFUTING) break;
  }
  if (tally.refuted.length === 0 && !limits) scout(problem, truth, links, sample, tally);
  if (tally.refuted.length > 0) return refuted(problem, truth, links, tally, {});
  const deeper = limits ? undefined : lookDeeper(problem, truth, links, tally);
  if (deeper) return refuted(problem, truth, links, tally, deeper);
  return unrefuted(problem, links, tally);
}

const moderate = (g: Group): Group => ({ ...g, points: g.points.filter((p) => [...p.values()].every(isModerate)) });

/** Settings of the outer variables that are scouted, and places looked at in each. */
const SCOUTED_SETTINGS = 10;

/** Quick looks in double between the points; what seems bad is looked at in intervals. */
function scout(problem: Problem, truth: Truth, links: readonly Link[], sample: Sample, tally: Tally): void {
  if (!sample.inner) return;
  for (const group of sample.groups.slice(0, SCOUTED_SETTINGS)) {
    const base = group.points[0];
    if (!base) continue;
    for (const place of scoutPlaces(links, problem.domain, doublesOf(base), sample.inner, group.borders)) {
      const point = [3, 6, 10, 15]
        .map((digits): Point => new Map([...base, [sample.inner!, roundDigits(fromDouble(place), digits)]]))
        .find((p) => inDomain(problem.domain, p, truth) && isRefuted(truth, links, p));
      if (point) tally.refuted.push(point);
      if (tally.refuted.length > 0) return;
    }
  }
}

/** Points that get the most expensive look, and points whose agreement is looked at beyond 60 digits. */
const DEEP_POINTS = 3;
const CONFIRMED_POINTS = 8;

/**
 * Sixty equal digits may be a saturated tail: tanh(100) and 1 differ in the 87th. Some agreeing points are looked at
 * with more precision, and most closely where nothing was decided, both sides are near 0, or all points are far out.
 */
function lookDeeper(problem: Problem, truth: Truth, links: readonly Link[], tally: Tally): CompareOptions | undefined {
  const simplest = (list: readonly Point[]) =>
    [...list].sort((a, b) => length(problem, a) - length(problem, b)).slice(0, DEEP_POINTS);
  const stride = Math.max(1, Math.floor(tally.agreed.length / CONFIRMED_POINTS));
  const spread = tally.agreed.filter((_, i) => i % stride === 0).slice(0, CONFIRMED_POINTS);
  const undecided = tally.holds === 0 ? tally.undecided.map((u) => u.point) : [];
  const far = tally.agreed.some(isOrdinaryPoint) ? [] : tally.agreed;
  const looks: readonly (readonly [readonly Point[], CompareOptions])[] = [
    [spread, { strict: true }],
    [simplest([...tally.vague, ...undecided]), { deep: true }],
    [simplest(far), { deep: true }],
  ];
  for (const [points, options] of looks) {
    const found = points.find((p) => isRefuted(truth, links, p, options));
    if (!found) continue;
    tally.refuted.push(found);
    return options;
  }
  return undefined;
}
