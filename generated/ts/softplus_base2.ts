/**
 * Softplus to base 2. Made by activation-compiler from softplus_base2.yaml; do not edit.
 *
 * Also known as softplus2, base-2 softplus.
 *
 * Sources:
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { log1pPair } from './runtime/cores/log.js';
import { productError, sumError } from './runtime/cores/pair.js';
import { log1pShort } from './runtime/cores/short.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const softplusBase2Plan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['c', 1, 0, 1], ['log', 0], ['x'], ['*', 1, 2], ['c', 1, 0, 0], ['neg', 3], ['exp', 5],
          ['log1p', 6], ['/', 4, 1], ['*', 8, 7],
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
          ['c', 1, 0, 1], ['log', 0], ['x'], ['*', 1, 2], ['c', 1, 0, 0], ['neg', 3], ['exp', 5],
          ['log1p', 6], ['/', 4, 1], ['*', 8, 7], ['+', 2, 9],
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
      ['c', 1, 0, 0], ['c', 1, 0, 1], ['x'], ['pow', 1, 2], ['+', 0, 3], ['log', 4], ['log', 1], ['/', 5, 6],
    ],
  },
});

function softplusBase2Single0(x: number): number {
  if (x > -6.805646932770577e38 && x < 1012.7457305588515) {
    const t1 = -x;
    const t3 = Math.LN2 * t1;
    const t4 = -t3;
    const t5 = exp(t4);
    const t6 = log1pShort(t5);
    const t8 = Math.LOG2E * t6;
    return t8;
  }
  return softplusBase2(x);
}

function softplusBase2Single(x: number): number {
  return softplusBase2Single0(x);
}

/** The ordinary program of `softplusBase2`: at infinities and −0. */
function softplusBase2Ordinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t7 = Math.LN2 * Math.max(0, x) + Math.log1p(Math.pow(2, -Math.abs(x)));
  return Math.LOG2E * t7;
}

/**
 * Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
 *
 * ```text
 * softplus_base2(x) = log(1 + 2^x)/log(2)
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.73 ulp
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return softplusBase2Ordinary(x);
  if (Object.is(x, -0)) {
    const atZero = softplusBase2Ordinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 1;
  if (x > -893.1100281867804 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t3q = Math.LN2 * t1;
    const t3r = productError(Math.LN2, t1, t3q) + (2.31904681384628e-17 * t1);
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t4 = -t3;
    const t4t = -t3t;
    const t5 = expPair(t4, t4t);
    const t5t = tail[0] as number;
    const t6 = log1pPair(t5, t5t);
    const t6t = tail[0] as number;
    const t8q = Math.LOG2E * t6;
    const t8r = productError(Math.LOG2E, t6, t8q) + (Math.LOG2E * t6t);
    const t8 = t8q + t8r;
    return t8;
  }
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    const t2q = Math.LN2 * x;
    const t2r = productError(Math.LN2, x, t2q) + (2.31904681384628e-17 * x);
    const t2 = t2q + t2r;
    const t3 = -t2;
    const t4 = exp(t3);
    const t5 = log1pPair(t4, 0);
    const t5t = tail[0] as number;
    const t7q = Math.LOG2E * t5;
    const t7r = productError(Math.LOG2E, t5, t7q) + (Math.LOG2E * t5t + 2.0355273740931434e-17 * t5);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = x + t7;
    const t8r = sumError(x, t7, t8q) + t7t;
    const t8 = t8q + t8r;
    return t8;
  }
  return plans.value(softplusBase2Plan0, x, [], []);
}

const softplusBase2DxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['c', 1, 0, 1], ['log', 0], ['x'], ['*', 1, 2], ['c', 1, 0, 0], ['neg', 3], ['exp', 5], ['+', 4, 6],
          ['/', 6, 7],
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
          ['c', 1, 0, 1], ['log', 0], ['x'], ['*', 1, 2], ['c', 1, 0, 0], ['neg', 3], ['exp', 5], ['+', 6, 4],
          ['/', 4, 7],
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
      ['c', 1, 0, 1], ['x'], ['pow', 0, 1], ['log', 0], ['*', 2, 3], ['c', 1, 0, 0], ['+', 5, 2], ['/', 4, 6],
      ['/', 7, 3],
    ],
  },
});

function softplusBase2DxSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 1012.7457305588515) {
    const t1 = -x;
    const t3 = Math.LN2 * t1;
    const t5 = -t3;
    const t6 = exp(t5);
    const t7 = 1 + t6;
    const t8 = t6 / t7;
    return t8;
  }
  return softplusBase2Dx(x);
}

function softplusBase2DxSingle(x: number): number {
  return softplusBase2DxSingle0(x);
}

/** The ordinary program of `softplusBase2Dx`: at infinities and −0. */
function softplusBase2DxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t1 = Math.pow(2, x);
    return t1 / (1 + t1);
  }
  return 1 / (Math.pow(2, -x) + 1);
}

