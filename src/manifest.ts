/**
 * What was built, from what: the logic of incremental builds, by content. Pure: hashes and texts come in, decisions go
 * out. A definition is compiled again when the hash of its inputs changed or when what it wrote is not on the disk as
 * it was written; so an incremental build leaves byte for byte what a full one gives.
 */
import { type Code, codes, type Diagnostic } from './diagnostic.js';
import type { Emitted, Precision, Summary } from './stages.js';

export type Hash = (text: string) => string;

/** What a user asked for that changes outputs. */
export interface Options {
  readonly grade: string;
  /** `k=3` or `name.k=3`, sorted. */
  readonly settings: readonly string[];
  /** Sorted. */
  readonly targets: readonly string[];
}

/** A warning as kept for later builds: its place names a definition, because paths differ from user to user. */
export interface KeptWarning {
  readonly code: Code;
  readonly message: string;
  readonly place?: { readonly of: string; readonly start: number; readonly end: number; readonly label?: string };
  readonly notes: readonly string[];
  readonly help: readonly string[];
}

export interface Entry {
  /** Hash of everything that the outputs depend on. */
  readonly key: string;
  /** Hashes of the texts that were read: its own and those of all definitions that it uses, by name. */
  readonly reads: Readonly<Record<string, string>>;
  readonly options: Options;
  /** Path in the output folder to hash of the text. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Hash of its part of evidence.json, in stable text. */
  readonly evidence: string;
  readonly warnings: readonly KeptWarning[];
  readonly summary: Summary;
}

