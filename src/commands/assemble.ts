/**
 * From what was compiled and what is kept to the whole of the output folder, and to the changes that lead there.
 * Nothing is written here.
 */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { join, kindOf, targetNames } from '../files.js';
import {
  type Entry,
  emptyManifest,
  entryOf,
  evidenceGroup,
  evidencePath,
  isOutputPath,
  knownOutputs,
  type Manifest,
  manifestPath,
  manifestText,
  nextDefinitions,
  type Options,
  outputHashes,
  own,
  type SharedEntry,
  sharedIsCurrent,
  sharedKey,
  stableText,
  summariesByTarget,
  withUsers,
} from '../manifest.js';
import { type Changes, outputFiles, outputText } from '../output.js';
import type { Emitted, Source } from '../stages.js';
import { definitionName } from './inputs.js';
import type { Looked } from './look.js';
import type { Compiled, FileCheck, Pipeline } from './pipeline.js';

export interface AssemblyArguments {
  readonly looked: Looked;
  readonly given: readonly Source[];
  readonly compiled: Compiled | undefined;
  /** Names that had to be compiled; the other given ones are kept as they are. */
  readonly compile: ReadonlySet<string>;
  readonly owns: boolean;
  /** All given paths were read: what is missing was removed by the author. */
  readonly complete: boolean;
  readonly options: Options;
  readonly texts: ReadonlyMap<string, string>;
  readonly pipeline: () => Promise<Pipeline>;
}

export interface Assembly {
  readonly manifest: Manifest;
  readonly evidence: ReadonlyMap<string, unknown>;
  /** All output paths after this build. */
  readonly outputs: ReadonlySet<string>;
  readonly changes: Changes;
  /** Given definitions that are not emitted, with all that was said of them. */
  readonly failed: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Reasons not to write anything. */
  readonly rejected: readonly Diagnostic[];
  /** Targets whose changed files no checker has seen. */
  readonly unchecked: readonly string[];
  /** Definitions of which an output has the path of another output. */
  readonly clashes: readonly (readonly [string, readonly Diagnostic[]])[];
  /** Files in the output folder that are not ours. */
  readonly foreign: readonly string[];
}

/** A definition whose outputs would meet another one's fails alone; the rest is assembled without it. */
export async function assemble(args: AssemblyArguments): Promise<Assembly> {
  const assembly = await assembleOnce(args);
  const { compiled } = args;
  const clashing = compiled ? assembly.clashes.filter(([name]) => !compiled.failed.has(name)) : [];
  if (!compiled || clashing.length === 0) return assembly;
  return assemble({ ...args, compiled: { ...compiled, failed: new Map([...compiled.failed, ...clashing]) } });
}

async function assembleOnce(args: AssemblyArguments): Promise<Assembly> {
  const { looked, compiled } = args;
  const before = looked.manifest ?? emptyManifest;
  const names = new Set(args.given.map((s) => definitionName(s.file)));
  const failed = failures(args, before, names);
  const built = (compiled?.built ?? []).filter((b) => args.compile.has(b.name) && !failed.has(b.name));
  const nameOf = (file: string) => (args.texts.has(file) ? definitionName(file) : undefined);
  const entries = new Map<string, Entry>(built.map((b) => [b.name, entryOf(b, looked.state, nameOf)]));
  const keep = (name: string) => names.has(name) || !args.owns || !args.complete;
  const definitions = nextDefinitions(before, entries, keep);
  const files = new Map(built.flatMap((b) => b.files.map((f) => [f.path, f.text])));
  const evidence = evidenceOf(definitions, new Map(built.map((b) => [b.name, b.evidence])), looked.evidence);
  const shared: Record<string, SharedEntry> = { [evidenceGroup]: evidenceFile(evidence, looked, files) };
  for (const [target, summaries] of summariesByTarget(definitions)) {
    const key = sharedKey(target, summaries, looked.state);
    const present = own(before.shared, target);
    shared[target] = sharedIsCurrent(present, key, looked.state)
      ? present
      : await emitShared(args, target, key, summaries, files);
  }
  const used = Object.keys(shared);
  const notes = { ...before.targets, ...compiled?.targets };
  const targets = Object.fromEntries(Object.entries(notes).filter(([t]) => used.includes(t)));
  const manifest: Manifest = { definitions, shared, targets };
  const outputs = new Set(knownOutputs(manifest).keys());
  const unknown = unknownFiles(args, outputs, before);
  const orphans = failed.size === 0 ? unknown.ours : [];
  const changes = changesOf(looked, before, manifest, files, orphans);
  const checks = await checkTargets(args, manifest, changes, files);
  const rejected = [...strangers(looked, before, changes), ...checks.flatMap((c) => c.diagnostics)];
  const clashes = collisions(definitions, shared, args);
  const unchecked = checks.filter((c) => !c.checked).map((c) => c.target);
  return { manifest, evidence, outputs, changes, failed, rejected, clashes, unchecked, foreign: unknown.foreign };
}

