/** A plan as `explain` and the fuzzer tell it: anchors and why they are, cells, forms as formulas, roots. */
import { toDouble, toText } from '../../algebra/rational.js';
import { evaluate } from '../../expr/evaluate.js';
import { call, children, dependsOn, type Expr, number, substitute, symbol } from '../../expr/expr.js';
import { print } from '../../expr/print.js';
import type { AnchorAbout, CellAbout, FormAbout, PlanAbout, RootAbout } from '../../program/about.js';
import type { Arithmetic } from '../arithmetic/arithmetic.js';
import { type Border, MAGNITUDES } from './borders.js';
import { type Candidate, innerOf, isOutside, outerOf, type Span } from './cell.js';
import { endText, formText } from './form-text.js';
import { type Piece, rootWords } from './pieces.js';
import type { Plan, PlannedCell } from './plan.js';
import { runner } from './run.js';
import { isTree } from './straight.js';
import { treeOf } from './tree.js';
import { troublesOf } from './trouble.js';

/** Digits of a root that are shown. */
const ROOT_DIGITS = 40;
/** Magnitudes at which lost bits are counted: where functions are used. */
const LOOKED = { least: 2 ** -40, most: 2 ** 10 } as const;

const borderText = (b: Border): string => (b.exact ? toText(b.at) : `≈ ${toDouble(b.at).toPrecision(8)}`);

function spanText(s: Span): string {
  const inner = s.low ? borderText(s.low) : '0';
  const outer = s.high ? borderText(s.high) : s.side > 0 ? '∞' : '−∞';
  return s.side > 0 ? `(${inner}, ${outer})` : `(${outer}, ${inner})`;
}

/** What is planned, and how it is to be called. */
export interface Planned<N> {
  readonly expression: Expr;
  readonly variable: string;
  /** The name that the variable gets in the text. */
  readonly shown: string;
  readonly arithmetic: Arithmetic<N>;
}

/** Most bits lost at samples between two magnitudes, those beside roots left out. */
function lostBits<N>(
  c: Pick<Candidate<N>, 'run'>,
  side: 1 | -1,
  from: number,
  to: number,
  pieces: readonly Piece<N>[],
  a: Arithmetic<N>,
): number {
  let most = 0;
  for (const m of MAGNITUDES) {
    const x = side * m;
    if (m < from || m >= to || m < LOOKED.least || m > LOOKED.most) continue;
    if (pieces.some((p) => x > p.low && x < p.high)) continue;
    const { value, bits } = c.run(a.double(x));
    if (!isOutside(a.sign(value), a.log2(value), bits)) most = Math.max(most, bits);
  }
  return most;
}

function formAbout<N>(
  c: Candidate<N>,
  side: 1 | -1,
  range: readonly [number, number],
  plan: Plan<N>,
  p: Planned<N>,
): FormAbout {
  const { form } = c.code;
  const a = p.arithmetic;
  const tree = isTree(c.code);
  const [from, to] = range;
  const lost = lostBits(c, side, from, to, plan.pieces, a);
  const written = runner(treeOf(p.expression, p.variable, side, [], true), a);
  const common = { from, to, lost, lostAsWritten: lostBits(written, side, from, to, plan.pieces, a) };
  if (tree) return { ...common, kind: 'tree', end: '', terms: 0, depth: 0, extras: [], germs: [], value: '' };
  const extras = [
    ...(c.depth > 0 ? [`germs written out to ${c.depth} ${c.depth === 1 ? 'term' : 'terms'}`] : []),
    ...(c.reduce ? ['square roots reduced'] : []),
    ...(c.cut ? ['long sums kept whole'] : []),
  ];
  const made = { ...common, kind: 'form' as const, end: endText(form.end), terms: form.value.terms.length };
  return { ...made, depth: c.depth, extras, ...formText(form, p.shown) };
}

function cellAbout<N>({ span, forms }: PlannedCell<N>, plan: Plan<N>, p: Planned<N>): CellAbout {
  const [low, high] = [innerOf(span), outerOf(span)];
  const inputs = MAGNITUDES.filter((m) => m > low && m < high && m > LOOKED.least && m < LOOKED.most);
  const cell = { where: spanText(span), side: span.side, low, high };
  if (!forms) return { ...cell, forms: [], troubles: [] };
  const { near, far, switchAt } = forms;
  const ranges: readonly (readonly [Candidate<N> | undefined, number, number])[] =
    near && far
      ? [
          [near, low, switchAt],
          [far, switchAt, high],
        ]
      : [[near ?? far, low, high]];
  const list = ranges.flatMap(([c, from, to]) => (c ? [formAbout(c, span.side, [from, to], plan, p)] : []));
  const shown = substitute(p.expression, new Map([[p.variable, symbol(p.shown)]]));
  const signed = inputs.map((m) => span.side * m);
  return { ...cell, forms: list, troubles: troublesOf(shown, p.shown, signed) };
}

