/**
 * Computes the tables of src/runtime/tables/ in MPFR with 500 bits.
 *
 *   node scripts/coefficients/double-double.mjs            writes the files
 *   node scripts/coefficients/double-double.mjs --check FOLDER...  says which files of folders differ, and fails;
 *                                                                  without folders, of what is committed
 *
 * Power series have their exact rational coefficients; erf and erfcx are interpolated at the Chebyshev nodes of their
 * intervals and written in powers of the distance from a centre. Every coefficient is two doubles, or one where what
 * it contributes needs no more.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { init } from 'gmp-wasm';

const committed = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/runtime/tables');
const { getContext } = await init();
const { Float: F, Pi, Log2 } = getContext({ precisionBits: 1600 });
/** Wide numbers for constants, but what is computed for tables needs less. */
const BITS = 500;
const G = (x) => F(x, { precisionBits: BITS });

/** The value as `count` doubles, each the rounded rest. */
function words(value, count) {
  const list = [];
  let rest = value;
  for (let i = 0; i < count; i++) {
    const word = rest.toNumber();
    list.push(word);
    rest = rest.sub(F(word));
  }
  return list;
}

/** Lines of at most 120 characters, as the formatter leaves them. `taken` is what stands before the list. */
function listed(values, indent, taken) {
  const one = `[${values.join(', ')}]`;
  if (taken + one.length + 2 <= 120) return one;
  const pad = ' '.repeat(indent);
  const lines = [''];
  for (const item of values.map((v) => `${v},`)) {
    const line = lines.at(-1);
    if (line === '') lines[lines.length - 1] = pad + item;
    else if (line.length + 1 + item.length <= 120) lines[lines.length - 1] = `${line} ${item}`;
    else lines.push(pad + item);
  }
  return `[\n${lines.join('\n')}\n${' '.repeat(indent - 2)}]`;
}

/** What stands below each constant: two lists for pairs. The second may be shorter. */
const polynomialText = (name, doc, coefficients, pairs) => {
  const high = listed(
    coefficients.map((c) => words(c, 1)[0]),
    4,
    26,
  );
  const low = listed(
    coefficients.slice(0, pairs).map((c) => words(c, 2)[1]),
    4,
    25,
  );
  return (
    `/** ${doc} */\nexport const ${name}: Polynomial = {\n` +
    `  high: new Float64Array(${high}),\n  low: new Float64Array(${low}),\n};\n`
  );
};
const numbersText = (name, doc, values) =>
  `/** ${doc} */\nexport const ${name} = new Float64Array(${listed(values, 2, 33 + name.length)});\n`;

const range = (n) => Array.from({ length: n }, (_, i) => i);
const factorial = (n) => range(n).reduce((p, i) => p.mul(i + 1), G(1));

/** Chebyshev interpolation of f on [a, b] in powers of (x − centre). */
function interpolate(f, a, b, centre, degree) {
  const count = degree + 1;
  const middle = G(a).add(b).div(2);
  const half = G(b).sub(a).div(2);
  const angles = range(count).map((k) =>
    G(Pi())
      .mul(2 * k + 1)
      .div(2 * count),
  );
  const values = angles.map((angle) => f(middle.add(half.mul(angle.cos()))));
  const series = angles.map((_, j) =>
    values
      .reduce((s, value, k) => s.add(value.mul(angles[k].mul(j).cos())), G(0))
      .mul(j === 0 ? 1 : 2)
      .div(count),
  );
  // T(n+1) = 2·u·T(n) − T(n−1) with u = (v + centre − middle)/half and v = x − centre.
  const offset = G(centre).sub(middle);
  const timesU = (p) => {
    const result = range(p.length + 1).map(() => G(0));
    p.forEach((c, i) => {
      result[i + 1] = result[i + 1].add(c.div(half));
      result[i] = result[i].add(c.mul(offset).div(half));
    });
    return result;
  };
  const total = range(count).map(() => G(0));
  let [before, now] = [[G(0)], [G(1)]];
  series.forEach((c, j) => {
    now.forEach((p, i) => {
      total[i] = total[i].add(c.mul(p));
    });
    const next = timesU(now).map((p, i) => p.mul(j === 0 ? 1 : 2).sub(before[i] ?? 0));
    [before, now] = [now, next];
  });
  return total;
}

