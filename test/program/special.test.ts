import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromDouble } from '../../src/algebra/rational.js';
import { call, symbol } from '../../src/expr/expr.js';
import { erf, erfc, erfcx } from '../../src/program/special.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { emitted, load, type Module } from '../emit/support/emitted.js';

const root = join(import.meta.dirname, '../..');
const source = readFileSync(join(root, 'src/program/special.ts'), 'utf8');
const names = ['erf', 'erfc', 'erfcx'] as const;
const special = { erf, erfc, erfcx };

/** Uniform in [0, 1), from a 32-bit counter hashed (splitmix32); the same on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Where each function is a normal number, cut where its form changes. */
const intervals = {
  erf: [-6, -0.75, 0.25, 0.75, 1.5, 6],
  erfc: [-6, -0.75, 0.25, 0.75, 1.5, 3, 10, 26.5],
  erfcx: [-26.6, -3, -0.75, 0.25, 0.75, 1.5, 3, 30, 1000],
} as const;

/** Distance in units in the last place of the exact value. */
function ulps(value: number, exact: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(exact))), -1022);
  return Math.abs(value - exact) / 2 ** (exponent - 52);
}

let truth: Truth;
let runtime: Module;
beforeAll(async () => {
  truth = await loadTruth();
  runtime = await (await load(emitted([])))('runtime/special');
});

const exact = (name: (typeof names)[number], x: number): number => {
  const answer = truth.evaluate(call(name, symbol('x')), new Map([['x', fromDouble(x)]]), 80);
  const value = truth.toDouble(answer);
  if (value === undefined) throw new Error(`${name}(${x}) is not decided`);
  return value;
};

describe('erf, erfc and erfcx', () => {
  for (const name of names)
    test(`${name} is within 2.5 ulp of MPFR's value on every interval of its forms`, () => {
      const next = random(name.length);
      const ends: readonly number[] = intervals[name];
      let worst = { error: 0, x: 0 };
      for (const [i, from] of ends.slice(0, -1).entries())
        for (let n = 0; n < 300; n++) {
          const x = from + (ends[i + 1]! - from) * next();
          // The exact value is rounded once more here: half an ulp of what is measured.
          const error = ulps(special[name](x), exact(name, x));
          if (error > worst.error) worst = { error, x };
        }
      expect(worst.error, `worst at ${worst.x}`).toBeLessThanOrEqual(2.5);
      expect(worst.error).toBeGreaterThan(0);
    });

  test('special values', () => {
    expect([erf(0), erf(-0), erf(Infinity), erf(-Infinity), erf(Number.NaN)]).toEqual([0, -0, 1, -1, Number.NaN]);
    expect([erfc(0), erfc(Infinity), erfc(-Infinity), erfc(Number.NaN)]).toEqual([1, 0, 2, Number.NaN]);
    expect([erfcx(0), erfcx(Infinity), erfcx(-Infinity), erfcx(Number.NaN)]).toEqual([1, 0, Infinity, Number.NaN]);
    expect(erf(5e-324)).toBe(5e-324);
    expect(ulps(erfcx(1e300), 1e-300 / Math.sqrt(Math.PI))).toBeLessThanOrEqual(1);
    expect(erfcx(Number.MAX_VALUE)).toBeGreaterThan(0);
    expect(erfc(26.6)).toBe(exact('erfc', 26.6));
    expect(erfc(27.3)).toBe(0);
  });

  test('the coefficients are those that the script computes in MPFR', () => {
    const printed = execFileSync(process.execPath, [join(root, 'scripts/special-functions.mjs')], { encoding: 'utf8' });
    const numbers = (text: string) => text.match(/-?\d+\.\d+(e-?\d+)?/g)?.map(Number);
    const tables = source.slice(source.indexOf('const NEAR'), source.indexOf('/** The value at `v`'));
    const [near, tail] = tables
      .split('const TAIL')
      .map((text) => numbers(text.slice(text.indexOf('['), text.indexOf(']'))));
    const [wantNear, wantTail] = printed.split('tail').map(numbers);
    expect(near?.length).toBe(11);
    expect(near).toEqual(wantNear);
    expect(tail).toEqual(wantTail);
  });

  test('the emitted runtime is this source, word for word and bit for bit', () => {
    const template = readFileSync(join(root, 'templates/ts/special.hbs'), 'utf8');
    expect(template.slice(template.indexOf('/**'))).toBe(source);
    const next = random(7);
    const different = Array.from({ length: 100_000 }, () => (next() - 0.5) * 2 ** (next() * 40 - 30)).filter((x) =>
      names.some((name) => !Object.is((runtime[name] as unknown as (x: number) => number)(x), special[name](x))),
    );
    expect(different).toEqual([]);
  });
});
