// Made by activation-compiler; do not edit.
/**
 * How a pair core hands numbers to its own long functions. V8 puts every double that goes into or out of a function which it
 * doesn't inline into an object of its own; a typed array holds them as they are (erfPair: 23 ns with arguments, 18 so).
 * Long functions read what is here, and leave the head of their result in place 0 and its tail in `tail[0]`.
 */
export const given: Float64Array = new Float64Array(4);
