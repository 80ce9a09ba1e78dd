/** The emitted TypeScript as a device of its own: functions and array kernels of one text, judged by the same laws. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';
import { renderer } from '../../src/emit/render.js';
import type { Target } from '../../src/emit/target.js';
import { run, type Sampled, samplesOf } from '../../src/measure/measure.js';
import { type References, referencesOf } from '../../src/measure/references.js';
import { type Setting, settingsOf, wrongSettingsOf } from '../../src/measure/settings.js';
import type { Emitted, Figure, LoweredFunction, Measured } from '../../src/stages.js';
import type { Truth } from '../../src/truth/truth.js';
import { worse } from '../conformance/results.js';
import { emitAllOf } from '../emit/support/samples.js';
import type { Verdict } from './judge.js';
import { reasonFor } from './known.js';
import type { Mutant } from './mutant.js';
import { isBorderTried, poisoned, SAME_AT_BORDER } from './survivor.js';
import type { Judged } from './table.js';

type Kernel = (...args: unknown[]) => unknown;
type Module = Readonly<Record<string, Kernel>>;

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

/** Modules made of emitted texts, in a folder of their own. */
export class Modules {
  private readonly folder = mkdtempSync(join(tmpdir(), 'actc-mutants-'));
  private count = 0;

  /** @param shared files that the texts import */
  constructor(shared: readonly Emitted[]) {
    writeFileSync(join(this.folder, 'package.json'), '{ "type": "module" }');
    mkdirSync(join(this.folder, 'ts', 'runtime'), { recursive: true });
    for (const { path, text } of shared)
      writeFileSync(join(this.folder, path.replace(/\.ts$/, '.js')), javascript(text));
  }

  async load(text: string): Promise<Module> {
    const file = join(this.folder, 'ts', `m${this.count++}.js`);
    writeFileSync(file, javascript(text));
    return (await import(pathToFileURL(file).href)) as Module;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const javascript = (text: string): string =>
  ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  }).outputText;

/** The text of one definition, and the files that it imports. */
export function typescriptOf(
  measured: Measured,
  target: Target,
  templates: ReadonlyMap<string, string>,
): { text: string; shared: readonly Emitted[] } {
  const render = renderer(templates, target.name);
  const [file] = target.emit(measured, render).files;
  const all = target.emitAll?.(emitAllOf([measured]), render) ?? [];
  return { text: file!.text, shared: all.filter((f) => f.path.includes('/runtime/')) };
}

interface Prepared {
  readonly f: LoweredFunction;
  readonly references: References;
  readonly samples: readonly Sampled[];
}

/** One definition's laws: what a module must satisfy, given what the whole one gives. */
export class TypescriptJudge {
  private readonly prepared: readonly Prepared[];
  private readonly settings: readonly Setting[];
  private readonly wrong: readonly Setting[];
  private figures: readonly Figure[] = [];
  private whole: Module | undefined;

  constructor(
    private readonly measured: Measured,
    truth: Truth,
  ) {
    const { lowered } = measured;
    const { definition } = lowered.verified.derived;
    this.settings = settingsOf(definition.parameters, truth);
    this.wrong = wrongSettingsOf(definition.parameters, truth);
    this.prepared = lowered.functions.map((f) => {
      const references = referencesOf(f.derived.expression, definition.inputs[0] ?? 'x', definition.domain, truth);
      return { f, references, samples: samplesOf(f, lowered, truth, this.settings, references, 'f64', 3) };
    });
  }

  private call(module: Module, suffix: string): (args: readonly number[]) => number {
    const { name } = this.measured.lowered.verified.derived.definition;
    const wanted = plain(`${name}${suffix}`);
    const found = Object.entries(module).find(([n]) => plain(n) === wanted)?.[1];
    if (!found) throw new Error(`no function ${wanted}`);
    return (args) => found(...args) as number;
  }

