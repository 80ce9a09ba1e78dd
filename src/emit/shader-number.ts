/** Float32 values in the notation of `shader-text.ts`: exact, finite, and safe from flushing and constant folding. */
import * as rational from '../algebra/rational.js';

const smallestNormal = 2 ** -126;

const largest = 3.4028234663852886e38;

/** Does the decimal text give the same float32, read directly and by way of double, and lie in its range? */
function readsBack(text: string, value: number): boolean {
  const exact = rational.fromDecimal(text);
  return (
    Number(text) <= largest &&
    Math.fround(Number(text)) === value &&
    exact !== undefined &&
    rational.toSingle(exact) === value
  );
}

/** The shortest decimal with a point that every reader takes for the same float32; `value` positive, normal, finite. */
function decimal(value: number): string {
  for (let digits = 1; digits <= 17; digits++) {
    const text = String(Number(value.toPrecision(digits))).replace('e+', 'e');
    const pointed = text.includes('.') ? text : text.replace(/^\d+/, '$&.0');
    if (readsBack(text, value)) return pointed;
  }
  throw new RangeError(`${value} is not a float32`);
}

const word = (bits: number): string => `0x${bits.toString(16).padStart(8, '0')}u`;

function bitsOf(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0);
}

/**
 * A float32 in the notation: a decimal with a point; infinities by `actc_inf()`, NaN by `actc_nan()` (languages refuse
 * them as constants); −0 and subnormals by their bits, which no compiler flushes to 0.
 */
export function float32Text(value: number): string {
  if (Number.isNaN(value)) return 'actc_nan()';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? 'actc_inf()' : '-actc_inf()';
  if (Object.is(single, 0)) return '0.0';
  if (Math.abs(single) < smallestNormal) return `bitcast<f32>(${word(bitsOf(single))})`;
  return single < 0 ? `-${decimal(-single)}` : decimal(single);
}
