/** What the template of a definition is given: names, texts of programs, and the words around them. */
import { printCondition } from '../../../expr/print.js';
import type { Definition, LoweredFunction } from '../../../stages.js';
import { commentText, functionName } from '../../names.js';
import type { Imports } from './accurate.js';
import { bodyLines } from './body.js';
import { exactView, type LeafFunctionView, type ListView, type TableView } from './exact.js';
import { type KernelView, kernelView, type Singles } from './kernels.js';
import { defaulted, domainTest, hasFunction, named, nameIn, parameterList, passes, type Scope } from './scope.js';
import { type SingleView, singleView } from './single.js';
import { opsOf, runtimeFunction } from './spelling.js';
import { accuracy, formula, paragraph, paragraphs, parameterText, roundingWords, tag, titleText } from './words.js';

interface FunctionView {
  /** Plans of leaves, and lists of them by the signs of parameters. */
  readonly tables: readonly TableView[];
  readonly lists: readonly ListView[];
  /** Leaves in doubles and pairs. */
  readonly leaves: readonly LeafFunctionView[];
  /** The ordinary program where `body` is the exact kernel; false otherwise. */
  readonly ordinary: false | { readonly name: string; readonly signature: string; readonly body: readonly string[] };
  readonly doc: readonly string[];
  readonly name: string;
  readonly signature: string;
  readonly body: readonly string[];
}
export interface DefinitionView {
  readonly head: readonly string[];
  readonly usesArrays: boolean;
  readonly usesSpecial: boolean;
  readonly usesPlans: boolean;
  /** Functions of the cores, by file. */
  readonly coreImports: readonly { readonly file: string; readonly names: string }[];
  readonly functions: readonly FunctionView[];
  readonly kernels: readonly KernelView[];
  readonly channelKernels: readonly KernelView[];
}

/** The whole view of one definition. */
export function definitionView(scope: Scope): DefinitionView {
  const { definition, functions } = scope;
  // Functions of several inputs have other layouts of arrays; they get no kernels yet.
  const hasKernels = definition.inputs.length === 1 && hasFunction(scope, 'dx');
  const learned = definition.parameters.filter((p) => p.learned).map((p) => p.name);
  const imports: Imports = new Map();
  const singles = new Map<string, SingleView>();
  for (const f of functions) {
    // Array kernels call values and first derivatives.
    const view =
      f.kernel &&
      f.derived.by.length < 2 &&
      singleView(f.kernel, f.program, scope.names, named(scope, f.derived.suffix), f.derived.by.length > 0);
    if (view && hasKernels) singles.set(f.derived.suffix, view);
  }
  // What a loop prepares once costs as much as many elements: channels prepare it where it is needed for the right bits.
  const channelSingles = functions.some((f) => f.kernel?.roundsOnce) ? singles : new Map<string, SingleView>();
  const views = functions.map((f) => functionView(scope, f, imports, singles));
  const called = functions.flatMap((f) => [...opsOf(f.program.block)]);
  return {
    head: headComment(scope),
    usesArrays: hasKernels,
    usesSpecial: called.some((op) => runtimeFunction(op) !== undefined),
    usesPlans: functions.some((f) => f.kernel && !f.kernel.plain),
    coreImports: [...imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => ({ file, names: [...names].sort().join(', ') })),
    functions: views,
    kernels: hasKernels ? passes.map((pass) => kernelView(scope, pass, [], singles)) : [],
    channelKernels:
      hasKernels && learned.length > 0 ? passes.map((pass) => kernelView(scope, pass, learned, channelSingles)) : [],
  };
}

function headComment({ definition, renames }: Scope): readonly string[] {
  const renamed = Object.entries(renames).map(([from, to]) => `\`${from}\` is called \`${to}\``);
  const aliases = definition.aliases.filter((a) => a.toLowerCase() !== definition.title.toLowerCase());
  return paragraphs(
    paragraph(`${definition.title}. Made by activation-compiler from ${definition.name}.yaml; do not edit.`),
    renamed.length > 0 ? paragraph(`Reserved names: ${renamed.join(', ')}.`) : [],
    aliases.length > 0 ? paragraph(`Also known as ${aliases.join(', ')}.`) : [],
    definition.sources.length > 0 ? [...paragraph('Sources:'), ...definition.sources.flatMap((s) => tag('-', s))] : [],
  );
}

