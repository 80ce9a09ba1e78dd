/**
 * Sigmoid linear unit. Made by activation-compiler from silu.yaml; do not edit.
 *
 * Also known as SiLU, swish, sigmoid shrinkage, SiL, Swish-1.
 *
 * Sources:
 * - Elfwing, S.; Uchibe, E.; Doya, K. (2018). Sigmoid-weighted linear units for neural network function
 *   approximation in reinforcement learning. Neural Networks 107.
 * - Ramachandran, P.; Zoph, B.; Le, Q. V. (2017). Searching for activation functions. arXiv:1710.05941.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Sigmoid linear unit: The input times the logistic function of it.
 *
 * ```text
 * silu(x) = x*logistic(x)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 503 points; in
 * Float32Array within 1 ulp at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function silu(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === -Infinity) return 0;
  if (x < 0) {
    const t2 = Math.exp(0.5 * x);
    return t2 * x * t2 / (t2 * t2 + 1);
  }
  return x / (1 + Math.exp(-x));
}

/**
 * Derivative of `silu` in `x`.
 *
 * ```text
 * silu_dx(x) = 1/(1 + exp(-x)) + x*(exp(-x)/(1 + exp(-x))^2)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 572 points; in
 * Float32Array within 1 ulp at 464 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function siluDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  if (x > -1.515625 && x < -1.03125) {
    const t3 = x + 1.2784645557403564 - 1.2979282537628478e-8 - 1.1257466239192657e-16;
    const t5 = t3 - 7.021703672445263e-25 + 3.907766767441564e-33;
    const t8 = t5 * (-3.48415384998718e-8 + t5 * -9.157627519962251e-8);
    const t12 = t5 * (0.0000023464326223646863 + t5 * (8.598670715217294e-7 + t8));
    const t16 = t5 * (-0.000029733561383988413 + t5 * (-0.000002942626993339428 + t12));
    const t20 = t5 * (0.00018570724410106772 + t5 * (-0.00004090534249952677 + t16));
    const t24 = t5 * (0.00012662741007470863 + t5 * (0.0007985218818414441 + t20));
    const t28 = t5 * (-0.015222655223187994 + t5 * (-0.006606589138356706 + t24));
    const t32 = t5 * (0.1466487969969469 + t5 * (0.018874814223782312 + t28));
    return t5 * (0.2178117057198001 + t32);
  }
  if (x < 0) {
    const t36 = Math.exp(0.5 * x);
    const t38 = t36 * t36 + 1;
    return t36 * (t38 + x) * t36 / (t38 * t38);
  }
  const t45 = Math.exp(-x);
  const t46 = 1 + t45;
  return 1 / t46 + t45 * x / t46 / t46;
}

/**
 * Second derivative of `silu` in `x`.
 *
 * ```text
 * silu_dxx(x) = exp(-x)/(1 + exp(-x))^2 + (exp(-x)/(1 + exp(-x))^2 + x*((exp(-x)*(2*(exp(-x)*(1 +
 *     exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp and Math.expm1; measured: in double within 16 ulp at
 * 641 points; in Float32Array within 1 ulp at 503 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function siluDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x > 2.15625 && x < 2.640625) {
    const t3 = x - 2.399357318878174 + 3.83627067890302e-8 - 6.28737945428527e-16;
    const t5 = t3 + 7.024931001016135e-24 - 2.4759985291737325e-31;
    const t8 = t5 * (-7.893272134417125e-9 + t5 * -2.287885930330762e-8);
    const t12 = t5 * (-0.000001190648726646258 + t5 * (3.1448918584262617e-7 + t8));
    const t16 = t5 * (0.000008432386543369814 + t5 * (0.0000012461603537083776 + t12));
    const t20 = t5 * (0.00009644059271209386 + t5 * (-0.00004745074276337826 + t16));
    const t24 = t5 * (-0.0013663696912337635 + t5 * (0.00011513070195806645 + t20));
    const t28 = t5 * (-0.0018366701447628613 + t5 * (0.003862816776830256 + t24));
    const t32 = t5 * (0.07629586548655085 + t5 * (-0.022487259234225326 + t28));
    return t5 * (-0.09153052016419229 + t32);
  }
  if (x > -2.640625 && x < -2.15625) {
    const t37 = x + 2.399357318878174 - 3.83627067890302e-8 + 6.28737945428527e-16;
    const t39 = t37 - 7.024931001016135e-24 + 2.4759985291737325e-31;
    const t42 = t39 * (-7.893272134417125e-9 + t39 * 2.287886338085534e-8);
    const t46 = t39 * (-0.000001190648726646258 + t39 * (-3.144891867983014e-7 + t42));
    const t50 = t39 * (0.000008432386543369814 + t39 * (-0.000001246160353618783 + t46));
    const t54 = t39 * (0.00009644059271209386 + t39 * (0.00004745074276337398 + t50));
    const t58 = t39 * (-0.0013663696912337635 + t39 * (-0.00011513070195806634 + t54));
    const t62 = t39 * (-0.0018366701447628613 + t39 * (-0.003862816776830256 + t58));
    const t66 = t39 * (0.07629586548655085 + t39 * (0.022487259234225326 + t62));
    return t39 * (0.09153052016419229 + t66);
  }
  if (x < 0) {
    const t70 = Math.exp(0.5 * x);
    const t72 = t70 * t70 + 1;
    return t70 * (2 * t72 - x * Math.expm1(x)) * t70 / t72 / t72 / t72;
  }
  const t83 = Math.exp(-0.5 * x);
  const t85 = 1 + t83 * t83;
  return t83 * (2 * t85 + x * Math.expm1(-x)) * t83 / (t85 * t85 * t85);
}

/**
 * `y[i] = silu(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function siluForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('siluForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = silu(xi);
  }
}

/**
 * `dx[i] = dy[i] * siluDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function siluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('siluBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * siluDx(xi);
  }
}

/**
 * `y[i] = silu(x[i])` and `dx[i] = dy[i] * siluDx(x[i])` for every element. `y` may be `x` and `dx` may be
 * `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function siluForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('siluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = silu(xi);
    dx[i] = di * siluDx(xi);
  }
}
