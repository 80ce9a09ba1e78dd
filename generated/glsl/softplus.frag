#version 300 es
// Softplus: A smooth approximation of the rectifier; its derivative is the logistic function.
//
// Made by activation-compiler from softplus.yaml; do not edit. The file stands alone.
//
// k: sharpness; k > 0; by default 1
//
// Accuracy, worst error as executed: softplus 0.568 ulp at x = 0.03707655146718025, k = 17; softplus_dk
//     0.642 ulp at x = -0.037474602460861206, k = 1; softplus_dx 0.791 ulp at x = 0.34625282883644104, k = 1;
//     softplus_dxx 0.728 ulp at x = 1.9939324855804443, k = 1.
//
// Source: Dugas, C.; Bengio, Y.; Bélisle, F.; Nadeau, C.; Garcia, R. (2001). Incorporating second-order
//     functional knowledge for better option pricing. NIPS.
// Source: Glorot, X.; Bordes, A.; Bengio, Y. (2011). Deep sparse rectifier neural networks. AISTATS.
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

// 2^n for -126 <= n <= 127.
float actc_exp2i(int n) {
  return uintBitsToFloat(uint(n + 127) << 23u);
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
float actc_scale(float x, int n) {
  int n1 = n >> 1u;
  return (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
float actc_expm1_near(float r) {
  float p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  return r + r * r * (0.5 + r * p);
}

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
float actc_exp(float x) {
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  float n = floor(x * 1.442695 + 0.5);
  float r = (x - n * 0.6933594) + n * 0.00021219444;
  return actc_scale(1.0 + actc_expm1_near(r), int(n));
}

// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
float actc_log_near(float n, float f) {
  float s = f / (2.0 + f);
  float z = s * s;
  float p = 0.6666667 + z * (0.40000123 + z * (0.28550822 + z * 0.23330468));
  float h = 0.5 * f * f;
  return n * 0.69311523 - ((h - (s * (h + z * p) + n * 0.000031946183)) - f);
}

// log, from the bits of x: x = 2^n (1 + f).
float actc_log(float x) {
  uint bits = floatBitsToUint(x);
  uint size = bits & 0x7fffffffu;
  if (size == 0u) {
    return -actc_inf();
  }
  if (size > 0x7f800000u || bits == 0x7f800000u) {
    return x;
  }
  if (bits > 0x80000000u) {
    return actc_nan();
  }
  int n = -127;
  if (bits < 0x00800000u) {
    // Subnormal: bits 2^-149, converted from the integer, so that nothing can be flushed to 0.
    bits = floatBitsToUint(float(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du; // 1 - sqrt(1/2), in bits
  n = n + int(bits >> 23u);
  return actc_log_near(float(n), uintBitsToFloat((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
}

// log(1 + x), accurate for small x.
float actc_log1p(float x) {
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
  int n = int((floatBitsToUint(1.0 + x) + 0x004afb0du) >> 23u) - 127;
  float s = actc_exp2i(-n);
  return actc_log_near(float(n), x * s + (s - 1.0));
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

// The same in three steps, for all x.
float actc_scaled_far(float x, int n) {
  int m = min(max(n, -378), 381);
  int last = min(max(m, -126), 127);
  int middle = min(max(m - last, -126), 127);
  return ((x * actc_power_of_two((m - last) - middle)) * actc_power_of_two(middle)) * actc_power_of_two(last);
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

// Is x 0 or infinite?
bool actc_is_end(float x) {
  return x == 0.0 || (floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of x = m 2^e, m in [1, 2) up to its sign, x not 0; subnormal x by way of an integer, which nothing flushes.
int actc_exponent(float x) {
  uint size = floatBitsToUint(x) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return int(floatBitsToUint(float(size)) >> 23u) - 276;
  }
  return int(size >> 23u) - 127;
}

// m, with the sign of x.
float actc_significand(float x) {
  uint bits = floatBitsToUint(x);
  uint size = bits & 0x7fffffffu;
  if (size < 0x00800000u) {
    size = floatBitsToUint(float(size));
  }
  return uintBitsToFloat((bits & 0x80000000u) | 0x3f800000u | (size & 0x007fffffu));
}

// e of a parameter |p| = m 2^e; far out for 0, which stands for subnormal numbers too, and for infinity.
int actc_parameter_exponent(float p) {
  uint size = floatBitsToUint(p) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return 0 - 100000;
  }
  if (size >= 0x7f800000u) {
    return 100000;
  }
  return int(size >> 23u) - 127;
}

float actc_parameter_significand(float p) {
  return uintBitsToFloat(0x3f800000u | (floatBitsToUint(p) & 0x007fffffu));
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

// k of 2^k (1 + f) = m, m > 0.
int actc_log_steps(float m) {
  return int(floatBitsToUint(m) - 0x3f3504f3u) >> 23u;
}

// k log 2 + log(1 + f) of a pair f.
vec2 actc_log_near_pair(float k, vec2 f) {
  vec2 s = actc_quotient(f, actc_sum_float_pair(2.0, f));
  float t = s.x + s.y;
  float z = t * t;
  float p = (s.x * s.x + s.y * (s.x + t)) * (0.33337402 + (-0.0000406901 + z * (0.19999999 + z * (0.14285877 + z * (0.110956535 + z * 0.096822396)))));
  float large = k * 0.6933594;
  float near = s.x * 2.0;
  float h = actc_head(large + near);
  float l = ((large - h) + near) + ((s.y + (p * s.x + p * s.y)) * 2.0 - k * 0.00021219444);
  return vec2(h, l);
}

// log(1 + z) of a pair, -1 < z <= 2^126.
vec2 actc_log1p_pair(vec2 z) {
  int k = min(actc_log_steps(1.0 + (z.x + z.y)), 126);
  float s = actc_power_of_two(0 - k);
  float x = z.x * s;
  float one = s - 1.0;
  float h = actc_head(x + one);
  // s - 1 first: it has few bits, the head of z may have 24.
  float l = ((one - h) + x) + z.y * s;
  return actc_log_near_pair(float(k), vec2(h, l));
}

// The same for -0.29 <= z <= 0.41.
vec2 actc_log1p_near_pair(vec2 z) {
  vec2 s = actc_quotient(z, actc_sum_float_pair(2.0, z));
  float t = s.x + s.y;
  float q = t * t;
  float p = (s.x * s.x + s.y * (s.x + t)) * (0.33337402 + (-0.0000406901 + q * (0.19999999 + q * (0.14285877 + q * (0.110956535 + q * 0.096822396)))));
  return vec2(s.x * 2.0, (s.y + (p * s.x + p * s.y)) * 2.0);
}

// k log 2 + log(1 + f), arranged so that f itself is added last (Sun's fdlibm).
float actc_log_near_single(float k, float f) {
  float s = f / (2.0 + f);
  float z = s * s;
  float p = z * (0.6666667 + z * (0.40000123 + z * (0.2855076 + z * 0.23332168)));
  float halved = 0.5 * f * f;
  return k * 0.6933594 - ((halved - (s * (halved + p) - k * 0.00021219444)) - f);
}

// The same for -0.29 <= z <= 0.41.
float actc_log1p_near_single(float z) {
  return actc_log_near_single(0.0, z);
}

// softplus(x, k) = log(1 + exp(k*x))/k
float softplus_ordinary(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    return actc_log1p(actc_exp(k * x)) / k;
  }
  float t5 = k * x;
  return (t5 + actc_log1p(actc_exp(-t5))) / k;
}

float softplus_leaf0(float x, float k) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    float t0 = actc_parameter_significand(k);
    vec2 t1 = actc_pair(t0);
    vec2 t2 = actc_reciprocal(t1);
    int t3 = actc_parameter_exponent(k);
    vec2 t4 = actc_product(vec2(0.69311523, 0.00003194809), t2);
    float t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t3 * (0 - 1));
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  float t0 = actc_parameter_significand(k);
  int t1 = actc_parameter_exponent(k);
  float t2 = actc_significand(x);
  int t3 = actc_exponent(x) + t1;
  float t4 = actc_power_of_two(min(max(t3, -100), 100));
  vec2 t5 = actc_pair(t2);
  vec2 t6 = actc_pair(t0);
  vec2 t7 = actc_product(t5, t6);
  vec2 t8 = actc_neat(t7);
  vec2 t9 = vec2(t8.x * t4, t8.y * t4);
  float t10 = t9.x + t9.y;
  if (t10 < -138.62943) {
    return 0.0;
  }
  if (t10 < -49.99301) {
    vec2 t11 = actc_exp_small_pair(t9, 106, zero);
    vec2 t12 = actc_reciprocal(t6);
    vec2 t13 = actc_product(t11, t12);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t1 * (0 - 1) + (0 - 106));
  }
  if (t10 < -16.664337) {
    vec2 t11 = actc_exp_small_pair(t9, 0, zero);
    vec2 t12 = actc_log1p_near_pair(t11);
    vec2 t13 = actc_reciprocal(t6);
    vec2 t14 = actc_neat(t12);
    vec2 t15 = actc_product(t14, t13);
    float t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 1));
  }
  if (t10 < -2.0) {
    vec2 t11 = actc_exp_small_pair(t9, 0, zero);
    vec2 t12 = actc_log1p_near_pair(t11);
    vec2 t13 = actc_reciprocal(t6);
    vec2 t14 = actc_neat(t12);
    vec2 t15 = actc_product(t14, t13);
    float t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 1));
  }
  if (t10 < -4.656613e-10) {
    vec2 t11 = actc_sum_float_pair(1.0, t9);
    float t12 = t11.x + t11.y;
    float t13 = -3.250598e-8 * t12;
    float t14 = t13 + -0.0000010767012;
    float t15 = t14 * t12;
    float t16 = -0.0000018035602 + t15;
    float t17 = t16 * t12;
    float t18 = t17 + 0.000013703687;
    float t19 = t18 * t12;
    float t20 = t19 + 0.000056274894;
    float t21 = t20 * t12;
    float t22 = -0.00007075764 + t21;
    float t23 = t22 * t12;
    float t24 = t23 + -0.0010292347;
    float t25 = t24 * t12;
    float t26 = -0.0014719303 + t25;
    float t27 = t26 * t12;
    float t28 = t27 + 0.01514296;
    float t29 = t28 * t12;
    vec2 t30 = actc_sum_pair_float(vec2(0.09829712, 0.000008850135), t29);
    vec2 t31 = actc_product(t30, t11);
    vec2 t32 = actc_sum(vec2(0.2689209, 0.000020522886), t31);
    vec2 t33 = actc_product(t32, t11);
    vec2 t34 = actc_sum(vec2(0.31323242, 0.000029265606), t33);
    vec2 t35 = actc_reciprocal(t6);
    vec2 t36 = actc_product(t34, t35);
    float t37 = t36.x + t36.y;
    return actc_scaled_far(t37, t1 * (0 - 1));
  }
  if (t10 < 0.0) {
    int t11 = actc_exponent(x);
    vec2 t12 = actc_reciprocal(t6);
    vec2 t13 = actc_product(vec2(1.3862305, 0.00006389237), t12);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t1 * (0 - 1) + (0 - 1));
  }
  if (t10 < 4.656613e-10) {
    int t11 = actc_exponent(x);
    vec2 t12 = actc_reciprocal(t6);
    vec2 t13 = actc_product(vec2(1.3862305, 0.00006389237), t12);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t1 * (0 - 1) + (0 - 1));
  }
  if (t10 < 18.714975) {
    float t11 = -t10;
    vec2 t12 = actc_exp_small_pair(vec2(t11, 0.0), 0, zero);
    vec2 t13 = actc_log1p_pair(t12);
    vec2 t14 = actc_sum_any(t13, t9);
    vec2 t15 = actc_reciprocal(t6);
    vec2 t16 = actc_product(t14, t15);
    float t17 = t16.x + t16.y;
    return actc_scaled_far(t17, t1 * (0 - 1));
  }
  int t11 = actc_exponent(x);
  return actc_scaled_far(t2, t11);
}

float softplus(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_ordinary(x, k);
  }
  return softplus_leaf0(x, k);
}

// First derivative in x
// softplus_dx(x, k) = k*exp(k*x)/(1 + exp(k*x))/k
float softplus_dx_ordinary(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    float t2 = actc_exp(k * x);
    return t2 / (1.0 + t2);
  }
  return 1.0 / (actc_exp(-(k * x)) + 1.0);
}

