#version 300 es
// Approximation of softplus: Softplus at k = 1 by one exponential and no logarithm, at most 0.0092 too small.
//
// Made by activation-compiler from softplus_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_approximation 0.586 ulp at x = -1.9666005373001099;
//     softplus_approximation_dx 0.704 ulp at x = -1.9872647523880005; softplus_approximation_dxx 0.736 ulp at
//     x = 1.9507755041122437.
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

// softplus_approximation(x) =
//   log(2) if x == 0
//   x/(1 - exp(-x/log(2))) otherwise
float softplus_approximation_leaf0(float x) {
  if (x == 0.0) {
    return 0.6931472;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.6931472;
  }
  return 0.6931472;
}

float softplus_approximation_leaf1(float x) {
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
  if (x < -75.061165) {
    return 0.0;
  }
  if (x < -2.0) {
    vec2 t0 = actc_pair(x);
    vec2 t1 = actc_product(vec2(1.4428711, -0.00017605285), t0);
    vec2 t2 = actc_exp_small_pair(t1, 39, zero);
    vec2 t3 = actc_product(t0, t2);
    float t4 = t2.x + t2.y;
    float t5 = -t4;
    float t6 = t5 * 1.8189894e-12;
    vec2 t7 = actc_sum_floats(1.0, t6);
    vec2 t8 = actc_quotient(t3, t7);
    float t9 = t8.x + t8.y;
    float t10 = -t9;
    return t10 * 1.8189894e-12;
  }
  if (x < -5.5795336e-8) {
    float t0 = -3.4345506e-11 * x;
    float t1 = 3.027881e-17 + t0;
    float t2 = t1 * x;
    float t3 = t2 + 1.268082e-9;
    float t4 = t3 * x;
    float t5 = -3.2360478e-16 + t4;
    float t6 = t5 * x;
    float t7 = t6 + -2.8668122e-8;
    float t8 = t7 * x;
    float t9 = 1.0584967e-15 + t8;
    float t10 = t9 * x;
    float t11 = t10 + 5.6276735e-7;
    float t12 = t11 * x;
    float t13 = t12 * x;
    float t14 = t13 + -0.000010750945;
    float t15 = t14 * x;
    float t16 = -6.460741e-15 + t15;
    float t17 = t16 * x;
    float t18 = t17 + 0.00020667391;
    float t19 = t18 * x;
    float t20 = t19 * x;
    vec2 t21 = actc_sum_pair_float(vec2(-0.0041713715, 8.436562e-7), t20);
    vec2 t22 = actc_pair(x);
    vec2 t23 = actc_product(t21, t22);
    vec2 t24 = actc_neat(t23);
    vec2 t25 = actc_product(t24, t22);
    vec2 t26 = actc_sum(vec2(0.12023926, -0.000014671213), t25);
    vec2 t27 = actc_product(t26, t22);
    vec2 t28 = actc_sum(vec2(0.5, 1.6653345e-15), t27);
    vec2 t29 = actc_product(t28, t22);
    vec2 t30 = actc_sum(vec2(0.69311523, 0.000031946187), t29);
    float t31 = t30.x + t30.y;
    return t31;
  }
  if (x < 6.341396e-8) {
    return 0.6931472;
  }
  if (x < 11.800287) {
    vec2 t0 = actc_pair(x);
    vec2 t1 = actc_product(vec2(1.4428711, -0.00017605285), t0);
    vec2 t2 = -t1;
    vec2 t3 = actc_expm1_pair(t2, zero);
    vec2 t4 = actc_reciprocal(t3);
    vec2 t5 = actc_product(t0, t4);
    float t6 = t5.x + t5.y;
    float t7 = -t6;
    return t7;
  }
  return x;
}

