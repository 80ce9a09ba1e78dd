/**
 * Runs every emitted entry point of a definition on a device. What it writes must be what its functions give, with dy
 * multiplied in where it says so, and what it must not write must stay as it was.
 */
import type { Device } from '../device.js';
import type { DeviceKernels, Elements, EntryJob } from '../emit/target.js';
import type { Measured, Precision } from '../stages.js';
import { functionName } from './measure.js';
import { random32, SEED } from './random.js';
import { NORMAL } from './tally.js';
import { formats } from './ulp.js';

/** An entry point whose result isn't what its functions give. */
export interface EntryProblem {
  readonly entry: string;
  /** The function whose result is wrong there, dy multiplied in where the entry does so. */
  readonly function: string;
  readonly index: number;
  readonly x: number;
  readonly got: number;
  readonly wanted: number;
}

/** Elements of the check: a few more than three workgroups of 64, and no multiple of anything. */
const COUNT = 193;
/** Elements that buffers hold beyond (an even number in all): an entry point must leave these alone. */
const BEYOND = 9;
const SPECIAL = [Number.NaN, Infinity, -Infinity, -0, 0];
/** What outputs hold before: a quiet NaN whose bits no kernel makes. */
const BLANK = 0x7fedcba9;

export interface EntryRunner {
  readonly measured: Measured;
  readonly how: DeviceKernels;
  readonly text: string;
  readonly device: Device;
  /** Settings of the parameters, the first of them for everything that is not by channel. */
  readonly settings: readonly (readonly number[])[];
  /** f at inputs, from the same device. */
  readonly evaluate: (suffix: string, x: Uint32Array, parameters: readonly number[]) => Promise<Float32Array>;
}

/** The first wrong elements of every entry point, how many entry points were run and on how many elements. */
export async function checkEntries(
  runner: EntryRunner,
): Promise<{ problems: readonly EntryProblem[]; kernels: number; points: number }> {
  const next = random32(SEED + 2);
  const numbers = (scale: number) => () => (next() / 2 ** 32 - 0.5) * scale;
  const rounded = (values: Float32Array) => floatsOf(asElements(new Uint32Array(values.buffer), runner.how.elements));
  const x = rounded(Float32Array.from({ length: COUNT + BEYOND }, numbers(24)));
  const dy = rounded(Float32Array.from({ length: COUNT + BEYOND }, numbers(4)));
  // Where a derivative is 0 everywhere, only NaN shows what is multiplied with what.
  for (const [i, special] of SPECIAL.entries()) {
    x[10 + 17 * i] = special;
    dy[14 + 17 * i] = special;
  }
  const { measured, text, settings } = runner;
  const { parameters } = measured.lowered.verified.derived.definition;
  const usual = settings[0]!;
  // Only learned parameters differ from channel to channel.
  const channels = settings.map((s) => parameters.map((p, i) => (p.learned ? s[i]! : usual[i]!)));
  const jobs = runner.how.entries({
    ...{ text, measured, parameters: usual, count: COUNT, blank: BLANK, channels },
    ...{ x: bitsOf(x), dy: bitsOf(dy) },
  });
  const wanted = new Wanted(runner, x, channels);
  const problems: EntryProblem[] = [];
  for (const entry of jobs) problems.push(...(await problemsOf(entry, runner, wanted, x, dy)));
  return { problems, kernels: jobs.length, points: jobs.reduce((n, j) => n + j.count, 0) };
}

/** What functions give at all elements, asked of the device once for each function and channel. */
class Wanted {
  private readonly known = new Map<string, Promise<Float32Array>>();
  constructor(
    private readonly runner: EntryRunner,
    private readonly x: Float32Array,
    private readonly channels: readonly (readonly number[])[],
  ) {}

  private of(suffix: string, parameters: readonly number[]): Promise<Float32Array> {
    const key = `${suffix} ${parameters.join()}`;
    const { x } = this;
    const made = this.known.get(key) ?? this.runner.evaluate(suffix, bitsOf(x), parameters);
    this.known.set(key, made);
    return made;
  }

  async at(suffix: string, channelOf: EntryJob['channelOf']): Promise<(element: number) => number> {
    if (!channelOf) {
      const values = await this.of(suffix, this.runner.settings[0]!);
      return (i) => values[i]!;
    }
    const values = await Promise.all(this.channels.map((c) => this.of(suffix, c)));
    return (i) => values[channelOf(i)]![i]!;
  }
}

async function problemsOf(
  { entry, job, count, bounded, channelOf, results }: EntryJob,
  { measured, device, how: { elements, precision } }: EntryRunner,
  wanted: Wanted,
  x: Float32Array,
  dy: Float32Array,
): Promise<readonly EntryProblem[]> {
  const { name } = measured.lowered.verified.derived.definition;
  const outputs = await device.run(job);
  const [blank] = asElements(Uint32Array.of(BLANK, BLANK), elements);
  const problems: EntryProblem[] = [];
  for (const [r, { parts }] of results.entries()) {
    const words = elements ? elements.unpack(outputs[r]!) : outputs[r]!;
    const got = floatsOf(words);
    for (const [part, { suffix, timesDy }] of parts.entries()) {
      const value = await wanted.at(suffix, channelOf);
      for (let i = 0; i < count; i++) {
        const right = timesDy ? Math.fround(dy[i]! * value(i)) : value(i);
        const index = part * count + i;
        if (words[index] !== blank && sameOnDevice(got[index]!, right, precision)) continue;
        problems.push({
          entry,
          function: functionName(name, suffix),
          index: i,
          x: x[i]!,
          got: got[index]!,
          wanted: right,
        });
      }
    }
    if (!bounded) continue;
    for (let index = parts.length * count; index < words.length; index++) {
      if (words[index] === blank) continue;
      const of = functionName(name, parts.at(-1)!.suffix);
      const at = x[index] ?? Number.NaN;
      problems.push({
        entry: `${entry}, beyond its count`,
        function: of,
        index,
        x: at,
        got: got[index]!,
        wanted: Number.NaN,
      });
    }
  }
  return problems;
}

const floatsOf = (words: Uint32Array): Float32Array => new Float32Array(words.buffer, words.byteOffset, words.length);
const bitsOf = (values: Float32Array): Uint32Array => new Uint32Array(values.buffer, values.byteOffset, values.length);

/** What is left of numbers in buffers of these elements. */
const asElements = (bits: Uint32Array, elements: Elements | undefined): Uint32Array =>
  elements ? elements.unpack(elements.pack(bits)) : bits;

/**
 * Equal as devices compute: any two values below the normal range are equal, and so are all NaN. `right` is in
 * binary32: of a narrower format, which a device may round to either way, it is one of the two neighbours.
 */
function sameOnDevice(got: number, right: number, precision: Precision): boolean {
  const normal = NORMAL[precision];
  if (got === right || (Number.isNaN(got) && Number.isNaN(right))) return true;
  if (Math.abs(got) < normal && Math.abs(right) <= normal) return true;
  if (precision === 'f32') return false;
  const format = formats[precision];
  const unit = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(right), normal))) + 1 - format.precision);
  if (!Number.isFinite(got)) return got > 0 === right > 0 && Math.abs(right) > 2 ** format.limit - unit;
  return Math.abs(got - right) < unit;
}
