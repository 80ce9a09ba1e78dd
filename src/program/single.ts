/**
 * What loops over Float32Array run: plain double arithmetic, exact to a little more than a float32 needs, in as few
 * regions as possible. The element that falls between regions is computed by the function in double.
 */
import { type MixedCode, type Region, runMixed } from './mixed.js';

/** A region, and open intervals in it that are left to the function in double: roots, where digits cancel. */
export interface SingleRegion extends Region {
  readonly holes: readonly (readonly [number, number])[];
}

/** multiplier · g(argument · x), both powers of parameters, computed once a loop. */
export interface SingleLeaf {
  readonly argument?: MixedCode;
  readonly multiplier?: MixedCode;
  /** In the order in which they are asked. A region may hold 0. */
  readonly regions: readonly SingleRegion[];
  /** At 0 too; else zeros are computed before, in double. */
  readonly throughZero?: true;
}

/** Argument and multiplier must be between these, so that nothing leaves the range of doubles. */
export const UNIFORM = { least: 2 ** -100, most: 2 ** 100 } as const;

const NONE: ReadonlyMap<string, number> = new Map();

/** A power of parameters, NaN where it is out of range. */
export function uniformOf(code: MixedCode | undefined, parameters: ReadonlyMap<string, number>): number {
  if (!code) return 1;
  const v = runMixed(code, { head: Number.NaN, low: 0 }, parameters).head;
  return v > UNIFORM.least && v < UNIFORM.most ? v : Number.NaN;
}

export const holdsAt = (r: SingleRegion, u: number): boolean =>
  u > r.low && u < r.high && !r.holes.some(([low, high]) => u > low && u < high);

/** The value at x ≠ 0 before it is rounded to float32; undefined between the regions. */
export function runSingle(leaf: SingleLeaf, x: number, argument: number, multiplier: number): number | undefined {
  const u = x * argument;
  if (Number.isNaN(multiplier)) return undefined;
  const region = leaf.regions.find((r) => holdsAt(r, u));
  return region && runMixed(region.code, { head: u, low: 0 }, NONE).head * multiplier;
}
