/**
 * Softplus. Made by activation-compiler from softplus.yaml; do not edit.
 *
 * Also known as SmoothReLU, smooth ReLU, log-exp.
 *
 * Sources:
 * - Dugas, C.; Bengio, Y.; Bélisle, F.; Nadeau, C.; Garcia, R. (2001). Incorporating second-order
 *   functional knowledge for better option pricing. NIPS.
 * - Glorot, X.; Bordes, A.; Bengio, Y. (2011). Deep sparse rectifier neural networks. AISTATS.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { log1pPair } from './runtime/cores/log.js';
import { mulPair, productError, sumError } from './runtime/cores/pair.js';
import { log1pShort } from './runtime/cores/short.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const softplusPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['log1p', 3],
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
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['log1p', 3], ['+', 0, 4],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [1.3862943611198906, 4.638093627692599e-17, -1]],
  ],
  written: {
    side: 1,
    code: [
      ['c', 1, 0, 0], ['x'], ['exp', 1], ['+', 0, 2], ['log', 3],
    ],
  },
});

function softplusOnce(k: number): number[] {
  const once: number[] = [];
  once.push(Math.abs(k) > 7.888609052210118e-31 && Math.abs(k) < 1.2676506002282294e+30 ? Math.abs(k) : NaN);
  const m0x2q = 1 / Math.abs(k);
  const m0x2p = m0x2q * Math.abs(k);
  const m0x2r = (1 - m0x2p - productError(m0x2q, Math.abs(k), m0x2p)) / Math.abs(k);
  const m0x2 = m0x2q + m0x2r;
  once.push(m0x2 > 7.888609052210118e-31 && m0x2 < 1.2676506002282294e+30 ? m0x2 : NaN);
  if (!((once[1] as number) > 0)) once[0] = NaN;
  return once;
}

function softplusSingle0(x: number, k: number, once0: number, once1: number): number {
  const u = x * once0;
  if (u > -4.3135914667441024e68 && u < 681.0206913618003) {
    const t1 = exp(u);
    const t2 = log1pShort(t1);
    return t2 * once1;
  }
  return softplus(x, k);
}

function softplusSingle(x: number, k: number, once0: number, once1: number): number {
  return softplusSingle0(x, k, once0, once1);
}

/** The ordinary program of `softplus`: at infinities and −0. */
function softplusOrdinary(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x < 0) return Math.log1p(Math.exp(k * x)) / k;
  const t5 = k * x;
  return (t5 + Math.log1p(Math.exp(-t5))) / k;
}

/**
 * Softplus: A smooth approximation of the rectifier; its derivative is the logistic function.
 *
 * ```text
 * softplus(x, k) = log(1 + exp(k*x))/k
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.52 ulp
 * at 907 points; in Float32Array correctly rounded at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplus(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x - x !== 0 || k - k !== 0 || (k === 0 && x === 0)) return softplusOrdinary(x, k);
  if (Object.is(x, -0)) {
    const atZero = softplusOrdinary(x, k);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  const u2q = x * k;
  const u2r = productError(x, k, u2q);
  const u2 = u2q + u2r;
  const u2t = u2r - (u2 - u2q);
  if (u2 > -631.5241572765809 && u2 < -1.101803207925311e-280) {
    const t1 = expPair(u2, u2t);
    const t1t = tail[0] as number;
    const t2 = log1pPair(t1, t1t);
    const t2t = tail[0] as number;
    const m2q = 1 / k;
    const m2p = m2q * k;
    const m2r = (1 - m2p - productError(m2q, k, m2p)) / k;
    const m2 = m2q + m2r;
    const m2t = m2r - (m2 - m2q);
    const y = mulPair(t2, t2t, m2, m2t);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  if (u2 > 1.101803207925311e-280 && u2 < 9.076030935533344e279) {
    const t1 = -u2;
    const t2 = expPair(t1, 0);
    const t2t = tail[0] as number;
    const t3 = log1pPair(t2, t2t);
    const t3t = tail[0] as number;
    const t4q = u2 + t3;
    const t4r = sumError(u2, t3, t4q) + (u2t + t3t);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const m2q = 1 / k;
    const m2p = m2q * k;
    const m2r = (1 - m2p - productError(m2q, k, m2p)) / k;
    const m2 = m2q + m2r;
    const m2t = m2r - (m2 - m2q);
    const y = mulPair(t4, t4t, m2, m2t);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  return plans.value(softplusPlan0, x, [[k, 1, 1]], [[k, -1, 1]]);
}

const softplusDxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['+', 1, 3], ['/', 3, 4],
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
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['+', 3, 1], ['/', 1, 4],
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
      ['x'], ['exp', 0], ['c', 1, 0, 0], ['+', 2, 1], ['/', 1, 3],
    ],
  },
});

function softplusDxOnce(k: number): number[] {
  const once: number[] = [];
  once.push(Math.abs(k) > 7.888609052210118e-31 && Math.abs(k) < 1.2676506002282294e+30 ? Math.abs(k) : NaN);
  return once;
}

function softplusDxSingle0(x: number, k: number, once0: number): number {
  const u = x * once0;
  if (u > -4.3135914667441024e68 && u < 681.0206913618003) {
    const t2 = exp(u);
    const t3 = 1 + t2;
    const t4 = t2 / t3;
    return t4;
  }
  return softplusDx(x, k);
}

function softplusDxSingle(x: number, k: number, once0: number): number {
  return softplusDxSingle0(x, k, once0);
}

/** The ordinary program of `softplusDx`: at infinities and −0. */
function softplusDxOrdinary(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x < 0) {
    const t2 = Math.exp(k * x);
    return t2 / (1 + t2);
  }
  return 1 / (Math.exp(-(k * x)) + 1);
}

