// Approximation of softplus: Softplus at k = 1 by one exponential and no logarithm, at most 0.0092 too small.
//
// Made by activation-compiler from softplus_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_approximation 0.5 ulp at x = 4.625;
//     softplus_approximation_dx 0.5 ulp at x = -1.1689453125.
//
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus_approximation(x) =
//   log(2) if x == 0
//   x/(1 - exp(-x/log(2))) otherwise
fn softplus_approximation_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.6931472;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.6931472;
  }
  return 0.6931472;
}

fn softplus_approximation_leaf1(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -75.061165) {
    return 0.0;
  }
  if (x < -2.0) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t0);
    let t2 = actc_exp_small_pair(t1, 39, zero);
    let t3 = actc_product(t0, t2);
    let t4 = t2.x + t2.y;
    let t5 = -t4;
    let t6 = t5 * 1.8189894e-12;
    let t7 = actc_sum_floats(1.0, t6);
    let t8 = actc_quotient(t3, t7);
    let t9 = t8.x + t8.y;
    let t10 = -t9;
    return t10 * 1.8189894e-12;
  }
  if (x < -5.5795336e-8) {
    let t0 = -3.4345506e-11 * x;
    let t1 = 3.027881e-17 + t0;
    let t2 = t1 * x;
    let t3 = t2 + 1.268082e-9;
    let t4 = t3 * x;
    let t5 = -3.2360478e-16 + t4;
    let t6 = t5 * x;
    let t7 = t6 + -2.8668122e-8;
    let t8 = t7 * x;
    let t9 = 1.0584967e-15 + t8;
    let t10 = t9 * x;
    let t11 = t10 + 5.6276735e-7;
    let t12 = t11 * x;
    let t13 = t12 * x;
    let t14 = t13 + -0.000010750945;
    let t15 = t14 * x;
    let t16 = -6.460741e-15 + t15;
    let t17 = t16 * x;
    let t18 = t17 + 0.00020667391;
    let t19 = t18 * x;
    let t20 = t19 * x;
    let t21 = actc_sum_pair_float(vec2<f32>(-0.0041713715, 8.436562e-7), t20);
    let t22 = actc_pair(x);
    let t23 = actc_product(t21, t22);
    let t24 = actc_neat(t23);
    let t25 = actc_product(t24, t22);
    let t26 = actc_sum(vec2<f32>(0.12023926, -0.000014671213), t25);
    let t27 = actc_product(t26, t22);
    let t28 = actc_sum(vec2<f32>(0.5, 1.6653345e-15), t27);
    let t29 = actc_product(t28, t22);
    let t30 = actc_sum(vec2<f32>(0.69311523, 0.000031946187), t29);
    let t31 = t30.x + t30.y;
    return t31;
  }
  if (x < 6.341396e-8) {
    return 0.6931472;
  }
  if (x < 11.800287) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t0);
    let t2 = -t1;
    let t3 = actc_expm1_pair(t2, zero);
    let t4 = actc_reciprocal(t3);
    let t5 = actc_product(t0, t4);
    let t6 = t5.x + t5.y;
    let t7 = -t6;
    return t7;
  }
  return x;
}

fn softplus_approximation(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_approximation_leaf0(x);
  }
  return softplus_approximation_leaf1(x);
}

// First derivative in x
// softplus_approximation_dx(x) =
//   0.5 if x == 0
//   (1 - exp(-(x/log(2))) - x*(1/log(2)*exp(-(x/log(2)))))/(1 - exp(-(x/log(2))))^2 otherwise
fn softplus_approximation_dx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.5;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.5;
  }
  return 0.5;
}

