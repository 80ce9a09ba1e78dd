#version 300 es
// Softplus: A smooth approximation of the rectifier; its derivative is the logistic function.
//
// Made by activation-compiler from softplus.yaml; do not edit. The file stands alone.
//
// k: sharpness; k > 0; by default 1
//
// Accuracy, worst error as executed: softplus 6760000 ulp at x = 2.0325913344010543e+38, k = 17;
//     softplus_dk 180000 ulp at x = 88.40791320800781, k = 1; softplus_dx 5.77 ulp at x =
//     -15.139689445495605, k = 2.5; softplus_dxx 27.1 ulp at x = 3.472238779067993, k = 17.
//
// Source: Dugas, C.; Bengio, Y.; Bélisle, F.; Nadeau, C.; Garcia, R. (2001). Incorporating second-order
//     functional knowledge for better option pricing. NIPS.
// Source: Glorot, X.; Bordes, A.; Bengio, Y. (2011). Deep sparse rectifier neural networks. AISTATS.
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

// softplus(x, k) = log(1 + exp(k*x))/k
float softplus(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    return actc_log1p(actc_exp(k * x)) / k;
  }
  float t5 = k * x;
  return (t5 + actc_log1p(actc_exp(-t5))) / k;
}

// First derivative in x
// softplus_dx(x, k) = k*exp(k*x)/(1 + exp(k*x))/k
float softplus_dx(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    float t2 = actc_exp(k * x);
    return t2 / (1.0 + t2);
  }
  return 1.0 / (actc_exp(-(k * x)) + 1.0);
}

// Second derivative in x
// softplus_dxx(x, k) = (k*(k*exp(k*x))*(1 + exp(k*x)) - k*exp(k*x)*(k*exp(k*x)))/(1 + exp(k*x))^2/k
float softplus_dxx(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    float t3 = actc_exp(0.5 * k * x);
    float t5 = t3 * k * k;
    float t6 = t3 * t3;
    float t7 = 1.0 + t6;
    return (t5 * t7 * t3 - t5 * t6 * t3) / t7 / t7 / k;
  }
  float t18 = actc_exp(-(k * x));
  float t20 = t18 + 1.0;
  return t18 * k / t20 / t20;
}

// First derivative in k
// softplus_dk(x, k) = (x*exp(k*x)/(1 + exp(k*x))*k - log(1 + exp(k*x)))/k^2
float softplus_dk(float x, float k) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (floatBitsToUint(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (floatBitsToUint(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    float t3 = actc_exp(0.5 * k * x);
    float t7 = t3 * t3;
    float t11 = t3 * x * k * t3 / (1.0 + t7) - actc_log1p(t7);
    return t11 / (k * k);
  }
  float t17 = actc_exp(-(0.5 * k * x));
  float t21 = t17 * t17;
  float t26 = -(t17 * x * k * t17 / (1.0 + t21)) - actc_log1p(t21);
  return t26 / k / k;
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernel: textures and uniforms are the same in all files, README.md beside this file describes them ----

// actc_output 0: y = softplus(x)
// actc_output 1: dy times softplus_dx(x)
// actc_output 2: dy times softplus_dxx(x)
// actc_output 3: dy times softplus_dk(x)
uniform int actc_output;
uniform float k;

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

float softplus_forward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  return softplus(actc_at_x, k);
}

float softplus_backward(ivec2 actc_at) {
  float actc_at_x = ACTC_LOAD(actc_x, actc_at);
  float actc_slope = 0.0;
  if (actc_output == 1) {
    actc_slope = softplus_dx(actc_at_x, k);
  }
  if (actc_output == 2) {
    actc_slope = softplus_dxx(actc_at_x, k);
  }
  if (actc_output == 3) {
    actc_slope = softplus_dk(actc_at_x, k);
  }
  return ACTC_LOAD(actc_dy, actc_at) * actc_slope;
}

void main() {
  ivec2 actc_at = ivec2(gl_FragCoord.xy);
  actc_texel = ACTC_STORE(actc_output == 0 ? softplus_forward(actc_at) : softplus_backward(actc_at));
}
