/** Errors over the input as pictures: letters for terminals, SVG for files. Magnitudes of x and errors are logarithmic. */
import type { ArithmeticName, ErrorPoint, FunctionAccount } from '../program/account.js';
import { shortNumber } from './figures.js';

/** Decades of |x| that are drawn, on each side. */
const DECADES = { from: -3, to: 3 } as const;
const HALF = 36;
const COLUMNS = 2 * HALF + 1;

/** Upper ends of the rows, in ulp; errors above the last are wrong results. */
const LEVELS = [0.5, 1, 2, 4, 16, 2 ** 8, 2 ** 16, 2 ** 32, 2 ** 53] as const;
const levelText = ['0.5', '1', '2', '4', '16', '2^8', '2^16', '2^32', '2^53', 'wrong'];
const rowOf = (ulp: number): number => {
  // A correctly rounded result has half a unit, measured to 2^-11 of one.
  const row = LEVELS.findIndex((l) => ulp <= l + 2 ** -10);
  return row < 0 ? LEVELS.length : row;
};

const drawn: readonly (readonly [ArithmeticName, string])[] = [
  ['written', 'w'],
  ['fast', 'f'],
  ['accurate', 'a'],
];

/** 0 at the left end, 1 at the right end; x = 0 in the middle. */
function across(x: number): number | undefined {
  const d = (Math.log10(Math.abs(x)) - DECADES.from) / (DECADES.to - DECADES.from);
  if (!(d >= 0 && d <= 1)) return undefined;
  return x < 0 ? (1 - d) / 2 : (1 + d) / 2;
}

/** Rows of letters, the worst error of each column: `w` as written, `f` fast, `a` accurate. */
export function textErrors(points: readonly ErrorPoint[], variable: string): readonly string[] {
  const grid = Array.from({ length: LEVELS.length + 1 }, () => Array.from({ length: COLUMNS }, () => ' '));
  for (const row of grid) row[HALF] = '|';
  for (const [name, mark] of drawn) {
    const worst = new Map<number, number>();
    for (const p of points) {
      const t = across(p.x);
      if (t === undefined) continue;
      const c = Math.round(t * (COLUMNS - 1));
      const ulp = p.ulp[name];
      if (!(ulp <= (worst.get(c) ?? -1))) worst.set(c, Number.isNaN(ulp) ? Number.POSITIVE_INFINITY : ulp);
    }
    for (const [c, ulp] of worst) {
      const row = grid[rowOf(ulp)]!;
      if (c !== HALF) row[c] = mark;
    }
  }
  const width = Math.max(...levelText.map((l) => l.length));
  const lines = grid.map((cells, r) => `${levelText[r]!.padStart(width)} ${cells.join('')}`.trimEnd()).reverse();
  const axis = Array.from({ length: COLUMNS }, () => ' ');
  const put = (text: string, x: number): void => {
    const at = Math.round(across(x)! * (COLUMNS - 1)) - Math.floor(text.length / 2);
    const start = Math.max(0, Math.min(COLUMNS - text.length, at));
    [...text].forEach((ch, i) => {
      axis[start + i] = ch;
    });
  };
  for (const [text, x] of [
    ['-1000', -1000],
    ['-10', -10],
    ['-0.1', -0.1],
    ['0.1', 0.1],
    ['10', 10],
    ['1000', 1000],
  ] as const)
    put(text, x);
  axis[HALF] = variable.length === 1 ? variable : '0';
  return [...lines, `${' '.repeat(width + 1)}${axis.join('')}`];
}

// SVG ------------------------------------------------------------------------------------------------------------------

const [WIDTH, PANEL] = [720, 240];
const margin = { left: 56, right: 16, top: 30, bottom: 34 } as const;
const looks = [
  ['written', '#b0b0b0', 'as written'],
  ['fast', '#c8641b', 'fast'],
  ['accurate', '#1f4e9c', 'accurate'],
  ['exact', '#2e8b57', 'exact'],
] as const satisfies readonly (readonly [ArithmeticName, string, string])[];

const text = (v: number): string => v.toFixed(1).replace(/\.0$/, '');

/** Heights are log2 of the error from 2^-2 on; what is wrong altogether lies on the upper edge. */
const TOP = 58;
const height = (ulp: number): number => Math.min(TOP, Math.max(-2, Math.log2(ulp)));

function panel(account: FunctionAccount, name: string, top: number): readonly string[] {
  const x = (v: number): number => margin.left + v * (WIDTH - margin.left - margin.right);
  const y = (h: number): number => top + margin.top + ((TOP - h) / (TOP + 2)) * (PANEL - margin.top - margin.bottom);
  const ticks = [-1, 0, 4, 8, 16, 32, 53].map((h) => {
    const at = text(y(h));
    return [
      `<path d="M${x(0)} ${at}H${x(1)}" stroke="${h === -1 ? '#888888' : '#e4e4e4'}"/>`,
      `<text x="${x(0) - 6}" y="${text(y(h) + 4)}" text-anchor="end" fill="#555555">${h === -1 ? '0.5' : h === 0 ? '1' : `2^${h}`}</text>`,
    ].join('');
  });
  const marks = [-1000, -10, -0.1, 0.1, 10, 1000].map((v) => {
    const at = text(x(across(v)!));
    return `<path d="M${at} ${text(y(TOP))}V${text(y(-2))}" stroke="#e4e4e4"/><text x="${at}" y="${text(y(-2) + 16)}" text-anchor="middle" fill="#555555">${shortNumber(v)}</text>`;
  });
  const dots = looks.flatMap(([role, colour]) =>
    account.errors.flatMap((p) => {
      const t = across(p.x);
      if (t === undefined) return [];
      return `<circle cx="${text(x(t))}" cy="${text(y(height(p.ulp[role])))}" r="1.6" fill="${colour}"/>`;
    }),
  );
  return [
    `<text x="${margin.left}" y="${top + 16}" fill="#333333" font-weight="bold">${name}: error in ulp</text>`,
    ...ticks,
    ...marks,
    `<path d="M${text(x(0.5))} ${text(y(TOP))}V${text(y(-2))}" stroke="#888888"/>`,
    ...dots,
  ];
}

/** The errors of all functions of a definition, one panel below the other. Names hold letters, digits, underscores. */
export function svgErrors(accounts: readonly FunctionAccount[], definition: string): string {
  const total = 24 + PANEL * accounts.length;
  const legend = looks.map(
    ([, colour, label], i) =>
      `<circle cx="${margin.left + 8 + 100 * i}" cy="13" r="4" fill="${colour}"/><text x="${margin.left + 16 + 100 * i}" y="17" fill="#333333">${label}</text>`,
  );
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" font-family="sans-serif" font-size="12">`,
    `<title>${definition}: errors over the input</title>`,
    `<rect width="${WIDTH}" height="${total}" rx="6" fill="#ffffff"/>`,
    ...legend,
    ...accounts.flatMap((a, i) => panel(a, a.suffix === '' ? definition : `${definition}_${a.suffix}`, 24 + PANEL * i)),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}
