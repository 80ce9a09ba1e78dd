#version 300 es
// Rectified linear unit: Passes positive inputs unchanged and gives 0 for all others.
//
// Made by activation-compiler from relu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: relu 0 ulp at x = -3.4028234663852886e+38; relu_dx 0 ulp at x =
//     -3.4028234663852886e+38; relu_dxx 0 ulp at x = -3.4028234663852886e+38.
//
// Source: Fukushima, K. (1969). Visual feature extraction by a multilayered network of analog threshold
//     elements. IEEE Transactions on Systems Science and Cybernetics 5(4).
// Source: Nair, V.; Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann machines.
//     ICML.
// Source: Wikipedia: Rectifier (neural networks)

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

// relu(x) =
//   x if x > 0
//   0 otherwise
float relu(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return x;
  }
  return 0.0;
}

// First derivative in x
// relu_dx(x) =
//   1 if x > 0
//   0 otherwise
float relu_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return 1.0;
  }
  return 0.0;
}

// Second derivative in x
// relu_dxx(x) = 0
float relu_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return 0.0;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = relu(x)
// actc_output 1: dy times relu_dx(x)
// actc_output 2: dy times relu_dxx(x)
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

float relu_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return relu(actc_at_x);
}

float relu_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = relu_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = relu_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? relu_forward(actc_at) : relu_backward(actc_at));
}
