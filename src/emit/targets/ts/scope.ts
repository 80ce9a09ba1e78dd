/** What the functions and kernels of one emitted TypeScript file share: the definition, and the names in the file. */
import { toDouble } from '../../../algebra/rational.js';
import { invariant } from '../../../diagnostic.js';
import type { Definition, Figure, LoweredFunction, Measured, Parameter } from '../../../stages.js';
import { functionName, safeName, safeNames, toCamel } from '../../names.js';
import { isReserved, isReservedFile, isReservedLocal } from './reserved.js';
import { conditionText, type Names, numberText } from './spelling.js';

/** The array kernels of a definition; each is a function's suffix too. */
export const passes = ['forward', 'backward', 'forward_backward'] as const;
export type Pass = (typeof passes)[number];

/** Names that the template uses inside kernels. */
export const kernelLocals = ['x', 'y', 'dy', 'dx', 'i', 'xi', 'di', 'c', 'start', 'inner', 'channels', 'A'];

export interface Scope {
  readonly definition: Definition;
  /** Value first, then the gradients of learned parameters, then dx, dxx and the other parameters. */
  readonly functions: readonly LoweredFunction[];
  readonly figures: readonly Figure[];
  /** Emitted name by suffix, kernels included. */
  readonly functionNames: ReadonlyMap<string, string>;
  /** Inputs and parameters. */
  readonly names: Names;
  /** Names of the definition and its parameters that TypeScript reserves, and what they became. */
  readonly renames: Readonly<Record<string, string>>;
}

/** The file of a definition, without folder and extension. */
export const fileName = (definition: string): string => safeName(definition, isReservedFile);

/** The emitted name of the function with this suffix. */
export function named(scope: Scope, suffix: string): string {
  const name = scope.functionNames.get(suffix);
  invariant(name, `no function ${suffix} of ${scope.definition.name}`);
  return name;
}

export function nameIn(names: Names, variable: string): string {
  const name = names.get(variable);
  invariant(name, `no name for ${variable}`);
  return name;
}

/** Is there a function with this suffix? */
export const hasFunction = (scope: Scope, suffix: string): boolean =>
  scope.functions.some((f) => f.derived.suffix === suffix);

function inOrder(measured: Measured, definition: Definition): readonly LoweredFunction[] {
  const learned = new Set(definition.parameters.filter((p) => p.learned).map((p) => `d${p.name}`));
  const rank = (f: LoweredFunction) => (f.derived.suffix === '' ? 0 : learned.has(f.derived.suffix) ? 1 : 2);
  return [0, 1, 2].flatMap((r) => measured.lowered.functions.filter((f) => rank(f) === r));
}

export function scopeOf(measured: Measured): Scope {
  const { definition } = measured.lowered.verified.derived;
  const functions = inOrder(measured, definition);
  const suffixes = [...functions.map((f) => f.derived.suffix), ...passes, ...passes.map((p) => `${p}_channels`)];
  const functionNames = new Map(
    suffixes.map((s) => [s, safeName(functionName(definition.name, s, 'camel'), isReserved)] as const),
  );
  const inputs = safeNames(definition.inputs, isReservedLocal, functionNames.values(), toCamel);
  const parameters = safeNames(
    definition.parameters.map((p) => p.name),
    isReservedLocal,
    [...inputs.values(), ...kernelLocals, ...functionNames.values()],
    toCamel,
  );
  const names = new Map([...inputs, ...parameters]);
  const value = functionNames.get('') ?? definition.name;
  const renames = Object.fromEntries([
    ...(value === toCamel(definition.name) ? [] : [[definition.name, value] as const]),
    ...[...names].filter(([name, emitted]) => emitted !== toCamel(name)),
  ]);
  return { definition, functions, figures: measured.figures, functionNames, names, renames };
}

/** The test that a parameter may be used, false for NaN: its domain, or that it is a number at all. */
export const domainTest = (p: Parameter, names: Names): string =>
  p.domain === undefined || p.domain.length === 0
    ? `!Number.isNaN(${nameIn(names, p.name)})`
    : conditionText(p.domain, names);

/** `k = 1`. */
export const defaulted = (p: Parameter, names: Names): string =>
  `${nameIn(names, p.name)} = ${numberText(toDouble(p.default))}`;

/** The line width that emitted declarations keep to. */
const WIDTH = 120;

/** Parameters on one line, or one a line where the line with `around` (the rest of the declaration) is too long. */
export function parameterList(parameters: readonly string[], around: string): string {
  const line = parameters.join(', ');
  return line.length + around.length <= WIDTH ? line : `\n${parameters.map((p) => `  ${p},\n`).join('')}`;
}
