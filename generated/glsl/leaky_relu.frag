#version 300 es
// Leaky ReLU: A rectifier that lets a small multiple of negative inputs pass.
//
// Made by activation-compiler from leaky_relu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; alpha >= 0; by default 0.01
//
// Accuracy, worst error as executed: leaky_relu 0.5 ulp at x = -11.339381217956543, alpha =
//     0.009999999776482582; leaky_relu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha =
//     0.009999999776482582; leaky_relu_dx 0 ulp at x = -3.4028234663852886e+38, alpha = 0.009999999776482582;
//     leaky_relu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 0.009999999776482582.
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

float actc_inf() {
  uint bits = 0x7f800000u;
  return uintBitsToFloat(bits);
}

// The leading 12 significant bits of x.
float actc_head(float x) {
  return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u);
}

// 2^n for -126 <= n <= 127, 0 for -127.
float actc_power_of_two(int n) {
  return uintBitsToFloat(uint(n + 127) << 23u);
}

// The same in three steps, for all x.
float actc_scaled_far(float x, int n) {
  int m = min(max(n, -378), 381);
  int last = min(max(m, -126), 127);
  int middle = min(max(m - last, -126), 127);
  return ((x * actc_power_of_two((m - last) - middle)) * actc_power_of_two(middle)) * actc_power_of_two(last);
}

// A float of 24 bits as a pair.
vec2 actc_pair(float x) {
  float h = actc_head(x);
  float l = x - h;
  return vec2(h, l);
}

// a b of two pairs; its head has 24 bits.
vec2 actc_product(vec2 a, vec2 b) {
  float p = a.x * b.x;
  float l = a.x * b.y + a.y * (b.x + b.y);
  return vec2(p, l);
}

// Is x 0 or infinite?
bool actc_is_end(float x) {
  return x == 0.0 || (floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of x = m 2^e, m in [1, 2) up to its sign, x not 0; subnormal x by way of an integer, which nothing flushes.
int actc_exponent(float x) {
  uint size = floatBitsToUint(x) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return int(floatBitsToUint(float(size)) >> 23u) - 276;
  }
  return int(size >> 23u) - 127;
}

// m, with the sign of x.
float actc_significand(float x) {
  uint bits = floatBitsToUint(x);
  uint size = bits & 0x7fffffffu;
  if (size < 0x00800000u) {
    size = floatBitsToUint(float(size));
  }
  return uintBitsToFloat((bits & 0x80000000u) | 0x3f800000u | (size & 0x007fffffu));
}

// e of a parameter |p| = m 2^e; far out for 0, which stands for subnormal numbers too, and for infinity.
int actc_parameter_exponent(float p) {
  uint size = floatBitsToUint(p) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return 0 - 100000;
  }
  if (size >= 0x7f800000u) {
    return 100000;
  }
  return int(size >> 23u) - 127;
}

float actc_parameter_significand(float p) {
  return uintBitsToFloat(0x3f800000u | (floatBitsToUint(p) & 0x007fffffu));
}

// leaky_relu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
float leaky_relu_ordinary(float x, float alpha) {
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

float leaky_relu_leaf0(float x) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return actc_nan();
    }
    return actc_inf();
  }
  if (x < 2.0000002) {
    return x;
  }
  return x;
}

float leaky_relu_leaf1(float x, float alpha) {
  if (x == 0.0) {
    return x;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return -actc_inf();
    }
    return actc_nan();
  }
  float t0 = actc_significand(x);
  int t1 = actc_exponent(x);
  float t2 = actc_parameter_significand(alpha);
  int t3 = actc_parameter_exponent(alpha);
  vec2 t4 = actc_pair(t0);
  vec2 t5 = actc_pair(t2);
  vec2 t6 = actc_product(t4, t5);
  float t7 = t6.x + t6.y;
  return actc_scaled_far(t7, t1 + t3);
}

float leaky_relu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return leaky_relu_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return leaky_relu_leaf0(x);
  }
  return leaky_relu_leaf1(x, alpha);
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