float softplus_dx_leaf0(float x, float k) {
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
  float t0 = actc_parameter_significand(k);
  int t1 = actc_parameter_exponent(k);
  float t2 = actc_significand(x);
  int t3 = actc_exponent(x) + t1;
  float t4 = actc_power_of_two(min(max(t3, -100), 100));
  vec2 t5 = actc_pair(t2);
  vec2 t6 = actc_pair(t0);
  vec2 t7 = actc_product(t5, t6);
  vec2 t8 = actc_neat(t7);
  vec2 t9 = vec2(t8.x * t4, t8.y * t4);
  float t10 = t9.x + t9.y;
  if (t10 < -103.97208) {
    return 0.0;
  }
  if (t10 < -5.9604645e-8) {
    vec2 t11 = actc_exp_small_pair(t9, 32, zero);
    float t12 = t11.x + t11.y;
    float t13 = t12 * 2.3283064e-10;
    vec2 t14 = actc_sum_floats(1.0, t13);
    vec2 t15 = actc_quotient(t11, t14);
    float t16 = t15.x + t15.y;
    return t16 * 2.3283064e-10;
  }
  if (t10 < 1.192093e-7) {
    return 0.5;
  }
  if (t10 < 17.32868) {
    float t11 = -t10;
    float t12 = actc_exp_small_single(t11, 0, zero);
    vec2 t13 = actc_sum_floats(1.0, t12);
    vec2 t14 = actc_reciprocal(t13);
    float t15 = t14.x + t14.y;
    return t15;
  }
  return 1.0;
}

