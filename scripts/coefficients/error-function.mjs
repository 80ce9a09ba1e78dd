/** erf and erfcx: a polynomial around the middle of each bin, and what they are at their ends. */
import { doubles, interpolate, valueAt } from './interpolate.mjs';
import { erf, erfcx, fromDouble, ONE, over, PI, sqrt, times, toBits, toDouble } from './numbers.mjs';
import { file, power, table, tuple } from './source.mjs';

/** erf from 0 to 6 by bins of 1/16. */
const [ERF_END, ERF_BINS] = [6, 16];
const ERF_DEGREE = 10;
/** erfcx by 16 bins for each octave of 1 + x, from 1 to 32: it behaves much like 1/(1 + x). */
const [OCTAVES, OCTAVE_BINS] = [5, 16];
const ERFCX_DEGREE = 11;
const TINY = ONE >> 80n;

/**
 * Around c: the value and the slope as heads of so many bits and tails, then the higher powers.
 * @param {(x: bigint) => bigint} f @param {number} c @param {number} half @param {number} degree @param {number} bits
 */
function around(f, c, half, degree, bits) {
  const exact = interpolate((d) => f(fromDouble(c) + d), fromDouble(-half), fromDouble(half), degree);
  const heads = [toBits(exact[0], bits), toBits(exact[1], 24)];
  const [value, slope] = heads.map((h, i) => [h, toDouble(exact[i] - fromDouble(h))]);
  const curvature = toDouble(exact[2]);
  const curvatureRest = toDouble(exact[2] - fromDouble(curvature));
  const row = [...value, ...slope, ...exact.slice(2).map(toDouble), curvatureRest];
  const rounded = [fromDouble(value[0]) + fromDouble(value[1]), fromDouble(slope[0]) + fromDouble(slope[1])];
  const used = [...rounded, ...row.slice(4, -1).map(fromDouble)];
  used[2] += fromDouble(curvatureRest);
  let worst = 0;
  for (const part of [-0.99, -0.7, -0.31, 0.05, 0.4, 0.77, 1]) {
    const d = fromDouble(half * part);
    const truth = f(fromDouble(c) + d);
    worst = Math.max(worst, Math.abs(toDouble(over(valueAt(used, d) - truth, truth))));
  }
  return { row, worst };
}

/** @param {number} i */
export function erfRow(i) {
  const made = around(erf, (i + 0.5) / ERF_BINS, 0.5 / ERF_BINS, ERF_DEGREE, 53);
  // The first bin is used from a quarter on: at 0 nothing is known relatively.
  return i === 0 ? { ...made, worst: 0 } : made;
}

/** @param {number} i */
export function erfcxRow(i) {
  const size = 2 ** Math.floor(i / OCTAVE_BINS);
  const c = (1 + ((i % OCTAVE_BINS) + 0.5) / OCTAVE_BINS) * size - 1;
  const { row, worst } = around(erfcx, c, (0.5 / OCTAVE_BINS) * size, ERFCX_DEGREE, 24);
  return { row: [c, ...row], worst };
}

/** @param {number} count @param {(i: number) => { row: readonly number[], worst: number }} rowOf */
function bins(count, rowOf) {
  const made = Array.from({ length: count }, (_, i) => rowOf(i));
  return { rows: made.flatMap((m) => m.row), error: Math.log2(Math.max(...made.map((m) => m.worst))) };
}

const twoOverRootPi = over(2n * ONE, sqrt(PI));
/** erf(√z)/√z by its series; z is at most 1/4. */
function oddPart(/** @type {bigint} */ z) {
  let [sum, term] = [0n, ONE];
  for (let n = 0n; term !== 0n && term !== -1n; n += 1n) {
    sum += term / (2n * n + 1n);
    term = -times(term, z) / (n + 1n);
  }
  return times(sum, twoOverRootPi);
}
/** (erf(x)/x - 2/√π)/x^2 in z = x^2 */
const oddRest = (/** @type {bigint} */ given) => {
  const z = given <= 0n ? TINY : given;
  return over(oddPart(z) - twoOverRootPi, z);
};

/** (2 x w - 1) x^2 in v = 1/x^2, where √π erfcx(x) = 1/(x + w), for v > 0. */
function tailRest(/** @type {bigint} */ given) {
  const v = given <= 0n ? TINY : given;
  // Laplace: w = (1/2)/(x + 1/(x + (3/2)/(x + …))), so 2 x w = 1/(1 + v/(1 + (3/2) v/(1 + …))).
  let under = ONE;
  for (let n = 400n; n >= 2n; n--) under = ONE + over((n * v) / 2n, under);
  return over(over(ONE, under) - ONE, v);
}

export function errorFunction() {
  const near = doubles(oddRest, 0n, (25n * ONE) / 256n, 9, (z) => z);
  const nearShort = doubles(oddRest, 0n, ONE / 4n, 6, (z) => z);
  const nearPair = doubles(oddRest, 0n, fromDouble(2 ** -12), 3, (z) => z);
  const head = toBits(twoOverRootPi, 24);
  const excess = twoOverRootPi - ONE;
  const made = bins(ERF_END * ERF_BINS, erfRow);
  return file('erf: table and coefficients.', [
    table(
      'erfTable',
      `From 0 to 6 by bins of 1/16, powers of the distance from the middle: value and slope as head and tail (the slope's head of 24 bits), then up to the tenth, and what the second's coefficient lost; adds ${power(made.error)} of erf.`,
      made.rows,
    ),
    tuple('erfSlope', '2/√π as 24 bits and the rest; 2/√π − 1, and less 1/8.', [
      head,
      toDouble(twoOverRootPi - fromDouble(head)),
      toDouble(excess),
      toDouble(excess - ONE / 8n),
    ]),
    tuple('erfSingle', `(erf(x)/x - 2/√π)/x^2 in x^2, |x| < 5/16; adds ${power(near.error)} of x.`, near.coefficients),
    tuple('erfShort', `The same for float32, |x| < 1/2; adds ${power(nearShort.error)} of x.`, nearShort.coefficients),
    tuple('erfPair', `The same for pairs, |x| < 2^-6; adds ${power(nearPair.error)} of x.`, nearPair.coefficients),
  ]);
}

export function scaledErrorFunction() {
  const made = bins(OCTAVES * OCTAVE_BINS, erfcxRow);
  const far = doubles(tailRest, 0n, fromDouble(2 ** -9.9), 5, (v) => (v * v) / 2);
  const scale = over(ONE, sqrt(PI));
  const head = toDouble(scale);
  return file('erfcx and erfc: table and coefficients.', [
    table(
      'erfcxTable',
      `From 0 to 31, 16 bins for each octave of 1 + x: the middle, then as for erf, the value's head of 24 bits, up to the eleventh power; adds ${power(made.error)} of erfcx.`,
      made.rows,
    ),
    tuple('inverseRootPi', '1/√π in two words.', [head, toDouble(scale - fromDouble(head))]),
    tuple(
      'erfcxFar',
      `(2 x w - 1) x^2 in 1/x^2, erfcx(x) = 1/(√π (x + w)), x >= 31; adds ${power(far.error)} of erfcx.`,
      far.coefficients,
    ),
  ]);
}
