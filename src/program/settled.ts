/**
 * The rounding test of float32 results: a value in double whose error is bounded rounds to the right float32 unless a
 * middle between two of them lies within the bound. Only then the exact plan has to be asked: once in some thousand
 * results for a bound of 2^-36, once in ten million for 2^-48.
 */

/**
 * Do all numbers within |y|·bound of y round to the same float32? `up` and `down` are 1 ± bound, rounded outwards. Right
 * where the error is relative to y and y is no subnormal double: there every float32 is 0.
 */
export const isSettled = (y: number, up: number, down: number): boolean =>
  Math.fround(y * up) === Math.fround(y * down);

/** 1 + bound and 1 − bound, a unit of a double farther out than they are, for the products' own roundings. */
export const boundsOf = (bound: number): readonly [up: number, down: number] => [
  1 + bound + 2 ** -51,
  1 - bound - 2 ** -51,
];
