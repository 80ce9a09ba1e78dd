/** `actc build --watch`: builds, and builds again when definitions or templates change, until it is told to stop. */
import { absolute, isInside, join, packageFolder, shownPath } from '../files.js';
import { type BuildArguments, type BuildOutcome, build } from './build.js';
import type { Host } from './host.js';
import { defaultFolder } from './inputs.js';

/** `changed` holds the files that made this build necessary, as shown; it is empty for the first one. */
export type Rebuilt = (outcome: BuildOutcome, changed: readonly string[], milliseconds: number) => void;

/** Resolves when `stop` does. A build that runs then has changed nothing yet, or is in the one step that is never cut. */
export async function watch(
  args: BuildArguments,
  host: Host,
  rebuilt: Rebuilt,
  failed: (error: unknown) => void,
  stop: Promise<void>,
): Promise<void> {
  const out = absolute(host.cwd, args.out);
  const roots = (args.paths.length > 0 ? args.paths : [defaultFolder]).map((p) => absolute(host.cwd, p));
  let waiting: Set<string> | undefined;
  // Changes wait from the start on: the first build follows when watching has begun.
  let busy = true;
  const run = async (first: ReadonlySet<string>): Promise<void> => {
    for (let files: ReadonlySet<string> | undefined = first; files; ) {
      const start = performance.now();
      try {
        const outcome = await build(args, host);
        rebuilt(
          outcome,
          [...files].map((f) => shownPath(host.cwd, f)),
          performance.now() - start,
        );
      } catch (error) {
        failed(error);
      }
      files = waiting;
      waiting = undefined;
    }
    busy = false;
  };
  const changed = (files: readonly string[]): void => {
    const mine = files.filter((f) => !isInside(out, f));
    if (mine.length === 0) return;
    if (busy) waiting = new Set([...(waiting ?? []), ...mine]);
    else {
      busy = true;
      void run(new Set(mine));
    }
  };
  // Watching begins before the first build, so that an edit during it is not missed.
  const close = await watchPaths([...roots, join(packageFolder, 'templates')], changed);
  void run(new Set());
  await stop;
  await close();
}

/** Calls back, at most once per quiet moment, when something below the paths changes. Returns how to stop. */
async function watchPaths(
  paths: readonly string[],
  changed: (files: readonly string[]) => void,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  // Editors save by writing aside and renaming: wait until nothing has happened for this many milliseconds.
  const quiet = 80;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let files = new Set<string>();
  const watcher = watch([...paths], {
    ignoreInitial: true,
    followSymlinks: true,
    ignored: (p) => /[\\/](node_modules|\.git|\.actc-[^\\/]*)([\\/]|$)/.test(p),
  });
  watcher.on('all', (_event, file) => {
    files.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const batch = [...files].sort();
      files = new Set();
      changed(batch);
    }, quiet);
  });
  watcher.on('error', () => changed([]));
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
