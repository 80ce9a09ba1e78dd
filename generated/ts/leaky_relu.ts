/**
 * Leaky ReLU. Made by activation-compiler from leaky_relu.yaml; do not edit.
 *
 * Also known as LReLU, leaky rectifier.
 *
 * Sources:
 * - Maas, A. L.; Hannun, A. Y.; Ng, A. Y. (2013). Rectifier nonlinearities improve neural network acoustic
 *   models. ICML.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

function leakyReluOnce(alpha: number): number[] {
  const once: number[] = [leakyRelu(0, alpha), leakyRelu(-0, alpha)];
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  return once;
}

function leakyReluSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return x;
  }
  return leakyRelu(x, alpha);
}

function leakyReluSingle1(x: number, alpha: number, once2: number): number {
  if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = -x;
    const t2 = -t1;
    return t2 * once2;
  }
  return leakyRelu(x, alpha);
}

function leakyReluSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const u1 = -x;
    const u2 = -u1;
    const which = +(x > 0);
    return x * which + u2 * once2 * (1 - which);
  }
  if (x > 0) return leakyReluSingle0(x, alpha);
  return leakyReluSingle1(x, alpha, once2);
}

/**
 * Leaky ReLU: A rectifier that lets a small multiple of negative inputs pass.
 *
 * ```text
 * leaky_relu(x, alpha) =
 *   x        if x > 0
 *   alpha*x  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 1045 points; in Float32Array correctly rounded at 758 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyRelu(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x < -1.7976931348623157e308 /* -largest */ && alpha === 0) return 0;
  if (x === 0 && alpha === 0) return 0;
  if (x > 0) return x;
  return alpha * x;
}

function leakyReluDxOnce(alpha: number): number[] {
  const once: number[] = [leakyReluDx(0, alpha), leakyReluDx(-0, alpha)];
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  return once;
}

function leakyReluDxSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 1;
  }
  return leakyReluDx(x, alpha);
}

function leakyReluDxSingle1(x: number, alpha: number, once2: number): number {
  if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 1 * once2;
  }
  return leakyReluDx(x, alpha);
}

function leakyReluDxSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (once2 > 0 && x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const which = +(x > 0);
    return 1 * which + 1 * once2 * (1 - which);
  }
  if (x > 0) return leakyReluDxSingle0(x, alpha);
  return leakyReluDxSingle1(x, alpha, once2);
}

/**
 * Derivative of `leakyRelu` in `x`.
 *
 * ```text
 * leaky_relu_dx(x, alpha) =
 *   1      if x > 0
 *   alpha  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyReluDx(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 1;
  return alpha;
}

/**
 * Second derivative of `leakyRelu` in `x`.
 *
 * ```text
 * leaky_relu_dxx(x, alpha) = 0
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 907 points; in Float32Array correctly rounded at 715 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyReluDxx(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  return 0;
}

function leakyReluDalphaOnce(alpha: number): number[] {
  const once: number[] = [leakyReluDalpha(0, alpha), leakyReluDalpha(-0, alpha)];
  return once;
}

function leakyReluDalphaSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return leakyReluDalpha(x, alpha);
}

function leakyReluDalphaSingle1(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const t1 = -x;
    const t2 = -t1;
    return t2;
  }
  return leakyReluDalpha(x, alpha);
}

function leakyReluDalphaSingle(x: number, alpha: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const u1 = -x;
    const u2 = -u1;
    const which = +(x > 0);
    return 0 * which + u2 * (1 - which);
  }
  if (x > 0) return leakyReluDalphaSingle0(x, alpha);
  return leakyReluDalphaSingle1(x, alpha);
}

/**
 * Derivative of `leakyRelu` in the parameter `alpha`.
 *
 * ```text
 * leaky_relu_dalpha(x, alpha) =
 *   0  if x > 0
 *   x  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 987 points; in Float32Array correctly rounded at 745 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 */
export function leakyReluDalpha(x: number, alpha = 0.01): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x > 0) return 0;
  return x;
}

/**
 * `y[i] = leakyRelu(x[i], alpha)` for every element. `y` may be `x` itself.
 *
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function leakyReluForward<A extends arrays.FloatArray>(x: A, y: A, alpha = 0.01): void {
  arrays.check('leakyReluForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('leakyReluForward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2] = leakyReluOnce(alpha) as [number, number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = leakyReluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = leakyRelu(xi, alpha);
  }
}

/**
 * `dx[i] = dy[i] * leakyReluDx(x[i], alpha)` for every element. `dx` may be `dy` itself.
 *
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function leakyReluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, alpha = 0.01): { alpha: number } {
  arrays.check('leakyReluBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('leakyReluBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1, slopeOnce2] = leakyReluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1] = leakyReluDalphaOnce(alpha) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * leakyReluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * leakyReluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * leakyReluDx(xi, alpha);
    alphaSum.add(di * leakyReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = leakyRelu(x[i], alpha)` and `dx[i] = dy[i] * leakyReluDx(x[i], alpha)` for every element. `y` may
 * be `x` and `dx` may be `dy` itself.
 *
 * @param alpha slope for negative inputs; alpha >= 0; 0.01 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function leakyReluForwardBackward<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha = 0.01,
): { alpha: number } {
  arrays.check('leakyReluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('leakyReluForwardBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2] = leakyReluOnce(alpha) as [number, number, number];
    const [slopeOnce0, slopeOnce1, slopeOnce2] = leakyReluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1] = leakyReluDalphaOnce(alpha) as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = leakyReluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2);
      dx[i] = di * leakyReluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * leakyReluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = leakyRelu(xi, alpha);
    dx[i] = di * leakyReluDx(xi, alpha);
    alphaSum.add(di * leakyReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}
