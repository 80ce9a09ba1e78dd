#version 450
// Distribution function of the normal distribution: The probability that a standard normal variable is at
// most x.
//
// Made by activation-compiler from normal_cdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_cdf 4.01 ulp at x = -12.4138822555542; normal_cdf_dx 3.25 ulp
//     at x = 9.18254566192627; normal_cdf_dxx 4.07 ulp at x = -11.619309425354004.
//
// Source: Wikipedia: Normal distribution

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_inf() {
  uint bits = 0x7f800000u;
  return uintBitsToFloat(bits);
}

// v as it is, for finite x: xor with a zero that no compiler can know. Between two constants that are taken off one
// after the other it keeps them from being added first, which would round away what the second is for.
float actc_keep(float v, float x) {
  uint zero = ((floatBitsToUint(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
  return uintBitsToFloat(floatBitsToUint(v) ^ zero);
}

// 2^n for -126 <= n <= 127.
float actc_exp2i(int n) {
  precise float actc_result = uintBitsToFloat(uint(n + 127) << 23u);
  return actc_result;
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
float actc_scale(float x, int n) {
  int n1 = n >> 1u;
  precise float actc_result = (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
  return actc_result;
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
float actc_expm1_near(float r) {
  precise float p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  precise float actc_result = r + r * r * (0.5 + r * p);
  return actc_result;
}

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
float actc_exp(float x) {
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  precise float n = floor(x * 1.442695 + 0.5);
  precise float r = (x - n * 0.6933594) + n * 0.00021219444;
  precise float actc_result = actc_scale(1.0 + actc_expm1_near(r), int(n));
  return actc_result;
}

// erf for |x| <= 1; 2/sqrt(pi) x for tiny x, where x p might be flushed to 0.
float actc_erf_near(float x) {
  if (abs(x) < 1.0e-30) {
    precise float actc_result = 1.1283792 * x;
    return actc_result;
  }
  precise float z = x * x;
  precise float p = 0.12837917 + z * (-0.37612638 + z * (0.11283782 + z * (-0.02686543 + z * (
      0.0052210316 + z * (-0.00084840803 + z * (0.00011265959 + z * -0.000009667046))))));
  precise float actc_result = x + x * p;
  return actc_result;
}

// exp(a^2) erfc(a) for a >= 0 (Shepherd and Laframboise).
float actc_erfcx_positive(float a) {
  if (a > 10000000000000000000.0) {
    precise float actc_result = 0.5641896 / a;
    return actc_result;
  }
  precise float q = (a - 4.0) / (a + 4.0);
  precise float p = 0.23299512 + q * (-0.13962112 + q * (0.01537977 + q * (0.06809701 + q * (
      -0.10104095 + q * (0.09373351 + q * (-0.066318996 + q * (0.03716341 + q * (
      -0.01623049 + q * (0.005044032 + q * (-0.00070904626 + q * (-0.00021785505 + q * (
      0.00011417932 + q * -0.000009407572))))))))))));
  precise float actc_result = (1.0 + actc_keep(p, a)) / (1.0 + 2.0 * a);
  return actc_result;
}

// exp(way a^2) for way = 1 or -1: a^2 = h^2 + (a - h)(a + h), h of 12 bits.
float actc_exp_square(float a, float way) {
  precise float h = uintBitsToFloat(floatBitsToUint(a) & 0xfffff000u);
  precise float e = actc_exp(way * (h * h));
  precise float actc_result = e * (1.0 + actc_expm1_near(way * ((a - h) * (a + h))));
  return actc_result;
}

float actc_erfc(float x) {
  if (abs(x) <= 0.5) {
    precise float actc_result = 1.0 - actc_erf_near(x);
    return actc_result;
  }
  precise float a = abs(x);
  if (a > 10.1) {
    return mix(0.0, 2.0, x < 0.0);
  }
  precise float tail = actc_exp_square(a, -1.0) * actc_erfcx_positive(a);
  precise float actc_result = mix(tail, 2.0 - tail, x < 0.0);
  return actc_result;
}

// exp(x^2) erfc(x).
float actc_erfcx(float x) {
  precise float a = abs(x);
  if (a <= 0.5) {
    precise float actc_result = actc_exp(x * x) * (1.0 - actc_erf_near(x));
    return actc_result;
  }
  if (x > 0.0) {
    return actc_erfcx_positive(a);
  }
  if (x < -9.5) {
    return actc_inf();
  }
  precise float actc_result = 2.0 * actc_exp_square(a, 1.0) - actc_erfcx_positive(a);
  return actc_result;
}

// normal_cdf(x) = (1 + erf(x/sqrt(2)))/2
float normal_cdf(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    precise float t4 = floor(16.0 * min(64.0, -x));
    precise float t9 = 0.0625 * t4;
    precise float t15 = 0.5 * actc_exp(-0.001953125 * (t4 * t4)) * actc_exp(0.5 * (x + t9) * (t9 - x));
    precise float actc_result = t15 * actc_erfcx(-(0.70710677 * x));
    return actc_result; // 0.70710677 is 1/sqrt(2)
  }
  precise float actc_result = 0.5 * actc_erfc(-(0.70710677 * x));
  return actc_result; // 0.70710677 is 1/sqrt(2)
}

// First derivative in x
// normal_cdf_dx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float normal_cdf_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  precise float t1 = abs(x);
  precise float t4 = floor(16.0 * min(64.0, t1));
  precise float t8 = 0.3989423 * actc_exp(-0.001953125 * (t4 * t4)); // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  precise float t9 = 0.0625 * t4;
  precise float actc_result = t8 * actc_exp(0.5 * (t9 - t1) * (t1 + t9));
  return actc_result;
}

// Second derivative in x
// normal_cdf_dxx(x) = -(0.5*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))))
float normal_cdf_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  precise float t1 = abs(x);
  precise float t4 = floor(16.0 * min(64.0, t1));
  precise float t7 = actc_exp(-0.0009765625 * (t4 * t4));
  precise float t9 = 0.0625 * t4;
  precise float t15 = t7 * 0.3989423 * actc_exp(0.5 * (t9 - t1) * (t1 + t9)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  precise float actc_result = -(t15 * x * t7);
  return actc_result;
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
