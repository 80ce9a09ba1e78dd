// Distribution function of the normal distribution: The probability that a standard normal variable is at
// most x.
//
// Made by activation-compiler from normal_cdf.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: normal_cdf 0.5 ulp at x = -0.56005859375; normal_cdf_dx 0.5 ulp at x
//     = -2.564453125.
//
// Source: Wikipedia: Normal distribution

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// normal_cdf(x) = (1 + erf(x/sqrt(2)))/2
fn normal_cdf(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (x < 0.0) {
    let t4 = floor(16.0 * min(64.0, -x));
    let t9 = 0.0625 * t4;
    let t15 = 0.5 * actc_exp(-0.001953125 * (t4 * t4)) * actc_exp(0.5 * (x + t9) * (t9 - x));
    return t15 * actc_erfcx(-(0.70710677 * x)); // 0.70710677 is 1/sqrt(2)
  }
  return 0.5 * actc_erfc(-(0.70710677 * x)); // 0.70710677 is 1/sqrt(2)
}

// First derivative in x
// normal_cdf_dx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
fn normal_cdf_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  let t1 = abs(x);
  let t4 = floor(16.0 * min(64.0, t1));
  let t8 = 0.3989423 * actc_exp(-0.001953125 * (t4 * t4)); // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  let t9 = 0.0625 * t4;
  return t8 * actc_exp(0.5 * (t9 - t1) * (t1 + t9));
}

// Second derivative in x
// normal_cdf_dxx(x) = -(0.5*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))))
fn normal_cdf_dxx(x: f32) -> f32 {
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

// erf for |x| <= 1; 2/sqrt(pi) x for tiny x, where x p might be flushed to 0.
fn actc_erf_near(x: f32) -> f32 {
  if (abs(x) < 1.0e-30) {
    return 1.1283792 * x;
  }
  let z = x * x;
  let p = 0.12837917 + z * (-0.37612638 + z * (0.11283782 + z * (-0.02686543 + z * (
      0.0052210316 + z * (-0.00084840803 + z * (0.00011265959 + z * -0.000009667046))))));
  return x + x * p;
}

// exp(a^2) erfc(a) for a >= 0 (Shepherd and Laframboise).
fn actc_erfcx_positive(a: f32) -> f32 {
  if (a > 10000000000000000000.0) {
    return 0.5641896 / a;
  }
  let q = (a - 4.0) / (a + 4.0);
  let p = 0.23299512 + q * (-0.13962112 + q * (0.01537977 + q * (0.06809701 + q * (
      -0.10104095 + q * (0.09373351 + q * (-0.066318996 + q * (0.03716341 + q * (
      -0.01623049 + q * (0.005044032 + q * (-0.00070904626 + q * (-0.00021785505 + q * (
      0.00011417932 + q * -0.000009407572))))))))))));
  return (1.0 + actc_keep(p, a)) / (1.0 + 2.0 * a);
}

// exp(way a^2) for way = 1 or -1: a^2 = h^2 + (a - h)(a + h), h of 12 bits.
fn actc_exp_square(a: f32, way: f32) -> f32 {
  let h = bitcast<f32>(bitcast<u32>(a) & 0xfffff000u);
  let e = actc_exp(way * (h * h));
  return e * (1.0 + actc_expm1_near(way * ((a - h) * (a + h))));
}

fn actc_erfc(x: f32) -> f32 {
  if (abs(x) <= 0.5) {
    return 1.0 - actc_erf_near(x);
  }
  let a = abs(x);
  if (a > 10.1) {
    return select(0.0, 2.0, x < 0.0);
  }
  let tail = actc_exp_square(a, -1.0) * actc_erfcx_positive(a);
  return select(tail, 2.0 - tail, x < 0.0);
}

// exp(x^2) erfc(x).
fn actc_erfcx(x: f32) -> f32 {
  let a = abs(x);
  if (a <= 0.5) {
    return actc_exp(x * x) * (1.0 - actc_erf_near(x));
  }
  if (x > 0.0) {
    return actc_erfcx_positive(a);
  }
  if (x < -9.5) {
    return actc_inf();
  }
  return 2.0 * actc_exp_square(a, 1.0) - actc_erfcx_positive(a);
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
fn normal_cdf_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(normal_cdf(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn normal_cdf_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * normal_cdf_dx(actc_at_x));
  }
}
