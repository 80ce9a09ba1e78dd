/**
 * Computes the coefficients of the float32 cores of the shading languages and writes them to
 * src/emit/shader-cores/coefficients.ts. Run it by hand (`node scripts/fit-shader-cores.mjs`) after changing a row.
 *
 * Method: interpolation at the Chebyshev nodes of the interval (within a small factor of the best polynomial),
 * by Newton's divided differences in double, turned into powers and rounded to float32. Printed beside each row: the
 * worst error that the polynomial leaves in the function it serves, as a power of two (a float32 has 24 bits).
 */
import { writeFileSync } from 'node:fs';

const log2 = (v) => Math.log2(v).toFixed(1);
const factorial = (n) => (n <= 1 ? 1 : n * factorial(n - 1));

/** erf by its series with terms of one sign; |x| < 3. */
function erf(x) {
  let [term, sum] = [x, x];
  for (let n = 1; n < 120; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** exp(x^2) erfc(x), x >= 0: by erf below 2, by Laplace's continued fraction above. */
function erfcx(x) {
  if (x < 2) return Math.exp(x * x) * (1 - erf(x));
  let tail = 0;
  for (let n = 160; n >= 1; n--) tail = n / 2 / (x + tail);
  return 1 / ((x + tail) * Math.sqrt(Math.PI));
}

/** Powers' coefficients, lowest first, of the polynomial through the Chebyshev nodes of [low, high]. */
function chebyshevFit(f, low, high, degree) {
  const nodes = Array.from(
    { length: degree + 1 },
    (_, i) => (low + high) / 2 + ((high - low) / 2) * Math.cos((Math.PI * (2 * i + 1)) / (2 * degree + 2)),
  );
  const differences = nodes.map(f);
  for (let order = 1; order <= degree; order++)
    for (let i = degree; i >= order; i--)
      differences[i] = (differences[i] - differences[i - 1]) / (nodes[i] - nodes[i - order]);
  let powers = [differences[degree]];
  for (let i = degree - 1; i >= 0; i--) {
    const next = [0, ...powers];
    for (let j = 0; j < powers.length; j++) next[j] -= powers[j] * nodes[i];
    next[0] += differences[i];
    powers = next;
  }
  return powers.map(Math.fround);
}

const horner = (coefficients, z) => coefficients.reduceRight((sum, c) => sum * z + c, 0);

/** (f(x)/x - 1)/x^2 as a function of z = x^2: the rest of an odd function f = x + x z P(z). */
const oddRest = (f) => (z) => (f(Math.sqrt(z)) / Math.sqrt(z) - 1) / z;
const [quarterPi, tanEighthPi] = [Math.PI / 4, Math.SQRT2 - 1];

/** name, what it is, function, interval, degree, and the weight of its error in the result (relative). */
const rows = [
  [
    'log',
    '2 (atanh(s)/s - 1)/z, z = s^2, s = f/(2 + f)',
    (z) => 2 * oddRest(Math.atanh)(z),
    0,
    (tanEighthPi / (2 + tanEighthPi)) ** 2,
    3,
    (z) => z / 2,
  ],
  ['tanh', '(tanh(x)/x - 1)/z, z = x^2, |x| < 0.625', oddRest(Math.tanh), 0, 0.625 ** 2, 5, (z) => z],
  ['sinh', '(sinh(x)/x - 1)/z, z = x^2, |x| < 1', oddRest(Math.sinh), 0, 1, 3, (z) => z],
  ['sin', '(sin(x)/x - 1)/z, z = x^2, |x| < pi/4', oddRest(Math.sin), 0, quarterPi ** 2, 3, (z) => z],
  [
    'cos',
    '(cos(x) - 1 + z/2)/z^2, z = x^2, |x| < pi/4',
    (z) => (2 * (Math.sin(Math.sqrt(z) / 2) ** 2 - z / 4)) / -(z * z),
    0,
    quarterPi ** 2,
    2,
    (z) => z * z,
  ],
  ['tan', '(tan(x)/x - 1)/z, z = x^2, |x| < pi/4', oddRest(Math.tan), 0, quarterPi ** 2, 6, (z) => z],
  ['asin', '(asin(x)/x - 1)/z, z = x^2, |x| < 1/2', oddRest(Math.asin), 0, 0.25, 5, (z) => z],
  ['atan', '(atan(x)/x - 1)/z, z = x^2, |x| < tan(pi/8)', oddRest(Math.atan), 0, tanEighthPi ** 2, 4, (z) => z],
  ['erf', 'erf(x)/x - 1, z = x^2, |x| < 1', (z) => erf(Math.sqrt(z)) / Math.sqrt(z) - 1, 0, 1, 7, () => 1],
  [
    'erfcx',
    '(1 + 2 a) exp(a^2) erfc(a) - 1, q = (a - 4)/(a + 4)',
    (q) => {
      const a = (4 * (1 + q)) / (1 - q);
      return (1 + 2 * a) * erfcx(a) - 1;
    },
    -1,
    1,
    13,
    () => 1,
  ],
];

const shown = (value) => {
  for (let digits = 1; ; digits++)
    if (Math.fround(Number(value.toPrecision(digits))) === value) return String(Number(value.toPrecision(digits)));
};

const lines = [
  '/**',
  ' * Coefficients of the float32 cores, lowest power first. Written by scripts/fit-shader-cores.mjs, which says how.',
  ' * The comment gives what is approximated and the worst relative error left in the result.',
  ' */',
  'export const coefficients = {',
  '  // Taylor of exp: 1/n! for n = 3 to 8.',
  `  exp: [${[3, 4, 5, 6, 7, 8].map((n) => shown(Math.fround(1 / factorial(n)))).join(', ')}],`,
  '  // atanh(s)/s = 1 + z P(z), z = s^2: Taylor, 1/(2 n + 1) for n = 1 to 6.',
  `  atanh: [${[1, 2, 3, 4, 5, 6].map((n) => shown(Math.fround(1 / (2 * n + 1)))).join(', ')}],`,
];
for (const [name, what, f, low, high, degree, weight] of rows) {
  const powers = chebyshevFit(f, low, high, degree);
  let worst = 0;
  // Odd number of points, ends left out (f has removable points there).
  for (let i = 1; i < 1999; i++) {
    const z = low + ((high - low) * i) / 1999;
    worst = Math.max(worst, Math.abs((horner(powers, z) - f(z)) * weight(z)));
  }
  lines.push(`  // ${what}: 2^${log2(worst)}`, `  ${name}: [${powers.map(shown).join(', ')}],`);
}
lines.push('} as const satisfies Readonly<Record<string, readonly number[]>>;', '');
writeFileSync(new URL('../src/emit/shader-cores/coefficients.ts', import.meta.url), lines.join('\n'));
console.log(lines.join('\n'));
