/** Hand-written derivatives, each with one mistake that people make; the comment says which. */
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

// a sign
export const tanh = (x: number) => Math.tanh(x);
export const tanhGrad = (x: number) => 1 + Math.tanh(x) ** 2;

// a factor lost
export const gaussian = (x: number) => Math.exp(-x * x);
export const gaussianDx = (x: number) => -x * Math.exp(-x * x);

// the inner derivative forgotten
export const swish = (x: number, beta: number) => x * sigmoid(beta * x);
export const swishGrad = (x: number, beta: number) =>
  sigmoid(beta * x) + x * sigmoid(beta * x) * (1 - sigmoid(beta * x));

// an x lost
export const silu = (x: number) => x * sigmoid(x);
export const siluDerivative = (x: number) => sigmoid(x) + sigmoid(x) * (1 - sigmoid(x));

// written in the output, called with the input
export const logistic = (x: number) => sigmoid(x);
export const logisticPrime = (y: number) => y * (1 - y);

// the quotient rule half done
export const softsign = (x: number) => x / (1 + Math.abs(x));
export const softsignGrad = (x: number) => x / (1 + Math.abs(x)) ** 2;

// a digit of a constant lost
export const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(0.7978845608028654 * (x + 0.044715 * x ** 3)));
export const geluGrad = (x: number) => {
  const t = Math.tanh(0.7978845608028654 * (x + 0.044715 * x ** 3));
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * 0.7978845608028654 * (1 + 0.13414 * x * x);
};

// saturated where it is not yet 1: off by 2e-9
export const softplus = (x: number) => Math.log(1 + Math.exp(x));
export const softplusGrad = (x: number) => (x > 20 ? 1 : sigmoid(x));

// the value of the other piece
export const elu = (x: number, alpha: number) => (x > 0 ? x : alpha * (Math.exp(x) - 1));
export const eluGrad = (x: number, alpha: number) => (x > 0 ? 1 : alpha * (Math.exp(x) - 1));

// another interval
export const hardTanh = (x: number) => Math.max(-1, Math.min(1, x));
export const hardTanhGrad = (x: number) => (x > -1 && x < 2 ? 1 : 0);

// another slope
export const leaky = (x: number) => (x > 0 ? x : 0.01 * x);
export const leakyGrad = (x: number) => (x > 0 ? 1 : 0.1);

// the exponent kept
export const cube = (x: number) => x ** 3;
export const cubeGrad = (x: number) => 3 * x ** 3;

// a square around too little
export const arctan = (x: number) => Math.atan(x);
export const arctanGrad = (x: number) => 1 / (1 + x) ** 2;

// a value at a single point
export const ramp = (x: number) => (x > 0 ? x * x : 0);
export const rampDx = (x: number) => (x > 0 ? 2 * x : x < 0 ? 0 : 1);

// something small left from a try
export const bend = (x: number) => x / Math.sqrt(1 + x * x);
export const bendGrad = (x: number) => 1 / (1 + x * x) ** 1.5 + 1e-12;

// a square lost
export const mish = (x: number) => x * Math.tanh(Math.log(1 + Math.exp(x)));
export const mishGrad = (x: number) => {
  const omega = 4 * (x + 1) + 4 * Math.exp(2 * x) + Math.exp(3 * x) + Math.exp(x) * (4 * x + 6);
  const delta = 2 * Math.exp(x) + Math.exp(2 * x) + 2;
  return (Math.exp(x) * omega) / delta;
};

// undefined where the function is smooth
export const root = (x: number) => Math.sqrt(x * x + 1);
export const rootGrad = (x: number) => (x * x) / (x * Math.sqrt(x * x + 1));
