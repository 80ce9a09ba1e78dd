// Mish: The input times the hyperbolic tangent of softplus.
//
// Made by activation-compiler from mish.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: mish 0.5 ulp at x = -9.2890625; mish_dx 0.5 ulp at x =
//     0.0005340576171875.
//
// Source: Misra, D. (2019). Mish: a self regularized non-monotonic activation function. arXiv:1908.08681.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// mish(x) = x*tanh(softplus(x))
// mish(x) = x*tanh(log(1 + exp(x)))
fn mish_leaf0(x: f32) -> f32 {
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
  if (x < -5.8207655e-10) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = actc_pair(x);
    let t2 = actc_product(t1, t0);
    let t3 = t0.x + t0.y;
    let t4 = t3 * t3;
    let t5 = x * t4;
    let t6 = -t5;
    let t7 = t6 * 0.5;
    let t8 = -t7;
    let t9 = t8 * 1.8189894e-12;
    let t10 = actc_sum_pair_float(t2, t9);
    let t11 = t4 * 0.5;
    let t12 = t11 * 1.8189894e-12;
    let t13 = actc_sum_pair_float(t0, t12);
    let t14 = actc_times(t13, 1.8189894e-12);
    let t15 = actc_sum_float_pair(1.0, t14);
    let t16 = actc_quotient(t10, t15);
    let t17 = t16.x + t16.y;
    return t17 * 1.8189894e-12;
  }
  if (x < 0.0) {
    let t0 = x * 2147483600.0;
    let t1 = actc_pair(t0);
    let t2 = actc_product(vec2<f32>(1.2001953, -0.0001953125), t1);
    let t3 = t2.x + t2.y;
    return t3 * 2.3283064e-10;
  }
  if (x < 5.8207666e-10) {
    let t0 = x * 2147483600.0;
    let t1 = actc_pair(t0);
    let t2 = actc_product(vec2<f32>(1.2001953, -0.0001953125), t1);
    let t3 = t2.x + t2.y;
    return t3 * 2.3283064e-10;
  }
  if (x < 8.706489) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 0, zero);
    let t2 = actc_pair(x);
    let t3 = actc_product(t2, t1);
    let t4 = actc_times(t3, 2.0);
    let t5 = actc_sum_any(t4, vec2<f32>(x, 0.0));
    let t6 = actc_times(t1, 2.0);
    let t7 = actc_square(t1);
    let t8 = t7.x + t7.y;
    let t9 = t8 * 2.0;
    let t10 = actc_sum_floats(1.0, t9);
    let t11 = actc_sum(t10, t6);
    let t12 = actc_quotient(t5, t11);
    let t13 = t12.x + t12.y;
    return t13;
  }
  return x;
}

fn mish(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return mish_leaf0(x);
}

