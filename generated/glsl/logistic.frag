#version 300 es
// Logistic function: A smooth step from 0 to 1; the derivative of softplus.
//
// Made by activation-compiler from logistic.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: logistic 2.1 ulp at x = -15.540385246276855; logistic_dx 3.56 ulp at
//     x = -4.839873313903809; logistic_dxx 5.12 ulp at x = -2.5754776000976562.
//
// Source: Verhulst, P.-F. (1838)
// Source: Wikipedia: Logistic function
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

// logistic(x) = 1/(1 + exp(-x))
float logistic(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    float t1 = actc_exp(x);
    return t1 / (t1 + 1.0);
  }
  return 1.0 / (1.0 + actc_exp(-x));
}

// First derivative in x
// logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
float logistic_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  float t3 = actc_exp(-abs(x));
  float t4 = 1.0 + t3;
  return t3 / t4 / t4;
}

// Second derivative in x
// logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
float logistic_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    float t1 = actc_exp(x);
    float t4 = t1 + 1.0;
    return -(t1 * actc_expm1(x) / (t4 * t4 * t4));
  }
  float t9 = -x;
  float t10 = actc_exp(t9);
  float t13 = 1.0 + t10;
  return t10 * actc_expm1(t9) / (t13 * t13 * t13);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = logistic(x)
// actc_output 1: dy times logistic_dx(x)
// actc_output 2: dy times logistic_dxx(x)
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

float logistic_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return logistic(actc_at_x);
}

float logistic_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = logistic_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = logistic_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? logistic_forward(actc_at) : logistic_backward(actc_at));
}