float softplus_dx(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_dx_ordinary(x, k);
  }
  return softplus_dx_leaf0(x, k);
}

// Second derivative in x
// softplus_dxx(x, k) = (k*(k*exp(k*x))*(1 + exp(k*x)) - k*exp(k*x)*(k*exp(k*x)))/(1 + exp(k*x))^2/k
float softplus_dxx_ordinary(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    float t3 = actc_exp(0.5 * k * x);
    float t5 = t3 * k * k;
    float t6 = t3 * t3;
    float t7 = 1.0 + t6;
    return (t5 * t7 * t3 - t5 * t6 * t3) / t7 / t7 / k;
  }
  float t18 = actc_exp(-(k * x));
  float t20 = t18 + 1.0;
  return t18 * k / t20 / t20;
}

float softplus_dxx_leaf0(float x, float k) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    float t0 = actc_parameter_significand(k);
    int t1 = actc_parameter_exponent(k);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, 0.25);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  float t0 = actc_parameter_significand(k);
  int t1 = actc_parameter_exponent(k);
  float t2 = actc_significand(x);
  int t3 = actc_exponent(x) + t1;
  float t4 = actc_power_of_two(min(max(t3, -100), 100));
  vec2 t5 = actc_pair(t2);
  vec2 t6 = actc_pair(t0);
  vec2 t7 = actc_product(t5, t6);
  vec2 t8 = actc_neat(t7);
  vec2 t9 = vec2(t8.x * t4, t8.y * t4);
  float t10 = t9.x + t9.y;
  if (t10 < -138.62943) {
    return 0.0;
  }
  if (t10 < -16.664337) {
    vec2 t11 = actc_exp_small_pair(t9, 106, zero);
    float t12 = t11.x + t11.y;
    float t13 = t12 * 2.0;
    float t14 = t13 * 1.2325952e-32;
    vec2 t15 = actc_sum_floats(1.0, t14);
    vec2 t16 = actc_quotient(t11, t15);
    vec2 t17 = actc_product(t16, t6);
    float t18 = t17.x + t17.y;
    return actc_scaled_far(t18, t1 + (0 - 106));
  }
  if (t10 < -2.0) {
    vec2 t11 = actc_exp_small_pair(t9, 0, zero);
    float t12 = t11.x + t11.y;
    float t13 = t12 * 2.0;
    float t14 = t12 * t12;
    vec2 t15 = actc_sum_floats(t13, t14);
    vec2 t16 = actc_sum_float_pair(1.0, t15);
    vec2 t17 = actc_quotient(t11, t16);
    vec2 t18 = actc_product(t17, t6);
    float t19 = t18.x + t18.y;
    return actc_scaled_far(t19, t1);
  }
  if (t10 < -0.000043158372) {
    vec2 t11 = actc_sum_any(vec2(1.0, 0.000021576881), t9);
    float t12 = t11.x + t11.y;
    float t13 = -3.292897e-7 * t12;
    float t14 = t13 + -6.0785254e-7;
    float t15 = t14 * t12;
    float t16 = t15 + 0.0000031541508;
    float t17 = t16 * t12;
    float t18 = t17 + 0.00001136071;
    float t19 = t18 * t12;
    float t20 = -0.0000096740805 + t19;
    float t21 = t20 * t12;
    float t22 = t21 + -0.000118430726;
    float t23 = t22 * t12;
    float t24 = t23 + -0.00012515698;
    float t25 = t24 * t12;
    float t26 = t25 + 0.00078209705;
    float t27 = t26 * t12;
    float t28 = t27 + 0.0023618608;
    float t29 = t28 * t12;
    float t30 = -0.002127004 + t29;
    float t31 = t30 * t12;
    vec2 t32 = actc_sum_pair_float(vec2(-0.020584106, -1.8805815e-7), t31);
    vec2 t33 = actc_product(t32, t11);
    float t34 = t33.x + t33.y;
    float t35 = -0.017661458 + t34;
    vec2 t36 = actc_pair(t35);
    vec2 t37 = actc_product(t36, t11);
    vec2 t38 = actc_sum(vec2(0.09085083, 0.000007679813), t37);
    vec2 t39 = actc_product(t38, t11);
    vec2 t40 = actc_sum(vec2(0.19659424, 0.000015734526), t39);
    vec2 t41 = actc_product(t40, t6);
    float t42 = t41.x + t41.y;
    return actc_scaled_far(t42, t1);
  }
  if (t10 < -0.000010789593) {
    int t11 = actc_exponent(x);
    vec2 t12 = actc_times(t6, 1.0);
    float t13 = t12.x + t12.y;
    return actc_scaled_far(t13, t1 + (0 - 2));
  }
  if (t10 < 0.000010789594) {
    vec2 t11 = actc_times(t6, 0.25);
    float t12 = t11.x + t11.y;
    return actc_scaled_far(t12, t1);
  }
  if (t10 < 0.000043158376) {
    int t11 = actc_exponent(x);
    vec2 t12 = actc_times(t6, 1.0);
    float t13 = t12.x + t12.y;
    return actc_scaled_far(t13, t1 + (0 - 2));
  }
  if (t10 < 2.0000002) {
    vec2 t11 = actc_sum_any(vec2(-1.0, -0.000021576881), t9);
    float t12 = t11.x + t11.y;
    float t13 = 3.292909e-7 * t12;
    float t14 = t13 + -6.0785237e-7;
    float t15 = t14 * t12;
    float t16 = t15 + -0.0000031541547;
    float t17 = t16 * t12;
    float t18 = t17 + 0.000011360709;
    float t19 = t18 * t12;
    float t20 = 0.000009674085 + t19;
    float t21 = t20 * t12;
    float t22 = t21 + -0.000118430726;
    float t23 = t22 * t12;
    float t24 = t23 + 0.00012515698;
    float t25 = t24 * t12;
    float t26 = t25 + 0.00078209705;
    float t27 = t26 * t12;
    float t28 = t27 + -0.0023618608;
    float t29 = t28 * t12;
    float t30 = -0.002127004 + t29;
    float t31 = t30 * t12;
    float t32 = t31 + 0.020584295;
    vec2 t33 = actc_pair(t32);
    vec2 t34 = actc_product(t33, t11);
    float t35 = t34.x + t34.y;
    float t36 = -0.017661458 + t35;
    vec2 t37 = actc_pair(t36);
    vec2 t38 = actc_product(t37, t11);
    vec2 t39 = actc_sum(vec2(-0.09085083, -0.000007679813), t38);
    vec2 t40 = actc_product(t39, t11);
    vec2 t41 = actc_sum(vec2(0.19659424, 0.000015734526), t40);
    vec2 t42 = actc_product(t41, t6);
    float t43 = t42.x + t42.y;
    return actc_scaled_far(t43, t1);
  }
  if (t10 < 16.664343) {
    vec2 t11 = -t9;
    vec2 t12 = actc_exp_small_pair(t11, 0, zero);
    float t13 = t12.x + t12.y;
    float t14 = t13 * t13;
    float t15 = t13 * 2.0;
    vec2 t16 = actc_sum_floats(t15, t14);
    vec2 t17 = actc_sum_float_pair(1.0, t16);
    vec2 t18 = actc_quotient(t12, t17);
    vec2 t19 = actc_product(t18, t6);
    float t20 = t19.x + t19.y;
    return actc_scaled_far(t20, t1);
  }
  if (t10 < 138.62944) {
    vec2 t11 = -t9;
    vec2 t12 = actc_exp_small_pair(t11, 106, zero);
    float t13 = t12.x + t12.y;
    float t14 = t13 * 2.0;
    float t15 = t14 * 1.2325952e-32;
    vec2 t16 = actc_sum_floats(1.0, t15);
    vec2 t17 = actc_quotient(t12, t16);
    vec2 t18 = actc_product(t17, t6);
    float t19 = t18.x + t18.y;
    return actc_scaled_far(t19, t1 + (0 - 106));
  }
  return 0.0;
}

