#version 300 es
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

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_inf() {
  uint bits = 0x7f800000u;
  return uintBitsToFloat(bits);
}

// The leading 12 significant bits of x.
float actc_head(float x) {
  return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u);
}

// 0 for every finite x, which no compiler can know.
uint actc_zero(float x) {
  return ((floatBitsToUint(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
}

// x as it is; the compiler cannot look through it.
float actc_held(float x, uint zero) {
  return uintBitsToFloat(floatBitsToUint(x) ^ zero);
}

// 2^n for -126 <= n <= 127, 0 for -127.
float actc_power_of_two(int n) {
  return uintBitsToFloat(uint(n + 127) << 23u);
}

// A float of 24 bits as a pair.
vec2 actc_pair(float x) {
  float h = actc_head(x);
  float l = x - h;
  return vec2(h, l);
}

// Head of 24 bits and tail as a pair.
vec2 actc_neat(vec2 a) {
  float h = actc_head(a.x);
  float l = (a.x - h) + a.y;
  return vec2(h, l);
}

// a + b, |b| <= 2^9 |a|; if a's head has 24 bits, |b| <= |a|.
vec2 actc_sum(vec2 a, vec2 b) {
  float h = actc_head(a.x + b.x);
  float l = ((a.x - h) + b.x) + (a.y + b.y);
  return vec2(h, l);
}

// The same for a pair and a float, a float and a pair, two floats.
vec2 actc_sum_pair_float(vec2 a, float b) {
  float h = actc_head(a.x + b);
  float l = ((a.x - h) + b) + a.y;
  return vec2(h, l);
}

vec2 actc_sum_float_pair(float a, vec2 b) {
  float h = actc_head(a + b.x);
  float l = ((a - h) + b.x) + b.y;
  return vec2(h, l);
}

vec2 actc_sum_floats(float a, float b) {
  float h = actc_head(a + b);
  float l = (a - h) + b;
  return vec2(h, l);
}

// a + b, whichever is larger.
vec2 actc_sum_any(vec2 a, vec2 b) {
  bool swap = abs(a.x) < abs(b.x);
  float large = mix(a.x, b.x, swap);
  float small = mix(b.x, a.x, swap);
  float h = actc_head(a.x + b.x);
  float l = ((large - h) + small) + (a.y + b.y);
  return vec2(h, l);
}

// a b of two pairs; its head has 24 bits.
vec2 actc_product(vec2 a, vec2 b) {
  float p = a.x * b.x;
  float l = a.x * b.y + a.y * (b.x + b.y);
  return vec2(p, l);
}

// a^2 of a pair; its head has 24 bits.
vec2 actc_square(vec2 a) {
  float p = a.x * a.x;
  float l = a.y * ((a.x + a.y) + a.x);
  return vec2(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
vec2 actc_times(vec2 a, float c) {
  float p = a.x * c;
  float l = a.y * c;
  return vec2(p, l);
}

// n/d: the division's own error drops out. d is a pair, n may have a head of 24 bits.
vec2 actc_quotient(vec2 n, vec2 d) {
  float c = 1.0 / (d.x + d.y);
  float h = actc_head((n.x + n.y) * c);
  float l = (((n.x - h * d.x) - h * d.y) + n.y) * c;
  return vec2(h, l);
}

// x less a root in three words; exact near the root but for the last word.
vec2 actc_distance(float x, float r0, float r1, float r2, uint zero) {
  float d = actc_held(x - r0, zero);
  float h = actc_head(d - r1);
  float l = actc_held(actc_held(d - h, zero) - r1, zero) - r2;
  return vec2(h, l);
}

// The whole number nearest to u/log(2), u within what matters for floats.
float actc_exp_steps(float u) {
  return roundEven(min(max(u, -240.0), 240.0) * 1.442695);
}

// u - n log 2 of a pair: its head less n 355/512 is exact.
vec2 actc_exp_rest(vec2 u, float n, uint zero) {
  float large = actc_held(u.x - n * 0.6933594, zero);
  float small = n * 0.00021219444 + u.y;
  float h = actc_head(large + small);
  float l = (large - h) + small;
  return vec2(h, l);
}

// exp(r) - 1 of a pair, |r| <= log(2)/2.
vec2 actc_expm1_near_pair(vec2 r) {
  float s = r.x + r.y;
  float square = r.x * r.x;
  float halved = square * 0.5;
  float h = actc_head(r.x + halved);
  float twice = r.y * (r.x + s);
  float p = (square + twice) * (0.16666667 + s * (0.041666552 + s * (0.008333321 + s * (0.0013926376 + s * 0.00019882912))));
  float l = ((r.x - h) + halved) + ((r.y + 0.5 * twice) + (p * r.x + p * r.y));
  return vec2(h, l);
}

// exp(r) of a pair, |r| <= log(2)/2.
vec2 actc_exp_near_pair(vec2 r) {
  return actc_sum_float_pair(1.0, actc_expm1_near_pair(r));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
vec2 actc_exp_significand_pair(vec2 u, float n, uint zero) {
  return actc_exp_near_pair(actc_exp_rest(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
vec2 actc_exp_small_pair(vec2 u, int by, uint zero) {
  float n = actc_exp_steps(u.x + u.y);
  vec2 e = actc_exp_significand_pair(u, n, zero);
  float s = actc_power_of_two(max(int(n) + by, -127));
  return vec2(e.x * s, e.y * s);
}

float actc_exp_rest_single(float u, float n, uint zero) {
  return actc_held(u - n * 0.6933594, zero) + n * 0.00021219444;
}

// exp(r) - 1, |r| <= log(2)/2.
float actc_expm1_near_single(float r) {
  return r + r * r * (0.5 + r * (0.1666663 + r * (0.041666623 + r * (0.008357328 + r * 0.0013918873))));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
float actc_exp_significand_single(float u, float n, uint zero) {
  return 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
float actc_exp_small_single(float u, int by, uint zero) {
  float n = actc_exp_steps(u);
  return actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(int(n) + by, -127));
}

// silu(x) = x*logistic(x)
// silu(x) = x*(1/(1 + exp(-x)))
float silu_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -108.6603) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -8.4293696e-8) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    vec2 t1 = actc_pair(x);
    vec2 t2 = actc_product(t1, t0);
    float t3 = t0.x + t0.y;
    float t4 = t3 * 1.8189894e-12;
    vec2 t5 = actc_sum_floats(1.0, t4);
    vec2 t6 = actc_quotient(t2, t5);
    float t7 = t6.x + t6.y;
    return t7 * 1.8189894e-12;
  }
  if (x < 0.0) {
    float t0 = x * 2147483600.0;
    return t0 * 2.3283064e-10;
  }
  if (x < 8.42937e-8) {
    float t0 = x * 2147483600.0;
    return t0 * 2.3283064e-10;
  }
  if (x < 16.676973) {
    float t0 = -x;
    float t1 = actc_exp_small_single(t0, 0, zero);
    vec2 t2 = actc_sum_floats(1.0, t1);
    vec2 t3 = actc_quotient(vec2(x, 0.0), t2);
    float t4 = t3.x + t3.y;
    return t4;
  }
  return x;
}

float silu(float x) {
  if (actc_is_nan(x)) { return x; }
  return silu_leaf0(x);
}

// First derivative in x
// silu_dx(x) = 1/(1 + exp(-x)) + x*(exp(-x)/(1 + exp(-x))^2)
float silu_dx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.5;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  if (x < -108.65097) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -1.4382726) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    vec2 t1 = actc_pair(x);
    vec2 t2 = actc_product(t1, t0);
    vec2 t3 = actc_square(t0);
    vec2 t4 = actc_times(t3, 1.8189894e-12);
    vec2 t5 = actc_sum(t0, t4);
    vec2 t6 = actc_sum(t2, t5);
    float t7 = t0.x + t0.y;
    float t8 = t7 * 2.0;
    float t9 = t4.x + t4.y;
    float t10 = t9 + t8;
    float t11 = t10 * 1.8189894e-12;
    vec2 t12 = actc_sum_floats(1.0, t11);
    vec2 t13 = actc_quotient(t6, t12);
    float t14 = t13.x + t13.y;
    return t14 * 1.8189894e-12;
  }
  if (x < -1.1186564) {
    vec2 t0 = actc_distance(x, -1.2784646, 1.29792825e-8, 1.1257466e-16, zero);
    float t1 = t0.x + t0.y;
    float t2 = 0.0007964271 * t1;
    float t3 = 0.00013488362 + t2;
    float t4 = t3 * t1;
    float t5 = t4 + -0.0066065555;
    float t6 = t5 * t1;
    float t7 = t6 + -0.015222761;
    float t8 = t7 * t1;
    float t9 = t8 + 0.018874815;
    float t10 = t9 * t1;
    float t11 = t10 + 0.1466488;
    float t12 = t11 * t1;
    vec2 t13 = actc_sum_pair_float(vec2(0.21783447, -0.000022766937), t12);
    vec2 t14 = actc_product(t13, t0);
    float t15 = t14.x + t14.y;
    return t15;
  }
  if (x < -2.9802322e-8) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_pair(x);
    vec2 t2 = actc_product(t1, t0);
    vec2 t3 = actc_square(t0);
    vec2 t4 = actc_sum_any(t2, t3);
    vec2 t5 = actc_sum_any(t4, t0);
    vec2 t6 = actc_times(t0, 2.0);
    vec2 t7 = actc_sum_float_pair(1.0, t3);
    vec2 t8 = actc_sum(t7, t6);
    vec2 t9 = actc_quotient(t5, t8);
    float t10 = t9.x + t9.y;
    return t10;
  }
  if (x < 5.960465e-8) {
    return 0.5;
  }
  if (x < 19.556345) {
    float t0 = -x;
    float t1 = actc_exp_small_single(t0, 0, zero);
    float t2 = x * t1;
    vec2 t3 = actc_sum_any(vec2(t2, 0.0), vec2(t1, 0.0));
    vec2 t4 = actc_sum_float_pair(1.0, t3);
    float t5 = t1 * 2.0;
    float t6 = t1 * t1;
    vec2 t7 = actc_sum_floats(1.0, t6);
    vec2 t8 = actc_sum_pair_float(t7, t5);
    vec2 t9 = actc_quotient(t4, t8);
    float t10 = t9.x + t9.y;
    return t10;
  }
  return 1.0;
}

float silu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return silu_dx_leaf0(x);
}

// Second derivative in x
// silu_dxx(x) = exp(-x)/(1 + exp(-x))^2 + (exp(-x)/(1 + exp(-x))^2 + x*((exp(-x)*(2*(exp(-x)*(1 +
//     exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4))
float silu_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.5;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -108.64155) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -16.3773) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    float t1 = t0.x + t0.y;
    float t2 = t1 * t1;
    vec2 t3 = actc_pair(x);
    vec2 t4 = actc_product(t3, t0);
    float t5 = t2 * 4.0;
    float t6 = t1 * 2.0;
    float t7 = t5 * 1.8189894e-12;
    float t8 = t7 + t6;
    vec2 t9 = actc_sum_pair_float(t4, t8);
    float t10 = t1 * 4.0;
    float t11 = t10 * 1.8189894e-12;
    vec2 t12 = actc_sum_floats(1.0, t11);
    vec2 t13 = actc_quotient(t9, t12);
    float t14 = t13.x + t13.y;
    return t14 * 1.8189894e-12;
  }
  if (x < -2.699277) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_square(t0);
    float t2 = t1.x + t1.y;
    float t3 = t0.x + t0.y;
    float t4 = t2 * t3;
    float t5 = x * t4;
    float t6 = -t5;
    vec2 t7 = actc_pair(x);
    vec2 t8 = actc_product(t7, t0);
    float t9 = t4 * 2.0;
    vec2 t10 = actc_times(t1, 4.0);
    vec2 t11 = actc_times(t0, 2.0);
    float t12 = t9 + t6;
    vec2 t13 = actc_sum_pair_float(t10, t12);
    vec2 t14 = actc_sum(t11, t13);
    vec2 t15 = actc_sum(t8, t14);
    float t16 = t2 * t2;
    float t17 = t4 * 4.0;
    float t18 = 6.0 * t2;
    float t19 = t3 * 4.0;
    float t20 = t16 + t17;
    float t21 = t20 + t18;
    float t22 = t21 + t19;
    vec2 t23 = actc_sum_floats(1.0, t22);
    vec2 t24 = actc_quotient(t15, t23);
    float t25 = t24.x + t24.y;
    return t25;
  }
  if (x < -2.0994375) {
    vec2 t0 = actc_distance(x, -2.3993573, 3.8362707e-8, -6.2873795e-16, zero);
    float t1 = t0.x + t0.y;
    float t2 = 0.00004716005 * t1;
    float t3 = t2 + 0.0000981141;
    float t4 = t3 * t1;
    float t5 = t4 + -0.00011510755;
    float t6 = t5 * t1;
    float t7 = t6 + -0.0013664819;
    float t8 = t7 * t1;
    float t9 = t8 + -0.0038628175;
    float t10 = t9 * t1;
    float t11 = -0.0018366673 + t10;
    float t12 = t11 * t1;
    float t13 = t12 + 0.022487259;
    float t14 = t13 * t1;
    float t15 = t14 + 0.07629587;
    float t16 = t15 * t1;
    vec2 t17 = actc_sum_pair_float(vec2(0.09152222, 0.000008303367), t16);
    vec2 t18 = actc_product(t17, t0);
    float t19 = t18.x + t18.y;
    return t19;
  }
  if (x < -0.00024414063) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_square(t0);
    float t2 = t1.x + t1.y;
    float t3 = t0.x + t0.y;
    float t4 = t2 * t3;
    float t5 = x * t4;
    float t6 = -t5;
    vec2 t7 = actc_pair(x);
    vec2 t8 = actc_product(t7, t0);
    float t9 = t4 * 2.0;
    vec2 t10 = actc_times(t1, 4.0);
    vec2 t11 = actc_times(t0, 2.0);
    vec2 t12 = actc_sum_any(vec2(t6, 0.0), t8);
    vec2 t13 = actc_sum_any(t12, vec2(t9, 0.0));
    vec2 t14 = actc_sum_any(t13, t11);
    vec2 t15 = actc_sum_any(t14, t10);
    float t16 = t2 * t2;
    float t17 = t4 * 4.0;
    vec2 t18 = actc_neat(t1);
    vec2 t19 = actc_times(t18, 6.0);
    float t20 = t3 * 4.0;
    vec2 t21 = actc_sum_floats(1.0, t16);
    vec2 t22 = actc_sum_pair_float(t21, t17);
    vec2 t23 = actc_sum_pair_float(t22, t20);
    vec2 t24 = actc_sum(t23, t19);
    vec2 t25 = actc_quotient(t15, t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 0.00024414065) {
    return 0.5;
  }
  if (x < 2.0994377) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 0, zero);
    vec2 t2 = actc_square(t1);
    float t3 = t2.x + t2.y;
    float t4 = t1.x + t1.y;
    float t5 = t3 * t4;
    float t6 = x * t5;
    vec2 t7 = actc_pair(x);
    vec2 t8 = actc_product(t7, t1);
    vec2 t9 = -t8;
    float t10 = t5 * 2.0;
    vec2 t11 = actc_times(t2, 4.0);
    vec2 t12 = actc_times(t1, 2.0);
    vec2 t13 = actc_sum_any(vec2(t6, 0.0), t9);
    vec2 t14 = actc_sum_any(t13, vec2(t10, 0.0));
    vec2 t15 = actc_sum(t14, t12);
    vec2 t16 = actc_sum(t15, t11);
    float t17 = t4 * 4.0;
    vec2 t18 = actc_neat(t2);
    vec2 t19 = actc_times(t18, 6.0);
    float t20 = t5 * 4.0;
    float t21 = t3 * t3;
    vec2 t22 = actc_sum_floats(1.0, t21);
    vec2 t23 = actc_sum_pair_float(t22, t20);
    vec2 t24 = actc_sum_pair_float(t23, t17);
    vec2 t25 = actc_sum(t24, t19);
    vec2 t26 = actc_quotient(t16, t25);
    float t27 = t26.x + t26.y;
    return t27;
  }
  if (x < 2.6992772) {
    vec2 t0 = actc_distance(x, 2.3993573, -3.8362707e-8, 6.2873795e-16, zero);
    float t1 = t0.x + t0.y;
    float t2 = -0.00004716002 * t1;
    float t3 = t2 + 0.00009811409;
    float t4 = t3 * t1;
    float t5 = t4 + 0.00011510754;
    float t6 = t5 * t1;
    float t7 = t6 + -0.0013664819;
    float t8 = t7 * t1;
    float t9 = t8 + 0.0038628175;
    float t10 = t9 * t1;
    float t11 = -0.0018366673 + t10;
    float t12 = t11 * t1;
    float t13 = t12 + -0.022487259;
    float t14 = t13 * t1;
    float t15 = t14 + 0.07629587;
    vec2 t16 = actc_pair(t15);
    vec2 t17 = actc_product(t16, t0);
    vec2 t18 = actc_sum(vec2(-0.09152222, -0.000008303367), t17);
    vec2 t19 = actc_product(t18, t0);
    float t20 = t19.x + t19.y;
    return t20;
  }
  if (x < 16.377304) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 0, zero);
    vec2 t2 = actc_square(t1);
    float t3 = t2.x + t2.y;
    float t4 = t1.x + t1.y;
    float t5 = t3 * t4;
    float t6 = x * t5;
    vec2 t7 = actc_pair(x);
    vec2 t8 = actc_product(t7, t1);
    vec2 t9 = -t8;
    float t10 = t5 * 2.0;
    vec2 t11 = actc_times(t2, 4.0);
    vec2 t12 = actc_times(t1, 2.0);
    float t13 = t10 + t6;
    vec2 t14 = actc_sum_pair_float(t11, t13);
    vec2 t15 = actc_sum(t12, t14);
    vec2 t16 = actc_sum(t9, t15);
    float t17 = t4 * 4.0;
    float t18 = 6.0 * t3;
    float t19 = t5 * 4.0;
    float t20 = t3 * t3;
    float t21 = t20 + t19;
    float t22 = t21 + t18;
    float t23 = t22 + t17;
    vec2 t24 = actc_sum_floats(1.0, t23);
    vec2 t25 = actc_quotient(t16, t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 108.641556) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 39, zero);
    float t2 = t1.x + t1.y;
    float t3 = t2 * t2;
    vec2 t4 = actc_pair(x);
    vec2 t5 = actc_product(t4, t1);
    vec2 t6 = -t5;
    float t7 = t3 * 4.0;
    float t8 = t2 * 2.0;
    float t9 = t7 * 1.8189894e-12;
    float t10 = t9 + t8;
    vec2 t11 = actc_sum_pair_float(t6, t10);
    float t12 = t2 * 4.0;
    float t13 = t12 * 1.8189894e-12;
    vec2 t14 = actc_sum_floats(1.0, t13);
    vec2 t15 = actc_quotient(t11, t14);
    float t16 = t15.x + t15.y;
    return t16 * 1.8189894e-12;
  }
  return uintBitsToFloat(0x80000000u);
}

float silu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return silu_dxx_leaf0(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = silu(x)
// actc_output 1: dy times silu_dx(x)
// actc_output 2: dy times silu_dxx(x)
uniform int actc_output;

#ifdef ACTC_BITS // R32UI textures that hold the bits of floats: exact, and renderable without an extension
uniform highp usampler2D actc_x;
uniform highp usampler2D actc_dy;
layout(location = 0) out highp uint actc_texel;
#define ACTC_LOAD(texture_, at) uintBitsToFloat(texelFetch(texture_, at, 0).r)
#define ACTC_STORE(value) floatBitsToUint(value)
#else // R32F textures; rendering to them needs EXT_color_buffer_float
uniform highp sampler2D actc_x;
uniform highp sampler2D actc_dy;
layout(location = 0) out highp float actc_texel;
#define ACTC_LOAD(texture_, at) texelFetch(texture_, at, 0).r
#define ACTC_STORE(value) (value)
#endif

float silu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return silu(actc_at_x);
}

float silu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = silu_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = silu_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? silu_forward(actc_at) : silu_backward(actc_at));
}
