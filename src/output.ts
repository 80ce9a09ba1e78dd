/**
 * The output folder: what lies in it, and how a build's changes reach it whole or not at all. New texts are written
 * and synced in a folder of their own inside it; then one short synchronous step, which no signal can interrupt,
 * moves them in place, the manifest last. Two builds at once take turns in that step, and the second one finds out
 * that what it planned on has changed. A crash in the middle leaves whole files that the next build finds to be
 * out of step with the manifest, and compiles again.
 */
import {
  age,
  asFileProblem,
  FileProblem,
  filesBelow,
  isLink,
  join,
  keepCopy,
  kindOf,
  listFolder,
  makeFolder,
  makeNewFolder,
  move,
  ownerState,
  ownMark,
  parentFolder,
  readIfThere,
  removeIfEmpty,
  removeTree,
  writeDurably,
} from './files.js';
import { manifestPath } from './manifest.js';
import type { Emitted } from './stages.js';

const temporary = /^\.actc-([0-9a-f]{8})-(\d+)-[0-9a-f-]+$/;
const lockName = '.actc-lock';
const ownerFile = 'owner';

/** Left behind on another machine (or container), where we cannot ask whether its process lives: one day. */
const foreignLeftover = 24 * 3600 * 1000;
/** A lock is held for milliseconds; one of another machine that is older than this is a crash's. */
const foreignLock = 60 * 1000;
/** How long a build waits for another one's lock before it gives up. */
const lockPatience = 30 * 1000;
const lockPoll = 25;

/** Every file in the output folder, by path relative to it; our temporary folders and hidden files are left out. */
export const outputFiles = (out: string): readonly string[] =>
  filesBelow(out).filter((f) => !f.split('/').some((part) => part.startsWith('.')));

/** A text in the output folder, or nothing; never through a link. */
export function outputText(out: string, path: string): string | undefined {
  const file = join(out, path);
  return isLink(file) || isLink(parentFolder(file)) ? undefined : readIfThere(file);
}

/** Removes what crashed builds left in the output folder. Never fails: it is a courtesy. */
export function removeLeftovers(out: string): void {
  try {
    if (kindOf(out) !== 'folder') return;
    for (const name of listFolder(out)) {
      const match = temporary.exec(name);
      if (!match) continue;
      const state = ownerState(`${match[1]} ${match[2]}`);
      const folder = join(out, name);
      if (state === 'dead' || (state === 'elsewhere' && age(folder) > foreignLeftover)) removeTree(folder);
    }
    breakDeadLock(out);
  } catch (error) {
    asFileProblem(error, out);
  }
}

export interface Changes {
  readonly writes: readonly Emitted[];
  readonly removals: readonly string[];
}

/** Registers what to do when the process is told to end; returns how to unregister. */
export type Guard = (cleanUp: () => void) => () => void;

/**
 * Brings changes to the output folder, whole or not at all.
 * `planned` is the manifest's text that the changes were planned on; when another build has replaced it meanwhile,
 * nothing is done and the answer is `outdated`.
 * @throws FileProblem when something cannot be written; the folder is then as it was
 */
export async function commit(
  out: string,
  changes: Changes,
  planned: string | undefined,
  guard: Guard,
): Promise<'done' | 'outdated'> {
  const made = makeFolder(out);
  const staging = join(out, `.actc-${ownMark().replace(' ', '-')}-${crypto.randomUUID()}`);
  const cleanUp = () => {
    removeTree(staging);
    if (made !== undefined) removeEmptyFrom(out, made);
  };
  const release = guard(cleanUp);
  try {
    if (!makeNewFolder(staging)) throw new FileProblem(staging, 'EEXIST', 'it exists already');
    await stage(staging, changes.writes);
    await takeLock(out, staging);
    try {
      if (readIfThere(join(out, manifestPath)) !== planned) return 'outdated';
      swap(out, join(out, lockName), changes);
    } finally {
      // Moved away before it is removed: a lock that is half removed could be taken and then lost.
      move(join(out, lockName), staging);
    }
    return 'done';
  } catch (error) {
    throw asFileProblem(error, out);
  } finally {
    cleanUp();
    release();
  }
}

const stagedName = (index: number): string => `new-${index}`;
const backupName = (index: number): string => `old-${index}`;

