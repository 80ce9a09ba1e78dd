// Sigmoid linear unit: The input times the logistic function of it.
//
// Made by activation-compiler from silu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: silu 0.804 ulp at x = 0.3231780529022217; silu_dx 0.762 ulp at x =
//     0.4332538843154907; silu_dxx 0.772 ulp at x = -2.5831141471862793.
//
// Source: Elfwing, S.; Uchibe, E.; Doya, K. (2018). Sigmoid-weighted linear units for neural network
//     function approximation in reinforcement learning. Neural Networks 107.
// Source: Ramachandran, P.; Zoph, B.; Le, Q. V. (2017). Searching for activation functions.
//     arXiv:1710.05941.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// silu(x) = x*logistic(x)
// silu(x) = x*(1/(1 + exp(-x)))
fn silu_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -108.6603) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -8.4293696e-8) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = actc_pair(x);
    let t2 = actc_product(t1, t0);
    let t3 = t0.x + t0.y;
    let t4 = t3 * 1.8189894e-12;
    let t5 = actc_sum_floats(1.0, t4);
    let t6 = actc_quotient(t2, t5);
    let t7 = t6.x + t6.y;
    return t7 * 1.8189894e-12;
  }
  if (x < 0.0) {
    let t0 = x * 2147483600.0;
    return t0 * 2.3283064e-10;
  }
  if (x < 8.42937e-8) {
    let t0 = x * 2147483600.0;
    return t0 * 2.3283064e-10;
  }
  if (x < 16.676973) {
    let t0 = -x;
    let t1 = actc_exp_small_single(t0, 0, zero);
    let t2 = actc_sum_floats(1.0, t1);
    let t3 = actc_quotient(vec2<f32>(x, 0.0), t2);
    let t4 = t3.x + t3.y;
    return t4;
  }
  return x;
}

fn silu(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return silu_leaf0(x);
}

// First derivative in x
// silu_dx(x) = 1/(1 + exp(-x)) + x*(exp(-x)/(1 + exp(-x))^2)
fn silu_dx_leaf0(x: f32) -> f32 {
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
  if (x < -108.65097) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -1.4382726) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = actc_pair(x);
    let t2 = actc_product(t1, t0);
    let t3 = actc_square(t0);
    let t4 = actc_times(t3, 1.8189894e-12);
    let t5 = actc_sum(t0, t4);
    let t6 = actc_sum(t2, t5);
    let t7 = t0.x + t0.y;
    let t8 = t7 * 2.0;
    let t9 = t4.x + t4.y;
    let t10 = t9 + t8;
    let t11 = t10 * 1.8189894e-12;
    let t12 = actc_sum_floats(1.0, t11);
    let t13 = actc_quotient(t6, t12);
    let t14 = t13.x + t13.y;
    return t14 * 1.8189894e-12;
  }
  if (x < -1.1186564) {
    let t0 = actc_distance(x, -1.2784646, 1.29792825e-8, 1.1257466e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = 0.0007964271 * t1;
    let t3 = 0.00013488362 + t2;
    let t4 = t3 * t1;
    let t5 = t4 + -0.0066065555;
    let t6 = t5 * t1;
    let t7 = t6 + -0.015222761;
    let t8 = t7 * t1;
    let t9 = t8 + 0.018874815;
    let t10 = t9 * t1;
    let t11 = t10 + 0.1466488;
    let t12 = t11 * t1;
    let t13 = actc_sum_pair_float(vec2<f32>(0.21783447, -0.000022766937), t12);
    let t14 = actc_product(t13, t0);
    let t15 = t14.x + t14.y;
    return t15;
  }
  if (x < -2.9802322e-8) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_pair(x);
    let t2 = actc_product(t1, t0);
    let t3 = actc_square(t0);
    let t4 = actc_sum_any(t2, t3);
    let t5 = actc_sum_any(t4, t0);
    let t6 = actc_times(t0, 2.0);
    let t7 = actc_sum_float_pair(1.0, t3);
    let t8 = actc_sum(t7, t6);
    let t9 = actc_quotient(t5, t8);
    let t10 = t9.x + t9.y;
    return t10;
  }
  if (x < 5.960465e-8) {
    return 0.5;
  }
  if (x < 19.556345) {
    let t0 = -x;
    let t1 = actc_exp_small_single(t0, 0, zero);
    let t2 = x * t1;
    let t3 = actc_sum_any(vec2<f32>(t2, 0.0), vec2<f32>(t1, 0.0));
    let t4 = actc_sum_float_pair(1.0, t3);
    let t5 = t1 * 2.0;
    let t6 = t1 * t1;
    let t7 = actc_sum_floats(1.0, t6);
    let t8 = actc_sum_pair_float(t7, t5);
    let t9 = actc_quotient(t4, t8);
    let t10 = t9.x + t9.y;
    return t10;
  }
  return 1.0;
}

