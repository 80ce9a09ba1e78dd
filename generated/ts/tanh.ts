/**
 * Hyperbolic tangent. Made by activation-compiler from tanh.yaml; do not edit.
 *
 * Sources:
 * - Wikipedia: Hyperbolic functions
 * - Wikipedia: Activation function
 */
import * as arrays from './runtime/arrays.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { expm1, expm1Pair } from './runtime/cores/expm1.js';
import { productError, sumError } from './runtime/cores/pair.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const tanhPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0.015625,
      near: {
        side: -1,
        code: [
          ['x'], ['c', -1, -0, 1], ['*', 1, 0], ['expm1', 2], ['c', 1, 0, -1], ['*', 4, 3], ['c', 1, 0, 0],
          ['+', 6, 5], ['/', 5, 7],
        ],
      },
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['neg', 2], ['exp', 3], ['c', 1, 0, 0], ['c', -1, -0, 0],
          ['+', 4, 6], ['+', 4, 5], ['/', 7, 8],
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
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['expm1', 2], ['c', 1, 0, -1], ['*', 4, 3], ['c', 1, 0, 0],
          ['+', 6, 5], ['/', 5, 7],
        ],
      },
      far: {
        side: 1,
        code: [
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['neg', 2], ['exp', 3], ['c', 1, 0, 0], ['c', -1, -0, 0],
          ['neg', 4], ['+', 5, 7], ['+', 5, 4], ['/', 8, 9],
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
      ['x'], ['sign', 0], ['abs', 0], ['c', -1, -0, 1], ['*', 3, 2], ['expm1', 4], ['neg', 5], ['c', 1, 0, 1],
      ['+', 7, 5], ['/', 6, 8], ['*', 1, 9],
    ],
  },
});

function tanhOnce(): number[] {
  const once: number[] = [tanh(0), tanh(-0)];
  return once;
}

function tanhSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 333.3865711637581) {
    const t1 = -x;
    const t2 = t1 * (-2);
    const t3 = expm1(t2);
    const t4 = t3 * 0.5;
    const t6 = 1 + t4;
    const t7 = t4 / t6;
    return t7;
  }
  if (x > 0.000004020898818969726 && x < 6.805646932770577e38) {
    const t1 = x * 2;
    const t2 = -t1;
    const t3 = exp(t2);
    const t5 = -t3;
    const t6 = 1 + t5;
    const t7 = 1 + t3;
    const t8 = t6 / t7;
    return t8;
  }
  return tanh(x);
}

function tanhSingle(x: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  return tanhSingle0(x);
}

/** The ordinary program of `tanh`: at infinities and −0. */
function tanhOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return Math.tanh(x);
}

