/** Breaks emitted kernels and lets the conformance suite judge them: texts of every target, programs, cores. */
import type { Device } from '../../src/device.js';
import { loadRunner } from '../../src/files.js';
import { ALONE, functionDefinitions, specialValues } from '../conformance/functions.js';
import { type Row, type Shipped, textOf, type Workshop } from '../conformance/kernels.js';
import { QUICK } from '../conformance/results.js';
import { type CoreMutant, coreMutants } from './cores.js';
import { judge, type Whole, wholeOf } from './judge.js';
import { reasonFor } from './known.js';
import { glsl, type Language, typescript, wgsl } from './language.js';
import type { Mutant } from './mutant.js';
import { programMutants } from './program.js';
import { excuse } from './survivor.js';
import type { Judged } from './table.js';
import { type Amount, textMutants } from './text.js';
import { Modules, TypescriptJudge, typescriptOf } from './typescript.js';

const languageOf = ({ how }: Row): Language => (how.target === 'wgsl' ? wgsl : glsl);

/** Opens a row's device for some work, and closes it whatever happens. */
export async function withDevice<T>(row: Row, work: (device: Device) => Promise<T>): Promise<T> {
  const device = await (await loadRunner(row.how.runner)).open();
  try {
    return await work(device);
  } finally {
    await device.close();
  }
}

async function judged(
  definition: string,
  text: string,
  mutant: Mutant,
  whole: Whole,
  device: Device,
  workshop: Workshop,
): Promise<Judged> {
  const verdict = await judge(mutant, whole, device, workshop);
  const { kind, unit, from, to } = mutant;
  const equivalent =
    verdict.kind === 'survived'
      ? (reasonFor(mutant) ?? (await excuse(text, mutant, verdict, whole, device, workshop)))
      : undefined;
  return { definition, target: whole.row.how.target, kind, unit, from, to, verdict, equivalent };
}

/** How much is broken in one definition. */
export interface Breaks {
  readonly amount: Amount;
  /** Break its programs as well as its text? */
  readonly programs: boolean;
  /** Of the breaks of functions one in this many, and of those of entry points. */
  readonly share: number;
  readonly entries: number;
}

/** The kernels of one shipped definition on one device. */
export async function breakDefinition(
  name: string,
  row: Row,
  device: Device,
  shipped: Shipped,
  workshop: Workshop,
  { amount, programs, share, entries }: Breaks,
): Promise<readonly Judged[]> {
  const measured = shipped.measured(name);
  const text = shipped.emitted(name, row);
  const whole = await wholeOf(measured, row, text, device, workshop);
  const all = measured.lowered.functions.map((f) => f.derived.suffix);
  const mutants = textMutants(text, measured, languageOf(row), amount)
    // A fragment shader has one way to its functions, which leads through the kernel.
    .map((m) => (m.entry && row.how.target === 'glsl-es' ? { ...m, suffixes: all } : m))
    .filter((m, i) => i % (m.entry ? entries : share) === 0);
  const results: Judged[] = [];
  for (const mutant of mutants) results.push(await judged(name, text, mutant, whole, device, workshop));
  if (!programs) return results;
  for (const { kind, suffix, change, measured: broken } of programMutants(measured, amount.function)) {
    const brokenText = textOf(broken, row, workshop.templates);
    // What the emitter folds away is no break.
    if (brokenText === text) continue;
    const mutant: Mutant = {
      kind,
      unit: `program ${suffix}`,
      from: change,
      to: '',
      text: brokenText,
      suffixes: [suffix],
      entry: false,
    };
    const one = await judged(name, text, mutant, whole, device, workshop);
    results.push({ ...one, target: 'program' });
  }
  return results;
}

/** The cores on one device, each break judged by the functions of the language that rest on the core. */
export async function breakCores(
  row: Row,
  device: Device,
  workshop: Workshop,
  most: number,
): Promise<readonly Judged[]> {
  const texts = new Map<string, { measured: Whole['measured']; text: string }>();
  const wholes = new Map<string, Whole>();
  for (const [name, measured] of functionDefinitions) {
    const text = textOf(measured, row, workshop.templates);
    texts.set(name, { measured, text });
    const laws: Whole['laws'] = (result) => specialValues(result, measured);
    wholes.set(name, await wholeOf(measured, row, text, device, workshop, laws, undefined, { ...QUICK, ...ALONE }));
  }
  const results: Judged[] = [];
  for (const core of coreMutants(texts, languageOf(row), most))
    results.push(await judgeCore(core, wholes, texts, device, workshop));
  return results;
}

async function judgeCore(
  core: CoreMutant,
  wholes: ReadonlyMap<string, Whole>,
  texts: ReadonlyMap<string, { text: string }>,
  device: Device,
  workshop: Workshop,
): Promise<Judged> {
  let best: Judged | undefined;
  for (const [name, mutant] of core.in) {
    const one = await judged(name, texts.get(name)!.text, mutant, wholes.get(name)!, device, workshop);
    if (one.verdict.kind !== 'survived') return one;
    if (!best || (one.equivalent && !best.equivalent)) best = one;
  }
  return best!;
}

/** The emitted TypeScript of one definition, in this process. */
export async function breakTypescript(
  name: string,
  shipped: Shipped,
  workshop: Workshop,
  amount: Amount,
): Promise<readonly Judged[]> {
  const target = workshop.reference!;
  const measured = shipped.measured(name);
  const { text, shared } = typescriptOf(measured, target, workshop.templates);
  const modules = new Modules(shared);
  try {
    const laws = new TypescriptJudge(measured, workshop.truth);
    laws.accept(await modules.load(text));
    const results: Judged[] = [];
    for (const mutant of textMutants(text, measured, typescript, amount))
      results.push(await laws.judged(name, target.name, text, mutant, modules));
    return results;
  } finally {
    modules.close();
  }
}
