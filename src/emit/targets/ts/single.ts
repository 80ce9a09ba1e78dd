/**
 * The function that loops over Float32Array call: regions in plain double arithmetic; everything that depends on
 * parameters alone comes ready, computed once a loop. What lies between regions goes to the function in double.
 */
import { type Kernel, leafName, passesZero, scaledBy } from '../../../program/kernel.js';
import { boundOf, type SingleLeaf, UNIFORM } from '../../../program/single.js';
import type { Block, Operand, Program } from '../../../stages.js';
import { codeLines, type Imports } from './accurate.js';
import { bodyLines } from './body.js';
import { bySigns, type LeafFunctionView, ordinaryName } from './exact.js';
import { exactOnce, FACTOR, onceRoundedName, settledLines } from './once.js';
import { atom, compare, type Names, nameOf, numberText } from './spelling.js';

export interface SingleView {
  readonly functions: readonly LeafFunctionView[];
  readonly imports: Imports;
  /** What a loop computes first: as many numbers from a function of the parameters. */
  readonly once?: { readonly name: string; readonly names: readonly string[] };
  /** The function that is called, and what follows the element. */
  readonly name: string;
  readonly arguments: string;
  /** Its last argument is what the value is multiplied by. */
  readonly takesFactor: boolean;
}

type PlanLeaf = Extract<Kernel['leaves'][number], { kind: 'plan' }>;

/** Operations of a code that is computed whether it is needed or not. */
const MOST_BLENDED = 5;

/** A double that was rounded, times a float32. */
const ROUNDED = 2 ** -52;

const onceName = (n: number): string => `once${n}`;
const signature = (names: readonly string[]): string => names.map((n) => `${n}: number`).join(', ');

/** How a loop's function returns a value that is within a bound of the exact one, and what it returns elsewhere. */
interface Ending {
  readonly lines: (value: string, bound: number, indent: string) => readonly string[];
  readonly otherwise: string;
}

/** Regions one after the other, then what is asked elsewhere. */
function leafLines(
  leaf: SingleLeaf,
  x: string,
  factors: { readonly argument: string; readonly multiplier: string },
  imports: Imports,
  indent: string,
  ending: Ending,
): readonly string[] {
  const u = leaf.argument ? 'u' : x;
  const lines = leaf.argument ? [`${indent}const u = ${x} * ${factors.argument};`] : [];
  for (const r of leaf.regions) {
    const { block, result } = codeLines(r.code, u, imports, `${indent}  `);
    const value = leaf.multiplier ? `${result} * ${factors.multiplier}` : result;
    const holes = r.holes.map(([a, b]) => ` && !(${u} > ${numberText(a)} && ${u} < ${numberText(b)})`).join('');
    // NaN where it is out of range.
    const usable = leaf.multiplier && !leaf.argument ? `${factors.multiplier} > 0 && ` : '';
    lines.push(
      `${indent}if (${usable}${u} > ${numberText(r.low)} && ${u} < ${numberText(r.high)}${holes}) {`,
      ...block,
      ...ending.lines(value, boundOf(leaf, r), `${indent}  `),
      `${indent}}`,
    );
  }
  return [...lines, `${indent}return ${ending.otherwise};`];
}

/** The powers of parameters, NaN out of range: then no region holds, and the function in double is called. */
function onceLines(
  leaf: PlanLeaf,
  names: Names,
  imports: Imports,
): { readonly argument: readonly string[]; readonly multiplier: readonly string[] } {
  const own = leaf.variants.find((v) => v.single)?.single;
  const sizes = new Map(scaledBy(leaf).map((p) => [p, `Math.abs(${nameOf(names, p)})`]));
  const lines = (code: SingleLeaf['argument'], prefix: string): readonly string[] => {
    if (!code) return [];
    const { block, result } = codeLines(code, 'NaN', imports, '  ', sizes, prefix);
    return [...block, `  once.push(${result} > ${UNIFORM.least} && ${result} < ${UNIFORM.most} ? ${result} : NaN);`];
  };
  return { argument: lines(own?.argument, 'u'), multiplier: lines(own?.multiplier, 'm') };
}

/** Codes without functions and quotients are cheaper than a branch that no predictor learns. */
const isCheap = (r: SingleLeaf['regions'][number]): boolean =>
  r.holes.length === 0 &&
  r.code.length <= MOST_BLENDED &&
  r.code.every((o) => !['core', 'divide', 'sqrt'].includes(o.op));

/** What stands for a leaf in the text: its variant for the signs of parameters, and the names of its powers. */
interface Side {
  readonly leaf: PlanLeaf;
  readonly argument: string;
  readonly multiplier: string;
}

/**
 * Two leaves on either side of a number, both computed and the right one picked by a product with 0 or 1: elements of
 * random signs cost no mispredicted branch. Lines that return the value where both codes hold; none where it costs more.
 */