/** Writes all texts aside, a few at a time: waiting for the disk one by one takes several times as long. */
async function stage(staging: string, writes: readonly Emitted[]): Promise<void> {
  await writeDurably(join(staging, ownerFile), ownMark());
  const width = 8;
  for (let i = 0; i < writes.length; i += width)
    await Promise.all(writes.slice(i, i + width).map((w, j) => writeDurably(join(staging, stagedName(i + j)), w.text)));
}

/** The lock is the staging folder itself under another name: moving a folder onto one with files in it fails. */
async function takeLock(out: string, staging: string): Promise<void> {
  const lock = join(out, lockName);
  for (let waited = 0; ; waited += lockPoll) {
    try {
      move(staging, lock);
      return;
    } catch (error) {
      const problem = asFileProblem(error, lock);
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(problem.code) || kindOf(lock) !== 'folder')
        throw problem;
      if (waited > lockPatience) throw new FileProblem(lock, 'EBUSY', 'another build has held it for too long');
    }
    breakDeadLock(out);
    await new Promise((resolve) => setTimeout(resolve, lockPoll));
  }
}

/** A crashed build's lock is moved away first: of two builds that find it, one gets it. */
function breakDeadLock(out: string): void {
  const lock = join(out, lockName);
  const owner = readIfThere(join(lock, ownerFile));
  if (owner === undefined) return;
  const state = ownerState(owner);
  if (state === 'alive' || (state === 'elsewhere' && age(lock) < foreignLock)) return;
  const away = join(out, `.actc-${owner.replace(' ', '-')}-${crypto.randomUUID()}`);
  try {
    move(lock, away);
    // Between reading and moving another build may have broken it and taken its own: that one goes back.
    if (readIfThere(join(away, ownerFile)) !== owner) move(away, lock);
    else removeTree(away);
  } catch (error) {
    asFileProblem(error, lock);
  }
}

/** The one step that changes the output folder: synchronous, and undone when any part of it fails. */
function swap(out: string, staging: string, changes: Changes): void {
  const undo: (() => void)[] = [];
  const replaced = new Set<string>();
  const backUp = (path: string): void => {
    const file = join(out, path);
    if (kindOf(file, false) === 'missing') return;
    const copy = join(staging, backupName(replaced.size));
    keepCopy(file, copy);
    replaced.add(path);
    undo.push(() => move(copy, file));
  };
  try {
    for (const { path } of changes.writes) prepare(out, path, undo);
    // The manifest is the last of the writes: until it stands, the next build trusts nothing of this one.
    const order = changes.writes.map((w, i) => ({ path: w.path, staged: join(staging, stagedName(i)) }));
    order.sort((a, b) => Number(a.path === manifestPath) - Number(b.path === manifestPath));
    for (const path of changes.removals) {
      backUp(path);
      removeTree(join(out, path));
    }
    for (const { path, staged } of order) {
      backUp(path);
      if (!replaced.has(path)) undo.push(() => removeTree(join(out, path)));
      move(staged, join(out, path));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
  for (const path of changes.removals) removeEmptyFrom(parentFolder(join(out, path)), out);
}

/** Makes the folders above an output file, and refuses links and files in their place. */
function prepare(out: string, path: string, undo: (() => void)[]): void {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) {
    const folder = join(out, ...parts.slice(0, i));
    const kind = kindOf(folder, false);
    if (kind === 'folder') continue;
    if (isLink(folder))
      throw new FileProblem(folder, 'ELOOP', 'it is a symbolic link, and outputs stay in the output folder');
    if (kind !== 'missing') throw new FileProblem(folder, 'ENOTDIR', 'it is a file, a folder is needed there');
    if (makeNewFolder(folder)) undo.push(() => removeIfEmpty(folder));
  }
  if (kindOf(join(out, path), false) === 'folder')
    throw new FileProblem(join(out, path), 'EISDIR', 'it is a folder, a file is needed here');
}

/** Removes empty folders from `folder` upwards, `top` included where it is empty too. */
function removeEmptyFrom(folder: string, top: string): void {
  for (let f = folder; f.length >= top.length; f = parentFolder(f)) {
    if (kindOf(f) !== 'folder' || listFolder(f).length > 0) return;
    removeIfEmpty(f);
    if (f === parentFolder(f)) return;
  }
}
