/**
 * The curves of a definition's value and derivative at its default parameters, as points: for pages that draw them.
 * Computed in plain double and rounded by the drawers to few decimals, so that every machine draws the same picture.
 */
import { toDouble } from '../algebra/rational.js';
import { evaluate } from '../expr/evaluate.js';
import { type Expr, size } from '../expr/expr.js';
import type { Derived } from '../stages.js';

export type XY = readonly [number, number];

export interface Curve {
  /** 'value' or 'dx'. */
  readonly role: 'value' | 'dx';
  /** Unbroken lines: cut at jumps, where undefined, and where the window ends. */
  readonly lines: readonly (readonly XY[])[];
  /** What the function is at a jump. */
  readonly dots: readonly XY[];
}

export interface Plot {
  readonly variable: string;
  readonly x: XY;
  readonly y: XY;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly curves: readonly Curve[];
}

/** The least half-width of the picture, and the largest that far joints may stretch it to. */
const HALF_WIDTH = 5;
const MOST_HALF_WIDTH = 20;
/** Curves that grow are cut here, unless that would hide most of the value's curve. */
const TALL = 6;
const SAMPLES = 240;
const MOST_NODES = 10_000;
/**
 * Left and right of a joint, relative to its distance from 0 (or absolute near 0): invisible in the picture, and far
 * enough for formulas that cancel at a joint to give a few right digits.
 */
const BESIDE = 1e-4;
/** Ends of lines that are farther apart than this part of the picture's height make a jump. */
const JUMP = 0.01;

/** The picture, or nothing where the value is undefined all over it or there are several inputs. */
export function plot(derived: Derived): Plot | undefined {
  const { definition } = derived;
  const variable = definition.inputs[0];
  if (definition.inputs.length !== 1 || variable === undefined) return undefined;
  const parameters = new Map(definition.parameters.map((p) => [p.name, toDouble(p.default)]));
  const joints = jointPoints(derived, parameters);
  const half = Math.min(MOST_HALF_WIDTH, Math.max(HALF_WIDTH, ...joints.map((j) => Math.ceil(1.5 * Math.abs(j)))));
  const roles = ['value', 'dx'] as const;
  const sampled = roles.flatMap((role) => {
    const f = derived.functions.find((g) => g.suffix === (role === 'value' ? '' : role));
    // A huge derivative is not worth the time of its many values.
    if (!f || size(f.expression) > MOST_NODES) return [];
    const at = (x: number) => evaluate(f.expression, new Map([...parameters, [variable, x]]));
    const inside = joints.filter((j) => Math.abs(j) < half);
    return [{ role, runs: sample(at, half, inside), dots: inside.map((j): XY => [j, at(j)]) }];
  });
  const y = window(
    sampled[0]?.runs.flat() ?? [],
    sampled.flatMap((s) => s.runs.flat()),
  );
  if (!y) return undefined;
  const curves = sampled.map((s) => ({
    role: s.role,
    lines: s.runs.flatMap((run) => cut(run, y)),
    dots: s.dots.filter(([x, v]) => jumps(s.runs, x, JUMP * (y[1] - y[0])) && v >= y[0] && v <= y[1]),
  }));
  return { variable, x: [-half, half], y, xTicks: ticks(-half, half), yTicks: ticks(...y), curves };
}

/** Joints at the default parameters, sorted, without repeats. */
function jointPoints(derived: Derived, parameters: ReadonlyMap<string, number>): readonly number[] {
  const at = (e: Expr) => evaluate(e, parameters);
  const finite = derived.joints.map((j) => at(j.at)).filter(Number.isFinite);
  return [...new Set(finite)].sort((a, b) => a - b);
}

/** The points of each stretch between joints, its ends just beside them. */
function sample(at: (x: number) => number, half: number, joints: readonly number[]): readonly (readonly XY[])[] {
  const beside = (x: number) => BESIDE * Math.max(1, Math.abs(x));
  const ends = [-half, ...joints, half];
  return ends.slice(1).map((right, i) => {
    const left = ends[i]!;
    const [from, to] = [i === 0 ? left : left + beside(left), right === half ? right : right - beside(right)];
    const steps = Math.max(2, Math.ceil((SAMPLES * (to - from)) / (2 * half)));
    return Array.from({ length: steps + 1 }, (_, k): XY => {
      const x = from + ((to - from) * k) / steps;
      return [x, at(x)];
    });
  });
}

