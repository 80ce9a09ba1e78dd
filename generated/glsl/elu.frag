#version 300 es
// Exponential linear unit: The identity for positive inputs, an exponential that ends at -alpha for the
// others.
//
// Made by activation-compiler from elu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: elu 0.502 ulp at x = -0.14591480791568756, alpha = 1; elu_dalpha
//     0.502 ulp at x = -0.14591480791568756, alpha = 1; elu_dx 0.511 ulp at x = -19.030914306640625, alpha =
//     1; elu_dxx 0.511 ulp at x = -19.030914306640625, alpha = 1.
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

// The leading 12 significant bits of x.
float actc_head(float x) {
  return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u);
}

// 0 for every finite x, which no compiler can know.
uint actc_zero(float x) {
  return ((floatBitsToUint(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
}

// x as it is; the compiler cannot look through it.
float actc_held(float x, uint zero) {
  return uintBitsToFloat(floatBitsToUint(x) ^ zero);
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

vec2 actc_sum_float_pair(float a, vec2 b) {
  float h = actc_head(a + b.x);
  float l = ((a - h) + b.x) + b.y;
  return vec2(h, l);
}

// a + b, whichever is larger.
vec2 actc_sum_any(vec2 a, vec2 b) {
  bool swap = abs(a.x) < abs(b.x);
  float large = mix(a.x, b.x, swap);
  float small = mix(b.x, a.x, swap);
  float h = actc_head(a.x + b.x);
  float l = ((large - h) + small) + (a.y + b.y);
  return vec2(h, l);
}

// a b of two pairs; its head has 24 bits.
vec2 actc_product(vec2 a, vec2 b) {
  float p = a.x * b.x;
  float l = a.x * b.y + a.y * (b.x + b.y);
  return vec2(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
vec2 actc_times(vec2 a, float c) {
  float p = a.x * c;
  float l = a.y * c;
  return vec2(p, l);
}

// Is x 0 or infinite?
bool actc_is_end(float x) {
  return x == 0.0 || (floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u;
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

// The whole number nearest to u/log(2), u within what matters for floats.
float actc_exp_steps(float u) {
  return roundEven(min(max(u, -240.0), 240.0) * 1.442695);
}

// u - n log 2 of a pair: its head less n 355/512 is exact.
vec2 actc_exp_rest(vec2 u, float n, uint zero) {
  float large = actc_held(u.x - n * 0.6933594, zero);
  float small = n * 0.00021219444 + u.y;
  float h = actc_head(large + small);
  float l = (large - h) + small;
  return vec2(h, l);
}

// exp(r) - 1 of a pair, |r| <= log(2)/2.
vec2 actc_expm1_near_pair(vec2 r) {
  float s = r.x + r.y;
  float square = r.x * r.x;
  float halved = square * 0.5;
  float h = actc_head(r.x + halved);
  float twice = r.y * (r.x + s);
  float p = (square + twice) * (0.16666667 + s * (0.041666552 + s * (0.008333321 + s * (0.0013926376 + s * 0.00019882912))));
  float l = ((r.x - h) + halved) + ((r.y + 0.5 * twice) + (p * r.x + p * r.y));
  return vec2(h, l);
}

// exp(r) of a pair, |r| <= log(2)/2.
vec2 actc_exp_near_pair(vec2 r) {
  return actc_sum_float_pair(1.0, actc_expm1_near_pair(r));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
vec2 actc_exp_significand_pair(vec2 u, float n, uint zero) {
  return actc_exp_near_pair(actc_exp_rest(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
vec2 actc_exp_small_pair(vec2 u, int by, uint zero) {
  float n = actc_exp_steps(u.x + u.y);
  vec2 e = actc_exp_significand_pair(u, n, zero);
  float s = actc_power_of_two(max(int(n) + by, -127));
  return vec2(e.x * s, e.y * s);
}

vec2 actc_expm1_pair(vec2 u, uint zero) {
  float n = min(actc_exp_steps(u.x + u.y), 127.0);
  vec2 q = actc_expm1_near_pair(actc_exp_rest(u, n, zero));
  vec2 e = actc_sum_float_pair(1.0, q);
  float s = actc_power_of_two(max(int(n), -127));
  vec2 far = actc_sum_any(vec2(-1.0, 0.0), vec2(e.x * s, e.y * s));
  return vec2(mix(far.x, q.x, n == 0.0), mix(far.y, q.y, n == 0.0));
}

// elu(x, alpha) =
//   x if x > 0
//   alpha*(exp(x) - 1) otherwise
float elu_ordinary(float x, float alpha) {
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

float elu_leaf0(float x) {
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

float elu_leaf1(float x, float alpha) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      float t0 = actc_parameter_significand(alpha);
      int t1 = actc_parameter_exponent(alpha);
      vec2 t2 = actc_pair(t0);
      vec2 t3 = actc_times(t2, -1.0);
      float t4 = t3.x + t3.y;
      return actc_scaled_far(t4, t1);
    }
    return actc_nan();
  }
  if (x < -24.26015) {
    float t0 = actc_parameter_significand(alpha);
    int t1 = actc_parameter_exponent(alpha);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, -1.0);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if (x < -21.487562) {
    float t0 = actc_parameter_significand(alpha);
    int t1 = actc_parameter_exponent(alpha);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, -1.0);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if (x < -6.585445e-10) {
    vec2 t0 = actc_expm1_pair(vec2(x, 0.0), zero);
    float t1 = actc_parameter_significand(alpha);
    int t2 = actc_parameter_exponent(alpha);
    vec2 t3 = actc_pair(t1);
    vec2 t4 = actc_product(t0, t3);
    float t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t2);
  }
  float t0 = x * 4294967300.0;
  float t1 = actc_parameter_significand(alpha);
  int t2 = actc_parameter_exponent(alpha);
  vec2 t3 = actc_pair(t0);
  vec2 t4 = actc_pair(t1);
  vec2 t5 = actc_product(t3, t4);
  float t6 = t5.x + t5.y;
  return actc_scaled_far(t6, t2 + (0 - 32));
}

float elu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return elu_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return elu_leaf0(x);
  }
  return elu_leaf1(x, alpha);
}

// First derivative in x
// elu_dx(x, alpha) =
//   1 if x > 0
//   alpha*exp(x) otherwise
float elu_dx_ordinary(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha * actc_exp(x);
}

float elu_dx_leaf0(float x) {
  if (x == 0.0) {
    return 1.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return actc_nan();
    }
    return 1.0;
  }
  return 1.0;
}

float elu_dx_leaf1(float x, float alpha) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    float t0 = actc_parameter_significand(alpha);
    int t1 = actc_parameter_exponent(alpha);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, 1.0);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_nan();
  }
  if (x < -138.62943) {
    return 0.0;
  }
  if (x < -4.656613e-10) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 106, zero);
    float t1 = actc_parameter_significand(alpha);
    int t2 = actc_parameter_exponent(alpha);
    vec2 t3 = actc_pair(t1);
    vec2 t4 = actc_product(t0, t3);
    float t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t2 + (0 - 106));
  }
  if (x < -2.910383e-11) {
    float t0 = actc_parameter_significand(alpha);
    int t1 = actc_parameter_exponent(alpha);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, 1.0);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  float t0 = actc_parameter_significand(alpha);
  int t1 = actc_parameter_exponent(alpha);
  vec2 t2 = actc_pair(t0);
  vec2 t3 = actc_times(t2, 1.0);
  float t4 = t3.x + t3.y;
  return actc_scaled_far(t4, t1);
}

float elu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return elu_dx_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return elu_dx_leaf0(x);
  }
  return elu_dx_leaf1(x, alpha);
}

