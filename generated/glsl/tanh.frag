#version 300 es
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

// A polynomial near 0; 1 - 2/(exp(2 |x|) + 1); 1 from 9.1 on, which is right in float32.
float actc_tanh(float x) {
  float a = abs(x);
  if (a < 0.00024414063) {
    return x;
  }
  if (a > 9.1) {
    return actc_with_sign(1.0, x);
  }
  if (a < 0.625) {
    float z = x * x;
    float p = -0.33333334 + z * (0.13333304 + z * (-0.053959258 + z * (0.021768918 + z * (
      -0.008343945 + z * 0.002292745))));
    return x + x * z * p;
  }
  return actc_with_sign(1.0 - 2.0 / (actc_exp(2.0 * a) + 1.0), x);
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
  float t3 = actc_exp(-2.0 * abs(x));
  float t5 = 1.0 + t3;
  return 4.0 * t3 / t5 / t5;
}

// Second derivative in x
// tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
float tanh_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  float t3 = actc_exp(-abs(x));
  float t9 = 1.0 + t3 * t3;
  return -(t3 * 8.0 * actc_tanh(x) * t3 / t9 / t9);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = tanh_(x)
// actc_output 1: dy times tanh_dx(x)
// actc_output 2: dy times tanh_dxx(x)
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

float tanh_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return tanh_(actc_at_x);
}

float tanh_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = tanh_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = tanh_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? tanh_forward(actc_at) : tanh_backward(actc_at));
}
