/**
 * Forms in doubles: every operation a pair first, then one double wherever the result stays within the limit. The
 * reference is the same form in scaled double-doubles. Where the code is good is found too: outside of it, and for forms
 * that have no such code, the exact kernel is asked.
 */
import type { ParameterPower } from '../../program/kernel.js';
import { type AccurateLeaf, type MixedCode, type MixedOperation, type Region, runMixed } from '../../program/mixed.js';
import { add, fromDouble, neg, type Scaled, scale, sub as subtract } from '../../runtime/index.js';
import { toDouble as rounded } from '../../runtime/round.js';
import { MAGNITUDES } from './borders.js';
import { type Candidate, innerOf, outerOf } from './cell.js';
import { codeOfForm, codeOfPiece, compact, powers, Unsupported, Writer } from './pairs.js';
import type { Plan } from './plan.js';

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

/** Points of an interval of magnitudes, evenly in the logarithm and then evenly in value near the upper end; odd steps. */
function spread(low: number, high: number, count: number, side: number, shift: number): readonly number[] {
  const [a, b] = [Math.log2(Math.max(low, 1e-280)), Math.log2(Math.min(high, 1e280))];
  const out: number[] = [];
  for (let i = 0; i < count; i++) {
    const t = (i + shift) / count;
    // Half of the points in the middle range, where kernels are used.
    const [from, to] = i % 2 === 0 ? [Math.max(a, -8), Math.min(b, 7)] : [a, b];
    const e = from < to ? from + (to - from) * t : a + (b - a) * t;
    out.push(side * 2 ** e);
  }
  return out.filter((u) => Math.abs(u) > low && Math.abs(u) < high);
}

/** The code with as few pairs as the limit allows, on a region where all-pair code is clean. */
function chosen(code: MixedCode, task: Task, low: number, high: number, side: number): MixedCode {
  const samples = (count: number, shift: number): readonly Sample[] =>
    spread(low, high, count, side, shift).map((u, n) => sampleAt(task, u, n));
  const [choosing, confirming] = [samples(CHOOSING, 0.37), samples(CONFIRMING, 0.618)];
  const most = LIMITS[task.of];
  for (const limit of [most, most * 0.87, most * 0.75]) {
    const found = demotedWithin(code, choosing, task.of, limit);
    if (worst(found, confirming, task.of, Number.POSITIVE_INFINITY) <= most * 1.07) return found;
  }
  return code;
}

/** The largest interval of magnitudes around the middle range in which all-pair code is clean. */
function cleanInterval(
  code: MixedCode,
  task: Task,
  low: number,
  high: number,
  side: number,
): readonly [number, number] | undefined {
  const inside = [...new Set([...MAGNITUDES, ...spread(low, high, 60, 1, 0.21).map(Math.abs)])]
    .filter((m) => m > low && m < high)
    .sort((a, b) => a - b);
  const good = inside.map((m, n) => errorAt(code, sampleAt(task, side * m, n), task.of) <= CLEAN[task.of]);
  // The run of good points that covers most of the middle range.
  let best: readonly [number, number] | undefined;
  let most = 0;
  for (let i = 0; i < inside.length; i++) {
    if (!good[i]) continue;
    let j = i;
    while (j + 1 < inside.length && good[j + 1]) j += 1;
    const weight = inside.slice(i, j + 1).filter((m) => m > 2 ** -12 && m < 2 ** 10).length + (j - i) / 1000;
    if (weight > most) {
      most = weight;
      best = [
        i === 0 ? Math.max(low, inside[0]! / 2) : inside[i]!,
        j === inside.length - 1 ? Math.min(high, inside[j]! * 2) : inside[j]!,
      ];
    }
    i = j;
  }
  return best && best[0] < best[1] ? best : undefined;
}

function regionOf(code: MixedCode, task: Task, low: number, high: number, side: number): readonly Region[] {
  const interval = cleanInterval(code, task, low, high, side);
  if (!interval) return [];
  const [a, b] = interval;
  const best = compact(chosen(code, task, a, b, side));
  return [side > 0 ? { low: a, high: b, code: best } : { low: -b, high: -a, code: best }];
}

/** The regions of a plan: polynomials around roots first, then the forms of each cell. */
function regionsOf(plan: Plan<Scaled>, of: 'rounded' | 'pair', tails: boolean): readonly Region[] {
  const regions: Region[] = [];
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
    regions.push({ low: p.low, high: p.high, code: compact(fine ? best : code) });
  }
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
        const task: Task = { of, tails, reference: (u) => candidate.run(u).value };
        regions.push(...regionOf(code, task, low, high, span.side));
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
