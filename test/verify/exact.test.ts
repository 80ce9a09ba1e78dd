import { describe, expect, test } from 'vitest';
import { fromDecimal, neg, type Rational, rational, toText } from '../../src/algebra/rational.js';
import { condition, parse } from '../../src/expr/parse.js';
import { compareBounds, gapOf, log2Of, subtract } from '../../src/verify/bounds.js';
import { shortBetween } from '../../src/verify/candidates.js';
import { decimalExponent, decimalText, effort, isOrdinary, roundDigits } from '../../src/verify/decimals.js';
import { exactHolds, exactValue } from '../../src/verify/exact.js';
import { generator, seedOf } from '../../src/verify/random.js';
import { linearZero, zeroFinder, zerosOf } from '../../src/verify/zeros.js';

const r = (text: string): Rational => (text.startsWith('-') ? neg(fromDecimal(text.slice(1))!) : fromDecimal(text)!);
const at = (values: Record<string, string>) => new Map(Object.entries(values).map(([n, v]) => [n, r(v)]));

describe('exact values', () => {
  test('rational expressions are evaluated without rounding', () => {
    expect(toText(exactValue(parse('(x - 0.1)^2/3 + floor(-x) - min(x, 2)'), at({ x: '1.6' }))!)).toBe('-2.85');
  });
  test('what is not rational, not defined or too large is left to intervals', () => {
    for (const text of ['exp(x)', '1/(x - x)', 'x^0.5', 'x^100', 'pi*x', '0^(-x)'])
      expect(exactValue(parse(text), at({ x: '2' }))).toBeUndefined();
  });
  test('conditions are decided exactly or left open', () => {
    const c = (text: string) => exactHolds(condition(text), at({ x: '1e-300', k: '3' }));
    expect([c('0 < x < 1/k'), c('x <= 0'), c('x > 0 and exp(x) > 1'), c('x < 0 and exp(x) > 1')]).toEqual([
      'yes',
      'no',
      'open',
      'no',
    ]);
  });
});

describe('decimals', () => {
  test('texts are the shortest that the notation accepts, and exact', () => {
    const cases = {
      '0': '0',
      '-0.5': '-0.5',
      '1e300': '1e300',
      '-2.5e-12': '-2.5e-12',
      '123456': '123456',
      '1e7': '1e7',
      '0.001': '0.001',
      '0.00012': '0.00012',
      '0.00001': '1e-5',
      '1000000.5': '1000000.5',
    };
    for (const [from, to] of Object.entries(cases)) {
      expect(decimalText(r(from))).toBe(to);
      expect(r(to)).toEqual(r(from));
    }
    expect(decimalText(rational(-1, 3))).toBe('-1/3');
  });
  test('rounding keeps the asked number of digits', () => {
    expect(decimalText(roundDigits(r('-1.23456'), 3))).toBe('-1.23');
    expect(decimalText(roundDigits(r('9.996e100'), 3))).toBe('1e101');
    expect(decimalText(roundDigits(rational(2, 3), 4))).toBe('0.6667');
    expect([decimalExponent(r('0.00999')), decimalExponent(r('1000')), decimalExponent(r('-12345.6'))]).toEqual([
      -3, 3, 4,
    ]);
  });
  test('the shortest decimal between two bounds is found', () => {
    expect(decimalText(shortBetween(r('0.3'), r('0.301'), r('0.3004'))!)).toBe('0.3004');
    expect(decimalText(shortBetween(r('-1'), r('1'), rational(1, 3))!)).toBe('0.3');
    expect(shortBetween(r('1'), r('1'), r('1'))).toBeUndefined();
  });
  test('simple numbers cost less', () => {
    const sorted = ['1000000', '-1', '0', '0.5', '1', '-0.123', '2'].sort((a, b) => effort(r(a)) - effort(r(b)));
    expect(sorted).toEqual(['0', '1', '2', '-1', '0.5', '-0.123', '1000000']);
    expect([isOrdinary(r('0')), isOrdinary(r('30')), isOrdinary(r('31')), isOrdinary(r('1e-6'))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('zeros of boundaries', () => {
  const zeros = (text: string, others: Record<string, string> = {}) =>
    zerosOf(zeroFinder(parse(text)), 'x', at(others)).map(decimalText);
  test('linear ones are exact, at any values of the others', () => {
    expect(zeros('2*x - y', { y: '0.7' })).toEqual(['0.35']);
    expect(zeros('k*x - 1', { k: '3' })).toEqual(['1/3']);
    expect(linearZero(parse('x^2 - y'), 'x', at({ y: '4' }))).toBeUndefined();
    expect(linearZero(parse('y - 1'), 'x', at({ y: '4' }))).toBeUndefined();
  });
  test('a function that is linear only in part is not taken for linear', () => {
    expect(linearZero(parse('max(x, 0) + 1'), 'x', at({}))).toBeUndefined();
    expect(zeros('abs(x - 0.25)')).toEqual([]);
  });
  test('others are found by their change of sign, nearest to 0 first', () => {
    expect(zeros('x^2 - 2').map((t) => Math.abs(Number(t)) - Math.SQRT2 < 1e-15)).toEqual([true, true]);
    expect([...zeros('x^2 - 0.25')].sort()).toEqual(['-0.5', '0.5']);
    expect(zeros('(x - 3)*(x^2 + 1)*(x + 7)').map((t) => t.slice(0, 2))).toEqual(['3', '-7']);
    expect(zeros('exp(x) - 1')).toEqual(['0']);
    expect(zeros('1 - exp(-x/log(2))')).toEqual(['0']);
    expect(zeros('x^2')).toEqual(['0']);
    expect(zeros('x - 1e40')).toEqual(['1e40']);
  });
});

describe('bounds', () => {
  const b = (mantissa: bigint, exponent = 0) => ({ mantissa, exponent });
  test('order is exact over all exponents', () => {
    const sorted = [
      '-inf',
      b(-1n, 1e9),
      b(-3n),
      b(-1n, -1e9),
      b(0n),
      b(1n, -1e9),
      b(5n, -1),
      b(3n),
      b(1n, 1e9),
      'inf',
    ] as const;
    for (const [i, x] of sorted.entries())
      for (const [j, y] of sorted.entries()) expect(compareBounds(x, y)).toBe(Math.sign(i - j));
    expect(compareBounds(b(4n), b(1n, 2))).toBe(0);
  });
  test('differences and gaps', () => {
    expect(log2Of(subtract(b(1n, 100), b(1n, 99)))).toBe(99);
    expect(log2Of(b(3n, 10))).toBeCloseTo(10 + Math.log2(3), 12);
    expect(gapOf({ low: b(1n), high: b(1n) }, { low: b(1n), high: b(1n) }).agreedBits).toBe(Number.POSITIVE_INFINITY);
    expect(
      gapOf({ low: b(1n), high: b(1n) }, { low: b((1n << 300n) + 1n, -300), high: b(1n, 1) }).agreedBits,
    ).toBeLessThan(3);
    expect(
      gapOf({ low: b(1n), high: b(1n) }, { low: b((1n << 300n) + 1n, -300), high: b((1n << 300n) + 1n, -300) })
        .agreedBits,
    ).toBeGreaterThan(298);
  });
});

test('the generator is a function of its seed, spread over [0, 1)', () => {
  const draw = (seed: number) => {
    const next = generator(seed);
    return Array.from({ length: 1000 }, next);
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(0).every((t) => t >= 0 && t < 1)).toBe(true);
  const mean = draw(1).reduce((a, b) => a + b, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(seedOf('a')).toBe(0xe40c292c);
});
