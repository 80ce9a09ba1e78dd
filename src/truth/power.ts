/** u^v over intervals. */
import { exponential, integerPower, logarithm } from './exponential.js';
import {
  type Arithmetic,
  between,
  certainSign,
  failed,
  fromOneRounding,
  type Interval,
  integer,
  isPoint,
  larger,
  multiply,
  smaller,
  undecidedBecause,
  undefinedBecause,
  type Value,
} from './interval.js';
import { DOWN, type Register, type Rounding, UP } from './mpfr.js';

/**
 * An integer exponent takes any base (u^0 = 1). Otherwise a positive base gives exp(v·log u), zero to a positive
 * power is 0, and a negative base has no value.
 */
export function generalPower(a: Arithmetic, u: Interval, v: Interval): Value {
  const n = exactInteger(a, v);
  if (n !== undefined) return integerPower(a, u, n);
  const s = certainSign(a, u);
  if (s === 1) return positivePower(a, u, v);
  if (mayBeInteger(a, v)) return undecidedBecause('whether an exponent is an integer');
  if (s === -1) return undefinedBecause('a negative number to a power that is not an integer');
  if (s === undefined) return undecidedBecause('the sign of a base');
  const sv = certainSign(a, v);
  if (sv === 1) return integer(a, 0);
  return sv === undefined ? undecidedBecause('the sign of an exponent') : undefinedBecause('zero to a negative power');
}

/** The exponent, where it is exactly an integer that MPFR's integer power takes. */
function exactInteger(a: Arithmetic, v: Interval): number | undefined {
  if (!isPoint(v) || v.scale !== 0n || !a.mpfr.isInteger(v.low)) return undefined;
  const { mantissa, exponent } = a.mpfr.read(v.low);
  const n = Number(mantissa) * 2 ** exponent;
  return Math.abs(n) < 2 ** 31 ? n : undefined;
}

function mayBeInteger(a: Arithmetic, v: Interval): boolean {
  if (v.scale !== 0n || a.mpfr.isInfinite(v.low) || a.mpfr.isInfinite(v.high)) return true;
  const [first, last] = [a.mpfr.take(a.bits), a.mpfr.take(a.bits)];
  a.mpfr.setCeil(first, v.low);
  a.mpfr.setFloor(last, v.high);
  return a.mpfr.compare(first, last) <= 0;
}

/** Exponents of results up to this size are computed by MPFR's own power. */
const PLAIN_RESULT = 2 ** 26;
/** … and up to this precision: it works with a multiple of it beside 1, and from 2^14 bits on its stack overran. */
const PLAIN_BITS = 4096;

function positivePower(a: Arithmetic, u: Interval, v: Interval): Value {
  const log = logarithm(a, u);
  if (failed(log)) return log;
  const product = multiply(a, v, log);
  const size = Math.max(sizeOf(a, product.low), sizeOf(a, product.high));
  const isPlain = u.scale === 0n && v.scale === 0n && product.scale === 0n && a.bits <= PLAIN_BITS;
  if (!isPlain || size > Math.log2(PLAIN_RESULT)) {
    return exponential(a, product);
  }
  const { pow } = a.mpfr.binary;
  if (isPoint(u) && isPoint(v)) return fromOneRounding(a, (r, rounding) => pow(r, u.low, v.low, rounding));
  // Monotone in each argument alone: the extremes are at corners.
  const corners = (rounding: Rounding): Register[] =>
    [u.low, u.high].flatMap((x) =>
      (isPoint(v) ? [v.low] : [v.low, v.high]).map((y) => {
        const result = a.mpfr.take(a.bits);
        pow(result, x, y, rounding);
        return result;
      }),
    );
  const low = corners(DOWN).reduce((x, y) => smaller(a, x, y));
  const high = corners(UP).reduce((x, y) => larger(a, x, y));
  return between(a, low, high);
}

const sizeOf = (a: Arithmetic, r: Register): number =>
  a.mpfr.isInfinite(r) ? Number.POSITIVE_INFINITY : a.mpfr.sign(r) === 0 ? 0 : a.mpfr.exponent(r);
