/**
 * `actc measure --exhaustive`: sweeps over all inputs, with their states in `measured/.sweep-…json`. A state is saved
 * after every chunk, so an interrupted sweep goes on where it stopped; the states of shards, copied into one folder,
 * combine when together they cover everything.
 */
import type { Device } from '../device.js';
import { invariant } from '../diagnostic.js';
import type { DeviceKernels } from '../emit/target.js';
import { join, kindOf, listFolder, readIfThere } from '../files.js';
import { judged, type SweepWork, sweepOn } from '../measure/exhaustive.js';
import { functionName } from '../measure/measure.js';
import { type Setting, settingsOf } from '../measure/settings.js';
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
  type SweepKey,
} from '../measure/sweep.js';
import type { SweepAccount } from '../measured.js';
import type { Guard } from '../output.js';
import type { Figure, Grade, LoweredFunction, Precision } from '../stages.js';
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

/** What runs the functions of a sweep, on a device or in this process. */
export interface Runner {
  /** The row of the evidence. */
  readonly target: string;
  readonly precision: Precision;
  readonly grade: Grade;
  /** What progress and notes call it. */
  readonly title: string;
  /** Hash of the emitted program, or of the part of it that decides a function. */
  readonly programOf: (f: LoweredFunction) => string;
  readonly device: SweepKey['device'];
  /** Bits in, bits out; undefined where there is no kernel for the function. */
  readonly evaluate: (f: LoweredFunction) => Promise<SweepWork['evaluate'] | undefined>;
  /** The function in double at its default parameters, and what judges roundings, if anything does. */
  readonly reference: (f: LoweredFunction, setting: Setting) => Promise<Pick<SweepWork, 'model' | 'judge'>>;
  /** Results below the normal range count as all others. */
  readonly strict: boolean;
  /** Parameters come to the kernel in float32; else they are its own defaults, in double. */
  readonly singleParameters: boolean;
}

export interface SweepRowArguments {
  readonly job: Pick<Job, 'measured' | 'truth' | 'cache'>;
  readonly runner: Runner;
  readonly exhaustive: Exhaustive;
  readonly suffixes: readonly string[] | undefined;
  readonly guard: Guard;
}

export interface SweptRow extends SuiteResult {
  /** Hashes of programs, in the order of the figures. */
  readonly programs: readonly string[];
  /** How they came to know what is right, where results were judged. */
  readonly accounts: readonly (SweepAccount | undefined)[];
  readonly notes: readonly string[];
  /** States that are not needed any more once the figures are kept. */
  readonly finished: readonly string[];
}

/** Sweeps the value, or the functions that were asked for. */
export async function sweepRow(args: SweepRowArguments, progress: Progress): Promise<SweptRow> {
  const wanted = args.suffixes ?? [''];
  const rows: SweptFunction[] = [];
  for (const f of args.job.measured.lowered.functions) {
    const row = wanted.includes(f.derived.suffix) ? await sweepFunction(args, f, progress) : undefined;
    if (row) rows.push(row);
  }
  return {
    figures: rows.map((r) => r.figure),
    programs: rows.map((r) => r.program),
    accounts: rows.map((r) => r.account),
    seen: rows.map((r) => r.seen),
    problems: [],
    kernels: rows.reduce((n, r) => n + r.chunks, 0),
    points: rows.reduce((n, r) => n + r.inputs, 0),
    notes: rows.flatMap((r) => r.notes),
    finished: rows.flatMap((r) => r.finished),
  };
}

/** A device's runner: functions as the device computes them, beside those in double. */
export function deviceRunner(
  job: Job,
  how: DeviceKernels,
  text: string,
  program: string,
  device: Device,
  grade: Grade,
): Runner {
  const { features: _, ...info } = device.info;
  const { target, precision } = how;
  const parameters = single(
    settingsOf(job.measured.lowered.verified.derived.definition.parameters, job.truth)[0]!,
  ).values;
  return {
    ...{ target, precision, grade, programOf: () => program, device: info, title: how.runner },
    ...{ strict: false, singleParameters: true },
    evaluate: async (f) => async (x) => {
      const run = { text, measured: job.measured, suffix: f.derived.suffix, x, parameters };
      const [result] = await device.run(how.evaluate(run));
      return result!.subarray(0, x.length);
    },
    reference: async (f, setting) => {
      invariant(job.load, 'no target runs in this process, so there is nothing to compare with');
      return { model: bound((await job.load())(f.derived.suffix), setting.values) };
    },
  };
}

