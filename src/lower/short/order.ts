/** Which operand of a sum is the larger one, from the values at samples: what is known needs no comparison at run time. */
import type { ShortCode } from '../../program/short/code.js';

/** log₂ by which an operand of 24 bits must be the larger one, and by which a head of 12 bits may be the smaller one. */
const CLEAR = 0.02;
const HEAD_MAY = 7.5;

/** `sizes`: log₂ of the magnitudes of the node that each operation holds. */
export function ordered(code: ShortCode, sizes: readonly Float64Array[]): ShortCode {
  return code.map((o) => {
    if (o.op !== 'add') return o;
    const { larger: _, ...plain } = o;
    const [a, b] = o.args;
    // log₂ of |second/first|: its range.
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    sizes[a]!.forEach((p, s) => {
      const q = sizes[b]![s]!;
      const d = q === Number.NEGATIVE_INFINITY ? q : q - p;
      least = Math.min(least, d);
      most = Math.max(most, d);
    });
    if (most <= -CLEAR) return { ...plain, larger: 'first' as const };
    if (least >= CLEAR) return { ...plain, larger: 'second' as const };
    if (code[a]!.pair && most <= HEAD_MAY) return { ...plain, larger: 'first' as const };
    if (code[b]!.pair && least >= -HEAD_MAY) return { ...plain, larger: 'second' as const };
    return plain;
  });
}
