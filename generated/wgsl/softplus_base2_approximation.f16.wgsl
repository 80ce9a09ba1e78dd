// Approximation of softplus to base 2: Softplus to base 2 by one exponential and no logarithm.
//
// Made by activation-compiler from softplus_base2_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2_approximation 0.5 ulp at x = 0.058990478515625;
//     softplus_base2_approximation_dx 0.5 ulp at x = 0.01611328125.
//
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus_base2_approximation(x) =
//   1 if x == 0
//   x/(1 - exp(-x)) otherwise
fn softplus_base2_approximation_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 1.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 1.0;
  }
  return 1.0;
}

fn softplus_base2_approximation_leaf1(x: f32) -> f32 {
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
  if (x < -108.6603) {
    return 0.0;
  }
  if (x < -2.0) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = actc_pair(x);
    let t2 = actc_product(t1, t0);
    let t3 = t0.x + t0.y;
    let t4 = -t3;
    let t5 = t4 * 1.8189894e-12;
    let t6 = actc_sum_floats(1.0, t5);
    let t7 = actc_quotient(t2, t6);
    let t8 = t7.x + t7.y;
    let t9 = -t8;
    return t9 * 1.8189894e-12;
  }
  if (x < -5.9604645e-8) {
    let t0 = -3.7565873e-10 * x;
    let t1 = t0 * x;
    let t2 = t1 + 2.0094891e-8;
    let t3 = t2 * x;
    let t4 = t3 * x;
    let t5 = t4 + -8.246628e-7;
    let t6 = t5 * x;
    let t7 = t6 * x;
    let t8 = t7 + 0.000033065964;
    let t9 = t8 * x;
    let t10 = t9 * x;
    let t11 = t10 + -0.0013888871;
    let t12 = t11 * x;
    let t13 = t12 * x;
    let t14 = actc_sum_pair_float(vec2<f32>(0.083343506, -0.000010172985), t13);
    let t15 = actc_pair(x);
    let t16 = actc_product(t14, t15);
    let t17 = actc_sum(vec2<f32>(0.5, 4.440892e-16), t16);
    let t18 = actc_product(t17, t15);
    let t19 = actc_sum(vec2<f32>(1.0, 1.8567814e-11), t18);
    let t20 = t19.x + t19.y;
    return t20;
  }
  if (x < 1.1920929e-7) {
    return 1.0;
  }
  if (x < 16.676973) {
    let t0 = -x;
    let t1 = actc_expm1_pair(vec2<f32>(t0, 0.0), zero);
    let t2 = actc_reciprocal(t1);
    let t3 = actc_pair(x);
    let t4 = actc_product(t3, t2);
    let t5 = t4.x + t4.y;
    let t6 = -t5;
    return t6;
  }
  return x;
}

fn softplus_base2_approximation(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_base2_approximation_leaf0(x);
  }
  return softplus_base2_approximation_leaf1(x);
}

// First derivative in x
// softplus_base2_approximation_dx(x) =
//   0.5 if x == 0
//   (1 - exp(-x) - x*exp(-x))/(1 - exp(-x))^2 otherwise
fn softplus_base2_approximation_dx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.5;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.5;
  }
  return 0.5;
}