/**
 * Derivative of `softplus` in `x`.
 *
 * ```text
 * softplus_dx(x, k) = k*exp(k*x)/(1 + exp(k*x))/k
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double within 0.62 ulp
 * at 907 points; in Float32Array correctly rounded at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplusDx(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x - x !== 0 || k - k !== 0 || (k === 0 && x === 0)) return softplusDxOrdinary(x, k);
  if (Object.is(x, -0)) {
    const atZero = softplusDxOrdinary(x, k);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  const u2q = x * k;
  const u2r = productError(x, k, u2q);
  const u2 = u2q + u2r;
  const u2t = u2r - (u2 - u2q);
  if (x === 0) return 0.5;
  if (u2 > -631.5241572765809 && u2 < -1.101803207925311e-280) {
    const t2 = expPair(u2, u2t);
    const t2t = tail[0] as number;
    const t3q = 1 + t2;
    const t3r = sumError(1, t2, t3q) + t2t;
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const t4q = t2 / t3;
    const t4p = t4q * t3;
    const t4r = (t2 - t4p - productError(t4q, t3, t4p) + (t2t - t4q * t3t)) / t3;
    const t4 = t4q + t4r;
    return t4;
  }
  if (u2 > 1.101803207925311e-280 && u2 < 9.076030935533344e279) {
    const t2 = -u2;
    const t3 = exp(t2);
    const t4q = t3 + 1;
    const t4r = sumError(t3, 1, t4q);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5q = 1 / t4;
    const t5p = t5q * t4;
    const t5r = (1 - t5p - productError(t5q, t4, t5p) + (-t5q * t4t)) / t4;
    const t5 = t5q + t5r;
    return t5;
  }
  return plans.value(softplusDxPlan0, x, [[k, 1, 1]], []);
}

const softplusDxxPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['c', 1, 0, 1], ['*', 4, 3], ['^', 3, 2],
          ['+', 1, 5, 6], ['/', 3, 7],
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
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['^', 3, 2], ['c', 1, 0, 1], ['*', 5, 3],
          ['+', 4, 6, 1], ['/', 3, 7],
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
      ['x'], ['exp', 0], ['c', 1, 0, 0], ['+', 2, 1], ['*', 1, 3], ['*', 1, 1], ['neg', 5], ['+', 4, 6],
      ['^', 3, 2], ['/', 7, 8],
    ],
  },
});

/** The ordinary program of `softplusDxx`: at infinities and −0. */
function softplusDxxOrdinary(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x < 0) {
    const t3 = Math.exp(0.5 * k * x);
    const t5 = t3 * k * k;
    const t6 = t3 * t3;
    const t7 = 1 + t6;
    return (t5 * t7 * t3 - t5 * t6 * t3) / t7 / t7 / k;
  }
  const t18 = Math.exp(-(k * x));
  const t20 = t18 + 1;
  return t18 * k / t20 / t20;
}

