// Hyperbolic tangent: A smooth step from -1 to 1, odd; a scaled and shifted logistic function.
//
// Made by activation-compiler from tanh.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: tanh 0.5 ulp at x = -0.0283966064453125; tanh_dx 0.5 ulp at x =
//     -0.345703125.
//
// Source: Wikipedia: Hyperbolic functions
// Source: Wikipedia: Activation function

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// tanh(x) = tanh(x)
fn tanh_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return -1.0;
    }
    return 1.0;
  }
  if (x < -9.010913) {
    return -1.0;
  }
  if (x < -0.0003521117) {
    let t0 = -x;
    let t1 = t0 * 2.0;
    let t2 = -t1;
    let t3 = actc_expm1_pair(vec2<f32>(t2, 0.0), zero);
    let t4 = actc_times(t3, 0.5);
    let t5 = actc_sum_float_pair(1.0, t4);
    let t6 = actc_quotient(t4, t5);
    let t7 = t6.x + t6.y;
    return t7;
  }
  if (x < 0.0) {
    return x;
  }
  if (x < 0.00035211173) {
    return x;
  }
  if (x < 9.010914) {
    let t0 = x * 2.0;
    let t1 = actc_expm1_pair(vec2<f32>(t0, 0.0), zero);
    let t2 = actc_times(t1, 0.5);
    let t3 = actc_sum_any(vec2<f32>(1.0, 0.0), t2);
    let t4 = actc_quotient(t2, t3);
    let t5 = t4.x + t4.y;
    return t5;
  }
  return 1.0;
}

fn tanh(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return tanh_leaf0(x);
}

// First derivative in x
// tanh_dx(x) = 1 - tanh(x)^2
fn tanh_dx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 1.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -52.679184) {
    return 0.0;
  }
  if (x < -0.00017263349) {
    let t0 = -x;
    let t1 = t0 * 2.0;
    let t2 = -t1;
    let t3 = actc_exp_small_pair(vec2<f32>(t2, 0.0), 34, zero);
    let t4 = actc_times(t3, 4.0);
    let t5 = actc_times(t3, 5.820766e-11);
    let t6 = actc_sum_float_pair(1.0, t5);
    let t7 = actc_square(t6);
    let t8 = actc_neat(t7);
    let t9 = actc_quotient(t4, t8);
    let t10 = t9.x + t9.y;
    return t10 * 5.820766e-11;
  }
  if (x < 0.0001726335) {
    return 1.0;
  }
  if (x < 52.679188) {
    let t0 = x * 2.0;
    let t1 = -t0;
    let t2 = actc_exp_small_pair(vec2<f32>(t1, 0.0), 34, zero);
    let t3 = actc_times(t2, 4.0);
    let t4 = actc_times(t2, 5.820766e-11);
    let t5 = actc_sum_float_pair(1.0, t4);
    let t6 = actc_square(t5);
    let t7 = actc_neat(t6);
    let t8 = actc_quotient(t3, t7);
    let t9 = t8.x + t8.y;
    return t9 * 5.820766e-11;
  }
  return 0.0;
}

fn tanh_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return tanh_dx_leaf0(x);
}

