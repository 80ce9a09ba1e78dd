/** Does the conformance suite report a broken kernel? The same suite, laws and points as in test/conformance. */
import { type Device, DeviceError } from '../../src/device.js';
import { type SuiteOptions, TruthCache } from '../../src/measure/suite.js';
import type { Measured } from '../../src/stages.js';
import type { Row, Workshop } from '../conformance/kernels.js';
import { type DeviceResult, entryLines, keptNumbers, runAndWatch, worse } from '../conformance/results.js';
import type { Mutant } from './mutant.js';

/** `refused`: the language's compiler reports it before anything runs. */
export type Verdict =
  | { readonly kind: 'refused' | 'entries' | 'NaN' | 'special' | 'figures'; readonly report: string }
  | { readonly kind: 'survived'; readonly sameBits: boolean };

/** Fewer random points than the conformance tests take; the structured ones are the same. */
export const CHEAP: SuiteOptions = { random: 2048, every: 3 };

/** What the whole kernel gives, on the same points. */
export interface Whole {
  /** More laws that its results follow. */
  readonly laws: (result: DeviceResult) => readonly string[];
  readonly measured: Measured;
  readonly row: Row;
  readonly result: DeviceResult;
  readonly cache: TruthCache;
  readonly points: SuiteOptions;
}

export async function wholeOf(
  measured: Measured,
  row: Row,
  text: string,
  device: Device,
  workshop: Workshop,
  laws: Whole['laws'] = () => [],
  cache: TruthCache = new TruthCache(),
  points: SuiteOptions = CHEAP,
): Promise<Whole> {
  return {
    measured,
    row,
    laws,
    cache,
    points,
    result: await runAndWatch(measured, row, text, device, workshop, cache, points),
  };
}

export async function judge(mutant: Mutant, whole: Whole, device: Device, workshop: Workshop): Promise<Verdict> {
  const { measured, row, cache } = whole;
  const suffixes = whole.points.suffixes ?? mutant.suffixes;
  const options: SuiteOptions = { ...whole.points, suffixes, entries: mutant.entry };
  let broken: DeviceResult;
  try {
    broken = await runAndWatch(measured, row, mutant.text, device, workshop, cache, options);
  } catch (problem) {
    if (problem instanceof DeviceError) return { kind: 'refused', report: problem.message.split('\n')[0]! };
    throw problem;
  }
  const [entry] = entryLines(broken, row);
  if (entry) return { kind: 'entries', report: entry };
  // Laws that the whole kernel breaks as well say nothing about a break.
  const already = new Set(keptNumbers(whole.result, measured, row, workshop));
  const nan = keptNumbers(broken, measured, row, workshop).find((line) => !already.has(line));
  if (nan) return { kind: 'NaN', report: nan };
  const [special] = whole.laws(broken);
  if (special) return { kind: 'special', report: special };
  const figures = broken.figures.flatMap((f) => {
    const before = whole.result.figures.find((g) => g.function === f.function);
    return before ? worse(f, before).map((w) => `${f.function}: ${w}`) : [];
  });
  if (figures[0]) return { kind: 'figures', report: figures[0] };
  return { kind: 'survived', sameBits: sameBits(broken, whole.result) };
}

function sameBits(broken: DeviceResult, whole: DeviceResult): boolean {
  return broken.observed.every((one) => {
    const other = whole.observed.find(
      (o) => o.suffix === one.suffix && o.setting.join() === one.setting.join() && o.x.length === one.x.length,
    );
    return other !== undefined && one.y.every((y, i) => Object.is(y, other.y[i]));
  });
}
