#version 300 es
// Gaussian error linear unit: The input times the probability that a standard normal variable is below it.
//
// Made by activation-compiler from gelu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: gelu 4.97 ulp at x = -11.75464153289795; gelu_dx 97900 ulp at x =
//     -13.078182220458984; gelu_dxx 191000 ulp at x = 13.327873229980469.
//
// Source: Hendrycks, D.; Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
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

// magnitude with the sign of x; magnitude is not negative.
float actc_with_sign(float magnitude, float x) {
  return uintBitsToFloat(floatBitsToUint(magnitude) | (floatBitsToUint(x) & 0x80000000u));
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

// erf for |x| <= 1; 2/sqrt(pi) x for tiny x, where x p might be flushed to 0.
float actc_erf_near(float x) {
  if (abs(x) < 1.0e-30) {
    return 1.1283792 * x;
  }
  float z = x * x;
  float p = 0.12837917 + z * (-0.37612638 + z * (0.11283782 + z * (-0.02686543 + z * (
      0.0052210316 + z * (-0.00084840803 + z * (0.00011265959 + z * -0.000009667046))))));
  return x + x * p;
}

// exp(a^2) erfc(a) for a >= 0 (Shepherd and Laframboise).
float actc_erfcx_positive(float a) {
  if (a > 10000000000000000000.0) {
    return 0.5641896 / a;
  }
  float q = (a - 4.0) / (a + 4.0);
  float p = 0.23299512 + q * (-0.13962112 + q * (0.01537977 + q * (0.06809701 + q * (
      -0.10104095 + q * (0.09373351 + q * (-0.066318996 + q * (0.03716341 + q * (
      -0.01623049 + q * (0.005044032 + q * (-0.00070904626 + q * (-0.00021785505 + q * (
      0.00011417932 + q * -0.000009407572))))))))))));
  return (1.0 + actc_keep(p, a)) / (1.0 + 2.0 * a);
}

// exp(way a^2) for way = 1 or -1: a^2 = h^2 + (a - h)(a + h), h of 12 bits.
float actc_exp_square(float a, float way) {
  float h = uintBitsToFloat(floatBitsToUint(a) & 0xfffff000u);
  float e = actc_exp(way * (h * h));
  return e * (1.0 + actc_expm1_near(way * ((a - h) * (a + h))));
}

float actc_erfc(float x) {
  if (abs(x) <= 0.5) {
    return 1.0 - actc_erf_near(x);
  }
  float a = abs(x);
  if (a > 10.1) {
    return mix(0.0, 2.0, x < 0.0);
  }
  float tail = actc_exp_square(a, -1.0) * actc_erfcx_positive(a);
  return mix(tail, 2.0 - tail, x < 0.0);
}

float actc_erf(float x) {
  float a = abs(x);
  if (a <= 1.0) {
    return actc_erf_near(x);
  }
  return actc_with_sign(1.0 - actc_erfc(a), x);
}

// exp(x^2) erfc(x).
float actc_erfcx(float x) {
  float a = abs(x);
  if (a <= 0.5) {
    return actc_exp(x * x) * (1.0 - actc_erf_near(x));
  }
  if (x > 0.0) {
    return actc_erfcx_positive(a);
  }
  if (x < -9.5) {
    return actc_inf();
  }
  return 2.0 * actc_exp_square(a, 1.0) - actc_erfcx_positive(a);
}

// gelu(x) = x*normal_cdf(x)
// gelu(x) = x*((1 + erf(x/sqrt(2)))/2)
float gelu(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    float t4 = floor(16.0 * min(64.0, -x));
    float t7 = actc_exp(-0.0009765625 * (t4 * t4));
    float t9 = 0.0625 * t4;
    float t15 = t7 * 0.5 * actc_exp(0.5 * (x + t9) * (t9 - x));
    return t15 * actc_erfcx(-(0.70710677 * x)) * x * t7; // 0.70710677 is 1/sqrt(2)
  }
  return x * ((1.0 + actc_erf(x / 1.4142135)) / 2.0); // 1.4142135 is sqrt(2)
}

