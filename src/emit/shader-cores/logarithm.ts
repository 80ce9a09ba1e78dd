/**
 * log, log1p, log2, log10: x = 2^n (1 + f), 1 + f in [sqrt(1/2), sqrt(2)), then, as in Sun's fdlibm, the series of
 * 2 atanh(s), s = f/(2 + f), arranged so that f itself is added last. log 2 and log10(2) are in two parts, the first
 * of 14 or 12 bits, so that n times it is exact. log1p takes f = x 2^-n + (2^-n - 1): one rounding.
 */
import { coefficients } from './coefficients.js';
import { polynomial } from './polynomial.js';

export const logarithm = `
// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
fn actc_log_near(n: f32, f: f32) -> f32 {
  let s: f32 = f / (2.0 + f);
  let z: f32 = s * s;
  let p: f32 = ${polynomial('z', coefficients.log)};
  let h: f32 = 0.5 * f * f;
  return n * 0.693115234375 - ((h - (s * (h + z * p) + n * 3.194618329871446e-5)) - f);
}

// log, from the bits of x: x = 2^n (1 + f).
fn actc_log(x: f32) -> f32 {
  var bits: u32 = bitcast<u32>(x);
  let size: u32 = bits & 0x7fffffffu;
  if (size == 0u) {
    return -actc_inf();
  }
  if (size > 0x7f800000u || bits == 0x7f800000u) {
    return x;
  }
  if (bits > 0x80000000u) {
    return actc_nan();
  }
  var n: i32 = -127;
  if (bits < 0x00800000u) {
    // Subnormal: bits 2^-149, converted from the integer, so that nothing can be flushed to 0.
    bits = bitcast<u32>(f32(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du; // 1 - sqrt(1/2), in bits
  n = n + i32(bits >> 23u);
  return actc_log_near(f32(n), bitcast<f32>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
}

// log(1 + x), accurate for small x.
fn actc_log1p(x: f32) -> f32 {
  if (abs(x) < 5.960464477539063e-8) {
    return x;
  }
  if (x > 33554432.0) {
    return actc_log(x);
  }
  if (x == -1.0) {
    return -actc_inf();
  }
  if (x < -1.0) {
    return actc_nan();
  }
  let n: i32 = i32((bitcast<u32>(1.0 + x) + 0x004afb0du) >> 23u) - 127;
  let s: f32 = actc_exp2i(-n);
  return actc_log_near(f32(n), x * s + (s - 1.0));
}

// log to base 2; exact for powers of 2.
fn actc_log2(x: f32) -> f32 {
  let bits: u32 = bitcast<u32>(x);
  if (bits < 0x00800000u || bits >= 0x7f800000u) {
    return actc_log(x) * 1.4426950408889634;
  }
  let moved: u32 = bits + 0x004afb0du;
  let f: f32 = bitcast<f32>((moved & 0x007fffffu) + 0x3f3504f3u) - 1.0;
  return f32(i32(moved >> 23u) - 127) + actc_log_near(0.0, f) * 1.4426950408889634;
}

// log to base 10; log10(2) in two parts.
fn actc_log10(x: f32) -> f32 {
  let bits: u32 = bitcast<u32>(x);
  if (bits < 0x00800000u || bits >= 0x7f800000u) {
    return actc_log(x) * 0.43429448190325183;
  }
  let moved: u32 = bits + 0x004afb0du;
  let n: f32 = f32(i32(moved >> 23u) - 127);
  let f: f32 = bitcast<f32>((moved & 0x007fffffu) + 0x3f3504f3u) - 1.0;
  return n * 0.301025390625 + (n * 4.605039066518657e-6 + actc_log_near(0.0, f) * 0.43429448190325183);
}
`;
