/**
 * Parametric ReLU. Made by activation-compiler from prelu.yaml; do not edit.
 *
 * Also known as PReLU, parametric rectified linear unit.
 *
 * Sources:
 * - He, K.; Zhang, X.; Ren, S.; Sun, J. (2015). Delving deep into rectifiers: surpassing human-level
 *   performance on ImageNet classification. ICCV.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';
import { mulPair } from './runtime/cores/pair.js';
import * as plans from './runtime/exact/guarded.js';

const preluPlan0 = plans.planOf({
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

const preluPlan1a = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
        code: [
          ['x'], ['c', -1, -0, 0], ['neg', 0],
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

const preluPlan1b = plans.planOf({
  cells: [
    {
      side: -1,
      low: [0, 0, 0],
      switchAt: 0,
      far: {
        side: -1,
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
      ['x'], ['neg', 0],
    ],
  },
});

const preluPlans1 = [preluPlan1a, preluPlan1b];

function preluLeaf0(x: number): number {
  if (x === 0) return 0;
  if (x > 1.101803207925311e-280 && x < 9.076030935533344e279) {
    return x;
  }
  return plans.value(preluPlan0, x, [], []);
}

function preluLeaf1(x: number, alpha: number): number {
  if (alpha >= 0) {
    if (x > -9.076030935533344e279 && x < -1.101803207925311e-280) {
      const t1 = -x;
      const t2 = -t1;
      const y = mulPair(t2, 0, Math.abs(alpha), 0);
      if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
    }
    return plans.value(preluPlans1[(alpha < 0 ? 1 : 0)] ?? preluPlan1a, x, [], [[alpha, 1, 1]]);
  }
  if (alpha < 0) {
    if (x > -9.076030935533344e279 && x < -1.101803207925311e-280) {
      const t1 = -x;
      const y = mulPair(t1, 0, Math.abs(alpha), 0);
      if (Math.abs(y) > 1e-290 && Math.abs(y) < 1e+300) return y;
    }
    return plans.value(preluPlans1[(alpha < 0 ? 1 : 0)] ?? preluPlan1a, x, [], [[alpha, 1, 1]]);
  }
  return plans.value(preluPlans1[(alpha < 0 ? 1 : 0)] ?? preluPlan1a, x, [], [[alpha, 1, 1]]);
}

function preluOnce(alpha: number): number[] {
  const once: number[] = [prelu(0, alpha), prelu(-0, alpha)];
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  return once;
}

function preluSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return x;
  }
  return prelu(x, alpha);
}

function preluSingle1(x: number, alpha: number, once2: number): number {
  if (alpha >= 0) {
    if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
      const t1 = -x;
      const t2 = -t1;
      return t2 * once2;
    }
    return prelu(x, alpha);
  }
  if (alpha < 0) {
    if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
      const t1 = -x;
      return t1 * once2;
    }
    return prelu(x, alpha);
  }
  return prelu(x, alpha);
}

function preluSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (once2 > 0 && alpha >= 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const u1 = -x;
    const u2 = -u1;
    const which = +(x > 0);
    return x * which + u2 * once2 * (1 - which);
  }
  if (once2 > 0 && alpha < 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const u1 = -x;
    const which = +(x > 0);
    return x * which + u1 * once2 * (1 - which);
  }
  if (x > 0) return preluSingle0(x, alpha);
  return preluSingle1(x, alpha, once2);
}

/** The ordinary program of `prelu`: at infinities and −0. */
function preluOrdinary(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  if (x < -1.7976931348623157e308 /* -largest */ && alpha === 0) return 0;
  if (x === 0 && alpha === 0) return 0;
  if (x > 0) return x;
  return alpha * x;
}

/**
 * Parametric ReLU: A leaky rectifier whose slope for negative inputs is learned.
 *
 * ```text
 * prelu(x, alpha) =
 *   x        if x > 0
 *   alpha*x  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 1045 points; in Float32Array correctly rounded at 758 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 */
export function prelu(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  if (x - x !== 0 || alpha - alpha !== 0 || (alpha === 0 && x === 0)) return preluOrdinary(x, alpha);
  if (Object.is(x, -0)) {
    const atZero = preluOrdinary(x, alpha);
    if (!(Math.abs(atZero) > 0)) return atZero;
  }
  if (x > 0) return preluLeaf0(x);
  return preluLeaf1(x, alpha);
}

