/** Rules for what is said of a whole function: order, convexity, symmetry and smoothness. */
import { add, compare, div, equal, neg, type Rational, rational, sub } from '../algebra/rational.js';
import { call, children, dependsOn, type Expr, number } from '../expr/expr.js';
import { readExpr } from '../expr/json.js';
import type { Json } from '../stages.js';
import type { Box, Range } from '../truth/boxes.js';
import {
  at,
  cut,
  isAbove,
  isAt,
  isBelow,
  isNode,
  list,
  minus,
  type Node,
  type Of,
  rationalOf,
  sidesOf,
  slope,
} from './bounds-cells.js';
import { type Goal, isPlain, namesOf } from './bounds-claims.js';
import { LimitRules } from './bounds-limits.js';
import { isZeroLimit, type Looks, Refusal } from './bounds-looks.js';
import type { SignRules } from './bounds-signs.js';
import { analyticDemands, symmetry } from './bounds-trees.js';
import { ValueRules } from './bounds-values.js';

export class FunctionRules {
  private readonly limits: LimitRules;
  private readonly valueRules: ValueRules;

  constructor(
    private readonly looks: Looks,
    private readonly signs: SignRules,
  ) {
    this.limits = new LimitRules(looks);
    this.valueRules = new ValueRules(this.limits, signs);
  }

  check(goal: Goal, box: Box, r: Node): void {
    switch (goal.kind) {
      case 'positive':
        this.signs.check(goal.of, goal.strict, box, r);
        return;
      case 'tends':
        this.limits.tends(goal.of, goal.v, goal.end, goal.value, box, r);
        return;
      case 'rises':
        if (goal.not) this.falls(goal, box, r);
        else this.rises(goal, box, r);
        return;
      case 'convex':
        if (goal.not) this.bulges(goal, box, r);
        else this.convex(goal, box, r);
        return;
      case 'symmetric':
        this.symmetric(goal, box, r);
        return;
      case 'smooth':
        if (goal.not) this.corner(goal, box, r);
        else this.smooth(goal, box, r);
        return;
      case 'values':
        this.valueRules.check(goal, box, r);
        return;
    }
  }

  private rises(g: Of<'rises'>, box: Box, r: Node): void {
    if (r.by !== 'cells') throw new Refusal('no cells');
    const range = this.limits.rangeOf(g.v, box);
    const { cells, joints } = cut(range, r.separators);
    const reasons = list(r.cells, 'cells');
    if (reasons.length !== cells.length) throw new Refusal('a cell is missing');
    cells.forEach((c, i) => void this.signs.check(slope(g.of, g.v), g.strict, new Map([...box, [g.v, c]]), reasons[i]));
    const beside = list(r.beside, 'neighbours');
    const width = rationalOf(r.width);
    if (beside.length !== joints.length || compare(width, rational(0)) <= 0) throw new Refusal('a joint is missing');
    joints.forEach((s, i) => {
      const entry = beside[i];
      if (!isNode(entry) || !isAt(entry, s)) throw new Refusal('a joint is missing');
      for (const side of sidesOf(range, s)) {
        const near: Range =
          side === '+'
            ? { low: s, high: add(s, width), lowOpen: true, highOpen: false }
            : { low: sub(s, width), high: s, lowOpen: false, highOpen: true };
        const there = at(g.of, g.v, number(s));
        const gap = side === '+' ? minus(g.of, there) : minus(there, g.of);
        this.signs.check(gap, false, new Map([...box, [g.v, near]]), entry[side]);
      }
    });
  }

