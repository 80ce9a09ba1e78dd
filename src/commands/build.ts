/**
 * `actc build`: plans by content, compiles only what is needed, and brings the changes to the output folder in one
 * step. When another build was faster, it looks again and plans anew on what that one left.
 */
import { type Diagnostic, diagnostic, sortDiagnostics } from '../diagnostic.js';
import type { DefinitionEvidence } from '../evidence.js';
import { absolute, asFileProblem, FileProblem, requireWritable, shownPath } from '../files.js';
import { emptyManifest, manifestPath, namesToCompile, type Options, own, replay } from '../manifest.js';
import { commit, removeLeftovers } from '../output.js';
import type { Row } from '../report.js';
import { parseSettings, type Setting } from '../settings.js';
import type { Grade, Source } from '../stages.js';
import { type Assembly, assemble } from './assemble.js';
import type { Host, Outcome } from './host.js';
import { definitionName, findInputs, type Inputs, shippedSources } from './inputs.js';
import { type Looked, look, outputProblem } from './look.js';
import { measuredTexts } from './measurements.js';
import { optionProblems } from './options.js';
import type { Compiled, Pipeline } from './pipeline.js';

export interface BuildArguments {
  readonly paths: readonly string[];
  readonly out: string;
  readonly targets: readonly string[] | undefined;
  readonly grade: string;
  readonly set: readonly string[];
  readonly force: boolean;
}

