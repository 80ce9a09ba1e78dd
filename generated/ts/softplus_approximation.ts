/**
 * Approximation of softplus. Made by activation-compiler from softplus_approximation.yaml; do not edit.
 *
 * Also known as x over one minus exponential.
 *
 * Sources:
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Approximation of softplus: Softplus at k = 1 by one exponential and no logarithm, at most 0.0092 too small.
 *
 * ```text
 * softplus_approximation(x) =
 *   log(2)                  if x == 0
 *   x/(1 - exp(-x/log(2)))  otherwise
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 4 ulp at
 * 563 points; in Float32Array within 1 ulp at 455 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusApproximation(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === -Infinity) return 0;
  if (x === 0) return Math.LN2;
  if (x > -1 && x < 1) {
    const t1 = x * x;
    const t4 = t1 * (-8.074304605135253e-11 + t1 * 3.368814912619197e-12);
    const t8 = t1 * (-2.977657917517933e-8 + t1 * (1.5673614114157212e-9 + t4));
    const t12 = t1 * (-0.000010754246503891252 + t1 * (5.652405955734236e-7 + t8));
    const t16 = t1 * (-0.0041705287599379075 + t1 * (0.000206676409383911 + t12));
    return Math.LN2 + x * (0.5 + x * (0.12022458674074689 + t16));
  }
  if (x < 0) {
    const t24 = Math.floor(16 * Math.max(-1024, x));
    const t26 = Math.exp(0.04508209228515625 /* floor(4096/log(2))/131072 */ * t24);
    const t31 = -1 * (1.442626953125 /* floor(4096/log(2))/4096 */ * (x - 0.0625 * t24));
    const t32 = 0.00006808776396340736 /* 1/log(2) - floor(4096/log(2))/4096 */ * x - t31;
    return t26 * Math.exp(t32) * x * t26 / Math.expm1(Math.LOG2E * x);
  }
  return x / (1 - Math.exp(-(x / Math.LN2)));
}

/**
 * Derivative of `softplusApproximation` in `x`.
 *
 * ```text
 * softplus_approximation_dx(x) =
 *   0.5                                                                              if x == 0
 *   (1 - exp(-(x/log(2))) - x*(1/log(2)*exp(-(x/log(2)))))/(1 - exp(-(x/log(2))))^2  otherwise
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 4 ulp at
 * 563 points; in Float32Array within 1 ulp at 455 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusApproximationDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  if (x === 0) return 0.5;
  if (x > -1 && x < 1) {
    const t1 = x * x;
    const t4 = t1 * (7.624030410935206e-11 + t1 * -3.4620887880357303e-12);
    const t8 = t1 * (2.1973499205890427e-8 + t1 * (-1.321405505713221e-9 + t4));
    const t12 = t1 * (0.000005652412786734833 + t1 * (-3.573375368774645e-7 + t8));
    const t16 = t1 * (0.0012400584564733483 + t1 * (-0.00008603397349884507 + t12));
    return 0.5 + x * (0.2404491734814939 + t1 * (-0.016682115039760508 + t16));
  }
  if (x < 0) {
    const t24 = Math.floor(16 * Math.max(-1024, x));
    const t26 = Math.exp(0.04508209228515625 /* floor(4096/log(2))/131072 */ * t24);
    const t32 = -1 * (1.442626953125 /* floor(4096/log(2))/4096 */ * (x - 0.0625 * t24));
    const t33 = 0.00006808776396340736 /* 1/log(2) - floor(4096/log(2))/4096 */ * x - t32;
    const t34 = Math.exp(t33);
    const t37 = Math.expm1(Math.LOG2E * x);
    const t45 = Math.LOG2E * (t26 * Math.LN2 * t34 * t37 * t26 - t26 * t34 * x * t26) / t37;
    return t45 / t37;
  }
  const t49 = Math.exp(-(Math.LOG2E * x));
  const t50 = 1 - t49;
  return (t50 - Math.LOG2E * t49 * x) / (t50 * t50);
}

/**
 * Second derivative of `softplusApproximation` in `x`.
 *
 * The formula is long; trace/softplus_approximation.md shows it.
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 16 ulp at
 * 563 points; in Float32Array within 1 ulp at 455 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function softplusApproximationDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x === 0) return 0.2404491734814939 /* 1/(6*log(2)) */;
  if (x > -1 && x < 1) {
    const t1 = x * x;
    const t4 = t1 * (2.067439824720571e-14 + t1 * -8.993671037944373e-16);
    const t8 = t1 * (5.6001480564623035e-12 + t1 * (-3.50823048650229e-13 + t4));
    const t12 = t1 * (1.3350031834060534e-9 + t1 * (-8.740253007857693e-11 + t8));
    const t16 = t1 * (2.856793386715033e-7 + t1 * (-1.9860403016304547e-8 + t12));
    const t20 = t1 * (0.000050871716994587937 + t1 * (-0.000003930721696750601 + t16));
    const t24 = t1 * (0.006200292282379431 + t1 * (-0.0006022378147199404 + t20));
    return 0.2404491734814939 + t1 * (-0.05004634511928176 + t24);
  }
  if (x < 0) {
    const t30 = Math.floor(16 * Math.max(-1024, x));
    const t32 = Math.exp(0.04508209228515625 /* floor(4096/log(2))/131072 */ * t30);
    const t38 = -1 * (1.442626953125 /* floor(4096/log(2))/4096 */ * (x - 0.0625 * t30));
    const t39 = 0.00006808776396340736 /* 1/log(2) - floor(4096/log(2))/4096 */ * x - t38;
    const t40 = Math.exp(t39);
    const t47 = Math.expm1(Math.LOG2E * x);
    const t49 = x * (t32 * t40 * t32 + 1) - 1.3862943611198906 /* 2*log(2) */ * t47;
    const t51 = t32 * 2.0813689810056077 /* 1/log(2)^2 */ * t40 * t49 * t32;
    return t51 / (t47 * t47 * t47);
  }
  const t55 = -x;
  const t58 = Math.floor(16 * Math.max(-1024, t55));
  const t60 = Math.exp(0.04508209228515625 /* floor(4096/log(2))/131072 */ * t58);
  const t66 = -1 * (-0.00006808776396340736 /* floor(4096/log(2))/4096 - 1/log(2) */ * x);
  const t67 = 1.442626953125 /* floor(4096/log(2))/4096 */ * (t55 - 0.0625 * t58) - t66;
  const t68 = Math.exp(t67);
  const t73 = Math.expm1(-(Math.LOG2E * x));
  const t79 = t60 * -1 * 2.8853900817779268 /* 2/log(2) */ * t68;
  const t76 = t60 * 2.0813689810056077 /* 1/log(2)^2 */ * t68 * x * t73 * t73 * t60;
  const t90 = t73 * t73;
  const t89 = t76 - t79 * (-t73 - t60 * Math.LOG2E * t68 * x * t60) * t73 * t60;
  return t89 / (t90 * t90);
}

/**
 * `y[i] = softplusApproximation(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusApproximationForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('softplusApproximationForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = softplusApproximation(xi);
  }
}

/**
 * `dx[i] = dy[i] * softplusApproximationDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusApproximationBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('softplusApproximationBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * softplusApproximationDx(xi);
  }
}

/**
 * `y[i] = softplusApproximation(x[i])` and `dx[i] = dy[i] * softplusApproximationDx(x[i])` for every element.
 * `y` may be `x` and `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function softplusApproximationForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('softplusApproximationForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = softplusApproximation(xi);
    dx[i] = di * softplusApproximationDx(xi);
  }
}
