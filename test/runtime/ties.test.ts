/**
 * Results at and beside the ties of the roundings: sums, products, quotients and roots whose exact value is a tie, or
 * off a tie by as little as 2^-900 of it. Everything is compared with exact integers.
 */
import { describe, expect, test } from 'vitest';
import {
  add,
  div,
  erfcx,
  exp,
  mul,
  neg,
  ONE,
  powInteger,
  powRational,
  type Scaled,
  scale,
  sin,
  sqrt,
  sub,
} from '../../src/runtime/index.js';
import type { BigFloat } from '../../src/truth/big-float.js';
import { bits, exact, exactRoundings, plus, roundings, shifted, times, whole } from './support/exact.js';
import { Numbers } from './support/reference.js';

const SEED = 7411;
const CASES = 1500;

/** Places a result where it is normal, subnormal, or about to overflow, in double or single. */
const places = [0, 0, 1021, -1040, -1070, -1074, 126, -130, -147, -149];

/** A mantissa that is a tie in double or single, or isn't, in normal numbers or subnormal ones. */
const lengths = [54, 54, 25, 25, 53, 24, 107, 90, 12, 2];

function check(found: readonly (readonly [Scaled, BigFloat, string])[]): void {
  const wrong = found.flatMap(([got, want, what]) => {
    const [a, b] = [roundings(got), exactRoundings(want)];
    return Object.is(a[0], b[0]) && Object.is(a[1], b[1]) ? [] : [{ what, got: a, want: b }];
  });
  expect(wrong.slice(0, 3), `${wrong.length} of ${found.length}`).toEqual([]);
}
const shown = (...a: Scaled[]) => a.map(({ h, l, e }) => `(${h} + ${l})·2^${e}`).join(', ');