/** Files over all definitions: those of a target, or the evidence. */
export interface SharedEntry {
  readonly key: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What the report has to know of a target without loading it. */
export interface TargetNote {
  readonly kernels: readonly { readonly target: string; readonly precision: Precision }[];
}

export interface Manifest {
  readonly definitions: Readonly<Record<string, Entry>>;
  readonly shared: Readonly<Record<string, SharedEntry>>;
  readonly targets: Readonly<Record<string, TargetNote>>;
}

export const emptyManifest: Manifest = { definitions: {}, shared: {}, targets: {} };
export const manifestPath = 'manifest.json';
export const evidencePath = 'evidence.json';
/** The name of the evidence among the files over all definitions; no target can have it (an upper-case letter). */
export const evidenceGroup = 'Evidence';

const generator = 'activation-compiler';
/** Raised when the manifest's shape changes: an older one is then rebuilt from nothing. */
const version = 1;

/**
 * JSON with sorted keys, two spaces and a last newline: the same text for the same data on every machine. What JSON
 * cannot say is said as text: "Infinity", "-Infinity", "NaN".
 */
export const stableText = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`;

function sorted(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((k) => [k, sorted((value as Record<string, unknown>)[k])]));
}

/**
 * A path that a build may write or remove: below a target's folder, plain names only, never `..` or absolute. A
 * manifest may come with a stranger's repository, so its paths are checked as well as those of our own outputs.
 */
export const isOutputPath = (path: string): boolean =>
  path === evidencePath || /^[a-z0-9-]+(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/.test(path);

/**
 * Reads a manifest. `broken` is one of ours that cannot be used (cut short, merged badly, of an older version): all is
 * built again. `foreign` is some other program's file of that name, which is never overwritten.
 */
export function readManifest(text: string): Manifest | 'broken' | 'foreign' {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'broken';
  }
  if (!isRecord(data) || data.generator !== generator) return 'foreign';
  const { definitions, shared, targets } = data;
  if (data.version !== version || !isRecord(definitions) || !isRecord(shared) || !isRecord(targets)) return 'broken';
  const good =
    Object.values(definitions).every(isEntry) &&
    Object.values(shared).every(isSharedEntry) &&
    Object.values(targets).every((t) => isRecord(t) && Array.isArray(t.kernels));
  return good ? ({ definitions, shared, targets } as unknown as Manifest) : 'broken';
}

export const manifestText = (m: Manifest): string => stableText({ generator, version, ...m });

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isOutputs = (v: unknown): boolean =>
  isRecord(v) && Object.entries(v).every(([path, h]) => isOutputPath(path) && typeof h === 'string');
const isSharedEntry = (v: unknown): boolean => isRecord(v) && typeof v.key === 'string' && isOutputs(v.outputs);

function isEntry(v: unknown): boolean {
  if (!isSharedEntry(v) || !isRecord(v)) return false;
  const { reads, options, warnings, summary, evidence } = v;
  return (
    isRecord(reads) &&
    Object.values(reads).every((h) => typeof h === 'string') &&
    isRecord(options) &&
    Array.isArray(options.targets) &&
    typeof evidence === 'string' &&
    Array.isArray(warnings) &&
    warnings.every((w) => isRecord(w) && typeof w.code === 'string' && w.code in codes) &&
    isRecord(summary) &&
    typeof summary.name === 'string'
  );
}

/** The present: what sources say, what is asked for, and what lies in the output folder. */
export interface State {
  readonly hash: Hash;
  /** Hash of the compiler and its templates. */
  readonly compiler: string;
  readonly options: Options;
  /** Definition name to the hash of the text that it means now (given before shipped). */
  readonly texts: ReadonlyMap<string, string>;
  /** Definition name to the hash of its measurements, where there are any. */
  readonly measured: ReadonlyMap<string, string>;
  /** Path to hash, of the files in the output folder that the manifest knows. */
  readonly disk: ReadonlyMap<string, string>;
  /** Definition name to the hash of its part of evidence.json on the disk. */
  readonly evidence: ReadonlyMap<string, string>;
}

const keyOf = (name: string, reads: Readonly<Record<string, string>>, state: State): string =>
  state.hash(
    stableText({
      compiler: state.compiler,
      measured: state.measured.get(name) ?? '',
      name,
      options: state.options,
      reads,
    }),
  );

const onDisk = (outputs: Readonly<Record<string, string>>, disk: ReadonlyMap<string, string>): boolean =>
  Object.entries(outputs).every(([path, h]) => disk.get(path) === h);

/** Does the entry stand for what a compilation would give now, with all of it on the disk? */
export function isCurrent(name: string, entry: Entry, state: State): boolean {
  const sameTexts = Object.entries(entry.reads).every(([read, h]) => state.texts.get(read) === h);
  return (
    sameTexts &&
    name in entry.reads &&
    entry.key === keyOf(name, entry.reads, state) &&
    entry.evidence === state.evidence.get(name) &&
    onDisk(entry.outputs, state.disk)
  );
}

/** The given names that have to be compiled, in order. */
export const namesToCompile = (given: readonly string[], manifest: Manifest, state: State): readonly string[] =>
  given.filter((name) => {
    const entry = own(manifest.definitions, name);
    return entry === undefined || !isCurrent(name, entry, state);
  });

/** An own property: `constructor` is a possible definition name. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** What compiling one definition gave. */
export interface Built {
  readonly name: string;
  /** Itself and the definitions that it uses. */
  readonly reads: readonly string[];
  readonly files: readonly Emitted[];
  /** Plain data; goes to evidence.json. */
  readonly evidence: object;
  readonly warnings: readonly Diagnostic[];
  readonly summary: Summary;
}

/** The entry of a definition that was just compiled. `nameOf` finds the definition of a file in a warning's place. */
export function entryOf(built: Built, state: State, nameOf: (file: string) => string | undefined): Entry {
  const reads = Object.fromEntries([...built.reads].sort().map((name) => [name, state.texts.get(name) ?? '']));
  return {
    key: keyOf(built.name, reads, state),
    reads,
    options: state.options,
    outputs: outputHashes(built.files, state.hash),
    evidence: state.hash(stableText(built.evidence)),
    warnings: built.warnings.map((w) => keep(w, nameOf)),
    summary: built.summary,
  };
}

export const outputHashes = (files: readonly Emitted[], hash: Hash): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map((f) => [f.path, hash(f.text)]));

function keep(d: Diagnostic, nameOf: (file: string) => string | undefined): KeptWarning {
  const { code, message, notes, help } = d;
  const of = d.place && nameOf(d.place.file);
  if (!d.place || of === undefined) return { code, message, notes, help };
  const { start, end, label } = d.place;
  return { code, message, place: { of, start, end, ...(label === undefined ? {} : { label }) }, notes, help };
}

/** A kept warning as a diagnostic of this build. */
export function replay(w: KeptWarning, fileOf: (name: string) => string | undefined): Diagnostic {
  const { code, message, notes, help, place } = w;
  const file = place && fileOf(place.of);
  const base = { code, severity: codes[code][0], message, notes, help };
  if (!place || file === undefined) return base;
  const { start, end, label } = place;
  return { ...base, place: { file, start, end, ...(label === undefined ? {} : { label }) } };
}

/** Failed definitions, and all that use one of them: none of these is emitted. */
export function withUsers(
  failed: Iterable<string>,
  reads: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const all = new Set(failed);
  // `reads` is transitive already, so one pass over the directly failed ones finds every user.
  const direct = [...all];
  for (const [name, used] of reads) if (used.some((u) => direct.includes(u))) all.add(name);
  return all;
}

/** Definitions after this build: what is kept, replaced and dropped. */
export function nextDefinitions(
  before: Manifest,
  compiled: ReadonlyMap<string, Entry>,
  keepName: (name: string) => boolean,
): Readonly<Record<string, Entry>> {
  const kept = Object.entries(before.definitions).filter(([name]) => keepName(name) && !compiled.has(name));
  return Object.fromEntries([...kept, ...compiled].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of targets to the summaries of the definitions that were built for them, in order of name. */
export function summariesByTarget(
  definitions: Readonly<Record<string, Entry>>,
): ReadonlyMap<string, readonly Summary[]> {
  const entries = Object.values(definitions);
  const targets = [...new Set(entries.flatMap((e) => e.options.targets))].sort();
  return new Map(targets.map((t) => [t, entries.filter((e) => e.options.targets.includes(t)).map((e) => e.summary)]));
}

/** The key of a target's files over all definitions. */
export const sharedKey = (target: string, summaries: readonly Summary[], state: State): string =>
  state.hash(stableText({ compiler: state.compiler, summaries, target }));

export const sharedIsCurrent = (entry: SharedEntry | undefined, key: string, state: State): entry is SharedEntry =>
  entry !== undefined && entry.key === key && onDisk(entry.outputs, state.disk);

/** All output paths that a manifest knows, with their hashes. */
export const knownOutputs = (m: Manifest): ReadonlyMap<string, string> =>
  new Map([...Object.values(m.definitions), ...Object.values(m.shared)].flatMap((e) => Object.entries(e.outputs)));
