/** Errors in units in the last place, on a logarithmic scale: what candidates are compared by. */

/** The spacing of doubles at v, of singles with 24 bits and least exponent −149. */
function spacing(v: number, bits: number, least: number): number {
  const magnitude = Math.abs(v);
  if (magnitude === 0) return 2 ** least;
  let exponent = Math.floor(Math.log2(magnitude));
  if (2 ** exponent > magnitude) exponent -= 1;
  return 2 ** Math.max(exponent - bits + 1, least);
}

/** log2(1 + error in ulp) of what is certainly wrong: NaN or infinity for a number, or the other way round. */
export const WRONG = 64;

/** −0 for 0 counts only among equals. */
const MINUS_ZERO = 0.1;

/** log2(1 + ulp) of `got` against the correctly rounded `truth`; subnormals of single count as zero (shaders flush). */
export function errorBits(got: number, truth: number, precision: 'double' | 'single'): number {
  if (Number.isNaN(truth)) return Number.isNaN(got) ? 0 : WRONG;
  if (got === truth) return truth === 0 && Object.is(got, -0) ? MINUS_ZERO : 0;
  if (!Number.isFinite(got) || !Number.isFinite(truth)) return WRONG;
  const flushed = precision === 'single' ? 2 ** -126 : 0;
  if (Math.abs(got) < flushed && Math.abs(truth) <= flushed) return 0;
  const ulp = precision === 'single' ? spacing(truth, 24, -149) : spacing(truth, 53, -1074);
  return Math.min(WRONG, Math.log2(1 + Math.abs(got - truth) / ulp));
}
