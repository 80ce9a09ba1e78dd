/**
 * One suite × every runnable target: the kernels of all shipped definitions, run on real implementations of their
 * APIs. A device that cannot be had fails these tests where CI is set, and is skipped with its reason elsewhere.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { DevicePool } from '../../src/commands/device-pool.js';
import { DeviceMissing } from '../../src/device.js';
import { hash, loadRunner } from '../../src/files.js';
import { TruthCache } from '../../src/measure/suite.js';
import { parseMeasurements } from '../../src/measured.js';
import type { Measured } from '../../src/stages.js';
import { shippedNames } from '../support/shipped.js';
import { ALONE, functionDefinitions, specialValues } from './functions.js';
import { committed, openWorkshop, type Row, Shipped, textOf, withoutComments } from './kernels.js';
import {
  type DeviceResult,
  differences,
  entryLines,
  keptFor,
  keptNumbers,
  QUICK,
  runAndWatch,
  worse,
  worstLine,
} from './results.js';
import { DeviceTotals } from './totals.js';

const workshop = await openWorkshop();
const shipped = new Shipped(workshop);
const pool = new DevicePool(loadRunner);
const caches = new Map<string, TruthCache>();
const results = new Map<string, Promise<DeviceResult>>();
const totals = new DeviceTotals();
const unmeasured: string[] = [];

/** Lines of one failure at most; the first ones say what is wrong. */
const SHOWN = 12;
const expectNone = (lines: readonly string[]) => expect(lines.slice(0, SHOWN).join('\n')).toBe('');

const cacheOf = (name: string): TruthCache => {
  const cache = caches.get(name) ?? new TruthCache();
  caches.set(name, cache);
  return cache;
};

/** The text that is run: the file in generated/, else what the compiler emits now. */
const shippedText = (name: string, row: Row) => committed(name, row) ?? shipped.emitted(name, row);

async function onDevice(measured: Measured, row: Row, text: string, options = QUICK): Promise<DeviceResult> {
  const { name } = measured.lowered.verified.derived.definition;
  const started = performance.now();
  const used = await pool.use(row.how.runner, (device) =>
    runAndWatch(measured, row, text, device, workshop, cacheOf(name), options),
  );
  if (used.kind === 'missing') throw used.problem;
  if (used.kind === 'failed') throw new Error(`${name} on ${row.how.target} does not run: ${used.problem.message}`);
  if (used.lost) totals.note(`${row.how.runner}: ${used.lost.message}; its kernels were run again on a new device`);
  totals.add(used.value, performance.now() - started, options === QUICK);
  return used.value;
}

/** The suite on one device, once a definition; skips the test where the device cannot be had and need not be. */
async function resultOf(
  name: string,
  row: Row,
  skip: (note: string) => never,
  run = () => onDevice(shipped.measured(name), row, shippedText(name, row)),
): Promise<DeviceResult> {
  const key = `${name} ${row.how.target} ${row.how.precision}`;
  const running = results.get(key) ?? run();
  results.set(key, running);
  try {
    return await running;
  } catch (problem) {
    if (!(problem instanceof DeviceMissing)) throw problem;
    const reason = `${row.how.target} was not run: ${problem.message}; ${problem.help}`;
    if (process.env.CI) throw new Error(reason);
    totals.note(reason);
    return skip(reason);
  }
}

