#version 300 es
// Hyperbolic tangent: A smooth step from -1 to 1, odd; a scaled and shifted logistic function.
//
// Made by activation-compiler from tanh.yaml; do not edit. The file stands alone.
//
// Names that the language reserves: tanh is called tanh_.
//
// Accuracy, worst error as executed: tanh 0.539 ulp at x = 0.1821891814470291; tanh_dx 0.52 ulp at x =
//     37.25654602050781; tanh_dxx 0.692 ulp at x = 0.9342266321182251.
//
// Source: Wikipedia: Hyperbolic functions
// Source: Wikipedia: Activation function

precision highp float;
precision highp int;

// ---- functions: this part can be pasted alone (highp float and int are needed) -----------------------------

bool actc_is_nan(float x) {
  return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
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

// a + b, |b| <= 2^9 |a|; if a's head has 24 bits, |b| <= |a|.
vec2 actc_sum(vec2 a, vec2 b) {
  float h = actc_head(a.x + b.x);
  float l = ((a.x - h) + b.x) + (a.y + b.y);
  return vec2(h, l);
}

// The same for a pair and a float, a float and a pair, two floats.
vec2 actc_sum_pair_float(vec2 a, float b) {
  float h = actc_head(a.x + b);
  float l = ((a.x - h) + b) + a.y;
  return vec2(h, l);
}

vec2 actc_sum_float_pair(float a, vec2 b) {
  float h = actc_head(a + b.x);
  float l = ((a - h) + b.x) + b.y;
  return vec2(h, l);
}

vec2 actc_sum_floats(float a, float b) {
  float h = actc_head(a + b);
  float l = (a - h) + b;
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

// a^2 of a pair; its head has 24 bits.
vec2 actc_square(vec2 a) {
  float p = a.x * a.x;
  float l = a.y * ((a.x + a.y) + a.x);
  return vec2(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
vec2 actc_times(vec2 a, float c) {
  float p = a.x * c;
  float l = a.y * c;
  return vec2(p, l);
}

// n/d: the division's own error drops out. d is a pair, n may have a head of 24 bits.
vec2 actc_quotient(vec2 n, vec2 d) {
  float c = 1.0 / (d.x + d.y);
  float h = actc_head((n.x + n.y) * c);
  float l = (((n.x - h * d.x) - h * d.y) + n.y) * c;
  return vec2(h, l);
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

// tanh_(x) = tanh(x)
float tanh_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return -1.0;
    }
    return 1.0;
  }
  if (x < -9.010913) {
    return -1.0;
  }
  if (x < -0.0003521117) {
    float t0 = -x;
    float t1 = t0 * 2.0;
    float t2 = -t1;
    vec2 t3 = actc_expm1_pair(vec2(t2, 0.0), zero);
    vec2 t4 = actc_times(t3, 0.5);
    vec2 t5 = actc_sum_float_pair(1.0, t4);
    vec2 t6 = actc_quotient(t4, t5);
    float t7 = t6.x + t6.y;
    return t7;
  }
  if (x < 0.0) {
    return x;
  }
  if (x < 0.00035211173) {
    return x;
  }
  if (x < 9.010914) {
    float t0 = x * 2.0;
    vec2 t1 = actc_expm1_pair(vec2(t0, 0.0), zero);
    vec2 t2 = actc_times(t1, 0.5);
    vec2 t3 = actc_sum_any(vec2(1.0, 0.0), t2);
    vec2 t4 = actc_quotient(t2, t3);
    float t5 = t4.x + t4.y;
    return t5;
  }
  return 1.0;
}

float tanh_(float x) {
  if (actc_is_nan(x)) { return x; }
  return tanh_leaf0(x);
}

// First derivative in x
// tanh_dx(x) = 1 - tanh(x)^2
float tanh_dx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 1.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -52.679184) {
    return 0.0;
  }
  if (x < -0.00017263349) {
    float t0 = -x;
    float t1 = t0 * 2.0;
    float t2 = -t1;
    vec2 t3 = actc_exp_small_pair(vec2(t2, 0.0), 34, zero);
    vec2 t4 = actc_times(t3, 4.0);
    vec2 t5 = actc_times(t3, 5.820766e-11);
    vec2 t6 = actc_sum_float_pair(1.0, t5);
    vec2 t7 = actc_square(t6);
    vec2 t8 = actc_neat(t7);
    vec2 t9 = actc_quotient(t4, t8);
    float t10 = t9.x + t9.y;
    return t10 * 5.820766e-11;
  }
  if (x < 0.0001726335) {
    return 1.0;
  }
  if (x < 52.679188) {
    float t0 = x * 2.0;
    float t1 = -t0;
    vec2 t2 = actc_exp_small_pair(vec2(t1, 0.0), 34, zero);
    vec2 t3 = actc_times(t2, 4.0);
    vec2 t4 = actc_times(t2, 5.820766e-11);
    vec2 t5 = actc_sum_float_pair(1.0, t4);
    vec2 t6 = actc_square(t5);
    vec2 t7 = actc_neat(t6);
    vec2 t8 = actc_quotient(t3, t7);
    float t9 = t8.x + t8.y;
    return t9 * 5.820766e-11;
  }
  return 0.0;
}