// Second derivative in x
// elu_dxx(x, alpha) =
//   0 if x > 0
//   alpha*exp(x) otherwise
float elu_dxx_ordinary(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return alpha * actc_exp(x);
}

float elu_dxx_leaf0(float x) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return actc_nan();
    }
    return 0.0;
  }
  return 0.0;
}

float elu_dxx_leaf1(float x, float alpha) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    float t0 = actc_parameter_significand(alpha);
    int t1 = actc_parameter_exponent(alpha);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, 1.0);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_nan();
  }
  if (x < -138.62943) {
    return 0.0;
  }
  if (x < -4.656613e-10) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 106, zero);
    float t1 = actc_parameter_significand(alpha);
    int t2 = actc_parameter_exponent(alpha);
    vec2 t3 = actc_pair(t1);
    vec2 t4 = actc_product(t0, t3);
    float t5 = t4.x + t4.y;
    return actc_scaled_far(t5, t2 + (0 - 106));
  }
  if (x < -2.910383e-11) {
    float t0 = actc_parameter_significand(alpha);
    int t1 = actc_parameter_exponent(alpha);
    vec2 t2 = actc_pair(t0);
    vec2 t3 = actc_times(t2, 1.0);
    float t4 = t3.x + t3.y;
    return actc_scaled_far(t4, t1);
  }
  float t0 = actc_parameter_significand(alpha);
  int t1 = actc_parameter_exponent(alpha);
  vec2 t2 = actc_pair(t0);
  vec2 t3 = actc_times(t2, 1.0);
  float t4 = t3.x + t3.y;
  return actc_scaled_far(t4, t1);
}

float elu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return elu_dxx_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return elu_dxx_leaf0(x);
  }
  return elu_dxx_leaf1(x, alpha);
}

// First derivative in alpha
// elu_dalpha(x, alpha) =
//   0 if x > 0
//   exp(x) - 1 otherwise
float elu_dalpha_leaf0(float x) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return actc_nan();
    }
    return 0.0;
  }
  return 0.0;
}

float elu_dalpha_leaf1(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return -1.0;
    }
    return actc_nan();
  }
  if (x < -17.328678) {
    return -1.0;
  }
  if (x < -8.4293696e-8) {
    vec2 t0 = actc_expm1_pair(vec2(x, 0.0), zero);
    float t1 = t0.x + t0.y;
    return t1;
  }
  return x;
}

float elu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return elu_dalpha_leaf0(x);
  }
  return elu_dalpha_leaf1(x);
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
