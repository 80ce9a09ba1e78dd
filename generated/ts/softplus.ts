/**
 * Softplus. Made by activation-compiler from softplus.yaml; do not edit.
 *
 * Also known as SmoothReLU, smooth ReLU, log-exp.
 *
 * Sources:
 * - Dugas, C.; Bengio, Y.; Bélisle, F.; Nadeau, C.; Garcia, R. (2001). Incorporating second-order
 *   functional knowledge for better option pricing. NIPS.
 * - Glorot, X.; Bordes, A.; Bengio, Y. (2011). Deep sparse rectifier neural networks. AISTATS.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Softplus: A smooth approximation of the rectifier; its derivative is the logistic function.
 *
 * ```text
 * softplus(x, k) = log(1 + exp(k*x))/k
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.log1p; measured: in double within 32 ulp at
 * 907 points; in Float32Array within 1 ulp at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplus(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x < 0) return Math.log1p(Math.exp(k * x)) / k;
  const t5 = k * x;
  return (t5 + Math.log1p(Math.exp(-t5))) / k;
}

/**
 * Derivative of `softplus` in `x`.
 *
 * ```text
 * softplus_dx(x, k) = k*exp(k*x)/(1 + exp(k*x))/k
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 32 ulp at 907 points; in
 * Float32Array within 1 ulp at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplusDx(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x < 0) {
    const t2 = Math.exp(k * x);
    return t2 / (1 + t2);
  }
  return 1 / (Math.exp(-(k * x)) + 1);
}

/**
 * Second derivative of `softplus` in `x`.
 *
 * ```text
 * softplus_dxx(x, k) = (k*(k*exp(k*x))*(1 + exp(k*x)) - k*exp(k*x)*(k*exp(k*x)))/(1 + exp(k*x))^2/k
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 256 ulp at 907 points; in
 * Float32Array within 1 ulp at 728 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplusDxx(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (x < 0) {
    const t3 = Math.exp(0.5 * k * x);
    const t5 = t3 * k * k;
    const t6 = t3 * t3;
    const t7 = 1 + t6;
    return (t5 * t7 * t3 - t5 * t6 * t3) / t7 / t7 / k;
  }
  const t18 = Math.exp(-(k * x));
  const t20 = t18 + 1;
  return t18 * k / t20 / t20;
}

/**
 * Derivative of `softplus` in the parameter `k`.
 *
 * ```text
 * softplus_dk(x, k) = (x*exp(k*x)/(1 + exp(k*x))*k - log(1 + exp(k*x)))/k^2
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.log1p; measured: in double within 256 ulp at
 * 907 points; in Float32Array within 1 ulp at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param k sharpness; k > 0; 1 if left out
 */
export function softplusDk(x: number, k = 1): number {
  if (Number.isNaN(x) || !(k > 0)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x < 0) {
    const t3 = Math.exp(0.5 * k * x);
    const t7 = t3 * t3;
    return (t3 * x * k * t3 / (1 + t7) - Math.log1p(t7)) / (k * k);
  }
  const t17 = Math.exp(-(0.5 * k * x));
  const t21 = t17 * t17;
  return (-(t17 * x * k * t17 / (1 + t21)) - Math.log1p(t21)) / k / k;
}

/**
 * `y[i] = softplus(x[i], k)` for every element. `y` may be `x` itself.
 *
 * @param k sharpness; k > 0; 1 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function softplusForward<A extends arrays.FloatArray>(x: A, y: A, k = 1): void {
  arrays.check('softplusForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('softplusForward', 'k', k, k > 0, 'a number with k > 0');
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = softplus(xi, k);
  }
}

/**
 * `dx[i] = dy[i] * softplusDx(x[i], k)` for every element. `dx` may be `dy` itself.
 *
 * @param k sharpness; k > 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function softplusBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, k = 1): { k: number } {
  arrays.check('softplusBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('softplusBackward', 'k', k, k > 0, 'a number with k > 0');
  const kSum = new arrays.Sum();
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * softplusDx(xi, k);
    kSum.add(di * softplusDk(xi, k));
  }
  return { k: kSum.total() };
}

/**
 * `y[i] = softplus(x[i], k)` and `dx[i] = dy[i] * softplusDx(x[i], k)` for every element. `y` may be `x` and
 * `dx` may be `dy` itself.
 *
 * @param k sharpness; k > 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function softplusForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A, k = 1): { k: number } {
  arrays.check('softplusForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('softplusForwardBackward', 'k', k, k > 0, 'a number with k > 0');
  const kSum = new arrays.Sum();
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = softplus(xi, k);
    dx[i] = di * softplusDx(xi, k);
    kSum.add(di * softplusDk(xi, k));
  }
  return { k: kSum.total() };
}
