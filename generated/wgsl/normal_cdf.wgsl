// Distribution function of the normal distribution: The probability that a standard normal variable is at
// most x.
//
// Made by activation-compiler from normal_cdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_cdf 0.762 ulp at x = 0.8106509447097778; normal_cdf_dx 0.546
//     ulp at x = -11.8551607131958; normal_cdf_dxx 0.555 ulp at x = -13.316258430480957.
//
// Source: Wikipedia: Normal distribution

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// normal_cdf(x) = (1 + erf(x/sqrt(2)))/2
fn normal_cdf_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.5;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  if (x < -14.170185) {
    return 0.0;
  }
  if (x < -3.735167e-8) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 27, zero);
    let t5 = actc_product(vec2<f32>(1.4140625, 0.00015106237), t0);
    let t6 = -t5;
    let t7 = actc_times(t6, 0.5);
    let t8 = actc_neat(t7);
    let t9 = actc_erfcx_positive_pair(t8);
    let t10 = actc_times(t4, 16.0);
    let t11 = actc_neat(t9);
    let t12 = actc_product(t10, t11);
    let t13 = t12.x + t12.y;
    return t13 * 2.3283064e-10;
  }
  if (x < 7.4703344e-8) {
    return 0.5;
  }
  if (x < 5.4199834) {
    let t0 = x * x;
    let t1 = t0 * 0.5;
    let t2 = -t1;
    let t3 = actc_exp_small_single(t2, 0, zero);
    let t4 = 1.4142135 * x;
    let t5 = t4 * 0.5;
    let t6 = actc_pair(t5);
    let t7 = actc_erfcx_positive_pair(t6);
    let t8 = actc_pair(t3);
    let t9 = actc_neat(t7);
    let t10 = actc_product(t8, t9);
    let t11 = actc_times(t10, 0.5);
    let t12 = -t11;
    let t13 = actc_sum_float_pair(1.0, t12);
    let t14 = t13.x + t13.y;
    return t14;
  }
  return 1.0;
}

fn normal_cdf(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return normal_cdf_leaf0(x);
}

// First derivative in x
// normal_cdf_dx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
fn normal_cdf_dx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.3989423;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.356401) {
    return 0.0;
  }
  if (x < -0.00013370575) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 31, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = t5.x + t5.y;
    return t6 * 2.3283064e-10;
  }
  if (x < 0.00013370576) {
    return 0.3989423;
  }
  if (x < 14.356402) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 31, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = t5.x + t5.y;
    return t6 * 2.3283064e-10;
  }
  return 0.0;
}

fn normal_cdf_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return normal_cdf_dx_leaf0(x);
}

// Second derivative in x
// normal_cdf_dxx(x) = -(0.5*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))))
fn normal_cdf_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.541675) {
    return 0.0;
  }
  if (x < -0.0000261152) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 35, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t0);
    let t6 = actc_neat(t5);
    let t7 = actc_product(t6, t4);
    let t8 = t7.x + t7.y;
    let t9 = -t8;
    return t9 * 1.4551915e-11;
  }
  if (x < 0.0) {
    let t0 = x * 2147483600.0;
    let t1 = actc_pair(t0);
    let t2 = actc_product(vec2<f32>(-0.79785156, -0.0000329983), t1);
    let t3 = t2.x + t2.y;
    return t3 * 2.3283064e-10;
  }
  if (x < 0.000026115202) {
    let t0 = x * 2147483600.0;
    let t1 = actc_pair(t0);
    let t2 = actc_product(vec2<f32>(-0.79785156, -0.0000329983), t1);
    let t3 = t2.x + t2.y;
    return t3 * 2.3283064e-10;
  }
  if (x < 14.541676) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 35, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t0);
    let t6 = actc_neat(t5);
    let t7 = actc_product(t6, t4);
    let t8 = t7.x + t7.y;
    let t9 = t8 * 0.5;
    let t10 = -t9;
    return t10 * 2.910383e-11;
  }
  return bitcast<f32>(0x80000000u);
}

