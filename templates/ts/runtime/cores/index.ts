/** All cores, for the compiler. Kernels import the files they need, each of which brings its own tables. See docs/cores.md. */
export { acot, acotPair, atan, atanPair } from './arctangent.js';
export { coreBounds, shortBits } from './bounds.js';
export { erfc, erfcPair, erfcx, erfcxPair } from './complement.js';
export { erf, erfPair } from './error-function.js';
export { exp, expExponent, expPair, expSignificand } from './exp.js';
export { expm1, expm1Pair } from './expm1.js';
export { log, log1p, log1pPair, logPair } from './log.js';
export {
  addDouble,
  addPair,
  divPair,
  fastTwoSum,
  mulDouble,
  mulPair,
  sqrtPair,
  twoProduct,
  twoSum,
} from './pair.js';
export { erfcShort, erfcxShort, erfShort, log1pShort, logShort } from './short.js';
export { cos, cosm1, cosm1Pair, cosPair, sin, sinPair } from './sine.js';
export { sqrt1pm1, sqrt1pm1Pair } from './sqrt.js';
export { tail } from './tail.js';
