/** Quick looks in double at many places of one variable: where a relation seems violated, or comes closest to it. */
import { type Rational, toDouble } from '../algebra/rational.js';
import type { Condition, Expr } from '../expr/expr.js';
import { type Doubles, doubleCondition, doubleFunction } from './doubles.js';

/** Uneven steps over the middle, then both tails by powers of two; offsets keep off special values. */
const MIDDLE: readonly number[] = Array.from({ length: 201 }, (_, i) => (i - 100) * 0.1213 + ((i * 37) % 101) * 0.0003);
const TAIL: readonly number[] = Array.from({ length: 60 }, (_, i) => 1.37 * 2 ** (i - 30)).flatMap((t) => [t, -t]);
/** Places in each interval between borders. */
const INSIDE = 24;

/** Places to look at, ascending: borders cut the line, and each bounded part gets its own. */
export function scoutGrid(borders: readonly Rational[]): readonly number[] {
  const cuts = [...new Set(borders.map(toDouble))].filter(Number.isFinite).sort((a, b) => a - b);
  const inside = cuts.slice(1).flatMap((high, i) => {
    const low = cuts[i]!;
    return Array.from({ length: INSIDE }, (_, k) => low + ((k + 0.5) / INSIDE) * (high - low));
  });
  const beside = cuts.flatMap((c) => [c + 0.013, c - 0.013, c + 0.21, c - 0.21]);
  return [...new Set([...MIDDLE, ...TAIL, ...inside, ...beside])].sort((a, b) => a - b);
}

export interface ScoutLink {
  readonly left: Expr;
  readonly relation: string;
  readonly right: Expr;
}

/** How badly a link seems to fail: relative difference for identities, negative margin for inequalities. */
function badness(link: ScoutLink, absolute: boolean): (values: Doubles) => number {
  const [left, right] = [doubleFunction(link.left), doubleFunction(link.right)];
  return (values) => {
    const [a, b] = [left(values), right(values)];
    if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.NaN;
    const size = Math.abs(a) + Math.abs(b);
    if (link.relation === '=') return size === 0 ? 0 : Math.abs(a - b) / size;
    const margin = link.relation.startsWith('<') ? b - a : a - b;
    return absolute ? -margin : size === 0 ? 0 : -margin / size;
  };
}

/** Golden-section steps: enough to bring a tenth down to 1e-9. */
const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The place of a local maximum of f between two places around it. */
export function climb(f: (t: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  for (let i = 0; i < STEPS; i++) {
    const [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
    if (f(c) >= f(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}

/** The best few local maxima of f over an ascending grid, refined. */
export function peaks(f: (t: number) => number, grid: readonly number[], most: number): readonly number[] {
  const seen = grid.map((t) => ({ t, value: f(t) })).filter((s) => !Number.isNaN(s.value));
  const tops = seen.filter(
    (s, i) => s.value >= (seen[i - 1]?.value ?? -Infinity) && s.value >= (seen[i + 1]?.value ?? -Infinity),
  );
  const best = tops.sort((a, b) => b.value - a.value || Math.abs(a.t) - Math.abs(b.t)).slice(0, most);
  return best.flatMap(({ t, value }) => {
    const i = grid.indexOf(t);
    const refined = climb((u) => f(u), grid[i - 1] ?? t, grid[i + 1] ?? t);
    return f(refined) > value ? [refined, t] : [t];
  });
}

/** Places of the inner variable where the links are worth a look in intervals. */
export function scoutPlaces(
  links: readonly ScoutLink[],
  domain: Condition,
  base: Doubles,
  inner: string,
  borders: readonly Rational[],
): readonly number[] {
  const values = new Map(base);
  const holds = doubleCondition(domain);
  const grid = scoutGrid(borders).filter((t) => holds(values.set(inner, t)));
  return links.flatMap((link) => {
    const kinds = link.relation === '=' ? [false] : [true, false];
    return kinds.flatMap((absolute) => {
      const bad = badness(link, absolute);
      return peaks((t) => bad(values.set(inner, t)), grid, 2);
    });
  });
}