fn softplus_base2_approximation_dx_leaf1(x: f32) -> f32 {
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
  if (x < -108.65097) {
    return 0.0;
  }
  if (x < -2.0) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = t0.x + t0.y;
    let t2 = t1 * t1;
    let t3 = -t0;
    let t4 = actc_pair(x);
    let t5 = actc_product(t4, t0);
    let t6 = -t5;
    let t7 = t2 * 1.8189894e-12;
    let t8 = actc_sum_pair_float(t3, t7);
    let t9 = actc_sum(t6, t8);
    let t10 = actc_times(t0, 2.0);
    let t11 = -t10;
    let t12 = actc_sum_pair_float(t11, t7);
    let t13 = actc_times(t12, 1.8189894e-12);
    let t14 = actc_sum_float_pair(1.0, t13);
    let t15 = actc_quotient(t9, t14);
    let t16 = t15.x + t15.y;
    return t16 * 1.8189894e-12;
  }
  if (x < -8.940697e-8) {
    let t0 = 1.2343407e-10 * x;
    let t1 = t0 * x;
    let t2 = t1 + -5.9891145e-9;
    let t3 = t2 * x;
    let t4 = -8.8565516e-16 + t3;
    let t5 = t4 * x;
    let t6 = t5 + 2.077378e-7;
    let t7 = t6 * x;
    let t8 = 4.3210386e-15 + t7;
    let t9 = t8 * x;
    let t10 = t9 + -0.0000066121147;
    let t11 = t10 * x;
    let t12 = t11 * x;
    let t13 = t12 + 0.00019841135;
    let t14 = t13 * x;
    let t15 = t14 * x;
    let t16 = t15 + -0.005555555;
    let t17 = t16 * x;
    let t18 = t17 * x;
    let t19 = actc_sum_pair_float(vec2<f32>(0.16668701, -0.000020345105), t18);
    let t20 = actc_pair(x);
    let t21 = actc_product(t19, t20);
    let t22 = actc_sum(vec2<f32>(0.5, 1.110223e-16), t21);
    let t23 = t22.x + t22.y;
    return t23;
  }
  if (x < 1.7881395e-7) {
    return 0.5;
  }
  if (x < 2.0000002) {
    let t0 = 1.2343407e-10 * x;
    let t1 = t0 * x;
    let t2 = t1 + -5.9891145e-9;
    let t3 = t2 * x;
    let t4 = t3 * x;
    let t5 = t4 + 2.077378e-7;
    let t6 = t5 * x;
    let t7 = t6 * x;
    let t8 = t7 + -0.0000066121147;
    let t9 = t8 * x;
    let t10 = t9 * x;
    let t11 = t10 + 0.00019841135;
    let t12 = t11 * x;
    let t13 = t12 * x;
    let t14 = t13 + -0.005555555;
    let t15 = t14 * x;
    let t16 = t15 * x;
    let t17 = actc_sum_pair_float(vec2<f32>(0.16668701, -0.000020345105), t16);
    let t18 = actc_pair(x);
    let t19 = actc_product(t17, t18);
    let t20 = t19.x + t19.y;
    let t21 = t20 + 0.5;
    return t21;
  }
  if (x < 20.288172) {
    let t0 = -x;
    let t1 = actc_exp_small_single(t0, 0, zero);
    let t2 = -t1;
    let t3 = actc_pair(x);
    let t4 = actc_pair(t1);
    let t5 = actc_product(t3, t4);
    let t6 = -t5;
    let t7 = actc_sum_pair_float(t6, t2);
    let t8 = actc_sum_float_pair(1.0, t7);
    let t9 = t1 * 2.0;
    let t10 = -t9;
    let t11 = t1 * t1;
    let t12 = actc_sum_floats(t10, t11);
    let t13 = actc_sum_float_pair(1.0, t12);
    let t14 = actc_quotient(t8, t13);
    let t15 = t14.x + t14.y;
    return t15;
  }
  return 1.0;
}

fn softplus_base2_approximation_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_base2_approximation_dx_leaf0(x);
  }
  return softplus_base2_approximation_dx_leaf1(x);
}

// Second derivative in x
// softplus_base2_approximation_dxx(x) =
//   1/6 if x == 0
//   ((exp(-x) - (exp(-x) - x*exp(-x)))*(1 - exp(-x))^2 - (1 - exp(-x) - x*exp(-x))*(2*(exp(-x)*(1 -
//       exp(-x)))))/(1 - exp(-x))^4 otherwise
fn softplus_base2_approximation_dxx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.16666667;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.16666667;
  }
  return 0.16666667;
}

