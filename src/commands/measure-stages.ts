/**
 * Takes definitions through all stages and runs what was emitted: in this process (as every build does) and on the
 * devices that targets name. Loads all stages; a device's packages are loaded only when it is opened.
 */

import { build, read } from '../compile.js';
import { type Device, type DeviceInfo, DeviceLacks } from '../device.js';
import { type Diagnostic, diagnostic, hasErrors, nearest } from '../diagnostic.js';
import { emit, emitAll } from '../emit/emit.js';
import type { DeviceKernels, Target } from '../emit/target.js';
import { type DefinitionEvidence, evidenceOf } from '../evidence.js';
import { hash, loadRunner, loadTargets, readTemplates, targetNames } from '../files.js';
import { gradeOf } from '../measure/measure.js';
import { RANDOM_POINTS, runSuite, type Seen, type SuiteResult, TruthCache } from '../measure/suite.js';
import type { Measurement } from '../measured.js';
import type { Emitted, Figure, Grade, Measured, Source } from '../stages.js';
import { loadTruth, type Truth } from '../truth/truth.js';
import { DevicePool } from './device-pool.js';
import type { Bug, Host, Progress } from './host.js';
import { keeping } from './keeping.js';
import { entryProblems, failed, lost, missing } from './measure-problems.js';
import { deviceRunner, type Exhaustive, type SweptRow, sweepRow } from './measure-sweep.js';
import { hereRunner } from './measure-sweep-here.js';

export type { Exhaustive } from './measure-sweep.js';

export interface MeasureRequest {
  readonly given: readonly Source[];
  readonly shipped: readonly Source[];
  readonly names: readonly string[];
  readonly rows: readonly string[] | undefined;
  readonly devices: readonly string[] | undefined;
  readonly suffixes: readonly string[] | undefined;
  readonly random: number | undefined;
  readonly exhaustive: Exhaustive | undefined;
  readonly strict: boolean;
  readonly grade: Grade;
}

/** What ran a definition's kernels of one row of the evidence. */
export interface RowRun {
  readonly definition: string;
  readonly target: string;
  readonly precision: string;
  readonly device: Omit<DeviceInfo, 'features'>;
  readonly figures: readonly Figure[];
  /** The results of the worst errors, in the order of the figures; nothing for what ran in this process. */
  readonly seen: readonly Seen[];
  readonly kernels: number;
  readonly points: number;
  readonly milliseconds: number;
}

export interface MeasuredDefinition {
  readonly name: string;
  readonly part: Pick<DefinitionEvidence, 'claims' | 'kernels'>;
  /** What may be kept, without its date. */
  readonly kept: readonly Omit<Measurement, 'date'>[];
  /** States of sweeps that are not needed any more once that is kept. */
  readonly finished: readonly string[];
}

/** What running one row of a definition gave: all figures, and those that may be kept. */
interface RowResult extends Pick<MeasuredDefinition, 'kept' | 'finished'> {
  readonly figures: readonly Figure[];
}
const noRow: RowResult = { figures: [], kept: [], finished: [] };

export interface Measures {
  readonly measured: readonly MeasuredDefinition[];
  readonly runs: readonly RowRun[];
  readonly diagnostics: readonly Diagnostic[];
  readonly bugs: readonly Bug[];
  readonly notes: readonly string[];
}

/** A row of the evidence and what runs it: a target in this process, or a device. */
interface WantedRows {
  readonly inProcess: readonly Target[];
  /** Targets whose loops over float32 are swept in this process. */
  readonly sweptHere: readonly Target[];
  readonly onDevices: readonly { readonly target: Target; readonly how: DeviceKernels }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Kernels that are emitted and that no runner executes, as lines. */
  readonly notes: readonly string[];
}

function wantedRows(targets: readonly Target[], request: MeasureRequest): WantedRows {
  const { rows, devices } = request;
  const all = targets.flatMap((target) => (target.devices ?? []).map((how) => ({ target, how })));
  const models = targets.filter((t) => t.model !== undefined);
  // A row is named by its target, one precision of it as its file is: `wgsl.f16`.
  const covered = [...models.flatMap((t) => t.kernels), ...all.map((a) => a.how)];
  const known = [...new Set(covered.flatMap((k) => [k.target, `${k.target}.${k.precision}`]))];
  const rowNames = [...new Set(covered.map((k) => k.target))];
  const diagnostics = (rows ?? [])
    .filter((r) => !known.includes(r))
    .map((r) => {
      const near = nearest(r, known);
      return diagnostic('unknown-target', `no kernels of \`${r}\` can be run`, {
        notes: [`kernels that can be run: ${rowNames.sort().join(', ')}`],
        help: near === undefined ? [] : [`did you mean \`${near}\`?`],
      });
    });
  const notes = targets
    .flatMap((t) => t.kernels)
    .filter((k) => !covered.some((c) => c.target === k.target && c.precision === k.precision))
    .map((k) => `${k.target} ${k.precision}: not run, no device that is known here executes such kernels`);
  const wanted = (k: { readonly target: string; readonly precision: string }) =>
    rows === undefined || rows.includes(k.target) || rows.includes(`${k.target}.${k.precision}`);
  // Who names devices only wants what runs on devices.
  const here = devices === undefined || rows !== undefined;
  const [measured, swept] = [here && !request.exhaustive, here && request.exhaustive !== undefined];
  const isSweepable = (t: Target) => t.load && t.kernels.some((k) => k.precision === 'f32' && wanted(k));
  return {
    inProcess: measured ? models.filter((t) => t.kernels.some(wanted)) : [],
    sweptHere: swept ? models.filter(isSweepable) : [],
    onDevices: all.filter(({ how }) => wanted(how) && (devices === undefined || devices.includes(how.runner))),
    diagnostics,
    // Who asked for something else need not be told.
    notes: rows === undefined && devices === undefined ? notes : [],
  };
}

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** One definition while it is measured. */
export interface Job {
  readonly measured: Measured;
  readonly files: readonly Emitted[];
  readonly truth: Truth;
  readonly cache: TruthCache;
  readonly grade: Grade;
  /** The target whose functions in double random inputs are compared with. */
  readonly reference: Target | undefined;
  /** That target's emitted functions, loaded into this process when they are first asked for. */
  readonly load?: () => Promise<(suffix: string) => (...args: readonly number[]) => number>;
}

