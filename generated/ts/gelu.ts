/**
 * Gaussian error linear unit. Made by activation-compiler from gelu.yaml; do not edit.
 *
 * Also known as GELU, Gaussian-error linear unit.
 *
 * Sources:
 * - Hendrycks, D.; Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';
import * as special from './runtime/special.js';

/**
 * Gaussian error linear unit: The input times the probability that a standard normal variable is below it.
 *
 * ```text
 * gelu(x) = x*normal_cdf(x)
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 4 ulp at 503 points; in
 * Float32Array within 1 ulp at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function gelu(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === -Infinity) return 0;
  if (x < 0) {
    const t4 = Math.floor(16 * Math.min(64, -x));
    const t7 = Math.exp(-0.0009765625 * (t4 * t4));
    const t9 = 0.0625 * t4;
    const t15 = t7 * 0.5 * Math.exp(0.5 * (x + t9) * (t9 - x));
    return t15 * special.erfcx(-(Math.SQRT1_2 * x)) * x * t7;
  }
  return x * ((1 + special.erf(x / Math.SQRT2)) / 2);
}

/**
 * Derivative of `gelu` in `x`.
 *
 * ```text
 * gelu_dx(x) = (1 + erf(x/sqrt(2)))/2 + 0.5*x*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 8 ulp at 571 points; in
 * Float32Array within 1 ulp at 463 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function geluDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  if (x > -1 && x < -0.515625) {
    const t3 = x + 0.7517915368080139 - 1.211444988769017e-8 + 4.291324608861238e-16;
    const t5 = t3 - 1.0213071328699783e-23 + 2.706325362471592e-31;
    const t8 = t5 * (4.324235055985208e-7 + t5 * 5.620279955274938e-7);
    const t12 = t5 * (-0.000011214339279106689 + t5 * (-0.000007747689919024151 + t8));
    const t16 = t5 * (0.0001863397442473536 + t5 * (0.00008615944182661104 + t12));
    const t20 = t5 * (-0.002239538068022289 + t5 * (-0.0007448268377347961 + t16));
    const t24 = t5 * (0.01942167983818839 + t5 * (0.004539228379113085 + t20));
    const t28 = t5 * (-0.1140082332972217 + t5 * (-0.014771522148244266 + t24));
    const t32 = t5 * (0.388284982990552 + t5 * (-0.018199676398671087 + t28));
    return t5 * (0.4314939923140469 + t32);
  }
  if (x < 0) {
    const t37 = special.erfc(-(Math.SQRT1_2 * x));
    const t42 = Math.floor(16 * Math.min(64, -x));
    const t45 = Math.exp(-0.0009765625 * (t42 * t42));
    const t46 = 0.0625 * t42;
    const t54 = t45 * Math.exp(0.5 * (x + t46) * (t46 - x)) * x * t45;
    const t55 = 1.2533141373155003 /* sqrt(pi)*sqrt(2)/2 */ * t37 + t54;
    return 0.3989422804014327 /* 1/(sqrt(pi)*sqrt(2)) */ * t55;
  }
  const t65 = 0.3989422804014327 /* 1/(sqrt(pi)*sqrt(2)) */ * Math.exp(-0.5 * (x * x)) * x;
  return 0.5 * (1 + special.erf(Math.SQRT1_2 * x)) + t65;
}

/**
 * Second derivative of `gelu` in `x`.
 *
 * ```text
 * gelu_dxx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))) -
 *     0.5*x*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))) +
 *     0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp; measured: in double within 8 ulp at 625 points; in
 * Float32Array within 1 ulp at 497 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function geluDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x > 1.171875 && x < 1.65625) {
    const t3 = x - 1.4142135381698608 - 2.4203234971764687e-8 + 7.628067438364113e-16;
    const t5 = t3 + 4.073211892196772e-24 - 1.273981969511582e-31;
    const t8 = t5 * (-0.000004915695256581778 + t5 * -6.524252470267185e-7);
    const t12 = t5 * (0.000042644638108810454 + t5 * (0.000014953156747633889 + t8));
    const t16 = t5 * (-0.00016703269820073376 + t5 * (-0.00022100629710782442 + t12));
    const t20 = t5 * (-0.001310380932062102 + t5 * (0.0022546761390230623 + t16));
    const t24 = t5 * (0.02568346605554706 + t5 * (-0.014989992962407201 + t20));
    const t28 = t5 * (-0.17122310703603072 + t5 * (0.05188843717757432 + t24));
    const t32 = t5 * (0.4402879895212197 + t5 * (3.0838669641185544e-20 + t28));
    return t5 * (-0.4151074974205947 + t32);
  }
  if (x > -1.65625 && x < -1.171875) {
    const t37 = x + 1.4142135381698608 + 2.4203234971764687e-8 - 7.628067438364113e-16;
    const t39 = t37 - 4.073211892196772e-24 + 1.273981969511582e-31;
    const t42 = t39 * (-0.000004915695256581778 + t39 * 6.524254400742964e-7);
    const t46 = t39 * (0.000042644638108810454 + t39 * (-0.000014953156792879416 + t42));
    const t50 = t39 * (-0.00016703269820073376 + t39 * (0.0002210062971120662 + t46));
    const t54 = t39 * (-0.001310380932062102 + t39 * (-0.002254676139023265 + t50));
    const t58 = t39 * (0.02568346605554706 + t39 * (0.014989992962407207 + t54));
    const t62 = t39 * (-0.17122310703603072 + t39 * (-0.05188843717757432 + t58));
    const t66 = t39 * (0.4402879895212197 + t39 * (-3.0445380197283475e-20 + t62));
    return t39 * (0.4151074974205947 + t66);
  }
  const t69 = Math.abs(x);
  const t72 = Math.floor(16 * Math.min(64, t69));
  const t75 = Math.exp(-0.0009765625 * (t72 * t72));
  const t77 = 0.0625 * t72;
  const t82 = Math.exp(0.5 * (t77 - t69) * (t69 + t77));
  const t89 = t75 * 2 * t82 * t75 - t75 * t82 * x * x * t75;
  return 0.3989422804014327 /* 1/(sqrt(pi)*sqrt(2)) */ * t89;
}

/**
 * `y[i] = gelu(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function geluForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('geluForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = gelu(xi);
  }
}

/**
 * `dx[i] = dy[i] * geluDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function geluBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('geluBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * geluDx(xi);
  }
}

/**
 * `y[i] = gelu(x[i])` and `dx[i] = dy[i] * geluDx(x[i])` for every element. `y` may be `x` and `dx` may be
 * `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function geluForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('geluForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = gelu(xi);
    dx[i] = di * geluDx(xi);
  }
}
