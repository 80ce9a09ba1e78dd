/**
 * How far a hand-written derivative is from the derivative, at a grid of inputs, in multiple precision: the largest
 * relative difference, whether rounded literals explain it, and what simple mistake would.
 */
import { add, fromDouble, neg, type Rational, rational, toDouble } from '../algebra/rational.js';
import { type Condition, call, type Expr } from '../expr/expr.js';
import type { Definition } from '../stages.js';
import { DOUBLE, roundBig } from '../truth/big-float.js';
import { middleOf, type Point, type Truth } from '../truth/truth.js';

/** Inputs that are looked at: both signs, no integers alone, out to where exponentials matter. */
const INPUTS: readonly Rational[] = [0.013, 0.1, 0.29, 0.5, 0.77, 1, 1.3, 1.9, 2.7, 3.3, 4.1, 5.7, 7.9, 11, 16, 23]
  .flatMap((x) => [x, -x])
  .map(fromDouble);

/** Other values of parameters than their defaults, in turn. */
const SETTINGS: readonly Rational[] = [rational(3, 2), rational(-3, 4), rational(2)];

const BITS = 60;
/** Below 2^-FLOOR a difference counts as none: no double can show it. */
const FLOOR = 400;
const FAINT = 2 ** -200;

/** The derivative and what was written, as expressions in the definition's names. */
export interface Sides {
  readonly derivative: Expr;
  readonly written: Expr;
}

export interface Difference {
  readonly point: Point;
  /** derivative − written, and the derivative, in double. */
  readonly absolute: number;
  readonly derivative: number;
  readonly written: number;
  readonly relative: number;
}

/** The points of the grid: parameters at their defaults, then each setting for all of them. */
export function gridOf(definition: Definition): readonly Point[] {
  const input = definition.inputs[0]!;
  const defaults = definition.parameters.map((p) => [p.name, p.default] as const);
  const others = defaults.length === 0 ? [] : SETTINGS.map((s) => defaults.map(([n]) => [n, s] as const));
  return [defaults, ...others].flatMap((fixed) => INPUTS.map((x): Point => new Map([...fixed, [input, x]])));
}

/** The value in double, from an enclosure of a relative width of 2^-BITS; undefined where there is none. */
function numberAt(truth: Truth, e: Expr, point: Point): number | undefined {
  const answer = truth.evaluate(e, point, BITS, { floor: -FLOOR, bits: 4096 });
  const middle = answer.kind === 'number' ? middleOf(answer) : undefined;
  return middle && roundBig(middle, DOUBLE);
}

/** Steps to both sides of a border, where a formula that takes over too early shows most. */
const STEPS: readonly Rational[] = [rational(1, 1_000_000), rational(1, 10), rational(1)].flatMap((s) => [s, neg(s)]);

/** Points beside the numbers that conditions compare the input with, parameters at their defaults. */
export function besideBorders(definition: Definition, borders: Condition): readonly Point[] {
  const input = definition.inputs[0]!;
  const fixed = definition.parameters.map((p) => [p.name, p.default] as const);
  const places = borders.flatMap(({ left, right }) =>
    left.kind === 'symbol' && left.name === input && right.kind === 'number' ? [right.value] : [],
  );
  return places.flatMap((at) => STEPS.map((s): Point => new Map([...fixed, [input, add(at, s)]])));
}

/** The differences at all points of the grid where both sides have a value. */
export function differences(sides: Sides, points: readonly Point[], truth: Truth): readonly Difference[] {
  const gap = call('sub', sides.derivative, sides.written);
  return points.flatMap((point) => {
    const [derivative, written] = [numberAt(truth, sides.derivative, point), numberAt(truth, sides.written, point)];
    if (derivative === undefined || written === undefined) return [];
    const absolute = numberAt(truth, gap, point);
    if (absolute === undefined) return [];
    const size = Math.max(Math.abs(derivative), Math.abs(written));
    // So far down a tail the values are not known well enough to be compared.
    if (size !== 0 && size < FAINT) return [];
    return [{ point, absolute, derivative, written, relative: size === 0 ? 0 : Math.abs(absolute) / size }];
  });
}

/** The largest relative difference; undefined where there is no point. */
export const largest = (list: readonly Difference[]): Difference | undefined =>
  list.reduce<Difference | undefined>((most, d) => (most && most.relative >= d.relative ? most : d), undefined);

/** A factor or a summand that turns what was written into the derivative, at every point of the grid. */
export function simpleMistake(list: readonly Difference[]): string | undefined {
  if (list.length < 4) return undefined;
  const ratios = list.filter((d) => d.written !== 0).map((d) => d.derivative / d.written);
  if (ratios.length === list.length && isConstant(ratios) && ratios[0] !== 0 && Math.abs(ratios[0]! - 1) > 1e-9)
    return `the derivative is ${short(ratios[0]!)} times what is written`;
  const gaps = list.map((d) => d.absolute);
  const size = Math.max(...list.map((d) => Math.abs(d.derivative)));
  if (isConstant(gaps, size) && Math.abs(gaps[0]!) > 1e-9 * size)
    return `the derivative is what is written ${gaps[0]! < 0 ? '-' : '+'} ${short(Math.abs(gaps[0]!))}`;
  return undefined;
}

const isConstant = (list: readonly number[], size = Math.abs(list[0]!)): boolean =>
  list.every((v) => Math.abs(v - list[0]!) <= 1e-9 * size);
const short = (v: number): string => String(Number(v.toPrecision(9)));

/**
 * Can the rounding of the literals make the difference? At every point the moves of single literals must add up to at
 * least the difference (to first order).
 */
export function explainedByRounding(list: readonly Difference[], moved: readonly Sides[], truth: Truth): boolean {
  const gaps = moved.map((m) => call('sub', m.derivative, m.written));
  return list.every((d) => {
    const room = gaps.reduce((sum, g) => sum + Math.abs((numberAt(truth, g, d.point) ?? Number.NaN) - d.absolute), 0);
    return Math.abs(d.absolute) <= room * (1 + 1e-6);
  });
}

/** A point as texts. */
export const pointTexts = (point: Point): Readonly<Record<string, string>> =>
  Object.fromEntries([...point].map(([n, v]) => [n, String(toDouble(v))]));
