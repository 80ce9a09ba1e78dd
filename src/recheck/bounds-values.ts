/** Rules for the set of values: both bounds, continuity, and each end attained or approached. */
import { children, type Expr, number } from '../expr/expr.js';
import { readExpr } from '../expr/json.js';
import type { Json } from '../stages.js';
import type { Box, Range } from '../truth/boxes.js';
import type { End } from '../truth/far/far.js';
import { at, cut, isAt, isNode, list, minus, type Node, type Of } from './bounds-cells.js';
import { isPlain, namesOf } from './bounds-claims.js';
import type { LimitRules } from './bounds-limits.js';
import { Refusal } from './bounds-looks.js';
import type { SignRules } from './bounds-signs.js';

export class ValueRules {
  constructor(
    private readonly limits: LimitRules,
    private readonly signs: SignRules,
  ) {}

  check(g: Of<'values'>, box: Box, r: Node): void {
    if (r.by !== 'range') throw new Refusal('no range');
    const range = this.limits.rangeOf(g.v, box);
    for (const [end, isOpen, direction, reason] of [
      [g.low, g.lowOpen, 1, r.low],
      [g.high, g.highOpen, -1, r.high],
    ] as const) {
      if (end.kind === 'infinity') {
        if (end.sign === direction) throw new Refusal('an end at the wrong infinity');
        continue;
      }
      this.signs.check(direction > 0 ? minus(g.of, end) : minus(end, g.of), isOpen, box, reason);
    }
    this.continuous(g, range, box, r.continuous);
    this.reached(g, g.low, g.lowOpen, range, box, r.lowEnd);
    this.reached(g, g.high, g.highOpen, range, box, r.highEnd);
  }

  private continuous(g: Of<'values'>, range: Range, box: Box, r: Json | undefined): void {
    if (!isNode(r) || r.by !== 'continuous') throw new Refusal('continuity is missing');
    const { cells, joints } = cut(range, r.separators);
    for (const c of cells)
      if (!this.isContinuous(g.of, g.v, new Map([...box, [g.v, c]]))) throw new Refusal('a jump inside a cell');
    const given = list(r.joints, 'joints');
    if (given.length !== joints.length) throw new Refusal('a joint is missing');
    joints.forEach((s, i) => {
      const joint = given[i];
      if (!isNode(joint) || !isAt(joint, s)) throw new Refusal('a joint is missing');
      if (this.mayJump(g.of, g.v)) this.limits.joined(g.of, g.v, s, range, box, joint.joined);
    });
  }
  private mayJump(e: Expr, v: string): boolean {
    if (!namesOf(e).has(v)) return false;
    const jumps = e.kind === 'pieces' || (e.kind === 'call' && ['sign', 'floor', 'ceil'].includes(e.op));
    return jumps || e.kind === 'derivative' || children(e).some((c) => this.mayJump(c, v));
  }
  private isContinuous(e: Expr, v: string, box: Box): boolean {
    if (!namesOf(e).has(v)) return true;
    if (e.kind === 'pieces') {
      const piece = this.limits.pieceOver(e, box);
      return piece !== undefined && this.isContinuous(piece.value, v, box);
    }
    if (e.kind === 'derivative') return false;
    if (e.kind === 'call') {
      if (e.op === 'floor' || e.op === 'ceil' || e.op === 'tan') return false;
      if (e.op === 'sign' && !this.limits.looks.isNonzero(e.args[0]!, box)) return false;
    }
    return children(e).every((c) => this.isContinuous(c, v, box));
  }

  private reached(g: Of<'values'>, end: Expr, isOpen: boolean, range: Range, box: Box, r: Json | undefined): void {
    if (!isNode(r)) throw new Refusal('an end of the values is missing');
    if (r.by === 'attained' && !isOpen && end.kind !== 'infinity') {
      const place = readExpr(r.at);
      const isPlace = place && isPlain(place) && !namesOf(place).has(g.v) && this.limits.isInside(place, range, box);
      if (!isPlace || !this.limits.looks.isZero(minus(at(g.of, g.v, place), end), box))
        throw new Refusal('an end is not attained');
      return;
    }
    if (r.by !== 'approached' || !(isOpen || end.kind === 'infinity')) throw new Refusal('an end is not reached');
    const to: End | undefined =
      r.end === 'inf' && range.high === 'inf'
        ? 'inf'
        : r.end === '-inf' && range.low === '-inf'
          ? '-inf'
          : r.end === '+' && range.low !== '-inf'
            ? { at: number(range.low), side: '+' }
            : r.end === '-' && range.high !== 'inf'
              ? { at: number(range.high), side: '-' }
              : undefined;
    if (!to) throw new Refusal('an end is approached nowhere');
    this.limits.tends(g.of, g.v, to, end, box, r.reason);
  }
}
