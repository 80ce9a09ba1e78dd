/**
 * Where straight-line code in pairs is good: a long interval, out of which gaps are cut. The code loses its digits
 * beside roots that have no polynomial of their own and wherever its terms nearly cancel; the exact kernel is asked in
 * the gaps.
 */

/** A range of magnitudes, its ends left out. */
export type Range = readonly [number, number];

/** An interval in which the code is good outside of the gaps, which ascend. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  readonly gaps: readonly Range[];
}

/** The code at a magnitude: its sign there, and whether its error is small. */
export interface Look {
  readonly sign: number;
  readonly clean: boolean;
}

/** More gaps cost more comparisons than an interval is worth. */
const MOST_GAPS = 8;
/** A gap that is wider than this part of its place ends the interval. */
const WIDEST = 1.25;
const BISECTIONS = 60;
/** Steps to the edge of a gap: the last one is known to a thousandth of the gap's width. */
const EDGE = 10;
/** Gaps are made wider by this part of their width on each side: what is seen at points is the least. */
const MARGIN = 0.5;
/** Nearest to a root at which a look is taken. */
const NEAREST = 2 ** -44;

const isWithin = (m: number, list: readonly Range[]): boolean => list.some(([a, b]) => m >= a && m <= b);

/** Between a clean magnitude and one that is not: the clean side of the edge. */
function edge(look: (m: number) => Look, clean: number, rough: number): number {
  let [c, r] = [clean, rough];
  for (let i = 0; i < EDGE; i++) {
    const m = (c + r) / 2;
    if (look(m).clean) c = m;
    else r = m;
  }
  return c;
}

/** The change of sign between two magnitudes. */
function changeOfSign(look: (m: number) => Look, from: number, to: number, sign: number): number {
  let [l, h] = [from, to];
  for (let i = 0; i < BISECTIONS; i++) {
    const m = (l + h) / 2;
    if (m === l || m === h) break;
    if (look(m).sign === sign) l = m;
    else h = m;
  }
  return (l + h) / 2;
}

/** The gap around a root between two clean magnitudes: the error grows towards it, so the edges are sought outwards. */
function gapAround(look: (m: number) => Look, root: number, from: number, to: number): Range | undefined {
  const reach = (end: number): number => {
    for (let k = NEAREST; k < 1; k *= 4) {
      const m = root + (end - root) * k;
      if (Math.abs(m - root) > root * NEAREST && look(m).clean) return m;
    }
    return end;
  };
  const [a, b] = [reach(from), reach(to)];
  // A product that vanishes there loses nothing.
  return b - a <= 4 * root * NEAREST ? undefined : [a, b];
}

/**
 * The best extent of code over ascending magnitudes: looked at there, gaps between clean ones found and widened. `known`
 * are ranges that are somebody else's. The weight of a magnitude says how much it counts.
 */
export function extentOf(
  magnitudes: readonly number[],
  look: (m: number) => Look,
  known: readonly Range[],
  weight: (m: number) => number,
): Extent | undefined {
  const inside = magnitudes.filter((m) => !isWithin(m, known));
  const looks = inside.map(look);
  /** After the place i, up to the next clean place: a gap, nothing, or an end. */
  const after = (i: number): { readonly next: number; readonly gap?: Range } | undefined => {
    let j = i + 1;
    while (j < inside.length && !looks[j]!.clean) j += 1;
    const [p, q] = [inside[i]!, inside[j]];
    if (q === undefined) return undefined;
    if (j > i + 1) {
      const [a, b] = [edge(look, p, inside[i + 1]!), edge(look, q, inside[j - 1]!)];
      return { next: j, gap: widened([a, b], p, q) };
    }
    if (!(looks[i]!.sign * looks[j]!.sign < 0) || known.some(([a, b]) => a > p && b < q)) return { next: j };
    const root = changeOfSign(look, p, q, looks[i]!.sign);
    const gap = gapAround(look, root, p, q);
    return { next: j, ...(gap ? { gap: widened(gap, p, q) } : {}) };
  };
  let best: { extent: Extent; weight: number } | undefined;
  let [start, gaps, sum]: [number | undefined, Range[], number] = [undefined, [], 0];
  const close = (end: number): void => {
    if (start !== undefined && end > start && (!best || sum > best.weight))
      best = {
        weight: sum,
        extent: {
          low: start === 0 ? inside[0]! / 2 : inside[start]!,
          high: end === inside.length - 1 ? inside[end]! * 2 : inside[end]!,
          gaps,
        },
      };
    [start, gaps, sum] = [undefined, [], 0];
  };
  for (let i = 0; i < inside.length; ) {
    if (!looks[i]!.clean) {
      i += 1;
      continue;
    }
    if (start === undefined) start = i;
    sum += weight(inside[i]!);
    const step = after(i);
    if (!step || (step.gap && step.gap[1] > step.gap[0] * WIDEST)) close(i);
    else if (step.gap) {
      if (gaps.length >= MOST_GAPS) close(i);
      else gaps.push(step.gap);
    }
    i = step?.next ?? inside.length;
  }
  return best?.extent;
}

const widened = ([a, b]: Range, least: number, most: number): Range => {
  const more = (b - a) * MARGIN;
  return [Math.max(least, a - more), Math.min(most, b + more)];
};
