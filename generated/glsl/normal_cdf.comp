#version 450
// Distribution function of the normal distribution: The probability that a standard normal variable is at
// most x.
//
// Made by activation-compiler from normal_cdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_cdf 0.762 ulp at x = 0.8106509447097778; normal_cdf_dx 0.546
//     ulp at x = -11.8551607131958; normal_cdf_dxx 0.555 ulp at x = -13.316258430480957.
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

// normal_cdf(x) = (1 + erf(x/sqrt(2)))/2
float normal_cdf_leaf0(float x) {
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
  if (x < -14.170185) {
    return 0.0;
  }
  if (x < -3.735167e-8) {
    precise vec2 t0 = actc_pair(x);
    precise vec2 t1 = actc_square(t0);
    precise vec2 t2 = actc_times(t1, 0.5);
    precise vec2 t3 = -t2;
    precise vec2 t4 = actc_exp_small_pair(t3, 27, zero);
    precise vec2 t5 = actc_product(vec2(1.4140625, 0.00015106237), t0);
    precise vec2 t6 = -t5;
    precise vec2 t7 = actc_times(t6, 0.5);
    precise vec2 t8 = actc_neat(t7);
    precise vec2 t9 = actc_erfcx_positive_pair(t8);
    precise vec2 t10 = actc_times(t4, 16.0);
    precise vec2 t11 = actc_neat(t9);
    precise vec2 t12 = actc_product(t10, t11);
    precise float t13 = t12.x + t12.y;
    precise float actc_result = t13 * 2.3283064e-10;
    return actc_result;
  }
  if (x < 7.4703344e-8) {
    return 0.5;
  }
  if (x < 5.4199834) {
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
    precise vec2 t13 = actc_sum_float_pair(1.0, t12);
    precise float t14 = t13.x + t13.y;
    return t14;
  }
  return 1.0;
}

float normal_cdf(float x) {
  if (actc_is_nan(x)) { return x; }
  return normal_cdf_leaf0(x);
}

// First derivative in x
// normal_cdf_dx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float normal_cdf_dx_leaf0(float x) {
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

float normal_cdf_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return normal_cdf_dx_leaf0(x);
}

// Second derivative in x
// normal_cdf_dxx(x) = -(0.5*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))))
float normal_cdf_dxx_leaf0(float x) {
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

float normal_cdf_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return normal_cdf_dxx_leaf0(x);
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
void normal_cdf_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = normal_cdf(actc_at_x);
}

// dx = dy f'(x).
void normal_cdf_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * normal_cdf_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    normal_cdf_backward(actc_i);
#else
    normal_cdf_forward(actc_i);
#endif
  }
}
