#version 300 es
// Approximation of softplus to base 2: Softplus to base 2 by one exponential and no logarithm.
//
// Made by activation-compiler from softplus_base2_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2_approximation 0.558 ulp at x = -2.0339770317077637;
//     softplus_base2_approximation_dx 0.78 ulp at x = 1.9148060083389282; softplus_base2_approximation_dxx
//     0.866 ulp at x = 2.0327062606811523.
//
// Source: Wikipedia: Rectifier (neural networks)

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_nan() {
  uint bits = 0x7fc00000u;
  return uintBitsToFloat(bits);
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

// 1/d of a pair.
vec2 actc_reciprocal(vec2 d) {
  float c = 1.0 / (d.x + d.y);
  float h = actc_head(c);
  float l = ((1.0 - h * d.x) - h * d.y) * c;
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

vec2 actc_expm1_pair(vec2 u, uint zero) {
  float n = min(actc_exp_steps(u.x + u.y), 127.0);
  vec2 q = actc_expm1_near_pair(actc_exp_rest(u, n, zero));
  vec2 e = actc_sum_float_pair(1.0, q);
  float s = actc_power_of_two(max(int(n), -127));
  vec2 far = actc_sum_any(vec2(-1.0, 0.0), vec2(e.x * s, e.y * s));
  return vec2(mix(far.x, q.x, n == 0.0), mix(far.y, q.y, n == 0.0));
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

// softplus_base2_approximation(x) =
//   1 if x == 0
//   x/(1 - exp(-x)) otherwise
float softplus_base2_approximation_leaf0(float x) {
  if (x == 0.0) {
    return 1.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 1.0;
  }
  return 1.0;
}

float softplus_base2_approximation_leaf1(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -108.6603) {
    return 0.0;
  }
  if (x < -2.0) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    vec2 t1 = actc_pair(x);
    vec2 t2 = actc_product(t1, t0);
    float t3 = t0.x + t0.y;
    float t4 = -t3;
    float t5 = t4 * 1.8189894e-12;
    vec2 t6 = actc_sum_floats(1.0, t5);
    vec2 t7 = actc_quotient(t2, t6);
    float t8 = t7.x + t7.y;
    float t9 = -t8;
    return t9 * 1.8189894e-12;
  }
  if (x < -5.9604645e-8) {
    float t0 = -3.7565873e-10 * x;
    float t1 = t0 * x;
    float t2 = t1 + 2.0094891e-8;
    float t3 = t2 * x;
    float t4 = t3 * x;
    float t5 = t4 + -8.246628e-7;
    float t6 = t5 * x;
    float t7 = t6 * x;
    float t8 = t7 + 0.000033065964;
    float t9 = t8 * x;
    float t10 = t9 * x;
    float t11 = t10 + -0.0013888871;
    float t12 = t11 * x;
    float t13 = t12 * x;
    vec2 t14 = actc_sum_pair_float(vec2(0.083343506, -0.000010172985), t13);
    vec2 t15 = actc_pair(x);
    vec2 t16 = actc_product(t14, t15);
    vec2 t17 = actc_sum(vec2(0.5, 4.440892e-16), t16);
    vec2 t18 = actc_product(t17, t15);
    vec2 t19 = actc_sum(vec2(1.0, 1.8567814e-11), t18);
    float t20 = t19.x + t19.y;
    return t20;
  }
  if (x < 1.1920929e-7) {
    return 1.0;
  }
  if (x < 16.676973) {
    float t0 = -x;
    vec2 t1 = actc_expm1_pair(vec2(t0, 0.0), zero);
    vec2 t2 = actc_reciprocal(t1);
    vec2 t3 = actc_pair(x);
    vec2 t4 = actc_product(t3, t2);
    float t5 = t4.x + t4.y;
    float t6 = -t5;
    return t6;
  }
  return x;
}

float softplus_base2_approximation(float x) {
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
float softplus_base2_approximation_dx_leaf0(float x) {
  if (x == 0.0) {
    return 0.5;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.5;
  }
  return 0.5;
}

float softplus_base2_approximation_dx_leaf1(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  if (x < -108.65097) {
    return 0.0;
  }
  if (x < -2.0) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    float t1 = t0.x + t0.y;
    float t2 = t1 * t1;
    vec2 t3 = -t0;
    vec2 t4 = actc_pair(x);
    vec2 t5 = actc_product(t4, t0);
    vec2 t6 = -t5;
    float t7 = t2 * 1.8189894e-12;
    vec2 t8 = actc_sum_pair_float(t3, t7);
    vec2 t9 = actc_sum(t6, t8);
    vec2 t10 = actc_times(t0, 2.0);
    vec2 t11 = -t10;
    vec2 t12 = actc_sum_pair_float(t11, t7);
    vec2 t13 = actc_times(t12, 1.8189894e-12);
    vec2 t14 = actc_sum_float_pair(1.0, t13);
    vec2 t15 = actc_quotient(t9, t14);
    float t16 = t15.x + t15.y;
    return t16 * 1.8189894e-12;
  }
  if (x < -8.940697e-8) {
    float t0 = 1.2343407e-10 * x;
    float t1 = t0 * x;
    float t2 = t1 + -5.9891145e-9;
    float t3 = t2 * x;
    float t4 = -8.8565516e-16 + t3;
    float t5 = t4 * x;
    float t6 = t5 + 2.077378e-7;
    float t7 = t6 * x;
    float t8 = 4.3210386e-15 + t7;
    float t9 = t8 * x;
    float t10 = t9 + -0.0000066121147;
    float t11 = t10 * x;
    float t12 = t11 * x;
    float t13 = t12 + 0.00019841135;
    float t14 = t13 * x;
    float t15 = t14 * x;
    float t16 = t15 + -0.005555555;
    float t17 = t16 * x;
    float t18 = t17 * x;
    vec2 t19 = actc_sum_pair_float(vec2(0.16668701, -0.000020345105), t18);
    vec2 t20 = actc_pair(x);
    vec2 t21 = actc_product(t19, t20);
    vec2 t22 = actc_sum(vec2(0.5, 1.110223e-16), t21);
    float t23 = t22.x + t22.y;
    return t23;
  }
  if (x < 1.7881395e-7) {
    return 0.5;
  }
  if (x < 2.0000002) {
    float t0 = 1.2343407e-10 * x;
    float t1 = t0 * x;
    float t2 = t1 + -5.9891145e-9;
    float t3 = t2 * x;
    float t4 = t3 * x;
    float t5 = t4 + 2.077378e-7;
    float t6 = t5 * x;
    float t7 = t6 * x;
    float t8 = t7 + -0.0000066121147;
    float t9 = t8 * x;
    float t10 = t9 * x;
    float t11 = t10 + 0.00019841135;
    float t12 = t11 * x;
    float t13 = t12 * x;
    float t14 = t13 + -0.005555555;
    float t15 = t14 * x;
    float t16 = t15 * x;
    vec2 t17 = actc_sum_pair_float(vec2(0.16668701, -0.000020345105), t16);
    vec2 t18 = actc_pair(x);
    vec2 t19 = actc_product(t17, t18);
    float t20 = t19.x + t19.y;
    float t21 = t20 + 0.5;
    return t21;
  }
  if (x < 20.288172) {
    float t0 = -x;
    float t1 = actc_exp_small_single(t0, 0, zero);
    float t2 = -t1;
    vec2 t3 = actc_pair(x);
    vec2 t4 = actc_pair(t1);
    vec2 t5 = actc_product(t3, t4);
    vec2 t6 = -t5;
    vec2 t7 = actc_sum_pair_float(t6, t2);
    vec2 t8 = actc_sum_float_pair(1.0, t7);
    float t9 = t1 * 2.0;
    float t10 = -t9;
    float t11 = t1 * t1;
    vec2 t12 = actc_sum_floats(t10, t11);
    vec2 t13 = actc_sum_float_pair(1.0, t12);
    vec2 t14 = actc_quotient(t8, t13);
    float t15 = t14.x + t14.y;
    return t15;
  }
  return 1.0;
}

float softplus_base2_approximation_dx(float x) {
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
float softplus_base2_approximation_dxx_leaf0(float x) {
  if (x == 0.0) {
    return 0.16666667;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.16666667;
  }
  return 0.16666667;
}

float softplus_base2_approximation_dxx_leaf1(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -108.64155) {
    return 0.0;
  }
  if (x < -14.790096) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    float t1 = t0.x + t0.y;
    float t2 = t1 * t1;
    vec2 t3 = actc_pair(x);
    vec2 t4 = actc_product(t3, t0);
    vec2 t5 = -t4;
    float t6 = t2 * 4.0;
    float t7 = t1 * 2.0;
    float t8 = -t7;
    float t9 = t6 * 1.8189894e-12;
    float t10 = t9 + t8;
    vec2 t11 = actc_sum_pair_float(t5, t10);
    float t12 = t1 * 4.0;
    float t13 = -t12;
    float t14 = t13 * 1.8189894e-12;
    vec2 t15 = actc_sum_floats(1.0, t14);
    vec2 t16 = actc_quotient(t11, t15);
    float t17 = t16.x + t16.y;
    return t17 * 1.8189894e-12;
  }
  if (x < -2.0) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_square(t0);
    float t2 = t1.x + t1.y;
    float t3 = t0.x + t0.y;
    float t4 = t2 * t3;
    float t5 = x * t4;
    vec2 t6 = actc_pair(x);
    vec2 t7 = actc_product(t6, t0);
    vec2 t8 = -t7;
    float t9 = t4 * 2.0;
    float t10 = -t9;
    vec2 t11 = actc_times(t1, 4.0);
    vec2 t12 = actc_times(t0, 2.0);
    vec2 t13 = -t12;
    float t14 = t10 + t5;
    vec2 t15 = actc_sum_pair_float(t11, t14);
    vec2 t16 = actc_sum(t13, t15);
    vec2 t17 = actc_sum(t8, t16);
    float t18 = t2 * t2;
    float t19 = t4 * 4.0;
    float t20 = -t19;
    vec2 t21 = actc_neat(t1);
    vec2 t22 = actc_times(t21, 6.0);
    vec2 t23 = actc_times(t0, 4.0);
    vec2 t24 = -t23;
    float t25 = t18 + t20;
    vec2 t26 = actc_sum_pair_float(t22, t25);
    vec2 t27 = actc_sum(t24, t26);
    vec2 t28 = actc_sum_float_pair(1.0, t27);
    vec2 t29 = actc_quotient(t17, t28);
    float t30 = t29.x + t29.y;
    return t30;
  }
  if (x < -0.0003860202) {
    float t0 = -4.9537586e-11 * x;
    float t1 = t0 * x;
    float t2 = t1 + 2.2486302e-9;
    float t3 = t2 * x;
    float t4 = -6.2323885e-16 + t3;
    float t5 = t4 * x;
    float t6 = t5 + -6.914973e-8;
    float t7 = t6 * x;
    float t8 = 3.0985314e-15 + t7;
    float t9 = t8 * x;
    float t10 = t9 + 0.0000018778138;
    float t11 = t10 * x;
    float t12 = -7.492744e-15 + t11;
    float t13 = t12 * x;
    float t14 = t13 + -0.000046295205;
    float t15 = t14 * x;
    float t16 = t15 * x;
    float t17 = t16 + 0.000992063;
    float t18 = t17 * x;
    float t19 = t18 * x;
    vec2 t20 = actc_sum_pair_float(vec2(-0.016670227, 0.0000035604855), t19);
    vec2 t21 = actc_pair(x);
    vec2 t22 = actc_product(t20, t21);
    vec2 t23 = actc_neat(t22);
    vec2 t24 = actc_product(t23, t21);
    vec2 t25 = actc_sum(vec2(0.16668701, -0.000020345055), t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 0.00038602023) {
    return 0.16666667;
  }
  if (x < 2.0000002) {
    float t0 = -4.9537586e-11 * x;
    float t1 = t0 * x;
    float t2 = t1 + 2.2486302e-9;
    float t3 = t2 * x;
    float t4 = -6.2323885e-16 + t3;
    float t5 = t4 * x;
    float t6 = t5 + -6.914973e-8;
    float t7 = t6 * x;
    float t8 = 3.0985314e-15 + t7;
    float t9 = t8 * x;
    float t10 = t9 + 0.0000018778138;
    float t11 = t10 * x;
    float t12 = -7.492744e-15 + t11;
    float t13 = t12 * x;
    float t14 = t13 + -0.000046295205;
    float t15 = t14 * x;
    float t16 = t15 * x;
    float t17 = t16 + 0.000992063;
    float t18 = t17 * x;
    float t19 = t18 * x;
    vec2 t20 = actc_sum_pair_float(vec2(-0.016670227, 0.0000035604855), t19);
    vec2 t21 = actc_pair(x);
    vec2 t22 = actc_product(t20, t21);
    vec2 t23 = actc_neat(t22);
    vec2 t24 = actc_product(t23, t21);
    vec2 t25 = actc_sum(vec2(0.16668701, -0.000020345055), t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 14.790098) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 0, zero);
    vec2 t2 = actc_pair(x);
    vec2 t3 = actc_product(t2, t1);
    vec2 t4 = actc_square(t1);
    float t5 = t4.x + t4.y;
    float t6 = t1.x + t1.y;
    float t7 = t5 * t6;
    float t8 = x * t7;
    float t9 = -t8;
    vec2 t10 = actc_times(t1, 2.0);
    vec2 t11 = -t10;
    vec2 t12 = actc_times(t4, 4.0);
    float t13 = t7 * 2.0;
    float t14 = -t13;
    float t15 = t14 + t9;
    vec2 t16 = actc_sum_pair_float(t12, t15);
    vec2 t17 = actc_sum(t11, t16);
    vec2 t18 = actc_sum(t3, t17);
    vec2 t19 = actc_times(t1, 4.0);
    vec2 t20 = -t19;
    vec2 t21 = actc_neat(t4);
    vec2 t22 = actc_times(t21, 6.0);
    float t23 = t7 * 4.0;
    float t24 = -t23;
    float t25 = t5 * t5;
    float t26 = t25 + t24;
    vec2 t27 = actc_sum_pair_float(t22, t26);
    vec2 t28 = actc_sum(t20, t27);
    vec2 t29 = actc_sum_float_pair(1.0, t28);
    vec2 t30 = actc_quotient(t18, t29);
    float t31 = t30.x + t30.y;
    return t31;
  }
  if (x < 108.641556) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 39, zero);
    vec2 t2 = actc_pair(x);
    vec2 t3 = actc_product(t2, t1);
    float t4 = t1.x + t1.y;
    float t5 = t4 * t4;
    float t6 = t4 * 2.0;
    float t7 = -t6;
    float t8 = t5 * 4.0;
    float t9 = t8 * 1.8189894e-12;
    float t10 = t9 + t7;
    vec2 t11 = actc_sum_pair_float(t3, t10);
    float t12 = t4 * 4.0;
    float t13 = -t12;
    float t14 = t13 * 1.8189894e-12;
    vec2 t15 = actc_sum_floats(1.0, t14);
    vec2 t16 = actc_quotient(t11, t15);
    float t17 = t16.x + t16.y;
    return t17 * 1.8189894e-12;
  }
  return 0.0;
}

float softplus_base2_approximation_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_base2_approximation_dxx_leaf0(x);
  }
  return softplus_base2_approximation_dxx_leaf1(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = softplus_base2_approximation(x)
// actc_output 1: dy times softplus_base2_approximation_dx(x)
// actc_output 2: dy times softplus_base2_approximation_dxx(x)
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

float softplus_base2_approximation_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return softplus_base2_approximation(actc_at_x);
}

float softplus_base2_approximation_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = softplus_base2_approximation_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = softplus_base2_approximation_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? softplus_base2_approximation_forward(actc_at) : softplus_base2_approximation_backward(actc_at));
}
