/** Formulas lowered to their accurate and exact kernels alone, only the functions that a test asks for, and measured. */
import { derive } from '../../../src/derive/derive.js';
import { lower } from '../../../src/lower/lower.js';
import { type References, referencesOf } from '../../../src/measure/references.js';
import type { Setting } from '../../../src/measure/settings.js';
import { settingsOf } from '../../../src/measure/settings.js';
import { formats, ulpDistance } from '../../../src/measure/ulp.js';
import { kernelModel } from '../../../src/program/kernel-model.js';
import type { LoweredFunction, Verified } from '../../../src/stages.js';
import type { Truth } from '../../../src/truth/truth.js';
import { readOne } from '../../support/shipped.js';
import { implementations } from '../lowered.js';

export interface GradedFunction {
  readonly lowered: LoweredFunction;
  readonly references: References;
  readonly setting: Setting;
  /** Computed at x, parameters at their defaults. */
  readonly accurate: (x: number) => number;
  readonly exact: (x: number) => number;
  /** Errors in ulp at x; `single`: accurate in double, rounded once to binary32, at the binary32 nearest to x. */
  readonly errors: (x: number) => { readonly accurate: number; readonly exact: number; readonly single: number };
}

/** The functions of a definition by suffix. */
export function graded(yaml: string, truth: Truth, suffixes: readonly string[] = ['']): Map<string, GradedFunction> {
  const { definition, library } = readOne('probe', yaml);
  const derived = derive(definition, library, truth);
  if (!derived.value) throw new Error(JSON.stringify(derived.diagnostics.map((d) => d.message)));
  const functions = derived.value.functions.filter((f) => f.suffix === '' || suffixes.includes(f.suffix));
  const verified = { derived: { ...derived.value, functions }, claims: [] } as unknown as Verified;
  const result = lower(verified, truth, { kernels: 'accurate', asWritten: true });
  if (!result.value) throw new Error(JSON.stringify(result.diagnostics.map((d) => d.message)));
  const setting = settingsOf(definition.parameters, truth)[0]!;
  return new Map(
    result.value.functions.map((f) => {
      const references = referencesOf(f.derived.expression, definition.inputs[0]!, definition.domain, truth);
      const run = (grade: 'accurate' | 'exact') => {
        const model = kernelModel(f.kernel!, f.program, implementations, grade);
        return (x: number) => model([x, ...setting.values]);
      };
      const [accurate, exact] = [run('accurate'), run('exact')];
      const errors = (x: number) => {
        const [want, single] = [references.at(x, setting), references.at(Math.fround(x), setting)];
        return {
          accurate: ulpDistance(accurate(x), want, formats.f64),
          exact: ulpDistance(exact(x), want, formats.f64),
          single: ulpDistance(Math.fround(accurate(Math.fround(x))), single, formats.f32),
        };
      };
      return [f.derived.suffix, { lowered: f, references, setting, accurate, exact, errors }] as const;
    }),
  );
}
