#version 300 es
// Leaky ReLU: A rectifier that lets a small multiple of negative inputs pass.
//
// Made by activation-compiler from leaky_relu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; alpha >= 0; by default 0.01
//
// Accuracy, worst error as executed: leaky_relu 0.5 ulp at x = -10, alpha = 0.009999999776482582;
//     leaky_relu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 0.009999999776482582; leaky_relu_dx 0
//     ulp at x = -3.4028234663852886e+38, alpha = 0.009999999776482582; leaky_relu_dxx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 0.009999999776482582.
//
// Source: Maas, A. L.; Hannun, A. Y.; Ng, A. Y. (2013). Rectifier nonlinearities improve neural network
//     acoustic models. ICML.
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

// leaky_relu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
float leaky_relu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
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

// First derivative in x
// leaky_relu_dx(x, alpha) =
//   1 if x > 0
//   alpha otherwise
float leaky_relu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// leaky_relu_dxx(x, alpha) = 0
float leaky_relu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  return 0.0;
}

// First derivative in alpha
// leaky_relu_dalpha(x, alpha) =
//   0 if x > 0
//   x otherwise
float leaky_relu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return x;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = leaky_relu(x)
// actc_output 1: dy times leaky_relu_dx(x)
// actc_output 2: dy times leaky_relu_dxx(x)
// actc_output 3: dy times leaky_relu_dalpha(x)
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

float leaky_relu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return leaky_relu(actc_at_x, alpha);
}

float leaky_relu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = leaky_relu_dx(actc_at_x, alpha);
  }
  if (actc_output == 2) {
    actc_slope = leaky_relu_dxx(actc_at_x, alpha);
  }
  if (actc_output == 3) {
    actc_slope = leaky_relu_dalpha(actc_at_x, alpha);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? leaky_relu_forward(actc_at) : leaky_relu_backward(actc_at));
}
