/**
 * The only file that touches the disk. It knows folders, links, limits and error codes, and nothing of definitions'
 * contents: texts go in and out. Everything that can go wrong with a path is a `FileProblem` in plain words.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { homedir, hostname } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Runner } from './device.js';
import type { Target } from './emit/target.js';

/** What went wrong with a path, in words an author knows; `code` is the system's own code (`ENOSPC`). */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  constructor(
    readonly path: string,
    readonly code: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than this process may write',
  EISDIR: 'it is a folder, a file is needed here',
  ENOTDIR: 'a part of the path is a file, a folder is needed there',
  EEXIST: 'it exists already',
  ELOOP: 'symbolic links lead in a circle',
  EXDEV: 'it lies on another disk than the output folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
};

/** Turns what node:fs throws into a `FileProblem`; anything else is thrown on as it is. */
export function asFileProblem(error: unknown, where: string): FileProblem {
  if (error instanceof FileProblem) return error;
  const code = (error as NodeJS.ErrnoException)?.code;
  if (typeof code !== 'string' || !(error instanceof Error) || !('syscall' in error)) throw error;
  return new FileProblem(where, code, reasons[code] ?? `the system says ${code}`);
}

function attempt<T>(where: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asFileProblem(error, where);
  }
}

export const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

// paths --------------------------------------------------------------------------------------------------------------

export const join = path.join;
export const absolute = path.resolve;
export const baseName = path.basename;
export const parentFolder = path.dirname;

/** A path as it is shown: forward slashes, relative to the working folder where it lies in it. */
export function shownPath(cwd: string, file: string): string {
  const relative = path.relative(cwd, path.resolve(cwd, file));
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  return (outside ? path.normalize(file) : relative || '.').split(path.sep).join('/');
}

export const relativePath = (from: string, to: string): string => path.relative(from, to).split(path.sep).join('/');

/** Is `inner` the folder `outer` itself, or inside it? Both absolute. */
export function isInside(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

/** The path with links resolved, as far as it exists. */
export function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPath(parent), path.basename(file));
  }
}

export const homeFolder = (): string => realPath(homedir());

// looking and reading ------------------------------------------------------------------------------------------------

/** `link` where it leads to nothing; links to files and folders are what they lead to, unless `follow` is false. */
export type Kind = 'file' | 'folder' | 'link' | 'missing' | 'other';

const kindOfStats = (s: fs.Stats): Kind =>
  s.isFile() ? 'file' : s.isDirectory() ? 'folder' : s.isSymbolicLink() ? 'link' : 'other';