/**
 * Derivative of `softplusBase2` in `x`.
 *
 * ```text
 * softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.6 ulp at
 * 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2Dx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return softplusBase2DxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = softplusBase2DxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0.5;
  if (x > -893.1100281867804 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t3q = Math.LN2 * t1;
    const t3r = productError(Math.LN2, t1, t3q) + (2.31904681384628e-17 * t1);
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t5 = -t3;
    const t5t = -t3t;
    const t6 = expPair(t5, t5t);
    const t6t = tail[0] as number;
    const t7q = 1 + t6;
    const t7r = sumError(1, t6, t7q) + t6t;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t6 / t7;
    const t8p = t8q * t7;
    const t8r = (t6 - t8p - productError(t8q, t7, t8p) + (t6t - t8q * t7t)) / t7;
    const t8 = t8q + t8r;
    return t8;
  }
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    const t2 = Math.LN2 * x;
    const t4 = -t2;
    const t5 = exp(t4);
    const t6q = t5 + 1;
    const t6r = sumError(t5, 1, t6q);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = 1 / t6;
    const t7p = t7q * t6;
    const t7r = (1 - t7p - productError(t7q, t6, t7p) + (-t7q * t6t)) / t6;
    const t7 = t7q + t7r;
    return t7;
  }
  return plans.value(softplusBase2DxPlan0, x, [], []);
}

const softplusBase2DxxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['c', 1, 0, 1], ['log', 0], ['x'], ['*', 1, 2], ['c', 1, 0, 0], ['neg', 3], ['exp', 5], ['*', 1, 6],
          ['*', 0, 6], ['^', 6, 2], ['+', 4, 8, 9], ['/', 7, 10],
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
          ['c', 1, 0, 1], ['log', 0], ['x'], ['*', 1, 2], ['c', 1, 0, 0], ['neg', 3], ['exp', 5], ['*', 1, 6],
          ['^', 6, 2], ['*', 0, 6], ['+', 8, 9, 4], ['/', 7, 10],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [1.3862943611198906, 4.638093627692599e-17, -3]],
  ],
  written: {
    side: 1,
    code: [
      ['c', 1, 0, 1], ['log', 0], ['x'], ['pow', 0, 2], ['*', 3, 1], ['*', 1, 4], ['c', 1, 0, 0], ['+', 6, 3],
      ['*', 5, 7], ['*', 4, 4], ['neg', 9], ['+', 8, 10], ['^', 7, 2], ['/', 11, 12], ['/', 13, 1],
    ],
  },
});

/** The ordinary program of `softplusBase2Dxx`: at infinities and −0. */
function softplusBase2DxxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.pow(2, -Math.abs(x));
  const t5 = 1 + t3;
  return Math.LN2 * t3 / t5 / t5;
}

/**
 * Second derivative of `softplusBase2` in `x`.
 *
 * ```text
 * softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.69 ulp
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2Dxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return softplusBase2DxxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = softplusBase2DxxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0.17328679513998632;
  if (x > -893.1100281867804 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t3q = Math.LN2 * t1;
    const t3r = productError(Math.LN2, t1, t3q) + (2.31904681384628e-17 * t1);
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t5 = -t3;
    const t5t = -t3t;
    const t6 = expPair(t5, t5t);
    const t6t = tail[0] as number;
    const t7q = Math.LN2 * t6;
    const t7r = productError(Math.LN2, t6, t7q) + (Math.LN2 * t6t + 2.31904681384628e-17 * t6);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8 = t6 * 2;
    const t8t = t6t * 2;
    const t9 = t6 * t6;
    const t10q = 1 + t8;
    const t10r = sumError(1, t8, t10q) + t8t;
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 + t9;
    const t11r = sumError(t10, t9, t11q) + t10t;
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = t7 / t11;
    const t12p = t12q * t11;
    const t12r = (t7 - t12p - productError(t12q, t11, t12p) + (t7t - t12q * t11t)) / t11;
    const t12 = t12q + t12r;
    return t12;
  }
  if (x > 1.101803207925311e-280 && x < 893.1100281867804) {
    const t2q = Math.LN2 * x;
    const t2r = productError(Math.LN2, x, t2q) + (2.31904681384628e-17 * x);
    const t2 = t2q + t2r;
    const t2t = t2r - (t2 - t2q);
    const t4 = -t2;
    const t4t = -t2t;
    const t5 = expPair(t4, t4t);
    const t5t = tail[0] as number;
    const t6q = Math.LN2 * t5;
    const t6r = productError(Math.LN2, t5, t6q) + (Math.LN2 * t5t + 2.31904681384628e-17 * t5);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7 = t5 * t5;
    const t8 = t5 * 2;
    const t8t = t5t * 2;
    const t9q = t7 + t8;
    const t9r = sumError(t7, t8, t9q) + t8t;
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10q = t9 + 1;
    const t10r = sumError(t9, 1, t10q) + t9t;
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t6 / t10;
    const t11p = t11q * t10;
    const t11r = (t6 - t11p - productError(t11q, t10, t11p) + (t6t - t11q * t10t)) / t10;
    const t11 = t11q + t11r;
    return t11;
  }
  return plans.value(softplusBase2DxxPlan0, x, [], []);
}

/**
 * `y[i] = softplusBase2(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2Forward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('softplusBase2Forward', { x, y }, [['x', 'y']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = softplusBase2Single(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = softplusBase2(xi);
  }
}

/**
 * `dx[i] = dy[i] * softplusBase2Dx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2Backward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('softplusBase2Backward', { x, dy, dx }, [['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * softplusBase2DxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * softplusBase2Dx(xi);
  }
}

/**
 * `y[i] = softplusBase2(x[i])` and `dx[i] = dy[i] * softplusBase2Dx(x[i])` for every element. `y` may be `x`
 * and `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2ForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('softplusBase2ForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = softplusBase2Single(xi);
      dx[i] = di * softplusBase2DxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = softplusBase2(xi);
    dx[i] = di * softplusBase2Dx(xi);
  }
}
