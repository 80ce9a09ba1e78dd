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

function reluOnce(): number[] {
  const once: number[] = [relu(0), relu(-0)];
  return once;
}

function reluSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return x;
  }
  return relu(x);
}

function reluSingle1(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return relu(x);
}

function reluSingle(x: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const which = +(x > 0);
    return x * which + 0 * (1 - which);
  }
  if (x > 0) return reluSingle0(x);
  return reluSingle1(x);
}

/**
 * Rectified linear unit: Passes positive inputs unchanged and gives 0 for all others.
 *
 * ```text
 * relu(x) =
 *   x  if x > 0
 *   0  otherwise
 * ```
 *
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 519 points; in Float32Array correctly rounded at 431 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function relu(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 0) return x;
  return 0;
}

function reluDxOnce(): number[] {
  const once: number[] = [reluDx(0), reluDx(-0)];
  return once;
}

function reluDxSingle0(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 1;
  }
  return reluDx(x);
}

function reluDxSingle1(x: number): number {
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    return 0;
  }
  return reluDx(x);
}

function reluDxSingle(x: number, once0: number, once1: number): number {
  if (x === 0) return 1 / x > 0 ? once0 : once1;
  if (x > -6.805646932770577e38 && x < 6.805646932770577e38) {
    const which = +(x > 0);
    return 1 * which + 0 * (1 - which);
  }
  if (x > 0) return reluDxSingle0(x);
  return reluDxSingle1(x);
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
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 519 points; in Float32Array correctly rounded at 431 points.
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
 * Accuracy: grade accurate, plain arithmetic, the same on every engine; measured: in double correctly rounded
 * at 503 points; in Float32Array correctly rounded at 425 points.
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
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = reluOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      y[i] = reluSingle(xi, valueOnce0, valueOnce1);
    }
    return;
  }
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
  if (arrays.isSingle(x)) {
    const [slopeOnce0, slopeOnce1] = reluDxOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      dx[i] = di * reluDxSingle(xi, slopeOnce0, slopeOnce1);
    }
    return;
  }
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
  if (arrays.isSingle(x)) {
    const [valueOnce0, valueOnce1] = reluOnce() as [number, number];
    const [slopeOnce0, slopeOnce1] = reluDxOnce() as [number, number];
    for (let i = 0; i < x.length; i++) {
      const xi = x[i] as number;
      const di = dy[i] as number;
      y[i] = reluSingle(xi, valueOnce0, valueOnce1);
      dx[i] = di * reluDxSingle(xi, slopeOnce0, slopeOnce1);
    }
    return;
  }
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = relu(xi);
    dx[i] = di * reluDx(xi);
  }
}
