/**
 * `actc measure`: runs the emitted functions and kernels of definitions in this process and on devices, and keeps the
 * figures that a build cannot measure again. What is asked for is settled here; `measure-stages.ts` loads the stages.
 */
import { type Diagnostic, diagnostic, nearest, sortDiagnostics } from '../diagnostic.js';
import { absolute, asFileProblem, isInside, join, kindOf, removeTree, runnerNames, shownPath } from '../files.js';
import type { Grade, Source } from '../stages.js';
import type { Host, Outcome } from './host.js';
import { defaultFolder, definitionName, findInputs, shippedSources } from './inputs.js';
import type { Exhaustive, MeasuredDefinition, RowRun } from './measure-stages.js';
import { keepMeasurements, measuredFile, measuredFolder } from './measurements.js';

export interface MeasureArguments {
  /** Names, files and folders; the project's definitions where there are none. */
  readonly what: readonly string[];
  /** Rows of the evidence (`--target`); all where missing. */
  readonly rows: readonly string[] | undefined;
  readonly devices: readonly string[] | undefined;
  /** Functions by suffix, '' for the value; all where missing. */
  readonly suffixes: readonly string[] | undefined;
  /** Random inputs a function; the suite's own number where missing. */
  readonly random: number | undefined;
  readonly exhaustive: Omit<Exhaustive, 'folderOf'> | undefined;
  /** Whether figures are kept; where missing, those of the project's definitions are. */
  readonly write: boolean | undefined;
  /** A device that cannot be had is an error. */
  readonly strict: boolean;
  /** YYYY-MM-DD, kept beside the figures. */
  readonly today: string;
  readonly grade: Grade;
}

export interface MeasureOutcome extends Outcome {
  readonly measured: readonly MeasuredDefinition[];
  readonly runs: readonly RowRun[];
  /** Files of measurements that were written, as shown. */
  readonly written: readonly string[];
  /** Other facts worth a line. */
  readonly notes: readonly string[];
}

/** A definition to measure: its text, and the folder that its figures are kept in. */
interface Chosen {
  readonly source: Source;
  readonly folder: string;
  readonly kept: boolean;
}

export async function measure(args: MeasureArguments, host: Host): Promise<MeasureOutcome> {
  const shipped = shippedSources();
  const wrong = unknownDevices(args.devices);
  const { chosen, diagnostics } = choose(args, host.cwd, shipped);
  const local = localSources(host.cwd);
  const given = chosen.map((c) => c.source);
  const names = given.map((s) => definitionName(s.file));
  // Definitions of the same project that are not measured may be used all the same.
  const others = [...local, ...shipped].filter((s) => !names.includes(definitionName(s.file)));
  const texts = new Map([...shipped, ...local, ...given].map((s) => [s.file, s.text]));
  const nothing = { texts, bugs: [], definitions: {}, measured: [], runs: [], written: [], notes: [] };
  const stop = [...diagnostics, ...wrong];
  if (stop.length > 0 || chosen.length === 0) return { ...nothing, diagnostics: sortDiagnostics(stop) };
  const { measureStages } = await import('./measure-stages.js');
  const folderOf = new Map(chosen.map((c) => [definitionName(c.source.file), c.folder]));
  // The process ends through its exit handlers, and with it every browser that it started.
  const release = host.guard(() => {});
  try {
    const result = await measureStages(
      {
        given,
        shipped: others.filter((s, i) => others.findIndex((o) => sameName(o, s)) === i),
        names,
        rows: args.rows,
        devices: args.devices,
        suffixes: args.suffixes,
        random: args.random,
        exhaustive: args.exhaustive && { ...args.exhaustive, folderOf: (name) => folderOf.get(name)! },
        strict: args.strict,
        grade: args.grade,
      },
      host,
    );
    const kept = await keep(args, host, chosen, result.measured);
    return {
      ...result,
      ...kept,
      texts,
      diagnostics: sortDiagnostics([...result.diagnostics, ...kept.diagnostics]),
      notes: [...result.notes, ...kept.notes],
      definitions: Object.fromEntries(result.measured.map((m) => [m.name, m.part])),
    };
  } finally {
    release();
  }
}

