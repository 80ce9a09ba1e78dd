// Heaviside step function: 1 for positive inputs, else 0; the derivative of the rectifier away from 0.
//
// Made by activation-compiler from heaviside.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: heaviside 0 ulp at x = Infinity; heaviside_dx 0 ulp at x = Infinity.
//
// Source: Wikipedia: Heaviside step function
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// heaviside(x) =
//   1 if x > 0
//   0 otherwise
fn heaviside(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return 1.0;
  }
  return 0.0;
}

// First derivative in x
// heaviside_dx(x) = 0
fn heaviside_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return 0.0;
}

// Second derivative in x
// heaviside_dxx(x) = 0
fn heaviside_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return 0.0;
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
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
fn heaviside_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(heaviside(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn heaviside_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * heaviside_dx(actc_at_x));
  }
}
