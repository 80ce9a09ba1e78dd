// Sigmoid linear unit: The input times the logistic function of it.
//
// Made by activation-compiler from silu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: silu 0.5 ulp at x = -0.00048828125; silu_dx 0.5 ulp at x =
//     0.00732421875.
//
// Source: Elfwing, S.; Uchibe, E.; Doya, K. (2018). Sigmoid-weighted linear units for neural network
//     function approximation in reinforcement learning. Neural Networks 107.
// Source: Ramachandran, P.; Zoph, B.; Le, Q. V. (2017). Searching for activation functions.
//     arXiv:1710.05941.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// silu(x) = x*logistic(x)
// silu(x) = x*(1/(1 + exp(-x)))
fn silu(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t2 = actc_exp(0.5 * x);
    return t2 * x * t2 / (t2 * t2 + 1.0);
  }
  return x / (1.0 + actc_exp(-x));
}

// First derivative in x
// silu_dx(x) = 1/(1 + exp(-x)) + x*(exp(-x)/(1 + exp(-x))^2)
fn silu_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.515625 && x < -1.03125) {
    let t3 = actc_keep(actc_keep(x + 1.2784646, x) - 1.29792825e-8, x) - 1.1257466e-16;
    let t5 = actc_keep(actc_keep(t3, x) - 7.0217037e-25, x) + 3.9077668e-33;
    let t9 = 8.5986704e-7 + t5 * (-3.4841538e-8 + t5 * (-9.1576275e-8));
    let t13 = -0.000002942627 + t5 * (0.0000023464327 + t5 * t9);
    let t17 = -0.000040905343 + t5 * (-0.000029733561 + t5 * t13);
    let t21 = 0.00079852185 + t5 * (0.00018570725 + t5 * t17);
    let t25 = -0.006606589 + t5 * (0.0001266274 + t5 * t21);
    let t30 = t5 * (0.018874815 + t5 * (-0.015222656 + t5 * t25));
    return t5 * (0.2178117 + t5 * (0.1466488 + t30));
  }
  if (x < 0.0) {
    let t36 = actc_exp(0.5 * x);
    let t38 = t36 * t36 + 1.0;
    return t36 * (t38 + x) * t36 / (t38 * t38);
  }
  let t45 = actc_exp(-x);
  let t46 = 1.0 + t45;
  return 1.0 / t46 + t45 * x / t46 / t46;
}

// Second derivative in x
// silu_dxx(x) = exp(-x)/(1 + exp(-x))^2 + (exp(-x)/(1 + exp(-x))^2 + x*((exp(-x)*(2*(exp(-x)*(1 +
//     exp(-x)))) - exp(-x)*(1 + exp(-x))^2)/(1 + exp(-x))^4))
fn silu_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > 2.15625 && x < 2.640625) {
    let t3 = actc_keep(actc_keep(x - 2.3993573, x) + 3.8362707e-8, x) - 6.2873795e-16;
    let t5 = actc_keep(actc_keep(t3, x) + 7.024931e-24, x) - 2.4759985e-31;
    let t9 = 3.144892e-7 + t5 * (-7.893272e-9 + t5 * (-2.287886e-8));
    let t13 = 0.0000012461603 + t5 * (-0.0000011906487 + t5 * t9);
    let t17 = -0.000047450743 + t5 * (0.0000084323865 + t5 * t13);
    let t21 = 0.0001151307 + t5 * (0.00009644059 + t5 * t17);
    let t25 = 0.0038628168 + t5 * (-0.0013663697 + t5 * t21);
    let t29 = -0.022487259 + t5 * (-0.0018366701 + t5 * t25);
    return t5 * (-0.09153052 + t5 * (0.07629587 + t5 * t29));
  }
  if (x > -2.640625 && x < -2.15625) {
    let t37 = actc_keep(actc_keep(x + 2.3993573, x) - 3.8362707e-8, x) + 6.2873795e-16;
    let t39 = actc_keep(actc_keep(t37, x) - 7.024931e-24, x) + 2.4759985e-31;
    let t43 = -3.144892e-7 + t39 * (-7.893272e-9 + t39 * 2.2878863e-8);
    let t47 = -0.0000012461603 + t39 * (-0.0000011906487 + t39 * t43);
    let t51 = 0.000047450743 + t39 * (0.0000084323865 + t39 * t47);
    let t55 = -0.0001151307 + t39 * (0.00009644059 + t39 * t51);
    let t59 = -0.0038628168 + t39 * (-0.0013663697 + t39 * t55);
    let t63 = 0.022487259 + t39 * (-0.0018366701 + t39 * t59);
    return t39 * (0.09153052 + t39 * (0.07629587 + t39 * t63));
  }
  if (x < 0.0) {
    let t70 = actc_exp(0.5 * x);
    let t72 = t70 * t70 + 1.0;
    let t79 = t70 * (2.0 * t72 - x * actc_expm1(x)) * t70 / t72;
    return t79 / t72 / t72;
  }
  let t83 = actc_exp(-0.5 * x);
  let t85 = 1.0 + t83 * t83;
  return t83 * (2.0 * t85 + x * actc_expm1(-x)) * t83 / (t85 * t85 * t85);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_inf() -> f32 {
  var bits: u32 = 0x7f800000u;
  return bitcast<f32>(bits);
}

// v as it is, for finite x: xor with a zero that no compiler can know. Between two constants that are taken off one
// after the other it keeps them from being added first, which would round away what the second is for.
fn actc_keep(v: f32, x: f32) -> f32 {
  let zero = ((bitcast<u32>(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
  return bitcast<f32>(bitcast<u32>(v) ^ zero);
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
fn silu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(silu(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn silu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * silu_dx(actc_at_x));
  }
}
