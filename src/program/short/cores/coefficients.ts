/**
 * Coefficients of the float32 cores, lowest power first: pairs of a head of 12 bits and a tail, then floats.
 * Written by `node scripts/coefficients/write.mjs`; not edited by hand.
 */

/** A head of 12 bits and its tail. */
export type Words = readonly [number, number];

export interface Coefficients {
  readonly pairs: readonly Words[];
  readonly rest: readonly number[];
}

export const coefficients = {
  /** (exp(r) - 1 - r - r^2/2)/r^3; adds 2^-26.1. */
  exp: { pairs: [], rest: [0.1666663, 0.041666623, 0.008357328, 0.0013918873] },
  /** the same; adds 2^-31.0. */
  expPair: { pairs: [], rest: [0.16666667, 0.041666552, 0.008333321, 0.0013926376, 0.00019882912] },
  /** (atanh(s)/s - 1)/z, z = s^2; adds 2^-31.6. */
  log: { pairs: [], rest: [0.33333334, 0.20000061, 0.1427538, 0.11666084] },
  /** the same; adds 2^-37.4. */
  logPair: { pairs: [[0.33337402, -0.0000406901]], rest: [0.19999999, 0.14285877, 0.110956535, 0.096822396] },
  /** (sin(x)/x - 1)/z, z = x^2, |x| < pi/4; adds 2^-28.3. */
  sin: { pairs: [], rest: [-0.16666667, 0.008333332, -0.00019840087, 0.0000027249926] },
  /** the same; adds 2^-32.5. */
  sinPair: {
    pairs: [[-0.16668701, 0.000020345053]],
    rest: [0.008333334, -0.00019841267, 0.000002755599, -2.4805637e-8],
  },
  /** (cos(x) - 1 + z/2)/z^2, z = x^2, |x| < pi/4; adds 2^-30.7. */
  cos: { pairs: [], rest: [0.041666664, -0.0013888302, 0.000024547942] },
  /** the same; adds 2^-31.0. */
  cosPair: { pairs: [], rest: [0.041666668, -0.0013888888, 0.0000248006, -2.730096e-7] },
  /** (atan(t)/t - 1)/z, z = t^2; adds 2^-29.0. */
  atan: { pairs: [], rest: [-0.33333325, 0.19995183, -0.13827245] },
  /** the same; adds 2^-31.7. */
  atanPair: { pairs: [], rest: [-0.33333334, 0.19999951, -0.1427704, 0.10614324] },
  /** erf(x)/x, z = x^2, |x| < 1; adds 2^-28.5. */
  erf: {
    pairs: [[1.128418, -0.00003880169]],
    rest: [-0.37612638, 0.11283782, -0.02686543, 0.0052210316, -0.00084840803, 0.00011265959, -0.000009667045],
  },
  /** the same; adds 2^-30.6. */
  erfPair: {
    pairs: [
      [1.128418, -0.000038801656],
      [-0.37609863, -0.000027756216],
      [0.11282349, 0.000014430258],
    ],
    rest: [-0.02686617, 0.005223967, -0.00085479335, 0.00012046261, -0.000014795031, 0.0000015306373, -1.04691104e-7],
  },
  /** (1 + 2 a) erfcx(a), q = (a - 2)/(a + 2); adds 2^-25.7. */
  erfcx: {
    pairs: [[1.2768555, 0.00012292244]],
    rest: [
      -0.09276382, -0.16603109, 0.1640505, -0.054211996, -0.008024739, 0.008689253, 0.0012305032, -0.001395805,
      -0.0003709284, 0.00016084034, 0.00006807515,
    ],
  },
  /** (a + 2) erfcx(a), q = (a - 2)/(a + 2); adds 2^-30.8. */
  erfcxPair: {
    pairs: [
      [1.0214844, 0.000098330245],
      [-0.68725586, 0.00009517703],
      [0.27941895, 0.000053147545],
      [-0.03643799, -0.0000043207683],
      [-0.021507263, -0.0000034102563],
    ],
    rest: [
      0.006480034, 0.0030907448, -0.00084143813, -0.0006637763, 0.00004489927, 0.00014649415, 0.000019457986,
      -0.000025108156, -0.0000051702523, 0.0000023125526,
    ],
  },
} as const satisfies Readonly<Record<string, Coefficients>>;

export const constants = {
  twoOverRootPi: [1.12841796875, -0.00003880165604641661],
  halfPi: [1.57080078125, -0.000004454454938240815],
} as const satisfies Readonly<Record<string, Words>>;

/** Middles of the arctangent's stretches and their arctangents. */
export const arctangents = [
  { middle: 0.328125, value: [0.3170166015625, 0.00003915164779755287] },
  { middle: 0.7265625, value: [0.62841796875, -0.00008636631537228823] },
] as const satisfies readonly { readonly middle: number; readonly value: Words }[];
