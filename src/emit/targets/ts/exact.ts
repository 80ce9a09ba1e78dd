/**
 * The text of an exact kernel: tables for its leaves, and a body that picks the leaf and computes it in scaled numbers.
 * Special inputs and parameters go to the function's ordinary program, which stands beside it.
 */
import {
  type Kernel,
  type Leaf,
  leafName,
  type ParameterPower,
  scaledBy,
  type Variant,
} from '../../../program/kernel.js';
import type { CellData, Code, FormData, PlanData, Words } from '../../../runtime/plan.js';
import type { Block, Program } from '../../../stages.js';
import { accurateLines, type Imports } from './accurate.js';
import { bodyLines } from './body.js';
import { type Names, nameOf } from './spelling.js';

export interface TableView {
  readonly name: string;
  readonly lines: readonly string[];
}
export interface ListView {
  readonly name: string;
  readonly members: string;
}

/** A function that is not exported: one leaf in doubles and pairs, or a part of what loops over float32 call. */
export interface LeafFunctionView {
  readonly name: string;
  readonly returns: 'number' | 'number[]';
  readonly signature: string;
  readonly body: readonly string[];
}

export interface ExactView {
  readonly leaves: readonly LeafFunctionView[];
  /** What the leaves call, by file of the cores. */
  readonly imports: Imports;
  readonly tables: readonly TableView[];
  readonly lists: readonly ListView[];
  /** The name of the ordinary program. */
  readonly ordinary: string;
  readonly body: readonly string[];
}

const WIDTH = 110;

const plain = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));
const words = (w: Words): string => `[${w.map(plain).join(', ')}]`;

/** Items in lines of at most WIDTH. */
function filled(items: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const next = line === '' ? item : `${line} ${item}`;
    if (line !== '' && indent.length + next.length > WIDTH) {
      lines.push(indent + line);
      line = item;
    } else line = next;
  }
  return line === '' ? lines : [...lines, indent + line];
}

const codeText = ([name, ...args]: Code): string => `['${name}'${args.map((a) => `, ${plain(a)}`).join('')}],`;

function formLines(key: string, f: FormData, indent: string): readonly string[] {
  return [
    `${indent}${key}: {`,
    ...(f.at ? [`${indent}  at: ${words(f.at)},`] : []),
    ...(f.exactly ? [`${indent}  exactly: '${f.exactly}',`] : []),
    `${indent}  side: ${f.side},`,
    `${indent}  code: [`,
    ...filled(f.code.map(codeText), `${indent}    `),
    `${indent}  ],`,
    `${indent}},`,
  ];
}

function cellLines(c: CellData): readonly string[] {
  const indent = '      ';
  return [
    '    {',
    `${indent}side: ${c.side},`,
    `${indent}low: ${words(c.low)},`,
    ...(c.high ? [`${indent}high: ${words(c.high)},`] : []),
    `${indent}switchAt: ${plain(c.switchAt)},`,
    ...(c.near ? formLines('near', c.near, indent) : []),
    ...(c.far ? formLines('far', c.far, indent) : []),
    '    },',
  ];
}

function tableLines(data: PlanData): readonly string[] {
  return [
    '  cells: [',
    ...data.cells.flatMap(cellLines),
    '  ],',
    '  pieces: [',
    ...data.pieces.flatMap((p) => [
      '    {',
      `      low: ${plain(p.low)},`,
      `      high: ${plain(p.high)},`,
      `      root: ${words(p.root)},`,
      `      order: ${p.order},`,
      '      coefficients: [',
      ...filled(
        p.coefficients.map((c) => `${words(c)},`),
        '        ',
      ),
      '      ],',
      `      lost: ${p.lost},`,
      '    },',
    ]),
    '  ],',
    '  points: [',
    ...data.points.map(([at, v]) => `    [${words(at)}, ${v ? words(v) : 'undefined'}],`),
    '  ],',
    ...formLines('written', data.written, '  '),
  ];
}

/** The variants of a leaf by the signs of its parameters: bit i is set where the i-th is negative. */
export function bySigns(leaf: Extract<Leaf, { kind: 'plan' }>): {
  readonly signed: readonly string[];
  readonly order: readonly Variant[];
} {
  const signed = [...new Set(leaf.variants.flatMap((v) => v.negative))];
  const order = Array.from({ length: 2 ** signed.length }, (_, bits) => {
    const wanted = signed.filter((_, i) => (bits >> i) % 2 === 1);
    const exact = leaf.variants.find(
      (v) => v.negative.length === wanted.length && wanted.every((n) => v.negative.includes(n)),
    );
    return exact ?? leaf.variants[0]!;
  });
  return { signed, order };
}

/** Nothing to decide: a leaf, whatever the input. */
const isBare = (b: Block): boolean => b.lets.length === 0 && b.result.kind === 'value';

const factorsText = (list: readonly ParameterPower[], names: Names, more: readonly string[] = []): string =>
  `[${[...list.map((p) => `[${nameOf(names, p.parameter)}, ${p.power.num}, ${p.power.den}]`), ...more].join(', ')}]`;

type PlanLeaf = Extract<Leaf, { kind: 'plan' }>;

/** The name of a variant's table. */
const tableName = (leaf: PlanLeaf, n: number, i: number, self: string): string =>
  `${self}Plan${n}${leaf.variants.length > 1 ? String.fromCharCode(97 + i) : ''}`;

