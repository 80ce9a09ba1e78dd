/** A plan in words, cell by cell: what the fuzzer prints of a formula. */
import { type Rational, toDouble, toText } from '../../algebra/rational.js';
import type { Border } from './borders.js';
import type { Candidate, Span } from './cell.js';
import type { Plan } from './plan.js';
import { isTree } from './straight.js';

const borderText = (b: Border): string => (b.exact ? toText(b.at) : `≈ ${toDouble(b.at).toPrecision(8)}`);

function spanText(s: Span): string {
  const inner = s.low ? borderText(s.low) : '0';
  const outer = s.high ? borderText(s.high) : s.side > 0 ? '∞' : '−∞';
  return s.side > 0 ? `(${inner}, ${outer})` : `(${outer}, ${inner})`;
}

function formText(c: Candidate<unknown>): string {
  if (isTree(c.code)) return 'the formula itself in scaled numbers: no form loses fewer bits';
  const { end, value } = c.code.form;
  const at = end.kind === 'infinity' ? (end.side > 0 ? '∞' : '−∞') : toText(end.at ?? ZERO);
  const terms = value.terms.length;
  const extras = [
    ...(c.depth > 0 ? [`germs written out to ${c.depth} terms`] : []),
    ...(c.reduce ? ['square roots reduced'] : []),
    ...(c.cut ? ['long sums kept whole'] : []),
  ];
  return `expanded at ${at}: ${terms} ${terms === 1 ? 'term' : 'terms'}${extras.length > 0 ? `, ${extras.join(', ')}` : ''}`;
}
const ZERO: Rational = { num: 0n, den: 1n };

/** One line a cell and a line a polynomial. */
export function aboutPlan<N>(plan: Plan<N>): readonly string[] {
  const cells = plan.cells.map(({ span, forms }) => {
    const where = spanText(span);
    if (!forms) return `${where}: no value, or no form was found`;
    const { near, far } = forms as { near?: Candidate<unknown>; far?: Candidate<unknown> };
    if (near && far)
      return `${where}: ${formText(near)}; from |u| = ${forms.switchAt.toPrecision(4)} on ${formText(far)}`;
    return `${where}: ${formText((near ?? far)!)}`;
  });
  const pieces = plan.pieces.map((p) => {
    const what = p.order === 0 ? 'a spot that cancels' : p.order === 1 ? 'the root' : 'the double root';
    return `near ${toDouble(p.root).toPrecision(8)}: a polynomial around ${what}`;
  });
  return [...cells, ...pieces];
}
