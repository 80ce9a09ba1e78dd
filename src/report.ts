/**
 * What a build and a check print: the evidence as a table, and one line that sums up. Pure: data in, text out. What
 * was measured is shown as it is; a kernel without figures is said to be not executed, never left out.
 */
import type { DefinitionEvidence, KernelEvidence } from './evidence.js';
import type { TargetNote } from './manifest.js';
import type { Verdict } from './stages.js';

export interface Row {
  readonly name: string;
  /** `current`: built now or earlier from the same inputs; `stale`: failed, earlier output kept; `failed`: no output. */
  readonly status: 'current' | 'stale' | 'failed';
  readonly evidence?: Pick<DefinitionEvidence, 'claims' | 'kernels'>;
  /** Targets that it was built for. */
  readonly targets?: readonly string[];
}

/** Colours; the identity gives plain text. */
export interface Tint {
  readonly good: (s: string) => string;
  readonly warn: (s: string) => string;
  readonly bad: (s: string) => string;
  readonly dim: (s: string) => string;
  readonly strong: (s: string) => string;
}

const same = (s: string): string => s;
export const plainTint: Tint = { good: same, warn: same, bad: same, dim: same, strong: same };

const verdicts = ['proved', 'tested', 'refuted', 'unknown'] as const satisfies readonly Verdict[];

/** A cell: text, the colour it gets after it was padded, and the side it leans to. */
interface Cell {
  readonly text: string;
  readonly tint?: (s: string) => string;
}
interface Column {
  readonly group: string;
  readonly head: string;
  readonly cells: readonly Cell[];
}

/** The evidence table, at most `width` columns wide: further columns go below, with the names again. */
export function evidenceTable(
  rows: readonly Row[],
  targets: Readonly<Record<string, TargetNote>>,
  width = 100,
  tint: Tint = plainTint,
): string {
  if (rows.length === 0) return '';
  const kinds = kernelKinds(rows, targets);
  const executed = kinds.filter((k) => rows.some((r) => figuresOf(r, k).length > 0));
  const columns = [...claimColumns(rows, tint), ...executed.flatMap((k) => errorColumns(rows, k, tint))];
  const tables = bands(rows, columns, width, tint);
  const silent = kinds.filter((k) => !executed.includes(k)).map(kindText);
  const missing = silent.length > 0 ? [`${silent.join(', ')}: ${tint.warn('not executed yet')}`] : [];
  const legend = executed.length > 0 ? [tint.dim(legendText(rows, executed))] : [];
  return [...tables, [...legend, ...missing].join('\n')].filter((t) => t !== '').join('\n\n');
}

type Kind = TargetNote['kernels'][number];

const kindText = (k: Kind): string => `${k.target} ${k.precision}`;

/** What kernels there are, in order of target and falling precision. */
function kernelKinds(rows: readonly Row[], targets: Readonly<Record<string, TargetNote>>): readonly Kind[] {
  const used = new Set(rows.flatMap((r) => r.targets ?? []));
  const kinds = Object.keys(targets)
    .filter((t) => used.has(t))
    .sort()
    .flatMap((t) => targets[t]!.kernels);
  const first = (k: Kind) => kinds.findIndex((other) => kindText(other) === kindText(k));
  return kinds.filter((k, i) => first(k) === i);
}

const figuresOf = (row: Row, kind: Kind): readonly KernelEvidence[] =>
  (row.evidence?.kernels ?? []).filter((k) => k.target === kind.target && k.precision === kind.precision);

const legendText = (rows: readonly Row[], executed: readonly Kind[]): string => {
  const points = rows.flatMap((r) => executed.flatMap((k) => figuresOf(r, k).map((f) => f.points)));
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const range = least === most ? `${most}` : `${least} to ${most}`;
  return [
    `ulp: the worst error of ${range} points a function, in units in the last place`,
    'inf: NaN or an infinity where a number is due, or the reverse',
  ].join('\n');
};

