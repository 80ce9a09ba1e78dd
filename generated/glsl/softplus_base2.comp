#version 450
// Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
//
// Made by activation-compiler from softplus_base2.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2 0.817 ulp at x = 0.4455600082874298;
//     softplus_base2_dx 0.834 ulp at x = 1.4715479612350464; softplus_base2_dxx 0.729 ulp at x =
//     -0.03992915526032448.
//
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

vec2 actc_sum_floats(float a, float b) {
  precise float h = actc_head(a + b);
  precise float l = (a - h) + b;
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

// a c of a pair and a number of 12 bits; its head has 24 bits.
vec2 actc_times(vec2 a, float c) {
  precise float p = a.x * c;
  precise float l = a.y * c;
  return vec2(p, l);
}

// n/d: the division's own error drops out. d is a pair, n may have a head of 24 bits.
vec2 actc_quotient(vec2 n, vec2 d) {
  precise float c = 1.0 / (d.x + d.y);
  precise float h = actc_head((n.x + n.y) * c);
  precise float l = (((n.x - h * d.x) - h * d.y) + n.y) * c;
  return vec2(h, l);
}

// 1/d of a pair.
vec2 actc_reciprocal(vec2 d) {
  precise float c = 1.0 / (d.x + d.y);
  precise float h = actc_head(c);
  precise float l = ((1.0 - h * d.x) - h * d.y) * c;
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

// k of 2^k (1 + f) = m, m > 0.
int actc_log_steps(float m) {
  return int(floatBitsToUint(m) - 0x3f3504f3u) >> 23u;
}

// k log 2 + log(1 + f) of a pair f.
vec2 actc_log_near_pair(float k, vec2 f) {
  precise vec2 s = actc_quotient(f, actc_sum_float_pair(2.0, f));
  precise float t = s.x + s.y;
  precise float z = t * t;
  precise float p = (s.x * s.x + s.y * (s.x + t)) * (0.33337402 + (-0.0000406901 + z * (0.19999999 + z * (0.14285877 + z * (0.110956535 + z * 0.096822396)))));
  precise float large = k * 0.6933594;
  precise float near = s.x * 2.0;
  precise float h = actc_head(large + near);
  precise float l = ((large - h) + near) + ((s.y + (p * s.x + p * s.y)) * 2.0 - k * 0.00021219444);
  return vec2(h, l);
}

// log(1 + z) of a pair, -1 < z <= 2^126.
vec2 actc_log1p_pair(vec2 z) {
  int k = min(actc_log_steps(1.0 + (z.x + z.y)), 126);
  precise float s = actc_power_of_two(0 - k);
  precise float x = z.x * s;
  precise float one = s - 1.0;
  precise float h = actc_head(x + one);
  // s - 1 first: it has few bits, the head of z may have 24.
  precise float l = ((one - h) + x) + z.y * s;
  return actc_log_near_pair(float(k), vec2(h, l));
}

// The same for -0.29 <= z <= 0.41.
vec2 actc_log1p_near_pair(vec2 z) {
  precise vec2 s = actc_quotient(z, actc_sum_float_pair(2.0, z));
  precise float t = s.x + s.y;
  precise float q = t * t;
  precise float p = (s.x * s.x + s.y * (s.x + t)) * (0.33337402 + (-0.0000406901 + q * (0.19999999 + q * (0.14285877 + q * (0.110956535 + q * 0.096822396)))));
  precise vec2 actc_result = vec2(s.x * 2.0, (s.y + (p * s.x + p * s.y)) * 2.0);
  return actc_result;
}

// softplus_base2(x) = log(1 + 2^x)/log(2)
float softplus_base2_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 1.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -150.52876) {
    return 0.0;
  }
  if (x < -52.22414) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_product(vec2(0.69311523, 0.000031946183), t0);
    precise vec2 t2 = actc_exp_small_pair(t1, 33, zero);
    precise vec2 t3 = actc_product(vec2(1.4428711, -0.00017605285), t2);
    precise float t4 = t3.x + t3.y;
    precise float actc_result = t4 * 1.1641532e-10;
    return actc_result;
  }
  if (x < -17.408047) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_product(vec2(0.69311523, 0.000031946183), t0);
    precise vec2 t2 = actc_exp_small_pair(t1, 0, zero);
    precise vec2 t3 = actc_log1p_near_pair(t2);
    precise vec2 t4 = actc_neat(t3);
    precise vec2 t5 = actc_product(vec2(1.4428711, -0.00017605285), t4);
    precise float t6 = t5.x + t5.y;
    return t6;
  }
  if (x < -2.0) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_product(vec2(0.69311523, 0.000031946183), t0);
    precise vec2 t2 = actc_exp_small_pair(t1, 0, zero);
    precise vec2 t3 = actc_log1p_near_pair(t2);
    precise vec2 t4 = actc_neat(t3);
    precise vec2 t5 = actc_product(vec2(1.4428711, -0.00017605285), t4);
    precise float t6 = t5.x + t5.y;
    return t6;
  }
  if (x < -5.9604645e-8) {
    precise float t0 = 7.064623e-11 * x;
    precise float t1 = 2.296143e-16 + t0;
    precise float t2 = t1 * x;
    precise float t3 = t2 + -2.8433458e-9;
    precise float t4 = t3 * x;
    precise float t5 = -2.9572305e-15 + t4;
    precise float t6 = t5 * x;
    precise float t7 = t6 + 7.7753725e-8;
    precise float t8 = t7 * x;
    precise float t9 = 1.4778582e-14 + t8;
    precise float t10 = t9 * x;
    precise float t11 = t10 + -0.0000020237262;
    precise float t12 = t11 * x;
    precise float t13 = -3.600655e-14 + t12;
    precise float t14 = t13 * x;
    precise float t15 = t14 + 0.000055554483;
    precise float t16 = t15 * x;
    precise float t17 = 4.376802e-14 + t16;
    precise float t18 = t17 * x;
    precise float t19 = t18 + -0.0017345024;
    precise float t20 = t19 * x;
    precise float t21 = t20 * x;
    precise vec2 t22 = actc_sum_pair_float(vec2(0.086639404, 0.000003993088), t21);
    precise vec2 t23 = actc_pair(x);
    precise vec2 t24 = actc_product(t22, t23);
    precise vec2 t25 = actc_sum(vec2(0.5, 3.663736e-15), t24);
    precise vec2 t26 = actc_product(t25, t23);
    precise vec2 t27 = actc_sum(vec2(1.0, 5.7218674e-12), t26);
    precise float t28 = t27.x + t27.y;
    return t28;
  }
  if (x < 1.1920929e-7) {
    return 1.0;
  }
  if (x < 20.528767) {
    precise float t0 = 0.6931472 * x;
    precise float t1 = -t0;
    precise float t2 = actc_exp_small_single(t1, 0, zero);
    precise vec2 t3 = actc_log1p_pair(vec2(t2, 0.0));
    precise vec2 t4 = actc_product(vec2(1.4428711, -0.00017605285), t3);
    precise vec2 t5 = actc_sum_any(t4, vec2(x, 0.0));
    precise float t6 = t5.x + t5.y;
    return t6;
  }
  return x;
}

