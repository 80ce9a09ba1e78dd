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

/**
 * Parametric ReLU: A leaky rectifier whose slope for negative inputs is learned.
 *
 * ```text
 * prelu(x, alpha) =
 *   x        if x > 0
 *   alpha*x  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 1045 points; in Float32Array correctly rounded at 758 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 */
export function prelu(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  if (x < -1.7976931348623157e308 /* -largest */ && alpha === 0) return 0;
  if (x === 0 && alpha === 0) return 0;
  if (x > 0) return x;
  return alpha * x;
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
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; any real number; 0.25 if left out; learned in training
 */
export function preluDalpha(x: number, alpha = 0.25): number {
  if (Number.isNaN(x) || Number.isNaN(alpha)) return NaN;
  if (x > 0) return 0;
  return x;
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
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 1003 points; in Float32Array correctly rounded at 751 points.
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
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 907 points; in Float32Array correctly rounded at 715 points.
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
