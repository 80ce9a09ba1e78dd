/**
 * Forms in doubles: every operation a pair first, then one double wherever the result stays within the limit. The
 * reference is the same form in scaled double-doubles. Where the code is good is found too: outside of it, and for forms
 * that have no such code, the exact kernel is asked.
 */
import { toDouble as toNearest } from '../../algebra/rational.js';
import type { ParameterPower } from '../../program/kernel.js';
import { type AccurateLeaf, type MixedCode, type MixedOperation, type Region, runMixed } from '../../program/mixed.js';
import { add, fromDouble, neg, type Scaled, scale, sub as subtract } from '../../runtime/index.js';
import { toDouble as rounded } from '../../runtime/round.js';
import { MAGNITUDES } from './borders.js';
import { type Candidate, innerOf, MOST_BITS, outerOf } from './cell.js';
import { type Extent, extentOf, type Look, type Range } from './extent.js';
import { codeOfForm, codeOfPiece, compact, powers, Unsupported, Writer } from './pairs.js';
import type { Plan } from './plan.js';
import type { Outcome } from './run.js';

/** Errors that are allowed: of the rounded result in ulp, or of the pair where a multiplication follows. */
const LIMITS = { rounded: 0.75, pair: 0.2 } as const;
/** All-pair code must be this good for a point to belong to its region. */
const CLEAN = { rounded: 0.52, pair: 0.02 } as const;
/** Samples of a region: a few an octave for the choice, others to confirm it. */
const CHOOSING = 160;
const CONFIRMING = 400;

interface Sample {
  readonly u: number;
  /** The tail of u: an argument that was multiplied by a parameter has one. */
  readonly low: number;
  readonly truth: Scaled;
}

/** What a region is made for: the error that counts, whether u has a tail, and the exact value at u. */
interface Task {
  readonly of: 'rounded' | 'pair';
  readonly tails: boolean;
  readonly reference: (u: Scaled) => Scaled;
}

/** A sample at u; tails are anything up to half a unit, different at each. */
function sampleAt(task: Task, u: number, n: number): Sample {
  const unit = Math.abs(u) * 2 ** -53;
  const low = task.tails ? unit * (((n * 0.7548776662466927) % 1) - 0.5) : 0;
  return { u, low, truth: task.reference(low === 0 ? fromDouble(u) : add(fromDouble(u), fromDouble(low))) };
}

const NONE: ReadonlyMap<string, number> = new Map();

/** The error at a sample, in ulp: of the head, or of head and tail together. */
function errorAt(code: MixedCode, s: Sample, of: 'rounded' | 'pair'): number {
  const y = runMixed(code, { head: s.u, low: s.low }, NONE);
  if (s.truth.h === 0) return y.head === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (!Number.isFinite(y.head) || Math.abs(y.head) < 1e-290) return Number.POSITIVE_INFINITY;
  let rest = subtract(fromDouble(y.head), s.truth);
  if (of === 'pair') rest = subtract(rest, neg(fromDouble(y.low)));
  return Math.abs(rounded(scale(rest, 52 - s.truth.e)));
}

const worst = (code: MixedCode, samples: readonly Sample[], of: 'rounded' | 'pair', stop: number): number => {
  let w = 0;
  for (const s of samples) {
    const e = errorAt(code, s, of);
    if (!(e <= w)) w = e;
    if (!(w <= stop)) return w;
  }
  return w;
};

/** What one operation costs, in additions. */
function cost(o: MixedOperation): number {
  switch (o.op) {
    case 'core':
      return 20;
    case 'divide':
    case 'sqrt':
      return 12;
    case 'multiply':
      return 10;
    case 'add':
      return 6;
    default:
      return 0;
  }
}

/** What a code costs, in additions. */
export const costOf = (code: MixedCode): number =>
  code.reduce((sum, o) => sum + (o.op === 'core' || o.pair ? cost(o) : cost(o) / 6), 0);

/** Operations made single, the dearest first, as long as the code still fits. */
export function demoted(code: MixedCode, fits: (code: MixedCode) => boolean, keepsLast = false): MixedCode {
  let best = code;
  const order = code.map((o, i) => ({ i, c: cost(o) })).sort((a, b) => b.c - a.c || a.i - b.i);
  for (const { i } of order) {
    if (!best[i]!.pair) continue;
    if (keepsLast && i === code.length - 1) continue;
    const tried = best.map((o, k) => (k === i ? { ...o, pair: false } : o));
    if (fits(tried)) best = tried;
  }
  return best;
}