/**
 * Hyperbolic tangent: A smooth step from -1 to 1, odd; a scaled and shifted logistic function.
 *
 * ```text
 * tanh(x) = tanh(x)
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return tanhOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = tanhOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0;
  if (x > -0.015625 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t2 = t1 * (-2);
    const t3 = expm1Pair(t2, 0);
    const t3t = tail[0] as number;
    const t4 = t3 * 0.5;
    const t4t = t3t * 0.5;
    const t6q = 1 + t4;
    const t6r = sumError(1, t4, t6q) + t4t;
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t4 / t6;
    const t7p = t7q * t6;
    const t7r = (t4 - t7p - productError(t7q, t6, t7p) + (t4t - t7q * t6t)) / t6;
    const t7 = t7q + t7r;
    return t7;
  }
  if (x > -9.076030935533344e279 && x < -0.015625) {
    const t1 = -x;
    const t2 = t1 * 2;
    const t3 = -t2;
    const t4 = expPair(t3, 0);
    const t4t = tail[0] as number;
    const t7q = t4 + (-1);
    const t7r = sumError(t4, (-1), t7q) + t4t;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t4 + 1;
    const t8r = sumError(t4, 1, t8q) + t4t;
    const t8 = t8q + t8r;
    const t8t = t8r - (t8 - t8q);
    const t9q = t7 / t8;
    const t9p = t9q * t8;
    const t9r = (t7 - t9p - productError(t9q, t8, t9p) + (t7t - t9q * t8t)) / t8;
    const t9 = t9q + t9r;
    return t9;
  }
  if (x > 1.101803207925311e-280 && x < 0.015625) {
    const t1 = x * 2;
    const t2 = expm1Pair(t1, 0);
    const t2t = tail[0] as number;
    const t3 = t2 * 0.5;
    const t3t = t2t * 0.5;
    const t5q = 1 + t3;
    const t5r = sumError(1, t3, t5q) + t3t;
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6q = t3 / t5;
    const t6p = t6q * t5;
    const t6r = (t3 - t6p - productError(t6q, t5, t6p) + (t3t - t6q * t5t)) / t5;
    const t6 = t6q + t6r;
    return t6;
  }
  if (x > 0.015625 && x < 9.076030935533344e279) {
    const t1 = x * 2;
    const t2 = -t1;
    const t3 = expPair(t2, 0);
    const t3t = tail[0] as number;
    const t5 = -t3;
    const t5t = -t3t;
    const t6q = 1 + t5;
    const t6r = sumError(1, t5, t6q) + t5t;
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = 1 + t3;
    const t7r = sumError(1, t3, t7q) + t3t;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t6 / t7;
    const t8p = t8q * t7;
    const t8r = (t6 - t8p - productError(t8q, t7, t8p) + (t6t - t8q * t7t)) / t7;
    const t8 = t8q + t8r;
    return t8;
  }
  return plans.value(tanhPlan0, x, [], []);
}

const tanhDxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['neg', 2], ['exp', 3], ['c', 1, 0, 2], ['*', 5, 4],
          ['c', 1, 0, 0], ['+', 4, 7], ['^', 8, 2], ['/', 6, 9],
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
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['neg', 2], ['exp', 3], ['c', 1, 0, 2], ['*', 5, 4],
          ['c', 1, 0, 0], ['+', 7, 4], ['^', 8, 2], ['/', 6, 9],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [1, 0, 0]],
  ],
  written: {
    side: 1,
    code: [
      ['c', 1, 0, 1], ['c', 1, 0, 0], ['x'], ['*', 0, 2], ['exp', 3], ['+', 1, 4], ['/', 0, 5], ['neg', 2],
      ['*', 0, 7], ['exp', 8], ['+', 1, 9], ['/', 0, 10], ['*', 6, 11],
    ],
  },
});

function tanhDxSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 333.3865711637581) {
    const t1 = -x;
    const t2 = t1 * 2;
    const t3 = -t2;
    const t4 = exp(t3);
    const t5 = t4 * 4;
    const t7 = t4 + 1;
    const t8 = t7 * t7;
    const t9 = t5 / t8;
    return t9;
  }
  if (x > -333.3865711637581 && x < 6.805646932770577e38) {
    const t1 = x * 2;
    const t2 = -t1;
    const t3 = exp(t2);
    const t4 = t3 * 4;
    const t6 = 1 + t3;
    const t7 = t6 * t6;
    const t8 = t4 / t7;
    return t8;
  }
  return tanhDx(x);
}

function tanhDxSingle(x: number): number {
  return tanhDxSingle0(x);
}

/** The ordinary program of `tanhDx`: at infinities and −0. */
function tanhDxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.exp(-2 * Math.abs(x));
  const t5 = 1 + t3;
  return 4 * t3 / t5 / t5;
}