float softplus_approximation(float x) {
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
float softplus_approximation_dx_leaf0(float x) {
  if (x == 0.0) {
    return 0.5;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.5;
  }
  return 0.5;
}

float softplus_approximation_dx_leaf1(float x) {
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
  if (x < -75.31111) {
    return 0.0;
  }
  if (x < -2.0) {
    vec2 t0 = actc_pair(x);
    vec2 t1 = actc_product(vec2(1.4428711, -0.00017605285), t0);
    vec2 t2 = actc_exp_small_pair(t1, 39, zero);
    float t3 = t2.x + t2.y;
    float t4 = t3 * t3;
    float t5 = -t3;
    vec2 t6 = actc_neat(t1);
    vec2 t7 = actc_product(t6, t2);
    vec2 t8 = -t7;
    float t9 = t4 * 1.8189894e-12;
    vec2 t10 = actc_sum_floats(t5, t9);
    vec2 t11 = actc_sum(t8, t10);
    float t12 = t3 * 2.0;
    float t13 = -t12;
    float t14 = t9 + t13;
    float t15 = t14 * 1.8189894e-12;
    vec2 t16 = actc_sum_floats(1.0, t15);
    vec2 t17 = actc_quotient(t11, t16);
    float t18 = t17.x + t17.y;
    return t18 * 1.8189894e-12;
  }
  if (x < -6.197218e-8) {
    float t0 = 2.8060155e-11 * x;
    float t1 = -6.938894e-18 + t0;
    float t2 = t1 * x;
    float t3 = t2 + -9.984894e-10;
    float t4 = t3 * x;
    float t5 = -4.352579e-17 + t4;
    float t6 = t5 * x;
    float t7 = t6 + 2.069945e-8;
    float t8 = t7 * x;
    float t9 = 1.4779844e-15 + t8;
    float t10 = t9 * x;
    float t11 = t10 + -3.542313e-7;
    float t12 = t11 * x;
    float t13 = -9.9560515e-15 + t12;
    float t14 = t13 * x;
    float t15 = t14 + 0.000005647736;
    float t16 = t15 * x;
    float t17 = 3.045733e-14 + t16;
    float t18 = t17 * x;
    float t19 = t18 + -0.00008602979;
    float t20 = t19 * x;
    float t21 = -4.6917646e-14 + t20;
    float t22 = t21 * x;
    vec2 t23 = actc_sum_pair_float(vec2(0.0012402534, -1.9703953e-7), t22);
    float t24 = t23.x + t23.y;
    float t25 = t24 * x;
    float t26 = 3.4478734e-14 + t25;
    float t27 = t26 * x;
    vec2 t28 = actc_sum_pair_float(vec2(-0.016685486, 0.0000033712574), t27);
    vec2 t29 = actc_pair(x);
    vec2 t30 = actc_product(t28, t29);
    vec2 t31 = actc_neat(t30);
    vec2 t32 = actc_product(t31, t29);
    vec2 t33 = actc_sum(vec2(0.24047852, -0.000029342174), t32);
    vec2 t34 = actc_product(t33, t29);
    vec2 t35 = actc_sum(vec2(0.5, 2.220446e-16), t34);
    float t36 = t35.x + t35.y;
    return t36;
  }
  if (x < 1.2394437e-7) {
    return 0.5;
  }
  if (x < 2.0000002) {
    float t0 = 2.8060155e-11 * x;
    float t1 = t0 * x;
    float t2 = t1 + -9.984894e-10;
    float t3 = t2 * x;
    float t4 = t3 * x;
    float t5 = t4 + 2.069945e-8;
    float t6 = t5 * x;
    float t7 = 1.4779844e-15 + t6;
    float t8 = t7 * x;
    float t9 = t8 + -3.542313e-7;
    float t10 = t9 * x;
    float t11 = -9.9560515e-15 + t10;
    float t12 = t11 * x;
    float t13 = t12 + 0.000005647736;
    float t14 = t13 * x;
    float t15 = 3.045733e-14 + t14;
    float t16 = t15 * x;
    float t17 = t16 + -0.00008602979;
    float t18 = t17 * x;
    float t19 = t18 * x;
    float t20 = t19 + 0.0012400564;
    float t21 = t20 * x;
    float t22 = t21 * x;
    float t23 = t22 + -0.016682114;
    float t24 = t23 * x;
    float t25 = t24 * x;
    vec2 t26 = actc_sum_pair_float(vec2(0.24047852, -0.000029342174), t25);
    vec2 t27 = actc_pair(x);
    vec2 t28 = actc_product(t26, t27);
    vec2 t29 = actc_sum(vec2(0.5, 2.220446e-16), t28);
    float t30 = t29.x + t29.y;
    return t30;
  }
  if (x < 14.06269) {
    vec2 t0 = actc_pair(x);
    vec2 t1 = actc_product(vec2(1.4428711, -0.00017605285), t0);
    vec2 t2 = -t1;
    vec2 t3 = actc_exp_small_pair(t2, 0, zero);
    vec2 t4 = -t3;
    vec2 t5 = actc_neat(t1);
    vec2 t6 = actc_product(t5, t3);
    vec2 t7 = -t6;
    vec2 t8 = actc_sum(t7, t4);
    vec2 t9 = actc_sum_float_pair(1.0, t8);
    vec2 t10 = actc_times(t3, 2.0);
    vec2 t11 = -t10;
    vec2 t12 = actc_square(t3);
    vec2 t13 = actc_sum(t11, t12);
    vec2 t14 = actc_sum_float_pair(1.0, t13);
    vec2 t15 = actc_quotient(t9, t14);
    float t16 = t15.x + t15.y;
    return t16;
  }
  return 1.0;
}

float softplus_approximation_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_approximation_dx_leaf0(x);
  }
  return softplus_approximation_dx_leaf1(x);
}

