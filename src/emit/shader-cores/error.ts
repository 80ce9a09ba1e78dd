/**
 * erf, erfc, erfcx: erf's odd series near 0; elsewhere (1 + 2 a) exp(a^2) erfc(a) as a polynomial in
 * q = (a - 4)/(a + 4), which maps all a >= 0 to [-1, 1) (M. M. Shepherd and J. G. Laframboise, Math. Comp. 36, 1981).
 * exp(-a^2) is exp(-h^2) exp(-(a - h)(a + h)) with the head h of 12 bits, so that h^2 is exact.
 */
import { coefficients } from './coefficients.js';
import { polynomial } from './polynomial.js';

export const error = `
// erf for |x| <= 1; 2/sqrt(pi) x for tiny x, where x p might be flushed to 0.
fn actc_erf_near(x: f32) -> f32 {
  if (abs(x) < 1.0e-30) {
    return 1.1283791670955126 * x;
  }
  let z: f32 = x * x;
  let p: f32 = ${polynomial('z', coefficients.erf)};
  return x + x * p;
}

// exp(a^2) erfc(a) for a >= 0 (Shepherd and Laframboise).
fn actc_erfcx_positive(a: f32) -> f32 {
  if (a > 1.0e19) {
    return 0.5641895835477563 / a;
  }
  let q: f32 = (a - 4.0) / (a + 4.0);
  let p: f32 = ${polynomial('q', coefficients.erfcx)};
  return (1.0 + actc_keep(p, a)) / (1.0 + 2.0 * a);
}

// exp(way a^2) for way = 1 or -1: a^2 = h^2 + (a - h)(a + h), h of 12 bits.
fn actc_exp_square(a: f32, way: f32) -> f32 {
  let h: f32 = bitcast<f32>(bitcast<u32>(a) & 0xfffff000u);
  let e: f32 = actc_exp(way * (h * h));
  return e * (1.0 + actc_expm1_near(way * ((a - h) * (a + h))));
}

fn actc_erfc(x: f32) -> f32 {
  if (abs(x) <= 0.5) {
    return 1.0 - actc_erf_near(x);
  }
  let a: f32 = abs(x);
  if (a > 10.1) {
    return select(0.0, 2.0, x < 0.0);
  }
  let tail: f32 = actc_exp_square(a, -1.0) * actc_erfcx_positive(a);
  return select(tail, 2.0 - tail, x < 0.0);
}

fn actc_erf(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a <= 1.0) {
    return actc_erf_near(x);
  }
  return actc_with_sign(1.0 - actc_erfc(a), x);
}

// exp(x^2) erfc(x).
fn actc_erfcx(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a <= 0.5) {
    return actc_exp(x * x) * (1.0 - actc_erf_near(x));
  }
  if (x > 0.0) {
    return actc_erfcx_positive(a);
  }
  if (x < -9.5) {
    return actc_inf();
  }
  return 2.0 * actc_exp_square(a, 1.0) - actc_erfcx_positive(a);
}
`;