// First derivative in x
// mish_dx(x) = tanh(log(1 + exp(x))) + x*((1 - tanh(log(1 + exp(x)))^2)*(exp(x)/(1 + exp(x))))
fn mish_dx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.6;
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
  if (x < -12.156626) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = t0.x + t0.y;
    let t2 = t1 * t1;
    let t3 = x * t2;
    let t4 = actc_pair(x);
    let t5 = actc_product(t4, t0);
    let t6 = 1.5 * t2;
    let t7 = t6 + t3;
    let t8 = t7 * 1.8189894e-12;
    let t9 = t8 + t1;
    let t10 = actc_sum_pair_float(t5, t9);
    let t11 = t2 * 0.5;
    let t12 = t11 * 1.8189894e-12;
    let t13 = t12 + t1;
    let t14 = t13 * 1.8189894e-12;
    let t15 = actc_sum_floats(1.0, t14);
    let t16 = actc_square(t15);
    let t17 = actc_neat(t16);
    let t18 = actc_quotient(t10, t17);
    let t19 = t18.x + t18.y;
    return t19 * 1.8189894e-12;
  }
  if (x < -1.3414851) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_square(t0);
    let t2 = actc_pair(x);
    let t3 = actc_neat(t1);
    let t4 = actc_product(t2, t3);
    let t5 = actc_product(t2, t0);
    let t6 = t1.x + t1.y;
    let t7 = t6 * t6;
    let t8 = t7 * 0.25;
    let t9 = actc_product(t3, t0);
    let t10 = actc_times(t3, 1.5);
    let t11 = t9.x + t9.y;
    let t12 = t8 + t11;
    let t13 = actc_sum_pair_float(t4, t12);
    let t14 = actc_sum(t13, t10);
    let t15 = actc_sum(t0, t14);
    let t16 = actc_sum(t5, t15);
    let t17 = t6 * 0.5;
    let t18 = actc_sum_pair_float(t0, t17);
    let t19 = actc_sum_float_pair(1.0, t18);
    let t20 = actc_square(t19);
    let t21 = actc_neat(t20);
    let t22 = actc_quotient(t16, t21);
    let t23 = t22.x + t22.y;
    return t23;
  }
  if (x < -1.0433772) {
    let t0 = actc_distance(x, -1.1924312, -3.0439375e-9, -4.848483e-17, zero);
    let t1 = t0.x + t0.y;
    let t2 = 0.0011036199 * t1;
    let t3 = t2 + -0.0033222479;
    let t4 = t3 * t1;
    let t5 = t4 + -0.015821282;
    let t6 = t5 * t1;
    let t7 = t6 + -0.02027225;
    let t8 = t7 * t1;
    let t9 = t8 + 0.04190782;
    let t10 = t9 * t1;
    let t11 = t10 + 0.20473127;
    let t12 = t11 * t1;
    let t13 = actc_sum_pair_float(vec2<f32>(0.26696777, -0.000019859388), t12);
    let t14 = actc_product(t13, t0);
    let t15 = t14.x + t14.y;
    return t15;
  }
  if (x < -9.313225e-9) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_square(t0);
    let t2 = actc_pair(x);
    let t3 = actc_neat(t1);
    let t4 = actc_product(t2, t3);
    let t5 = actc_product(t2, t0);
    let t6 = t1.x + t1.y;
    let t7 = t6 * t6;
    let t8 = t7 * 0.25;
    let t9 = actc_product(t3, t0);
    let t10 = actc_times(t3, 1.5);
    let t11 = actc_sum_any(t4, vec2<f32>(t8, 0.0));
    let t12 = actc_sum_any(t11, t5);
    let t13 = actc_sum_any(t12, t9);
    let t14 = actc_sum_any(t13, t0);
    let t15 = actc_sum(t14, t10);
    let t16 = t6 * 0.5;
    let t17 = actc_sum_pair_float(t0, t16);
    let t18 = actc_sum_pair_float(t17, 1.0);
    let t19 = actc_square(t18);
    let t20 = actc_neat(t19);
    let t21 = actc_quotient(t15, t20);
    let t22 = t21.x + t21.y;
    return t22;
  }
  if (x < 8.381904e-8) {
    return 0.6;
  }
  if (x < 10.144023) {
    let t0 = -x;
    let t1 = actc_exp_small_single(t0, 0, zero);
    let t2 = t1 * t1;
    let t3 = actc_pair(t2);
    let t4 = actc_pair(t1);
    let t5 = actc_product(t3, t4);
    let t6 = t5.x + t5.y;
    let t7 = x * t6;
    let t8 = t7 * 4.0;
    let t9 = x * t2;
    let t10 = t9 * 4.0;
    let t11 = actc_times(t5, 4.0);
    let t12 = actc_times(t3, 6.0);
    let t13 = t1 * 4.0;
    let t14 = t8 + t10;
    let t15 = actc_sum_floats(1.0, t14);
    let t16 = actc_sum(t15, t11);
    let t17 = actc_sum_pair_float(t16, t13);
    let t18 = actc_sum(t17, t12);
    let t19 = t1 * 2.0;
    let t20 = t2 * 2.0;
    let t21 = actc_sum_floats(1.0, t20);
    let t22 = actc_sum_pair_float(t21, t19);
    let t23 = actc_square(t22);
    let t24 = actc_neat(t23);
    let t25 = actc_quotient(t18, t24);
    let t26 = t25.x + t25.y;
    return t26;
  }
  return 1.0;
}

fn mish_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return mish_dx_leaf0(x);
}