fn silu_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return silu_dx_leaf0(x);
}

// Second derivative in x
// silu_dxx(x) = exp(-x)/(1 + exp(-x))^2 + (exp(-x)/(1 + exp(-x))^2 + x*((exp(-x)*(2*(exp(-x)*(1 +
//     exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4))
fn silu_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.5;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -108.64155) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -16.3773) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = t0.x + t0.y;
    let t2 = t1 * t1;
    let t3 = actc_pair(x);
    let t4 = actc_product(t3, t0);
    let t5 = t2 * 4.0;
    let t6 = t1 * 2.0;
    let t7 = t5 * 1.8189894e-12;
    let t8 = t7 + t6;
    let t9 = actc_sum_pair_float(t4, t8);
    let t10 = t1 * 4.0;
    let t11 = t10 * 1.8189894e-12;
    let t12 = actc_sum_floats(1.0, t11);
    let t13 = actc_quotient(t9, t12);
    let t14 = t13.x + t13.y;
    return t14 * 1.8189894e-12;
  }
  if (x < -2.699277) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_square(t0);
    let t2 = t1.x + t1.y;
    let t3 = t0.x + t0.y;
    let t4 = t2 * t3;
    let t5 = x * t4;
    let t6 = -t5;
    let t7 = actc_pair(x);
    let t8 = actc_product(t7, t0);
    let t9 = t4 * 2.0;
    let t10 = actc_times(t1, 4.0);
    let t11 = actc_times(t0, 2.0);
    let t12 = t9 + t6;
    let t13 = actc_sum_pair_float(t10, t12);
    let t14 = actc_sum(t11, t13);
    let t15 = actc_sum(t8, t14);
    let t16 = t2 * t2;
    let t17 = t4 * 4.0;
    let t18 = 6.0 * t2;
    let t19 = t3 * 4.0;
    let t20 = t16 + t17;
    let t21 = t20 + t18;
    let t22 = t21 + t19;
    let t23 = actc_sum_floats(1.0, t22);
    let t24 = actc_quotient(t15, t23);
    let t25 = t24.x + t24.y;
    return t25;
  }
  if (x < -2.0994375) {
    let t0 = actc_distance(x, -2.3993573, 3.8362707e-8, -6.2873795e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = 0.00004716005 * t1;
    let t3 = t2 + 0.0000981141;
    let t4 = t3 * t1;
    let t5 = t4 + -0.00011510755;
    let t6 = t5 * t1;
    let t7 = t6 + -0.0013664819;
    let t8 = t7 * t1;
    let t9 = t8 + -0.0038628175;
    let t10 = t9 * t1;
    let t11 = -0.0018366673 + t10;
    let t12 = t11 * t1;
    let t13 = t12 + 0.022487259;
    let t14 = t13 * t1;
    let t15 = t14 + 0.07629587;
    let t16 = t15 * t1;
    let t17 = actc_sum_pair_float(vec2<f32>(0.09152222, 0.000008303367), t16);
    let t18 = actc_product(t17, t0);
    let t19 = t18.x + t18.y;
    return t19;
  }
  if (x < -0.00024414063) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_square(t0);
    let t2 = t1.x + t1.y;
    let t3 = t0.x + t0.y;
    let t4 = t2 * t3;
    let t5 = x * t4;
    let t6 = -t5;
    let t7 = actc_pair(x);
    let t8 = actc_product(t7, t0);
    let t9 = t4 * 2.0;
    let t10 = actc_times(t1, 4.0);
    let t11 = actc_times(t0, 2.0);
    let t12 = actc_sum_any(vec2<f32>(t6, 0.0), t8);
    let t13 = actc_sum_any(t12, vec2<f32>(t9, 0.0));
    let t14 = actc_sum_any(t13, t11);
    let t15 = actc_sum_any(t14, t10);
    let t16 = t2 * t2;
    let t17 = t4 * 4.0;
    let t18 = actc_neat(t1);
    let t19 = actc_times(t18, 6.0);
    let t20 = t3 * 4.0;
    let t21 = actc_sum_floats(1.0, t16);
    let t22 = actc_sum_pair_float(t21, t17);
    let t23 = actc_sum_pair_float(t22, t20);
    let t24 = actc_sum(t23, t19);
    let t25 = actc_quotient(t15, t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 0.00024414065) {
    return 0.5;
  }
  if (x < 2.0994377) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 0, zero);
    let t2 = actc_square(t1);
    let t3 = t2.x + t2.y;
    let t4 = t1.x + t1.y;
    let t5 = t3 * t4;
    let t6 = x * t5;
    let t7 = actc_pair(x);
    let t8 = actc_product(t7, t1);
    let t9 = -t8;
    let t10 = t5 * 2.0;
    let t11 = actc_times(t2, 4.0);
    let t12 = actc_times(t1, 2.0);
    let t13 = actc_sum_any(vec2<f32>(t6, 0.0), t9);
    let t14 = actc_sum_any(t13, vec2<f32>(t10, 0.0));
    let t15 = actc_sum(t14, t12);
    let t16 = actc_sum(t15, t11);
    let t17 = t4 * 4.0;
    let t18 = actc_neat(t2);
    let t19 = actc_times(t18, 6.0);
    let t20 = t5 * 4.0;
    let t21 = t3 * t3;
    let t22 = actc_sum_floats(1.0, t21);
    let t23 = actc_sum_pair_float(t22, t20);
    let t24 = actc_sum_pair_float(t23, t17);
    let t25 = actc_sum(t24, t19);
    let t26 = actc_quotient(t16, t25);
    let t27 = t26.x + t26.y;
    return t27;
  }
  if (x < 2.6992772) {
    let t0 = actc_distance(x, 2.3993573, -3.8362707e-8, 6.2873795e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = -0.00004716002 * t1;
    let t3 = t2 + 0.00009811409;
    let t4 = t3 * t1;
    let t5 = t4 + 0.00011510754;
    let t6 = t5 * t1;
    let t7 = t6 + -0.0013664819;
    let t8 = t7 * t1;
    let t9 = t8 + 0.0038628175;
    let t10 = t9 * t1;
    let t11 = -0.0018366673 + t10;
    let t12 = t11 * t1;
    let t13 = t12 + -0.022487259;
    let t14 = t13 * t1;
    let t15 = t14 + 0.07629587;
    let t16 = actc_pair(t15);
    let t17 = actc_product(t16, t0);
    let t18 = actc_sum(vec2<f32>(-0.09152222, -0.000008303367), t17);
    let t19 = actc_product(t18, t0);
    let t20 = t19.x + t19.y;
    return t20;
  }
  if (x < 16.377304) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 0, zero);
    let t2 = actc_square(t1);
    let t3 = t2.x + t2.y;
    let t4 = t1.x + t1.y;
    let t5 = t3 * t4;
    let t6 = x * t5;
    let t7 = actc_pair(x);
    let t8 = actc_product(t7, t1);
    let t9 = -t8;
    let t10 = t5 * 2.0;
    let t11 = actc_times(t2, 4.0);
    let t12 = actc_times(t1, 2.0);
    let t13 = t10 + t6;
    let t14 = actc_sum_pair_float(t11, t13);
    let t15 = actc_sum(t12, t14);
    let t16 = actc_sum(t9, t15);
    let t17 = t4 * 4.0;
    let t18 = 6.0 * t3;
    let t19 = t5 * 4.0;
    let t20 = t3 * t3;
    let t21 = t20 + t19;
    let t22 = t21 + t18;
    let t23 = t22 + t17;
    let t24 = actc_sum_floats(1.0, t23);
    let t25 = actc_quotient(t16, t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 108.641556) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 39, zero);
    let t2 = t1.x + t1.y;
    let t3 = t2 * t2;
    let t4 = actc_pair(x);
    let t5 = actc_product(t4, t1);
    let t6 = -t5;
    let t7 = t3 * 4.0;
    let t8 = t2 * 2.0;
    let t9 = t7 * 1.8189894e-12;
    let t10 = t9 + t8;
    let t11 = actc_sum_pair_float(t6, t10);
    let t12 = t2 * 4.0;
    let t13 = t12 * 1.8189894e-12;
    let t14 = actc_sum_floats(1.0, t13);
    let t15 = actc_quotient(t11, t14);
    let t16 = t15.x + t15.y;
    return t16 * 1.8189894e-12;
  }
  return bitcast<f32>(0x80000000u);
}

fn silu_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return silu_dxx_leaf0(x);
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

// x less a root in three words; exact near the root but for the last word.
fn actc_distance(x: f32, r0: f32, r1: f32, r2: f32, zero: u32) -> vec2<f32> {
  let d = actc_held(x - r0, zero);
  let h = actc_head(d - r1);
  let l = actc_held(actc_held(d - h, zero) - r1, zero) - r2;
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
fn silu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = silu(actc_at_x);
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn silu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * silu_dx(actc_at_x);
  }
}