/** As few pairs as an error limit at the samples allows. */
const demotedWithin = (code: MixedCode, samples: readonly Sample[], of: 'rounded' | 'pair', limit: number): MixedCode =>
  demoted(code, (tried) => worst(tried, samples, of, limit) <= limit, of === 'pair');

/** Nothing is looked at beyond these magnitudes: doubles lose bits there, and the exact kernel is asked. */
const REACH = { least: 2 ** -930, most: 2 ** 930 } as const;
/** Points that close in on an end: the worst of a form is where another takes over. */
const CLOSING = 20;

/**
 * Points of an extent: evenly in the logarithm, half of them in the middle range, where kernels are used, and closing in
 * on its ends and on the gaps; odd steps.
 */
function spread({ low, high, gaps }: Extent, count: number, shift: number): readonly number[] {
  const [a, b] = [Math.log2(low), Math.log2(high)];
  const out: number[] = [];
  for (let i = 0; i < count; i++) {
    const t = (i + shift) / count;
    const [from, to] = i % 2 === 0 ? [Math.max(a, -8), Math.min(b, 7)] : [a, b];
    out.push(2 ** (from < to ? from + (to - from) * t : a + (b - a) * t));
  }
  const closeIn = (end: number, away: 1 | -1): void => {
    for (let k = 0; k < CLOSING; k++) out.push(end * (1 + away * 2 ** (-4 - 2 * (k + shift))));
  };
  for (const e of [low, ...gaps.map(([, end]) => end)]) closeIn(e, 1);
  for (const e of [high, ...gaps.map(([start]) => start)]) closeIn(e, -1);
  return out.filter((m) => m > low && m < high && !gaps.some(([p, q]) => m >= p && m <= q));
}

/** The code with as few pairs as the limit allows, on an extent where all-pair code is clean. */
function chosen(code: MixedCode, task: Task, extent: Extent, side: number): MixedCode {
  const samples = (count: number, shift: number): readonly Sample[] =>
    spread(extent, count, shift).map((m, n) => sampleAt(task, side * m, n));
  const [choosing, confirming] = [samples(CHOOSING, 0.37), samples(CONFIRMING, 0.618)];
  const most = LIMITS[task.of];
  for (const limit of [most, most * 0.87, most * 0.75]) {
    const found = demotedWithin(code, choosing, task.of, limit);
    if (worst(found, confirming, task.of, Number.POSITIVE_INFINITY) <= most * 1.07) return found;
  }
  return code;
}

/** Points an octave of the middle range, at which the extent of a code is looked for. */
const PER_OCTAVE = 10;

/** Where all-pair code is clean, as far as the middle range matters. */
function cleanExtent(
  code: MixedCode,
  task: Task,
  low: number,
  high: number,
  side: number,
  taken: readonly Range[],
): Extent | undefined {
  const [least, most] = [Math.max(low, REACH.least), Math.min(high, REACH.most)];
  if (!(least < most)) return undefined;
  const middle = Array.from({ length: 18 * PER_OCTAVE }, (_, i) => 2 ** (-9 + (i + 0.21) / PER_OCTAVE));
  const ends = spread({ low: least, high: most, gaps: taken }, 24, 0.41);
  const magnitudes = [...new Set([...MAGNITUDES, ...middle, ...ends])]
    .filter((m) => m > least && m < most)
    .sort((a, b) => a - b);
  let n = 0;
  const look = (m: number): Look => {
    const s = sampleAt(task, side * m, n++);
    return { sign: Math.sign(s.truth.h), clean: errorAt(code, s, 'pair') <= CLEAN.pair };
  };
  const found = extentOf(magnitudes, look, taken, (m) => (m > 2 ** -12 && m < 2 ** 10 ? 1 : 0.001));
  return found && { ...found, low: Math.max(least, found.low), high: Math.min(most, found.high) };
}

/** The code's region, the gaps in it first; `taken` are the places of polynomials. */
function regionOf(
  code: MixedCode,
  task: Task,
  low: number,
  high: number,
  side: number,
  taken: readonly Range[],
): readonly Region[] {
  const found = cleanExtent(code, task, low, high, side, taken);
  if (!found || !(found.low < found.high)) return [];
  const gaps = [...found.gaps, ...taken.filter(([a, b]) => b > found.low && a < found.high)];
  const best = compact(chosen(code, task, { ...found, gaps }, side));
  const region = (a: number, b: number, held: MixedCode): Region =>
    side > 0 ? { low: a, high: b, code: held } : { low: -b, high: -a, code: held };
  return [...found.gaps.map(([a, b]) => region(a, b, [])), region(found.low, found.high, best)];
}

