// Logistic function: A smooth step from 0 to 1; the derivative of softplus.
//
// Made by activation-compiler from logistic.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: logistic 0.5 ulp at x = 0.0107421875; logistic_dx 0.5 ulp at x =
//     -0.69140625.
//
// Source: Verhulst, P.-F. (1838)
// Source: Wikipedia: Logistic function
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// logistic(x) = 1/(1 + exp(-x))
fn logistic(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    let t1 = actc_exp(x);
    return t1 / (t1 + 1.0);
  }
  return 1.0 / (1.0 + actc_exp(-x));
}

// First derivative in x
// logistic_dx(x) = exp(-x)/(1 + exp(-x))^2
fn logistic_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t3 = actc_exp(-abs(x));
  let t4 = 1.0 + t3;
  return t3 / t4 / t4;
}

// Second derivative in x
// logistic_dxx(x) = (exp(-x)*(2*(exp(-x)*(1 + exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4
fn logistic_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    let t1 = actc_exp(x);
    let t4 = t1 + 1.0;
    return -(t1 * actc_expm1(x) / (t4 * t4 * t4));
  }
  let t9 = -x;
  let t10 = actc_exp(t9);
  let t13 = 1.0 + t10;
  return t10 * actc_expm1(t9) / (t13 * t13 * t13);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
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

// exp(x) - 1 without cancellation: 2^n (exp(r) - 1) + (2^n - 1).
fn actc_expm1(x: f32) -> f32 {
  if (abs(x) < 5.9604645e-8) {
    return x;
  }
  if (x > 88.72283) {
    return actc_inf();
  }
  if (x < -18.0) {
    return -1.0;
  }
  let n = floor(x * 1.442695 + 0.5);
  if (n == 0.0) {
    return actc_expm1_near(x);
  }
  let r = (x - n * 0.6933594) + n * 0.00021219444;
  let half_scale = actc_exp2i(i32(n) - 1);
  return 2.0 * (half_scale * actc_expm1_near(r) + (half_scale - 0.5));
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
fn logistic_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(logistic(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn logistic_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * logistic_dx(actc_at_x));
  }
}
