/** Rough distances of results from what a program in double gives, for ranking: the worst are judged by MPFR. */

/** Largest first; by input where equal. */
export const worstFirst = <T extends { readonly x: number }>(
  list: readonly T[],
  size: (one: T) => number,
): readonly T[] => [...list].sort((a, b) => size(b) - size(a) || a.x - b.x);

/** The rough distance where any two values below the normal range are equal. */
export const flushedGap = (y: number, wanted: number): number =>
  Math.abs(y) < 2 ** -126 && Math.abs(wanted) <= 2 ** -126 ? 0 : roughGap(y, wanted);

/** Rough distance in float32 ulp, for ranking only; infinite where one is NaN or infinite and the other is not. */
export function roughGap(y: number, wanted: number): number {
  const rounded = Math.fround(wanted);
  if (Number.isNaN(y) !== Number.isNaN(rounded)) return Infinity;
  if (Number.isNaN(y) || Object.is(y, rounded)) return 0;
  if (!Number.isFinite(y) || !Number.isFinite(rounded)) return Infinity;
  // Of the exact value: just below a power of two the rounded one may have a unit twice as large.
  const size = Math.max(Math.abs(wanted), 2 ** -126);
  return Math.abs(y - wanted) / 2 ** (Math.floor(Math.log2(size)) - 23);
}
