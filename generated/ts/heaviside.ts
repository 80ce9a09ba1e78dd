/**
 * Heaviside step function. Made by activation-compiler from heaviside.yaml; do not edit.
 *
 * Also known as unit step, step function, derivative of ReLU.
 *
 * Sources:
 * - Wikipedia: Heaviside step function
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Heaviside step function: 1 for positive inputs, else 0; the derivative of the rectifier away from 0.
 *
 * ```text
 * heaviside(x) =
 *   1  if x > 0
 *   0  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 519 points; in Float32Array correctly rounded at 431 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function heaviside(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 0) return 1;
  return 0;
}

/**
 * Derivative of `heaviside` in `x`.
 *
 * ```text
 * heaviside_dx(x) = 0
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function heavisideDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return 0;
}

/**
 * Second derivative of `heaviside` in `x`.
 *
 * ```text
 * heaviside_dxx(x) = 0
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function heavisideDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return 0;
}

/**
 * `y[i] = heaviside(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function heavisideForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('heavisideForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = heaviside(xi);
  }
}

/**
 * `dx[i] = dy[i] * heavisideDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function heavisideBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('heavisideBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * heavisideDx(xi);
  }
}

/**
 * `y[i] = heaviside(x[i])` and `dx[i] = dy[i] * heavisideDx(x[i])` for every element. `y` may be `x` and `dx`
 * may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function heavisideForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('heavisideForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = heaviside(xi);
    dx[i] = di * heavisideDx(xi);
  }
}