  private convex(g: Of<'convex'>, box: Box, r: Node): void {
    if (r.by !== 'cells') throw new Refusal('no cells');
    const range = this.limits.rangeOf(g.v, box);
    const { cells, joints } = cut(range, r.separators);
    const [reasons, corners] = [list(r.cells, 'cells'), list(r.corners, 'corners')];
    if (reasons.length !== cells.length || corners.length !== joints.length) throw new Refusal('a cell is missing');
    const curvature = slope(slope(g.of, g.v), g.v);
    cells.forEach((c, i) => void this.signs.check(curvature, false, new Map([...box, [g.v, c]]), reasons[i]));
    joints.forEach((s, i) => {
      const corner = corners[i];
      if (!isNode(corner) || !isAt(corner, s)) throw new Refusal('a corner is missing');
      this.limits.joined(g.of, g.v, s, range, box, corner.joined);
      if (sidesOf(range, s).length < 2) return;
      const sign = this.looks.across(slope(g.of, g.v), g.v, number(s), this.limits.place(corner.slopes, box), (f) =>
        f.sign(true),
      );
      if (sign !== 1 && sign !== 0) throw new Refusal('slopes fall at a corner');
    });
  }

  private pointsIn(r: Node, count: number, range: Range): readonly Rational[] {
    const points = list(r.points, 'points').map(rationalOf);
    const isIn = (p: Rational) =>
      (isBelow(range.low, p) || (!range.lowOpen && range.low !== '-inf' && equal(range.low, p))) &&
      (isAbove(range.high, p) || (!range.highOpen && range.high !== 'inf' && equal(range.high, p)));
    if (r.by !== 'points' || points.length !== count || !points.every(isIn)) throw new Refusal('points are missing');
    return points;
  }
  private without(box: Box, v: string): Box {
    const rest = new Map(box);
    rest.delete(v);
    return rest;
  }

  private falls(g: Of<'rises'>, box: Box, r: Node): void {
    const [p, q] = this.pointsIn(r, 2, this.limits.rangeOf(g.v, box)) as [Rational, Rational];
    if (compare(p, q) >= 0) throw new Refusal('points in no order');
    const gap = minus(at(g.of, g.v, number(p)), at(g.of, g.v, number(q)));
    this.signs.check(gap, !g.strict, this.without(box, g.v), r.reason);
  }

  private bulges(g: Of<'convex'>, box: Box, r: Node): void {
    const [p, q] = this.pointsIn(r, 2, this.limits.rangeOf(g.v, box)) as [Rational, Rational];
    const value = (x: Rational) => at(g.of, g.v, number(x));
    const chord = call('div', call('add', value(p), value(q)), number(2));
    this.signs.check(minus(value(div(add(p, q), rational(2))), chord), true, this.without(box, g.v), r.reason);
  }

  private symmetric(g: Of<'symmetric'>, box: Box, r: Node): void {
    const range = this.limits.rangeOf(g.v, box);
    const mirrored =
      range.low === '-inf' || range.high === 'inf'
        ? range.low === '-inf' && range.high === 'inf'
        : equal(range.low, neg(range.high)) && range.lowOpen === range.highOpen;
    if (!mirrored) throw new Refusal('the domain is not symmetric');
    if (!g.not) {
      if (r.by !== 'tree' || symmetry(g.of, g.v) !== (g.odd ? -1 : 1)) throw new Refusal('no symmetry is seen');
      return;
    }
    const [p] = this.pointsIn(r, 1, range) as [Rational];
    const [here, there] = [at(g.of, g.v, number(p)), at(g.of, g.v, number(neg(p)))];
    const gap = g.odd ? call('add', here, there) : minus(here, there);
    this.signs.check(r.turned === true ? call('neg', gap) : gap, true, this.without(box, g.v), r.reason);
  }

