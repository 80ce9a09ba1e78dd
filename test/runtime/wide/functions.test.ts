/**
 * Balls against MPFR: every function's ball holds the exact value, at exact arguments and at arguments with a radius, and
 * is as narrow as the bits that were asked for.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromDouble as exactDouble, type Rational, rational, sub, toDouble } from '../../../src/algebra/rational.js';
import { parse } from '../../../src/expr/parse.js';
import { randomFrom } from '../../../src/fuzz/random.js';
import { acotOfReciprocal, atan, pi } from '../../../src/runtime/wide/arctangent.js';
import { type Ball, ball, fromNumber } from '../../../src/runtime/wide/ball.js';
import { cos, cosm1, sin } from '../../../src/runtime/wide/circular.js';
import { erf, erfc, erfcx } from '../../../src/runtime/wide/error-function.js';
import { exp, expm1 } from '../../../src/runtime/wide/exponential.js';
import { product, quotient, root, sqrt1pm1, sum, wholePower } from '../../../src/runtime/wide/extended.js';
import { log, log1p } from '../../../src/runtime/wide/logarithm.js';
import { power } from '../../../src/runtime/wide/power.js';
import { remainder } from '../../../src/runtime/wide/remainder.js';
import { toDouble as toDoubleOf } from '../../../src/runtime/wide/round.js';
import { bigToRational } from '../../../src/truth/big-float.js';
import { loadTruth, middleOf, type Truth } from '../../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const SEED = 20250207;
type Function = (u: Ball, p: number) => Ball;
/** Name, function, formula, exponents from and to, signs. */
const FUNCTIONS: readonly (readonly [string, Function, string, number, number, readonly number[]])[] = [
  ['exp', exp, 'exp(x)', -60, 12, [1, -1]],
  ['expm1', expm1, 'exp(x) - 1', -60, 9, [1, -1]],
  ['log', log, 'log(x)', -900, 900, [1]],
  ['log near 1', (u, p) => log(sum(fromNumber(1), u, 4000), p), 'log(1 + x)', -60, 2, [1]],
  ['log1p', log1p, 'log(1 + x)', -300, 3, [1]],
  ['log1p below 0', log1p, 'log(1 + x)', -300, -1, [-1]],
  ['sqrt1pm1', sqrt1pm1, 'sqrt(1 + x) - 1', -200, 20, [1]],
  ['sqrt', (u, p) => root(u, 2, p), 'sqrt(x)', -900, 900, [1]],
  ['cbrt', (u, p) => root(u, 3, p), 'cbrt(x)', -900, 900, [1, -1]],
  ['sin', sin, 'sin(x)', -90, 900, [1, -1]],
  ['cos', cos, 'cos(x)', -40, 900, [1, -1]],
  ['cosm1', cosm1, 'cos(x) - 1', -60, 60, [1, -1]],
  ['atan', atan, 'atan(x)', -200, 200, [1, -1]],
  ['acot', acotOfReciprocal, 'pi + atan(x)', -200, 200, [-1]],
  ['erf', erf, 'erf(x)', -90, 9, [1, -1]],
  ['erfc', erfc, 'erfc(x)', -90, 5, [1, -1]],
  ['erfcx', erfcx, 'exp(x^2)*erfc(x)', -30, 4, [1, -1]],
  ['power 7', (u, p) => wholePower(u, 7, p), 'x^7', -30, 30, [1, -1]],
  ['power −3', (u, p) => wholePower(u, -3, p), 'x^(-3)', -30, 30, [1, -1]],
  ['x^x', (u, p) => power(u, u, p), 'exp(x*log(x))', -8, 8, [1]],
  ['1/x + π', (u, p) => sum(quotient(fromNumber(1), u, p), pi(p), p), '1/x + pi', -30, 30, [1]],
  ['rem expm1', (u, p) => remainder('expm1', 3, u, p), '(exp(x) - 1 - x - x^2/2)*6/x^3 - 1', -70, 3, [1, -1]],
  ['rem log1p', (u, p) => remainder('log1p', 2, u, p), '-(log(1 + x) - x)*2/x^2 - 1', -70, 3, [1]],
  ['rem sqrt1pm1', (u, p) => remainder('sqrt1pm1', 2, u, p), '-(sqrt(1 + x) - 1 - x/2)*8/x^2 - 1', -70, 3, [1]],
  ['rem atan', (u, p) => remainder('atan', 1, u, p), '-(atan(x)/x - 1)*3/x^2 - 1', -50, 3, [1, -1]],
  ['rem sin', (u, p) => remainder('sin', 1, u, p), '-(sin(x)/x - 1)*6/x^2 - 1', -50, 2, [1, -1]],
  ['rem cosm1', (u, p) => remainder('cosm1', 2, u, p), '(cos(x) - 1 + x^2/2)*24/x^4 - 1', -50, 2, [1, -1]],
  ['rem erf', (u, p) => remainder('erf', 1, u, p), '-(erf(x)*sqrt(pi)/(2*x) - 1)*3/x^2 - 1', -50, 2, [1, -1]],
  [
    'rem erfcx of 1/w',
    (u, p) => remainder('erfcxOfReciprocal', 1, u, p),
    '-(exp(1/x^2)*erfc(1/x)*sqrt(pi)/x - 1)*2/x^2 - 1',
    -5,
    0,
    [1],
  ],
];

