/** A plot drawn with letters, for terminals and diffs: `*` is the value, `.` the derivative. */
import { type Curve, decimals, type Plot } from './plot.js';

const COLUMNS = 61;
const ROWS = 15;
/** The value is drawn last: it hides the derivative where both would stand. */
const marks: readonly (readonly [Curve['role'], string])[] = [
  ['dx', '.'],
  ['value', '*'],
];

/** The lines of the drawing, without trailing spaces. */
export function textPlot(plot: Plot): readonly string[] {
  const grid = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => ' '));
  const column = (x: number) => Math.round(((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (COLUMNS - 1));
  const row = (y: number) => Math.round(((plot.y[1] - y) / (plot.y[1] - plot.y[0])) * (ROWS - 1));
  const put = (c: number, r: number, mark: string): void => {
    const line = grid[r];
    if (line && c >= 0 && c < COLUMNS) line[c] = mark;
  };
  axes(plot, column, row, put);
  for (const [role, mark] of marks) {
    for (const curve of plot.curves.filter((c) => c.role === role)) {
      for (const line of curve.lines)
        for (const [c, r] of filled(line.map(([x, y]) => [column(x), row(y)] as const))) put(c, r, mark);
      for (const [x, y] of curve.dots) put(column(x), row(y), role === 'value' ? '@' : 'o');
    }
  }
  return labelled(grid, plot, row);
}

function axes(
  plot: Plot,
  column: (x: number) => number,
  row: (y: number) => number,
  put: (c: number, r: number, mark: string) => void,
): void {
  const showsZero = ([low, high]: Plot['x']) => low <= 0 && high >= 0;
  if (showsZero(plot.y)) for (let c = 0; c < COLUMNS; c++) put(c, row(0), '-');
  if (showsZero(plot.x)) for (let r = 0; r < ROWS; r++) put(column(0), r, '|');
  if (showsZero(plot.x) && showsZero(plot.y)) put(column(0), row(0), '+');
}

/** A cell for every column between neighbouring points, and for the rows that a steep line passes. */
function filled(cells: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return cells.flatMap(([c, r], i) => {
    const before = cells[i - 1];
    if (!before) return [[c, r] as const];
    const steps = Math.max(Math.abs(c - before[0]), Math.abs(r - before[1]), 1);
    return Array.from({ length: steps }, (_, k) => {
      const t = (k + 1) / steps;
      return [Math.round(before[0] + t * (c - before[0])), Math.round(before[1] + t * (r - before[1]))] as const;
    });
  });
}

function labelled(grid: readonly (readonly string[])[], plot: Plot, row: (y: number) => number): readonly string[] {
  const labels = new Map(plot.yTicks.map((t) => [row(t), decimals(t, 6)]));
  const width = Math.max(...[...labels.values()].map((l) => l.length));
  const lines = grid.map((cells, r) => `${(labels.get(r) ?? '').padStart(width)} ${cells.join('')}`.trimEnd());
  const [left, right] = [decimals(plot.x[0], 6), decimals(plot.x[1], 6)];
  const middle = plot.variable;
  const gap = COLUMNS - left.length - right.length - middle.length;
  const before = ' '.repeat(Math.floor(gap / 2));
  return [...lines, `${' '.repeat(width + 1)}${left}${before}${middle}${' '.repeat(gap - before.length)}${right}`];
}