/** Why a cell ends at a point: what vanishes there. */
function whyBorder(e: Expr, variable: string, at: number): string | undefined {
  if (e.kind !== 'call' || !dependsOn(e, variable)) return undefined;
  const vanishes = (g: Expr): boolean =>
    dependsOn(g, variable) && Math.abs(evaluate(g, new Map([[variable, at]]))) < 1e-9 * (1 + Math.abs(at));
  const [u, v] = e.args as readonly [Expr, Expr];
  const one = number(1);
  switch (e.op) {
    case 'abs':
    case 'sign':
    case 'cbrt':
      if (vanishes(u)) return `a kink: \`${print(u)}\` changes its sign`;
      break;
    case 'max':
    case 'min':
      if (vanishes(call('sub', u, v))) return `a kink: \`${print(u)}\` meets \`${print(v)}\``;
      break;
    case 'div':
      if (vanishes(v)) return `a pole or a gap: the denominator \`${print(v)}\` is 0`;
      break;
    case 'log':
    case 'log2':
    case 'log10':
    case 'sqrt':
      if (vanishes(u))
        return `\`${print(u)}\` is 0 under \`${e.op}\`: the function ends there, or its slope has no bound`;
      break;
    case 'log1p':
      if (vanishes(call('add', one, u))) return `\`1 + ${print(u)}\` is 0 under a logarithm: the function ends there`;
      break;
  }
  for (const c of children(e)) {
    const found = whyBorder(c, variable, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function anchorsOf<N>(plan: Plan<N>, p: Planned<N>): readonly AnchorAbout[] {
  const borders = new Map<number, Border>();
  for (const { span } of plan.cells) for (const b of [span.low, span.high]) if (b) borders.set(toDouble(b.at), b);
  const sides = new Set(plan.cells.map((c) => c.span.side));
  const finite = [...borders].sort(([s], [t]) => s - t);
  const shown = substitute(p.expression, new Map([[p.variable, symbol(p.shown)]]));
  const whyZero = whyBorder(shown, p.shown, 0);
  const own = finite.map(([at, b]): AnchorAbout => {
    const why = whyBorder(shown, p.shown, at) ?? 'an exact root, or a point where only the formula cancels';
    return { at: borderText(b), why: b.exact ? why : `${why}; no rational number, so no form is expanded there` };
  });
  const zero: AnchorAbout = { at: '0', why: whyZero ?? `the sign of ${p.shown} changes: each side has its own forms` };
  return [
    ...(sides.has(-1) ? [{ at: '−∞', why: 'the left end' }] : []),
    ...own.filter((_, i) => finite[i]![0] < 0),
    zero,
    ...own.filter((_, i) => finite[i]![0] > 0),
    ...(sides.has(1) ? [{ at: '∞', why: 'the right end' }] : []),
  ];
}

/** The root in decimals. */
function rootDigits(p: Piece<unknown>): string {
  const { num, den } = p.root;
  const digits = ((num < 0n ? -num : num) * 10n ** BigInt(ROOT_DIGITS)) / den;
  const text = digits.toString().padStart(ROOT_DIGITS + 1, '0');
  return `${num < 0n ? '-' : ''}${text.slice(0, -ROOT_DIGITS)}.${text.slice(-ROOT_DIGITS)}`;
}

const rootAbout = (p: Piece<unknown>): RootAbout => ({
  at: toDouble(p.root),
  order: p.order,
  words: rootWords(p.root),
  digits: rootDigits(p),
  from: p.low,
  to: p.high,
  degree: p.coefficients.length - 1,
});

/** The plan in words and figures. */
export function aboutPlan<N>(plan: Plan<N>, p: Planned<N>): PlanAbout {
  return {
    formula: print(substitute(p.expression, new Map([[p.variable, symbol(p.shown)]]))),
    variable: p.shown,
    anchors: anchorsOf(plan, p),
    cells: plan.cells.map((c) => cellAbout(c, plan, p)),
    roots: plan.pieces.map((piece) => rootAbout(piece as Piece<unknown>)),
    reasons: [...new Set(plan.reasons)],
  };
}
