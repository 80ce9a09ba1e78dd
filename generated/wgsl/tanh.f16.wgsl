// Hyperbolic tangent: A smooth step from -1 to 1, odd; a scaled and shifted logistic function.
//
// Made by activation-compiler from tanh.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: tanh 0.5 ulp at x = -0.0283966064453125; tanh_dx 0.5 ulp at x =
//     -0.345703125.
//
// Source: Wikipedia: Hyperbolic functions
// Source: Wikipedia: Activation function

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// tanh(x) = tanh(x)
fn tanh(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return actc_tanh(x);
}

// First derivative in x
// tanh_dx(x) = 1 - tanh(x)^2
fn tanh_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t3 = actc_exp(-2.0 * abs(x));
  let t5 = 1.0 + t3;
  return 4.0 * t3 / t5 / t5;
}

// Second derivative in x
// tanh_dxx(x) = -(2*tanh(x)*(1 - tanh(x)^2))
fn tanh_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t3 = actc_exp(-abs(x));
  let t9 = 1.0 + t3 * t3;
  return -(t3 * 8.0 * actc_tanh(x) * t3 / t9 / t9);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_inf() -> f32 {
  var bits: u32 = 0x7f800000u;
  return bitcast<f32>(bits);
}

// magnitude with the sign of x; magnitude is not negative.
fn actc_with_sign(magnitude: f32, x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(magnitude) | (bitcast<u32>(x) & 0x80000000u));
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

// A polynomial near 0; 1 - 2/(exp(2 |x|) + 1); 1 from 9.1 on, which is right in float32.
fn actc_tanh(x: f32) -> f32 {
  let a = abs(x);
  if (a < 0.00024414063) {
    return x;
  }
  if (a > 9.1) {
    return actc_with_sign(1.0, x);
  }
  if (a < 0.625) {
    let z = x * x;
    let p = -0.33333334 + z * (0.13333304 + z * (-0.053959258 + z * (0.021768918 + z * (
      -0.008343945 + z * 0.002292745))));
    return x + x * z * p;
  }
  return actc_with_sign(1.0 - 2.0 / (actc_exp(2.0 * a) + 1.0), x);
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
fn tanh_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(tanh(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn tanh_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * tanh_dx(actc_at_x));
  }
}
