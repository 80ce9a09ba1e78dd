/**
 * Softplus to base 2. Made by activation-compiler from softplus_base2.yaml; do not edit.
 *
 * Also known as softplus2, base-2 softplus.
 *
 * Sources:
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
 *
 * ```text
 * softplus_base2(x) = log(1 + 2^x)/log(2)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.log1p and Math.pow; measured: in double within 2 ulp at
 * 487 points; in Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t7 = Math.LN2 * Math.max(0, x) + Math.log1p(Math.pow(2, -Math.abs(x)));
  return Math.LOG2E * t7;
}

/**
 * Derivative of `softplusBase2` in `x`.
 *
 * ```text
 * softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.pow; measured: in double within 2 ulp at 503 points; in
 * Float32Array within 1 ulp at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2Dx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) {
    const t1 = Math.pow(2, x);
    return t1 / (1 + t1);
  }
  return 1 / (Math.pow(2, -x) + 1);
}

/**
 * Second derivative of `softplusBase2` in `x`.
 *
 * ```text
 * softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.pow; measured: in double within 4 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2Dxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t3 = Math.pow(2, -Math.abs(x));
  const t5 = 1 + t3;
  return Math.LN2 * t3 / t5 / t5;
}

/**
 * `y[i] = softplusBase2(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2Forward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('softplusBase2Forward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = softplusBase2(xi);
  }
}

/**
 * `dx[i] = dy[i] * softplusBase2Dx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2Backward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('softplusBase2Backward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * softplusBase2Dx(xi);
  }
}

/**
 * `y[i] = softplusBase2(x[i])` and `dx[i] = dy[i] * softplusBase2Dx(x[i])` for every element. `y` may be `x`
 * and `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2ForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('softplusBase2ForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = softplusBase2(xi);
    dx[i] = di * softplusBase2Dx(xi);
  }
}
