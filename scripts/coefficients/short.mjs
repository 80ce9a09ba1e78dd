/**
 * Polynomials of the float32 cores in pairs and in single floats: leading coefficients as a head of 12 bits and a
 * float32 tail where the pair core needs them so, all others rounded to float32.
 */
import { interpolate, valueAt } from './interpolate.mjs';
import {
  atan,
  erf,
  erfcx,
  expm1,
  fromDouble,
  log1p,
  ONE,
  over,
  PI,
  sin,
  sqrt,
  times,
  toBits,
  toDouble,
} from './numbers.mjs';
import { power } from './source.mjs';

const TINY = ONE >> 80n;
const awayFromZero = (/** @type {bigint} */ x) => (x === 0n ? TINY : x);

/** A number as head and tail. @param {bigint} v */
function words(v) {
  const head = toBits(v, 12);
  return [head, Math.fround(toDouble(v - fromDouble(head)))];
}

/** (exp(r) - 1 - r - r^2/2)/r^3 */
function expRest(/** @type {bigint} */ given) {
  const r = awayFromZero(given);
  const square = times(r, r);
  return over(expm1(r) - r - square / 2n, times(square, r));
}

/** (f(x)/x - 1)/z of z = x^2. @param {(x: bigint) => bigint} f */
const oddRest = (f) => (/** @type {bigint} */ given) => {
  const z = awayFromZero(given);
  const x = sqrt(z);
  return over(over(f(x), x) - ONE, z);
};
const atanh = (/** @type {bigint} */ s) => (log1p(s) - log1p(-s)) / 2n;

/** (cos(x) - 1 + z/2)/z^2 of z = x^2: 2 (z/4 - sin(x/2)^2)/z^2. */
function cosRest(/** @type {bigint} */ given) {
  const z = awayFromZero(given);
  const s = sin(sqrt(z) / 2n);
  return over(2n * (z / 4n - times(s, s)), times(z, z));
}

/** erf(x)/x of z = x^2. */
function erfOverX(/** @type {bigint} */ given) {
  const x = sqrt(awayFromZero(given));
  return over(erf(x), x);
}

/**
 * (m a + n) erfcx(a) of q = (a - 2)/(a + 2); its asymptotic series far out.
 * @param {bigint} m @param {bigint} n
 */
const erfcxTimes = (m, n) => (/** @type {bigint} */ q) => {
  const rootPi = sqrt(PI);
  if (ONE - q < TINY) return over(m * ONE, rootPi);
  const a = over(2n * (ONE + q), ONE - q);
  const factor = m * a + n * ONE;
  if (toDouble(a) < 1000) return times(erfcx(a), factor);
  const w = over(ONE, 2n * times(a, a));
  const series = ONE - w + 3n * times(w, w) - 15n * times(w, times(w, w));
  return times(over(series, rootPi), over(factor, a));
};

const [EXP_END, EIGHTH, ATAN_END] = [0.3475, Math.PI / 4, 0.168];
const LOG_END = 0.1717;

