#version 450
// Sigmoid linear unit: The input times the logistic function of it.
//
// Made by activation-compiler from silu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: silu 3.79 ulp at x = -5.9762701988220215; silu_dx 5.83 ulp at x =
//     -3.805847644805908; silu_dxx 9.96 ulp at x = -2.8528311252593994.
//
// Source: Elfwing, S.; Uchibe, E.; Doya, K. (2018). Sigmoid-weighted linear units for neural network
//     function approximation in reinforcement learning. Neural Networks 107.
// Source: Ramachandran, P.; Zoph, B.; Le, Q. V. (2017). Searching for activation functions.
//     arXiv:1710.05941.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_inf() {
  uint bits = 0x7f800000u;
  return uintBitsToFloat(bits);
}

// v as it is, for finite x: xor with a zero that no compiler can know. Between two constants that are taken off one
// after the other it keeps them from being added first, which would round away what the second is for.
float actc_keep(float v, float x) {
  uint zero = ((floatBitsToUint(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
  return uintBitsToFloat(floatBitsToUint(v) ^ zero);
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

// silu(x) = x*logistic(x)
// silu(x) = x*(1/(1 + exp(-x)))
float silu(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    precise float t2 = actc_exp(0.5 * x);
    precise float actc_result = t2 * x * t2 / (t2 * t2 + 1.0);
    return actc_result;
  }
  precise float actc_result = x / (1.0 + actc_exp(-x));
  return actc_result;
}

// First derivative in x
// silu_dx(x) = 1/(1 + exp(-x)) + x*(exp(-x)/(1 + exp(-x))^2)
float silu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.515625 && x < -1.03125) {
    precise float t3 = actc_keep(actc_keep(x + 1.2784646, x) - 1.29792825e-8, x) - 1.1257466e-16;
    precise float t5 = actc_keep(actc_keep(t3, x) - 7.0217037e-25, x) + 3.9077668e-33;
    precise float t9 = 8.5986704e-7 + t5 * (-3.4841538e-8 + t5 * (-9.1576275e-8));
    precise float t13 = -0.000002942627 + t5 * (0.0000023464327 + t5 * t9);
    precise float t17 = -0.000040905343 + t5 * (-0.000029733561 + t5 * t13);
    precise float t21 = 0.00079852185 + t5 * (0.00018570725 + t5 * t17);
    precise float t25 = -0.006606589 + t5 * (0.0001266274 + t5 * t21);
    precise float t30 = t5 * (0.018874815 + t5 * (-0.015222656 + t5 * t25));
    precise float actc_result = t5 * (0.2178117 + t5 * (0.1466488 + t30));
    return actc_result;
  }
  if (x < 0.0) {
    precise float t36 = actc_exp(0.5 * x);
    precise float t38 = t36 * t36 + 1.0;
    precise float actc_result = t36 * (t38 + x) * t36 / (t38 * t38);
    return actc_result;
  }
  precise float t45 = actc_exp(-x);
  precise float t46 = 1.0 + t45;
  precise float actc_result = 1.0 / t46 + t45 * x / t46 / t46;
  return actc_result;
}

// Second derivative in x
// silu_dxx(x) = exp(-x)/(1 + exp(-x))^2 + (exp(-x)/(1 + exp(-x))^2 + x*((exp(-x)*(2*(exp(-x)*(1 +
//     exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4))
float silu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > 2.15625 && x < 2.640625) {
    precise float t3 = actc_keep(actc_keep(x - 2.3993573, x) + 3.8362707e-8, x) - 6.2873795e-16;
    precise float t5 = actc_keep(actc_keep(t3, x) + 7.024931e-24, x) - 2.4759985e-31;
    precise float t9 = 3.144892e-7 + t5 * (-7.893272e-9 + t5 * (-2.287886e-8));
    precise float t13 = 0.0000012461603 + t5 * (-0.0000011906487 + t5 * t9);
    precise float t17 = -0.000047450743 + t5 * (0.0000084323865 + t5 * t13);
    precise float t21 = 0.0001151307 + t5 * (0.00009644059 + t5 * t17);
    precise float t25 = 0.0038628168 + t5 * (-0.0013663697 + t5 * t21);
    precise float t29 = -0.022487259 + t5 * (-0.0018366701 + t5 * t25);
    precise float actc_result = t5 * (-0.09153052 + t5 * (0.07629587 + t5 * t29));
    return actc_result;
  }
  if (x > -2.640625 && x < -2.15625) {
    precise float t37 = actc_keep(actc_keep(x + 2.3993573, x) - 3.8362707e-8, x) + 6.2873795e-16;
    precise float t39 = actc_keep(actc_keep(t37, x) - 7.024931e-24, x) + 2.4759985e-31;
    precise float t43 = -3.144892e-7 + t39 * (-7.893272e-9 + t39 * 2.2878863e-8);
    precise float t47 = -0.0000012461603 + t39 * (-0.0000011906487 + t39 * t43);
    precise float t51 = 0.000047450743 + t39 * (0.0000084323865 + t39 * t47);
    precise float t55 = -0.0001151307 + t39 * (0.00009644059 + t39 * t51);
    precise float t59 = -0.0038628168 + t39 * (-0.0013663697 + t39 * t55);
    precise float t63 = 0.022487259 + t39 * (-0.0018366701 + t39 * t59);
    precise float actc_result = t39 * (0.09153052 + t39 * (0.07629587 + t39 * t63));
    return actc_result;
  }
  if (x < 0.0) {
    precise float t70 = actc_exp(0.5 * x);
    precise float t72 = t70 * t70 + 1.0;
    precise float t79 = t70 * (2.0 * t72 - x * actc_expm1(x)) * t70 / t72;
    precise float actc_result = t79 / t72 / t72;
    return actc_result;
  }
  precise float t83 = actc_exp(-0.5 * x);
  precise float t85 = 1.0 + t83 * t83;
  precise float actc_result = t83 * (2.0 * t85 + x * actc_expm1(-x)) * t83 / (t85 * t85 * t85);
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
void silu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = silu(actc_at_x);
}

// dx = dy f'(x).
void silu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * silu_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    silu_backward(actc_i);
#else
    silu_forward(actc_i);
#endif
  }
}
