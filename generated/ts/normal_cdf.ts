/**
 * Distribution function of the normal distribution. Made by activation-compiler from normal_cdf.yaml; do not
 * edit.
 *
 * Also known as Phi, standard normal CDF, Gaussian CDF.
 *
 * Sources:
 * - Wikipedia: Normal distribution
 */
import * as arrays from './runtime/arrays.js';
import * as special from './runtime/special.js';
import { erfcxPair } from './runtime/cores/complement.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { productError, sumError } from './runtime/cores/pair.js';
import { erfShort, erfcxShort } from './runtime/cores/short.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const normalCdfPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['c', 1, 0, 1], ['x'], ['^', 1, 2], ['c', 1, 0, -1], ['*', 3, 2], ['neg', 4], ['exp', 5],
          ['sqrt', 0], ['*', 7, 1], ['*', 3, 8], ['erfcx', 9], ['*', 6, 10], ['*', 3, 11],
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
          ['c', 1, 0, 1], ['x'], ['^', 1, 2], ['c', 1, 0, -1], ['*', 3, 2], ['neg', 4], ['exp', 5],
          ['sqrt', 0], ['*', 7, 1], ['*', 3, 8], ['erfcx', 9], ['c', 1, 0, 0], ['*', 6, 10],
          ['c', -1, -0, -1], ['*', 13, 12], ['+', 11, 14],
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
      ['x'], ['c', 1, 0, 1], ['sqrt', 1], ['/', 0, 2], ['neg', 3], ['erfc', 4], ['/', 5, 1],
    ],
  },
});

function normalCdfSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 36.12796215321128) {
    const t1 = -x;
    const t2 = t1 * t1;
    const t3 = t2 * 0.5;
    const t4 = -t3;
    const t5 = exp(t4);
    const t7 = Math.SQRT2 * t1;
    const t8 = t7 * 0.5;
    const t9 = erfcxShort(t8);
    const t10 = t5 * t9;
    const t11 = t10 * 0.5;
    return t11;
  }
  if (x > -4.238447917824466 && x < 6.805646932770577e38) {
    const t3 = Math.sqrt(2);
    const t4 = 1 / t3;
    const t6 = t4 * x;
    const t7 = erfShort(t6);
    const t8 = t7 * 0.5;
    const t9 = 0.5 + t8;
    return t9;
  }
  return normalCdf(x);
}

function normalCdfSingle(x: number): number {
  return normalCdfSingle0(x);
}

/** The ordinary program of `normalCdf`: at infinities and −0. */
function normalCdfOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t4 = Math.floor(16 * Math.min(64, -x));
    const t9 = 0.0625 * t4;
    const t8 = 0.5 * Math.exp(-0.001953125 * (t4 * t4));
    const t15 = t8 * Math.exp(0.5 * (x + t9) * (t9 - x));
    return t15 * special.erfcx(-(Math.SQRT1_2 * x));
  }
  return 0.5 * special.erfc(-(Math.SQRT1_2 * x));
}

