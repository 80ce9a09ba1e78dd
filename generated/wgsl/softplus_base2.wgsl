// Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
//
// Made by activation-compiler from softplus_base2.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2 0.817 ulp at x = 0.4455600082874298;
//     softplus_base2_dx 0.834 ulp at x = 1.4715479612350464; softplus_base2_dxx 0.729 ulp at x =
//     -0.03992915526032448.
//
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus_base2(x) = log(1 + 2^x)/log(2)
fn softplus_base2_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 1.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -150.52876) {
    return 0.0;
  }
  if (x < -52.22414) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t0);
    let t2 = actc_exp_small_pair(t1, 33, zero);
    let t3 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t2);
    let t4 = t3.x + t3.y;
    return t4 * 1.1641532e-10;
  }
  if (x < -17.408047) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t0);
    let t2 = actc_exp_small_pair(t1, 0, zero);
    let t3 = actc_log1p_near_pair(t2);
    let t4 = actc_neat(t3);
    let t5 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t4);
    let t6 = t5.x + t5.y;
    return t6;
  }
  if (x < -2.0) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t0);
    let t2 = actc_exp_small_pair(t1, 0, zero);
    let t3 = actc_log1p_near_pair(t2);
    let t4 = actc_neat(t3);
    let t5 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t4);
    let t6 = t5.x + t5.y;
    return t6;
  }
  if (x < -5.9604645e-8) {
    let t0 = 7.064623e-11 * x;
    let t1 = 2.296143e-16 + t0;
    let t2 = t1 * x;
    let t3 = t2 + -2.8433458e-9;
    let t4 = t3 * x;
    let t5 = -2.9572305e-15 + t4;
    let t6 = t5 * x;
    let t7 = t6 + 7.7753725e-8;
    let t8 = t7 * x;
    let t9 = 1.4778582e-14 + t8;
    let t10 = t9 * x;
    let t11 = t10 + -0.0000020237262;
    let t12 = t11 * x;
    let t13 = -3.600655e-14 + t12;
    let t14 = t13 * x;
    let t15 = t14 + 0.000055554483;
    let t16 = t15 * x;
    let t17 = 4.376802e-14 + t16;
    let t18 = t17 * x;
    let t19 = t18 + -0.0017345024;
    let t20 = t19 * x;
    let t21 = t20 * x;
    let t22 = actc_sum_pair_float(vec2<f32>(0.086639404, 0.000003993088), t21);
    let t23 = actc_pair(x);
    let t24 = actc_product(t22, t23);
    let t25 = actc_sum(vec2<f32>(0.5, 3.663736e-15), t24);
    let t26 = actc_product(t25, t23);
    let t27 = actc_sum(vec2<f32>(1.0, 5.7218674e-12), t26);
    let t28 = t27.x + t27.y;
    return t28;
  }
  if (x < 1.1920929e-7) {
    return 1.0;
  }
  if (x < 20.528767) {
    let t0 = 0.6931472 * x;
    let t1 = -t0;
    let t2 = actc_exp_small_single(t1, 0, zero);
    let t3 = actc_log1p_pair(vec2<f32>(t2, 0.0));
    let t4 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t3);
    let t5 = actc_sum_any(t4, vec2<f32>(x, 0.0));
    let t6 = t5.x + t5.y;
    return t6;
  }
  return x;
}

fn softplus_base2(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return softplus_base2_leaf0(x);
}

// First derivative in x
// softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
fn softplus_base2_dx_leaf0(x: f32) -> f32 {
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
  if (x < -150.0) {
    return 0.0;
  }
  if (x < -8.5991324e-8) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t0);
    let t2 = actc_exp_small_pair(t1, 32, zero);
    let t3 = t2.x + t2.y;
    let t4 = t3 * 2.3283064e-10;
    let t5 = actc_sum_floats(1.0, t4);
    let t6 = actc_quotient(t2, t5);
    let t7 = t6.x + t6.y;
    return t7 * 2.3283064e-10;
  }
  if (x < 1.7198266e-7) {
    return 0.5;
  }
  if (x < 25.0) {
    let t0 = 0.6931472 * x;
    let t1 = -t0;
    let t2 = actc_exp_small_single(t1, 0, zero);
    let t3 = actc_sum_floats(1.0, t2);
    let t4 = actc_reciprocal(t3);
    let t5 = t4.x + t4.y;
    return t5;
  }
  return 1.0;
}

fn softplus_base2_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return softplus_base2_dx_leaf0(x);
}

