#version 300 es
// Squareplus: A smooth rectifier by algebraic operations alone.
//
// Made by activation-compiler from squareplus.yaml; do not edit. The file stands alone.
//
// b: how wide the curved region is; b >= 0; by default 4
//
// Accuracy, worst error as executed: squareplus 0.749 ulp at x = 0.5615776777267456, b = 4; squareplus_db
//     0.5 ulp at x = -8.613957405090332, b = 4; squareplus_dx 0.707 ulp at x = 2.8320722579956055, b = 4;
//     squareplus_dxx 0.67 ulp at x = 1.70693039894104, b = 4.
//
// Source: Barron, J. T. (2021). Squareplus: a softplus-like algebraic rectifier. arXiv:2112.11687.
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

// The square root, likewise.
vec2 actc_root(vec2 a) {
  float s = sqrt(a.x + a.y);
  float h = actc_head(s);
  float rest = (a.x - h * h) + a.y;
  float l = mix(rest / (s + h), 0.0, s == 0.0);
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

// The same with an even exponent and a significand in [1, 4).
int actc_parameter_even_exponent(float p) {
  int e = actc_parameter_exponent(p);
  return e - (e & 1);
}

float actc_parameter_even_significand(float p) {
  uint odd = uint(actc_parameter_exponent(p) & 1);
  return uintBitsToFloat((0x3f800000u | (floatBitsToUint(p) & 0x007fffffu)) + (odd << 23u));
}

vec2 actc_sqrt1pm1_pair(vec2 z) {
  vec2 r = actc_root(actc_sum_any(vec2(1.0, 0.0), z));
  return actc_quotient(z, actc_sum_any(vec2(1.0, 0.0), r));
}

float actc_sqrt1pm1_single(float z) {
  return z / (1.0 + sqrt(1.0 + z));
}

// squareplus(x, b) = (x + sqrt(x^2 + b))/2
float squareplus_ordinary(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    float t2 = -x;
    float t3 = sqrt(b);
    float t4 = max(t2, t3);
    float t7 = min(t2, t3) / t4;
    return 0.5 * b / t4 / (sqrt(1.0 + t7 * t7) - x / t4);
  }
  if (x > 0.0) {
    float t15 = sqrt(b);
    float t16 = max(t15, x);
    float t19 = min(t15, x) / t16;
    return 0.5 * x + 0.5 * t16 * sqrt(1.0 + t19 * t19);
  }
  return (x + sqrt(x * x + b)) / 2.0;
}

float squareplus_leaf0(float x, float b) {
  if (x == 0.0) {
    float t0 = actc_parameter_even_significand(b);
    vec2 t1 = actc_root(vec2(t0, 0.0));
    int t2 = actc_parameter_even_exponent(b);
    vec2 t3 = actc_times(t1, 0.5);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, (t2 >> 1u) * 1);
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  float t0 = actc_parameter_even_significand(b);
  vec2 t1 = actc_root(vec2(t0, 0.0));
  vec2 t2 = actc_reciprocal(t1);
  int t3 = actc_parameter_even_exponent(b);
  float t4 = actc_significand(x);
  int t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  float t6 = actc_power_of_two(min(max(t5, -100), 100));
  vec2 t7 = actc_pair(t4);
  vec2 t8 = actc_product(t7, t2);
  vec2 t9 = actc_neat(t8);
  vec2 t10 = vec2(t9.x * t6, t9.y * t6);
  float t11 = t10.x + t10.y;
  if (t11 < -26007.979) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_quotient(vec2(-1.0, 0.0), t7);
    float t14 = actc_parameter_significand(b);
    int t15 = actc_parameter_exponent(b);
    vec2 t16 = actc_pair(t14);
    vec2 t17 = actc_product(t13, t16);
    float t18 = t17.x + t17.y;
    return actc_scaled_far(t18, t12 * (0 - 1) + t15 + (0 - 2));
  }
  if (t11 < -4.656613e-10) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_product(t10, t15);
    vec2 t17 = -t16;
    vec2 t18 = actc_neat(t17);
    vec2 t19 = actc_product(t18, t1);
    float t20 = t19.x + t19.y;
    return actc_scaled_far(t20, (t3 >> 1u) * 1 + (0 - 1));
  }
  if (t11 < -2.910383e-11) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_times(t1, 1.0);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * 1 + (0 - 1));
  }
  if (t11 < 5.820766e-11) {
    vec2 t12 = actc_times(t1, 0.5);
    float t13 = t12.x + t12.y;
    return actc_scaled_far(t13, (t3 >> 1u) * 1);
  }
  if (t11 < 4.656613e-10) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_times(t1, 1.0);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * 1 + (0 - 1));
  }
  if (t11 < 32768.0) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_product(t10, t15);
    float t17 = t16.x + t16.y;
    float t18 = t17 * 0.5;
    vec2 t19 = actc_sum_any(vec2(t18, 0.0), t10);
    vec2 t20 = actc_product(t19, t1);
    float t21 = t20.x + t20.y;
    return actc_scaled_far(t21, (t3 >> 1u) * 1);
  }
  int t12 = actc_exponent(x);
  return actc_scaled_far(t4, t12);
}