/** Everything said of given definitions that are not emitted: their own errors, or those of one that they use. */
function failures(
  args: AssemblyArguments,
  before: Manifest,
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const { compiled } = args;
  if (!compiled) return new Map();
  const reads = new Map([...names].map((n) => [n, usesOf(n, compiled, before)]));
  const all = withUsers(
    [...compiled.failed.keys()].filter((n) => names.has(n)),
    reads,
  );
  const fileOf = new Map(args.given.map((s) => [definitionName(s.file), s.file]));
  const failed = new Map<string, readonly Diagnostic[]>();
  for (const name of [...all].sort()) {
    const place = { file: fileOf.get(name) ?? name, start: 0, end: 0 };
    const said = compiled.failed.get(name) ?? [usesFailed(name, reads.get(name) ?? [], compiled, place)];
    const old = own(before.definitions, name);
    failed.set(name, old ? [...said, stale(name, place)] : said);
  }
  return failed;
}

const usesOf = (name: string, compiled: Compiled, before: Manifest): readonly string[] =>
  compiled.uses.get(name) ?? Object.keys(own(before.definitions, name)?.reads ?? {}).filter((n) => n !== name);

const usesFailed = (
  name: string,
  uses: readonly string[],
  compiled: Compiled,
  place: Diagnostic['place'],
): Diagnostic => {
  const guilty = uses.filter((u) => compiled.failed.has(u)).map((u) => `\`${u}\``);
  return diagnostic('uses-failed', `\`${name}\` is not built: it uses ${guilty.join(', ')}, which has errors`, {
    place,
  });
};

const stale = (name: string, place: Diagnostic['place']): Diagnostic =>
  diagnostic('stale-output', `the earlier output of \`${name}\` is kept; it does not fit its definition any more`, {
    place,
  });

/** The parts of evidence.json after this build: new ones, and those on the disk of definitions that are kept. */
function evidenceOf(
  definitions: Readonly<Record<string, Entry>>,
  built: ReadonlyMap<string, unknown>,
  disk: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  const parts = Object.keys(definitions).map((name) => [name, built.get(name) ?? disk.get(name)] as const);
  return new Map(parts.filter(([, part]) => part !== undefined));
}

function evidenceFile(evidence: ReadonlyMap<string, unknown>, looked: Looked, files: Map<string, string>): SharedEntry {
  const text = stableText({ definitions: Object.fromEntries(evidence) });
  files.set(evidencePath, text);
  const h = looked.state.hash(text);
  return { key: h, outputs: { [evidencePath]: h } };
}

async function emitShared(
  args: AssemblyArguments,
  target: string,
  key: string,
  summaries: Parameters<Pipeline['emitAll']>[1],
  files: Map<string, string>,
): Promise<SharedEntry> {
  const emitted = await (await args.pipeline()).emitAll(target, summaries);
  for (const f of emitted) files.set(f.path, f.text);
  return { key, outputs: outputHashes(emitted, args.looked.state.hash) };
}

function changesOf(
  looked: Looked,
  before: Manifest,
  after: Manifest,
  files: ReadonlyMap<string, string>,
  orphans: readonly string[],
): Changes {
  const wanted = knownOutputs(after);
  const writes: Emitted[] = [];
  for (const [path, h] of wanted) {
    const text = files.get(path);
    // Without a text it is an output that is kept: current, or the earlier one of a failed definition.
    if (text === undefined) continue;
    const disk = outputText(looked.out, path);
    if (disk === undefined || looked.state.hash(disk) !== h) writes.push({ path, text });
  }
  writes.sort((a, b) => (a.path < b.path ? -1 : 1));
  const gone = [...knownOutputs(before).keys(), ...orphans].filter((p) => !wanted.has(p));
  const removals = [...new Set(gone)].filter((p) => kindOf(join(looked.out, p), false) !== 'missing').sort();
  const text = manifestText(after);
  if (text !== looked.manifestText) writes.push({ path: manifestPath, text });
  return { writes, removals };
}