function blendLines(
  kernel: Kernel,
  program: Program,
  names: Names,
  sides: ReadonlyMap<string, Side>,
  imports: Imports,
  ending: Ending,
): readonly string[] {
  const { lets, result } = kernel.block;
  if (result.kind !== 'branch' || lets.length > 0 || result.tests.length !== 1) return [];
  const [test] = result.tests;
  const x = nameOf(names, program.inputs[0]!);
  const isInput = (o: Operand): boolean => o.kind === 'variable' && o.name === program.inputs[0];
  const border = test?.right.kind === 'number' ? test.right.double : Number.NaN;
  if (!test || !isInput(test.left) || Number.isNaN(border)) return [];
  const sideOf = (b: Block): Side | undefined =>
    b.lets.length === 0 && b.result.kind === 'value' && b.result.value.kind === 'variable'
      ? sides.get(b.result.value.name)
      : undefined;
  const [then, otherwise] = [sideOf(result.then), sideOf(result.otherwise)];
  if (!then || !otherwise) return [];
  const parts = [bySigns(then.leaf), bySigns(otherwise.leaf)] as const;
  const signed = [...new Set(parts.flatMap((p) => p.signed))];
  const combinations = Array.from({ length: 2 ** signed.length }, (_, bits) => bits);
  return combinations.flatMap((bits) => {
    const negative = new Set(signed.filter((_, i) => (bits >> i) % 2 === 1));
    const [first, second] = parts.map(({ signed: own, order }) => {
      const leaf = order[own.reduce((n, p, i) => n + (negative.has(p) ? 2 ** i : 0), 0)]?.single;
      const region = leaf?.argument ? undefined : leaf?.regions.find(isCheap);
      return leaf && region && { region, bound: boundOf(leaf, region) };
    });
    if (!first || !second) return [];
    const [a, b] = [first.region, second.region];
    const low = Math.max(a.low, b.low);
    const high = Math.min(a.high, b.high);
    const value = (region: typeof a, side: Side, prefix: string) => {
      const { block, result: name } = codeLines(region.code, x, imports, '    ', new Map(), prefix);
      return { block, text: side.leaf.variants[0]?.single?.multiplier ? `${name} * ${side.multiplier}` : name };
    };
    const [p, q] = [value(a, then, 't'), value(b, otherwise, 'u')];
    const signs = signed.map((n) => `${nameOf(names, n)} ${negative.has(n) ? '<' : '>='} 0`);
    const inside = [...signs, `${x} > ${numberText(low)}`, `${x} < ${numberText(high)}`].join(' && ');
    const which = `+${bracketed(compare(atom(x), test.relation, atom(numberText(border))))}`;
    const multipliers = [then, otherwise].flatMap((s) =>
      s.leaf.variants[0]?.single?.multiplier ? [`${s.multiplier} > 0`] : [],
    );
    return [
      `  if (${[...multipliers, inside].join(' && ')}) {`,
      ...p.block,
      ...q.block,
      `    const which = ${which};`,
      ...ending.lines(
        `${bracketedFactor(p.text)} * which + ${bracketedFactor(q.text)} * (1 - which)`,
        Math.max(first.bound, second.bound),
        '    ',
      ),
      '  }',
    ];
  });
}

const bracketed = (text: string): string => `(${text})`;
const bracketedFactor = (text: string): string => (text.startsWith('-') ? bracketed(text) : text);

/**
 * The view of the function for float32 of one kernel; undefined where no leaf has any such code. A kernel that rounds once
 * always has one; with a factor it computes the product with what flows back.
 */
