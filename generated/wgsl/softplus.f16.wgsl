// Softplus: A smooth approximation of the rectifier; its derivative is the logistic function.
//
// Made by activation-compiler from softplus.yaml; do not edit. The file stands alone.
//
// k: sharpness; k > 0; by default 1
//
// Accuracy, worst error as executed: softplus 0.5 ulp at x = -0.00006395578384399414, k = 1; softplus_dk
//     0.5 ulp at x = -0.0159912109375, k = 1; softplus_dx 0.5 ulp at x = -0.00927734375, k = 1.
//
// Source: Dugas, C.; Bengio, Y.; Bélisle, F.; Nadeau, C.; Garcia, R. (2001). Incorporating second-order
//     functional knowledge for better option pricing. NIPS.
// Source: Glorot, X.; Bordes, A.; Bengio, Y. (2011). Deep sparse rectifier neural networks. AISTATS.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus(x, k) = log(1 + exp(k*x))/k
fn softplus_ordinary(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    return actc_log1p(actc_exp(k * x)) / k;
  }
  let t5 = k * x;
  return (t5 + actc_log1p(actc_exp(-t5))) / k;
}

fn softplus_leaf0(x: f32, k: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    let t0 = actc_parameter_significand(k);
    let t1 = actc_pair(t0);
    let t2 = actc_reciprocal(t1);
    let t3 = actc_parameter_exponent(k);
    let t4 = actc_product(vec2<f32>(0.69311523, 0.00003194809), t2);
    let t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t3 * (0 - 1));
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  let t0 = actc_parameter_significand(k);
  let t1 = actc_parameter_exponent(k);
  let t2 = actc_significand(x);
  let t3 = actc_exponent(x) + t1;
  let t4 = actc_power_of_two(min(max(t3, -100), 100));
  let t5 = actc_pair(t2);
  let t6 = actc_pair(t0);
  let t7 = actc_product(t5, t6);
  let t8 = actc_neat(t7);
  let t9 = vec2<f32>(t8.x * t4, t8.y * t4);
  let t10 = t9.x + t9.y;
  if (t10 < -138.62943) {
    return 0.0;
  }
  if (t10 < -49.99301) {
    let t11 = actc_exp_small_pair(t9, 106, zero);
    let t12 = actc_reciprocal(t6);
    let t13 = actc_product(t11, t12);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t1 * (0 - 1) + (0 - 106));
  }
  if (t10 < -16.664337) {
    let t11 = actc_exp_small_pair(t9, 0, zero);
    let t12 = actc_log1p_near_pair(t11);
    let t13 = actc_reciprocal(t6);
    let t14 = actc_neat(t12);
    let t15 = actc_product(t14, t13);
    let t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 1));
  }
  if (t10 < -2.0) {
    let t11 = actc_exp_small_pair(t9, 0, zero);
    let t12 = actc_log1p_near_pair(t11);
    let t13 = actc_reciprocal(t6);
    let t14 = actc_neat(t12);
    let t15 = actc_product(t14, t13);
    let t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 1));
  }
  if (t10 < -4.656613e-10) {
    let t11 = actc_sum_float_pair(1.0, t9);
    let t12 = t11.x + t11.y;
    let t13 = -3.250598e-8 * t12;
    let t14 = t13 + -0.0000010767012;
    let t15 = t14 * t12;
    let t16 = -0.0000018035602 + t15;
    let t17 = t16 * t12;
    let t18 = t17 + 0.000013703687;
    let t19 = t18 * t12;
    let t20 = t19 + 0.000056274894;
    let t21 = t20 * t12;
    let t22 = -0.00007075764 + t21;
    let t23 = t22 * t12;
    let t24 = t23 + -0.0010292347;
    let t25 = t24 * t12;
    let t26 = -0.0014719303 + t25;
    let t27 = t26 * t12;
    let t28 = t27 + 0.01514296;
    let t29 = t28 * t12;
    let t30 = actc_sum_pair_float(vec2<f32>(0.09829712, 0.000008850135), t29);
    let t31 = actc_product(t30, t11);
    let t32 = actc_sum(vec2<f32>(0.2689209, 0.000020522886), t31);
    let t33 = actc_product(t32, t11);
    let t34 = actc_sum(vec2<f32>(0.31323242, 0.000029265606), t33);
    let t35 = actc_reciprocal(t6);
    let t36 = actc_product(t34, t35);
    let t37 = t36.x + t36.y;
    return actc_scaled_far(t37, t1 * (0 - 1));
  }
  if (t10 < 0.0) {
    let t11 = actc_exponent(x);
    let t12 = actc_reciprocal(t6);
    let t13 = actc_product(vec2<f32>(1.3862305, 0.00006389237), t12);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t1 * (0 - 1) + (0 - 1));
  }
  if (t10 < 4.656613e-10) {
    let t11 = actc_exponent(x);
    let t12 = actc_reciprocal(t6);
    let t13 = actc_product(vec2<f32>(1.3862305, 0.00006389237), t12);
    let t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t1 * (0 - 1) + (0 - 1));
  }
  if (t10 < 18.714975) {
    let t11 = -t10;
    let t12 = actc_exp_small_pair(vec2<f32>(t11, 0.0), 0, zero);
    let t13 = actc_log1p_pair(t12);
    let t14 = actc_sum_any(t13, t9);
    let t15 = actc_reciprocal(t6);
    let t16 = actc_product(t14, t15);
    let t17 = t16.x + t16.y;
    return actc_scaled_far(t17, t1 * (0 - 1));
  }
  let t11 = actc_exponent(x);
  return actc_scaled_far(t2, t11);
}

