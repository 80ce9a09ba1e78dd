/**
 * Hyperbolic tangent. Made by activation-compiler from tanh.yaml; do not edit.
 *
 * Sources:
 * - Wikipedia: Hyperbolic functions
 * - Wikipedia: Activation function
 */
import * as arrays from './runtime/arrays.js';

/**
 * Hyperbolic tangent: A smooth step from -1 to 1, odd; a scaled and shifted logistic function.
 *
 * ```text
 * tanh(x) = tanh(x)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.tanh; measured: in double within 2 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return Math.tanh(x);
}

/**
 * Derivative of `tanh` in `x`.
 *
 * ```text
 * tanh_dx(x) = 1 - tanh(x)^2
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function tanhDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.exp(-2 * Math.abs(x));
  const t5 = 1 + t3;
  return 4 * t3 / t5 / t5;
}

/**
 * Second derivative of `tanh` in `x`.
 *
 * ```text
 * tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.tanh; measured: in double within 4 ulp at 487
 * points; in Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function tanhDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.exp(-Math.abs(x));
  const t9 = 1 + t3 * t3;
  return -(t3 * 8 * Math.tanh(x) * t3 / t9 / t9);
}

/**
 * `y[i] = tanh(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function tanhForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('tanhForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = tanh(xi);
  }
}

/**
 * `dx[i] = dy[i] * tanhDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function tanhBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('tanhBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * tanhDx(xi);
  }
}

/**
 * `y[i] = tanh(x[i])` and `dx[i] = dy[i] * tanhDx(x[i])` for every element. `y` may be `x` and `dx` may be
 * `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function tanhForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('tanhForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = tanh(xi);
    dx[i] = di * tanhDx(xi);
  }
}
