/** Names that emitted TypeScript may not give to a function, parameter or local. */

/**
 * Reserved words of ECMAScript 2022 in strict mode and modules (sections 12.7.2 and 13.1.1), and the names that
 * strict mode forbids to bind or that the emitted code itself relies on.
 */
const words = `
  await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if import in instanceof new null return super switch this throw true try typeof var void while with yield
  let static implements interface package private protected public
  arguments eval undefined NaN Infinity
  Math Number Object Float32Array Float64Array arrays special
`;

const reserved: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

export const isReserved = (name: string): boolean => reserved.has(name);

/** `t1`, `u1`, `m1`, their tails, `once1`, `y0` and `d0` are what bodies compute. */
export const isReservedLocal = (name: string): boolean =>
  reserved.has(name) || /^([tum]\d+(x\d+)?[tpqr]?|u|which|y0|d0|once\d*)$/.test(name);

/** `ts/index.ts` is the list of all definitions. */
export const isReservedFile = (name: string): boolean => name === 'index';