// Second derivative in x
// softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
fn softplus_base2_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.1732868;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -149.47122) {
    return 0.0;
  }
  if (x < -0.0005788629) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t0);
    let t2 = actc_exp_small_pair(t1, 32, zero);
    let t3 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t2);
    let t4 = actc_times(t2, 2.0);
    let t5 = t2.x + t2.y;
    let t6 = t5 * t5;
    let t7 = t6 * 5.421011e-20;
    let t8 = actc_sum_floats(1.0, t7);
    let t9 = actc_times(t4, 2.3283064e-10);
    let t10 = actc_sum(t8, t9);
    let t11 = actc_quotient(t3, t10);
    let t12 = t11.x + t11.y;
    return t12 * 2.3283064e-10;
  }
  if (x < 0.00057886296) {
    return 0.1732868;
  }
  if (x < 149.47124) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t0);
    let t2 = -t1;
    let t3 = actc_exp_small_pair(t2, 32, zero);
    let t4 = actc_product(vec2<f32>(0.69311523, 0.000031946183), t3);
    let t5 = t3.x + t3.y;
    let t6 = t5 * t5;
    let t7 = actc_times(t3, 2.0);
    let t8 = t6 * 5.421011e-20;
    let t9 = actc_sum_floats(1.0, t8);
    let t10 = actc_times(t7, 2.3283064e-10);
    let t11 = actc_sum(t9, t10);
    let t12 = actc_quotient(t4, t11);
    let t13 = t12.x + t12.y;
    return t13 * 2.3283064e-10;
  }
  return 0.0;
}

fn softplus_base2_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return softplus_base2_dxx_leaf0(x);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_inf() -> f32 {
  var bits: u32 = 0x7f800000u;
  return bitcast<f32>(bits);
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

// a c of a pair and a number of 12 bits; its head has 24 bits.
fn actc_times(a: vec2<f32>, c: f32) -> vec2<f32> {
  let p = a.x * c;
  let l = a.y * c;
  return vec2<f32>(p, l);
}

// n/d: the division's own error drops out. d is a pair, n may have a head of 24 bits.
fn actc_quotient(n: vec2<f32>, d: vec2<f32>) -> vec2<f32> {
  let c = 1.0 / (d.x + d.y);
  let h = actc_head((n.x + n.y) * c);
  let l = (((n.x - h * d.x) - h * d.y) + n.y) * c;
  return vec2<f32>(h, l);
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

// k of 2^k (1 + f) = m, m > 0.
fn actc_log_steps(m: f32) -> i32 {
  return i32(bitcast<u32>(m) - 0x3f3504f3u) >> 23u;
}

// k log 2 + log(1 + f) of a pair f.
fn actc_log_near_pair(k: f32, f: vec2<f32>) -> vec2<f32> {
  let s = actc_quotient(f, actc_sum_float_pair(2.0, f));
  let t = s.x + s.y;
  let z = t * t;
  let p = (s.x * s.x + s.y * (s.x + t)) * (0.33337402 + (-0.0000406901 + z * (0.19999999 + z * (0.14285877 + z * (0.110956535 + z * 0.096822396)))));
  let large = k * 0.6933594;
  let near = s.x * 2.0;
  let h = actc_head(large + near);
  let l = ((large - h) + near) + ((s.y + (p * s.x + p * s.y)) * 2.0 - k * 0.00021219444);
  return vec2<f32>(h, l);
}

// log(1 + z) of a pair, -1 < z <= 2^126.
fn actc_log1p_pair(z: vec2<f32>) -> vec2<f32> {
  let k = min(actc_log_steps(1.0 + (z.x + z.y)), 126);
  let s = actc_power_of_two(0 - k);
  let x = z.x * s;
  let one = s - 1.0;
  let h = actc_head(x + one);
  // s - 1 first: it has few bits, the head of z may have 24.
  let l = ((one - h) + x) + z.y * s;
  return actc_log_near_pair(f32(k), vec2<f32>(h, l));
}

// The same for -0.29 <= z <= 0.41.
fn actc_log1p_near_pair(z: vec2<f32>) -> vec2<f32> {
  let s = actc_quotient(z, actc_sum_float_pair(2.0, z));
  let t = s.x + s.y;
  let q = t * t;
  let p = (s.x * s.x + s.y * (s.x + t)) * (0.33337402 + (-0.0000406901 + q * (0.19999999 + q * (0.14285877 + q * (0.110956535 + q * 0.096822396)))));
  return vec2<f32>(s.x * 2.0, (s.y + (p * s.x + p * s.y)) * 2.0);
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
fn softplus_base2_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = softplus_base2(actc_at_x);
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_base2_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * softplus_base2_dx(actc_at_x);
  }
}
