/**
 * exp and expm1: u = n log 2 + r (W. J. Cody and W. Waite: 355/512 has nine bits, so n times it is exact, and so is what
 * it leaves of u), exp(r) = 1 + r + r^2/2 + r^3 P(r). The power of two comes last.
 */
import { coefficients } from './coefficients.js';
import { horner } from './polynomial.js';

export const exponential = `
// The whole number nearest to u/log(2), u within what matters for floats.
fn actc_exp_steps(u: f32) -> f32 {
  return round(min(max(u, -240.0), 240.0) * 1.442695);
}

// u - n log 2 of a pair: its head less n 355/512 is exact.
fn actc_exp_rest(u: vec2<f32>, n: f32, zero: u32) -> vec2<f32> {
  let large: f32 = actc_held(u.x - n * 0.693359375, zero);
  let small: f32 = n * 0.00021219444 + u.y;
  let h: f32 = actc_head(large + small);
  let l: f32 = (large - h) + small;
  return vec2<f32>(h, l);
}

// exp(r) - 1 of a pair, |r| <= log(2)/2.
fn actc_expm1_near_pair(r: vec2<f32>) -> vec2<f32> {
  let s: f32 = r.x + r.y;
  let square: f32 = r.x * r.x;
  let halved: f32 = square * 0.5;
  let h: f32 = actc_head(r.x + halved);
  let twice: f32 = r.y * (r.x + s);
  let p: f32 = (square + twice) * (${horner('s', coefficients.expPair.rest)});
  let l: f32 = ((r.x - h) + halved) + ((r.y + 0.5 * twice) + (p * r.x + p * r.y));
  return vec2<f32>(h, l);
}

// exp(r) of a pair, |r| <= log(2)/2.
fn actc_exp_near_pair(r: vec2<f32>) -> vec2<f32> {
  return actc_sum_float_pair(1.0, actc_expm1_near_pair(r));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
fn actc_exp_significand_pair(u: vec2<f32>, n: f32, zero: u32) -> vec2<f32> {
  return actc_exp_near_pair(actc_exp_rest(u, n, zero));
}

// exp(u) times a power of two.
fn actc_exp_pair(u: vec2<f32>, by: i32, zero: u32) -> vec2<f32> {
  let n: f32 = actc_exp_steps(u.x + u.y);
  let e: vec2<f32> = actc_exp_significand_pair(u, n, zero);
  let k: i32 = i32(n) + by;
  return vec2<f32>(actc_scaled(e.x, k), actc_scaled(e.y, k));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_pair(u: vec2<f32>, by: i32, zero: u32) -> vec2<f32> {
  let n: f32 = actc_exp_steps(u.x + u.y);
  let e: vec2<f32> = actc_exp_significand_pair(u, n, zero);
  let s: f32 = actc_power_of_two(max(i32(n) + by, -127));
  return vec2<f32>(e.x * s, e.y * s);
}

fn actc_expm1_pair(u: vec2<f32>, zero: u32) -> vec2<f32> {
  let n: f32 = min(actc_exp_steps(u.x + u.y), 127.0);
  let q: vec2<f32> = actc_expm1_near_pair(actc_exp_rest(u, n, zero));
  let e: vec2<f32> = actc_sum_float_pair(1.0, q);
  let s: f32 = actc_power_of_two(max(i32(n), -127));
  let far: vec2<f32> = actc_sum_any(vec2<f32>(-1.0, 0.0), vec2<f32>(e.x * s, e.y * s));
  return vec2<f32>(select(far.x, q.x, n == 0.0), select(far.y, q.y, n == 0.0));
}

fn actc_exp_rest_single(u: f32, n: f32, zero: u32) -> f32 {
  return actc_held(u - n * 0.693359375, zero) + n * 0.00021219444;
}

// exp(r) - 1, |r| <= log(2)/2.
fn actc_expm1_near_single(r: f32) -> f32 {
  return r + r * r * (0.5 + r * (${horner('r', coefficients.exp.rest)}));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
fn actc_exp_significand_single(u: f32, n: f32, zero: u32) -> f32 {
  return 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
}

fn actc_exp_single(u: f32, by: i32, zero: u32) -> f32 {
  let n: f32 = actc_exp_steps(u);
  return actc_scaled(actc_exp_significand_single(u, n, zero), i32(n) + by);
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_single(u: f32, by: i32, zero: u32) -> f32 {
  let n: f32 = actc_exp_steps(u);
  return actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(i32(n) + by, -127));
}

fn actc_expm1_single(u: f32, zero: u32) -> f32 {
  let n: f32 = min(actc_exp_steps(u), 127.0);
  let q: f32 = actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
  let s: f32 = actc_power_of_two(max(i32(n), -127));
  return select(s * q + (s - 1.0), q, n == 0.0);
}
`;