/** How many coefficients need two words, if |x − centre| <= reach and the sum is at least `least`. */
function pairsNeeded(coefficients, reach, least) {
  let needed = coefficients.length;
  while (needed > 1 && Math.abs(coefficients[needed - 1].toNumber()) * reach ** (needed - 1) < least * 2 ** -57)
    needed--;
  return needed;
}

const header = (what, imports) =>
  `/** ${what} Written by scripts/coefficients/double-double.mjs; a test computes it again. */\n` +
  '// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: entries of tables have no names.\n' +
  (imports ? `import type { Polynomial } from '../pair.js';\n\n` : '\n');

function constants() {
  const root = Pi().sqrt();
  const hex = BigInt(Pi().mul(F(2).pow(1400)).floor().toString(10).replace(/\.0*$/, '')).toString(16);
  const lines = hex.match(/.{1,100}/g).map((line) => `  '${line}'`);
  return (
    header('Constants to more words than one.', false) +
    [
      numbersText('LN2', 'log 2.', words(Log2(), 3)),
      numbersText('HALF_PI', 'π/2.', words(Pi().div(2), 5)),
      numbersText('SQRT_PI', '√π.', words(root, 2)),
      numbersText('INVERSE_SQRT_PI', '1/√π.', words(F(1).div(root), 2)),
      numbersText('TWO_INVERSE_SQRT_PI', '2/√π.', words(F(2).div(root), 2)),
      `/** The bits of π: ⌊π·2^1400⌋ in hexadecimal digits. */\nexport const PI_DIGITS =\n${lines.join(' +\n')};\n`,
    ].join('\n')
  );
}

function exponential() {
  const twoTo = range(64).map((j) => G(Log2()).mul(j).div(64).exp());
  return (
    header('For exp and expm1.', true) +
    [
      polynomialText(
        'EXPM1_SERIES',
        'expm1(r)/r: 1/(k+1)!.',
        range(24).map((k) => G(1).div(factorial(k + 1))),
        24,
      ),
      numbersText('SIXTY_FOURTHS', 'log(2)/64 in three words.', words(Log2().div(64), 3)),
      numbersText(
        'TWO_TO_HIGH',
        '2^(j/64), high words.',
        twoTo.map((t) => words(t, 1)[0]),
      ),
      numbersText(
        'TWO_TO_LOW',
        'and low words.',
        twoTo.map((t) => words(t, 2)[1]),
      ),
    ].join('\n')
  );
}

/** 1/c for m near j/64, with 9 bits after the point, so that c·m − 1 is exact in two doubles. */
const inverse = (j) => Math.round((512 * 64) / j) / 512;
function logarithm() {
  const inverses = range(47).map((i) => inverse(i + 45));
  const logs = inverses.map((c) => G(c).ln().neg());
  return (
    header('For log and log1p.', true) +
    [
      polynomialText(
        'ATANH_SERIES',
        'atanh(s)/s in s²: 1/(2k+1).',
        range(9).map((k) => G(1).div(2 * k + 1)),
        9,
      ),
      numbersText('INVERSES', 'Short numbers near 64/j, j from 45 to 91.', inverses),
      numbersText(
        'LOGS_HIGH',
        'Minus their logarithms, high words.',
        logs.map((t) => words(t, 1)[0]),
      ),
      numbersText(
        'LOGS_LOW',
        'and low words.',
        logs.map((t) => words(t, 2)[1]),
      ),
    ].join('\n')
  );
}

