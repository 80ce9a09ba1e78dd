// Made by activation-compiler; do not edit.
/**
 * erf, erfc and erfcx(x) = exp(x²)·erfc(x) in double: JavaScript has none of them. About 2 ulp at most.
 *
 * Near 0, erf is x plus x times a polynomial in x². Elsewhere erfcx is (9/16 + w)/x with w a polynomial in
 * t = (x − 3)/(x + 3), which serves 3/4 to infinity (the variable of M. Shepherd and J. Laframboise, Chebyshev
 * approximation of (1 + 2x)exp(x²)erfc x, Math. Comp. 36 (1981)); erfc is exp(−x²) times that. The coefficients are
 * computed in 300-bit MPFR by scripts/special-functions.mjs.
 */

/** erf(x)/x − 1 in powers of x², |x| < 3/4. */
const NEAR = [
  0.1283791670955126, -0.37612638903183715, 0.11283791670952596, -0.026866170644428485, 0.005223977615420539,
  -0.0008548326188759752, 0.00012055289567541706, -0.000014924196305569617, 0.000001643068417974155,
  -1.5940066854661717e-7, 1.1472499701094691e-8,
];

/** x·erfcx(x) − 9/16 in powers of t = (x − 3)/(x + 3), x >= 3/4. */
const TAIL = [
  -0.02549654645583015, 0.09530622695922801, -0.1465830480328912, 0.13988054760177024, -0.09546975030661228,
  0.046350263331281054, -0.014019825626677772, 0.0009108226893640925, 0.0012428761678561434, -0.0004125437950070816,
  -0.00008460829746952301, 0.00006898001003480456, 0.0000064644400679188445, -0.000011110804254451275,
  -9.940986620419516e-7, 0.0000018852242264929102, 2.9997675011901557e-7, -3.2768572358023397e-7, -9.882503969051532e-8,
  5.789401428538732e-8, 2.6815017545867432e-8, -1.1554788429742209e-8, -3.733303849043583e-9, 1.654405640404765e-9,
];

/** The value at `v` of a polynomial, lowest power first (Horner). */
function polynomial(coefficients: readonly number[], v: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * v + (coefficients[i] as number);
  return sum;
}

/** u·v − p exactly, for p the rounded product (T. J. Dekker, Numer. Math. 18 (1971); 2^27 + 1 halves a double). */
function productError(u: number, v: number, p: number): number {
  const [bigU, bigV] = [134217729 * u, 134217729 * v];
  const [highU, highV] = [bigU - (bigU - u), bigV - (bigV - v)];
  const [lowU, lowV] = [u - highU, v - highV];
  return highU * highV - p + highU * lowV + lowU * highV + lowU * lowV;
}

/** (9/16 + low)/x with one rounding that counts: the remainder of the division is put back. */
function tailQuotient(low: number, x: number): number {
  const quotient = (0.5625 + low) / x;
  // Beyond, halving x would overflow, and the quotient alone is as good.
  if (!(x < 1e150)) return quotient;
  const product = quotient * x;
  return quotient + (0.5625 - product - productError(quotient, x, product) + low) / x;
}

const tail = (x: number): number => polynomial(TAIL, 1 - 6 / (x + 3));

export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.75) return x + x * polynomial(NEAR, x * x);
  return Math.sign(x) * (1 - erfc(size));
}

export function erfc(x: number): number {
  if (x <= -0.75) return 2 - erfc(-x);
  if (x < 0.75) {
    const rest = x * polynomial(NEAR, x * x);
    // x − 1/2 is exact here, so that only the small rest is rounded.
    return x < 0.25 ? 1 - (x + rest) : 0.5 - (x - 0.5 + rest);
  }
  // erfc(27.3) is below half of the least double, 2^-1075.
  if (x > 27.3) return 0;
  const square = x * x;
  const low = tail(x);
  return Math.exp(-square) * tailQuotient(low - (0.5625 + low) * productError(x, x, square), x);
}

export function erfcx(x: number): number {
  if (x >= 0.75) return tailQuotient(tail(x), x);
  // 2·exp(27²) is beyond the largest double.
  if (x < -27) return Infinity;
  const square = x * x;
  const value = erfc(x);
  return Math.exp(square) * (value + value * productError(x, x, square));
}
