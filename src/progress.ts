/** A progress bar for long work on a terminal. */
import type { SingleBar } from 'cli-progress';
import type { Progress } from './commands/host.js';

export const silent: Progress = { start: () => {}, step: () => {}, stop: () => {} };

/** Draws on the given stream, which must be a terminal; the bar is gone when the work is done. */
export async function progressBar(stream: NodeJS.WriteStream): Promise<Progress> {
  const { default: library } = await import('cli-progress');
  let bar: SingleBar | undefined;
  let done = 0;
  return {
    start: (total, what) => {
      if (total < 2) return;
      const format = `${what} {bar} {value}/{total} {name}`;
      done = 0;
      // Nothing that a Ctrl-C would leave behind: the cursor stays, lines wrap, and no signal is caught.
      const options = { stream, format, clearOnComplete: true, hideCursor: false, linewrap: true, gracefulExit: false };
      bar = new library.SingleBar(options, library.Presets.shades_classic);
      bar.start(total, 0, { name: '' });
    },
    step: (name) => {
      // The first step begins the first piece of work, so nothing is done yet.
      bar?.update(done, { name });
      done += 1;
      bar?.render();
    },
    stop: () => {
      bar?.stop();
      bar = undefined;
    },
  };
}
