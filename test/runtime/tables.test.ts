/**
 * The tables of the runtime: computed again in MPFR, digit by digit; and a wrong digit in any of them is seen by the
 * measurement against MPFR too.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromDouble } from '../../src/runtime/index.js';
import type { Polynomial } from '../../src/runtime/pair.js';
import * as arctangent from '../../src/runtime/tables/arctangent.js';
import * as circular from '../../src/runtime/tables/circular.js';
import * as errorFunction from '../../src/runtime/tables/error-function.js';
import * as exponential from '../../src/runtime/tables/exponential.js';
import * as logarithm from '../../src/runtime/tables/logarithm.js';
import { loadMpfr } from '../../src/truth/mpfr.js';
import { functionsOf } from './support/functions.js';
import { Numbers, References } from './support/reference.js';

const root = join(import.meta.dirname, '../..');
const script = 'scripts/coefficients/double-double.mjs';

describe('the tables', () => {
  const copy = mkdtempSync(join(tmpdir(), 'tables-'));
  afterAll(() => rmSync(copy, { recursive: true }));

  test('are those that the script computes, and it sees a wrong last digit', () => {
    const folder = join(root, 'src/runtime/tables');
    cpSync(folder, copy, { recursive: true });
    const file = join(copy, 'error-function.ts');
    const text = readFileSync(file, 'utf8');
    const last = text.lastIndexOf('e-');
    writeFileSync(file, `${text.slice(0, last - 1)}${(Number(text[last - 1]) + 1) % 10}${text.slice(last)}`);
    const { status, stderr } = spawnSync(process.execPath, [join(root, script), '--check', folder, copy], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: `${file} differs from what MPFR computes\n` });
  });
});

/** Polynomials with the functions in which a wrong digit must show. */
const polynomials: readonly (readonly [string, Polynomial, readonly string[]])[] = [
  ['EXPM1_SERIES', exponential.EXPM1_SERIES, ['exp', 'expm1']],
  ['ATANH_SERIES', logarithm.ATANH_SERIES, ['log', 'log1p']],
  ['ATAN_SERIES', arctangent.ATAN_SERIES, ['atan', 'acot']],
  ['SIN_SERIES', circular.SIN_SERIES, ['sin', 'cosm1']],
  ['COS_SERIES', circular.COS_SERIES, ['cos', 'sin']],
  ['ERF_SERIES', errorFunction.ERF_SERIES, ['erf', 'erfc']],
  ['ERFCX_NEAR', errorFunction.ERFCX_NEAR, ['erfcx', 'erfc']],
  ['ERFCX_MIDDLE', errorFunction.ERFCX_MIDDLE, ['erfcx']],
  ['ERFCX_FAR', errorFunction.ERFCX_FAR, ['erfcx']],
];

/** Lookup tables with a function and the argument that reads entry i. */
const lookups: readonly (readonly [string, Float64Array, Float64Array, string, (i: number) => number])[] = [
  ['TWO_TO', exponential.TWO_TO_HIGH, exponential.TWO_TO_LOW, 'exp', (i) => ((i + 0.1) * Math.LN2) / 64],
  ['LOGS', logarithm.LOGS_HIGH, logarithm.LOGS_LOW, 'log', (i) => Math.max(0.7075, Math.min(1.4141, (i + 45.1) / 64))],
  ['ARCTANGENTS', arctangent.ARCTANGENTS_HIGH, arctangent.ARCTANGENTS_LOW, 'atan', (i) => (i - 0.1) / 32],
];

describe('a wrong digit', () => {
  const BOUND = -100;
  let measured: ReturnType<typeof functionsOf>;
  let r: References;
  beforeAll(async () => {
    r = new References(await loadMpfr());
    measured = functionsOf(r);
  });

  /** The largest error of a function over all its regions. */
  function worst(name: string): number {
    let bits = Number.NEGATIVE_INFINITY;
    for (const { f, reference, argument } of measured.filter((m) => m.name === name)) {
      const n = new Numbers(31);
      for (let i = 0; i < 40; i++)
        r.scoped(() => {
          const a = argument(n);
          bits = Math.max(bits, r.errorBits(f(a), reference(r.of(a))));
        });
    }
    return bits;
  }
  /** Runs with a wrong entry. */
  function withWrong<T>(values: Float64Array, i: number, wrong: (right: number) => number, f: () => T): T {
    const right = values[i]!;
    try {
      values[i] = wrong(right);
      return f();
    } finally {
      values[i] = right;
    }
  }
  /** The last of 53 bits of a high word, the last digits of a low one. */
  const last = (x: number) => x * (1 + 2 ** -52);
  const lowest = (x: number) => x + 2 ** -98;

  test.each(polynomials)('of the polynomial %s is seen', (_name, { high, low }, functions) => {
    for (const name of functions) {
      expect(worst(name)).toBeLessThan(BOUND);
      for (const i of [0, 1, 2])
        expect(
          withWrong(high, i, last, () => worst(name)),
          `${name} with entry ${i}`,
        ).toBeGreaterThan(BOUND);
    }
    expect(withWrong(low, 0, lowest, () => worst(functions.at(-1)!))).toBeGreaterThan(BOUND);
  });

  test.each(lookups)('of any entry of %s is seen', (_name, high, low, name, argument) => {
    const { f, reference } = measured.find((m) => m.name === name)!;
    const error = (x: number) => r.scoped(() => r.errorBits(f(fromDouble(x)), reference(r.of(fromDouble(x)))));
    for (let i = 0; i < high.length; i++) {
      // Entries that are zero or one, exactly, are not read.
      if (high[i] === 0) continue;
      const x = argument(i);
      expect(error(x)).toBeLessThan(BOUND);
      expect(
        withWrong(high, i, last, () => error(x)),
        `entry ${i}`,
      ).toBeGreaterThan(BOUND);
      expect(
        withWrong(low, i, lowest, () => error(x)),
        `low word ${i}`,
      ).toBeGreaterThan(BOUND);
    }
  });
});
