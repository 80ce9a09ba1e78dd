/**
 * Shifted ReLU. Made by activation-compiler from shifted_relu.yaml; do not edit.
 *
 * Also known as SReLU, shifted rectifier.
 *
 * Sources:
 * - Wikipedia: Rectifier (neural networks)
 * - Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning by
 *   exponential linear units (ELUs). ICLR.
 */
import * as arrays from './runtime/arrays.js';

/**
 * Shifted ReLU: A rectifier whose corner is moved along the diagonal to -alpha; ELU is a smoothed form of it.
 *
 * ```text
 * shifted_relu(x, alpha) = max(-alpha, x)
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 1014 points; in Float32Array correctly rounded at 772 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedRelu(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === 0 && alpha === 0) return 0;
  return Math.max(-alpha, x);
}

/**
 * Derivative of `shiftedRelu` in `x`.
 *
 * ```text
 * shifted_relu_dx(x, alpha) =
 *   0                         if x == -alpha
 *   (1 - sign(-alpha - x))/2  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 934 points; in Float32Array correctly rounded at 742 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedReluDx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === -alpha) return 0;
  return 0.5 + 0.5 * Math.sign(alpha + x);
}

/**
 * Second derivative of `shiftedRelu` in `x`.
 *
 * ```text
 * shifted_relu_dxx(x, alpha) = 0
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 934 points; in Float32Array correctly rounded at 742 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedReluDxx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  return 0;
}

/**
 * Derivative of `shiftedRelu` in the parameter `alpha`.
 *
 * ```text
 * shifted_relu_dalpha(x, alpha) =
 *   -1                           if x == -alpha
 *   -((1 + sign(-alpha - x))/2)  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 934 points; in Float32Array correctly rounded at 742 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedReluDalpha(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === -alpha) return -1;
  return 0.5 * Math.sign(alpha + x) - 0.5;
}

/**
 * `y[i] = shiftedRelu(x[i], alpha)` for every element. `y` may be `x` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function shiftedReluForward<A extends arrays.FloatArray>(x: A, y: A, alpha = 1): void {
  arrays.check('shiftedReluForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('shiftedReluForward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = shiftedRelu(xi, alpha);
  }
}

/**
 * `dx[i] = dy[i] * shiftedReluDx(x[i], alpha)` for every element. `dx` may be `dy` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function shiftedReluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, alpha = 1): { alpha: number } {
  arrays.check('shiftedReluBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('shiftedReluBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * shiftedReluDx(xi, alpha);
    alphaSum.add(di * shiftedReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = shiftedRelu(x[i], alpha)` and `dx[i] = dy[i] * shiftedReluDx(x[i], alpha)` for every element. `y`
 * may be `x` and `dx` may be `dy` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function shiftedReluForwardBackward<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha = 1,
): { alpha: number } {
  arrays.check('shiftedReluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('shiftedReluForwardBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = shiftedRelu(xi, alpha);
    dx[i] = di * shiftedReluDx(xi, alpha);
    alphaSum.add(di * shiftedReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}
