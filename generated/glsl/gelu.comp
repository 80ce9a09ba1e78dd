#version 450
// Gaussian error linear unit: The input times the probability that a standard normal variable is below it.
//
// Made by activation-compiler from gelu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: gelu 0.599 ulp at x = 0.8691104650497437; gelu_dx 0.87 ulp at x =
//     0.7340785264968872; gelu_dxx 0.557 ulp at x = -10.229121208190918.
//
// Source: Hendrycks, D.; Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

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
  precise float actc_result = uintBitsToFloat(uint(n + 127) << 23u);
  return actc_result;
}

// A float of 24 bits as a pair.
vec2 actc_pair(float x) {
  precise float h = actc_head(x);
  precise float l = x - h;
  return vec2(h, l);
}

// Head of 24 bits and tail as a pair.
vec2 actc_neat(vec2 a) {
  precise float h = actc_head(a.x);
  precise float l = (a.x - h) + a.y;
  return vec2(h, l);
}

// a + b, |b| <= 2^9 |a|; if a's head has 24 bits, |b| <= |a|.
vec2 actc_sum(vec2 a, vec2 b) {
  precise float h = actc_head(a.x + b.x);
  precise float l = ((a.x - h) + b.x) + (a.y + b.y);
  return vec2(h, l);
}

// The same for a pair and a float, a float and a pair, two floats.
vec2 actc_sum_pair_float(vec2 a, float b) {
  precise float h = actc_head(a.x + b);
  precise float l = ((a.x - h) + b) + a.y;
  return vec2(h, l);
}

vec2 actc_sum_float_pair(float a, vec2 b) {
  precise float h = actc_head(a + b.x);
  precise float l = ((a - h) + b.x) + b.y;
  return vec2(h, l);
}

// a + b, whichever is larger.
vec2 actc_sum_any(vec2 a, vec2 b) {
  bool swap = abs(a.x) < abs(b.x);
  precise float large = mix(a.x, b.x, swap);
  precise float small = mix(b.x, a.x, swap);
  precise float h = actc_head(a.x + b.x);
  precise float l = ((large - h) + small) + (a.y + b.y);
  return vec2(h, l);
}

// a b of two pairs; its head has 24 bits.
vec2 actc_product(vec2 a, vec2 b) {
  precise float p = a.x * b.x;
  precise float l = a.x * b.y + a.y * (b.x + b.y);
  return vec2(p, l);
}

