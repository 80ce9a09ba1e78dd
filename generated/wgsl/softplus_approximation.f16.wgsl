// Approximation of softplus: Softplus at k = 1 by one exponential and no logarithm, at most 0.0092 too small.
//
// Made by activation-compiler from softplus_approximation.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: softplus_approximation 0.5 ulp at x = -0.00006395578384399414;
//     softplus_approximation_dx 0.5 ulp at x = -0.77001953125.
//
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// softplus_approximation(x) =
//   log(2) if x == 0
//   x/(1 - exp(-x/log(2))) otherwise
fn softplus_approximation(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.6931472; // 0.6931472 is log(2)
  }
  if (x > -1.0 && x < 1.0) {
    let t1 = x * x;
    let t5 = 1.5673615e-9 + t1 * (-8.0743044e-11 + t1 * 3.368815e-12);
    let t10 = t1 * (5.652406e-7 + t1 * (-2.977658e-8 + t1 * t5));
    let t14 = t1 * (0.00020667641 + t1 * (-0.000010754246 + t10));
    let t18 = x * (0.12022459 + t1 * (-0.0041705286 + t14));
    return 0.6931472 + x * (0.5 + t18);
  }
  if (x < 0.0) {
    let t24 = floor(16.0 * max(-1024.0, x));
    let t26 = actc_exp(0.045082092 * t24); // 0.045082092 is floor(4096/log(2))/131072
    // 0.000068087764 is 1/log(2) - floor(4096/log(2))/4096, 1.442627 is floor(4096/log(2))/4096
    let t32 = 0.000068087764 * x - -1.0 * (1.442627 * (x - 0.0625 * t24));
    return t26 * actc_exp(t32) * x * t26 / actc_expm1(1.442695 * x); // 1.442695 is 1/log(2)
  }
  return x / (1.0 - actc_exp(-(x / 0.6931472))); // 0.6931472 is log(2)
}

// First derivative in x
// softplus_approximation_dx(x) =
//   0.5 if x == 0
//   (1 - exp(-(x/log(2))) - x*(1/log(2)*exp(-(x/log(2)))))/(1 - exp(-(x/log(2))))^2 otherwise
fn softplus_approximation_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.5;
  }
  if (x > -1.0 && x < 1.0) {
    let t1 = x * x;
    let t5 = -1.3214055e-9 + t1 * (7.6240306e-11 + t1 * (-3.4620887e-12));
    let t9 = -3.5733754e-7 + t1 * (2.1973499e-8 + t1 * t5);
    let t13 = -0.00008603397 + t1 * (0.0000056524127 + t1 * t9);
    let t17 = -0.016682114 + t1 * (0.0012400585 + t1 * t13);
    return 0.5 + x * (0.24044918 + t1 * t17);
  }
  if (x < 0.0) {
    let t24 = floor(16.0 * max(-1024.0, x));
    let t26 = actc_exp(0.045082092 * t24); // 0.045082092 is floor(4096/log(2))/131072
    // 0.000068087764 is 1/log(2) - floor(4096/log(2))/4096, 1.442627 is floor(4096/log(2))/4096
    let t33 = 0.000068087764 * x - -1.0 * (1.442627 * (x - 0.0625 * t24));
    let t34 = actc_exp(t33);
    let t37 = actc_expm1(1.442695 * x); // 1.442695 is 1/log(2)
    let t43 = t26 * 0.6931472 * t34 * t37 * t26 - t26 * t34 * x * t26; // 0.6931472 is log(2)
    return 1.442695 * t43 / t37 / t37; // 1.442695 is 1/log(2)
  }
  let t49 = actc_exp(-(1.442695 * x)); // 1.442695 is 1/log(2)
  let t50 = 1.0 - t49;
  return (t50 - 1.442695 * t49 * x) / (t50 * t50); // 1.442695 is 1/log(2)
}

// Second derivative in x
// softplus_approximation_dxx(x): the formula is long; trace/softplus_approximation.md shows it.
fn softplus_approximation_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x == 0.0) {
    return 0.24044918; // 0.24044918 is 1/(6*log(2))
  }
  if (x > -1.0 && x < 1.0) {
    let t1 = x * x;
    let t5 = -3.5082305e-13 + t1 * (2.0674399e-14 + t1 * (-8.993671e-16));
    let t9 = -8.740253e-11 + t1 * (5.600148e-12 + t1 * t5);
    let t13 = -1.9860403e-8 + t1 * (1.3350032e-9 + t1 * t9);
    let t17 = -0.0000039307215 + t1 * (2.8567933e-7 + t1 * t13);
    let t21 = -0.0006022378 + t1 * (0.000050871717 + t1 * t17);
    let t26 = t1 * (-0.050046343 + t1 * (0.006200292 + t1 * t21));
    return 0.24044918 + t26;
  }
  if (x < 0.0) {
    let t30 = floor(16.0 * max(-1024.0, x));
    let t32 = actc_exp(0.045082092 * t30); // 0.045082092 is floor(4096/log(2))/131072
    // 0.000068087764 is 1/log(2) - floor(4096/log(2))/4096, 1.442627 is floor(4096/log(2))/4096
    let t39 = 0.000068087764 * x - -1.0 * (1.442627 * (x - 0.0625 * t30));
    let t40 = actc_exp(t39);
    let t47 = actc_expm1(1.442695 * x); // 1.442695 is 1/log(2)
    let t49 = x * (t32 * t40 * t32 + 1.0) - 1.3862944 * t47; // 1.3862944 is 2*log(2)
    return t32 * 2.081369 * t40 * t49 * t32 / (t47 * t47 * t47); // 2.081369 is 1/log(2)^2
  }
  let t55 = -x;
  let t58 = floor(16.0 * max(-1024.0, t55));
  let t60 = actc_exp(0.045082092 * t58); // 0.045082092 is floor(4096/log(2))/131072
  // 1.442627 is floor(4096/log(2))/4096, -0.000068087764 is floor(4096/log(2))/4096 - 1/log(2)
  let t67 = 1.442627 * (t55 - 0.0625 * t58) - -1.0 * (-0.000068087764 * x);
  let t68 = actc_exp(t67);
  let t73 = actc_expm1(-(1.442695 * x)); // 1.442695 is 1/log(2)
  // 2.88539 is 2/log(2), 1.442695 is 1/log(2)
  let t86 = t60 * (-1.0) * 2.88539 * t68 * (-t73 - t60 * 1.442695 * t68 * x * t60);
  let t89 = t60 * 2.081369 * t68 * x * t73 * t73 * t60 - t86 * t73 * t60; // 2.081369 is 1/log(2)^2
  let t90 = t73 * t73;
  return t89 / (t90 * t90);
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
fn softplus_approximation_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(softplus_approximation(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn softplus_approximation_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * softplus_approximation_dx(actc_at_x));
  }
}
