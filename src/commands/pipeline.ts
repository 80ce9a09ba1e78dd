/**
 * Runs the pure pipeline of `compile.ts` over the definitions that a command asks for. This module loads all stages,
 * and with them mathjs and MPFR: commands import it only when there is something to compile.
 */
import {
  type BuildContext,
  build,
  check,
  type Readings,
  type RecheckedDefinition,
  read,
  recheckOne,
} from '../compile.js';
import { type Diagnostic, hasErrors } from '../diagnostic.js';
import { emitAll } from '../emit/emit.js';
import type { Target } from '../emit/target.js';
import { type ClaimEvidence, claimEvidence } from '../evidence.js';
import { hash, loadTargets, readTemplates } from '../files.js';
import { DEFAULT_GRADE } from '../grade.js';
import type { Built, TargetNote } from '../manifest.js';
import { parseMeasurements } from '../measured.js';
import { applySettings, type Setting } from '../settings.js';
import type { Emitted, Grade, Source, Summary } from '../stages.js';
import { keyText } from '../store.js';
import { loadTruth } from '../truth/truth.js';
import type { Bug, Progress } from './host.js';
import { keeping } from './keeping.js';

export interface Request {
  readonly given: readonly Source[];
  readonly shipped: readonly Source[];
  /** The given definitions that are to be compiled. */
  readonly names: readonly string[];
  readonly targets: readonly string[];
  readonly settings: readonly Setting[];
  /** The grade asked for; DEFAULT_GRADE where missing. */
  readonly grade?: Grade;
  /** The texts of `measured/NAME.json` by definition name; none by default. */
  readonly measured?: ReadonlyMap<string, string>;
}

/** What all definitions of a request say, read but not compiled. */
export interface Read {
  /** Given names, failed ones included. */
  readonly given: readonly string[];
  /** Problems of given definitions by name; those of no one definition under ''. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  /** What each definition that was read uses, directly or not. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
}

export interface Compiled extends Read {
  readonly built: readonly Built[];
  /** Everything that was said of a definition which an error stopped. */
  readonly failed: ReadonlyMap<string, readonly Diagnostic[]>;
  /** The verdicts of failed definitions that came as far. */
  readonly claims: ReadonlyMap<string, readonly ClaimEvidence[]>;
  readonly bugs: readonly Bug[];
  readonly targets: Readonly<Record<string, TargetNote>>;
}

