/**
 * `actc measure --exhaustive`: sweeps over all inputs, with their states in `measured/.sweep-…json`. A state is saved
 * after every chunk, so an interrupted sweep goes on where it stopped; the states of shards, copied into one folder,
 * combine when together they cover everything.
 */
import { toDouble } from '../algebra/rational.js';
import type { Device } from '../device.js';
import { invariant } from '../diagnostic.js';
import type { DeviceKernels } from '../emit/target.js';
import { join, kindOf, listFolder, readIfThere } from '../files.js';
import { judged, sweepOn } from '../measure/exhaustive.js';
import { functionName } from '../measure/measure.js';
import { settingsOf } from '../measure/settings.js';
import { type Seen, type SuiteResult, single } from '../measure/suite.js';
import {
  ALL_INPUTS,
  CHUNK,
  chunksLeft,
  combine,
  emptySweep,
  inputsDone,
  type Shard,
  type Sweep,
} from '../measure/sweep.js';
import type { Guard } from '../output.js';
import type { Figure, LoweredFunction } from '../stages.js';
import type { Progress } from './host.js';
import type { Job } from './measure-stages.js';
import { writeWhole } from './measurements.js';

export interface Exhaustive {
  readonly shard: Shard;
  /** Ends after this many chunks a function, as an interruption would. */
  readonly most: number;
  /** Where the states of a definition's sweeps are kept. */
  readonly folderOf: (definition: string) => string;
}

export interface SweepRowArguments {
  readonly job: Job;
  readonly how: DeviceKernels;
  readonly text: string;
  /** Hash of the emitted program. */
  readonly program: string;
  readonly device: Device;
  readonly exhaustive: Exhaustive;
  readonly suffixes: readonly string[] | undefined;
  readonly guard: Guard;
}

export interface SweptRow extends SuiteResult {
  readonly notes: readonly string[];
  /** States that are not needed any more once the figures are kept. */
  readonly finished: readonly string[];
}

/** Sweeps the value, or the functions that were asked for, on one device. */
export async function sweepRow(args: SweepRowArguments, progress: Progress): Promise<SweptRow> {
  const wanted = args.suffixes ?? [''];
  const rows: SweptFunction[] = [];
  for (const f of args.job.measured.lowered.functions)
    if (wanted.includes(f.derived.suffix)) rows.push(await sweepFunction(args, f, progress));
  return {
    figures: rows.map((r) => r.figure),
    seen: rows.map((r) => r.seen),
    problems: [],
    kernels: rows.reduce((n, r) => n + r.chunks, 0),
    points: rows.reduce((n, r) => n + r.inputs, 0),
    notes: rows.map((r) => r.note),
    finished: rows.flatMap((r) => r.finished),
  };
}

interface SweptFunction {
  readonly figure: Figure;
  readonly seen: Seen;
  readonly note: string;
  readonly chunks: number;
  readonly inputs: number;
  readonly finished: readonly string[];
}

