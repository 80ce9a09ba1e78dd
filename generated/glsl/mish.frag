#version 300 es
// Mish: The input times the hyperbolic tangent of softplus.
//
// Made by activation-compiler from mish.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: mish 0.794 ulp at x = -1.4855460506169038e-7; mish_dx 0.807 ulp at x
//     = 0.3596983850002289; mish_dxx 0.832 ulp at x = -2.67439866065979.
//
// Source: Misra, D. (2019). Mish: a self regularized non-monotonic activation function. arXiv:1908.08681.
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

// mish(x) = x*tanh(softplus(x))
// mish(x) = x*tanh(log(1 + exp(x)))
float mish_leaf0(float x) {
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
  if (x < -5.8207655e-10) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    vec2 t1 = actc_pair(x);
    vec2 t2 = actc_product(t1, t0);
    float t3 = t0.x + t0.y;
    float t4 = t3 * t3;
    float t5 = x * t4;
    float t6 = -t5;
    float t7 = t6 * 0.5;
    float t8 = -t7;
    float t9 = t8 * 1.8189894e-12;
    vec2 t10 = actc_sum_pair_float(t2, t9);
    float t11 = t4 * 0.5;
    float t12 = t11 * 1.8189894e-12;
    vec2 t13 = actc_sum_pair_float(t0, t12);
    vec2 t14 = actc_times(t13, 1.8189894e-12);
    vec2 t15 = actc_sum_float_pair(1.0, t14);
    vec2 t16 = actc_quotient(t10, t15);
    float t17 = t16.x + t16.y;
    return t17 * 1.8189894e-12;
  }
  if (x < 0.0) {
    float t0 = x * 2147483600.0;
    vec2 t1 = actc_pair(t0);
    vec2 t2 = actc_product(vec2(1.2001953, -0.0001953125), t1);
    float t3 = t2.x + t2.y;
    return t3 * 2.3283064e-10;
  }
  if (x < 5.8207666e-10) {
    float t0 = x * 2147483600.0;
    vec2 t1 = actc_pair(t0);
    vec2 t2 = actc_product(vec2(1.2001953, -0.0001953125), t1);
    float t3 = t2.x + t2.y;
    return t3 * 2.3283064e-10;
  }
  if (x < 8.706489) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 0, zero);
    vec2 t2 = actc_pair(x);
    vec2 t3 = actc_product(t2, t1);
    vec2 t4 = actc_times(t3, 2.0);
    vec2 t5 = actc_sum_any(t4, vec2(x, 0.0));
    vec2 t6 = actc_times(t1, 2.0);
    vec2 t7 = actc_square(t1);
    float t8 = t7.x + t7.y;
    float t9 = t8 * 2.0;
    vec2 t10 = actc_sum_floats(1.0, t9);
    vec2 t11 = actc_sum(t10, t6);
    vec2 t12 = actc_quotient(t5, t11);
    float t13 = t12.x + t12.y;
    return t13;
  }
  return x;
}

float mish(float x) {
  if (actc_is_nan(x)) { return x; }
  return mish_leaf0(x);
}

