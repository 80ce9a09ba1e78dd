/** A plan as a leaf of float32 code: regions of u from −∞ to ∞, parameters as significands and exponents. */
import { type Rational, toDouble as rationalToDouble, sign } from '../../algebra/rational.js';
import type { ParameterPower } from '../../program/kernel.js';
import { type Counted, type Reference, samplesAt } from '../../program/short/errors.js';
import { floatOf, LARGEST, orderOf, samplesBetween, stepped } from '../../program/short/float32.js';
import type { ShortLeaf, ShortRegion } from '../../program/short/leaf.js';
import { fromDouble, fromRational, log2Magnitude, type Scaled, signOf, toSingle } from '../../runtime/index.js';
import { type PlanData, planOf } from '../../runtime/plan.js';
import { innerOf, isOutside, outerOf } from '../forms/cell.js';
import type { PointValue } from '../forms/data.js';
import { Unsupported } from '../forms/pairs.js';
import { outcomeIn, type Plan, type PlannedCell } from '../forms/plan.js';
import { attempt } from './attempt.js';
import { Coverer, NoCode, type Task, type Way, Work } from './cover.js';
import { isPower, type Power, powerAt, reaching, settledValue } from './ends.js';
import { factorOf } from './factor.js';
import { nodesOfForm, nodesOfPower } from './node.js';

/** Errors that demotion may reach, in ulp: of rounded results, and of pairs that are still multiplied. */
const LIMITS = { rounded: 0.8, pair: 0.25 } as const;

export interface ShortOptions {
  /** Of the rounded result, instead of 0.8 ulp. */
  readonly limit?: number;
}

/** The powers that an argument and a multiplier are made of. */
export interface Powers {
  readonly argument: readonly ParameterPower[];
  readonly multiplier: readonly ParameterPower[];
}

const LEAST = floatOf(1);
/** A form that has lost more of its 106 bits is not asked for limits. */
const MOST_BITS_LOST = 64;
const NEAREST = 2 ** -126;

interface Context {
  readonly task: Task;
  readonly powers: Powers;
  readonly work: Work;
  readonly reasons: string[];
}

type Located = ShortRegion & { readonly to: number };

/** The largest float below x, and the smallest above. */
function floatBelow(x: number): number {
  const f = Math.fround(x);
  return f < x ? f : stepped(f, -1);
}
const floatAbove = (x: number): number => -floatBelow(-x);

/** Regions for the floats of one cell, ascending. */
function cellRegions(cell: PlannedCell<Scaled>, context: Context): readonly Located[] {
  const { task } = context;
  const { reference, of } = task;
  const { side } = cell.span;
  const [inner, outer] = [innerOf(cell.span), outerOf(cell.span)];
  const [nearest, farthest] = [
    inner === 0 ? NEAREST : floatAbove(inner),
    outer > LARGEST ? LARGEST : floatBelow(outer),
  ];
  if (!(nearest <= farthest)) return [];
  // Inwards and outwards, not up and down: both sides of 0 are alike.
  const least = inner === 0 ? LEAST : nearest;
  if (!cell.forms) return [located(side, least, farthest, { rule: 'value', value: Number.NaN })];
  const probes = samplesBetween(nearest, farthest, 240, 0.271).map((m) => side * m);
  const out: Located[] = [];
  let [low, high] = [nearest, farthest];
  /** The rest of the cell's floats is `regions`; magnitudes ascend. */
  const put = (from: number, to: number, rule: Rule): void => {
    out.push(located(side, from, to, rule));
  };
  const reached = (start: number, stop: number, holds: (u: number) => boolean): number | undefined => {
    const r = reaching(side * start, side * stop, probes, holds);
    return r === undefined ? undefined : Math.abs(r);
  };
  // Where a form has lost its digits what it says is no limit.
  const settledAt = (u: number): number | undefined => {
    const o = outcomeIn(cell, Math.abs(u), fromDouble(u));
    const isSure = o && (o.bits <= MOST_BITS_LOST || isOutside(signOf(o.value), log2Magnitude(o.value), o.bits));
    return isSure ? settledValue(reference, u, of) : Number.NaN;
  };
  const settle = (end: 'near' | 'far'): void => {
    if (low > high) return;
    const [start, stop] = end === 'near' ? [low, high] : [high, low];
    const first = settledAt(side * start);
    // Far out a form may have no value any more, its exponentials being too large: what comes before holds on.
    const known = Number.isNaN(first) ? reached(start, stop, (u) => Number.isNaN(settledAt(u))) : undefined;
    const beside = known === undefined || known === stop ? start : stepped(known, end === 'near' ? 1 : -1);
    const value = settledAt(side * beside);
    if (value === undefined) return;
    // Far beyond its range a value may be a zero of no sign.
    const signedAt = (last: number): number => (value === 0 ? settledAt(side * last)! : value);
    const isSame = (v: number | undefined): boolean => v === value || (Number.isNaN(v) && Number.isNaN(value));
    const last = reached(beside, stop, (u) => isSame(settledAt(u)));
    if (last === undefined || Math.abs(orderOf(last) - orderOf(start)) < 2) return;
    if (end === 'near') {
      put(low === nearest ? least : low, last, { rule: 'value', value: signedAt(last) });
      low = stepped(last, 1);
    } else {
      put(last, high, { rule: 'value', value: signedAt(last) });
      high = stepped(last, -1);
    }
  };
  const powerEnd = (end: 'near' | 'far', p: Power | undefined): void => {
    if (!p || low > high) return;
    const [start, stop] = end === 'near' ? [low, high] : [high, low];
    const last = reached(start, stop, (u) => isPower(reference, p, u, of));
    if (last === undefined || Math.abs(orderOf(last) - orderOf(start)) < 2) return;
    const [a, b] = end === 'near' ? [low, last] : [last, high];
    const rule = powerRule(p, side * a, side * b, context);
    if (!rule) return;
    put(end === 'near' && low === nearest ? least : a, b, rule);
    if (end === 'near') low = stepped(last, 1);
    else high = stepped(last, -1);
  };
  const zeroPower = inner === 0 ? powerAt(reference, side, 'zero') : undefined;
  const farPower = outer > LARGEST ? powerAt(reference, side, 'infinity') : undefined;
  const isParametric = context.powers.argument.length > 0;
  // Where u may leave the range a power holds beyond it; a number does anyway.
  if (!isParametric || zeroPower?.power === 0 || !zeroPower) settle('near');
  if (!isParametric || farPower?.power === 0 || !farPower) settle('far');
  powerEnd('near', zeroPower);
  powerEnd('far', farPower);
  if (low <= high) {
    const coverer = new Coverer(task, waysOf(cell, side), context.work, zeroPower?.power);
    const [a, b] = side > 0 ? [low, high] : [-high, -low];
    const covered = coverer.cover(a, b);
    context.reasons.push(...coverer.reasons);
    for (const c of covered) {
      const magnitudes = [Math.abs(c.low), Math.abs(c.high)].sort((p, q) => p - q) as [number, number];
      const from = magnitudes[0] === nearest ? least : magnitudes[0];
      put(from, magnitudes[1], { rule: 'code', code: c.code, exponent: c.exponent });
    }
  }
  return out.sort((p, q) => p.from - q.from);
}

