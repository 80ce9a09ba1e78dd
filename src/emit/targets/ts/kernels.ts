/** The views of the array kernels: one loop over elements, or over channels where learned parameters are arrays. */
import { invariant } from '../../../diagnostic.js';
import { symbolsOf } from '../../../expr/expr.js';
import { printCondition } from '../../../expr/print.js';
import type { Parameter } from '../../../stages.js';
import { safeNames, toCamel } from '../../names.js';
import { isReservedLocal } from './reserved.js';
import {
  defaulted,
  domainTest,
  hasFunction,
  kernelLocals,
  named,
  nameIn,
  type Pass,
  parameterList,
  type Scope,
} from './scope.js';
import type { SingleView } from './single.js';
import { paragraph, paragraphs, parameterText, tag } from './words.js';

/** The check of one parameter; `local` holds its value, `test` is true inside its domain. */
interface CheckView {
  readonly name: string;
  readonly local: string;
  readonly test: string;
  readonly domain: string;
}
/** The gradient of one parameter: its key in the result, the sum's name (`one` inside a channel), the function summed. */
interface SumView {
  readonly key: string;
  readonly sum: string;
  readonly one: string;
  readonly suffix: string;
  readonly isLearned: boolean;
}
export interface KernelView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly signature: string;
  readonly returns: string;
  /** Names of the arrays, and the pairs of them that may be the same. */
  readonly operands: string;
  readonly same: string;
  readonly checks: readonly CheckView[];
  readonly sums: readonly SumView[];
  /** The loops over all elements: one for every kind of array, or one for float32 and one for double. */
  readonly loops: readonly LoopView[];
  /** Channel kernels only: names of the parameter arrays, the values of one channel, and their checks. */
  readonly learned: string;
  readonly channelValues: readonly { readonly local: string; readonly array: string }[];
  readonly channelChecks: readonly CheckView[];
}

/** A loop: the functions that it calls with an element and what follows, and what is computed once before. */
interface LoopView {
  readonly isSingle: boolean;
  readonly isForward: boolean;
  readonly isBackward: boolean;
  readonly indent: string;
  /** The closing brace: beside a path in a template it could not be read. */
  readonly end: '}';
  /** What the loop over elements goes through; of channel kernels it stands in one over channels, indented by `outer`. */
  readonly head: string;
  readonly outer: string;
  /** `list`: of channel kernels, for every channel. */
  readonly once: readonly {
    readonly names: string;
    readonly call: string;
    readonly types: string;
    readonly list: string;
  }[];
  readonly channelValues: KernelView['channelValues'];
  readonly learnedSums: readonly { readonly one: string; readonly sum: string }[];
  /** What is put, and added, an element: products with what flows back, where it flows back. */
  readonly value: string;
  readonly slope: string;
  readonly sums: readonly { readonly sum: string; readonly call: string }[];
}

interface PassShape {
  readonly operands: readonly string[];
  readonly same: readonly (readonly [string, string])[];
  readonly isForward: boolean;
  readonly isBackward: boolean;
}
const shapes: Readonly<Record<Pass, PassShape>> = {
  forward: { operands: ['x', 'y'], same: [['x', 'y']], isForward: true, isBackward: false },
  backward: { operands: ['x', 'dy', 'dx'], same: [['dy', 'dx']], isForward: false, isBackward: true },
  forward_backward: {
    operands: ['x', 'dy', 'y', 'dx'],
    same: [
      ['x', 'y'],
      ['dy', 'dx'],
    ],
    isForward: true,
    isBackward: true,
  },
};

/** The domain in words, for an error message inside single quotes. */
function domainWords(p: Parameter): string {
  const text =
    p.domain === undefined || p.domain.length === 0 ? 'a number' : `a number with ${printCondition(p.domain)}`;
  invariant(/^[\w .,^*/+()<>=!-]*$/.test(text), `the domain \`${text}\` cannot stand in a string`);
  return text;
}

/** The functions for float32, by suffix; the others are the functions in double. */
export type Singles = ReadonlyMap<string, SingleView>;

