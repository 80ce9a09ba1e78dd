// Squareplus: A smooth rectifier by algebraic operations alone.
//
// Made by activation-compiler from squareplus.yaml; do not edit. The file stands alone.
//
// b: how wide the curved region is; b >= 0; by default 4
//
// Accuracy, worst error as executed: squareplus 0.5 ulp at x = 0.01459503173828125, b = 4; squareplus_db
//     0.5 ulp at x = -0.65771484375, b = 4; squareplus_dx 0.5 ulp at x = -0.12408447265625, b =
//     0.30000001192092896.
//
// Source: Barron, J. T. (2021). Squareplus: a softplus-like algebraic rectifier. arXiv:2112.11687.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// squareplus(x, b) = (x + sqrt(x^2 + b))/2
fn squareplus_ordinary(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t2 = -x;
    let t3 = sqrt(b);
    let t4 = max(t2, t3);
    let t7 = min(t2, t3) / t4;
    return 0.5 * b / t4 / (sqrt(1.0 + t7 * t7) - x / t4);
  }
  if (x > 0.0) {
    let t15 = sqrt(b);
    let t16 = max(t15, x);
    let t19 = min(t15, x) / t16;
    return 0.5 * x + 0.5 * t16 * sqrt(1.0 + t19 * t19);
  }
  return (x + sqrt(x * x + b)) / 2.0;
}

fn squareplus_leaf0(x: f32, b: f32) -> f32 {
  if (x == 0.0) {
    let t0 = actc_parameter_even_significand(b);
    let t1 = actc_root(vec2<f32>(t0, 0.0));
    let t2 = actc_parameter_even_exponent(b);
    let t3 = actc_times(t1, 0.5);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, (t2 >> 1u) * 1);
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  let t0 = actc_parameter_even_significand(b);
  let t1 = actc_root(vec2<f32>(t0, 0.0));
  let t2 = actc_reciprocal(t1);
  let t3 = actc_parameter_even_exponent(b);
  let t4 = actc_significand(x);
  let t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  let t6 = actc_power_of_two(min(max(t5, -100), 100));
  let t7 = actc_pair(t4);
  let t8 = actc_product(t7, t2);
  let t9 = actc_neat(t8);
  let t10 = vec2<f32>(t9.x * t6, t9.y * t6);
  let t11 = t10.x + t10.y;
  if (t11 < -26007.979) {
    let t12 = actc_exponent(x);
    let t13 = actc_quotient(vec2<f32>(-1.0, 0.0), t7);
    let t14 = actc_parameter_significand(b);
    let t15 = actc_parameter_exponent(b);
    let t16 = actc_pair(t14);
    let t17 = actc_product(t13, t16);
    let t18 = t17.x + t17.y;
    return actc_scaled_far(t18, t12 * (0 - 1) + t15 + (0 - 2));
  }
  if (t11 < -4.656613e-10) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_product(t10, t15);
    let t17 = -t16;
    let t18 = actc_neat(t17);
    let t19 = actc_product(t18, t1);
    let t20 = t19.x + t19.y;
    return actc_scaled_far(t20, (t3 >> 1u) * 1 + (0 - 1));
  }
  if (t11 < -2.910383e-11) {
    let t12 = actc_exponent(x);
    let t13 = actc_times(t1, 1.0);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * 1 + (0 - 1));
  }
  if (t11 < 5.820766e-11) {
    let t12 = actc_times(t1, 0.5);
    let t13 = t12.x + t12.y;
    return actc_scaled_far(t13, (t3 >> 1u) * 1);
  }
  if (t11 < 4.656613e-10) {
    let t12 = actc_exponent(x);
    let t13 = actc_times(t1, 1.0);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * 1 + (0 - 1));
  }
  if (t11 < 32768.0) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_product(t10, t15);
    let t17 = t16.x + t16.y;
    let t18 = t17 * 0.5;
    let t19 = actc_sum_any(vec2<f32>(t18, 0.0), t10);
    let t20 = actc_product(t19, t1);
    let t21 = t20.x + t20.y;
    return actc_scaled_far(t21, (t3 >> 1u) * 1);
  }
  let t12 = actc_exponent(x);
  return actc_scaled_far(t4, t12);
}

