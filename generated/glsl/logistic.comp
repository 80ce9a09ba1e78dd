#version 450
// Logistic function: A smooth step from 0 to 1; the derivative of softplus.
//
// Made by activation-compiler from logistic.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: logistic 2.1 ulp at x = -15.540385246276855; logistic_dx 3.56 ulp at
//     x = -4.839873313903809; logistic_dxx 5.12 ulp at x = -2.5754776000976562.
//
// Source: Verhulst, P.-F. (1838)
// Source: Wikipedia: Logistic function
// Source: Wikipedia: Rectifier (neural networks)

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

// exp(x) - 1 without cancellation: 2^n (exp(r) - 1) + (2^n - 1).
float actc_expm1(float x) {
  if (abs(x) < 5.9604645e-8) {
    return x;
  }
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -18.0) {
    return -1.0;
  }
  precise float n = floor(x * 1.442695 + 0.5);
  if (n == 0.0) {
    return actc_expm1_near(x);
  }
  precise float r = (x - n * 0.6933594) + n * 0.00021219444;
  precise float half_scale = actc_exp2i(int(n) - 1);
  precise float actc_result = 2.0 * (half_scale * actc_expm1_near(r) + (half_scale - 0.5));
  return actc_result;
}

// logistic(x) = 1/(1 + exp(-x))
float logistic(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    precise float t1 = actc_exp(x);
    precise float actc_result = t1 / (t1 + 1.0);
    return actc_result;
  }
  precise float actc_result = 1.0 / (1.0 + actc_exp(-x));
  return actc_result;
}

// First derivative in x
// logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
float logistic_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  precise float t3 = actc_exp(-abs(x));
  precise float t4 = 1.0 + t3;
  precise float actc_result = t3 / t4 / t4;
  return actc_result;
}

// Second derivative in x
// logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
float logistic_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    precise float t1 = actc_exp(x);
    precise float t4 = t1 + 1.0;
    precise float actc_result = -(t1 * actc_expm1(x) / (t4 * t4 * t4));
    return actc_result;
  }
  precise float t9 = -x;
  precise float t10 = actc_exp(t9);
  precise float t13 = 1.0 + t10;
  precise float actc_result = t10 * actc_expm1(t9) / (t13 * t13 * t13);
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
void logistic_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = logistic(actc_at_x);
}

// dx = dy f'(x).
void logistic_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * logistic_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    logistic_backward(actc_i);
#else
    logistic_forward(actc_i);
#endif
  }
}
