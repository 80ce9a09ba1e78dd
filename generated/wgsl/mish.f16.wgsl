// Mish: The input times the hyperbolic tangent of softplus.
//
// Made by activation-compiler from mish.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: mish 0.5 ulp at x = -1.2744140625; mish_dx 0.5 ulp at x =
//     -10.9296875.
//
// Source: Misra, D. (2019). Mish: a self regularized non-monotonic activation function. arXiv:1908.08681.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// mish(x) = x*tanh(softplus(x))
// mish(x) = x*tanh(log(1 + exp(x)))
fn mish(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x < 0.0) {
    let t2 = actc_exp(0.5 * x);
    let t5 = 2.0 + t2 * t2;
    return t2 * x * t5 * t2 / (2.0 + t2 * t5 * t2);
  }
  return x * actc_tanh(x + actc_log1p(actc_exp(-x)));
}

// First derivative in x
// mish_dx(x) = tanh(log(1 + exp(x))) + x*((1 - tanh(log(1 + exp(x)))^2)*(exp(x)/(1 + exp(x))))
fn mish_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 1.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > -1.4375 && x < -0.953125) {
    let t3 = actc_keep(actc_keep(x + 1.1924312, x) + 3.0439375e-9, x) + 4.848483e-17;
    let t5 = actc_keep(actc_keep(t3, x) - 1.1060176e-24, x) + 1.898915e-33;
    let t8 = t5 * (0.0000029131081 + t5 * 0.0000010384215);
    let t12 = t5 * (-0.000017299611 + t5 * (9.458588e-7 + t8));
    let t15 = -0.00004196148 + t5 * (-0.000055829063 + t12);
    let t19 = 0.0009898181 + t5 * (0.00025412938 + t5 * t15);
    let t23 = -0.003360685 + t5 * (0.0010924055 + t5 * t19);
    let t27 = -0.020271823 + t5 * (-0.015821127 + t5 * t23);
    let t32 = t5 * (0.20473127 + t5 * (0.04190782 + t5 * t27));
    return t5 * (0.26694793 + t32);
  }
  if (x < 0.0) {
    let t36 = actc_exp(0.5 * x);
    let t37 = t36 * t36;
    let t39 = actc_tanh(actc_log1p(t37));
    let t47 = t36 * x * (1.0 - t39) * (1.0 + t39) * t36 / (1.0 + t37);
    return t39 + t47;
  }
  let t50 = actc_exp(-x);
  let t55 = t50 + 1.0;
  let t56 = t55 * t55;
  let t58 = 1.0 + t50 * t50 / t56;
  let t66 = t50 * 4.0 * x * t50 / (t58 * t58 * t56) + actc_tanh(x + actc_log1p(t50)) * t55;
  return t66 / t55;
}

