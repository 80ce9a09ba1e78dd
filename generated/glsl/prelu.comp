#version 450
// Parametric ReLU: A leaky rectifier whose slope for negative inputs is learned.
//
// Made by activation-compiler from prelu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; any real number; by default 0.25; learned in training
//
// Accuracy, worst error as executed: prelu 0.5 ulp at x = -3.4028232635611926e+38, alpha = -0.75;
//     prelu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 0.25; prelu_dx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 0.25; prelu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 0.25.
//
// Source: He, K.; Zhang, X.; Ren, S.; Sun, J. (2015). Delving deep into rectifiers: surpassing
//     human-level performance on ImageNet classification. ICCV.
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

// The leading 12 significant bits of x.
float actc_head(float x) {
  return uintBitsToFloat(floatBitsToUint(x) & 0xfffff000u);
}

// 2^n for -126 <= n <= 127, 0 for -127.
float actc_power_of_two(int n) {
  precise float actc_result = uintBitsToFloat(uint(n + 127) << 23u);
  return actc_result;
}

// The same in three steps, for all x.
float actc_scaled_far(float x, int n) {
  int m = min(max(n, -378), 381);
  int last = min(max(m, -126), 127);
  int middle = min(max(m - last, -126), 127);
  precise float actc_result = ((x * actc_power_of_two((m - last) - middle)) * actc_power_of_two(middle)) * actc_power_of_two(last);
  return actc_result;
}

// A float of 24 bits as a pair.
vec2 actc_pair(float x) {
  precise float h = actc_head(x);
  precise float l = x - h;
  return vec2(h, l);
}

// a b of two pairs; its head has 24 bits.
vec2 actc_product(vec2 a, vec2 b) {
  precise float p = a.x * b.x;
  precise float l = a.x * b.y + a.y * (b.x + b.y);
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

// prelu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
float prelu_ordinary(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x < -3.402823466e38 && alpha == 0.0) { // -3.402823466e38 is -largest
    return 0.0;
  }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  precise float actc_result = alpha * x;
  return actc_result;
}

float prelu_leaf0(float x) {
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

float prelu_leaf1a(float x, float alpha) {
  if (x == 0.0) {
    return x;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return -actc_inf();
    }
    return actc_nan();
  }
  precise float t0 = actc_significand(x);
  int t1 = actc_exponent(x);
  precise float t2 = actc_parameter_significand(alpha);
  int t3 = actc_parameter_exponent(alpha);
  precise vec2 t4 = actc_pair(t0);
  precise vec2 t5 = actc_pair(t2);
  precise vec2 t6 = actc_product(t4, t5);
  precise float t7 = t6.x + t6.y;
  precise float actc_result = actc_scaled_far(t7, t1 + t3);
  return actc_result;
}

float prelu_leaf1b(float x, float alpha) {
  if (x == 0.0) {
    return 0.0;
  }
  if ((floatBitsToUint(x) & 0x7fffffffu) == 0x7f800000u) {
    if (floatBitsToUint(x) >= 0x80000000u) {
      return actc_inf();
    }
    return actc_nan();
  }
  precise float t0 = actc_significand(x);
  int t1 = actc_exponent(x);
  precise float t2 = -t0;
  precise float t3 = actc_parameter_significand(alpha);
  int t4 = actc_parameter_exponent(alpha);
  precise vec2 t5 = actc_pair(t2);
  precise vec2 t6 = actc_pair(t3);
  precise vec2 t7 = actc_product(t5, t6);
  precise float t8 = t7.x + t7.y;
  precise float actc_result = actc_scaled_far(t8, t1 + t4);
  return actc_result;
}

float prelu_leaf1(float x, float alpha) {
  if (alpha < 0.0) {
    return prelu_leaf1b(x, alpha);
  }
  return prelu_leaf1a(x, alpha);
}

float prelu(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return prelu_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return prelu_leaf0(x);
  }
  return prelu_leaf1(x, alpha);
}

// First derivative in alpha
// prelu_dalpha(x, alpha) =
//   0 if x > 0
//   x otherwise
float prelu_dalpha(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return x;
}

// First derivative in x
// prelu_dx(x, alpha) =
//   1 if x > 0
//   alpha otherwise
float prelu_dx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// prelu_dxx(x, alpha) = 0
float prelu_dxx(float x, float alpha) {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  return 0.0;
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
layout(std430, binding = 4) writeonly buffer ActcDparameters { float actc_dparameters[]; };
layout(std140, binding = 5) uniform ActcParameters {
  uint actc_count; // number of elements
  float alpha;
};
#ifdef ACTC_CHANNELS // learned parameters by channel
layout(std430, binding = 6) readonly buffer ActcLearned { float actc_learned[]; };
layout(std140, binding = 7) uniform ActcChannels {
  uint actc_channels; // number of channels
  uint actc_inner; // elements in a row that belong to one channel
};
#endif
// dparameters[0 n + i] is the gradient in alpha of element i.
// learned[0 channels + c] is alpha of channel c.

// y = f(x).
void prelu_forward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
#ifdef ACTC_CHANNELS
  uint actc_channel = (actc_i / actc_inner) % actc_channels;
  float alpha = actc_learned[actc_channel];
#endif
  actc_y[actc_i] = prelu(actc_at_x, alpha);
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
void prelu_backward(uint actc_i) {
  float actc_at_x = actc_x[actc_i];
#ifdef ACTC_CHANNELS
  uint actc_channel = (actc_i / actc_inner) % actc_channels;
  float alpha = actc_learned[actc_channel];
#endif
  float actc_at_dy = actc_dy[actc_i];
  actc_dx[actc_i] = actc_at_dy * prelu_dx(actc_at_x, alpha);
  actc_dparameters[actc_i] = actc_at_dy * prelu_dalpha(actc_at_x, alpha);
}

// Any number of workgroups does: each invocation goes on by the whole grid.
void main() {
  for (uint actc_i = gl_GlobalInvocationID.x; actc_i < actc_count; actc_i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
#ifdef ACTC_BACKWARD
    prelu_backward(actc_i);
#else
    prelu_forward(actc_i);
#endif
  }
}
