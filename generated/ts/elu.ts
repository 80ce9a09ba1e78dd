/**
 * Exponential linear unit. Made by activation-compiler from elu.yaml; do not edit.
 *
 * Also known as ELU.
 *
 * Sources:
 * - Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning by
 *   exponential linear units (ELUs). ICLR.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';
import { exp, expPair } from './runtime/cores/exp.js';
import { expm1, expm1Pair } from './runtime/cores/expm1.js';
import { mulPair, sumError } from './runtime/cores/pair.js';
import { tail } from './runtime/cores/tail.js';
import * as plans from './runtime/exact/guarded.js';

const eluPlan0 = plans.planOf({
  cells: [
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: 1,
        code: [
          ['x'],
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
      ['x'],
    ],
  },
});

const eluPlan1 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0.015625,
      near: {
        side: -1,
        code: [
          ['x'], ['c', -1, -0, 0], ['neg', 0], ['expm1', 2],
        ],
      },
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['c', -1, -0, 0], ['+', 3, 4],
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
      ['x'], ['expm1', 0],
    ],
  },
});

function eluLeaf0(x: number): number {
  if (x === 0) return 0;
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    return x;
  }
  return plans.value(eluPlan0, x, [], []);
}

function eluLeaf1(x: number, alpha: number): number {
  if (x > -0.015625 && x < -1.101803207925311e-280) {
    const t1 = expm1Pair(x, 0);
    const t1t = tail[0] as number;
    const y = mulPair(t1, t1t, alpha, 0);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  if (x > -9.076030935533344e279 && x < -0.015625) {
    const t1 = expPair(x, 0);
    const t1t = tail[0] as number;
    const t3q = t1 + (-1);
    const t3r = sumError(t1, (-1), t3q) + t1t;
    const t3 = t3q + t3r;
    const t3t = t3r - (t3 - t3q);
    const y = mulPair(t3, t3t, alpha, 0);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  return plans.value(eluPlan1, x, [], [[alpha, 1, 1]]);
}

function eluOnce(alpha: number): number[] {
  const once: number[] = [elu(0, alpha), elu(-0, alpha)];
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  return once;
}

function eluSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return x;
  }
  return elu(x, alpha);
}

function eluSingle1(x: number, alpha: number, once2: number): number {
  if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = expm1(x);
    return t1 * once2;
  }
  return elu(x, alpha);
}

function eluSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > 0) return eluSingle0(x, alpha);
  return eluSingle1(x, alpha, once2);
}

/** The ordinary program of `elu`: at infinities and −0. */
function eluOrdinary(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === 0 && alpha === 0) return 0;
  if (x > 0) return x;
  return alpha * Math.expm1(x);
}

/**
 * Exponential linear unit: The identity for positive inputs, an exponential that ends at -alpha for the
 * others.
 *
 * ```text
 * elu(x, alpha) =
 *   x                   if x > 0
 *   alpha*(exp(x) - 1)  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function elu(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x - x !== 0 || alpha - alpha !== 0 || (alpha === 0 && x === 0)) return eluOrdinary(x, alpha);
  if (Object.is(x, -0)) {
    const atZero = eluOrdinary(x, alpha);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x > 0) return eluLeaf0(x);
  return eluLeaf1(x, alpha);
}

const eluDxPlan0 = plans.planOf({
  cells: [
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: 1,
        code: [
          ['c', 1, 0, 0],
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
      ['c', 1, 0, 0],
    ],
  },
});

const eluDxPlan1 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2],
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
      ['x'], ['exp', 0],
    ],
  },
});

function eluDxLeaf0(x: number): number {
  if (x === 0) return 1;
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    return 1;
  }
  return plans.value(eluDxPlan0, x, [], []);
}

function eluDxLeaf1(x: number, alpha: number): number {
  if (x > -631.5241572765809 && x < -1.101803207925311e-280) {
    const t1 = expPair(x, 0);
    const t1t = tail[0] as number;
    const y = mulPair(t1, t1t, alpha, 0);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  return plans.value(eluDxPlan1, x, [], [[alpha, 1, 1]]);
}

function eluDxOnce(alpha: number): number[] {
  const once: number[] = [eluDx(0, alpha), eluDx(-0, alpha)];
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  return once;
}

function eluDxSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 1;
  }
  return eluDx(x, alpha);
}

function eluDxSingle1(x: number, alpha: number, once2: number): number {
  if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = exp(x);
    return t1 * once2;
  }
  return eluDx(x, alpha);
}

function eluDxSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > 0) return eluDxSingle0(x, alpha);
  return eluDxSingle1(x, alpha, once2);
}

/** The ordinary program of `eluDx`: at infinities and −0. */
function eluDxOrdinary(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 1;
  return alpha * Math.exp(x);
}

