/** Places of one function that deserve points of their own: joints, borders between cells of its program, roots. */
import type { Block, Joint, LoweredFunction } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { fromOrder64, toOrder64 } from './random.js';
import type { References } from './references.js';
import type { Setting } from './settings.js';

/** Joints at this setting, as doubles. */
export function jointPlaces(joints: readonly Joint[], setting: Setting, truth: Truth): readonly number[] {
  return joints.flatMap((j) => {
    if (j.where !== undefined && truth.holds(j.where, setting.exact) !== 'yes') return [];
    const at = truth.roundDouble(j.at, setting.exact);
    return at !== undefined && Number.isFinite(at) ? [at] : [];
  });
}

/** Numbers that the program compares with: where it changes from one form to another. */
export function borders(f: LoweredFunction): readonly number[] {
  const found = new Set<number>();
  const visit = (block: Block): void => {
    if (block.result.kind === 'value') return;
    for (const t of block.result.tests) {
      for (const o of [t.left, t.right]) if (o.kind === 'number' && Number.isFinite(o.double)) found.add(o.double);
    }
    visit(block.result.then);
    visit(block.result.otherwise);
  };
  visit(f.program.block);
  return [...found].sort((a, b) => a - b);
}

/** At most this many roots are looked for: trigonometric functions have no end of them. */
const MOST_ROOTS = 6;

/**
 * Doubles next to sign changes between neighbouring points (sorted), by bisection over the order of doubles: at most 64
 * steps each, since there are 2^64 of them.
 */
export function rootPlaces(points: readonly number[], references: References, setting: Setting): readonly number[] {
  const roots: number[] = [];
  let previous: { x: number; sign: -1 | 1 } | undefined;
  for (const x of points) {
    if (Math.abs(x) > 1e6) continue;
    const sign = references.sign(x, setting);
    if (sign === 0) {
      previous = undefined;
      continue;
    }
    if (previous && previous.sign !== sign && roots.length < MOST_ROOTS) {
      roots.push(bisect(previous.x, x, previous.sign, (c) => references.sign(c, setting)));
    }
    previous = { x, sign };
  }
  return roots;
}

function bisect(left: number, right: number, leftSign: -1 | 1, sign: (x: number) => -1 | 0 | 1): number {
  let [a, b] = [toOrder64(left), toOrder64(right)];
  while (b - a > 1n) {
    const middle = (a + b) >> 1n;
    const s = sign(fromOrder64(middle));
    if (s === 0) return fromOrder64(middle);
    if (s === leftSign) a = middle;
    else b = middle;
  }
  return fromOrder64(a);
}