function preluDalphaOnce(alpha: number): number[] {
  const once: number[] = [preluDalpha(0, alpha), preluDalpha(-0, alpha)];
  return once;
}

function preluDalphaSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return preluDalpha(x, alpha);
}

function preluDalphaSingle1(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = -x;
    const t2 = -t1;
    return t2;
  }
  return preluDalpha(x, alpha);
}

function preluDalphaSingle(x: number, alpha: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const u1 = -x;
    const u2 = -u1;
    const which = +(x > 0);
    return 0 * which + u2 * (1 - which);
  }
  if (x > 0) return preluDalphaSingle0(x, alpha);
  return preluDalphaSingle1(x, alpha);
}

/**
 * Derivative of `prelu` in the parameter `alpha`.
 *
 * ```text
 * prelu_dalpha(x, alpha) =
 *   0  if x > 0
 *   x  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 */
export function preluDalpha(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  if (x > 0) return 0;
  return x;
}

function preluDxOnce(alpha: number): number[] {
  const once: number[] = [preluDx(0, alpha), preluDx(-0, alpha)];
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  return once;
}

function preluDxSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 1;
  }
  return preluDx(x, alpha);
}

function preluDxSingle1(x: number, alpha: number, once2: number): number {
  if (alpha >= 0) {
    if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
      return 1 * once2;
    }
    return preluDx(x, alpha);
  }
  if (alpha < 0) {
    if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
      return (-1) * once2;
    }
    return preluDx(x, alpha);
  }
  return preluDx(x, alpha);
}

function preluDxSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (once2 > 0 && alpha >= 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const which = +(x > 0);
    return 1 * which + 1 * once2 * (1 - which);
  }
  if (once2 > 0 && alpha < 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const which = +(x > 0);
    return 1 * which + (-1) * once2 * (1 - which);
  }
  if (x > 0) return preluDxSingle0(x, alpha);
  return preluDxSingle1(x, alpha, once2);
}

/**
 * Derivative of `prelu` in `x`.
 *
 * ```text
 * prelu_dx(x, alpha) =
 *   1      if x > 0
 *   alpha  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 1003 points; in Float32Array correctly rounded at 751 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 */
export function preluDx(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  if (x > 0) return 1;
  return alpha;
}

/**
 * Second derivative of `prelu` in `x`.
 *
 * ```text
 * prelu_dxx(x, alpha) = 0
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 907 points; in Float32Array correctly rounded at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 */
export function preluDxx(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  return 0;
}