fn squareplus(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(b))) {
    return squareplus_ordinary(x, b);
  }
  return squareplus_leaf0(x, b);
}

// First derivative in x
// squareplus_dx(x, b) =
//   0 if x == 0 and b == 0
//   (1 + 2*x/(2*sqrt(x^2 + b)))/2 otherwise
fn squareplus_dx_ordinary(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    let t2 = -x;
    let t3 = sqrt(b);
    let t4 = max(t2, t3);
    let t7 = min(t2, t3) / t4;
    let t10 = sqrt(1.0 + t7 * t7);
    return 0.5 * b / t4 / t10 / (t4 * t10 - x);
  }
  let t15 = sqrt(b);
  let t16 = max(t15, x);
  let t19 = min(t15, x) / t16;
  return 0.5 * (1.0 + x / t16 / sqrt(1.0 + t19 * t19));
}

fn squareplus_dx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  return 0.0;
}

fn squareplus_dx_leaf1(x: f32, b: f32) -> f32 {
  if (x == 0.0) {
    return 0.5;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  let t0 = actc_parameter_even_significand(b);
  let t1 = actc_root(vec2<f32>(t0, 0.0));
  let t2 = actc_reciprocal(t1);
  let t3 = actc_parameter_even_exponent(b);
  let t4 = actc_significand(x);
  let t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  let t6 = actc_power_of_two(min(max(t5, -100), 100));
  let t7 = actc_pair(t4);
  let t8 = actc_product(t7, t2);
  let t9 = actc_neat(t8);
  let t10 = vec2<f32>(t9.x * t6, t9.y * t6);
  let t11 = t10.x + t10.y;
  if (t11 < -51284.69) {
    let t12 = actc_exponent(x);
    let t13 = actc_square(t7);
    let t14 = actc_neat(t13);
    let t15 = actc_reciprocal(t14);
    let t16 = actc_parameter_significand(b);
    let t17 = actc_parameter_exponent(b);
    let t18 = actc_pair(t16);
    let t19 = actc_product(t15, t18);
    let t20 = t19.x + t19.y;
    return actc_scaled_far(t20, t12 * (0 - 2) + t17 + (0 - 2));
  }
  if (t11 < -2.9802322e-8) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_times(t15, 0.5);
    let t17 = actc_sum_any(vec2<f32>(1.0, 0.0), t15);
    let t18 = actc_quotient(t16, t17);
    let t19 = t18.x + t18.y;
    return t19;
  }
  if (t11 < 5.960465e-8) {
    return 0.5;
  }
  if (t11 < 2896.3093) {
    let t12 = t11 * t11;
    let t13 = 1.0 / t12;
    let t14 = actc_sqrt1pm1_single(t13);
    let t15 = t14 * 0.5;
    let t16 = actc_sum_any(vec2<f32>(1.0, 0.0), vec2<f32>(t15, 0.0));
    let t17 = actc_sum_any(vec2<f32>(1.0, 0.0), vec2<f32>(t14, 0.0));
    let t18 = actc_quotient(t16, t17);
    let t19 = t18.x + t18.y;
    return t19;
  }
  return 1.0;
}

fn squareplus_dx(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(b))) {
    return squareplus_dx_ordinary(x, b);
  }
  if (x == 0.0 && b == 0.0) {
    return squareplus_dx_leaf0(x);
  }
  return squareplus_dx_leaf1(x, b);
}

