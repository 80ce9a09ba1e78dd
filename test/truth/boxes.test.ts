/** Enclosures over boxes hold the values at points of the box; forms at ends have the signs and limits of the truth there. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { add, div, mul, neg, type Rational, rational, sub } from '../../src/algebra/rational.js';
import { call, type Expr, number, pieces, symbol } from '../../src/expr/expr.js';
import type { OpName } from '../../src/expr/ops.js';
import { parse } from '../../src/expr/parse.js';
import { print } from '../../src/expr/print.js';
import { boundCompare } from '../../src/truth/big-float.js';
import { type Box, BoxFunction, type Range } from '../../src/truth/boxes.js';
import { type End, FarFunction } from '../../src/truth/far/far.js';
import { failed } from '../../src/truth/interval.js';
import { strictSign, weakSign } from '../../src/truth/stretch.js';
import { loadTruth, type Point, type Truth } from '../../src/truth/truth.js';

const SEED = 20261124;
let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const x = symbol('x');
const UNARY: readonly OpName[] = [
  'neg',
  'exp',
  'log',
  'log1p',
  'sqrt',
  'abs',
  'sign',
  'erf',
  'erfc',
  'atan',
  'tanh',
  'sin',
  'cos',
  'cosh',
  'cbrt',
  'expm1',
  'sinh',
  'asinh',
]; // prettier-ignore
const BINARY: readonly OpName[] = ['add', 'sub', 'mul', 'div', 'max', 'min'];

/** Trees in x with kinks, jumps and pieces. */
const trees: fc.Arbitrary<Expr> = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(x as Expr),
    fc.integer({ min: -3, max: 3 }).map((n): Expr => number(n)),
    fc.tuple(fc.constantFrom(...UNARY), tie('tree')).map(([op, u]): Expr => call(op, u)),
    fc.tuple(fc.constantFrom(...BINARY), tie('tree'), tie('tree')).map(([op, u, v]): Expr => call(op, u, v)),
    fc.tuple(tie('tree'), fc.integer({ min: -1, max: 3 })).map(([u, n]): Expr => call('pow', u, number(n))),
    fc
      .tuple(tie('tree'), tie('tree'), fc.constantFrom('<', '>=', '==' as const))
      .map(
        ([u, v, relation]): Expr =>
          pieces([{ when: [{ left: x, relation: relation as '<', right: number(0) }], value: u }, { value: v }]),
      ),
  ),
})).tree;

const ends = fc.tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.boolean(), fc.boolean());
const rangeOf = ([low, width, lowOpen, highOpen]: readonly [number, number, boolean, boolean]): Range => ({
  low: rational(low, 4),
  high: rational(low + width, 4),
  lowOpen,
  highOpen,
});
/** Points of a range, its own ends where they belong. */
const pointsOf = (r: Range): readonly Rational[] =>
  [0, 1, 7, 50, 93, 99, 100]
    .filter((p) => (p > 0 || !r.lowOpen) && (p < 100 || !r.highOpen))
    .map((p) => add(r.low as Rational, mul(rational(p, 100), sub(r.high as Rational, r.low as Rational))));

/** The sign at a point, where it is known. */
function signAt(e: Expr, point: Point): number | undefined {
  const a = truth.evaluate(e, point, 40, { bits: 600 });
  if (a.kind !== 'number') return undefined;
  const of = (b: typeof a.low) =>
    b === 'inf' ? 1 : b === '-inf' ? -1 : b.mantissa > 0n ? 1 : b.mantissa < 0n ? -1 : 0;
  return of(a.low) === of(a.high) ? of(a.low) : undefined;
}