fn softplus(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_ordinary(x, k);
  }
  return softplus_leaf0(x, k);
}

// First derivative in x
// softplus_dx(x, k) = k*exp(k*x)/(1 + exp(k*x))/k
fn softplus_dx_ordinary(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    let t2 = actc_exp(k * x);
    return t2 / (1.0 + t2);
  }
  return 1.0 / (actc_exp(-(k * x)) + 1.0);
}

fn softplus_dx_leaf0(x: f32, k: f32) -> f32 {
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
  let t0 = actc_parameter_significand(k);
  let t1 = actc_parameter_exponent(k);
  let t2 = actc_significand(x);
  let t3 = actc_exponent(x) + t1;
  let t4 = actc_power_of_two(min(max(t3, -100), 100));
  let t5 = actc_pair(t2);
  let t6 = actc_pair(t0);
  let t7 = actc_product(t5, t6);
  let t8 = actc_neat(t7);
  let t9 = vec2<f32>(t8.x * t4, t8.y * t4);
  let t10 = t9.x + t9.y;
  if (t10 < -103.97208) {
    return 0.0;
  }
  if (t10 < -5.9604645e-8) {
    let t11 = actc_exp_small_pair(t9, 32, zero);
    let t12 = t11.x + t11.y;
    let t13 = t12 * 2.3283064e-10;
    let t14 = actc_sum_floats(1.0, t13);
    let t15 = actc_quotient(t11, t14);
    let t16 = t15.x + t15.y;
    return t16 * 2.3283064e-10;
  }
  if (t10 < 1.192093e-7) {
    return 0.5;
  }
  if (t10 < 17.32868) {
    let t11 = -t10;
    let t12 = actc_exp_small_single(t11, 0, zero);
    let t13 = actc_sum_floats(1.0, t12);
    let t14 = actc_reciprocal(t13);
    let t15 = t14.x + t14.y;
    return t15;
  }
  return 1.0;
}

fn softplus_dx(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_dx_ordinary(x, k);
  }
  return softplus_dx_leaf0(x, k);
}

// Second derivative in x
// softplus_dxx(x, k) = (k*(k*exp(k*x))*(1 + exp(k*x)) - k*exp(k*x)*(k*exp(k*x)))/(1 + exp(k*x))^2/k
fn softplus_dxx_ordinary(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    let t3 = actc_exp(0.5 * k * x);
    let t5 = t3 * k * k;
    let t6 = t3 * t3;
    let t7 = 1.0 + t6;
    return (t5 * t7 * t3 - t5 * t6 * t3) / t7 / t7 / k;
  }
  let t18 = actc_exp(-(k * x));
  let t20 = t18 + 1.0;
  return t18 * k / t20 / t20;
}

