/**
 * Approximation of softplus to base 2. Made by activation-compiler from softplus_base2_approximation.yaml; do
 * not edit.
 *
 * Also known as x over one minus exp(-x), inverse Bernoulli generating function.
 *
 * Sources:
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Approximation of softplus to base 2: Softplus to base 2 by one exponential and no logarithm.
 *
 * ```text
 * softplus_base2_approximation(x) =
 *   1                if x == 0
 *   x/(1 - exp(-x))  otherwise
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 4 ulp at
 * 519 points; in Float32Array within 1 ulp at 431 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2Approximation(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === -Infinity) return 0;
  if (x === 0) return 1;
  if (x < 0) {
    const t2 = Math.exp(0.5 * x);
    return t2 * x * t2 / Math.expm1(x);
  }
  return -(x / Math.expm1(-x));
}

/**
 * Derivative of `softplusBase2Approximation` in `x`.
 *
 * ```text
 * softplus_base2_approximation_dx(x) =
 *   0.5                                        if x == 0
 *   (1 - exp(-x) - x*exp(-x))/(1 - exp(-x))^2  otherwise
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 4 ulp at
 * 563 points; in Float32Array within 1 ulp at 455 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2ApproximationDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  if (x === 0) return 0.5;
  if (x > -1 && x < 1) {
    const t1 = x * x;
    const t4 = t1 * (1.5338879609715967e-13 + t1 * -3.789155109377616e-15);
    const t8 = t1 * (1.8735456059425258e-10 + t1 * (-5.422140936663868e-12 + t4));
    const t12 = t1 * (2.0876756976750341e-7 + t1 * (-6.341027750049516e-9 + t8));
    const t16 = t1 * (0.00019841269841269708 + t1 * (-0.0000066137566137395455 + t12));
    return 0.5 + x * (0.16666666666666666 + t1 * (-0.005555555555555556 + t16));
  }
  if (x < 0) {
    const t23 = Math.exp(0.5 * x);
    const t24 = Math.expm1(x);
    return t23 * (t24 - x) * t23 / (t24 * t24);
  }
  const t31 = Math.exp(-x);
  const t32 = 1 - t31;
  return (t32 - x * t31) / t32 / t32;
}

/**
 * Second derivative of `softplusBase2Approximation` in `x`.
 *
 * ```text
 * softplus_base2_approximation_dxx(x) =
 *   1/6
 *     if x == 0
 *   ((exp(-x) - (exp(-x) - x*exp(-x)))*(1 - exp(-x))^2 - (1 - exp(-x) - x*exp(-x))*(2*(exp(-x)*(1 -
 *       exp(-x)))))/(1 - exp(-x))^4
 *     otherwise
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 16 ulp at
 * 563 points; in Float32Array within 1 ulp at 455 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusBase2ApproximationDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x === 0) return 0.16666666666666666 /* 1/6 */;
  if (x > -1 && x < 1) {
    const t1 = x * x;
    const t4 = t1 * (2.603206656910433e-12 + t1 * -7.095839179989076e-14);
    const t8 = t1 * (2.4356019155173515e-9 + t1 * (-8.132434075729757e-11 + t4));
    const t12 = t1 * (0.0000018789081266025845 + t1 * (-6.975130119345548e-8 + t8));
    const t16 = t1 * (0.0009920634920634645 + t1 * (-0.00004629629629594241 + t12));
    return 0.16666666666666666 + t1 * (-0.016666666666666666 + t16);
  }
  if (x < 0) {
    const t21 = Math.exp(0.5 * x);
    const t25 = Math.expm1(x);
    return t21 * (x * (t21 * t21 + 1) - 2 * t25) * t21 / (t25 * t25 * t25);
  }
  const t34 = Math.exp(-0.5 * x);
  const t40 = Math.expm1(-x);
  return t34 * (x * (-(t34 * t34) - 1) - 2 * t40) * t34 / (t40 * t40 * t40);
}

/**
 * `y[i] = softplusBase2Approximation(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2ApproximationForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('softplusBase2ApproximationForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = softplusBase2Approximation(xi);
  }
}

/**
 * `dx[i] = dy[i] * softplusBase2ApproximationDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2ApproximationBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('softplusBase2ApproximationBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * softplusBase2ApproximationDx(xi);
  }
}

/**
 * `y[i] = softplusBase2Approximation(x[i])` and `dx[i] = dy[i] * softplusBase2ApproximationDx(x[i])` for
 * every element. `y` may be `x` and `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusBase2ApproximationForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('softplusBase2ApproximationForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = softplusBase2Approximation(xi);
    dx[i] = di * softplusBase2ApproximationDx(xi);
  }
}
