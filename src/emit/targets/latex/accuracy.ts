/** The table of measured errors: function by function, kernels with the same figures in one row. */
import type { Figure } from '../../../stages.js';
import { shortNumber, wrongResults } from '../../figures.js';
import { spellSymbol } from './spelling.js';
import { escapeText } from './text.js';

/** A function by its emitted name, and what the table calls it. */
interface Labelled {
  readonly name: string;
  readonly label: string;
}

interface Row {
  readonly kernels: readonly string[];
  readonly precision: string;
  readonly error: string;
  readonly at: string;
  readonly points: string;
  readonly wrong: string;
}

const NONE = 'none';

/** What the template shows. The column of wrong results is left out where there are none. */
export function accuracyView(figures: readonly Figure[], functions: readonly Labelled[]) {
  const isAllRight = figures.every((f) => wrongResults(f) === NONE);
  const groups = functions.flatMap(({ name, label }) => {
    const rows = merged(figures.filter((f) => f.function === name).map(rowOf));
    return rows.length === 0 ? [] : [{ label, rows }];
  });
  return {
    wrongHead: isAllRight ? [] : ['wrong results'],
    isAllRight,
    groups: groups.map(({ label, rows }) => ({
      rows: rows.map(({ kernels, precision, error, at, points, wrong }, i) => ({
        // Said once.
        function: i === 0 ? label : '',
        kernel: `${kernels.map(escapeText).join(', ')} ${precision}`,
        ...{ error, at, points },
        wrong: isAllRight ? [] : [wrong],
      })),
    })),
  };
}

function rowOf(f: Figure): Row {
  const at = Object.entries(f.at).map(([name, value]) => `${spellSymbol(name)} = ${numberText(value)}`);
  return {
    kernels: [f.target],
    precision: f.precision,
    error: `\\(${numberText(roundedUp(f.maxUlp))}\\)`,
    at: at.length === 0 ? '' : `\\(${at.join(',\\ ')}\\)`,
    points: `${f.points}${f.exhaustive ? ' (all)' : ''}`,
    wrong: wrongResults(f),
  };
}

const sameFigures = (a: Row, b: Row): boolean =>
  (['precision', 'error', 'at', 'points', 'wrong'] as const).every((k) => a[k] === b[k]);

function merged(rows: readonly Row[]): readonly Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    const i = found.findIndex((r) => sameFigures(r, row));
    if (i < 0) found.push(row);
    else found[i] = { ...row, kernels: [...found[i]!.kernels, ...row.kernels] };
  }
  return found;
}

/** To three digits, never smaller; whole powers of two, which figures of host functions are, stay what they are. */
function roundedUp(value: number): number {
  if (Number.isInteger(Math.log2(value))) return value;
  const short = Number(value.toPrecision(3));
  if (short >= value || !Number.isFinite(value)) return short;
  return Number((short + 10 ** (Math.floor(Math.log10(short)) - 2)).toPrecision(3));
}

/** A measured number; large and small ones with a power of ten, or of two where they are one. */
function numberText(value: number): string {
  const text = shortNumber(value).replace('∞', '\\infty').replace('NaN', '\\text{NaN}');
  return text.replace(/\^(\d+)$/, '^{$1}').replace(/e(-?\d+)$/, ' \\cdot 10^{$1}');
}
