/**
 * tanh and sinh are odd polynomials near 0; everything else is by exp and log1p in forms that neither cancel nor
 * overflow early.
 */
import { coefficients } from './coefficients.js';
import { polynomial } from './polynomial.js';

export const hyperbolic = `
// A polynomial near 0; 1 - 2/(exp(2 |x|) + 1); 1 from 9.1 on, which is right in float32.
fn actc_tanh(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a < 0.000244140625) {
    return x;
  }
  if (a > 9.1) {
    return actc_with_sign(1.0, x);
  }
  if (a < 0.625) {
    let z: f32 = x * x;
    let p: f32 = ${polynomial('z', coefficients.tanh)};
    return x + x * z * p;
  }
  return actc_with_sign(1.0 - 2.0 / (actc_exp(2.0 * a) + 1.0), x);
}

// A polynomial near 0; exp(a/2)^2/2 where exp(a) overflows before sinh does.
fn actc_sinh(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a < 0.000244140625) {
    return x;
  }
  if (a < 1.0) {
    let z: f32 = x * x;
    let p: f32 = ${polynomial('z', coefficients.sinh)};
    return x + x * z * p;
  }
  if (a > 88.0) {
    let root: f32 = actc_exp(0.5 * a);
    return actc_with_sign((0.5 * root) * root, x);
  }
  let e: f32 = actc_exp(a);
  return actc_with_sign(0.5 * e - 0.5 / e, x);
}

fn actc_cosh(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a > 88.0) {
    let root: f32 = actc_exp(0.5 * a);
    return (0.5 * root) * root;
  }
  let e: f32 = actc_exp(a);
  return 0.5 * e + 0.5 / e;
}

// log(a + sqrt(a^2 + 1)) as log1p(a + a^2/(1 + sqrt(a^2 + 1))), which keeps small a.
fn actc_asinh(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a < 0.000244140625) {
    return x;
  }
  if (a > 16384.0) {
    return actc_with_sign(actc_log(a) + 0.6931471805599453, x);
  }
  return actc_with_sign(actc_log1p(a + a * a / (1.0 + sqrt(a * a + 1.0))), x);
}

// log(x + sqrt(x^2 - 1)) in t = x - 1: log1p(t + sqrt(2 t + t^2)).
fn actc_acosh(x: f32) -> f32 {
  if (x < 1.0) {
    return actc_nan();
  }
  if (x > 16384.0) {
    return actc_log(x) + 0.6931471805599453;
  }
  let t: f32 = x - 1.0;
  return actc_log1p(t + sqrt(actc_keep(2.0 * t, x) + t * t));
}

// log((1 + a)/(1 - a))/2 as log1p(2 a + 2 a^2/(1 - a))/2, which keeps small a.
fn actc_atanh(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a < 0.000244140625) {
    return x;
  }
  if (a > 1.0) {
    return actc_nan();
  }
  if (a == 1.0) {
    return actc_with_sign(actc_inf(), x);
  }
  return actc_with_sign(0.5 * actc_log1p(2.0 * a + 2.0 * a * a / (1.0 - a)), x);
}
`;
