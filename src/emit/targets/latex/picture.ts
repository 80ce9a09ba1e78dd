/** The plot as TikZ: plain lines through computed points, no plotting package. */
import { type Curve, decimals, type Plot, simplified, type XY } from '../../plot.js';

/** The picture's size in cm. */
const WIDTH = 11;
const HEIGHT = 5.6;
/** Points are rounded to a hundredth of a millimetre and left out where the line would move by less than that. */
const PLACES = 3;
const TOLERANCE = 0.004;
/** Points a line of the file, so that a changed point is a small difference. */
const PER_LINE = 6;

export interface Picture {
  readonly lines: readonly string[];
}

/** The lines of a tikzpicture, without its environment. */
export function picture(plot: Plot): Picture {
  const place = scale(plot);
  const [left, right, bottom, top] = [0, WIDTH, 0, HEIGHT];
  const at = ([x, y]: XY) => `(${decimals(x, PLACES)},${decimals(y, PLACES)})`;
  const axisX = plot.x[0] <= 0 && plot.x[1] >= 0 ? place([0, 0])[0] : left;
  const axisY = plot.y[0] <= 0 && plot.y[1] >= 0 ? place([0, 0])[1] : bottom;
  const xTicks = plot.xTicks.map((t) => ({ at: place([t, 0])[0], text: tickText(t) }));
  const yTicks = plot.yTicks.map((t) => ({ at: place([0, t])[1], text: tickText(t) }));
  return {
    lines: [
      ...xTicks.map((t) => `\\draw[black!12] ${at([t.at, bottom])} -- ${at([t.at, top])};`),
      ...yTicks.map((t) => `\\draw[black!12] ${at([left, t.at])} -- ${at([right, t.at])};`),
      `\\draw[black!55] ${at([left, axisY])} -- ${at([right, axisY])};`,
      `\\draw[black!55] ${at([axisX, bottom])} -- ${at([axisX, top])};`,
      ...xTicks.map((t) => `\\node[below, font=\\scriptsize] at ${at([t.at, bottom])} {$${t.text}$};`),
      ...yTicks.map((t) => `\\node[left, font=\\scriptsize] at ${at([left, t.at])} {$${t.text}$};`),
      ...[...plot.curves].reverse().flatMap((c) => curve(c, place)),
    ],
  };
}

const scale =
  (plot: Plot) =>
  ([x, y]: XY): XY => [
    ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * WIDTH,
    ((y - plot.y[0]) / (plot.y[1] - plot.y[0])) * HEIGHT,
  ];

const tickText = (t: number): string => decimals(t, 6);

const looks: Readonly<Record<Curve['role'], { readonly line: string; readonly dot: string }>> = {
  value: { line: 'blue!55!black, line width=1.1pt', dot: 'blue!55!black' },
  dx: { line: 'orange!85!black, line width=0.9pt, dashed', dot: 'orange!85!black' },
};

function curve(c: Curve, place: (p: XY) => XY): readonly string[] {
  const look = looks[c.role];
  const lines = c.lines.map((line) => {
    const points = simplified(line.map(place), TOLERANCE).map(
      ([x, y]) => `(${decimals(x, PLACES)},${decimals(y, PLACES)})`,
    );
    const rows = Array.from({ length: Math.ceil(points.length / PER_LINE) }, (_, i) =>
      points.slice(i * PER_LINE, (i + 1) * PER_LINE).join(' '),
    );
    return `\\draw[${look.line}] plot coordinates {\n  ${rows.join('\n  ')}\n};`;
  });
  const dots = c.dots.map((d) => {
    const [x, y] = place(d);
    return `\\fill[${look.dot}] (${decimals(x, PLACES)},${decimals(y, PLACES)}) circle (1.6pt);`;
  });
  return [...lines, ...dots];
}
