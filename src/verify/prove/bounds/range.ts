/**
 * range(f) = low..high: both bounds hold, f is continuous on an interval, and each end is attained at a point or approached
 * at an end; by the intermediate value theorem every number between is a value.
 */
import type { Rational } from '../../../algebra/rational.js';
import { children, dependsOn, type Expr, number, symbolsOf } from '../../../expr/expr.js';
import { exprToJson, rationalText } from '../../../expr/json.js';
import type { Json } from '../../../stages.js';
import type { Box, Range } from '../../../truth/boxes.js';
import type { End } from '../../../truth/far/far.js';
import type { Assertion, Reason } from './assertion.js';
import { type Bench, minus } from './bench.js';
import { bordersIn } from './borders.js';
import { type Calculus, cellsOf, jointsOf, rationals, valueAt } from './calculus.js';
import type { SignProver } from './sign.js';

type RangeAssertion = Extract<Assertion, { kind: 'range' }>;

export class RangeProver {
  constructor(
    private readonly bench: Bench,
    private readonly signs: SignProver,
    private readonly calculus: Calculus,
  ) {}

  prove(a: RangeAssertion, box: Box, places: readonly Expr[]): Reason | undefined {
    const range = box.get(a.variable);
    if (!range) return undefined;
    const low = this.bound(a.of, a.low, a.lowOpen, 1, box);
    const high = low && this.bound(a.of, a.high, a.highOpen, -1, box);
    if (!low || !high) return undefined;
    const continuous = this.continuous(a.of, a.variable, range, box);
    if (!continuous) return undefined;
    const lowEnd = this.reached(a, a.low, a.lowOpen, range, box, places);
    const highEnd = lowEnd && this.reached(a, a.high, a.highOpen, range, box, places);
    return highEnd && { by: 'range', low, high, continuous, lowEnd, highEnd };
  }

  private bound(of: Expr, end: Expr, open: boolean, direction: 1 | -1, box: Box): Reason | undefined {
    if (end.kind === 'infinity') return { by: 'none' };
    return this.signs.prove(direction > 0 ? minus(of, end) : minus(end, of), open, box);
  }

  /** Jumps can only be where conditions or signs change: there the one-sided limits are the value. */
  continuous(of: Expr, variable: string, range: Range, box: Box): Reason | undefined {
    const inside = bordersIn(of, variable, range).filter(() => hasJumps(of, variable));
    for (const cell of cellsOf(range, inside))
      if (!this.isJoined(of, variable, new Map([...box, [variable, cell]]))) return undefined;
    const joints: Json[] = [];
    for (const s of jointsOf(range, inside)) {
      const joined = hasJumps(of, variable) ? this.calculus.continuousAt(of, variable, s, range, box) : {};
      if (!joined) return undefined;
      joints.push({ at: rationalText(s), joined });
    }
    return { by: 'continuous', separators: rationals(inside), joints };
  }

  /** On the cell nothing jumps: every condition is decided, and every sign. */
  private isJoined(e: Expr, variable: string, cell: Box): boolean {
    if (!dependsOn(e, variable)) return true;
    if (e.kind === 'pieces') {
      for (const p of e.pieces) {
        const held = p.when ? this.bench.holds(p.when, cell) : true;
        if (held === undefined) return false;
        if (held) return this.isJoined(p.value, variable, cell);
      }
      return false;
    }
    if (e.kind === 'derivative') return false;
    if (e.kind === 'call') {
      if (e.op === 'floor' || e.op === 'ceil' || e.op === 'tan') return false;
      if (e.op === 'sign' && this.bench.signs(e.args[0]!, cell).strict === undefined) return false;
    }
    return children(e).every((c) => this.isJoined(c, variable, cell));
  }

  private reached(
    a: RangeAssertion,
    end: Expr,
    open: boolean,
    range: Range,
    box: Box,
    places: readonly Expr[],
  ): Reason | undefined {
    if (!open && end.kind !== 'infinity') {
      for (const at of places) {
        const there = valueAt(a.of, a.variable, at);
        if (this.isInside(at, range, box) && this.bench.isZero(minus(there, end), box))
          return { by: 'attained', at: exprToJson(at) };
      }
      return undefined;
    }
    for (const [name, to] of endsOf(range)) {
      const reason = this.calculus.limit({ kind: 'limit', of: a.of, variable: a.variable, end: to, value: end }, box);
      if (reason) return { by: 'approached', end: name, reason };
    }
    return undefined;
  }

  private isInside(at: Expr, range: Range, box: Box): boolean {
    if (at.kind !== 'number') return range.low === '-inf' && range.high === 'inf' && symbolsOf(at).size > 0;
    const rest = new Map(box);
    rest.delete('');
    const isBelow = range.low === '-inf' || this.bench.shows(minus(at, number(range.low)), rest, range.lowOpen);
    return isBelow && (range.high === 'inf' || this.bench.shows(minus(number(range.high), at), rest, range.highOpen));
  }
}

/** Pieces and signs may jump; all else that is allowed is continuous where it is defined. */
function hasJumps(e: Expr, variable: string): boolean {
  if (!dependsOn(e, variable)) return false;
  if (e.kind === 'pieces' || (e.kind === 'call' && e.op === 'sign')) return true;
  return children(e).some((c) => hasJumps(c, variable));
}

/** Ends of the range as certificates name them. */
export function endsOf(range: Range): readonly (readonly ['-inf' | 'inf' | '+' | '-', End])[] {
  const lower = range.low === '-inf' ? (['-inf', '-inf'] as const) : beside(range.low, '+');
  const upper = range.high === 'inf' ? (['inf', 'inf'] as const) : beside(range.high, '-');
  return [lower, upper];
}
const beside = (at: Rational, side: '+' | '-') => [side, { at: number(at), side }] as const;