float softplus_base2(float x) {
  if (actc_is_nan(x)) { return x; }
  return softplus_base2_leaf0(x);
}

// First derivative in x
// softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
float softplus_base2_dx_leaf0(float x) {
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
  if (x < -150.0) {
    return 0.0;
  }
  if (x < -8.5991324e-8) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_product(vec2(0.69311523, 0.000031946183), t0);
    precise vec2 t2 = actc_exp_small_pair(t1, 32, zero);
    precise float t3 = t2.x + t2.y;
    precise float t4 = t3 * 2.3283064e-10;
    precise vec2 t5 = actc_sum_floats(1.0, t4);
    precise vec2 t6 = actc_quotient(t2, t5);
    precise float t7 = t6.x + t6.y;
    precise float actc_result = t7 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 1.7198266e-7) {
    return 0.5;
  }
  if (x < 25.0) {
    precise float t0 = 0.6931472 * x;
    precise float t1 = -t0;
    precise float t2 = actc_exp_small_single(t1, 0, zero);
    precise vec2 t3 = actc_sum_floats(1.0, t2);
    precise vec2 t4 = actc_reciprocal(t3);
    precise float t5 = t4.x + t4.y;
    return t5;
  }
  return 1.0;
}

float softplus_base2_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return softplus_base2_dx_leaf0(x);
}

// Second derivative in x
// softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
float softplus_base2_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.1732868;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -149.47122) {
    return 0.0;
  }
  if (x < -0.0005788629) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_product(vec2(0.69311523, 0.000031946183), t0);
    precise vec2 t2 = actc_exp_small_pair(t1, 32, zero);
    precise vec2 t3 = actc_product(vec2(0.69311523, 0.000031946183), t2);
    precise vec2 t4 = actc_times(t2, 2.0);
    precise float t5 = t2.x + t2.y;
    precise float t6 = t5 * t5;
    precise float t7 = t6 * 5.421011e-20;
    precise vec2 t8 = actc_sum_floats(1.0, t7);
    precise vec2 t9 = actc_times(t4, 2.3283064e-10);
    precise vec2 t10 = actc_sum(t8, t9);
    precise vec2 t11 = actc_quotient(t3, t10);
    precise float t12 = t11.x + t11.y;
    precise float actc_result = t12 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 0.00057886296) {
    return 0.1732868;
  }
  if (x < 149.47124) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_product(vec2(0.69311523, 0.000031946183), t0);
    precise vec2 t2 = -t1;
    precise vec2 t3 = actc_exp_small_pair(t2, 32, zero);
    precise vec2 t4 = actc_product(vec2(0.69311523, 0.000031946183), t3);
    precise float t5 = t3.x + t3.y;
    precise float t6 = t5 * t5;
    precise vec2 t7 = actc_times(t3, 2.0);
    precise float t8 = t6 * 5.421011e-20;
    precise vec2 t9 = actc_sum_floats(1.0, t8);
    precise vec2 t10 = actc_times(t7, 2.3283064e-10);
    precise vec2 t11 = actc_sum(t9, t10);
    precise vec2 t12 = actc_quotient(t4, t11);
    precise float t13 = t12.x + t12.y;
    precise float actc_result = t13 * 2.3283064e-10;
    return actc_result;
  }
  return 0.0;
}

float softplus_base2_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return softplus_base2_dxx_leaf0(x);
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
void softplus_base2_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = softplus_base2(actc_at_x);
}

// dx = dy f'(x).
void softplus_base2_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * softplus_base2_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    softplus_base2_backward(actc_i);
#else
    softplus_base2_forward(actc_i);
#endif
  }
}
