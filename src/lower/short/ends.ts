/**
 * What a function becomes near 0 and far out: a number, or a coefficient times a power of u; and from which float on it
 * is no longer that. Found from values far beyond any float, where scaled numbers still reach.
 */

import type { Counted, Reference } from '../../program/short/errors.js';
import { floatOf, orderOf } from '../../program/short/float32.js';
import { div, log2Magnitude, make, mul, powInteger, type Scaled, sub, toSingle } from '../../runtime/index.js';
import { fromDouble } from '../../runtime/scaled.js';

/** c·u^n. */
export interface Power {
  readonly coefficient: Scaled;
  readonly power: number;
}

/** log₂ of the arguments that are far out (negative: near 0), and of the agreement that two of them must have. */
const FAR = [2000, 5000] as const;
const AGREE = -80;
const MOST_POWER = 12;
const MOST_EXPONENT = 400;

/** The power that f becomes at 0 or ∞ on one side; undefined where it becomes none. */
export function powerAt(reference: Reference, side: 1 | -1, end: 'zero' | 'infinity'): Power | undefined {
  const at = (e: number): Scaled => make(side * 1.25, 0, end === 'zero' ? -e : e);
  const [p, q] = FAR.map(at) as [Scaled, Scaled];
  const [f, g] = [reference(p), reference(q)];
  if (f.h === 0 || g.h === 0 || !(f.h - f.h === 0) || !(g.h - g.h === 0)) return undefined;
  const slope = (log2Magnitude(g) - log2Magnitude(f)) / (q.e - p.e);
  const power = Math.round(slope);
  if (Math.abs(slope - power) > 1e-6 || Math.abs(power) > MOST_POWER) return undefined;
  const [a, b] = [div(f, powInteger(p, power)), div(g, powInteger(q, power))];
  const gap = sub(a, b);
  if (gap.h !== 0 && log2Magnitude(gap) - log2Magnitude(b) > AGREE) return undefined;
  // Exponentials far out end at an exponent of their own, and look like a power there.
  if (Math.abs(b.e) > MOST_EXPONENT) return undefined;
  // What two far points do not agree on is no digit of it: 1 is 1.
  return { coefficient: Math.abs(b.l) < 2 ** AGREE ? { ...b, l: 0 } : b, power };
}

export const powerValue = ({ coefficient, power }: Power, u: Scaled): Scaled =>
  power === 0 ? coefficient : mul(coefficient, powInteger(u, power));

/** The last float from `start` towards `stop` up to which `holds` does, if it does for a run of them. */
export function reaching(
  start: number,
  stop: number,
  probes: readonly number[],
  holds: (u: number) => boolean,
): number | undefined {
  if (!holds(start)) return undefined;
  const direction = Math.sign(orderOf(stop) - orderOf(start));
  let last = start;
  let beyond: number | undefined;
  for (const u of [...probes, stop].sort((p, q) => direction * (p - q))) {
    if (direction * (u - last) <= 0) continue;
    if (!holds(u)) {
      beyond = u;
      break;
    }
    last = u;
  }
  if (beyond === undefined) return stop;
  let [a, b] = [orderOf(last), orderOf(beyond)];
  while (Math.abs(b - a) > 1) {
    const m = Math.trunc((a + b) / 2);
    if (holds(floatOf(m))) a = m;
    else b = m;
  }
  return floatOf(a);
}

/** Results that a multiplier may still bring into range. */
const SIZES = { least: -200, most: 170 } as const;

/** The number that f is at u as far as its result is concerned; undefined where it has to be computed. */
export function settledValue(reference: Reference, u: number, of: Counted): number | undefined {
  const f = reference(fromDouble(u));
  if (Number.isNaN(f.h)) return Number.NaN;
  if (of === 'rounded' || f.h === 0 || !(f.h - f.h === 0)) return toSingle(f);
  if (f.e < SIZES.least) return f.h < 0 ? -0 : 0;
  if (f.e > SIZES.most) return f.h * Number.POSITIVE_INFINITY;
  const y = toSingle(f);
  const gap = sub(fromDouble(y), f);
  return gap.h === 0 || gap.e - f.e < -34 ? y : undefined;
}

const CLOSE = -31;
/** c·u^n is f at u. */
export function isPower(reference: Reference, p: Power, u: number, of: Counted): boolean {
  const [f, g] = [reference(fromDouble(u)), powerValue(p, fromDouble(u))];
  const isExact = of === 'rounded' && p.power === 1 && Math.abs(p.coefficient.h) === 1 && p.coefficient.l === 0;
  if (isExact && toSingle(f) === toSingle(g)) return true;
  const gap = sub(f, g);
  return gap.h === 0 || gap.e - g.e < CLOSE;
}
