// Made by activation-compiler; do not edit.
/** Powers of two as a table: a load is quicker than putting an exponent together through a view of bits. */

/** Index of 2^0 in `powersOfTwo`. */
export const UNIT = 1074;

/** 2^(i − UNIT) for every power of two that is a double, 2^-1074 to 2^1023. */
export const powersOfTwo: Float64Array = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < powersOfTwo.length; i++, power *= 2) powersOfTwo[i] = power;
