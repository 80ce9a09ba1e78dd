#version 450
// Parametric ReLU: A leaky rectifier whose slope for negative inputs is learned.
//
// Made by activation-compiler from prelu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; any real number; by default 0.25; learned in training
//
// Accuracy, worst error as executed: prelu 0.5 ulp at x = -3.4028232635611926e+38, alpha = -0.75;
//     prelu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 0.25; prelu_dx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 0.25; prelu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 0.25.
//
// Source: He, K.; Zhang, X.; Ren, S.; Sun, J. (2015). Delving deep into rectifiers: surpassing
//     human-level performance on ImageNet classification. ICCV.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_nan() {
  uint bits = 0x7fc00000u;
  return uintBitsToFloat(bits);
}

// prelu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
float prelu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
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

// First derivative in alpha
// prelu_dalpha(x, alpha) =
//   0 if x > 0
//   x otherwise
float prelu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return x;
}

// First derivative in x
// prelu_dx(x, alpha) =
//   1 if x > 0
//   alpha otherwise
float prelu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// prelu_dxx(x, alpha) = 0
float prelu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  return 0.0;
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
#ifdef ACTC_CHANNELS // learned parameters by channel
layout(std430, binding = 6) readonly buffer ActcLearned { float actc_learned[]; };
layout(std140, binding = 7) uniform ActcChannels {
  uint actc_channels; // number of channels
  uint actc_inner; // elements in a row that belong to one channel
};
#endif
// dparameters[0 n + i] is the gradient in alpha of element i.
// learned[0 channels + c] is alpha of channel c.

// y = f(x).
void prelu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
#ifdef ACTC_CHANNELS
  uint actc_channel = (actc_i / actc_inner) % actc_channels;
  float alpha = actc_learned[actc_channel];
#endif
  actc_y[actc_i] = prelu(actc_at_x, alpha);
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
void prelu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
#ifdef ACTC_CHANNELS
  uint actc_channel = (actc_i / actc_inner) % actc_channels;
  float alpha = actc_learned[actc_channel];
#endif
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * prelu_dx(actc_at_x, alpha);
  actc_dparameters[actc_i] = actc_at_dy * prelu_dalpha(actc_at_x, alpha);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    prelu_backward(actc_i);
#else
    prelu_forward(actc_i);
#endif
  }
}