/** A loop's calls: `once` values of each function have names of their own. */
function loopView(
  scope: Scope,
  shape: PassShape,
  sums: readonly SumView[],
  follows: string,
  singles: Singles,
  isSingle: boolean,
  channelValues: KernelView['channelValues'],
): LoopView {
  const once: LoopView['once'][number][] = [];
  const call = (suffix: string, prefix: string): string => {
    const single = isSingle ? singles.get(suffix) : undefined;
    const by = suffix === '' ? '' : 'di * ';
    if (!single) return `${by}${named(scope, suffix)}(xi${follows})`;
    const first = single.once;
    const own = (first?.names ?? []).map((_, i) => `${prefix}Once${i}`);
    const types = own.map(() => 'number').join(', ');
    const prepared = first && `${first.name}(${follows.slice(2)})`;
    if (prepared && !once.some((o) => o.call === prepared))
      once.push({ names: own.join(', '), call: prepared, types, list: `${prefix}Onces` });
    const list = `xi${follows}${own.map((n) => `, ${n}`).join('')}`;
    return single.takesFactor ? `${single.name}(${list}, di)` : `${by}${single.name}(${list})`;
  };
  const outer = isSingle ? '    ' : '  ';
  return {
    isSingle,
    isForward: shape.isForward,
    isBackward: shape.isBackward,
    outer,
    indent: channelValues.length > 0 ? `${outer}  ` : outer,
    end: '}',
    head: channelValues.length > 0 ? 'let i = start; i < start + inner; i++' : 'let i = 0; i < x.length; i++',
    channelValues,
    learnedSums: sums.filter((s) => s.isLearned).map(({ one, sum }) => ({ one, sum })),
    value: shape.isForward ? call('', 'value') : '',
    slope: shape.isBackward ? call('dx', 'slope') : '',
    sums: sums.map((s) => ({ sum: s.one, call: call(s.suffix, `${s.suffix}`) })),
    once,
  };
}

/** Do two loops call different functions? */
const differs = (a: LoopView, b: LoopView): boolean =>
  a.value !== b.value || a.slope !== b.slope || a.sums.some((s, i) => s.call !== b.sums[i]?.call);

/** `learned` names the parameters that are arrays, one value a channel; empty for the plain kernels. */
export function kernelView(scope: Scope, pass: Pass, learned: readonly string[], singles: Singles): KernelView {
  const { definition, names } = scope;
  const { parameters } = definition;
  const shape = shapes[pass];
  const isArray = (p: Parameter) => learned.includes(p.name);
  const taken = [...names.values(), ...kernelLocals, ...scope.functionNames.values()];
  const locals = safeNames(learned, isReservedLocal, taken, (n) => `${nameIn(names, n)}C`);
  const values = new Map(parameters.map((p) => [p.name, locals.get(p.name) ?? nameIn(names, p.name)]));
  const check = (p: Parameter): CheckView => ({
    name: nameIn(names, p.name),
    local: nameIn(values, p.name),
    test: domainTest(p, values),
    domain: domainWords(p),
  });
  // A domain that speaks of a parameter array can only be tested channel by channel.
  const isPerChannel = (p: Parameter) => isArray(p) || symbolsOfDomain(p).some((name) => learned.includes(name));
  const sums = shape.isBackward ? sumViews(scope, learned, [...taken, ...locals.values()]) : [];
  const name = named(scope, learned.length > 0 ? `${pass}_channels` : pass);
  const returns = returnType(sums, learned.length > 0);
  const follows = parameters.map((p) => `, ${nameIn(values, p.name)}`).join('');
  const channelValues = learned.map((n) => ({ local: nameIn(locals, n), array: nameIn(names, n) }));
  const loop = (isSingle: boolean) => loopView(scope, shape, sums, follows, singles, isSingle, channelValues);
  const [single, inDouble] = [loop(true), loop(false)];
  return {
    loops: differs(single, inDouble) ? [single, inDouble] : [inDouble],
    doc: kernelDoc(scope, pass, learned),
    name,
    signature: parameterList(
      kernelParameters(scope, shape, learned),
      `export function ${name}<A extends arrays.FloatArray>(): ${returns} {`,
    ),
    returns,
    operands: shape.operands.join(', '),
    same: shape.same.map(([a, b]) => `['${a}', '${b}']`).join(', '),
    checks: parameters.filter((p) => !isPerChannel(p)).map(check),
    sums,
    learned: learned.map((n) => nameIn(names, n)).join(', '),
    channelValues,
    channelChecks: parameters.filter(isPerChannel).map(check),
  };
}

const symbolsOfDomain = (p: Parameter): readonly string[] =>
  (p.domain ?? []).flatMap((c) => [...symbolsOf(c.left), ...symbolsOf(c.right)]);

