/** Rising, convex, smooth and their negations, limits: reasons that rest on signs of derivatives and forms at points. */
import { add, compare, div, type Rational, rational, sub } from '../../../algebra/rational.js';
import { call, type Expr, number, substitute } from '../../../expr/expr.js';
import { exprToJson, rationalText } from '../../../expr/json.js';
import { print } from '../../../expr/print.js';
import type { Json } from '../../../stages.js';
import type { Box, Range } from '../../../truth/boxes.js';
import type { End, FarLimit } from '../../../truth/far/far.js';
import type { Assertion, Reason } from './assertion.js';
import { type Bench, derivative, leadingText, minus, SHOWN } from './bench.js';
import { roughIn } from './borders.js';
import type { SignProver } from './sign.js';

/** Where forms at points and limits begin, and the depths that are tried. */
export const FORM_START = rational(4096);
const DEPTHS = [1, 2, 3, 5, 8];
/** How far beside a separator its neighbours are compared with it. */
const BESIDE = rational(1, 64);

type Of<K extends Assertion['kind']> = Extract<Assertion, { kind: K }>;

export const valueAt = (e: Expr, variable: string, at: Expr): Expr => substitute(e, new Map([[variable, at]]));
const ranged = (box: Box, name: string, r: Range): Box => new Map([...box, [name, r]]);

/** Open cells between separators, which are inside the range or its closed ends. */
export function cellsOf(range: Range, separators: readonly Rational[]): readonly Range[] {
  const inner = separators.filter(
    (s) => (range.low === '-inf' || compare(s, range.low) > 0) && (range.high === 'inf' || compare(s, range.high) < 0),
  );
  const ends = [range.low, ...inner, range.high];
  return ends.slice(1).map((high, i) => ({
    low: ends[i] as Range['low'],
    high: high as Range['high'],
    lowOpen: true,
    highOpen: true,
  }));
}

/** Separators inside the range, and its own closed ends. */
export function jointsOf(range: Range, inside: readonly Rational[]): readonly Rational[] {
  const found = [...inside];
  if (typeof range.low === 'object' && !range.lowOpen) found.unshift(range.low);
  if (typeof range.high === 'object' && !range.highOpen) found.push(range.high);
  return found;
}
export const isInner = (range: Range, s: Rational, side: '+' | '-'): boolean =>
  side === '+' ? range.high === 'inf' || compare(s, range.high) < 0 : range.low === '-inf' || compare(s, range.low) > 0;

export const rationals = (list: readonly Rational[]): Json => list.map(rationalText);

export class Calculus {
  constructor(
    private readonly bench: Bench,
    private readonly signs: SignProver,
  ) {}

  // Limits -------------------------------------------------------------------------------------------------------------

  limit(a: Of<'limit'>, box: Box): Reason | undefined {
    const infinite = a.value.kind === 'infinity' ? a.value.sign : undefined;
    const e = infinite ? a.of : minus(a.of, a.value);
    for (const depth of DEPTHS) {
      const found = this.bench.near(e, a.variable, a.end, { start: FORM_START, depth, box }, (f) =>
        this.isReached(f.limit(), infinite, box),
      );
      if (found === 'yes') {
        const reason: Reason = { by: 'form', start: rationalText(FORM_START), depth };
        const at = { start: FORM_START, depth: depth + SHOWN, box };
        const text = this.bench.near(e, a.variable, a.end, at, (f) => leadingText(f, a.variable, a.end));
        if (text) this.bench.remarks.set(reason, text);
        return reason;
      }
      if (found === 'no') return undefined;
    }
    return undefined;
  }

  private isReached(l: FarLimit | undefined, infinite: 1 | -1 | undefined, box: Box): 'yes' | 'no' | 'open' {
    if (l === undefined || l.kind === 'within') return 'open';
    if (infinite) return l.kind === 'infinity' && l.sign === infinite ? 'yes' : 'no';
    if (l.kind === 'infinity') return 'no';
    if (l.value.kind === 'number') return l.value.value.num === 0n ? 'yes' : 'no';
    return this.bench.signs(l.value, box).strict ? 'no' : 'open';
  }

  /** of(at + h) − of(at − h) >= 0 for small h. */
  jump(a: Of<'jump'>, box: Box): Reason | undefined {
    for (const depth of DEPTHS)
      if (
        this.bench.across(a.of, a.variable, a.at, { start: FORM_START, depth, box }, (f) => (f.sign(true) ?? -1) >= 0)
      )
        return { by: 'form', start: rationalText(FORM_START), depth };
    return undefined;
  }

  // Order --------------------------------------------------------------------------------------------------------------

