/**
 * log and log1p: 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2), then log(1 + f) = 2 atanh(s), s = f/(2 + f), |s| <= 0.172, as a
 * pair's quotient; k log 2 in a head of nine bits and the rest.
 */
import { coefficients } from './coefficients.js';
import { horner } from './polynomial.js';

const [third] = coefficients.logPair.pairs;

export const logarithm = `
// k of 2^k (1 + f) = m, m > 0.
fn actc_log_steps(m: f32) -> i32 {
  return i32(bitcast<u32>(m) - 0x3f3504f3u) >> 23u;
}

// k log 2 + log(1 + f) of a pair f.
fn actc_log_near_pair(k: f32, f: vec2<f32>) -> vec2<f32> {
  let s: vec2<f32> = actc_quotient(f, actc_sum_float_pair(2.0, f));
  let t: f32 = s.x + s.y;
  let z: f32 = t * t;
  let p: f32 = (s.x * s.x + s.y * (s.x + t)) * (${third[0]} + (${third[1]} + z * (${horner('z', coefficients.logPair.rest)})));
  let large: f32 = k * 0.693359375;
  let near: f32 = s.x * 2.0;
  let h: f32 = actc_head(large + near);
  let l: f32 = ((large - h) + near) + ((s.y + (p * s.x + p * s.y)) * 2.0 - k * 0.00021219444);
  return vec2<f32>(h, l);
}

// log of a pair, positive and normal.
fn actc_log_pair(x: vec2<f32>) -> vec2<f32> {
  let k: i32 = actc_log_steps(x.x + x.y);
  let halved: i32 = (0 - k) >> 1u;
  let s: f32 = actc_power_of_two(halved);
  let t: f32 = actc_power_of_two((0 - k) - halved);
  let f: vec2<f32> = actc_sum_floats((x.x * s) * t - 1.0, (x.y * s) * t);
  return actc_log_near_pair(f32(k), f);
}

// log(1 + z) of a pair, -1 < z <= 2^126.
fn actc_log1p_pair(z: vec2<f32>) -> vec2<f32> {
  let k: i32 = min(actc_log_steps(1.0 + (z.x + z.y)), 126);
  let s: f32 = actc_power_of_two(0 - k);
  let x: f32 = z.x * s;
  let one: f32 = s - 1.0;
  let h: f32 = actc_head(x + one);
  // s - 1 first: it has few bits, the head of z may have 24.
  let l: f32 = ((one - h) + x) + z.y * s;
  return actc_log_near_pair(f32(k), vec2<f32>(h, l));
}

// The same for -0.29 <= z <= 0.41.
fn actc_log1p_near_pair(z: vec2<f32>) -> vec2<f32> {
  let s: vec2<f32> = actc_quotient(z, actc_sum_float_pair(2.0, z));
  let t: f32 = s.x + s.y;
  let q: f32 = t * t;
  let p: f32 = (s.x * s.x + s.y * (s.x + t)) * (${third[0]} + (${third[1]} + q * (${horner('q', coefficients.logPair.rest)})));
  return vec2<f32>(s.x * 2.0, (s.y + (p * s.x + p * s.y)) * 2.0);
}

// k log 2 + log(1 + f), arranged so that f itself is added last (Sun's fdlibm).
fn actc_log_near_single(k: f32, f: f32) -> f32 {
  let s: f32 = f / (2.0 + f);
  let z: f32 = s * s;
  let p: f32 = z * (${horner(
    'z',
    coefficients.log.rest.map((c) => 2 * c),
  )});
  let halved: f32 = 0.5 * f * f;
  return k * 0.693359375 - ((halved - (s * (halved + p) - k * 0.00021219444)) - f);
}

// log of a positive normal float.
fn actc_log_single(x: f32) -> f32 {
  let k: i32 = actc_log_steps(x);
  let m: f32 = bitcast<f32>(bitcast<u32>(x) - (u32(k) << 23u));
  return actc_log_near_single(f32(k), m - 1.0);
}

// log(1 + z), -1 < z <= 2^126.
fn actc_log1p_single(z: f32) -> f32 {
  let k: i32 = min(actc_log_steps(1.0 + z), 126);
  let s: f32 = actc_power_of_two(0 - k);
  return actc_log_near_single(f32(k), z * s + (s - 1.0));
}

// The same for -0.29 <= z <= 0.41.
fn actc_log1p_near_single(z: f32) -> f32 {
  return actc_log_near_single(0.0, z);
}
`;