/**
 * Distribution function of the normal distribution: The probability that a standard normal variable is at
 * most x.
 *
 * ```text
 * normal_cdf(x) = (1 + erf(x/sqrt(2)))/2
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.71 ulp
 * at 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return normalCdfOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = normalCdfOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0.5;
  if (x > -34.79962850735627 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t2q = t1 * t1;
    const t2r = productError(t1, t1, t2q);
    const t2 = t2q + t2r;
    const t2t = t2r - (t2 - t2q);
    const t3 = t2 * 0.5;
    const t3t = t2t * 0.5;
    const t4 = -t3;
    const t4t = -t3t;
    const t5 = expPair(t4, t4t);
    const t5t = tail[0] as number;
    const t7q = Math.SQRT2 * t1;
    const t7r = productError(Math.SQRT2, t1, t7q) + ((-9.667293313452912e-17) * t1);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8 = t7 * 0.5;
    const t8t = t7t * 0.5;
    const t9 = erfcxPair(t8, t8t);
    const t9t = tail[0] as number;
    const t10q = t5 * t9;
    const t10r = productError(t5, t9, t10q) + (t5 * t9t + t5t * t9);
    const t10 = t10q + t10r;
    const t11 = t10 * 0.5;
    return t11;
  }
  if (x > 1.101803207925311e-280 && x < 4.493457823034545e127) {
    const t1 = x * x;
    const t2 = t1 * 0.5;
    const t3 = -t2;
    const t4 = exp(t3);
    const t6q = Math.SQRT2 * x;
    const t6r = productError(Math.SQRT2, x, t6q) + ((-9.667293313452912e-17) * x);
    const t6 = t6q + t6r;
    const t7 = t6 * 0.5;
    const t8 = erfcxPair(t7, 0);
    const t8t = tail[0] as number;
    const t10q = t4 * t8;
    const t10r = productError(t4, t8, t10q) + (t4 * t8t);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11 = t10 * (-0.5);
    const t11t = t10t * (-0.5);
    const t12q = 1 + t11;
    const t12r = sumError(1, t11, t12q) + t11t;
    const t12 = t12q + t12r;
    return t12;
  }
  return plans.value(normalCdfPlan0, x, [], []);
}

const normalCdfDxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['c', 1, 0, 0], ['/', 9, 8], ['sqrt', 1], ['*', 10, 11], ['*', 12, 7], ['*', 4, 13],
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
          ['pi'], ['c', 1, 0, 1], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['c', 1, 0, 0], ['/', 9, 8], ['sqrt', 1], ['*', 10, 11], ['*', 12, 7], ['*', 4, 13],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [1.5957691216057308, -9.96930880911092e-17, -2]],
  ],
  written: {
    side: 1,
    code: [
      ['c', 1, 0, -1], ['c', 1, 0, 1], ['pi'], ['sqrt', 2], ['/', 1, 3], ['x'], ['sqrt', 1], ['/', 5, 6],
      ['^', 7, 2], ['neg', 8], ['exp', 9], ['*', 4, 10], ['c', 1, 0, 0], ['/', 12, 6], ['*', 11, 13],
      ['*', 0, 14],
    ],
  },
});

function normalCdfDxSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = -x;
    const t2 = t1 * t1;
    const t3 = t2 * 0.5;
    const t4 = -t3;
    const t5 = exp(t4);
    const t7 = 0.7978845608028654 * t5;
    const t8 = t7 * 0.5;
    return t8;
  }
  return normalCdfDx(x);
}

function normalCdfDxSingle(x: number): number {
  return normalCdfDxSingle0(x);
}

/** The ordinary program of `normalCdfDx`: at infinities and −0. */
function normalCdfDxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.001953125 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = 0.3989422804014327 /* 1/(sqrt(pi)*sqrt(2)) */ * t7;
  return t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9));
}

/**
 * Derivative of `normalCdf` in `x`.
 *
 * ```text
 * normal_cdf_dx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalCdfDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return normalCdfDxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = normalCdfDxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0.3989422804014327;
  if (x > -34.79962850735627 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t2q = t1 * t1;
    const t2r = productError(t1, t1, t2q);
    const t2 = t2q + t2r;
    const t2t = t2r - (t2 - t2q);
    const t3 = t2 * 0.5;
    const t3t = t2t * 0.5;
    const t4 = -t3;
    const t4t = -t3t;
    const t5 = expPair(t4, t4t);
    const t5t = tail[0] as number;
    const t7q = 0.7978845608028654 * t5;
    const t7r = productError(0.7978845608028654, t5, t7q) + (0.7978845608028654 * t5t + (-4.98465440455546e-17) * t5);
    const t7 = t7q + t7r;
    const t8 = t7 * 0.5;
    return t8;
  }
  if (x > 1.101803207925311e-280 && x < 34.79962850735627) {
    const t1q = x * x;
    const t1r = productError(x, x, t1q);
    const t1 = t1q + t1r;
    const t1t = t1r - (t1 - t1q);
    const t2 = t1 * 0.5;
    const t2t = t1t * 0.5;
    const t3 = -t2;
    const t3t = -t2t;
    const t4 = expPair(t3, t3t);
    const t4t = tail[0] as number;
    const t6q = 0.7978845608028654 * t4;
    const t6r = productError(0.7978845608028654, t4, t6q) + (0.7978845608028654 * t4t + (-4.98465440455546e-17) * t4);
    const t6 = t6q + t6r;
    const t7 = t6 * 0.5;
    return t7;
  }
  return plans.value(normalCdfDxPlan0, x, [], []);
}

const normalCdfDxxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['c', 1, 0, 1], ['pi'], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['sqrt', 1], ['c', 1, 0, 0], ['/', 10, 9], ['*', 8, 11], ['*', 12, 2], ['*', 13, 7],
          ['*', 4, 14],
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
          ['c', 1, 0, 1], ['pi'], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['sqrt', 1], ['c', 1, 0, 0], ['/', 10, 9], ['*', 8, 11], ['*', 12, 2], ['*', 13, 7],
          ['c', -1, -0, -1], ['*', 15, 14],
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
      ['c', 1, 0, -1], ['c', 1, 0, 0], ['c', 1, 0, 1], ['sqrt', 2], ['/', 1, 3], ['pi'], ['sqrt', 5],
      ['/', 2, 6], ['x'], ['/', 8, 3], ['*', 4, 9], ['*', 2, 10], ['^', 9, 2], ['neg', 12], ['exp', 13],
      ['*', 11, 14], ['*', 7, 15], ['*', 4, 16], ['*', 0, 17], ['neg', 18],
    ],
  },
});

/** The ordinary program of `normalCdfDxx`: at infinities and −0. */
function normalCdfDxxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.0009765625 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = t7 * 0.3989422804014327 /* 1/(sqrt(2)*sqrt(pi)) */;
  return -(t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9)) * x * t7);
}

