// Exponential linear unit: The identity for positive inputs, an exponential that ends at -alpha for the
// others.
//
// Made by activation-compiler from elu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: elu 0.5 ulp at x = -7.84765625, alpha = 2.5; elu_dalpha 0.5 ulp at x
//     = -1.4560546875, alpha = 1; elu_dx 0.5 ulp at x = -0.024658203125, alpha = 17.
//
// Source: Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning
//     by exponential linear units (ELUs). ICLR.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// elu(x, alpha) =
//   x if x > 0
//   alpha*(exp(x) - 1) otherwise
fn elu_ordinary(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  return alpha * actc_expm1(x);
}

fn elu_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return actc_nan();
    }
    return actc_inf();
  }
  if (x < 2.0000002) {
    return x;
  }
  return x;
}

fn elu_leaf1(x: f32, alpha: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      let t0 = actc_parameter_significand(alpha);
      let t1 = actc_parameter_exponent(alpha);
      let t2 = actc_pair(t0);
      let t3 = actc_times(t2, -1.0);
      let t4 = t3.x + t3.y;
      return actc_scaled_far(t4, t1);
    }
    return actc_nan();
  }
  if (x < -24.26015) {
    let t0 = actc_parameter_significand(alpha);
    let t1 = actc_parameter_exponent(alpha);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, -1.0);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if (x < -21.487562) {
    let t0 = actc_parameter_significand(alpha);
    let t1 = actc_parameter_exponent(alpha);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, -1.0);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if (x < -6.585445e-10) {
    let t0 = actc_expm1_pair(vec2<f32>(x, 0.0), zero);
    let t1 = actc_parameter_significand(alpha);
    let t2 = actc_parameter_exponent(alpha);
    let t3 = actc_pair(t1);
    let t4 = actc_product(t0, t3);
    let t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t2);
  }
  let t0 = x * 4294967300.0;
  let t1 = actc_parameter_significand(alpha);
  let t2 = actc_parameter_exponent(alpha);
  let t3 = actc_pair(t0);
  let t4 = actc_pair(t1);
  let t5 = actc_product(t3, t4);
  let t6 = t5.x + t5.y;
  return actc_scaled_far(t6, t2 + (0 - 32));
}

fn elu(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return elu_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return elu_leaf0(x);
  }
  return elu_leaf1(x, alpha);
}

// First derivative in x
// elu_dx(x, alpha) =
//   1 if x > 0
//   alpha*exp(x) otherwise
fn elu_dx_ordinary(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha * actc_exp(x);
}

fn elu_dx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 1.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return actc_nan();
    }
    return 1.0;
  }
  return 1.0;
}

fn elu_dx_leaf1(x: f32, alpha: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    let t0 = actc_parameter_significand(alpha);
    let t1 = actc_parameter_exponent(alpha);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, 1.0);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_nan();
  }
  if (x < -138.62943) {
    return 0.0;
  }
  if (x < -4.656613e-10) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 106, zero);
    let t1 = actc_parameter_significand(alpha);
    let t2 = actc_parameter_exponent(alpha);
    let t3 = actc_pair(t1);
    let t4 = actc_product(t0, t3);
    let t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t2 + (0 - 106));
  }
  if (x < -2.910383e-11) {
    let t0 = actc_parameter_significand(alpha);
    let t1 = actc_parameter_exponent(alpha);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, 1.0);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  let t0 = actc_parameter_significand(alpha);
  let t1 = actc_parameter_exponent(alpha);
  let t2 = actc_pair(t0);
  let t3 = actc_times(t2, 1.0);
  let t4 = t3.x + t3.y;
  return actc_scaled_far(t4, t1);
}

fn elu_dx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return elu_dx_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return elu_dx_leaf0(x);
  }
  return elu_dx_leaf1(x, alpha);
}

// Second derivative in x
// elu_dxx(x, alpha) =
//   0 if x > 0
//   alpha*exp(x) otherwise
fn elu_dxx_ordinary(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return alpha * actc_exp(x);
}

fn elu_dxx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return actc_nan();
    }
    return 0.0;
  }
  return 0.0;
}