const keptText = (name: string): string | undefined => {
  const file = new URL(`../../measured/${name}.json`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

afterAll(async () => {
  await pool.close();
  for (const line of totals.lines()) console.log(line);
  if (unmeasured.length > 0) console.log(`Programs that measured/ does not know yet:\n${unmeasured.join('\n')}`);
});

/** Kernels over halves have a suite of their own: half.test.ts. */
const rows = workshop.rows
  .filter((row) => row.how.precision === 'f32')
  .map((row) => ({ name: `${row.how.target} ${row.how.precision}`, row }));

/** Where devices that rest on one driver do not give the same bits. */
async function disagreements(
  name: string,
  skip: (note: string) => never,
  run: (row: Row, skip: (note: string) => never) => Promise<DeviceResult>,
): Promise<readonly string[]> {
  const all: (readonly [string, DeviceResult])[] = [];
  for (const { name: rowName, row } of rows) {
    const result = await run(row, skip);
    // Vulkan's kernels say `precise`: there the driver may not merge constants, and bits differ from the others.
    const free = result.info.api !== 'Vulkan';
    if (free && /swiftshader/i.test(result.info.implementation)) all.push([rowName, result]);
  }
  const [first, ...others] = all;
  return others.flatMap((other) => differences(name, first!, other));
}

describe.each(shippedNames)('%s', (name) => {
  test.for(rows)(
    '$name: entry points give what the functions give, and write nothing else',
    async ({ row }, { skip }) => {
      expectNone(entryLines(await resultOf(name, row, skip), row));
    },
  );

  test.for(rows)(
    '$name: NaN in x or a parameter, and a parameter outside its domain, give NaN',
    async ({ row }, { skip }) => {
      expectNone(keptNumbers(await resultOf(name, row, skip), shipped.measured(name), row, workshop));
    },
  );

  test.for(rows)(
    '$name: no error is larger than the one that was measured of this program',
    async ({ row }, { skip }) => {
      const result = await resultOf(name, row, skip);
      const program = hash(row.how.program(shippedText(name, row)));
      const kept = keptFor(keptText(name), program, row, result.info);
      const older = keptFor(keptText(name), undefined, row, result.info);
      const lines = result.figures.flatMap((figure) => {
        const before = kept.find((m) => m.figure.function === figure.function && !m.figure.exhaustive);
        if (!before) {
          unmeasured.push(`  ${worstLine(result, figure, row)}`);
          // A new program may not be worse than the one whose figures are kept: who measures it again should know.
          const old = older.find((m) => m.figure.function === figure.function && !m.figure.exhaustive);
          const lines = old ? worse(figure, old.figure) : [];
          return lines.map((w) => `${w} (by another program): ${worstLine(result, figure, row)}`);
        }
        return worse(figure, before.figure).map((w) => `${w}: ${worstLine(result, figure, row)}`);
      });
      expectNone(lines);
      const programs = new Set(parseMeasurements(keptText(name) ?? '').map((m) => m.program));
      expect(programs, `${name}: run \`actc measure\``).toContain(program);
    },
  );

  test.for(rows)('$name: the file in generated/ is what the compiler emits', async ({ row }, { skip }) => {
    const [there, now] = [committed(name, row), shipped.emitted(name, row)];
    if (there === undefined || withoutComments(there) === withoutComments(now)) return;
    const head = `generated/${row.how.path(name)} is not what the compiler emits (npm start renews it)`;
    const damaged = await resultOf(name, row, skip);
    const right = await onDevice(shipped.measured(name), row, now);
    const figures = damaged.figures.flatMap((f) => {
      const whole = right.figures.find((g) => g.function === f.function);
      return whole && worse(f, whole).length > 0 ? [worstLine(damaged, f, row)] : [];
    });
    const bits = differences(name, ['the file', damaged], ['what is emitted', right]);
    expectNone([head, ...figures, ...bits]);
  });

  test('gives the same bits on devices that rest on one driver and are as free to merge constants', async ({
    skip,
  }) => {
    expectNone(await disagreements(name, skip, (row) => resultOf(name, row, skip)));
  });
});

/** Every function of the language on its own: what any definition may call, in files of their own. */
describe.each([...functionDefinitions])('%s', (name, measured) => {
  async function run(row: Row, skip: (note: string) => never): Promise<DeviceResult> {
    return resultOf(name, row, skip, () => {
      const text = textOf(measured, row, workshop.templates);
      return onDevice(measured, row, text, { ...QUICK, ...ALONE });
    });
  }

  test.for(rows)('$name: NaN in gives NaN, and zeros and infinities are right', async ({ row }, { skip }) => {
    const result = await run(row, skip);
    expectNone([...keptNumbers(result, measured, row, workshop), ...specialValues(result, measured)]);
  });

  test('gives the same bits on devices that rest on one driver and are as free to merge constants', async ({
    skip,
  }) => {
    expectNone(await disagreements(name, skip, run));
  });
});
