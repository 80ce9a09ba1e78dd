/**
 * Bugs that users of PyTorch, JAX, TensorFlow, ONNX Runtime and others reported of activations and their gradients
 * (overflow to NaN, false zeros, wrong signs, lost digits): every one of those inputs is right here, in accurate and exact
 * kernels. Definitions are the textbook formulas.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { type GradedFunction, graded } from './graded.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const TANH = 'value: (exp(x) - exp(-x))/(exp(x) + exp(-x))\n';
const LOGISTIC = 'value: 1/(1 + exp(-x))\n';
const TANH_GELU = 'value: 0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))\n';
const SOFTPLUS = 'value: log(1 + exp(x))\n';
const SOFTPLUS_5 = 'parameters: {b: {default: 5, domain: b > 0}}\nvalue: log(1 + exp(b*x))/b\n';
const LOG_LOGISTIC = 'value: log(1/(1 + exp(-x)))\n';
const ELU = 'value: [{if: x > 0, then: x}, {else: exp(x) - 1}]\n';
const SILU = 'value: x/(1 + exp(-x))\n';
const GELU = 'value: x*(1 + erf(x/sqrt(2)))/2\n';
const MISH = 'value: x*tanh(log(1 + exp(x)))\n';

/** What was reported, where; the formula; the functions and the inputs that were wrong. */
const THREADS: readonly (readonly [string, string, Readonly<Record<string, readonly number[]>>])[] = [
  [
    'tanh past the overflow of exp is NaN (gpuweb 4458, onnxruntime 19201, wonnx 114, tract 2846, candle 2475)',
    TANH,
    { '': [4.5054, 9.0109, 11.09, 88.7, 89, 710, 1000, -1000, -88.8, 1e-30, -1e-300] },
  ],
  [
    "tanh' as 1 - t^2 loses all digits (tensorflow 126637, tt-metal 35885, 55349)",
    TANH,
    { dx: [0, 1e-8, 5, 9.1, 18.8, 19.1, 22, 300, -20, -45, 355] },
  ],
  [
    'the logistic function overflows, 0 instead of 1 past 43 (onnxjs 55, 62, webdnn 540)',
    LOGISTIC,
    { '': [43, 44, 89, 710, 1000, -43, -44, -89, -710, -745, -37] },
  ],
  [
    'its derivative as s*(1 - s) is 0 above 17, NaN far out (pytorch 195681, jax 40825, tensorflow 126060, candle 1722, snntorch 433)',
    LOGISTIC,
    { dx: [0, 16.7, 17, 18, 37, 40, 90, 104, 700, -17, -40, -90, -700, 745] },
  ],
  [
    'tanh-GELU is NaN below -13 and above 11, not 0 at 0 (executorch 22323, llama.cpp 5243, llm-scaler 484, tt-metal 52407, tensorflow 47724)',
    TANH_GELU,
    { '': [-13, -13.5, -20, -100, 11, 11.5, 12, 100, 0, -5, -4.2, 1e-20], dx: [-13, -20, 11, 12, 0, -5, -3] },
  ],
  [
    'softplus overflows at 88.7 and at 100 (burn 5373, tvm 1768, torch-mlir 4752, root 21071)',
    SOFTPLUS,
    { '': [88.7, 88.8, 100, 709.8, 1000, 1e300, -88, -100, -745] },
  ],
  [
    'softplus by a threshold of 20 drops digits, by a polynomial is 698 ulp off at 0 (tvm 20184, tt-metal 56382)',
    SOFTPLUS,
    { '': [19.9, 20, 20.1, 25, 30, 35, 36.7, 0, 1e-8, -1e-8] },
  ],
  [
    'its gradient is NaN, or 0 once exp overflows; at 0 it is 0.5, the second 0.25 (tt-metal 56397, jax 2107, 2140, NNlib 671)',
    SOFTPLUS,
    { dx: [0, 88.8, 100, 710, 1000, -20, -100], dxx: [0, 17, 40, 100, -17, -40, -100, 720] },
  ],
  [
    'softplus with beta = 5 fails at 18 (burn 5373)',
    SOFTPLUS_5,
    { '': [17.7, 17.8, 18, 142, 200, -18], dx: [18, 200, -18] },
  ],
  [
    'log-logistic is -inf at -300 and -1e38 (pytorch 1835, mindspore 390)',
    LOG_LOGISTIC,
    { '': [-300, -1e38, -1000, -104, 0, 20, 40, 100], dx: [0, -300, 18, 40, 100] },
  ],
  ['log(exp(89)) is infinite (webnn 916)', 'value: log(exp(x))\n', { '': [89, 88.8, 1000, -1000] }],
  [
    "(e^x - 1)' as expm1 + 1 is 0 below -17 (pytorch 192406, jax 40820, tt-metal 55723)",
    'value: exp(x) - 1\n',
    { dx: [-16.7, -17.4, -18, -37, -100, -700], '': [1e-10, -1e-10, 1e-300] },
  ],
  [
    "ELU' from the output is 0 below -17; ELU is 0 or 19 % off for tiny negatives (tensorflow 124902, 116943, jax 39795, 1207)",
    ELU,
    { dx: [-17, -18, -40, -100, -1e-9], '': [-1e-7, -1e-9, -1e-17, -1e-30, -17.5, 3] },
  ],
  [
    "SiLU' vanishes or is NaN far out (jax 40828, lalamo 328, thunder 2624)",
    SILU,
    { dx: [-20, -89, -104, -700, -710, -740, 20, 89, 100, 710, 1e4, 1e30, -1.278464542761074], '': [-90, -700, 1e30] },
  ],
  [
    'GELU by 1 + erf is 57 % off near -5 and 0 below -6 (pytorch 187806, xpu-ops 4753, oneDNN 1122)',
    GELU,
    { '': [-4.9, -5, -5.5, -6, -8.3, -9, -13, -20, -37, 1e-30] },
  ],
  [
    "GELU' has the wrong sign near -3.7 (tt-metal 56490, 56604)",
    GELU,
    { dx: [-3.6, -3.7, -3.75, -4, -5, -8.5, -20, -0.7517915246935645] },
  ],
  [
    'Mish and its gradient are NaN or poor in [-20, -2], NaN by exp far out (darknet 3994, dlib 1938, coremltools 2618)',
    MISH,
    { '': [-2, -5, -10, -20, -40, -104, -700, 20, 44, 89, 710, 1e10], dx: [-2, -5, -10, -20, -90, -700, 20, 89, 710] },
  ],
  [
    'squareplus overflows in x^2 and cancels on the left (tiny-cuda-nn 296)',
    'parameters: {b: {default: 4, domain: b >= 0}}\nvalue: (x + sqrt(x^2 + b))/2\n',
    { '': [-1e5, -1e9, -1e160, 1e200, 0, -3], dx: [-1e5, -1e9, 1e200] },
  ],
  [
    'relu6 as a difference is 8, then 0, for huge x (tinygrad 18028)',
    'value: min(max(x, 0), 6)\n',
    { '': [7, 1e8, 1e20, 1e38, 6, 5.9, -1, -1e38] },
  ],
];