function claimColumns(rows: readonly Row[], tint: Tint): readonly Column[] {
  const tints: Record<Verdict, (s: string) => string> = {
    proved: tint.good,
    tested: same,
    refuted: tint.bad,
    unknown: tint.warn,
  };
  const count = (row: Row, v: Verdict) => row.evidence?.claims.filter((c) => c.verdict === v).length ?? 0;
  const shown = verdicts.filter((v) => rows.some((r) => count(r, v) > 0));
  return shown.map((v) => ({
    group: 'claims',
    head: v,
    cells: rows.map((r) =>
      count(r, v) > 0 ? { text: String(count(r, v)), tint: tints[v] } : { text: '·', tint: tint.dim },
    ),
  }));
}

const parts = [
  ['value', (s: string) => s === ''],
  ['dx', (s: string) => s === 'dx'],
  ['dxx', (s: string) => s === 'dxx'],
  ['dparam', (s: string) => s.startsWith('d') && s !== 'dx' && s !== 'dxx'],
] as const;

function errorColumns(rows: readonly Row[], kind: Kind, tint: Tint): readonly Column[] {
  const columns = parts.map(([head, belongs]) => ({
    group: `${kindText(kind)} ulp`,
    head,
    cells: rows.map((r) =>
      errorCell(
        figuresOf(r, kind).filter((k) => belongs(suffixOf(k.function, r.name))),
        tint,
      ),
    ),
  }));
  return columns.filter((c) => c.cells.some((cell) => cell.text !== '·'));
}

/** `softplus_dk`, `softplusDk` and `softplus__dk` are all the derivative `dk`: names differ from target to target. */
function suffixOf(functionName: string, name: string): string {
  const bare = (s: string) => s.replaceAll('_', '').toLowerCase();
  return bare(functionName).slice(bare(name).length);
}

const asNumber = (v: KernelEvidence['maxUlp']): number =>
  typeof v === 'number' ? v : v === 'NaN' ? Number.NaN : Number(v);

function errorCell(figures: readonly KernelEvidence[], tint: Tint): Cell {
  if (figures.length === 0) return { text: '·', tint: tint.dim };
  const values = figures.map((f) => asNumber(f.maxUlp));
  const worst = values.some(Number.isNaN) ? Number.NaN : Math.max(...values);
  // Colours: within a few units in the last place; hundreds (single digits lost); more than half of a float32.
  const colour = worst <= 4 ? tint.good : worst < 4096 ? tint.warn : tint.bad;
  return { text: ulpText(worst), tint: colour };
}

/** `0.5`, `12`, `3.4e7`, `inf`: at most six characters, rounded up so that no error is shown smaller than it is. */
export function ulpText(ulp: number): string {
  if (Number.isNaN(ulp)) return 'nan';
  if (ulp === Number.POSITIVE_INFINITY) return 'inf';
  if (ulp === 0) return '0';
  const rounded = roundUp(ulp);
  if (rounded >= 1e5 || rounded < 0.001) return rounded.toExponential(1).replace('e+', 'e');
  return String(rounded);
}

/** Up to two significant digits (whole numbers in full below 100000). */
function roundUp(value: number): number {
  if (value >= 10 && value < 1e5) return Math.ceil(value);
  const scale = 10 ** (Math.floor(Math.log10(value)) - 1);
  // Division and multiplication by a power of ten can leave a last digit of rounding, which toPrecision takes away.
  return Number((Math.ceil(Number((value / scale).toPrecision(12))) * scale).toPrecision(2));
}

/** Splits columns over as many tables as the width demands; a group stays together where it fits. */
function bands(rows: readonly Row[], columns: readonly Column[], width: number, tint: Tint): readonly string[] {
  const names = nameColumn(rows, tint);
  const nameWidth = columnWidth(names);
  const groups = [...new Set(columns.map((c) => c.group))].map((g) => columns.filter((c) => c.group === g));
  const tables: Column[][] = [[]];
  let used = nameWidth;
  for (const group of groups) {
    const size = groupWidth(group);
    if (used + size > width && tables.at(-1)!.length > 0) {
      tables.push([]);
      used = nameWidth;
    }
    tables.at(-1)!.push(...group);
    used += size;
  }
  return tables.map((t) => drawTable(names, t, tint));
}

const columnWidth = (c: Column): number => Math.max(c.head.length, ...c.cells.map((cell) => cell.text.length));
const gap = '  ';
const groupGap = '    ';

