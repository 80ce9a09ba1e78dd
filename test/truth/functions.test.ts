import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OpName, op, opNames } from '../../src/expr/ops.js';
import { enclosures } from '../../src/truth/functions.js';
import { failed } from '../../src/truth/interval.js';
import {
  type Binary,
  type BinaryName,
  DOWN,
  loadMpfr,
  type Mpfr,
  type Rounding,
  type Unary,
  type UnaryName,
  UP,
} from '../../src/truth/mpfr.js';
import { endsOf, holdsInside, SEED, spanning, within } from './enclosing.js';

let mpfr: Mpfr;
beforeAll(async () => {
  mpfr = await loadMpfr();
});

/** Numbers of all sizes, small ones and integers often. */
const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -30, max: 30, noNaN: true }),
  fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  fc.integer({ min: -8, max: 8 }),
  fc.double({ min: -1e-8, max: 1e-8, noNaN: true }),
  fc.constantFrom(
    0,
    1,
    -1,
    0.5,
    -0.5,
    5e-324,
    -5e-324,
    1.7976931348623157e308,
    -1.7976931348623157e308,
    1e300,
    745,
    -746,
    2,
    -2,
  ),
);
/** Ends and a number between them. */
const triple = fc.oneof(
  anyNumber.map((x): [number, number, number] => [x, x, x]),
  fc.tuple(anyNumber, anyNumber, anyNumber).map((t) => [...t].sort((a, b) => a - b) as [number, number, number]),
  fc
    .tuple(anyNumber, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 10, max: 60 }))
    .map(([x, part, j]): [number, number, number] => {
      const width = Math.abs(x) * 2 ** -j;
      return [x, Math.min(x + part * width, x + width), x + width];
    }),
);
const finite = triple.filter((t) => t.every(Number.isFinite));

