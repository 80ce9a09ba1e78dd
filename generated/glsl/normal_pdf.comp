#version 450
// Density of the normal distribution: The density of the standard normal distribution, the derivative of
// normal_cdf.
//
// Made by activation-compiler from normal_pdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_pdf 3.25 ulp at x = 9.18254566192627; normal_pdf_dx 4.07 ulp
//     at x = -11.619309425354004; normal_pdf_dxx 4.56 ulp at x = -11.583044052124023.
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

// normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
float normal_pdf(float x) {
  if (actc_is_nan(x)) { return x; }
  precise float t1 = abs(x);
  precise float t4 = floor(16.0 * min(64.0, t1));
  precise float t8 = 0.3989423 * actc_exp(-0.001953125 * (t4 * t4)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  precise float t9 = 0.0625 * t4;
  precise float actc_result = t8 * actc_exp(0.5 * (t9 - t1) * (t1 + t9));
  return actc_result;
}

// First derivative in x
// normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
float normal_pdf_dx(float x) {
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

// Second derivative in x
// normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
float normal_pdf_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  precise float t1 = abs(x);
  precise float t4 = floor(16.0 * min(64.0, t1));
  precise float t7 = actc_exp(-0.0009765625 * (t4 * t4));
  precise float t9 = 0.0625 * t4;
  precise float t15 = t7 * 0.3989423 * actc_exp(0.5 * (t9 - t1) * (t1 + t9)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  precise float actc_result = t15 * (x - 1.0) * (1.0 + x) * t7;
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