/**
 * Derivative of `tanh` in `x`.
 *
 * ```text
 * tanh_dx(x) = 1 - tanh(x)^2
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function tanhDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return tanhDxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = tanhDxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 1;
  if (x > -319.79420816726474 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t2 = t1 * 2;
    const t3 = -t2;
    const t4 = expPair(t3, 0);
    const t4t = tail[0] as number;
    const t5 = t4 * 4;
    const t5t = t4t * 4;
    const t7q = t4 + 1;
    const t7r = sumError(t4, 1, t7q) + t4t;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t7 * t7;
    const t8r = productError(t7, t7, t8q) + (t7 * t7t + t7t * t7);
    const t8 = t8q + t8r;
    const t8t = t8r - (t8 - t8q);
    const t9q = t5 / t8;
    const t9p = t9q * t8;
    const t9r = (t5 - t9p - productError(t9q, t8, t9p) + (t5t - t9q * t8t)) / t8;
    const t9 = t9q + t9r;
    return t9;
  }
  if (x > 1.101803207925311e-280 && x < 319.79420816726474) {
    const t1 = x * 2;
    const t2 = -t1;
    const t3 = expPair(t2, 0);
    const t3t = tail[0] as number;
    const t4 = t3 * 4;
    const t4t = t3t * 4;
    const t6q = 1 + t3;
    const t6r = sumError(1, t3, t6q) + t3t;
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t6 * t6;
    const t7r = productError(t6, t6, t7q) + (t6 * t6t + t6t * t6);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t4 / t7;
    const t8p = t8q * t7;
    const t8r = (t4 - t8p - productError(t8q, t7, t8p) + (t4t - t8q * t7t)) / t7;
    const t8 = t8q + t8r;
    return t8;
  }
  return plans.value(tanhDxPlan0, x, [], []);
}

const tanhDxxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0.015625,
      near: {
        side: -1,
        code: [
          ['x'], ['c', -1, -0, 1], ['*', 1, 0], ['expm1', 2], ['c', -1, -0, 0], ['neg', 3], ['^', 3, 2],
          ['neg', 6], ['+', 5, 7], ['c', 1, 0, 0], ['c', 1, 0, -1], ['*', 10, 3], ['+', 9, 11], ['^', 12, 3],
          ['/', 8, 13],
        ],
      },
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['neg', 2], ['exp', 3], ['^', 4, 2], ['c', -1, -0, 3],
          ['*', 6, 5], ['c', 1, 0, 3], ['*', 8, 4], ['+', 7, 9], ['c', 1, 0, 0], ['+', 4, 11], ['^', 12, 3],
          ['/', 10, 13],
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
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['expm1', 2], ['c', -1, -0, 0], ['neg', 3], ['^', 3, 2],
          ['neg', 6], ['+', 5, 7], ['c', 1, 0, 0], ['c', 1, 0, -1], ['*', 10, 3], ['+', 9, 11], ['^', 12, 3],
          ['/', 8, 13],
        ],
      },
      far: {
        side: 1,
        code: [
          ['x'], ['c', 1, 0, 1], ['*', 1, 0], ['neg', 2], ['exp', 3], ['c', -1, -0, 3], ['*', 5, 4],
          ['^', 4, 2], ['c', 1, 0, 3], ['*', 8, 7], ['+', 6, 9], ['c', 1, 0, 0], ['+', 11, 4], ['^', 12, 3],
          ['/', 10, 13],
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
      ['c', 1, 0, 1], ['x'], ['sign', 1], ['abs', 1], ['c', -1, -0, 1], ['*', 4, 3], ['expm1', 5], ['neg', 6],
      ['+', 0, 6], ['/', 7, 8], ['*', 2, 9], ['*', 0, 10], ['c', 1, 0, 0], ['*', 0, 1], ['exp', 13],
      ['+', 12, 14], ['/', 0, 15], ['neg', 1], ['*', 0, 17], ['exp', 18], ['+', 12, 19], ['/', 0, 20],
      ['*', 16, 21], ['*', 11, 22], ['neg', 23],
    ],
  },
});

/** The ordinary program of `tanhDxx`: at infinities and −0. */
function tanhDxxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.exp(-Math.abs(x));
  const t9 = 1 + t3 * t3;
  return -(t3 * 8 * Math.tanh(x) * t3 / t9 / t9);
}

