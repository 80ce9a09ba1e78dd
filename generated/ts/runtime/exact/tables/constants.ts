// Made by activation-compiler; do not edit.
/** Constants to more words than one. Written by scripts/coefficients/double-double.mjs; a test computes it again. */
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: entries of tables have no names.

/** log 2. */
export const LN2 = new Float64Array([0.6931471805599453, 2.3190468138462996e-17, 5.707708438416212e-34]);

/** π/2. */
export const HALF_PI = new Float64Array([
  1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104316826e-50, 2.836115989820158e-66,
]);

/** √π. */
export const SQRT_PI = new Float64Array([1.772453850905516, -7.666586499825799e-17]);

/** 1/√π. */
export const INVERSE_SQRT_PI = new Float64Array([0.5641895835477563, 7.66772980658294e-18]);

/** 2/√π. */
export const TWO_INVERSE_SQRT_PI = new Float64Array([1.1283791670955126, 1.533545961316588e-17]);

/** The bits of π: ⌊π·2^1400⌋ in hexadecimal digits. */
export const PI_DIGITS =
  '3243f6a8885a308d313198a2e03707344a4093822299f31d0082efa98ec4e6c89452821e638d01377be5466cf34e90c6cc0a' +
  'c29b7c97c50dd3f84d5b5b54709179216d5d98979fb1bd1310ba698dfb5ac2ffd72dbd01adfb7b8e1afed6a267e96ba7c904' +
  '5f12c7f9924a19947b3916cf70801f2e2858efc16636920d871574e69a458fea3f4933d7e0d95748f728eb658718bcd58821' +
  '54aee7b54a41dc25a59b59c30d5392af26013c5d1b023286085';
