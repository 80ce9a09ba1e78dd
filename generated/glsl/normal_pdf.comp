#version 450
// Density of the normal distribution: The density of the standard normal distribution, the derivative of
// normal_cdf.
//
// Made by activation-compiler from normal_pdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_pdf 0.546 ulp at x = -11.8551607131958; normal_pdf_dx 0.555
//     ulp at x = -13.316258430480957; normal_pdf_dxx 0.734 ulp at x = 0.04053359106183052.
//
// Source: Wikipedia: Normal distribution

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
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

vec2 actc_expm1_pair(vec2 u, uint zero) {
  precise float n = min(actc_exp_steps(u.x + u.y), 127.0);
  precise vec2 q = actc_expm1_near_pair(actc_exp_rest(u, n, zero));
  precise vec2 e = actc_sum_float_pair(1.0, q);
  precise float s = actc_power_of_two(max(int(n), -127));
  precise vec2 far = actc_sum_any(vec2(-1.0, 0.0), vec2(e.x * s, e.y * s));
  return vec2(mix(far.x, q.x, n == 0.0), mix(far.y, q.y, n == 0.0));
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

float actc_expm1_single(float u, uint zero) {
  precise float n = min(actc_exp_steps(u), 127.0);
  precise float q = actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
  precise float s = actc_power_of_two(max(int(n), -127));
  precise float actc_result = mix(s * q + (s - 1.0), q, n == 0.0);
  return actc_result;
}

// normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
float normal_pdf_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.3989423;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.356401) {
    return 0.0;
  }
  if (x < -0.00013370575) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 31, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise float t6 = t5.x + t5.y;
    precise float actc_result = t6 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 0.00013370576) {
    return 0.3989423;
  }
  if (x < 14.356402) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 31, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise float t6 = t5.x + t5.y;
    precise float actc_result = t6 * 2.3283064e-10;
    return actc_result;
  }
  return 0.0;
}

float normal_pdf(float x) {
  if (actc_is_nan(x)) { return x; }
  return normal_pdf_leaf0(x);
}

// First derivative in x
// normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
float normal_pdf_dx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.541675) {
    return 0.0;
  }
  if (x < -0.0000261152) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 35, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t0);
    precise vec2 t6 = actc_neat(t5);
    precise vec2 t7 = actc_product(t6, t4);
    precise float t8 = t7.x + t7.y;
    precise float t9 = -t8;
    precise float actc_result = t9 * 1.4551915e-11;
    return actc_result;
  }
  if (x < 0.0) {
    precise float t0 = x * 2147483600.0;
    precise vec2 t1 = actc_pair(t0);
    precise vec2 t2 = actc_product(vec2(-0.79785156, -0.0000329983), t1);
    precise float t3 = t2.x + t2.y;
    precise float actc_result = t3 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 0.000026115202) {
    precise float t0 = x * 2147483600.0;
    precise vec2 t1 = actc_pair(t0);
    precise vec2 t2 = actc_product(vec2(-0.79785156, -0.0000329983), t1);
    precise float t3 = t2.x + t2.y;
    precise float actc_result = t3 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 14.541676) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 35, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t0);
    precise vec2 t6 = actc_neat(t5);
    precise vec2 t7 = actc_product(t6, t4);
    precise float t8 = t7.x + t7.y;
    precise float t9 = t8 * 0.5;
    precise float t10 = -t9;
    precise float actc_result = t10 * 2.910383e-11;
    return actc_result;
  }
  return uintBitsToFloat(0x80000000u);
}

float normal_pdf_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return normal_pdf_dx_leaf0(x);
}