fn elu_dxx_leaf1(x: f32, alpha: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    let t0 = actc_parameter_significand(alpha);
    let t1 = actc_parameter_exponent(alpha);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, 1.0);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_nan();
  }
  if (x < -138.62943) {
    return 0.0;
  }
  if (x < -4.656613e-10) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 106, zero);
    let t1 = actc_parameter_significand(alpha);
    let t2 = actc_parameter_exponent(alpha);
    let t3 = actc_pair(t1);
    let t4 = actc_product(t0, t3);
    let t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t2 + (0 - 106));
  }
  if (x < -2.910383e-11) {
    let t0 = actc_parameter_significand(alpha);
    let t1 = actc_parameter_exponent(alpha);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, 1.0);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  let t0 = actc_parameter_significand(alpha);
  let t1 = actc_parameter_exponent(alpha);
  let t2 = actc_pair(t0);
  let t3 = actc_times(t2, 1.0);
  let t4 = t3.x + t3.y;
  return actc_scaled_far(t4, t1);
}

fn elu_dxx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return elu_dxx_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return elu_dxx_leaf0(x);
  }
  return elu_dxx_leaf1(x, alpha);
}

// First derivative in alpha
// elu_dalpha(x, alpha) =
//   0 if x > 0
//   exp(x) - 1 otherwise
fn elu_dalpha_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return actc_nan();
    }
    return 0.0;
  }
  return 0.0;
}

fn elu_dalpha_leaf1(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return -1.0;
    }
    return actc_nan();
  }
  if (x < -17.328678) {
    return -1.0;
  }
  if (x < -8.4293696e-8) {
    let t0 = actc_expm1_pair(vec2<f32>(x, 0.0), zero);
    let t1 = t0.x + t0.y;
    return t1;
  }
  return x;
}

fn elu_dalpha(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return elu_dalpha_leaf0(x);
  }
  return elu_dalpha_leaf1(x);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_nan() -> f32 {
  var bits: u32 = 0x7fc00000u;
  return bitcast<f32>(bits);
}

fn actc_inf() -> f32 {
  var bits: u32 = 0x7f800000u;
  return bitcast<f32>(bits);
}

