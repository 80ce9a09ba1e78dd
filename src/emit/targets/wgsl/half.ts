/** Half-precision numbers (IEEE 754 binary16) in buffers: two in a word, the first in the low half. */
import type { Elements } from '../../target.js';

/** The binary16 bits nearest to a binary32 number, ties to even. A NaN keeps its sign and the upper bits of its payload. */
export function halfBits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const size = bits & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7c00 | Math.max(1, (size >>> 13) & 0x3ff);
  // Below half of the least subnormal number (a tie goes to zero).
  if (size <= 0x33000000) return sign;
  // 113 is the exponent field of 2^-14; below it units do not shrink further.
  const exponent = Math.max(size >>> 23, 113);
  const fraction = (size & 0x7fffff) | 0x800000;
  const drop = 13 + exponent - (size >>> 23);
  const kept = fraction >>> drop;
  const rest = fraction - kept * 2 ** drop;
  const tie = 2 ** (drop - 1);
  const up = rest > tie || (rest === tie && (kept & 1) === 1) ? 1 : 0;
  // The hidden bit of a normal number adds the last 1 to the exponent, and so does a carry.
  const rounded = ((exponent - 113) << 10) + kept + up;
  return sign | Math.min(rounded, 0x7c00);
}

/** The binary32 bits of a binary16 number: exact. */
export function singleBits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const [field, fraction] = [(half >>> 10) & 0x1f, half & 0x3ff];
  if (field === 0x1f) return (sign | 0x7f800000 | (fraction << 13)) >>> 0;
  if (field > 0) return (sign | ((field + 112) << 23) | (fraction << 13)) >>> 0;
  if (fraction === 0) return sign >>> 0;
  // A subnormal number: its leading bit becomes the hidden one.
  const lead = 31 - Math.clz32(fraction);
  return (sign | ((lead + 103) << 23) | ((fraction << (23 - lead)) & 0x7fffff)) >>> 0;
}

export const halves: Elements = {
  pack: (bits) => {
    const words = new Uint32Array(Math.ceil(bits.length / 2));
    const elements = new Uint16Array(words.buffer);
    for (let i = 0; i < bits.length; i++) elements[i] = halfBits(bits[i]!);
    return words;
  },
  unpack: (words) => {
    const elements = new Uint16Array(words.buffer, words.byteOffset, words.length * 2);
    const bits = new Uint32Array(elements.length);
    for (let i = 0; i < bits.length; i++) bits[i] = singleBits(elements[i]!);
    return bits;
  },
};
