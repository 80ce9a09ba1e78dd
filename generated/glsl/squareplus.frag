#version 300 es
// Squareplus: A smooth rectifier by algebraic operations alone.
//
// Made by activation-compiler from squareplus.yaml; do not edit. The file stands alone.
//
// b: how wide the curved region is; b >= 0; by default 4
//
// Accuracy, worst error as executed: squareplus 2.62 ulp at x = -0.0007959537324495614, b = 4;
//     squareplus_db 2.54 ulp at x = -16.3858699798584, b = 4; squareplus_dx 3.98 ulp at x =
//     -0.0012856695102527738, b = 4; squareplus_dxx 4.54 ulp at x = -7.8557353019714355, b = 4.
//
// Source: Barron, J. T. (2021). Squareplus: a softplus-like algebraic rectifier. arXiv:2112.11687.
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

// squareplus(x, b) = (x + sqrt(x^2 + b))/2
float squareplus(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    float t2 = -x;
    float t3 = sqrt(b);
    float t4 = max(t2, t3);
    float t7 = min(t2, t3) / t4;
    return 0.5 * b / t4 / (sqrt(1.0 + t7 * t7) - x / t4);
  }
  if (x > 0.0) {
    float t15 = sqrt(b);
    float t16 = max(t15, x);
    float t19 = min(t15, x) / t16;
    return 0.5 * x + 0.5 * t16 * sqrt(1.0 + t19 * t19);
  }
  return (x + sqrt(x * x + b)) / 2.0;
}

// First derivative in x
// squareplus_dx(x, b) =
//   0 if x == 0 and b == 0
//   (1 + 2*x/(2*sqrt(x^2 + b)))/2 otherwise
float squareplus_dx(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    float t2 = -x;
    float t3 = sqrt(b);
    float t4 = max(t2, t3);
    float t7 = min(t2, t3) / t4;
    float t10 = sqrt(1.0 + t7 * t7);
    return 0.5 * b / t4 / t10 / (t4 * t10 - x);
  }
  float t15 = sqrt(b);
  float t16 = max(t15, x);
  float t19 = min(t15, x) / t16;
  return 0.5 * (1.0 + x / t16 / sqrt(1.0 + t19 * t19));
}

// Second derivative in x
// squareplus_dxx(x, b) =
//   0 if x == 0 and b == 0
//   (4*sqrt(x^2 + b) - 2*x*(2*(2*x/(2*sqrt(x^2 + b)))))/(2*sqrt(x^2 + b))^2/2 otherwise
float squareplus_dxx(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    float t2 = -x;
    float t3 = sqrt(b);
    float t4 = max(t2, t3);
    float t9 = min(t2, t3) / t4;
    float t11 = 1.0 + t9 * t9;
    return 0.5 * b / t4 / t4 / t4 / (t11 * sqrt(t11));
  }
  float t16 = sqrt(b);
  float t17 = max(t16, x);
  float t22 = min(t16, x) / t17;
  float t24 = 1.0 + t22 * t22;
  return 0.5 * b / t17 / t17 / t17 / (t24 * sqrt(t24));
}

// First derivative in b
// squareplus_db(x, b) = 1/(2*sqrt(x^2 + b))/2
float squareplus_db(float x, float b) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    float t1 = -x;
    float t2 = sqrt(b);
    float t3 = max(t1, t2);
    float t5 = min(t1, t2) / t3;
    return 0.25 / (t3 * sqrt(1.0 + t5 * t5));
  }
  float t11 = sqrt(b);
  float t12 = max(t11, x);
  float t15 = min(t11, x) / t12;
  return 0.25 / t12 / sqrt(1.0 + t15 * t15);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = squareplus(x)
// actc_output 1: dy times squareplus_dx(x)
// actc_output 2: dy times squareplus_dxx(x)
// actc_output 3: dy times squareplus_db(x)
uniform int actc_output;
uniform float b;

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

float squareplus_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return squareplus(actc_at_x, b);
}

float squareplus_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = squareplus_dx(actc_at_x, b);
  }
  if (actc_output == 2) {
    actc_slope = squareplus_dxx(actc_at_x, b);
  }
  if (actc_output == 3) {
    actc_slope = squareplus_db(actc_at_x, b);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? squareplus_forward(actc_at) : squareplus_backward(actc_at));
}