/** `x: number, k = 1`. */
function signature({ definition, names }: Scope, name: string): string {
  const inputs = definition.inputs.map((n) => `${nameIn(names, n)}: number`);
  const parameters = [...inputs, ...definition.parameters.map((p) => defaulted(p, names))];
  return parameterList(parameters, `export function ${name}(): number {`);
}

const negated = (test: string): string => (/^!Number\.isNaN\(\w+\)$/.test(test) ? test.slice(1) : `!(${test})`);

/** NaN in, NaN out; a parameter outside its domain gives NaN too. */
function headLine({ definition, names }: Scope): string {
  const nan = definition.inputs.map((n) => `Number.isNaN(${nameIn(names, n)})`);
  const outside = definition.parameters.map((p) => negated(domainTest(p, names)));
  return `  if (${[...nan, ...outside].join(' || ')}) return NaN;`;
}

function functionView(scope: Scope, f: LoweredFunction, imports: Imports, singles: Singles): FunctionView {
  const name = named(scope, f.derived.suffix);
  const ordinary = [headLine(scope), ...bodyLines(f.program, scope.names, name)];
  const view = { doc: functionDoc(scope, f), name, signature: signature(scope, name) };
  const single = singles.get(f.derived.suffix);
  for (const [file, names] of single?.imports ?? [])
    imports.set(file, new Set([...(imports.get(file) ?? []), ...names]));
  if (!f.kernel || f.kernel.plain)
    return { ...view, tables: [], lists: [], leaves: single?.functions ?? [], ordinary: false, body: ordinary };
  const exact = exactView(f.kernel, f.program, scope.names, name);
  for (const [file, names] of exact.imports) imports.set(file, new Set([...(imports.get(file) ?? []), ...names]));
  return {
    ...view,
    tables: exact.tables,
    lists: exact.lists,
    leaves: [...exact.leaves, ...(single?.functions ?? [])],
    ordinary: { name: exact.ordinary, signature: signature(scope, exact.ordinary), body: ordinary },
    body: [headLine(scope), ...exact.body],
  };
}

function functionDoc(scope: Scope, f: LoweredFunction): readonly string[] {
  const { definition, names } = scope;
  const { suffix, by } = f.derived;
  const own = functionName(definition.name, suffix, 'snake');
  const variables = [...definition.inputs, ...definition.parameters.map((p) => p.name)];
  const isValue = by.length === 0;
  const figures = scope.figures.filter((g) => g.target === 'ts' && g.function === own);
  return paragraphs(
    paragraph(isValue ? titleText(definition) : derivativeWords(scope, by)),
    formula(
      `${own}(${variables.join(', ')})`,
      isValue ? (definition.outputs[0] ?? f.derived.expression) : f.derived.expression,
      `trace/${definition.name}.md`,
    ),
    paragraph(accuracy(f, figures)),
    ...(roundingWords(f) === '' ? [] : [paragraph(roundingWords(f))]),
    [
      ...definition.inputs.flatMap((n) => tag(`@param ${nameIn(names, n)}`, inputText(definition))),
      ...definition.parameters.flatMap((p) => tag(`@param ${nameIn(names, p.name)}`, parameterText(p))),
    ],
  );
}

const inputText = (d: Definition): string =>
  d.domain === undefined || d.domain.length === 0
    ? 'any number; NaN gives NaN, an infinity the limit'
    : `a number with ${commentText(printCondition(d.domain))}; NaN elsewhere`;

function derivativeWords(scope: Scope, by: readonly string[]): string {
  const [variable = ''] = by;
  const kind = scope.definition.inputs.includes(variable) ? '' : 'the parameter ';
  return `${by.length > 1 ? 'Second derivative' : 'Derivative'} of \`${named(scope, '')}\` in ${kind}\`${nameIn(scope.names, variable)}\`.`;
}
