/**
 * What the files of one definition share in every shading language: names, comments, the cores they need, and the
 * functions themselves, translated. A target adds its kernels around them.
 */
import { invariant } from '../diagnostic.js';
import { type Condition, children, type Expr } from '../expr/expr.js';
import { printCondition } from '../expr/print.js';
import type { Definition, Figure, LoweredFunction, Measured, Parameter } from '../stages.js';
import { commentText, functionName, safeName, safeNames } from './names.js';
import { coresFor } from './shader-cores.js';
import { type Dialect, translate } from './shader-dialect.js';
import { hasShort, shortFunctionTexts } from './shader-short.js';
import { functionText } from './shader-text.js';
import { comment, formulaLines, measuredLines, parameterLines, parts, titleText } from './shader-words.js';

/** What a language says about names. */
export interface Naming {
  /** May no function be called so? */
  readonly isReserved: (name: string) => boolean;
  /** May no variable be called so? */
  readonly isReservedVariable: (name: string) => boolean;
  /** Last touch, for languages that refuse more than whole words. */
  readonly tidy?: (name: string) => string;
}

/** The names of one definition in a language. */
export interface ShaderNames {
  /** By suffix; those of the kernels are there too. */
  readonly functions: ReadonlyMap<string, string>;
  /** Inputs and parameters. */
  readonly variables: ReadonlyMap<string, string>;
  /** Those that were changed. */
  readonly renames: Readonly<Record<string, string>>;
}

/** Kernels are functions of a definition too; the last two take learned parameters by channel. */
const kernelSuffixes = ['forward', 'backward', 'forward_channels', 'backward_channels'];

/** Names for all functions, kernels and variables of a definition. */
export function shaderNames(measured: Measured, naming: Naming): ShaderNames {
  const { definition } = measured.lowered.verified.derived;
  const tidy = naming.tidy ?? ((n: string) => n);
  const suffixes = [...measured.lowered.functions.map((f) => f.derived.suffix), ...kernelSuffixes];
  const functions = new Map(
    suffixes.map((s) => [s, tidy(safeName(functionName(definition.name, s, 'snake'), naming.isReserved))] as const),
  );
  const variables = safeNames(
    [...definition.inputs, ...definition.parameters.map((p) => p.name)],
    naming.isReservedVariable,
    functions.values(),
    tidy,
  );
  const all: readonly (readonly [string, string])[] = [
    ...suffixes.map((s) => [functionName(definition.name, s, 'snake'), functions.get(s)!] as const),
    ...variables,
  ];
  return { functions, variables, renames: Object.fromEntries(all.filter(([from, to]) => from !== to)) };
}

/** A name that must be there. */
export function nameOf(names: ReadonlyMap<string, string>, key: string): string {
  const name = names.get(key);
  invariant(name !== undefined, `no name was given to ${key}`);
  return name;
}

export interface ShaderFile {
  readonly definition: Definition;
  readonly names: ShaderNames;
  /** Title, formula, parameters, renames, accuracy: comment lines. */
  readonly head: readonly string[];
  /** The cores, then the functions with their comments, in the language. */
  readonly cores: readonly string[];
  readonly functions: readonly string[];
  /** The suffixes of the functions in order: value first, then the gradients of learned parameters. */
  readonly suffixes: readonly string[];
  /** Parameters with a gradient, in the order in which gradients are stored: learned ones first. */
  readonly gradients: readonly Parameter[];
}

/** May the file hold kernels? Functions of several inputs have other layouts; they get none yet. */
export const hasKernels = (file: ShaderFile): boolean =>
  file.definition.inputs.length === 1 && file.suffixes.includes('dx');

/** The text of the place of element i in part j of a planar buffer of n elements each. */
export const planar = (j: number, n: string, i: string): string =>
  j === 0 ? i : j === 1 ? `${n} + ${i}` : `${j}u * ${n} + ${i}`;

/** The parameters that training changes, in order: what `_channels` kernels take by channel. */
export const learnedOf = (d: Definition): readonly Parameter[] => d.parameters.filter((p) => p.learned);

