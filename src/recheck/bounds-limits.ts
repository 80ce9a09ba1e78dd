/** What rules about functions share: limits, continuity at a joint, places in a range. */
import { compare, type Rational, rational } from '../algebra/rational.js';
import { type Expr, number } from '../expr/expr.js';
import type { Json } from '../stages.js';
import type { Box, Range } from '../truth/boxes.js';
import type { End } from '../truth/far/far.js';
import { at, isNode, minus, rationalOf, sidesOf } from './bounds-cells.js';
import { isZeroLimit, type Looks, Refusal } from './bounds-looks.js';

export class LimitRules {
  constructor(readonly looks: Looks) {}

  rangeOf(v: string, box: Box): Range {
    const range = box.get(v);
    if (!range) throw new Refusal('no range for the variable');
    return range;
  }
  place(r: Json | undefined, box: Box) {
    if (!isNode(r) || r.by !== 'form' || typeof r.depth !== 'number') throw new Refusal('a form is missing');
    const start = rationalOf(r.start);
    if (compare(start, rational(1)) < 0) throw new Refusal('a form that begins too early');
    return { start, depth: r.depth, box };
  }

  tends(of: Expr, v: string, end: End, value: Expr, box: Box, r: Json | undefined): void {
    const infinite = value.kind === 'infinity' ? value.sign : undefined;
    const e = infinite ? of : minus(of, value);
    const limit = this.looks.form(e, v, end, this.place(r, box), (f) => f.limit());
    const fits = infinite ? limit?.kind === 'infinity' && limit.sign === infinite : isZeroLimit(limit);
    if (!fits) throw new Refusal('a limit is another one');
  }

  joined(of: Expr, v: string, s: Rational, range: Range, box: Box, r: Json | undefined): void {
    if (!isNode(r)) throw new Refusal('continuity at a joint is missing');
    for (const side of sidesOf(range, s))
      this.tends(of, v, { at: number(s), side }, at(of, v, number(s)), box, r[side]);
  }

  pieceOver(e: Extract<Expr, { kind: 'pieces' }>, box: Box) {
    for (const p of e.pieces) {
      const held = p.when ? this.looks.holds(p.when, box) : true;
      if (held === undefined) return undefined;
      if (held) return p;
    }
    return undefined;
  }

  /** Is the place in the range for all settings (with `strict`, inside it)? */
  isInside(place: Expr, range: Range, box: Box, strict = false): boolean {
    const above =
      range.low === '-inf' || this.looks.isPositive(minus(place, number(range.low)), strict || range.lowOpen, box);
    return (
      above &&
      (range.high === 'inf' ||
        this.looks.isPositive(minus(number(range.high), place), strict || range.highOpen, box)) &&
      this.looks.isDefined(place, box)
    );
  }
}
