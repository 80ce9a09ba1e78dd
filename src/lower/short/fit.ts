/**
 * Polynomials through the function itself, in the distance to a centre: around roots and points where the form's terms
 * cancel, and wherever there is no form at all. Chebyshev interpolation in double; float32 pairs need no more.
 */

import type { Reference } from '../../program/short/errors.js';
import { add, div, fromDouble, powInteger, type Scaled, scale, sub } from '../../runtime/index.js';
import type { Polynomial } from './node.js';

const MOST_DEGREE = 17;
/** The relative error that a polynomial may have: 2^-31.5, under 0.01 ulp. */
const ENOUGH = 2 ** -31.5;
/** Points between the nodes at which it is looked at, in half widths. */
const CHECKED = [-1, -0.93, -0.71, -0.52, -0.23, -0.117, -0.013, 0.029, 0.11, 0.31, 0.47, 0.68, 0.89, 1];

/** The root as three float32 words. */
export function threeWords(r: Scaled): readonly [number, number, number] {
  const words: number[] = [];
  let rest = r;
  for (let i = 0; i < 3; i++) {
    const w = Math.fround((rest.h + rest.l) * 2 ** Math.max(-300, rest.e));
    words.push(w);
    rest = sub(rest, fromDouble(w));
  }
  return words as unknown as readonly [number, number, number];
}

/** The coefficients of 1, t, t² … of a Chebyshev series. */
function monomials(series: readonly number[]): readonly number[] {
  const n = series.length;
  let [before, now]: [number[], number[]] = [[1], [0, 1]];
  const out = new Array<number>(n).fill(0);
  out[0] = series[0]!;
  for (let k = 1; k < n; k++) {
    now.forEach((c, i) => {
      out[i]! += series[k]! * c;
    });
    const next = [0, ...now.map((c) => 2 * c)];
    before.forEach((c, i) => {
      next[i]! -= c;
    });
    [before, now] = [now, next];
  }
  return out;
}

const finite = (v: Scaled): boolean => v.h - v.h === 0;
/** v·2^-top as a double. */
const relative = (v: Scaled, top: number): number => v.h * 2 ** Math.max(-1000, Math.min(1000, v.e - top));

/**
 * f on [low, high] as (u − root)^order times a polynomial of the least degree that is good enough; undefined where none
 * up to MOST_DEGREE is. The polynomial is one in u − root where `around` says so (then the root is in the middle), else
 * in the distance to the interval's middle.
 */
export function fitted(
  reference: Reference,
  [low, high]: readonly [number, number],
  root: Scaled,
  order: number,
  around: boolean,
): Polynomial | undefined {
  const words = threeWords(root);
  const at = words.map(fromDouble).reduce(add);
  const centre = Math.fround((low + high) / 2);
  const middle = around ? words : ([centre, 0, 0] as const);
  const start = around ? at : fromDouble(centre);
  const half = Math.max(high - middle[0], middle[0] - low);
  const valueAt = (t: number): Scaled => {
    const u = add(start, fromDouble(t * half));
    const v = reference(u);
    return order === 0 ? v : div(v, powInteger(sub(u, at), order));
  };
  // An even number: no node is the middle itself, where a root leaves nothing to divide.
  const n = MOST_DEGREE + 5;
  const nodes = Array.from({ length: n }, (_, j) => Math.cos((Math.PI * (j + 0.5)) / n));
  const values = nodes.map(valueAt);
  if (!values.every(finite)) return undefined;
  const top = values.reduce((m, v) => (v.h === 0 ? m : Math.max(m, v.e)), Number.NEGATIVE_INFINITY);
  if (top === Number.NEGATIVE_INFINITY) return undefined;
  const doubles = values.map((v) => relative(v, top));
  const series = nodes.map((_, k) => {
    const sum = doubles.reduce((s, v, j) => s + v * Math.cos((Math.PI * k * (j + 0.5)) / n), 0);
    return ((k === 0 ? 1 : 2) / n) * sum;
  });
  const wanted = CHECKED.map((t) => relative(valueAt(t), top));
  for (let degree = 0; degree <= MOST_DEGREE; degree++) {
    const rest = series.slice(degree + 1).reduce((s, c) => s + Math.abs(c), 0);
    if (rest > 4 * ENOUGH && degree < MOST_DEGREE) continue;
    const powers = monomials(series.slice(0, degree + 1));
    const good = CHECKED.every((t, i) => {
      const p = powers.reduceRight((s, c) => s * t + c, 0);
      return Math.abs(p - wanted[i]!) <= ENOUGH * Math.abs(wanted[i]!);
    });
    if (!good) continue;
    const unit = fromDouble(half);
    const coefficients = powers.map((c, k) =>
      scale(k === 0 ? fromDouble(c) : div(fromDouble(c), powInteger(unit, k)), top),
    );
    return { middle, coefficients, root: words, order };
  }
  return undefined;
}