// First derivative in x
// gelu_dx(x) = (1 + erf(x/sqrt(2)))/2 + 0.5*x*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float gelu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.0 && x < -0.515625) {
    float t3 = actc_keep(actc_keep(x + 0.75179154, x) - 1.211445e-8, x) + 4.2913246e-16;
    float t5 = actc_keep(actc_keep(t3, x) - 1.0213071e-23, x) + 2.7063254e-31;
    float t9 = -0.00000774769 + t5 * (4.3242352e-7 + t5 * 5.62028e-7);
    float t13 = 0.000086159445 + t5 * (-0.000011214339 + t5 * t9);
    float t17 = -0.00074482686 + t5 * (0.00018633975 + t5 * t13);
    float t21 = 0.0045392285 + t5 * (-0.0022395381 + t5 * t17);
    float t26 = t5 * (-0.014771522 + t5 * (0.01942168 + t5 * t21));
    float t30 = t5 * (-0.018199677 + t5 * (-0.11400823 + t26));
    return t5 * (0.431494 + t5 * (0.38828498 + t30));
  }
  if (x < 0.0) {
    float t42 = floor(16.0 * min(64.0, -x));
    float t45 = actc_exp(-0.0009765625 * (t42 * t42));
    float t46 = 0.0625 * t42;
    float t53 = t45 * actc_exp(0.5 * (x + t46) * (t46 - x)) * x;
    // 1.2533141 is sqrt(pi)*sqrt(2)/2, 0.70710677 is 1/sqrt(2)
    float t55 = 1.2533141 * actc_erfc(-(0.70710677 * x)) + t53 * t45;
    return 0.3989423 * t55; // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  }
  // 0.70710677 is 1/sqrt(2), 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  return 0.5 * (1.0 + actc_erf(0.70710677 * x)) + 0.3989423 * actc_exp(-0.5 * (x * x)) * x;
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
    float t3 = actc_keep(actc_keep(x - 1.4142135, x) - 2.4203235e-8, x) + 7.6280674e-16;
    float t5 = actc_keep(actc_keep(t3, x) + 4.073212e-24, x) - 1.273982e-31;
    float t8 = t5 * (-0.000004915695 + t5 * (-6.5242523e-7));
    float t12 = t5 * (0.00004264464 + t5 * (0.000014953157 + t8));
    float t16 = t5 * (-0.0001670327 + t5 * (-0.0002210063 + t12));
    float t20 = t5 * (-0.0013103809 + t5 * (0.002254676 + t16));
    float t24 = t5 * (0.025683466 + t5 * (-0.014989993 + t20));
    float t29 = 3.083867e-20 + t5 * (-0.1712231 + t5 * (0.051888436 + t24));
    return t5 * (-0.4151075 + t5 * (0.44028798 + t5 * t29));
  }
  if (x > -1.65625 && x < -1.171875) {
    float t37 = actc_keep(actc_keep(x + 1.4142135, x) + 2.4203235e-8, x) - 7.6280674e-16;
    float t39 = actc_keep(actc_keep(t37, x) - 4.073212e-24, x) + 1.273982e-31;
    float t43 = -0.000014953157 + t39 * (-0.000004915695 + t39 * 6.5242546e-7);
    float t47 = 0.0002210063 + t39 * (0.00004264464 + t39 * t43);
    float t51 = -0.002254676 + t39 * (-0.0001670327 + t39 * t47);
    float t55 = 0.014989993 + t39 * (-0.0013103809 + t39 * t51);
    float t59 = -0.051888436 + t39 * (0.025683466 + t39 * t55);
    float t63 = -3.044538e-20 + t39 * (-0.1712231 + t39 * t59);
    return t39 * (0.4151075 + t39 * (0.44028798 + t39 * t63));
  }
  float t69 = abs(x);
  float t72 = floor(16.0 * min(64.0, t69));
  float t75 = actc_exp(-0.0009765625 * (t72 * t72));
  float t77 = 0.0625 * t72;
  float t82 = actc_exp(0.5 * (t77 - t69) * (t69 + t77));
  float t89 = t75 * 2.0 * t82 * t75 - t75 * t82 * x * x * t75;
  return 0.3989423 * t89; // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = gelu(x)
// actc_output 1: dy times gelu_dx(x)
// actc_output 2: dy times gelu_dxx(x)
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

float gelu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return gelu(actc_at_x);
}

float gelu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = gelu_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = gelu_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? gelu_forward(actc_at) : gelu_backward(actc_at));
}