/** A value as a reference: none where it has lost its own digits. */
const known = ({ value, bits }: Outcome<Scaled>): Scaled => (bits > MOST_BITS ? fromDouble(Number.NaN) : value);

/** The regions of a plan: polynomials around roots first, then the forms of each cell. */
function regionsOf(plan: Plan<Scaled>, of: 'rounded' | 'pair', tails: boolean): readonly Region[] {
  const regions: Region[] = [];
  const meeting = [
    ...new Set(plan.cells.flatMap(({ span }) => (span.low?.exact ? [toNearest(span.low.at)] : []))),
  ].sort((a, b) => a - b);
  for (const p of plan.pieces) {
    const code = codeOfPiece(p);
    const task: Task = { of, tails, reference: p.run };
    const samples = (n: number, shift: number): readonly Sample[] =>
      Array.from({ length: n }, (_, i) => {
        // Closing in on the root from both sides.
        const w = (p.high - p.low) / 2;
        const t = (i + shift) / n;
        const u = (p.low + p.high) / 2 + (i % 2 === 0 ? 1 : -1) * w * (i % 4 < 2 ? t : 2 ** (-46 * t));
        return sampleAt(task, u, i);
      }).filter((s) => s.u > p.low && s.u < p.high && s.truth.h !== 0);
    if (worst(code, samples(60, 0.21), of, CLEAN[of]) > CLEAN[of]) {
      // A gap: the exact kernel is asked there.
      regions.push({ low: p.low, high: p.high, code: [] });
      continue;
    }
    const best = demotedWithin(code, samples(CHOOSING, 0.37), of, LIMITS[of]);
    const fine = worst(best, samples(CONFIRMING, 0.618), of, Number.POSITIVE_INFINITY) <= LIMITS[of] * 1.07;
    const held = compact(fine ? best : code);
    // A point at which cells meet may have a value of its own, or none.
    const cuts = [p.low, ...meeting.filter((m) => m > p.low && m < p.high), p.high];
    for (let i = 0; i + 1 < cuts.length; i++) regions.push({ low: cuts[i]!, high: cuts[i + 1]!, code: held });
  }
  const taken = (side: 1 | -1): readonly Range[] =>
    plan.pieces
      .filter((p) => Math.sign(p.low) === side)
      .map((p): Range => (side > 0 ? [p.low, p.high] : [-p.high, -p.low]))
      .sort(([a], [b]) => a - b);
  for (const { span, forms } of plan.cells) {
    if (!forms) continue;
    const [inner, outer] = [innerOf(span), outerOf(span)];
    const parts: readonly (readonly [Candidate<Scaled> | undefined, number, number])[] =
      forms.near && forms.far
        ? [
            [forms.near, inner, forms.switchAt],
            [forms.far, forms.switchAt, outer],
          ]
        : [[forms.near ?? forms.far, inner, outer]];
    for (const [candidate, low, high] of parts) {
      if (!candidate || !(low < high)) continue;
      try {
        const code = codeOfForm(candidate.code);
        const task: Task = { of, tails, reference: (u) => known(candidate.run(u)) };
        regions.push(...regionOf(code, task, low, high, span.side, taken(span.side)));
      } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
      }
    }
  }
  return regions;
}

/** The accurate code of a plan; parameters are given as their magnitudes. Undefined where there is none. */
export function accurateLeaf(
  plan: Plan<Scaled>,
  argument: readonly ParameterPower[],
  multiplier: readonly ParameterPower[],
  atZero: number | undefined,
): AccurateLeaf | undefined {
  try {
    const [w, m] = [new Writer(), new Writer()];
    if (argument.length > 0) powers(argument, w, w.put({ op: 'input', pair: false }));
    if (multiplier.length > 0) powers(multiplier, m, undefined);
    const regions = regionsOf(plan, multiplier.length > 0 ? 'pair' : 'rounded', argument.length > 0);
    return {
      ...(argument.length > 0 ? { argument: compact(w.code) } : {}),
      ...(multiplier.length > 0 ? { multiplier: compact(m.code) } : {}),
      regions,
      ...(atZero !== undefined && multiplier.length === 0 ? { atZero } : {}),
    };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return undefined;
  }
}