float squareplus(float x, float b) {
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
float squareplus_dx_ordinary(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    float t2 = -x;
    float t3 = sqrt(b);
    float t4 = max(t2, t3);
    float t7 = min(t2, t3) / t4;
    float t10 = sqrt(1.0 + t7 * t7);
    return 0.5 * b / t4 / t10 / (t4 * t10 - x);
  }
  float t15 = sqrt(b);
  float t16 = max(t15, x);
  float t19 = min(t15, x) / t16;
  return 0.5 * (1.0 + x / t16 / sqrt(1.0 + t19 * t19));
}

float squareplus_dx_leaf0(float x) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  return 0.0;
}

float squareplus_dx_leaf1(float x, float b) {
  if (x == 0.0) {
    return 0.5;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  float t0 = actc_parameter_even_significand(b);
  vec2 t1 = actc_root(vec2(t0, 0.0));
  vec2 t2 = actc_reciprocal(t1);
  int t3 = actc_parameter_even_exponent(b);
  float t4 = actc_significand(x);
  int t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  float t6 = actc_power_of_two(min(max(t5, -100), 100));
  vec2 t7 = actc_pair(t4);
  vec2 t8 = actc_product(t7, t2);
  vec2 t9 = actc_neat(t8);
  vec2 t10 = vec2(t9.x * t6, t9.y * t6);
  float t11 = t10.x + t10.y;
  if (t11 < -51284.69) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_square(t7);
    vec2 t14 = actc_neat(t13);
    vec2 t15 = actc_reciprocal(t14);
    float t16 = actc_parameter_significand(b);
    int t17 = actc_parameter_exponent(b);
    vec2 t18 = actc_pair(t16);
    vec2 t19 = actc_product(t15, t18);
    float t20 = t19.x + t19.y;
    return actc_scaled_far(t20, t12 * (0 - 2) + t17 + (0 - 2));
  }
  if (t11 < -2.9802322e-8) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_times(t15, 0.5);
    vec2 t17 = actc_sum_any(vec2(1.0, 0.0), t15);
    vec2 t18 = actc_quotient(t16, t17);
    float t19 = t18.x + t18.y;
    return t19;
  }
  if (t11 < 5.960465e-8) {
    return 0.5;
  }
  if (t11 < 2896.3093) {
    float t12 = t11 * t11;
    float t13 = 1.0 / t12;
    float t14 = actc_sqrt1pm1_single(t13);
    float t15 = t14 * 0.5;
    vec2 t16 = actc_sum_any(vec2(1.0, 0.0), vec2(t15, 0.0));
    vec2 t17 = actc_sum_any(vec2(1.0, 0.0), vec2(t14, 0.0));
    vec2 t18 = actc_quotient(t16, t17);
    float t19 = t18.x + t18.y;
    return t19;
  }
  return 1.0;
}

float squareplus_dx(float x, float b) {
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
float squareplus_dxx_ordinary(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    float t2 = -x;
    float t3 = sqrt(b);
    float t4 = max(t2, t3);
    float t9 = min(t2, t3) / t4;
    float t11 = 1.0 + t9 * t9;
    return 0.5 * b / t4 / t4 / t4 / (t11 * sqrt(t11));
  }
  float t16 = sqrt(b);
  float t17 = max(t16, x);
  float t22 = min(t16, x) / t17;
  float t24 = 1.0 + t22 * t22;
  return 0.5 * b / t17 / t17 / t17 / (t24 * sqrt(t24));
}

float squareplus_dxx_leaf0(float x) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  return 0.0;
}