async function sweepFunction(args: SweepRowArguments, f: LoweredFunction, progress: Progress): Promise<SweptFunction> {
  const { job, how, text, device, exhaustive } = args;
  const { measured, truth } = job;
  const { definition } = measured.lowered.verified.derived;
  const setting = single(settingsOf(definition.parameters, truth)[0]!);
  invariant(job.load, 'no target runs in this process, so there is nothing to compare with');
  const model = (await job.load())(f.derived.suffix);
  const name = functionName(definition.name, f.derived.suffix);
  const { features: _, ...info } = device.info;
  const { target, precision } = how;
  const key = { function: name, target, precision, program: args.program, device: info, parameters: setting.values };
  const states = new States(exhaustive.folderOf(definition.name), name, `${target}-${precision}`, exhaustive.shard);
  const { own, others } = states.read(emptySweep(key));
  const elsewhere = others.flatMap((s) => s.ranges);
  const left = chunksLeft([...own.ranges, ...elsewhere], exhaustive.shard, ALL_INPUTS, CHUNK);
  const began = performance.now();
  let steps = 0;
  progress.start(Math.min(left.length, exhaustive.most), 'sweeping');
  progress.step(`${name} on ${how.runner}`);
  const swept = await sweepOn(own, {
    evaluate: async (x) => {
      const run = { text, measured, suffix: f.derived.suffix, x, parameters: setting.values };
      const [result] = await device.run(how.evaluate(run));
      return result!.subarray(0, x.length);
    },
    model: bound(model, setting.values),
    total: ALL_INPUTS,
    chunk: CHUNK,
    shard: exhaustive.shard,
    elsewhere,
    most: exhaustive.most,
    save: async (sweep, done, more) => {
      await states.save(sweep, args.guard);
      steps = done;
      const remaining = ((performance.now() - began) / done) * more;
      progress.step(`${name} on ${how.runner}, ${timeText(remaining)} left`);
    },
  });
  progress.stop();
  const whole = others.reduce<Sweep>((all, s) => combine(all, s) ?? all, swept);
  const inputs = inputsDone(whole);
  const done = inputs === ALL_INPUTS;
  const names = { inputs: definition.inputs, parameters: definition.parameters.map((p) => p.name) };
  const { figure, worst } = judged(whole, job.cache.of(f, definition, truth), setting, names, inputs, done);
  const share = `${name} on ${how.runner}: ${inputs} of ${ALL_INPUTS} inputs`;
  const defaults = definition.parameters.map((p) => `${p.name} = ${toDouble(p.default)}`);
  return {
    figure: { function: name, target, precision, grade: 'fast', ...figure },
    seen: { function: name, ...worst },
    note: [done ? share : `${share}; the same command goes on`, ...defaults].join(', '),
    chunks: steps,
    inputs: inputsDone(swept) - inputsDone(own),
    finished: done ? states.files() : [],
  };
}

/** The function with its parameters given. No argument lists are made for the usual numbers of them: this is the hot loop. */
function bound(f: (...args: readonly number[]) => number, values: readonly number[]): (x: number) => number {
  const [a, b] = values;
  if (a === undefined) return (x) => f(x);
  if (b === undefined) return (x) => f(x, a);
  return values.length === 2 ? (x) => f(x, a, b) : (x) => f(x, ...values);
}

/** `12 s`, `3 min`, `2.5 h`. */
function timeText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** The states of one function's sweep: this shard's own, and those of others beside it. */
class States {
  private readonly prefix: string;
  private readonly own: string;

  constructor(
    private readonly folder: string,
    name: string,
    row: string,
    shard: Shard,
  ) {
    this.prefix = `.sweep-${name}-${row}`;
    this.own = `${this.prefix}-${shard.index}of${shard.count}.json`;
  }

  /** Paths of all states of this function and row. */
  files(): readonly string[] {
    const names = kindOf(this.folder) === 'folder' ? listFolder(this.folder) : [];
    return names
      .filter((n) => n.startsWith(`${this.prefix}-`) && /-\d+of\d+\.json$/.test(n))
      .map((n) => join(this.folder, n));
  }

  /** States of another program or device count for nothing; of two that overlap, the later in order of name neither. */
  read(empty: Sweep): { own: Sweep; others: readonly Sweep[] } {
    const fits = (file: string): Sweep | undefined => {
      const state = stateOf(readIfThere(file) ?? '');
      return state && combine(empty, state) ? state : undefined;
    };
    const mine = join(this.folder, this.own);
    const own = fits(mine) ?? empty;
    let all = own;
    const others: Sweep[] = [];
    for (const file of this.files()) {
      const state = file === mine ? undefined : fits(file);
      const joined = state && combine(all, state);
      if (!state || !joined) continue;
      all = joined;
      others.push(state);
    }
    return { own, others };
  }

  async save(sweep: Sweep, guard: Guard): Promise<void> {
    await writeWhole(join(this.folder, this.own), `${JSON.stringify(sweep)}\n`, guard);
  }
}

/** A state's text, or nothing where it isn't one (cut short, of another version). */
function stateOf(text: string): Sweep | undefined {
  try {
    const state = JSON.parse(text) as Sweep;
    const empty = emptySweep(state.key);
    const whole = Object.keys(empty.counts).every(
      (k) => k in state.counts && Array.isArray(state.candidates[k as keyof typeof state.candidates]),
    );
    return whole && Array.isArray(state.ranges) ? state : undefined;
  } catch {
    return undefined;
  }
}