/** Does the curve jump at x: do the runs that meet there end at different heights? */
function jumps(runs: readonly (readonly XY[])[], x: number, least: number): boolean {
  const near = (p: XY | undefined) => p !== undefined && Math.abs(p[0] - x) <= 2 * BESIDE * Math.max(1, Math.abs(x));
  const before = runs.find((r) => near(r.at(-1)))?.at(-1)?.[1];
  const after = runs.find((r) => near(r[0]))?.[0]?.[1];
  return before !== undefined && after !== undefined && Math.abs(before - after) > least;
}

/** The heights shown: all of the curves if they are moderate, else what lies within ±TALL; ends on ticks. */
function window(value: readonly XY[], all: readonly XY[]): XY | undefined {
  const heights = all.map(([, y]) => y).filter(Number.isFinite);
  const own = value.map(([, y]) => y).filter(Number.isFinite);
  if (own.length === 0) return undefined;
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const seen = own.filter((y) => Math.abs(y) <= TALL).length;
  const clipped = 3 * seen >= own.length;
  let [low, high] = clipped ? [Math.max(least, -TALL), Math.min(most, TALL)] : [Math.min(...own), Math.max(...own)];
  if (high - low < 1e-6) [low, high] = [low - 1, high + 1];
  const step = tickStep(low, high);
  // A tenth of a step around zero is noise: 0 stays the end.
  const [down, up] = [Math.floor(low / step + 0.1) * step, Math.ceil(high / step - 0.1) * step];
  return [Math.min(down, low), Math.max(up, high)];
}

/** 1, 2 or 5 times a power of ten, for four to nine ticks. */
function tickStep(low: number, high: number): number {
  const rough = (high - low) / 7;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? 10 * power;
}

function ticks(low: number, high: number): readonly number[] {
  const step = tickStep(low, high);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first;
  return Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}

/** The parts of a run inside the window, ended on its edge; broken where undefined or where it leaps. */
function cut(run: readonly XY[], [low, high]: XY): readonly (readonly XY[])[] {
  const lines: XY[][] = [];
  let line: XY[] = [];
  const finish = () => {
    if (line.length > 1) lines.push(line);
    line = [];
  };
  const isInside = (p: XY | undefined): p is XY => p !== undefined && p[1] >= low && p[1] <= high;
  for (const [i, p] of run.entries()) {
    const before = run[i - 1];
    const leaps = before !== undefined && Math.abs(p[1] - before[1]) > (high - low) / 2;
    if (leaps) finish();
    else if (isInside(p) && before && Number.isFinite(before[1]) && !isInside(before))
      line.push(crossing(before, p, low, high));
    if (isInside(p)) line.push(p);
    else {
      if (isInside(before) && Number.isFinite(p[1]) && !leaps) line.push(crossing(p, before, low, high));
      finish();
    }
  }
  finish();
  return lines;
}

/** Where the segment from an outer to an inner point meets the window's edge. */
function crossing(outer: XY, inner: XY, low: number, high: number): XY {
  const edge = outer[1] > high ? high : low;
  const t = (edge - inner[1]) / (outer[1] - inner[1]);
  return [inner[0] + t * (outer[0] - inner[0]), edge];
}

/** A line without the points that lie within `tolerance` (in the drawing's own units) of the line through their neighbours. */
export function simplified(line: readonly XY[], tolerance: number): readonly XY[] {
  const kept: XY[] = [];
  let pending: XY[] = [];
  for (const p of line) {
    const anchor = kept.at(-1);
    if (!anchor) kept.push(p);
    else if (pending.length > 0 && !pending.every((q) => distance(q, anchor, p) <= tolerance)) {
      kept.push(pending.at(-1)!);
      pending = [p];
    } else pending.push(p);
  }
  return pending.length > 0 ? [...kept, pending.at(-1)!] : kept;
}

function distance(p: XY, a: XY, b: XY): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  return length === 0
    ? Math.hypot(p[0] - a[0], p[1] - a[1])
    : Math.abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length;
}

/** A coordinate with so many decimals at most; never -0. */
export function decimals(value: number, places: number): string {
  const text = value.toFixed(places).replace(/\.?0+$/, '');
  return text === '-0' || text === '' ? '0' : text;
}
