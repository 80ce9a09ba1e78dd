/**
 * sin, cos, tan and their inverses. The argument is reduced to [-pi/4, pi/4] by pi/2 in three parts (Cody and Waite)
 * while that is exact enough, and beyond by the product with 96 bits of 1/(2 pi) in integers (M. H. Payne and
 * R. N. Hanek 1983), so that every float32 has its sine. Then polynomials in x^2.
 */
import { coefficients } from './coefficients.js';
import { polynomial } from './polynomial.js';

/** The bits of 1/(2 pi) after the binary point, 32 a word (from pi to 110 digits), after one word of zeros. */
const inverseTwoPi = [0, 0x28be60db, 0x9391054a, 0x7f09d5f4, 0x7d4d3770, 0x36d8a566, 0x4f10e410, 0x7f9458ea];

const word = (n: number): string => `0x${n.toString(16).padStart(8, '0')}u`;

export const trigonometric = `
// The high word of the product of two words.
fn actc_mul_high(a: u32, b: u32) -> u32 {
  let a_low: u32 = a & 0xffffu;
  let a_high: u32 = a >> 16u;
  let b_low: u32 = b & 0xffffu;
  let b_high: u32 = b >> 16u;
  let cross: u32 = a_high * b_low + ((a_low * b_low) >> 16u);
  let other: u32 = a_low * b_high + (cross & 0xffffu);
  return a_high * b_high + (cross >> 16u) + (other >> 16u);
}

// 32 bits of 1/(2 pi), word i after a word of zeros.
fn actc_inverse_two_pi(i: i32) -> u32 {
${inverseTwoPi
  .slice(0, -1)
  .map((w, i) => `  if (i == ${i}) {\n    return ${word(w)};\n  }`)
  .join('\n')}
  return ${word(inverseTwoPi.at(-1)!)};
}

// 32 bits of 1/(2 pi) from bit position p on, which counts the word of zeros.
fn actc_inverse_two_pi_bits(p: i32) -> u32 {
  let i: i32 = p >> 5u;
  let shift: u32 = u32(p & 31);
  if (shift == 0u) {
    return actc_inverse_two_pi(i);
  }
  return (actc_inverse_two_pi(i) << shift) | (actc_inverse_two_pi(i + 1) >> (32u - shift));
}

// x = 2 pi k + quadrant pi/2 + r, |r| <= pi/4: r and quadrant (0 to 3), for finite |x| >= 1 (Payne and Hanek).
fn actc_reduce_far(x: f32) -> vec2<f32> {
  let bits: u32 = bitcast<u32>(x);
  let m: u32 = (bits & 0x007fffffu) | 0x00800000u;
  let p: i32 = i32((bits >> 23u) & 0xffu) - 150 + 32;
  // m 2^(p - 32)/(2 pi) without its integer part, 64 bits after the binary point.
  let w0: u32 = actc_inverse_two_pi_bits(p);
  let w1: u32 = actc_inverse_two_pi_bits(p + 32);
  let w2: u32 = actc_inverse_two_pi_bits(p + 64);
  let low: u32 = m * w1 + actc_mul_high(m, w2);
  let carry: u32 = u32(low < m * w1);
  let high: u32 = m * w0 + actc_mul_high(m, w1) + carry;
  // The two leading bits are the quadrant; the rest, as a signed fraction of pi/2, is r.
  var quadrant: u32 = high >> 30u;
  var f_high: u32 = (high << 2u) | (low >> 30u);
  var f_low: u32 = low << 2u;
  let above: bool = f_high >= 0x80000000u;
  if (above) {
    quadrant = (quadrant + 1u) & 3u;
    f_low = ~f_low + 1u;
    f_high = ~f_high + u32(f_low == 0u);
  }
  let fraction: f32 = f32(f_high) * 2.3283064365386963e-10 + f32(f_low) * 5.421010862427522e-20;
  let size: f32 = fraction * 1.5707963705062866 - fraction * 4.371138828673793e-8;
  let negative: bool = bits >= 0x80000000u;
  if (negative) {
    quadrant = (4u - quadrant) & 3u;
  }
  return vec2<f32>(select(size, -size, negative != above), f32(quadrant));
}

// r and quadrant of any finite x.
fn actc_reduce(x: f32) -> vec2<f32> {
  if (abs(x) > 128.0) {
    return actc_reduce_far(x);
  }
  let n: f32 = floor(x * 0.6366197723675814 + 0.5);
  let r: f32 = ((x - n * 1.5703125) - n * 0.0004837512969970703) - n * 7.549790126404332e-8;
  return vec2<f32>(r, n - 4.0 * floor(0.25 * n));
}

// sin for |x| <= pi/4.
fn actc_sin_near(x: f32) -> f32 {
  let z: f32 = x * x;
  let p: f32 = ${polynomial('z', coefficients.sin)};
  return x + x * z * p;
}

// cos for |x| <= pi/4.
fn actc_cos_near(x: f32) -> f32 {
  let z: f32 = x * x;
  let p: f32 = ${polynomial('z', coefficients.cos)};
  return 1.0 - (0.5 * z - z * z * p);
}

// Is x infinite or NaN?
fn actc_not_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u;
}

fn actc_sin(x: f32) -> f32 {
  if (abs(x) < 0.000244140625) {
    return x;
  }
  if (actc_not_finite(x)) {
    return actc_nan();
  }
  let reduced: vec2<f32> = actc_reduce(x);
  let odd: bool = reduced.y == 1.0 || reduced.y == 3.0;
  let size: f32 = select(actc_sin_near(reduced.x), actc_cos_near(reduced.x), odd);
  return select(size, -size, reduced.y >= 2.0);
}

fn actc_cos(x: f32) -> f32 {
  if (actc_not_finite(x)) {
    return actc_nan();
  }
  let reduced: vec2<f32> = actc_reduce(x);
  let odd: bool = reduced.y == 1.0 || reduced.y == 3.0;
  let size: f32 = select(actc_cos_near(reduced.x), actc_sin_near(reduced.x), odd);
  return select(size, -size, reduced.y == 1.0 || reduced.y == 2.0);
}

fn actc_tan(x: f32) -> f32 {
  if (abs(x) < 0.000244140625) {
    return x;
  }
  if (actc_not_finite(x)) {
    return actc_nan();
  }
  let reduced: vec2<f32> = actc_reduce(x);
  let z: f32 = reduced.x * reduced.x;
  let p: f32 = ${polynomial('z', coefficients.tan)};
  let t: f32 = reduced.x + reduced.x * z * p;
  if (reduced.y == 1.0 || reduced.y == 3.0) {
    return -1.0 / t;
  }
  return t;
}

// asin for |x| <= 1/2.
fn actc_asin_near(x: f32) -> f32 {
  let z: f32 = x * x;
  let p: f32 = ${polynomial('z', coefficients.asin)};
  return x + x * z * p;
}

// Above 1/2 by asin(a) = pi/2 - 2 asin(sqrt((1 - a)/2)).
fn actc_asin(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a < 0.000244140625) {
    return x;
  }
  if (a > 1.0) {
    return actc_nan();
  }
  if (a <= 0.5) {
    return actc_asin_near(x);
  }
  let h: f32 = 2.0 * actc_asin_near(sqrt(0.5 * (1.0 - a)));
  return actc_with_sign(1.5707963705062866 - actc_keep(h + 4.371138828673793e-8, x), x);
}

fn actc_acos(x: f32) -> f32 {
  if (abs(x) > 1.0) {
    return actc_nan();
  }
  if (x > 0.5) {
    return 2.0 * actc_asin_near(sqrt(0.5 * (1.0 - x)));
  }
  if (x < -0.5) {
    let h: f32 = 2.0 * actc_asin_near(sqrt(0.5 * (1.0 + x)));
    return 3.1415927410125732 - actc_keep(h + 8.742277657347586e-8, x);
  }
  return 1.5707963705062866 - actc_keep(actc_asin_near(x) + 4.371138828673793e-8, x);
}

// |t| <= tan(pi/8) after atan(a) = pi/4 + atan((a - 1)/(a + 1)) or pi/2 - atan(1/a).
fn actc_atan(x: f32) -> f32 {
  let a: f32 = abs(x);
  if (a < 0.000244140625) {
    return x;
  }
  var t: f32 = a;
  var base_high: f32 = 0.0;
  var base_low: f32 = 0.0;
  if (a > 2.414213562373095) {
    t = -1.0 / a;
    base_high = 1.5707963705062866;
    base_low = -4.371138828673793e-8;
  } else if (a > 0.41421356237309503) {
    t = (a - 1.0) / (a + 1.0);
    base_high = 0.7853981852531433;
    base_low = -2.1855694143368964e-8;
  }
  let z: f32 = t * t;
  let p: f32 = ${polynomial('z', coefficients.atan)};
  return actc_with_sign(base_high + (t + (t * z * p + base_low)), x);
}
`;
