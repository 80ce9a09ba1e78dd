/** Identities and inequalities on a sample: every point certain, agreed, or undecided. */
import { fromDouble, type Rational, rational } from '../algebra/rational.js';
import type { Comparison, Expr } from '../expr/expr.js';
import { print } from '../expr/print.js';
import type { Point, Truth } from '../truth/truth.js';
import { pointText } from './candidates.js';
import { type CompareOptions, ENOUGH_BITS, type Order } from './compare.js';
import { decimalText, isOrdinaryPoint, roundDigits } from './decimals.js';
import type { Finding } from './finding.js';
import type { Reach } from './limit.js';
import type { Problem } from './problem.js';
import { doublesOf, type Group, inDomain, type Sample, samplePoints } from './sample.js';
import { scoutPlaces } from './scout.js';
import { type ComparedSides, compareSides, hasLimits } from './sides.js';
import { pointRecord, recordText, shrink, witnessOf } from './witness.js';
import { pointBudget } from './work.js';

/** An identity is one link with '='. */
export interface Link {
  readonly left: Expr;
  readonly relation: '=' | Comparison['relation'];
  readonly right: Expr;
}

export type Standing = 'holds' | 'refuted' | 'silent' | 'undecided';

/** What an order of two sides means for a link. Where one side alone is defined, no relation holds. */
export function standing(relation: Link['relation'], order: Order): Standing {
  if (order.kind === 'undecided') return 'undecided';
  if (order.kind === 'neither') return 'silent';
  if (order.kind === 'one-sided') return 'refuted';
  if (order.kind === 'same') {
    if (relation !== '<' && relation !== '>') return 'holds';
    return order.exact ? 'refuted' : 'undecided';
  }
  if (relation === '=') return 'refuted';
  const wanted = relation === '<' || relation === '<=' ? 'less' : 'greater';
  return order.kind === wanted ? 'holds' : 'refuted';
}

interface Tally {
  holds: number;
  silent: number;
  readonly undecided: { readonly point: Point; readonly reason: string; readonly equal: boolean }[];
  readonly refuted: Point[];
  /** Points that hold only because both sides are near 0 as far as could be seen. */
  readonly vague: Point[];
  /** Fewest bits to which two equal sides agreed, relative to their size; and as an absolute gap near 0. */
  agreedBits: number;
  widthBits: number;
  reach: Reach | undefined;
}

/** So many refuting points are collected before the best witness is chosen. */
const ENOUGH_REFUTING = 4;
/** Parameters of limits stay where the sequences reach far beyond them (2^512 against 10^13). */
const LIMIT_SIZE_BITS = 44;

const bitsOf = (a: bigint): number => (a < 0n ? -a : a).toString(16).length * 4;
const isModerate = (v: Rational): boolean => v.num === 0n || Math.abs(bitsOf(v.num) - bitsOf(v.den)) <= LIMIT_SIZE_BITS;

const isStrict = (link: Link): boolean => link.relation === '<' || link.relation === '>';

/** The relation's settled links at one point. */
function lookAt(truth: Truth, links: readonly Link[], point: Point, tally: Tally): void {
  let verdict: Standing = 'silent';
  for (const link of links) {
    const compared = compareSides(truth, link.left, link.right, point, { strict: isStrict(link) });
    if (compared.reach) tally.reach = compared.reach;
    const here = standing(link.relation, compared.order);
    note(compared, here, point, tally);
    if (here === 'refuted') {
      verdict = 'refuted';
      break;
    }
    if (here === 'undecided') verdict = 'undecided';
    else if (here === 'holds' && verdict !== 'undecided') verdict = 'holds';
  }
  if (verdict === 'refuted') tally.refuted.push(point);
  else if (verdict === 'holds') tally.holds += 1;
  else if (verdict === 'silent') tally.silent += 1;
}

function note({ order }: ComparedSides, here: Standing, point: Point, tally: Tally): void {
  if (here === 'undecided')
    tally.undecided.push({
      point,
      reason: order.kind === 'undecided' ? order.reason : AGREES,
      equal: order.kind === 'same',
    });
  if (here !== 'holds' || order.kind !== 'same' || order.exact) return;
  if (order.gap.agreedBits < ENOUGH_BITS) {
    tally.widthBits = Math.max(tally.widthBits, order.gap.widthBits);
    tally.vague.push(point);
  } else tally.agreedBits = Math.min(tally.agreedBits, order.gap.agreedBits);
}