const known = new Map<string, Map<string, GradedFunction>>();
/** The functions of a definition that any thread asks for, lowered once. */
function functionsOf(yaml: string): Map<string, GradedFunction> {
  const suffixes = THREADS.filter(([, text]) => text === yaml).flatMap(([, , inputs]) => Object.keys(inputs));
  const functions = known.get(yaml) ?? graded(yaml, truth, suffixes);
  known.set(yaml, functions);
  return functions;
}

describe('reported elsewhere, right here:', () => {
  it.each(THREADS)('%s', (_, yaml, inputs) => {
    const functions = functionsOf(yaml);
    for (const [suffix, xs] of Object.entries(inputs)) {
      const f = functions.get(suffix)!;
      for (const x of xs) {
        const e = f.errors(x);
        const about = `${suffix} at ${x}: ${f.accurate(x)}, ${f.exact(x)}`;
        expect(e.accurate, about).toBeLessThanOrEqual(1);
        expect(e.exact, about).toBeLessThanOrEqual(0.5 + 2 ** -10);
        expect(e.single, about).toBeLessThanOrEqual(0.51);
      }
    }
  });

  it('derivatives at the joints of hard functions are those of the convention, the left ones (pytorch 147801, 184574, tinygrad 18029)', () => {
    const hardSwish = graded('value: x*min(max(x + 3, 0), 6)/6\n', truth, ['dx']).get('dx')!;
    for (const run of [hardSwish.accurate, hardSwish.exact]) {
      expect([-3, 3].map(run)).toEqual([0, 1.5]);
      expect([-4, -1, 0, 4].map(run)).toEqual([0, 1 / 6, 0.5, 1]);
    }
    const clamp = graded('value: max(-1, min(1, x))\n', truth, ['dx']).get('dx')!;
    for (const run of [clamp.accurate, clamp.exact]) expect([-2, -1, 0, 1, 2].map(run)).toEqual([0, 0, 1, 1, 0]);
  });

  it('NaN stays NaN, and relu gives no -0 (tfjs 5965, 7162, mxnet 11115, webnn-polyfill 144)', () => {
    for (const value of ['max(x, 0)', 'max(0, x)', 'abs(x)', 'min(max(x, 0), 6)']) {
      const { accurate, exact } = graded(`value: ${value}\n`, truth).get('')!;
      for (const run of [accurate, exact]) {
        expect(run(Number.NaN), value).toBeNaN();
        expect(Object.is(run(-0), 0), value).toBe(true);
        expect(Object.is(run(-2), value === 'abs(x)' ? 2 : 0), value).toBe(true);
      }
    }
  });

  it('a kernel with such a bug does not pass: 1 - tanh^2 in double', () => {
    const f = functionsOf(TANH).get('dx')!;
    const naive = (x: number): number => 1 - Math.tanh(x) ** 2;
    const off = [5, 9.1, 18.8, 22].filter((x) => Math.abs(naive(x) / f.exact(x) - 1) > 2 ** -50);
    expect(off).toEqual([5, 9.1, 18.8, 22]);
  });
});
