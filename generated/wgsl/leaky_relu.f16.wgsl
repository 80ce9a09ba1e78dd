// Leaky ReLU: A rectifier that lets a small multiple of negative inputs pass.
//
// Made by activation-compiler from leaky_relu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; alpha >= 0; by default 0.01
//
// Accuracy, worst error as executed: leaky_relu 0.5 ulp at x = -64.125, alpha = 2.5; leaky_relu_dalpha 0
//     ulp at x = Infinity, alpha = 0.009999999776482582; leaky_relu_dx 0.28 ulp at x = 0, alpha =
//     0.009999999776482582.
//
// Source: Maas, A. L.; Hannun, A. Y.; Ng, A. Y. (2013). Rectifier nonlinearities improve neural network
//     acoustic models. ICML.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// leaky_relu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
fn leaky_relu_ordinary(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x < -3.402823466e38 && alpha == 0.0) { // -3.402823466e38 is -largest
    return 0.0;
  }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  if (x > 0.0) {
    return x;
  }
  return alpha * x;
}

fn leaky_relu_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return actc_nan();
    }
    return actc_inf();
  }
  if (x < 2.0000002) {
    return x;
  }
  return x;
}

fn leaky_relu_leaf1(x: f32, alpha: f32) -> f32 {
  if (x == 0.0) {
    return x;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return -actc_inf();
    }
    return actc_nan();
  }
  let t0 = actc_significand(x);
  let t1 = actc_exponent(x);
  let t2 = actc_parameter_significand(alpha);
  let t3 = actc_parameter_exponent(alpha);
  let t4 = actc_pair(t0);
  let t5 = actc_pair(t2);
  let t6 = actc_product(t4, t5);
  let t7 = t6.x + t6.y;
  return actc_scaled_far(t7, t1 + t3);
}

fn leaky_relu(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return leaky_relu_ordinary(x, alpha);
  }
  if (x > 0.0) {
    return leaky_relu_leaf0(x);
  }
  return leaky_relu_leaf1(x, alpha);
}

// First derivative in x
// leaky_relu_dx(x, alpha) =
//   1 if x > 0
//   alpha otherwise
fn leaky_relu_dx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// leaky_relu_dxx(x, alpha) = 0
fn leaky_relu_dxx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  return 0.0;
}

// First derivative in alpha
// leaky_relu_dalpha(x, alpha) =
//   0 if x > 0
//   x otherwise
fn leaky_relu_dalpha(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x > 0.0) {
    return 0.0;
  }
  return x;
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

// The leading 12 significant bits of x.
fn actc_head(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}

// 2^n for -126 <= n <= 127, 0 for -127.
fn actc_power_of_two(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}

// The same in three steps, for all x.
fn actc_scaled_far(x: f32, n: i32) -> f32 {
  let m = min(max(n, -378), 381);
  let last = min(max(m, -126), 127);
  let middle = min(max(m - last, -126), 127);
  return ((x * actc_power_of_two((m - last) - middle)) * actc_power_of_two(middle)) * actc_power_of_two(last);
}

// A float of 24 bits as a pair.
fn actc_pair(x: f32) -> vec2<f32> {
  let h = actc_head(x);
  let l = x - h;
  return vec2<f32>(h, l);
}

// a b of two pairs; its head has 24 bits.
fn actc_product(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let p = a.x * b.x;
  let l = a.x * b.y + a.y * (b.x + b.y);
  return vec2<f32>(p, l);
}

// Is x 0 or infinite?
fn actc_is_end(x: f32) -> bool {
  return x == 0.0 || (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of x = m 2^e, m in [1, 2) up to its sign, x not 0; subnormal x by way of an integer, which nothing flushes.
fn actc_exponent(x: f32) -> i32 {
  let size = bitcast<u32>(x) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return i32(bitcast<u32>(f32(size)) >> 23u) - 276;
  }
  return i32(size >> 23u) - 127;
}

// m, with the sign of x.
fn actc_significand(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  var size: u32 = bits & 0x7fffffffu;
  if (size < 0x00800000u) {
    size = bitcast<u32>(f32(size));
  }
  return bitcast<f32>((bits & 0x80000000u) | 0x3f800000u | (size & 0x007fffffu));
}

// e of a parameter |p| = m 2^e; far out for 0, which stands for subnormal numbers too, and for infinity.
fn actc_parameter_exponent(p: f32) -> i32 {
  let size = bitcast<u32>(p) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return 0 - 100000;
  }
  if (size >= 0x7f800000u) {
    return 100000;
  }
  return i32(size >> 23u) - 127;
}

fn actc_parameter_significand(p: f32) -> f32 {
  return bitcast<f32>(0x3f800000u | (bitcast<u32>(p) & 0x007fffffu));
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
  alpha: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in alpha of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn leaky_relu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(leaky_relu(actc_at_x, actc_parameters.alpha));
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn leaky_relu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * leaky_relu_dx(actc_at_x, actc_parameters.alpha));
    actc_dparameters[actc_i] = f16(actc_at_dy * leaky_relu_dalpha(actc_at_x, actc_parameters.alpha));
  }
}
