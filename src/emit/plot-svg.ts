/** A plot as a small SVG file: no style sheet, no script, nothing loaded, readable on white and on dark pages. */
import { type Curve, decimals, type Plot, simplified, type XY } from './plot.js';

/** The drawing's size and the room for tick labels, in pixels. */
const [WIDTH, HEIGHT] = [640, 340];
const margin = { left: 44, right: 16, top: 34, bottom: 30 } as const;
/** Points may move the line by a tenth of a pixel. */
const TOLERANCE = 0.1;

const looks: Readonly<
  Record<Curve['role'], { readonly colour: string; readonly line: string; readonly label: string }>
> = {
  value: { colour: '#1f4e9c', line: 'stroke-width="2.2"', label: 'value' },
  dx: { colour: '#c8641b', line: 'stroke-width="1.8" stroke-dasharray="6 4"', label: 'derivative' },
};

/** The file's text. `name` must be a definition's name (letters, digits, underscores). */
export function svgPlot(plot: Plot, name: string): string {
  const place = ([x, y]: XY): XY => [
    margin.left + ((x - plot.x[0]) / (plot.x[1] - plot.x[0])) * (WIDTH - margin.left - margin.right),
    margin.top + ((plot.y[1] - y) / (plot.y[1] - plot.y[0])) * (HEIGHT - margin.top - margin.bottom),
  ];
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${name}: value and derivative</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="6" fill="#ffffff"/>`,
    ...grid(plot, place),
    ...[...plot.curves].reverse().flatMap((c) => curve(c, place)),
    ...plot.curves.flatMap((c, i) => legend(c, margin.left + 8 + 100 * i)),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

const text = (value: number): string => decimals(value, 1);

function grid(plot: Plot, place: (p: XY) => XY): readonly string[] {
  const [left, top] = place([plot.x[0], plot.y[1]]);
  const [right, bottom] = place([plot.x[1], plot.y[0]]);
  const stroke = (isAxis: boolean) => (isAxis ? '#888888' : '#e4e4e4');
  const vertical = plot.xTicks.map((t) => {
    const x = text(place([t, 0])[0]);
    return [
      `<path d="M${x} ${text(top)}V${text(bottom)}" stroke="${stroke(t === 0)}"/>`,
      `<text x="${x}" y="${text(bottom + 18)}" text-anchor="middle" fill="#555555">${decimals(t, 6)}</text>`,
    ];
  });
  const horizontal = plot.yTicks.map((t) => {
    const y = place([0, t])[1];
    return [
      `<path d="M${text(left)} ${text(y)}H${text(right)}" stroke="${stroke(t === 0)}"/>`,
      `<text x="${text(left - 8)}" y="${text(y + 4)}" text-anchor="end" fill="#555555">${decimals(t, 6)}</text>`,
    ];
  });
  return [...vertical, ...horizontal].flat();
}

function curve(c: Curve, place: (p: XY) => XY): readonly string[] {
  const { colour, line } = looks[c.role];
  const lines = c.lines.map((points) => {
    const list = simplified(points.map(place), TOLERANCE).map(([x, y]) => `${text(x)},${text(y)}`);
    return `<polyline points="${list.join(' ')}" fill="none" stroke="${colour}" ${line}/>`;
  });
  const dots = c.dots.map(place).map(([x, y]) => `<circle cx="${text(x)}" cy="${text(y)}" r="3.5" fill="${colour}"/>`);
  return [...lines, ...dots];
}

function legend(c: Curve, x: number): readonly string[] {
  const { colour, line, label } = looks[c.role];
  return [
    `<path d="M${x} 18h26" stroke="${colour}" ${line}/>`,
    `<text x="${x + 32}" y="22" fill="#333333">${label}</text>`,
  ];
}
