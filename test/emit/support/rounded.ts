/** Loops over Float32Array of grade `exact`, emitted and loaded, and what they must give by MPFR. */
import { fromDouble } from '../../../src/algebra/rational.js';
import { derive } from '../../../src/derive/derive.js';
import { renderer } from '../../../src/emit/render.js';
import { target } from '../../../src/emit/targets/ts.js';
import { call, number } from '../../../src/expr/expr.js';
import { readTemplates } from '../../../src/files.js';
import { lower } from '../../../src/lower/lower.js';
import type { Emitted, LoweredFunction, Measured, Verified } from '../../../src/stages.js';
import type { Truth } from '../../../src/truth/truth.js';
import { readOne } from '../../support/shipped.js';
import { emitAllOf } from './samples.js';

type Kernel = (...args: (Float32Array | number)[]) => Readonly<Record<string, number>>;

export interface Loops {
  readonly functions: ReadonlyMap<string, LoweredFunction>;
  /** The emitted file. */
  readonly text: string;
  /** An array kernel of the emitted file, changed first where that is wanted. */
  readonly load: (pass: string, change?: (text: string) => string) => Promise<Kernel>;
  /** A function times a float32, rounded once; undefined where MPFR does not decide. */
  readonly right: (suffix: string, x: number, parameters: readonly number[], factor?: number) => number | undefined;
}

export function loopsOf(yaml: string, truth: Truth): Loops {
  const { definition, library } = readOne('probe', yaml);
  const derived = derive(definition, library, truth);
  if (!derived.value) throw new Error(JSON.stringify(derived.diagnostics.map((d) => d.message)));
  const functions = derived.value.functions.filter((f) => f.by.length < 2);
  // Only verify can make a Verified; these tests are about what comes after it.
  const verified = { derived: { ...derived.value, functions }, claims: [] } as unknown as Verified;
  const lowered = lower(verified, truth, { kernels: 'exact', loops: true });
  if (!lowered.value) throw new Error(JSON.stringify(lowered.diagnostics.map((d) => d.message)));
  const measured: Measured = { lowered: lowered.value, grade: 'exact', figures: [] };
  const render = renderer(readTemplates(), 'ts');
  const shared = emitAllOf([measured]).map((s) => ({ ...s, scaled: true as const }));
  const files = [...target.emit(measured, render).files, ...target.emitAll!(shared, render)];
  const bySuffix = new Map(lowered.value.functions.map((f) => [f.derived.suffix, f]));
  const changed = (change: (text: string) => string): readonly Emitted[] =>
    files.map((f) => (f.path === 'ts/probe.ts' ? { ...f, text: change(f.text) } : f));
  return {
    functions: bySuffix,
    text: files.find((f) => f.path === 'ts/probe.ts')!.text,
    load: async (pass, change) => {
      const load = await target.load!(measured, change ? changed(change) : files);
      return load(pass) as unknown as Kernel;
    },
    right: (suffix, x, parameters, factor = 1) => {
      const { expression } = bySuffix.get(suffix)!.derived;
      const values = definition.parameters.map((p, i) => [p.name, fromDouble(parameters[i]!)] as const);
      const point = new Map([...values, [definition.inputs[0]!, fromDouble(x)]]);
      const whole = factor === 1 ? expression : call('mul', number(fromDouble(factor)), expression);
      return truth.roundSingle(whole, point);
    },
  };
}
