/**
 * How long a device may take. A shader that hangs cannot be stopped from outside: its run is given up, and its device is
 * left as it is. ACTC_RUN_SECONDS gives a slow machine more time for one run.
 */
import { DeviceHung } from '../../device.js';

/** A run and what follows it are given up within a minute. */
const RUN_SECONDS = 45;
/** What can be closed is closed within this. */
const CLOSING_MS = 5_000;

/** Milliseconds that one run may take. */
export function runLimit(): number {
  const seconds = Number(process.env.ACTC_RUN_SECONDS);
  return 1000 * (seconds > 0 ? seconds : RUN_SECONDS);
}

export const hung = (what: string): DeviceHung =>
  new DeviceHung(`${what} did not end within ${runLimit() / 1000} s (ACTC_RUN_SECONDS gives it more)`);

/** What `work` gives, or `late()` after some time. */
async function inTime<T>(work: Promise<T>, milliseconds: number, late: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (problem) {
        reject(problem);
      }
    }, milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects with DeviceHung when a promise takes longer than a run may. */
export function withinLimit<T>(what: string, work: Promise<T>): Promise<T> {
  return inTime(work, runLimit(), () => {
    throw hung(what);
  });
}

/** Waits for something to close, but not for ever. Never fails. */
export async function closing(work: Promise<unknown>): Promise<void> {
  await inTime(
    work.catch(() => {}),
    CLOSING_MS,
    () => {},
  );
}
