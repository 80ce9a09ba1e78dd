/** exp: 2^(j/128) in two words, log 2/128 in two parts, and the polynomials of exp's rest. */
import { doubles } from './interpolate.mjs';
import { exp, expm1, fromDouble, LOG2, ONE, over, times, toBits, toDouble } from './numbers.mjs';
import { file, power, table, tuple } from './source.mjs';

export const STEPS = 128;
const TINY = ONE >> 80n;
const step = LOG2 / BigInt(STEPS);

function powers() {
  return Array.from({ length: STEPS }, (_, j) => {
    const value = exp(step * BigInt(j));
    const head = toBits(value, 24);
    return [head, toDouble(value - fromDouble(head))];
  }).flat();
}

/** (exp(r) - 1 - r - r^2/2)/r^3 */
function rest(/** @type {bigint} */ given) {
  const r = given === 0n ? TINY : given;
  const square = times(r, r);
  return over(expm1(r) - r - square / 2n, times(square, r));
}

/** (expm1(x) - x - x^2/2)/x^3 near zero serves expm1 where subtracting 1 would cancel. */
const nearZero = (/** @type {number} */ end, /** @type {number} */ degree) =>
  doubles(rest, fromDouble(-end), fromDouble(end), degree, (x) => x * x);

export function exponential() {
  // A little beyond half a step: the multiple is found with a rounded quotient.
  const end = (step * 1001n) / 2000n;
  const single = doubles(rest, -end, end, 2, (r) => r ** 3);
  const pair = doubles(rest, -end, end, 3, (r) => r ** 3);
  const head = toBits(step, 36);
  const small = nearZero(0.1, 7);
  const smallPair = nearZero(0.03125, 7);
  return file('exp and expm1: table, parts of log 2, coefficients.', [
    table('expTable', '2^(j/128), j = 0 to 127, each as a head of 24 bits and a tail.', powers()),
    tuple('expStep', '128/log 2; log 2/128 as 36 bits and the rest.', [
      toDouble(over(ONE, step)),
      head,
      toDouble(step - fromDouble(head)),
    ]),
    tuple(
      'expSingle',
      `(exp(r) - 1 - r - r^2/2)/r^3, |r| < 0.00271; adds ${power(single.error)}.`,
      single.coefficients,
    ),
    tuple('expPair', `The same for pairs; adds ${power(pair.error)}.`, pair.coefficients),
    tuple(
      'expm1Single',
      `(expm1(x) - x - x^2/2)/x^3, |x| < 0.1; adds ${power(small.error)} of expm1.`,
      small.coefficients,
    ),
    tuple('expm1Pair', `The same for pairs, |x| < 2^-5; adds ${power(smallPair.error)}.`, smallPair.coefficients),
  ]);
}