type Rule = ShortRegion extends infer R ? (R extends { from: number } ? Omit<R, 'from'> : never) : never;

/** A region of magnitudes [from, to] on a side. */
const located = (side: 1 | -1, from: number, to: number, rule: Rule): Located =>
  ({ ...rule, from: side > 0 ? from : -to, to: side > 0 ? to : -from }) as Located;

/** The plan's forms, each with the magnitudes it was meant for. */
function waysOf(cell: PlannedCell<Scaled>, side: 1 | -1): readonly Way[] {
  const f = cell.forms!;
  const parts = [
    [f.near, 0, f.far ? f.switchAt : Number.POSITIVE_INFINITY],
    [f.far, f.near ? f.switchAt : 0, Number.POSITIVE_INFINITY],
  ] as const;
  return parts.flatMap(([c, a, b]) => {
    if (!c) return [];
    try {
      const nodes = nodesOfForm(c.code);
      return [{ nodes, from: side > 0 ? a : -b, to: side > 0 ? b : -a }];
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      return [];
    }
  });
}

/** A power of u: plain code where the exponents of all u do, else significands and exponents apart. */
function powerRule(p: Power, a: number, b: number, context: Context): Rule | undefined {
  const { task, powers } = context;
  const { coefficient } = p;
  const nodes = nodesOfPower({ ...coefficient, e: 0 }, p.power);
  if (powers.argument.length === 0) {
    const [low, high] = a < b ? [a, b] : [b, a];
    const s = samplesAt(samplesBetween(low, high, 60, 0.4), task.reference, false);
    const made = attempt(nodesOfPower(coefficient, p.power), s, task.of);
    if (made) return { rule: 'code', code: made.code, exponent: made.exponent };
    // A value that is still multiplied may not be flushed: its exponent is kept apart.
    if (powers.multiplier.length === 0) return undefined;
  }
  // The input is a significand: nothing leaves the range.
  const s = samplesAt(samplesBetween(a < 0 ? -2 : 1, a < 0 ? -1 : 2, 20, 0.4), (u) => u, false);
  const made = attempt(nodes, s, task.of);
  if (!made) return undefined;
  const combined = new Map<string, Rational>();
  for (const { parameter, power } of powers.multiplier) combined.set(parameter, power);
  for (const { parameter, power } of powers.argument) {
    const before = combined.get(parameter) ?? { num: 0n, den: 1n };
    const n = BigInt(p.power);
    combined.set(parameter, { num: before.num * power.den + n * power.num * before.den, den: before.den * power.den });
  }
  const factor = factorOf([...combined].map(([parameter, power]) => ({ parameter, power })));
  return {
    rule: 'power',
    code: made.code,
    power: p.power,
    exponent: made.exponent + coefficient.e,
    ...(factor ? { factor } : {}),
  };
}

