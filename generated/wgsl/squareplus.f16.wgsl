// Squareplus: A smooth rectifier by algebraic operations alone.
//
// Made by activation-compiler from squareplus.yaml; do not edit. The file stands alone.
//
// b: how wide the curved region is; b >= 0; by default 4
//
// Accuracy, worst error as executed: squareplus 0.5 ulp at x = -884.5, b = 4; squareplus_db 0.5 ulp at x
//     = -0.0184478759765625, b = 0.30000001192092896; squareplus_dx 0.5 ulp at x = -0.0036106109619140625, b
//     = 0.30000001192092896.
//
// Source: Barron, J. T. (2021). Squareplus: a softplus-like algebraic rectifier. arXiv:2112.11687.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// squareplus(x, b) = (x + sqrt(x^2 + b))/2
fn squareplus(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t2 = -x;
    let t3 = sqrt(b);
    let t4 = max(t2, t3);
    let t7 = min(t2, t3) / t4;
    return 0.5 * b / t4 / (sqrt(1.0 + t7 * t7) - x / t4);
  }
  if (x > 0.0) {
    let t15 = sqrt(b);
    let t16 = max(t15, x);
    let t19 = min(t15, x) / t16;
    return 0.5 * x + 0.5 * t16 * sqrt(1.0 + t19 * t19);
  }
  return (x + sqrt(x * x + b)) / 2.0;
}

// First derivative in x
// squareplus_dx(x, b) =
//   0 if x == 0 and b == 0
//   (1 + 2*x/(2*sqrt(x^2 + b)))/2 otherwise
fn squareplus_dx(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    let t2 = -x;
    let t3 = sqrt(b);
    let t4 = max(t2, t3);
    let t7 = min(t2, t3) / t4;
    let t10 = sqrt(1.0 + t7 * t7);
    return 0.5 * b / t4 / t10 / (t4 * t10 - x);
  }
  let t15 = sqrt(b);
  let t16 = max(t15, x);
  let t19 = min(t15, x) / t16;
  return 0.5 * (1.0 + x / t16 / sqrt(1.0 + t19 * t19));
}

// Second derivative in x
// squareplus_dxx(x, b) =
//   0 if x == 0 and b == 0
//   (4*sqrt(x^2 + b) - 2*x*(2*(2*x/(2*sqrt(x^2 + b)))))/(2*sqrt(x^2 + b))^2/2 otherwise
fn squareplus_dxx(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && b == 0.0) {
    return 0.0;
  }
  if (x < 0.0) {
    let t2 = -x;
    let t3 = sqrt(b);
    let t4 = max(t2, t3);
    let t9 = min(t2, t3) / t4;
    let t11 = 1.0 + t9 * t9;
    return 0.5 * b / t4 / t4 / t4 / (t11 * sqrt(t11));
  }
  let t16 = sqrt(b);
  let t17 = max(t16, x);
  let t22 = min(t16, x) / t17;
  let t24 = 1.0 + t22 * t22;
  return 0.5 * b / t17 / t17 / t17 / (t24 * sqrt(t24));
}

// First derivative in b
// squareplus_db(x, b) = 1/(2*sqrt(x^2 + b))/2
fn squareplus_db(x: f32, b: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(b) || !(b >= 0.0)) { return actc_nan(); }
  if (x < 0.0) {
    let t1 = -x;
    let t2 = sqrt(b);
    let t3 = max(t1, t2);
    let t5 = min(t1, t2) / t3;
    return 0.25 / (t3 * sqrt(1.0 + t5 * t5));
  }
  let t11 = sqrt(b);
  let t12 = max(t11, x);
  let t15 = min(t11, x) / t12;
  return 0.25 / t12 / sqrt(1.0 + t15 * t15);
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
  b: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f16>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f16>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f16>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f16>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f16>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in b of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn squareplus_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(squareplus(actc_at_x, actc_parameters.b));
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn squareplus_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * squareplus_dx(actc_at_x, actc_parameters.b));
    actc_dparameters[actc_i] = f16(actc_at_dy * squareplus_db(actc_at_x, actc_parameters.b));
  }
}