float softplus_dxx(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_dxx_ordinary(x, k);
  }
  return softplus_dxx_leaf0(x, k);
}

// First derivative in k
// softplus_dk(x, k) = (x*exp(k*x)/(1 + exp(k*x))*k - log(1 + exp(k*x)))/k^2
float softplus_dk_ordinary(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    float t3 = actc_exp(0.5 * k * x);
    float t7 = t3 * t3;
    float t11 = t3 * x * k * t3 / (1.0 + t7) - actc_log1p(t7);
    return t11 / (k * k);
  }
  float t17 = actc_exp(-(0.5 * k * x));
  float t21 = t17 * t17;
  float t26 = -(t17 * x * k * t17 / (1.0 + t21)) - actc_log1p(t21);
  return t26 / k / k;
}

float softplus_dk_leaf0(float x, float k) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    float t0 = actc_parameter_significand(k);
    vec2 t1 = actc_pair(t0);
    vec2 t2 = actc_square(t1);
    vec2 t3 = actc_neat(t2);
    vec2 t4 = actc_reciprocal(t3);
    int t5 = actc_parameter_exponent(k);
    vec2 t6 = actc_product(vec2(-0.69311523, -0.00003194809), t4);
    float t7 = t6.x + t6.y;
    return actc_scaled_far(t7, t5 * (0 - 2));
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  float t0 = actc_parameter_significand(k);
  int t1 = actc_parameter_exponent(k);
  float t2 = actc_significand(x);
  int t3 = actc_exponent(x) + t1;
  float t4 = actc_power_of_two(min(max(t3, -100), 100));
  vec2 t5 = actc_pair(t2);
  vec2 t6 = actc_pair(t0);
  vec2 t7 = actc_product(t5, t6);
  vec2 t8 = actc_neat(t7);
  vec2 t9 = vec2(t8.x * t4, t8.y * t4);
  float t10 = t9.x + t9.y;
  if (t10 < -143.60342) {
    return uintBitsToFloat(0x80000000u);
  }
  if (t10 < -50.925636) {
    vec2 t11 = actc_exp_small_pair(t9, 114, zero);
    vec2 t12 = actc_product(t9, t11);
    float t13 = t11.x + t11.y;
    float t14 = -t13;
    vec2 t15 = actc_sum_pair_float(t12, t14);
    vec2 t16 = actc_square(t6);
    vec2 t17 = actc_neat(t16);
    vec2 t18 = actc_reciprocal(t17);
    vec2 t19 = actc_product(t15, t18);
    float t20 = t19.x + t19.y;
    return actc_scaled_far(t20, t1 * (0 - 2) + (0 - 114));
  }
  if (t10 < -16.975212) {
    vec2 t11 = actc_exp_small_pair(t9, 0, zero);
    float t12 = t11.x + t11.y;
    float t13 = actc_log1p_near_single(t12);
    vec2 t14 = actc_product(t9, t11);
    float t15 = -t13;
    float t16 = t12 * t13;
    float t17 = -t16;
    float t18 = t17 + t15;
    vec2 t19 = actc_sum_pair_float(t14, t18);
    vec2 t20 = actc_sum_float_pair(1.0, t11);
    vec2 t21 = actc_quotient(t19, t20);
    vec2 t22 = actc_square(t6);
    vec2 t23 = actc_neat(t22);
    vec2 t24 = actc_reciprocal(t23);
    vec2 t25 = actc_product(t21, t24);
    float t26 = t25.x + t25.y;
    return actc_scaled_far(t26, t1 * (0 - 2));
  }
  if (t10 < -2.0) {
    vec2 t11 = actc_exp_small_pair(t9, 0, zero);
    vec2 t12 = actc_log1p_near_pair(t11);
    vec2 t13 = actc_product(t9, t11);
    vec2 t14 = -t12;
    float t15 = t11.x + t11.y;
    float t16 = t12.x + t12.y;
    float t17 = t15 * t16;
    float t18 = -t17;
    vec2 t19 = actc_sum_pair_float(t14, t18);
    vec2 t20 = actc_sum(t13, t19);
    vec2 t21 = actc_sum_float_pair(1.0, t11);
    vec2 t22 = actc_quotient(t20, t21);
    vec2 t23 = actc_square(t6);
    vec2 t24 = actc_neat(t23);
    vec2 t25 = actc_reciprocal(t24);
    vec2 t26 = actc_product(t22, t25);
    float t27 = t26.x + t26.y;
    return actc_scaled_far(t27, t1 * (0 - 2));
  }
  if (t10 < -0.000043158372) {
    vec2 t11 = actc_sum_any(vec2(1.0, 0.000021576881), t9);
    float t12 = t11.x + t11.y;
    float t13 = 6.142328e-7 * t12;
    float t14 = t13 + -0.0000011158643;
    float t15 = t14 * t12;
    float t16 = t15 + -0.000010779881;
    float t17 = t16 * t12;
    float t18 = -0.0000016825306 + t17;
    float t19 = t18 * t12;
    float t20 = t19 + 0.0001133418;
    float t21 = t20 * t12;
    float t22 = t21 + 0.00022622137;
    float t23 = t22 * t12;
    float t24 = t23 + -0.0007481298;
    float t25 = t24 * t12;
    float t26 = t25 + -0.0036916041;
    float t27 = t26 * t12;
    float t28 = 0.0007308164 + t27;
    float t29 = t28 * t12;
    float t30 = t29 + 0.03617347;
    float t31 = t30 * t12;
    float t32 = 0.05287475 + t31;
    float t33 = t32 * t12;
    vec2 t34 = actc_sum_pair_float(vec2(-0.19659424, -0.000019977433), t33);
    vec2 t35 = actc_product(t34, t11);
    vec2 t36 = actc_sum(vec2(-0.5822754, 0.00007652403), t35);
    vec2 t37 = actc_square(t6);
    vec2 t38 = actc_neat(t37);
    vec2 t39 = actc_reciprocal(t38);
    vec2 t40 = actc_product(t36, t39);
    float t41 = t40.x + t40.y;
    return actc_scaled_far(t41, t1 * (0 - 2));
  }
  if (t10 < 0.0) {
    int t11 = actc_exponent(x);
    vec2 t12 = actc_square(t6);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_product(vec2(-1.3862305, -0.00006389237), t14);
    float t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 2) + (0 - 1));
  }
  if (t10 < 0.000043158376) {
    int t11 = actc_exponent(x);
    vec2 t12 = actc_square(t6);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_product(vec2(-1.3862305, -0.00006389237), t14);
    float t16 = t15.x + t15.y;
    return actc_scaled_far(t16, t1 * (0 - 2) + (0 - 1));
  }
  if (t10 < 2.0000002) {
    vec2 t11 = actc_sum_any(vec2(-1.0, -0.000021576881), t9);
    float t12 = t11.x + t11.y;
    float t13 = 6.142324e-7 * t12;
    float t14 = t13 + 0.0000011158642;
    float t15 = t14 * t12;
    float t16 = t15 + -0.0000107798805;
    float t17 = t16 * t12;
    float t18 = 0.0000016825311 + t17;
    float t19 = t18 * t12;
    float t20 = t19 + 0.0001133418;
    float t21 = t20 * t12;
    float t22 = t21 + -0.00022622137;
    float t23 = t22 * t12;
    float t24 = t23 + -0.0007481298;
    float t25 = t24 * t12;
    float t26 = t25 + 0.0036916041;
    float t27 = t26 * t12;
    float t28 = 0.0007308164 + t27;
    float t29 = t28 * t12;
    float t30 = t29 + -0.03617347;
    float t31 = t30 * t12;
    float t32 = 0.05287475 + t31;
    float t33 = t32 * t12;
    vec2 t34 = actc_sum_pair_float(vec2(0.19659424, 0.000019977433), t33);
    vec2 t35 = actc_product(t34, t11);
    vec2 t36 = actc_sum(vec2(-0.5822754, 0.00007652403), t35);
    vec2 t37 = actc_square(t6);
    vec2 t38 = actc_neat(t37);
    vec2 t39 = actc_reciprocal(t38);
    vec2 t40 = actc_product(t36, t39);
    float t41 = t40.x + t40.y;
    return actc_scaled_far(t41, t1 * (0 - 2));
  }
  if (t10 < 16.975218) {
    vec2 t11 = -t9;
    vec2 t12 = actc_exp_small_pair(t11, 0, zero);
    vec2 t13 = actc_log1p_near_pair(t12);
    vec2 t14 = actc_product(t9, t12);
    vec2 t15 = -t14;
    float t16 = t12.x + t12.y;
    float t17 = t13.x + t13.y;
    float t18 = t16 * t17;
    float t19 = -t18;
    vec2 t20 = -t13;
    vec2 t21 = actc_sum_pair_float(t20, t19);
    vec2 t22 = actc_sum(t15, t21);
    vec2 t23 = actc_sum_float_pair(1.0, t12);
    vec2 t24 = actc_quotient(t22, t23);
    vec2 t25 = actc_square(t6);
    vec2 t26 = actc_neat(t25);
    vec2 t27 = actc_reciprocal(t26);
    vec2 t28 = actc_product(t24, t27);
    float t29 = t28.x + t28.y;
    return actc_scaled_far(t29, t1 * (0 - 2));
  }
  if (t10 < 50.92565) {
    vec2 t11 = -t9;
    vec2 t12 = actc_exp_small_pair(t11, 0, zero);
    float t13 = t12.x + t12.y;
    float t14 = actc_log1p_near_single(t13);
    vec2 t15 = actc_product(t9, t12);
    vec2 t16 = -t15;
    float t17 = t13 * t14;
    float t18 = -t17;
    float t19 = -t14;
    float t20 = t18 + t19;
    vec2 t21 = actc_sum_pair_float(t16, t20);
    vec2 t22 = actc_sum_float_pair(1.0, t12);
    vec2 t23 = actc_quotient(t21, t22);
    vec2 t24 = actc_square(t6);
    vec2 t25 = actc_neat(t24);
    vec2 t26 = actc_reciprocal(t25);
    vec2 t27 = actc_product(t23, t26);
    float t28 = t27.x + t27.y;
    return actc_scaled_far(t28, t1 * (0 - 2));
  }
  if (t10 < 143.60344) {
    vec2 t11 = -t9;
    vec2 t12 = actc_exp_small_pair(t11, 114, zero);
    vec2 t13 = actc_product(t9, t12);
    vec2 t14 = -t13;
    float t15 = t12.x + t12.y;
    float t16 = -t15;
    vec2 t17 = actc_sum_pair_float(t14, t16);
    vec2 t18 = actc_square(t6);
    vec2 t19 = actc_neat(t18);
    vec2 t20 = actc_reciprocal(t19);
    vec2 t21 = actc_product(t17, t20);
    float t22 = t21.x + t21.y;
    return actc_scaled_far(t22, t1 * (0 - 2) + (0 - 114));
  }
  return uintBitsToFloat(0x80000000u);
}

float softplus_dk(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(k))) {
    return softplus_dk_ordinary(x, k);
  }
  return softplus_dk_leaf0(x, k);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = softplus(x)
// actc_output 1: dy times softplus_dx(x)
// actc_output 2: dy times softplus_dxx(x)
// actc_output 3: dy times softplus_dk(x)
uniform int actc_output;
uniform float k;

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

float softplus_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return softplus(actc_at_x, k);
}

float softplus_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = softplus_dx(actc_at_x, k);
  }
  if (actc_output == 2) {
    actc_slope = softplus_dxx(actc_at_x, k);
  }
  if (actc_output == 3) {
    actc_slope = softplus_dk(actc_at_x, k);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? softplus_forward(actc_at) : softplus_backward(actc_at));
}