/** The mark in the head of every file that a build writes: "Made by activation-compiler …; do not edit", on lines of any comment. */
const isMarked = (text: string): boolean =>
  /\bmade by activation-compiler\b.{0,160}?\bdo not edit\b/i.test(text.slice(0, 1000).replace(/\s*\n[\s*/%#]*/g, ' '));

const isEvidence = (path: string, text: string): boolean =>
  path === evidencePath && /^\s*\{\s*"definitions"/.test(text);

/**
 * Files in the output folder that the new manifest does not know. Ours are only those in a target's own folder with
 * our mark in their heads (a manifest was lost, or a build crashed); everything else is a stranger's.
 */
function unknownFiles(args: AssemblyArguments, outputs: ReadonlySet<string>, before: Manifest): Unknown {
  if (!args.owns || !args.complete) return { ours: [], foreign: [] };
  const earlier = knownOutputs(before);
  const folders = new Set([...outputs, ...earlier.keys(), ...targetNames().map((t) => `${t}/`)].map(folderOf));
  const unknown = outputFiles(args.looked.out).filter((f) => f !== manifestPath && !outputs.has(f) && !earlier.has(f));
  const isOurs = (f: string) =>
    isOutputPath(f) && folders.has(folderOf(f)) && isMarked(outputText(args.looked.out, f) ?? '');
  const ours = unknown.filter(isOurs);
  return { ours, foreign: unknown.filter((f) => !ours.includes(f)) };
}

interface Unknown {
  readonly ours: readonly string[];
  readonly foreign: readonly string[];
}

const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** A stranger's file is never overwritten. */
function strangers(looked: Looked, before: Manifest, changes: Changes): readonly Diagnostic[] {
  const known = knownOutputs(before);
  const there = changes.writes.filter(({ path }) => {
    if (path === manifestPath) return looked.foreignManifest;
    const text = known.has(path) ? undefined : outputText(looked.out, path);
    return text !== undefined && !isMarked(text) && !isEvidence(path, text);
  });
  return there.map(({ path }) =>
    diagnostic('bad-output', `\`${path}\` in the output folder was not written by a build, and would be overwritten`, {
      help: ['move the file away, or choose another folder with `--out`'],
    }),
  );
}

/** Two outputs of one path: a definition called like a file that a target writes over all definitions. */
function collisions(
  definitions: Readonly<Record<string, Entry>>,
  shared: Readonly<Record<string, SharedEntry>>,
  args: AssemblyArguments,
): Assembly['clashes'] {
  const taken = new Set(Object.values(shared).flatMap((s) => Object.keys(s.outputs)));
  const found: [string, readonly Diagnostic[]][] = [];
  for (const [name, entry] of Object.entries(definitions)) {
    const clash = Object.keys(entry.outputs).find((path) => taken.has(path));
    for (const path of Object.keys(entry.outputs)) taken.add(path);
    if (clash === undefined) continue;
    const file = args.given.find((s) => definitionName(s.file) === name)?.file;
    const place = file === undefined ? undefined : { file, start: 0, end: 0 };
    const message = `\`${name}\` cannot be a definition's name: \`${clash}\` is written for all definitions`;
    found.push([name, [diagnostic('reserved-name', message, { place, help: ['choose another name for the file'] })]]);
  }
  return found;
}

/** Each target's own checker, over all its files in one call, before any of them is written. */
async function checkTargets(
  args: AssemblyArguments,
  manifest: Manifest,
  changes: Changes,
  files: ReadonlyMap<string, string>,
): Promise<readonly (FileCheck & { readonly target: string })[]> {
  const found: (FileCheck & { readonly target: string })[] = [];
  for (const target of Object.keys(manifest.targets).sort()) {
    const inside = (path: string) => path.startsWith(`${target}/`);
    if (!changes.writes.some((w) => inside(w.path) && files.has(w.path))) continue;
    const paths = [...knownOutputs(manifest).keys()].filter(inside).sort();
    const all = paths.flatMap((path) => {
      const text = files.get(path) ?? outputText(args.looked.out, path);
      return text === undefined ? [] : [{ path, text }];
    });
    found.push({ target, ...(await (await args.pipeline()).checkFiles(target, all)) });
  }
  return found;
}