const sameName = (a: Source, b: Source): boolean => definitionName(a.file) === definitionName(b.file);

function unknownDevices(devices: readonly string[] | undefined): readonly Diagnostic[] {
  const known = runnerNames();
  return (devices ?? [])
    .filter((d) => !known.includes(d))
    .map((d) => {
      const near = nearest(d, known);
      return diagnostic('unknown-device', `there is no device \`${d}\``, {
        notes: [`devices: ${known.join(', ')}`],
        help: near === undefined ? [] : [`did you mean \`${near}\`?`],
      });
    });
}

const localSources = (cwd: string): readonly Source[] =>
  kindOf(join(cwd, defaultFolder)) === 'folder' ? findInputs(cwd, []).sources : [];

/** The definitions that names and paths mean: a project's own before those that come with the package. */
function choose(
  args: MeasureArguments,
  cwd: string,
  shipped: readonly Source[],
): { chosen: readonly Chosen[]; diagnostics: readonly Diagnostic[] } {
  const chosen = new Map<string, Chosen>();
  const diagnostics: Diagnostic[] = [];
  const add = (source: Source, folder: string, kept: boolean) =>
    chosen.set(definitionName(source.file), { source, folder, kept });
  const paths = (list: readonly string[]) => {
    const inputs = findInputs(cwd, list);
    diagnostics.push(...inputs.diagnostics);
    for (const source of inputs.sources) {
      const file = absolute(cwd, source.file);
      const root = inputs.roots.find((r) => isInside(r, file)) ?? file;
      const own = isInside(join(cwd, defaultFolder), file);
      add(source, measuredFolder(cwd, root), args.write ?? (own && args.random === undefined));
    }
  };
  if (args.what.length === 0) paths([]);
  for (const what of args.what) {
    const local = join(defaultFolder, `${what}.yaml`);
    if (/[/\\]|\.yaml$/.test(what) || kindOf(absolute(cwd, what)) === 'folder') paths([what]);
    else if (kindOf(absolute(cwd, local)) === 'file') paths([local]);
    else {
      const known = shipped.find((s) => definitionName(s.file) === what);
      // Its figures belong to the package, which is not the user's to write to.
      if (known) add(known, join(cwd, 'measured'), false);
      else diagnostics.push(unknown(what, [...localSources(cwd), ...shipped]));
    }
  }
  const inOrder = [...chosen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c);
  return { chosen: inOrder, diagnostics };
}

function unknown(what: string, sources: readonly Source[]): Diagnostic {
  const near = nearest(what, new Set(sources.map((s) => definitionName(s.file))));
  return diagnostic('unknown-definition', `there is no definition \`${what.slice(0, 80)}\``, {
    help: near === undefined ? ['`actc measure path/to/file.yaml` measures a file'] : [`did you mean \`${near}\`?`],
  });
}

/** Writes what can be kept: figures of device runs that met no error. */
async function keep(
  args: MeasureArguments,
  { cwd, guard }: Pick<Host, 'cwd' | 'guard'>,
  chosen: readonly Chosen[],
  measured: readonly MeasuredDefinition[],
): Promise<Pick<MeasureOutcome, 'written' | 'notes'> & { readonly diagnostics: readonly Diagnostic[] }> {
  const written: string[] = [];
  const notes: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, kept, finished } of measured) {
    const place = chosen.find((c) => definitionName(c.source.file) === name);
    if (!place || kept.length === 0) continue;
    if (!place.kept) {
      notes.push(`${name}: figures not kept`);
      continue;
    }

    const file = measuredFile(place.folder, name);
    try {
      const dated = kept.map((m) => ({ ...m, date: args.today }));
      if ((await keepMeasurements(place.folder, name, dated, guard)) === 'written') written.push(shownPath(cwd, file));
      for (const state of finished) removeTree(state);
    } catch (error) {
      const { path, reason } = asFileProblem(error, file);
      diagnostics.push(diagnostic('write-failed', `\`${shownPath(cwd, path)}\`: ${reason}`));
    }
  }
  return { written, notes, diagnostics };
}
