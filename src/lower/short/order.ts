/**
 * What is known of operands on a stretch, from their values at samples: which of a sum's is the larger one, so that no
 * comparison is needed at run time, and between which bounds a core's argument lies.
 */
import { headOf, type ShortCode } from '../../program/short/code.js';

/** log₂ by which an operand must be the larger one, and by which a head of 12 bits may be the smaller one. */
const CLEAR = 0.02;
const HEAD_MAY = 7.5;
/** Between samples an argument may go further than at them, by this part of its range. */
const MARGIN = 1 / 16;

/** Operations whose results have heads of at most 12 bits; products and single floats have 24. */
function narrow(code: ShortCode): readonly boolean[] {
  const out: boolean[] = [];
  for (const o of code)
    switch (o.op) {
      case 'add':
      case 'divide':
      case 'sqrt':
        out.push(o.pair);
        break;
      case 'constant':
        out.push(o.pair || headOf(o.head) === o.head);
        break;
      case 'scale':
      case 'negate':
        out.push(o.pair && out[o.args[0]]!);
        break;
      default:
        out.push(false);
    }
  return out;
}

/** log₂ of the magnitudes of the node that each operation holds, and its values as doubles where a core takes it. */
export interface Known {
  readonly sizes: readonly Float64Array[];
  readonly bounds: readonly (readonly [number, number])[];
}

function within([low, high]: readonly [number, number]): readonly [number, number] {
  const more = (high - low) * MARGIN;
  // A sign that no sample has isn't met between them.
  return [low >= 0 ? Math.max(0, low - more) : low - more, high <= 0 ? Math.min(0, high + more) : high + more];
}

/** The code with what is known written into it. */
export function ordered(code: ShortCode, { sizes, bounds }: Known): ShortCode {
  const isNarrow = narrow(code);
  return code.map((o) => {
    if (o.op === 'core') {
      const [low, high] = within(bounds[o.args[0]]!);
      return Number.isFinite(low) && Number.isFinite(high) ? { ...o, within: [low, high] as const } : o;
    }
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
    if (isNarrow[a] && most <= HEAD_MAY) return { ...plain, larger: 'first' as const };
    if (isNarrow[b] && least >= -HEAD_MAY) return { ...plain, larger: 'second' as const };
    return plain;
  });
}
