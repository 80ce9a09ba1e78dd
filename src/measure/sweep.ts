/**
 * What a sweep over all inputs of a binary32 function knows: which inputs were done, how many results are wrong, and
 * which look worst. A state is plain data (it is saved after every chunk); states of disjoint inputs combine, so that a
 * sweep goes on where it stopped and many machines share one. Inputs are bit patterns, 0 to 2^32 − 1.
 */

import { addRounding, type Judgement, NO_ROUNDING, type Rounding } from './rounding.js';

export const ALL_INPUTS = 2 ** 32;
/** Inputs a run: 16 MiB of words, small beside what devices allow for one buffer. */
export const CHUNK = 2 ** 22;

/** What a sweep is of: results of different programs, devices or parameters must never be combined. */
export interface SweepKey {
  readonly function: string;
  readonly target: string;
  readonly precision: string;
  /** Hash of the emitted program. */
  readonly program: string;
  readonly device: { readonly api: string; readonly implementation: string; readonly version: string };
  readonly parameters: readonly number[];
}

/** Inputs from (inclusive) to (exclusive). */
export type Range = readonly [from: number, to: number];

/** An input and what the device gave, both as bits. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  /** Distance from the double program in ulp; 0 where that isn't why it is kept. */
  readonly gap: number;
}

/** Why results are looked at: the lists of candidates, and the numbers of results they stand for. */
export const KINDS = ['nan', 'falseZero', 'wrongSign', 'infinite', 'far', 'strict', 'special', 'misrounded'] as const;
export type Kind = (typeof KINDS)[number];

export interface Sweep {
  readonly key: SweepKey;
  /** Sorted, disjoint. */
  readonly ranges: readonly Range[];
  /**
   * Results by kind: NaN for a number; 0 for a normal number; the wrong sign; an infinity or number amiss. Of the
   * others no count is needed: those far off, those far off below the normal range, and ±0 and ±∞. Misrounded ones are
   * counted where an oracle says what is right.
   */
  readonly counts: Readonly<Record<Kind, number>>;
  /** The worst of each kind: largest gap first, then by input. */
  readonly candidates: Readonly<Record<Kind, readonly Candidate[]>>;
  /** How the oracle of roundings did, where there is one. */
  readonly rounding?: Rounding;
}

/** Candidates kept of a kind: MPFR judges them all at the end, some hundred. */
export const KEPT = 64;

const byKind = <T>(make: (kind: Kind) => T): Record<Kind, T> =>
  Object.fromEntries(KINDS.map((k) => [k, make(k)])) as Record<Kind, T>;

export const emptySweep = (key: SweepKey): Sweep => ({
  key,
  ranges: [],
  counts: byKind(() => 0),
  candidates: byKind(() => []),
});

const order = (a: Candidate, b: Candidate): number => b.gap - a.gap || a.x - b.x;

/** The union of sorted, disjoint ranges; undefined when an input would be in both. */
export function joinRanges(a: readonly Range[], b: readonly Range[]): readonly Range[] | undefined {
  const joined: Range[] = [];
  for (const range of [...a, ...b].sort((p, q) => p[0] - q[0])) {
    const last = joined.at(-1);
    if (last && range[0] < last[1]) return undefined;
    if (last && range[0] === last[1]) joined[joined.length - 1] = [last[0], range[1]];
    else joined.push(range);
  }
  return joined;
}

const sameKey = (a: SweepKey, b: SweepKey): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Two parts of one sweep as one; undefined when they are of different sweeps or overlap. */
export function combine(a: Sweep, b: Sweep): Sweep | undefined {
  const ranges = sameKey(a.key, b.key) ? joinRanges(a.ranges, b.ranges) : undefined;
  if (!ranges) return undefined;
  return {
    key: a.key,
    ranges,
    counts: byKind((k) => a.counts[k] + b.counts[k]),
    candidates: byKind((k) => [...a.candidates[k], ...b.candidates[k]].sort(order).slice(0, KEPT)),
    ...(a.rounding || b.rounding
      ? { rounding: addRounding(a.rounding ?? NO_ROUNDING, b.rounding ?? NO_ROUNDING) }
      : {}),
  };
}

/** A compared chunk with what the oracle says of its roundings. */
export function withRounding(part: Sweep, { rounding, examples }: Judgement): Sweep {
  const misrounded = examples.map(({ x, y }) => ({ x, y, gap: 0 }));
  return {
    ...part,
    counts: { ...part.counts, misrounded: rounding.misrounded },
    candidates: { ...part.candidates, misrounded },
    rounding,
  };
}

export const inputsDone = (s: Sweep): number => s.ranges.reduce((n, [from, to]) => n + to - from, 0);

export interface Shard {
  /** 1 to count. */
  readonly index: number;
  readonly count: number;
}

