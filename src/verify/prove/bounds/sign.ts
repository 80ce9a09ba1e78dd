/**
 * Proves e > 0 or e >= 0 on a box: at once by an enclosure; by a scaling or the two ends of a linear parameter; and else by
 * cutting, the middle in boxes (plain or centred enclosures), the ends and points of contact by their forms.
 */
import { add, compare, div, mul, neg, type Rational, rational, sub, toDouble } from '../../../algebra/rational.js';
import { evaluate } from '../../../expr/evaluate.js';
import { dependsOn, type Expr, number, substitute } from '../../../expr/expr.js';
import { rationalText } from '../../../expr/json.js';
import { type Box, exactly, type Range } from '../../../truth/boxes.js';
import type { End } from '../../../truth/far/far.js';
import { withoutDerivatives } from '../../doubles.js';
import type { Reason } from './assertion.js';
import type { Bench } from './bench.js';
import { leadingText, minus, SHOWN } from './bench.js';
import { bordersIn, branchesOf } from './borders.js';
import { isEmpty } from './domain.js';
import { simplestBetween } from './fractions.js';
import { isLinearIn } from './linear.js';

interface Goal {
  readonly e: Expr;
  readonly strict: boolean;
  readonly box: Box;
}

/** Cuts below one another. */
const DEEPEST = 28;
/** Depths of forms that are tried. */
const DEPTHS = [1, 2, 3, 5, 8];
/** A form that decides nothing from here on will decide nothing nearer. */
const FAR_OUT = rational(4096);
/** Ends of what is cut into boxes: beyond, only forms help. */
const FARTHEST = rational(1 << 12);

const isPointRange = (r: Range): boolean => typeof r.low === 'object' && r.low === r.high;

/** Variables of the expression whose range is more than a point. */
export const openVariables = (e: Expr, box: Box): readonly string[] =>
  [...box].filter(([name, r]) => !isPointRange(r) && dependsOn(e, name)).map(([name]) => name);

const withRange = (box: Box, name: string, r: Range): Box => new Map([...box, [name, r]]);
/** The parts of a range at a cut: what is below, the cut itself, what is above. */
export const parts = (r: Range, at: Rational): readonly [Range, Range, Range] => [
  { ...r, high: at, highOpen: true },
  exactly(at),
  { ...r, low: at, lowOpen: true },
];

export class SignProver {
  /** The depth that decides far out, by expression and end; null where none does. */
  private readonly plans = new WeakMap<Expr, Map<string, number | null>>();

  constructor(
    private readonly bench: Bench,
    /** The variable that is cut first. */
    private readonly main: string,
  ) {}

  /** The reason why e > 0 (strict) or e >= 0 on the whole box; undefined where none is found. */
  prove(e: Expr, strict: boolean, box: Box): Reason | undefined {
    const goal: Goal = { e, strict, box };
    if (this.bench.shows(e, box, strict)) return { by: 'enclosure' };
    return this.isFalseInDouble(goal) ? undefined : this.reduced(goal, 0);
  }

  /** A quick look that spares attempts at what is false. */
  private isFalseInDouble({ e, box }: Goal): boolean {
    const names = openVariables(e, box);
    const plain = withoutDerivatives(e);
    const fixed = [...box]
      .filter(([, r]) => isPointRange(r))
      .map(([n, r]) => [n, toDouble(r.low as Rational)] as const);
    const places = (r: Range) => [-30, -3, -1.3, -0.4, -0.01, 0.01, 0.4, 1.3, 3, 30].filter((x) => isInside(r, x));
    const values = names.map((n) => places(box.get(n)!));
    const count = Math.max(0, ...values.map((v) => v.length));
    for (let i = 0; i < 3 * count; i++) {
      const at = new Map(fixed);
      names.forEach((n, j) => void at.set(n, values[j]![(i * (2 * j + 1) + j) % Math.max(1, values[j]!.length)]!));
      if (evaluate(plain, at) < -1e-6) return true;
    }
    return false;
  }

  private reduced(goal: Goal, depth: number): Reason | undefined {
    const { e, box } = goal;
    if (openVariables(e, box).length === 0) return this.constant(goal);
    return (
      this.atBorders(goal, depth) ?? this.linear(goal, depth) ?? this.branched(goal, depth) ?? this.cover(goal, depth)
    );
  }

  private constant({ e, strict, box }: Goal): Reason | undefined {
    if (!strict && this.bench.isZero(e, box)) return { by: 'zero' };
    return undefined;
  }

  /** Cuts at the first border of a piece or a kink that lies inside the range of a variable. */
  private atBorders(goal: Goal, depth: number): Reason | undefined {
    for (const name of [this.main, ...goal.box.keys()]) {
      const range = goal.box.get(name);
      if (!range || isPointRange(range) || depth > DEEPEST) continue;
      const at = bordersIn(goal.e, name, range)[0];
      if (at) return this.split(goal, name, at, depth);
    }
    return undefined;
  }

