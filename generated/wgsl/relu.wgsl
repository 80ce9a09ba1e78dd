// Rectified linear unit: Passes positive inputs unchanged and gives 0 for all others.
//
// Made by activation-compiler from relu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: relu 0 ulp at x = -3.4028234663852886e+38; relu_dx 0 ulp at x =
//     -3.4028234663852886e+38; relu_dxx 0 ulp at x = -3.4028234663852886e+38.
//
// Source: Fukushima, K. (1969). Visual feature extraction by a multilayered network of analog threshold
//     elements. IEEE Transactions on Systems Science and Cybernetics 5(4).
// Source: Nair, V.; Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann machines.
//     ICML.
// Source: Wikipedia: Rectifier (neural networks)

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// relu(x) =
//   x if x > 0
//   0 otherwise
fn relu(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return x;
  }
  return 0.0;
}

// First derivative in x
// relu_dx(x) =
//   1 if x > 0
//   0 otherwise
fn relu_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x > 0.0) {
    return 1.0;
  }
  return 0.0;
}

// Second derivative in x
// relu_dxx(x) = 0
fn relu_dxx(x: f32) -> f32 {
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

@group(0) @binding(0) var<storage, read> actc_x: array<f32>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f32>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f32>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f32>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn relu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = relu(actc_at_x);
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn relu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * relu_dx(actc_at_x);
  }
}