float squareplus_dxx_leaf1(float x, float b) {
  if (x == 0.0) {
    float t0 = actc_parameter_even_significand(b);
    vec2 t1 = actc_root(vec2(t0, 0.0));
    vec2 t2 = actc_reciprocal(t1);
    int t3 = actc_parameter_even_exponent(b);
    vec2 t4 = actc_times(t2, 0.5);
    float t5 = t4.x + t4.y;
    return actc_scaled_far(t5, (t3 >> 1u) * (0 - 1));
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  float t0 = actc_parameter_even_significand(b);
  vec2 t1 = actc_root(vec2(t0, 0.0));
  vec2 t2 = actc_reciprocal(t1);
  int t3 = actc_parameter_even_exponent(b);
  float t4 = actc_significand(x);
  int t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  float t6 = actc_power_of_two(min(max(t5, -100), 100));
  vec2 t7 = actc_pair(t4);
  vec2 t8 = actc_product(t7, t2);
  vec2 t9 = actc_neat(t8);
  vec2 t10 = vec2(t9.x * t6, t9.y * t6);
  float t11 = t10.x + t10.y;
  if (t11 < -61871.72) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_square(t7);
    vec2 t14 = actc_neat(t13);
    vec2 t15 = actc_product(t14, t7);
    vec2 t16 = actc_neat(t15);
    vec2 t17 = actc_quotient(vec2(-1.0, 0.0), t16);
    float t18 = actc_parameter_significand(b);
    int t19 = actc_parameter_exponent(b);
    vec2 t20 = actc_pair(t18);
    vec2 t21 = actc_product(t17, t20);
    float t22 = t21.x + t21.y;
    return actc_scaled_far(t22, t12 * (0 - 3) + t19 + (0 - 1));
  }
  if (t11 < -0.000017619332) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_reciprocal(t10);
    vec2 t17 = actc_product(t16, t15);
    vec2 t18 = -t17;
    float t19 = t15.x + t15.y;
    float t20 = t19 * t19;
    vec2 t21 = actc_pair(t20);
    vec2 t22 = actc_product(t16, t21);
    vec2 t23 = -t22;
    vec2 t24 = actc_times(t23, 0.5);
    vec2 t25 = actc_sum_any(t18, t24);
    vec2 t26 = actc_sum_any(vec2(1.0, 0.0), t15);
    vec2 t27 = actc_times(t15, 2.0);
    vec2 t28 = actc_sum_any(vec2(1.0, 0.0), t27);
    vec2 t29 = actc_sum_any(t28, vec2(t20, 0.0));
    vec2 t30 = actc_product(t26, t29);
    vec2 t31 = actc_neat(t30);
    vec2 t32 = actc_quotient(t25, t31);
    vec2 t33 = actc_product(t32, t2);
    float t34 = t33.x + t33.y;
    return actc_scaled_far(t34, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < -0.000004404833) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_times(t2, 1.0);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 1));
  }
  if (t11 < 0.0000044048334) {
    vec2 t12 = actc_times(t2, 0.5);
    float t13 = t12.x + t12.y;
    return actc_scaled_far(t13, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < 0.000017619333) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_times(t2, 1.0);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 1));
  }
  if (t11 < 61871.723) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_reciprocal(t10);
    vec2 t17 = actc_product(t16, t15);
    float t18 = t15.x + t15.y;
    float t19 = t18 * t18;
    vec2 t20 = actc_pair(t19);
    vec2 t21 = actc_product(t16, t20);
    vec2 t22 = actc_times(t21, 0.5);
    vec2 t23 = actc_sum_any(t17, t22);
    vec2 t24 = actc_sum_any(vec2(1.0, 0.0), t15);
    vec2 t25 = actc_times(t15, 2.0);
    vec2 t26 = actc_sum_any(vec2(1.0, 0.0), t25);
    vec2 t27 = actc_sum_any(t26, vec2(t19, 0.0));
    vec2 t28 = actc_product(t24, t27);
    vec2 t29 = actc_neat(t28);
    vec2 t30 = actc_quotient(t23, t29);
    vec2 t31 = actc_product(t30, t2);
    float t32 = t31.x + t31.y;
    return actc_scaled_far(t32, (t3 >> 1u) * (0 - 1));
  }
  int t12 = actc_exponent(x);
  vec2 t13 = actc_square(t7);
  vec2 t14 = actc_neat(t13);
  vec2 t15 = actc_product(t14, t7);
  vec2 t16 = actc_neat(t15);
  vec2 t17 = actc_reciprocal(t16);
  float t18 = actc_parameter_significand(b);
  int t19 = actc_parameter_exponent(b);
  vec2 t20 = actc_pair(t18);
  vec2 t21 = actc_product(t17, t20);
  float t22 = t21.x + t21.y;
  return actc_scaled_far(t22, t12 * (0 - 3) + t19 + (0 - 1));
}

