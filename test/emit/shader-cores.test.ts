import { describe, expect, it } from 'vitest';
import * as rational from '../../src/algebra/rational.js';
import { coreNames, coresFor } from '../../src/emit/shader-cores.js';
import { type OpName, op, opNames } from '../../src/expr/ops.js';
import { interpretShader } from '../support/shader-interpreter.js';

const text = coresFor(coreNames.map((n) => `${n}()`).join(' '))
  .map((c) => c.text)
  .join('\n\n');
const cores = interpretShader(text);

const view = new DataView(new ArrayBuffer(4));
const ofBits = (b: number): number => {
  view.setUint32(0, b);
  return view.getFloat32(0);
};

/** Distance from the exact value in units of the last place of float32; infinite where one of both is NaN. */
function ulps(got: number, exact: number): number {
  if (Number.isNaN(exact) || Number.isNaN(got)) return Number.isNaN(exact) === Number.isNaN(got) ? 0 : Infinity;
  const nearest = Math.fround(exact);
  if (got === nearest) return 0;
  if (!Number.isFinite(nearest) || !Number.isFinite(got)) return Infinity;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(exact))));
  return Math.abs(got - exact) / 2 ** (exponent - 23);
}

/** Floats of every exponent and both signs, an odd stride in bits, and the interval dense. */
function points(low: number, high: number): number[] {
  const list: number[] = [];
  for (let b = 1; b < 0x7f800000; b += 65521 * 3) list.push(ofBits(b), -ofBits(b));
  for (let i = 0; i <= 40000; i++) list.push(Math.fround(low + ((high - low) * i) / 40000));
  return list;
}

/** name, dense interval, and the bound in ulp that the core is held to (what was measured, up to the next quarter). */
const unary: readonly (readonly [OpName, number, number, number])[] = [
  ['exp', -104, 89, 1],
  ['expm1', -2, 2, 1.5],
  ['log', 0.1, 4, 1],
  ['log1p', -0.99, 4, 1.5],
  ['log2', 0.1, 4, 1.75],
  ['log10', 0.1, 4, 1.75],
  ['cbrt', -9, 9, 0.75],
  ['tanh', -10, 10, 1.25],
  ['sinh', -10, 10, 1.5],
  ['cosh', -10, 10, 1.5],
  ['asinh', -10, 10, 1.5],
  ['acosh', 1, 10, 1.75],
  ['atanh', -1, 1, 1.75],
  ['erf', -4, 4, 1.5],
  ['erfc', -4, 10.05, 3.5],
  ['erfcx', -9.3, 20, 3],
  ['sin', -200, 200, 2],
  ['cos', -200, 200, 2.25],
  ['tan', -200, 200, 3.25],
  ['asin', -1, 1, 2.5],
  ['acos', -1, 1, 1.25],
  ['atan', -10, 10, 1.75],
];

/** What each core gives at −∞, −0, 0, ∞ and NaN, and at the ends of its domain. */
const specials: readonly (readonly [OpName, number, number])[] = [
  ...(
    ['expm1', 'log1p', 'cbrt', 'tanh', 'sinh', 'asinh', 'atanh', 'erf', 'sin', 'tan', 'asin', 'atan'] as const
  ).flatMap((name) => [0, -0, 1e-40, -1e-40].map((v) => [name, Math.fround(v), Math.fround(v)] as const)),
  ...opNames.flatMap((name) => (op(name).arity === 1 ? [[name, Number.NaN, Number.NaN] as const] : [])),
  ...(
    [
      ['exp', Infinity],
      ['exp', -Infinity],
      ['expm1', Infinity],
      ['expm1', -Infinity],
      ['log', 0],
      ['log', -0],
      ['log', -1],
      ['log', Infinity],
      ['log', -Infinity],
      ['log', 2 ** -149],
      ['log1p', -1],
      ['log1p', -2],
      ['log1p', Infinity],
      ['log2', 8],
      ['log2', 0],
      ['log2', -3],
      ['log10', -3],
      ['log10', Infinity],
      ['cbrt', Infinity],
      ['cbrt', -Infinity],
      ['tanh', 100],
      ['tanh', -Infinity],
      ['sinh', 89.4],
      ['sinh', 90],
      ['sinh', -Infinity],
      ['cosh', -89.4],
      ['cosh', Infinity],
      ['cosh', -0],
      ['asinh', -Infinity],
      ['asinh', 3e38],
      ['acosh', 1],
      ['acosh', 0.5],
      ['acosh', Infinity],
      ['atanh', 1],
      ['atanh', -1],
      ['atanh', 1.5],
      ['erf', Infinity],
      ['erf', -Infinity],
      ['erfc', Infinity],
      ['erfc', -Infinity],
      ['erfc', -0],
      ['erfcx', Infinity],
      ['erfcx', -Infinity],
      ['erfcx', -0],
      ['sin', Infinity],
      ['cos', -Infinity],
      ['cos', -0],
      ['tan', Infinity],
      ['asin', 1.5],
      ['asin', -1],
      ['acos', 1],
      ['acos', -1],
      ['acos', 2],
      ['atan', Infinity],
      ['atan', -Infinity],
    ] as const
  ).map(([name, x]) => [name, x, Math.fround(op(name).double(x, 0))] as const),
];

