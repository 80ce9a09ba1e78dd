// Parametric ReLU: A leaky rectifier whose slope for negative inputs is learned.
//
// Made by activation-compiler from prelu.yaml; do not edit. The file stands alone.
//
// alpha: slope for negative inputs; any real number; by default 0.25; learned in training
//
// Accuracy, worst error as executed: prelu 0.5 ulp at x = -0.00024402141571044922, alpha = 0.25;
//     prelu_dalpha 0 ulp at x = Infinity, alpha = 0.25; prelu_dx 0 ulp at x = Infinity, alpha = 0.25.
//
// Source: He, K.; Zhang, X.; Ren, S.; Sun, J. (2015). Delving deep into rectifiers: surpassing
//     human-level performance on ImageNet classification. ICCV.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// prelu(x, alpha) =
//   x if x > 0
//   alpha*x otherwise
fn prelu(x: f32, alpha: f32) -> f32 {
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
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(prelu(actc_at_x, actc_parameters.alpha));
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
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * prelu_dx(actc_at_x, actc_parameters.alpha));
    actc_dparameters[actc_i] = f16(actc_at_dy * prelu_dalpha(actc_at_x, actc_parameters.alpha));
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
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_channel = (actc_i / actc_channels.actc_inner) % actc_channels.actc_channels;
    actc_y[actc_i] = f16(prelu(actc_at_x, actc_learned[actc_channel]));
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
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_channel = (actc_i / actc_channels.actc_inner) % actc_channels.actc_channels;
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * prelu_dx(actc_at_x, actc_learned[actc_channel]));
    actc_dparameters[actc_i] = f16(actc_at_dy * prelu_dalpha(actc_at_x, actc_learned[actc_channel]));
  }
}
