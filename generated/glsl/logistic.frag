#version 300 es
// Logistic function: A smooth step from 0 to 1; the derivative of softplus.
//
// Made by activation-compiler from logistic.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: logistic 0.791 ulp at x = 0.34625282883644104; logistic_dx 0.635 ulp
//     at x = 0.1464845836162567; logistic_dxx 0.779 ulp at x = 0.49796032905578613.
//
// Source: Verhulst, P.-F. (1838)
// Source: Wikipedia: Logistic function
// Source: Wikipedia: Rectifier (neural networks)

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

// 1/d of a pair.
vec2 actc_reciprocal(vec2 d) {
  float c = 1.0 / (d.x + d.y);
  float h = actc_head(c);
  float l = ((1.0 - h * d.x) - h * d.y) * c;
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

float actc_exp_rest_single(float u, float n, uint zero) {
  return actc_held(u - n * 0.6933594, zero) + n * 0.00021219444;
}

// exp(r) - 1, |r| <= log(2)/2.
float actc_expm1_near_single(float r) {
  return r + r * r * (0.5 + r * (0.1666663 + r * (0.041666623 + r * (0.008357328 + r * 0.0013918873))));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
float actc_exp_significand_single(float u, float n, uint zero) {
  return 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
float actc_exp_small_single(float u, int by, uint zero) {
  float n = actc_exp_steps(u);
  return actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(int(n) + by, -127));
}

// logistic(x) = 1/(1 + exp(-x))
float logistic_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.5;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  if (x < -103.97208) {
    return 0.0;
  }
  if (x < -5.9604645e-8) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 32, zero);
    float t1 = t0.x + t0.y;
    float t2 = t1 * 2.3283064e-10;
    vec2 t3 = actc_sum_floats(1.0, t2);
    vec2 t4 = actc_quotient(t0, t3);
    float t5 = t4.x + t4.y;
    return t5 * 2.3283064e-10;
  }
  if (x < 1.192093e-7) {
    return 0.5;
  }
  if (x < 17.32868) {
    float t0 = -x;
    float t1 = actc_exp_small_single(t0, 0, zero);
    vec2 t2 = actc_sum_floats(1.0, t1);
    vec2 t3 = actc_reciprocal(t2);
    float t4 = t3.x + t3.y;
    return t4;
  }
  return 1.0;
}

float logistic(float x) {
  if (actc_is_nan(x)) { return x; }
  return logistic_leaf0(x);
}

// First derivative in x
// logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
float logistic_dx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.25;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -103.97208) {
    return 0.0;
  }
  if (x < -0.00034526698) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 32, zero);
    vec2 t1 = actc_square(t0);
    vec2 t2 = actc_times(t0, 2.0);
    float t3 = t1.x + t1.y;
    float t4 = t3 * 5.421011e-20;
    vec2 t5 = actc_sum_floats(1.0, t4);
    vec2 t6 = actc_times(t2, 2.3283064e-10);
    vec2 t7 = actc_sum(t5, t6);
    vec2 t8 = actc_quotient(t0, t7);
    float t9 = t8.x + t8.y;
    return t9 * 2.3283064e-10;
  }
  if (x < 0.000345267) {
    return 0.25;
  }
  if (x < 103.972084) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 32, zero);
    vec2 t2 = actc_times(t1, 2.0);
    vec2 t3 = actc_square(t1);
    float t4 = t3.x + t3.y;
    float t5 = t4 * 5.421011e-20;
    vec2 t6 = actc_sum_floats(1.0, t5);
    vec2 t7 = actc_times(t2, 2.3283064e-10);
    vec2 t8 = actc_sum(t6, t7);
    vec2 t9 = actc_quotient(t1, t8);
    float t10 = t9.x + t9.y;
    return t10 * 2.3283064e-10;
  }
  return 0.0;
}

float logistic_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  return logistic_dx_leaf0(x);
}