fn softplus_dxx_leaf0(x: f32, k: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    let t0 = actc_parameter_significand(k);
    let t1 = actc_parameter_exponent(k);
    let t2 = actc_pair(t0);
    let t3 = actc_times(t2, 0.25);
    let t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  let t0 = actc_parameter_significand(k);
  let t1 = actc_parameter_exponent(k);
  let t2 = actc_significand(x);
  let t3 = actc_exponent(x) + t1;
  let t4 = actc_power_of_two(min(max(t3, -100), 100));
  let t5 = actc_pair(t2);
  let t6 = actc_pair(t0);
  let t7 = actc_product(t5, t6);
  let t8 = actc_neat(t7);
  let t9 = vec2<f32>(t8.x * t4, t8.y * t4);
  let t10 = t9.x + t9.y;
  if (t10 < -138.62943) {
    return 0.0;
  }
  if (t10 < -16.664337) {
    let t11 = actc_exp_small_pair(t9, 106, zero);
    let t12 = t11.x + t11.y;
    let t13 = t12 * 2.0;
    let t14 = t13 * 1.2325952e-32;
    let t15 = actc_sum_floats(1.0, t14);
    let t16 = actc_quotient(t11, t15);
    let t17 = actc_product(t16, t6);
    let t18 = t17.x + t17.y;
    return actc_scaled_far(t18, t1 + (0 - 106));
  }
  if (t10 < -2.0) {
    let t11 = actc_exp_small_pair(t9, 0, zero);
    let t12 = t11.x + t11.y;
    let t13 = t12 * 2.0;
    let t14 = t12 * t12;
    let t15 = actc_sum_floats(t13, t14);
    let t16 = actc_sum_float_pair(1.0, t15);
    let t17 = actc_quotient(t11, t16);
    let t18 = actc_product(t17, t6);
    let t19 = t18.x + t18.y;
    return actc_scaled_far(t19, t1);
  }
  if (t10 < -0.000043158372) {
    let t11 = actc_sum_any(vec2<f32>(1.0, 0.000021576881), t9);
    let t12 = t11.x + t11.y;
    let t13 = -3.292897e-7 * t12;
    let t14 = t13 + -6.0785254e-7;
    let t15 = t14 * t12;
    let t16 = t15 + 0.0000031541508;
    let t17 = t16 * t12;
    let t18 = t17 + 0.00001136071;
    let t19 = t18 * t12;
    let t20 = -0.0000096740805 + t19;
    let t21 = t20 * t12;
    let t22 = t21 + -0.000118430726;
    let t23 = t22 * t12;
    let t24 = t23 + -0.00012515698;
    let t25 = t24 * t12;
    let t26 = t25 + 0.00078209705;
    let t27 = t26 * t12;
    let t28 = t27 + 0.0023618608;
    let t29 = t28 * t12;
    let t30 = -0.002127004 + t29;
    let t31 = t30 * t12;
    let t32 = actc_sum_pair_float(vec2<f32>(-0.020584106, -1.8805815e-7), t31);
    let t33 = actc_product(t32, t11);
    let t34 = t33.x + t33.y;
    let t35 = -0.017661458 + t34;
    let t36 = actc_pair(t35);
    let t37 = actc_product(t36, t11);
    let t38 = actc_sum(vec2<f32>(0.09085083, 0.000007679813), t37);
    let t39 = actc_product(t38, t11);
    let t40 = actc_sum(vec2<f32>(0.19659424, 0.000015734526), t39);
    let t41 = actc_product(t40, t6);
    let t42 = t41.x + t41.y;
    return actc_scaled_far(t42, t1);
  }
  if (t10 < -0.000010789593) {
    let t11 = actc_exponent(x);
    let t12 = actc_times(t6, 1.0);
    let t13 = t12.x + t12.y;
    return actc_scaled_far(t13, t1 + (0 - 2));
  }
  if (t10 < 0.000010789594) {
    let t11 = actc_times(t6, 0.25);
    let t12 = t11.x + t11.y;
    return actc_scaled_far(t12, t1);
  }
  if (t10 < 0.000043158376) {
    let t11 = actc_exponent(x);
    let t12 = actc_times(t6, 1.0);
    let t13 = t12.x + t12.y;
    return actc_scaled_far(t13, t1 + (0 - 2));
  }
  if (t10 < 2.0000002) {
    let t11 = actc_sum_any(vec2<f32>(-1.0, -0.000021576881), t9);
    let t12 = t11.x + t11.y;
    let t13 = 3.292909e-7 * t12;
    let t14 = t13 + -6.0785237e-7;
    let t15 = t14 * t12;
    let t16 = t15 + -0.0000031541547;
    let t17 = t16 * t12;
    let t18 = t17 + 0.000011360709;
    let t19 = t18 * t12;
    let t20 = 0.000009674085 + t19;
    let t21 = t20 * t12;
    let t22 = t21 + -0.000118430726;
    let t23 = t22 * t12;
    let t24 = t23 + 0.00012515698;
    let t25 = t24 * t12;
    let t26 = t25 + 0.00078209705;
    let t27 = t26 * t12;
    let t28 = t27 + -0.0023618608;
    let t29 = t28 * t12;
    let t30 = -0.002127004 + t29;
    let t31 = t30 * t12;
    let t32 = t31 + 0.020584295;
    let t33 = actc_pair(t32);
    let t34 = actc_product(t33, t11);
    let t35 = t34.x + t34.y;
    let t36 = -0.017661458 + t35;
    let t37 = actc_pair(t36);
    let t38 = actc_product(t37, t11);
    let t39 = actc_sum(vec2<f32>(-0.09085083, -0.000007679813), t38);
    let t40 = actc_product(t39, t11);
    let t41 = actc_sum(vec2<f32>(0.19659424, 0.000015734526), t40);
    let t42 = actc_product(t41, t6);
    let t43 = t42.x + t42.y;
    return actc_scaled_far(t43, t1);
  }
  if (t10 < 16.664343) {
    let t11 = -t9;
    let t12 = actc_exp_small_pair(t11, 0, zero);
    let t13 = t12.x + t12.y;
    let t14 = t13 * t13;
    let t15 = t13 * 2.0;
    let t16 = actc_sum_floats(t15, t14);
    let t17 = actc_sum_float_pair(1.0, t16);
    let t18 = actc_quotient(t12, t17);
    let t19 = actc_product(t18, t6);
    let t20 = t19.x + t19.y;
    return actc_scaled_far(t20, t1);
  }
  if (t10 < 138.62944) {
    let t11 = -t9;
    let t12 = actc_exp_small_pair(t11, 106, zero);
    let t13 = t12.x + t12.y;
    let t14 = t13 * 2.0;
    let t15 = t14 * 1.2325952e-32;
    let t16 = actc_sum_floats(1.0, t15);
    let t17 = actc_quotient(t12, t16);
    let t18 = actc_product(t17, t6);
    let t19 = t18.x + t18.y;
    return actc_scaled_far(t19, t1 + (0 - 106));
  }
  return 0.0;
}

