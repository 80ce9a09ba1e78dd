/** What the cores should give: GNU MPFR at 200 bits, and how far off a double or a pair is. */
import { DOUBLE, powerOfTwo, roundBig } from '../../../src/truth/big-float.js';
import { DOWN, loadMpfr, type Mpfr, NEAREST, type Register } from '../../../src/truth/mpfr.js';

const mpfr: Mpfr = await loadMpfr();
const BITS = 200;
/** Holds an argument of two words. */
const INPUT = 192;
/** For sums, squares and halves that must be exact. */
const LONG = 1400;

/** `result` = f(`x`), to BITS. */
export type Reference = (m: Mpfr, result: Register, x: Register) => void;

const unary =
  (name: keyof Mpfr['unary']): Reference =>
  (m, r, x) =>
    void m.unary[name](r, x, NEAREST);

/** Of cos x − 1 and the like, without cancellation. */
const cosm1: Reference = (m, r, x) => {
  const half = m.take(LONG);
  m.shift(half, x, -1, NEAREST);
  m.unary.sin(r, half, NEAREST);
  m.unary.sqr(r, r, NEAREST);
  m.shift(r, r, 1, NEAREST);
  m.unary.neg(r, r, NEAREST);
};

const sqrt1pm1: Reference = (m, r, x) => {
  const [sum, one] = [m.take(LONG), m.take(BITS)];
  m.setDouble(one, 1, NEAREST);
  m.binary.add(sum, x, one, NEAREST);
  m.unary.sqrt(sum, sum, NEAREST);
  m.binary.add(sum, sum, one, NEAREST);
  m.binary.div(r, x, sum, NEAREST);
};

/** π/2 − atan x = atan(1/x) for x > 0, which doesn't cancel; π more below 0. */
const acot: Reference = (m, r, x) => {
  const one = m.take(BITS);
  m.setDouble(one, 1, NEAREST);
  m.binary.div(r, one, x, NEAREST);
  m.unary.atan(r, r, NEAREST);
  if (m.sign(x) >= 0) return;
  m.setPi(one, NEAREST);
  m.binary.add(r, r, one, NEAREST);
};

const erfcx: Reference = (m, r, x) => {
  const square = m.take(LONG);
  m.unary.sqr(square, x, NEAREST);
  m.unary.exp(square, square, NEAREST);
  m.unary.erfc(r, x, NEAREST);
  m.binary.mul(r, r, square, NEAREST);
};

export const references = {
  exp: unary('exp'),
  expm1: unary('expm1'),
  log: unary('log'),
  log1p: unary('log1p'),
  erf: unary('erf'),
  erfc: unary('erfc'),
  atan: unary('atan'),
  sin: unary('sin'),
  cos: unary('cos'),
  erfcx,
  acot,
  cosm1,
  sqrt1pm1,
} satisfies Record<string, Reference>;
export type CoreName = keyof typeof references;

/** |value − truth| in units of the last place of the truth, and relative to it as a power of two. */
export interface Miss {
  readonly ulp: number;
  readonly bits: number;
}

/** Exponent of the last place of a double of this size. */
const lastPlace = (exponent: number): number => Math.max(exponent - 53, -1074);

/** A head and a tail. */
export type Words = readonly [number, number];

/**
 * How far each head + tail is from f(x + low). An infinity is right where the truth rounds to it, and 2^1024 elsewhere.
 * `bits` is −∞ where nothing is missing. (The truth is what takes time: it is computed once.)
 */
export function misses(reference: Reference, x: number, low: number, results: readonly Words[]): readonly Miss[] {
  const mark = mpfr.mark();
  const [input, other, truth] = [mpfr.take(INPUT), mpfr.take(64), mpfr.take(BITS)];
  mpfr.setDouble(input, x, NEAREST);
  mpfr.setDouble(other, low, NEAREST);
  mpfr.binary.add(input, input, other, NEAREST);
  reference(mpfr, truth, input);
  const found = results.map((words) => missOf(truth, words));
  mpfr.release(mark);
  return found;
}

/** The same for one result. */
export const miss = (reference: Reference, x: number, low: number, head: number, tail: number): Miss =>
  misses(reference, x, low, [[head, tail]])[0]!;

function missOf(truth: Register, [head, tail]: Words): Miss {
  if (overflows(truth) && !Number.isFinite(head) && head === mpfr.sign(truth) / 0)
    return { ulp: 0, bits: Number.NEGATIVE_INFINITY };
  const [difference, other] = [mpfr.take(BITS), mpfr.take(64)];
  const exponent = mpfr.sign(truth) === 0 ? -1073 : mpfr.exponent(truth);
  setFinite(difference, head);
  mpfr.binary.sub(difference, difference, truth, NEAREST);
  mpfr.setDouble(other, tail, NEAREST);
  mpfr.binary.add(difference, difference, other, NEAREST);
  if (mpfr.sign(difference) === 0) return { ulp: 0, bits: Number.NEGATIVE_INFINITY };
  const relative = mpfr.take(64);
  mpfr.binary.div(relative, difference, truth, NEAREST);
  return { ulp: inUnits(difference, lastPlace(exponent)), bits: log2Of(relative) };
}

function setFinite(r: Register, value: number): void {
  if (Number.isFinite(value)) return void mpfr.setDouble(r, value, NEAREST);
  mpfr.setDouble(r, Math.sign(value), NEAREST);
  mpfr.shift(r, r, 1024, NEAREST);
}

/** Is it nearer to 2^1024 than to the largest double? */
function overflows(u: Register): boolean {
  const short = mpfr.take(53);
  mpfr.unary.set(short, u, NEAREST);
  return mpfr.sign(u) !== 0 && mpfr.exponent(short) > 1024;
}

function inUnits(u: Register, place: number): number {
  const scaled = mpfr.take(64);
  mpfr.shift(scaled, u, -place, NEAREST);
  return Math.abs(toNumber(scaled));
}

function toNumber(u: Register): number {
  const short = mpfr.take(53);
  mpfr.unary.set(short, u, DOWN);
  const { mantissa, exponent } = mpfr.read(short);
  return exponent > 900 ? Number.POSITIVE_INFINITY : exponent < -1074 ? 0 : Number(mantissa) * powerOfTwo(exponent);
}

function log2Of(u: Register): number {
  const e = mpfr.exponent(u);
  const scaled = mpfr.take(64);
  mpfr.shift(scaled, u, -e, NEAREST);
  return e + Math.log2(Math.abs(toNumber(scaled)));
}

/** The double nearest to f(x + low). */
export function nearest(reference: Reference, x: number, low: number): number {
  const mark = mpfr.mark();
  const [input, other, truth] = [mpfr.take(INPUT), mpfr.take(64), mpfr.take(BITS)];
  mpfr.setDouble(input, x, NEAREST);
  mpfr.setDouble(other, low, NEAREST);
  mpfr.binary.add(input, input, other, NEAREST);
  reference(mpfr, truth, input);
  const { mantissa, exponent } = mpfr.read(truth);
  mpfr.release(mark);
  return roundBig({ mantissa, exponent }, DOUBLE);
}