/**
 * Derivative of `elu` in `x`.
 *
 * ```text
 * elu_dx(x, alpha) =
 *   1             if x > 0
 *   alpha*exp(x)  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function eluDx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x - x !== 0 || alpha - alpha !== 0 || (alpha === 0 && x === 0)) return eluDxOrdinary(x, alpha);
  if (Object.is(x, -0)) {
    const atZero = eluDxOrdinary(x, alpha);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x > 0) return eluDxLeaf0(x);
  return eluDxLeaf1(x, alpha);
}

const eluDxxPlan0 = plans.planOf({
  cells: [
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: 1,
        code: [
          ['c', 0, 0, 0],
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
      ['c', 0, 0, 0],
    ],
  },
});

const eluDxxPlan1 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2],
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
      ['x'], ['exp', 0],
    ],
  },
});

function eluDxxLeaf0(x: number): number {
  if (x === 0) return 0;
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    return 0;
  }
  return plans.value(eluDxxPlan0, x, [], []);
}

function eluDxxLeaf1(x: number, alpha: number): number {
  if (x > -631.5241572765809 && x < -1.101803207925311e-280) {
    const t1 = expPair(x, 0);
    const t1t = tail[0] as number;
    const y = mulPair(t1, t1t, alpha, 0);
    if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
  }
  return plans.value(eluDxxPlan1, x, [], [[alpha, 1, 1]]);
}

/** The ordinary program of `eluDxx`: at infinities and −0. */
function eluDxxOrdinary(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 0;
  return alpha * Math.exp(x);
}

/**
 * Second derivative of `elu` in `x`.
 *
 * ```text
 * elu_dxx(x, alpha) =
 *   0             if x > 0
 *   alpha*exp(x)  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function eluDxx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x - x !== 0 || alpha - alpha !== 0 || (alpha === 0 && x === 0)) return eluDxxOrdinary(x, alpha);
  if (Object.is(x, -0)) {
    const atZero = eluDxxOrdinary(x, alpha);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x > 0) return eluDxxLeaf0(x);
  return eluDxxLeaf1(x, alpha);
}

const eluDalphaPlan0 = plans.planOf({
  cells: [
    {
      side: 1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: 1,
        code: [
          ['c', 0, 0, 0],
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
      ['c', 0, 0, 0],
    ],
  },
});

const eluDalphaPlan1 = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0.015625,
      near: {
        side: -1,
        code: [
          ['x'], ['c', -1, -0, 0], ['neg', 0], ['expm1', 2],
        ],
      },
      far: {
        side: -1,
        code: [
          ['x'], ['c', 1, 0, 0], ['neg', 0], ['exp', 2], ['c', -1, -0, 0], ['+', 3, 4],
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
      ['x'], ['expm1', 0],
    ],
  },
});

function eluDalphaLeaf0(x: number): number {
  if (x === 0) return 0;
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    return 0;
  }
  return plans.value(eluDalphaPlan0, x, [], []);
}

function eluDalphaLeaf1(x: number): number {
  if (x === 0) return 0;
  if (x > -0.015625 && x < -1.101803207925311e-280) {
    const t1 = expm1(x);
    return t1;
  }
  if (x > -9.076030935533344e279 && x < -0.015625) {
    const t1 = expPair(x, 0);
    const t1t = tail[0] as number;
    const t3q = t1 + (-1);
    const t3r = sumError(t1, (-1), t3q) + t1t;
    const t3 = t3q + t3r;
    return t3;
  }
  return plans.value(eluDalphaPlan1, x, [], []);
}

function eluDalphaOnce(alpha: number): number[] {
  const once: number[] = [eluDalpha(0, alpha), eluDalpha(-0, alpha)];
  return once;
}

function eluDalphaSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return eluDalpha(x, alpha);
}

function eluDalphaSingle1(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = expm1(x);
    return t1;
  }
  return eluDalpha(x, alpha);
}

function eluDalphaSingle(x: number, alpha: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > 0) return eluDalphaSingle0(x, alpha);
  return eluDalphaSingle1(x, alpha);
}

/** The ordinary program of `eluDalpha`: at infinities and −0. */
function eluDalphaOrdinary(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 0;
  return Math.expm1(x);
}

/**
 * Derivative of `elu` in the parameter `alpha`.
 *
 * ```text
 * elu_dalpha(x, alpha) =
 *   0           if x > 0
 *   exp(x) - 1  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function eluDalpha(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x - x !== 0) return eluDalphaOrdinary(x, alpha);
  if (Object.is(x, -0)) {
    const atZero = eluDalphaOrdinary(x, alpha);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x > 0) return eluDalphaLeaf0(x);
  return eluDalphaLeaf1(x);
}

/**
 * `y[i] = elu(x[i], alpha)` for every element. `y` may be `x` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function eluForward<A extends arrays.FloatArray>(x: A, y: A, alpha = 1): void {
  arrays.check('eluForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('eluForward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2] = eluOnce(alpha) as [number, number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = eluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = elu(xi, alpha);
  }
}

/**
 * `dx[i] = dy[i] * eluDx(x[i], alpha)` for every element. `dx` may be `dy` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function eluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, alpha = 1): { alpha: number } {
  arrays.check('eluBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('eluBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1, slopeOnce2] = eluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1] = eluDalphaOnce(alpha) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * eluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * eluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * eluDx(xi, alpha);
    alphaSum.add(di * eluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = elu(x[i], alpha)` and `dx[i] = dy[i] * eluDx(x[i], alpha)` for every element. `y` may be `x` and
 * `dx` may be `dy` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function eluForwardBackward<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha = 1,
): { alpha: number } {
  arrays.check('eluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('eluForwardBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2] = eluOnce(alpha) as [number, number, number];
    const [slopeOnce0, slopeOnce1, slopeOnce2] = eluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1] = eluDalphaOnce(alpha) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = eluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2);
      dx[i] = di * eluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * eluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = elu(xi, alpha);
    dx[i] = di * eluDx(xi, alpha);
    alphaSum.add(di * eluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}