/**
 * Second derivative of `normalCdf` in `x`.
 *
 * ```text
 * normal_cdf_dxx(x) = -(0.5*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))))
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalCdfDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return normalCdfDxxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = normalCdfDxxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return 0;
  if (x > -34.79962850735627 && x < -1.101803207925311e-280) {
    const t1 = -x;
    const t2q = t1 * t1;
    const t2r = productError(t1, t1, t2q);
    const t2 = t2q + t2r;
    const t2t = t2r - (t2 - t2q);
    const t3 = t2 * 0.5;
    const t3t = t2t * 0.5;
    const t4 = -t3;
    const t4t = -t3t;
    const t5 = expPair(t4, t4t);
    const t5t = tail[0] as number;
    const t7q = 0.7978845608028654 * t1;
    const t7r = productError(0.7978845608028654, t1, t7q) + ((-4.98465440455546e-17) * t1);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t7 * t5;
    const t8r = productError(t7, t5, t8q) + (t7 * t5t + t7t * t5);
    const t8 = t8q + t8r;
    const t9 = t8 * 0.5;
    return t9;
  }
  if (x > 1.101803207925311e-280 && x < 34.79962850735627) {
    const t1q = x * x;
    const t1r = productError(x, x, t1q);
    const t1 = t1q + t1r;
    const t1t = t1r - (t1 - t1q);
    const t2 = t1 * 0.5;
    const t2t = t1t * 0.5;
    const t3 = -t2;
    const t3t = -t2t;
    const t4 = expPair(t3, t3t);
    const t4t = tail[0] as number;
    const t6q = 0.7978845608028654 * x;
    const t6r = productError(0.7978845608028654, x, t6q) + ((-4.98465440455546e-17) * x);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t6 * t4;
    const t7r = productError(t6, t4, t7q) + (t6 * t4t + t6t * t4);
    const t7 = t7q + t7r;
    const t8 = t7 * (-0.5);
    return t8;
  }
  return plans.value(normalCdfDxxPlan0, x, [], []);
}

/**
 * `y[i] = normalCdf(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalCdfForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('normalCdfForward', { x, y }, [['x', 'y']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = normalCdfSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = normalCdf(xi);
  }
}

/**
 * `dx[i] = dy[i] * normalCdfDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalCdfBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('normalCdfBackward', { x, dy, dx }, [['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * normalCdfDxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * normalCdfDx(xi);
  }
}

/**
 * `y[i] = normalCdf(x[i])` and `dx[i] = dy[i] * normalCdfDx(x[i])` for every element. `y` may be `x` and `dx`
 * may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalCdfForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('normalCdfForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = normalCdfSingle(xi);
      dx[i] = di * normalCdfDxSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = normalCdf(xi);
    dx[i] = di * normalCdfDx(xi);
  }
}