/**
 * Second derivative of `tanh` in `x`.
 *
 * ```text
 * tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function tanhDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return tanhDxxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = tanhDxxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0;
  if (x > -0.015625 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t2 = t1 * (-2);
    const t3 = expm1Pair(t2, 0);
    const t3t = tail[0] as number;
    const t4 = -t3;
    const t4t = -t3t;
    const t5 = t3 * t3;
    const t6 = -t5;
    const t7q = t4 + t6;
    const t7r = sumError(t4, t6, t7q) + t4t;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t9 = t3 * 0.5;
    const t10q = 1 + t9;
    const t10r = sumError(1, t9, t10q);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * t10;
    const t11r = productError(t10, t10, t11q) + (t10 * t10t + t10t * t10);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = t11 * t10;
    const t12r = productError(t11, t10, t12q) + (t11 * t10t + t11t * t10);
    const t12 = t12q + t12r;
    const t12t = t12r - (t12 - t12q);
    const t13q = t7 / t12;
    const t13p = t13q * t12;
    const t13r = (t7 - t13p - productError(t13q, t12, t13p) + (t7t - t13q * t12t)) / t12;
    const t13 = t13q + t13r;
    return t13;
  }
  if (x > -319.79420816726474 && x < -0.015625) {
    const t1 = -x;
    const t2 = t1 * 2;
    const t3 = -t2;
    const t4 = expPair(t3, 0);
    const t4t = tail[0] as number;
    const t5q = t4 * t4;
    const t5r = productError(t4, t4, t5q) + (t4 * t4t + t4t * t4);
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6 = t5 * (-8);
    const t6t = t5t * (-8);
    const t7 = t4 * 8;
    const t7t = t4t * 8;
    const t8q = t6 + t7;
    const t8r = sumError(t6, t7, t8q) + (t6t + t7t);
    const t8 = t8q + t8r;
    const t8t = t8r - (t8 - t8q);
    const t10q = t4 + 1;
    const t10r = sumError(t4, 1, t10q) + t4t;
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * t10;
    const t11r = productError(t10, t10, t11q) + (t10 * t10t + t10t * t10);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = t11 * t10;
    const t12r = productError(t11, t10, t12q) + (t11 * t10t + t11t * t10);
    const t12 = t12q + t12r;
    const t12t = t12r - (t12 - t12q);
    const t13q = t8 / t12;
    const t13p = t13q * t12;
    const t13r = (t8 - t13p - productError(t13q, t12, t13p) + (t8t - t13q * t12t)) / t12;
    const t13 = t13q + t13r;
    return t13;
  }
  if (x > 1.101803207925311e-280 && x < 0.015625) {
    const t1 = x * 2;
    const t2 = expm1Pair(t1, 0);
    const t2t = tail[0] as number;
    const t3 = -t2;
    const t3t = -t2t;
    const t4 = t2 * t2;
    const t5 = -t4;
    const t6q = t3 + t5;
    const t6r = sumError(t3, t5, t6q) + t3t;
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t8 = t2 * 0.5;
    const t9q = 1 + t8;
    const t9r = sumError(1, t8, t9q);
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10q = t9 * t9;
    const t10r = productError(t9, t9, t10q) + (t9 * t9t + t9t * t9);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * t9;
    const t11r = productError(t10, t9, t11q) + (t10 * t9t + t10t * t9);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = t6 / t11;
    const t12p = t12q * t11;
    const t12r = (t6 - t12p - productError(t12q, t11, t12p) + (t6t - t12q * t11t)) / t11;
    const t12 = t12q + t12r;
    return t12;
  }
  if (x > 0.015625 && x < 319.79420816726474) {
    const t1 = x * 2;
    const t2 = -t1;
    const t3 = expPair(t2, 0);
    const t3t = tail[0] as number;
    const t4 = t3 * (-8);
    const t4t = t3t * (-8);
    const t5q = t3 * t3;
    const t5r = productError(t3, t3, t5q) + (t3 * t3t + t3t * t3);
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6 = t5 * 8;
    const t6t = t5t * 8;
    const t7q = t4 + t6;
    const t7r = sumError(t4, t6, t7q) + (t4t + t6t);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t9q = 1 + t3;
    const t9r = sumError(1, t3, t9q) + t3t;
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10q = t9 * t9;
    const t10r = productError(t9, t9, t10q) + (t9 * t9t + t9t * t9);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * t9;
    const t11r = productError(t10, t9, t11q) + (t10 * t9t + t10t * t9);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = t7 / t11;
    const t12p = t12q * t11;
    const t12r = (t7 - t12p - productError(t12q, t11, t12p) + (t7t - t12q * t11t)) / t11;
    const t12 = t12q + t12r;
    return t12;
  }
  return plans.value(tanhDxxPlan0, x, [], []);
}

/**
 * `y[i] = tanh(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function tanhForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('tanhForward', { x, y }, [['x', 'y']]);
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = tanhOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = tanhSingle(xi, valueOnce0, valueOnce1);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = tanh(xi);
  }
}

/**
 * `dx[i] = dy[i] * tanhDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function tanhBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('tanhBackward', { x, dy, dx }, [['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * tanhDxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * tanhDx(xi);
  }
}

/**
 * `y[i] = tanh(x[i])` and `dx[i] = dy[i] * tanhDx(x[i])` for every element. `y` may be `x` and `dx` may be
 * `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function tanhForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('tanhForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = tanhOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = tanhSingle(xi, valueOnce0, valueOnce1);
      dx[i] = di * tanhDxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = tanh(xi);
    dx[i] = di * tanhDx(xi);
  }
}
