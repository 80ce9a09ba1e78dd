/**
 * Mish. Made by activation-compiler from mish.yaml; do not edit.
 *
 * Sources:
 * - Misra, D. (2019). Mish: a self regularized non-monotonic activation function. arXiv:1908.08681.
 * - Wikipedia: Rectifier (neural networks)
 */
import * as arrays from './runtime/arrays.js';

/**
 * Mish: The input times the hyperbolic tangent of softplus.
 *
 * ```text
 * mish(x) = x*tanh(softplus(x))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp, Math.log1p and Math.tanh; measured: in double within
 * 4 ulp at 503 points; in Float32Array within 1 ulp at 425 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function mish(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === -Infinity) return 0;
  if (x < 0) {
    const t2 = Math.exp(0.5 * x);
    const t5 = 2 + t2 * t2;
    return t2 * x * t5 * t2 / (2 + t2 * t5 * t2);
  }
  return x * Math.tanh(x + Math.log1p(Math.exp(-x)));
}

/**
 * Derivative of `mish` in `x`.
 *
 * ```text
 * mish_dx(x) = tanh(log(1 + exp(x))) + x*((1 - tanh(log(1 + exp(x)))^2)*(exp(x)/(1 + exp(x))))
 * ```
 *
 * Accuracy: grade fast, rests on the engine's Math.exp, Math.log1p and Math.tanh; measured: in double within
 * 16 ulp at 572 points; in Float32Array within 1 ulp at 464 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function mishDx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  if (x > -1.4375 && x < -0.953125) {
    const t3 = x + 1.1924312114715576 + 3.0439375464652585e-9 + 4.8484830954048644e-17;
    const t5 = t3 - 1.1060176003920751e-24 + 1.8989150638244242e-33;
    const t8 = t5 * (0.0000029131080888647662 + t5 * 0.0000010384215092269223);
    const t12 = t5 * (-0.00001729961147322565 + t5 * (9.458587756816194e-7 + t8));
    const t16 = t5 * (-0.000041961481174558884 + t5 * (-0.000055829064870061326 + t12));
    const t20 = t5 * (0.0009898181017691972 + t5 * (0.00025412936767817677 + t16));
    const t24 = t5 * (-0.003360684927018703 + t5 * (0.0010924055408944849 + t20));
    const t28 = t5 * (-0.020271822716684273 + t5 * (-0.015821126561733092 + t24));
    const t32 = t5 * (0.20473126408010586 + t5 * (0.04190782104360987 + t28));
    return t5 * (0.2669479140495345 + t32);
  }
  if (x < 0) {
    const t36 = Math.exp(0.5 * x);
    const t37 = t36 * t36;
    const t39 = Math.tanh(Math.log1p(t37));
    return t39 + t36 * x * (1 - t39) * (1 + t39) * t36 / (1 + t37);
  }
  const t50 = Math.exp(-x);
  const t55 = t50 + 1;
  const t56 = t55 * t55;
  const t58 = 1 + t50 * t50 / t56;
  const t66 = t50 * 4 * x * t50 / (t58 * t58 * t56) + Math.tanh(x + Math.log1p(t50)) * t55;
  return t66 / t55;
}

/**
 * Second derivative of `mish` in `x`.
 *
 * The formula is long; trace/mish.md shows it.
 *
 * Accuracy: grade fast, rests on the engine's Math.exp, Math.log1p and Math.tanh; measured: in double within
 * 16 ulp at 641 points; in Float32Array within 1 ulp at 503 points.
 *
 * @param x any number; NaN gives NaN, an infinity the limit
 */
