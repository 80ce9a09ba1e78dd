// Logistic function: A smooth step from 0 to 1; the derivative of softplus.
//
// Made by activation-compiler from logistic.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: logistic 0.791 ulp at x = 0.34625282883644104; logistic_dx 0.635 ulp
//     at x = 0.1464845836162567; logistic_dxx 0.779 ulp at x = 0.49796032905578613.
//
// Source: Verhulst, P.-F. (1838)
// Source: Wikipedia: Logistic function
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// logistic(x) = 1/(1 + exp(-x))
fn logistic_leaf0(x: f32) -> f32 {
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
  if (x < -103.97208) {
    return 0.0;
  }
  if (x < -5.9604645e-8) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 32, zero);
    let t1 = t0.x + t0.y;
    let t2 = t1 * 2.3283064e-10;
    let t3 = actc_sum_floats(1.0, t2);
    let t4 = actc_quotient(t0, t3);
    let t5 = t4.x + t4.y;
    return t5 * 2.3283064e-10;
  }
  if (x < 1.192093e-7) {
    return 0.5;
  }
  if (x < 17.32868) {
    let t0 = -x;
    let t1 = actc_exp_small_single(t0, 0, zero);
    let t2 = actc_sum_floats(1.0, t1);
    let t3 = actc_reciprocal(t2);
    let t4 = t3.x + t3.y;
    return t4;
  }
  return 1.0;
}

fn logistic(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return logistic_leaf0(x);
}

// First derivative in x
// logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
fn logistic_dx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.25;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -103.97208) {
    return 0.0;
  }
  if (x < -0.00034526698) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 32, zero);
    let t1 = actc_square(t0);
    let t2 = actc_times(t0, 2.0);
    let t3 = t1.x + t1.y;
    let t4 = t3 * 5.421011e-20;
    let t5 = actc_sum_floats(1.0, t4);
    let t6 = actc_times(t2, 2.3283064e-10);
    let t7 = actc_sum(t5, t6);
    let t8 = actc_quotient(t0, t7);
    let t9 = t8.x + t8.y;
    return t9 * 2.3283064e-10;
  }
  if (x < 0.000345267) {
    return 0.25;
  }
  if (x < 103.972084) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 32, zero);
    let t2 = actc_times(t1, 2.0);
    let t3 = actc_square(t1);
    let t4 = t3.x + t3.y;
    let t5 = t4 * 5.421011e-20;
    let t6 = actc_sum_floats(1.0, t5);
    let t7 = actc_times(t2, 2.3283064e-10);
    let t8 = actc_sum(t6, t7);
    let t9 = actc_quotient(t1, t8);
    let t10 = t9.x + t9.y;
    return t10 * 2.3283064e-10;
  }
  return 0.0;
}

fn logistic_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return logistic_dx_leaf0(x);
}

