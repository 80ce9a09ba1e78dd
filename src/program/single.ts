/**
 * What loops over Float32Array run: plain double arithmetic, exact to a little more than a float32 needs, in as few
 * regions as possible. The element that falls between regions is computed by the function in double.
 */
import { type MixedCode, type Region, runMixed } from './mixed.js';

/** A region, and open intervals in it that are left to the function in double: roots, where digits cancel. */
export interface SingleRegion extends Region {
  readonly holes: readonly (readonly [number, number])[];
  /**
   * Of grade `exact`: the code is within so much of the exact value, relative to it, its argument's and its input's
   * roundings included. 0: the code is exact, and so is its product with another float32.
   */
  readonly bound?: number;
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

/** The region of an input, and the value before it is rounded to float32; undefined between the regions. */
export function regionAt(
  leaf: SingleLeaf,
  x: number,
  argument: number,
  multiplier: number,
): { readonly region: SingleRegion; readonly value: number } | undefined {
  const u = x * argument;
  if (Number.isNaN(multiplier)) return undefined;
  const region = leaf.regions.find((r) => holdsAt(r, u));
  return region && { region, value: runMixed(region.code, { head: u, low: 0 }, NONE).head * multiplier };
}

/** What a product with a multiplier adds to a bound: its own rounding, the multiplier's, and those of one more factor. */
const PRODUCTS = 2 ** -51;

/** A bound for the region's value times the multiplier times a float32; 0 where no rounding but the last takes part. */
export const boundOf = (leaf: SingleLeaf, region: SingleRegion): number =>
  region.bound === 0 && !leaf.multiplier ? 0 : (region.bound ?? Number.POSITIVE_INFINITY) + PRODUCTS;