// Second derivative in x
// mish_dxx(x): the formula is long; trace/mish.md shows it.
fn mish_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (bitcast<u32>(x) == 0x7f800000u) { return 0.0; } // x = inf
  if (bitcast<u32>(x) == 0xff800000u) { return 0.0; } // x = -inf
  if (x > 1.25 && x < 1.734375) {
    let t3 = actc_keep(actc_keep(x - 1.4905711, x) - 3.8242447e-8, x) - 7.1260366e-17;
    let t5 = actc_keep(actc_keep(t3, x) - 1.4665405e-24, x) - 3.2141013e-32;
    let t9 = -0.00013722909 + t5 * (0.00004073969 + t5 * 0.000010083078);
    let t13 = 0.0006082726 + t5 * (0.000046101224 + t5 * t9);
    let t17 = -0.0002685219 + t5 * (-0.0014013216 + t5 * t13);
    let t22 = t5 * (-0.011535249 + t5 * (0.007002749 + t5 * t17));
    let t26 = t5 * (0.059988882 + t5 * (-0.008932244 + t22));
    let t30 = t5 * (-0.079707354 + t5 * (-0.06665174 + t26));
    return t5 * (-0.23069452 + t5 * (0.28127277 + t30));
  }
  if (x > -2.5 && x < -2.015625) {
    let t37 = actc_keep(actc_keep(x + 2.2563765, x) - 1.0853728e-7, x) + 5.51121e-16;
    let t39 = actc_keep(actc_keep(t37, x) - 2.2679131e-23, x) + 4.248463e-31;
    let t43 = -1.91649e-7 + t39 * (-3.362262e-7 + t39 * (-1.3833424e-7));
    let t47 = 0.000011646398 + t39 * (0.0000021979145 + t39 * t43);
    let t51 = 0.000039783332 + t39 * (0.000032238466 + t39 * t47);
    let t55 = -0.0007927887 + t39 * (-0.00010538382 + t39 * t51);
    let t59 = -0.003860494 + t39 * (-0.002480068 + t39 * t55);
    let t63 = 0.037361894 + t39 * (0.0033540525 + t39 * t59);
    return t39 * (0.10875441 + t39 * (0.09898194 + t39 * t63));
  }
  if (x < 0.0) {
    let t70 = actc_exp(0.5 * x);
    let t71 = t70 * t70;
    let t73 = actc_tanh(actc_log1p(t71));
    let t74 = 1.0 - t73;
    let t75 = 1.0 + t73;
    let t80 = 1.0 + t71;
    let t85 = t70 * 2.0 * x * t73;
    let t87 = t74 * t75 * x + 2.0 * t74 * t75 * t80 - t85 * t70;
    return t70 * (t87 + t85 * t73 * t73 * t70) * t70 / (t80 * t80);
  }
  let t97 = actc_exp(-x);
  let t99 = 2.0 * t97;
  let t105 = t97 * 8.0 * (1.0 + t97 * (3.0 + t99 * (t97 + 2.0)));
  let t111 = t99 * (t97 + 1.0);
  let t116 = t97 * (-1.0) * 4.0 * x * (-2.0 - -1.0 * (t97 * (t111 - 3.0)));
  let t119 = 1.0 + t111;
  return (t105 * t97 - t116 * t97) / t119 / t119 / t119;
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_nan() -> f32 {
  var bits: u32 = 0x7fc00000u;
  return bitcast<f32>(bits);
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

// n log 2 + log(1 + f) for sqrt(1/2) <= 1 + f < sqrt(2).
fn actc_log_near(n: f32, f: f32) -> f32 {
  let s = f / (2.0 + f);
  let z = s * s;
  let p = 0.6666667 + z * (0.40000123 + z * (0.28550822 + z * 0.23330468));
  let h = 0.5 * f * f;
  return n * 0.69311523 - ((h - (s * (h + z * p) + n * 0.000031946183)) - f);
}

// log, from the bits of x: x = 2^n (1 + f).
fn actc_log(x: f32) -> f32 {
  var bits: u32 = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  if (size == 0u) {
    return -actc_inf();
  }
  if (size > 0x7f800000u || bits == 0x7f800000u) {
    return x;
  }
  if (bits > 0x80000000u) {
    return actc_nan();
  }
  var n: i32 = -127;
  if (bits < 0x00800000u) {
    // Subnormal: bits 2^-149, converted from the integer, so that nothing can be flushed to 0.
    bits = bitcast<u32>(f32(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du; // 1 - sqrt(1/2), in bits
  n = n + i32(bits >> 23u);
  return actc_log_near(f32(n), bitcast<f32>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0);
}

// log(1 + x), accurate for small x.
fn actc_log1p(x: f32) -> f32 {
  if (abs(x) < 5.9604645e-8) {
    return x;
  }
  if (x > 33554432.0) {
    return actc_log(x);
  }
  if (x == -1.0) {
    return -actc_inf();
  }
  if (x < -1.0) {
    return actc_nan();
  }
  let n = i32((bitcast<u32>(1.0 + x) + 0x004afb0du) >> 23u) - 127;
  let s = actc_exp2i(-n);
  return actc_log_near(f32(n), x * s + (s - 1.0));
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
fn mish_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    actc_y[actc_i] = f16(mish(actc_at_x));
  }
}

// dx = dy f'(x).
@compute @workgroup_size(actc_workgroup)
fn mish_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = f32(actc_x[actc_i]);
    let actc_at_dy = f32(actc_dy[actc_i]);
    actc_dx[actc_i] = f16(actc_at_dy * mish_dx(actc_at_x));
  }
}
