/**
 * A sweep: a function as a device runs it, over all binary32 inputs, with the parameters at their defaults. Every
 * result is compared with the program in double, and those that look worst, of each kind, with MPFR; so the figure is as
 * good as the double program, whose own error the evidence states (2^29 of its units are one of binary32).
 */
import type { Figure } from '../stages.js';
import { roundBig } from '../truth/big-float.js';
import type { References } from './references.js';
import type { Judgement } from './rounding.js';
import type { Setting } from './settings.js';
import {
  type Candidate,
  chunksLeft,
  combine,
  compareChunk,
  type Range,
  type Shard,
  type Sweep,
  type SweepKey,
  withRounding,
} from './sweep.js';
import { Tally, type WorstCase } from './tally.js';
import { formats, type Reference } from './ulp.js';

export interface SweepWork {
  /** The function on the device: bits in, bits out. The inputs are written over in the next call but one. */
  readonly evaluate: (x: Uint32Array) => Promise<Uint32Array>;
  /** The function in double, at the same parameters. */
  readonly model: (x: number) => number;
  /** What is right for the results of the inputs from `from` on, and the double values: instead of the model. */
  readonly judge?: (from: number, results: Uint32Array) => Judgement;
  readonly total: number;
  readonly chunk: number;
  readonly shard: Shard;
  /** Inputs that others have done. */
  readonly elsewhere: readonly Range[];
  /** Ends after this many chunks, as an interruption would. */
  readonly most: number;
  /** Called after each chunk: what is known so far, the chunks done now and those left. */
  readonly save: (sweep: Sweep, done: number, left: number) => Promise<void>;
}

/** Inputs of a range, written over those of the range before the last: of two, one may still be on its way to a device. */
class Inputs {
  private readonly buffers: Uint32Array[] = [];
  private next = 0;

  of([from, to]: Range): Uint32Array {
    this.next = 1 - this.next;
    const known = this.buffers[this.next];
    const inputs = known && known.length >= to - from ? known.subarray(0, to - from) : new Uint32Array(to - from);
    if (!known || known.length < to - from) this.buffers[this.next] = inputs;
    for (let i = 0; i < inputs.length; i++) inputs[i] = from + i;
    return inputs;
  }
}

/** Goes on with a sweep. The device works on the next chunk while this process compares the last one. */
export async function sweepOn(begun: Sweep, work: SweepWork): Promise<Sweep> {
  const done = [...begun.ranges, ...work.elsewhere];
  const left = chunksLeft(done, work.shard, work.total, work.chunk).slice(0, work.most);
  let sweep = begun;
  const inputs = new Inputs();
  let running = start(work, inputs, left[0]);
  for (const [i, range] of left.entries()) {
    const results = await running;
    running = start(work, inputs, left[i + 1]);
    const next = combine(sweep, compared(sweep.key, range[0], results!, work));
    if (!next) throw new RangeError('a chunk was done twice');
    sweep = next;
    await work.save(sweep, i + 1, left.length - i - 1);
  }
  return sweep;
}

function compared(key: SweepKey, from: number, results: Uint32Array, work: SweepWork): Sweep {
  if (!work.judge) return compareChunk(key, from, results, work.model);
  const judgement = work.judge(from, results);
  return withRounding(compareChunk(key, from, results, judgement.wanted), judgement);
}

function start(work: SweepWork, inputs: Inputs, range: Range | undefined): Promise<Uint32Array | undefined> {
  if (!range) return Promise.resolve(undefined);
  const running = work.evaluate(inputs.of(range));
  // Awaited one turn of the loop later: until then a failure must not look unhandled.
  running.catch(() => {});
  return running;
}

const words = new Uint32Array(1);
const single = new Float32Array(words.buffer);
function floatOf(bits: number): number {
  words[0] = bits;
  return single[0]!;
}

/** The truth at any input, special ones included. */
function truthAt(x: number, references: References, setting: Setting): Reference {
  if (Number.isNaN(x)) return { kind: 'nan' };
  if (Number.isFinite(x)) return references.at(x, setting);
  return references.limit(x > 0 ? 1 : -1, setting);
}