/** Settles `left = right` or a chain of inequalities by sampling. */
export function settleRelation(problem: Problem, truth: Truth, links: readonly Link[]): Finding {
  const exprs = links.flatMap((l) => [l.left, l.right]);
  const limits = exprs.some(hasLimits);
  const sample = samplePoints(problem, truth, { budget: pointBudget(exprs) });
  const tally: Tally = {
    holds: 0,
    silent: 0,
    undecided: [],
    refuted: [],
    vague: [],
    agreedBits: Number.POSITIVE_INFINITY,
    widthBits: Number.NEGATIVE_INFINITY,
    reach: undefined,
  };
  const groups = limits ? sample.groups.map(moderate) : sample.groups;
  for (const point of groups.flatMap((g) => g.points)) {
    lookAt(truth, links, point, tally);
    if (tally.refuted.length >= ENOUGH_REFUTING) break;
  }
  if (tally.refuted.length === 0 && !limits) scout(problem, truth, links, sample, tally);
  if (tally.refuted.length > 0) return refuted(problem, truth, links, tally, {});
  if (!limits && lookDeeper(problem, truth, links, tally)) return refuted(problem, truth, links, tally, { deep: true });
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

/** Points that get the most expensive look. */
const DEEP_POINTS = 3;

/** Where nothing was decided, or only that both sides are near 0, the simplest points are looked at once more. */
function lookDeeper(problem: Problem, truth: Truth, links: readonly Link[], tally: Tally): boolean {
  const open = [...tally.vague, ...(tally.holds === 0 ? tally.undecided.map((u) => u.point) : [])];
  const simple = [...open].sort((a, b) => length(problem, a) - length(problem, b)).slice(0, DEEP_POINTS);
  const found = simple.find((p) => isRefuted(truth, links, p, { deep: true }));
  if (found) tally.refuted.push(found);
  return found !== undefined;
}

const isRefuted = (truth: Truth, links: readonly Link[], point: Point, options: CompareOptions = {}): boolean =>
  failing(truth, links, point, options) !== undefined;

function failing(
  truth: Truth,
  links: readonly Link[],
  point: Point,
  options: CompareOptions,
): { link: Link; compared: ComparedSides } | undefined {
  for (const link of links) {
    const compared = compareSides(truth, link.left, link.right, point, { ...options, strict: isStrict(link) });
    if (standing(link.relation, compared.order) === 'refuted') return { link, compared };
  }
  return undefined;
}

/** Total length of a point's texts: what makes a witness simple. */
const length = (problem: Problem, point: Point): number => recordText(pointRecord(problem, point)).length;

function refuted(
  problem: Problem,
  truth: Truth,
  links: readonly Link[],
  tally: Tally,
  options: CompareOptions,
): Finding {
  const simplest = [...tally.refuted].sort((a, b) => length(problem, a) - length(problem, b))[0]!;
  const point = shrink(problem, truth, simplest, (p) => isRefuted(truth, links, p, options));
  const { link, compared } = failing(truth, links, point, options)!;
  const sides = hasLimits(link.left) || hasLimits(link.right) ? undefined : ([link.left, link.right] as const);
  const { witness, remark } = witnessOf(problem, truth, point, compared, sides);
  const reason = reasonFor(compared.order);
  const notes = [
    ...(reason ? [reason] : []),
    ...(remark ? [remark] : []),
    ...(compared.reach ? [reachText(compared.reach)] : []),
  ];
  const at = recordText(witness.point);
  return {
    verdict: 'refuted',
    method: compared.limits || compared.reach ? 'values far out' : METHODS[compared.order.kind],
    witness,
    failure: at === '' ? 'is false' : `is false at ${at}`,
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
    help: helpFor(problem, tally, point, compared.order),
  };
}

/** How a refutation was seen, by the order of the two sides. */
const METHODS: Readonly<Record<Order['kind'], string>> = {
  less: 'disjoint intervals at one point',
  greater: 'disjoint intervals at one point',
  same: 'exactly equal at one point',
  'one-sided': 'one side undefined at one point',
  neither: '',
  undecided: '',
};

function reasonFor(order: Order): string | undefined {
  if (order.kind === 'same') return 'the two sides are equal there';
  return order.kind === 'one-sided'
    ? `the ${order.undefinedSide} side is undefined there (${order.reason})`
    : undefined;
}

/** Where only single points fail, `where x != …` is what is missing. */
function helpFor(problem: Problem, tally: Tally, point: Point, order: Order): readonly string[] {
  const inner = problem.variables.at(-1)?.name;
  const value = inner && point.get(inner);
  const places = new Set(tally.refuted.map((p) => decimalText(p.get(inner ?? '') ?? rational(0n))));
  if (order.kind !== 'one-sided' || !value || places.size > 1)
    return ['correct the claim or the definition, or restrict the claim by `where`'];
  return [`if that point is not meant, add \`where ${inner} != ${decimalText(value)}\``];
}

export const reachText = (reach: Reach): string => `limit from ${reach.places} points up to 2^${reach.exponent}`;

/** log10 of 2^bits, as a power of ten in text. */
const powerOfTen = (bits: number): string => `1e${Math.max(LEAST_POWER, Math.ceil(bits * Math.log10(2)))}`;
/** Smaller gaps are all the same to a reader. */
const LEAST_POWER = -1000;

function unrefuted(problem: Problem, links: readonly Link[], tally: Tally): Finding {
  const total = tally.holds + tally.silent + tally.undecided.length;
  const reason = whyUnknown(links, tally);
  if (reason) return { verdict: 'unknown', method: `${total} points`, note: reason };
  const gaps = [
    ...(Number.isFinite(tally.agreedBits) ? [`worst gap ${powerOfTen(-tally.agreedBits)}`] : []),
    ...(Number.isFinite(tally.widthBits) ? [`near 0 within ${powerOfTen(tally.widthBits)}`] : []),
  ];
  // Limits that are known to 60 digits need no remark.
  const roughly = tally.widthBits > -ENOUGH_BITS ? [`within ${powerOfTen(tally.widthBits)}`] : [];
  const exact = gaps.length === 0 && links.some((l) => l.relation === '=') ? ['exactly equal'] : [];
  const parts = [
    `${tally.holds} points`,
    ...(tally.reach ? [reachText(tally.reach), ...roughly] : gaps.length > 0 ? ['60 digits', ...gaps] : exact),
  ];
  const notes = [
    ...(tally.silent > 0 ? [`neither side is defined at ${tally.silent} more points`] : []),
    ...(tally.undecided.length > 0
      ? [
          `${tally.undecided.length} more points undecided: ${tally.undecided[0]!.reason} (${pointText(tally.undecided[0]!.point)})`,
        ]
      : []),
  ];
  return {
    verdict: 'tested',
    method: `${parts.join(', ')}, seed ${problem.seed}`,
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
  };
}

const AGREES = 'the two sides agree as far as could be seen';
const at = (point: Point): string => (point.size === 0 ? '' : ` at ${pointText(point)}`);

/** So few decided points do not test a claim when more than twice as many are undecided. */
const FEW_POINTS = 8;

function whyUnknown(links: readonly Link[], tally: Tally): string | undefined {
  const first = tally.undecided[0];
  const equal = tally.undecided.find((u) => u.equal && isOrdinaryPoint(u.point));
  if (equal && links.some(isStrict)) return `a strict inequality cannot be decided${at(equal.point)}: ${equal.reason}`;
  if (tally.holds === 0 && first) return `no point could be decided: ${first.reason}${at(first.point)}`;
  if (tally.holds === 0) return 'neither side is defined at any point that was tried';
  if (first && tally.holds < FEW_POINTS && tally.undecided.length > 2 * tally.holds)
    return `only ${tally.holds} points could be decided: ${first.reason}${at(first.point)}`;
  return undefined;
}

/** For messages: the link that is meant. */
export const linkText = (link: Link): string => `${print(link.left)} ${link.relation} ${print(link.right)}`;
