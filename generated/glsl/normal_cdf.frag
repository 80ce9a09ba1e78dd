#version 300 es
// Distribution function of the normal distribution: The probability that a standard normal variable is at
// most x.
//
// Made by activation-compiler from normal_cdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_cdf 4.01 ulp at x = -12.4138822555542; normal_cdf_dx 3.25 ulp
//     at x = 9.18254566192627; normal_cdf_dxx 4.07 ulp at x = -11.619309425354004.
//
// Source: Wikipedia: Normal distribution

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

// normal_cdf(x) = (1 + erf(x/sqrt(2)))/2
float normal_cdf(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    float t4 = floor(16.0 * min(64.0, -x));
    float t9 = 0.0625 * t4;
    float t15 = 0.5 * actc_exp(-0.001953125 * (t4 * t4)) * actc_exp(0.5 * (x + t9) * (t9 - x));
    return t15 * actc_erfcx(-(0.70710677 * x)); // 0.70710677 is 1/sqrt(2)
  }
  return 0.5 * actc_erfc(-(0.70710677 * x)); // 0.70710677 is 1/sqrt(2)
}

// First derivative in x
// normal_cdf_dx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
float normal_cdf_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  float t1 = abs(x);
  float t4 = floor(16.0 * min(64.0, t1));
  float t8 = 0.3989423 * actc_exp(-0.001953125 * (t4 * t4)); // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  float t9 = 0.0625 * t4;
  return t8 * actc_exp(0.5 * (t9 - t1) * (t1 + t9));
}

// Second derivative in x
// normal_cdf_dxx(x) = -(0.5*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))))
float normal_cdf_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  float t1 = abs(x);
  float t4 = floor(16.0 * min(64.0, t1));
  float t7 = actc_exp(-0.0009765625 * (t4 * t4));
  float t9 = 0.0625 * t4;
  float t15 = t7 * 0.3989423 * actc_exp(0.5 * (t9 - t1) * (t1 + t9)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  return -(t15 * x * t7);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = normal_cdf(x)
// actc_output 1: dy times normal_cdf_dx(x)
// actc_output 2: dy times normal_cdf_dxx(x)
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

float normal_cdf_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return normal_cdf(actc_at_x);
}

float normal_cdf_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = normal_cdf_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = normal_cdf_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? normal_cdf_forward(actc_at) : normal_cdf_backward(actc_at));
}
