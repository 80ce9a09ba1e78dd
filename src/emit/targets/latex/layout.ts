/**
 * Formulas that fit the page: broken at the outermost plus signs, then at factors; where that is not enough, parts
 * get names (u, or u_1, u_2 …) that are explained below. No line is ever wider than the budget.
 */
import { type Comparison, type Expr, size, symbol } from '../../../expr/expr.js';
import { asFactor, asTerm, type Box, WIDTH } from './box.js';
import { casesRows, chainBox, DISPLAY, formula } from './formula.js';
import { type Named, nameParts } from './naming.js';
import { relationSigns } from './spelling.js';
import { factorsOf, termsOf } from './terms.js';

/** The text width of the book in em (A4, 154 mm, 10 pt), less a little for the estimates' errors. */
export const LINE = 40;
/** More rows than this, and parts get names. */
const MOST_ROWS = 3;
/** The room for the explanation of a name, after `u_1 =`. */
const EXPLANATION = LINE - 4;

/** Displayed mathematics, its estimated width in em, and displays that explain the names in it. */
export interface Display {
  readonly tex: string;
  readonly width: number;
  readonly where: readonly string[];
}

/** Expressions with more nodes are not shown: laying them out takes time that grows with the square of the size. */
export const MOST_SHOWN_NODES = 1500;

interface Row {
  readonly tex: string;
  readonly width: number;
}

/** `left = e`, laid out. */
export function displayEquation(left: Box, e: Expr): Display {
  const ownLine = left.width > LINE / 2;
  const budget = LINE - (ownLine ? 2 : left.width + WIDTH.relation);
  const named = shortened([e], budget);
  const rows = rowsOf(named.mains[0]!, budget);
  const width = Math.max(...rows.map((r) => r.width)) + LINE - budget;
  return { tex: joined(left, '=', rows, ownLine), width, where: whereLines(named.parts) };
}

function joined(left: Box, relation: string, rows: readonly Row[], ownLine: boolean): string {
  const [first, ...rest] = rows.map((r) => r.tex);
  if (!ownLine && rest.length === 0) return `${left.tex} ${relation} ${first}`;
  const continued = rest.map((r) => `&\\quad ${r}`);
  const head = ownLine ? [`& ${left.tex}`, `&\\quad ${relation} ${first}`] : [`${left.tex} &${relation} ${first}`];
  return aligned([...head, ...continued]);
}

/** `a = b`, `a < b ≤ c`: one line, or a row a link. Sides that are too wide for a line are broken in turn. */
export function displayChain(chain: readonly Comparison[]): Display {
  const nodes = chain.reduce((n, c) => n + size(c.left) + size(c.right), 0);
  if (nodes > MOST_SHOWN_NODES)
    return { tex: `\\text{a statement of ${nodes} parts, too long to be shown}`, width: 20, where: [] };
  const whole = chainBox(chain, DISPLAY);
  if (whole.width <= LINE) return { tex: whole.tex, width: whole.width, where: [] };
  const budget = LINE - 4;
  const named = shortened([chain[0]!.left, ...chain.map((c) => c.right)], budget);
  const rows = named.mains.flatMap((side, i) => {
    const relation = i === 0 ? '' : `${relationSigns[chain[i - 1]!.relation]} `;
    const indent = i === 0 ? '' : '\\quad ';
    return rowsOf(side, budget).map((r, j) => `&${indent}${j === 0 ? relation : '\\quad '}${r.tex}`);
  });
  return { tex: aligned(rows), width: LINE, where: whereLines(named.parts) };
}

/** A remark (a condition) after the display, or on a row of its own. */
export function withRemark(display: Display, remark: Row): Display {
  const width = display.width + 2 + remark.width;
  if (width <= LINE) return { ...display, tex: `${display.tex} \\quad ${remark.tex}`, width };
  return { ...display, tex: aligned([`& ${display.tex}`, `&\\quad ${remark.tex}`]) };
}

const aligned = (rows: readonly string[]): string => `\\begin{aligned} ${rows.join(' \\\\ ')} \\end{aligned}`;

// rows ---------------------------------------------------------------------------------------------------------------

/** The rows of an expression, each at most `budget` wide if that can be had by breaking alone. */
function rowsOf(e: Expr, budget: number): readonly Row[] {
  const whole = formula(e, DISPLAY);
  if (whole.width <= budget || e.kind === 'pieces') return [{ tex: whole.tex, width: whole.width }];
  const terms = termsOf(e);
  const parts = terms.flatMap(({ negative, of }, i): readonly Row[] => {
    const b = formula(of, DISPLAY);
    const term = asTerm(b, i === terms.length - 1);
    const sign = negative ? '- ' : i === 0 ? '' : '+ ';
    const lead = { tex: sign, width: sign === '' ? 0 : WIDTH.binary };
    const factors = factorsOf(of);
    if (term.width <= budget || factors.length === 1)
      return [{ tex: lead.tex + term.tex, width: lead.width + term.width }];
    return factorRows(factors, lead, budget);
  });
  return filled(parts, budget);
}

function factorRows(factors: readonly Expr[], lead: Row, budget: number): readonly Row[] {
  const boxes = factors.map((f) => formula(f, DISPLAY)).map((b, i) => asFactor(b, i === factors.length - 1));
  const rows = filled(
    boxes.map((b, i) => ({ tex: i === 0 ? b.tex : `\\cdot ${b.tex}`, width: b.width + 1 })),
    budget - lead.width,
  );
  return rows.map((r, i) =>
    i === 0 ? { tex: lead.tex + r.tex, width: lead.width + r.width } : { ...r, tex: `{} ${r.tex}` },
  );
}

/** Fills rows greedily. */
function filled(parts: readonly Row[], budget: number): readonly Row[] {
  const rows: Row[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last && last.width + part.width <= budget)
      rows[rows.length - 1] = { tex: `${last.tex} ${part.tex}`, width: last.width + part.width };
    else rows.push(rows.length > 0 && /^[+-] /.test(part.tex) ? { ...part, tex: `{} ${part.tex}` } : part);
  }
  return rows;
}

// names --------------------------------------------------------------------------------------------------------------

function fits(e: Expr, budget: number): boolean {
  if (e.kind === 'pieces') return casesRows(e).every((r) => r.value.width + r.when.width + 2 <= budget);
  const rows = rowsOf(e, budget);
  return rows.length <= MOST_ROWS && rows.every((r) => r.width <= budget);
}

/** The expressions with parts named until each fits its budget. */
const shortened = (mains: readonly Expr[], budget: number): Named =>
  nameParts(mains, {
    fits: (e, index) => fits(e, index < 0 ? EXPLANATION : budget),
    width: (e) => formula(e, DISPLAY).width,
    widest: Math.min(budget, EXPLANATION),
  });

/** One display holds so many explanations: displays are not broken between pages. */
const PARTS_PER_DISPLAY = 14;

function whereLines(parts: Named['parts']): readonly string[] {
  const lines = parts.map(({ name, value }) => {
    const [first, ...rest] = rowsOf(value, EXPLANATION).map((r) => r.tex);
    return [`${formula(symbol(name)).tex} &= ${first}`, ...rest.map((r) => `&\\quad ${r}`)];
  });
  const blocks = Math.ceil(lines.length / PARTS_PER_DISPLAY);
  return Array.from({ length: blocks }, (_, i) =>
    aligned(lines.slice(i * PARTS_PER_DISPLAY, (i + 1) * PARTS_PER_DISPLAY).flat()),
  );
}