/** Name, what it is, function, interval, degree, leading pairs, weight of the error in the result (relative). */
const rows = [
  ['exp', '(exp(r) - 1 - r - r^2/2)/r^3', expRest, -EXP_END, EXP_END, 3, 0, (/** @type {number} */ r) => r ** 3],
  ['expPair', 'the same', expRest, -EXP_END, EXP_END, 4, 0, (/** @type {number} */ r) => r ** 3],
  ['log', '(atanh(s)/s - 1)/z, z = s^2', oddRest(atanh), 0, LOG_END ** 2, 3, 0, (/** @type {number} */ z) => z],
  ['logPair', 'the same', oddRest(atanh), 0, LOG_END ** 2, 4, 1, (/** @type {number} */ z) => z],
  ['sin', '(sin(x)/x - 1)/z, z = x^2, |x| < pi/4', oddRest(sin), 0, EIGHTH ** 2, 3, 0, (/** @type {number} */ z) => z],
  ['sinPair', 'the same', oddRest(sin), 0, EIGHTH ** 2, 4, 1, (/** @type {number} */ z) => z],
  [
    'cos',
    '(cos(x) - 1 + z/2)/z^2, z = x^2, |x| < pi/4',
    cosRest,
    0,
    EIGHTH ** 2,
    2,
    0,
    (/** @type {number} */ z) => z * z,
  ],
  ['cosPair', 'the same', cosRest, 0, EIGHTH ** 2, 3, 0, (/** @type {number} */ z) => z * z],
  ['atan', '(atan(t)/t - 1)/z, z = t^2', oddRest(atan), 0, ATAN_END ** 2, 2, 0, (/** @type {number} */ z) => z],
  ['atanPair', 'the same', oddRest(atan), 0, ATAN_END ** 2, 3, 0, (/** @type {number} */ z) => z],
  ['erf', 'erf(x)/x, z = x^2, |x| < 1', erfOverX, 0, 1, 7, 1, () => 1],
  ['erfPair', 'the same', erfOverX, 0, 1, 9, 3, () => 1],
  ['erfcx', '(1 + 2 a) erfcx(a), q = (a - 2)/(a + 2)', erfcxTimes(2n, 1n), -1, 1, 11, 1, () => 1],
  ['erfcxPair', '(a + 2) erfcx(a), q = (a - 2)/(a + 2)', erfcxTimes(1n, 2n), -1, 1, 14, 5, () => 2],
];

/** @param {any} row */
function rowText([name, what, f, low, high, degree, pairs, weight]) {
  const [from, to] = [fromDouble(low), fromDouble(high)];
  const exact = interpolate(f, from, to, degree);
  const heads = exact.slice(0, pairs).map(words);
  const rest = exact.slice(pairs).map((c) => Math.fround(toDouble(c)));
  const used = [...heads.map(([h = 0, l = 0]) => fromDouble(h) + fromDouble(l)), ...rest.map(fromDouble)];
  let worst = 0;
  for (let i = 0; i < 151; i++) {
    const x = from + ((to - from) * BigInt(2 * i + 1)) / 302n;
    worst = Math.max(worst, Math.abs(toDouble(valueAt(used, x) - f(x)) * weight(toDouble(x))));
  }
  const shown = (/** @type {number} */ v) => {
    for (let digits = 1; ; digits++)
      if (Math.fround(Number(v.toPrecision(digits))) === v) return String(Number(v.toPrecision(digits)));
  };
  const pairsText = heads.map((p) => `[${p.map(shown).join(', ')}]`).join(', ');
  const error = power(Math.log2(worst));
  return `  /** ${what}; adds ${error}. */\n  ${name}: { pairs: [${pairsText}], rest: [${rest.map(shown).join(', ')}] },`;
}

export function short() {
  const constants = [
    ['twoOverRootPi', over(2n * ONE, sqrt(PI))],
    ['halfPi', PI / 2n],
  ];
  const tangents = ['0.328125', '0.7265625'].map((c) => [c, atan(fromDouble(Number(c)))]);
  const pair = (/** @type {bigint} */ v) => `[${words(v).join(', ')}]`;
  return `/**
 * Coefficients of the float32 cores, lowest power first: pairs of a head of 12 bits and a tail, then floats.
 * Written by \`node scripts/coefficients/write.mjs\`; not edited by hand.
 */

/** A head of 12 bits and its tail. */
export type Words = readonly [number, number];

export interface Coefficients {
  readonly pairs: readonly Words[];
  readonly rest: readonly number[];
}

export const coefficients = {
${rows.map(rowText).join('\n')}
} as const satisfies Readonly<Record<string, Coefficients>>;

export const constants = {
${constants.map(([n, v]) => `  ${n}: ${pair(/** @type {bigint} */ (v))},`).join('\n')}
} as const satisfies Readonly<Record<string, Words>>;

/** Middles of the arctangent's stretches and their arctangents. */
export const arctangents = [
${tangents.map(([c, v]) => `  { middle: ${c}, value: ${pair(/** @type {bigint} */ (v))} },`).join('\n')}
] as const satisfies readonly { readonly middle: number; readonly value: Words }[];
`;
}