// Second derivative in x
// mish_dxx(x): the formula is long; trace/mish.md shows it.
fn mish_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.64;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -108.64155) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -2.5384235) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 39, zero);
    let t1 = actc_square(t0);
    let t2 = t1.x + t1.y;
    let t3 = t2 * 0.00024414063;
    let t4 = t3 * t3;
    let t5 = x * 0.5;
    let t6 = t5 * t4;
    let t7 = -t6;
    let t8 = t0.x + t0.y;
    let t9 = t2 * t8;
    let t10 = x * t9;
    let t11 = 1.5 * t10;
    let t12 = -t11;
    let t13 = actc_pair(x);
    let t14 = actc_neat(t1);
    let t15 = actc_product(t13, t14);
    let t16 = actc_product(t13, t0);
    let t17 = 3.0 * t9;
    let t18 = actc_times(t1, 4.0);
    let t19 = actc_times(t0, 2.0);
    let t20 = t4 * 0.25;
    let t21 = t7 * 0.5;
    let t22 = t20 + t21;
    let t23 = t22 * 0.00012207031;
    let t24 = t23 + t17;
    let t25 = t24 + t12;
    let t26 = t25 * 1.8189894e-12;
    let t27 = actc_sum_pair_float(t15, t26);
    let t28 = actc_sum(t27, t18);
    let t29 = actc_times(t28, 1.8189894e-12);
    let t30 = actc_sum(t19, t29);
    let t31 = actc_sum(t16, t30);
    let t32 = t2 * 0.5;
    let t33 = t32 * 1.8189894e-12;
    let t34 = t33 + t8;
    let t35 = t34 * 1.8189894e-12;
    let t36 = actc_sum_floats(1.0, t35);
    let t37 = actc_square(t36);
    let t38 = actc_neat(t37);
    let t39 = actc_product(t38, t36);
    let t40 = actc_neat(t39);
    let t41 = actc_quotient(t31, t40);
    let t42 = t41.x + t41.y;
    return t42 * 1.8189894e-12;
  }
  if (x < -1.9743292) {
    let t0 = actc_distance(x, -2.2563765, 1.0853728e-7, -5.51121e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = -0.00009956643 * t1;
    let t3 = t2 + -0.00078625215;
    let t4 = t3 * t1;
    let t5 = t4 + -0.002480416;
    let t6 = t5 * t1;
    let t7 = t6 + -0.0038608224;
    let t8 = t7 * t1;
    let t9 = t8 + 0.0033540605;
    let t10 = t9 * t1;
    let t11 = t10 + 0.0373619;
    let t12 = t11 * t1;
    let t13 = t12 + 0.09898194;
    let t14 = actc_pair(t13);
    let t15 = actc_product(t14, t0);
    let t16 = actc_sum(vec2<f32>(0.10876465, -0.000010237719), t15);
    let t17 = actc_product(t16, t0);
    let t18 = t17.x + t17.y;
    return t18;
  }
  if (x < -1.6142938e-7) {
    let t0 = actc_exp_small_pair(vec2<f32>(x, 0.0), 0, zero);
    let t1 = actc_square(t0);
    let t2 = actc_neat(t1);
    let t3 = actc_square(t2);
    let t4 = actc_pair(x);
    let t5 = actc_neat(t3);
    let t6 = actc_product(t4, t5);
    let t7 = -t6;
    let t8 = actc_product(t2, t0);
    let t9 = actc_neat(t8);
    let t10 = actc_product(t4, t9);
    let t11 = actc_neat(t10);
    let t12 = actc_times(t11, 1.5);
    let t13 = -t12;
    let t14 = actc_product(t4, t2);
    let t15 = actc_product(t4, t0);
    let t16 = actc_times(t9, 3.0);
    let t17 = actc_times(t1, 4.0);
    let t18 = actc_times(t0, 2.0);
    let t19 = actc_sum_any(t7, t14);
    let t20 = actc_sum_any(t19, t13);
    let t21 = actc_sum(t20, t15);
    let t22 = actc_sum_any(t21, t3);
    let t23 = actc_sum(t22, t18);
    let t24 = actc_sum(t23, t16);
    let t25 = actc_sum_any(t24, t17);
    let t26 = actc_times(t1, 0.5);
    let t27 = actc_sum(t0, t26);
    let t28 = actc_sum_pair_float(t27, 1.0);
    let t29 = actc_square(t28);
    let t30 = actc_neat(t29);
    let t31 = actc_product(t30, t28);
    let t32 = actc_neat(t31);
    let t33 = actc_quotient(t25, t32);
    let t34 = t33.x + t33.y;
    return t34;
  }
  if (x < 4.594513e-7) {
    return 0.64;
  }
  if (x < 1.3042498) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 0, zero);
    let t2 = actc_pair(x);
    let t3 = actc_times(t2, -5.0);
    let t4 = actc_exp_small_pair(t3, 0, zero);
    let t5 = t4.x + t4.y;
    let t6 = x * t5;
    let t7 = t6 * 8.0;
    let t8 = actc_square(t1);
    let t9 = actc_neat(t8);
    let t10 = actc_square(t9);
    let t11 = t10.x + t10.y;
    let t12 = x * t11;
    let t13 = t12 * 8.0;
    let t14 = actc_product(t9, t1);
    let t15 = actc_neat(t14);
    let t16 = actc_product(t2, t15);
    let t17 = actc_neat(t16);
    let t18 = actc_times(t17, -12.0);
    let t19 = actc_product(t2, t9);
    let t20 = actc_times(t19, 8.0);
    let t21 = -t20;
    let t22 = t5 * 16.0;
    let t23 = actc_times(t10, 32.0);
    let t24 = actc_times(t15, 24.0);
    let t25 = actc_times(t8, 8.0);
    let t26 = t7 + t13;
    let t27 = actc_sum_any(vec2<f32>(t26, 0.0), t21);
    let t28 = actc_sum(t27, t18);
    let t29 = actc_sum_any(t28, t25);
    let t30 = actc_sum_pair_float(t29, t22);
    let t31 = actc_sum_any(t30, t24);
    let t32 = actc_sum(t31, t23);
    let t33 = actc_times(t1, 2.0);
    let t34 = actc_times(t8, 2.0);
    let t35 = actc_sum_float_pair(1.0, t34);
    let t36 = actc_sum(t35, t33);
    let t37 = actc_square(t36);
    let t38 = actc_neat(t37);
    let t39 = actc_product(t38, t36);
    let t40 = actc_neat(t39);
    let t41 = actc_quotient(t32, t40);
    let t42 = t41.x + t41.y;
    return t42;
  }
  if (x < 1.6768926) {
    let t0 = actc_distance(x, 1.4905711, 3.8242447e-8, 7.1260366e-17, zero);
    let t1 = t0.x + t0.y;
    let t2 = 0.00689349 * t1;
    let t3 = t2 + -0.0115518505;
    let t4 = t3 * t1;
    let t5 = t4 + -0.008929402;
    let t6 = t5 * t1;
    let t7 = t6 + 0.059989225;
    let t8 = t7 * t1;
    let t9 = t8 + -0.06665177;
    let t10 = t9 * t1;
    let t11 = t10 + -0.079707354;
    let t12 = t11 * t1;
    let t13 = t12 + 0.28127277;
    let t14 = actc_pair(t13);
    let t15 = actc_product(t14, t0);
    let t16 = actc_sum(vec2<f32>(-0.23071289, 0.00001837903), t15);
    let t17 = actc_product(t16, t0);
    let t18 = t17.x + t17.y;
    return t18;
  }
  if (x < 55.020443) {
    let t0 = -x;
    let t1 = actc_exp_small_pair(vec2<f32>(t0, 0.0), 0, zero);
    let t2 = -5.0 * x;
    let t3 = actc_exp_small_single(t2, 41, zero);
    let t4 = x * t3;
    let t5 = t4 * 8.0;
    let t6 = actc_times(t1, 2097152.0);
    let t7 = actc_square(t6);
    let t8 = actc_neat(t7);
    let t9 = actc_square(t8);
    let t10 = t9.x + t9.y;
    let t11 = x * t10;
    let t12 = t11 * 8.0;
    let t13 = actc_product(t8, t1);
    let t14 = actc_pair(x);
    let t15 = actc_neat(t13);
    let t16 = actc_product(t14, t15);
    let t17 = actc_neat(t16);
    let t18 = actc_times(t17, -12.0);
    let t19 = actc_product(t14, t8);
    let t20 = actc_times(t19, 8.0);
    let t21 = -t20;
    let t22 = t3 * 16.0;
    let t23 = actc_times(t9, 32.0);
    let t24 = actc_times(t15, 24.0);
    let t25 = actc_times(t7, 8.0);
    let t26 = t5 + t22;
    let t27 = t12 * 1.1368684e-13;
    let t28 = actc_sum_floats(t27, t26);
    let t29 = actc_times(t23, 1.1368684e-13);
    let t30 = actc_sum(t28, t29);
    let t31 = actc_times(t18, 0.5);
    let t32 = actc_sum(t31, t30);
    let t33 = actc_times(t24, 0.5);
    let t34 = actc_sum(t32, t33);
    let t35 = actc_times(t25, 0.5);
    let t36 = actc_sum(t35, t34);
    let t37 = actc_times(t21, 0.5);
    let t38 = actc_sum(t37, t36);
    let t39 = actc_times(t1, 2.0);
    let t40 = actc_times(t7, 2.0);
    let t41 = actc_times(t40, 2.2737368e-13);
    let t42 = actc_sum(t39, t41);
    let t43 = actc_sum_float_pair(1.0, t42);
    let t44 = actc_square(t43);
    let t45 = actc_neat(t44);
    let t46 = actc_product(t45, t43);
    let t47 = actc_neat(t46);
    let t48 = actc_quotient(t38, t47);
    let t49 = t48.x + t48.y;
    return t49 * 4.5474735e-13;
  }
  return bitcast<f32>(0x80000000u);
}

fn mish_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return mish_dxx_leaf0(x);
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

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn mish_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(mish(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn mish_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * mish_dx(actc_at_x));
  }
}
