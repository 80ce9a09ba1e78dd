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
fn leaky_relu(x: f32, alpha: f32) -> f32 {
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