interface SweptFunction {
  readonly figure: Figure;
  readonly program: string;
  readonly account: SweepAccount | undefined;
  readonly seen: Seen;
  readonly notes: readonly string[];
  readonly chunks: number;
  readonly inputs: number;
  readonly finished: readonly string[];
}

async function sweepFunction(
  args: SweepRowArguments,
  f: LoweredFunction,
  progress: Progress,
): Promise<SweptFunction | undefined> {
  const { job, runner, exhaustive } = args;
  const { measured, truth } = job;
  const { definition } = measured.lowered.verified.derived;
  const defaults = settingsOf(definition.parameters, truth)[0]!;
  const setting = runner.singleParameters ? single(defaults) : defaults;
  const name = functionName(definition.name, f.derived.suffix);
  const { target, precision, grade, device, title } = runner;
  const program = runner.programOf(f);
  const evaluate = await runner.evaluate(f);
  if (!evaluate) return undefined;
  const reference = await runner.reference(f, setting);
  const key = { function: name, target, precision, program, device, parameters: setting.values };
  const states = new States(exhaustive.folderOf(definition.name), name, `${target}-${precision}`, exhaustive.shard);
  const { own, others } = states.read(emptySweep(key));
  const elsewhere = others.flatMap((s) => s.ranges);
  const left = chunksLeft([...own.ranges, ...elsewhere], exhaustive.shard, ALL_INPUTS, CHUNK);
  const began = performance.now();
  let steps = 0;
  progress.start(Math.min(left.length, exhaustive.most), 'sweeping');
  progress.step(`${name} on ${title}`);
  const swept = await sweepOn(own, {
    evaluate,
    ...reference,
    total: ALL_INPUTS,
    chunk: CHUNK,
    shard: exhaustive.shard,
    elsewhere,
    most: exhaustive.most,
    save: async (sweep, done, more) => {
      await states.save(sweep, args.guard);
      steps = done;
      const remaining = ((performance.now() - began) / done) * more;
      progress.step(`${name} on ${title}, ${timeText(remaining)} left`);
    },
  });
  progress.stop();
  const whole = others.reduce<Sweep>((all, s) => combine(all, s) ?? all, swept);
  const inputs = inputsDone(whole);
  const done = inputs === ALL_INPUTS;
  const names = { inputs: definition.inputs, parameters: definition.parameters.map((p) => p.name) };
  const judging = { points: inputs, exhaustive: done, strict: runner.strict };
  const { figure, worst } = judged(whole, job.cache.of(f, definition, truth), setting, names, judging);
  const share = `${name} on ${title}: ${inputs} of ${ALL_INPUTS} inputs`;
  const given = definition.parameters.map((p, i) => `${p.name} = ${setting.values[i]}`);
  return {
    figure: { function: name, target, precision, grade, ...figure },
    program,
    account: accountOf(definition.name, f, runner, whole),
    seen: { function: name, ...worst },
    notes: [[done ? share : `${share}; the same command goes on`, ...given].join(', '), ...roundingNotes(whole)],
    chunks: steps,
    inputs: inputsDone(swept) - inputsDone(own),
    finished: done ? states.files() : [],
  };
}

function accountOf(definition: string, f: LoweredFunction, runner: Runner, sweep: Sweep): SweepAccount | undefined {
  if (!sweep.rounding) return undefined;
  const { proved, asked, checked, oracleWrong, drift } = sweep.rounding;
  const { target, precision, grade } = runner;
  const which = `--exhaustive --target ${target}.${precision} --grade ${grade} --functions ${f.derived.suffix || 'value'}`;
  return { command: `actc measure ${definition} ${which}`, proved, asked, checked, oracleWrong, drift };
}

/** What is known of the roundings, and how far it can be trusted. */
function roundingNotes({ rounding: r }: Sweep): readonly string[] {
  if (!r) return [];
  return [
    `  ${r.misrounded} misrounded; ${r.proved} results proved by intervals, ${r.asked} by the exact plan, the others by a bound of 16 units in double`,
    `  checked at ${r.checked} random inputs with MPFR: wrong at ${r.oracleWrong}, in double off by ${r.drift.toPrecision(3)} units at most`,
  ];
}

/** The function with its parameters given. No argument lists are made for the usual numbers of them: this is the hot loop. */
export function bound(f: (...args: readonly number[]) => number, values: readonly number[]): (x: number) => number {
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
