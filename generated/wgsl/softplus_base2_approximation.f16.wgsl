// Approximation of softplus to base 2: Softplus to base 2 by one exponential and no logarithm.
//
// Made by activation-compiler from softplus_base2_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_base2_approximation 0.5 ulp at x = 0.0009765625;
//     softplus_base2_approximation_dx 0.5 ulp at x = -0.013916015625.
//
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus_base2_approximation(x) =
//   1 if x == 0
//   x/(1 - exp(-x)) otherwise
fn softplus_base2_approximation(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 1.0;
  }
  if (x < 0.0) {
    let t2 = actc_exp(0.5 * x);
    return t2 * x * t2 / actc_expm1(x);
  }
  return -(x / actc_expm1(-x));
}

// First derivative in x
// softplus_base2_approximation_dx(x) =
//   0.5 if x == 0
//   (1 - exp(-x) - x*exp(-x))/(1 - exp(-x))^2 otherwise
fn softplus_base2_approximation_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.5;
  }
  if (x > -1.0 && x < 1.0) {
    let t1 = x * x;
    let t5 = -5.422141e-12 + t1 * (1.5338879e-13 + t1 * (-3.7891553e-15));
    let t9 = -6.3410277e-9 + t1 * (1.8735456e-10 + t1 * t5);
    let t13 = -0.000006613757 + t1 * (2.0876757e-7 + t1 * t9);
    let t17 = -0.0055555557 + t1 * (0.0001984127 + t1 * t13);
    return 0.5 + x * (0.16666667 + t1 * t17);
  }
  if (x < 0.0) {
    let t23 = actc_exp(0.5 * x);
    let t24 = actc_expm1(x);
    return t23 * (t24 - x) * t23 / (t24 * t24);
  }
  let t31 = actc_exp(-x);
  let t32 = 1.0 - t31;
  return (t32 - x * t31) / t32 / t32;
}

// Second derivative in x
// softplus_base2_approximation_dxx(x) =
//   1/6 if x == 0
//   ((exp(-x) - (exp(-x) - x*exp(-x)))*(1 - exp(-x))^2 - (1 - exp(-x) - x*exp(-x))*(2*(exp(-x)*(1 -
//       exp(-x)))))/(1 - exp(-x))^4 otherwise
fn softplus_base2_approximation_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.16666667; // 0.16666667 is 1/6
  }
  if (x > -1.0 && x < 1.0) {
    let t1 = x * x;
    let t5 = -8.132434e-11 + t1 * (2.6032067e-12 + t1 * (-7.095839e-14));
    let t10 = t1 * (-6.97513e-8 + t1 * (2.435602e-9 + t1 * t5));
    let t13 = -0.000046296296 + t1 * (0.0000018789082 + t10);
    let t17 = -0.016666668 + t1 * (0.0009920635 + t1 * t13);
    return 0.16666667 + t1 * t17;
  }
  if (x < 0.0) {
    let t21 = actc_exp(0.5 * x);
    let t25 = actc_expm1(x);
    let t29 = t21 * (x * (t21 * t21 + 1.0) - 2.0 * t25) * t21;
    return t29 / (t25 * t25 * t25);
  }
  let t34 = actc_exp(-0.5 * x);
  let t40 = actc_expm1(-x);
  let t44 = t34 * (x * (-(t34 * t34) - 1.0) - 2.0 * t40) * t34;
  return t44 / (t40 * t40 * t40);
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
fn softplus_base2_approximation_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus_base2_approximation(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_base2_approximation_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_base2_approximation_dx(actc_at_x));
  }
}
