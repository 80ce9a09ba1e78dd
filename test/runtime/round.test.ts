/** The one rounding at the end, and the ways into scaled numbers, against exact integers. */
import { describe, expect, test } from 'vitest';
import {
  compare,
  fromDecimal,
  fromDouble,
  fromRational,
  fromWords,
  log2Magnitude,
  make,
  type Scaled,
  scale,
  sub,
  toDouble,
  toSingle,
} from '../../src/runtime/index.js';
import { type BigFloat, bigCompare, bigFromDouble } from '../../src/truth/big-float.js';
import { bits, exact, exactRoundings, plus, roundings, shifted } from './support/exact.js';
import { Numbers } from './support/reference.js';

const SEED = 90210;
const n = new Numbers(SEED);

/** Any double: all bit patterns alike. */
function anyDouble(): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, n.integer(0, 2 ** 32 - 1));
  view.setUint32(4, n.integer(0, 2 ** 32 - 1));
  const x = view.getFloat64(0);
  return Number.isFinite(x) ? x : anyDouble();
}
const isNormal = ({ h, l }: Scaled) => Math.abs(h) >= 1 && Math.abs(h) < 2 && h + l === h;

describe(`roundings (seed ${SEED})`, () => {
  test('doubles come back as they are, and to single precision as Math.fround has it', () => {
    const edges = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e-45, 7.006492321624085e-46];
    const singles = [3.4028235677973362e38, 3.4028235677973366e38, 3.402823567797337e38, 1.1754943508222875e-38];
    const doubles = [...edges, ...singles, ...Array.from({ length: 10000 }, anyDouble)];
    const wrong = doubles
      .flatMap((x) => [x, -x, Math.fround(x), x * 2 ** -900])
      .filter((y) => {
        const a = fromDouble(y);
        return !Object.is(toDouble(a), y) || !Object.is(toSingle(a), Math.fround(y));
      });
    expect(wrong).toEqual([]);
  });

  test('every exponent, with words that are ties or nearly', () => {
    const low = [0, 2 ** -53, -(2 ** -53), 2 ** -54, -(2 ** -54), 2 ** -600, -(2 ** -600), 2 ** -106, 1.3e-17, -4e-18];
    for (let e = -1080; e <= 1026; e += e > -1000 && e < 1000 && Math.abs(e) % 150 > 6 ? 9 : 1)
      for (const h of [1, 1.5, 2 - 2 ** -52, 1 + 2 ** -52, 1 + 2 ** -24, 1 + 3 * 2 ** -24, 1 + n.next()])
        for (const l of low) {
          const a = make(h, l, e);
          if (!isNormal(a)) continue;
          const want = exactRoundings(exact(a));
          if (String(roundings(a)) !== String(want)) expect({ a, got: roundings(a) }).toEqual({ a, got: want });
        }
  });

  test('far outside, they are zeros and infinities with the sign', () => {
    for (const e of [1024, 1e6, 2 ** 40, 1e300]) {
      expect(roundings(make(1.5, 0, e))).toEqual([Infinity, Infinity]);
      expect(roundings(make(-1.5, 0, e))).toEqual([-Infinity, -Infinity]);
      expect(roundings(make(1.5, 0, -e - 60))).toEqual([0, 0]);
      expect(roundings(make(-1.5, 0, -e - 60))).toEqual([-0, -0]);
    }
  });
});

/** How far from what is wanted, in units of 2^-107 of it. */
function distance(a: Scaled, want: BigFloat): number {
  const difference = plus(exact(a), shifted({ ...want, mantissa: -want.mantissa }, 0));
  if (difference.mantissa === 0n) return 0;
  return (
    Number((difference.mantissa << 300n) / (want.mantissa << BigInt(want.exponent - difference.exponent))) * 2 ** -193
  );
}

