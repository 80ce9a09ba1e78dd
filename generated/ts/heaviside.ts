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

function heavisideOnce(): number[] {
  const once: number[] = [heaviside(0), heaviside(-0)];
  return once;
}

function heavisideSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 1;
  }
  return heaviside(x);
}

function heavisideSingle1(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return heaviside(x);
}

function heavisideSingle(x: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const which = +(x > 0);
    return 1 * which + 0 * (1 - which);
  }
  if (x > 0) return heavisideSingle0(x);
  return heavisideSingle1(x);
}

/**
 * Heaviside step function: 1 for positive inputs, else 0; the derivative of the rectifier away from 0.
 *
 * ```text
 * heaviside(x) =
 *   1  if x > 0
 *   0  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 519 points; in Float32Array correctly rounded at 431 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function heaviside(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 0) return 1;
  return 0;
}

function heavisideDxOnce(): number[] {
  const once: number[] = [heavisideDx(0), heavisideDx(-0)];
  return once;
}

function heavisideDxSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return heavisideDx(x);
}

function heavisideDxSingle(x: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  return heavisideDxSingle0(x);
}

/**
 * Derivative of `heaviside` in `x`.
 *
 * ```text
 * heaviside_dx(x) = 0
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 503 points; in Float32Array correctly rounded at 425 points.
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
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 503 points; in Float32Array correctly rounded at 425 points.
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
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = heavisideOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = heavisideSingle(xi, valueOnce0, valueOnce1);
    }
    return;
  }
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
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1] = heavisideDxOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * heavisideDxSingle(xi, slopeOnce0, slopeOnce1);
    }
    return;
  }
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
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = heavisideOnce() as [number, number];
    const [slopeOnce0, slopeOnce1] = heavisideDxOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = heavisideSingle(xi, valueOnce0, valueOnce1);
      dx[i] = di * heavisideDxSingle(xi, slopeOnce0, slopeOnce1);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = heaviside(xi);
    dx[i] = di * heavisideDx(xi);
  }
}