fn softplus_approximation_dx_leaf1(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  if (x < -75.31111) {
    return 0.0;
  }
  if (x < -2.0) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t0);
    let t2 = actc_exp_small_pair(t1, 39, zero);
    let t3 = t2.x + t2.y;
    let t4 = t3 * t3;
    let t5 = -t3;
    let t6 = actc_neat(t1);
    let t7 = actc_product(t6, t2);
    let t8 = -t7;
    let t9 = t4 * 1.8189894e-12;
    let t10 = actc_sum_floats(t5, t9);
    let t11 = actc_sum(t8, t10);
    let t12 = t3 * 2.0;
    let t13 = -t12;
    let t14 = t9 + t13;
    let t15 = t14 * 1.8189894e-12;
    let t16 = actc_sum_floats(1.0, t15);
    let t17 = actc_quotient(t11, t16);
    let t18 = t17.x + t17.y;
    return t18 * 1.8189894e-12;
  }
  if (x < -6.197218e-8) {
    let t0 = 2.8060155e-11 * x;
    let t1 = -6.938894e-18 + t0;
    let t2 = t1 * x;
    let t3 = t2 + -9.984894e-10;
    let t4 = t3 * x;
    let t5 = -4.352579e-17 + t4;
    let t6 = t5 * x;
    let t7 = t6 + 2.069945e-8;
    let t8 = t7 * x;
    let t9 = 1.4779844e-15 + t8;
    let t10 = t9 * x;
    let t11 = t10 + -3.542313e-7;
    let t12 = t11 * x;
    let t13 = -9.9560515e-15 + t12;
    let t14 = t13 * x;
    let t15 = t14 + 0.000005647736;
    let t16 = t15 * x;
    let t17 = 3.045733e-14 + t16;
    let t18 = t17 * x;
    let t19 = t18 + -0.00008602979;
    let t20 = t19 * x;
    let t21 = -4.6917646e-14 + t20;
    let t22 = t21 * x;
    let t23 = actc_sum_pair_float(vec2<f32>(0.0012402534, -1.9703953e-7), t22);
    let t24 = t23.x + t23.y;
    let t25 = t24 * x;
    let t26 = 3.4478734e-14 + t25;
    let t27 = t26 * x;
    let t28 = actc_sum_pair_float(vec2<f32>(-0.016685486, 0.0000033712574), t27);
    let t29 = actc_pair(x);
    let t30 = actc_product(t28, t29);
    let t31 = actc_neat(t30);
    let t32 = actc_product(t31, t29);
    let t33 = actc_sum(vec2<f32>(0.24047852, -0.000029342174), t32);
    let t34 = actc_product(t33, t29);
    let t35 = actc_sum(vec2<f32>(0.5, 2.220446e-16), t34);
    let t36 = t35.x + t35.y;
    return t36;
  }
  if (x < 1.2394437e-7) {
    return 0.5;
  }
  if (x < 2.0000002) {
    let t0 = 2.8060155e-11 * x;
    let t1 = t0 * x;
    let t2 = t1 + -9.984894e-10;
    let t3 = t2 * x;
    let t4 = t3 * x;
    let t5 = t4 + 2.069945e-8;
    let t6 = t5 * x;
    let t7 = 1.4779844e-15 + t6;
    let t8 = t7 * x;
    let t9 = t8 + -3.542313e-7;
    let t10 = t9 * x;
    let t11 = -9.9560515e-15 + t10;
    let t12 = t11 * x;
    let t13 = t12 + 0.000005647736;
    let t14 = t13 * x;
    let t15 = 3.045733e-14 + t14;
    let t16 = t15 * x;
    let t17 = t16 + -0.00008602979;
    let t18 = t17 * x;
    let t19 = t18 * x;
    let t20 = t19 + 0.0012400564;
    let t21 = t20 * x;
    let t22 = t21 * x;
    let t23 = t22 + -0.016682114;
    let t24 = t23 * x;
    let t25 = t24 * x;
    let t26 = actc_sum_pair_float(vec2<f32>(0.24047852, -0.000029342174), t25);
    let t27 = actc_pair(x);
    let t28 = actc_product(t26, t27);
    let t29 = actc_sum(vec2<f32>(0.5, 2.220446e-16), t28);
    let t30 = t29.x + t29.y;
    return t30;
  }
  if (x < 14.06269) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t0);
    let t2 = -t1;
    let t3 = actc_exp_small_pair(t2, 0, zero);
    let t4 = -t3;
    let t5 = actc_neat(t1);
    let t6 = actc_product(t5, t3);
    let t7 = -t6;
    let t8 = actc_sum(t7, t4);
    let t9 = actc_sum_float_pair(1.0, t8);
    let t10 = actc_times(t3, 2.0);
    let t11 = -t10;
    let t12 = actc_square(t3);
    let t13 = actc_sum(t11, t12);
    let t14 = actc_sum_float_pair(1.0, t13);
    let t15 = actc_quotient(t9, t14);
    let t16 = t15.x + t15.y;
    return t16;
  }
  return 1.0;
}