/** The list of a leaf's tables by the signs of parameters. */
const listName = (n: number, self: string): string => `${self}Plans${n}`;

/** The arguments of a call that computes the n-th leaf; `factors` are more of them, as text. */
export function planArguments(
  leaf: PlanLeaf,
  n: number,
  self: string,
  x: string,
  names: Names,
  factors: readonly string[] = [],
): string {
  const { signed } = bySigns(leaf);
  const first = tableName(leaf, n, 0, self);
  const index = signed.map((p, i) => `(${nameOf(names, p)} < 0 ? ${2 ** i} : 0)`).join(' + ');
  const plan = signed.length > 0 ? `${listName(n, self)}[${index}] ?? ${first}` : first;
  const given = leaf.given ? `, [${leaf.given.map((p) => nameOf(names, p)).join(', ')}]` : '';
  return `${plan}, ${x}, ${factorsText(leaf.argument, names)}, ${factorsText(leaf.multiplier, names, factors)}${given}`;
}

/** What is asked first: is the input or a parameter infinite or NaN, or do both vanish? */
export function specialTest(kernel: Kernel, x: string, names: Names): string {
  const plans = kernel.leaves.filter((l) => l.kind === 'plan');
  const parameters = new Set(plans.flatMap((l) => scaledBy(l).map((p) => nameOf(names, p))));
  const scales = new Set(plans.flatMap((l) => [...l.argument, ...l.multiplier].map((p) => nameOf(names, p.parameter))));
  // Where input and parameter vanish together the limit depends on the way.
  const corners = [...scales].map((p) => `(${p} === 0 && ${x} === 0)`);
  return [...[x, ...parameters].map((v) => `${v} - ${v} !== 0`), ...corners].join(' || ');
}

/** The name of the ordinary program beside a kernel. */
export const ordinaryName = (self: string): string => `${self}Ordinary`;

/** The view of one kernel; `self` is the emitted name of its function. */
export function exactView(kernel: Kernel, program: Program, names: Names, self: string): ExactView {
  const tables: TableView[] = [];
  const lists: ListView[] = [];
  const ordinary = ordinaryName(self);
  const arguments_ = [...program.inputs, ...program.parameters].map((n) => nameOf(names, n));
  const fallback = `${ordinary}(${arguments_.join(', ')})`;
  const x = arguments_[0]!;
  const leaves: LeafFunctionView[] = [];
  const imports: Imports = new Map();
  const called = new Map<string, string>();
  let whole: readonly string[] | undefined;
  kernel.leaves.forEach((leaf, n) => {
    if (leaf.kind === 'program') {
      called.set(leafName(n), fallback);
      return;
    }
    const { signed, order } = bySigns(leaf);
    const own = leaf.variants.map((v, i) => {
      const name = tableName(leaf, n, i, self);
      tables.push({ name, lines: tableLines(v.data) });
      return name;
    });
    if (signed.length > 0) {
      const members = order.map((v) => own[leaf.variants.indexOf(v)]!).join(', ');
      lists.push({ name: listName(n, self), members });
    }
    const exact = `plans.value(${planArguments(leaf, n, self, x, names)})`;
    called.set(leafName(n), exact);
    const doubles = leaf.variants.map((v) => v.accurate);
    if (!doubles.some((d) => d && d.regions.length > 0)) return;
    const name = `${self}Leaf${n}`;
    const sizes = new Map(
      scaledBy(leaf).map((p) => [p, signed.includes(p) ? `Math.abs(${nameOf(names, p)})` : nameOf(names, p)]),
    );
    const body = order.flatMap((v, bits) => {
      const own = v.accurate && v.accurate.regions.length > 0 ? v.accurate : undefined;
      const deeper = signed.length > 0 ? '    ' : '  ';
      const lines = own ? accurateLines(own, x, sizes, imports, deeper, exact) : [`${deeper}return ${exact};`];
      if (signed.length === 0) return lines;
      const test = signed.map((p, i) => `${nameOf(names, p)} ${(bits >> i) % 2 === 1 ? '<' : '>='} 0`).join(' && ');
      return [`  if (${test}) {`, ...lines, '  }'];
    });
    if (kernel.leaves.length === 1 && isBare(kernel.block) && signed.length === 0) {
      // One call less: its arguments and result would be put into objects.
      whole = body;
      return;
    }
    const taken = [x, ...scaledBy(leaf).map((p) => nameOf(names, p))];
    leaves.push({
      name,
      signature: taken.map((v) => `${v}: number`).join(', '),
      returns: 'number',
      body: signed.length === 0 ? body : [...body, `  return ${exact};`],
    });
    called.set(leafName(n), `${name}(${taken.join(', ')})`);
  });
  const lines =
    whole ??
    bodyLines(
      {
        ...program,
        block: kernel.block,
        atPlusInfinity: 'natural',
        atMinusInfinity: 'natural',
        atMinusZero: 'natural',
      },
      new Map([...names, ...called]),
      self,
    );
  return {
    tables,
    lists,
    leaves,
    imports,
    ordinary,
    body: [
      `  if (${specialTest(kernel, x, names)}) return ${fallback};`,
      `  if (Object.is(${x}, -0)) {`,
      `    const atZero = ${fallback};`,
      '    if (!(Math.abs(atZero) > 0)) return atZero;',
      '  }',
      ...lines,
    ],
  };
}