// Second derivative in x
// tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
fn tanh_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -53.025757) {
    return 0.0;
  }
  if (x < -0.004030318) {
    let t0 = -x;
    let t1 = t0 * 2.0;
    let t2 = -t1;
    let t3 = actc_exp_small_pair(vec2<f32>(t2, 0.0), 35, zero);
    let t4 = actc_square(t3);
    let t5 = actc_times(t4, 8.0);
    let t6 = -t5;
    let t7 = actc_times(t3, 8.0);
    let t8 = actc_times(t6, 2.910383e-11);
    let t9 = actc_sum_any(t8, t7);
    let t10 = actc_times(t3, 2.910383e-11);
    let t11 = actc_sum_float_pair(1.0, t10);
    let t12 = actc_square(t11);
    let t13 = actc_neat(t12);
    let t14 = actc_product(t13, t11);
    let t15 = actc_neat(t14);
    let t16 = actc_quotient(t9, t15);
    let t17 = t16.x + t16.y;
    return t17 * 2.910383e-11;
  }
  if (x < -0.00017605585) {
    let t0 = -x;
    let t1 = t0 * 2.0;
    let t2 = -t1;
    let t3 = actc_expm1_pair(vec2<f32>(t2, 0.0), zero);
    let t4 = -t3;
    let t5 = t3.x + t3.y;
    let t6 = t5 * t5;
    let t7 = -t6;
    let t8 = actc_sum_pair_float(t4, t7);
    let t9 = t5 * 0.5;
    let t10 = actc_sum_floats(1.0, t9);
    let t11 = actc_square(t10);
    let t12 = actc_neat(t11);
    let t13 = actc_product(t12, t10);
    let t14 = actc_neat(t13);
    let t15 = actc_quotient(t8, t14);
    let t16 = t15.x + t15.y;
    return t16;
  }
  if (x < 0.0) {
    let t0 = x * 4294967300.0;
    let t1 = t0 * 2.0;
    let t2 = -t1;
    return t2 * 2.3283064e-10;
  }
  if (x < 0.00017605587) {
    let t0 = x * 4294967300.0;
    let t1 = t0 * 2.0;
    let t2 = -t1;
    return t2 * 2.3283064e-10;
  }
  if (x < 1.0000001) {
    let t0 = -0.50008804 + x;
    let t1 = -0.07214418 * t0;
    let t2 = 0.037705477 + t1;
    let t3 = t2 * t0;
    let t4 = t3 + 0.18049552;
    let t5 = t4 * t0;
    let t6 = t5 + -0.21082221;
    let t7 = t6 * t0;
    let t8 = -0.19781615 + t7;
    let t9 = t8 * t0;
    let t10 = t9 + 0.56436473;
    let t11 = t10 * t0;
    let t12 = -0.100608505 + t11;
    let t13 = t12 * t0;
    let t14 = t13 + -0.919803;
    let t15 = t14 * t0;
    let t16 = t15 + 0.9077799;
    let t17 = t16 * t0;
    let t18 = 0.74754155 + t17;
    let t19 = t18 * t0;
    let t20 = t19 + -1.8849543;
    let t21 = t20 * t0;
    let t22 = 0.39766297 + t21;
    let t23 = t22 * t0;
    let t24 = actc_sum_pair_float(vec2<f32>(1.7768555, 0.00024394305), t23);
    let t25 = actc_pair(t0);
    let t26 = actc_product(t24, t25);
    let t27 = actc_sum(vec2<f32>(-1.4536133, 0.000045764322), t26);
    let t28 = actc_pair(x);
    let t29 = actc_product(t27, t28);
    let t30 = t29.x + t29.y;
    return t30;
  }
  if (x < 53.02576) {
    let t0 = x * 2.0;
    let t1 = -t0;
    let t2 = actc_exp_small_pair(vec2<f32>(t1, 0.0), 35, zero);
    let t3 = actc_times(t2, 8.0);
    let t4 = -t3;
    let t5 = t2.x + t2.y;
    let t6 = t5 * t5;
    let t7 = t6 * 8.0;
    let t8 = t7 * 2.910383e-11;
    let t9 = actc_sum_pair_float(t4, t8);
    let t10 = actc_times(t2, 2.910383e-11);
    let t11 = actc_sum_float_pair(1.0, t10);
    let t12 = actc_square(t11);
    let t13 = actc_neat(t12);
    let t14 = actc_product(t13, t11);
    let t15 = actc_neat(t14);
    let t16 = actc_quotient(t9, t15);
    let t17 = t16.x + t16.y;
    return t17 * 2.910383e-11;
  }
  return bitcast<f32>(0x80000000u);
}

fn tanh_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return tanh_dxx_leaf0(x);
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

// n/d: the division's own error drops out. d is a pair, n may have a head of 24 bits.
fn actc_quotient(n: vec2<f32>, d: vec2<f32>) -> vec2<f32> {
  let c = 1.0 / (d.x + d.y);
  let h = actc_head((n.x + n.y) * c);
  let l = (((n.x - h * d.x) - h * d.y) + n.y) * c;
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
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn tanh_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(tanh(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn tanh_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * tanh_dx(actc_at_x));
  }
}