  private smooth(g: Of<'smooth'>, box: Box, r: Node): void {
    if (r.by !== 'cells') throw new Refusal('no cells');
    const range = this.limits.rangeOf(g.v, box);
    const { cells, joints } = cut(range, r.separators);
    const [reasons, corners] = [list(r.cells, 'cells'), list(r.corners, 'corners')];
    if (reasons.length !== cells.length || corners.length !== joints.length) throw new Refusal('a cell is missing');
    if (joints.length > 0 && g.order === 'inf') throw new Refusal('joints of infinite order');
    cells.forEach((c, i) => void this.analytic(g.of, g.v, new Map([...box, [g.v, c]]), reasons[i], 0));
    joints.forEach((s, i) => {
      const corner = corners[i];
      if (!isNode(corner) || !isAt(corner, s)) throw new Refusal('a corner is missing');
      this.limits.joined(g.of, g.v, s, range, box, corner.joined);
      const orders = list(corner.orders, 'orders');
      if (orders.length !== g.order) throw new Refusal('an order is missing');
      let e = g.of;
      for (const reason of orders) {
        e = slope(e, g.v);
        const place = this.limits.place(reason, box);
        const sides = sidesOf(range, s);
        const isKnown = (side: '+' | '-') =>
          this.looks.form(e, g.v, { at: number(s), side }, place, (f) => f.limit()?.kind === 'number') === true;
        if (!sides.some(isKnown)) throw new Refusal('a derivative has no limit at a joint');
        if (sides.length < 2) continue;
        const gap = this.looks.across(e, g.v, number(s), place, (f) => f.limit());
        if (!isZeroLimit(gap)) throw new Refusal('one-sided derivatives differ');
      }
    });
  }

  private analytic(e: Expr, v: string, box: Box, r: Json | undefined, depth: number): void {
    if (!isNode(r) || depth > 40) throw new Refusal('a reason is missing');
    if (r.by === 'halves' && r.variable === v) {
      const [middle, range, parts] = [rationalOf(r.at), this.limits.rangeOf(v, box), list(r.parts, 'halves')];
      if (!isBelow(range.low, middle) || !isAbove(range.high, middle) || parts.length !== 2)
        throw new Refusal('a cut is damaged');
      this.analytic(e, v, new Map([...box, [v, { ...range, high: middle, highOpen: false }]]), parts[0], depth + 1);
      this.analytic(e, v, new Map([...box, [v, { ...range, low: middle, lowOpen: false }]]), parts[1], depth + 1);
      return;
    }
    if (r.by !== 'enclosure' || !this.isAnalytic(e, v, box)) throw new Refusal('smoothness inside a cell is not seen');
  }

  /** Every function is used where it is analytic; conditions hold, or fail, all over the box. */
  private isAnalytic(e: Expr, v: string, box: Box): boolean {
    if (!namesOf(e).has(v)) return this.looks.isDefined(e, box);
    if (e.kind === 'symbol') return true;
    if (e.kind === 'pieces') {
      const piece = this.limits.pieceOver(e, box);
      const isPoint = piece?.when?.some((c) => c.relation === '==' && (dependsOn(c.left, v) || dependsOn(c.right, v)));
      return piece !== undefined && !isPoint && this.isAnalytic(piece.value, v, box);
    }
    const demands = e.kind === 'call' ? analyticDemands(e) : undefined;
    if (!demands) return false;
    const { nonzero = [], positive = [], settled = [] } = demands;
    return (
      nonzero.every((d) => this.looks.isNonzero(d, box)) &&
      positive.every((d) => this.looks.isPositive(d, true, box)) &&
      settled.every((d) => this.looks.isNonzero(d, box) || this.looks.isFlat(d, box)) &&
      children(e).every((c) => this.isAnalytic(c, v, box))
    );
  }

  private corner(g: Of<'smooth'>, box: Box, r: Node): void {
    const place = readExpr(r.at);
    const range = this.limits.rangeOf(g.v, box);
    if (
      r.by !== 'corner' ||
      !place ||
      !isPlain(place) ||
      namesOf(place).has(g.v) ||
      typeof r.order !== 'number' ||
      !Number.isInteger(r.order)
    )
      throw new Refusal('a corner is damaged');
    if (r.order < 0 || (g.order !== 'inf' && r.order > g.order)) throw new Refusal('a corner of too high an order');
    if (!this.limits.isInside(place, range, box, true)) throw new Refusal('a corner outside the domain');
    let e = g.of;
    for (let n = 0; n < r.order; n++) e = slope(e, g.v);
    const gap = this.looks.across(e, g.v, place, this.limits.place({ ...r, by: 'form' }, box), (f) => f.limit());
    if (gap?.kind === 'infinity') return;
    if (gap?.kind !== 'number' || !this.looks.isNonzero(gap.value, box)) throw new Refusal('no corner there');
  }
}
