// Made by activation-compiler; do not edit.
/**
 * Sum, product, quotient, square root and integer powers of scaled double-doubles. Relative errors, measured against
 * MPFR and bounded by Joldes, Muller and Popescu (Tight and rigorous error bounds for basic building blocks of
 * double-word arithmetic, 2017): 3·2^-106 for a sum, 5·2^-106 for a product, 10·2^-106 for a quotient, 4·2^-106 for a
 * root. Ties are kept apart by the sticky low word.
 */
import { isFiniteNumber, make, normalise, ONE, powerOfTwo, type Scaled, special } from './scaled.js';
import { exactSum, lean, mayTie, productError, STICKY } from './sticky.js';

const SPLITTER = 134217729;

/** Beyond this distance of exponents the smaller operand can't change the larger one's low word. */
const FAR = 120;

/** a + b. */
export function add(a: Scaled, b: Scaled): Scaled {
  return signedSum(a, b, 1);
}

/** a − b. */
export function sub(a: Scaled, b: Scaled): Scaled {
  return signedSum(a, b, -1);
}

/** a + sign·b, in units of 2^e with e the larger exponent. */
function signedSum(a: Scaled, b: Scaled, sign: 1 | -1): Scaled {
  const d = a.e - b.e;
  let p = a.h;
  let pl = a.l;
  let q = sign * b.h;
  let ql = sign * b.l;
  let e = a.e;
  if (d >= 0) {
    if (d > FAR) return addFar(a, make(q, ql, b.e), d);
    const shift = powerOfTwo(-d);
    q *= shift;
    ql *= shift;
  } else {
    e = b.e;
    if (d < -FAR) return addFar(make(q, ql, e), a, -d);
    const shift = powerOfTwo(d);
    p *= shift;
    pl *= shift;
  }
  const s = p + q;
  let v = s - p;
  const s2 = p - (s - v) + (q - v);
  const t = pl + ql;
  v = t - pl;
  const t2 = pl - (t - v) + (ql - v);
  const c = s2 + t;
  const m = s + c;
  const w = t2 + (c - (m - s));
  const h = m + w;
  const l = w - (h - m);
  const size = Math.abs(h);
  if (size >= 1 && size < 2) {
    const result = make(h, l, e);
    return mayTie(l) && (pl !== 0 || ql !== 0) ? leanSum([p, q, pl, ql], result, 1) : result;
  }
  // Not finite, or zero: −0 is the sum of two.
  if (h - h !== 0 || (p === 0 && q === 0)) return special(a.h + sign * b.h);
  const result = normalise(h, l, e);
  return mayTie(result.l) && (pl !== 0 || ql !== 0) && h !== 0 ? leanSum([p, q, pl, ql], result, h / result.h) : result;
}

/** The sum of the terms in place of h and l, which are in units of s (a power of two). */
function leanSum(terms: readonly number[], { h, l, e }: Scaled, s: number): Scaled {
  return lean(h, l, e, (high, low) => exactSum([...terms, -high * s, -low * s]) / s);
}

/** The sum where one operand is out of the other's reach, or zero, or not finite. */
function addFar(big: Scaled, small: Scaled, d: number): Scaled {
  if (big.h === 0) return small;
  if (small.h === 0 || !isFiniteNumber(big)) return isFiniteNumber(small) ? big : special(big.h + small.h);
  if (!isFiniteNumber(small)) return small;
  if (!mayTie(big.l)) return big;
  return leanSum([big.h, big.l, d > 600 ? (small.h < 0 ? -STICKY : STICKY) : small.h * powerOfTwo(-d)], big, 1);
}

