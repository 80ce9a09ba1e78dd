/** sin and cos: sines of multiples of π/128 in two words, π/128 in three parts, 128/π to many bits, polynomials. */
import { doubles } from './interpolate.mjs';
import { BITS, cos, fromDouble, ONE, over, PI, reciprocalOfPi, sin, times, toBits, toDouble } from './numbers.mjs';
import { file, power, table, tuple } from './source.mjs';

/** Steps in a turn. */
const STEPS = 256;
/** A head of 24 bits times a reduced argument of 29 is exact. */
const HEAD = 24;
/** Multiples up to 2^21 of a part of 32 bits are exact. */
const PART = 32;
const TINY = ONE >> 80n;
const step = (2n * PI) / BigInt(STEPS);

function sines() {
  return Array.from({ length: STEPS }, (_, k) => {
    // Quarters are exact.
    if (k % (STEPS / 4) === 0) return [[0, 1, 0, -1][k / (STEPS / 4)], 0];
    const value = sin(step * BigInt(k));
    const head = toBits(value, HEAD);
    return [head, toDouble(value - fromDouble(head))];
  }).flat();
}

/** (sin(r)/r - 1)/r^2 of z = r^2 */
const sineRest = (/** @type {bigint} */ r) => over(over(sin(r), r) - ONE, times(r, r));
/** (cos(r) - 1 + r^2/2)/r^4; the sum is exact to BITS, r^4 far larger. */
const cosineRest = (/** @type {bigint} */ r) => over(cos(r) - ONE + times(r, r) / 2n, times(times(r, r), times(r, r)));
/** As functions of r^2, kept away from 0. */
const ofSquare = (/** @type {(r: bigint) => bigint} */ f) => (/** @type {bigint} */ z) => f(root(z <= 0n ? TINY : z));

/** Integer square root by Newton. @param {bigint} z scaled */
function root(z) {
  const scaled = z * ONE;
  let x = 1n << BigInt((scaled.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + scaled / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

export function trigonometric() {
  const end = (step * 1001n) / 2000n;
  const square = times(end, end);
  const sine = doubles(ofSquare(sineRest), 0n, square, 2, (z) => z);
  const cosine = doubles(ofSquare(cosineRest), 0n, square, 2, (z) => z * z);
  const small = fromDouble(2 ** -12);
  const smallSine = doubles(ofSquare(sineRest), 0n, small, 3, (z) => z);
  const first = toBits(step, PART);
  const second = toBits(step - fromDouble(first), PART);
  const third = toDouble(step - fromDouble(first) - fromDouble(second));
  return file('sin and cos: table, parts of π/128, coefficients.', [
    table('sineTable', 'sin(k π/128), k = 0 to 255, each as a head of 24 bits and a tail.', sines()),
    tuple('sineStep', '128/π; π/128 as 32 bits, 32 bits and the rest.', [
      toDouble(over(ONE, step)),
      first,
      second,
      third,
    ]),
    tuple('sineRest', `(sin(r)/r - 1)/r^2 in r^2, |r| < 0.0123; adds ${power(sine.error)} of r.`, sine.coefficients),
    tuple('cosineRest', `(cos(r) - 1 + r^2/2)/r^4 in r^2; adds ${power(cosine.error)}.`, cosine.coefficients),
    tuple('sineNearZero', `As sineRest, |r| < 2^-6; adds ${power(smallSine.error)} of r.`, smallSine.coefficients),
  ]);
}

/** Bits of a large argument's product that are cut off come after these. */
const FAR_BITS = 1264;

/** 128/π and π/128 as integers: exact to their last bits. */
export function far() {
  const [perUnit, small] = [reciprocalOfPi(FAR_BITS + 7), step >> BigInt(BITS - 240)];
  return file('Reduction of huge arguments to sin and cos.', [
    `/** Fractional bits of \`stepsPerUnit\`. */\nexport const FRACTION_BITS = ${FAR_BITS}n;\n`,
    `/** 128/π · 2^FRACTION_BITS, rounded down. */\nexport const stepsPerUnit = 0x${perUnit.toString(16)}n;\n`,
    `/** π/128 · 2^240. */\nexport const piStep = 0x${small.toString(16)}n;\n`,
  ]);
}