float tanh_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return tanh_dx_leaf0(x);
}

// Second derivative in x
// tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
float tanh_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -53.025757) {
    return 0.0;
  }
  if (x < -0.004030318) {
    float t0 = -x;
    float t1 = t0 * 2.0;
    float t2 = -t1;
    vec2 t3 = actc_exp_small_pair(vec2(t2, 0.0), 35, zero);
    vec2 t4 = actc_square(t3);
    vec2 t5 = actc_times(t4, 8.0);
    vec2 t6 = -t5;
    vec2 t7 = actc_times(t3, 8.0);
    vec2 t8 = actc_times(t6, 2.910383e-11);
    vec2 t9 = actc_sum_any(t8, t7);
    vec2 t10 = actc_times(t3, 2.910383e-11);
    vec2 t11 = actc_sum_float_pair(1.0, t10);
    vec2 t12 = actc_square(t11);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_product(t13, t11);
    vec2 t15 = actc_neat(t14);
    vec2 t16 = actc_quotient(t9, t15);
    float t17 = t16.x + t16.y;
    return t17 * 2.910383e-11;
  }
  if (x < -0.00017605585) {
    float t0 = -x;
    float t1 = t0 * 2.0;
    float t2 = -t1;
    vec2 t3 = actc_expm1_pair(vec2(t2, 0.0), zero);
    vec2 t4 = -t3;
    float t5 = t3.x + t3.y;
    float t6 = t5 * t5;
    float t7 = -t6;
    vec2 t8 = actc_sum_pair_float(t4, t7);
    float t9 = t5 * 0.5;
    vec2 t10 = actc_sum_floats(1.0, t9);
    vec2 t11 = actc_square(t10);
    vec2 t12 = actc_neat(t11);
    vec2 t13 = actc_product(t12, t10);
    vec2 t14 = actc_neat(t13);
    vec2 t15 = actc_quotient(t8, t14);
    float t16 = t15.x + t15.y;
    return t16;
  }
  if (x < 0.0) {
    float t0 = x * 4294967300.0;
    float t1 = t0 * 2.0;
    float t2 = -t1;
    return t2 * 2.3283064e-10;
  }
  if (x < 0.00017605587) {
    float t0 = x * 4294967300.0;
    float t1 = t0 * 2.0;
    float t2 = -t1;
    return t2 * 2.3283064e-10;
  }
  if (x < 1.0000001) {
    float t0 = -0.50008804 + x;
    float t1 = -0.07214418 * t0;
    float t2 = 0.037705477 + t1;
    float t3 = t2 * t0;
    float t4 = t3 + 0.18049552;
    float t5 = t4 * t0;
    float t6 = t5 + -0.21082221;
    float t7 = t6 * t0;
    float t8 = -0.19781615 + t7;
    float t9 = t8 * t0;
    float t10 = t9 + 0.56436473;
    float t11 = t10 * t0;
    float t12 = -0.100608505 + t11;
    float t13 = t12 * t0;
    float t14 = t13 + -0.919803;
    float t15 = t14 * t0;
    float t16 = t15 + 0.9077799;
    float t17 = t16 * t0;
    float t18 = 0.74754155 + t17;
    float t19 = t18 * t0;
    float t20 = t19 + -1.8849543;
    float t21 = t20 * t0;
    float t22 = 0.39766297 + t21;
    float t23 = t22 * t0;
    vec2 t24 = actc_sum_pair_float(vec2(1.7768555, 0.00024394305), t23);
    vec2 t25 = actc_pair(t0);
    vec2 t26 = actc_product(t24, t25);
    vec2 t27 = actc_sum(vec2(-1.4536133, 0.000045764322), t26);
    vec2 t28 = actc_pair(x);
    vec2 t29 = actc_product(t27, t28);
    float t30 = t29.x + t29.y;
    return t30;
  }
  if (x < 53.02576) {
    float t0 = x * 2.0;
    float t1 = -t0;
    vec2 t2 = actc_exp_small_pair(vec2(t1, 0.0), 35, zero);
    vec2 t3 = actc_times(t2, 8.0);
    vec2 t4 = -t3;
    float t5 = t2.x + t2.y;
    float t6 = t5 * t5;
    float t7 = t6 * 8.0;
    float t8 = t7 * 2.910383e-11;
    vec2 t9 = actc_sum_pair_float(t4, t8);
    vec2 t10 = actc_times(t2, 2.910383e-11);
    vec2 t11 = actc_sum_float_pair(1.0, t10);
    vec2 t12 = actc_square(t11);
    vec2 t13 = actc_neat(t12);
    vec2 t14 = actc_product(t13, t11);
    vec2 t15 = actc_neat(t14);
    vec2 t16 = actc_quotient(t9, t15);
    float t17 = t16.x + t16.y;
    return t17 * 2.910383e-11;
  }
  return uintBitsToFloat(0x80000000u);
}

float tanh_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return tanh_dxx_leaf0(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = tanh_(x)
// actc_output 1: dy times tanh_dx(x)
// actc_output 2: dy times tanh_dxx(x)
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

float tanh_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return tanh_(actc_at_x);
}

float tanh_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = tanh_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = tanh_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? tanh_forward(actc_at) : tanh_backward(actc_at));
}