describe('construction', () => {
  test('of fractions: within 2^-107, and ties on their side', () => {
    for (let i = 0; i < 2000; i++) {
      const [p, q] = [bits(n, n.integer(1, 300)), bits(n, n.integer(1, 300))];
      const a = fromRational(i % 2 ? p : -p, q);
      expect(isNormal(a)).toBe(true);
      const want = { mantissa: (((i % 2 ? p : -p) << 700n) / q) * 2n + (i % 2 ? 1n : -1n), exponent: -701 };
      expect(Math.abs(distance(a, want))).toBeLessThanOrEqual(1);
    }
    const tie = (1n << 54n) + 2n ** 1n + 1n;
    for (const d of [-1n, 0n, 1n]) {
      const [num, den] = [tie * 10n ** 90n + d, 10n ** 90n];
      const want = [{ mantissa: num * 2n ** 400n + d, exponent: -400 }];
      const exactly = { mantissa: (want[0]!.mantissa / den) * 2n + d, exponent: -401 };
      expect(roundings(fromRational(num, den))).toEqual(exactRoundings(exactly));
    }
    expect(fromRational(0n, 5n)).toEqual(make(0, 0, 0));
    expect(() => fromRational(1n, 0n)).toThrow(RangeError);
  });

  test('of decimal numbers: as the language reads them, and the low word', () => {
    for (const text of ['0.1', '-1.25e-7', '1e400', '123456789012345678901234567890', '5e-324', '0.044715', '+3.', '0'])
      expect(toDouble(fromDecimal(text)), text).toBe(Number(text));
    expect(compare(fromDecimal('0.1'), fromRational(1n, 10n))).toBe(0);
    for (const text of ['', 'x', '1e', '0x10', '1/3', '--1']) expect(() => fromDecimal(text)).toThrow(SyntaxError);
  });

  test('of three words: rounded to two with what is left on the right side', () => {
    for (let i = 0; i < 3000; i++) {
      const h = anyDouble() * 2 ** n.integer(-20, 0);
      const l = h * (n.next() - 0.5) * 2 ** -n.integer(52, 56);
      const m = l * (n.next() - 0.5) * 2 ** -n.integer(50, 60);
      const want = plus(plus(bigFromDouble(h), bigFromDouble(l)), bigFromDouble(m));
      const a = fromWords(h, l, m);
      if (Math.abs(h) < 1e-200) continue;
      expect(isNormal(a)).toBe(true);
      expect(Math.abs(distance(a, want))).toBeLessThanOrEqual(1);
    }
    expect(toDouble(fromWords(1, 2 ** -53, 2 ** -200))).toBe(1 + 2 ** -52);
    expect(toDouble(fromWords(1, 2 ** -53, -(2 ** -200)))).toBe(1);
    expect(toDouble(fromWords(1, 2 ** -53))).toBe(1);
  });
});

describe('comparison', () => {
  test('is that of the exact values', () => {
    const numbers = Array.from({ length: 60 }, (_, i) => {
      const a = n.scaled(-3, 3, 0);
      return i % 3 === 0 ? make(a.h, 0, a.e) : a;
    });
    const all = [...numbers, ...numbers.map((a) => make(a.h, -a.l, a.e)), fromDouble(0), fromDouble(-0)];
    const wrong = all.flatMap((a) =>
      all.flatMap((b) => {
        const order = bigCompare(exact(a), exact(b));
        return Math.sign(compare(a, b)) === order && Math.sign(sub(a, b).h) === order ? [] : [{ a, b, order }];
      }),
    );
    expect(wrong).toEqual([]);
    const infinite = fromDouble(Infinity);
    expect([compare(infinite, infinite), compare(infinite, all[0]!), compare(all[0]!, infinite)]).toEqual([0, 1, -1]);
    expect([compare(fromDouble(Number.NaN), infinite), compare(infinite, fromDouble(Number.NaN))]).toEqual([NaN, NaN]);
  });

  test('log2Magnitude is right to 2^-20', () => {
    for (let i = 0; i < 5000; i++) {
      const a = scale(fromDouble(1 + n.next()), n.integer(-500, 500));
      expect(Math.abs(log2Magnitude(a) - Math.log2(toDouble(a)))).toBeLessThan(2 ** -20);
    }
    expect([0, Infinity, NaN].map((x) => log2Magnitude(fromDouble(x)))).toEqual([-Infinity, Infinity, NaN]);
  });
});