export interface CheckedDefinition {
  readonly name: string;
  /** Missing where an error came before the claims. */
  readonly claims?: readonly ClaimEvidence[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Checked {
  readonly definitions: readonly CheckedDefinition[];
  /** Problems of no one definition. */
  readonly general: readonly Diagnostic[];
  readonly bugs: readonly Bug[];
}

export interface CheckedProofs {
  readonly definitions: readonly ({ readonly name: string } & RecheckedDefinition)[];
  readonly general: readonly Diagnostic[];
  readonly bugs: readonly Bug[];
}

export interface FileCheck {
  /** False where the target has no checker, or an optional one that is not installed. */
  readonly checked: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Pipeline {
  /** Only reads; what `new` asks about a name. */
  readonly read: (given: readonly Source[], shipped: readonly Source[]) => Read;
  /** Reads, derives and verifies the named definitions. */
  readonly check: (request: Request, progress: Progress) => Promise<Checked>;
  readonly compile: (request: Request, progress: Progress) => Promise<Compiled>;
  /** Checks the certificates of the named definitions, given as the texts of their files. */
  readonly recheck: (
    request: Request,
    proofs: ReadonlyMap<string, string | undefined>,
    progress: Progress,
  ) => Promise<CheckedProofs>;
  /** The files of a target over all definitions. */
  readonly emitAll: (target: string, summaries: readonly Summary[]) => Promise<readonly Emitted[]>;
  /** The target's own checker over all its files. */
  readonly checkFiles: (target: string, files: readonly Emitted[]) => Promise<FileCheck>;
}

/** Lets signals and drawing in between two long synchronous pieces of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export async function loadPipeline(): Promise<Pipeline> {
  const templates = readTemplates();
  const one = async (name: string): Promise<Target> => (await loadTargets([name]))[0]!;
  return {
    read: (given, shipped) => readOf(read(given, shipped)),
    check: checkAll,
    recheck: recheckAll,
    compile: (request, progress) => compileAll(request, templates, progress),
    emitAll: async (name, summaries) => emitAll(summaries, [await one(name)], templates),
    checkFiles: async (name, files) => recalledCheck(name, files, async () => checkFiles(await one(name), files)),
  };
}

/** Texts that a checker had nothing against need no second look. Which checkers there are, differs from machine to machine. */
async function recalledCheck(
  target: string,
  files: readonly Emitted[],
  check: () => Promise<FileCheck>,
): Promise<FileCheck> {
  const { store } = keeping();
  const key = keyText(['checked', target, files.map((f) => [f.path, f.text])]);
  const kept = store?.read(key) as FileCheck | undefined;
  if (kept) return kept;
  const found = await check();
  if (found.checked && found.diagnostics.length === 0) store?.write(key, found);
  return found;
}

async function checkFiles(target: Target, files: readonly Emitted[]): Promise<FileCheck> {
  const there = target.check !== undefined && (target.checker === undefined || (await target.checker()) !== undefined);
  return there
    ? { checked: true, diagnostics: (await target.check?.(files)) ?? [] }
    : { checked: false, diagnostics: [] };
}

async function compileAll(
  request: Request,
  templates: ReadonlyMap<string, string>,
  progress: Progress,
): Promise<Compiled> {
  const truth = await loadTruth();
  const targets = await loadTargets(request.targets);
  const measurements = (name: string) => parseMeasurements(request.measured?.get(name) ?? '');
  const { grade = DEFAULT_GRADE } = request;
  const context: BuildContext = { truth, targets, templates, measurements, hash, grade, ...keeping() };
  const set = applySettings(read(request.given, request.shipped), request.settings, truth);
  const built: Built[] = [];
  const failed = new Map<string, readonly Diagnostic[]>();
  const claims = new Map<string, readonly ClaimEvidence[]>();
  const bugs: Bug[] = [];
  // A problem of a definition that need not be compiled (two that clash, say) stops it all the same.
  for (const name of set.given) {
    const said = set.diagnostics.get(name) ?? [];
    if (hasErrors(said)) failed.set(name, said);
  }
  progress.start(request.names.length, 'compiling');
  for (const name of request.names) {
    progress.step(name);
    await breathe();
    if (failed.has(name)) continue;
    try {
      const unit = build(name, set, context);
      const { evidence, summary } = unit;
      if (hasErrors(unit.diagnostics) || !evidence || !summary) {
        failed.set(name, unit.diagnostics);
        if (unit.verified) claims.set(name, unit.verified.claims.map(claimEvidence));
      } else
        built.push({
          name,
          reads: [name, ...usesOf(set, name)],
          files: unit.files,
          evidence,
          warnings: unit.diagnostics,
          summary,
        });
    } catch (error) {
      failed.set(name, set.diagnostics.get(name) ?? []);
      bugs.push({ where: name, error });
    }
  }
  progress.stop();
  const notes = Object.fromEntries(targets.map((t) => [t.name, { kernels: t.kernels }]));
  return { ...readOf(set), built, failed, claims, bugs, targets: notes };
}

async function checkAll(request: Request, progress: Progress): Promise<Checked> {
  const truth = await loadTruth();
  const set = applySettings(read(request.given, request.shipped), request.settings, truth);
  const definitions: CheckedDefinition[] = [];
  const bugs: Bug[] = [];
  progress.start(request.names.length, 'checking');
  for (const name of request.names) {
    progress.step(name);
    await breathe();
    try {
      const { verified, diagnostics } = check(name, set, truth);
      definitions.push({ name, ...(verified ? { claims: verified.claims.map(claimEvidence) } : {}), diagnostics });
    } catch (error) {
      definitions.push({ name, diagnostics: set.diagnostics.get(name) ?? [] });
      bugs.push({ where: name, error });
    }
  }
  progress.stop();
  return { definitions, general: set.diagnostics.get('') ?? [], bugs };
}

async function recheckAll(
  request: Request,
  proofs: ReadonlyMap<string, string | undefined>,
  progress: Progress,
): Promise<CheckedProofs> {
  const truth = await loadTruth();
  const set = applySettings(read(request.given, request.shipped), request.settings, truth);
  const definitions: ({ readonly name: string } & RecheckedDefinition)[] = [];
  const bugs: Bug[] = [];
  progress.start(request.names.length, 'checking');
  for (const name of request.names) {
    progress.step(name);
    await breathe();
    try {
      definitions.push({ name, ...recheckOne(name, set, proofs.get(name), truth) });
    } catch (error) {
      bugs.push({ where: name, error });
    }
  }
  progress.stop();
  return { definitions, general: set.diagnostics.get('') ?? [], bugs };
}

function readOf(readings: Readings): Read {
  const uses = new Map([...readings.library.keys()].map((name) => [name, usesOf(readings, name)]));
  return { given: readings.given, diagnostics: readings.diagnostics, uses };
}

const usesOf = (readings: Readings, name: string): readonly string[] => readings.library.get(name)?.uses ?? [];