fn normal_cdf_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return normal_cdf_dxx_leaf0(x);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
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

// A float of 24 bits as a pair.
fn actc_pair(x: f32) -> vec2<f32> {
  let h = actc_head(x);
  let l = x - h;
  return vec2<f32>(h, l);
}

// Head of 24 bits and tail as a pair.
fn actc_neat(a: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a.x);
  let l = (a.x - h) + a.y;
  return vec2<f32>(h, l);
}

// a + b, |b| <= 2^9 |a|; if a's head has 24 bits, |b| <= |a|.
fn actc_sum(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a.x + b.x);
  let l = ((a.x - h) + b.x) + (a.y + b.y);
  return vec2<f32>(h, l);
}

// The same for a pair and a float, a float and a pair, two floats.
fn actc_sum_pair_float(a: vec2<f32>, b: f32) -> vec2<f32> {
  let h = actc_head(a.x + b);
  let l = ((a.x - h) + b) + a.y;
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

// a^2 of a pair; its head has 24 bits.
fn actc_square(a: vec2<f32>) -> vec2<f32> {
  let p = a.x * a.x;
  let l = a.y * ((a.x + a.y) + a.x);
  return vec2<f32>(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
fn actc_times(a: vec2<f32>, c: f32) -> vec2<f32> {
  let p = a.x * c;
  let l = a.y * c;
  return vec2<f32>(p, l);
}

// 1/d of a pair.
fn actc_reciprocal(d: vec2<f32>) -> vec2<f32> {
  let c = 1.0 / (d.x + d.y);
  let h = actc_head(c);
  let l = ((1.0 - h * d.x) - h * d.y) * c;
  return vec2<f32>(h, l);
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

fn actc_exp_rest_single(u: f32, n: f32, zero: u32) -> f32 {
  return actc_held(u - n * 0.6933594, zero) + n * 0.00021219444;
}

// exp(r) - 1, |r| <= log(2)/2.
fn actc_expm1_near_single(r: f32) -> f32 {
  return r + r * r * (0.5 + r * (0.1666663 + r * (0.041666623 + r * (0.008357328 + r * 0.0013918873))));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
fn actc_exp_significand_single(u: f32, n: f32, zero: u32) -> f32 {
  return 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_single(u: f32, by: i32, zero: u32) -> f32 {
  let n = actc_exp_steps(u);
  return actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(i32(n) + by, -127));
}

// erfcx of a pair, a >= 0.
fn actc_erfcx_positive_pair(a: vec2<f32>) -> vec2<f32> {
  let c = actc_reciprocal(actc_sum_any(a, vec2<f32>(2.0, 0.0)));
  let q = actc_sum_any(vec2<f32>(1.0, 0.0), vec2<f32>(c.x * -4.0, c.y * -4.0));
  let v = q.x + q.y;
  let p_rest = 0.006480034 + v * (0.0030907448 + v * (-0.00084143813 + v * (-0.0006637763 + v * (0.00004489927 + v * (0.00014649415 + v * (0.000019457986 + v * (-0.000025108156 + v * (-0.0000051702523 + v * 0.0000023125526))))))));
  let p_4 = actc_sum_pair_float(vec2<f32>(-0.021507263, -0.0000034102563), v * p_rest);
  let p_3 = actc_sum(vec2<f32>(-0.03643799, -0.0000043207683), actc_product(q, p_4));
  let p_2 = actc_sum(vec2<f32>(0.27941895, 0.000053147545), actc_product(q, p_3));
  let p_1 = actc_sum(vec2<f32>(-0.68725586, 0.00009517703), actc_product(q, p_2));
  let p = actc_sum(vec2<f32>(1.0214844, 0.000098330245), actc_product(q, p_1));
  return actc_product(p, c);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
}

@group(0) @binding(0) var<storage, read> actc_x: array<f32>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f32>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f32>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f32>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn normal_cdf_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = normal_cdf(actc_at_x);
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn normal_cdf_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * normal_cdf_dx(actc_at_x);
  }
}
