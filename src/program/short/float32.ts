/** Float32 numbers in order, and samples of a stretch of them: never an even stride, so that low bits are not all 0. */

const word = new DataView(new ArrayBuffer(4));

/** Ascending integers for ascending floats; both zeros are 0. */
export function orderOf(x: number): number {
  word.setFloat32(0, x);
  const bits = word.getInt32(0);
  return bits >= 0 ? bits : -(bits & 0x7fffffff);
}
export function floatOf(order: number): number {
  word.setInt32(0, Math.abs(order));
  const x = word.getFloat32(0);
  return order < 0 ? -x : x;
}
/** The float so many places further up. */
export const stepped = (x: number, n: number): number => floatOf(orderOf(x) + n);

export const LARGEST = 2 ** 128 - 2 ** 104;
export const LEAST_NORMAL = 2 ** -126;

/** Multiples of the golden ratio fill an interval evenly, and no power of two divides them. */
const GOLDEN = 0.6180339887498949;
/** Where functions bend. */
const [MIDDLE_FROM, MIDDLE_TO] = [2 ** -7, 2 ** 7];

/** Samples of [low, high] (floats of one sign): by magnitude, by value, most where functions bend; ends and neighbours. */
export function samplesBetween(low: number, high: number, count: number, shift: number): readonly number[] {
  const [a, b] = [orderOf(low), orderOf(high)];
  const out = new Set<number>();
  const side = low < 0 ? -1 : 1;
  const inner = side > 0 ? [MIDDLE_FROM, MIDDLE_TO] : [-MIDDLE_TO, -MIDDLE_FROM];
  const [c, d] = [Math.max(low, inner[0]!), Math.min(high, inner[1]!)];
  const put = (order: number): void => {
    // An odd last bit, within the stretch.
    const o = order - (order % 2 === 0 ? 1 : 0);
    out.add(Math.min(b, Math.max(a, o)));
  };
  for (let i = 0; i < count; i++) {
    const t = ((i + 1) * GOLDEN + shift) % 1;
    const kind = i % 4 === 3 ? 3 : c < d ? i % 4 : 0;
    if (kind === 0) put(a + Math.round((b - a) * t));
    else if (kind === 3) {
      // Closer and closer to the ends, where another region takes over because this one gets worse.
      const near = Math.round((b - a) * 2 ** (-1 - ((i * GOLDEN * 5) % 11)));
      put(i % 8 === 3 ? a + near : b - near);
    } else if (kind === 1) put(orderOf(c) + Math.round((orderOf(d) - orderOf(c)) * t));
    else put(orderOf(Math.fround(c + (d - c) * t)));
  }
  for (const end of [a, a + 1, b - 1, b]) if (end >= a && end <= b) out.add(end);
  out.delete(0);
  return [...out].sort((p, q) => p - q).map(floatOf);
}
