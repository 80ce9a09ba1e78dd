/**
 * Density of the normal distribution. Made by activation-compiler from normal_pdf.yaml; do not edit.
 *
 * Also known as Gaussian, standard normal density, phi.
 *
 * Sources:
 * - Wikipedia: Normal distribution
 */
import * as arrays from './runtime/arrays.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { expm1, expm1Pair } from './runtime/cores/expm1.js';
import { productError, sumError } from './runtime/cores/pair.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const normalPdfPlan0 = plans.planOf({
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
      ['x'], ['^', 0, 2], ['c', 1, 0, 1], ['/', 1, 2], ['neg', 3], ['exp', 4], ['pi'], ['*', 2, 6],
      ['sqrt', 7], ['/', 5, 8],
    ],
  },
});

function normalPdfSingle0(x: number): number {
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
  return normalPdf(x);
}

function normalPdfSingle(x: number): number {
  return normalPdfSingle0(x);
}

/** The ordinary program of `normalPdf`: at infinities and −0. */
function normalPdfOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.001953125 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = 0.3989422804014327 /* 1/(sqrt(2)*sqrt(pi)) */ * t7;
  return t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9));
}

/**
 * Density of the normal distribution: The density of the standard normal distribution, the derivative of
 * normal_cdf.
 *
 * ```text
 * normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalPdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return normalPdfOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = normalPdfOrdinary(x);
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
  return plans.value(normalPdfPlan0, x, [], []);
}

const normalPdfDxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['c', 1, 0, 0], ['/', 9, 8], ['sqrt', 1], ['*', 10, 11], ['*', 12, 2], ['*', 13, 7],
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
          ['pi'], ['c', 1, 0, 1], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['c', 1, 0, 0], ['/', 9, 8], ['sqrt', 1], ['*', 10, 11], ['*', 12, 2], ['*', 13, 7],
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
      ['x'], ['^', 0, 2], ['c', 1, 0, 1], ['/', 1, 2], ['neg', 3], ['exp', 4], ['*', 0, 5], ['pi'],
      ['*', 2, 7], ['sqrt', 8], ['/', 6, 9], ['neg', 10],
    ],
  },
});

function normalPdfDxOnce(): number[] {
  const once: number[] = [normalPdfDx(0), normalPdfDx(-0)];
  return once;
}

function normalPdfDxSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = -x;
    const t2 = t1 * t1;
    const t3 = t2 * 0.5;
    const t4 = -t3;
    const t5 = exp(t4);
    const t7 = 0.7978845608028654 * t1;
    const t8 = t7 * t5;
    const t9 = t8 * 0.5;
    return t9;
  }
  return normalPdfDx(x);
}

function normalPdfDxSingle(x: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  return normalPdfDxSingle0(x);
}

/** The ordinary program of `normalPdfDx`: at infinities and −0. */
function normalPdfDxOrdinary(x: number): number {
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
 * Derivative of `normalPdf` in `x`.
 *
 * ```text
 * normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalPdfDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return normalPdfDxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = normalPdfDxOrdinary(x);
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
  return plans.value(normalPdfDxPlan0, x, [], []);
}

const normalPdfDxxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      high: [1, 0, 0],
      switchAt: 0,
      far: {
        at: [-1, -0, 0],
        side: 1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['c', 1, 0, 0], ['exp', 3], ['^', 2, 2], ['c', -1, -0, -1],
          ['*', 6, 5], ['+', 2, 7], ['expm1', 8], ['sqrt', 0], ['/', 3, 10], ['sqrt', 1], ['sqrt', 4],
          ['/', 3, 13], ['*', 11, 12], ['*', 15, 2], ['*', 16, 14], ['c', -1, -0, 0], ['neg', 17],
          ['*', 17, 9], ['neg', 20], ['*', 15, 5], ['*', 22, 14], ['c', 1, 0, -1], ['*', 24, 23],
          ['*', 23, 9], ['*', 24, 26], ['+', 19, 21, 25, 27],
        ],
      },
    },
    {
      side: -1,
      low: [1, 0, 0],
      switchAt: 1.015625,
      near: {
        at: [-1, -0, 0],
        side: -1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['c', 1, 0, 0], ['exp', 3], ['c', -1, -0, 0], ['neg', 2],
          ['^', 2, 2], ['c', -1, -0, -1], ['*', 8, 7], ['+', 6, 9], ['expm1', 10], ['sqrt', 0], ['/', 3, 12],
          ['sqrt', 1], ['sqrt', 4], ['/', 3, 15], ['*', 13, 14], ['*', 17, 2], ['*', 18, 16], ['*', 19, 11],
          ['*', 17, 7], ['*', 21, 16], ['c', 1, 0, -1], ['*', 23, 22], ['*', 22, 11], ['*', 23, 25],
          ['+', 19, 20, 24, 26],
        ],
      },
      far: {
        side: -1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['c', 1, 0, 0], ['/', 9, 8], ['sqrt', 1], ['*', 10, 11], ['*', 12, 7],
          ['c', -1, -0, -1], ['*', 14, 13], ['*', 12, 3], ['*', 16, 7], ['*', 4, 17], ['+', 15, 18],
        ],
      },
    },
    {
      side: 1,
      low: [0, 0, 0],
      high: [1, 0, 0],
      switchAt: 0,
      far: {
        at: [1, 0, 0],
        side: -1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['c', 1, 0, 0], ['exp', 3], ['^', 2, 2], ['c', -1, -0, -1],
          ['*', 6, 5], ['+', 2, 7], ['expm1', 8], ['sqrt', 0], ['/', 3, 10], ['sqrt', 1], ['sqrt', 4],
          ['/', 3, 13], ['*', 11, 12], ['*', 15, 2], ['*', 16, 14], ['c', -1, -0, 0], ['neg', 17],
          ['*', 17, 9], ['neg', 20], ['*', 15, 5], ['*', 22, 14], ['c', 1, 0, -1], ['*', 24, 23],
          ['*', 23, 9], ['*', 24, 26], ['+', 19, 21, 25, 27],
        ],
      },
    },
    {
      side: 1,
      low: [1, 0, 0],
      switchAt: 1.015625,
      near: {
        at: [1, 0, 0],
        side: 1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['c', 1, 0, 0], ['exp', 3], ['c', -1, -0, 0], ['neg', 2],
          ['^', 2, 2], ['c', -1, -0, -1], ['*', 8, 7], ['+', 6, 9], ['expm1', 10], ['sqrt', 0], ['/', 3, 12],
          ['sqrt', 1], ['sqrt', 4], ['/', 3, 15], ['*', 13, 14], ['*', 17, 2], ['*', 18, 16], ['*', 19, 11],
          ['*', 17, 7], ['*', 21, 16], ['c', 1, 0, -1], ['*', 23, 22], ['*', 22, 11], ['*', 23, 25],
          ['+', 19, 20, 24, 26],
        ],
      },
      far: {
        side: 1,
        code: [
          ['pi'], ['c', 1, 0, 1], ['x'], ['^', 2, 2], ['c', 1, 0, -1], ['*', 4, 3], ['neg', 5], ['exp', 6],
          ['sqrt', 0], ['c', 1, 0, 0], ['/', 9, 8], ['sqrt', 1], ['*', 10, 11], ['*', 12, 7],
          ['c', -1, -0, -1], ['*', 14, 13], ['*', 12, 3], ['*', 16, 7], ['*', 4, 17], ['+', 15, 18],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [-1.5957691216057308, 9.96930880911092e-17, -2]],
    [[-1, -0, 0], [0, 0, 0]],
    [[1, 0, 0], [0, 0, 0]],
  ],
  written: {
    side: 1,
    code: [
      ['x'], ['^', 0, 2], ['c', 1, 0, 1], ['/', 1, 2], ['neg', 3], ['exp', 4], ['*', 0, 5], ['*', 0, 6],
      ['neg', 7], ['+', 5, 8], ['pi'], ['*', 2, 10], ['sqrt', 11], ['/', 9, 12], ['neg', 13],
    ],
  },
});

/** The ordinary program of `normalPdfDxx`: at infinities and −0. */
function normalPdfDxxOrdinary(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.0009765625 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = t7 * 0.3989422804014327 /* 1/(sqrt(2)*sqrt(pi)) */;
  return t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9)) * (x - 1) * (1 + x) * t7;
}

/**
 * Second derivative of `normalPdf` in `x`.
 *
 * ```text
 * normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.68 ulp
 * at 487 points; in Float32Array correctly rounded at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalPdfDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x - x !== 0) return normalPdfDxxOrdinary(x);
  if (Object.is(x, -0)) {
    const atZero = normalPdfDxxOrdinary(x);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x === 0) return -0.3989422804014327;
  if (x > -1 && x < -1.101803207925311e-280) {
    const t2q = x + 1;
    const t2r = sumError(x, 1, t2q);
    const t2 = t2q + t2r;
    const t2t = t2r - (t2 - t2q);
    const t3q = t2 * t2;
    const t3r = productError(t2, t2, t3q) + (t2 * t2t + t2t * t2);
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t4 = t3 * (-0.5);
    const t5q = t2 + t4;
    const t5r = sumError(t2, t4, t5q) + t2t;
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6 = expm1Pair(t5, t5t);
    const t6t = tail[0] as number;
    const t9q = 0.7978845608028654 * t2;
    const t9r = productError(0.7978845608028654, t2, t9q) + (0.7978845608028654 * t2t + (-4.98465440455546e-17) * t2);
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10q = t9 * 0.6065306597126334;
    const t10r = productError(t9, 0.6065306597126334, t10q) + (t9t * 0.6065306597126334);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11 = -t10;
    const t11t = -t10t;
    const t12q = t10 * t6;
    const t12r = productError(t10, t6, t12q) + (t10 * t6t + t10t * t6);
    const t12 = t12q + t12r;
    const t12t = t12r - (t12 - t12q);
    const t13 = -t12;
    const t13t = -t12t;
    const t14q = 0.7978845608028654 * t3;
    const t14r = productError(0.7978845608028654, t3, t14q) + (0.7978845608028654 * t3t + (-4.98465440455546e-17) * t3);
    const t14 = t14q + t14r;
    const t14t = t14r - (t14 - t14q);
    const t15q = t14 * 0.6065306597126334;
    const t15r = productError(t14, 0.6065306597126334, t15q) + (t14t * 0.6065306597126334);
    const t15 = t15q + t15r;
    const t15t = t15r - (t15 - t15q);
    const t16 = t15 * 0.5;
    const t16t = t15t * 0.5;
    const t17q = t15 * t6;
    const t17r = productError(t15, t6, t17q) + (t15 * t6t + t15t * t6);
    const t17 = t17q + t17r;
    const t17t = t17r - (t17 - t17q);
    const t18 = t17 * 0.5;
    const t18t = t17t * 0.5;
    const t19q = t11 + t13;
    const t19r = sumError(t11, t13, t19q) + (t11t + t13t);
    const t19 = t19q + t19r;
    const t19t = t19r - (t19 - t19q);
    const t20q = t19 + t16;
    const t20r = sumError(t19, t16, t20q) + (t19t + t16t);
    const t20 = t20q + t20r;
    const t20t = t20r - (t20 - t20q);
    const t21q = t20 + t18;
    const t21r = sumError(t20, t18, t21q) + (t20t + t18t);
    const t21 = t21q + t21r;
    return t21;
  }
  if (x > -1.015625 && x < -1) {
    const t2 = x + 1;
    const t3 = -t2;
    const t4 = t3 * t3;
    const t5 = t4 * (-0.5);
    const t6 = t2 + t5;
    const t7 = expm1(t6);
    const t10q = 0.7978845608028654 * t3;
    const t10r = productError(0.7978845608028654, t3, t10q) + ((-4.98465440455546e-17) * t3);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * 0.6065306597126334;
    const t11r = productError(t10, 0.6065306597126334, t11q) + (t10t * 0.6065306597126334);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12 = t11 * t7;
    const t13 = 0.7978845608028654 * t4;
    const t14 = t13 * 0.6065306597126334;
    const t15 = t14 * 0.5;
    const t16 = t14 * t7;
    const t17 = t16 * 0.5;
    const t18q = t11 + t12;
    const t18r = sumError(t11, t12, t18q) + t11t;
    const t18 = t18q + t18r;
    const t18t = t18r - (t18 - t18q);
    const t19q = t18 + t15;
    const t19r = sumError(t18, t15, t19q) + t18t;
    const t19 = t19q + t19r;
    const t19t = t19r - (t19 - t19q);
    const t20q = t19 + t17;
    const t20r = sumError(t19, t17, t20q) + t19t;
    const t20 = t20q + t20r;
    return t20;
  }
  if (x > -34.79962850735627 && x < -1.015625) {
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
    const t7t = t7r - (t7 - t7q);
    const t8 = t7 * (-0.5);
    const t8t = t7t * (-0.5);
    const t9q = 0.7978845608028654 * t2;
    const t9r = productError(0.7978845608028654, t2, t9q) + (0.7978845608028654 * t2t + (-4.98465440455546e-17) * t2);
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10q = t9 * t5;
    const t10r = productError(t9, t5, t10q) + (t9 * t5t + t9t * t5);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11 = t10 * 0.5;
    const t11t = t10t * 0.5;
    const t12q = t8 + t11;
    const t12r = sumError(t8, t11, t12q) + (t8t + t11t);
    const t12 = t12q + t12r;
    return t12;
  }
  if (x > 1.101803207925311e-280 && x < 1) {
    const t2q = x + (-1);
    const t2r = sumError(x, (-1), t2q);
    const t2 = t2q + t2r;
    const t2t = t2r - (t2 - t2q);
    const t3 = -t2;
    const t3t = -t2t;
    const t4q = t3 * t3;
    const t4r = productError(t3, t3, t4q) + (t3 * t3t + t3t * t3);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5 = t4 * (-0.5);
    const t6q = t3 + t5;
    const t6r = sumError(t3, t5, t6q) + t3t;
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7 = expm1Pair(t6, t6t);
    const t7t = tail[0] as number;
    const t10q = 0.7978845608028654 * t3;
    const t10r = productError(0.7978845608028654, t3, t10q) + (0.7978845608028654 * t3t + (-4.98465440455546e-17) * t3);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * 0.6065306597126334;
    const t11r = productError(t10, 0.6065306597126334, t11q) + (t10t * 0.6065306597126334);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12 = -t11;
    const t12t = -t11t;
    const t13q = t11 * t7;
    const t13r = productError(t11, t7, t13q) + (t11 * t7t + t11t * t7);
    const t13 = t13q + t13r;
    const t13t = t13r - (t13 - t13q);
    const t14 = -t13;
    const t14t = -t13t;
    const t15q = 0.7978845608028654 * t4;
    const t15r = productError(0.7978845608028654, t4, t15q) + (0.7978845608028654 * t4t + (-4.98465440455546e-17) * t4);
    const t15 = t15q + t15r;
    const t15t = t15r - (t15 - t15q);
    const t16q = t15 * 0.6065306597126334;
    const t16r = productError(t15, 0.6065306597126334, t16q) + (t15t * 0.6065306597126334);
    const t16 = t16q + t16r;
    const t16t = t16r - (t16 - t16q);
    const t17 = t16 * 0.5;
    const t17t = t16t * 0.5;
    const t18q = t16 * t7;
    const t18r = productError(t16, t7, t18q) + (t16 * t7t + t16t * t7);
    const t18 = t18q + t18r;
    const t18t = t18r - (t18 - t18q);
    const t19 = t18 * 0.5;
    const t19t = t18t * 0.5;
    const t20q = t12 + t14;
    const t20r = sumError(t12, t14, t20q) + (t12t + t14t);
    const t20 = t20q + t20r;
    const t20t = t20r - (t20 - t20q);
    const t21q = t20 + t17;
    const t21r = sumError(t20, t17, t21q) + (t20t + t17t);
    const t21 = t21q + t21r;
    const t21t = t21r - (t21 - t21q);
    const t22q = t21 + t19;
    const t22r = sumError(t21, t19, t22q) + (t21t + t19t);
    const t22 = t22q + t22r;
    return t22;
  }
  if (x > 1 && x < 1.015625) {
    const t2 = x + (-1);
    const t3 = -t2;
    const t4 = t2 * t2;
    const t5 = t4 * (-0.5);
    const t6 = t3 + t5;
    const t7 = expm1(t6);
    const t10q = 0.7978845608028654 * t2;
    const t10r = productError(0.7978845608028654, t2, t10q) + ((-4.98465440455546e-17) * t2);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 * 0.6065306597126334;
    const t11r = productError(t10, 0.6065306597126334, t11q) + (t10t * 0.6065306597126334);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12 = t11 * t7;
    const t13 = 0.7978845608028654 * t4;
    const t14 = t13 * 0.6065306597126334;
    const t15 = t14 * 0.5;
    const t16 = t14 * t7;
    const t17 = t16 * 0.5;
    const t18q = t11 + t12;
    const t18r = sumError(t11, t12, t18q) + t11t;
    const t18 = t18q + t18r;
    const t18t = t18r - (t18 - t18q);
    const t19q = t18 + t15;
    const t19r = sumError(t18, t15, t19q) + t18t;
    const t19 = t19q + t19r;
    const t19t = t19r - (t19 - t19q);
    const t20q = t19 + t17;
    const t20r = sumError(t19, t17, t20q) + t19t;
    const t20 = t20q + t20r;
    return t20;
  }
  if (x > 1.015625 && x < 34.79962850735627) {
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
    const t6t = t6r - (t6 - t6q);
    const t7 = t6 * (-0.5);
    const t7t = t6t * (-0.5);
    const t8q = 0.7978845608028654 * t1;
    const t8r = productError(0.7978845608028654, t1, t8q) + (0.7978845608028654 * t1t + (-4.98465440455546e-17) * t1);
    const t8 = t8q + t8r;
    const t8t = t8r - (t8 - t8q);
    const t9q = t8 * t4;
    const t9r = productError(t8, t4, t9q) + (t8 * t4t + t8t * t4);
    const t9 = t9q + t9r;
    const t9t = t9r - (t9 - t9q);
    const t10 = t9 * 0.5;
    const t10t = t9t * 0.5;
    const t11q = t7 + t10;
    const t11r = sumError(t7, t10, t11q) + (t7t + t10t);
    const t11 = t11q + t11r;
    return t11;
  }
  return plans.value(normalPdfDxxPlan0, x, [], []);
}

/**
 * `y[i] = normalPdf(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalPdfForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('normalPdfForward', { x, y }, [['x', 'y']]);
  if (arrays.isSingle(x)) {
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = normalPdfSingle(xi);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = normalPdf(xi);
  }
}

/**
 * `dx[i] = dy[i] * normalPdfDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalPdfBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('normalPdfBackward', { x, dy, dx }, [['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1] = normalPdfDxOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * normalPdfDxSingle(xi, slopeOnce0, slopeOnce1);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * normalPdfDx(xi);
  }
}

/**
 * `y[i] = normalPdf(x[i])` and `dx[i] = dy[i] * normalPdfDx(x[i])` for every element. `y` may be `x` and `dx`
 * may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalPdfForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('normalPdfForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1] = normalPdfDxOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = normalPdfSingle(xi);
      dx[i] = di * normalPdfDxSingle(xi, slopeOnce0, slopeOnce1);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = normalPdf(xi);
    dx[i] = di * normalPdfDx(xi);
  }
}
