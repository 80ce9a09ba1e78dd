/**
 * One suite for every device: runs each emitted function of a definition, as emitted, on the same points as the
 * programs of this process, and compares with the same truth. It knows no target: a target says how its kernels are
 * run (`DeviceKernels`), a device runs them.
 *
 * Points: the structured ones of `measure.ts` against MPFR, at every setting of the parameters; and 65,536 random
 * inputs (fixed seed) against the program in double, whose own error is far below a float32 ulp except where it is not:
 * therefore the worst of the random points, and all that look broken, are judged by MPFR as well.
 */
import { fromDouble } from '../algebra/rational.js';
import { type Device, DeviceLacks } from '../device.js';
import type { DeviceKernels, Target } from '../emit/target.js';
import type { Definition, Figure, Grade, LoweredFunction, Measured } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { checkEntries, type EntryProblem } from './entries.js';
import { flushedGap, roughGap, worstFirst } from './gaps.js';
import { measureHalf } from './half.js';
import { functionName, type Sampled, samplesOf } from './measure.js';
import { errorsInModels } from './models.js';
import { fromOrder32, random32, SEED } from './random.js';
import { type References, referencesOf } from './references.js';
import { REGIONS, regionOf } from './regions.js';
import { type Setting, settingsOf, wrongSettingsOf } from './settings.js';
import { Tally, type WorstCase } from './tally.js';
import { formats, type Reference, ulpDistance } from './ulp.js';

export interface SuiteOptions {
  /** Random inputs a function, in addition to the structured points. */
  readonly random: number;
  /** Only these functions (suffixes); all by default. */
  readonly suffixes?: readonly string[];
  readonly progress?: (functionName: string) => void;
  /** Of the structured points one in this many, and those of joints, borders and roots; 1, all of them, by default. */
  readonly every?: number;
  /** Run the entry points too? By default they are. */
  readonly entries?: boolean;
  /** The grade of the kernels; `fast` by default. */
  readonly grade?: Grade;
  /** Is told every result: inputs and outputs of one run of a function. */
  readonly observe?: (suffix: string, setting: readonly number[], x: readonly number[], y: Float32Array) => void;
}

export type { EntryProblem };

export const RANDOM_POINTS = 65_536;

/** The worst result of one function, as it was seen. */
export interface Seen extends WorstCase {
  readonly function: string;
}

export interface SuiteResult {
  readonly figures: readonly Figure[];
  /** In the order of the figures: what the worst error of each is. */
  readonly seen: readonly Seen[];
  readonly problems: readonly EntryProblem[];
  /** Kernels run and inputs fed to them. */
  readonly kernels: number;
  readonly points: number;
}

/** How many suspicious random points MPFR looks at, of each function and region; as many again of the worst of all. */
const JUDGED = 4;

/** NaN in many forms: quiet, negative, all ones, and every single bit of the payload, with both signs in turn. */
const NANS: readonly number[] = [
  0x7fc00000,
  0xffc00000,
  0x7fffffff,
  0xffffffff,
  ...Array.from({ length: 23 }, (_, bit) => ((bit % 2 === 0 ? 0x7f800000 : 0xff800000) | (1 << bit)) >>> 0),
];

/** Inputs for what does not depend on them: both sides, zero, far out. */
const ANYWHERE = [-Infinity, -30, -0.75, 0, 0.75, 30, Infinity];

const words = (xs: readonly number[]): Uint32Array => new Uint32Array(Float32Array.from(xs).buffer);
const floats = (w: Uint32Array): Float32Array => new Float32Array(w.buffer, w.byteOffset, w.length);

/** The truth of functions, and the points that it is asked at: shared by the devices that a definition is run on. */
export class TruthCache {
  private readonly known = new Map<LoweredFunction, References>();
  private readonly sampled = new Map<LoweredFunction, Map<number, readonly Sampled[]>>();

  of(f: LoweredFunction, definition: Definition, truth: Truth): References {
    const found =
      this.known.get(f) ?? referencesOf(f.derived.expression, definition.inputs[0] ?? 'x', definition.domain, truth);
    this.known.set(f, found);
    return found;
  }

  /** What `make` gives, made once for a function and a share of its points. */
  samples(f: LoweredFunction, every: number, make: () => readonly Sampled[]): readonly Sampled[] {
    const byShare = this.sampled.get(f) ?? new Map<number, readonly Sampled[]>();
    this.sampled.set(f, byShare);
    const found = byShare.get(every) ?? make();
    byShare.set(every, found);
    return found;
  }
}

/** A device's and a definition's share of the work. */
class DefinitionSuite {
  private readonly settings: readonly Setting[];
  kernels = 0;
  points = 0;

  constructor(
    private readonly measured: Measured,
    private readonly how: DeviceKernels,
    private readonly text: string,
    private readonly device: Device,
    private readonly truth: Truth,
    private readonly reference: Target | undefined,
    private readonly cache: TruthCache,
  ) {
    this.settings = settingsOf(this.definition.parameters, truth);
  }

