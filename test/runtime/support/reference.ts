/** MPFR beside the scaled double-doubles: the same functions to hundreds of bits, and how far a result is off. */
import { make, neg, type Scaled } from '../../../src/runtime/index.js';
import { type Mpfr, NEAREST, type Register, type UnaryName } from '../../../src/truth/mpfr.js';

/** Bits of results, and of arguments with their words far apart. */
const BITS = 400;
const WIDE = 2200;

/** Uniform in [0, 1), from a 32-bit counter hashed (splitmix32); the same on every machine. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Random numbers: of one word, of two, with few bits, with a sticky low word. */
export class Numbers {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = random(seed);
  }
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  /** 1 <= |value| < 2, any sign if asked, times 2^e with e from the range. */
  scaled(from: number, to: number, sign: 1 | -1 | 0 = 1): Scaled {
    const kind = this.integer(0, 5);
    const h = kind === 0 ? 1 + this.integer(0, 15) / 16 : 1 + this.next() + this.integer(0, 2 ** 20 - 1) * 2 ** -52;
    const high = h >= 2 ? h / 2 : h;
    const l =
      kind <= 1
        ? 0
        : kind === 2
          ? 2 ** -600
          : ((this.next() + this.next() * 2 ** -32 - 0.5) * 2 ** -52 * 0x1ffffe) / 0x200000;
    const s = high + l;
    const a = make(s, l - (s - high), this.integer(from, to));
    return s >= 2 ? this.scaled(from, to, sign) : sign < 0 || (sign === 0 && this.next() < 0.5) ? neg(a) : a;
  }
}

export type Reference = (x: Register) => Register;

export class References {
  constructor(
    readonly mpfr: Mpfr,
    readonly bits = BITS,
  ) {}

  constant(value: number): Register {
    const r = this.mpfr.take(this.bits);
    this.mpfr.setDouble(r, value, NEAREST);
    return r;
  }
  /** The exact value. */
  of({ h, l, e }: Scaled): Register {
    const [r, low] = [this.mpfr.take(WIDE), this.mpfr.take(64)];
    this.mpfr.setDouble(r, h, NEAREST);
    this.mpfr.setDouble(low, l, NEAREST);
    this.mpfr.binary.add(r, r, low, NEAREST);
    this.mpfr.shift(r, r, e, NEAREST);
    return r;
  }
  unary(name: UnaryName, x: Register, bits = this.bits): Register {
    const r = this.mpfr.take(bits);
    this.mpfr.unary[name](r, x, NEAREST);
    return r;
  }
  binary(name: 'add' | 'sub' | 'mul' | 'div', x: Register, y: Register, bits = this.bits): Register {
    const r = this.mpfr.take(bits);
    this.mpfr.binary[name](r, x, y, NEAREST);
    return r;
  }
  pi(): Register {
    const r = this.mpfr.take(this.bits);
    this.mpfr.setPi(r, NEAREST);
    return r;
  }
  power(x: Register, n: number): Register {
    const r = this.mpfr.take(this.bits);
    this.mpfr.powInteger(r, x, n, NEAREST);
    return r;
  }
  rationalPower(x: Register, p: number, q: number): Register {
    const exponent = this.binary('div', this.constant(p), this.constant(q));
    return this.unary('exp', this.binary('mul', this.unary('log', x), exponent));
  }
  sqrt1pm1(x: Register): Register {
    const root = this.unary('sqrt', this.binary('add', x, this.constant(1), WIDE));
    return this.binary('div', x, this.binary('add', root, this.constant(1)));
  }
  cosm1(x: Register): Register {
    const half = this.mpfr.take(WIDE);
    this.mpfr.shift(half, x, -1, NEAREST);
    const square = this.unary('sqr', this.unary('sin', half));
    return this.binary('mul', square, this.constant(-2));
  }
  /** In (0, π). */
  acotOfReciprocal(w: Register): Register {
    const angle = this.unary('atan', w);
    return this.mpfr.sign(w) > 0 ? angle : this.binary('add', angle, this.pi());
  }
  acot(x: Register): Register {
    return this.acotOfReciprocal(this.binary('div', this.constant(1), x, WIDE));
  }
  /** The product, or far out, where erfc would be below every exponent, the asymptotic series to 2^-400. */
  erfcx(x: Register): Register {
    if (this.mpfr.compareInteger(x, 2000) < 0)
      return this.binary('mul', this.unary('erfc', x), this.unary('exp', this.unary('sqr', x, 2 * WIDE)));
    const square = this.unary('sqr', x);
    let [sum, term] = [this.constant(1), this.constant(1)];
    for (let n = 1; n < 40; n++) {
      term = this.binary('mul', this.binary('div', term, square), this.constant(0.5 - n));
      sum = this.binary('add', sum, term);
    }
    return this.binary('div', this.binary('div', sum, x), this.unary('sqrt', this.pi()));
  }

  /** log2 of the relative error, −Infinity for none. A value that isn't finite is infinitely wrong. */
  errorBits(got: Scaled, want: Register): number {
    if (!Number.isFinite(got.h)) return Number.POSITIVE_INFINITY;
    if (this.mpfr.sign(want) === 0) return got.h === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const difference = this.binary('sub', this.of(got), want, WIDE);
    const relative = this.binary('div', difference, want, 53);
    if (this.mpfr.sign(relative) === 0) return Number.NEGATIVE_INFINITY;
    const { mantissa, exponent } = this.mpfr.read(relative);
    return Math.log2(Math.abs(Number(mantissa))) + exponent;
  }

  /** Runs with fresh registers, all given back. */
  scoped<T>(f: () => T): T {
    const mark = this.mpfr.mark();
    try {
      return f();
    } finally {
      this.mpfr.release(mark);
    }
  }
}
