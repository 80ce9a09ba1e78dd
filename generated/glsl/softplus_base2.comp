#version 450
// Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
//
// Made by activation-compiler from softplus_base2.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2 9420000 ulp at x = -126.36077117919922;
//     softplus_base2_dx 1.95 ulp at x = -5.9947075843811035; softplus_base2_dxx 4.03 ulp at x =
//     -4.365052223205566.
//
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

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
  precise float actc_result = uintBitsToFloat(uint(n + 127) << 23u);
  return actc_result;
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
float actc_scale(float x, int n) {
  int n1 = n >> 1u;
  precise float actc_result = (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
  return actc_result;
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
float actc_expm1_near(float r) {
  precise float p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  precise float actc_result = r + r * r * (0.5 + r * p);
  return actc_result;
}

// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
float actc_log_near(float n, float f) {
  precise float s = f / (2.0 + f);
  precise float z = s * s;
  precise float p = 0.6666667 + z * (0.40000123 + z * (0.28550822 + z * 0.23330468));
  precise float h = 0.5 * f * f;
  precise float actc_result = n * 0.69311523 - ((h - (s * (h + z * p) + n * 0.000031946183)) - f);
  return actc_result;
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
  precise float actc_result = actc_log_near(float(n), uintBitsToFloat((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
  return actc_result;
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
  precise float s = actc_exp2i(-n);
  precise float actc_result = actc_log_near(float(n), x * s + (s - 1.0));
  return actc_result;
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
  precise float e = float(n + int(bits >> 23u));
  // a = 2^e (1 + f); s = f/(2 + f) in two words, 2 + f too.
  precise float f = uintBitsToFloat((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0;
  precise float sum = 2.0 + f;
  precise float sum_high = actc_head(sum);
  precise float sum_low = f - (sum_high - 2.0);
  precise float s = f / sum;
  precise float s_high = actc_head(s);
  precise float s_low = ((f - s_high * sum_high) - s_high * sum_low) / sum;
  // log2(1 + f) = 2/log(2) (s + s^3/3 + ...); the factor is 2.884765625 + 0.00062445679.
  precise float z = s * s;
  precise float p = 0.33333334 + z * (0.2 + z * (0.14285715 + z * (0.11111111 + z * (
      0.09090909 + z * 0.07692308))));
  precise float product = 2.8847656 * s_high;
  precise float rest = 2.88539 * (s_low + s * z * p) + 0.0006244568 * s_high;
  precise float l_high = actc_head(e + (product + rest));
  precise float l_low = rest - ((l_high - e) - product);
  // y log2(a) in two words; its integer part is the exponent.
  precise float y_high = actc_head(y);
  precise float high = y_high * l_high;
  precise float low = (y - y_high) * l_high + y * l_low;
  if (high + low >= 128.0) {
    return actc_inf();
  }
  if (high + low < -151.0) {
    return 0.0;
  }
  precise float whole = floor(high + low + 0.5);
  precise float part = ((high - whole) + low) * 0.6931472;
  precise float actc_result = actc_scale(1.0 + actc_expm1_near(part), int(whole));
  return actc_result;
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
    precise float actc_result = x * x;
    return actc_result;
  }
  precise float a = abs(x);
  precise float infinity = actc_inf();
  // From 2^24 on every float is an even integer.
  bool even = abs(y) >= 16777216.0 || floor(0.5 * y) == 0.5 * y;
  bool odd = !even && floor(y) == y;
  precise float size = 1.0;
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
  precise float t7 = 0.6931472 * max(0.0, x) + actc_log1p(actc_pow(2.0, -abs(x))); // 0.6931472 is log(2)
  precise float actc_result = 1.442695 * t7;
  return actc_result; // 1.442695 is 1/log(2)
}

// First derivative in x
// softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
float softplus_base2_dx(float x) {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    precise float t1 = actc_pow(2.0, x);
    precise float actc_result = t1 / (1.0 + t1);
    return actc_result;
  }
  precise float actc_result = 1.0 / (actc_pow(2.0, -x) + 1.0);
  return actc_result;
}

// Second derivative in x
// softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
float softplus_base2_dxx(float x) {
  if (actc_is_nan(x)) { return x; }
  precise float t3 = actc_pow(2.0, -abs(x));
  precise float t5 = 1.0 + t3;
  precise float actc_result = 0.6931472 * t3 / t5 / t5;
  return actc_result; // 0.6931472 is log(2)
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

#ifndef ACTC_WORKGROUP
#define ACTC_WORKGROUP 64
#endif
layout(local_size_x = ACTC_WORKGROUP) in;

layout(std430, binding = 0) readonly buffer ActcX { float actc_x[]; };
layout(std430, binding = 1) readonly buffer ActcDy { float actc_dy[]; };
layout(std430, binding = 2) writeonly buffer ActcY { float actc_y[]; };
layout(std430, binding = 3) writeonly buffer ActcDx { float actc_dx[]; };
layout(std140, binding = 5) uniform ActcParameters {
  uint actc_count; // number of elements
};

// y = f(x).
void softplus_base2_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  actc_y[actc_i] = softplus_base2(actc_at_x);
}

// dx = dy f'(x).
void softplus_base2_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * softplus_base2_dx(actc_at_x);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    softplus_base2_backward(actc_i);
#else
    softplus_base2_forward(actc_i);
#endif
  }
}
