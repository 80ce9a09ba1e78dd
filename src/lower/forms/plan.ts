/**
 * A plan for one expression in one variable: cells between borders, the forms of each, and polynomials around the roots
 * that are no rational number. Evaluating it needs no truth; making it uses MPFR for borders, signs and roots.
 */

import { LeadingTermsCancel, NoForm, TooLarge } from '../../algebra/germs/germ.js';
import { fromDouble, type Rational, sign, toDouble } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import type { Truth } from '../../truth/truth.js';
import type { Arithmetic } from '../arithmetic/arithmetic.js';
import { candidatesFor } from '../candidates.js';
import { NO_FACTS } from '../ranges.js';
import { type Border, bordersOf, MAGNITUDES, shortRational, signAtPoint, TooManyBorders } from './borders.js';
import {
  build,
  type CellForms,
  cellForms,
  innerOf,
  MOST_BITS,
  outerOf,
  probeOf,
  type Span,
  type Workshop,
} from './cell.js';
import { type Piece, pieceAround } from './pieces.js';
import type { Outcome } from './run.js';

export interface Plan<N> {
  readonly variable: string;
  readonly cells: readonly PlannedCell<N>[];
  readonly pieces: readonly Piece<N>[];
  /** Why ends or cells were not taken, for `explain`. */
  readonly reasons: readonly string[];
}

/** A cell and its forms; without forms the function has no value there, or none was found. */
export interface PlannedCell<N> {
  readonly span: Span;
  readonly forms?: CellForms<N>;
}

/** Interior points of the middle range are looked at this densely. */
const SCAN = { from: 2 ** -5, to: 2 ** 6, step: 1.012 } as const;
/** A rational number with a denominator up to this is tried as an anchor, if its own form loses fewer bits than … */
const ANCHOR_DENOMINATOR = 64;
const ANCHOR_BITS = 14;
const ANCHOR_DEPTH = 4;
/** Spots that lose this much get a polynomial of their own. */
const PIECE_BITS = 30;
const MOST_PIECES = 8;

function spansOf(borders: readonly Border[], side: 1 | -1): readonly Span[] {
  const own = borders.filter((b) => sign(b.at) === side);
  const sorted = side > 0 ? own : [...own].reverse();
  return [...sorted, undefined].map((high, i) => {
    const low = i > 0 ? sorted[i - 1] : undefined;
    return { side, ...(low ? { low } : {}), ...(high ? { high } : {}) };
  });
}

/** The forms at a magnitude of a cell. */
export function outcomeIn<N>(cell: PlannedCell<N>, magnitude: number, x: N): Outcome<N> | undefined {
  const f = cell.forms;
  if (!f) return undefined;
  const c = magnitude < f.switchAt ? (f.near ?? f.far) : (f.far ?? f.near);
  return c!.run(x);
}

export const cellAt = <N>(
  cells: readonly PlannedCell<N>[],
  side: number,
  magnitude: number,
): PlannedCell<N> | undefined =>
  cells.find((c) => c.span.side === side && magnitude >= innerOf(c.span) && magnitude < outerOf(c.span)) ??
  cells.filter((c) => c.span.side === side).at(-1);

/** Ways of writing that are tried where no form holds. */
const MOST_WRITINGS = 6;

/** The expression as it is, and as the rules of ordinary programs write it. */
export const writingsOf = (e: Expr, variable: string, facts = NO_FACTS): readonly Expr[] =>
  [e, ...candidatesFor(e, facts, variable).map((c) => c.expression)].slice(0, MOST_WRITINGS);

/** Plans an expression for the given signs of its variable (both). */
export function planOf<N>(
  e: Expr,
  variable: string,
  arithmetic: Arithmetic<N>,
  truth: Truth,
  sides: readonly (1 | -1)[] = [-1, 1],
): Plan<N> {
  const reasons: string[] = [];
  const signs = new Map<string, -1 | 0 | 1 | undefined>();
  let known: readonly Border[] = [];
  let oscillates = false;
  try {
    known = bordersOf(e, variable, truth).filter((b) => sign(b.at) !== 0);
  } catch (error) {
    if (!(error instanceof TooManyBorders)) throw error;
    oscillates = true;
    reasons.push('the sign of what a kink looks at changes without end');
  }
  let writings: readonly Expr[] | undefined;
  const shop: Workshop<N> = {
    variable,
    arithmetic,
    oscillates,
    writings: () => {
      writings ??= writingsOf(e, variable);
      return writings;
    },
    signAt: (g, at) => {
      const id = `${at.num}/${at.den}`;
      const memo = (signsOf.get(g) ?? signsOf.set(g, new Map()).get(g)!) as Map<string, -1 | 0 | 1 | undefined>;
      if (!memo.has(id)) memo.set(id, signAtPoint(g, variable, at, truth));
      return memo.get(id);
    },
  };
  const signsOf = new WeakMap<Expr, typeof signs>();
  const plannedCells = (borders: readonly Border[], side: 1 | -1): readonly PlannedCell<N>[] =>
    spansOf(borders, side).map((span) => {
      const forms = cellForms(e, span, fromDouble(probeOf(span)), MAGNITUDES, shop, reasons);
      return { span, ...(forms ? { forms } : {}) };
    });
  const cells: PlannedCell<N>[] = [];
  const pieces: Piece<N>[] = [];
  for (const side of sides) {
    let own = plannedCells(known, side);
    const places = own.some((c) => c.forms) ? lossyPlaces(own, side, shop) : [];
    const anchors = places.flatMap((p) => anchorNear(e, side * p, known, shop, reasons));
    if (anchors.length > 0)
      own = plannedCells(
        [...known, ...anchors].sort((p, q) => toDouble(p.at) - toDouble(q.at)),
        side,
      );
    cells.push(...own);
    pieces.push(...piecesFor(e, own, places, side, shop, truth, reasons));
  }
  return { variable, cells, pieces, reasons };
}