/**
 * Second derivative of `softplus` in `x`.
 *
 * ```text
 * softplus_dxx(x, k) = (k*(k*exp(k*x))*(1 + exp(k*x)) - k*exp(k*x)*(k*exp(k*x)))/(1 + exp(k*x))^2/k
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 907 points; in Float32Array correctly rounded at 728 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplusDxx(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x - x !== 0 || k - k !== 0 || (k === 0 && x === 0)) return softplusDxxOrdinary(x, k);
  if (Object.is(x, -0)) {
    const atZero = softplusDxxOrdinary(x, k);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  const u2q = x * k;
  const u2r = productError(x, k, u2q);
  const u2 = u2q + u2r;
  const u2t = u2r - (u2 - u2q);
  if (u2 > -631.5241572765809 && u2 < -1.101803207925311e-280) {
    const t2 = expPair(u2, u2t);
    const t2t = tail[0] as number;
    const t3 = t2 * 2;
    const t3t = t2t * 2;
    const t4q = t2 * t2;
    const t4r = productError(t2, t2, t4q) + (t2 * t2t + t2t * t2);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5q = 1 + t3;
    const t5r = sumError(1, t3, t5q) + t3t;
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6q = t5 + t4;
    const t6r = sumError(t5, t4, t6q) + (t5t + t4t);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t2 / t6;
    const t7p = t7q * t6;
    const t7r = (t2 - t7p - productError(t7q, t6, t7p) + (t2t - t7q * t6t)) / t6;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const y = mulPair(t7, t7t, k, 0);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  if (u2 > 1.101803207925311e-280 && u2 < 631.5241572765809) {
    const t2 = -u2;
    const t2t = -u2t;
    const t3 = expPair(t2, t2t);
    const t3t = tail[0] as number;
    const t4q = t3 * t3;
    const t4r = productError(t3, t3, t4q) + (t3 * t3t + t3t * t3);
    const t4 = t4q + t4r;
    const t4t = t4r - (t4 - t4q);
    const t5 = t3 * 2;
    const t5t = t3t * 2;
    const t6q = t4 + t5;
    const t6r = sumError(t4, t5, t6q) + (t4t + t5t);
    const t6 = t6q + t6r;
    const t6t = t6r - (t6 - t6q);
    const t7q = t6 + 1;
    const t7r = sumError(t6, 1, t7q) + t6t;
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8q = t3 / t7;
    const t8p = t8q * t7;
    const t8r = (t3 - t8p - productError(t8q, t7, t8p) + (t3t - t8q * t7t)) / t7;
    const t8 = t8q + t8r;
    const t8t = t8r - (t8 - t8q);
    const y = mulPair(t8, t8t, k, 0);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  return plans.value(softplusDxxPlan0, x, [[k, 1, 1]], [[k, 1, 1]]);
}

const softplusDkPlan0 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['log1p', 3], ['*', 0, 3], ['c', -1, -0, 0],
          ['neg', 5], ['neg', 4], ['*', 3, 4], ['neg', 9], ['+', 7, 8, 10], ['+', 1, 3], ['/', 11, 12],
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
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['log1p', 3], ['*', 0, 3], ['c', -1, -0, 0],
          ['neg', 5], ['*', 3, 4], ['neg', 8], ['neg', 4], ['+', 7, 9, 10], ['+', 3, 1], ['/', 11, 12],
        ],
      },
    },
  ],
  pieces: [
  ],
  points: [
    [[0, 0, 0], [-1.3862943611198906, -4.638093627692599e-17, -1]],
  ],
  written: {
    side: 1,
    code: [
      ['x'], ['exp', 0], ['*', 0, 1], ['c', 1, 0, 0], ['+', 3, 1], ['/', 2, 4], ['log', 4], ['neg', 6],
      ['+', 5, 7],
    ],
  },
});

function softplusDkOnce(k: number): number[] {
  const once: number[] = [];
  once.push(Math.abs(k) > 7.888609052210118e-31 && Math.abs(k) < 1.2676506002282294e+30 ? Math.abs(k) : NaN);
  const m0x1q = Math.abs(k) * Math.abs(k);
  const m0x1r = productError(Math.abs(k), Math.abs(k), m0x1q);
  const m0x1 = m0x1q + m0x1r;
  const m0x1t = m0x1r - (m0x1 - m0x1q);
  const m0x3q = 1 / m0x1;
  const m0x3p = m0x3q * m0x1;
  const m0x3r = (1 - m0x3p - productError(m0x3q, m0x1, m0x3p) + (-m0x3q * m0x1t)) / m0x1;
  const m0x3 = m0x3q + m0x3r;
  once.push(m0x3 > 7.888609052210118e-31 && m0x3 < 1.2676506002282294e+30 ? m0x3 : NaN);
  if (!((once[1] as number) > 0)) once[0] = NaN;
  return once;
}

function softplusDkSingle0(x: number, k: number, once0: number, once1: number): number {
  const u = x * once0;
  if (u > -4.3135914667441024e68 && u < 11.92526535504313) {
    const t1 = -u;
    const t3 = exp(u);
    const t4 = log1pShort(t3);
    const t5 = t1 * t3;
    const t6 = -t5;
    const t7 = -t4;
    const t8 = t3 * t4;
    const t9 = -t8;
    const t10 = t6 + t7;
    const t11 = t10 + t9;
    const t12 = 1 + t3;
    const t13 = t11 / t12;
    return t13 * once1;
  }
  if (u > -11.92526535504313 && u < 4.3135914667441024e68) {
    const t2 = -u;
    const t3 = exp(t2);
    const t4 = log1pShort(t3);
    const t5 = u * t3;
    const t6 = -t5;
    const t7 = t3 * t4;
    const t8 = -t7;
    const t9 = -t4;
    const t10 = t6 + t8;
    const t11 = t10 + t9;
    const t12 = t3 + 1;
    const t13 = t11 / t12;
    return t13 * once1;
  }
  return softplusDk(x, k);
}

function softplusDkSingle(x: number, k: number, once0: number, once1: number): number {
  return softplusDkSingle0(x, k, once0, once1);
}

/** The ordinary program of `softplusDk`: at infinities and −0. */
function softplusDkOrdinary(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x < 0) {
    const t3 = Math.exp(0.5 * k * x);
    const t7 = t3 * t3;
    return (t3 * x * k * t3 / (1 + t7) - Math.log1p(t7)) / (k * k);
  }
  const t17 = Math.exp(-(0.5 * k * x));
  const t21 = t17 * t17;
  return (-(t17 * x * k * t17 / (1 + t21)) - Math.log1p(t21)) / k / k;
}

