// Made by activation-compiler; do not edit.
/** The two halves of a double's bits, read through a shared buffer. (Writing halves and reading the whole stalls; this doesn't.) */

/** Write a double here, */
export const number: Float64Array = new Float64Array(1);
/** and read its halves here. */
export const words: Int32Array = new Int32Array(number.buffer);

const isLittleEndian = new Uint8Array(new Int32Array([1]).buffer)[0] === 1;
/** Which half holds sign, exponent and the upper 20 bits. */
export const HIGH: 0 | 1 = isLittleEndian ? 1 : 0;