export function singleView(
  kernel: Kernel,
  program: Program,
  names: Names,
  self: string,
  flowsBack: boolean,
): SingleView | undefined {
  if (kernel.ordinarySingle) {
    const parameters = program.parameters.map((p) => `, ${nameOf(names, p)}`).join('');
    return { functions: [], imports: new Map(), name: ordinaryName(self), arguments: parameters, takesFactor: false };
  }
  const { roundsOnce = false } = kernel;
  const takesFactor = roundsOnce && flowsBack;
  const exact = roundsOnce ? [exactOnce(kernel, program, names, self, takesFactor)] : [];
  const has = (leaf: Kernel['leaves'][number]): leaf is PlanLeaf =>
    leaf.kind === 'plan' && leaf.variants.some((v) => v.single);
  const imports: Imports = new Map();
  const variables = [...program.inputs, ...program.parameters].map((n) => nameOf(names, n));
  const x = variables[0]!;
  const parameters = variables.slice(1);
  const factor = takesFactor ? [FACTOR] : [];
  if (!kernel.leaves.some(has)) {
    if (!roundsOnce) return undefined;
    const name = onceRoundedName(self);
    return { functions: exact, imports, name, arguments: parameters.map((v) => `, ${v}`).join(''), takesFactor };
  }
  const inDouble = `${self}(${variables.join(', ')})`;
  const otherwise = roundsOnce ? `${onceRoundedName(self)}(${[...variables, ...factor].join(', ')})` : inDouble;
  const by = takesFactor ? ` * ${FACTOR}` : '';
  const ending: Ending = {
    lines: (value, bound, indent) =>
      roundsOnce
        ? settledLines(`${by && /[ -]/.test(value) ? bracketed(value) : value}${by}`, bound, otherwise, indent)
        : [`${indent}return ${value};`],
    otherwise,
  };
  const [name, once] = [`${self}Single`, `${self}Once`];
  const through = passesZero(kernel);
  // A product with what flows back is rounded once: it takes the value in double.
  const zero = roundsOnce && !takesFactor ? onceRoundedName(self) : self;
  const atZeros = through ? [] : [0, '-0'].map((z) => `${zero}(${[z, ...parameters].join(', ')})`);
  const preparing = [`  const once: number[] = [${atZeros.join(', ')}];`];
  let count = atZeros.length;
  const functions: LeafFunctionView[] = [];
  const called = new Map<string, string>();
  const sides = new Map<string, Side>();
  kernel.leaves.forEach((leaf, n) => {
    if (!has(leaf)) {
      called.set(leafName(n), otherwise);
      return;
    }
    const { argument, multiplier } = onceLines(leaf, names, imports);
    const argumentName = onceName(count);
    if (argument.length > 0) count += 1;
    const multiplierName = onceName(count);
    if (multiplier.length > 0) count += 1;
    preparing.push(...argument.map(numbered(n)), ...multiplier.map(numbered(n)));
    // One test fewer in the loop: no region holds where the argument is NaN.
    if (argument.length > 0 && multiplier.length > 0)
      preparing.push(`  if (!((once[${count - 1}] as number) > 0)) once[${count - 2}] = NaN;`);
    const own = [...(argument.length > 0 ? [argumentName] : []), ...(multiplier.length > 0 ? [multiplierName] : [])];
    sides.set(leafName(n), { leaf, argument: argumentName, multiplier: multiplierName });
    const { signed, order } = bySigns(leaf);
    const body = order.flatMap((v, bits) => {
      const deeper = signed.length > 0 ? '    ' : '  ';
      const factors = { argument: argumentName, multiplier: multiplierName };
      const lines = v.single
        ? leafLines(v.single, x, factors, imports, deeper, ending)
        : [`${deeper}return ${otherwise};`];
      if (signed.length === 0) return lines;
      const test = signed.map((p, i) => `${nameOf(names, p)} ${(bits >> i) % 2 === 1 ? '<' : '>='} 0`).join(' && ');
      return [`  if (${test}) {`, ...lines, '  }'];
    });
    functions.push({
      name: `${name}${n}`,
      signature: signature([...variables, ...own, ...factor]),
      returns: 'number',
      body: signed.length === 0 ? body : [...body, `  return ${otherwise};`],
    });
    called.set(leafName(n), `${name}${n}(${[...variables, ...own, ...factor].join(', ')})`);
  });
  const given = Array.from({ length: count }, (_, i) => onceName(i));
  const natural = { atPlusInfinity: 'natural', atMinusInfinity: 'natural', atMinusZero: 'natural' } as const;
  const lines = bodyLines({ ...program, block: kernel.block, ...natural }, new Map([...names, ...called]), self);
  const blend = blendLines(kernel, program, names, sides, imports, ending);
  const prepares: readonly LeafFunctionView[] =
    count > 0
      ? [{ name: once, signature: signature(parameters), body: [...preparing, '  return once;'], returns: 'number[]' }]
      : [];
  return {
    functions: [
      ...exact,
      ...prepares,
      ...functions,
      {
        name,
        signature: signature([...variables, ...given, ...factor]),
        returns: 'number',
        body: [...(through ? [] : zeroLines(x, given, takesFactor ? ending : undefined)), ...blend, ...lines],
      },
    ],
    imports,
    ...(count > 0 ? { once: { name: once, names: given } } : {}),
    name,
    arguments: [...parameters, ...given].map((v) => `, ${v}`).join(''),
    takesFactor,
  };
}

/** Zeros: what was computed once a loop, for either sign. */
function zeroLines(x: string, [plus, minus]: readonly string[], ending: Ending | undefined): readonly string[] {
  const value = `1 / ${x} > 0 ? ${plus} : ${minus}`;
  if (!ending) return [`  if (${x} === 0) return ${value};`];
  return [`  if (${x} === 0) {`, ...ending.lines(value, ROUNDED, '    '), '  }'];
}

/** Names of the lines that compute powers are told apart by the leaf they are for. */
const numbered =
  (leaf: number) =>
  (line: string): string =>
    line.replace(/\b([um])(\d+[tpqr]?)\b/g, `$1${leaf}x$2`);
