/**
 * Kernels over buffers of half-precision numbers: all 65,536 inputs through the emitted entry points themselves, dy being
 * 1. Every result is compared with the program in double; those that look worst, and all that look broken, with MPFR.
 * The derivatives that no entry point gives have no figure.
 */
import type { Device } from '../device.js';
import type { DeviceKernels, EntryJob } from '../emit/target.js';
import type { Figure, Grade, LoweredFunction, Measured } from '../stages.js';
import { functionName } from './measure.js';
import type { References } from './references.js';
import { REGIONS, regionOf } from './regions.js';
import type { Setting } from './settings.js';
import { NORMAL, Tally, type WorstCase } from './tally.js';
import { formats, type Reference, ulpDistance } from './ulp.js';

export const HALF_INPUTS = 65_536;

/** How many unsuspicious results MPFR looks at, of each function, setting and region. */
const JUDGED = 2;
const ONE = 0x3f800000;

/** A function and what is needed to judge its results. */
export interface HalfFunction {
  readonly f: LoweredFunction;
  readonly references: References;
  /** In double: the input, then all parameters. */
  readonly model: (args: readonly number[]) => number;
}

export interface HalfRunner {
  readonly measured: Measured;
  readonly how: DeviceKernels;
  readonly text: string;
  readonly device: Device;
  readonly settings: readonly Setting[];
  readonly grade: Grade;
}

export interface HalfResult {
  readonly figures: readonly Figure[];
  readonly worst: readonly WorstCase[];
  readonly kernels: number;
  readonly points: number;
}

/** The figures of all functions that an entry point reaches, at all settings. */
export async function measureHalf(runner: HalfRunner, functions: readonly HalfFunction[]): Promise<HalfResult> {
  const { measured, how, settings } = runner;
  const { definition } = measured.lowered.verified.derived;
  const tallies = new Map(functions.map((h) => [h, { aware: new Tally('f16', true), strict: new Tally('f16') }]));
  const reached = new Set<HalfFunction>();
  let [kernels, points, unseen] = [0, 0, new Map<HalfFunction, number>()];
  const inputs = inputsOf(how);
  for (const setting of settings) {
    for (const job of jobsOf(runner, inputs, setting)) {
      const outputs = await runner.device.run(job.job);
      kernels += 1;
      points += HALF_INPUTS;
      for (const [r, { parts }] of job.results.entries()) {
        const all = floatsOf(how.elements!.unpack(outputs[r]!));
        for (const [part, { suffix }] of parts.entries()) {
          const h = functions.find((one) => one.f.derived.suffix === suffix);
          if (!h) continue;
          const got = all.subarray(part * HALF_INPUTS, (part + 1) * HALF_INPUTS);
          unseen.set(h, (unseen.get(h) ?? 0) + judgeAll(h, setting, floatsOf(inputs), got, tallies.get(h)!));
          reached.add(h);
        }
      }
    }
  }
  const names = definition.parameters.map((p) => p.name);
  const list = functions.filter((h) => reached.has(h));
  const figures = list.map((h): Figure => {
    const { aware, strict } = tallies.get(h)!;
    const counts = aware.result(definition.inputs, names);
    return {
      function: functionName(definition.name, h.f.derived.suffix),
      target: how.target,
      precision: how.precision,
      grade: runner.grade,
      ...counts,
      maxUlpStrict: strict.result(definition.inputs, names).maxUlp,
      regions: aware.byRegion(),
      points: counts.points + unseen.get(h)!,
      exhaustive: true,
    };
  });
  return { figures, worst: list.map((h) => tallies.get(h)!.aware.worstCase()), kernels, points };
}

const floatsOf = (words: Uint32Array): Float32Array => new Float32Array(words.buffer, words.byteOffset, words.length);

/** All half-precision numbers as binary32 bits, in order of their own bits. */
function inputsOf(how: DeviceKernels): Uint32Array {
  const elements = Uint16Array.from({ length: HALF_INPUTS }, (_, i) => i);
  return how.elements!.unpack(new Uint32Array(elements.buffer));
}