describe(`ties (seed ${SEED})`, () => {
  const n = new Numbers(SEED);
  const signed = (a: Scaled) => (n.next() < 0.5 ? neg(a) : a);
  const pick = (list: readonly number[]) => list[n.integer(0, list.length - 1)]!;
  /** An integer of one of the lengths, its last bit at one of the places. */
  const short = (): Scaled => {
    const count = pick(lengths);
    return signed(whole(bits(n, count), pick(places) - n.integer(0, count)));
  };

  test('sums with something far below', () =>
    check(
      Array.from({ length: CASES }, () => {
        const a = short();
        const b = signed(whole(bits(n, n.integer(1, 106)), a.e - n.integer(20, 900)));
        return [add(a, b), plus(exact(a), exact(b)), shown(a, b)] as const;
      }),
    ));

  test('sums and differences of what overlaps', () =>
    check(
      Array.from({ length: CASES }, () => {
        const [a, c] = [short(), signed(whole(bits(n, n.integer(1, 60)), 0))];
        const b = scale(c, a.e - c.e - n.integer(-3, 60));
        return n.next() < 0.5
          ? ([add(a, b), plus(exact(a), exact(b)), shown(a, b)] as const)
          : ([sub(a, b), plus(exact(a), exact(neg(b))), shown(a, b)] as const);
      }),
    ));

  test('products of short numbers, and of numbers with a sticky low word', () =>
    check(
      Array.from({ length: CASES }, () => {
        const count = n.integer(2, 53);
        const tiny = signed(whole(1n, -n.integer(60, 900)));
        const x = signed(whole(bits(n, count), pick(places) - n.integer(0, 54)));
        const a = n.next() < 0.5 ? x : mul(x, add(ONE, tiny));
        const b = whole(bits(n, Math.max(1, pick([54, 25, 53, 24]) - count)), 0);
        const c = n.next() < 0.3 ? add(b, scale(tiny, b.e)) : b;
        return [mul(a, c), times(exact(a), exact(c)), shown(a, c)] as const;
      }),
    ));

  test('quotients that are ties, or off by the last bit of the dividend', () =>
    check(
      Array.from({ length: CASES }, () => {
        const quotient = short();
        const divisor = signed(whole(bits(n, n.integer(1, 50)), 0));
        const product = mul(quotient, divisor);
        const dividend = n.next() < 0.5 ? product : add(product, scale(signed(ONE), product.e - n.integer(100, 900)));
        // 400 bits of the exact quotient and one that says whether something is left.
        const [p, q] = [exact(dividend), exact(divisor)];
        const top = p.mantissa << 1000n;
        const cut = top / q.mantissa;
        const rest = top % q.mantissa === 0n ? 0n : top < 0n === q.mantissa < 0n ? 1n : -1n;
        const want = { mantissa: cut * 2n + rest, exponent: p.exponent - q.exponent - 1001 };
        return [div(dividend, divisor), want, shown(dividend, divisor)] as const;
      }),
    ));

  test('square roots that are ties, or off by the last bit of the square', () =>
    check(
      Array.from({ length: CASES }, () => {
        const root = whole(bits(n, pick([54, 25, 53, 24, 12])), pick(places) - n.integer(0, 54));
        const square = mul(root, root);
        const a = n.next() < 0.3 ? square : add(square, scale(signed(ONE), square.e - n.integer(100, 900)));
        // The root to 2000 bits by integers, and one that says whether something is left.
        const { mantissa, exponent } = shifted(exact(a), 0);
        const odd = ((exponent % 2) + 2) % 2;
        const big = mantissa << BigInt(2000 + odd);
        let s = 1n << BigInt(Math.ceil(big.toString(16).length * 2));
        for (;;) {
          const t = (s + big / s) >> 1n;
          if (t >= s) break;
          s = t;
        }
        const want = { mantissa: s * 2n + (s * s === big ? 0n : 1n), exponent: (exponent - odd) / 2 - 1001 };
        return [sqrt(a), want, shown(a)] as const;
      }),
    ));

  test('rational powers that are ties, or off by the last bit of the base', () => {
    const found: (readonly [Scaled, BigFloat, string])[] = [];
    for (let z = 3; z < 400; z += 2)
      for (const [p, q] of [
        [4, 3],
        [5, 2],
        [5, 4],
        [3, 2],
      ] as const)
        for (const side of [-1, 0, 1] as const) {
          const root = whole(BigInt(z), 0);
          const base = powInteger(root, q);
          const a = side === 0 ? base : add(base, scale(whole(BigInt(side), 0), -200));
          const power = exact(powInteger(root, p));
          const want = plus(power, { mantissa: BigInt(side), exponent: -300 });
          found.push([powRational(a, p, q), want, `${shown(a)} ^ ${p}/${q}`]);
        }
    check(found);
  });

  test('factors that are 1 to any precision keep their side', () => {
    const found: (readonly [Scaled, BigFloat, string])[] = [];
    for (let i = 0; i < CASES; i++) {
      const tie = short();
      const tiny = whole(bits(n, 30), -n.integer(130, 100000));
      const side = (want: -1 | 1) => plus(exact(tie), times(exact(tie), { mantissa: BigInt(want), exponent: -300 }));
      const what = `${shown(tie)} at ${shown(tiny)}`;
      found.push([mul(tie, exp(tiny)), side(1), `exp: ${what}`]);
      found.push([mul(tie, exp(neg(tiny))), side(-1), `exp: ${what}`]);
      found.push([mul(tie, erfcx(tiny)), side(-1), `erfcx: ${what}`]);
      found.push([mul(tie, div(sin(tiny), tiny)), side(-1), `sin(x)/x: ${what}`]);
      found.push([scale(sin(scale(tie, -1000000)), 1000000), side(-1), `sin: ${what}`]);
    }
    check(found);
  });

  test('the tests can tell: without the lean to a side, sums are wrong', () => {
    // What an addition gives that forgets what is below its two words.
    const flat = (a: Scaled): Scaled => ({ ...a, l: Math.abs(a.l) < 2 ** -110 ? 0 : a.l });
    const wrong = Array.from({ length: CASES }, () => {
      const a = short();
      const b = signed(whole(bits(n, n.integer(1, 20)), a.e - n.integer(140, 900)));
      return roundings(flat(add(a, b))).join() !== exactRoundings(plus(exact(a), exact(b))).join();
    });
    expect(wrong.filter((w) => w).length).toBeGreaterThan(CASES / 100);
  });
});
