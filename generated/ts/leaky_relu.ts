/**
 * Leaky ReLU. Made by activation-compiler from leaky_relu.yaml; do not edit.
 *
 * Also known as LReLU, leaky rectifier.
 *
 * Sources:
 * - Maas, A. L.; Hannun, A. Y.; Ng, A. Y. (2013). Rectifier nonlinearities improve neural network acoustic
 *   models. ICML.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Leaky ReLU: A rectifier that lets a small multiple of negative inputs pass.
 *
 * ```text
 * leaky_relu(x, alpha) =
 *   x        if x > 0
 *   alpha*x  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 1045 points; in Float32Array correctly rounded at 758 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyRelu(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x < -1.7976931348623157e308 /* -largest */ && alpha === 0) return 0;
  if (x === 0 && alpha === 0) return 0;
  if (x > 0) return x;
  return alpha * x;
}

/**
 * Derivative of `leakyRelu` in `x`.
 *
 * ```text
 * leaky_relu_dx(x, alpha) =
 *   1      if x > 0
 *   alpha  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyReluDx(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 1;
  return alpha;
}

/**
 * Second derivative of `leakyRelu` in `x`.
 *
 * ```text
 * leaky_relu_dxx(x, alpha) = 0
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 907 points; in Float32Array correctly rounded at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyReluDxx(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  return 0;
}

/**
 * Derivative of `leakyRelu` in the parameter `alpha`.
 *
 * ```text
 * leaky_relu_dalpha(x, alpha) =
 *   0  if x > 0
 *   x  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyReluDalpha(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 0;
  return x;
}

/**
 * `y[i] = leakyRelu(x[i], alpha)` for every element. `y` may be `x` itself.
 *
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function leakyReluForward<A extends arrays.FloatArray>(x: A, y: A, alpha = 0.01): void {
  arrays.check('leakyReluForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('leakyReluForward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = leakyRelu(xi, alpha);
  }
}

/**
 * `dx[i] = dy[i] * leakyReluDx(x[i], alpha)` for every element. `dx` may be `dy` itself.
 *
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function leakyReluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, alpha = 0.01): { alpha: number } {
  arrays.check('leakyReluBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('leakyReluBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * leakyReluDx(xi, alpha);
    alphaSum.add(di * leakyReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = leakyRelu(x[i], alpha)` and `dx[i] = dy[i] * leakyReluDx(x[i], alpha)` for every element. `y` may
 * be `x` and `dx` may be `dy` itself.
 *
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function leakyReluForwardBackward<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha = 0.01,
): { alpha: number } {
  arrays.check('leakyReluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('leakyReluForwardBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = leakyRelu(xi, alpha);
    dx[i] = di * leakyReluDx(xi, alpha);
    alphaSum.add(di * leakyReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}