export interface BuildOutcome extends Outcome {
  readonly rows: readonly Row[];
  readonly kernels: Assembly['manifest']['targets'];
  /** Targets whose changed files no checker has seen. */
  readonly unchecked: readonly string[];
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** How often a build plans anew because another one was faster; each time costs at most what that one changed. */
const attempts = 8;

export async function build(args: BuildArguments, host: Host): Promise<BuildOutcome> {
  const out = absolute(host.cwd, args.out);
  const inputs = findInputs(host.cwd, args.paths, out);
  const shipped = shippedSources();
  const texts = new Map([...shipped, ...inputs.sources].map((s) => [s.file, s.text]));
  const { targets, diagnostics: wrong } = optionProblems(args.targets, args.grade);
  const { settings, diagnostics: badSettings } = parseSettings(args.set);
  const stop = [...wrong, ...badSettings, ...outputProblem(host.cwd, out, inputs.roots)];
  const nothing = {
    texts,
    bugs: [],
    definitions: {},
    rows: [],
    kernels: {},
    unchecked: [],
    written: 0,
    unchanged: 0,
    removed: 0,
  };
  if (stop.length > 0 || inputs.sources.length === 0)
    return { ...nothing, diagnostics: sortDiagnostics([...inputs.diagnostics, ...stop]) };
  const options: Options = { grade: args.grade, settings: settings.map((s) => s.text), targets };
  const measured = measuredTexts(host.cwd, inputs.roots, inputs.sources);
  const job: Job = { args, host, out, inputs, shipped, options, settings, measured, texts };
  try {
    removeLeftovers(out);
    for (let i = 0; i < attempts; i++) {
      const outcome = await attempt(job, i === 0 ? undefined : job.compiled);
      if (outcome) return outcome;
    }
    throw new FileProblem(out, 'EBUSY', 'other builds keep changing it');
  } catch (error) {
    const problem = asFileProblem(error, out);
    return { ...nothing, diagnostics: sortDiagnostics([...inputs.diagnostics, writeFailed(host.cwd, problem)]) };
  }
}

interface Job {
  readonly args: BuildArguments;
  readonly host: Host;
  readonly out: string;
  readonly inputs: Inputs;
  readonly shipped: readonly Source[];
  readonly options: Options;
  readonly settings: readonly Setting[];
  /** What was measured before, by definition name; read once, like the definitions. */
  readonly measured: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, string>;
  /** Kept from one attempt to the next: what was compiled does not depend on the output folder. */
  compiled?: Compiled;
  pipeline?: Pipeline;
}

const pipelineOf = async (job: Job): Promise<Pipeline> => {
  job.pipeline ??= await job.host.pipeline();
  return job.pipeline;
};

/** One round of look, compile, assemble, commit. Nothing when another build changed the folder in between. */
async function attempt(job: Job, earlier: Compiled | undefined): Promise<BuildOutcome | undefined> {
  const { inputs, host, out, options, shipped, measured } = job;
  const looked = look(out, { given: inputs.sources, shipped, options, measured });
  const names = inputs.sources.map((s) => definitionName(s.file));
  const stale = job.args.force
    ? [...new Set(names)]
    : namesToCompile([...new Set(names)], looked.manifest ?? emptyManifest, looked.state);
  const done = new Set([...(earlier?.built.map((b) => b.name) ?? []), ...(earlier?.failed.keys() ?? [])]);
  const missing = stale.filter((n) => !done.has(n));
  const compiled = missing.length === 0 ? earlier : await compile(job, [...done, ...missing]);
  if (compiled) job.compiled = compiled;
  const general = compiled?.diagnostics.get('') ?? [];
  const assembly = await assemble({
    looked,
    given: inputs.sources,
    compiled,
    compile: new Set(stale),
    owns: inputs.owns,
    complete: !inputs.incomplete && general.length === 0,
    options,
    texts: job.texts,
    pipeline: () => pipelineOf(job),
  });
  const blocked = [...general.filter((d) => d.code === 'bad-setting'), ...assembly.rejected];
  const { changes } = assembly;
  const change = blocked.length === 0 && changes.writes.length + changes.removals.length > 0;
  if (change && (await commit(out, changes, looked.manifestText, host.guard)) === 'outdated') return undefined;
  return outcomeOf(job, looked, assembly, [...general, ...assembly.rejected], blocked.length > 0);
}

async function compile(job: Job, names: readonly string[]): Promise<Compiled> {
  requireWritable(job.out);
  const pipeline = await pipelineOf(job);
  const { inputs, shipped, options, settings, measured } = job;
  return pipeline.compile(
    {
      given: inputs.sources,
      shipped,
      names: [...names].sort(),
      targets: options.targets,
      grade: options.grade as Grade,
      settings,
      measured,
    },
    job.host.progress,
  );
}

function outcomeOf(
  job: Job,
  looked: Looked,
  assembly: Assembly,
  more: readonly Diagnostic[],
  blocked: boolean,
): BuildOutcome {
  const fileOf = new Map(job.inputs.sources.map((s) => [definitionName(s.file), s.file]));
  const names = [...fileOf.keys()].sort();
  const current = names.filter((n) => !assembly.failed.has(n) && own(assembly.manifest.definitions, n));
  const kept = current.flatMap((n) =>
    own(assembly.manifest.definitions, n)!.warnings.map((w) => replay(w, (of) => fileOf.get(of))),
  );
  const failures = [...assembly.failed.values()].flat();
  const said = sortDiagnostics([...job.inputs.diagnostics, ...more, ...kept, ...failures, ...foreign(job, assembly)]);
  // What follows from errors is said after them.
  const follows = (d: Diagnostic) => d.code === 'stale-output';
  const diagnostics = [...said.filter((d) => !follows(d)), ...said.filter(follows)];
  // A failed definition shows the verdicts that stopped it, not the evidence of its earlier output.
  const partsOf = (n: string): [string, Part][] => {
    const claims = job.compiled?.claims.get(n);
    if (assembly.failed.has(n)) return claims ? [[n, { claims, kernels: [] }]] : [];
    return assembly.evidence.has(n) ? [[n, partOf(assembly.evidence.get(n))]] : [];
  };
  const definitions = Object.fromEntries(names.flatMap(partsOf));
  const rows = names.map((name): Row => {
    const entry = own(assembly.manifest.definitions, name);
    const status = assembly.failed.has(name) ? (entry ? 'stale' : 'failed') : 'current';
    const evidence = own(definitions, name);
    return { name, status, ...(evidence ? { evidence, targets: job.options.targets } : {}) };
  });
  const writes = blocked ? [] : assembly.changes.writes.filter((w) => w.path !== manifestPath);
  const outputs = assembly.outputs.size;
  return {
    diagnostics,
    texts: job.texts,
    bugs: job.compiled?.bugs ?? [],
    definitions,
    rows: blocked && looked.manifest === undefined ? [] : rows,
    kernels: assembly.manifest.targets,
    unchecked: blocked ? [] : assembly.unchecked,
    written: writes.length,
    unchanged: Math.max(0, outputs - writes.length),
    removed: blocked ? 0 : assembly.changes.removals.length,
  };
}

type Part = Pick<DefinitionEvidence, 'claims' | 'kernels'>;

const partOf = (evidence: unknown): Part => {
  const { claims, kernels } = evidence as DefinitionEvidence;
  return { claims, kernels };
};

const foreign = (job: Job, assembly: Assembly): readonly Diagnostic[] => {
  if (assembly.foreign.length === 0) return [];
  const shown = assembly.foreign.slice(0, 5).map((f) => `\`${shownPath(job.host.cwd, `${job.out}/${f}`)}\``);
  const more = assembly.foreign.length - shown.length;
  return [
    diagnostic(
      'foreign-file',
      `not written by a build and left alone: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      {
        help: ['keep your own files out of the output folder, or choose another one with `--out`'],
      },
    ),
  ];
};

const writeFailed = (cwd: string, problem: FileProblem): Diagnostic =>
  diagnostic('write-failed', `\`${shownPath(cwd, problem.path)}\`: ${problem.reason}`, {
    notes: ['nothing was changed in the output folder'],
    help:
      problem.code === 'ENOSPC' ? ['make room on the disk and build again'] : ['choose another folder with `--out`'],
  });
