/** The scaled double-double arithmetic, whole. See docs/double-double.md. */
export { acot, acotOfReciprocal, atan, PI } from './arctangent.js';
export { add, div, mul, powInteger, reciprocal, sqrt, sub } from './arithmetic.js';
export { cos, cosm1, sin } from './circular.js';
export { erf, erfc, erfcx, INVERSE_SQRT_PI, TWO_INVERSE_SQRT_PI } from './error-function.js';
export { exp, expm1 } from './exponential.js';
export { log, log1p, sqrt1pm1 } from './logarithm.js';
export { power, powRational } from './power.js';
export { fromDecimal, fromRational } from './rational.js';
export { type RemainderName, remainder } from './remainder.js';
export { toDouble, toSingle } from './round.js';
export {
  abs,
  compare,
  fromDouble,
  INFINITE,
  isFiniteNumber,
  isZero,
  log2Magnitude,
  make,
  NOT_A_NUMBER,
  neg,
  ONE,
  type Scaled,
  scale,
  signOf,
  TWO,
  ZERO,
} from './scaled.js';
export { fromWords } from './sticky.js';
export { cbrt, ceil, floor, larger, sign, smaller } from './whole.js';
