// Softplus: A smooth approximation of the rectifier; its derivative is the logistic function.
//
// Made by activation-compiler from softplus.yaml; do not edit. The file stands alone.
//
// k: sharpness; k > 0; by default 1
//
// Accuracy, worst error as executed: softplus 0.501 ulp at x = -10408, k = 0.0010000000474974513;
//     softplus_dk 0.5 ulp at x = -0.18701171875, k = 0.30000001192092896; softplus_dx 0.5 ulp at x =
//     -12.7109375, k = 0.30000001192092896.
//
// Source: Dugas, C.; Bengio, Y.; Bélisle, F.; Nadeau, C.; Garcia, R. (2001). Incorporating second-order
//     functional knowledge for better option pricing. NIPS.
// Source: Glorot, X.; Bordes, A.; Bengio, Y. (2011). Deep sparse rectifier neural networks. AISTATS.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus(x, k) = log(1 + exp(k*x))/k
fn softplus(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    return actc_log1p(actc_exp(k * x)) / k;
  }
  let t5 = k * x;
  return (t5 + actc_log1p(actc_exp(-t5))) / k;
}

// First derivative in x
// softplus_dx(x, k) = k*exp(k*x)/(1 + exp(k*x))/k
fn softplus_dx(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    let t2 = actc_exp(k * x);
    return t2 / (1.0 + t2);
  }
  return 1.0 / (actc_exp(-(k * x)) + 1.0);
}

// Second derivative in x
// softplus_dxx(x, k) = (k*(k*exp(k*x))*(1 + exp(k*x)) - k*exp(k*x)*(k*exp(k*x)))/(1 + exp(k*x))^2/k
fn softplus_dxx(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    let t3 = actc_exp(0.5 * k * x);
    let t5 = t3 * k * k;
    let t6 = t3 * t3;
    let t7 = 1.0 + t6;
    return (t5 * t7 * t3 - t5 * t6 * t3) / t7 / t7 / k;
  }
  let t18 = actc_exp(-(k * x));
  let t20 = t18 + 1.0;
  return t18 * k / t20 / t20;
}

// First derivative in k
// softplus_dk(x, k) = (x*exp(k*x)/(1 + exp(k*x))*k - log(1 + exp(k*x)))/k^2
fn softplus_dk(x: f32, k: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(k) || !(k > 0.0)) { return actc_nan(); }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t3 = actc_exp(0.5 * k * x);
    let t7 = t3 * t3;
    let t11 = t3 * x * k * t3 / (1.0 + t7) - actc_log1p(t7);
    return t11 / (k * k);
  }
  let t17 = actc_exp(-(0.5 * k * x));
  let t21 = t17 * t17;
  let t26 = -(t17 * x * k * t17 / (1.0 + t21)) - actc_log1p(t21);
  return t26 / k / k;
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

// exp by x = n log 2 + r; infinity from 88.7228394 on, 0 below -104.
fn actc_exp(x: f32) -> f32 {
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -104.0) {
    return 0.0;
  }
  let n = floor(x * 1.442695 + 0.5);
  let r = (x - n * 0.6933594) + n * 0.00021219444;
  return actc_scale(1.0 + actc_expm1_near(r), i32(n));
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

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
  k: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in k of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus(actc_at_x, actc_parameters.k));
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn softplus_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_dx(actc_at_x, actc_parameters.k));
    actc_dparameters[actc_i] = f16(actc_at_dy * softplus_dk(actc_at_x, actc_parameters.k));
  }
}
