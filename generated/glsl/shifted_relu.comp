#version 450
// Shifted ReLU: A rectifier whose corner is moved along the diagonal to -alpha; ELU is a smoothed form of it.
//
// Made by activation-compiler from shifted_relu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: shifted_relu 0 ulp at x = -3.4028234663852886e+38, alpha = 1;
//     shifted_relu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 1; shifted_relu_dx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 1; shifted_relu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 1.
//
// Source: Wikipedia: Rectifier (neural networks)
// Source: Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning
//     by exponential linear units (ELUs). ICLR.

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_nan() {
  uint bits = 0x7fc00000u;
  return uintBitsToFloat(bits);
}

// shifted_relu(x, alpha) = max(-alpha, x)
float shifted_relu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  return max(-alpha, x);
}

// First derivative in x
// shifted_relu_dx(x, alpha) =
//   0 if x == -alpha
//   (1 - sign(-alpha - x))/2 otherwise
float shifted_relu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return 0.0;
  }
  precise float actc_result = 0.5 + 0.5 * sign(alpha + x);
  return actc_result;
}

// Second derivative in x
// shifted_relu_dxx(x, alpha) = 0
float shifted_relu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  return 0.0;
}

// First derivative in alpha
// shifted_relu_dalpha(x, alpha) =
//   -1 if x == -alpha
//   -((1 + sign(-alpha - x))/2) otherwise
float shifted_relu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return -1.0;
  }
  precise float actc_result = 0.5 * sign(alpha + x) - 0.5;
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
layout(std430, binding = 4) writeonly buffer ActcDparameters { float actc_dparameters[]; };
layout(std140, binding = 5) uniform ActcParameters {
  uint actc_count; // number of elements
  float alpha;
};
// dparameters[0 n + i] is the gradient in alpha of element i.

// y = f(x).
void shifted_relu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = shifted_relu(actc_at_x, alpha);
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
void shifted_relu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * shifted_relu_dx(actc_at_x, alpha);
  actc_dparameters[actc_i] = actc_at_dy * shifted_relu_dalpha(actc_at_x, alpha);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    shifted_relu_backward(actc_i);
#else
    shifted_relu_forward(actc_i);
#endif
  }
}