  private split(goal: Goal, name: string, at: Rational, depth: number): Reason | undefined {
    const ranges = parts(goal.box.get(name)!, at);
    const reasons: Reason[] = [];
    // The point first: it is the quickest to fail.
    for (const i of [1, 0, 2]) {
      if (isEmpty(ranges[i]!)) {
        reasons[i] = { by: 'empty' };
        continue;
      }
      const box = withRange(goal.box, name, ranges[i]!);
      const e = i === 1 ? substitute(goal.e, new Map([[name, number(at)]])) : goal.e;
      const found = this.bench.shows(e, box, goal.strict)
        ? { by: 'enclosure' }
        : this.reduced({ e, strict: goal.strict, box }, depth + 1);
      if (!found) return undefined;
      reasons[i] = found;
    }
    return { by: 'split', variable: name, at: rationalText(at), parts: reasons };
  }

  /** A parameter that enters linearly: its two ends, or its lower end and the slope. */
  private linear(goal: Goal, depth: number): Reason | undefined {
    const { e, box } = goal;
    for (const [name, range] of box) {
      if (name === this.main || isPointRange(range) || !dependsOn(e, name) || !isLinearIn(e, name)) continue;
      if (range.low === '-inf') continue;
      const low = range.low;
      const at = (value: Rational): Expr => substitute(e, new Map([[name, number(value)]]));
      const rest = (value: Rational): Box => withRange(box, name, exactly(value));
      const bounded = range.high !== 'inf';
      const high = bounded ? (range.high as Rational) : add(low, rational(1));
      const other = bounded ? at(high) : minus(at(high), at(low));
      // One strict end is enough where the other is left out.
      for (const [lowStrict, otherStrict] of [
        [goal.strict, bounded && goal.strict],
        ...(goal.strict && range.lowOpen ? [[false, true] as const] : []),
      ] as const) {
        const first = this.sub(at(low), lowStrict, rest(low), depth);
        const second = first && this.sub(other, otherStrict, rest(low), depth);
        if (first && second)
          return { by: 'linear', parameter: name, lowStrict, otherStrict, low: first, other: second };
      }
    }
    return undefined;
  }

  private sub(e: Expr, strict: boolean, box: Box, depth: number): Reason | undefined {
    if (depth > DEEPEST) return undefined;
    return this.bench.shows(e, box, strict) ? { by: 'enclosure' } : this.reduced({ e, strict, box }, depth + 1);
  }

  /** A kink whose border is no single number: each branch on the whole box. */
  private branched(goal: Goal, depth: number): Reason | undefined {
    const found = branchesOf(goal.e, (u) => this.bench.signs(u, goal.box).strict !== undefined);
    if (!found) return undefined;
    const reasons: Reason[] = [];
    for (const e of found.branches) {
      const reason = this.sub(e, goal.strict, goal.box, depth);
      if (!reason) return undefined;
      reasons.push(reason);
    }
    return { by: 'branches', at: found.at, parts: reasons };
  }

  // Cutting ------------------------------------------------------------------------------------------------------------

  /** What no single enclosure decides. */
  private cover(goal: Goal, depth: number): Reason | undefined {
    const { e, strict, box } = goal;
    if (depth > DEEPEST) return undefined;
    if (this.bench.shows(e, box, strict, true)) return { by: 'centred' };
    const name = this.widest(e, box);
    const range = box.get(name)!;
    const formed = this.byForm(goal, name, range);
    if (formed !== undefined) return formed ?? undefined;
    const contact = this.contact(goal, name, range);
    if (contact) return this.split(goal, name, contact, depth);
    const at = cutOf(range);
    if (!at) return undefined;
    // Where the cut itself decides, the halves may keep it; else it is a point of contact that they must leave out.
    const there = withRange(box, name, exactly(at));
    if (!this.bench.shows(e, there, true)) return this.split(goal, name, at, depth);
    const halves: readonly Range[] = [
      { ...range, high: at, highOpen: false },
      { ...range, low: at, lowOpen: false },
    ];
    const reasons: Reason[] = [];
    for (const half of halves) {
      const inside = withRange(box, name, half);
      const found = this.bench.shows(e, inside, strict)
        ? { by: 'enclosure' }
        : this.cover({ ...goal, box: inside }, depth + 1);
      if (!found) return undefined;
      reasons.push(found);
    }
    return { by: 'halves', variable: name, at: rationalText(at), parts: reasons };
  }

  /** A closed end at which the goal is no strict one: it must be left out before a form can hold beside it. */
  private contact({ e, box }: Goal, name: string, { low, high, lowOpen, highOpen }: Range): Rational | undefined {
    const ends = [...(lowOpen ? [] : [low]), ...(highOpen ? [] : [high])] as readonly Rational[];
    return ends.find((at) => !this.bench.shows(e, withRange(box, name, exactly(at)), true));
  }

  /** The main variable while it reaches an end, else the widest range. */
  private widest(e: Expr, box: Box): string {
    const names = openVariables(e, box);
    const size = (n: string) => {
      const r = box.get(n)!;
      if (typeof r.low === 'string' || typeof r.high === 'string') return Number.POSITIVE_INFINITY;
      return toDouble(sub(r.high, r.low)) * (n === this.main ? 2 : 1);
    };
    return [...names].sort((m, n) => size(n) - size(m) || (m === this.main ? -1 : 1))[0]!;
  }

