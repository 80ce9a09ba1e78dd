#version 450
// Squareplus: A smooth rectifier by algebraic operations alone.
//
// Made by activation-compiler from squareplus.yaml; do not edit. The file stands alone.
//
// b: how wide the curved region is; b >= 0; by default 4
//
// Accuracy, worst error as executed: squareplus 2.62 ulp at x = -0.0007959537324495614, b = 4;
//     squareplus_db 2.54 ulp at x = -16.3858699798584, b = 4; squareplus_dx 3.98 ulp at x =
//     -0.0012856695102527738, b = 4; squareplus_dxx 4.54 ulp at x = -7.8557353019714355, b = 4.
//
// Source: Barron, J. T. (2021). Squareplus: a softplus-like algebraic rectifier. arXiv:2112.11687.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_nan() {
  uint bits = 0x7fc00000u;
  return uintBitsToFloat(bits);
}

// squareplus(x, b) = (x + sqrt(x^2 + b))/2
float squareplus(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    precise float t2 = -x;
    precise float t3 = sqrt(b);
    precise float t4 = max(t2, t3);
    precise float t7 = min(t2, t3) / t4;
    precise float actc_result = 0.5 * b / t4 / (sqrt(1.0 + t7 * t7) - x / t4);
    return actc_result;
  }
  if (x > 0.0) {
    precise float t15 = sqrt(b);
    precise float t16 = max(t15, x);
    precise float t19 = min(t15, x) / t16;
    precise float actc_result = 0.5 * x + 0.5 * t16 * sqrt(1.0 + t19 * t19);
    return actc_result;
  }
  precise float actc_result = (x + sqrt(x * x + b)) / 2.0;
  return actc_result;
}

// First derivative in x
// squareplus_dx(x, b) =
//   0 if x == 0 and b == 0
//   (1 + 2*x/(2*sqrt(x^2 + b)))/2 otherwise
float squareplus_dx(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    precise float t2 = -x;
    precise float t3 = sqrt(b);
    precise float t4 = max(t2, t3);
    precise float t7 = min(t2, t3) / t4;
    precise float t10 = sqrt(1.0 + t7 * t7);
    precise float actc_result = 0.5 * b / t4 / t10 / (t4 * t10 - x);
    return actc_result;
  }
  precise float t15 = sqrt(b);
  precise float t16 = max(t15, x);
  precise float t19 = min(t15, x) / t16;
  precise float actc_result = 0.5 * (1.0 + x / t16 / sqrt(1.0 + t19 * t19));
  return actc_result;
}

// Second derivative in x
// squareplus_dxx(x, b) =
//   0 if x == 0 and b == 0
//   (4*sqrt(x^2 + b) - 2*x*(2*(2*x/(2*sqrt(x^2 + b)))))/(2*sqrt(x^2 + b))^2/2 otherwise
float squareplus_dxx(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    precise float t2 = -x;
    precise float t3 = sqrt(b);
    precise float t4 = max(t2, t3);
    precise float t9 = min(t2, t3) / t4;
    precise float t11 = 1.0 + t9 * t9;
    precise float actc_result = 0.5 * b / t4 / t4 / t4 / (t11 * sqrt(t11));
    return actc_result;
  }
  precise float t16 = sqrt(b);
  precise float t17 = max(t16, x);
  precise float t22 = min(t16, x) / t17;
  precise float t24 = 1.0 + t22 * t22;
  precise float actc_result = 0.5 * b / t17 / t17 / t17 / (t24 * sqrt(t24));
  return actc_result;
}

// First derivative in b
// squareplus_db(x, b) = 1/(2*sqrt(x^2 + b))/2
float squareplus_db(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    precise float t1 = -x;
    precise float t2 = sqrt(b);
    precise float t3 = max(t1, t2);
    precise float t5 = min(t1, t2) / t3;
    precise float actc_result = 0.25 / (t3 * sqrt(1.0 + t5 * t5));
    return actc_result;
  }
  precise float t11 = sqrt(b);
  precise float t12 = max(t11, x);
  precise float t15 = min(t11, x) / t12;
  precise float actc_result = 0.25 / t12 / sqrt(1.0 + t15 * t15);
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
  float b;
};
// dparameters[0 n + i] is the gradient in b of element i.

// y = f(x).
void squareplus_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = squareplus(actc_at_x, b);
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
void squareplus_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * squareplus_dx(actc_at_x, b);
  actc_dparameters[actc_i] = actc_at_dy * squareplus_db(actc_at_x, b);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    squareplus_backward(actc_i);
#else
    squareplus_forward(actc_i);
#endif
  }
}