function arctangent() {
  const values = range(33).map((j) => G(j).div(32).atan());
  return (
    header('For atan.', true) +
    [
      polynomialText(
        'ATAN_SERIES',
        'atan(t)/t in t²: (−1)^k/(2k+1).',
        range(9).map((k) => G(k % 2 ? -1 : 1).div(2 * k + 1)),
        9,
      ),
      numbersText(
        'ARCTANGENTS_HIGH',
        'atan(j/32), high words.',
        values.map((t) => words(t, 1)[0]),
      ),
      numbersText(
        'ARCTANGENTS_LOW',
        'and low words.',
        values.map((t) => words(t, 2)[1]),
      ),
    ].join('\n')
  );
}

function circular() {
  return (
    header('For sin and cos.', true) +
    [
      polynomialText(
        'SIN_SERIES',
        'sin(r)/r in r²: (−1)^k/(2k+1)!.',
        range(15).map((k) => G(k % 2 ? -1 : 1).div(factorial(2 * k + 1))),
        15,
      ),
      polynomialText(
        'COS_SERIES',
        'cos(r) in r²: (−1)^k/(2k)!.',
        range(15).map((k) => G(k % 2 ? -1 : 1).div(factorial(2 * k))),
        15,
      ),
    ].join('\n')
  );
}

/** (u + 3)·erfcx(u) as a function of s = 1/(u + 3), which is analytic in s > 0 and tends to 1/√π at s = 0. */
function scaledErfcx(s) {
  const u = G(1).div(s).sub(3);
  const z = u.mul(u);
  if (u.toNumber() < 1000) return z.exp().mul(u.erfc()).div(s);
  // The asymptotic series, to beyond 500 bits.
  let [sum, term] = [G(1), G(1)];
  for (let n = 1; n < 60; n++) {
    term = term.mul(-(2 * n - 1)).div(z.mul(2));
    sum = sum.add(term);
  }
  return sum.div(G(Pi()).sqrt()).div(u).div(s);
}

function errorFunction() {
  const erf = interpolate(
    (z) => {
      const u = z.sqrt();
      return u.erf().div(u);
    },
    0,
    1,
    0,
    23,
  );
  // [u from, u to, centre in s, degree]
  const pieces = [
    ['ERFCX_NEAR', 0, 2, 0.265625, 30],
    ['ERFCX_MIDDLE', 2, 6, 0.15625, 29],
    ['ERFCX_FAR', 6, Number.POSITIVE_INFINITY, 0.0546875, 32],
  ];
  return (
    header('For erf, erfc and erfcx.', true) +
    [
      polynomialText('ERF_SERIES', 'erf(u)/u in u², |u| <= 1.', erf, pairsNeeded(erf, 1, 0.84)),
      ...pieces.map(([name, from, to, centre, degree]) => {
        const a = G(1).div(G(to).add(3));
        const b = G(1).div(G(from).add(3));
        const c = interpolate(scaledErfcx, a, b, centre, degree);
        const reach = Math.max(b.toNumber() - centre, centre - a.toNumber());
        const doc = `(u + 3)·erfcx(u) in s − ${centre} where s = 1/(u + 3), u from ${from} to ${to === Number.POSITIVE_INFINITY ? '∞' : to}.`;
        return polynomialText(name, doc, c, pairsNeeded(c, reach, 0.56));
      }),
    ].join('\n')
  );
}

/** All files by name, as text. */
export function tables() {
  return {
    'constants.ts': constants(),
    'exponential.ts': exponential(),
    'logarithm.ts': logarithm(),
    'arctangent.ts': arctangent(),
    'circular.ts': circular(),
    'error-function.ts': errorFunction(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, ...folders] = process.argv.slice(2);
  for (const [name, text] of Object.entries(tables())) {
    if (option !== '--check') fs.writeFileSync(path.join(committed, name), text);
    else
      for (const file of (folders.length > 0 ? folders : [committed]).map((folder) => path.join(folder, name)))
        if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
          process.stderr.write(`${file} differs from what MPFR computes\n`);
          process.exitCode = 1;
        }
  }
}
