#version 300 es
// Exponential linear unit: The identity for positive inputs, an exponential that ends at -alpha for the
// others.
//
// Made by activation-compiler from elu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: elu 0.773 ulp at x = -0.3608976900577545, alpha = 1; elu_dalpha
//     0.773 ulp at x = -0.3608976900577545, alpha = 1; elu_dx 1.22 ulp at x = -12.146367073059082, alpha =
//     0.30000001192092896; elu_dxx 1.22 ulp at x = -12.146367073059082, alpha = 0.30000001192092896.
//
// Source: Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning
//     by exponential linear units (ELUs). ICLR.
// Source: Wikipedia: Rectifier (neural networks)

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float actc_nan() {
  uint bits = 0x7fc00000u;
  return uintBitsToFloat(bits);
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

// elu(x, alpha) =
//   x if x > 0
//   alpha*(exp(x) - 1) otherwise
float elu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  return alpha * actc_expm1(x);
}

// First derivative in x
// elu_dx(x, alpha) =
//   1 if x > 0
//   alpha*exp(x) otherwise
float elu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha * actc_exp(x);
}

// Second derivative in x
// elu_dxx(x, alpha) =
//   0 if x > 0
//   alpha*exp(x) otherwise
float elu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return alpha * actc_exp(x);
}

// First derivative in alpha
// elu_dalpha(x, alpha) =
//   0 if x > 0
//   exp(x) - 1 otherwise
float elu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return actc_expm1(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = elu(x)
// actc_output 1: dy times elu_dx(x)
// actc_output 2: dy times elu_dxx(x)
// actc_output 3: dy times elu_dalpha(x)
uniform int actc_output;
uniform float alpha;

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

float elu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return elu(actc_at_x, alpha);
}

float elu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = elu_dx(actc_at_x, alpha);
  }
  if (actc_output == 2) {
    actc_slope = elu_dxx(actc_at_x, alpha);
  }
  if (actc_output == 3) {
    actc_slope = elu_dalpha(actc_at_x, alpha);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? elu_forward(actc_at) : elu_backward(actc_at));
}
