/** Formulas lowered as the pipeline does it, without verification, and run in this process. */
import { fromDouble, type Rational, toDouble } from '../../src/algebra/rational.js';
import { derive } from '../../src/derive/derive.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import { type OpName, op, opNames } from '../../src/expr/ops.js';
import { type LowerOptions, lower } from '../../src/lower/lower.js';
import { type Implementations, interpret } from '../../src/program/interpret.js';
import type { Definition, LoweredFunction, Verified } from '../../src/stages.js';
import type { Truth } from '../../src/truth/truth.js';
import { readOne } from '../support/shipped.js';

export const implementations = Object.fromEntries(opNames.map((n) => [n, op(n).double])) as Record<
  OpName,
  (u: number, v: number) => number
> satisfies Implementations;

export interface LoweredFormula {
  readonly definition: Definition;
  readonly functions: ReadonlyMap<string, LoweredFunction>;
  readonly diagnostics: readonly Diagnostic[];
  /** A function by suffix, on the input and then the parameters (defaults where left out). */
  readonly run: (suffix: string, x: number, ...parameters: number[]) => number;
  /** The correctly rounded value of the same function, undefined where the truth doesn't know. */
  readonly truth: (suffix: string, x: number, ...parameters: number[]) => number | undefined;
}

const known = new Map<string, LoweredFormula>();

/** Lowers a definition, once for all tests of a file. */
export function lowered(yaml: string, truth: Truth): LoweredFormula {
  const found = known.get(yaml) ?? lowerAnew(yaml, truth);
  known.set(yaml, found);
  return found;
}

/** Lowers a definition given as YAML, from nothing. Throws what reading and deriving complain about. */
export function lowerAnew(yaml: string, truth: Truth, options: LowerOptions = {}): LoweredFormula {
  const { definition, library } = readOne('probe', yaml);
  const derived = derive(definition, library, truth);
  if (!derived.value) throw new Error(JSON.stringify(derived.diagnostics.map((d) => d.message)));
  // Only verify can make a Verified; these tests are about what comes after it.
  const verified = { derived: derived.value, claims: [] } as unknown as Verified;
  const result = lower(verified, truth, options);
  const functions = new Map((result.value?.functions ?? []).map((f) => [f.derived.suffix, f]));
  const parameters = (given: readonly number[]) => definition.parameters.map((p, i) => given[i] ?? toDouble(p.default));
  return {
    definition,
    functions,
    diagnostics: result.diagnostics,
    run: (suffix, x, ...given) => interpret(functions.get(suffix)!.program, implementations)([x, ...parameters(given)]),
    truth: (suffix, x, ...given) => {
      const values = new Map<string, Rational>([[definition.inputs[0]!, fromDouble(x)]]);
      for (const [i, v] of parameters(given).entries()) values.set(definition.parameters[i]!.name, fromDouble(v));
      return truth.roundDouble(functions.get(suffix)!.derived.expression, values);
    },
  };
}