// Second derivative in x
// softplus_approximation_dxx(x): the formula is long; trace/softplus_approximation.md shows it.
float softplus_approximation_dxx_leaf0(float x) {
  if (x == 0.0) {
    return 0.24044918;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.24044918;
  }
  return 0.24044918;
}

float softplus_approximation_dxx_leaf1(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return actc_nan();
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -75.56103) {
    return 0.0;
  }
  if (x < -2.0) {
    vec2 t0 = actc_pair(x);
    vec2 t1 = actc_product(vec2(1.4428711, -0.00017605285), t0);
    vec2 t2 = actc_exp_small_pair(t1, 40, zero);
    float t3 = t2.x + t2.y;
    float t4 = t3 * t3;
    float t5 = t4 * t3;
    vec2 t6 = actc_product(vec2(2.0810547, 0.00031429352), t0);
    float t7 = t6.x + t6.y;
    float t8 = t7 * t5;
    vec2 t9 = actc_neat(t6);
    vec2 t10 = actc_product(t9, t2);
    vec2 t11 = -t10;
    float t12 = 1.442695 * t5;
    float t13 = t12 * 2.0;
    float t14 = -t13;
    float t15 = 1.442695 * t4;
    float t16 = t15 * 4.0;
    vec2 t17 = actc_product(vec2(1.4428711, -0.00017605285), t2);
    vec2 t18 = actc_times(t17, 2.0);
    vec2 t19 = -t18;
    float t20 = t14 + t8;
    float t21 = t20 * 9.094947e-13;
    vec2 t22 = actc_sum_floats(t16, t21);
    vec2 t23 = actc_times(t22, 9.094947e-13);
    vec2 t24 = actc_sum(t19, t23);
    vec2 t25 = actc_sum(t11, t24);
    float t26 = t4 * 0.00012207031;
    float t27 = t26 * t26;
    float t28 = t5 * 4.0;
    float t29 = -t28;
    float t30 = 6.0 * t4;
    vec2 t31 = actc_times(t2, 4.0);
    vec2 t32 = -t31;
    float t33 = t27 * 0.000061035156;
    float t34 = t33 + t29;
    float t35 = t34 * 9.094947e-13;
    float t36 = t35 + t30;
    float t37 = t36 * 9.094947e-13;
    vec2 t38 = actc_sum_pair_float(t32, t37);
    vec2 t39 = actc_times(t38, 9.094947e-13);
    vec2 t40 = actc_sum_float_pair(1.0, t39);
    vec2 t41 = actc_quotient(t25, t40);
    float t42 = t41.x + t41.y;
    return t42 * 9.094947e-13;
  }
  if (x < -0.00033728898) {
    float t0 = 1.0001687 + x;
    float t1 = -1.5657741e-7 * t0;
    float t2 = -4.498566e-8 + t1;
    float t3 = t2 * t0;
    float t4 = t3 + 0.0000027108078;
    float t5 = t4 * t0;
    float t6 = t5 + 0.000004467993;
    float t7 = t6 * t0;
    float t8 = t7 + -0.000030254214;
    float t9 = t8 * t0;
    float t10 = t9 + -0.00010625405;
    float t11 = t10 * t0;
    float t12 = 0.00021042272 + t11;
    float t13 = t12 * t0;
    float t14 = t13 + 0.0015632923;
    float t15 = t14 * t0;
    float t16 = 0.000024694813 + t15;
    float t17 = t16 * t0;
    float t18 = t17 + -0.015189864;
    float t19 = t18 * t0;
    float t20 = t19 + -0.02060575;
    float t21 = t20 * t0;
    vec2 t22 = actc_sum_pair_float(vec2(0.078552246, -0.000011181665), t21);
    vec2 t23 = actc_pair(t0);
    vec2 t24 = actc_product(t22, t23);
    vec2 t25 = actc_sum(vec2(0.19604492, -0.000010078787), t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 0.000337289) {
    return 0.24044918;
  }
  if (x < 2.0000002) {
    float t0 = -1.0001687 + x;
    float t1 = -1.5657724e-7 * t0;
    float t2 = 4.498572e-8 + t1;
    float t3 = t2 * t0;
    float t4 = t3 + 0.0000027108074;
    float t5 = t4 * t0;
    float t6 = t5 + -0.000004467993;
    float t7 = t6 * t0;
    float t8 = t7 + -0.000030254214;
    float t9 = t8 * t0;
    float t10 = t9 + 0.00010625405;
    float t11 = t10 * t0;
    float t12 = 0.00021042272 + t11;
    float t13 = t12 * t0;
    float t14 = t13 + -0.0015632923;
    float t15 = t14 * t0;
    float t16 = 0.000024694813 + t15;
    float t17 = t16 * t0;
    float t18 = t17 + 0.015189864;
    float t19 = t18 * t0;
    float t20 = t19 + -0.02060575;
    float t21 = t20 * t0;
    vec2 t22 = actc_sum_pair_float(vec2(-0.078552246, 0.000011181665), t21);
    vec2 t23 = actc_pair(t0);
    vec2 t24 = actc_product(t22, t23);
    vec2 t25 = actc_sum(vec2(0.19604492, -0.000010078787), t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  if (x < 75.561035) {
    vec2 t0 = actc_pair(x);
    vec2 t1 = actc_product(vec2(1.4428711, -0.00017605285), t0);
    vec2 t2 = -t1;
    vec2 t3 = actc_exp_small_pair(t2, 40, zero);
    vec2 t4 = actc_product(vec2(2.0810547, 0.00031429352), t0);
    vec2 t5 = actc_neat(t4);
    vec2 t6 = actc_product(t5, t3);
    float t7 = t3.x + t3.y;
    float t8 = t7 * t7;
    float t9 = t8 * t7;
    float t10 = t4.x + t4.y;
    float t11 = t10 * t9;
    float t12 = -t11;
    vec2 t13 = actc_product(vec2(1.4428711, -0.00017605285), t3);
    vec2 t14 = actc_times(t13, 2.0);
    vec2 t15 = -t14;
    vec2 t16 = actc_pair(t8);
    vec2 t17 = actc_product(vec2(1.4428711, -0.00017605285), t16);
    vec2 t18 = actc_times(t17, 4.0);
    float t19 = 1.442695 * t9;
    float t20 = t19 * 2.0;
    float t21 = -t20;
    float t22 = t21 + t12;
    float t23 = t22 * 9.094947e-13;
    vec2 t24 = actc_sum_pair_float(t18, t23);
    float t25 = t24.x + t24.y;
    float t26 = t25 * 9.094947e-13;
    vec2 t27 = actc_sum_pair_float(t15, t26);
    vec2 t28 = actc_sum(t6, t27);
    vec2 t29 = actc_times(t3, 4.0);
    vec2 t30 = -t29;
    float t31 = 6.0 * t8;
    float t32 = t9 * 4.0;
    float t33 = -t32;
    float t34 = t8 * 0.00012207031;
    float t35 = t34 * t34;
    float t36 = t35 * 0.000061035156;
    float t37 = t36 + t33;
    float t38 = t37 * 9.094947e-13;
    float t39 = t38 + t31;
    float t40 = t39 * 9.094947e-13;
    vec2 t41 = actc_sum_pair_float(t30, t40);
    vec2 t42 = actc_times(t41, 9.094947e-13);
    vec2 t43 = actc_sum_float_pair(1.0, t42);
    vec2 t44 = actc_quotient(t28, t43);
    float t45 = t44.x + t44.y;
    return t45 * 9.094947e-13;
  }
  return 0.0;
}

float softplus_approximation_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x == 0.0) {
    return softplus_approximation_dxx_leaf0(x);
  }
  return softplus_approximation_dxx_leaf1(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = softplus_approximation(x)
// actc_output 1: dy times softplus_approximation_dx(x)
// actc_output 2: dy times softplus_approximation_dxx(x)
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

float softplus_approximation_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return softplus_approximation(actc_at_x);
}

float softplus_approximation_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = softplus_approximation_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = softplus_approximation_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? softplus_approximation_forward(actc_at) : softplus_approximation_backward(actc_at));
}
