// Made by activation-compiler; do not edit.
/**
 * Where pair functions leave their second word. A pair is a head (the double nearest to the value) and a tail (the rest,
 * at most half a unit in the head's last place). A function returns the head and writes the tail to `tail[0]`; the
 * caller reads it before it calls anything else:
 *
 *     const head = expPair(x, 0);
 *     const low = tail[0]!;
 *
 * A typed array of one number because nothing is allocated then: a module's `let` boxes every double that it is given
 * (measured: 13 ns a call instead of 6), a returned object costs 10 ns, an object's field the same as this and only in V8.
 *
 * Where the value is below 2^-960 the tail has fewer bits, since no double is finer than 2^-1074, and for an argument with a
 * tail the head may be one unit off; where the head is subnormal, zero or infinite the tail is 0, beside NaN it means nothing.
 */
export const tail: Float64Array = new Float64Array(1);
