/** Roots of the function between samples of different signs, in scaled numbers: about 2^-95 of themselves. */

import type { Reference } from '../../program/short/errors.js';
import { add, div, fromDouble, mul, type Scaled, scale, signOf, sub } from '../../runtime/index.js';

const HALVINGS = 60;
const SECANTS = 6;

/** The root between two doubles at which the signs differ. */
export function rootBetween(reference: Reference, low: number, high: number): Scaled {
  let [a, b] = [low, high];
  const left = signOf(reference(fromDouble(a)));
  for (let i = 0; i < HALVINGS; i++) {
    const m = a / 2 + b / 2;
    if (m === a || m === b) break;
    const s = signOf(reference(fromDouble(m)));
    if (s === 0) return fromDouble(m);
    if (s === left) a = m;
    else b = m;
  }
  let [p, q] = [fromDouble(a), fromDouble(b)];
  let [f, g] = [reference(p), reference(q)];
  for (let i = 0; i < SECANTS; i++) {
    const slope = sub(g, f);
    if (slope.h === 0 || g.h === 0 || !(slope.h - slope.h === 0)) break;
    const next = sub(q, div(mul(g, sub(q, p)), slope));
    if (!(next.h - next.h === 0)) break;
    [p, f] = [q, g];
    [q, g] = [next, reference(next)];
  }
  const mid = scale(add(fromDouble(a), fromDouble(b)), -1);
  const gap = sub(q, mid);
  // Secants that strayed are no root.
  return gap.h === 0 || gap.e - mid.e < -45 ? q : mid;
}