  /** The derivative's sign inside the cells, and the order of neighbours at the separators. */
  rising(a: Of<'rising'>, box: Box): Reason | undefined {
    const range = box.get(a.variable);
    if (!range) return undefined;
    const rough = roughIn(a.of, a.variable, range);
    const flat = a.strict ? [rational(0)].filter((s) => isStrictlyInside(range, s)) : [];
    const tries = [rough, ...(flat.length > 0 ? [merged(rough, flat)] : [])];
    for (const inside of tries) {
      const cells = cellsOf(range, inside).map((cell) =>
        this.signs.prove(derivative(a.of, a.variable), a.strict, ranged(box, a.variable, cell)),
      );
      if (cells.some((c) => !c)) continue;
      const beside = this.neighbours(a, range, jointsOf(range, inside), box);
      if (beside)
        return {
          by: 'cells',
          separators: rationals(inside),
          cells: cells as Reason[],
          width: rationalText(BESIDE),
          beside,
        };
    }
    return undefined;
  }

  private neighbours(
    a: Of<'rising'>,
    range: Range,
    joints: readonly Rational[],
    box: Box,
  ): readonly Json[] | undefined {
    const found: Json[] = [];
    for (const s of joints) {
      const there = valueAt(a.of, a.variable, number(s));
      const sides: Record<string, Json> = { at: rationalText(s) };
      for (const side of ['-', '+'] as const) {
        if (!isInner(range, s, side)) continue;
        const near: Range =
          side === '+'
            ? { low: s, high: add(s, BESIDE), lowOpen: true, highOpen: false }
            : { low: sub(s, BESIDE), high: s, lowOpen: false, highOpen: true };
        const e = side === '+' ? minus(a.of, there) : minus(there, a.of);
        const reason = this.signs.prove(e, false, ranged(box, a.variable, near));
        if (!reason) return undefined;
        sides[side] = reason;
      }
      found.push(sides);
    }
    return found;
  }

  /** The second derivative's sign inside the cells; at the separators continuity, and slopes that do not fall. */
  convex(a: Of<'convex'>, box: Box): Reason | undefined {
    const range = box.get(a.variable);
    if (!range) return undefined;
    const inside = roughIn(a.of, a.variable, range);
    const slope = derivative(a.of, a.variable);
    const cells: Reason[] = [];
    for (const cell of cellsOf(range, inside)) {
      const reason = this.signs.prove(derivative(slope, a.variable), false, ranged(box, a.variable, cell));
      if (!reason) return undefined;
      cells.push(reason);
    }
    const corners: Json[] = [];
    for (const s of jointsOf(range, inside)) {
      const joined = this.continuousAt(a.of, a.variable, s, range, box);
      if (!joined) return undefined;
      const isCorner = isInner(range, s, '+') && isInner(range, s, '-');
      const rise = isCorner
        ? this.jump({ kind: 'jump', of: slope, variable: a.variable, at: number(s) }, box)
        : { by: 'end' };
      if (!rise) return undefined;
      corners.push({ at: rationalText(s), joined, slopes: rise });
    }
    return { by: 'cells', separators: rationals(inside), cells, corners };
  }

  /** of tends to its value at s from each side that the range has. */
  continuousAt(of: Expr, variable: string, s: Rational, range: Range, box: Box): Json | undefined {
    const sides: Record<string, Json> = {};
    for (const side of ['-', '+'] as const) {
      if (!isInner(range, s, side)) continue;
      const end: End = { at: number(s), side };
      const reason = this.limit({ kind: 'limit', of, variable, end, value: valueAt(of, variable, number(s)) }, box);
      if (!reason) return undefined;
      sides[side] = reason;
    }
    return sides;
  }

  // Smoothness ---------------------------------------------------------------------------------------------------------

  smooth(a: Of<'smooth'>, box: Box, analytic: (e: Expr, cell: Box) => Reason | undefined): Reason | undefined {
    const range = box.get(a.variable);
    if (!range) return undefined;
    const inside = roughIn(a.of, a.variable, range);
    // A cut that is no corner may be kept inside a cell: without any first.
    for (const separators of inside.length > 0 ? [[], inside] : [[]]) {
      const found = this.smoothCells(a, range, separators, box, analytic);
      if (found) return found;
    }
    return undefined;
  }

  private smoothCells(
    a: Of<'smooth'>,
    range: Range,
    inside: readonly Rational[],
    box: Box,
    analytic: (e: Expr, cell: Box) => Reason | undefined,
  ): Reason | undefined {
    if (inside.length > 0 && a.order === 'inf') return undefined;
    const cells: Reason[] = [];
    for (const cell of cellsOf(range, inside)) {
      const reason = analytic(a.of, ranged(box, a.variable, cell));
      if (!reason) return undefined;
      cells.push(reason);
    }
    const corners: Json[] = [];
    for (const s of jointsOf(range, inside)) {
      const joined = this.continuousAt(a.of, a.variable, s, range, box);
      if (!joined) return undefined;
      const orders: Json[] = [];
      let slope = a.of;
      for (let n = 1; n <= (a.order as number); n++) {
        slope = derivative(slope, a.variable);
        const reason = this.meets(slope, a.variable, s, range, box);
        if (!reason) return undefined;
        orders.push(reason);
      }
      corners.push({ at: rationalText(s), joined, orders });
    }
    return { by: 'cells', separators: rationals(inside), cells, corners };
  }

