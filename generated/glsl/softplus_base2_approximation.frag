#version 300 es
// Approximation of softplus to base 2: Softplus to base 2 by one exponential and no logarithm.
//
// Made by activation-compiler from softplus_base2_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2_approximation 3.49 ulp at x = -6.062635549142215e-8;
//     softplus_base2_approximation_dx 4.33 ulp at x = -1.650078296661377; softplus_base2_approximation_dxx
//     17.3 ulp at x = 1.0038509368896484.
//
// Source: Wikipedia: Rectifier (neural networks)

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_inf() {
  uint bits = 0x7f800000u;
  return uintBitsToFloat(bits);
}

// 2^n for -126 <= n <= 127.
float actc_exp2i(int n) {
  return uintBitsToFloat(uint(n + 127) << 23u);
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
float actc_scale(float x, int n) {
  int n1 = n >> 1u;
  return (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
float actc_expm1_near(float r) {
  float p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  return r + r * r * (0.5 + r * p);
}

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
float actc_exp(float x) {
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  float n = floor(x * 1.442695 + 0.5);
  float r = (x - n * 0.6933594) + n * 0.00021219444;
  return actc_scale(1.0 + actc_expm1_near(r), int(n));
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
  float n = floor(x * 1.442695 + 0.5);
  if (n == 0.0) {
    return actc_expm1_near(x);
  }
  float r = (x - n * 0.6933594) + n * 0.00021219444;
  float half_scale = actc_exp2i(int(n) - 1);
  return 2.0 * (half_scale * actc_expm1_near(r) + (half_scale - 0.5));
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
    float t2 = actc_exp(0.5 * x);
    return t2 * x * t2 / actc_expm1(x);
  }
  return -(x / actc_expm1(-x));
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
    float t1 = x * x;
    float t5 = -5.422141e-12 + t1 * (1.5338879e-13 + t1 * (-3.7891553e-15));
    float t9 = -6.3410277e-9 + t1 * (1.8735456e-10 + t1 * t5);
    float t13 = -0.000006613757 + t1 * (2.0876757e-7 + t1 * t9);
    float t17 = -0.0055555557 + t1 * (0.0001984127 + t1 * t13);
    return 0.5 + x * (0.16666667 + t1 * t17);
  }
  if (x < 0.0) {
    float t23 = actc_exp(0.5 * x);
    float t24 = actc_expm1(x);
    return t23 * (t24 - x) * t23 / (t24 * t24);
  }
  float t31 = actc_exp(-x);
  float t32 = 1.0 - t31;
  return (t32 - x * t31) / t32 / t32;
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
    float t1 = x * x;
    float t5 = -8.132434e-11 + t1 * (2.6032067e-12 + t1 * (-7.095839e-14));
    float t10 = t1 * (-6.97513e-8 + t1 * (2.435602e-9 + t1 * t5));
    float t13 = -0.000046296296 + t1 * (0.0000018789082 + t10);
    float t17 = -0.016666668 + t1 * (0.0009920635 + t1 * t13);
    return 0.16666667 + t1 * t17;
  }
  if (x < 0.0) {
    float t21 = actc_exp(0.5 * x);
    float t25 = actc_expm1(x);
    float t29 = t21 * (x * (t21 * t21 + 1.0) - 2.0 * t25) * t21;
    return t29 / (t25 * t25 * t25);
  }
  float t34 = actc_exp(-0.5 * x);
  float t40 = actc_expm1(-x);
  float t44 = t34 * (x * (-(t34 * t34) - 1.0) - 2.0 * t40) * t34;
  return t44 / (t40 * t40 * t40);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = softplus_base2_approximation(x)
// actc_output 1: dy times softplus_base2_approximation_dx(x)
// actc_output 2: dy times softplus_base2_approximation_dxx(x)
uniform int actc_output;

#ifdef ACTC_BITS // R32UI textures that hold the bits of floats: exact, and renderable without an extension
uniform highp usampler2D actc_x;
uniform highp usampler2D actc_dy;
layout(location = 0) out highp uint actc_texel;
#define ACTC_LOAD(texture_, at) uintBitsToFloat(texelFetch(texture_, at, 0).r)
#define ACTC_STORE(value) floatBitsToUint(value)
#else // R32F textures; rendering to them needs EXT_color_buffer_float
uniform highp sampler2D actc_x;
uniform highp sampler2D actc_dy;
layout(location = 0) out highp float actc_texel;
#define ACTC_LOAD(texture_, at) texelFetch(texture_, at, 0).r
#define ACTC_STORE(value) (value)
#endif

float softplus_base2_approximation_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return softplus_base2_approximation(actc_at_x);
}

float softplus_base2_approximation_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = softplus_base2_approximation_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = softplus_base2_approximation_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? softplus_base2_approximation_forward(actc_at) : softplus_base2_approximation_backward(actc_at));
}