describe('every op', () => {
  it.each(opNames)('%s: an enclosure over an interval holds the values at all points inside', (name) => {
    fc.assert(
      fc.property(finite, finite, (us, vs) => holdsInside(mpfr, mpfr, name, us, vs)),
      { seed: SEED, numRuns: 300 },
    );
  });

  it.each(opNames)('%s: a wider argument gives a wider enclosure, or none', (name) => {
    fc.assert(
      fc.property(finite, finite, (us, vs) => {
        const mark = mpfr.mark();
        const a = { mpfr, bits: 80 };
        const wide = enclosures[name](a, spanning(a, us[0], us[2]), spanning(a, vs[0], vs[2]));
        const thin = enclosures[name](a, spanning(a, us[0], us[1]), spanning(a, vs[1], vs[2]));
        const base = failed(thin) ? 0n : thin.scale;
        const [w, t] = [endsOf(mpfr, wide, base), endsOf(mpfr, thin, base)];
        mpfr.release(mark);
        if (!t) return !failed(thin) || thin.failure === 'undecided' || !w;
        return !w ? failed(wide) && wide.failure === 'undecided' : within(t, w);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it.each(opNames)('%s: is the function of the table in ops.ts, to 12 digits', (name) => {
    for (const u of [-3.75, -1.625, -0.6875, -0.25, 0.3125, 0.9375, 1.125, 2.5, 7.125]) {
      for (const v of op(name).arity === 2 ? [-2, -0.625, 0.375, 3, 1.5] : [1]) {
        const mark = mpfr.mark();
        const a = { mpfr, bits: 100 };
        const value = enclosures[name](a, spanning(a, u, u), spanning(a, v, v));
        const expected = op(name).double(u, v);
        if (Number.isNaN(expected)) expect(failed(value) && value.failure, `${name}(${u}, ${v})`).toBe('undefined');
        else {
          const ends = endsOf(mpfr, value)!;
          const middle = typeof ends.low === 'string' ? Number.NaN : Number(ends.low.mantissa) * 2 ** ends.low.exponent;
          expect(Math.abs(middle - expected), `${name}(${u}, ${v})`).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
        }
        mpfr.release(mark);
      }
    }
  });
});

describe('the checks above can fail', () => {
  const swapped = (rounding: Rounding): Rounding => (rounding === UP ? DOWN : rounding === DOWN ? UP : rounding);
  const wrongUnary = (name: UnaryName): Mpfr => {
    const f = mpfr.unary[name];
    const wrong: Unary = (r, u, rounding) => f(r, u, swapped(rounding));
    return { ...mpfr, unary: { ...mpfr.unary, [name]: wrong } };
  };
  const wrongBinary = (name: BinaryName): Mpfr => {
    const f = mpfr.binary[name];
    const wrong: Binary = (r, u, v, rounding) => f(r, u, v, swapped(rounding));
    return { ...mpfr, binary: { ...mpfr.binary, [name]: wrong } };
  };
  const misses = (wrong: Mpfr, name: OpName): number => {
    const samples = fc.sample(
      fc.tuple(fc.double({ min: 0.01, max: 0.9, noNaN: true }), fc.double({ min: 1e-9, max: 1e-6, noNaN: true })),
      { seed: SEED, numRuns: 40 },
    );
    return samples.filter(([u, v]) => !holdsInside(wrong, mpfr, name, [u, u, u], [v, v, v])).length;
  };

  it.each([
    'exp',
    'log',
    'sqrt',
    'tanh',
    'sin',
    'cos',
    'tan',
    'atan',
    'asin',
    'cbrt',
    'erf',
    'erfc',
    'log1p',
    'expm1',
    'atanh',
  ] as const)('a wrong rounding direction in %s is found', (name) =>
    expect(misses(wrongUnary(name), name)).toBeGreaterThan(5),
  );
  it.each(['add', 'sub', 'mul', 'div', 'pow'] as const)('a wrong rounding direction in %s is found', (name) => {
    expect(misses(wrongBinary(name), name)).toBeGreaterThan(5);
  });
});

describe('domains', () => {
  const at = (name: OpName, low: number, high: number, v = 1): string => {
    const a = { mpfr, bits: 64 };
    const value = enclosures[name](a, spanning(a, low, high), spanning(a, v, v));
    return failed(value) ? value.failure : 'number';
  };
  it('certainly outside is undefined, straddling an end is undecided, inside is a number', () => {
    expect([at('log', -2, -1), at('log', -2, 0), at('log', -1, 1), at('log', 0, 1), at('log', 1, 2)]).toEqual([
      'undefined',
      'undefined',
      'undecided',
      'undecided',
      'number',
    ]);
    expect([at('log1p', -3, -1), at('log1p', -2, 0), at('log1p', -0.5, 0)]).toEqual([
      'undefined',
      'undecided',
      'number',
    ]);
    expect([at('sqrt', -2, -1), at('sqrt', -1, 1), at('sqrt', 0, 0), at('sqrt', 0, 4)]).toEqual([
      'undefined',
      'undecided',
      'number',
      'number',
    ]);
    expect([at('asin', 1, 1), at('asin', 1.5, 2), at('acos', 0.5, 2), at('acos', -1, 1)]).toEqual([
      'number',
      'undefined',
      'undecided',
      'number',
    ]);
    expect([at('acosh', 0, 0.5), at('acosh', 0.5, 2), at('acosh', 1, 2)]).toEqual(['undefined', 'undecided', 'number']);
    expect([at('atanh', 1, 1), at('atanh', 0, 1), at('atanh', -0.5, 0.5)]).toEqual([
      'undefined',
      'undecided',
      'number',
    ]);
    expect([at('tan', 1, 2), at('tan', -1, 1)]).toEqual(['undecided', 'number']);
  });
  it('division and powers with zero', () => {
    expect([
      at('div', 1, 1, 0),
      at('pow', 0, 0, -1),
      at('pow', 0, 0, 0),
      at('pow', 0, 0, 0.5),
      at('pow', 0, 0, -0.5),
    ]).toEqual(['undefined', 'undefined', 'number', 'number', 'undefined']);
    expect([at('pow', -2, -1, 0.5), at('pow', -2, -1, 3), at('pow', -2, 1, -3), at('pow', -1, 1, 0.5)]).toEqual([
      'undefined',
      'number',
      'undecided',
      'undecided',
    ]);
  });
});