  private get definition() {
    return this.measured.lowered.verified.derived.definition;
  }

  /** f at inputs, from the device, in float32. */
  async evaluate(suffix: string, x: Uint32Array, parameters: readonly number[]): Promise<Float32Array> {
    const { measured, text } = this;
    const [result] = await this.device.run(this.how.evaluate({ text, measured, suffix, x, parameters }));
    this.kernels += 1;
    this.points += x.length;
    return floats(result!.subarray(0, x.length));
  }

  async figure(f: LoweredFunction, options: SuiteOptions): Promise<{ figure: Figure; seen: Seen }> {
    const { lowered } = this.measured;
    const references = this.cache.of(f, this.definition, this.truth);
    // Parameters reach the device in binary32: the truth must be that of the rounded ones.
    const settings = this.settings.map(single);
    const [aware, strict] = [new Tally('f32', true), new Tally('f32')];
    const tallies = { aware, strict };
    const every = options.every ?? 1;
    const sampled = this.cache.samples(f, every, () =>
      samplesOf(f, lowered, this.truth, settings, references, 'f32', every),
    );
    for (const { setting, points } of sampled) {
      const inputs = [...points, Infinity, -Infinity, -0, ...NANS.map(() => Number.NaN)];
      const bits = Uint32Array.of(...words(inputs).subarray(0, points.length + 3), ...NANS);
      const got = await this.evaluate(f.derived.suffix, bits, setting.values);
      options.observe?.(f.derived.suffix, setting.values, inputs, got);
      for (const [i, x] of points.entries()) judge(tallies, x, setting, got[i]!, references);
      for (const tally of [aware, strict]) {
        const at = points.length;
        tally.point(Infinity, setting, got[at]!, references.limit(1, setting));
        tally.point(-Infinity, setting, got[at + 1]!, references.limit(-1, setting));
        tally.minusZero(setting, got[at + 2]!, references.at(0, setting), references.signLeftOfZero(setting));
        for (const y of got.subarray(at + 3)) tally.notANumber(setting, y);
      }
    }
    await this.wrongParameters(f, options, tallies);
    const random = await this.randomPoints(f, options, settings[0]!, references, tallies);
    const names = this.definition.parameters.map((p) => p.name);
    const counts = aware.result(this.definition.inputs, names);
    const name = functionName(this.definition.name, f.derived.suffix);
    const figure: Figure = {
      function: name,
      target: this.how.target,
      precision: this.how.precision,
      grade: options.grade ?? 'fast',
      ...counts,
      maxUlpStrict: strict.result(this.definition.inputs, names).maxUlp,
      ...(options.grade === 'accurate' ? this.inModels(f, sampled, references) : {}),
      regions: aware.byRegion(),
      points: counts.points + random,
      exhaustive: false,
    };
    return { figure, seen: { function: name, ...aware.worstCase() } };
  }

  /** The errors in other arithmetics, of kernels of a finer grade. */
  private inModels(f: LoweredFunction, sampled: readonly Sampled[], references: References): Pick<Figure, 'models'> {
    return errorsInModels(this.how, this.measured, f.derived.suffix, sampled, () => {
      const [aware, strict] = [new Tally('f32', true), new Tally('f32')];
      return {
        judge: (x, setting, y) => judge({ aware, strict }, x, setting, y, references),
        worst: () => aware.result(this.definition.inputs, []).maxUlp,
      };
    });
  }

  /** NaN for a parameter that is NaN or outside its domain, wherever x is. */
  private async wrongParameters(f: LoweredFunction, options: SuiteOptions, tallies: Tallies): Promise<void> {
    for (const setting of wrongSettingsOf(this.definition.parameters, this.truth)) {
      const got = await this.evaluate(f.derived.suffix, words(ANYWHERE), setting.values);
      options.observe?.(f.derived.suffix, setting.values, ANYWHERE, got);
      for (const y of got) {
        tallies.aware.notANumber(setting, y);
        tallies.strict.notANumber(setting, y);
      }
    }
  }

  /** Random inputs against the double program; the suspicious ones against MPFR. Returns how many were not tallied yet. */
  private async randomPoints(
    f: LoweredFunction,
    options: SuiteOptions,
    setting: Setting,
    references: References,
    tallies: Tallies,
  ): Promise<number> {
    const count = options.random;
    const model = this.reference?.model?.(f);
    if (!model || count === 0) return 0;
    const next = random32(SEED + 1);
    // Half over all bit patterns, half where activations bend.
    const xs = Float32Array.from({ length: count }, (_, i) => {
      if (i % 2 === 0) return fromOrder32((next() % 0x7f800000) * (next() % 2 === 0 ? 1 : -1));
      return (next() / 2 ** 32 - 0.5) * 40;
    });
    const got = await this.evaluate(f.derived.suffix, new Uint32Array(xs.buffer), setting.values);
    options.observe?.(f.derived.suffix, setting.values, [...xs], got);
    const suspects = [...xs].map((x, i) => {
      const wanted = model([x, ...setting.values]);
      return { x, y: got[i]!, gap: roughGap(got[i]!, wanted), flushed: flushedGap(got[i]!, wanted) };
    });
    // The worst of all, and of every region the worst of those that flushing does not explain.
    const strictly = worstFirst(suspects, (s) => s.gap).slice(0, JUDGED * REGIONS);
    const taken = new Array<number>(REGIONS).fill(0);
    const regional = worstFirst(suspects, (s) => s.flushed).filter(({ x }) => {
      const region = regionOf(x)!;
      taken[region] = taken[region]! + 1;
      return taken[region]! <= JUDGED;
    });
    const judged = new Set([...strictly, ...regional]);
    for (const { x, y } of judged) judge(tallies, x, setting, y, references);
    return count - judged.size;
  }