// a^2 of a pair; its head has 24 bits.
vec2 actc_square(vec2 a) {
  precise float p = a.x * a.x;
  precise float l = a.y * ((a.x + a.y) + a.x);
  return vec2(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
vec2 actc_times(vec2 a, float c) {
  precise float p = a.x * c;
  precise float l = a.y * c;
  return vec2(p, l);
}

// 1/d of a pair.
vec2 actc_reciprocal(vec2 d) {
  precise float c = 1.0 / (d.x + d.y);
  precise float h = actc_head(c);
  precise float l = ((1.0 - h * d.x) - h * d.y) * c;
  return vec2(h, l);
}

// x less a root in three words; exact near the root but for the last word.
vec2 actc_distance(float x, float r0, float r1, float r2, uint zero) {
  precise float d = actc_held(x - r0, zero);
  precise float h = actc_head(d - r1);
  precise float l = actc_held(actc_held(d - h, zero) - r1, zero) - r2;
  return vec2(h, l);
}

// The whole number nearest to u/log(2), u within what matters for floats.
float actc_exp_steps(float u) {
  precise float actc_result = roundEven(min(max(u, -240.0), 240.0) * 1.442695);
  return actc_result;
}

// u - n log 2 of a pair: its head less n 355/512 is exact.
vec2 actc_exp_rest(vec2 u, float n, uint zero) {
  precise float large = actc_held(u.x - n * 0.6933594, zero);
  precise float small = n * 0.00021219444 + u.y;
  precise float h = actc_head(large + small);
  precise float l = (large - h) + small;
  return vec2(h, l);
}

// exp(r) - 1 of a pair, |r| <= log(2)/2.
vec2 actc_expm1_near_pair(vec2 r) {
  precise float s = r.x + r.y;
  precise float square = r.x * r.x;
  precise float halved = square * 0.5;
  precise float h = actc_head(r.x + halved);
  precise float twice = r.y * (r.x + s);
  precise float p = (square + twice) * (0.16666667 + s * (0.041666552 + s * (0.008333321 + s * (0.0013926376 + s * 0.00019882912))));
  precise float l = ((r.x - h) + halved) + ((r.y + 0.5 * twice) + (p * r.x + p * r.y));
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
  precise float n = actc_exp_steps(u.x + u.y);
  precise vec2 e = actc_exp_significand_pair(u, n, zero);
  precise float s = actc_power_of_two(max(int(n) + by, -127));
  precise vec2 actc_result = vec2(e.x * s, e.y * s);
  return actc_result;
}

float actc_exp_rest_single(float u, float n, uint zero) {
  precise float actc_result = actc_held(u - n * 0.6933594, zero) + n * 0.00021219444;
  return actc_result;
}

// exp(r) - 1, |r| <= log(2)/2.
float actc_expm1_near_single(float r) {
  precise float actc_result = r + r * r * (0.5 + r * (0.1666663 + r * (0.041666623 + r * (0.008357328 + r * 0.0013918873))));
  return actc_result;
}

// exp(u) 2^-n, n = actc_exp_steps(u).
float actc_exp_significand_single(float u, float n, uint zero) {
  precise float actc_result = 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
  return actc_result;
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
float actc_exp_small_single(float u, int by, uint zero) {
  precise float n = actc_exp_steps(u);
  precise float actc_result = actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(int(n) + by, -127));
  return actc_result;
}

// erfcx of a pair, a >= 0.
vec2 actc_erfcx_positive_pair(vec2 a) {
  precise vec2 c = actc_reciprocal(actc_sum_any(a, vec2(2.0, 0.0)));
  precise vec2 q = actc_sum_any(vec2(1.0, 0.0), vec2(c.x * -4.0, c.y * -4.0));
  precise float v = q.x + q.y;
  precise float p_rest = 0.006480034 + v * (0.0030907448 + v * (-0.00084143813 + v * (-0.0006637763 + v * (0.00004489927 + v * (0.00014649415 + v * (0.000019457986 + v * (-0.000025108156 + v * (-0.0000051702523 + v * 0.0000023125526))))))));
  precise vec2 p_4 = actc_sum_pair_float(vec2(-0.021507263, -0.0000034102563), v * p_rest);
  precise vec2 p_3 = actc_sum(vec2(-0.03643799, -0.0000043207683), actc_product(q, p_4));
  precise vec2 p_2 = actc_sum(vec2(0.27941895, 0.000053147545), actc_product(q, p_3));
  precise vec2 p_1 = actc_sum(vec2(-0.68725586, 0.00009517703), actc_product(q, p_2));
  precise vec2 p = actc_sum(vec2(1.0214844, 0.000098330245), actc_product(q, p_1));
  return actc_product(p, c);
}

// gelu(x) = x*normal_cdf(x)
// gelu(x) = x*((1 + erf(x/sqrt(2)))/2)
float gelu_leaf0(float x) {
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
  if (x < -14.356068) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -4.7184034e-8) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 31, zero);
    precise vec2 t5 = actc_product(t0, vec2(1.4140625, 0.00015106237));
    precise vec2 t6 = -t5;
    precise vec2 t7 = actc_times(t6, 0.5);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_erfcx_positive_pair(t8);
    precise vec2 t10 = actc_product(t0, t4);
    precise vec2 t11 = actc_neat(t10);
    precise vec2 t12 = actc_neat(t9);
    precise vec2 t13 = actc_product(t11, t12);
    precise float t14 = t13.x + t13.y;
    precise float t15 = -t14;
    precise float t16 = -t15;
    precise float actc_result = t16 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 0.0) {
    precise float t0 = x * 2147483600.0;
    precise float actc_result = t0 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 4.7184038e-8) {
    precise float t0 = x * 2147483600.0;
    precise float actc_result = t0 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 5.3475156) {
    precise float t0 = x * x;
    precise float t1 = t0 * 0.5;
    precise float t2 = -t1;
    precise vec2 t3 = actc_exp_small_pair(vec2(t2, 0.0), 0, zero);
    precise float t4 = x * 1.4142135;
    precise float t5 = t4 * 0.5;
    precise vec2 t6 = actc_pair(t5);
    precise vec2 t7 = actc_erfcx_positive_pair(t6);
    precise vec2 t8 = actc_pair(x);
    precise vec2 t9 = actc_product(t8, t3);
    precise vec2 t10 = actc_neat(t9);
    precise vec2 t11 = actc_neat(t7);
    precise vec2 t12 = actc_product(t10, t11);
    precise vec2 t13 = actc_times(t12, 0.5);
    precise vec2 t14 = -t13;
    precise vec2 t15 = actc_sum_float_pair(x, t14);
    precise float t16 = t15.x + t15.y;
    return t16;
  }
  return x;
}

float gelu(float x) {
  if (actc_is_nan(x)) { return x; }
  return gelu_leaf0(x);
}