/** Chunks of a shard (every count-th one, so that all shards meet all magnitudes) without those done by anyone. */
export function chunksLeft(done: readonly Range[], shard: Shard, total: number, chunk: number): readonly Range[] {
  const left: Range[] = [];
  for (let i = shard.index - 1; i * chunk < total; i += shard.count) {
    const range: Range = [i * chunk, Math.min(total, (i + 1) * chunk)];
    if (!done.some(([from, to]) => range[0] < to && from < range[1])) left.push(range);
  }
  return left;
}

/** The unit in the last place of binary32 at a double whose exponent field is e; never below 2^-149, nor above 2^104. */
const UNITS = Float64Array.from({ length: 2048 }, (_, e) => 2 ** Math.max(-149, Math.min(104, e - 1023 - 23)));
const NORMAL = 2 ** -126;
/** Half the spacing beyond the largest binary32: from here on a result is an infinity. */
const OVERFLOW = 2 ** 128 - 2 ** 103;

const pair = new Float64Array(1);
const halves = new Uint32Array(pair.buffer);
/** Which half of a double holds the exponent on this machine. */
const high = ((): 0 | 1 => {
  pair[0] = 1;
  return halves[1] === 0x3ff00000 ? 1 : 0;
})();

/** Collects the worst of a kind: those kept are unordered, the least of them is what a new one must beat. */
class Worst {
  readonly list: Candidate[] = [];
  count = 0;
  private least = 0;
  /** What a gap must be above to be kept. */
  bar = Number.NEGATIVE_INFINITY;

  add(x: number, y: number, gap: number): void {
    this.count += 1;
    if (gap <= this.bar) return;
    if (this.list.length < KEPT) this.list.push({ x, y, gap });
    else this.list[this.least] = { x, y, gap };
    if (this.list.length < KEPT) return;
    this.least = 0;
    for (let i = 1; i < KEPT; i++) if (order(this.list[i]!, this.list[this.least]!) > 0) this.least = i;
    this.bar = this.list[this.least]!.gap;
  }
}

/**
 * Compares what a device gave for inputs `from`, from + 1, … with reference values in double, or with a program that
 * computes them. One pass over typed arrays; only results that may be among the worst are kept.
 */
export function compareChunk(
  key: SweepKey,
  from: number,
  results: Uint32Array,
  reference: Float64Array | ((x: number) => number),
): Sweep {
  const worst = byKind(() => new Worst());
  const references = typeof reference === 'function' ? valuesOf(reference, from, results.length) : reference;
  const ys = new Float32Array(results.buffer, results.byteOffset, results.length);
  for (let i = 0; i < results.length; i++) {
    const magnitude = (from + i) & 0x7fffffff;
    if (magnitude === 0 || magnitude === 0x7f800000) {
      worst.special.add(from + i, results[i]!, 0);
      continue;
    }
    const y = ys[i]!;
    const wanted = references[i]!;
    // Most results of inputs far out.
    if (y === wanted) continue;
    const size = Math.abs(wanted);
    if (!(size < OVERFLOW) || !(y - y === 0)) {
      const kind = beyond(wanted, y);
      if (kind) worst[kind].add(from + i, results[i]!, 0);
      continue;
    }
    pair[0] = wanted;
    const gap = Math.abs(y - wanted) / UNITS[(halves[high]! >>> 20) & 0x7ff]!;
    if (size < NORMAL && y < NORMAL && y > -NORMAL) {
      if (gap > 0.5) worst.strict.add(from + i, results[i]!, gap);
      continue;
    }
    if (gap > worst.far.bar) worst.far.add(from + i, results[i]!, gap);
    if (y === 0 && size >= NORMAL) worst.falseZero.add(from + i, results[i]!, 0);
    else if (y !== 0 && wanted !== 0 && y > 0 !== wanted > 0) worst.wrongSign.add(from + i, results[i]!, 0);
  }
  return {
    key,
    ranges: [[from, from + results.length]],
    counts: byKind((k) => worst[k].count),
    candidates: byKind((k) => worst[k].list.sort(order)),
  };
}

/** What is amiss where a result, or what it should be, is not a number of binary32. */
function beyond(wanted: number, y: number): 'nan' | 'infinite' | undefined {
  if (Number.isNaN(wanted)) return Number.isNaN(y) ? undefined : 'infinite';
  if (Number.isNaN(y)) return 'nan';
  return Math.fround(wanted) === y ? undefined : 'infinite';
}

function valuesOf(model: (x: number) => number, from: number, count: number): Float64Array {
  const values = new Float64Array(count);
  const words = new Uint32Array(1);
  const single = new Float32Array(words.buffer);
  for (let i = 0; i < count; i++) {
    words[0] = from + i;
    values[i] = model(single[0]!);
  }
  return values;
}