/** a·b. */
export function mul(a: Scaled, b: Scaled): Scaled {
  const x = a.h;
  const y = b.h;
  const p = x * y;
  let t = x * SPLITTER;
  const xh = t - (t - x);
  const xl = x - xh;
  t = y * SPLITTER;
  const yh = t - (t - y);
  const yl = y - yh;
  const r = xh * yh - p + xh * yl + xl * yh + xl * yl + (x * b.l + a.l * y);
  const h = p + r;
  const l = r - (h - p);
  const size = Math.abs(h);
  if (size >= 1 && size < 2)
    return mayTie(l) && (a.l !== 0 || b.l !== 0) ? leanProduct(a, b, h, l, 1) : make(h, l, a.e + b.e);
  if (size >= 2 && size < 4)
    return mayTie(l / 2) && (a.l !== 0 || b.l !== 0)
      ? leanProduct(a, b, h / 2, l / 2, 2)
      : make(h / 2, l / 2, a.e + b.e + 1);
  if (p === 0 || p - p !== 0) return special(p);
  return normalise(h, l, a.e + b.e);
}

/** The product's exact terms in place of h and l, which are in units of s, 1 or 2. */
function leanProduct(a: Scaled, b: Scaled, h: number, l: number, s: 1 | 2): Scaled {
  const terms = [...exactProduct(a.h, b.h), ...exactProduct(a.h, b.l), ...exactProduct(a.l, b.h), a.l * b.l];
  return leanSum(terms, make(h, l, a.e + b.e + (s - 1)), s);
}

const exactProduct = (p: number, q: number): readonly number[] => [p * q, productError(p, q)];

/** a/b. */
export function div(a: Scaled, b: Scaled): Scaled {
  const x = a.h;
  const y = b.h;
  const q = x / y;
  if (q === 0 || q - q !== 0) return special(q);
  const p = q * y;
  const r = x - p - productError(q, y) + (a.l - q * b.l);
  const q2 = r / y;
  const h = q + q2;
  const l = q2 - (h - q);
  const size = Math.abs(h);
  const result = size >= 1 && size < 2 ? make(h, l, a.e - b.e) : normalise(h, l, a.e - b.e);
  return mayTie(result.l) ? leanQuotient(a, b, result) : result;
}

/** The quotient corrected by its exact remainder. */
function leanQuotient(a: Scaled, b: Scaled, q: Scaled): Scaled {
  const s = powerOfTwo(q.e - (a.e - b.e));
  const remainder = (h: number, l: number): number =>
    exactSum([
      a.h,
      a.l,
      ...exactProduct(-h * s, b.h),
      ...exactProduct(-h * s, b.l),
      ...exactProduct(-l * s, b.h),
      ...exactProduct(-l * s, b.l),
    ]);
  return lean(q.h, q.l, q.e, (h, l) => remainder(h, l) / b.h / s);
}

/** 1/a. */
export function reciprocal(a: Scaled): Scaled {
  return div(ONE, a);
}

/** The square root; NaN below zero. */
export function sqrt(a: Scaled): Scaled {
  if (!(a.h > 0 && a.h < Number.POSITIVE_INFINITY)) return special(Math.sqrt(a.h));
  const even = 2 * Math.floor(a.e / 2);
  const x = a.e === even ? a.h : 2 * a.h;
  const xl = a.e === even ? a.l : 2 * a.l;
  const s = Math.sqrt(x);
  const r = x - s * s - productError(s, s) + xl;
  const q = r / (2 * s);
  const h = s + q;
  const result = normalise(h, q - (h - s), even / 2);
  if (!mayTie(result.l)) return result;
  const scale = powerOfTwo(result.e - even / 2);
  const remainder = (h: number, l: number): number => {
    const [root, low] = [h * scale, l * scale];
    return exactSum([x, xl, ...exactProduct(-root, root), ...exactProduct(-2 * root, low), ...exactProduct(-low, low)]);
  };
  return lean(result.h, result.l, result.e, (h, l) => remainder(h, l) / (2 * s) / scale);
}

/** a^n for an integer n, by squaring: relative error at most about |n|·2^-103. 0^0 = 1. */
export function powInteger(a: Scaled, n: number): Scaled {
  if (n < 0) return div(ONE, powInteger(a, -n));
  if (n === 0) return ONE;
  let power = a;
  let rest = n;
  for (; rest % 2 === 0; rest /= 2) power = mul(power, power);
  let result = power;
  for (rest = (rest - 1) / 2; rest > 0; rest = Math.floor(rest / 2)) {
    power = mul(power, power);
    if (rest % 2 === 1) result = mul(result, power);
  }
  return result;
}
