/**
 * GNU MPFR through WebAssembly: correctly rounded binary floating point of any precision, with directed rounding. The
 * only importer of gmp-wasm (LGPL, loaded as its own module).
 *
 * Registers are MPFR variables in the module's own memory. They live in an arena: an evaluation takes as many as it
 * needs and gives all of them back at its end, so that memory is reused and nothing is allocated in a hot loop.
 */
import { init } from 'gmp-wasm';
import { invariant } from '../diagnostic.js';
import { BIG_ZERO, type BigFloat } from './big-float.js';

/** The address of an MPFR variable. */
export type Register = number;
/** MPFR's rounding modes: to nearest, up (towards +∞), down (towards −∞). */
export const NEAREST = 0;
export const UP = 2;
export const DOWN = 3;
export type Rounding = typeof NEAREST | typeof UP | typeof DOWN;

/** Functions of one argument, `mpfr_NAME(result, u, rounding)`; all return MPFR's ternary value (0: exact). */
export type UnaryName =
  | 'neg'
  | 'abs'
  | 'sqr'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'log2'
  | 'log10'
  | 'sqrt'
  | 'cbrt'
  | 'erf'
  | 'erfc'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'set';
export type BinaryName = 'add' | 'sub' | 'mul' | 'div' | 'pow';
export type Unary = (result: Register, u: Register, rounding: Rounding) => number;
export type Binary = (result: Register, u: Register, v: Register, rounding: Rounding) => number;

// Fields of an mpfr_t on a 32-bit machine (mpfr.h, __mpfr_struct): precision, sign, exponent, address of the limbs.
const SIGN = 4;
const EXPONENT = 8;
const LIMBS = 12;
// mpfr-impl.h: the exponents that mark zero, NaN and infinity.
const EXPONENT_ZERO = -2147483647;
const EXPONENT_NAN = -2147483646;
const EXPONENT_INFINITY = -2147483645;
// GMP's limbs here have 64 bits (also on this 32-bit machine), least significant first.
const LIMB_BITS = 64;

/**
 * The highest working precision. MPFR takes temporaries from the module's stack of 64 KiB, and an overrun breaks its
 * memory silently: at 2^14 bits the functions used here were measured to take at most 28 KiB (asinh), at 2^15 some take all.
 */
export const MOST_BITS = 16384;
/** Registers may have twice as many bits: for exact squares and reduced arguments, where only + − · / are applied. */
const LONGEST_REGISTER = 2 * MOST_BITS + 1024;

/** What the rest of the truth sees of MPFR. */
export interface Mpfr {
  readonly unary: Readonly<Record<UnaryName, Unary>>;
  readonly binary: Readonly<Record<BinaryName, Binary>>;
  /** u^n for an integer |n| < 2^31. */
  readonly powInteger: (result: Register, u: Register, n: number, rounding: Rounding) => number;
  /** u · 2^n for an integer |n| < 2^31; exact unless it leaves the exponent range. */
  readonly shift: (result: Register, u: Register, n: number, rounding: Rounding) => number;
  readonly setPi: (result: Register, rounding: Rounding) => number;
  /** log(2). */
  readonly setLog2: (result: Register, rounding: Rounding) => number;
  readonly setDouble: (result: Register, value: number, rounding: Rounding) => number;
  readonly setBigInt: (result: Register, value: bigint, rounding: Rounding) => void;
  readonly setZero: (result: Register) => void;
  readonly setInfinity: (result: Register, sign: 1 | -1) => void;
  readonly setFloor: (result: Register, u: Register) => void;
  readonly setCeil: (result: Register, u: Register) => void;
  readonly setRound: (result: Register, u: Register) => void;
  readonly nextAbove: (u: Register) => void;
  readonly nextBelow: (u: Register) => void;
  readonly compare: (u: Register, v: Register) => number;
  readonly compareInteger: (u: Register, n: number) => number;
  /** −1, 0 or 1; never for NaN. */
  readonly sign: (u: Register) => -1 | 0 | 1;
  readonly isInfinite: (u: Register) => boolean;
  readonly isNaN: (u: Register) => boolean;
  readonly isInteger: (u: Register) => boolean;
  /** e with 2^(e−1) <= |u| < 2^e for a finite nonzero u. */
  readonly exponent: (u: Register) => number;
  /** The exact value of a finite u, with an odd mantissa. */
  readonly read: (u: Register) => BigFloat;
  /** A register of this precision with no value yet, from the arena. */
  readonly take: (bits: number) => Register;
  /** How many registers are taken. */
  readonly mark: () => number;
  /** Gives back every register taken since the mark. */
  readonly release: (mark: number) => void;
}

