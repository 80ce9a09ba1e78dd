#version 300 es
// Heaviside step function: 1 for positive inputs, else 0; the derivative of the rectifier away from 0.
//
// Made by activation-compiler from heaviside.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: heaviside 0 ulp at x = -3.4028234663852886e+38; heaviside_dx 0 ulp
//     at x = -3.4028234663852886e+38; heaviside_dxx 0 ulp at x = -3.4028234663852886e+38.
//
// Source: Wikipedia: Heaviside step function
// Source: Wikipedia: Rectifier (neural networks)

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

// heaviside(x) =
//   1 if x > 0
//   0 otherwise
float heaviside(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return 1.0;
  }
  return 0.0;
}

// First derivative in x
// heaviside_dx(x) = 0
float heaviside_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return 0.0;
}

// Second derivative in x
// heaviside_dxx(x) = 0
float heaviside_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return 0.0;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = heaviside(x)
// actc_output 1: dy times heaviside_dx(x)
// actc_output 2: dy times heaviside_dxx(x)
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

float heaviside_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return heaviside(actc_at_x);
}

float heaviside_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = heaviside_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = heaviside_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? heaviside_forward(actc_at) : heaviside_backward(actc_at));
}