fn softplus_dxx(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_dxx_ordinary(x, k);
  }
  return softplus_dxx_leaf0(x, k);
}

// First derivative in k
// softplus_dk(x, k) = (x*exp(k*x)/(1 + exp(k*x))*k - log(1 + exp(k*x)))/k^2
fn softplus_dk_ordinary(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t3 = actc_exp(0.5 * k * x);
    let t7 = t3 * t3;
    let t11 = t3 * x * k * t3 / (1.0 + t7) - actc_log1p(t7);
    return t11 / (k * k);
  }
  let t17 = actc_exp(-(0.5 * k * x));
  let t21 = t17 * t17;
  let t26 = -(t17 * x * k * t17 / (1.0 + t21)) - actc_log1p(t21);
  return t26 / k / k;
}

fn softplus_dk_leaf0(x: f32, k: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    let t0 = actc_parameter_significand(k);
    let t1 = actc_pair(t0);
    let t2 = actc_square(t1);
    let t3 = actc_neat(t2);
    let t4 = actc_reciprocal(t3);
    let t5 = actc_parameter_exponent(k);
    let t6 = actc_product(vec2<f32>(-0.69311523, -0.00003194809), t4);
    let t7 = t6.x + t6.y;
    return actc_scaled_far(t7, t5 * (0 - 2));
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  let t0 = actc_parameter_significand(k);
  let t1 = actc_parameter_exponent(k);
  let t2 = actc_significand(x);
  let t3 = actc_exponent(x) + t1;
  let t4 = actc_power_of_two(min(max(t3, -100), 100));
  let t5 = actc_pair(t2);
  let t6 = actc_pair(t0);
  let t7 = actc_product(t5, t6);
  let t8 = actc_neat(t7);
  let t9 = vec2<f32>(t8.x * t4, t8.y * t4);
  let t10 = t9.x + t9.y;
  if (t10 < -143.60342) {
    return bitcast<f32>(0x80000000u);
  }
  if (t10 < -50.925636) {
    let t11 = actc_exp_small_pair(t9, 114, zero);
    let t12 = actc_product(t9, t11);
    let t13 = t11.x + t11.y;
    let t14 = -t13;
    let t15 = actc_sum_pair_float(t12, t14);
    let t16 = actc_square(t6);
    let t17 = actc_neat(t16);
    let t18 = actc_reciprocal(t17);
    let t19 = actc_product(t15, t18);
    let t20 = t19.x + t19.y;
    return actc_scaled_far(t20, t1 * (0 - 2) + (0 - 114));
  }
  if (t10 < -16.975212) {
    let t11 = actc_exp_small_pair(t9, 0, zero);
    let t12 = t11.x + t11.y;
    let t13 = actc_log1p_near_single(t12);
    let t14 = actc_product(t9, t11);
    let t15 = -t13;
    let t16 = t12 * t13;
    let t17 = -t16;
    let t18 = t17 + t15;
    let t19 = actc_sum_pair_float(t14, t18);
    let t20 = actc_sum_float_pair(1.0, t11);
    let t21 = actc_quotient(t19, t20);
    let t22 = actc_square(t6);
    let t23 = actc_neat(t22);
    let t24 = actc_reciprocal(t23);
    let t25 = actc_product(t21, t24);
    let t26 = t25.x + t25.y;
    return actc_scaled_far(t26, t1 * (0 - 2));
  }
  if (t10 < -2.0) {
    let t11 = actc_exp_small_pair(t9, 0, zero);
    let t12 = actc_log1p_near_pair(t11);
    let t13 = actc_product(t9, t11);
    let t14 = -t12;
    let t15 = t11.x + t11.y;
    let t16 = t12.x + t12.y;
    let t17 = t15 * t16;
    let t18 = -t17;
    let t19 = actc_sum_pair_float(t14, t18);
    let t20 = actc_sum(t13, t19);
    let t21 = actc_sum_float_pair(1.0, t11);
    let t22 = actc_quotient(t20, t21);
    let t23 = actc_square(t6);
    let t24 = actc_neat(t23);
    let t25 = actc_reciprocal(t24);
    let t26 = actc_product(t22, t25);
    let t27 = t26.x + t26.y;
    return actc_scaled_far(t27, t1 * (0 - 2));
  }
  if (t10 < -0.000043158372) {
    let t11 = actc_sum_any(vec2<f32>(1.0, 0.000021576881), t9);
    let t12 = t11.x + t11.y;
    let t13 = 6.142328e-7 * t12;
    let t14 = t13 + -0.0000011158643;
    let t15 = t14 * t12;
    let t16 = t15 + -0.000010779881;
    let t17 = t16 * t12;
    let t18 = -0.0000016825306 + t17;
    let t19 = t18 * t12;
    let t20 = t19 + 0.0001133418;
    let t21 = t20 * t12;
    let t22 = t21 + 0.00022622137;
    let t23 = t22 * t12;
    let t24 = t23 + -0.0007481298;
    let t25 = t24 * t12;
    let t26 = t25 + -0.0036916041;
    let t27 = t26 * t12;
    let t28 = 0.0007308164 + t27;
    let t29 = t28 * t12;
    let t30 = t29 + 0.03617347;
    let t31 = t30 * t12;
    let t32 = 0.05287475 + t31;
    let t33 = t32 * t12;
    let t34 = actc_sum_pair_float(vec2<f32>(-0.19659424, -0.000019977433), t33);
    let t35 = actc_product(t34, t11);
    let t36 = actc_sum(vec2<f32>(-0.5822754, 0.00007652403), t35);
    let t37 = actc_square(t6);
    let t38 = actc_neat(t37);
    let t39 = actc_reciprocal(t38);
    let t40 = actc_product(t36, t39);
    let t41 = t40.x + t40.y;
    return actc_scaled_far(t41, t1 * (0 - 2));
  }
  if (t10 < 0.0) {
    let t11 = actc_exponent(x);
    let t12 = actc_square(t6);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_product(vec2<f32>(-1.3862305, -0.00006389237), t14);
    let t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 2) + (0 - 1));
  }
  if (t10 < 0.000043158376) {
    let t11 = actc_exponent(x);
    let t12 = actc_square(t6);
    let t13 = actc_neat(t12);
    let t14 = actc_reciprocal(t13);
    let t15 = actc_product(vec2<f32>(-1.3862305, -0.00006389237), t14);
    let t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 2) + (0 - 1));
  }
  if (t10 < 2.0000002) {
    let t11 = actc_sum_any(vec2<f32>(-1.0, -0.000021576881), t9);
    let t12 = t11.x + t11.y;
    let t13 = 6.142324e-7 * t12;
    let t14 = t13 + 0.0000011158642;
    let t15 = t14 * t12;
    let t16 = t15 + -0.0000107798805;
    let t17 = t16 * t12;
    let t18 = 0.0000016825311 + t17;
    let t19 = t18 * t12;
    let t20 = t19 + 0.0001133418;
    let t21 = t20 * t12;
    let t22 = t21 + -0.00022622137;
    let t23 = t22 * t12;
    let t24 = t23 + -0.0007481298;
    let t25 = t24 * t12;
    let t26 = t25 + 0.0036916041;
    let t27 = t26 * t12;
    let t28 = 0.0007308164 + t27;
    let t29 = t28 * t12;
    let t30 = t29 + -0.03617347;
    let t31 = t30 * t12;
    let t32 = 0.05287475 + t31;
    let t33 = t32 * t12;
    let t34 = actc_sum_pair_float(vec2<f32>(0.19659424, 0.000019977433), t33);
    let t35 = actc_product(t34, t11);
    let t36 = actc_sum(vec2<f32>(-0.5822754, 0.00007652403), t35);
    let t37 = actc_square(t6);
    let t38 = actc_neat(t37);
    let t39 = actc_reciprocal(t38);
    let t40 = actc_product(t36, t39);
    let t41 = t40.x + t40.y;
    return actc_scaled_far(t41, t1 * (0 - 2));
  }
  if (t10 < 16.975218) {
    let t11 = -t9;
    let t12 = actc_exp_small_pair(t11, 0, zero);
    let t13 = actc_log1p_near_pair(t12);
    let t14 = actc_product(t9, t12);
    let t15 = -t14;
    let t16 = t12.x + t12.y;
    let t17 = t13.x + t13.y;
    let t18 = t16 * t17;
    let t19 = -t18;
    let t20 = -t13;
    let t21 = actc_sum_pair_float(t20, t19);
    let t22 = actc_sum(t15, t21);
    let t23 = actc_sum_float_pair(1.0, t12);
    let t24 = actc_quotient(t22, t23);
    let t25 = actc_square(t6);
    let t26 = actc_neat(t25);
    let t27 = actc_reciprocal(t26);
    let t28 = actc_product(t24, t27);
    let t29 = t28.x + t28.y;
    return actc_scaled_far(t29, t1 * (0 - 2));
  }
  if (t10 < 50.92565) {
    let t11 = -t9;
    let t12 = actc_exp_small_pair(t11, 0, zero);
    let t13 = t12.x + t12.y;
    let t14 = actc_log1p_near_single(t13);
    let t15 = actc_product(t9, t12);
    let t16 = -t15;
    let t17 = t13 * t14;
    let t18 = -t17;
    let t19 = -t14;
    let t20 = t18 + t19;
    let t21 = actc_sum_pair_float(t16, t20);
    let t22 = actc_sum_float_pair(1.0, t12);
    let t23 = actc_quotient(t21, t22);
    let t24 = actc_square(t6);
    let t25 = actc_neat(t24);
    let t26 = actc_reciprocal(t25);
    let t27 = actc_product(t23, t26);
    let t28 = t27.x + t27.y;
    return actc_scaled_far(t28, t1 * (0 - 2));
  }
  if (t10 < 143.60344) {
    let t11 = -t9;
    let t12 = actc_exp_small_pair(t11, 114, zero);
    let t13 = actc_product(t9, t12);
    let t14 = -t13;
    let t15 = t12.x + t12.y;
    let t16 = -t15;
    let t17 = actc_sum_pair_float(t14, t16);
    let t18 = actc_square(t6);
    let t19 = actc_neat(t18);
    let t20 = actc_reciprocal(t19);
    let t21 = actc_product(t17, t20);
    let t22 = t21.x + t21.y;
    return actc_scaled_far(t22, t1 * (0 - 2) + (0 - 114));
  }
  return bitcast<f32>(0x80000000u);
}