// First derivative in x
// gelu_dx(x) = (1 + erf(x/sqrt(2)))/2 + 0.5*x*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float gelu_dx_leaf0(float x) {
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
  if (x < -14.541348) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -0.8457655) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 35, zero);
    precise vec2 t5 = actc_product(vec2(1.4140625, 0.00015106237), t0);
    precise vec2 t6 = -t5;
    precise vec2 t7 = actc_times(t6, 0.5);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_erfcx_positive_pair(t8);
    precise vec2 t10 = actc_neat(t9);
    precise vec2 t11 = actc_product(t4, t10);
    precise vec2 t12 = actc_times(t11, 0.5);
    precise vec2 t13 = actc_neat(t5);
    precise vec2 t14 = actc_product(t13, t4);
    precise vec2 t15 = actc_neat(t14);
    precise vec2 t16 = actc_product(t15, vec2(0.564209, -0.000019400828));
    precise vec2 t17 = -t16;
    precise vec2 t18 = actc_times(t17, 0.5);
    precise vec2 t19 = -t18;
    precise vec2 t20 = actc_sum(t19, t12);
    precise float t21 = t20.x + t20.y;
    precise float actc_result = t21 * 2.910383e-11;
    return actc_result;
  }
  if (x < -0.65781754) {
    precise vec2 t0 = actc_distance(x, -0.75179154, 1.211445e-8, -4.2913246e-16, zero);
    precise float t1 = t0.x + t0.y;
    precise float t2 = 0.019387102 * t1;
    precise float t3 = t2 + -0.014711495;
    precise float t4 = t3 * t1;
    precise float t5 = t4 + -0.114008084;
    precise float t6 = t5 * t1;
    precise float t7 = t6 + -0.018199876;
    precise float t8 = t7 * t1;
    precise float t9 = t8 + 0.38828498;
    precise float t10 = t9 * t1;
    precise vec2 t11 = actc_sum_pair_float(vec2(0.43151855, -0.000024562276), t10);
    precise vec2 t12 = actc_product(t11, t0);
    precise float t13 = t12.x + t12.y;
    return t13;
  }
  if (x < -1.8675834e-8) {
    precise float t0 = x * x;
    precise float t1 = t0 * 0.5;
    precise float t2 = -t1;
    precise vec2 t3 = actc_exp_small_pair(vec2(t2, 0.0), 0, zero);
    precise vec2 t4 = actc_pair(x);
    precise vec2 t5 = actc_product(vec2(1.4140625, 0.00015106237), t4);
    precise vec2 t6 = -t5;
    precise vec2 t7 = actc_times(t6, 0.5);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_erfcx_positive_pair(t8);
    precise vec2 t10 = actc_neat(t9);
    precise vec2 t11 = actc_product(t3, t10);
    precise vec2 t12 = actc_times(t11, 0.5);
    precise vec2 t13 = actc_neat(t5);
    precise vec2 t14 = actc_product(t13, t3);
    precise vec2 t15 = actc_neat(t14);
    precise vec2 t16 = actc_product(t15, vec2(0.564209, -0.000019400828));
    precise vec2 t17 = -t16;
    precise vec2 t18 = actc_times(t17, 0.5);
    precise vec2 t19 = -t18;
    precise vec2 t20 = actc_sum(t12, t19);
    precise float t21 = t20.x + t20.y;
    return t21;
  }
  if (x < 3.7351672e-8) {
    return 0.5;
  }
  if (x < 5.910161) {
    precise float t0 = x * x;
    precise float t1 = t0 * 0.5;
    precise float t2 = -t1;
    precise float t3 = actc_exp_small_single(t2, 0, zero);
    precise float t4 = 1.4142135 * x;
    precise float t5 = t4 * 0.5;
    precise vec2 t6 = actc_pair(t5);
    precise vec2 t7 = actc_erfcx_positive_pair(t6);
    precise vec2 t8 = actc_pair(t3);
    precise vec2 t9 = actc_neat(t7);
    precise vec2 t10 = actc_product(t8, t9);
    precise vec2 t11 = actc_times(t10, 0.5);
    precise vec2 t12 = -t11;
    precise float t13 = t4 * t3;
    precise vec2 t14 = actc_pair(t13);
    precise vec2 t15 = actc_product(t14, vec2(0.564209, -0.000019400828));
    precise vec2 t16 = actc_times(t15, 0.5);
    precise vec2 t17 = actc_sum_any(t16, t12);
    precise vec2 t18 = actc_sum_float_pair(1.0, t17);
    precise float t19 = t18.x + t18.y;
    return t19;
  }
  return 1.0;
}

float gelu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return gelu_dx_leaf0(x);
}