// First derivative in x
// mish_dx(x) = tanh(log(1 + exp(x))) + x*((1 - tanh(log(1 + exp(x)))^2)*(exp(x)/(1 + exp(x))))
float mish_dx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.6;
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
  if (x < -12.156626) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    float t1 = t0.x + t0.y;
    float t2 = t1 * t1;
    float t3 = x * t2;
    vec2 t4 = actc_pair(x);
    vec2 t5 = actc_product(t4, t0);
    float t6 = 1.5 * t2;
    float t7 = t6 + t3;
    float t8 = t7 * 1.8189894e-12;
    float t9 = t8 + t1;
    vec2 t10 = actc_sum_pair_float(t5, t9);
    float t11 = t2 * 0.5;
    float t12 = t11 * 1.8189894e-12;
    float t13 = t12 + t1;
    float t14 = t13 * 1.8189894e-12;
    vec2 t15 = actc_sum_floats(1.0, t14);
    vec2 t16 = actc_square(t15);
    vec2 t17 = actc_neat(t16);
    vec2 t18 = actc_quotient(t10, t17);
    float t19 = t18.x + t18.y;
    return t19 * 1.8189894e-12;
  }
  if (x < -1.3414851) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_square(t0);
    vec2 t2 = actc_pair(x);
    vec2 t3 = actc_neat(t1);
    vec2 t4 = actc_product(t2, t3);
    vec2 t5 = actc_product(t2, t0);
    float t6 = t1.x + t1.y;
    float t7 = t6 * t6;
    float t8 = t7 * 0.25;
    vec2 t9 = actc_product(t3, t0);
    vec2 t10 = actc_times(t3, 1.5);
    float t11 = t9.x + t9.y;
    float t12 = t8 + t11;
    vec2 t13 = actc_sum_pair_float(t4, t12);
    vec2 t14 = actc_sum(t13, t10);
    vec2 t15 = actc_sum(t0, t14);
    vec2 t16 = actc_sum(t5, t15);
    float t17 = t6 * 0.5;
    vec2 t18 = actc_sum_pair_float(t0, t17);
    vec2 t19 = actc_sum_float_pair(1.0, t18);
    vec2 t20 = actc_square(t19);
    vec2 t21 = actc_neat(t20);
    vec2 t22 = actc_quotient(t16, t21);
    float t23 = t22.x + t22.y;
    return t23;
  }
  if (x < -1.0433772) {
    vec2 t0 = actc_distance(x, -1.1924312, -3.0439375e-9, -4.848483e-17, zero);
    float t1 = t0.x + t0.y;
    float t2 = 0.0011036199 * t1;
    float t3 = t2 + -0.0033222479;
    float t4 = t3 * t1;
    float t5 = t4 + -0.015821282;
    float t6 = t5 * t1;
    float t7 = t6 + -0.02027225;
    float t8 = t7 * t1;
    float t9 = t8 + 0.04190782;
    float t10 = t9 * t1;
    float t11 = t10 + 0.20473127;
    float t12 = t11 * t1;
    vec2 t13 = actc_sum_pair_float(vec2(0.26696777, -0.000019859388), t12);
    vec2 t14 = actc_product(t13, t0);
    float t15 = t14.x + t14.y;
    return t15;
  }
  if (x < -9.313225e-9) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_square(t0);
    vec2 t2 = actc_pair(x);
    vec2 t3 = actc_neat(t1);
    vec2 t4 = actc_product(t2, t3);
    vec2 t5 = actc_product(t2, t0);
    float t6 = t1.x + t1.y;
    float t7 = t6 * t6;
    float t8 = t7 * 0.25;
    vec2 t9 = actc_product(t3, t0);
    vec2 t10 = actc_times(t3, 1.5);
    vec2 t11 = actc_sum_any(t4, vec2(t8, 0.0));
    vec2 t12 = actc_sum_any(t11, t5);
    vec2 t13 = actc_sum_any(t12, t9);
    vec2 t14 = actc_sum_any(t13, t0);
    vec2 t15 = actc_sum(t14, t10);
    float t16 = t6 * 0.5;
    vec2 t17 = actc_sum_pair_float(t0, t16);
    vec2 t18 = actc_sum_pair_float(t17, 1.0);
    vec2 t19 = actc_square(t18);
    vec2 t20 = actc_neat(t19);
    vec2 t21 = actc_quotient(t15, t20);
    float t22 = t21.x + t21.y;
    return t22;
  }
  if (x < 8.381904e-8) {
    return 0.6;
  }
  if (x < 10.144023) {
    float t0 = -x;
    float t1 = actc_exp_small_single(t0, 0, zero);
    float t2 = t1 * t1;
    vec2 t3 = actc_pair(t2);
    vec2 t4 = actc_pair(t1);
    vec2 t5 = actc_product(t3, t4);
    float t6 = t5.x + t5.y;
    float t7 = x * t6;
    float t8 = t7 * 4.0;
    float t9 = x * t2;
    float t10 = t9 * 4.0;
    vec2 t11 = actc_times(t5, 4.0);
    vec2 t12 = actc_times(t3, 6.0);
    float t13 = t1 * 4.0;
    float t14 = t8 + t10;
    vec2 t15 = actc_sum_floats(1.0, t14);
    vec2 t16 = actc_sum(t15, t11);
    vec2 t17 = actc_sum_pair_float(t16, t13);
    vec2 t18 = actc_sum(t17, t12);
    float t19 = t1 * 2.0;
    float t20 = t2 * 2.0;
    vec2 t21 = actc_sum_floats(1.0, t20);
    vec2 t22 = actc_sum_pair_float(t21, t19);
    vec2 t23 = actc_square(t22);
    vec2 t24 = actc_neat(t23);
    vec2 t25 = actc_quotient(t18, t24);
    float t26 = t25.x + t25.y;
    return t26;
  }
  return 1.0;
}