// Second derivative in x
// logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
float logistic_dxx_leaf0(float x) {
  uint zero = actc_zero(x);
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -103.97208) {
    return 0.0;
  }
  if (x < -2.0) {
    vec2 t0 = actc_exp_small_pair(vec2(x, 0.0), 32, zero);
    float t1 = t0.x + t0.y;
    float t2 = t1 * t1;
    float t3 = t2 * t1;
    float t4 = -t3;
    float t5 = t4 * 5.421011e-20;
    vec2 t6 = actc_sum_pair_float(t0, t5);
    float t7 = t2 * t2;
    float t8 = t3 * 4.0;
    float t9 = 6.0 * t2;
    vec2 t10 = actc_times(t0, 4.0);
    float t11 = t7 * 2.3283064e-10;
    float t12 = t11 + t8;
    float t13 = t12 * 2.3283064e-10;
    float t14 = t13 + t9;
    float t15 = t14 * 2.3283064e-10;
    vec2 t16 = actc_sum_pair_float(t10, t15);
    float t17 = t16.x + t16.y;
    float t18 = t17 * 2.3283064e-10;
    vec2 t19 = actc_sum_floats(1.0, t18);
    vec2 t20 = actc_quotient(t6, t19);
    float t21 = t20.x + t20.y;
    return t21 * 2.3283064e-10;
  }
  if (x < -0.0003521117) {
    float t0 = 1.0001761 + x;
    float t1 = 5.504159e-7 * t0;
    float t2 = 5.7534004e-7 + t1;
    float t3 = t2 * t0;
    float t4 = t3 + -0.000005508284;
    float t5 = t4 * t0;
    float t6 = t5 + -0.0000128675665;
    float t7 = t6 * t0;
    float t8 = 0.000024147477 + t7;
    float t9 = t8 * t0;
    float t10 = t9 + 0.00013778436;
    float t11 = t10 * t0;
    float t12 = 0.00004912525 + t11;
    float t13 = t12 * t0;
    float t14 = t13 + -0.00089824514;
    float t15 = t14 * t0;
    float t16 = t15 + -0.0017730076;
    float t17 = t16 * t0;
    float t18 = 0.0029200842 + t17;
    float t19 = t18 * t0;
    float t20 = t19 + 0.014726206;
    float t21 = t20 * t0;
    float t22 = 0.006213484 + t21;
    float t23 = t22 * t0;
    vec2 t24 = actc_sum_pair_float(vec2(-0.055526733, -0.0000076232204), t23);
    vec2 t25 = actc_pair(t0);
    vec2 t26 = actc_product(t24, t25);
    vec2 t27 = actc_sum(vec2(-0.09085083, 0.0000028602701), t26);
    vec2 t28 = actc_pair(x);
    vec2 t29 = actc_product(t27, t28);
    float t30 = t29.x + t29.y;
    return t30;
  }
  if (x < -1.1754949e-38) {
    float t0 = x * 536870900.0;
    float t1 = -t0;
    return t1 * 2.3283064e-10;
  }
  if (x < 0.0) {
    return uintBitsToFloat(0x00100000u);
  }
  if (x < 1.175495e-38) {
    return uintBitsToFloat(0x80100000u);
  }
  if (x < 0.00035211173) {
    float t0 = x * 536870900.0;
    float t1 = -t0;
    return t1 * 2.3283064e-10;
  }
  if (x < 0.005646284) {
    float t0 = -x;
    vec2 t1 = actc_expm1_pair(vec2(t0, 0.0), zero);
    vec2 t2 = actc_times(t1, 0.125);
    float t3 = t1.x + t1.y;
    float t4 = t3 * t3;
    float t5 = 0.1875 * t4;
    float t6 = t4 * t3;
    float t7 = t6 * 0.0625;
    float t8 = t7 + t5;
    vec2 t9 = actc_sum_pair_float(t2, t8);
    float t10 = t3 * 2.0;
    float t11 = 1.5 * t4;
    float t12 = t6 * 0.5;
    float t13 = t4 * t4;
    float t14 = t13 * 0.0625;
    float t15 = t14 + t12;
    float t16 = t15 + t11;
    float t17 = t16 + t10;
    vec2 t18 = actc_sum_floats(1.0, t17);
    vec2 t19 = actc_quotient(t9, t18);
    float t20 = t19.x + t19.y;
    return t20;
  }
  if (x < 103.972084) {
    float t0 = -x;
    vec2 t1 = actc_exp_small_pair(vec2(t0, 0.0), 32, zero);
    vec2 t2 = actc_square(t1);
    vec2 t3 = actc_neat(t2);
    vec2 t4 = actc_product(t3, t1);
    vec2 t5 = -t1;
    vec2 t6 = actc_times(t4, 5.421011e-20);
    vec2 t7 = actc_sum_any(t6, t5);
    float t8 = t1.x + t1.y;
    float t9 = t8 * 4.0;
    vec2 t10 = actc_times(t3, 6.0);
    float t11 = t4.x + t4.y;
    float t12 = t11 * 4.0;
    vec2 t13 = actc_times(t2, 0.03125);
    float t14 = t13.x + t13.y;
    float t15 = t14 * t14;
    float t16 = t15 * 3.0092655e-36;
    vec2 t17 = actc_sum_floats(1.0, t16);
    float t18 = t12 * 1.26217745e-29;
    vec2 t19 = actc_sum_pair_float(t17, t18);
    float t20 = t9 * 2.3283064e-10;
    vec2 t21 = actc_sum_pair_float(t19, t20);
    vec2 t22 = actc_times(t10, 5.421011e-20);
    vec2 t23 = actc_sum(t21, t22);
    vec2 t24 = actc_quotient(t7, t23);
    float t25 = t24.x + t24.y;
    return t25 * 2.3283064e-10;
  }
  return uintBitsToFloat(0x80000000u);
}

float logistic_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  return logistic_dxx_leaf0(x);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = logistic(x)
// actc_output 1: dy times logistic_dx(x)
// actc_output 2: dy times logistic_dxx(x)
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

float logistic_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return logistic(actc_at_x);
}

float logistic_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = logistic_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = logistic_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? logistic_forward(actc_at) : logistic_backward(actc_at));
}