/** One region after the other, each beginning where the one before ends; no gaps. */
function joinedRegions(all: readonly Located[]): readonly ShortRegion[] {
  const out: ShortRegion[] = [];
  all.forEach((r, i) => {
    const { to: _, ...region } = r;
    const before = out.at(-1);
    if (before?.rule === 'value' && region.rule === 'value' && Object.is(before.value, region.value)) return;
    out.push(i === 0 ? { ...region, from: Number.NEGATIVE_INFINITY } : region);
  });
  return out;
}

/** The sign that f has just left of 0, on the zero that it is there. */
function zeroValues(
  reference: Reference,
  atZero: Scaled | undefined,
  isDefined: boolean,
  left: boolean,
): readonly [number, number] {
  // Where the truth could not tell a zero from a tiny number: the limit, of a function that has a value there.
  const limit = (side: 1 | -1): number => {
    const p = powerAt(reference, side, 'zero');
    return p && p.power >= 0 ? (p.power === 0 ? toSingle(p.coefficient) : 0) : Number.NaN;
  };
  const v = atZero ? toSingle(atZero) : isDefined ? limit(left ? -1 : 1) : Number.NaN;
  if (Number.isNaN(v)) return [v, v];
  if (v !== 0) return [v, v];
  const s = left ? signOf(reference({ h: -1, l: 0, e: -2000 })) : 0;
  return [s < 0 ? -0 : 0, 0];
}

/** The limit at ±∞. */
function infiniteValue(reference: Reference, side: 1 | -1): number {
  const p = powerAt(reference, side, 'infinity');
  if (p) {
    if (p.power === 0) return toSingle(p.coefficient);
    const s = signOf(p.coefficient) * (side < 0 && p.power % 2 !== 0 ? -1 : 1);
    return p.power > 0 ? s * Number.POSITIVE_INFINITY : s * 0;
  }
  const far = [3000, 9000].map((e) => reference({ h: side, l: 0, e }));
  if (far.every((v) => v.h === 0 || v.e < -1000)) return 0;
  if (far.every((v) => v.h - v.h !== 0 || v.e > 5)) return signOf(far[1]!) * Number.POSITIVE_INFINITY;
  return Number.NaN;
}

export interface MadeLeaf {
  readonly leaf: ShortLeaf;
  /** Stretches that are not within the limit. */
  readonly reasons: readonly string[];
}

/** The leaf of a plan, or why float32 has no code for it (or its parameters). */
export function shortLeaf(
  plan: Plan<Scaled>,
  data: PlanData,
  points: readonly PointValue[],
  powers: Powers,
  /** The formula has a value at 0, whether or not its points say which. */
  isDefinedAtZero: boolean,
  options: ShortOptions = {},
): MadeLeaf | { readonly reason: string } {
  const of: Counted = powers.multiplier.length > 0 ? 'pair' : 'rounded';
  const reference = planOf(data);
  const excess = (options.limit ?? LIMITS.rounded) - LIMITS.rounded;
  const task: Task = {
    reference,
    of,
    tails: powers.argument.length > 0,
    limit: Math.max(of === 'pair' ? 0.05 : 0.55, LIMITS[of] + excess),
  };
  const context: Context = { task, powers, work: new Work(), reasons: [] };
  try {
    const argument = factorOf(powers.argument);
    const multiplier = factorOf(powers.multiplier);
    const regions = plan.cells.flatMap((c) => cellRegions(c, context));
    // Points that are floats and no cell's own.
    for (const { at, value } of points) {
      const x = rationalToDouble(at);
      if (sign(at) === 0 || Math.fround(x) !== x || task.tails) continue;
      const v = value ? toSingle(fromRational(value.num, value.den)) : Number.NaN;
      regions.push({ rule: 'value', value: v, from: x, to: x });
    }
    regions.sort((p, q) => p.from - q.from);
    if (regions.length === 0) return { reason: 'no cell holds a float32' };
    const zero = points.find((p) => sign(p.at) === 0)?.value;
    const leaf: ShortLeaf = {
      ...(argument ? { argument } : {}),
      ...(multiplier ? { multiplier } : {}),
      regions: joinedRegions(regions),
      zero: zeroValues(
        reference,
        zero && fromRational(zero.num, zero.den),
        isDefinedAtZero,
        plan.cells.some((c) => c.span.side < 0 && c.forms !== undefined),
      ),
      infinite: [infiniteValue(reference, -1), infiniteValue(reference, 1)],
    };
    return { leaf, reasons: context.reasons };
  } catch (error) {
    if (!(error instanceof Unsupported || error instanceof NoCode)) throw error;
    return { reason: error.message };
  }
}