export function mishDxx(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return 0;
  if (x > 1.25 && x < 1.734375) {
    const t3 = x - 1.490571141242981 - 3.82424474310028e-8 - 7.126036569180205e-17;
    const t5 = t3 - 1.4665405433210794e-24 - 3.214101306207594e-32;
    const t8 = t5 * (0.00004073969024799672 + t5 * 0.00001008307849415747);
    const t12 = t5 * (0.00004610122595700195 + t5 * (-0.0001372290908791777 + t8));
    const t16 = t5 * (-0.0014013216205922003 + t5 * (0.0006082726363229671 + t12));
    const t20 = t5 * (0.007002749175540339 + t5 * (-0.0002685219011812475 + t16));
    const t24 = t5 * (-0.008932244296086083 + t5 * (-0.01153524888364695 + t20));
    const t28 = t5 * (-0.06665173991850466 + t5 * (0.0599888811627601 + t24));
    const t32 = t5 * (0.28127277803034306 + t5 * (-0.07970735516542529 + t28));
    return t5 * (-0.23069451159746054 + t32);
  }
  if (x > -2.5 && x < -2.015625) {
    const t37 = x + 2.2563765048980713 - 1.0853727872017771e-7 + 5.511209812793857e-16;
    const t39 = t37 - 2.2679130980432586e-23 + 4.248463219182586e-31;
    const t42 = t39 * (-3.36226220734146e-7 + t39 * -1.383342431449278e-7);
    const t46 = t39 * (0.0000021979143630036455 + t39 * (-1.9164898744388248e-7 + t42));
    const t50 = t39 * (0.00003223846410074042 + t39 * (0.000011646398195453912 + t46));
    const t54 = t39 * (-0.00010538381835867433 + t39 * (0.00003978333054661813 + t50));
    const t58 = t39 * (-0.0024800681093458564 + t39 * (-0.0007927886724152925 + t54));
    const t62 = t39 * (0.003354052659335929 + t39 * (-0.0038604939351885048 + t58));
    const t66 = t39 * (0.09898193805255845 + t39 * (0.03736189561023729 + t62));
    return t39 * (0.1087544107316427 + t66);
  }
  if (x < 0) {
    const t70 = Math.exp(0.5 * x);
    const t71 = t70 * t70;
    const t73 = Math.tanh(Math.log1p(t71));
    const t74 = 1 - t73;
    const t75 = 1 + t73;
    const t80 = 1 + t71;
    const t85 = t70 * 2 * x * t73;
    const t91 = t74 * t75 * x + 2 * t74 * t75 * t80 - t85 * t70 + t85 * t73 * t73 * t70;
    return t70 * t91 * t70 / (t80 * t80);
  }
  const t97 = Math.exp(-x);
  const t99 = 2 * t97;
  const t111 = t99 * (t97 + 1);
  const t117 = t97 * -1 * 4 * x * (-2 - -1 * (t97 * (t111 - 3))) * t97;
  const t119 = 1 + t111;
  const t121 = (t97 * 8 * (1 + t97 * (3 + t99 * (t97 + 2))) * t97 - t117) / t119 / t119;
  return t121 / t119;
}

/**
 * `y[i] = mish(x[i])` for every element. `y` may be `x` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function mishForward<A extends arrays.FloatArray>(x: A, y: A): void {
  arrays.check('mishForward', { x, y }, [['x', 'y']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    y[i] = mish(xi);
  }
}

/**
 * `dx[i] = dy[i] * mishDx(x[i])` for every element. `dx` may be `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function mishBackward<A extends arrays.FloatArray>(x: A, dy: A, dx: A): void {
  arrays.check('mishBackward', { x, dy, dx }, [['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    dx[i] = di * mishDx(xi);
  }
}

/**
 * `y[i] = mish(x[i])` and `dx[i] = dy[i] * mishDx(x[i])` for every element. `y` may be `x` and `dx` may be
 * `dy` itself.
 *
 * @throws {TypeError} for anything but arrays of one kind, Float32Array or Float64Array
 * @throws {RangeError} for different lengths, other overlapping arrays; nothing is written then
 */
export function mishForwardBackward<A extends arrays.FloatArray>(x: A, dy: A, y: A, dx: A): void {
  arrays.check('mishForwardBackward', { x, dy, y, dx }, [['x', 'y'], ['dy', 'dx']]);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i] as number;
    const di = dy[i] as number;
    y[i] = mish(xi);
    dx[i] = di * mishDx(xi);
  }
}