  /** The figures of kernels over halves: all inputs; at the default parameters alone where points are to be few. */
  async half(
    functions: readonly LoweredFunction[],
    options: SuiteOptions,
  ): Promise<readonly { figure: Figure; seen: Seen }[]> {
    const { measured, how, text, device, truth, cache, definition } = this;
    const settings = this.settings.map(single).slice(0, (options.every ?? 1) > 1 ? 1 : undefined);
    const judged = functions.flatMap((f) => {
      const model = this.reference?.model?.(f);
      return model ? [{ f, model, references: cache.of(f, definition, truth) }] : [];
    });
    const runner = { measured, how, text, device, settings, grade: options.grade ?? 'fast' };
    const { figures, worst, kernels, points } = await measureHalf(runner, judged);
    this.kernels += kernels;
    this.points += points;
    return figures.map((figure, i) => ({ figure, seen: { function: figure.function, ...worst[i]! } }));
  }

  /** Every entry point once: its results must be those of the functions, dy multiplied in. */
  async entries(): Promise<readonly EntryProblem[]> {
    const { measured, how, text, device } = this;
    const settings = this.settings.map((s) => single(s).values);
    const evaluate = this.evaluate.bind(this);
    const found = await checkEntries({ measured, how, text, device, settings, evaluate });
    this.kernels += found.kernels;
    this.points += found.points;
    return found.problems;
  }
}

/** The setting that a device sees: parameters rounded to binary32. */
export function single(s: Setting): Setting {
  const values = s.values.map(Math.fround);
  const names = [...s.exact.keys()];
  return { values, exact: new Map(names.map((n, i) => [n, fromDouble(values[i]!)])) };
}

/** The two ways of counting errors: any two values below the normal range are equal, or not. */
interface Tallies {
  readonly aware: Tally;
  readonly strict: Tally;
}

function judge({ aware, strict }: Tallies, x: number, setting: Setting, y: number, references: References): void {
  aware.point(x, setting, y, flushedReference(x, y, setting, references));
  strict.point(x, setting, y, references.at(x, setting));
}

/**
 * The truth at x for a result y of a device that may flush: it may take a subnormal input for zero (WGSL section 15.7,
 * Vulkan without shaderDenormPreserve), so there the truth at 0 is as good as that at x.
 */
function flushedReference(x: number, y: number, setting: Setting, references: References): Reference {
  const own = references.at(x, setting);
  if (Math.abs(x) >= 2 ** -126 || x === 0) return own;
  const zero = references.at(0, setting);
  const [near, far] = [zero, own].map((r) => ulpDistance(y, r, formats.f32, true));
  return near! < far! ? zero : own;
}

/**
 * Runs all functions and entry points of a definition on a device. `text` is the emitted file; `reference` a target
 * whose functions run in this process. Rejects with DeviceError when a kernel does not compile or run,
 * with DeviceLacks when the device lacks a feature that the kernels need.
 */
export async function runSuite(
  measured: Measured,
  how: DeviceKernels,
  text: string,
  device: Device,
  truth: Truth,
  reference: Target | undefined,
  options: SuiteOptions,
  cache: TruthCache = new TruthCache(),
): Promise<SuiteResult> {
  const lacking = (how.needs ?? []).filter((n) => !device.info.features.includes(n));
  if (lacking.length > 0) throw new DeviceLacks(`${device.info.implementation} has no ${lacking.join(', ')}`);
  const suite = new DefinitionSuite(measured, how, text, device, truth, reference, cache);
  const figures: Figure[] = [];
  const seen: Seen[] = [];
  const functions = measured.lowered.functions.filter(
    ({ derived }) => !options.suffixes || options.suffixes.includes(derived.suffix),
  );
  const keep = (found: { figure: Figure; seen: Seen }) => {
    figures.push(found.figure);
    seen.push(found.seen);
  };
  if (how.precision === 'f16') for (const found of await suite.half(functions, options)) keep(found);
  else
    for (const f of functions) {
      options.progress?.(functionName(measured.lowered.verified.derived.definition.name, f.derived.suffix));
      keep(await suite.figure(f, options));
    }
  const problems = options.entries === false ? [] : await suite.entries();
  return { figures, seen, problems, kernels: suite.kernels, points: suite.points };
}
