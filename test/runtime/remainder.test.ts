/** Remainders of Taylor series against MPFR, order by order, with the cancellation done in thousands of bits. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  add,
  div,
  exp,
  fromDouble,
  mul,
  ONE,
  type RemainderName,
  remainder,
  type Scaled,
  scale,
  sub,
} from '../../src/runtime/index.js';
import { loadMpfr, type Register } from '../../src/truth/mpfr.js';
import { Numbers, References } from './support/reference.js';

const SEED = 515;
const POINTS = 80;
/** Enough for what (2^-35)^(2·8) cancels, and for the difference to 2^-100. */
const BITS = 1600;
const ORDERS = 8;

let r: References;
beforeAll(async () => {
  r = new References(await loadMpfr(), BITS);
});

interface Atom {
  readonly f: (w: Register) => Register;
  readonly isEven: boolean;
  readonly first: 0 | 1;
  /** The coefficient of z^j as a fraction of integers. */
  readonly a: (j: number) => readonly [bigint, bigint];
}
const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
const sign = (j: number) => (j % 2 === 0 ? 1n : -1n);
const over = (f: (w: Register) => Register) => (w: Register) => r.binary('div', f(w), w);
const odd = (j: number) => [sign(j), BigInt(2 * j + 1)] as const;
/** binomial(1/2, j), as a fraction. */
function half(j: number): readonly [bigint, bigint] {
  let [n, d] = [1n, 1n];
  for (let i = 0; i < j; i++) [n, d] = [n * BigInt(1 - 2 * i), d * BigInt(2 * (i + 1))];
  return [n, d];
}

/** 1·3·5 ··· (2j − 1)/2^j. */
const oddFactorial = (j: number): bigint => (j < 1 ? 1n : BigInt(2 * j - 1) * oddFactorial(j - 1));
/** erfcx(1/w)·√π/w, whose series diverges. */
const far: Atom = {
  f: (w) => {
    const v = r.binary('div', r.constant(1), w);
    const erfcx = r.binary('mul', r.unary('exp', r.binary('mul', v, v)), r.unary('erfc', v));
    return r.binary('div', r.binary('mul', erfcx, r.unary('sqrt', r.pi())), w);
  },
  isEven: true,
  first: 0,
  a: (j) => [sign(j) * oddFactorial(j), 2n ** BigInt(j)],
};

const atoms: Readonly<Record<Exclude<RemainderName, 'erfcxOfReciprocal'>, Atom>> = {
  expm1: { f: (w) => r.unary('expm1', w), isEven: false, first: 1, a: (j) => [1n, factorial(j)] },
  log1p: { f: (w) => r.unary('log1p', w), isEven: false, first: 1, a: (j) => [-sign(j), BigInt(j)] },
  sqrt1pm1: { f: (w) => r.sqrt1pm1(w), isEven: false, first: 1, a: half },
  erf: {
    f: (w) => {
      const slope = r.binary('div', r.constant(2), r.unary('sqrt', r.pi()));
      return r.binary('div', r.unary('erf', w), r.binary('mul', slope, w));
    },
    isEven: true,
    first: 0,
    a: (j) => [sign(j), factorial(j) * BigInt(2 * j + 1)],
  },
  atan: { f: over((w) => r.unary('atan', w)), isEven: true, first: 0, a: odd },
  acot: { f: over((w) => r.acotOfReciprocal(w)), isEven: true, first: 0, a: odd },
  sin: { f: over((w) => r.unary('sin', w)), isEven: true, first: 0, a: (j) => [sign(j), factorial(2 * j + 1)] },
  cosm1: {
    f: (w) => r.binary('sub', r.unary('cos', w), r.constant(1)),
    isEven: true,
    first: 1,
    a: (j) => [sign(j), factorial(2 * j)],
  },
};

/** eps by its definition. */
function wanted({ f, isEven, first, a }: Atom, order: number, w: Register): Register {
  const z = isEven ? r.binary('mul', w, w) : w;
  const coefficient = (j: number) => {
    const [n, d] = a(j);
    return r.binary('div', r.constant(Number(n)), r.constant(Number(d)));
  };
  let rest = f(w);
  let power = first === 1 ? z : r.constant(1);
  for (let j = first; j < order; j++) {
    rest = r.binary('sub', rest, r.binary('mul', coefficient(j), power));
    power = r.binary('mul', power, z);
  }
  return r.binary('sub', r.binary('div', rest, r.binary('mul', coefficient(order), power)), r.constant(1));
}

describe(`remainders (seed ${SEED})`, () => {
  for (const name of Object.keys(atoms) as readonly (keyof typeof atoms)[])
    test(`of ${name}: relative error below 2^-98 for orders up to ${ORDERS}`, () => {
      const n = new Numbers(SEED);
      const atom = atoms[name];
      const isLimited = name === 'log1p' || name === 'sqrt1pm1';
      let worst = { bits: Number.NEGATIVE_INFINITY, order: 0, x: 0 };
      for (let order: number = atom.first; order <= ORDERS; order++) {
        const eps = remainder(name, order);
        for (let i = 0; i < POINTS; i++)
          r.scoped(() => {
            const size = (1 + n.next()) * 2 ** (n.next() < 0.3 ? n.integer(-35, 5) : n.integer(-5, 2));
            const x = n.next() < 0.5 ? size : isLimited && size >= 1 ? -n.next() : -size;
            const bits = r.errorBits(eps(fromDouble(x)), wanted(atom, order, r.of(fromDouble(x))));
            if (bits > worst.bits) worst = { bits, order, x };
          });
      }
      expect(worst.bits, JSON.stringify(worst)).toBeLessThan(-98);
    });

  test('of the diverging series of erfcx: below 2^-98 where it is summed, below 2^-70 for few terms elsewhere', () => {
    const n = new Numbers(SEED);
    for (const [order, low, high, most] of [
      [0, -5, -4, -98],
      [3, -5, -4, -98],
      [6, -5, -4, -98],
      [0, -3, 1, -70],
      [2, -3, 1, -70],
    ] as const) {
      const eps = remainder('erfcxOfReciprocal', order);
      for (let i = 0; i < 8; i++)
        r.scoped(() => {
          const x = (1 + n.next()) * 2 ** (low + (high - low - 1) * n.next());
          expect(
            r.errorBits(eps(fromDouble(x)), wanted(far, order, r.of(fromDouble(x)))),
            `${order} at ${x}`,
          ).toBeLessThan(most);
        });
    }
  });

  test('are the leading term where the argument is tiny', () => {
    const tiny: Scaled = { h: 1.5, l: 0, e: -100000 };
    expect(remainder('expm1', 2)(tiny)).toMatchObject({ h: 1, e: -100001 });
    expect(remainder('cosm1', 1)(tiny)).toMatchObject({ h: -1.5, e: -199999 - 4 });
    for (const name of Object.keys(atoms) as readonly RemainderName[])
      expect(remainder(name, 3)(fromDouble(0)).h).toBe(0);
  });

  test('the tests can tell: taking the first terms off the function fails', () => {
    const x = fromDouble(0.125);
    const third = sub(sub(exp(x), ONE), add(x, scale(mul(x, x), -1)));
    const naive = sub(div(scale(third, 1), mul(x, mul(x, div(x, fromDouble(3))))), ONE);
    r.scoped(() => {
      const want = wanted(atoms.expm1, 3, r.of(x));
      expect(r.errorBits(remainder('expm1', 3)(x), want)).toBeLessThan(-98);
      expect(r.errorBits(naive, want)).toBeGreaterThan(-98);
    });
  });
});