export function kindOf(file: string, follow = true): Kind {
  try {
    return kindOfStats(follow ? fs.statSync(file) : fs.lstatSync(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return follow && kindOf(file, false) === 'link' ? 'link' : 'missing';
    if (code === 'ELOOP') return 'link';
    throw asFileProblem(error, file);
  }
}

/** Names in a folder, by code units: the same order on every machine. */
export const listFolder = (folder: string): readonly string[] => attempt(folder, () => fs.readdirSync(folder).sort());

/** Is the path a symbolic link itself? */
export const isLink = (file: string): boolean => kindOf(file, false) === 'link';

/** No text that we read is longer (bytes); a definition's own limit is far below and is the reader's. */
export const maxFileBytes = 64 * 1024 * 1024;

/**
 * The text of a regular file (never a device or pipe: opening one could wait for ever), UTF-8, without a byte order
 * mark. At most `limit` bytes are read: a longer file comes back cut after the first bytes over the limit, so that
 * who asked can refuse it without a huge read.
 * @throws FileProblem when it cannot be read or is not UTF-8
 */
export function readText(file: string, limit: number = maxFileBytes): string {
  if (kindOf(file) === 'folder') throw new FileProblem(file, 'EISDIR', 'it is a folder, not a file');
  if (kindOf(file) === 'other') throw new FileProblem(file, 'EINVAL', 'it is a device or pipe, not a file');
  const bytes = attempt(file, () => {
    const size = fs.statSync(file).size;
    if (size <= limit) return fs.readFileSync(file);
    const handle = fs.openSync(file, 'r');
    try {
      const head = Buffer.alloc(limit + 4);
      return head.subarray(0, fs.readSync(handle, head, 0, head.length, 0));
    } finally {
      fs.closeSync(handle);
    }
  });
  try {
    // A cut in the middle of a character is not the author's mistake, so only whole files are decoded strictly.
    return new TextDecoder('utf-8', { fatal: bytes.length <= limit }).decode(bytes);
  } catch {
    throw new FileProblem(file, 'EILSEQ', 'it is not UTF-8 text');
  }
}

/** The text, or nothing where there is no such file or it cannot be read. */
export function readIfThere(file: string): string | undefined {
  try {
    return kindOf(file) === 'file' ? readText(file) : undefined;
  } catch {
    return undefined;
  }
}

/** All regular files below a folder, as paths relative to it; links are listed and not followed. */
export function filesBelow(folder: string, prefix = ''): readonly string[] {
  if (kindOf(folder) !== 'folder') return [];
  return listFolder(folder).flatMap((name) => {
    const full = path.join(folder, name);
    return kindOf(full, false) === 'folder' ? filesBelow(full, `${prefix}${name}/`) : [`${prefix}${name}`];
  });
}

// writing: primitives for `output.ts` and `new` ------------------------------------------------------------------------

/** Makes the folder and those above; returns the topmost one that it had to make. */
export const makeFolder = (folder: string): string | undefined =>
  attempt(folder, () => fs.mkdirSync(folder, { recursive: true }));

/**
 * May files be made in this folder, or, where it does not exist, in the nearest one above it? Asked before long work.
 * @throws FileProblem when not
 */
export function requireWritable(folder: string): void {
  const parent = path.dirname(folder);
  if (kindOf(folder) === 'missing' && parent !== folder) requireWritable(parent);
  else attempt(folder, () => fs.accessSync(folder, fs.constants.W_OK));
}

/** Makes exactly this folder; false when something of that name exists. */
export function makeNewFolder(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw asFileProblem(error, folder);
  }
}

/** Writes a new file and waits until it is on the disk. Throws when the file exists. */
export async function writeDurably(file: string, text: string): Promise<void> {
  try {
    const handle = await fs.promises.open(file, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asFileProblem(error, file);
  }
}

export const move = (from: string, to: string): void => attempt(to, () => fs.renameSync(from, to));

/** A second name for a file's present content (a copy, where the disk has no hard links). */
export function keepCopy(file: string, copy: string): void {
  attempt(file, () => {
    try {
      fs.linkSync(file, copy);
    } catch {
      fs.copyFileSync(file, copy);
    }
  });
}

/** Removes a file or folder with all in it; nothing if it is not there. */
export const removeTree = (file: string): void =>
  attempt(file, () => fs.rmSync(file, { recursive: true, force: true, maxRetries: 2 }));

/** Removes a folder if it is empty. */
export function removeIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Not empty, or gone already: both are fine.
  }
}

