/** Changes reach the output folder whole or not at all, whatever fails and wherever. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as Files from '../../src/files.js';
import { type Changes, commit } from '../../src/output.js';
import { Project } from './project.js';

/** The disk refuses from this move or copy on (counted from 1); never, when undefined. */
let failsAt: number | undefined;
let moves = 0;
let targets: string[] = [];

vi.mock('../../src/files.js', async (original) => {
  const files = await original<typeof Files>();
  const counted =
    <A extends readonly string[]>(action: (...paths: A) => void) =>
    (...paths: A): void => {
      moves += 1;
      targets.push(paths[1] ?? '');
      if (moves === failsAt) throw new files.FileProblem(paths[1] ?? '', 'ENOSPC', 'the disk is full');
      action(...paths);
    };
  return { ...files, move: counted(files.move), keepCopy: counted(files.keepCopy) };
});

let p: Project;
const files = {
  'out/ts/a.txt': 'old a',
  'out/ts/gone.txt': 'old gone',
  'out/last/only.txt': 'old only',
  'out/manifest.json': 'old manifest',
};
beforeEach(() => {
  [p, failsAt, moves, targets] = [new Project(), undefined, 0, []];
  for (const [file, text] of Object.entries(files)) p.write(file, text);
});
afterEach(() => p.remove());

const changes: Changes = {
  writes: [
    { path: 'manifest.json', text: 'new manifest' },
    { path: 'new/deep/c.txt', text: 'new c' },
    { path: 'ts/a.txt', text: 'new a' },
    { path: 'ts/b.txt', text: 'new b' },
  ],
  removals: ['last/only.txt', 'ts/gone.txt'],
};
const after = { 'manifest.json': 'new manifest', 'new/deep/c.txt': 'new c', 'ts/a.txt': 'new a', 'ts/b.txt': 'new b' };
const run = (planned = 'old manifest', guard: Parameters<typeof commit>[3] = () => () => {}) =>
  commit(p.path('out'), changes, planned, guard);

it('brings all changes, removes emptied folders, and leaves nothing of its own', async () => {
  expect(await run()).toBe('done');
  expect(p.tree('out')).toEqual(after);
  expect(moves).toBeGreaterThan(8);
});

it('does nothing when the manifest is not the one that was planned on', async () => {
  const before = p.tree('out');
  expect(await run('another manifest')).toBe('outdated');
  expect(p.tree('out')).toEqual(before);
});

it('leaves the folder as it was when any one step fails', async () => {
  await run();
  // The moves that take and release the lock come first and last: in between are those of the outputs.
  const all = moves;
  for (let n = 1; n < all; n++) {
    p.remove('out');
    for (const [file, text] of Object.entries(files)) p.write(file, text);
    const before = p.tree('out');
    [failsAt, moves] = [n, 0];
    await expect(run()).rejects.toThrow('the disk is full');
    expect([n, p.tree('out')]).toEqual([n, before]);
  }
});

it('moves the manifest in place after all else', async () => {
  await run();
  const inPlace = targets.map((t) => t.slice(p.path('out/').length)).filter((t) => !t.startsWith('.actc-'));
  expect(inPlace).toEqual(['new/deep/c.txt', 'ts/a.txt', 'ts/b.txt', 'manifest.json']);
});

it('that is interrupted while it writes aside leaves the folder as it was', async () => {
  const before = p.tree('out');
  let cleanUp = (): void => {};
  const guard = (f: () => void) => {
    cleanUp = f;
    return () => {};
  };
  const running = run('old manifest', guard);
  // The signal's handler ends the process after this; here the rest of the commit meets a missing folder.
  cleanUp();
  await running.catch(() => {});
  expect(p.tree('out')).toEqual(before);
});

it('makes the output folder, and takes it away again when it fails', async () => {
  p.remove('out');
  failsAt = 3;
  await expect(commit(p.path('out/deep'), changes, undefined, () => () => {})).rejects.toThrow();
  expect(Object.keys(p.tree('.'))).toEqual([]);
  failsAt = undefined;
  expect(await commit(p.path('out/deep'), { ...changes, removals: [] }, undefined, () => () => {})).toBe('done');
});
