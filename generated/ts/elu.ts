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
 * Accuracy: grade fast, rests on the engine's Math.expm1; measured: in double within 1 ulp at 987 points; in
 * Float32Array within 1 ulp at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function elu(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === 0 && alpha === 0) return 0;
  if (x > 0) return x;
  return alpha * Math.expm1(x);
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
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 2 ulp at 987 points; in
 * Float32Array within 1 ulp at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function eluDx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 1;
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
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 2 ulp at 987 points; in
 * Float32Array within 1 ulp at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function eluDxx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 0;
  return alpha * Math.exp(x);
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
 * Accuracy: grade fast, rests on the engine's Math.expm1; measured: in double within 1 ulp at 987 points; in
 * Float32Array within 1 ulp at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function eluDalpha(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 0;
  return Math.expm1(x);
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
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = elu(xi, alpha);
    dx[i] = di * eluDx(xi, alpha);
    alphaSum.add(di * eluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}