  /** Both one-sided limits exist, and they agree (at a closed end of the range: the one that is there exists). */
  private meets(e: Expr, variable: string, s: Rational, range: Range, box: Box): Reason | undefined {
    const both = isInner(range, s, '+') && isInner(range, s, '-');
    for (const depth of DEPTHS) {
      const at = { start: FORM_START, depth, box };
      const hasLimit = (side: '+' | '-') =>
        this.bench.near(e, variable, { at: number(s), side }, at, (f) => f.limit()?.kind === 'number');
      if (!both) {
        if (hasLimit(isInner(range, s, '+') ? '+' : '-')) return { by: 'form', start: rationalText(FORM_START), depth };
        continue;
      }
      const gap = this.bench.across(e, variable, number(s), at, (f) => f.limit());
      const isZero = gap?.kind === 'number' && gap.value.kind === 'number' && gap.value.value.num === 0n;
      if (isZero && hasLimit('+')) return { by: 'form', start: rationalText(FORM_START), depth };
    }
    return undefined;
  }

  /** A place inside the domain where one-sided limits of a derivative differ, for every setting. */
  notSmooth(a: Of<'notSmooth'>, box: Box, places: readonly Expr[]): Reason | undefined {
    const most = a.order === 'inf' ? 3 : Math.min(a.order, 3);
    const range = box.get(a.variable);
    const isWithin = (at: Expr): boolean =>
      range !== undefined &&
      (at.kind === 'number' ? isStrictlyInside(range, at.value) : range.low === '-inf' && range.high === 'inf');
    for (const at of places.filter(isWithin)) {
      let e = a.of;
      for (let order = 0; order <= most; order++) {
        for (const depth of DEPTHS.slice(0, 3))
          if (this.differs(e, a.variable, at, depth, box))
            return this.remarked(
              { by: 'corner', at: exprToJson(at), order, start: rationalText(FORM_START), depth },
              this.gapText(e, a.variable, at, depth, box),
            );
        e = derivative(e, a.variable);
      }
    }
    return undefined;
  }

  private remarked(reason: Reason, text: string | undefined): Reason {
    if (text) this.bench.remarks.set(reason, text);
    return reason;
  }

  private gapText(e: Expr, variable: string, at: Expr, depth: number, box: Box): string | undefined {
    return this.bench.across(e, variable, at, { start: FORM_START, depth, box }, (f) => {
      const l = f.limit();
      return l?.kind === 'number' ? print(l.value) : undefined;
    });
  }

  private differs(e: Expr, variable: string, at: Expr, depth: number, box: Box): boolean {
    const gap = this.bench.across(e, variable, at, { start: FORM_START, depth, box }, (f) => f.limit());
    if (gap?.kind === 'infinity') return true;
    if (gap?.kind !== 'number') return false;
    return [1, -1].includes(this.bench.signs(gap.value, box).strict ?? 0);
  }

  // Negations ----------------------------------------------------------------------------------------------------------

  /** Two points at which the function falls; three at which the middle lies above the chord. */
  notRising(a: Of<'notRising'>, box: Box, candidates: readonly (readonly [Rational, Rational])[]): Reason | undefined {
    for (const [p, q] of candidates) {
      const e = minus(valueAt(a.of, a.variable, number(p)), valueAt(a.of, a.variable, number(q)));
      const reason = this.signs.prove(e, !a.strict, withoutMain(box, a.variable));
      if (reason) return { by: 'points', points: rationals([p, q]), reason };
    }
    return undefined;
  }

  notConvex(a: Of<'notConvex'>, box: Box, candidates: readonly (readonly [Rational, Rational])[]): Reason | undefined {
    for (const [p, q] of candidates) {
      const middle = div(add(p, q), rational(2));
      const at = (r: Rational) => valueAt(a.of, a.variable, number(r));
      const chord = call('div', call('add', at(p), at(q)), number(2));
      const reason = this.signs.prove(minus(at(middle), chord), true, withoutMain(box, a.variable));
      if (reason) return { by: 'points', points: rationals([p, q]), reason };
    }
    return undefined;
  }

  notParity(a: Of<'notParity'>, box: Box, candidates: readonly Rational[]): Reason | undefined {
    for (const p of candidates) {
      const at = (r: Rational) => valueAt(a.of, a.variable, number(r));
      const mirror = at(sub(rational(0), p));
      const gap = a.odd ? call('add', at(p), mirror) : minus(at(p), mirror);
      for (const e of [gap, call('neg', gap)]) {
        const reason = this.signs.prove(e, true, withoutMain(box, a.variable));
        if (reason) return { by: 'points', points: rationals([p]), turned: e !== gap, reason };
      }
    }
    return undefined;
  }
}

const withoutMain = (box: Box, variable: string): Box => {
  const rest = new Map(box);
  rest.delete(variable);
  return rest;
};

const isStrictlyInside = (r: Range, s: Rational): boolean =>
  (r.low === '-inf' || compare(s, r.low) > 0) && (r.high === 'inf' || compare(s, r.high) < 0);

function merged(a: readonly Rational[], b: readonly Rational[]): readonly Rational[] {
  const all = new Map([...a, ...b].map((r) => [rationalText(r), r]));
  return [...all.values()].sort(compare);
}
