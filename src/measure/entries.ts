/**
 * Runs every emitted entry point of a definition on a device. What it writes must be what its functions give, with dy
 * multiplied in where it says so, and what it must not write must stay as it was.
 */
import type { Device } from '../device.js';
import type { DeviceKernels, EntryJob } from '../emit/target.js';
import type { Measured } from '../stages.js';
import { functionName } from './measure.js';
import { random32, SEED } from './random.js';

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
/** Elements that buffers hold beyond: an entry point must leave these alone. */
const BEYOND = 8;
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
  const x = Float32Array.from({ length: COUNT + BEYOND }, numbers(24));
  const dy = Float32Array.from({ length: COUNT + BEYOND }, numbers(4));
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
    ...{ x: new Uint32Array(x.buffer), dy: new Uint32Array(dy.buffer) },
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
    const made = this.known.get(key) ?? this.runner.evaluate(suffix, new Uint32Array(x.buffer), parameters);
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
  { measured, device }: EntryRunner,
  wanted: Wanted,
  x: Float32Array,
  dy: Float32Array,
): Promise<readonly EntryProblem[]> {
  const { name } = measured.lowered.verified.derived.definition;
  const outputs = await device.run(job);
  const problems: EntryProblem[] = [];
  for (const [r, { parts }] of results.entries()) {
    const words = outputs[r]!;
    const got = new Float32Array(words.buffer, words.byteOffset, words.length);
    for (const [part, { suffix, timesDy }] of parts.entries()) {
      const value = await wanted.at(suffix, channelOf);
      for (let i = 0; i < count; i++) {
        const right = timesDy ? Math.fround(dy[i]! * value(i)) : value(i);
        const index = part * count + i;
        if (words[index] !== BLANK && sameOnDevice(got[index]!, right)) continue;
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
      if (words[index] === BLANK) continue;
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

/** Equal as devices compute: any two values below the normal range are equal, and so are all NaN. */
const sameOnDevice = (a: number, b: number): boolean =>
  a === b || (Number.isNaN(a) && Number.isNaN(b)) || (Math.abs(a) < 2 ** -126 && Math.abs(b) <= 2 ** -126);
