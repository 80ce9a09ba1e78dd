// Density of the normal distribution: The density of the standard normal distribution, the derivative of
// normal_cdf.
//
// Made by activation-compiler from normal_pdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_pdf 0.5 ulp at x = -2.564453125; normal_pdf_dx 0.5 ulp at x =
//     -0.23388671875.
//
// Source: Wikipedia: Normal distribution

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
fn normal_pdf_leaf0(x: f32) -> f32 {
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

fn normal_pdf(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return normal_pdf_leaf0(x);
}

// First derivative in x
// normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
fn normal_pdf_dx_leaf0(x: f32) -> f32 {
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

fn normal_pdf_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return normal_pdf_dx_leaf0(x);
}

// Second derivative in x
// normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
fn normal_pdf_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return -0.3989423;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.726014) {
    return 0.0;
  }
  if (x < -1.0086453) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 39, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = actc_times(t5, 0.5);
    let t7 = -t6;
    let t8 = actc_neat(t1);
    let t9 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t8);
    let t10 = actc_neat(t9);
    let t11 = actc_product(t10, t4);
    let t12 = actc_times(t11, 0.5);
    let t13 = actc_sum(t12, t7);
    let t14 = t13.x + t13.y;
    return t14 * 1.8189894e-12;
  }
  if (x < -1.0) {
    let t0 = 1.0 + x;
    let t1 = t0 * t0;
    let t2 = t1 * 0.5;
    let t3 = -t2;
    let t4 = t3 + t0;
    let t5 = actc_expm1_single(t4, zero);
    let t6 = actc_pair(t0);
    let t7 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t6);
    let t8 = actc_neat(t7);
    let t9 = actc_product(t8, vec2<f32>(0.6064453, 0.000085347216));
    let t10 = -t9;
    let t11 = t9.x + t9.y;
    let t12 = t11 * t5;
    let t13 = -t12;
    let t14 = 0.7978846 * t1;
    let t15 = t14 * 0.60653067;
    let t16 = t15 * 0.5;
    let t17 = t15 * t5;
    let t18 = t17 * 0.5;
    let t19 = t18 + t16;
    let t20 = t19 + t13;
    let t21 = actc_sum_pair_float(t10, t20);
    let t22 = t21.x + t21.y;
    return t22;
  }
  if (x < -0.99999994) {
    return 0.0;
  }
  if (x < -0.00007719505) {
    let t0 = actc_sum_floats(1.0, x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_sum(t0, t3);
    let t5 = actc_expm1_pair(t4, zero);
    let t6 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t0);
    let t7 = actc_neat(t6);
    let t8 = actc_product(t7, vec2<f32>(0.6064453, 0.000085347216));
    let t9 = -t8;
    let t10 = actc_neat(t8);
    let t11 = actc_product(t10, t5);
    let t12 = -t11;
    let t13 = actc_neat(t1);
    let t14 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t13);
    let t15 = actc_neat(t14);
    let t16 = actc_product(t15, vec2<f32>(0.6064453, 0.000085347216));
    let t17 = actc_times(t16, 0.5);
    let t18 = actc_neat(t16);
    let t19 = actc_product(t18, t5);
    let t20 = t19.x + t19.y;
    let t21 = t20 * 0.5;
    let t22 = actc_sum_pair_float(t17, t21);
    let t23 = actc_sum(t22, t12);
    let t24 = actc_sum(t9, t23);
    let t25 = t24.x + t24.y;
    return t25;
  }
  if (x < 0.00007719506) {
    return -0.3989423;
  }
  if (x < 1.0) {
    let t0 = actc_sum_floats(-1.0, x);
    let t1 = -t0;
    let t2 = actc_square(t0);
    let t3 = actc_times(t2, 0.5);
    let t4 = -t3;
    let t5 = actc_sum(t1, t4);
    let t6 = actc_expm1_pair(t5, zero);
    let t7 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t0);
    let t8 = actc_neat(t7);
    let t9 = actc_product(t8, vec2<f32>(0.6064453, 0.000085347216));
    let t10 = actc_neat(t9);
    let t11 = actc_product(t10, t6);
    let t12 = actc_neat(t2);
    let t13 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t12);
    let t14 = actc_neat(t13);
    let t15 = actc_product(t14, vec2<f32>(0.6064453, 0.000085347216));
    let t16 = actc_times(t15, 0.5);
    let t17 = actc_neat(t15);
    let t18 = actc_product(t17, t6);
    let t19 = t18.x + t18.y;
    let t20 = t19 * 0.5;
    let t21 = actc_sum_pair_float(t16, t20);
    let t22 = actc_sum(t21, t11);
    let t23 = actc_sum(t9, t22);
    let t24 = t23.x + t23.y;
    return t24;
  }
  if (x < 1.0000001) {
    return 0.0;
  }
  if (x < 1.0033666) {
    let t0 = -1.0 + x;
    let t1 = -t0;
    let t2 = t0 * t0;
    let t3 = t2 * 0.5;
    let t4 = -t3;
    let t5 = t4 + t1;
    let t6 = actc_expm1_single(t5, zero);
    let t7 = actc_pair(t0);
    let t8 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t7);
    let t9 = actc_neat(t8);
    let t10 = actc_product(t9, vec2<f32>(0.6064453, 0.000085347216));
    let t11 = t10.x + t10.y;
    let t12 = t11 * t6;
    let t13 = 0.7978846 * t2;
    let t14 = t13 * 0.60653067;
    let t15 = t14 * 0.5;
    let t16 = t14 * t6;
    let t17 = t16 * 0.5;
    let t18 = t17 + t15;
    let t19 = t18 + t12;
    let t20 = actc_sum_pair_float(t10, t19);
    let t21 = t20.x + t20.y;
    return t21;
  }
  if (x < 14.726015) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 39, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = actc_times(t5, 0.5);
    let t7 = -t6;
    let t8 = actc_neat(t1);
    let t9 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t8);
    let t10 = actc_neat(t9);
    let t11 = actc_product(t10, t4);
    let t12 = actc_times(t11, 0.5);
    let t13 = actc_sum_any(t7, t12);
    let t14 = t13.x + t13.y;
    return t14 * 1.8189894e-12;
  }
  return 0.0;
}

fn normal_pdf_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return normal_pdf_dxx_leaf0(x);
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

fn actc_sum_floats(a: f32, b: f32) -> vec2<f32> {
  let h = actc_head(a + b);
  let l = (a - h) + b;
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

fn actc_exp_rest_single(u: f32, n: f32, zero: u32) -> f32 {
  return actc_held(u - n * 0.6933594, zero) + n * 0.00021219444;
}

// exp(r) - 1, |r| <= log(2)/2.
fn actc_expm1_near_single(r: f32) -> f32 {
  return r + r * r * (0.5 + r * (0.1666663 + r * (0.041666623 + r * (0.008357328 + r * 0.0013918873))));
}

fn actc_expm1_single(u: f32, zero: u32) -> f32 {
  let n = min(actc_exp_steps(u), 127.0);
  let q = actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
  let s = actc_power_of_two(max(i32(n), -127));
  return select(s * q + (s - 1.0), q, n == 0.0);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn normal_pdf_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(normal_pdf(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn normal_pdf_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * normal_pdf_dx(actc_at_x));
  }
}