// Second derivative in x
// squareplus_dxx(x, b) =
//   0 if x == 0 and b == 0
//   (4*sqrt(x^2 + b) - 2*x*(2*(2*x/(2*sqrt(x^2 + b)))))/(2*sqrt(x^2 + b))^2/2 otherwise
fn squareplus_dxx_ordinary(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    let t2 = -x;
    let t3 = sqrt(b);
    let t4 = max(t2, t3);
    let t9 = min(t2, t3) / t4;
    let t11 = 1.0 + t9 * t9;
    return 0.5 * b / t4 / t4 / t4 / (t11 * sqrt(t11));
  }
  let t16 = sqrt(b);
  let t17 = max(t16, x);
  let t22 = min(t16, x) / t17;
  let t24 = 1.0 + t22 * t22;
  return 0.5 * b / t17 / t17 / t17 / (t24 * sqrt(t24));
}

fn squareplus_dxx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  return 0.0;
}

fn squareplus_dxx_leaf1(x: f32, b: f32) -> f32 {
  if (x == 0.0) {
    let t0 = actc_parameter_even_significand(b);
    let t1 = actc_root(vec2<f32>(t0, 0.0));
    let t2 = actc_reciprocal(t1);
    let t3 = actc_parameter_even_exponent(b);
    let t4 = actc_times(t2, 0.5);
    let t5 = t4.x + t4.y;
    return actc_scaled_far(t5, (t3 >> 1u) * (0 - 1));
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  let t0 = actc_parameter_even_significand(b);
  let t1 = actc_root(vec2<f32>(t0, 0.0));
  let t2 = actc_reciprocal(t1);
  let t3 = actc_parameter_even_exponent(b);
  let t4 = actc_significand(x);
  let t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  let t6 = actc_power_of_two(min(max(t5, -100), 100));
  let t7 = actc_pair(t4);
  let t8 = actc_product(t7, t2);
  let t9 = actc_neat(t8);
  let t10 = vec2<f32>(t9.x * t6, t9.y * t6);
  let t11 = t10.x + t10.y;
  if (t11 < -61871.72) {
    let t12 = actc_exponent(x);
    let t13 = actc_square(t7);
    let t14 = actc_neat(t13);
    let t15 = actc_product(t14, t7);
    let t16 = actc_neat(t15);
    let t17 = actc_quotient(vec2<f32>(-1.0, 0.0), t16);
    let t18 = actc_parameter_significand(b);
    let t19 = actc_parameter_exponent(b);
    let t20 = actc_pair(t18);
    let t21 = actc_product(t17, t20);
    let t22 = t21.x + t21.y;
    return actc_scaled_far(t22, t12 * (0 - 3) + t19 + (0 - 1));
  }
  if (t11 < -0.000017619332) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_reciprocal(t10);
    let t17 = actc_product(t16, t15);
    let t18 = -t17;
    let t19 = t15.x + t15.y;
    let t20 = t19 * t19;
    let t21 = actc_pair(t20);
    let t22 = actc_product(t16, t21);
    let t23 = -t22;
    let t24 = actc_times(t23, 0.5);
    let t25 = actc_sum_any(t18, t24);
    let t26 = actc_sum_any(vec2<f32>(1.0, 0.0), t15);
    let t27 = actc_times(t15, 2.0);
    let t28 = actc_sum_any(vec2<f32>(1.0, 0.0), t27);
    let t29 = actc_sum_any(t28, vec2<f32>(t20, 0.0));
    let t30 = actc_product(t26, t29);
    let t31 = actc_neat(t30);
    let t32 = actc_quotient(t25, t31);
    let t33 = actc_product(t32, t2);
    let t34 = t33.x + t33.y;
    return actc_scaled_far(t34, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < -0.000004404833) {
    let t12 = actc_exponent(x);
    let t13 = actc_times(t2, 1.0);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 1));
  }
  if (t11 < 0.0000044048334) {
    let t12 = actc_times(t2, 0.5);
    let t13 = t12.x + t12.y;
    return actc_scaled_far(t13, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < 0.000017619333) {
    let t12 = actc_exponent(x);
    let t13 = actc_times(t2, 1.0);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 1));
  }
  if (t11 < 61871.723) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_reciprocal(t10);
    let t17 = actc_product(t16, t15);
    let t18 = t15.x + t15.y;
    let t19 = t18 * t18;
    let t20 = actc_pair(t19);
    let t21 = actc_product(t16, t20);
    let t22 = actc_times(t21, 0.5);
    let t23 = actc_sum_any(t17, t22);
    let t24 = actc_sum_any(vec2<f32>(1.0, 0.0), t15);
    let t25 = actc_times(t15, 2.0);
    let t26 = actc_sum_any(vec2<f32>(1.0, 0.0), t25);
    let t27 = actc_sum_any(t26, vec2<f32>(t19, 0.0));
    let t28 = actc_product(t24, t27);
    let t29 = actc_neat(t28);
    let t30 = actc_quotient(t23, t29);
    let t31 = actc_product(t30, t2);
    let t32 = t31.x + t31.y;
    return actc_scaled_far(t32, (t3 >> 1u) * (0 - 1));
  }
  let t12 = actc_exponent(x);
  let t13 = actc_square(t7);
  let t14 = actc_neat(t13);
  let t15 = actc_product(t14, t7);
  let t16 = actc_neat(t15);
  let t17 = actc_reciprocal(t16);
  let t18 = actc_parameter_significand(b);
  let t19 = actc_parameter_exponent(b);
  let t20 = actc_pair(t18);
  let t21 = actc_product(t17, t20);
  let t22 = t21.x + t21.y;
  return actc_scaled_far(t22, t12 * (0 - 3) + t19 + (0 - 1));
}