/** The plain entry points, once each: of two runs of one (with another count, say) the first. */
function jobsOf({ measured, how, text }: HalfRunner, x: Uint32Array, setting: Setting): readonly EntryJob[] {
  const jobs = how.entries({
    ...{ text, measured, x, dy: new Uint32Array(HALF_INPUTS).fill(ONE) },
    ...{ parameters: setting.values, count: HALF_INPUTS, blank: 0x7fedcba9, channels: [setting.values] },
  });
  const plain = jobs.filter((j) => j.channelOf === undefined);
  return plain.filter((j, i) => plain.findIndex((k) => k.entry === j.entry) === i);
}

interface Tallies {
  readonly aware: Tally;
  readonly strict: Tally;
}

interface Suspect {
  readonly x: number;
  readonly y: number;
  readonly gap: number;
}

/** Tallies the results of one run; returns how many of them only the program in double has looked at. */
function judgeAll(
  { model, references }: HalfFunction,
  setting: Setting,
  xs: Float32Array,
  ys: Float32Array,
  { aware, strict }: Tallies,
): number {
  const both = [aware, strict];
  const suspects = Array.from({ length: REGIONS }, (): Suspect[] => []);
  let plain = 0;
  for (let i = 0; i < HALF_INPUTS; i++) {
    const [x, y] = [xs[i]!, ys[i]!];
    if (Number.isNaN(x)) for (const t of both) t.notANumber(setting, y);
    else if (Object.is(x, -0))
      for (const t of both) t.minusZero(setting, y, references.at(0, setting), references.signLeftOfZero(setting));
    else if (!Number.isFinite(x))
      for (const t of both) t.point(x, setting, y, references.limit(x > 0 ? 1 : -1, setting));
    else {
      plain += 1;
      keepWorst(suspects[regionOf(x)!]!, { x, y, gap: roughGap(y, model([x, ...setting.values])) });
    }
  }
  const judged = suspects.flat();
  for (const { x, y } of judged) {
    const truth = references.at(x, setting);
    strict.point(x, setting, y, truth);
    aware.point(x, setting, y, flushed(x, y, truth, references.at(0, setting)));
  }
  return plain - judged.length;
}

/** Keeps the JUDGED largest gaps, the first of equal ones, and all that are infinite. */
function keepWorst(list: Suspect[], one: Suspect): void {
  if (one.gap === Number.POSITIVE_INFINITY || list.length < JUDGED) {
    list.push(one);
    return;
  }
  const least = list.reduce((m, s, i) => (s.gap < list[m]!.gap ? i : m), 0);
  if (one.gap > list[least]!.gap) list[least] = one;
}

/** A device may take a subnormal input for zero: then the truth at 0 is as good as that at x. */
function flushed(x: number, y: number, own: Reference, zero: Reference): Reference {
  if (Math.abs(x) >= NORMAL.f16) return own;
  const [near, far] = [zero, own].map((r) => ulpDistance(y, r, formats.f16, true));
  return near! < far! ? zero : own;
}

/** The largest finite half, and half the spacing beyond it: from there on a result is an infinity. */
const [LARGEST, OVERFLOW] = [65504, 65520];

/** Rough distance in units of the format, for ranking; infinite where no rounding can explain it. Flush-aware. */
function roughGap(y: number, wanted: number): number {
  const size = Math.abs(wanted);
  if (Number.isNaN(y) || Number.isNaN(wanted)) return Number.isNaN(y) && Number.isNaN(wanted) ? 0 : Infinity;
  if (size >= OVERFLOW) return y === Math.sign(wanted) * Infinity ? 0 : Infinity;
  if (!Number.isFinite(y)) return size > LARGEST && y > 0 === wanted > 0 ? 1 : Infinity;
  if (size < NORMAL.f16 && Math.abs(y) < NORMAL.f16) return 0;
  if (y === 0 || y > 0 !== wanted > 0) return Infinity;
  return Math.abs(y - wanted) / 2 ** (Math.floor(Math.log2(Math.max(size, NORMAL.f16))) - 10);
}
