/** log: short reciprocals c, log(1/c) in two parts, log 2 in two parts, and the polynomials of log1p's rest. */
import { doubles } from './interpolate.mjs';
import { fromDouble, LOG2, log, log1p, ONE, over, times, toDouble, toGrid } from './numbers.mjs';
import { file, power, table, tuple } from './source.mjs';

/** Bins an octave, by the high word of the double: the first begins at FIRST, and 1 lies in the middle of one. */
const BINS = 128;
const FIRST = 0x3fe6b000;
const WIDTH = 0x2000;
/** k log 2 and log(1/c) are summed exactly on this grid: 2^10 · 2^42. */
const PLACE = 42;
/** Reciprocals are multiples of 2^-11. */
const SHORT = 11;
const TINY = ONE >> 80n;

/** The double with this high word and a low word of 0. */
function ofHighWord(/** @type {number} */ high) {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, high);
  return view.getFloat64(0);
}

function bins() {
  return Array.from({ length: BINS }, (_, i) => {
    const [from, to] = [ofHighWord(FIRST + i * WIDTH), ofHighWord(FIRST + (i + 1) * WIDTH)];
    const inverse = from < 1 && to > 1 ? 1 : Math.round((2 / (from + to)) * 2 ** SHORT) / 2 ** SHORT;
    const value = -log(fromDouble(inverse));
    const head = toGrid(value, PLACE);
    return [inverse, head, toDouble(value - fromDouble(head))];
  });
}

/** (log1p(r) - r + r^2/2)/r^3 */
function rest(/** @type {bigint} */ given) {
  const r = given === 0n ? TINY : given;
  const square = times(r, r);
  return over(log1p(r) - r + square / 2n, times(square, r));
}

export function logarithm() {
  const made = bins();
  let [low, high] = [0, 0];
  made.forEach(([inverse], i) => {
    low = Math.min(low, ofHighWord(FIRST + i * WIDTH) * inverse - 1);
    high = Math.max(high, ofHighWord(FIRST + (i + 1) * WIDTH) * inverse - 1);
  });
  const fitted = (/** @type {number} */ degree) =>
    doubles(rest, fromDouble(low), fromDouble(high), degree, (r) => r * r);
  const [short, single, pair] = [fitted(2), fitted(4), fitted(5)];
  const head = toGrid(LOG2, PLACE);
  const range = `${low.toFixed(6)} < r < ${high.toFixed(6)}`;
  return file('log and log1p: table, parts of log 2, coefficients.', [
    table(
      'logTable',
      'By bins of the significand, the one from 0.709 first: a short c near its reciprocal, log(1/c) on 2^-42, the rest.',
      made.flat(),
    ),
    tuple('logOfTwo', 'log 2 on 2^-42 and the rest.', [head, toDouble(LOG2 - fromDouble(head))]),
    tuple('logSingle', `(log1p(r) - r + r^2/2)/r^3, ${range}; adds ${power(single.error)} of r.`, single.coefficients),
    tuple('logShort', `The same for float32; adds ${power(short.error)} of r.`, short.coefficients),
    tuple('logPair', `The same for pairs; adds ${power(pair.error)} of r.`, pair.coefficients),
  ]);
}
