/**
 * Shifted ReLU. Made by activation-compiler from shifted_relu.yaml; do not edit.
 *
 * Also known as SReLU, shifted rectifier.
 *
 * Sources:
 * - Wikipedia: Rectifier (neural networks)
 * - Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning by
 *   exponential linear units (ELUs). ICLR.
 */
import * as arrays from './runtime/arrays.js';
import { productError } from './runtime/cores/pair.js';

function shiftedReluOnce(alpha: number): number[] {
  const once: number[] = [shiftedRelu(0, alpha), shiftedRelu(-0, alpha)];
  const u0x2q = 1 / Math.abs(alpha);
  const u0x2p = u0x2q * Math.abs(alpha);
  const u0x2r = (1 - u0x2p - productError(u0x2q, Math.abs(alpha), u0x2p)) / Math.abs(alpha);
  const u0x2 = u0x2q + u0x2r;
  once.push(u0x2 > 7.888609052210118e-31 && u0x2 < 1.2676506002282294e+30 ? u0x2 : NaN);
  once.push(Math.abs(alpha) > 7.888609052210118e-31 && Math.abs(alpha) < 1.2676506002282294e+30 ? Math.abs(alpha) : NaN);
  if (!((once[3] as number) > 0)) once[2] = NaN;
  return once;
}

function shiftedReluSingle0(x: number, alpha: number, once2: number, once3: number): number {
  const u = x * once2;
  if (u > -1.0000000000033245 && u < 4.3135914667441024e68) {
    const t1 = -u;
    const t2 = -t1;
    return t2 * once3;
  }
  if (u > -4.3135914667441024e68 && u < -0.9999999999966755) {
    return (-1) * once3;
  }
  return shiftedRelu(x, alpha);
}

function shiftedReluSingle(x: number, alpha: number, once0: number, once1: number, once2: number, once3: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  return shiftedReluSingle0(x, alpha, once2, once3);
}

/**
 * Shifted ReLU: A rectifier whose corner is moved along the diagonal to -alpha; ELU is a smoothed form of it.
 *
 * ```text
 * shifted_relu(x, alpha) = max(-alpha, x)
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 1014 points; in Float32Array correctly rounded at 772 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedRelu(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === 0 && alpha === 0) return 0;
  return Math.max(-alpha, x);
}

function shiftedReluDxOnce(alpha: number): number[] {
  const once: number[] = [shiftedReluDx(0, alpha), shiftedReluDx(-0, alpha)];
  const u1x2q = 1 / Math.abs(alpha);
  const u1x2p = u1x2q * Math.abs(alpha);
  const u1x2r = (1 - u1x2p - productError(u1x2q, Math.abs(alpha), u1x2p)) / Math.abs(alpha);
  const u1x2 = u1x2q + u1x2r;
  once.push(u1x2 > 7.888609052210118e-31 && u1x2 < 1.2676506002282294e+30 ? u1x2 : NaN);
  return once;
}

function shiftedReluDxSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return shiftedReluDx(x, alpha);
}

function shiftedReluDxSingle1(x: number, alpha: number, once2: number): number {
  const u = x * once2;
  if (u > -0.9999999999995844 && u < 4.3135914667441024e68) {
    return 1;
  }
  if (u > -4.3135914667441024e68 && u < -1.0000000000004157) {
    return 0;
  }
  return shiftedReluDx(x, alpha);
}

function shiftedReluDxSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x === -alpha) return shiftedReluDxSingle0(x, alpha);
  return shiftedReluDxSingle1(x, alpha, once2);
}

/**
 * Derivative of `shiftedRelu` in `x`.
 *
 * ```text
 * shifted_relu_dx(x, alpha) =
 *   0                         if x == -alpha
 *   (1 - sign(-alpha - x))/2  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 934 points; in Float32Array correctly rounded at 742 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedReluDx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === -alpha) return 0;
  return 0.5 + 0.5 * Math.sign(alpha + x);
}

/**
 * Second derivative of `shiftedRelu` in `x`.
 *
 * ```text
 * shifted_relu_dxx(x, alpha) = 0
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 934 points; in Float32Array correctly rounded at 742 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedReluDxx(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  return 0;
}

function shiftedReluDalphaOnce(alpha: number): number[] {
  const once: number[] = [shiftedReluDalpha(0, alpha), shiftedReluDalpha(-0, alpha)];
  const u1x2q = 1 / Math.abs(alpha);
  const u1x2p = u1x2q * Math.abs(alpha);
  const u1x2r = (1 - u1x2p - productError(u1x2q, Math.abs(alpha), u1x2p)) / Math.abs(alpha);
  const u1x2 = u1x2q + u1x2r;
  once.push(u1x2 > 7.888609052210118e-31 && u1x2 < 1.2676506002282294e+30 ? u1x2 : NaN);
  return once;
}

function shiftedReluDalphaSingle0(x: number, alpha: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return (-1);
  }
  return shiftedReluDalpha(x, alpha);
}

function shiftedReluDalphaSingle1(x: number, alpha: number, once2: number): number {
  const u = x * once2;
  if (u > -0.9999999999995844 && u < 4.3135914667441024e68) {
    return 0;
  }
  if (u > -4.3135914667441024e68 && u < -1.0000000000004157) {
    return (-1);
  }
  return shiftedReluDalpha(x, alpha);
}

function shiftedReluDalphaSingle(x: number, alpha: number, once0: number, once1: number, once2: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x === -alpha) return shiftedReluDalphaSingle0(x, alpha);
  return shiftedReluDalphaSingle1(x, alpha, once2);
}

/**
 * Derivative of `shiftedRelu` in the parameter `alpha`.
 *
 * ```text
 * shifted_relu_dalpha(x, alpha) =
 *   -1                           if x == -alpha
 *   -((1 + sign(-alpha - x))/2)  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 934 points; in Float32Array correctly rounded at 742 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 */
