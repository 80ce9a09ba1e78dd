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
import type { Device } from '../device.js';
import type { DeviceKernels, Target } from '../emit/target.js';
import type { Definition, Figure, LoweredFunction, Measured } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { functionName, samplesOf } from './measure.js';
import { fromOrder32, random32, SEED } from './random.js';
import { type References, referencesOf } from './references.js';
import { type Setting, settingsOf } from './settings.js';
import { Tally } from './tally.js';

export interface SuiteOptions {
  /** Random inputs a function, in addition to the structured points. */
  readonly random: number;
  /** Only these functions (suffixes); all by default. */
  readonly suffixes?: readonly string[];
  readonly progress?: (functionName: string) => void;
}

export const RANDOM_POINTS = 65_536;

/** An entry point whose result isn't what its functions give. */
export interface EntryProblem {
  readonly entry: string;
  readonly index: number;
  readonly x: number;
  readonly got: number;
  readonly wanted: number;
}

export interface SuiteResult {
  readonly figures: readonly Figure[];
  readonly problems: readonly EntryProblem[];
  /** Kernels run and inputs fed to them. */
  readonly kernels: number;
  readonly points: number;
}

/** How many suspicious random points a function MPFR looks at, at most. */
const JUDGED = 48;
/** Inputs of the entry points' check. */
const ENTRY_POINTS = 193;

const words = (xs: readonly number[]): Uint32Array => new Uint32Array(Float32Array.from(xs).buffer);
const floats = (w: Uint32Array): Float32Array => new Float32Array(w.buffer, w.byteOffset, w.length);