fn softplus_approximation_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_approximation_dx_leaf0(x);
  }
  return softplus_approximation_dx_leaf1(x);
}

// Second derivative in x
// softplus_approximation_dxx(x): the formula is long; trace/softplus_approximation.md shows it.
fn softplus_approximation_dxx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.24044918;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.24044918;
  }
  return 0.24044918;
}

fn softplus_approximation_dxx_leaf1(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -75.56103) {
    return 0.0;
  }
  if (x < -2.0) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t0);
    let t2 = actc_exp_small_pair(t1, 40, zero);
    let t3 = t2.x + t2.y;
    let t4 = t3 * t3;
    let t5 = t4 * t3;
    let t6 = actc_product(vec2<f32>(2.0810547, 0.00031429352), t0);
    let t7 = t6.x + t6.y;
    let t8 = t7 * t5;
    let t9 = actc_neat(t6);
    let t10 = actc_product(t9, t2);
    let t11 = -t10;
    let t12 = 1.442695 * t5;
    let t13 = t12 * 2.0;
    let t14 = -t13;
    let t15 = 1.442695 * t4;
    let t16 = t15 * 4.0;
    let t17 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t2);
    let t18 = actc_times(t17, 2.0);
    let t19 = -t18;
    let t20 = t14 + t8;
    let t21 = t20 * 9.094947e-13;
    let t22 = actc_sum_floats(t16, t21);
    let t23 = actc_times(t22, 9.094947e-13);
    let t24 = actc_sum(t19, t23);
    let t25 = actc_sum(t11, t24);
    let t26 = t4 * 0.00012207031;
    let t27 = t26 * t26;
    let t28 = t5 * 4.0;
    let t29 = -t28;
    let t30 = 6.0 * t4;
    let t31 = actc_times(t2, 4.0);
    let t32 = -t31;
    let t33 = t27 * 0.000061035156;
    let t34 = t33 + t29;
    let t35 = t34 * 9.094947e-13;
    let t36 = t35 + t30;
    let t37 = t36 * 9.094947e-13;
    let t38 = actc_sum_pair_float(t32, t37);
    let t39 = actc_times(t38, 9.094947e-13);
    let t40 = actc_sum_float_pair(1.0, t39);
    let t41 = actc_quotient(t25, t40);
    let t42 = t41.x + t41.y;
    return t42 * 9.094947e-13;
  }
  if (x < -0.00033728898) {
    let t0 = 1.0001687 + x;
    let t1 = -1.5657741e-7 * t0;
    let t2 = -4.498566e-8 + t1;
    let t3 = t2 * t0;
    let t4 = t3 + 0.0000027108078;
    let t5 = t4 * t0;
    let t6 = t5 + 0.000004467993;
    let t7 = t6 * t0;
    let t8 = t7 + -0.000030254214;
    let t9 = t8 * t0;
    let t10 = t9 + -0.00010625405;
    let t11 = t10 * t0;
    let t12 = 0.00021042272 + t11;
    let t13 = t12 * t0;
    let t14 = t13 + 0.0015632923;
    let t15 = t14 * t0;
    let t16 = 0.000024694813 + t15;
    let t17 = t16 * t0;
    let t18 = t17 + -0.015189864;
    let t19 = t18 * t0;
    let t20 = t19 + -0.02060575;
    let t21 = t20 * t0;
    let t22 = actc_sum_pair_float(vec2<f32>(0.078552246, -0.000011181665), t21);
    let t23 = actc_pair(t0);
    let t24 = actc_product(t22, t23);
    let t25 = actc_sum(vec2<f32>(0.19604492, -0.000010078787), t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 0.000337289) {
    return 0.24044918;
  }
  if (x < 2.0000002) {
    let t0 = -1.0001687 + x;
    let t1 = -1.5657724e-7 * t0;
    let t2 = 4.498572e-8 + t1;
    let t3 = t2 * t0;
    let t4 = t3 + 0.0000027108074;
    let t5 = t4 * t0;
    let t6 = t5 + -0.000004467993;
    let t7 = t6 * t0;
    let t8 = t7 + -0.000030254214;
    let t9 = t8 * t0;
    let t10 = t9 + 0.00010625405;
    let t11 = t10 * t0;
    let t12 = 0.00021042272 + t11;
    let t13 = t12 * t0;
    let t14 = t13 + -0.0015632923;
    let t15 = t14 * t0;
    let t16 = 0.000024694813 + t15;
    let t17 = t16 * t0;
    let t18 = t17 + 0.015189864;
    let t19 = t18 * t0;
    let t20 = t19 + -0.02060575;
    let t21 = t20 * t0;
    let t22 = actc_sum_pair_float(vec2<f32>(-0.078552246, 0.000011181665), t21);
    let t23 = actc_pair(t0);
    let t24 = actc_product(t22, t23);
    let t25 = actc_sum(vec2<f32>(0.19604492, -0.000010078787), t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 75.561035) {
    let t0 = actc_pair(x);
    let t1 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t0);
    let t2 = -t1;
    let t3 = actc_exp_small_pair(t2, 40, zero);
    let t4 = actc_product(vec2<f32>(2.0810547, 0.00031429352), t0);
    let t5 = actc_neat(t4);
    let t6 = actc_product(t5, t3);
    let t7 = t3.x + t3.y;
    let t8 = t7 * t7;
    let t9 = t8 * t7;
    let t10 = t4.x + t4.y;
    let t11 = t10 * t9;
    let t12 = -t11;
    let t13 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t3);
    let t14 = actc_times(t13, 2.0);
    let t15 = -t14;
    let t16 = actc_pair(t8);
    let t17 = actc_product(vec2<f32>(1.4428711, -0.00017605285), t16);
    let t18 = actc_times(t17, 4.0);
    let t19 = 1.442695 * t9;
    let t20 = t19 * 2.0;
    let t21 = -t20;
    let t22 = t21 + t12;
    let t23 = t22 * 9.094947e-13;
    let t24 = actc_sum_pair_float(t18, t23);
    let t25 = t24.x + t24.y;
    let t26 = t25 * 9.094947e-13;
    let t27 = actc_sum_pair_float(t15, t26);
    let t28 = actc_sum(t6, t27);
    let t29 = actc_times(t3, 4.0);
    let t30 = -t29;
    let t31 = 6.0 * t8;
    let t32 = t9 * 4.0;
    let t33 = -t32;
    let t34 = t8 * 0.00012207031;
    let t35 = t34 * t34;
    let t36 = t35 * 0.000061035156;
    let t37 = t36 + t33;
    let t38 = t37 * 9.094947e-13;
    let t39 = t38 + t31;
    let t40 = t39 * 9.094947e-13;
    let t41 = actc_sum_pair_float(t30, t40);
    let t42 = actc_times(t41, 9.094947e-13);
    let t43 = actc_sum_float_pair(1.0, t42);
    let t44 = actc_quotient(t28, t43);
    let t45 = t44.x + t44.y;
    return t45 * 9.094947e-13;
  }
  return 0.0;
}

fn softplus_approximation_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_approximation_dxx_leaf0(x);
  }
  return softplus_approximation_dxx_leaf1(x);
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
fn softplus_approximation_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus_approximation(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_approximation_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_approximation_dx(actc_at_x));
  }
}
