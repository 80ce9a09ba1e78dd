/** Hand-written activations with derivatives that are right, in the styles that people use. */
const { exp, tanh: hyperbolic, sqrt } = Math;

/** sqrt(2/pi), rounded. */
const C = 0.7978845608028654;
const limits = { low: -1, high: 1 };

export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}
export function sigmoidDerivative(x: number): number {
  const s = sigmoid(x);
  return s * (1 - s);
}

export const tanh = (x: number): number => hyperbolic(x);
export const tanhPrime = (x: number): number => 1 - tanh(x) ** 2;

export const silu = (x: number) => x * sigmoid(x);
export const d_silu = (x: number) => {
  const s = sigmoid(x);
  return s + x * s * (1 - s);
};

export const swish = (x: number, beta = 1) => x * sigmoid(beta * x);
export const swishGrad = (x: number, beta = 1) => {
  const s = sigmoid(beta * x);
  return s + beta * x * s * (1 - s);
};
export const swishDbeta = (x: number, beta = 1) => x * x * sigmoidDerivative(beta * x);

export function softplus(x: number): number {
  // Two formulas of one function.
  if (x > 30) return x + Math.log1p(exp(-x));
  return Math.log1p(exp(x));
}
export const softplusDx = sigmoidLike;
function sigmoidLike(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

export const geluNew = (x: number) => 0.5 * x * (1 + hyperbolic(C * (x + 0.044715 * x ** 3)));
export const geluNewGrad = (x: number) => {
  const t = hyperbolic(C * (x + 0.044715 * x ** 3));
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * C * (1 + 0.134145 * x * x);
};

export const elu = (x: number, alpha = 1) => (x > 0 ? x : alpha * Math.expm1(x));
export const eluGrad = (x: number, alpha = 1) => (x > 0 ? 1 : alpha * exp(x));

export const clamp = (x: number) => Math.max(limits.low, Math.min(limits.high, x));
export const clampGrad = (x: number) => (x > limits.low && x < limits.high ? 1 : 0);

export const hardSwish = (x: number) => (x * Math.min(6, Math.max(0, x + 3))) / 6;
export const hardSwishGrad = (x: number) => {
  if (x < -3) return 0;
  if (x > 3) return 1;
  return (2 * x + 3) / 6;
};

export const mish = (x: number) => x * hyperbolic(Math.log(1 + exp(x)));
export const mishGrad = (x: number) => {
  const omega = 4 * (x + 1) + 4 * exp(2 * x) + exp(3 * x) + exp(x) * (4 * x + 6);
  const delta = 2 * exp(x) + exp(2 * x) + 2;
  return (exp(x) * omega) / (delta * delta);
};

export const squareplus = (x: number, b = 4) => (x + sqrt(x * x + b)) / 2;
export const squareplusGrad = (x: number, b = 4) => 0.5 + x / (2 * sqrt(x * x + b));

export const logCosh = (x: number) => Math.log(Math.cosh(x));
export const logCoshGrad = (x: number) => hyperbolic(x);

export const snake = (x: number, a = 1) => x + Math.sin(a * x) ** 2 / a;
export const snakeGrad = (x: number, a = 1) => 1 + Math.sin(2 * a * x);

export const activations = {
  gaussian: (x: number) => exp(-x * x),
  softsign(x: number) {
    return x / (1 + Math.abs(x));
  },
};
export const derivatives = {
  gaussian: (x: number) => -2 * x * exp(-x * x),
  softsign(x: number) {
    const d = 1 + Math.abs(x);
    return 1 / (d * d);
  },
};

/** Called with what comes from above. */
export const leaky = (x: number, slope = 0.01) => (x > 0 ? x : slope * x);
export const leakyBackward = (x: number, dy: number, slope = 0.01) => (x > 0 ? dy : slope * dy);

/** One function with a flag. */
export function ramp(x: number, derivative = false): number {
  if (derivative) return x > 0 ? 2 * x : 0;
  return x > 0 ? x * x : 0;
}
