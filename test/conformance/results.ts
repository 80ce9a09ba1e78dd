/** One definition on one device: what the suite found there, every result that it saw, and what breaks a law. */
import type { Device, DeviceInfo } from '../../src/device.js';
import { worseRegions } from '../../src/measure/regions.js';
import { wrongSettingsOf } from '../../src/measure/settings.js';
import { runSuite, type SuiteOptions, type SuiteResult, type TruthCache } from '../../src/measure/suite.js';
import { type Measurement, parseMeasurements } from '../../src/measured.js';
import type { Figure, Measured } from '../../src/stages.js';
import type { Row, Workshop } from './kernels.js';

/** The results of one run of a function. */
export interface Observed {
  readonly suffix: string;
  readonly setting: readonly number[];
  readonly x: readonly number[];
  readonly y: Float32Array;
}

export interface DeviceResult extends SuiteResult {
  readonly info: DeviceInfo;
  readonly observed: readonly Observed[];
}

/**
 * Fewer points than `actc measure` takes, and all of them among its own: one in three of the general ones (128 at the
 * defaults), all of joints, borders and roots, the first quarter of the random ones.
 */
export const QUICK: SuiteOptions = { random: 16_384, every: 3 };

/** Runs the suite and keeps every result. */
export async function runAndWatch(
  measured: Measured,
  { how }: Row,
  text: string,
  device: Device,
  workshop: Workshop,
  cache: TruthCache,
  options: SuiteOptions = QUICK,
): Promise<DeviceResult> {
  const observed: Observed[] = [];
  const watching: SuiteOptions = {
    ...options,
    observe: (suffix, setting, x, y) => observed.push({ suffix, setting, x, y }),
  };
  const { truth, reference } = workshop;
  const found = await runSuite(measured, how, text, device, truth, reference, watching, cache);
  return { ...found, info: device.info, observed };
}

const named = (definition: string, suffix: string) => (suffix === '' ? definition : `${definition}_${suffix}`);
const at = (x: number, setting: readonly number[]) =>
  [x, ...setting].map((v) => (Object.is(v, -0) ? '-0' : `${v}`)).join(', ');

/** NaN in, NaN out; a parameter that is NaN or outside its domain gives NaN as well. */
export function keptNumbers(
  result: DeviceResult,
  measured: Measured,
  { how }: Row,
  { truth }: Workshop,
): readonly string[] {
  const { definition } = measured.lowered.verified.derived;
  const wrong = new Set(wrongSettingsOf(definition.parameters, truth).map((s) => s.values.join()));
  return result.observed.flatMap(({ suffix, setting, x, y }) =>
    x.flatMap((v, i) =>
      (Number.isNaN(v) || wrong.has(setting.join())) && !Number.isNaN(y[i])
        ? [`${named(definition.name, suffix)} on ${how.target}: at (${at(v, setting)}) got ${y[i]}, wanted NaN`]
        : [],
    ),
  );
}

export const entryLines = (result: SuiteResult, { how }: Row): readonly string[] =>
  result.problems.map(
    (p) =>
      `${p.function} on ${how.target}, ${p.entry}: element ${p.index}, x = ${p.x}: got ${p.got}, wanted ${p.wanted}`,
  );

const COUNTS = ['nan', 'falseZero', 'wrongSign'] as const;

/** What is worse in a figure than in one of the same program at these points and more. */
export function worse(now: Figure, kept: Figure): readonly string[] {
  const counted = COUNTS.filter((c) => now[c] > 0 && kept[c] === 0).map((c) => `${now[c]} ${c}, none before`);
  const errors = (['maxUlp', 'maxUlpStrict'] as const).flatMap((e) =>
    (now[e] ?? 0) > (kept[e] ?? Infinity) ? [`${e} ${now[e]}, ${kept[e]} before`] : [],
  );
  const regions = now.regions && kept.regions ? worseRegions(now.regions, kept.regions) : [];
  return [...errors, ...counted, ...regions];
}

/** Where the worst result of a function is, and what it should have been. */
export function worstLine(result: SuiteResult, figure: Figure, { how }: Row): string {
  const seen = result.seen.find((s) => s.function === figure.function);
  const where = seen ? `at (${at(seen.x, seen.values)}) got ${seen.got}, wanted ${seen.wanted} (${seen.ulp} ulp)` : '';
  return `${figure.function} on ${how.target}: ${where}`;
}

/** The kept measurements of a definition that were made of this very program (or of any) on a device like this one. */
export function keptFor(
  text: string | undefined,
  program: string | undefined,
  row: Row,
  info: DeviceInfo,
): readonly Measurement[] {
  return (text === undefined ? [] : parseMeasurements(text)).filter(
    (m) =>
      (program === undefined || m.program === program) &&
      m.figure.target === row.how.target &&
      m.figure.precision === row.how.precision &&
      m.device.api === info.api &&
      m.device.implementation === info.implementation &&
      m.device.version === info.version,
  );
}

/** Equal bits: NaN are all alike, and so are numbers of one sign below the normal range, which a device may flush. */
function alike(a: number, b: number): boolean {
  if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return true;
  // ANGLE turns a constant −0 into 0; which zero a result that underflows is, says nothing of a device.
  if (a === 0 && b === 0) return true;
  const tiny = (v: number) => Math.abs(v) < 2 ** -126;
  return tiny(a) && tiny(b) && (Object.is(a, -0) || a < 0) === (Object.is(b, -0) || b < 0);
}

/** Where two devices, given the same inputs, do not give the same results; the first few. */
export function differences(
  definition: string,
  [nameA, a]: readonly [string, DeviceResult],
  [nameB, b]: readonly [string, DeviceResult],
): readonly string[] {
  const lines: string[] = [];
  for (const one of a.observed) {
    const other = b.observed.find(
      (o) => o.suffix === one.suffix && o.setting.join() === one.setting.join() && o.x.length === one.x.length,
    );
    const function_ = named(definition, one.suffix);
    if (!other) {
      lines.push(`${function_}(${one.setting.join()}) did not run on ${nameB}`);
      continue;
    }
    const i = one.x.findIndex((_, k) => !alike(one.y[k]!, other.y[k]!));
    if (i >= 0)
      lines.push(`${function_} at (${at(one.x[i]!, one.setting)}): ${one.y[i]} on ${nameA}, ${other.y[i]} on ${nameB}`);
  }
  return lines;
}
