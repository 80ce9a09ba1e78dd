#version 450
// Hyperbolic tangent: A smooth step from -1 to 1, odd; a scaled and shifted logistic function.
//
// Made by activation-compiler from tanh.yaml; do not edit. The file stands alone.
//
// Names that the language reserves: tanh is called tanh_.
//
// Accuracy, worst error as executed: tanh 1.12 ulp at x = -0.6703764200210571; tanh_dx 12600000 ulp at x
//     = -44.159427642822266; tanh_dxx 4.99 ulp at x = -3.8118844032287598.
//
// Source: Wikipedia: Hyperbolic functions
// Source: Wikipedia: Activation function

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_inf() {
  uint bits = 0x7f800000u;
  return uintBitsToFloat(bits);
}

// magnitude with the sign of x; magnitude is not negative.
float actc_with_sign(float magnitude, float x) {
  return uintBitsToFloat(floatBitsToUint(magnitude) | (floatBitsToUint(x) & 0x80000000u));
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

// A polynomial near 0; 1 - 2/(exp(2 |x|) + 1); 1 from 9.1 on, which is right in float32.
float actc_tanh(float x) {
  precise float a = abs(x);
  if (a < 0.00024414063) {
    return x;
  }
  if (a > 9.1) {
    return actc_with_sign(1.0, x);
  }
  if (a < 0.625) {
    precise float z = x * x;
    precise float p = -0.33333334 + z * (0.13333304 + z * (-0.053959258 + z * (0.021768918 + z * (
      -0.008343945 + z * 0.002292745))));
    precise float actc_result = x + x * z * p;
    return actc_result;
  }
  precise float actc_result = actc_with_sign(1.0 - 2.0 / (actc_exp(2.0 * a) + 1.0), x);
  return actc_result;
}

// tanh_(x) = tanh(x)
float tanh_(float x) {
  if (actc_is_nan(x)) { return x; }
  return actc_tanh(x);
}

// First derivative in x
// tanh_dx(x) = 1 - tanh(x)^2
float tanh_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  precise float t3 = actc_exp(-2.0 * abs(x));
  precise float t5 = 1.0 + t3;
  precise float actc_result = 4.0 * t3 / t5 / t5;
  return actc_result;
}

// Second derivative in x
// tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
float tanh_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  precise float t3 = actc_exp(-abs(x));
  precise float t9 = 1.0 + t3 * t3;
  precise float actc_result = -(t3 * 8.0 * actc_tanh(x) * t3 / t9 / t9);
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
void tanh_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = tanh_(actc_at_x);
}

// dx = dy f'(x).
void tanh_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * tanh_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    tanh_backward(actc_i);
#else
    tanh_forward(actc_i);
#endif
  }
}
