/** The example of the docs; NaN, infinities, zeros with their signs, exact values, and exponents far beyond every format. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as r from '../../src/runtime/index.js';

const { fromDouble, make, toDouble } = r;
const [nan, inf] = [Number.NaN, Number.POSITIVE_INFINITY];
const at = (f: (a: r.Scaled) => r.Scaled, ...xs: readonly number[]) => xs.map((x) => toDouble(f(fromDouble(x))));

describe('functions of one argument', () => {
  const arguments_ = [nan, inf, -inf, 0, -0];
  test.each<readonly [string, (a: r.Scaled) => r.Scaled, readonly number[]]>([
    ['neg', r.neg, [nan, -inf, inf, -0, 0]],
    ['abs', r.abs, [nan, inf, inf, 0, 0]],
    ['reciprocal', r.reciprocal, [nan, 0, -0, inf, -inf]],
    ['sqrt', r.sqrt, [nan, inf, nan, 0, -0]],
    ['exp', r.exp, [nan, inf, 0, 1, 1]],
    ['expm1', r.expm1, [nan, inf, -1, 0, -0]],
    ['log', r.log, [nan, inf, nan, -inf, -inf]],
    ['log1p', r.log1p, [nan, inf, nan, 0, -0]],
    ['sqrt1pm1', r.sqrt1pm1, [nan, inf, nan, 0, -0]],
    ['erf', r.erf, [nan, 1, -1, 0, -0]],
    ['erfc', r.erfc, [nan, 0, 2, 1, 1]],
    ['erfcx', r.erfcx, [nan, 0, inf, 1, 1]],
    ['atan', r.atan, [nan, Math.PI / 2, -Math.PI / 2, 0, -0]],
    ['acot', r.acot, [nan, 0, Math.PI, Math.PI / 2, Math.PI / 2]],
    ['acotOfReciprocal', r.acotOfReciprocal, [nan, Math.PI / 2, Math.PI / 2, 0, Math.PI]],
    ['sin', r.sin, [nan, nan, nan, 0, -0]],
    ['cos', r.cos, [nan, nan, nan, 1, 1]],
    ['cosm1', r.cosm1, [nan, nan, nan, -0, -0]],
    ['scale', (a) => r.scale(a, 5), [nan, inf, -inf, 0, -0]],
    ['power 3', (a) => r.powInteger(a, 3), [nan, inf, -inf, 0, -0]],
    ['power −2', (a) => r.powInteger(a, -2), [nan, 0, 0, inf, inf]],
    ['power 1/3', (a) => r.powRational(a, 1, 3), [nan, inf, nan, 0, 0]],
    ['power −1/3', (a) => r.powRational(a, -1, 3), [nan, 0, nan, inf, inf]],
    ['power 0/3', (a) => r.powRational(a, 0, 3), [1, 1, 1, 1, 1]],
    ['power 0', (a) => r.powInteger(a, 0), [1, 1, 1, 1, 1]],
    ['power 1', (a) => r.powInteger(a, 1), [nan, inf, -inf, 0, -0]],
  ])('%s of NaN, ∞, −∞, 0, −0', (_name, f, want) => {
    expect(at(f, ...arguments_)).toEqual(want);
  });

  test('ends of domains', () => {
    expect(at(r.log, 1, -1)).toEqual([0, nan]);
    expect(at(r.log1p, -1, -1 - 2 ** -52, -2, -1e300)).toEqual([-inf, nan, nan, nan]);
    expect(at(r.sqrt1pm1, -1, -1 - 2 ** -52)).toEqual([-1, nan]);
    expect(at(r.sqrt, 4, 2.25, -1)).toEqual([2, 1.5, nan]);
    expect(at(r.sin, Number.MAX_VALUE)).toEqual([Math.sin(Number.MAX_VALUE)]);
    expect(toDouble(r.sin(make(1, 0, 1100)))).toBe(nan);
  });
});

describe('functions of two arguments', () => {
  const values = [nan, inf, -inf, 0, -0, 1, -1, 5e-324, Number.MAX_VALUE, 3.5, -1e300, 2 ** -1074 * 3];
  test.each<readonly [string, (a: r.Scaled, b: r.Scaled) => r.Scaled, (a: number, b: number) => number]>([
    ['add', r.add, (a, b) => a + b],
    ['sub', r.sub, (a, b) => a - b],
    ['mul', r.mul, (a, b) => a * b],
    ['div', r.div, (a, b) => a / b],
  ])('%s rounds as doubles do, special values too', (_name, f, g) => {
    const wrong = values.flatMap((a) =>
      values.flatMap((b) => {
        const [got, want] = [toDouble(f(fromDouble(a), fromDouble(b))), g(a, b)];
        return Object.is(got, want) ? [] : [{ a, b, got, want }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('special values beside exponents far out', () => {
    for (const e of [5000, -5000, 2 ** 40, -(2 ** 40)]) {
      const far = make(1.5, 0, e);
      for (const [x, sum] of [
        [nan, nan],
        [inf, inf],
        [-inf, -inf],
      ] as const) {
        expect([r.add(far, fromDouble(x)).h, r.add(fromDouble(x), far).h]).toEqual([sum, sum]);
        expect([r.sub(far, fromDouble(x)).h, r.sub(fromDouble(x), far).h]).toEqual([-sum, sum]);
      }
      expect(r.add(far, r.ZERO)).toEqual(far);
      expect(r.add(r.ZERO, far)).toEqual(far);
      expect(r.sub(far, far)).toEqual(make(0, 0, 0));
      expect(r.mul(far, r.ZERO)).toEqual(make(0, 0, 0));
      expect(r.mul(far, fromDouble(inf)).h).toBe(inf);
    }
  });
});

describe('exponents that no format has', () => {
  const far = (e: number, h = 1.5) => make(h, 0, e);
  test('are added, not overflowed', () => {
    const e = 2 ** 30;
    expect(r.mul(far(e), far(e))).toEqual(make(1.125, 0, 2 * e + 1));
    expect(r.div(far(-e), far(e, 1.25))).toMatchObject({ e: -2 * e });
    expect(r.powInteger(far(e), -8)).toMatchObject({ e: -8 * e - 5 });
    expect(r.sqrt(make(1, 0, 2 * e))).toEqual(make(1, 0, e));
    expect(toDouble(r.mul(far(-e), far(e, 1)))).toBe(1.5);
    expect(toDouble(r.log(far(e)))).toBe(e * Math.LN2 + Math.log(1.5));
  });

  test('come from exp of large numbers: never zero or infinite, and exact in products', () => {
    for (const x of [2 ** 45, 1e14, 1e30, 1e300]) {
      const [large, small] = [r.exp(fromDouble(x)), r.exp(fromDouble(-x))];
      expect([toDouble(large), toDouble(small)]).toEqual([inf, 0]);
      expect(large.e).toBe(Math.min(2 ** 46, Math.round(x / Math.LN2)));
      expect(toDouble(r.mul(large, small))).toBe(1);
      expect(toDouble(r.div(r.mul(small, fromDouble(3.25)), small))).toBe(3.25);
    }
    expect(r.exp(make(1, 0, 1e9))).toEqual(make(1, 0, 2 ** 46));
    expect(r.exp(make(-1, 0, 1e9))).toEqual(make(1, 0, -(2 ** 46)));
    expect(toDouble(r.expm1(make(-1, 0, 1e9)))).toBe(-1);
  });

  test('keep what is 1 or the argument to any precision', () => {
    const tiny = make(1.25, 0, -(2 ** 30));
    expect(r.expm1(tiny)).toMatchObject({ h: 1.25, e: tiny.e });
    expect(r.exp(tiny)).toMatchObject({ h: 1, e: 0 });
    expect(r.exp(tiny).l).toBeGreaterThan(0);
    expect(r.erfcx(tiny).l).toBeLessThan(0);
    expect(r.sin(tiny).l).toBeLessThan(0);
    expect(r.erf(make(1, 0, 2 ** 30)).l).toBeLessThan(0);
    expect(toDouble(r.mul(r.erfcx(make(1, 0, 2 ** 30)), make(1, 0, 2 ** 30)))).toBe(1 / Math.sqrt(Math.PI));
  });
});

test('the example of docs/double-double.md is what is computed', () => {
  const x = fromDouble(38.6);
  const u = r.scale(r.mul(x, x), -1);
  const t = r.exp(r.neg(u));
  const y = r.mul(x, t);
  const text = readFileSync(join(import.meta.dirname, '../../docs/double-double.md'), 'utf8');
  const rows = Object.entries({ x, u, t, y }).map(([name, { h, l, e }]) => `| ${name} | ${h} | ${l} | ${e} |`);
  expect(text).toContain(`${rows.join('\n')}\n<!-- end of example -->`);
  expect(toDouble(y)).toBe(22 * 2 ** -1074);
});
