#version 300 es
// Shifted ReLU: A rectifier whose corner is moved along the diagonal to -alpha; ELU is a smoothed form of it.
//
// Made by activation-compiler from shifted_relu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: shifted_relu 0 ulp at x = -3.4028234663852886e+38, alpha = 1;
//     shifted_relu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 1; shifted_relu_dx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 1; shifted_relu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 1.
//
// Source: Wikipedia: Rectifier (neural networks)
// Source: Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning
//     by exponential linear units (ELUs). ICLR.

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

// shifted_relu(x, alpha) = max(-alpha, x)
float shifted_relu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  return max(-alpha, x);
}

// First derivative in x
// shifted_relu_dx(x, alpha) =
//   0 if x == -alpha
//   (1 - sign(-alpha - x))/2 otherwise
float shifted_relu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return 0.0;
  }
  return 0.5 + 0.5 * sign(alpha + x);
}

// Second derivative in x
// shifted_relu_dxx(x, alpha) = 0
float shifted_relu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  return 0.0;
}

// First derivative in alpha
// shifted_relu_dalpha(x, alpha) =
//   -1 if x == -alpha
//   -((1 + sign(-alpha - x))/2) otherwise
float shifted_relu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return -1.0;
  }
  return 0.5 * sign(alpha + x) - 0.5;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = shifted_relu(x)
// actc_output 1: dy times shifted_relu_dx(x)
// actc_output 2: dy times shifted_relu_dxx(x)
// actc_output 3: dy times shifted_relu_dalpha(x)
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

float shifted_relu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return shifted_relu(actc_at_x, alpha);
}

float shifted_relu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = shifted_relu_dx(actc_at_x, alpha);
  }
  if (actc_output == 2) {
    actc_slope = shifted_relu_dxx(actc_at_x, alpha);
  }
  if (actc_output == 3) {
    actc_slope = shifted_relu_dalpha(actc_at_x, alpha);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? shifted_relu_forward(actc_at) : shifted_relu_backward(actc_at));
}
