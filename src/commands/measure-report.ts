/** What a measurement prints: a line a device, a table of worst errors, and results that are plainly wrong. Pure. */

import { SEED } from '../measure/random.js';
import { plainTint, type Tint, ulpText } from '../report.js';
import type { Figure } from '../stages.js';
import type { RowRun } from './measure-stages.js';

/** Runs of one row of the evidence, over all definitions. */
interface Column {
  readonly title: string;
  readonly runs: readonly RowRun[];
}

const titleOf = (r: RowRun): string => `${r.target} ${r.precision}`;

function columnsOf(runs: readonly RowRun[]): readonly Column[] {
  const titles = [...new Set(runs.map(titleOf))];
  return titles.map((title) => ({ title, runs: runs.filter((r) => titleOf(r) === title) }));
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number => list.reduce((n, item) => n + of(item), 0);

const place = (f: Figure): string =>
  Object.entries(f.at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

/** The line of a device: what it is, what it ran, how far off it was, and where. */
function deviceLine({ title, runs }: Column, tint: Tint): string {
  const { api, implementation, version } = runs[0]!.device;
  const figures = runs.flatMap((r) => r.figures);
  const worst = figures.reduce((a, b) => (b.maxUlp > a.maxUlp ? b : a), figures[0]!);
  const head = [api, implementation, version].filter((t) => t !== '').join(', ');
  const facts = [
    `${sum(runs, (r) => r.kernels)} kernels run`,
    `${sum(runs, (r) => r.points)} points`,
    `worst ${ulpText(worst.maxUlp)} ulp (${worst.function} at ${place(worst)})`,
    `${sum(figures, (f) => f.nan)} NaN`,
    `${sum(figures, (f) => f.falseZero)} false zeros`,
    `${sum(figures, (f) => f.wrongSign)} wrong signs`,
    `${(sum(runs, (r) => r.milliseconds) / 1000).toFixed(1)} s`,
  ];
  return `${tint.strong(title)}: ${head}\n  ${facts.join(', ')}`;
}

/** One row a function, one column a row of the evidence. */
function table(columns: readonly Column[], tint: Tint): string {
  const names = [...new Set(columns.flatMap((c) => c.runs.flatMap((r) => r.figures.map((f) => f.function))))];
  const cell = (c: Column, name: string): string => {
    const figure = c.runs.flatMap((r) => r.figures).find((f) => f.function === name);
    return figure ? ulpText(figure.maxUlp) : '·';
  };
  const first = Math.max('function'.length, ...names.map((n) => n.length));
  const widths = columns.map((c) => Math.max(c.title.length, ...names.map((n) => cell(c, n).length)));
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(first)}  ${cells.map((t, i) => t.padStart(widths[i]!)).join('  ')}`;
  return [
    tint.strong(
      line(
        'function',
        columns.map((c) => c.title),
      ),
    ),
    ...names.map((n) =>
      line(
        n,
        columns.map((c) => cell(c, n)),
      ),
    ),
  ].join('\n');
}

/** No more lines of wrong results than this. */
const MOST_WRONG = 20;

const isWrong = (f: Figure): boolean => f.nan + f.falseZero + f.wrongSign > 0 || f.maxUlp === Number.POSITIVE_INFINITY;

/** Results that no rounding explains, with what was wanted. */
function wrongLines(runs: readonly RowRun[], tint: Tint): readonly string[] {
  const lines = runs.flatMap((r) =>
    r.figures.filter(isWrong).map((f) => {
      const seen = r.seen.find((s) => s.function === f.function);
      const counts = [
        ...(f.nan > 0 ? [`${f.nan} NaN`] : []),
        ...(f.falseZero > 0 ? [`${f.falseZero} false zeros`] : []),
        ...(f.wrongSign > 0 ? [`${f.wrongSign} wrong signs`] : []),
      ];
      const values = seen && seen.ulp > 0 ? `: got ${seen.got}, wanted ${seen.wanted}` : '';
      const worst = `${ulpText(f.maxUlp)} ulp at ${place(f)}${values}`;
      return `${tint.bad('wrong')}: ${f.function}, ${titleOf(r)}: ${[...counts, worst].join(', ')}`;
    }),
  );
  const more = lines.length > MOST_WRONG ? [`and ${lines.length - MOST_WRONG} more functions`] : [];
  return [...lines.slice(0, MOST_WRONG), ...more];
}

/** Nothing where nothing ran. */
export function measureReport(runs: readonly RowRun[], tint: Tint = plainTint): readonly string[] {
  const ran = runs.filter((r) => r.figures.length > 0);
  if (ran.length === 0) return [];
  const columns = columnsOf(ran);
  const legend = `ulp: the worst error found, in units in the last place; random inputs from seed ${SEED}`;
  return [
    table(columns, tint),
    tint.dim(legend),
    '',
    ...wrongLines(ran, tint),
    ...columns.map((c) => deviceLine(c, tint)),
  ];
}

/** For `--json`: the same facts as data. */
export const devicesJson = (runs: readonly RowRun[]): readonly object[] =>
  columnsOf(runs.filter((r) => r.figures.length > 0)).map(({ runs: mine }) => ({
    target: mine[0]!.target,
    precision: mine[0]!.precision,
    ...mine[0]!.device,
    kernels: sum(mine, (r) => r.kernels),
    points: sum(mine, (r) => r.points),
    milliseconds: Math.round(sum(mine, (r) => r.milliseconds)),
  }));