class Session {
  readonly runs: RowRun[] = [];
  readonly measured: MeasuredDefinition[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly bugs: Bug[] = [];
  readonly notes: string[] = [];
  /** Runners that cannot be had: said once. */
  private readonly missing = new Set<string>();

  constructor(
    private readonly request: MeasureRequest,
    private readonly pool: DevicePool,
    private readonly host: Pick<Host, 'progress' | 'guard'>,
  ) {}

  /** Runs the kernels of one row of one definition. */
  async row(job: Job, target: Target, how: DeviceKernels): Promise<RowResult> {
    const { definition } = job.measured.lowered.verified.derived;
    const text = job.files.find((f) => f.path === how.path(definition.name))?.text;
    if (text === undefined || this.missing.has(how.runner)) return noRow;
    const { exhaustive, suffixes } = this.request;
    const program = hash(how.program(text));
    const began = performance.now();
    const place = { file: definition.source.file, start: 0, end: 0 };
    const grade = gradeOf(target, job.grade);
    const work = (device: Device): Promise<SuiteResult & Partial<SweptRow>> => {
      const { guard, progress } = this.host;
      // Kernels over halves are run on all inputs anyway.
      if (exhaustive && how.precision !== 'f16')
        return sweepRow(
          { job, runner: deviceRunner(job, how, text, program, device, grade), exhaustive, suffixes, guard },
          progress,
        );
      const options = { random: this.request.random ?? RANDOM_POINTS, grade, ...(suffixes ? { suffixes } : {}) };
      return runSuite(job.measured, how, text, device, job.truth, job.reference, options, job.cache);
    };
    const used = await this.pool.use(how.runner, work);
    if (used.kind === 'missing') {
      this.missing.add(how.runner);
      this.diagnostics.push(missing(how.runner, target.name, used.problem, this.request.strict));
      return noRow;
    }
    if (used.kind === 'failed' && used.problem instanceof DeviceLacks) {
      const note = `${how.target} ${how.precision}: not run, ${used.problem.message}`;
      if (!this.notes.includes(note)) this.notes.push(note);
      return noRow;
    }
    if (used.kind === 'failed') {
      this.diagnostics.push(failed(definition.name, how, used.problem, place));
      return noRow;
    }
    if (used.lost) this.diagnostics.push(lost(how.runner, used.lost));
    const { figures, seen, kernels, points, problems, notes = [], finished = [] } = used.value;
    this.notes.push(...notes);
    this.diagnostics.push(...entryProblems(definition.name, how, problems, place));
    const { features: _, ...device } = used.device.info;
    const milliseconds = performance.now() - began;
    const { target: row, precision } = how;
    this.runs.push({
      definition: definition.name,
      target: row,
      precision,
      device,
      figures,
      seen,
      kernels,
      points,
      milliseconds,
    });
    // A sweep that isn't done yet says nothing that could be kept.
    const good = problems.length > 0 ? [] : figures.filter((f) => f.exhaustive || !exhaustive);
    return { figures, kept: good.map((figure) => ({ figure, program, device })), finished };
  }

  /** Sweeps loops over float32 in this process, of kernels of a finer grade; `accurate` is the same at that grade. */
  async sweepHere(
    measured: Measured,
    accurate: Measured,
    target: Target,
    templates: ReadonlyMap<string, string>,
    truth: Truth,
  ): Promise<RowResult> {
    const { exhaustive, suffixes } = this.request;
    const { guard, progress } = this.host;
    const { definition } = measured.lowered.verified.derived;
    const began = performance.now();
    const runner = await hereRunner(measured, accurate, target, templates, truth);
    const job = { measured, truth, cache: new TruthCache() };
    const swept = await sweepRow({ job, runner, exhaustive: exhaustive!, suffixes, guard }, progress);
    const { figures, programs, accounts, seen, kernels, points, notes, finished } = swept;
    this.notes.push(...notes);
    const { target: row, precision, device } = runner;
    const milliseconds = performance.now() - began;
    const about = { definition: definition.name, target: row, precision, device, milliseconds };
    if (figures.length > 0) this.runs.push({ ...about, figures, seen, kernels, points });
    const all = figures.map((figure, i) => {
      const sweep = accounts[i];
      return { figure, program: programs[i]!, device, ...(sweep ? { sweep } : {}) };
    });
    return { figures, kept: all.filter(({ figure }) => figure.exhaustive), finished };
  }

  /** What a build measures anyway. */
  here(measured: Measured, targets: readonly Target[], milliseconds: number): void {
    const { definition } = measured.lowered.verified.derived;
    for (const { target, precision } of targets.flatMap((t) => t.kernels)) {
      const figures = measured.figures.filter((f) => f.target === target && f.precision === precision);
      if (figures.length === 0) continue;
      const points = figures.reduce((n, f) => n + f.points, 0);
      const device = { api: 'this process', implementation: 'its JavaScript engine', version: '' };
      const about = { definition: definition.name, target, precision, device, milliseconds };
      this.runs.push({ ...about, figures, seen: [], kernels: figures.length, points });
    }
  }
}

function jobOf(
  measured: Measured,
  files: readonly Emitted[],
  truth: Truth,
  reference: Target | undefined,
  templates: ReadonlyMap<string, string>,
): Job {
  const job = { measured, files, truth, cache: new TruthCache(), reference, grade: measured.grade ?? 'fast' };
  if (!reference?.load) return job;
  const { load } = reference;
  let loaded: ReturnType<typeof load> | undefined;
  return {
    ...job,
    load: () => {
      const { files: own, summary } = emit(measured, [reference], templates);
      loaded ??= load(measured, [...own, ...emitAll([summary], [reference], templates)]);
      return loaded;
    },
  };
}

/** Measures all named definitions. Whatever happens, no device is left open. */
export async function measureStages(
  request: MeasureRequest,
  host: Pick<Host, 'progress' | 'guard'>,
): Promise<Measures> {
  const targets = await loadTargets(targetNames());
  const rows = wantedRows(targets, request);
  const nothing: Measures = { measured: [], runs: [], bugs: [], notes: [], diagnostics: rows.diagnostics };
  if (hasErrors(rows.diagnostics)) return nothing;
  const pool = new DevicePool(loadRunner);
  const session = new Session(request, pool, host);
  session.notes.push(...rows.notes);
  try {
    await measureAll(request, targets, rows, session, host.progress);
  } finally {
    host.progress.stop();
    await pool.close();
  }
  const { measured, runs, diagnostics, bugs, notes } = session;
  return { measured, runs, diagnostics, bugs, notes };
}

async function measureAll(
  request: MeasureRequest,
  targets: readonly Target[],
  rows: WantedRows,
  session: Session,
  progress: Progress,
): Promise<void> {
  const truth = await loadTruth();
  const readings = read(request.given, request.shipped);
  session.diagnostics.push(...(readings.diagnostics.get('') ?? []));
  const emitting = new Set([...rows.inProcess, ...rows.onDevices.map((r) => r.target)]);
  const context = { truth, targets: [...emitting], templates: readTemplates(), grade: request.grade, ...keeping() };
  const reference = targets.find((t) => t.model !== undefined);
  const total = request.names.length * (1 + rows.onDevices.length);
  if (!request.exhaustive) progress.start(total, 'measuring');
  for (const name of request.names) {
    if (!request.exhaustive) progress.step(name);
    await breathe();
    try {
      const began = performance.now();
      const unit = build(name, readings, context);
      session.diagnostics.push(...unit.diagnostics);
      if (!unit.measured) continue;
      session.here(unit.measured, rows.inProcess, performance.now() - began);
      const job = jobOf(unit.measured, unit.files, truth, reference, context.templates);
      const results: RowResult[] = [];
      for (const { target, how } of rows.onDevices) {
        if (!request.exhaustive) progress.step(`${name} on ${how.runner}`);
        await breathe();
        results.push(await session.row(job, target, how));
      }
      for (const target of rows.sweptHere) {
        const at = (grade: Grade) => build(name, readings, { ...context, targets: [target], grade }).measured;
        const accurate = at('accurate');
        const finer = request.grade === 'exact' ? at('exact') : accurate;
        if (finer && accurate) results.push(await session.sweepHere(finer, accurate, target, context.templates, truth));
      }
      const figures = [...unit.measured.figures, ...results.flatMap((r) => r.figures)];
      const { claims, kernels } = evidenceOf({ ...unit.measured, figures }, {});
      const [kept, finished] = [results.flatMap((r) => r.kept), results.flatMap((r) => r.finished)];
      session.measured.push({ name, part: { claims, kernels }, kept, finished });
    } catch (error) {
      session.bugs.push({ where: name, error });
    }
  }
}
