/**
 * What the cores promise. `ulp`: the double core is within so many units in the last place of the result. `pairBits`:
 * head and tail together are within 2^-pairBits of the result, relatively, where it is at least 2^-960 in magnitude.
 * Derived in docs/cores.md from the degree of the polynomial and the roundings that are left; tests measure less.
 */
export const coreBounds = {
  exp: { ulp: 0.52, pairBits: 67 },
  expm1: { ulp: 0.6, pairBits: 62.5 },
  log: { ulp: 0.52, pairBits: 67 },
  log1p: { ulp: 0.52, pairBits: 67 },
  sin: { ulp: 0.52, pairBits: 63 },
  cos: { ulp: 0.52, pairBits: 63 },
  cosm1: { ulp: 0.52, pairBits: 62 },
  atan: { ulp: 0.57, pairBits: 63 },
  acot: { ulp: 0.57, pairBits: 63 },
  sqrt1pm1: { ulp: 0.51, pairBits: 72 },
  erf: { ulp: 0.6, pairBits: 62 },
  erfc: { ulp: 0.6, pairBits: 62 },
  erfcx: { ulp: 0.6, pairBits: 62 },
} as const;

/** The cores of `short.ts` are within 2^-shortBits of the result, relatively. */
export const shortBits = 43;