/** Milliseconds since the file or folder changed; infinite where it is gone. Only for judging what was left behind. */
export function age(file: string): number {
  try {
    return Date.now() - fs.statSync(file).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** This machine and process, as an owner's mark. */
export const ownMark = (): string => `${hash(hostname()).slice(0, 8)} ${process.pid}`;

/** Does the process of an owner's mark still run? `elsewhere` when it belongs to another machine (or container). */
export function ownerState(mark: string): 'alive' | 'dead' | 'elsewhere' {
  const [host, pid] = mark.split(' ');
  if (host !== hash(hostname()).slice(0, 8)) return 'elsewhere';
  try {
    process.kill(Number(pid), 0);
    return 'alive';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'alive' : 'dead';
  }
}

// the package itself ---------------------------------------------------------------------------------------------------

const ownFolder = path.dirname(fileURLToPath(import.meta.url));
/** Where definitions/, templates/ and schema/ of this package lie. */
export const packageFolder = path.dirname(ownFolder);

/** A hash of the compiler's own sources, written beside it when it was built. */
export function compilerHash(): string {
  const info = readIfThere(path.join(ownFolder, 'build-info.json'));
  return info === undefined ? 'unbuilt' : (JSON.parse(info) as { compilerHash: string }).compilerHash;
}

export const packageVersion = (): string =>
  (JSON.parse(readText(path.join(packageFolder, 'package.json'))) as { version: string }).version;

const targetFile = /^([a-z0-9-]+)\.(js|ts)$/;
const targetFolder = path.join(ownFolder, 'emit', 'targets');

/** Names of all targets: the files in emit/targets/, in order of name. No list is kept anywhere. */
export const targetNames = (): readonly string[] =>
  kindOf(targetFolder) === 'folder' ? listFolder(targetFolder).flatMap((f) => targetFile.exec(f)?.[1] ?? []) : [];

export async function loadTargets(names: readonly string[]): Promise<readonly Target[]> {
  const files = listFolder(targetFolder).filter((f) => names.includes(targetFile.exec(f)?.[1] ?? ''));
  const modules = files.map(
    (f) => import(pathToFileURL(path.join(targetFolder, f)).href) as Promise<{ target: Target }>,
  );
  return (await Promise.all(modules)).map((m) => m.target);
}

const runnerFolder = path.join(ownFolder, 'measure', 'devices');

/** Names of all runners: the files in measure/devices/ that export one, in order of name. None of them is loaded. */
export const runnerNames = (): readonly string[] =>
  kindOf(runnerFolder) === 'folder'
    ? listFolder(runnerFolder)
        .filter((f) => targetFile.test(f) && /^export const runner\b/m.test(readText(path.join(runnerFolder, f))))
        .map((f) => targetFile.exec(f)![1]!)
    : [];

/** What takes a runner's place: ACTC_RUNNERS holds `name=other`, with commas between. */
function inPlaceOf(name: string): string {
  const pairs = (process.env.ACTC_RUNNERS ?? '').split(',').map((pair) => pair.trim().split('='));
  return pairs.find(([from]) => from === name)?.[1] ?? name;
}

/**
 * Loads a runner, or what ACTC_RUNNERS puts in its place, and with it what it imports; the packages of its API only when
 * it opens a device.
 */
export async function loadRunner(name: string): Promise<Runner> {
  const wanted = inPlaceOf(name);
  const file = listFolder(runnerFolder).find((f) => targetFile.exec(f)?.[1] === wanted);
  if (file === undefined) throw new FileProblem(path.join(runnerFolder, wanted), 'ENOENT', 'there is no such runner');
  const module = (await import(pathToFileURL(path.join(runnerFolder, file)).href)) as {
    runner?: Runner;
    alternative?: Runner;
  };
  const runner = module.runner ?? module.alternative;
  if (!runner) throw new FileProblem(path.join(runnerFolder, wanted), 'ENOENT', 'this is no runner');
  return runner;
}

/** `folder/name` (without `.hbs`) to text, in order of name. */
export function readTemplates(): ReadonlyMap<string, string> {
  const folder = path.join(packageFolder, 'templates');
  const files = filesBelow(folder).filter((f) => f.endsWith('.hbs'));
  const templates = files.map((f) => [f.slice(0, -4), readText(path.join(folder, f))] as const);
  return new Map([...templates, ...runtimeTexts()]);
}

/** The grades that a target has besides `fast`: \`emit/targets/NAME/grades.json\`, which needs no target loaded. */
export function gradesOf(target: string): readonly string[] {
  const file = path.join(ownFolder, 'emit', 'targets', target, 'grades.json');
  return fs.existsSync(file) ? (JSON.parse(readText(file)) as readonly string[]) : [];
}

/** Sources that are emitted word for word, as templates that render to themselves: src/runtime for all targets, and what templates hold of it. */
function runtimeTexts(): readonly (readonly [string, string])[] {
  const sources = (folder: string, prefix: string): readonly (readonly [string, string])[] =>
    filesBelow(folder)
      .filter((f) => f.endsWith('.ts'))
      .map((f) => [prefix + f.slice(0, -3), readText(path.join(folder, f)).replaceAll('{{', '\\{{')] as const);
  return [
    ...sources(path.join(packageFolder, 'src', 'runtime'), 'shared/runtime/'),
    ...sources(path.join(packageFolder, 'templates'), ''),
  ];
}
