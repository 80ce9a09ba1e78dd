/**
 * exp and expm1: x = n log 2 + r with |r| <= log(2)/2 (W. J. Cody and W. Waite: log 2 in two parts, the first,
 * 355/512, of nine bits, so that n times it is exact), then the Taylor series of exp up to r^8/8!.
 */
import { coefficients } from './coefficients.js';
import { polynomial } from './polynomial.js';

export const exponential = `
// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
fn actc_expm1_near(r: f32) -> f32 {
  let p: f32 = ${polynomial('r', coefficients.exp)};
  return r + r * r * (0.5 + r * p);
}

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
fn actc_exp(x: f32) -> f32 {
  if (x > 88.72283172607422) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  let n: f32 = floor(x * 1.4426950408889634 + 0.5);
  let r: f32 = (x - n * 0.693359375) + n * 0.00021219444170128554;
  return actc_scale(1.0 + actc_expm1_near(r), i32(n));
}

// exp(x) - 1 without cancellation: 2^n (exp(r) - 1) + (2^n - 1).
fn actc_expm1(x: f32) -> f32 {
  if (abs(x) < 5.960464477539063e-8) {
    return x;
  }
  if (x > 88.72283172607422) {
    return actc_inf();
  }
  if (x < -18.0) {
    return -1.0;
  }
  let n: f32 = floor(x * 1.4426950408889634 + 0.5);
  if (n == 0.0) {
    return actc_expm1_near(x);
  }
  let r: f32 = (x - n * 0.693359375) + n * 0.00021219444170128554;
  let half_scale: f32 = actc_exp2i(i32(n) - 1);
  return 2.0 * (half_scale * actc_expm1_near(r) + (half_scale - 0.5));
}
`;