/** The truth of functions at points, shared by the devices that a definition is run on. */
export class TruthCache {
  private readonly known = new Map<LoweredFunction, References>();
  of(f: LoweredFunction, definition: Definition, truth: Truth): References {
    const found =
      this.known.get(f) ?? referencesOf(f.derived.expression, definition.inputs[0] ?? 'x', definition.domain, truth);
    this.known.set(f, found);
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

  async figure(f: LoweredFunction, options: SuiteOptions): Promise<Figure> {
    const { lowered } = this.measured;
    const references = this.cache.of(f, this.definition, this.truth);
    // Parameters reach the device in binary32: the truth must be that of the rounded ones.
    const settings = this.settings.map(single);
    const [aware, strict] = [new Tally('f32', true), new Tally('f32')];
    for (const { setting, points } of samplesOf(f, lowered, this.truth, settings, references, 'f32')) {
      const inputs = [...points, Number.NaN, Infinity, -Infinity, -0];
      const got = await this.evaluate(f.derived.suffix, words(inputs), setting.values);
      for (const tally of [aware, strict]) {
        for (const [i, x] of points.entries()) tally.point(x, setting, got[i]!, references.at(x, setting));
        const at = points.length;
        tally.notANumber(setting, got[at]!);
        tally.point(Infinity, setting, got[at + 1]!, references.limit(1, setting));
        tally.point(-Infinity, setting, got[at + 2]!, references.limit(-1, setting));
        tally.minusZero(setting, got[at + 3]!, references.at(0, setting), references.signLeftOfZero(setting));
      }
    }
    const random = await this.randomPoints(f, options.random, settings[0]!, references, [aware, strict]);
    const names = this.definition.parameters.map((p) => p.name);
    const counts = aware.result(this.definition.inputs, names);
    return {
      function: functionName(this.definition.name, f.derived.suffix),
      target: this.how.target,
      precision: this.how.precision,
      grade: 'fast',
      ...counts,
      maxUlpStrict: strict.result(this.definition.inputs, names).maxUlp,
      points: counts.points + random,
      exhaustive: false,
    };
  }

  /** Random inputs against the double program; the suspicious ones against MPFR. Returns how many were not tallied yet. */
  private async randomPoints(
    f: LoweredFunction,
    count: number,
    setting: Setting,
    references: References,
    tallies: readonly Tally[],
  ): Promise<number> {
    const model = this.reference?.model?.(f);
    if (!model || count === 0) return 0;
    const next = random32(SEED + 1);
    // Half over all bit patterns, half where activations bend.
    const xs = Float32Array.from({ length: count }, (_, i) => {
      if (i % 2 === 0) return fromOrder32((next() % 0x7f800000) * (next() % 2 === 0 ? 1 : -1));
      return (next() / 2 ** 32 - 0.5) * 40;
    });
    const got = await this.evaluate(f.derived.suffix, new Uint32Array(xs.buffer), setting.values);
    const suspects: { x: number; y: number; gap: number }[] = [];
    xs.forEach((x, i) => {
      const wanted = model([x, ...setting.values]);
      const y = got[i]!;
      const gap = roughGap(y, wanted);
      suspects.push({ x, y, gap });
    });
    suspects.sort((a, b) => b.gap - a.gap || a.x - b.x);
    const judged = suspects.slice(0, JUDGED);
    for (const { x, y } of judged) for (const tally of tallies) tally.point(x, setting, y, references.at(x, setting));
    return count - judged.length;
  }

  /** Every entry point once: its results must be those of the functions, dy multiplied in. */
  async entries(): Promise<readonly EntryProblem[]> {
    const next = random32(SEED + 2);
    const x = Float32Array.from({ length: ENTRY_POINTS }, () => (next() / 2 ** 32 - 0.5) * 24);
    const dy = Float32Array.from({ length: ENTRY_POINTS }, () => (next() / 2 ** 32 - 0.5) * 4);
    const bits = { x: new Uint32Array(x.buffer), dy: new Uint32Array(dy.buffer) };
    const parameters = single(this.settings[0]!).values;
    const { measured, text } = this;
    const problems: EntryProblem[] = [];
    for (const { entry, job, results } of this.how.entries({ text, measured, parameters, ...bits })) {
      const outputs = await this.device.run(job);
      this.kernels += 1;
      this.points += ENTRY_POINTS;
      for (const [r, { parts }] of results.entries())
        for (const [part, { suffix, timesDy }] of parts.entries()) {
          const f = await this.evaluate(suffix, bits.x, parameters);
          const got = floats(outputs[r]!).subarray(part * ENTRY_POINTS, (part + 1) * ENTRY_POINTS);
          for (let i = 0; i < ENTRY_POINTS; i++) {
            const wanted = timesDy ? Math.fround(dy[i]! * f[i]!) : f[i]!;
            if (!sameOnDevice(got[i]!, wanted)) problems.push({ entry, index: i, x: x[i]!, got: got[i]!, wanted });
          }
        }
    }
    return problems;
  }
}

/** The setting that a device sees: parameters rounded to binary32. */
function single(s: Setting): Setting {
  const values = s.values.map(Math.fround);
  const names = [...s.exact.keys()];
  return { values, exact: new Map(names.map((n, i) => [n, fromDouble(values[i]!)])) };
}

/** Rough distance in float32 ulp, for ranking only; infinite where one is NaN or infinite and the other is not. */
function roughGap(y: number, wanted: number): number {
  const rounded = Math.fround(wanted);
  if (Number.isNaN(y) !== Number.isNaN(rounded)) return Infinity;
  if (Number.isNaN(y) || Object.is(y, rounded)) return 0;
  if (!Number.isFinite(y) || !Number.isFinite(rounded)) return Infinity;
  const size = Math.max(Math.abs(rounded), 2 ** -126);
  return Math.abs(y - wanted) / 2 ** (Math.floor(Math.log2(size)) - 23);
}

/** Equal as devices compute: any two values below the normal range are equal, and so are all NaN. */
const sameOnDevice = (a: number, b: number): boolean =>
  a === b || (Number.isNaN(a) && Number.isNaN(b)) || (Math.abs(a) < 2 ** -126 && Math.abs(b) <= 2 ** -126);

/**
 * Runs all functions and entry points of a definition on a device. `text` is the emitted file; `reference` a target
 * whose functions run in this process. Rejects with DeviceError when a kernel does not compile or run.
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
  const suite = new DefinitionSuite(measured, how, text, device, truth, reference, cache);
  const figures: Figure[] = [];
  for (const f of measured.lowered.functions) {
    if (options.suffixes && !options.suffixes.includes(f.derived.suffix)) continue;
    options.progress?.(functionName(measured.lowered.verified.derived.definition.name, f.derived.suffix));
    figures.push(await suite.figure(f, options));
  }
  const problems = await suite.entries();
  return { figures, problems, kernels: suite.kernels, points: suite.points };
}