/** Tallies candidates with the truth; says how many of them are wrong in which way. */
function judge(
  list: readonly Candidate[],
  references: References,
  setting: Setting,
  tallies: readonly Tally[],
): ReturnType<Tally['counted']> {
  const [first] = tallies;
  const before = first!.counted();
  for (const c of list) {
    const [x, y] = [floatOf(c.x), floatOf(c.y)];
    const truth = truthAt(x, references, setting);
    for (const t of tallies)
      if (Object.is(x, -0)) t.minusZero(setting, y, truth, references.signLeftOfZero(setting));
      else t.point(x, setting, y, truth);
  }
  const after = first!.counted();
  return {
    nan: after.nan - before.nan,
    falseZero: after.falseZero - before.falseZero,
    wrongSign: after.wrongSign - before.wrongSign,
    undecided: after.undecided - before.undecided,
  };
}

export interface Judged {
  readonly figure: Omit<Figure, 'function' | 'target' | 'precision' | 'grade'>;
  readonly worst: WorstCase;
}

/** Of the results that the oracle calls misrounded, those looked at that MPFR calls so too. */
function confirmedMisrounded(list: readonly Candidate[], references: References, setting: Setting): number {
  return list.filter(({ x, y }) => {
    const truth = truthAt(floatOf(x), references, setting);
    if (truth.kind === 'undecided') return false;
    const got = floatOf(y);
    if (truth.kind === 'nan') return !Number.isNaN(got);
    const right =
      truth.kind === 'infinite' ? truth.sign * Number.POSITIVE_INFINITY : roundBig(truth.value, formats.f32);
    return got !== right;
  }).length;
}

/** How a figure is to be made. */
export interface Judging {
  readonly points: number;
  /** Only where all of the total is done and that is all there is. */
  readonly exhaustive: boolean;
  /** Results below the normal range count as others do: what is not said of devices. */
  readonly strict?: boolean;
}

/** The figure of a sweep. `exhaustive` only where all of `total` is done and that is all there is. */
export function judged(
  sweep: Sweep,
  references: References,
  setting: Setting,
  names: { readonly inputs: readonly string[]; readonly parameters: readonly string[] },
  { points, exhaustive, strict: isStrict = false }: Judging,
): Judged {
  const { candidates, counts } = sweep;
  const [aware, strict] = [new Tally('f32', true), new Tally('f32')];
  const both = [aware, strict];
  // A result that differs from the double program may be the right one: then what it stands for is undecided.
  let undecided = 0;
  const confirmed = (kind: 'nan' | 'falseZero' | 'wrongSign'): number => {
    const list = candidates[kind];
    const wrong = judge(list, references, setting, both)[kind];
    const unseen = counts[kind] - list.length;
    if (wrong === list.length) return wrong + unseen;
    undecided += unseen;
    return wrong;
  };
  const results = { nan: confirmed('nan'), falseZero: confirmed('falseZero'), wrongSign: confirmed('wrongSign') };
  for (const kind of ['infinite', 'far'] as const) judge(candidates[kind], references, setting, both);
  judge([...candidates.strict, ...candidates.misrounded], references, setting, [strict]);
  const special = judge(candidates.special, references, setting, both);
  const kept = isStrict ? strict : aware;
  const { maxUlp, at } = kept.result(names.inputs, names.parameters);
  const listed = candidates.misrounded.length;
  const misrounded = confirmedMisrounded(candidates.misrounded, references, setting);
  if (misrounded < listed) undecided += counts.misrounded - misrounded;
  return {
    figure: {
      maxUlp,
      ...(isStrict ? {} : { maxUlpStrict: strict.result([], []).maxUlp }),
      ...(sweep.rounding ? { misrounded: misrounded < listed ? misrounded : counts.misrounded } : {}),
      at,
      points,
      exhaustive,
      nan: results.nan + special.nan,
      falseZero: results.falseZero + special.falseZero,
      wrongSign: results.wrongSign + special.wrongSign,
      undecided: undecided + aware.counted().undecided,
    },
    worst: kept.worstCase(),
  };
}
