// Density of the normal distribution: The density of the standard normal distribution, the derivative of
// normal_cdf.
//
// Made by activation-compiler from normal_pdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_pdf 0.5 ulp at x = -2.564453125; normal_pdf_dx 0.5 ulp at x =
//     -0.23388671875.
//
// Source: Wikipedia: Normal distribution

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// normal_pdf(x) = exp(-x^2/2)/sqrt(2*pi)
fn normal_pdf(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t1 = abs(x);
  let t4 = floor(16.0 * min(64.0, t1));
  let t8 = 0.3989423 * actc_exp(-0.001953125 * (t4 * t4)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  let t9 = 0.0625 * t4;
  return t8 * actc_exp(0.5 * (t9 - t1) * (t1 + t9));
}

// First derivative in x
// normal_pdf_dx(x) = -(x*exp(-(x^2/2))/sqrt(2*pi))
fn normal_pdf_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  let t1 = abs(x);
  let t4 = floor(16.0 * min(64.0, t1));
  let t7 = actc_exp(-0.0009765625 * (t4 * t4));
  let t9 = 0.0625 * t4;
  let t15 = t7 * 0.3989423 * actc_exp(0.5 * (t9 - t1) * (t1 + t9)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  return -(t15 * x * t7);
}

// Second derivative in x
// normal_pdf_dxx(x) = -((exp(-(x^2/2)) - x*(x*exp(-(x^2/2))))/sqrt(2*pi))
fn normal_pdf_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  let t1 = abs(x);
  let t4 = floor(16.0 * min(64.0, t1));
  let t7 = actc_exp(-0.0009765625 * (t4 * t4));
  let t9 = 0.0625 * t4;
  let t15 = t7 * 0.3989423 * actc_exp(0.5 * (t9 - t1) * (t1 + t9)); // 0.3989423 is 1/(sqrt(2)*sqrt(pi))
  return t15 * (x - 1.0) * (1.0 + x) * t7;
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
fn normal_pdf_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(normal_pdf(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn normal_pdf_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * normal_pdf_dx(actc_at_x));
  }
}