fn squareplus_dxx(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(b))) {
    return squareplus_dxx_ordinary(x, b);
  }
  if (x == 0.0 && b == 0.0) {
    return squareplus_dxx_leaf0(x);
  }
  return squareplus_dxx_leaf1(x, b);
}

// First derivative in b
// squareplus_db(x, b) = 1/(2*sqrt(x^2 + b))/2
fn squareplus_db_ordinary(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    let t1 = -x;
    let t2 = sqrt(b);
    let t3 = max(t1, t2);
    let t5 = min(t1, t2) / t3;
    return 0.25 / (t3 * sqrt(1.0 + t5 * t5));
  }
  let t11 = sqrt(b);
  let t12 = max(t11, x);
  let t15 = min(t11, x) / t12;
  return 0.25 / t12 / sqrt(1.0 + t15 * t15);
}

fn squareplus_db_leaf0(x: f32, b: f32) -> f32 {
  if (x == 0.0) {
    let t0 = actc_parameter_even_significand(b);
    let t1 = actc_root(vec2<f32>(t0, 0.0));
    let t2 = actc_reciprocal(t1);
    let t3 = actc_parameter_even_exponent(b);
    let t4 = actc_times(t2, 0.25);
    let t5 = t4.x + t4.y;
    return actc_scaled_far(t5, (t3 >> 1u) * (0 - 1));
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  let t0 = actc_parameter_even_significand(b);
  let t1 = actc_root(vec2<f32>(t0, 0.0));
  let t2 = actc_reciprocal(t1);
  let t3 = actc_parameter_even_exponent(b);
  let t4 = actc_significand(x);
  let t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  let t6 = actc_power_of_two(min(max(t5, -100), 100));
  let t7 = actc_pair(t4);
  let t8 = actc_product(t7, t2);
  let t9 = actc_neat(t8);
  let t10 = vec2<f32>(t9.x * t6, t9.y * t6);
  let t11 = t10.x + t10.y;
  if (t11 < -41285.09) {
    let t12 = actc_exponent(x);
    let t13 = actc_quotient(vec2<f32>(-1.0, 0.0), t7);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t12 * (0 - 1) + (0 - 2));
  }
  if (t11 < -0.000030517578) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_reciprocal(t10);
    let t17 = -t16;
    let t18 = actc_times(t17, 0.25);
    let t19 = actc_sum_any(vec2<f32>(1.0, 0.0), t15);
    let t20 = actc_quotient(t18, t19);
    let t21 = actc_product(t20, t2);
    let t22 = t21.x + t21.y;
    return actc_scaled_far(t22, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < -0.0000076293945) {
    let t12 = actc_exponent(x);
    let t13 = actc_times(t2, 1.0);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 2));
  }
  if (t11 < 0.000007629395) {
    let t12 = actc_times(t2, 0.25);
    let t13 = t12.x + t12.y;
    return actc_scaled_far(t13, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < 0.00003051758) {
    let t12 = actc_exponent(x);
    let t13 = actc_times(t2, 1.0);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 2));
  }
  if (t11 < 41285.094) {
    let t12 = actc_square(t10);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_sqrt1pm1_pair(t14);
    let t16 = actc_reciprocal(t10);
    let t17 = actc_times(t16, 0.25);
    let t18 = actc_sum_any(vec2<f32>(1.0, 0.0), t15);
    let t19 = actc_quotient(t17, t18);
    let t20 = actc_product(t19, t2);
    let t21 = t20.x + t20.y;
    return actc_scaled_far(t21, (t3 >> 1u) * (0 - 1));
  }
  let t12 = actc_exponent(x);
  let t13 = actc_reciprocal(t7);
  let t14 = t13.x + t13.y;
  return actc_scaled_far(t14, t12 * (0 - 1) + (0 - 2));
}

