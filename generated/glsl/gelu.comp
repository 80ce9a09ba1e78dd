#version 450
// Gaussian error linear unit: The input times the probability that a standard normal variable is below it.
//
// Made by activation-compiler from gelu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: gelu 4.97 ulp at x = -11.75464153289795; gelu_dx 97900 ulp at x =
//     -13.078182220458984; gelu_dxx 191000 ulp at x = 13.327873229980469.
//
// Source: Hendrycks, D.; Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
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

// erf for |x| <= 1; 2/sqrt(pi) x for tiny x, where x p might be flushed to 0.
float actc_erf_near(float x) {
  if (abs(x) < 1.0e-30) {
    precise float actc_result = 1.1283792 * x;
    return actc_result;
  }
  precise float z = x * x;
  precise float p = 0.12837917 + z * (-0.37612638 + z * (0.11283782 + z * (-0.02686543 + z * (
      0.0052210316 + z * (-0.00084840803 + z * (0.00011265959 + z * -0.000009667046))))));
  precise float actc_result = x + x * p;
  return actc_result;
}

// exp(a^2) erfc(a) for a >= 0 (Shepherd and Laframboise).
float actc_erfcx_positive(float a) {
  if (a > 10000000000000000000.0) {
    precise float actc_result = 0.5641896 / a;
    return actc_result;
  }
  precise float q = (a - 4.0) / (a + 4.0);
  precise float p = 0.23299512 + q * (-0.13962112 + q * (0.01537977 + q * (0.06809701 + q * (
      -0.10104095 + q * (0.09373351 + q * (-0.066318996 + q * (0.03716341 + q * (
      -0.01623049 + q * (0.005044032 + q * (-0.00070904626 + q * (-0.00021785505 + q * (
      0.00011417932 + q * -0.000009407572))))))))))));
  precise float actc_result = (1.0 + actc_keep(p, a)) / (1.0 + 2.0 * a);
  return actc_result;
}

// exp(way a^2) for way = 1 or -1: a^2 = h^2 + (a - h)(a + h), h of 12 bits.
float actc_exp_square(float a, float way) {
  precise float h = uintBitsToFloat(floatBitsToUint(a) & 0xfffff000u);
  precise float e = actc_exp(way * (h * h));
  precise float actc_result = e * (1.0 + actc_expm1_near(way * ((a - h) * (a + h))));
  return actc_result;
}

float actc_erfc(float x) {
  if (abs(x) <= 0.5) {
    precise float actc_result = 1.0 - actc_erf_near(x);
    return actc_result;
  }
  precise float a = abs(x);
  if (a > 10.1) {
    return mix(0.0, 2.0, x < 0.0);
  }
  precise float tail = actc_exp_square(a, -1.0) * actc_erfcx_positive(a);
  precise float actc_result = mix(tail, 2.0 - tail, x < 0.0);
  return actc_result;
}

float actc_erf(float x) {
  precise float a = abs(x);
  if (a <= 1.0) {
    return actc_erf_near(x);
  }
  precise float actc_result = actc_with_sign(1.0 - actc_erfc(a), x);
  return actc_result;
}

// exp(x^2) erfc(x).
float actc_erfcx(float x) {
  precise float a = abs(x);
  if (a <= 0.5) {
    precise float actc_result = actc_exp(x * x) * (1.0 - actc_erf_near(x));
    return actc_result;
  }
  if (x > 0.0) {
    return actc_erfcx_positive(a);
  }
  if (x < -9.5) {
    return actc_inf();
  }
  precise float actc_result = 2.0 * actc_exp_square(a, 1.0) - actc_erfcx_positive(a);
  return actc_result;
}

// gelu(x) = x*normal_cdf(x)
// gelu(x) = x*((1 + erf(x/sqrt(2)))/2)
float gelu(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    precise float t4 = floor(16.0 * min(64.0, -x));
    precise float t7 = actc_exp(-0.0009765625 * (t4 * t4));
    precise float t9 = 0.0625 * t4;
    precise float t15 = t7 * 0.5 * actc_exp(0.5 * (x + t9) * (t9 - x));
    precise float actc_result = t15 * actc_erfcx(-(0.70710677 * x)) * x * t7;
    return actc_result; // 0.70710677 is 1/sqrt(2)
  }
  precise float actc_result = x * ((1.0 + actc_erf(x / 1.4142135)) / 2.0);
  return actc_result; // 1.4142135 is sqrt(2)
}