fn softplus_dk(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_dk_ordinary(x, k);
  }
  return softplus_dk_leaf0(x, k);
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

// 2^n for -126 <= n <= 127.
fn actc_exp2i(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
fn actc_scale(x: f32, n: i32) -> f32 {
  let n1 = n >> 1u;
  return (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
fn actc_expm1_near(r: f32) -> f32 {
  let p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  return r + r * r * (0.5 + r * p);
}

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
fn actc_exp(x: f32) -> f32 {
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  let n = floor(x * 1.442695 + 0.5);
  let r = (x - n * 0.6933594) + n * 0.00021219444;
  return actc_scale(1.0 + actc_expm1_near(r), i32(n));
}

// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
fn actc_log_near(n: f32, f: f32) -> f32 {
  let s = f / (2.0 + f);
  let z = s * s;
  let p = 0.6666667 + z * (0.40000123 + z * (0.28550822 + z * 0.23330468));
  let h = 0.5 * f * f;
  return n * 0.69311523 - ((h - (s * (h + z * p) + n * 0.000031946183)) - f);
}

// log, from the bits of x: x = 2^n (1 + f).
fn actc_log(x: f32) -> f32 {
  var bits: u32 = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size == 0u) {
    return -actc_inf();
  }
  if (size > 0x7f800000u || bits == 0x7f800000u) {
    return x;
  }
  if (bits > 0x80000000u) {
    return actc_nan();
  }
  var n: i32 = -127;
  if (bits < 0x00800000u) {
    // Subnormal: bits 2^-149, converted from the integer, so that nothing can be flushed to 0.
    bits = bitcast<u32>(f32(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du; // 1 - sqrt(1/2), in bits
  n = n + i32(bits >> 23u);
  return actc_log_near(f32(n), bitcast<f32>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
}

// log(1 + x), accurate for small x.
fn actc_log1p(x: f32) -> f32 {
  if (abs(x) < 5.9604645e-8) {
    return x;
  }
  if (x > 33554432.0) {
    return actc_log(x);
  }
  if (x == -1.0) {
    return -actc_inf();
  }
  if (x < -1.0) {
    return actc_nan();
  }
  let n = i32((bitcast<u32>(1.0 + x) + 0x004afb0du) >> 23u) - 127;
  let s = actc_exp2i(-n);
  return actc_log_near(f32(n), x * s + (s - 1.0));
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

// k log 2 + log(1 + f), arranged so that f itself is added last (Sun's fdlibm).
fn actc_log_near_single(k: f32, f: f32) -> f32 {
  let s = f / (2.0 + f);
  let z = s * s;
  let p = z * (0.6666667 + z * (0.40000123 + z * (0.2855076 + z * 0.23332168)));
  let halved = 0.5 * f * f;
  return k * 0.6933594 - ((halved - (s * (halved + p) - k * 0.00021219444)) - f);
}

// The same for -0.29 <= z <= 0.41.
fn actc_log1p_near_single(z: f32) -> f32 {
  return actc_log_near_single(0.0, z);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
  k: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in k of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus(actc_at_x, actc_parameters.k));
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn softplus_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_dx(actc_at_x, actc_parameters.k));
    actc_dparameters[actc_i] = f16(actc_at_dy * softplus_dk(actc_at_x, actc_parameters.k));
  }
}
