/**
 * Logistic function. Made by activation-compiler from logistic.yaml; do not edit.
 *
 * Also known as sigmoid, logistic sigmoid, soft step, expit.
 *
 * Sources:
 * - Verhulst, P.-F. (1838)
 * - Wikipedia: Logistic function
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Logistic function: A smooth step from 0 to 1; the derivative of softplus.
 *
 * ```text
 * logistic(x) = 1/(1 + exp(-x))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 2 ulp at 503 points; in
 * Float32Array within 1 ulp at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function logistic(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t1 = Math.exp(x);
    return t1 / (t1 + 1);
  }
  return 1 / (1 + Math.exp(-x));
}

/**
 * Derivative of `logistic` in `x`.
 *
 * ```text
 * logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function logisticDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.exp(-Math.abs(x));
  const t4 = 1 + t3;
  return t3 / t4 / t4;
}

/**
 * Second derivative of `logistic` in `x`.
 *
 * ```text
 * logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 4 ulp at
 * 503 points; in Float32Array within 1 ulp at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function logisticDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t1 = Math.exp(x);
    const t4 = t1 + 1;
    return -(t1 * Math.expm1(x) / (t4 * t4 * t4));
  }
  const t9 = -x;
  const t10 = Math.exp(t9);
  const t13 = 1 + t10;
  return t10 * Math.expm1(t9) / (t13 * t13 * t13);
}

/**
 * `y[i] = logistic(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function logisticForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('logisticForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = logistic(xi);
  }
}

/**
 * `dx[i] = dy[i] * logisticDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function logisticBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('logisticBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * logisticDx(xi);
  }
}

/**
 * `y[i] = logistic(x[i])` and `dx[i] = dy[i] * logisticDx(x[i])` for every element. `y` may be `x` and `dx`
 * may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function logisticForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('logisticForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = logistic(xi);
    dx[i] = di * logisticDx(xi);
  }
}
