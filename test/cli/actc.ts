/** Runs the command as a process of its own, as a user does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Project } from './project.js';

/** A built command elsewhere can be tried with ACTC_CLI. */
export const cli = process.env.ACTC_CLI ?? join(process.cwd(), 'dist', 'cli.js');

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** No colours, no progress, nothing of the machine's language; each test says what it wants instead. */
const { PATH, HOME, XDG_CACHE_HOME, ACTC_CACHE } = process.env;
const caches = { ...(XDG_CACHE_HOME ? { XDG_CACHE_HOME } : {}), ...(ACTC_CACHE ? { ACTC_CACHE } : {}) };
const plain = { PATH, HOME, ...caches, LC_ALL: 'C', TZ: 'UTC' };

export function start(
  project: Project,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [cli, ...args], {
    cwd: project.folder,
    env: { ...plain, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for the end of a process and gathers what it said. */
export function ended(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (status, signal) => resolve({ status, signal, out, err })));
}

export const actc = (
  project: Project,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> => ended(start(project, args, env));

/** The text with times taken out, for goldens. */
export const timeless = (text: string): string => text.replace(/\b\d+\.\d s\b/g, 'N s');