fn squareplus_db(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(b))) {
    return squareplus_db_ordinary(x, b);
  }
  return squareplus_db_leaf0(x, b);
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

// Head of 24 bits and tail as a pair.
fn actc_neat(a: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a.x);
  let l = (a.x - h) + a.y;
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

// The square root, likewise.
fn actc_root(a: vec2<f32>) -> vec2<f32> {
  let s = sqrt(a.x + a.y);
  let h = actc_head(s);
  let rest = (a.x - h * h) + a.y;
  let l = select(rest / (s + h), 0.0, s == 0.0);
  return vec2<f32>(h, l);
}

// Is x 0 or infinite?
fn actc_is_end(x: f32) -> bool {
  return x == 0.0 || (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of x = m 2^e, m in [1, 2) up to its sign, x not 0; subnormal x by way of an integer, which nothing flushes.
fn actc_exponent(x: f32) -> i32 {
  let size = bitcast<u32>(x) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return i32(bitcast<u32>(f32(size)) >> 23u) - 276;
  }
  return i32(size >> 23u) - 127;
}

// m, with the sign of x.
fn actc_significand(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  var size: u32 = bits & 0x7fffffffu;
  if (size < 0x00800000u) {
    size = bitcast<u32>(f32(size));
  }
  return bitcast<f32>((bits & 0x80000000u) | 0x3f800000u | (size & 0x007fffffu));
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

// The same with an even exponent and a significand in [1, 4).
fn actc_parameter_even_exponent(p: f32) -> i32 {
  let e = actc_parameter_exponent(p);
  return e - (e & 1);
}

fn actc_parameter_even_significand(p: f32) -> f32 {
  let odd = u32(actc_parameter_exponent(p) & 1);
  return bitcast<f32>((0x3f800000u | (bitcast<u32>(p) & 0x007fffffu)) + (odd << 23u));
}

fn actc_sqrt1pm1_pair(z: vec2<f32>) -> vec2<f32> {
  let r = actc_root(actc_sum_any(vec2<f32>(1.0, 0.0), z));
  return actc_quotient(z, actc_sum_any(vec2<f32>(1.0, 0.0), r));
}

fn actc_sqrt1pm1_single(z: f32) -> f32 {
  return z / (1.0 + sqrt(1.0 + z));
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
  b: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in b of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn squareplus_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(squareplus(actc_at_x, actc_parameters.b));
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn squareplus_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * squareplus_dx(actc_at_x, actc_parameters.b));
    actc_dparameters[actc_i] = f16(actc_at_dy * squareplus_db(actc_at_x, actc_parameters.b));
  }
}
