#version 300 es
// Parametric ReLU: A leaky rectifier whose slope for negative inputs is learned.
//
// Made by activation-compiler from prelu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; any real number; by default 0.25; learned in training
//
// Accuracy, worst error as executed: prelu 0.5 ulp at x = -3.4028232635611926e+38, alpha = -0.75;
//     prelu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 0.25; prelu_dx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 0.25; prelu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 0.25.
//
// Source: He, K.; Zhang, X.; Ren, S.; Sun, J. (2015). Delving deep into rectifiers: surpassing
//     human-level performance on ImageNet classification. ICCV.
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

// prelu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
float prelu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x < -3.402823466e38 && alpha == 0.0) { // -3.402823466e38 is -largest
    return 0.0;
  }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  return alpha * x;
}

// First derivative in alpha
// prelu_dalpha(x, alpha) =
//   0 if x > 0
//   x otherwise
float prelu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return x;
}

// First derivative in x
// prelu_dx(x, alpha) =
//   1 if x > 0
//   alpha otherwise
float prelu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// prelu_dxx(x, alpha) = 0
float prelu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  return 0.0;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = prelu(x)
// actc_output 1: dy times prelu_dx(x)
// actc_output 2: dy times prelu_dxx(x)
// actc_output 3: dy times prelu_dalpha(x)
uniform int actc_output;
uniform float alpha;

// With ACTC_CHANNELS defined learned parameters come by channel: texel (c, row) of actc_learned, one row each:
// row 0: alpha
uniform int actc_inner; // texels in a row that belong to one channel

#ifdef ACTC_BITS // R32UI textures that hold the bits of floats: exact, and renderable without an extension
uniform highp usampler2D actc_x;
uniform highp usampler2D actc_dy;
uniform highp usampler2D actc_learned;
layout(location = 0) out highp uint actc_texel;
#define ACTC_LOAD(texture_, at) uintBitsToFloat(texelFetch(texture_, at, 0).r)
#define ACTC_STORE(value) floatBitsToUint(value)
#else // R32F textures; rendering to them needs EXT_color_buffer_float
uniform highp sampler2D actc_x;
uniform highp sampler2D actc_dy;
uniform highp sampler2D actc_learned;
layout(location = 0) out highp float actc_texel;
#define ACTC_LOAD(texture_, at) texelFetch(texture_, at, 0).r
#define ACTC_STORE(value) (value)
#endif

float prelu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
#ifdef ACTC_CHANNELS
  int actc_i = actc_at.y * textureSize(actc_x, 0).x + actc_at.x;
  int actc_channel = (actc_i / actc_inner) % textureSize(actc_learned, 0).x;
  float alpha = ACTC_LOAD(actc_learned, ivec2(actc_channel, 0));
#endif
  return prelu(actc_at_x, alpha);
}

float prelu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
#ifdef ACTC_CHANNELS
  int actc_i = actc_at.y * textureSize(actc_x, 0).x + actc_at.x;
  int actc_channel = (actc_i / actc_inner) % textureSize(actc_learned, 0).x;
  float alpha = ACTC_LOAD(actc_learned, ivec2(actc_channel, 0));
#endif
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = prelu_dx(actc_at_x, alpha);
  }
  if (actc_output == 2) {
    actc_slope = prelu_dxx(actc_at_x, alpha);
  }
  if (actc_output == 3) {
    actc_slope = prelu_dalpha(actc_at_x, alpha);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? prelu_forward(actc_at) : prelu_backward(actc_at));
}
