#version 300 es
// Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
//
// Made by activation-compiler from softplus_base2.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2 9420000 ulp at x = -126.36077117919922;
//     softplus_base2_dx 1.95 ulp at x = -5.9947075843811035; softplus_base2_dxx 4.03 ulp at x =
//     -4.365052223205566.
//
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

// magnitude with the sign of x; magnitude is not negative.
float actc_with_sign(float magnitude, float x) {
  return uintBitsToFloat(floatBitsToUint(magnitude) | (floatBitsToUint(x) & 0x80000000u));
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

// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
float actc_log_near(float n, float f) {
  float s = f / (2.0 + f);
  float z = s * s;
  float p = 0.6666667 + z * (0.40000123 + z * (0.28550822 + z * 0.23330468));
  float h = 0.5 * f * f;
  return n * 0.69311523 - ((h - (s * (h + z * p) + n * 0.000031946183)) - f);
}

// log, from the bits of x: x = 2^n (1 + f).
float actc_log(float x) {
  uint bits = floatBitsToUint(x);
  uint size = bits & 0x7fffffffu;
  if (size == 0u) {
    return -actc_inf();
  }
  if (size > 0x7f800000u || bits == 0x7f800000u) {
    return x;
  }
  if (bits > 0x80000000u) {
    return actc_nan();
  }
  int n = -127;
  if (bits < 0x00800000u) {
    // Subnormal: bits 2^-149, converted from the integer, so that nothing can be flushed to 0.
    bits = floatBitsToUint(float(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du; // 1 - sqrt(1/2), in bits
  n = n + int(bits >> 23u);
  return actc_log_near(float(n), uintBitsToFloat((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
}

// log(1 + x), accurate for small x.
float actc_log1p(float x) {
  if (abs(x) < 5.9604645e-8) {
    return x;
  }
  if (x > 33554432.0) {
    return actc_log(x);
  }
  if (x == -1.0) {
    return -actc_inf();
  }
  if (x < -1.0) {
    return actc_nan();
  }
  int n = int((floatBitsToUint(1.0 + x) + 0x004afb0du) >> 23u) - 127;
  float s = actc_exp2i(-n);
  return actc_log_near(float(n), x * s + (s - 1.0));
}

// The leading 12 bits of x.
float actc_head(float x) {
  return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u);
}

// a^y for 0 < a < infinity and finite y: log2(a) in two words, times y in two words, to the exponent.
float actc_pow_positive(float a, float y) {
  uint bits = floatBitsToUint(a);
  int n = -127;
  if (bits < 0x00800000u) {
    bits = floatBitsToUint(float(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du;
  float e = float(n + int(bits >> 23u));
  // a = 2^e (1 + f); s = f/(2 + f) in two words, 2 + f too.
  float f = uintBitsToFloat((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0;
  float sum = 2.0 + f;
  float sum_high = actc_head(sum);
  float sum_low = f - (sum_high - 2.0);
  float s = f / sum;
  float s_high = actc_head(s);
  float s_low = ((f - s_high * sum_high) - s_high * sum_low) / sum;
  // log2(1 + f) = 2/log(2) (s + s^3/3 + ...); the factor is 2.884765625 + 0.00062445679.
  float z = s * s;
  float p = 0.33333334 + z * (0.2 + z * (0.14285715 + z * (0.11111111 + z * (
      0.09090909 + z * 0.07692308))));
  float product = 2.8847656 * s_high;
  float rest = 2.88539 * (s_low + s * z * p) + 0.0006244568 * s_high;
  float l_high = actc_head(e + (product + rest));
  float l_low = rest - ((l_high - e) - product);
  // y log2(a) in two words; its integer part is the exponent.
  float y_high = actc_head(y);
  float high = y_high * l_high;
  float low = (y - y_high) * l_high + y * l_low;
  if (high + low >= 128.0) {
    return actc_inf();
  }
  if (high + low < -151.0) {
    return 0.0;
  }
  float whole = floor(high + low + 0.5);
  float part = ((high - whole) + low) * 0.6931472;
  return actc_scale(1.0 + actc_expm1_near(part), int(whole));
}

// x^y with the special cases of IEEE 754; NaN for x < 0 with y not an integer.
float actc_pow(float x, float y) {
  if (y == 0.0 || x == 1.0) {
    return 1.0;
  }
  if (actc_is_nan(x) || y == 1.0) {
    return x;
  }
  if (actc_is_nan(y)) {
    return y;
  }
  if (y == 2.0) {
    return x * x;
  }
  float a = abs(x);
  float infinity = actc_inf();
  // From 2^24 on every float is an even integer.
  bool even = abs(y) >= 16777216.0 || floor(0.5 * y) == 0.5 * y;
  bool odd = !even && floor(y) == y;
  float size = 1.0;
  if (a == 0.0 || a == infinity || (abs(y) == infinity && a != 1.0)) {
    size = mix(0.0, infinity, (a > 1.0) == (y > 0.0));
  } else if (a != 1.0) {
    if (x < 0.0 && !even && !odd) {
      return actc_nan();
    }
    size = actc_pow_positive(a, y);
  } else if (!even && !odd) {
    return actc_nan();
  }
  return mix(size, actc_with_sign(size, x), odd);
}

// softplus_base2(x) = log(1 + 2^x)/log(2)
float softplus_base2(float x) {
  if (actc_is_nan(x)) { return x; }
  float t7 = 0.6931472 * max(0.0, x) + actc_log1p(actc_pow(2.0, -abs(x))); // 0.6931472 is log(2)
  return 1.442695 * t7; // 1.442695 is 1/log(2)
}

// First derivative in x
// softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
float softplus_base2_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    float t1 = actc_pow(2.0, x);
    return t1 / (1.0 + t1);
  }
  return 1.0 / (actc_pow(2.0, -x) + 1.0);
}

// Second derivative in x
// softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
float softplus_base2_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  float t3 = actc_pow(2.0, -abs(x));
  float t5 = 1.0 + t3;
  return 0.6931472 * t3 / t5 / t5; // 0.6931472 is log(2)
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = softplus_base2(x)
// actc_output 1: dy times softplus_base2_dx(x)
// actc_output 2: dy times softplus_base2_dxx(x)
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

float softplus_base2_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return softplus_base2(actc_at_x);
}

float softplus_base2_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = softplus_base2_dx(actc_at_x);
  }
  if (actc_output == 2) {
    actc_slope = softplus_base2_dxx(actc_at_x);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? softplus_base2_forward(actc_at) : softplus_base2_backward(actc_at));
}