  private measure(module: Module, suffixes: readonly string[]): readonly Figure[] {
    return this.prepared
      .filter(({ f }) => suffixes.includes(f.derived.suffix))
      .map(({ f, references, samples }) => {
        const tally = run(this.call(module, f.derived.suffix), samples, references, 'f64');
        const names = this.measured.lowered.verified.derived.definition.parameters.map((p) => p.name);
        const row = { target: 'ts', precision: 'f64', grade: 'fast', exhaustive: false } as const;
        return { function: f.derived.suffix, ...row, ...tally.result(['x'], names), regions: tally.byRegion() };
      });
  }

  /** Takes a module as the whole one. */
  accept(module: Module): void {
    this.whole = module;
    this.figures = this.measure(
      module,
      this.prepared.map(({ f }) => f.derived.suffix),
    );
  }

  /** Judges a broken text; a survivor is looked at more closely. */
  async judged(definition: string, target: string, text: string, mutant: Mutant, modules: Modules): Promise<Judged> {
    const verdict = await this.verdict(mutant, modules);
    const { kind, unit, from, to } = mutant;
    const probe = verdict.kind === 'survived' ? poisoned(text, mutant) : undefined;
    const reached = probe && (await this.verdict({ ...mutant, text: probe }, modules)).kind !== 'survived';
    const tried = (x: number) => this.prepared.some(({ samples }) => samples[0]!.points.includes(x));
    const border = verdict.kind === 'survived' && verdict.sameBits && isBorderTried(mutant, tried);
    const equivalent = border
      ? SAME_AT_BORDER
      : reached
        ? 'points reach it and change, and no largest error of any region grows'
        : verdict.kind === 'survived'
          ? reasonFor(mutant)
          : undefined;
    return { definition, target, kind, unit, from, to, verdict, equivalent };
  }

  private async verdict(mutant: Mutant, modules: Modules): Promise<Verdict> {
    let module: Module;
    try {
      module = await modules.load(mutant.text);
    } catch (problem) {
      return { kind: 'refused', report: String(problem) };
    }
    return this.judge(module, mutant);
  }

  private judge(module: Module, mutant: Mutant): Verdict {
    if (mutant.entry) {
      const problem = arrayProblem(module, this.measured, this.settings, (s) => this.call(module, s));
      return problem ? { kind: 'entries', report: problem } : { kind: 'survived', sameBits: true };
    }
    for (const suffix of mutant.suffixes) {
      const call = this.call(module, suffix);
      for (const { values } of this.wrong)
        for (const x of [-2.5, 0, 1.5])
          if (!Number.isNaN(call([x, ...values]))) return { kind: 'NaN', report: `${suffix}(${[x, ...values]})` };
      for (const { values } of this.settings)
        if (!Number.isNaN(call([Number.NaN, ...values]))) return { kind: 'NaN', report: `${suffix}(NaN)` };
    }
    for (const figure of this.measure(module, mutant.suffixes)) {
      const before = this.figures.find((f) => f.function === figure.function)!;
      const [report] = worse(figure, before);
      if (report) return { kind: 'figures', report };
    }
    const [now, before] = [module, this.whole!].map((m) => this.results(m, mutant.suffixes));
    return { kind: 'survived', sameBits: now!.every((y, i) => Object.is(y, before![i])) };
  }

  /** What functions give at all points. */
  private results(module: Module, suffixes: readonly string[]): readonly number[] {
    return this.prepared
      .filter(({ f }) => suffixes.includes(f.derived.suffix))
      .flatMap(({ f, samples }) => {
        const call = this.call(module, f.derived.suffix);
        return samples.flatMap(({ setting, points }) => [...points, -0].map((x) => call([x, ...setting.values])));
      });
  }
}

const COUNT = 12;
/** What outputs hold before: no kernel gives it here. */
const BLANK = 12345;

