/** What can go wrong with devices and with kernels on them, as diagnostics. */
import type { DeviceError, DeviceLost, DeviceMissing } from '../device.js';
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import type { DeviceKernels } from '../emit/target.js';
import type { EntryProblem } from '../measure/suite.js';

/** A printed skip, or an error where all devices have to be there. */
export function missing(runner: string, target: string, problem: DeviceMissing, strict: boolean): Diagnostic {
  const d = diagnostic('device-missing', `\`${runner}\`: ${problem.message}`, {
    notes: [`the kernels of \`${target}\` that it runs are not executed`],
    help: [problem.help],
  });
  return strict ? { ...d, severity: 'error' } : d;
}

export const lost = (runner: string, problem: DeviceLost): Diagnostic =>
  diagnostic('device-lost', `\`${runner}\`: ${problem.message}`, {
    notes: ['its kernels were run again on a new device'],
  });

/** Compilers' messages are long; a reader needs their beginning. */
const LINES = 6;

export function failed(definition: string, how: DeviceKernels, problem: DeviceError, place: Place): Diagnostic {
  const lines = problem.message.split('\n').filter((l) => l.trim() !== '');
  const more = lines.length > LINES ? [`and ${lines.length - LINES} lines more`] : [];
  return diagnostic('device-failed', `the ${rowText(how)} kernels of \`${definition}\` do not run on ${how.runner}`, {
    place,
    notes: [...lines.slice(0, LINES), ...more],
  });
}

const rowText = (how: DeviceKernels): string => `${how.target} ${how.precision}`;

/** One diagnostic an entry point, with the first wrong result. */
export function entryProblems(
  definition: string,
  how: DeviceKernels,
  problems: readonly EntryProblem[],
  place: Place,
): readonly Diagnostic[] {
  const entries = [...new Set(problems.map((p) => p.entry))];
  return entries.map((entry) => {
    const wrong = problems.filter((p) => p.entry === entry);
    const first = wrong[0]!;
    const more = wrong.length > 1 ? [`wrong results of this entry point: ${wrong.length}`] : [];
    return diagnostic(
      'kernel-wrong',
      `${rowText(how)}: entry point \`${entry}\` of \`${definition}\` gives a wrong ${first.function}`,
      { place, notes: [`element ${first.index}, x = ${first.x}: got ${first.got}, wanted ${first.wanted}`, ...more] },
    );
  });
}
