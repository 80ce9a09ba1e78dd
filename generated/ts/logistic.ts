/**
 * Logistic function. Made by activation-compiler from logistic.yaml; do not edit.
 *
 * Also known as sigmoid, logistic sigmoid, soft step, expit.
 *
 * Sources:
 * - Verhulst, P.-F. (1838)
 * - Wikipedia: Logistic function
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { expm1Pair } from './runtime/cores/expm1.js';
import { productError, sumError } from './runtime/cores/pair.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const logisticPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['+', 3, 1], ['/', 3, 4],
        ],
      },
    },
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: 1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['+', 1, 3], ['/', 1, 4],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [1, 0, -1]],
  ],
  written: {
    side: 1,
    code: [
      ['c', 1, 0, 0], ['x'], ['neg', 1], ['exp', 2], ['+', 0, 3], ['/', 0, 4],
    ],
  },
});

function logisticSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 681.0206913618003) {
    const t2 = exp(x);
    const t3 = t2 + 1;
    const t4 = t2 / t3;
    return t4;
  }
  return logistic(x);
}

function logisticSingle(x: number): number {
  return logisticSingle0(x);
}

/** The ordinary program of `logistic`: at infinities and −0. */
function logisticOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t1 = Math.exp(x);
    return t1 / (t1 + 1);
  }
  return 1 / (1 + Math.exp(-x));
}

/**
 * Logistic function: A smooth step from 0 to 1; the derivative of softplus.
 *
 * ```text
 * logistic(x) = 1/(1 + exp(-x))
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.62 ulp
 * at 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function logistic(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return logisticOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = logisticOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0.5;
  if (x > -631.5241572765809 && x < -1.101803207925311e-280) {
    const t2 = expPair(x, 0);
    const t2t = tail[0] as number;
    const t3q = t2 + 1;
    const t3r = sumError(t2, 1, t3q) + t2t;
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t4q = t2 / t3;
    const t4p = t4q * t3;
    const t4r = (t2 - t4p - productError(t4q, t3, t4p) + (t2t - t4q * t3t)) / t3;
    const t4 = t4q + t4r;
    return t4;
  }
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    const t2 = -x;
    const t3 = exp(t2);
    const t4q = 1 + t3;
    const t4r = sumError(1, t3, t4q);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5q = 1 / t4;
    const t5p = t5q * t4;
    const t5r = (1 - t5p - productError(t5q, t4, t5p) + (-t5q * t4t)) / t4;
    const t5 = t5q + t5r;
    return t5;
  }
  return plans.value(logisticPlan0, x, [], []);
}

const logisticDxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['^', 3, 2], ['c', 1, 0, 1], ['*', 5, 3],
          ['+', 4, 6, 1], ['/', 3, 7],
        ],
      },
    },
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: 1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['c', 1, 0, 1], ['*', 4, 3], ['^', 3, 2],
          ['+', 1, 5, 6], ['/', 3, 7],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [1, 0, -2]],
  ],
  written: {
    side: 1,
    code: [
      ['x'], ['neg', 0], ['exp', 1], ['c', 1, 0, 0], ['+', 3, 2], ['^', 4, 2], ['/', 2, 5],
    ],
  },
});

function logisticDxSingle0(x: number): number {
  if (x > -681.0206913618003 && x < 6.805646932770577e38) {
    const t1 = -x;
    const t2 = exp(t1);
    const t4 = 1 + t2;
    const t5 = t4 * t4;
    const t6 = t2 / t5;
    return t6;
  }
  if (x > -6.805646932770577e38 && x < -681.0206913618003) {
    return 0;
  }
  return logisticDx(x);
}

function logisticDxSingle(x: number): number {
  return logisticDxSingle0(x);
}

/** The ordinary program of `logisticDx`: at infinities and −0. */
function logisticDxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.exp(-Math.abs(x));
  const t4 = 1 + t3;
  return t3 / t4 / t4;
}