describe('enclosures over boxes', () => {
  test('hold the sign of every value, and say defined only where there is one', () => {
    let decided = 0;
    fc.assert(
      fc.property(trees, ends, fc.integer({ min: -8, max: 8 }), fc.boolean(), (e, given, shift, centred) => {
        const range = rangeOf(given);
        const box: Box = new Map([['x', range]]);
        // Shifted, so that zero is near an end of the values now and then.
        const f = call('sub', e, number(rational(shift, 8)));
        const found = truth.arithmetic(96, (a) => {
          const u = centred ? new BoxFunction(f).centred(a, box) : new BoxFunction(f).over(a, box);
          return failed(u) ? undefined : { strict: strictSign(a, u), weak: weakSign(a, u) };
        });
        if (!found) return;
        for (const at of pointsOf(range)) {
          const point: Point = new Map([['x', at]]);
          expect(truth.evaluate(f, point, 40, { bits: 600 }).kind).not.toBe('undefined');
          const sign = signAt(f, point);
          if (sign === undefined) continue;
          if (found.strict !== undefined) {
            decided += 1;
            expect(sign).toBe(found.strict);
          } else if (found.weak) expect(sign * found.weak).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 900, seed: SEED },
    );
    expect(decided).toBeGreaterThan(500);
  });

  test('leave out ends: x over (0, 1] is positive, and so is what rises with it', () => {
    const positive = ['x', 'log(1 + x)', 'x^2', '1/x - 1/2', 'x*exp(-x)', 'sqrt(x)', 'max(0, x)', 'sign(x)', 'abs(-x)'];
    const box: Box = new Map([['x', { low: rational(0), high: rational(1), lowOpen: true, highOpen: false }]]);
    for (const text of positive)
      truth.arithmetic(96, (a) => {
        const u = new BoxFunction(parse(text)).over(a, box);
        expect(`${text}: ${failed(u) ? u.reason : strictSign(a, u)}`).toBe(`${text}: 1`);
      });
  });

  test('of all reals: exp and what is built from it', () => {
    const line: Box = new Map([['x', { low: '-inf', high: 'inf', lowOpen: true, highOpen: true }]]);
    const signs = (text: string) =>
      truth.arithmetic(96, (a) => {
        const u = new BoxFunction(parse(text)).over(a, line);
        return failed(u) ? u.failure : strictSign(a, u);
      });
    expect(signs('exp(x)')).toBe(1);
    expect(signs('log(1 + exp(x))')).toBe(1);
    expect(signs('tanh(x) - 1')).toBe(-1);
    expect(signs('1/(1 + exp(-x)) - 1')).toBe(-1);
    expect(signs('exp(x) - exp(x)')).toBe(0);
    expect(signs('tanh(x) - 0.9')).toBeUndefined();
    expect(signs('log(x)')).toBe('undecided');
  });
});

const END_LIST: readonly (readonly [End, (big: Rational) => Rational])[] = [
  ['inf', (big) => big],
  ['-inf', (big) => neg(big)],
  [{ at: number(0), side: '+' }, (big) => div(rational(1), big)],
  [{ at: number(1), side: '-' }, (big) => sub(rational(1), div(rational(1), big))],
];
const nameOf = (end: End): string => (typeof end === 'string' ? end : `${print(end.at)}${end.side}`);

describe('forms at ends', () => {
  test('have the sign of the function wherever they are said to hold', () => {
    let decided = 0;
    fc.assert(
      fc.property(
        trees,
        fc.constantFrom(...END_LIST),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (e, [end, place], size, depth) => {
          const start = rational(2 ** size);
          const found = truth.arithmetic(96, (a) => {
            const form = new FarFunction(e).near(a, 'x', end, { start, depth, box: new Map() });
            return form && { strict: form.sign(), weak: form.sign(true) };
          });
          if (!found) return;
          for (const factor of [rational(1), rational(11, 10), rational(7, 3), rational(40)]) {
            const point: Point = new Map([['x', place(mul(start, factor))]]);
            expect(truth.evaluate(e, point, 40, { bits: 600 }).kind).not.toBe('undefined');
            const sign = signAt(e, point);
            if (sign === undefined) continue;
            if (found.strict !== undefined) {
              decided += 1;
              expect(`${print(e)} at ${nameOf(end)}: ${sign}`).toBe(`${print(e)} at ${nameOf(end)}: ${found.strict}`);
            } else if (found.weak) expect(sign * found.weak).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 900, seed: SEED },
    );
    expect(decided).toBeGreaterThan(500);
  });

  test('hold every value in their enclosure', () => {
    let held = 0;
    fc.assert(
      fc.property(trees, fc.constantFrom(...END_LIST), fc.integer({ min: 2, max: 4 }), (e, [end, place], depth) => {
        const start = rational(8);
        const bounds = truth.arithmetic(96, (a) => {
          const u = new FarFunction(e).near(a, 'x', end, { start, depth, box: new Map() })?.enclosure();
          if (u?.scale !== 0n) return undefined;
          const of = (r: number) => (a.mpfr.isInfinite(r) ? undefined : a.mpfr.read(r));
          return { low: of(u.low), high: of(u.high) };
        });
        if (!bounds) return;
        for (const factor of [rational(1), rational(5, 4), rational(3)]) {
          const value = truth.evaluate(e, new Map([['x', place(mul(start, factor))]]), 90, { bits: 600 });
          if (value.kind !== 'number') continue;
          held += 1;
          const name = `${print(e)} at ${nameOf(end)} is inside: `;
          const isInside =
            (!bounds.low || boundCompare(bounds.low, value.high) <= 0) &&
            (!bounds.high || boundCompare(value.low, bounds.high) <= 0);
          expect(`${name}${isInside}`).toBe(`${name}true`);
        }
      }),
      { numRuns: 700, seed: SEED },
    );
    expect(held).toBeGreaterThan(500);
  });

  test.each([
    'exp(x^2)*erfc(x)*sqrt(pi)*x',
    'x*log(1 + 1/x)',
    'x*(exp(1/x) - 1)',
    'x*atan(1/x)',
    'x*tanh(1/x)',
    'x*(sqrt(1 + 1/x) - 1)',
    'x*(1 - 1/(1 + 1/x))',
    'x*erf(1/x)',
    'exp(x)*log(1 + exp(-x))',
  ])('enclose %s with every remainder', (text) => {
    const value = truth.evaluate(parse(text), new Map([['x', rational(2)]]), 60);
    for (const depth of [1, 2, 3, 4])
      truth.arithmetic(96, (a) => {
        const form = new FarFunction(parse(text)).near(a, 'x', 'inf', { start: rational(2), depth, box: new Map() });
        const u = form?.enclosure();
        if (!u || value.kind !== 'number') throw new Error('no enclosure');
        expect(boundCompare(a.mpfr.read(u.low), value.low)).toBeLessThanOrEqual(0);
        expect(boundCompare(value.high, a.mpfr.read(u.high))).toBeLessThanOrEqual(0);
      });
  });

  test('have the limit that the truth follows', () => {
    let known = 0;
    fc.assert(
      fc.property(trees, fc.constantFrom(...END_LIST), (e, [end, place]) => {
        const limit = truth.arithmetic(96, (a) =>
          new FarFunction(e).near(a, 'x', end, { start: rational(64), depth: 3, box: new Map() })?.limit(),
        );
        if (limit?.kind !== 'number') return;
        // Slow approaches (1/log x) are left out by looking at two places.
        const gap = call('abs', call('sub', e, limit.value));
        const at = (bits: number) =>
          truth.evaluate(gap, new Map([['x', place(rational(1n << BigInt(bits)))]]), 30, { bits: 2000, floor: -60 });
        const [near, far] = [at(40), at(160)];
        if (near.kind !== 'number' || far.kind !== 'number') return;
        const top = (b: typeof far.high) =>
          typeof b === 'string' ? 1e9 : b.mantissa === 0n ? -1e9 : b.mantissa.toString(2).length + b.exponent;
        known += 1;
        expect(`${print(e)} at ${nameOf(end)}: ${top(far.high) <= Math.max(-20, top(near.high))}`).toMatch(/true$/);
      }),
      { numRuns: 700, seed: SEED },
    );
    expect(known).toBeGreaterThan(150);
  });

  test.each([
    ['log(1 + exp(x)) - x', 'inf', '0'],
    ['(1 + 1/x)^x', 'inf', 'e'],
    ['x*(1 + erf(x/sqrt(2)))/2', '-inf', '0'],
    ['x - sqrt(x^2 + x)', 'inf', '-0.5'],
    ['atan(x)', '-inf', '-(pi/2)'],
    ['exp(-exp(x))', 'inf', '0'],
    ['x^3*(1/(1 + 1/x) - 1 + 1/x - 1/x^2)', 'inf', '-1'],
    ['x^3*(sqrt(1 + 1/x) - 1 - 1/(2*x) + 1/(8*x^2))', 'inf', '0.0625'],
    ['x^3*(log(1 + 1/x) - 1/x + 1/(2*x^2))', 'inf', '1/3'],
    ['x^3*(exp(1/x) - 1 - 1/x - 1/(2*x^2))', 'inf', '1/6'],
    ['x^3*(tanh(1/x) - 1/x)', 'inf', '-(1/3)'],
    ['x^2*(cbrt(1 + 1/x) - 1 - 1/(3*x))', 'inf', '-(1/9)'],
    ['x^4*(exp(x^2)*erfc(x)*sqrt(pi)*x - 1 + 1/(2*x^2))', 'inf', '0.75'],
    ['x^3*(atan(x) - pi/2 + 1/x)', 'inf', '1/3'],
    ['exp(2*x)*(log(1 + exp(-x)) - exp(-x))', 'inf', '-0.5'],
    ['(x*tanh(exp(x)) - x)*exp(2*exp(x))/x', 'inf', '-2'],
  ] as const)('%s at %s tends to %s', (text, end, value) => {
    const limit = truth.arithmetic(96, (a) =>
      new FarFunction(parse(text)).near(a, 'x', end, { start: rational(64), depth: 5, box: new Map() })?.limit(),
    );
    expect(limit?.kind === 'number' && print(limit.value)).toBe(value);
  });

  test('a limit of one number is not that of its neighbour', () => {
    for (const text of ['log(1 + exp(x)) - x - 1e-40', 'tanh(x) - 1 + 1e-300', '(exp(1/x) - 1)*x - 1 - 1e-12']) {
      const limit = truth.arithmetic(96, (a) =>
        new FarFunction(parse(text)).near(a, 'x', 'inf', { start: rational(64), depth: 3, box: new Map() })?.limit(),
      );
      expect(limit?.kind === 'number' && print(limit.value)).toMatch(/[1-9]/);
    }
  });
});