/** Magnitudes in the middle range where the value changes its sign or bits are lost at most. */
function lossyPlaces<N>(cells: readonly PlannedCell<N>[], side: 1 | -1, shop: Workshop<N>): readonly number[] {
  const a = shop.arithmetic;
  const look = (m: number): { s: number; bits: number } => {
    const cell = cellAt(cells, side, m);
    const y = cell && outcomeIn(cell, m, a.double(side * m));
    return y ? { s: a.sign(y.value), bits: y.bits } : { s: Number.NaN, bits: 0 };
  };
  const grid: number[] = [];
  for (let m: number = SCAN.from; m < SCAN.to; m *= SCAN.step) grid.push(m);
  const seen = grid.map(look);
  const found: number[] = [];
  const take = (m: number) => {
    if (!found.some((f) => Math.abs(f - m) < 1e-9 * m)) found.push(m);
  };
  for (let i = 0; i + 1 < grid.length; i++) {
    if (!(seen[i]!.s * seen[i + 1]!.s < 0)) continue;
    let [l, h] = [grid[i]!, grid[i + 1]!];
    for (let k = 0; k < 70; k++) {
      const m = (l + h) / 2;
      if (m === l || m === h) break;
      if (look(m).s === seen[i]!.s) l = m;
      else h = m;
    }
    take(l);
  }
  for (let i = 1; i + 1 < grid.length; i++) {
    const [p, q, r] = [seen[i - 1]!, seen[i]!, seen[i + 1]!];
    if (q.bits < 4 || q.bits < p.bits || q.bits <= r.bits || p.s !== r.s) continue;
    const m = peak((x) => look(x).bits, grid[i - 1]!, grid[i + 1]!);
    if (look(m).bits > MOST_BITS - 12) take(m);
  }
  return found;
}

/** Golden-section search for a maximum. */
function peak(f: (x: number) => number, from: number, to: number): number {
  let [l, h] = [from, to];
  for (let k = 0; k < 100; k++) {
    const [p, q] = [l + (h - l) * 0.382, l + (h - l) * 0.618];
    if (f(p) > f(q)) h = q;
    else l = p;
  }
  return (l + h) / 2;
}

/** A rational number at a lossy place where a form of its own loses nothing. */
function anchorNear<N>(
  e: Expr,
  x: number,
  known: readonly Border[],
  shop: Workshop<N>,
  reasons: string[],
): readonly Border[] {
  const exact = fromDouble(x);
  const short = shortRational(roundTo(exact, 30), ANCHOR_DENOMINATOR);
  if (!short || known.some((b) => toDouble(b.at) === toDouble(short))) return [];
  const side = sign(short) > 0 ? 1 : -1;
  const a = shop.arithmetic;
  const beside = fromDouble(toDouble(short) + side * 1e-3);
  for (let depth = 0; depth <= ANCHOR_DEPTH; depth++) {
    try {
      const c = build(e, { kind: 'point', side, at: short }, beside, { depth, reduce: false }, shop);
      if (c.run(a.double(toDouble(short) + side * 2 ** -42)).bits < ANCHOR_BITS) return [{ at: short, exact: true }];
    } catch (error) {
      if (!(error instanceof LeadingTermsCancel || error instanceof NoForm || error instanceof TooLarge)) throw error;
      reasons.push(`anchor ${short.num}/${short.den}, depth ${depth}: ${error.message}`);
    }
  }
  return [];
}

/** r to `bits` significant bits: bisection in double leaves the last ones open. */
function roundTo(r: Rational, bits: number): Rational {
  const x = toDouble(r);
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - bits + 1);
  return fromDouble(Math.round(x / unit) * unit);
}

function piecesFor<N>(
  e: Expr,
  cells: readonly PlannedCell<N>[],
  places: readonly number[],
  side: 1 | -1,
  shop: Workshop<N>,
  truth: Truth,
  reasons: string[],
): readonly Piece<N>[] {
  const a = shop.arithmetic;
  const lossy = places.filter((m) => {
    const cell = cellAt(cells, side, m);
    const y = cell && outcomeIn(cell, m, a.double(side * m));
    return y !== undefined && y.bits > PIECE_BITS;
  });
  if (lossy.length > MOST_PIECES) {
    reasons.push(`${lossy.length} roots: too many for polynomials of their own`);
    return [];
  }
  const made: Piece<N>[] = [];
  for (const m of lossy) {
    if (made.some((p) => side * m > p.low - Math.abs(p.low) / 64 && side * m < p.high + Math.abs(p.high) / 64))
      continue;
    const piece = pieceAround(e, shop.variable, side * m, a, truth);
    if (piece) made.push(piece);
    else reasons.push(`no polynomial around ${side * m}`);
  }
  return made;
}