fn softplus_base2_approximation_dxx_leaf1(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -108.64155) {
    return 0.0;
  }
  if (x < -14.790096) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = t0.x + t0.y;
    let t2 = t1 * t1;
    let t3 = actc_pair(x);
    let t4 = actc_product(t3, t0);
    let t5 = -t4;
    let t6 = t2 * 4.0;
    let t7 = t1 * 2.0;
    let t8 = -t7;
    let t9 = t6 * 1.8189894e-12;
    let t10 = t9 + t8;
    let t11 = actc_sum_pair_float(t5, t10);
    let t12 = t1 * 4.0;
    let t13 = -t12;
    let t14 = t13 * 1.8189894e-12;
    let t15 = actc_sum_floats(1.0, t14);
    let t16 = actc_quotient(t11, t15);
    let t17 = t16.x + t16.y;
    return t17 * 1.8189894e-12;
  }
  if (x < -2.0) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_square(t0);
    let t2 = t1.x + t1.y;
    let t3 = t0.x + t0.y;
    let t4 = t2 * t3;
    let t5 = x * t4;
    let t6 = actc_pair(x);
    let t7 = actc_product(t6, t0);
    let t8 = -t7;
    let t9 = t4 * 2.0;
    let t10 = -t9;
    let t11 = actc_times(t1, 4.0);
    let t12 = actc_times(t0, 2.0);
    let t13 = -t12;
    let t14 = t10 + t5;
    let t15 = actc_sum_pair_float(t11, t14);
    let t16 = actc_sum(t13, t15);
    let t17 = actc_sum(t8, t16);
    let t18 = t2 * t2;
    let t19 = t4 * 4.0;
    let t20 = -t19;
    let t21 = actc_neat(t1);
    let t22 = actc_times(t21, 6.0);
    let t23 = actc_times(t0, 4.0);
    let t24 = -t23;
    let t25 = t18 + t20;
    let t26 = actc_sum_pair_float(t22, t25);
    let t27 = actc_sum(t24, t26);
    let t28 = actc_sum_float_pair(1.0, t27);
    let t29 = actc_quotient(t17, t28);
    let t30 = t29.x + t29.y;
    return t30;
  }
  if (x < -0.0003860202) {
    let t0 = -4.9537586e-11 * x;
    let t1 = t0 * x;
    let t2 = t1 + 2.2486302e-9;
    let t3 = t2 * x;
    let t4 = -6.2323885e-16 + t3;
    let t5 = t4 * x;
    let t6 = t5 + -6.914973e-8;
    let t7 = t6 * x;
    let t8 = 3.0985314e-15 + t7;
    let t9 = t8 * x;
    let t10 = t9 + 0.0000018778138;
    let t11 = t10 * x;
    let t12 = -7.492744e-15 + t11;
    let t13 = t12 * x;
    let t14 = t13 + -0.000046295205;
    let t15 = t14 * x;
    let t16 = t15 * x;
    let t17 = t16 + 0.000992063;
    let t18 = t17 * x;
    let t19 = t18 * x;
    let t20 = actc_sum_pair_float(vec2<f32>(-0.016670227, 0.0000035604855), t19);
    let t21 = actc_pair(x);
    let t22 = actc_product(t20, t21);
    let t23 = actc_neat(t22);
    let t24 = actc_product(t23, t21);
    let t25 = actc_sum(vec2<f32>(0.16668701, -0.000020345055), t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 0.00038602023) {
    return 0.16666667;
  }
  if (x < 2.0000002) {
    let t0 = -4.9537586e-11 * x;
    let t1 = t0 * x;
    let t2 = t1 + 2.2486302e-9;
    let t3 = t2 * x;
    let t4 = -6.2323885e-16 + t3;
    let t5 = t4 * x;
    let t6 = t5 + -6.914973e-8;
    let t7 = t6 * x;
    let t8 = 3.0985314e-15 + t7;
    let t9 = t8 * x;
    let t10 = t9 + 0.0000018778138;
    let t11 = t10 * x;
    let t12 = -7.492744e-15 + t11;
    let t13 = t12 * x;
    let t14 = t13 + -0.000046295205;
    let t15 = t14 * x;
    let t16 = t15 * x;
    let t17 = t16 + 0.000992063;
    let t18 = t17 * x;
    let t19 = t18 * x;
    let t20 = actc_sum_pair_float(vec2<f32>(-0.016670227, 0.0000035604855), t19);
    let t21 = actc_pair(x);
    let t22 = actc_product(t20, t21);
    let t23 = actc_neat(t22);
    let t24 = actc_product(t23, t21);
    let t25 = actc_sum(vec2<f32>(0.16668701, -0.000020345055), t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 14.790098) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 0, zero);
    let t2 = actc_pair(x);
    let t3 = actc_product(t2, t1);
    let t4 = actc_square(t1);
    let t5 = t4.x + t4.y;
    let t6 = t1.x + t1.y;
    let t7 = t5 * t6;
    let t8 = x * t7;
    let t9 = -t8;
    let t10 = actc_times(t1, 2.0);
    let t11 = -t10;
    let t12 = actc_times(t4, 4.0);
    let t13 = t7 * 2.0;
    let t14 = -t13;
    let t15 = t14 + t9;
    let t16 = actc_sum_pair_float(t12, t15);
    let t17 = actc_sum(t11, t16);
    let t18 = actc_sum(t3, t17);
    let t19 = actc_times(t1, 4.0);
    let t20 = -t19;
    let t21 = actc_neat(t4);
    let t22 = actc_times(t21, 6.0);
    let t23 = t7 * 4.0;
    let t24 = -t23;
    let t25 = t5 * t5;
    let t26 = t25 + t24;
    let t27 = actc_sum_pair_float(t22, t26);
    let t28 = actc_sum(t20, t27);
    let t29 = actc_sum_float_pair(1.0, t28);
    let t30 = actc_quotient(t18, t29);
    let t31 = t30.x + t30.y;
    return t31;
  }
  if (x < 108.641556) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 39, zero);
    let t2 = actc_pair(x);
    let t3 = actc_product(t2, t1);
    let t4 = t1.x + t1.y;
    let t5 = t4 * t4;
    let t6 = t4 * 2.0;
    let t7 = -t6;
    let t8 = t5 * 4.0;
    let t9 = t8 * 1.8189894e-12;
    let t10 = t9 + t7;
    let t11 = actc_sum_pair_float(t3, t10);
    let t12 = t4 * 4.0;
    let t13 = -t12;
    let t14 = t13 * 1.8189894e-12;
    let t15 = actc_sum_floats(1.0, t14);
    let t16 = actc_quotient(t11, t15);
    let t17 = t16.x + t16.y;
    return t17 * 1.8189894e-12;
  }
  return 0.0;
}

fn softplus_base2_approximation_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_base2_approximation_dxx_leaf0(x);
  }
  return softplus_base2_approximation_dxx_leaf1(x);
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

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_base2_approximation_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus_base2_approximation(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_base2_approximation_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_base2_approximation_dx(actc_at_x));
  }
}