/** Value, gradients of learned parameters, then the rest, each group in the order of the stages. */
function inOrder(measured: Measured): readonly LoweredFunction[] {
  const learned = new Set(learnedOf(measured.lowered.verified.derived.definition).map((p) => `d${p.name}`));
  const rank = (f: LoweredFunction) => (f.derived.suffix === '' ? 0 : learned.has(f.derived.suffix) ? 1 : 2);
  return [0, 1, 2].flatMap((r) => measured.lowered.functions.filter((f) => rank(f) === r));
}

function headLines(measured: Measured, names: ShaderNames, figures: readonly Figure[]): readonly string[] {
  const { definition } = measured.lowered.verified.derived;
  const renamed = Object.entries(names.renames).map(([from, to]) => `${from} is called ${to}`);
  const domain = definition.domain ?? [];
  return parts(
    comment(titleText(definition)),
    comment(`Made by activation-compiler from ${definition.name}.yaml; do not edit. The file stands alone.`),
    [
      ...parameterLines(definition, (p) => nameOf(names.variables, p)),
      ...(domain.length > 0 ? comment(`Defined for ${printCondition(domain)}; NaN elsewhere.`) : []),
    ],
    renamed.length > 0 ? comment(`Names that the language reserves: ${renamed.join(', ')}.`) : [],
    measuredLines(figures),
    definition.sources.flatMap((s) => comment(`Source: ${s}`, 4)),
  );
}

const uses = (e: Expr): boolean => e.kind === 'use' || children(e).some(uses);

/** The comment above a function: its formula, and what it is a derivative of. */
function functionComment(f: LoweredFunction, definition: Definition, names: ShaderNames): readonly string[] {
  const { suffix, by } = f.derived;
  const variables = [...definition.inputs, ...definition.parameters.map((p) => p.name)];
  const left = `${nameOf(names.functions, suffix)}(${variables.map((v) => nameOf(names.variables, v)).join(', ')})`;
  const written = by.length === 0 ? (definition.outputs[0] ?? f.derived.expression) : f.derived.expression;
  const words = ['', 'first derivative in', 'second derivative in'][by.length] ?? `derivative of order ${by.length} in`;
  const about = by.length === 0 ? [] : comment(`${words} ${commentText(by[0]!)}`.replace(/^./, (c) => c.toUpperCase()));
  const page = `trace/${definition.name}.md`;
  // A formula that uses other definitions is shown without them too: the file stands alone.
  const expanded = uses(written) ? formulaLines(left, f.derived.expression, page) : [];
  return [...about, ...formulaLines(left, written, page), ...expanded];
}

/** Everything of one definition's file but its kernels. `figures` are those of this file's kernels. */
export function shaderFile(
  measured: Measured,
  figures: readonly Figure[],
  naming: Naming,
  dialect: Dialect,
): ShaderFile {
  const { definition } = measured.lowered.verified.derived;
  const names = shaderNames(measured, naming);
  const domains: ReadonlyMap<string, Condition> = new Map(
    definition.parameters.flatMap((p) => (p.domain === undefined ? [] : [[p.name, p.domain] as const])),
  );
  const variable = (n: string) => nameOf(names.variables, n);
  const ordered = inOrder(measured);
  const functions = ordered.map((f) => {
    const name = nameOf(names.functions, f.derived.suffix);
    const parts = { name, program: f.program, domains, variable };
    const inPairs = measured.grade === 'accurate' && hasShort(f.kernel);
    const text = inPairs ? shortFunctionTexts(parts, f.kernel).join('\n\n') : functionText(parts);
    return { text, comment: functionComment(f, definition, names) };
  });
  return {
    definition,
    names,
    head: headLines(measured, names, figures),
    cores: coresFor(functions.map((f) => f.text).join('\n')).map((c) => translate(c.text, dialect)),
    functions: functions.map((f) => [...f.comment, translate(f.text, dialect)].join('\n')),
    suffixes: ordered.map((f) => f.derived.suffix),
    gradients: [...learnedOf(definition), ...definition.parameters.filter((p) => !p.learned)].filter((p) =>
      ordered.some((f) => f.derived.suffix === `d${p.name}`),
    ),
  };
}