/**
 * Derivative of `softplus` in the parameter `k`.
 *
 * ```text
 * softplus_dk(x, k) = (x*exp(k*x)/(1 + exp(k*x))*k - log(1 + exp(k*x)))/k^2
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 907 points; in Float32Array correctly rounded at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplusDk(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x - x !== 0 || k - k !== 0 || (k === 0 && x === 0)) return softplusDkOrdinary(x, k);
  if (Object.is(x, -0)) {
    const atZero = softplusDkOrdinary(x, k);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  const u2q = x * k;
  const u2r = productError(x, k, u2q);
  const u2 = u2q + u2r;
  const u2t = u2r - (u2 - u2q);
  if (u2 > -631.5241572765809 && u2 < -1.101803207925311e-280) {
    const t1 = -u2;
    const t1t = -u2t;
    const t3 = expPair(u2, u2t);
    const t3t = tail[0] as number;
    const t4 = log1pPair(t3, t3t);
    const t4t = tail[0] as number;
    const t5q = t1 * t3;
    const t5r = productError(t1, t3, t5q) + (t1 * t3t + t1t * t3);
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6 = -t5;
    const t6t = -t5t;
    const t7 = -t4;
    const t7t = -t4t;
    const t8q = t3 * t4;
    const t8r = productError(t3, t4, t8q) + (t3 * t4t + t3t * t4);
    const t8 = t8q + t8r;
    const t8t = t8r - (t8 - t8q);
    const t9 = -t8;
    const t9t = -t8t;
    const t10q = t6 + t7;
    const t10r = sumError(t6, t7, t10q) + (t6t + t7t);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 + t9;
    const t11r = sumError(t10, t9, t11q) + (t10t + t9t);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = 1 + t3;
    const t12r = sumError(1, t3, t12q) + t3t;
    const t12 = t12q + t12r;
    const t12t = t12r - (t12 - t12q);
    const t13q = t11 / t12;
    const t13p = t13q * t12;
    const t13r = (t11 - t13p - productError(t13q, t12, t13p) + (t11t - t13q * t12t)) / t12;
    const t13 = t13q + t13r;
    const t13t = t13r - (t13 - t13q);
    const m1q = k * k;
    const m1r = productError(k, k, m1q);
    const m1 = m1q + m1r;
    const m1t = m1r - (m1 - m1q);
    const m3q = 1 / m1;
    const m3p = m3q * m1;
    const m3r = (1 - m3p - productError(m3q, m1, m3p) + (-m3q * m1t)) / m1;
    const m3 = m3q + m3r;
    const m3t = m3r - (m3 - m3q);
    const y = mulPair(t13, t13t, m3, m3t);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  if (u2 > 1.101803207925311e-280 && u2 < 631.5241572765809) {
    const t2 = -u2;
    const t2t = -u2t;
    const t3 = expPair(t2, t2t);
    const t3t = tail[0] as number;
    const t4 = log1pPair(t3, t3t);
    const t4t = tail[0] as number;
    const t5q = u2 * t3;
    const t5r = productError(u2, t3, t5q) + (u2 * t3t + u2t * t3);
    const t5 = t5q + t5r;
    const t5t = t5r - (t5 - t5q);
    const t6 = -t5;
    const t6t = -t5t;
    const t7q = t3 * t4;
    const t7r = productError(t3, t4, t7q) + (t3 * t4t + t3t * t4);
    const t7 = t7q + t7r;
    const t7t = t7r - (t7 - t7q);
    const t8 = -t7;
    const t8t = -t7t;
    const t9 = -t4;
    const t9t = -t4t;
    const t10q = t6 + t8;
    const t10r = sumError(t6, t8, t10q) + (t6t + t8t);
    const t10 = t10q + t10r;
    const t10t = t10r - (t10 - t10q);
    const t11q = t10 + t9;
    const t11r = sumError(t10, t9, t11q) + (t10t + t9t);
    const t11 = t11q + t11r;
    const t11t = t11r - (t11 - t11q);
    const t12q = t3 + 1;
    const t12r = sumError(t3, 1, t12q) + t3t;
    const t12 = t12q + t12r;
    const t12t = t12r - (t12 - t12q);
    const t13q = t11 / t12;
    const t13p = t13q * t12;
    const t13r = (t11 - t13p - productError(t13q, t12, t13p) + (t11t - t13q * t12t)) / t12;
    const t13 = t13q + t13r;
    const t13t = t13r - (t13 - t13q);
    const m1q = k * k;
    const m1r = productError(k, k, m1q);
    const m1 = m1q + m1r;
    const m1t = m1r - (m1 - m1q);
    const m3q = 1 / m1;
    const m3p = m3q * m1;
    const m3r = (1 - m3p - productError(m3q, m1, m3p) + (-m3q * m1t)) / m1;
    const m3 = m3q + m3r;
    const m3t = m3r - (m3 - m3q);
    const y = mulPair(t13, t13t, m3, m3t);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  return plans.value(softplusDkPlan0, x, [[k, 1, 1]], [[k, -2, 1]]);
}

/**
 * `y[i] = softplus(x[i], k)` for every element. `y` may be `x` itself.
 *
 * @param k sharpness; k > 0; 1 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function softplusForward<A extends arrays.FloatArray>(x: A, y: A, k = 1): void {
  arrays.check('softplusForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('softplusForward', 'k', k, k > 0, 'a number with k > 0');
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = softplusOnce(k) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = softplusSingle(xi, k, valueOnce0, valueOnce1);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = softplus(xi, k);
  }
}

/**
 * `dx[i] = dy[i] * softplusDx(x[i], k)` for every element. `dx` may be `dy` itself.
 *
 * @param k sharpness; k > 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function softplusBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, k = 1): { k: number } {
  arrays.check('softplusBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('softplusBackward', 'k', k, k > 0, 'a number with k > 0');
  const kSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [slopeOnce0] = softplusDxOnce(k) as [number];
    const [dkOnce0, dkOnce1] = softplusDkOnce(k) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * softplusDxSingle(xi, k, slopeOnce0);
      kSum.add(di * softplusDkSingle(xi, k, dkOnce0, dkOnce1));
    }
    return { k: kSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * softplusDx(xi, k);
    kSum.add(di * softplusDk(xi, k));
  }
  return { k: kSum.total() };
}

/**
 * `y[i] = softplus(x[i], k)` and `dx[i] = dy[i] * softplusDx(x[i], k)` for every element. `y` may be `x` and
 * `dx` may be `dy` itself.
 *
 * @param k sharpness; k > 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function softplusForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A, k = 1): { k: number } {
  arrays.check('softplusForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('softplusForwardBackward', 'k', k, k > 0, 'a number with k > 0');
  const kSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = softplusOnce(k) as [number, number];
    const [slopeOnce0] = softplusDxOnce(k) as [number];
    const [dkOnce0, dkOnce1] = softplusDkOnce(k) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = softplusSingle(xi, k, valueOnce0, valueOnce1);
      dx[i] = di * softplusDxSingle(xi, k, slopeOnce0);
      kSum.add(di * softplusDkSingle(xi, k, dkOnce0, dkOnce1));
    }
    return { k: kSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = softplus(xi, k);
    dx[i] = di * softplusDx(xi, k);
    kSum.add(di * softplusDk(xi, k));
  }
  return { k: kSum.total() };
}