// Second derivative in x
// logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
fn logistic_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -103.97208) {
    return 0.0;
  }
  if (x < -2.0) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 32, zero);
    let t1 = t0.x + t0.y;
    let t2 = t1 * t1;
    let t3 = t2 * t1;
    let t4 = -t3;
    let t5 = t4 * 5.421011e-20;
    let t6 = actc_sum_pair_float(t0, t5);
    let t7 = t2 * t2;
    let t8 = t3 * 4.0;
    let t9 = 6.0 * t2;
    let t10 = actc_times(t0, 4.0);
    let t11 = t7 * 2.3283064e-10;
    let t12 = t11 + t8;
    let t13 = t12 * 2.3283064e-10;
    let t14 = t13 + t9;
    let t15 = t14 * 2.3283064e-10;
    let t16 = actc_sum_pair_float(t10, t15);
    let t17 = t16.x + t16.y;
    let t18 = t17 * 2.3283064e-10;
    let t19 = actc_sum_floats(1.0, t18);
    let t20 = actc_quotient(t6, t19);
    let t21 = t20.x + t20.y;
    return t21 * 2.3283064e-10;
  }
  if (x < -0.0003521117) {
    let t0 = 1.0001761 + x;
    let t1 = 5.504159e-7 * t0;
    let t2 = 5.7534004e-7 + t1;
    let t3 = t2 * t0;
    let t4 = t3 + -0.000005508284;
    let t5 = t4 * t0;
    let t6 = t5 + -0.0000128675665;
    let t7 = t6 * t0;
    let t8 = 0.000024147477 + t7;
    let t9 = t8 * t0;
    let t10 = t9 + 0.00013778436;
    let t11 = t10 * t0;
    let t12 = 0.00004912525 + t11;
    let t13 = t12 * t0;
    let t14 = t13 + -0.00089824514;
    let t15 = t14 * t0;
    let t16 = t15 + -0.0017730076;
    let t17 = t16 * t0;
    let t18 = 0.0029200842 + t17;
    let t19 = t18 * t0;
    let t20 = t19 + 0.014726206;
    let t21 = t20 * t0;
    let t22 = 0.006213484 + t21;
    let t23 = t22 * t0;
    let t24 = actc_sum_pair_float(vec2<f32>(-0.055526733, -0.0000076232204), t23);
    let t25 = actc_pair(t0);
    let t26 = actc_product(t24, t25);
    let t27 = actc_sum(vec2<f32>(-0.09085083, 0.0000028602701), t26);
    let t28 = actc_pair(x);
    let t29 = actc_product(t27, t28);
    let t30 = t29.x + t29.y;
    return t30;
  }
  if (x < -1.1754949e-38) {
    let t0 = x * 536870900.0;
    let t1 = -t0;
    return t1 * 2.3283064e-10;
  }
  if (x < 0.0) {
    return bitcast<f32>(0x00100000u);
  }
  if (x < 1.175495e-38) {
    return bitcast<f32>(0x80100000u);
  }
  if (x < 0.00035211173) {
    let t0 = x * 536870900.0;
    let t1 = -t0;
    return t1 * 2.3283064e-10;
  }
  if (x < 0.005646284) {
    let t0 = -x;
    let t1 = actc_expm1_pair(vec2<f32>(t0, 0.0), zero);
    let t2 = actc_times(t1, 0.125);
    let t3 = t1.x + t1.y;
    let t4 = t3 * t3;
    let t5 = 0.1875 * t4;
    let t6 = t4 * t3;
    let t7 = t6 * 0.0625;
    let t8 = t7 + t5;
    let t9 = actc_sum_pair_float(t2, t8);
    let t10 = t3 * 2.0;
    let t11 = 1.5 * t4;
    let t12 = t6 * 0.5;
    let t13 = t4 * t4;
    let t14 = t13 * 0.0625;
    let t15 = t14 + t12;
    let t16 = t15 + t11;
    let t17 = t16 + t10;
    let t18 = actc_sum_floats(1.0, t17);
    let t19 = actc_quotient(t9, t18);
    let t20 = t19.x + t19.y;
    return t20;
  }
  if (x < 103.972084) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 32, zero);
    let t2 = actc_square(t1);
    let t3 = actc_neat(t2);
    let t4 = actc_product(t3, t1);
    let t5 = -t1;
    let t6 = actc_times(t4, 5.421011e-20);
    let t7 = actc_sum_any(t6, t5);
    let t8 = t1.x + t1.y;
    let t9 = t8 * 4.0;
    let t10 = actc_times(t3, 6.0);
    let t11 = t4.x + t4.y;
    let t12 = t11 * 4.0;
    let t13 = actc_times(t2, 0.03125);
    let t14 = t13.x + t13.y;
    let t15 = t14 * t14;
    let t16 = t15 * 3.0092655e-36;
    let t17 = actc_sum_floats(1.0, t16);
    let t18 = t12 * 1.26217745e-29;
    let t19 = actc_sum_pair_float(t17, t18);
    let t20 = t9 * 2.3283064e-10;
    let t21 = actc_sum_pair_float(t19, t20);
    let t22 = actc_times(t10, 5.421011e-20);
    let t23 = actc_sum(t21, t22);
    let t24 = actc_quotient(t7, t23);
    let t25 = t24.x + t24.y;
    return t25 * 2.3283064e-10;
  }
  return bitcast<f32>(0x80000000u);
}

fn logistic_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return logistic_dxx_leaf0(x);
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

// exp(u) 2^-n, n = actc_exp_steps(u).
fn actc_exp_significand_single(u: f32, n: f32, zero: u32) -> f32 {
  return 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_single(u: f32, by: i32, zero: u32) -> f32 {
  let n = actc_exp_steps(u);
  return actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(i32(n) + by, -127));
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
fn logistic_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = logistic(actc_at_x);
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn logistic_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * logistic_dx(actc_at_x);
  }
}
