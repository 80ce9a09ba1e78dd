// Gaussian error linear unit: The input times the probability that a standard normal variable is below it.
//
// Made by activation-compiler from gelu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: gelu 0.5 ulp at x = 0.001338958740234375; gelu_dx 0.5 ulp at x =
//     -4.0234375.
//
// Source: Hendrycks, D.; Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// gelu(x) = x*normal_cdf(x)
// gelu(x) = x*((1 + erf(x/sqrt(2)))/2)
fn gelu(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t4 = floor(16.0 * min(64.0, -x));
    let t7 = actc_exp(-0.0009765625 * (t4 * t4));
    let t9 = 0.0625 * t4;
    let t15 = t7 * 0.5 * actc_exp(0.5 * (x + t9) * (t9 - x));
    return t15 * actc_erfcx(-(0.70710677 * x)) * x * t7; // 0.70710677 is 1/sqrt(2)
  }
  return x * ((1.0 + actc_erf(x / 1.4142135)) / 2.0); // 1.4142135 is sqrt(2)
}

// First derivative in x
// gelu_dx(x) = (1 + erf(x/sqrt(2)))/2 + 0.5*x*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
fn gelu_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.0 && x < -0.515625) {
    let t3 = actc_keep(actc_keep(x + 0.75179154, x) - 1.211445e-8, x) + 4.2913246e-16;
    let t5 = actc_keep(actc_keep(t3, x) - 1.0213071e-23, x) + 2.7063254e-31;
    let t9 = -0.00000774769 + t5 * (4.3242352e-7 + t5 * 5.62028e-7);
    let t13 = 0.000086159445 + t5 * (-0.000011214339 + t5 * t9);
    let t17 = -0.00074482686 + t5 * (0.00018633975 + t5 * t13);
    let t21 = 0.0045392285 + t5 * (-0.0022395381 + t5 * t17);
    let t26 = t5 * (-0.014771522 + t5 * (0.01942168 + t5 * t21));
    let t30 = t5 * (-0.018199677 + t5 * (-0.11400823 + t26));
    return t5 * (0.431494 + t5 * (0.38828498 + t30));
  }
  if (x < 0.0) {
    let t42 = floor(16.0 * min(64.0, -x));
    let t45 = actc_exp(-0.0009765625 * (t42 * t42));
    let t46 = 0.0625 * t42;
    let t53 = t45 * actc_exp(0.5 * (x + t46) * (t46 - x)) * x;
    // 1.2533141 is sqrt(pi)*sqrt(2)/2, 0.70710677 is 1/sqrt(2)
    let t55 = 1.2533141 * actc_erfc(-(0.70710677 * x)) + t53 * t45;
    return 0.3989423 * t55; // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  }
  // 0.70710677 is 1/sqrt(2), 0.3989423 is 1/(sqrt(pi)*sqrt(2))
  return 0.5 * (1.0 + actc_erf(0.70710677 * x)) + 0.3989423 * actc_exp(-0.5 * (x * x)) * x;
}

// Second derivative in x
// gelu_dxx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))) -
//     0.5*x*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))) +
//     0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
fn gelu_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > 1.171875 && x < 1.65625) {
    let t3 = actc_keep(actc_keep(x - 1.4142135, x) - 2.4203235e-8, x) + 7.6280674e-16;
    let t5 = actc_keep(actc_keep(t3, x) + 4.073212e-24, x) - 1.273982e-31;
    let t8 = t5 * (-0.000004915695 + t5 * (-6.5242523e-7));
    let t12 = t5 * (0.00004264464 + t5 * (0.000014953157 + t8));
    let t16 = t5 * (-0.0001670327 + t5 * (-0.0002210063 + t12));
    let t20 = t5 * (-0.0013103809 + t5 * (0.002254676 + t16));
    let t24 = t5 * (0.025683466 + t5 * (-0.014989993 + t20));
    let t29 = 3.083867e-20 + t5 * (-0.1712231 + t5 * (0.051888436 + t24));
    return t5 * (-0.4151075 + t5 * (0.44028798 + t5 * t29));
  }
  if (x > -1.65625 && x < -1.171875) {
    let t37 = actc_keep(actc_keep(x + 1.4142135, x) + 2.4203235e-8, x) - 7.6280674e-16;
    let t39 = actc_keep(actc_keep(t37, x) - 4.073212e-24, x) + 1.273982e-31;
    let t43 = -0.000014953157 + t39 * (-0.000004915695 + t39 * 6.5242546e-7);
    let t47 = 0.0002210063 + t39 * (0.00004264464 + t39 * t43);
    let t51 = -0.002254676 + t39 * (-0.0001670327 + t39 * t47);
    let t55 = 0.014989993 + t39 * (-0.0013103809 + t39 * t51);
    let t59 = -0.051888436 + t39 * (0.025683466 + t39 * t55);
    let t63 = -3.044538e-20 + t39 * (-0.1712231 + t39 * t59);
    return t39 * (0.4151075 + t39 * (0.44028798 + t39 * t63));
  }
  let t69 = abs(x);
  let t72 = floor(16.0 * min(64.0, t69));
  let t75 = actc_exp(-0.0009765625 * (t72 * t72));
  let t77 = 0.0625 * t72;
  let t82 = actc_exp(0.5 * (t77 - t69) * (t69 + t77));
  let t89 = t75 * 2.0 * t82 * t75 - t75 * t82 * x * x * t75;
  return 0.3989423 * t89; // 0.3989423 is 1/(sqrt(pi)*sqrt(2))
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

fn actc_erf(x: f32) -> f32 {
  let a = abs(x);
  if (a <= 1.0) {
    return actc_erf_near(x);
  }
  return actc_with_sign(1.0 - actc_erfc(a), x);
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
fn gelu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(gelu(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn gelu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * gelu_dx(actc_at_x));
  }
}
