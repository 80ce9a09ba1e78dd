/** The running error analysis: its bound holds at every point, and is no more than a few times too large. */
import { describe, expect, it } from 'vitest';
import { add, div, fromDouble, mul, type Rational, sub, toDouble } from '../../src/algebra/rational.js';
import { randomFrom } from '../../src/fuzz/random.js';
import { type MixedCode, type MixedOperation, runMixed } from '../../src/program/mixed.js';
import { roundingError } from '../../src/program/mixed-error.js';

const SEED = 5081;
const POINTS = 3000;
const input: MixedOperation = { op: 'input', pair: false };
/** The third part of 1: a constant that has a tail. */
const third: MixedOperation = { op: 'constant', head: 1 / 3, low: 1 / 3 / 2 ** 54, pair: false };
const THIRD: Rational = { num: 1n, den: 3n };
const single = (op: 'add' | 'multiply' | 'divide', a: number, b: number): MixedOperation => ({
  op,
  args: [a, b],
  pair: false,
});

/** Codes, and what they stand for. */
const codes: Readonly<Record<string, readonly [MixedCode, (x: Rational) => Rational]>> = {
  'x/3 as a product': [[input, third, single('multiply', 0, 1)], (x) => mul(x, THIRD)],
  'x + 1/3': [[input, third, single('add', 0, 1)], (x) => add(x, THIRD)],
  '1/3/x': [[input, third, single('divide', 1, 0)], (x) => div(THIRD, x)],
  'x·x − 1/3, which cancels': [
    [input, single('multiply', 0, 0), third, { op: 'negate', args: [2], pair: false }, single('add', 1, 3)],
    (x) => sub(mul(x, x), THIRD),
  ],
};

/** The largest error at random points, as a part of the bound there. */
function worstOf(code: MixedCode, exact: (x: Rational) => Rational, low: number, high: number): number {
  const random = randomFrom(SEED);
  let worst = 0;
  for (let i = 0; i < POINTS; i++) {
    const x = low + (high - low) * random.next();
    const want = exact(fromDouble(x));
    const error = Math.abs(
      toDouble(div(sub(fromDouble(runMixed(code, { head: x, low: 0 }, new Map()).head), want), want)),
    );
    worst = Math.max(worst, error / roundingError(code, x, 0));
  }
  return worst;
}

describe(`a bound on roundings, seed ${SEED},`, () => {
  it.each(Object.keys(codes))('holds for %s, and half of it would not', (name) => {
    const [code, exact] = codes[name]!;
    const worst = worstOf(code, exact, 0.5, 0.8);
    console.log(`${name}: ${worst.toFixed(3)} of the bound at ${POINTS} points`);
    expect(worst).toBeLessThanOrEqual(1);
    expect(worst).toBeGreaterThan(0.5);
  });
  it('grows as digits cancel', () => {
    const [code] = codes['x·x − 1/3, which cancels']!;
    const at = (distance: number): number => roundingError(code, Math.sqrt(1 / 3) + distance, 0);
    expect(at(2 ** -20) / at(2 ** -10)).toBeGreaterThan(900);
  });
  it('passes on an error of the input, and the tails that single operations do not see', () => {
    const square: MixedCode = [input, single('multiply', 0, 0)];
    expect(roundingError(square, 3, 2 ** -40) / 2 ** -39).toBeCloseTo(1, 3);
    const pair: MixedCode = [
      { op: 'input', pair: true },
      { op: 'multiply', args: [0, 0], pair: true },
      { op: 'core', core: 'exp', args: [1], pair: false },
    ];
    // exp(x²) at 20: half a unit of 400, and the core's own.
    expect(roundingError(pair, 20, 0) / 2 ** -53).toBeGreaterThan(400);
    expect(roundingError(pair, 20, 0) / 2 ** -53).toBeLessThan(810);
  });
  it('is nothing for exact codes', () => {
    for (const code of [
      [input],
      [{ op: 'constant', head: 0, low: 0, pair: false }],
      [input, { op: 'scale', args: [0], by: 0.25, pair: false }],
    ] as const satisfies readonly MixedCode[])
      expect(roundingError(code, 0.3, 0)).toBe(0);
  });
});