/**
 * Derivative of `logistic` in `x`.
 *
 * ```text
 * logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.76 ulp
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function logisticDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return logisticDxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = logisticDxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0.25;
  if (x > -631.5241572765809 && x < -1.101803207925311e-280) {
    const t2 = expPair(x, 0);
    const t2t = tail[0] as number;
    const t3q = t2 * t2;
    const t3r = productError(t2, t2, t3q) + (t2 * t2t + t2t * t2);
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t4 = t2 * 2;
    const t5q = t3 + t4;
    const t5r = sumError(t3, t4, t5q) + t3t;
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6q = t5 + 1;
    const t6r = sumError(t5, 1, t6q) + t5t;
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t2 / t6;
    const t7p = t7q * t6;
    const t7r = (t2 - t7p - productError(t7q, t6, t7p) + (t2t - t7q * t6t)) / t6;
    const t7 = t7q + t7r;
    return t7;
  }
  if (x > 1.101803207925311e-280 && x < 631.5241572765809) {
    const t2 = -x;
    const t3 = expPair(t2, 0);
    const t3t = tail[0] as number;
    const t4 = t3 * 2;
    const t5q = t3 * t3;
    const t5r = productError(t3, t3, t5q) + (t3 * t3t + t3t * t3);
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6q = 1 + t4;
    const t6r = sumError(1, t4, t6q);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t6 + t5;
    const t7r = sumError(t6, t5, t7q) + (t6t + t5t);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t3 / t7;
    const t8p = t8q * t7;
    const t8r = (t3 - t8p - productError(t8q, t7, t8p) + (t3t - t8q * t7t)) / t7;
    const t8 = t8q + t8r;
    return t8;
  }
  return plans.value(logisticDxPlan0, x, [], []);
}

const logisticDxxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0.015625,
      near: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['expm1', 0], ['c', 1, 0, -3], ['*', 3, 2], ['^', 2, 2], ['c', 1.5, 0, -3],
          ['*', 6, 5], ['^', 2, 3], ['c', 1, 0, -4], ['*', 9, 8], ['+', 4, 7, 10], ['c', 1, 0, 1],
          ['*', 12, 2], ['c', 1.5, 0, 0], ['*', 14, 5], ['c', 1, 0, -1], ['*', 16, 8], ['^', 2, 4],
          ['*', 9, 18], ['+', 1, 13, 15, 17, 19], ['/', 11, 20],
        ],
      },
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['^', 3, 3], ['c', -1, -0, 0], ['neg', 4],
          ['+', 3, 6], ['^', 3, 4], ['c', 1, 0, 2], ['*', 9, 4], ['^', 3, 2], ['c', 1.5, 0, 2], ['*', 12, 11],
          ['*', 9, 3], ['+', 8, 10, 13, 14, 1], ['/', 7, 15],
        ],
      },
    },
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0.015625,
      near: {
        side: 1,
        code: [
          ['x'], ['c', -1, -0, 0], ['neg', 0], ['expm1', 2], ['c', 1, 0, -3], ['*', 4, 3], ['^', 3, 2],
          ['c', 1.5, 0, -3], ['*', 7, 6], ['^', 3, 3], ['c', 1, 0, -4], ['*', 10, 9], ['+', 5, 8, 11],
          ['c', 1, 0, 0], ['c', 1, 0, 1], ['*', 14, 3], ['c', 1.5, 0, 0], ['*', 16, 6], ['c', 1, 0, -1],
          ['*', 18, 9], ['^', 3, 4], ['*', 10, 20], ['+', 13, 15, 17, 19, 21], ['/', 12, 22],
        ],
      },
      far: {
        side: 1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['^', 3, 3], ['c', -1, -0, 0], ['neg', 3],
          ['+', 4, 6], ['c', 1, 0, 2], ['*', 8, 3], ['^', 3, 2], ['c', 1.5, 0, 2], ['*', 11, 10], ['*', 8, 4],
          ['^', 3, 4], ['+', 1, 9, 12, 13, 14], ['/', 7, 15],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [0, 0, 0]],
  ],
  written: {
    side: 1,
    code: [
      ['x'], ['neg', 0], ['exp', 1], ['c', 1, 0, 1], ['c', 1, 0, 0], ['+', 4, 2], ['*', 2, 5], ['*', 3, 6],
      ['*', 2, 7], ['^', 5, 2], ['*', 2, 9], ['neg', 10], ['+', 8, 11], ['^', 5, 4], ['/', 12, 13],
    ],
  },
});

/** The ordinary program of `logisticDxx`: at infinities and −0. */
function logisticDxxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t1 = Math.exp(x);
    const t4 = t1 + 1;
    return -(t1 * Math.expm1(x) / (t4 * t4 * t4));
  }
  const t9 = -x;
  const t10 = Math.exp(t9);
  const t13 = 1 + t10;
  return t10 * Math.expm1(t9) / (t13 * t13 * t13);
}

