/** The finding about a relation: its witness, or what was looked at. */
import { rational } from '../algebra/rational.js';
import type { Point, Truth } from '../truth/truth.js';
import { pointText } from './candidates.js';
import { type CompareOptions, ENOUGH_BITS, type Order } from './compare.js';
import { decimalText, isOrdinaryPoint } from './decimals.js';
import type { Finding } from './finding.js';
import type { Reach } from './limit.js';
import { failing, isRefuted, isStrict, type Link, type Tally } from './links.js';
import type { Problem } from './problem.js';
import { hasLimits } from './sides.js';
import { pointRecord, recordText, shrink, witnessOf } from './witness.js';

/** Total length of a point's texts: what makes a witness simple. */
export const length = (problem: Problem, point: Point): number => recordText(pointRecord(problem, point)).length;

/** A relation that fails at a point of the tally. */
export function refuted(
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

/** A relation that no point refutes: tested, or unknown with the reason. */
export function unrefuted(problem: Problem, links: readonly Link[], tally: Tally): Finding {
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
