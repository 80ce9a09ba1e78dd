#version 450
// Leaky ReLU: A rectifier that lets a small multiple of negative inputs pass.
//
// Made by activation-compiler from leaky_relu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; alpha >= 0; by default 0.01
//
// Accuracy, worst error as executed: leaky_relu 0.5 ulp at x = -10, alpha = 0.009999999776482582;
//     leaky_relu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 0.009999999776482582; leaky_relu_dx 0
//     ulp at x = -3.4028234663852886e+38, alpha = 0.009999999776482582; leaky_relu_dxx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 0.009999999776482582.
//
// Source: Maas, A. L.; Hannun, A. Y.; Ng, A. Y. (2013). Rectifier nonlinearities improve neural network
//     acoustic models. ICML.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_nan() {
  uint bits = 0x7fc00000u;
  return uintBitsToFloat(bits);
}

// leaky_relu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
float leaky_relu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x < -3.402823466e38 && alpha == 0.0) { // -3.402823466e38 is -largest
    return 0.0;
  }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  precise float actc_result = alpha * x;
  return actc_result;
}

// First derivative in x
// leaky_relu_dx(x, alpha) =
//   1 if x > 0
//   alpha otherwise
float leaky_relu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// leaky_relu_dxx(x, alpha) = 0
float leaky_relu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  return 0.0;
}

// First derivative in alpha
// leaky_relu_dalpha(x, alpha) =
//   0 if x > 0
//   x otherwise
float leaky_relu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return x;
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
void leaky_relu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = leaky_relu(actc_at_x, alpha);
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
void leaky_relu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * leaky_relu_dx(actc_at_x, alpha);
  actc_dparameters[actc_i] = actc_at_dy * leaky_relu_dalpha(actc_at_x, alpha);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    leaky_relu_backward(actc_i);
#else
    leaky_relu_forward(actc_i);
#endif
  }
}
