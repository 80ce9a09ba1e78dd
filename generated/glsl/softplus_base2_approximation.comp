#version 450
// Approximation of softplus to base 2: Softplus to base 2 by one exponential and no logarithm.
//
// Made by activation-compiler from softplus_base2_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2_approximation 3.49 ulp at x = -6.062635549142215e-8;
//     softplus_base2_approximation_dx 4.33 ulp at x = -1.650078296661377; softplus_base2_approximation_dxx
//     17.3 ulp at x = 1.0038509368896484.
//
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

// softplus_base2_approximation(x) =
//   1 if x == 0
//   x/(1 - exp(-x)) otherwise
float softplus_base2_approximation(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 1.0;
  }
  if (x < 0.0) {
    precise float t2 = actc_exp(0.5 * x);
    precise float actc_result = t2 * x * t2 / actc_expm1(x);
    return actc_result;
  }
  precise float actc_result = -(x / actc_expm1(-x));
  return actc_result;
}

// First derivative in x
// softplus_base2_approximation_dx(x) =
//   0.5 if x == 0
//   (1 - exp(-x) - x*exp(-x))/(1 - exp(-x))^2 otherwise
float softplus_base2_approximation_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.5;
  }
  if (x > -1.0 && x < 1.0) {
    precise float t1 = x * x;
    precise float t5 = -5.422141e-12 + t1 * (1.5338879e-13 + t1 * (-3.7891553e-15));
    precise float t9 = -6.3410277e-9 + t1 * (1.8735456e-10 + t1 * t5);
    precise float t13 = -0.000006613757 + t1 * (2.0876757e-7 + t1 * t9);
    precise float t17 = -0.0055555557 + t1 * (0.0001984127 + t1 * t13);
    precise float actc_result = 0.5 + x * (0.16666667 + t1 * t17);
    return actc_result;
  }
  if (x < 0.0) {
    precise float t23 = actc_exp(0.5 * x);
    precise float t24 = actc_expm1(x);
    precise float actc_result = t23 * (t24 - x) * t23 / (t24 * t24);
    return actc_result;
  }
  precise float t31 = actc_exp(-x);
  precise float t32 = 1.0 - t31;
  precise float actc_result = (t32 - x * t31) / t32 / t32;
  return actc_result;
}

// Second derivative in x
// softplus_base2_approximation_dxx(x) =
//   1/6 if x == 0
//   ((exp(-x) - (exp(-x) - x*exp(-x)))*(1 - exp(-x))^2 - (1 - exp(-x) - x*exp(-x))*(2*(exp(-x)*(1 -
//       exp(-x)))))/(1 - exp(-x))^4 otherwise
float softplus_base2_approximation_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.16666667; // 0.16666667 is 1/6
  }
  if (x > -1.0 && x < 1.0) {
    precise float t1 = x * x;
    precise float t5 = -8.132434e-11 + t1 * (2.6032067e-12 + t1 * (-7.095839e-14));
    precise float t10 = t1 * (-6.97513e-8 + t1 * (2.435602e-9 + t1 * t5));
    precise float t13 = -0.000046296296 + t1 * (0.0000018789082 + t10);
    precise float t17 = -0.016666668 + t1 * (0.0009920635 + t1 * t13);
    precise float actc_result = 0.16666667 + t1 * t17;
    return actc_result;
  }
  if (x < 0.0) {
    precise float t21 = actc_exp(0.5 * x);
    precise float t25 = actc_expm1(x);
    precise float t29 = t21 * (x * (t21 * t21 + 1.0) - 2.0 * t25) * t21;
    precise float actc_result = t29 / (t25 * t25 * t25);
    return actc_result;
  }
  precise float t34 = actc_exp(-0.5 * x);
  precise float t40 = actc_expm1(-x);
  precise float t44 = t34 * (x * (-(t34 * t34) - 1.0) - 2.0 * t40) * t34;
  precise float actc_result = t44 / (t40 * t40 * t40);
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
void softplus_base2_approximation_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = softplus_base2_approximation(actc_at_x);
}

// dx = dy f'(x).
void softplus_base2_approximation_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * softplus_base2_approximation_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    softplus_base2_approximation_backward(actc_i);
#else
    softplus_base2_approximation_forward(actc_i);
#endif
  }
}