float squareplus_dxx(float x, float b) {
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
float squareplus_db_ordinary(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    float t1 = -x;
    float t2 = sqrt(b);
    float t3 = max(t1, t2);
    float t5 = min(t1, t2) / t3;
    return 0.25 / (t3 * sqrt(1.0 + t5 * t5));
  }
  float t11 = sqrt(b);
  float t12 = max(t11, x);
  float t15 = min(t11, x) / t12;
  return 0.25 / t12 / sqrt(1.0 + t15 * t15);
}

float squareplus_db_leaf0(float x, float b) {
  if (x == 0.0) {
    float t0 = actc_parameter_even_significand(b);
    vec2 t1 = actc_root(vec2(t0, 0.0));
    vec2 t2 = actc_reciprocal(t1);
    int t3 = actc_parameter_even_exponent(b);
    vec2 t4 = actc_times(t2, 0.25);
    float t5 = t4.x + t4.y;
    return actc_scaled_far(t5, (t3 >> 1u) * (0 - 1));
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  float t0 = actc_parameter_even_significand(b);
  vec2 t1 = actc_root(vec2(t0, 0.0));
  vec2 t2 = actc_reciprocal(t1);
  int t3 = actc_parameter_even_exponent(b);
  float t4 = actc_significand(x);
  int t5 = actc_exponent(x) + (t3 >> 1u) * (0 - 1);
  float t6 = actc_power_of_two(min(max(t5, -100), 100));
  vec2 t7 = actc_pair(t4);
  vec2 t8 = actc_product(t7, t2);
  vec2 t9 = actc_neat(t8);
  vec2 t10 = vec2(t9.x * t6, t9.y * t6);
  float t11 = t10.x + t10.y;
  if (t11 < -41285.09) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_quotient(vec2(-1.0, 0.0), t7);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, t12 * (0 - 1) + (0 - 2));
  }
  if (t11 < -0.000030517578) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_reciprocal(t10);
    vec2 t17 = -t16;
    vec2 t18 = actc_times(t17, 0.25);
    vec2 t19 = actc_sum_any(vec2(1.0, 0.0), t15);
    vec2 t20 = actc_quotient(t18, t19);
    vec2 t21 = actc_product(t20, t2);
    float t22 = t21.x + t21.y;
    return actc_scaled_far(t22, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < -0.0000076293945) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_times(t2, 1.0);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 2));
  }
  if (t11 < 0.000007629395) {
    vec2 t12 = actc_times(t2, 0.25);
    float t13 = t12.x + t12.y;
    return actc_scaled_far(t13, (t3 >> 1u) * (0 - 1));
  }
  if (t11 < 0.00003051758) {
    int t12 = actc_exponent(x);
    vec2 t13 = actc_times(t2, 1.0);
    float t14 = t13.x + t13.y;
    return actc_scaled_far(t14, (t3 >> 1u) * (0 - 1) + (0 - 2));
  }
  if (t11 < 41285.094) {
    vec2 t12 = actc_square(t10);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_reciprocal(t13);
    vec2 t15 = actc_sqrt1pm1_pair(t14);
    vec2 t16 = actc_reciprocal(t10);
    vec2 t17 = actc_times(t16, 0.25);
    vec2 t18 = actc_sum_any(vec2(1.0, 0.0), t15);
    vec2 t19 = actc_quotient(t17, t18);
    vec2 t20 = actc_product(t19, t2);
    float t21 = t20.x + t20.y;
    return actc_scaled_far(t21, (t3 >> 1u) * (0 - 1));
  }
  int t12 = actc_exponent(x);
  vec2 t13 = actc_reciprocal(t7);
  float t14 = t13.x + t13.y;
  return actc_scaled_far(t14, t12 * (0 - 1) + (0 - 2));
}

float squareplus_db(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(b))) {
    return squareplus_db_ordinary(x, b);
  }
  return squareplus_db_leaf0(x, b);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = squareplus(x)
// actc_output 1: dy times squareplus_dx(x)
// actc_output 2: dy times squareplus_dxx(x)
// actc_output 3: dy times squareplus_db(x)
uniform int actc_output;
uniform float b;

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

float squareplus_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return squareplus(actc_at_x, b);
}

float squareplus_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = squareplus_dx(actc_at_x, b);
  }
  if (actc_output == 2) {
    actc_slope = squareplus_dxx(actc_at_x, b);
  }
  if (actc_output == 3) {
    actc_slope = squareplus_db(actc_at_x, b);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? squareplus_forward(actc_at) : squareplus_backward(actc_at));
}
