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

// prelu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
fn prelu_ordinary(x: f32, alpha: f32) -> f32 {
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
  return alpha * x;
}

fn prelu_leaf0(x: f32) -> f32 {
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

fn prelu_leaf1a(x: f32, alpha: f32) -> f32 {
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

fn prelu_leaf1b(x: f32, alpha: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return actc_inf();
    }
    return actc_nan();
  }
  let t0 = actc_significand(x);
  let t1 = actc_exponent(x);
  let t2 = -t0;
  let t3 = actc_parameter_significand(alpha);
  let t4 = actc_parameter_exponent(alpha);
  let t5 = actc_pair(t2);
  let t6 = actc_pair(t3);
  let t7 = actc_product(t5, t6);
  let t8 = t7.x + t7.y;
  return actc_scaled_far(t8, t1 + t4);
}

fn prelu_leaf1(x: f32, alpha: f32) -> f32 {
  if (alpha < 0.0) {
    return prelu_leaf1b(x, alpha);
  }
  return prelu_leaf1a(x, alpha);
}

fn prelu(x: f32, alpha: f32) -> f32 {
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
fn prelu_dalpha(x: f32, alpha: f32) -> f32 {
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
fn prelu_dx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  if (x > 0.0) {
    return 1.0;
  }
  return alpha;
}

// Second derivative in x
// prelu_dxx(x, alpha) = 0
fn prelu_dxx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha)) { return actc_nan(); }
  return 0.0;
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

@group(0) @binding(0) var<storage, read> actc_x: array<f32>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f32>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f32>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f32>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f32>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

struct ActcChannels {
  actc_channels: u32, // number of channels
  actc_inner: u32, // elements in a row that belong to one channel
}

@group(0) @binding(6) var<storage, read> actc_learned: array<f32>;
@group(0) @binding(7) var<uniform> actc_channels: ActcChannels;
// dparameters[0 n + i] is the gradient in alpha of element i.
// learned[0 channels + c] is alpha of channel c.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn prelu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = prelu(actc_at_x, actc_parameters.alpha);
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn prelu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * prelu_dx(actc_at_x, actc_parameters.alpha);
    actc_dparameters[actc_i] = actc_at_dy * prelu_dalpha(actc_at_x, actc_parameters.alpha);
  }
}

// y = f(x), learned parameters by channel.
@compute @workgroup_size(actc_workgroup)
fn prelu_forward_channels(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_channel = (actc_i / actc_channels.actc_inner) % actc_channels.actc_channels;
    actc_y[actc_i] = prelu(actc_at_x, actc_learned[actc_channel]);
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element, learned parameters by channel.
@compute @workgroup_size(actc_workgroup)
fn prelu_backward_channels(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_channel = (actc_i / actc_channels.actc_inner) % actc_channels.actc_channels;
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * prelu_dx(actc_at_x, actc_learned[actc_channel]);
    actc_dparameters[actc_i] = actc_at_dy * prelu_dalpha(actc_at_x, actc_learned[actc_channel]);
  }
}