/** Loads the module (once a process: gmp-wasm keeps one instance) and wraps it. */
export async function loadMpfr(): Promise<Mpfr> {
  const { binding } = await init();
  const arena: Register[] = [];
  let taken = 0;
  const field = (u: Register, offset: number) => binding.memView.getInt32(u + offset, true);
  const exponent = (u: Register) => field(u, EXPONENT);

  const read = (u: Register): BigFloat => {
    const e = exponent(u);
    if (e === EXPONENT_ZERO) return BIG_ZERO;
    const memory = binding.memView;
    const bits = memory.getUint32(u, true);
    const limbs = memory.getUint32(u + LIMBS, true);
    const words = (Math.ceil(bits / LIMB_BITS) * LIMB_BITS) / 32;
    let hex = '';
    for (let i = words - 1; i >= 0; i--)
      hex += memory
        .getUint32(limbs + 4 * i, true)
        .toString(16)
        .padStart(8, '0');
    // An odd mantissa: trailing zeros carry nothing and would only make integers long.
    const trimmed = hex.replace(/0+$/, '');
    const last = Number.parseInt(trimmed.at(-1)!, 16);
    const zeros = 31 - Math.clz32(last & -last);
    const mantissa = BigInt(`0x${trimmed}`) >> BigInt(zeros);
    return { mantissa: field(u, SIGN) < 0 ? -mantissa : mantissa, exponent: e - 4 * trimmed.length + zeros };
  };

  const setBigInt = (result: Register, value: bigint, rounding: Rounding): void => {
    if (value <= 9007199254740991n && value >= -9007199254740991n) {
      binding.mpfr_set_d(result, Number(value), rounding);
    } else {
      binding.mpfr_set_string(result, value.toString(16), 16, rounding);
    }
  };

  const unary = Object.fromEntries(
    unaryNames.map((name) => [
      name,
      (r: Register, u: Register, rounding: Rounding) => binding[`mpfr_${name}`](r, u, rounding),
    ]),
  ) as Record<UnaryName, Unary>;

  return {
    unary,
    binary: {
      add: (r, u, v, rounding) => binding.mpfr_add(r, u, v, rounding),
      sub: (r, u, v, rounding) => binding.mpfr_sub(r, u, v, rounding),
      mul: (r, u, v, rounding) => binding.mpfr_mul(r, u, v, rounding),
      div: (r, u, v, rounding) => binding.mpfr_div(r, u, v, rounding),
      pow: (r, u, v, rounding) => binding.mpfr_pow(r, u, v, rounding),
    },
    powInteger: (r, u, n, rounding) => binding.mpfr_pow_si(r, u, n, rounding),
    shift: (r, u, n, rounding) => binding.mpfr_mul_2si(r, u, n, rounding),
    setPi: (r, rounding) => binding.mpfr_const_pi(r, rounding),
    setLog2: (r, rounding) => binding.mpfr_const_log2(r, rounding),
    setDouble: (r, value, rounding) => binding.mpfr_set_d(r, value, rounding),
    setBigInt,
    setZero: (r) => binding.mpfr_set_zero(r, 1),
    setInfinity: (r, sign) => binding.mpfr_set_inf(r, sign),
    setFloor: (r, u) => void binding.mpfr_rint_floor(r, u, DOWN),
    setCeil: (r, u) => void binding.mpfr_rint_ceil(r, u, UP),
    setRound: (r, u) => void binding.mpfr_rint_round(r, u, NEAREST),
    nextAbove: (u) => binding.mpfr_nextabove(u),
    nextBelow: (u) => binding.mpfr_nextbelow(u),
    compare: (u, v) => binding.mpfr_cmp(u, v),
    compareInteger: (u, n) => binding.mpfr_cmp_si(u, n),
    sign: (u) => (exponent(u) === EXPONENT_ZERO ? 0 : field(u, SIGN) < 0 ? -1 : 1),
    isInfinite: (u) => exponent(u) === EXPONENT_INFINITY,
    isNaN: (u) => exponent(u) === EXPONENT_NAN,
    isInteger: (u) => binding.mpfr_integer_p(u) !== 0,
    exponent,
    read,
    take: (bits) => {
      invariant(bits <= LONGEST_REGISTER, `a register of ${bits} bits would overrun MPFR's stack`);
      let register = arena[taken];
      if (register === undefined) {
        register = binding.mpfr_t() as Register;
        binding.mpfr_init2(register, bits);
        arena.push(register);
      } else {
        binding.mpfr_set_prec(register, bits);
      }
      taken += 1;
      return register;
    },
    mark: () => taken,
    release: (mark) => {
      taken = mark;
    },
  };
}

const unaryNames: readonly UnaryName[] = [
  'neg',
  'abs',
  'sqr',
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'sqrt',
  'cbrt',
  'erf',
  'erfc',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'set',
];
