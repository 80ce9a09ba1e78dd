/** Do the pieces cover the domain, and can each be chosen? Decided cell by cell on the real line (`line.ts`). */
import { toDouble, toText } from '../algebra/rational.js';
import { type Comparison, type Condition, type PiecesNode, symbolsOf } from '../expr/expr.js';
import { print } from '../expr/print.js';
import { type Cell, cells } from './line.js';
import type { Outline } from './outline.js';
import type { Point } from './points.js';
import type { Problems } from './problems.js';

export interface PiecesQuestion {
  readonly outline: Outline;
  /** As written. */
  readonly value: PiecesNode;
  /** Conditions of the pieces and the domain, expanded. */
  readonly conditions: readonly Condition[];
  readonly domain: Condition;
  readonly variable: string;
  readonly points: readonly Point[];
}

/** `x = 1/2, alpha = 3`; points that were found in double are marked. */
export function pointText(cell: Cell, variable: string, point: Point): string {
  const text = toText(cell.at);
  const x = text.length <= 24 ? `${variable} = ${text}` : `${variable} near ${toDouble(cell.at).toPrecision(12)}`;
  return [x, ...[...point].map(([name, value]) => `${name} = ${toText(value)}`)].join(', ');
}

const WIDER: ReadonlyMap<string, string> = new Map([
  ['<', '<='],
  ['>', '>='],
]);

const written = (c: Comparison, relation: string): string => `${print(c.left)} ${relation} ${print(c.right)}`;

/** How to cover an uncovered point: widen the strict comparison that ends there. */
function remedy(cell: Cell, value: PiecesNode): readonly string[] {
  if (cell.kind === 'point')
    for (const [i, piece] of value.pieces.entries())
      for (const j of cell.touches[i] ?? []) {
        const comparison = piece.when?.[j];
        const wider = comparison && WIDER.get(comparison.relation);
        if (comparison && wider)
          return [`include the point in a piece: \`${written(comparison, wider)}\`; or end with \`- else:\``];
      }
  return ['add a piece for it, or end with `- else:`'];
}

interface Look {
  readonly point: Point;
  readonly cells: readonly Cell[];
}

function gap(q: PiecesQuestion, looks: readonly Look[], problems: Problems): void {
  const count = q.value.pieces.length;
  for (const { point, cells: list } of looks) {
    const open = list.filter((c) => c.holds[count] && !c.holds.slice(0, count).some((h) => h));
    // A single uncovered point is told before an interval: its end is the mistake.
    const worst = open.find((c) => c.kind === 'point') ?? open[0];
    if (!worst) continue;
    const last = q.outline.pieces.at(-1)!;
    const where = pointText(worst, q.variable, point);
    problems.add('pieces-gap', `no piece applies at ${where}`, last.when?.span ?? last.span, {
      label: 'the last condition',
      notes: worst.exact ? [] : ['found in double precision: the point may be off in its last digits'],
      help: remedy(worst, q.value),
    });
    return;
  }
}

function unreachable(q: PiecesQuestion, looks: readonly Look[], problems: Problems): void {
  const count = q.value.pieces.length;
  const inside = looks.flatMap((l) => l.cells).filter((c) => c.holds[count]);
  const chosen = new Set(inside.map((c) => c.holds.indexOf(true)));
  q.outline.pieces.forEach((p, i) => {
    if (chosen.has(i)) return;
    const when = q.value.pieces[i]?.when ?? [];
    const names = when.flatMap((c) => [...symbolsOf(c.left), ...symbolsOf(c.right)]);
    const sampled = names.some((n) => n !== q.variable);
    const what = p.when ? 'this piece can never be chosen' : '`else` can never be chosen';
    problems.add('piece-unreachable', what, p.when?.span ?? p.value.span, {
      notes: sampled ? [`looked at for ${looks.length} values of the parameters`] : [],
      help: ['its condition never holds, or the pieces above take all its points: the first match wins'],
    });
  });
}

/** Reports a gap (one point of it) and pieces that no point reaches. */
export function checkPieces(q: PiecesQuestion, problems: Problems): void {
  const looks = q.points.map((point) => ({ point, cells: cells([...q.conditions, q.domain], q.variable, point) }));
  gap(q, looks, problems);
  unreachable(q, looks, problems);
}
