#version 450
// Approximation of softplus: Softplus at k = 1 by one exponential and no logarithm, at most 0.0092 too small.
//
// Made by activation-compiler from softplus_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_approximation 4.17 ulp at x = -10.322643280029297;
//     softplus_approximation_dx 10000000 ulp at x = -63.53858947753906; softplus_approximation_dxx 341000 ulp
//     at x = 62.52964401245117.
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

// softplus_approximation(x) =
//   log(2) if x == 0
//   x/(1 - exp(-x/log(2))) otherwise
float softplus_approximation(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.6931472; // 0.6931472 is log(2)
  }
  if (x > -1.0 && x < 1.0) {
    precise float t1 = x * x;
    precise float t5 = 1.5673615e-9 + t1 * (-8.0743044e-11 + t1 * 3.368815e-12);
    precise float t10 = t1 * (5.652406e-7 + t1 * (-2.977658e-8 + t1 * t5));
    precise float t14 = t1 * (0.00020667641 + t1 * (-0.000010754246 + t10));
    precise float t18 = x * (0.12022459 + t1 * (-0.0041705286 + t14));
    precise float actc_result = 0.6931472 + x * (0.5 + t18);
    return actc_result;
  }
  if (x < 0.0) {
    precise float t24 = floor(16.0 * max(-1024.0, x));
    precise float t26 = actc_exp(0.045082092 * t24); // 0.045082092 is floor(4096/log(2))/131072
    // 0.000068087764 is 1/log(2) - floor(4096/log(2))/4096, 1.442627 is floor(4096/log(2))/4096
    precise float t32 = 0.000068087764 * x - -1.0 * (1.442627 * (x - 0.0625 * t24));
    precise float actc_result = t26 * actc_exp(t32) * x * t26 / actc_expm1(1.442695 * x);
    return actc_result; // 1.442695 is 1/log(2)
  }
  precise float actc_result = x / (1.0 - actc_exp(-(x / 0.6931472)));
  return actc_result; // 0.6931472 is log(2)
}

// First derivative in x
// softplus_approximation_dx(x) =
//   0.5 if x == 0
//   (1 - exp(-(x/log(2))) - x*(1/log(2)*exp(-(x/log(2)))))/(1 - exp(-(x/log(2))))^2 otherwise
float softplus_approximation_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.5;
  }
  if (x > -1.0 && x < 1.0) {
    precise float t1 = x * x;
    precise float t5 = -1.3214055e-9 + t1 * (7.6240306e-11 + t1 * (-3.4620887e-12));
    precise float t9 = -3.5733754e-7 + t1 * (2.1973499e-8 + t1 * t5);
    precise float t13 = -0.00008603397 + t1 * (0.0000056524127 + t1 * t9);
    precise float t17 = -0.016682114 + t1 * (0.0012400585 + t1 * t13);
    precise float actc_result = 0.5 + x * (0.24044918 + t1 * t17);
    return actc_result;
  }
  if (x < 0.0) {
    precise float t24 = floor(16.0 * max(-1024.0, x));
    precise float t26 = actc_exp(0.045082092 * t24); // 0.045082092 is floor(4096/log(2))/131072
    // 0.000068087764 is 1/log(2) - floor(4096/log(2))/4096, 1.442627 is floor(4096/log(2))/4096
    precise float t33 = 0.000068087764 * x - -1.0 * (1.442627 * (x - 0.0625 * t24));
    precise float t34 = actc_exp(t33);
    precise float t37 = actc_expm1(1.442695 * x); // 1.442695 is 1/log(2)
    precise float t43 = t26 * 0.6931472 * t34 * t37 * t26 - t26 * t34 * x * t26; // 0.6931472 is log(2)
    precise float actc_result = 1.442695 * t43 / t37 / t37;
    return actc_result; // 1.442695 is 1/log(2)
  }
  precise float t49 = actc_exp(-(1.442695 * x)); // 1.442695 is 1/log(2)
  precise float t50 = 1.0 - t49;
  precise float actc_result = (t50 - 1.442695 * t49 * x) / (t50 * t50);
  return actc_result; // 1.442695 is 1/log(2)
}

// Second derivative in x
// softplus_approximation_dxx(x): the formula is long; trace/softplus_approximation.md shows it.
float softplus_approximation_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.24044918; // 0.24044918 is 1/(6*log(2))
  }
  if (x > -1.0 && x < 1.0) {
    precise float t1 = x * x;
    precise float t5 = -3.5082305e-13 + t1 * (2.0674399e-14 + t1 * (-8.993671e-16));
    precise float t9 = -8.740253e-11 + t1 * (5.600148e-12 + t1 * t5);
    precise float t13 = -1.9860403e-8 + t1 * (1.3350032e-9 + t1 * t9);
    precise float t17 = -0.0000039307215 + t1 * (2.8567933e-7 + t1 * t13);
    precise float t21 = -0.0006022378 + t1 * (0.000050871717 + t1 * t17);
    precise float t26 = t1 * (-0.050046343 + t1 * (0.006200292 + t1 * t21));
    precise float actc_result = 0.24044918 + t26;
    return actc_result;
  }
  if (x < 0.0) {
    precise float t30 = floor(16.0 * max(-1024.0, x));
    precise float t32 = actc_exp(0.045082092 * t30); // 0.045082092 is floor(4096/log(2))/131072
    // 0.000068087764 is 1/log(2) - floor(4096/log(2))/4096, 1.442627 is floor(4096/log(2))/4096
    precise float t39 = 0.000068087764 * x - -1.0 * (1.442627 * (x - 0.0625 * t30));
    precise float t40 = actc_exp(t39);
    precise float t47 = actc_expm1(1.442695 * x); // 1.442695 is 1/log(2)
    precise float t49 = x * (t32 * t40 * t32 + 1.0) - 1.3862944 * t47; // 1.3862944 is 2*log(2)
    precise float actc_result = t32 * 2.081369 * t40 * t49 * t32 / (t47 * t47 * t47);
    return actc_result; // 2.081369 is 1/log(2)^2
  }
  precise float t55 = -x;
  precise float t58 = floor(16.0 * max(-1024.0, t55));
  precise float t60 = actc_exp(0.045082092 * t58); // 0.045082092 is floor(4096/log(2))/131072
  // 1.442627 is floor(4096/log(2))/4096, -0.000068087764 is floor(4096/log(2))/4096 - 1/log(2)
  precise float t67 = 1.442627 * (t55 - 0.0625 * t58) - -1.0 * (-0.000068087764 * x);
  precise float t68 = actc_exp(t67);
  precise float t73 = actc_expm1(-(1.442695 * x)); // 1.442695 is 1/log(2)
  // 2.88539 is 2/log(2), 1.442695 is 1/log(2)
  precise float t86 = t60 * (-1.0) * 2.88539 * t68 * (-t73 - t60 * 1.442695 * t68 * x * t60);
  precise float t89 = t60 * 2.081369 * t68 * x * t73 * t73 * t60 - t86 * t73 * t60; // 2.081369 is 1/log(2)^2
  precise float t90 = t73 * t73;
  precise float actc_result = t89 / (t90 * t90);
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
void softplus_approximation_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = softplus_approximation(actc_at_x);
}

// dx = dy f'(x).
void softplus_approximation_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * softplus_approximation_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    softplus_approximation_backward(actc_i);
#else
    softplus_approximation_forward(actc_i);
#endif
  }
}
