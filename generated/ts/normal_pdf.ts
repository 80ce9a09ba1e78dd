/**
 * Density of the normal distribution. Made by activation-compiler from normal_pdf.yaml; do not edit.
 *
 * Also known as Gaussian, standard normal density, phi.
 *
 * Sources:
 * - Wikipedia: Normal distribution
 */
import * as arrays from './runtime/arrays.js';

/**
 * Density of the normal distribution: The density of the standard normal distribution, the derivative of
 * normal_cdf.
 *
 * ```text
 * normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalPdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.001953125 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = 0.3989422804014327 /* 1/(sqrt(2)*sqrt(pi)) */ * t7;
  return t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9));
}

/**
 * Derivative of `normalPdf` in `x`.
 *
 * ```text
 * normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalPdfDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.0009765625 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = t7 * 0.3989422804014327 /* 1/(sqrt(2)*sqrt(pi)) */;
  return -(t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9)) * x * t7);
}

/**
 * Second derivative of `normalPdf` in `x`.
 *
 * ```text
 * normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 8 ulp at 487 points; in
 * Float32Array within 1 ulp at 419 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function normalPdfDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  const t1 = Math.abs(x);
  const t4 = Math.floor(16 * Math.min(64, t1));
  const t7 = Math.exp(-0.0009765625 * (t4 * t4));
  const t9 = 0.0625 * t4;
  const t8 = t7 * 0.3989422804014327 /* 1/(sqrt(2)*sqrt(pi)) */;
  return t8 * Math.exp(0.5 * (t9 - t1) * (t1 + t9)) * (x - 1) * (1 + x) * t7;
}

/**
 * `y[i] = normalPdf(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalPdfForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('normalPdfForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = normalPdf(xi);
  }
}

/**
 * `dx[i] = dy[i] * normalPdfDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalPdfBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('normalPdfBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * normalPdfDx(xi);
  }
}

/**
 * `y[i] = normalPdf(x[i])` and `dx[i] = dy[i] * normalPdfDx(x[i])` for every element. `y` may be `x` and `dx`
 * may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function normalPdfForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('normalPdfForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = normalPdf(xi);
    dx[i] = di * normalPdfDx(xi);
  }
}
