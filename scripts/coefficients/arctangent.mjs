/** atan and acot: atan at the middles of bins, and the polynomial of atan's rest. */
import { doubles } from './interpolate.mjs';
import { atan, fromDouble, ONE, PI, times, toDouble } from './numbers.mjs';
import { file, power, table, tuple } from './source.mjs';

/** Bins from 2^-6 to 2^6, 16 an octave. */
const [FROM, TO, BINS] = [-6, 6, 16];

function middles() {
  return Array.from({ length: (TO - FROM) * BINS }, (_, i) => {
    const middle = (1 + ((i % BINS) + 0.5) / BINS) * 2 ** (FROM + Math.floor(i / BINS));
    const value = atan(fromDouble(middle));
    const head = toDouble(value);
    return [middle, head, toDouble(value - fromDouble(head))];
  }).flat();
}

/** (atan(t)/t - 1)/t^2 in z = t^2, from the series: z is small. */
function rest(/** @type {bigint} */ z) {
  let [sum, term] = [0n, ONE];
  for (let n = 3n; term !== 0n && term !== -1n; n += 2n) {
    term = -term;
    sum += term / n;
    term = times(term, z);
  }
  return sum;
}

export function arctangent() {
  const fitted = (/** @type {number} */ degree) => doubles(rest, 0n, fromDouble(2 ** -12), degree, (z) => z);
  const [single, pair] = [fitted(3), fitted(4)];
  const head = toDouble(PI / 2n);
  return file('atan and acot: table, π/2, coefficients.', [
    table('arctangentTable', 'From 2^-6 to 2^6, 16 bins an octave: a middle c, atan(c) in two words.', middles()),
    tuple('halfPi', 'π/2 in two words.', [head, toDouble(PI / 2n - fromDouble(head))]),
    tuple(
      'arctangentSingle',
      `(atan(t)/t - 1)/t^2 in t^2, |t| <= 2^-6; adds ${power(single.error)} of t.`,
      single.coefficients,
    ),
    tuple('arctangentPair', `The same for pairs; adds ${power(pair.error)} of t.`, pair.coefficients),
  ]);
}
