/**
 * A leaf of a kernel in float32: which code holds on which stretch of u, and what to do with parameters so that nothing
 * leaves the range of float32 before the result does. Everything that float32 cannot hold stands in whole exponents.
 */
import type { ShortCode } from './code.js';

/**
 * A product of powers of parameters' magnitudes, the same for all inputs: code over their significands, and an exponent.
 *
 * Every parameter is |p| = m·2^e, e whole, m in [1, 2), or in [1, 4) with an even e where `even` names it (a square root
 * is taken of it). Zero is 1·2^-VANISHING and infinity 1·2^VANISHING, so that their powers are limits. Subnormal
 * parameters may count as 0. The product is (code over the m's) · 2^(Σ times·e).
 */
export interface ShortFactor {
  readonly code: ShortCode;
  readonly exponents: readonly { readonly parameter: string; readonly times: number; readonly even: boolean }[];
}
/** Exponents of 0 and infinity in factors; sums of a few of them fit in 32 bits. */
export const VANISHING = 100_000;

/** A stretch of u begins at `from` and ends where the next begins. Bounds are float32 numbers; the first is −∞. */
export type ShortRegion = { readonly from: number } & (
  | /** A number that is the result, or is multiplied: 0 with its sign, ±∞, or NaN where there is no value. */
  { readonly rule: 'value'; readonly value: number }
  /** (head + low)·2^exponent: summed first, in one float; then scaled, by one product while −126 <= exponent <= 127. */
  | { readonly rule: 'code'; readonly code: ShortCode; readonly exponent: number }
  /**
   * Only in leaves with parameters: coefficient·u^power far out or near 0, where u itself may leave the range. With
   * x = m·2^e the result is (code over input m, a float in [1, 2) with x's sign) · factor · 2^(power·e + exponent);
   * `factor` holds the powers of parameters in u^power and in the multiplier together: k cancels in (k·x)/k.
   */
  | {
      readonly rule: 'power';
      readonly code: ShortCode;
      readonly power: number;
      readonly exponent: number;
      readonly factor?: ShortFactor;
    }
);

/**
 * multiplier·g(u), u = argument·x, for one sign of every parameter.
 *
 * 1. x = ±0: `zero` (times the multiplier, unless it is 0: it keeps its sign). Devices may count subnormal x as 0.
 *    x = ±∞: `infinite` likewise, an infinity staying one.
 * 2. Without `argument`, u = x. With it: x = m·2^e as in `ShortFactor`, U = m·(argument's code), one product of pairs;
 *    u = U·2^(e + argument's exponent), the exponent clamped to ±REACH: beyond, the outermost regions on both sides of
 *    0 hold whatever u is. The region is looked for with head + low in one float.
 * 3. With `multiplier`, a `value` or the pair of a `code` is multiplied by its code's pair; head + low is summed to one
 *    float, and scaled by 2^(exponent + multiplier's exponent) in steps that round at most once.
 */
export interface ShortLeaf {
  readonly argument?: ShortFactor;
  readonly multiplier?: ShortFactor;
  /** Ascending; together they hold all finite u. */
  readonly regions: readonly ShortRegion[];
  /** g at −0 and +0, and at −∞ and ∞. */
  readonly zero: readonly [number, number];
  readonly infinite: readonly [number, number];
}
/** u's exponent is clamped to ±REACH: its tail is then a float32 number too. */
export const REACH = 100;

/**
 * A leaf whose parameters no scaling takes out: code over x and the parameters themselves. Results are not rescaled.
 */
export interface ShortTree {
  readonly parameters: readonly string[];
  readonly regions: readonly ShortRegion[];
}