float mish_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return mish_dx_leaf0(x);
}

// Second derivative in x
// mish_dxx(x): the formula is long; trace/mish.md shows it.
float mish_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.64;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -108.64155) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -2.5384235) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 39, zero);
    vec2 t1 = actc_square(t0);
    float t2 = t1.x + t1.y;
    float t3 = t2 * 0.00024414063;
    float t4 = t3 * t3;
    float t5 = x * 0.5;
    float t6 = t5 * t4;
    float t7 = -t6;
    float t8 = t0.x + t0.y;
    float t9 = t2 * t8;
    float t10 = x * t9;
    float t11 = 1.5 * t10;
    float t12 = -t11;
    vec2 t13 = actc_pair(x);
    vec2 t14 = actc_neat(t1);
    vec2 t15 = actc_product(t13, t14);
    vec2 t16 = actc_product(t13, t0);
    float t17 = 3.0 * t9;
    vec2 t18 = actc_times(t1, 4.0);
    vec2 t19 = actc_times(t0, 2.0);
    float t20 = t4 * 0.25;
    float t21 = t7 * 0.5;
    float t22 = t20 + t21;
    float t23 = t22 * 0.00012207031;
    float t24 = t23 + t17;
    float t25 = t24 + t12;
    float t26 = t25 * 1.8189894e-12;
    vec2 t27 = actc_sum_pair_float(t15, t26);
    vec2 t28 = actc_sum(t27, t18);
    vec2 t29 = actc_times(t28, 1.8189894e-12);
    vec2 t30 = actc_sum(t19, t29);
    vec2 t31 = actc_sum(t16, t30);
    float t32 = t2 * 0.5;
    float t33 = t32 * 1.8189894e-12;
    float t34 = t33 + t8;
    float t35 = t34 * 1.8189894e-12;
    vec2 t36 = actc_sum_floats(1.0, t35);
    vec2 t37 = actc_square(t36);
    vec2 t38 = actc_neat(t37);
    vec2 t39 = actc_product(t38, t36);
    vec2 t40 = actc_neat(t39);
    vec2 t41 = actc_quotient(t31, t40);
    float t42 = t41.x + t41.y;
    return t42 * 1.8189894e-12;
  }
  if (x < -1.9743292) {
    vec2 t0 = actc_distance(x, -2.2563765, 1.0853728e-7, -5.51121e-16, zero);
    float t1 = t0.x + t0.y;
    float t2 = -0.00009956643 * t1;
    float t3 = t2 + -0.00078625215;
    float t4 = t3 * t1;
    float t5 = t4 + -0.002480416;
    float t6 = t5 * t1;
    float t7 = t6 + -0.0038608224;
    float t8 = t7 * t1;
    float t9 = t8 + 0.0033540605;
    float t10 = t9 * t1;
    float t11 = t10 + 0.0373619;
    float t12 = t11 * t1;
    float t13 = t12 + 0.09898194;
    vec2 t14 = actc_pair(t13);
    vec2 t15 = actc_product(t14, t0);
    vec2 t16 = actc_sum(vec2(0.10876465, -0.000010237719), t15);
    vec2 t17 = actc_product(t16, t0);
    float t18 = t17.x + t17.y;
    return t18;
  }
  if (x < -1.6142938e-7) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 0, zero);
    vec2 t1 = actc_square(t0);
    vec2 t2 = actc_neat(t1);
    vec2 t3 = actc_square(t2);
    vec2 t4 = actc_pair(x);
    vec2 t5 = actc_neat(t3);
    vec2 t6 = actc_product(t4, t5);
    vec2 t7 = -t6;
    vec2 t8 = actc_product(t2, t0);
    vec2 t9 = actc_neat(t8);
    vec2 t10 = actc_product(t4, t9);
    vec2 t11 = actc_neat(t10);
    vec2 t12 = actc_times(t11, 1.5);
    vec2 t13 = -t12;
    vec2 t14 = actc_product(t4, t2);
    vec2 t15 = actc_product(t4, t0);
    vec2 t16 = actc_times(t9, 3.0);
    vec2 t17 = actc_times(t1, 4.0);
    vec2 t18 = actc_times(t0, 2.0);
    vec2 t19 = actc_sum_any(t7, t14);
    vec2 t20 = actc_sum_any(t19, t13);
    vec2 t21 = actc_sum(t20, t15);
    vec2 t22 = actc_sum_any(t21, t3);
    vec2 t23 = actc_sum(t22, t18);
    vec2 t24 = actc_sum(t23, t16);
    vec2 t25 = actc_sum_any(t24, t17);
    vec2 t26 = actc_times(t1, 0.5);
    vec2 t27 = actc_sum(t0, t26);
    vec2 t28 = actc_sum_pair_float(t27, 1.0);
    vec2 t29 = actc_square(t28);
    vec2 t30 = actc_neat(t29);
    vec2 t31 = actc_product(t30, t28);
    vec2 t32 = actc_neat(t31);
    vec2 t33 = actc_quotient(t25, t32);
    float t34 = t33.x + t33.y;
    return t34;
  }
  if (x < 4.594513e-7) {
    return 0.64;
  }
  if (x < 1.3042498) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 0, zero);
    vec2 t2 = actc_pair(x);
    vec2 t3 = actc_times(t2, -5.0);
    vec2 t4 = actc_exp_small_pair(t3, 0, zero);
    float t5 = t4.x + t4.y;
    float t6 = x * t5;
    float t7 = t6 * 8.0;
    vec2 t8 = actc_square(t1);
    vec2 t9 = actc_neat(t8);
    vec2 t10 = actc_square(t9);
    float t11 = t10.x + t10.y;
    float t12 = x * t11;
    float t13 = t12 * 8.0;
    vec2 t14 = actc_product(t9, t1);
    vec2 t15 = actc_neat(t14);
    vec2 t16 = actc_product(t2, t15);
    vec2 t17 = actc_neat(t16);
    vec2 t18 = actc_times(t17, -12.0);
    vec2 t19 = actc_product(t2, t9);
    vec2 t20 = actc_times(t19, 8.0);
    vec2 t21 = -t20;
    float t22 = t5 * 16.0;
    vec2 t23 = actc_times(t10, 32.0);
    vec2 t24 = actc_times(t15, 24.0);
    vec2 t25 = actc_times(t8, 8.0);
    float t26 = t7 + t13;
    vec2 t27 = actc_sum_any(vec2(t26, 0.0), t21);
    vec2 t28 = actc_sum(t27, t18);
    vec2 t29 = actc_sum_any(t28, t25);
    vec2 t30 = actc_sum_pair_float(t29, t22);
    vec2 t31 = actc_sum_any(t30, t24);
    vec2 t32 = actc_sum(t31, t23);
    vec2 t33 = actc_times(t1, 2.0);
    vec2 t34 = actc_times(t8, 2.0);
    vec2 t35 = actc_sum_float_pair(1.0, t34);
    vec2 t36 = actc_sum(t35, t33);
    vec2 t37 = actc_square(t36);
    vec2 t38 = actc_neat(t37);
    vec2 t39 = actc_product(t38, t36);
    vec2 t40 = actc_neat(t39);
    vec2 t41 = actc_quotient(t32, t40);
    float t42 = t41.x + t41.y;
    return t42;
  }
  if (x < 1.6768926) {
    vec2 t0 = actc_distance(x, 1.4905711, 3.8242447e-8, 7.1260366e-17, zero);
    float t1 = t0.x + t0.y;
    float t2 = 0.00689349 * t1;
    float t3 = t2 + -0.0115518505;
    float t4 = t3 * t1;
    float t5 = t4 + -0.008929402;
    float t6 = t5 * t1;
    float t7 = t6 + 0.059989225;
    float t8 = t7 * t1;
    float t9 = t8 + -0.06665177;
    float t10 = t9 * t1;
    float t11 = t10 + -0.079707354;
    float t12 = t11 * t1;
    float t13 = t12 + 0.28127277;
    vec2 t14 = actc_pair(t13);
    vec2 t15 = actc_product(t14, t0);
    vec2 t16 = actc_sum(vec2(-0.23071289, 0.00001837903), t15);
    vec2 t17 = actc_product(t16, t0);
    float t18 = t17.x + t17.y;
    return t18;
  }
  if (x < 55.020443) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 0, zero);
    float t2 = -5.0 * x;
    float t3 = actc_exp_small_single(t2, 41, zero);
    float t4 = x * t3;
    float t5 = t4 * 8.0;
    vec2 t6 = actc_times(t1, 2097152.0);
    vec2 t7 = actc_square(t6);
    vec2 t8 = actc_neat(t7);
    vec2 t9 = actc_square(t8);
    float t10 = t9.x + t9.y;
    float t11 = x * t10;
    float t12 = t11 * 8.0;
    vec2 t13 = actc_product(t8, t1);
    vec2 t14 = actc_pair(x);
    vec2 t15 = actc_neat(t13);
    vec2 t16 = actc_product(t14, t15);
    vec2 t17 = actc_neat(t16);
    vec2 t18 = actc_times(t17, -12.0);
    vec2 t19 = actc_product(t14, t8);
    vec2 t20 = actc_times(t19, 8.0);
    vec2 t21 = -t20;
    float t22 = t3 * 16.0;
    vec2 t23 = actc_times(t9, 32.0);
    vec2 t24 = actc_times(t15, 24.0);
    vec2 t25 = actc_times(t7, 8.0);
    float t26 = t5 + t22;
    float t27 = t12 * 1.1368684e-13;
    vec2 t28 = actc_sum_floats(t27, t26);
    vec2 t29 = actc_times(t23, 1.1368684e-13);
    vec2 t30 = actc_sum(t28, t29);
    vec2 t31 = actc_times(t18, 0.5);
    vec2 t32 = actc_sum(t31, t30);
    vec2 t33 = actc_times(t24, 0.5);
    vec2 t34 = actc_sum(t32, t33);
    vec2 t35 = actc_times(t25, 0.5);
    vec2 t36 = actc_sum(t35, t34);
    vec2 t37 = actc_times(t21, 0.5);
    vec2 t38 = actc_sum(t37, t36);
    vec2 t39 = actc_times(t1, 2.0);
    vec2 t40 = actc_times(t7, 2.0);
    vec2 t41 = actc_times(t40, 2.2737368e-13);
    vec2 t42 = actc_sum(t39, t41);
    vec2 t43 = actc_sum_float_pair(1.0, t42);
    vec2 t44 = actc_square(t43);
    vec2 t45 = actc_neat(t44);
    vec2 t46 = actc_product(t45, t43);
    vec2 t47 = actc_neat(t46);
    vec2 t48 = actc_quotient(t38, t47);
    float t49 = t48.x + t48.y;
    return t49 * 4.5474735e-13;
  }
  return uintBitsToFloat(0x80000000u);
}

float mish_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return mish_dxx_leaf0(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = mish(x)
// actc_output 1: dy times mish_dx(x)
// actc_output 2: dy times mish_dxx(x)
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

float mish_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return mish(actc_at_x);
}

float mish_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = mish_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = mish_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? mish_forward(actc_at) : mish_backward(actc_at));
}