// Second derivative in x
// normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
float normal_pdf_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return -0.3989423;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.726014) {
    return 0.0;
  }
  if (x < -1.0086453) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 39, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise vec2 t6 = actc_times(t5, 0.5);
    precise vec2 t7 = -t6;
    precise vec2 t8 = actc_neat(t1);
    precise vec2 t9 = actc_product(vec2(0.79785156, 0.0000329983), t8);
    precise vec2 t10 = actc_neat(t9);
    precise vec2 t11 = actc_product(t10, t4);
    precise vec2 t12 = actc_times(t11, 0.5);
    precise vec2 t13 = actc_sum(t12, t7);
    precise float t14 = t13.x + t13.y;
    precise float actc_result = t14 * 1.8189894e-12;
    return actc_result;
  }
  if (x < -1.0) {
    precise float t0 = 1.0 + x;
    precise float t1 = t0 * t0;
    precise float t2 = t1 * 0.5;
    precise float t3 = -t2;
    precise float t4 = t3 + t0;
    precise float t5 = actc_expm1_single(t4, zero);
    precise vec2 t6 = actc_pair(t0);
    precise vec2 t7 = actc_product(vec2(0.79785156, 0.0000329983), t6);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_product(t8, vec2(0.6064453, 0.000085347216));
    precise vec2 t10 = -t9;
    precise float t11 = t9.x + t9.y;
    precise float t12 = t11 * t5;
    precise float t13 = -t12;
    precise float t14 = 0.7978846 * t1;
    precise float t15 = t14 * 0.60653067;
    precise float t16 = t15 * 0.5;
    precise float t17 = t15 * t5;
    precise float t18 = t17 * 0.5;
    precise float t19 = t18 + t16;
    precise float t20 = t19 + t13;
    precise vec2 t21 = actc_sum_pair_float(t10, t20);
    precise float t22 = t21.x + t21.y;
    return t22;
  }
  if (x < -0.99999994) {
    return 0.0;
  }
  if (x < -0.00007719505) {
    precise vec2 t0 = actc_sum_floats(1.0, x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_sum(t0, t3);
    precise vec2 t5 = actc_expm1_pair(t4, zero);
    precise vec2 t6 = actc_product(vec2(0.79785156, 0.0000329983), t0);
    precise vec2 t7 = actc_neat(t6);
    precise vec2 t8 = actc_product(t7, vec2(0.6064453, 0.000085347216));
    precise vec2 t9 = -t8;
    precise vec2 t10 = actc_neat(t8);
    precise vec2 t11 = actc_product(t10, t5);
    precise vec2 t12 = -t11;
    precise vec2 t13 = actc_neat(t1);
    precise vec2 t14 = actc_product(vec2(0.79785156, 0.0000329983), t13);
    precise vec2 t15 = actc_neat(t14);
    precise vec2 t16 = actc_product(t15, vec2(0.6064453, 0.000085347216));
    precise vec2 t17 = actc_times(t16, 0.5);
    precise vec2 t18 = actc_neat(t16);
    precise vec2 t19 = actc_product(t18, t5);
    precise float t20 = t19.x + t19.y;
    precise float t21 = t20 * 0.5;
    precise vec2 t22 = actc_sum_pair_float(t17, t21);
    precise vec2 t23 = actc_sum(t22, t12);
    precise vec2 t24 = actc_sum(t9, t23);
    precise float t25 = t24.x + t24.y;
    return t25;
  }
  if (x < 0.00007719506) {
    return -0.3989423;
  }
  if (x < 1.0) {
    precise vec2 t0 = actc_sum_floats(-1.0, x);
    precise vec2 t1 = -t0;
    precise vec2 t2 = actc_square(t0);
    precise vec2 t3 = actc_times(t2, 0.5);
    precise vec2 t4 = -t3;
    precise vec2 t5 = actc_sum(t1, t4);
    precise vec2 t6 = actc_expm1_pair(t5, zero);
    precise vec2 t7 = actc_product(vec2(0.79785156, 0.0000329983), t0);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_product(t8, vec2(0.6064453, 0.000085347216));
    precise vec2 t10 = actc_neat(t9);
    precise vec2 t11 = actc_product(t10, t6);
    precise vec2 t12 = actc_neat(t2);
    precise vec2 t13 = actc_product(vec2(0.79785156, 0.0000329983), t12);
    precise vec2 t14 = actc_neat(t13);
    precise vec2 t15 = actc_product(t14, vec2(0.6064453, 0.000085347216));
    precise vec2 t16 = actc_times(t15, 0.5);
    precise vec2 t17 = actc_neat(t15);
    precise vec2 t18 = actc_product(t17, t6);
    precise float t19 = t18.x + t18.y;
    precise float t20 = t19 * 0.5;
    precise vec2 t21 = actc_sum_pair_float(t16, t20);
    precise vec2 t22 = actc_sum(t21, t11);
    precise vec2 t23 = actc_sum(t9, t22);
    precise float t24 = t23.x + t23.y;
    return t24;
  }
  if (x < 1.0000001) {
    return 0.0;
  }
  if (x < 1.0033666) {
    precise float t0 = -1.0 + x;
    precise float t1 = -t0;
    precise float t2 = t0 * t0;
    precise float t3 = t2 * 0.5;
    precise float t4 = -t3;
    precise float t5 = t4 + t1;
    precise float t6 = actc_expm1_single(t5, zero);
    precise vec2 t7 = actc_pair(t0);
    precise vec2 t8 = actc_product(vec2(0.79785156, 0.0000329983), t7);
    precise vec2 t9 = actc_neat(t8);
    precise vec2 t10 = actc_product(t9, vec2(0.6064453, 0.000085347216));
    precise float t11 = t10.x + t10.y;
    precise float t12 = t11 * t6;
    precise float t13 = 0.7978846 * t2;
    precise float t14 = t13 * 0.60653067;
    precise float t15 = t14 * 0.5;
    precise float t16 = t14 * t6;
    precise float t17 = t16 * 0.5;
    precise float t18 = t17 + t15;
    precise float t19 = t18 + t12;
    precise vec2 t20 = actc_sum_pair_float(t10, t19);
    precise float t21 = t20.x + t20.y;
    return t21;
  }
  if (x < 14.726015) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 39, zero);
    precise vec2 t5 = actc_product(vec2(0.79785156, 0.0000329983), t4);
    precise vec2 t6 = actc_times(t5, 0.5);
    precise vec2 t7 = -t6;
    precise vec2 t8 = actc_neat(t1);
    precise vec2 t9 = actc_product(vec2(0.79785156, 0.0000329983), t8);
    precise vec2 t10 = actc_neat(t9);
    precise vec2 t11 = actc_product(t10, t4);
    precise vec2 t12 = actc_times(t11, 0.5);
    precise vec2 t13 = actc_sum_any(t7, t12);
    precise float t14 = t13.x + t13.y;
    precise float actc_result = t14 * 1.8189894e-12;
    return actc_result;
  }
  return 0.0;
}

float normal_pdf_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return normal_pdf_dxx_leaf0(x);
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
void normal_pdf_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = normal_pdf(actc_at_x);
}

// dx = dy f'(x).
void normal_pdf_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * normal_pdf_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    normal_pdf_backward(actc_i);
#else
    normal_pdf_forward(actc_i);
#endif
  }
}