const groupWidth = (group: readonly Column[]): number =>
  Math.max(
    group[0]!.group.length,
    group.reduce((n, c) => n + columnWidth(c), gap.length * (group.length - 1)),
  ) + groupGap.length;

function nameColumn(rows: readonly Row[], tint: Tint): Column {
  const cell = (r: Row): Cell =>
    r.status === 'current'
      ? { text: r.name }
      : { text: `${r.name} (${r.status})`, tint: r.status === 'stale' ? tint.warn : tint.bad };
  return { group: '', head: 'definition', cells: rows.map(cell) };
}

function drawTable(names: Column, columns: readonly Column[], tint: Tint): string {
  const groups = [...new Set(columns.map((c) => c.group))].map((g) => columns.filter((c) => c.group === g));
  const nameWidth = columnWidth(names);
  const line = (name: string, content: (group: readonly Column[]) => string) =>
    [name, ...groups.map(content)].join(groupGap).trimEnd();
  const padded = (group: readonly Column[], text: string) => text.padEnd(groupWidth(group) - groupGap.length);
  const body = (group: readonly Column[], i: number): string => {
    const texts = group.map((c) => ' '.repeat(columnWidth(c) - c.cells[i]!.text.length) + paint(c.cells[i]!));
    const free =
      groupWidth(group) - groupGap.length - group.reduce((n, c) => n + columnWidth(c), gap.length * (group.length - 1));
    return texts.join(gap) + ' '.repeat(free);
  };
  const heads = (group: readonly Column[]) =>
    padded(group, group.map((c) => c.head.padStart(columnWidth(c))).join(gap));
  return [
    ...(columns.length > 0 ? [tint.dim(line(' '.repeat(nameWidth), (g) => padded(g, g[0]!.group)))] : []),
    tint.strong(line(names.head.padEnd(nameWidth), heads)),
    ...names.cells.map((c, i) => line(paint(c) + ' '.repeat(nameWidth - c.text.length), (g) => body(g, i))),
  ].join('\n');
}

const paint = (c: Cell): string => (c.tint ?? same)(c.text);

/** Says which files no checker of their language has seen; nothing where all were checked. */
export const uncheckedLine = (targets: readonly string[], tint: Tint = plainTint): string =>
  targets.length === 0 ? '' : `${targets.join(', ')}: ${tint.warn('not checked by a compiler of the language here')}`;

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export interface Counts {
  readonly definitions: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly milliseconds: number;
}

/** `18 definitions, 131 files written, 4 unchanged, 12.3 s`. */
export function summaryLine(c: Counts, tint: Tint = plainTint): string {
  const files = [
    plural(c.definitions, 'definition'),
    `${plural(c.written, 'file')} written`,
    `${c.unchanged} unchanged`,
    ...(c.removed > 0 ? [`${c.removed} removed`] : []),
  ];
  return [...files, ...problems(c, tint), time(c.milliseconds)].join(', ');
}

/** The last line of a check: `18 definitions, 112 claims: 110 tested, 2 unknown, 12.3 s`. */
export function checkLine(
  rows: readonly Row[],
  c: Pick<Counts, 'errors' | 'warnings' | 'milliseconds'>,
  tint: Tint = plainTint,
): string {
  const claims = rows.flatMap((r) => r.evidence?.claims ?? []);
  const by = verdicts.map((v) => [v, claims.filter((k) => k.verdict === v).length] as const).filter(([, n]) => n > 0);
  const counts =
    by.length > 0
      ? [`${plural(claims.length, 'claim')}: ${by.map(([v, n]) => `${n} ${v}`).join(', ')}`]
      : [plural(claims.length, 'claim')];
  return [plural(rows.length, 'definition'), ...counts, ...problems(c, tint), time(c.milliseconds)].join(', ');
}

const problems = (c: Pick<Counts, 'errors' | 'warnings'>, tint: Tint): readonly string[] => [
  ...(c.errors > 0 ? [tint.bad(plural(c.errors, 'error'))] : []),
  ...(c.warnings > 0 ? [tint.warn(plural(c.warnings, 'warning'))] : []),
];

const time = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