const two = (k: number): Rational => (k >= 0 ? rational(1n << BigInt(k)) : rational(1n, 1n << BigInt(-k)));
const size = (r: Rational): Rational => (r.num < 0n ? { num: -r.num, den: r.den } : r);
const times = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);
const isAtMost = (a: Rational, b: Rational): boolean => a.num * b.den <= b.num * a.den;

/** The value to many bits. */
function value(formula: ReturnType<typeof parse>, x: Rational, bits: number): Rational {
  const answer = truth.evaluate(formula, new Map([['x', x]]), bits);
  if (answer.kind !== 'number') throw new Error(`the truth of ${JSON.stringify(answer)}`);
  return bigToRational(middleOf(answer)!);
}

describe.each([130, 600])('with %i bits', (p) => {
  it.each(FUNCTIONS)('%s holds the exact value and is narrow', (_, f, text, from, to, signs) => {
    const random = randomFrom(SEED);
    const formula = parse(text);
    for (let i = 0; i < 24; i++) {
      const x = random.pick(signs) * random.between(1, 2) * 2 ** Math.floor(random.between(from, to));
      const y = f(fromNumber(x), p);
      if (y.kind !== 'ball') throw new Error(`${y.kind} at ${x}`);
      const exact = value(formula, exactDouble(x), p + 60);
      const off = size(sub(times(rational(y.m), two(y.e)), exact));
      const radius = times(rational(y.r), two(y.e));
      // The truth itself is known to p + 60 bits.
      const slack = times(size(exact), two(-p - 56));
      expect(isAtMost(sub(off, slack), radius), `${x}: off by more than the radius`).toBe(true);
      expect(isAtMost(radius, times(size(exact), two(-p + 16))), `${x}: radius ${toDouble(radius)}`).toBe(true);
    }
  });

  it.each(FUNCTIONS)('%s of a ball holds the values at its ends', (_, f, text, from, to, signs) => {
    const random = randomFrom(SEED + 1);
    const formula = parse(text);
    for (let i = 0; i < 12; i++) {
      const x =
        random.pick(signs) *
        random.between(1.1, 1.9) *
        2 ** Math.floor(random.between(Math.max(from, -60), Math.min(to, 40)));
      const m = fromNumber(x) as { readonly m: bigint; readonly e: number };
      const k = 1 + Math.floor(random.between(0, 80));
      const wide = ball(m.m << 100n, 1n << BigInt(k + 60), m.e - 100);
      const y = f(wide, p);
      if (y.kind !== 'ball') continue;
      for (const s of [1n, -1n]) {
        const end = times(rational(wide.m + s * wide.r), two(wide.e));
        const exact = value(formula, end, p + 60);
        const off = size(sub(times(rational(y.m), two(y.e)), exact));
        const slack = times(size(exact), two(-p - 56));
        expect(isAtMost(sub(off, slack), times(rational(y.r), two(y.e))), `${x} ± 2^${k}`).toBe(true);
      }
    }
  });
});

/** Numbers beyond all exponents, and what comes back from them. */
const EXTREME: readonly (readonly [string, Ball, number | undefined])[] = (() => {
  const p = 300;
  const n = fromNumber;
  const [big, small] = [exp(n(1e300), p), exp(n(-1e299), p)];
  return [
    ['log(1 + exp(1e300))', log(sum(n(1), big, p), p), 1e300],
    ['exp(1e300)/(1 + exp(1e300))', quotient(big, sum(n(1), big, p), p), 1],
    ['exp(1e300)·exp(−1e300 + 1)', product(big, exp(n(-1e300), p), p), 1],
    ['exp(1e300)·exp(−1e299)', product(big, small, p), Number.POSITIVE_INFINITY],
    ['log(exp(1e300) + exp(1e300)) − 1e300', sum(log(sum(big, big, p * 8), p * 8), n(-1e300), p * 8), Math.LN2],
    ['exp(1e300) − exp(1e300)', sum(big, product(n(-1), big, p), p), 0],
    ['exp(1e300) − exp(exp(1e300))', sum(big, product(n(-1), exp(big, p), p), p), Number.NEGATIVE_INFINITY],
    ['1 − exp(−1e299)', sum(n(1), product(n(-1), small, p), p), 1],
    ['erfc(exp(1e300))', erfc(big, p), 0],
    ['atan(−exp(1e300))', atan(product(n(-1), big, p), p), -Math.PI / 2],
    ['√exp(−1e299)', root(small, 2, p), 0],
    ['log(log(exp(exp(1e300))))', log(log(exp(big, p), p), p), 1e300],
    ['exp(−1e299)^(−10)/exp(1e300)', quotient(wholePower(small, -10, p), big, p), 1],
  ];
})();

it.each(EXTREME)('%s is right beyond all exponents', (_, y, want) => {
  expect(toDoubleOf(y)).toBe(want);
});