/**
 * Second derivative of `logistic` in `x`.
 *
 * ```text
 * logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.62 ulp
 * at 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function logisticDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return logisticDxxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = logisticDxxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0;
  if (x > -0.015625 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t3 = expm1Pair(t1, 0);
    const t3t = tail[0] as number;
    const t4 = t3 * 0.125;
    const t4t = t3t * 0.125;
    const t5 = t3 * t3;
    const t7 = 0.1875 * t5;
    const t8 = t5 * t3;
    const t9 = t8 * 0.0625;
    const t10q = t4 + t7;
    const t10r = sumError(t4, t7, t10q) + t4t;
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 + t9;
    const t11r = sumError(t10, t9, t11q) + t10t;
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12 = t3 * 2;
    const t14 = 1.5 * t5;
    const t15 = t8 * 0.5;
    const t16 = t5 * t5;
    const t17 = t16 * 0.0625;
    const t18q = 1 + t12;
    const t18r = sumError(1, t12, t18q);
    const t18 = t18q + t18r;
    const t18t = t18r - (t18 - t18q);
    const t19q = t18 + t14;
    const t19r = sumError(t18, t14, t19q) + t18t;
    const t19 = t19q + t19r;
    const t19t = t19r - (t19 - t19q);
    const t20q = t19 + t15;
    const t20r = sumError(t19, t15, t20q) + t19t;
    const t20 = t20q + t20r;
    const t20t = t20r - (t20 - t20q);
    const t21q = t20 + t17;
    const t21r = sumError(t20, t17, t21q) + t20t;
    const t21 = t21q + t21r;
    const t21t = t21r - (t21 - t21q);
    const t22q = t11 / t21;
    const t22p = t22q * t21;
    const t22r = (t11 - t22p - productError(t22q, t21, t22p) + (t11t - t22q * t21t)) / t21;
    const t22 = t22q + t22r;
    return t22;
  }
  if (x > -631.5241572765809 && x < -0.015625) {
    const t2 = expPair(x, 0);
    const t2t = tail[0] as number;
    const t3q = t2 * t2;
    const t3r = productError(t2, t2, t3q) + (t2 * t2t + t2t * t2);
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t4q = t3 * t2;
    const t4r = productError(t3, t2, t4q) + (t3 * t2t + t3t * t2);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5 = -t4;
    const t5t = -t4t;
    const t6q = t2 + t5;
    const t6r = sumError(t2, t5, t6q) + (t2t + t5t);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7 = t3 * t3;
    const t8 = t4 * 4;
    const t10q = 6 * t3;
    const t10r = productError(6, t3, t10q) + (6 * t3t);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11 = t2 * 4;
    const t12 = t7 + t8;
    const t13q = t12 + t10;
    const t13r = sumError(t12, t10, t13q) + t10t;
    const t13 = t13q + t13r;
    const t13t = t13r - (t13 - t13q);
    const t14q = t13 + t11;
    const t14r = sumError(t13, t11, t14q) + t13t;
    const t14 = t14q + t14r;
    const t14t = t14r - (t14 - t14q);
    const t15q = t14 + 1;
    const t15r = sumError(t14, 1, t15q) + t14t;
    const t15 = t15q + t15r;
    const t15t = t15r - (t15 - t15q);
    const t16q = t6 / t15;
    const t16p = t16q * t15;
    const t16r = (t6 - t16p - productError(t16q, t15, t16p) + (t6t - t16q * t15t)) / t15;
    const t16 = t16q + t16r;
    return t16;
  }
  if (x > 1.101803207925311e-280 && x < 0.015625) {
    const t1 = -x;
    const t2 = expm1Pair(t1, 0);
    const t2t = tail[0] as number;
    const t3 = t2 * 0.125;
    const t3t = t2t * 0.125;
    const t4 = t2 * t2;
    const t6 = 0.1875 * t4;
    const t7 = t4 * t2;
    const t8 = t7 * 0.0625;
    const t9q = t3 + t6;
    const t9r = sumError(t3, t6, t9q) + t3t;
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10q = t9 + t8;
    const t10r = sumError(t9, t8, t10q) + t9t;
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t12 = t2 * 2;
    const t14 = 1.5 * t4;
    const t15 = t7 * 0.5;
    const t16 = t4 * t4;
    const t17 = t16 * 0.0625;
    const t18q = 1 + t12;
    const t18r = sumError(1, t12, t18q);
    const t18 = t18q + t18r;
    const t18t = t18r - (t18 - t18q);
    const t19q = t18 + t14;
    const t19r = sumError(t18, t14, t19q) + t18t;
    const t19 = t19q + t19r;
    const t19t = t19r - (t19 - t19q);
    const t20q = t19 + t15;
    const t20r = sumError(t19, t15, t20q) + t19t;
    const t20 = t20q + t20r;
    const t20t = t20r - (t20 - t20q);
    const t21q = t20 + t17;
    const t21r = sumError(t20, t17, t21q) + t20t;
    const t21 = t21q + t21r;
    const t21t = t21r - (t21 - t21q);
    const t22q = t10 / t21;
    const t22p = t22q * t21;
    const t22r = (t10 - t22p - productError(t22q, t21, t22p) + (t10t - t22q * t21t)) / t21;
    const t22 = t22q + t22r;
    return t22;
  }
  if (x > 0.015625 && x < 631.5241572765809) {
    const t2 = -x;
    const t3 = expPair(t2, 0);
    const t3t = tail[0] as number;
    const t4q = t3 * t3;
    const t4r = productError(t3, t3, t4q) + (t3 * t3t + t3t * t3);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5q = t4 * t3;
    const t5r = productError(t4, t3, t5q) + (t4 * t3t + t4t * t3);
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6 = -t3;
    const t6t = -t3t;
    const t7q = t5 + t6;
    const t7r = sumError(t5, t6, t7q) + (t5t + t6t);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8 = t3 * 4;
    const t10q = 6 * t4;
    const t10r = productError(6, t4, t10q) + (6 * t4t);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11 = t5 * 4;
    const t11t = t5t * 4;
    const t12 = t4 * t4;
    const t13q = 1 + t8;
    const t13r = sumError(1, t8, t13q);
    const t13 = t13q + t13r;
    const t13t = t13r - (t13 - t13q);
    const t14q = t13 + t10;
    const t14r = sumError(t13, t10, t14q) + (t13t + t10t);
    const t14 = t14q + t14r;
    const t14t = t14r - (t14 - t14q);
    const t15q = t14 + t11;
    const t15r = sumError(t14, t11, t15q) + (t14t + t11t);
    const t15 = t15q + t15r;
    const t15t = t15r - (t15 - t15q);
    const t16q = t15 + t12;
    const t16r = sumError(t15, t12, t16q) + t15t;
    const t16 = t16q + t16r;
    const t16t = t16r - (t16 - t16q);
    const t17q = t7 / t16;
    const t17p = t17q * t16;
    const t17r = (t7 - t17p - productError(t17q, t16, t17p) + (t7t - t17q * t16t)) / t16;
    const t17 = t17q + t17r;
    return t17;
  }
  return plans.value(logisticDxxPlan0, x, [], []);
}

/**
 * `y[i] = logistic(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function logisticForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('logisticForward', { x, y }, [['x', 'y']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = logisticSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = logistic(xi);
  }
}

/**
 * `dx[i] = dy[i] * logisticDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function logisticBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('logisticBackward', { x, dy, dx }, [['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * logisticDxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * logisticDx(xi);
  }
}

/**
 * `y[i] = logistic(x[i])` and `dx[i] = dy[i] * logisticDx(x[i])` for every element. `y` may be `x` and `dx`
 * may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function logisticForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('logisticForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = logisticSingle(xi);
      dx[i] = di * logisticDxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = logistic(xi);
    dx[i] = di * logisticDx(xi);
  }
}