/**
 * `y[i] = prelu(x[i], alpha)` for every element. `y` may be `x` itself.
 *
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function preluForward<A extends arrays.FloatArray>(x: A, y: A, alpha = 0.25): void {
  arrays.check('preluForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('preluForward', 'alpha', alpha, !Number.isNaN(alpha), 'a number');
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2] = preluOnce(alpha) as [number, number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = preluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = prelu(xi, alpha);
  }
}

/**
 * `dx[i] = dy[i] * preluDx(x[i], alpha)` for every element. `dx` may be `dy` itself.
 *
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function preluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, alpha = 0.25): { alpha: number } {
  arrays.check('preluBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('preluBackward', 'alpha', alpha, !Number.isNaN(alpha), 'a number');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1, slopeOnce2] = preluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1] = preluDalphaOnce(alpha) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * preluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * preluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * preluDx(xi, alpha);
    alphaSum.add(di * preluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = prelu(x[i], alpha)` and `dx[i] = dy[i] * preluDx(x[i], alpha)` for every element. `y` may be `x`
 * and `dx` may be `dy` itself.
 *
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function preluForwardBackward<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha = 0.25,
): { alpha: number } {
  arrays.check('preluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('preluForwardBackward', 'alpha', alpha, !Number.isNaN(alpha), 'a number');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2] = preluOnce(alpha) as [number, number, number];
    const [slopeOnce0, slopeOnce1, slopeOnce2] = preluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1] = preluDalphaOnce(alpha) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = preluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2);
      dx[i] = di * preluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * preluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = prelu(xi, alpha);
    dx[i] = di * preluDx(xi, alpha);
    alphaSum.add(di * preluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = prelu(x[i], alpha[c])` for every element. The arrays have the layout `[.., channel, inner]`:
 * `inner` elements of channel 0, then of channel 1, and so on, as often as they fit; `c` is the channel of
 * element `i`. `y` may be `x` itself.
 *
 * @param alpha one value a channel
 * @param inner elements of one channel that lie side by side; 1 if left out: the channel comes last
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function preluForwardChannels<A extends arrays.FloatArray>(x: A, y: A, alpha: A, inner = 1): void {
  arrays.check('preluForwardChannels', { x, y }, [['x', 'y']]);
  const channels = arrays.checkChannels('preluForwardChannels', { x, y }, { alpha }, inner);
  for (let c = 0; c < channels; c++) {
    const alphaC = alpha[c] as number;
    arrays.checkParameter('preluForwardChannels', `alpha[${c}]`, alphaC, !Number.isNaN(alphaC), 'a number');
  }
  for (let start = 0; start < x.length; start += inner) {
    const c = (start / inner) % channels;
    const alphaC = alpha[c] as number;
    for (let i = start; i < start + inner; i++) {
      const xi = x[i] as number;
      y[i] = prelu(xi, alphaC);
    }
  }
}

/**
 * `dx[i] = dy[i] * preluDx(x[i], alpha[c])` for every element. The arrays have the layout
 * `[.., channel, inner]`: `inner` elements of channel 0, then of channel 1, and so on, as often as they fit;
 * `c` is the channel of element `i`. `dx` may be `dy` itself.
 *
 * @param alpha one value a channel
 * @param inner elements of one channel that lie side by side; 1 if left out: the channel comes last
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation, one sum a
 *   channel
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function preluBackwardChannels<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  dx: A,
  alpha: A,
  inner = 1,
): { alpha: Float64Array } {
  arrays.check('preluBackwardChannels', { x, dy, dx }, [['dy', 'dx']]);
  const channels = arrays.checkChannels('preluBackwardChannels', { x, dy, dx }, { alpha }, inner);
  for (let c = 0; c < channels; c++) {
    const alphaC = alpha[c] as number;
    arrays.checkParameter('preluBackwardChannels', `alpha[${c}]`, alphaC, !Number.isNaN(alphaC), 'a number');
  }
  const alphaSum = arrays.sums(channels);
  for (let start = 0; start < x.length; start += inner) {
    const c = (start / inner) % channels;
    const alphaC = alpha[c] as number;
    const alphaSumC = alphaSum[c] as arrays.Sum;
    for (let i = start; i < start + inner; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * preluDx(xi, alphaC);
      alphaSumC.add(di * preluDalpha(xi, alphaC));
    }
  }
  return { alpha: arrays.totals(alphaSum) };
}

/**
 * `y[i] = prelu(x[i], alpha[c])` and `dx[i] = dy[i] * preluDx(x[i], alpha[c])` for every element. The arrays
 * have the layout `[.., channel, inner]`: `inner` elements of channel 0, then of channel 1, and so on, as
 * often as they fit; `c` is the channel of element `i`. `y` may be `x` and `dx` may be `dy` itself.
 *
 * @param alpha one value a channel
 * @param inner elements of one channel that lie side by side; 1 if left out: the channel comes last
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation, one sum a
 *   channel
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function preluForwardBackwardChannels<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha: A,
  inner = 1,
): { alpha: Float64Array } {
  arrays.check('preluForwardBackwardChannels', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  const channels = arrays.checkChannels('preluForwardBackwardChannels', { x, dy, y, dx }, { alpha }, inner);
  for (let c = 0; c < channels; c++) {
    const alphaC = alpha[c] as number;
    arrays.checkParameter('preluForwardBackwardChannels', `alpha[${c}]`, alphaC, !Number.isNaN(alphaC), 'a number');
  }
  const alphaSum = arrays.sums(channels);
  for (let start = 0; start < x.length; start += inner) {
    const c = (start / inner) % channels;
    const alphaC = alpha[c] as number;
    const alphaSumC = alphaSum[c] as arrays.Sum;
    for (let i = start; i < start + inner; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = prelu(xi, alphaC);
      dx[i] = di * preluDx(xi, alphaC);
      alphaSumC.add(di * preluDalpha(xi, alphaC));
    }
  }
  return { alpha: arrays.totals(alphaSum) };
}