// 2^n for -126 <= n <= 127.
fn actc_exp2i(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
fn actc_scale(x: f32, n: i32) -> f32 {
  let n1 = n >> 1u;
  return (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
fn actc_expm1_near(r: f32) -> f32 {
  let p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  return r + r * r * (0.5 + r * p);
}

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
fn actc_exp(x: f32) -> f32 {
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  let n = floor(x * 1.442695 + 0.5);
  let r = (x - n * 0.6933594) + n * 0.00021219444;
  return actc_scale(1.0 + actc_expm1_near(r), i32(n));
}

// exp(x) - 1 without cancellation: 2^n (exp(r) - 1) + (2^n - 1).
fn actc_expm1(x: f32) -> f32 {
  if (abs(x) < 5.9604645e-8) {
    return x;
  }
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -18.0) {
    return -1.0;
  }
  let n = floor(x * 1.442695 + 0.5);
  if (n == 0.0) {
    return actc_expm1_near(x);
  }
  let r = (x - n * 0.6933594) + n * 0.00021219444;
  let half_scale = actc_exp2i(i32(n) - 1);
  return 2.0 * (half_scale * actc_expm1_near(r) + (half_scale - 0.5));
}

// The leading 12 significant bits of x.
fn actc_head(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}

// 0 for every finite x, which no compiler can know.
fn actc_zero(x: f32) -> u32 {
  return ((bitcast<u32>(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
}

// x as it is; the compiler cannot look through it.
fn actc_held(x: f32, zero: u32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) ^ zero);
}

// 2^n for -126 <= n <= 127, 0 for -127.
fn actc_power_of_two(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}

// The same in three steps, for all x.
fn actc_scaled_far(x: f32, n: i32) -> f32 {
  let m = min(max(n, -378), 381);
  let last = min(max(m, -126), 127);
  let middle = min(max(m - last, -126), 127);
  return ((x * actc_power_of_two((m - last) - middle)) * actc_power_of_two(middle)) * actc_power_of_two(last);
}

// A float of 24 bits as a pair.
fn actc_pair(x: f32) -> vec2<f32> {
  let h = actc_head(x);
  let l = x - h;
  return vec2<f32>(h, l);
}

fn actc_sum_float_pair(a: f32, b: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a + b.x);
  let l = ((a - h) + b.x) + b.y;
  return vec2<f32>(h, l);
}

// a + b, whichever is larger.
fn actc_sum_any(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let swap = abs(a.x) < abs(b.x);
  let large = select(a.x, b.x, swap);
  let small = select(b.x, a.x, swap);
  let h = actc_head(a.x + b.x);
  let l = ((large - h) + small) + (a.y + b.y);
  return vec2<f32>(h, l);
}

// a b of two pairs; its head has 24 bits.
fn actc_product(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let p = a.x * b.x;
  let l = a.x * b.y + a.y * (b.x + b.y);
  return vec2<f32>(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
fn actc_times(a: vec2<f32>, c: f32) -> vec2<f32> {
  let p = a.x * c;
  let l = a.y * c;
  return vec2<f32>(p, l);
}

// Is x 0 or infinite?
fn actc_is_end(x: f32) -> bool {
  return x == 0.0 || (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of a parameter |p| = m 2^e; far out for 0, which stands for subnormal numbers too, and for infinity.
fn actc_parameter_exponent(p: f32) -> i32 {
  let size = bitcast<u32>(p) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return 0 - 100000;
  }
  if (size >= 0x7f800000u) {
    return 100000;
  }
  return i32(size >> 23u) - 127;
}

fn actc_parameter_significand(p: f32) -> f32 {
  return bitcast<f32>(0x3f800000u | (bitcast<u32>(p) & 0x007fffffu));
}

// The whole number nearest to u/log(2), u within what matters for floats.
fn actc_exp_steps(u: f32) -> f32 {
  return round(min(max(u, -240.0), 240.0) * 1.442695);
}

// u - n log 2 of a pair: its head less n 355/512 is exact.
fn actc_exp_rest(u: vec2<f32>, n: f32, zero: u32) -> vec2<f32> {
  let large = actc_held(u.x - n * 0.6933594, zero);
  let small = n * 0.00021219444 + u.y;
  let h = actc_head(large + small);
  let l = (large - h) + small;
  return vec2<f32>(h, l);
}

// exp(r) - 1 of a pair, |r| <= log(2)/2.
fn actc_expm1_near_pair(r: vec2<f32>) -> vec2<f32> {
  let s = r.x + r.y;
  let square = r.x * r.x;
  let halved = square * 0.5;
  let h = actc_head(r.x + halved);
  let twice = r.y * (r.x + s);
  let p = (square + twice) * (0.16666667 + s * (0.041666552 + s * (0.008333321 + s * (0.0013926376 + s * 0.00019882912))));
  let l = ((r.x - h) + halved) + ((r.y + 0.5 * twice) + (p * r.x + p * r.y));
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

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_pair(u: vec2<f32>, by: i32, zero: u32) -> vec2<f32> {
  let n = actc_exp_steps(u.x + u.y);
  let e = actc_exp_significand_pair(u, n, zero);
  let s = actc_power_of_two(max(i32(n) + by, -127));
  return vec2<f32>(e.x * s, e.y * s);
}

fn actc_expm1_pair(u: vec2<f32>, zero: u32) -> vec2<f32> {
  let n = min(actc_exp_steps(u.x + u.y), 127.0);
  let q = actc_expm1_near_pair(actc_exp_rest(u, n, zero));
  let e = actc_sum_float_pair(1.0, q);
  let s = actc_power_of_two(max(i32(n), -127));
  let far = actc_sum_any(vec2<f32>(-1.0, 0.0), vec2<f32>(e.x * s, e.y * s));
  return vec2<f32>(select(far.x, q.x, n == 0.0), select(far.y, q.y, n == 0.0));
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
  alpha: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in alpha of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn elu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(elu(actc_at_x, actc_parameters.alpha));
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn elu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * elu_dx(actc_at_x, actc_parameters.alpha));
    actc_dparameters[actc_i] = f16(actc_at_dy * elu_dalpha(actc_at_x, actc_parameters.alpha));
  }
}
