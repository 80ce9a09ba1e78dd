#version 300 es
// Density of the normal distribution: The density of the standard normal distribution, the derivative of
// normal_cdf.
//
// Made by activation-compiler from normal_pdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_pdf 3.25 ulp at x = 9.18254566192627; normal_pdf_dx 4.07 ulp
//     at x = -11.619309425354004; normal_pdf_dxx 4.56 ulp at x = -11.583044052124023.
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

// normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
float normal_pdf(float x) {
  if (actc_is_nan(x)) { return x; }
  float t1 = abs(x);
  float t4 = floor(16.0 * min(64.0, t1));
  float t8 = 0.3989423 * actc_exp(-0.001953125 * (t4 * t4)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  float t9 = 0.0625 * t4;
  return t8 * actc_exp(0.5 * (t9 - t1) * (t1 + t9));
}

// First derivative in x
// normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
float normal_pdf_dx(float x) {
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

// Second derivative in x
// normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
float normal_pdf_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  float t1 = abs(x);
  float t4 = floor(16.0 * min(64.0, t1));
  float t7 = actc_exp(-0.0009765625 * (t4 * t4));
  float t9 = 0.0625 * t4;
  float t15 = t7 * 0.3989423 * actc_exp(0.5 * (t9 - t1) * (t1 + t9)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  return t15 * (x - 1.0) * (1.0 + x) * t7;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = normal_pdf(x)
// actc_output 1: dy times normal_pdf_dx(x)
// actc_output 2: dy times normal_pdf_dxx(x)
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

float normal_pdf_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return normal_pdf(actc_at_x);
}

float normal_pdf_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = normal_pdf_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = normal_pdf_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? normal_pdf_forward(actc_at) : normal_pdf_backward(actc_at));
}