const builtins = new Set<OpName>(['neg', 'abs', 'sqrt', 'sign', 'floor', 'ceil']);

describe('the float32 cores of the shading languages', () => {
  it.each(unary)('%s keeps its bound over all exponents, dense between %d and %d', (name, low, high, limit) => {
    let [worst, at] = [0, 0];
    for (const x of points(low, high)) {
      const error = ulps(cores[`actc_${name}`]!(x), op(name).double(x, 0));
      if (error > worst) [worst, at] = [error, x];
    }
    expect(worst, `at ${at}`).toBeLessThanOrEqual(limit);
    expect(worst, 'the bound is that of this core').toBeGreaterThan(limit - 0.5);
  });

  it.each(specials.filter(([name]) => !builtins.has(name)))('%s(%d) is %d', (name, x, expected) => {
    const got = cores[`actc_${name}`]!(Math.fround(x));
    if (expected === 0 || !Number.isFinite(expected)) expect(got).toBe(expected);
    else expect(ulps(got, op(name).double(Math.fround(x), 0))).toBeLessThanOrEqual(3.25);
  });

  it('pow keeps its bound for bases and exponents of all sizes', () => {
    let [worst, at] = [0, ''];
    const random = seeded(20240607);
    for (let i = 0; i < 60000; i++) {
      const x = Math.fround(i % 3 === 0 ? 0.9 + random() * 0.2 : 2 ** (random() * 200 - 100));
      const y = Math.fround(((random() * 2 - 1) * 140) / Math.max(0.01, Math.abs(Math.log2(x))));
      const error = ulps(cores.actc_pow!(x, y), x ** y);
      if (error > worst) [worst, at] = [error, `${x}, ${y}`];
    }
    expect(worst, `at ${at}`).toBeLessThanOrEqual(4);
    expect(worst).toBeGreaterThan(3);
  });

  it('pow has the special cases of IEEE 754', () => {
    const values = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 2.5, -2.5, Infinity, -Infinity, 16777215, 1e30, -1e30];
    const wrong = values.flatMap((x) =>
      values.flatMap((y) => {
        const exact = Math.fround(cPow(x, y));
        const got = cores.actc_pow!(x, y);
        return ulps(got, cPow(x, y)) <= 1 && Object.is(Math.sign(got), Math.sign(exact)) ? [] : [`${x}^${y}: ${got}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(cores.actc_pow!(Number.NaN, 0)).toBe(1);
    expect(cores.actc_pow!(Number.NaN, 2)).toBeNaN();
    expect(cores.actc_pow!(2, Number.NaN)).toBeNaN();
  });

  it('whole powers of whole numbers are exact', () => {
    for (let x = -12; x <= 12; x++) for (let y = 0; y <= 6; y++) expect(cores.actc_pow!(x, y)).toBe(x ** y);
  });

  it('uses no comparison of a value with itself and no difference of a value with itself', () => {
    expect(text.match(/\b([a-z]\w*) (!=|==|-) \1\b(?! \*)/)).toBe(null);
  });

  it('holds only finite literals with a point, which read back the same directly and by way of double', () => {
    for (const literal of text.replace(/\/\/.*/g, '').match(/\b\d+\.[\d]*(e[+-]?\d+)?/g) ?? []) {
      const value = Math.fround(Number(literal));
      expect(Number.isFinite(value) && (value === 0 || value >= 2 ** -126), literal).toBe(true);
      expect(rational.toSingle(rational.fromDecimal(literal)!), literal).toBe(value);
    }
  });
});

/** C's pow: unlike JavaScript's, 1 to any power is 1 and (−1)^±∞ is 1. */
const cPow = (x: number, y: number): number => (x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y);

/** A seeded generator (mulberry32) of numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
