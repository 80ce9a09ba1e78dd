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

// The leading 12 significant bits of x.
float actc_head(float x) {
  return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u);
}

// 2^n for -126 <= n <= 127, 0 for -127.
float actc_power_of_two(int n) {
  return uintBitsToFloat(uint(n + 127) << 23u);
}

// A float of 24 bits as a pair.
vec2 actc_pair(float x) {
  float h = actc_head(x);
  float l = x - h;
  return vec2(h, l);
}

// Head of 24 bits and tail as a pair.
vec2 actc_neat(vec2 a) {
  float h = actc_head(a.x);
  float l = (a.x - h) + a.y;
  return vec2(h, l);
}

// a b of two pairs; its head has 24 bits.
vec2 actc_product(vec2 a, vec2 b) {
  float p = a.x * b.x;
  float l = a.x * b.y + a.y * (b.x + b.y);
  return vec2(p, l);
}

// 1/d of a pair.
vec2 actc_reciprocal(vec2 d) {
  float c = 1.0 / (d.x + d.y);
  float h = actc_head(c);
  float l = ((1.0 - h * d.x) - h * d.y) * c;
  return vec2(h, l);
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
float shifted_relu_dx_ordinary(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return 0.0;
  }
  return 0.5 + 0.5 * sign(alpha + x);
}

float shifted_relu_dx_leaf0(float x) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  return 0.0;
}

float shifted_relu_dx_leaf1(float x, float alpha) {
  if (x == 0.0) {
    return 1.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  float t0 = actc_parameter_significand(alpha);
  vec2 t1 = actc_pair(t0);
  vec2 t2 = actc_reciprocal(t1);
  int t3 = actc_parameter_exponent(alpha);
  float t4 = actc_significand(x);
  int t5 = actc_exponent(x) + t3 * (0 - 1);
  float t6 = actc_power_of_two(min(max(t5, -100), 100));
  vec2 t7 = actc_pair(t4);
  vec2 t8 = actc_product(t7, t2);
  vec2 t9 = actc_neat(t8);
  vec2 t10 = vec2(t9.x * t6, t9.y * t6);
  float t11 = t10.x + t10.y;
  if (t11 < -0.99999994) {
    return 0.0;
  }
  return 1.0;
}

float shifted_relu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return shifted_relu_dx_ordinary(x, alpha);
  }
  if (x == -alpha) {
    return shifted_relu_dx_leaf0(x);
  }
  return shifted_relu_dx_leaf1(x, alpha);
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
float shifted_relu_dalpha_ordinary(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return -1.0;
  }
  return 0.5 * sign(alpha + x) - 0.5;
}

float shifted_relu_dalpha_leaf0(float x) {
  if (x == 0.0) {
    return -1.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return -1.0;
  }
  return -1.0;
}

float shifted_relu_dalpha_leaf1(float x, float alpha) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return -1.0;
    }
    return 0.0;
  }
  float t0 = actc_parameter_significand(alpha);
  vec2 t1 = actc_pair(t0);
  vec2 t2 = actc_reciprocal(t1);
  int t3 = actc_parameter_exponent(alpha);
  float t4 = actc_significand(x);
  int t5 = actc_exponent(x) + t3 * (0 - 1);
  float t6 = actc_power_of_two(min(max(t5, -100), 100));
  vec2 t7 = actc_pair(t4);
  vec2 t8 = actc_product(t7, t2);
  vec2 t9 = actc_neat(t8);
  vec2 t10 = vec2(t9.x * t6, t9.y * t6);
  float t11 = t10.x + t10.y;
  if (t11 < -0.99999994) {
    return -1.0;
  }
  return 0.0;
}

float shifted_relu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return shifted_relu_dalpha_ordinary(x, alpha);
  }
  if (x == -alpha) {
    return shifted_relu_dalpha_leaf0(x);
  }
  return shifted_relu_dalpha_leaf1(x, alpha);
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
