// Softplus to base 2: Softplus with powers and logarithms to base 2, which computers take faster.
//
// Made by activation-compiler from softplus_base2.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2 0.5 ulp at x = -0.440185546875; softplus_base2_dx 0.5
//     ulp at x = 0.0211334228515625.
//
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus_base2(x) = log(1 + 2^x)/log(2)
fn softplus_base2(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t7 = 0.6931472 * max(0.0, x) + actc_log1p(actc_pow(2.0, -abs(x))); // 0.6931472 is log(2)
  return 1.442695 * t7; // 1.442695 is 1/log(2)
}

// First derivative in x
// softplus_base2_dx(x) = 2^x*log(2)/(1 + 2^x)/log(2)
fn softplus_base2_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    let t1 = actc_pow(2.0, x);
    return t1 / (1.0 + t1);
  }
  return 1.0 / (actc_pow(2.0, -x) + 1.0);
}

// Second derivative in x
// softplus_base2_dxx(x) = (log(2)*(2^x*log(2))*(1 + 2^x) - 2^x*log(2)*(2^x*log(2)))/(1 + 2^x)^2/log(2)
fn softplus_base2_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t3 = actc_pow(2.0, -abs(x));
  let t5 = 1.0 + t3;
  return 0.6931472 * t3 / t5 / t5; // 0.6931472 is log(2)
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_nan() -> f32 {
  var bits: u32 = 0x7fc00000u;
  return bitcast<f32>(bits);
}

fn actc_inf() -> f32 {
  var bits: u32 = 0x7f800000u;
  return bitcast<f32>(bits);
}

// magnitude with the sign of x; magnitude is not negative.
fn actc_with_sign(magnitude: f32, x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(magnitude) | (bitcast<u32>(x) & 0x80000000u));
}

// 2^n for -126 <= n <= 127.
fn actc_exp2i(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}

// x 2^n for -252 <= n <= 254, in two steps, so that 2^n itself need not be a float.
fn actc_scale(x: f32, n: i32) -> f32 {
  let n1 = n >> 1u;
  return (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
}

// exp(r) - 1 for |r| <= log(2)/2: Taylor's series.
fn actc_expm1_near(r: f32) -> f32 {
  let p = 0.16666667 + r * (0.041666668 + r * (0.008333334 + r * (0.0013888889 + r * (
      0.0001984127 + r * 0.000024801588))));
  return r + r * r * (0.5 + r * p);
}

// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
fn actc_log_near(n: f32, f: f32) -> f32 {
  let s = f / (2.0 + f);
  let z = s * s;
  let p = 0.6666667 + z * (0.40000123 + z * (0.28550822 + z * 0.23330468));
  let h = 0.5 * f * f;
  return n * 0.69311523 - ((h - (s * (h + z * p) + n * 0.000031946183)) - f);
}

// log, from the bits of x: x = 2^n (1 + f).
fn actc_log(x: f32) -> f32 {
  var bits: u32 = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size == 0u) {
    return -actc_inf();
  }
  if (size > 0x7f800000u || bits == 0x7f800000u) {
    return x;
  }
  if (bits > 0x80000000u) {
    return actc_nan();
  }
  var n: i32 = -127;
  if (bits < 0x00800000u) {
    // Subnormal: bits 2^-149, converted from the integer, so that nothing can be flushed to 0.
    bits = bitcast<u32>(f32(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du; // 1 - sqrt(1/2), in bits
  n = n + i32(bits >> 23u);
  return actc_log_near(f32(n), bitcast<f32>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
}

// log(1 + x), accurate for small x.
fn actc_log1p(x: f32) -> f32 {
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
  let n = i32((bitcast<u32>(1.0 + x) + 0x004afb0du) >> 23u) - 127;
  let s = actc_exp2i(-n);
  return actc_log_near(f32(n), x * s + (s - 1.0));
}

// The leading 12 bits of x.
fn actc_head(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}

// a^y for 0 < a < infinity and finite y: log2(a) in two words, times y in two words, to the exponent.
fn actc_pow_positive(a: f32, y: f32) -> f32 {
  var bits: u32 = bitcast<u32>(a);
  var n: i32 = -127;
  if (bits < 0x00800000u) {
    bits = bitcast<u32>(f32(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du;
  let e = f32(n + i32(bits >> 23u));
  // a = 2^e (1 + f); s = f/(2 + f) in two words, 2 + f too.
  let f = bitcast<f32>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0;
  let sum = 2.0 + f;
  let sum_high = actc_head(sum);
  let sum_low = f - (sum_high - 2.0);
  let s = f / sum;
  let s_high = actc_head(s);
  let s_low = ((f - s_high * sum_high) - s_high * sum_low) / sum;
  // log2(1 + f) = 2/log(2) (s + s^3/3 + ...); the factor is 2.884765625 + 0.00062445679.
  let z = s * s;
  let p = 0.33333334 + z * (0.2 + z * (0.14285715 + z * (0.11111111 + z * (
      0.09090909 + z * 0.07692308))));
  let product = 2.8847656 * s_high;
  let rest = 2.88539 * (s_low + s * z * p) + 0.0006244568 * s_high;
  let l_high = actc_head(e + (product + rest));
  let l_low = rest - ((l_high - e) - product);
  // y log2(a) in two words; its integer part is the exponent.
  let y_high = actc_head(y);
  let high = y_high * l_high;
  let low = (y - y_high) * l_high + y * l_low;
  if (high + low >= 128.0) {
    return actc_inf();
  }
  if (high + low < -151.0) {
    return 0.0;
  }
  let whole = floor(high + low + 0.5);
  let part = ((high - whole) + low) * 0.6931472;
  return actc_scale(1.0 + actc_expm1_near(part), i32(whole));
}

// x^y with the special cases of IEEE 754; NaN for x < 0 with y not an integer.
fn actc_pow(x: f32, y: f32) -> f32 {
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
  let a = abs(x);
  let infinity = actc_inf();
  // From 2^24 on every float is an even integer.
  let even = abs(y) >= 16777216.0 || floor(0.5 * y) == 0.5 * y;
  let odd = !even && floor(y) == y;
  var size: f32 = 1.0;
  if (a == 0.0 || a == infinity || (abs(y) == infinity && a != 1.0)) {
    size = select(0.0, infinity, (a > 1.0) == (y > 0.0));
  } else if (a != 1.0) {
    if (x < 0.0 && !even && !odd) {
      return actc_nan();
    }
    size = actc_pow_positive(a, y);
  } else if (!even && !odd) {
    return actc_nan();
  }
  return select(size, actc_with_sign(size, x), odd);
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_base2_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus_base2(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_base2_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_base2_dx(actc_at_x));
  }
}
