/**
 * Kernels over half-precision buffers, all 65,536 inputs of every one: on the device where it can, and where it
 * cannot by the interpreter of the tests, which is said. Nothing is measured by the latter; it sees wrong kernels.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { DevicePool } from '../../src/commands/device-pool.js';
import { DeviceLacks } from '../../src/device.js';
import { hash, loadRunner } from '../../src/files.js';
import { TruthCache } from '../../src/measure/suite.js';
import { interpretedDevice } from '../support/interpreted-device.js';
import { shippedNames } from '../support/shipped.js';
import { committed, openWorkshop, type Row, Shipped } from './kernels.js';
import { type DeviceResult, entryLines, keptFor, QUICK, runAndWatch, worse, worstLine } from './results.js';
import { DeviceTotals } from './totals.js';

const workshop = await openWorkshop();
const shipped = new Shipped(workshop);
const pool = new DevicePool(loadRunner);
const rows = workshop.rows.filter((r) => r.how.precision === 'f16').map((row) => ({ name: row.how.target, row }));
const totals = new DeviceTotals();

/** Half a unit for the last rounding, and what binary32 leaves of its own errors. */
const BOUND = 0.52;

/** The result, and why no device gave it. */
async function resultOf(name: string, row: Row): Promise<DeviceResult> {
  const measured = shipped.measured(name);
  const text = committed(name, row) ?? shipped.emitted(name, row);
  const cache = new TruthCache();
  const started = performance.now();
  const used = await pool.use(row.how.runner, (d) => runAndWatch(measured, row, text, d, workshop, cache));
  const reason = used.kind === 'done' ? undefined : used.problem;
  if (reason && used.kind === 'missing' && process.env.CI) throw reason;
  if (reason && used.kind === 'failed' && !(reason instanceof DeviceLacks)) throw reason;
  const result =
    used.kind === 'done'
      ? used.value
      : await runAndWatch(measured, row, text, interpretedDevice, workshop, cache, QUICK);
  if (reason) totals.note(`${row.how.target} f16 was not executed, only interpreted: ${reason.message}`);
  totals.add(result, performance.now() - started, true);
  return result;
}

afterAll(async () => {
  await pool.close();
  for (const line of totals.lines()) console.log(`f16, ${line}`);
});

describe.each(shippedNames)('%s', (name) => {
  test.for(rows)('$name f16: every input gives the right half or one beside it', async ({ row }) => {
    const result = await resultOf(name, row);
    const functions = shipped.measured(name).lowered.functions.map((f) => f.derived.suffix);
    // All but the second derivative, which no entry point gives.
    expect(result.figures.length).toBe(functions.filter((s) => s !== 'dxx').length);
    const wrong = result.figures.filter((f) => !(f.maxUlp <= BOUND) || f.nan + f.falseZero + f.wrongSign > 0);
    expect(wrong.map((f) => worstLine(result, f, row))).toEqual([]);
    expect(entryLines(result, row)).toEqual([]);
    const file = new URL(`../../measured/${name}.json`, import.meta.url);
    const kept = keptFor(
      existsSync(file) ? readFileSync(file, 'utf8') : undefined,
      hash(row.how.program(committed(name, row) ?? '')),
      row,
      result.info,
    );
    const grown = result.figures.flatMap((f) => {
      const before = kept.find((m) => m.figure.function === f.function);
      return before ? worse(f, before.figure).map((w) => `${f.function}: ${w}`) : [];
    });
    expect(grown).toEqual([]);
  });
});

/** Breaks of a kernel over halves, and of a function in its file. */
const breaks: readonly (readonly [string, string, string])[] = [
  ['dy is left out', 'actc_at_dy * silu_dx', 'silu_dx'],
  ['the value for the derivative', 'f16(actc_at_dy * silu_dx(', 'f16(actc_at_dy * silu('],
  ['one element for all', 'f32(actc_x[actc_i])', 'f32(actc_x[0])'],
  ['NaN is swallowed', 'if (actc_is_nan(x)) { return x; }', 'if (actc_is_nan(x)) { return 0.0; }'],
  [
    'the limit at -inf',
    'if (bitcast<u32>(x) >= 0x80000000u) {\n      return 0.0;',
    'if (bitcast<u32>(x) >= 0x80000000u) {\n      return 1.0;',
  ],
];

test.each(breaks)('a broken kernel is reported: %s', async (_, whole, broken) => {
  const [{ row }] = [rows[0]!];
  const text = shipped.emitted('silu', row);
  expect(text).toContain(whole);
  const run = runAndWatch(
    shipped.measured('silu'),
    row,
    text.replace(whole, broken),
    interpretedDevice,
    workshop,
    new TruthCache(),
  );
  const result = await run;
  const larger = result.figures.filter((f) => !(f.maxUlp <= BOUND) || f.nan + f.falseZero + f.wrongSign > 0);
  expect(larger.length + entryLines(result, row).length).toBeGreaterThan(0);
});