// First derivative in x
// gelu_dx(x) = (1 + erf(x/sqrt(2)))/2 + 0.5*x*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float gelu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.0 && x < -0.515625) {
    precise float t3 = actc_keep(actc_keep(x + 0.75179154, x) - 1.211445e-8, x) + 4.2913246e-16;
    precise float t5 = actc_keep(actc_keep(t3, x) - 1.0213071e-23, x) + 2.7063254e-31;
    precise float t9 = -0.00000774769 + t5 * (4.3242352e-7 + t5 * 5.62028e-7);
    precise float t13 = 0.000086159445 + t5 * (-0.000011214339 + t5 * t9);
    precise float t17 = -0.00074482686 + t5 * (0.00018633975 + t5 * t13);
    precise float t21 = 0.0045392285 + t5 * (-0.0022395381 + t5 * t17);
    precise float t26 = t5 * (-0.014771522 + t5 * (0.01942168 + t5 * t21));
    precise float t30 = t5 * (-0.018199677 + t5 * (-0.11400823 + t26));
    precise float actc_result = t5 * (0.431494 + t5 * (0.38828498 + t30));
    return actc_result;
  }
  if (x < 0.0) {
    precise float t42 = floor(16.0 * min(64.0, -x));
    precise float t45 = actc_exp(-0.0009765625 * (t42 * t42));
    precise float t46 = 0.0625 * t42;
    precise float t53 = t45 * actc_exp(0.5 * (x + t46) * (t46 - x)) * x;
    // 1.2533141 is sqrt(pi)*sqrt(2)/2, 0.70710677 is 1/sqrt(2)
    precise float t55 = 1.2533141 * actc_erfc(-(0.70710677 * x)) + t53 * t45;
    precise float actc_result = 0.3989423 * t55;
    return actc_result; // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  }
  // 0.70710677 is 1/sqrt(2), 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  precise float actc_result = 0.5 * (1.0 + actc_erf(0.70710677 * x)) + 0.3989423 * actc_exp(-0.5 * (x * x)) * x;
  return actc_result;
}

// Second derivative in x
// gelu_dxx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))) -
//     0.5*x*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))) +
//     0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float gelu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > 1.171875 && x < 1.65625) {
    precise float t3 = actc_keep(actc_keep(x - 1.4142135, x) - 2.4203235e-8, x) + 7.6280674e-16;
    precise float t5 = actc_keep(actc_keep(t3, x) + 4.073212e-24, x) - 1.273982e-31;
    precise float t8 = t5 * (-0.000004915695 + t5 * (-6.5242523e-7));
    precise float t12 = t5 * (0.00004264464 + t5 * (0.000014953157 + t8));
    precise float t16 = t5 * (-0.0001670327 + t5 * (-0.0002210063 + t12));
    precise float t20 = t5 * (-0.0013103809 + t5 * (0.002254676 + t16));
    precise float t24 = t5 * (0.025683466 + t5 * (-0.014989993 + t20));
    precise float t29 = 3.083867e-20 + t5 * (-0.1712231 + t5 * (0.051888436 + t24));
    precise float actc_result = t5 * (-0.4151075 + t5 * (0.44028798 + t5 * t29));
    return actc_result;
  }
  if (x > -1.65625 && x < -1.171875) {
    precise float t37 = actc_keep(actc_keep(x + 1.4142135, x) + 2.4203235e-8, x) - 7.6280674e-16;
    precise float t39 = actc_keep(actc_keep(t37, x) - 4.073212e-24, x) + 1.273982e-31;
    precise float t43 = -0.000014953157 + t39 * (-0.000004915695 + t39 * 6.5242546e-7);
    precise float t47 = 0.0002210063 + t39 * (0.00004264464 + t39 * t43);
    precise float t51 = -0.002254676 + t39 * (-0.0001670327 + t39 * t47);
    precise float t55 = 0.014989993 + t39 * (-0.0013103809 + t39 * t51);
    precise float t59 = -0.051888436 + t39 * (0.025683466 + t39 * t55);
    precise float t63 = -3.044538e-20 + t39 * (-0.1712231 + t39 * t59);
    precise float actc_result = t39 * (0.4151075 + t39 * (0.44028798 + t39 * t63));
    return actc_result;
  }
  precise float t69 = abs(x);
  precise float t72 = floor(16.0 * min(64.0, t69));
  precise float t75 = actc_exp(-0.0009765625 * (t72 * t72));
  precise float t77 = 0.0625 * t72;
  precise float t82 = actc_exp(0.5 * (t77 - t69) * (t69 + t77));
  precise float t89 = t75 * 2.0 * t82 * t75 - t75 * t82 * x * x * t75;
  precise float actc_result = 0.3989423 * t89;
  return actc_result; // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
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
void gelu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = gelu(actc_at_x);
}

// dx = dy f'(x).
void gelu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * gelu_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    gelu_backward(actc_i);
#else
    gelu_forward(actc_i);
#endif
  }
}