/** Learned parameters first, as their gradients are what training asks for. */
function sumViews(scope: Scope, learned: readonly string[], taken: readonly string[]): readonly SumView[] {
  const { parameters } = scope.definition;
  const ordered = [...parameters.filter((p) => p.learned), ...parameters.filter((p) => !p.learned)];
  const withSlope = ordered.filter((p) => hasFunction(scope, `d${p.name}`)).map((p) => p.name);
  const sums = safeNames(withSlope, isReservedLocal, taken, (n) => `${nameIn(scope.names, n)}Sum`);
  const ones = safeNames(withSlope, isReservedLocal, [...taken, ...sums.values()], (n) => `${nameIn(sums, n)}C`);
  return withSlope.map((n) => {
    const isLearned = learned.includes(n);
    const sum = nameIn(sums, n);
    return {
      key: toCamel(n),
      sum,
      one: isLearned ? nameIn(ones, n) : sum,
      suffix: `d${n}`,
      isLearned,
    };
  });
}

function returnType(sums: readonly SumView[], isChannels: boolean): string {
  if (sums.length === 0) return 'void';
  return `{ ${sums.map((s) => `${s.key}: ${isChannels && s.isLearned ? 'Float64Array' : 'number'}`).join('; ')} }`;
}

/** Arrays, then parameters; of channel kernels the parameter arrays, `inner`, and the other parameters. */
function kernelParameters({ definition, names }: Scope, shape: PassShape, learned: readonly string[]) {
  const scalars = definition.parameters.filter((p) => !learned.includes(p.name)).map((p) => defaulted(p, names));
  const arrays = [...shape.operands, ...learned.map((n) => nameIn(names, n))].map((n) => `${n}: A`);
  return [...arrays, ...(learned.length > 0 ? ['inner = 1'] : []), ...scalars];
}

// doc comments -------------------------------------------------------------------------------------------------------

function kernelDoc(scope: Scope, pass: Pass, learned: readonly string[]): readonly string[] {
  const { definition, names } = scope;
  const shape = shapes[pass];
  const isChannels = learned.length > 0;
  const parameters = definition.parameters.map((p) => {
    const name = nameIn(names, p.name);
    return learned.includes(p.name) ? `${name}[c]` : name;
  });
  const args = ['x[i]', ...parameters].join(', ');
  const effects = [
    ...(shape.isForward ? [`\`y[i] = ${named(scope, '')}(${args})\``] : []),
    ...(shape.isBackward ? [`\`dx[i] = dy[i] * ${named(scope, 'dx')}(${args})\``] : []),
  ];
  const layout = isChannels
    ? ' The arrays have the layout `[.., channel, inner]`: `inner` elements of channel 0, then of channel 1, and so on,' +
      ' as often as they fit; `c` is the channel of element `i`.'
    : '';
  const same = shape.same.map(([a, b]) => `\`${b}\` may be \`${a}\``).join(' and ');
  return paragraphs(paragraph(`${effects.join(' and ')} for every element.${layout} ${same} itself.`), [
    ...(isChannels
      ? [
          ...learned.flatMap((n) => tag(`@param ${nameIn(names, n)}`, 'one value a channel')),
          ...tag(
            '@param inner',
            'elements of one channel that lie side by side; 1 if left out: the channel comes last',
          ),
        ]
      : []),
    ...definition.parameters
      .filter((p) => !learned.includes(p.name))
      .flatMap((p) => tag(`@param ${nameIn(names, p.name)}`, parameterText(p))),
    ...returnsTag(scope, shape, learned),
    ...tag('@throws {TypeError}', 'for anything but arrays of one kind, Float32Array or Float64Array'),
    ...tag(
      '@throws {RangeError}',
      `for different lengths, other overlapping arrays${definition.parameters.length > 0 ? ', a parameter outside its domain' : ''}; nothing is written then`,
    ),
  ]);
}

function returnsTag(scope: Scope, shape: PassShape, learned: readonly string[]): readonly string[] {
  const withSlope = scope.definition.parameters.filter((p) => hasFunction(scope, `d${p.name}`));
  if (!shape.isBackward || withSlope.length === 0) return [];
  const many = withSlope.length > 1;
  return tag(
    '@returns',
    `the gradient${many ? 's' : ''} of the parameter${many ? 's' : ''}: dy times the derivative, summed with compensation` +
      `${learned.length > 0 ? ', one sum a channel' : ''}`,
  );
}
