/**
 * Rectified linear unit. Made by activation-compiler from relu.yaml; do not edit.
 *
 * Also known as ReLU, rectifier, positive part, ramp function.
 *
 * Sources:
 * - Fukushima, K. (1969). Visual feature extraction by a multilayered network of analog threshold elements.
 *   IEEE Transactions on Systems Science and Cybernetics 5(4).
 * - Nair, V.; Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann machines. ICML.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Rectified linear unit: Passes positive inputs unchanged and gives 0 for all others.
 *
 * ```text
 * relu(x) =
 *   x  if x > 0
 *   0  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 519 points; in Float32Array correctly rounded at 431 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function relu(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 0) return x;
  return 0;
}

/**
 * Derivative of `relu` in `x`.
 *
 * ```text
 * relu_dx(x) =
 *   1  if x > 0
 *   0  otherwise
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 519 points; in Float32Array correctly rounded at 431 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function reluDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 0) return 1;
  return 0;
}

/**
 * Second derivative of `relu` in `x`.
 *
 * ```text
 * relu_dxx(x) = 0
 * ```
 *
 * Accuracy: grade fast, plain arithmetic, the same on every engine; measured: in double correctly rounded at
 * 503 points; in Float32Array correctly rounded at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function reluDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return 0;
}

/**
 * `y[i] = relu(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function reluForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('reluForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = relu(xi);
  }
}

/**
 * `dx[i] = dy[i] * reluDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function reluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('reluBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * reluDx(xi);
  }
}

/**
 * `y[i] = relu(x[i])` and `dx[i] = dy[i] * reluDx(x[i])` for every element. `y` may be `x` and `dx` may be
 * `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function reluForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('reluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = relu(xi);
    dx[i] = di * reluDx(xi);
  }
}
