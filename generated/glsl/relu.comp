#version 450
// Rectified linear unit: Passes positive inputs unchanged and gives 0 for all others.
//
// Made by activation-compiler from relu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: relu 0 ulp at x = -3.4028234663852886e+38; relu_dx 0 ulp at x =
//     -3.4028234663852886e+38; relu_dxx 0 ulp at x = -3.4028234663852886e+38.
//
// Source: Fukushima, K. (1969). Visual feature extraction by a multilayered network of analog threshold
//     elements. IEEE Transactions on Systems Science and Cybernetics 5(4).
// Source: Nair, V.; Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann machines.
//     ICML.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

// relu(x) =
//   x if x > 0
//   0 otherwise
float relu(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return x;
  }
  return 0.0;
}

// First derivative in x
// relu_dx(x) =
//   1 if x > 0
//   0 otherwise
float relu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return 1.0;
  }
  return 0.0;
}

// Second derivative in x
// relu_dxx(x) = 0
float relu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
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
layout(std140, binding = 5) uniform ActcParameters {
  uint actc_count; // number of elements
};

// y = f(x).
void relu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = relu(actc_at_x);
}

// dx = dy f'(x).
void relu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * relu_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    relu_backward(actc_i);
#else
    relu_forward(actc_i);
#endif
  }
}