function throws(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

/** What an array kernel does that its functions do not. */
function arrayProblem(
  module: Module,
  measured: Measured,
  settings: readonly Setting[],
  call: (suffix: string) => (args: readonly number[]) => number,
): string | undefined {
  const { name, parameters } = measured.lowered.verified.derived.definition;
  // Where a derivative is 0 everywhere, only NaN shows where it was taken; in a sum it would hide everything.
  const odd = parameters.length === 0 ? Number.NaN : 0;
  const x = Float64Array.from({ length: COUNT }, (_, i) => (i === 4 ? odd : (i - 5.3) * 1.7));
  const dy = Float64Array.from({ length: COUNT }, (_, i) => (i === 7 ? odd : Math.cos(i) + 0.1));
  // Only learned parameters come as arrays, one number a channel; three elements in a row are of one channel.
  const learned = parameters.some((p) => p.learned);
  for (const [kernel, f] of Object.entries(module)) {
    const kind = plain(kernel).slice(plain(name).length);
    if (!/^(forward|backward|forwardbackward)(channels)?$/.test(kind)) continue;
    const channels = kind.endsWith('channels');
    for (const setting of channels ? settings.slice(0, 1) : settings) {
      const inner = 3;
      const list = settings.slice(0, 3).map((s) => s.values);
      const at = (i: number) =>
        channels
          ? parameters.map((p, j) => (p.learned ? list[Math.floor(i / inner) % list.length]! : setting.values)[j]!)
          : setting.values;
      const given = parameters.map((p, j) =>
        channels && p.learned ? Float64Array.from(list, (values) => values[j]!) : setting.values[j]!,
      );
      const [y, dx] = [new Float64Array(COUNT).fill(BLANK), new Float64Array(COUNT).fill(BLANK)];
      const arrays = [
        x,
        ...(kind.includes('backward') ? [dy] : []),
        ...(kind.startsWith('forward') ? [y] : []),
        ...(kind.includes('backward') ? [dx] : []),
      ];
      let sums: Readonly<Record<string, number | Float64Array>>;
      try {
        sums = (f(...arrays, ...given, ...(channels && learned ? [inner] : [])) ?? {}) as typeof sums;
      } catch (problem) {
        return `${kernel}: ${String(problem)}`;
      }
      // Every channel's parameter is checked, and nothing is written for a wrong one.
      const wrong = given.map((g) =>
        typeof g === 'number' ? g : g.map((v, c) => (c === g.length - 1 ? Number.NaN : v)),
      );
      if (channels && !throws(() => f(...arrays, ...wrong, inner)))
        return `${kernel}: takes NaN for a channel's parameter`;
      for (let i = 0; i < COUNT; i++) {
        if (kind.startsWith('forward') && !Object.is(y[i], call('')([x[i]!, ...at(i)])))
          return `${kernel}: y[${i}] = ${y[i]}`;
        const slope = dy[i]! * call('dx')([x[i]!, ...at(i)]);
        if (kind.includes('backward') && !Object.is(dx[i], slope))
          return `${kernel}: dx[${i}] = ${dx[i]}, wanted ${slope}`;
      }
      if (!kind.includes('backward')) continue;
      for (const p of parameters) {
        const value = sums[p.name] ?? sums[Object.keys(sums).find((k) => plain(k) === plain(p.name)) ?? ''];
        const parts = Array.from(x, (v, i) => dy[i]! * call(`d${p.name}`)([v, ...at(i)]));
        const whole = parts.reduce((a, b) => a + b, 0);
        const got = typeof value === 'number' ? value : (value?.reduce((a, b) => a + b, 0) ?? Number.NaN);
        // The sum is compensated: it may differ from this one by the rounding of this one.
        const size = parts.reduce((a, b) => a + Math.abs(b), 0);
        if (!(Math.abs(got - whole) <= size * COUNT * 2 ** -52))
          return `${kernel}: d${p.name} = ${got}, wanted ${whole}`;
      }
    }
  }
  return undefined;
}