// Second derivative in x
// gelu_dxx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))) -
//     0.5*x*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))) +
//     0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float gelu_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.7978846;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.725696) {
    return uintBitsToFloat(0x80000000u);
  }
  if (x < -1.5909903) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 39, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise vec2 t6 = actc_neat(t1);
    precise vec2 t7 = actc_product(vec2(0.79785156, 0.0000329983), t6);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_product(t8, t4);
    precise vec2 t10 = actc_times(t9, 0.5);
    precise vec2 t11 = -t10;
    precise vec2 t12 = actc_sum(t11, t5);
    precise float t13 = t12.x + t12.y;
    precise float actc_result = t13 * 1.8189894e-12;
    return actc_result;
  }
  if (x < -1.2374368) {
    precise vec2 t0 = actc_distance(x, -1.4142135, -2.4203235e-8, 7.6280674e-16, zero);
    precise float t1 = t0.x + t0.y;
    precise float t2 = 0.014849681 * t1;
    precise float t3 = t2 + 0.025611442;
    precise float t4 = t3 * t1;
    precise float t5 = t4 + -0.0518857;
    precise float t6 = t5 * t1;
    precise float t7 = t6 + -0.17122199;
    precise float t8 = t7 * t1;
    precise float t9 = -1.7091056e-8 + t8;
    precise float t10 = t9 * t1;
    precise float t11 = t10 + 0.44028798;
    precise vec2 t12 = actc_pair(t11);
    precise vec2 t13 = actc_product(t12, t0);
    precise vec2 t14 = actc_sum(vec2(0.41516113, -0.000053635376), t13);
    precise vec2 t15 = actc_product(t14, t0);
    precise float t16 = t15.x + t15.y;
    return t16;
  }
  if (x < -0.00009454424) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 0, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise vec2 t6 = actc_neat(t1);
    precise vec2 t7 = actc_product(vec2(0.79785156, 0.0000329983), t6);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_product(t8, t4);
    precise vec2 t10 = actc_times(t9, 0.5);
    precise vec2 t11 = -t10;
    precise vec2 t12 = actc_sum(t5, t11);
    precise float t13 = t12.x + t12.y;
    return t13;
  }
  if (x < 0.000094544244) {
    return 0.7978846;
  }
  if (x < 1.2374369) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 0, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise vec2 t6 = actc_neat(t1);
    precise vec2 t7 = actc_product(vec2(0.79785156, 0.0000329983), t6);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_product(t8, t4);
    precise vec2 t10 = actc_times(t9, 0.5);
    precise vec2 t11 = -t10;
    precise vec2 t12 = actc_sum(t5, t11);
    precise float t13 = t12.x + t12.y;
    return t13;
  }
  if (x < 1.5909904) {
    precise vec2 t0 = actc_distance(x, 1.4142135, 2.4203235e-8, -7.6280674e-16, zero);
    precise float t1 = t0.x + t0.y;
    precise float t2 = -0.0148496805 * t1;
    precise float t3 = t2 + 0.025611442;
    precise float t4 = t3 * t1;
    precise float t5 = t4 + 0.0518857;
    precise float t6 = t5 * t1;
    precise float t7 = t6 + -0.17122199;
    precise float t8 = t7 * t1;
    precise float t9 = 1.709108e-8 + t8;
    precise float t10 = t9 * t1;
    precise float t11 = t10 + 0.44028798;
    precise vec2 t12 = actc_pair(t11);
    precise vec2 t13 = actc_product(t12, t0);
    precise vec2 t14 = actc_sum(vec2(-0.41516113, 0.000053635376), t13);
    precise vec2 t15 = actc_product(t14, t0);
    precise float t16 = t15.x + t15.y;
    return t16;
  }
  if (x < 14.725697) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 39, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise vec2 t6 = actc_neat(t1);
    precise vec2 t7 = actc_product(vec2(0.79785156, 0.0000329983), t6);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_product(t8, t4);
    precise vec2 t10 = actc_times(t9, 0.5);
    precise vec2 t11 = -t10;
    precise vec2 t12 = actc_sum(t11, t5);
    precise float t13 = t12.x + t12.y;
    precise float actc_result = t13 * 1.8189894e-12;
    return actc_result;
  }
  return uintBitsToFloat(0x80000000u);
}

float gelu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return gelu_dxx_leaf0(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

#ifndef ACTC_WORKGROUP
#define ACTC_WORKGROUP 64
#endif
layout(local_size_x = ACTC_WORKGROUP) in;

layout(std430, binding = 0) readonly buffer ActcX { float actc_x[]; };
layout(std430, binding = 1) readonly buffer ActcDy { float actc_dy[]; };
layout(std430, binding = 2) writeonly buffer ActcY { float actc_y[]; };
layout(std430, binding = 3) writeonly buffer ActcDx { float actc_dx[]; };
layout(std140, binding = 5) uniform ActcParameters {
  uint actc_count; // number of elements
};

// y = f(x).
void gelu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = gelu(actc_at_x);
}

// dx = dy f'(x).
void gelu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * gelu_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    gelu_backward(actc_i);
#else
    gelu_forward(actc_i);
#endif
  }
}