  /** By the form at an end that the range reaches; null where no form can ever help; undefined: not yet. */
  private byForm(goal: Goal, name: string, range: Range): Reason | null | undefined {
    const whole = range.low === '-inf' && range.high === 'inf';
    if (whole) return undefined;
    for (const [end, start] of endsOf(range)) {
      const plan = this.plan(goal, name, end, range);
      if (plan === null) {
        if (end === 'inf' || end === '-inf') return null;
        continue;
      }
      if (!start) continue;
      for (const depth of DEPTHS.filter((d) => d >= plan).slice(0, 2))
        if (this.formShows(goal, name, end, range, start, depth)) {
          const reason: Reason = { by: 'form', variable: name, end, depth };
          const to = farEnd(end, range);
          const text = this.bench.near(goal.e, name, to, { start, depth: depth + SHOWN, box: goal.box }, (f) =>
            leadingText(f, name, to),
          );
          if (text) this.bench.remarks.set(reason, text);
          return reason;
        }
    }
    return undefined;
  }

  private formShows(goal: Goal, name: string, end: Ends, range: Range, start: Rational, depth: number): boolean {
    const found = this.bench.near(goal.e, name, farEnd(end, range), { start, depth, box: goal.box }, (f) =>
      goal.strict ? f.sign() === 1 : (f.sign(true) ?? -1) >= 0,
    );
    return found === true;
  }

  private plan(goal: Goal, name: string, end: Ends, range: Range): number | null {
    const others = [...goal.box].filter(([n]) => n !== name && dependsOn(goal.e, n));
    const place = end === '+' ? range.low : end === '-' ? range.high : '';
    const text = `${name} ${end} ${typeof place === 'object' ? rationalText(place) : place} ${goal.strict} ${others
      .map(([n, r]) => `${n}${rangeText(r)}`)
      .join()}`;
    const known = this.plans.get(goal.e) ?? new Map<string, number | null>();
    this.plans.set(goal.e, known);
    const found = known.get(text);
    if (found !== undefined) return found;
    const depth = this.depthOf(goal, name, end, range);
    known.set(text, depth);
    return depth;
  }

  /** The least depth that decides far out; null where it is seen that none does, or none is found. */
  private depthOf(goal: Goal, name: string, end: Ends, range: Range): number | null {
    for (const depth of DEPTHS) {
      const at = { start: FAR_OUT, depth, box: goal.box };
      const sign = this.bench.near(goal.e, name, farEnd(end, range), at, (f) => [f.sign(), f.sign(true)] as const);
      if (!sign) continue;
      const [strict, weak] = sign;
      if (strict === 1 || (!goal.strict && (weak === 1 || weak === 0))) return depth;
      if (strict === -1 || strict === 0) return null;
    }
    return null;
  }
}

const rangeText = (r: Range): string =>
  `${typeof r.low === 'object' ? rationalText(r.low) : r.low}:${typeof r.high === 'object' ? rationalText(r.high) : r.high}`;

function isInside(r: Range, x: number): boolean {
  return (r.low === '-inf' || x > toDouble(r.low)) && (r.high === 'inf' || x < toDouble(r.high));
}

/** Ends as certificates write them: `+` and `-` are the range's own lower and upper end. */
type Ends = 'inf' | '-inf' | '+' | '-';

export function farEnd(end: Ends, range: Range): End {
  if (end === 'inf' || end === '-inf') return end;
  return { at: number((end === '+' ? range.low : range.high) as Rational), side: end };
}

/** The ends that the range reaches and where forms must begin; no start where that is too near for any form. */
function endsOf(range: Range): readonly (readonly [Ends, Rational | undefined])[] {
  const { low, high } = range;
  if (high === 'inf' && typeof low === 'object') return [['inf', compare(low, rational(1)) >= 0 ? low : undefined]];
  if (low === '-inf' && typeof high === 'object')
    return [['-inf', compare(high, rational(-1)) <= 0 ? neg(high) : undefined]];
  if (typeof low === 'string' || typeof high === 'string') return [];
  const start = div(rational(1), sub(high, low));
  const usable = compare(start, rational(1)) >= 0 ? start : undefined;
  return [...(range.lowOpen ? [['+', usable] as const] : []), ...(range.highOpen ? [['-', usable] as const] : [])];
}

/** Where to cut a range: at 0, at doubling distances, or at the simplest number in the middle half. */
function cutOf({ low, high }: Range): Rational | undefined {
  if (low === '-inf' && high === 'inf') return rational(0);
  if (high === 'inf') return beyond(low as Rational);
  if (low === '-inf') {
    const at = beyond(neg(high));
    return at && neg(at);
  }
  const [l, h] = [low as Rational, high];
  const quarter = div(sub(h, l), rational(4));
  return simplestBetween(add(l, quarter), sub(h, quarter));
}

function beyond(low: Rational): Rational | undefined {
  if (compare(low, rational(1)) < 0) return rational(1);
  return compare(low, FARTHEST) >= 0 ? undefined : mul(low, rational(2));
}
