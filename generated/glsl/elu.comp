#version 450
// Exponential linear unit: The identity for positive inputs, an exponential that ends at -alpha for the
// others.
//
// Made by activation-compiler from elu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: elu 0.773 ulp at x = -0.3608976900577545, alpha = 1; elu_dalpha
//     0.773 ulp at x = -0.3608976900577545, alpha = 1; elu_dx 1.22 ulp at x = -12.146367073059082, alpha =
//     0.30000001192092896; elu_dxx 1.22 ulp at x = -12.146367073059082, alpha = 0.30000001192092896.
//
// Source: Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning
//     by exponential linear units (ELUs). ICLR.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

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

// elu(x, alpha) =
//   x if x > 0
//   alpha*(exp(x) - 1) otherwise
float elu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  precise float actc_result = alpha * actc_expm1(x);
  return actc_result;
}

// First derivative in x
// elu_dx(x, alpha) =
//   1 if x > 0
//   alpha*exp(x) otherwise
float elu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  precise float actc_result = alpha * actc_exp(x);
  return actc_result;
}

// Second derivative in x
// elu_dxx(x, alpha) =
//   0 if x > 0
//   alpha*exp(x) otherwise
float elu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  precise float actc_result = alpha * actc_exp(x);
  return actc_result;
}

// First derivative in alpha
// elu_dalpha(x, alpha) =
//   0 if x > 0
//   exp(x) - 1 otherwise
float elu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return actc_expm1(x);
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
layout(std430, binding = 4) writeonly buffer ActcDparameters { float actc_dparameters[]; };
layout(std140, binding = 5) uniform ActcParameters {
  uint actc_count; // number of elements
  float alpha;
};
// dparameters[0 n + i] is the gradient in alpha of element i.

// y = f(x).
void elu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = elu(actc_at_x, alpha);
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
void elu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * elu_dx(actc_at_x, alpha);
  actc_dparameters[actc_i] = actc_at_dy * elu_dalpha(actc_at_x, alpha);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    elu_backward(actc_i);
#else
    elu_forward(actc_i);
#endif
  }
}
