#version 300 es
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

// v as it is, for finite x: xor with a zero that no compiler can know. Between two constants that are taken off one
// after the other it keeps them from being added first, which would round away what the second is for.
float actc_keep(float v, float x) {
  uint zero = ((floatBitsToUint(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
  return uintBitsToFloat(floatBitsToUint(v) ^ zero);
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

// silu(x) = x*logistic(x)
// silu(x) = x*(1/(1 + exp(-x)))
float silu(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    float t2 = actc_exp(0.5 * x);
    return t2 * x * t2 / (t2 * t2 + 1.0);
  }
  return x / (1.0 + actc_exp(-x));
}

// First derivative in x
// silu_dx(x) = 1/(1 + exp(-x)) + x*(exp(-x)/(1 + exp(-x))^2)
float silu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.515625 && x < -1.03125) {
    float t3 = actc_keep(actc_keep(x + 1.2784646, x) - 1.29792825e-8, x) - 1.1257466e-16;
    float t5 = actc_keep(actc_keep(t3, x) - 7.0217037e-25, x) + 3.9077668e-33;
    float t9 = 8.5986704e-7 + t5 * (-3.4841538e-8 + t5 * (-9.1576275e-8));
    float t13 = -0.000002942627 + t5 * (0.0000023464327 + t5 * t9);
    float t17 = -0.000040905343 + t5 * (-0.000029733561 + t5 * t13);
    float t21 = 0.00079852185 + t5 * (0.00018570725 + t5 * t17);
    float t25 = -0.006606589 + t5 * (0.0001266274 + t5 * t21);
    float t30 = t5 * (0.018874815 + t5 * (-0.015222656 + t5 * t25));
    return t5 * (0.2178117 + t5 * (0.1466488 + t30));
  }
  if (x < 0.0) {
    float t36 = actc_exp(0.5 * x);
    float t38 = t36 * t36 + 1.0;
    return t36 * (t38 + x) * t36 / (t38 * t38);
  }
  float t45 = actc_exp(-x);
  float t46 = 1.0 + t45;
  return 1.0 / t46 + t45 * x / t46 / t46;
}

// Second derivative in x
// silu_dxx(x) = exp(-x)/(1 + exp(-x))^2 + (exp(-x)/(1 + exp(-x))^2 + x*((exp(-x)*(2*(exp(-x)*(1 +
//     exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4))
float silu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > 2.15625 && x < 2.640625) {
    float t3 = actc_keep(actc_keep(x - 2.3993573, x) + 3.8362707e-8, x) - 6.2873795e-16;
    float t5 = actc_keep(actc_keep(t3, x) + 7.024931e-24, x) - 2.4759985e-31;
    float t9 = 3.144892e-7 + t5 * (-7.893272e-9 + t5 * (-2.287886e-8));
    float t13 = 0.0000012461603 + t5 * (-0.0000011906487 + t5 * t9);
    float t17 = -0.000047450743 + t5 * (0.0000084323865 + t5 * t13);
    float t21 = 0.0001151307 + t5 * (0.00009644059 + t5 * t17);
    float t25 = 0.0038628168 + t5 * (-0.0013663697 + t5 * t21);
    float t29 = -0.022487259 + t5 * (-0.0018366701 + t5 * t25);
    return t5 * (-0.09153052 + t5 * (0.07629587 + t5 * t29));
  }
  if (x > -2.640625 && x < -2.15625) {
    float t37 = actc_keep(actc_keep(x + 2.3993573, x) - 3.8362707e-8, x) + 6.2873795e-16;
    float t39 = actc_keep(actc_keep(t37, x) - 7.024931e-24, x) + 2.4759985e-31;
    float t43 = -3.144892e-7 + t39 * (-7.893272e-9 + t39 * 2.2878863e-8);
    float t47 = -0.0000012461603 + t39 * (-0.0000011906487 + t39 * t43);
    float t51 = 0.000047450743 + t39 * (0.0000084323865 + t39 * t47);
    float t55 = -0.0001151307 + t39 * (0.00009644059 + t39 * t51);
    float t59 = -0.0038628168 + t39 * (-0.0013663697 + t39 * t55);
    float t63 = 0.022487259 + t39 * (-0.0018366701 + t39 * t59);
    return t39 * (0.09153052 + t39 * (0.07629587 + t39 * t63));
  }
  if (x < 0.0) {
    float t70 = actc_exp(0.5 * x);
    float t72 = t70 * t70 + 1.0;
    float t79 = t70 * (2.0 * t72 - x * actc_expm1(x)) * t70 / t72;
    return t79 / t72 / t72;
  }
  float t83 = actc_exp(-0.5 * x);
  float t85 = 1.0 + t83 * t83;
  return t83 * (2.0 * t85 + x * actc_expm1(-x)) * t83 / (t85 * t85 * t85);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = silu(x)
// actc_output 1: dy times silu_dx(x)
// actc_output 2: dy times silu_dxx(x)
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

float silu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return silu(actc_at_x);
}

float silu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = silu_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = silu_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? silu_forward(actc_at) : silu_backward(actc_at));
}
