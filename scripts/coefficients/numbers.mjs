/**
 * Real numbers for the fits: integers of BigInt, scaled by 2^BITS, with functions from GNU MPFR at more bits than that.
 * Needs a built compiler (`npm run build`), whose loader of MPFR it uses.
 */
import { loadMpfr, NEAREST } from '../../dist/truth/mpfr.js';

/** Fractional bits. Errors below 2^-BITS are dropped; coefficients need at most 110 good ones. */
export const BITS = 420;
const SHIFT = BigInt(BITS);
/** Bits of a register: BITS, and as many again so that small values are known well before they are scaled. */
const WIDE = 2 * BITS;

export const ONE = 1n << SHIFT;
export const integer = (/** @type {number} */ n) => BigInt(n) << SHIFT;
export const ratio = (/** @type {number} */ n, /** @type {number} */ d) => (BigInt(n) << SHIFT) / BigInt(d);
export const times = (/** @type {bigint} */ a, /** @type {bigint} */ b) => (a * b) >> SHIFT;
export const over = (/** @type {bigint} */ a, /** @type {bigint} */ b) => (a << SHIFT) / b;
const magnitude = (/** @type {bigint} */ a) => (a < 0n ? -a : a);

/** The exact value of a double of at least 2^-BITS in its last place. @param {number} value */
export function fromDouble(value) {
  const scaled = value * 2 ** 200;
  return (BigInt(scaled) << SHIFT) >> 200n;
}

/** The nearest number of so many bits (ties away from zero). @param {bigint} a @param {number} bits */
export function toBits(a, bits) {
  const m = magnitude(a);
  const excess = m.toString(2).length - bits;
  if (excess <= 0) return toNumber(a);
  const rounded = ((m >> BigInt(excess - 1)) + 1n) >> 1n;
  return Number(a < 0n ? -rounded : rounded) * 2 ** (excess - BITS);
}

/** A value of at most 53 bits as a double. @param {bigint} a */
function toNumber(a) {
  let [m, e] = [a, -BITS];
  while (m !== 0n && (m & 1n) === 0n) [m, e] = [m >> 1n, e + 1];
  return Number(m) * 2 ** e;
}

/** The nearest double. @param {bigint} a */
export const toDouble = (a) => toBits(a, 53);
/** The nearest multiple of 2^-place. @param {bigint} a @param {number} place */
export const toGrid = (a, place) => {
  const drop = BigInt(BITS - place);
  return Number(((a >> (drop - 1n)) + 1n) >> 1n) * 2 ** -place;
};

const mpfr = await loadMpfr();

/** @param {number} register */
function fromRegister(register) {
  const { mantissa, exponent } = mpfr.read(register);
  const shift = BigInt(BITS + exponent);
  return shift >= 0n ? mantissa << shift : mantissa >> -shift;
}

/**
 * A function of one number from steps on registers: `steps(mpfr, result, input, take)`.
 * @param {(m: typeof mpfr, r: number, x: number, take: () => number) => void} steps
 */
export const through = (steps) => (/** @type {bigint} */ x) => {
  const mark = mpfr.mark();
  const take = () => mpfr.take(WIDE);
  const [r, u] = [take(), take()];
  mpfr.setBigInt(u, x, NEAREST);
  mpfr.shift(u, u, -BITS, NEAREST);
  steps(mpfr, r, u, take);
  const value = fromRegister(r);
  mpfr.release(mark);
  return value;
};

/** @param {'exp' | 'expm1' | 'log' | 'log1p' | 'erf' | 'erfc' | 'atan' | 'sin' | 'cos' | 'sqrt'} name */
const unary = (name) => through((m, r, x) => void m.unary[name](r, x, NEAREST));
export const exp = unary('exp');
export const expm1 = unary('expm1');
export const log = unary('log');
export const log1p = unary('log1p');
export const erf = unary('erf');
export const erfc = unary('erfc');
export const atan = unary('atan');
export const sin = unary('sin');
export const cos = unary('cos');
export const sqrt = unary('sqrt');

/** exp(x^2) erfc(x): the product is formed where erfc is still far above the smallest number. */
export const erfcx = through((m, r, x, take) => {
  const [square, other] = [take(), take()];
  m.unary.sqr(square, x, NEAREST);
  m.unary.exp(square, square, NEAREST);
  m.unary.erfc(other, x, NEAREST);
  m.binary.mul(r, square, other, NEAREST);
});

export const PI = through((m, r) => void m.setPi(r, NEAREST))(0n);
export const LOG2 = through((m, r) => void m.setLog2(r, NEAREST))(0n);

/** 2^bits/π, rounded down. @param {number} bits */
export function reciprocalOfPi(bits) {
  const mark = mpfr.mark();
  const [pi, one] = [mpfr.take(bits + 64), mpfr.take(bits + 64)];
  mpfr.setPi(pi, NEAREST);
  mpfr.setDouble(one, 1, NEAREST);
  mpfr.binary.div(pi, one, pi, NEAREST);
  mpfr.shift(pi, pi, bits, NEAREST);
  mpfr.setFloor(pi, pi);
  const { mantissa, exponent } = mpfr.read(pi);
  mpfr.release(mark);
  return mantissa << BigInt(exponent);
}