export function shiftedReluDalpha(x: number, alpha = 1): number {
  if (Number.isNaN(x) || !(alpha >= 0)) return NaN;
  if (x === -alpha) return -1;
  return 0.5 * Math.sign(alpha + x) - 0.5;
}

/**
 * `y[i] = shiftedRelu(x[i], alpha)` for every element. `y` may be `x` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function shiftedReluForward<A extends arrays.FloatArray>(x: A, y: A, alpha = 1): void {
  arrays.check('shiftedReluForward', { x, y }, [['x', 'y']]);
  arrays.checkParameter('shiftedReluForward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2, valueOnce3] = shiftedReluOnce(alpha) as [number, number, number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = shiftedReluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2, valueOnce3);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = shiftedRelu(xi, alpha);
  }
}

/**
 * `dx[i] = dy[i] * shiftedReluDx(x[i], alpha)` for every element. `dx` may be `dy` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function shiftedReluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A, alpha = 1): { alpha: number } {
  arrays.check('shiftedReluBackward', { x, dy, dx }, [['dy', 'dx']]);
  arrays.checkParameter('shiftedReluBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1, slopeOnce2] = shiftedReluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1, dalphaOnce2] = shiftedReluDalphaOnce(alpha) as [number, number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * shiftedReluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * shiftedReluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1, dalphaOnce2));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * shiftedReluDx(xi, alpha);
    alphaSum.add(di * shiftedReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}

/**
 * `y[i] = shiftedRelu(x[i], alpha)` and `dx[i] = dy[i] * shiftedReluDx(x[i], alpha)` for every element. `y`
 * may be `x` and `dx` may be `dy` itself.
 *
 * @param alpha how far negative inputs reach; alpha >= 0; 1 if left out
 * @returns the gradient of the parameter: dy times the derivative, summed with compensation
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays, a parameter outside its domain;
 *   nothing is written then
 */
export function shiftedReluForwardBackward<A extends arrays.FloatArray>(
  x: A,
  dy: A,
  y: A,
  dx: A,
  alpha = 1,
): { alpha: number } {
  arrays.check('shiftedReluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  arrays.checkParameter('shiftedReluForwardBackward', 'alpha', alpha, alpha >= 0, 'a number with alpha >= 0');
  const alphaSum = new arrays.Sum();
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1, valueOnce2, valueOnce3] = shiftedReluOnce(alpha) as [number, number, number, number];
    const [slopeOnce0, slopeOnce1, slopeOnce2] = shiftedReluDxOnce(alpha) as [number, number, number];
    const [dalphaOnce0, dalphaOnce1, dalphaOnce2] = shiftedReluDalphaOnce(alpha) as [number, number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = shiftedReluSingle(xi, alpha, valueOnce0, valueOnce1, valueOnce2, valueOnce3);
      dx[i] = di * shiftedReluDxSingle(xi, alpha, slopeOnce0, slopeOnce1, slopeOnce2);
      alphaSum.add(di * shiftedReluDalphaSingle(xi, alpha, dalphaOnce0, dalphaOnce1, dalphaOnce2));
    }
    return { alpha: alphaSum.total() };
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = shiftedRelu(xi, alpha);
    dx[i] = di * shiftedReluDx(xi, alpha);
    alphaSum.add(di * shiftedReluDalpha(xi, alpha));
  }
  return { alpha: alphaSum.total() };
}
