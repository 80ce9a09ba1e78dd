// Shifted ReLU: A rectifier whose corner is moved along the diagonal to -alpha; ELU is a smoothed form of it.
//
// Made by activation-compiler from shifted_relu.yaml; do not edit. The file stands alone.
//
// alpha: how far negative inputs reach; alpha >= 0; by default 1
//
// Accuracy, worst error as executed: shifted_relu 0 ulp at x = -3.4028234663852886e+38, alpha = 1;
//     shifted_relu_dalpha 0 ulp at x = -3.4028234663852886e+38, alpha = 1; shifted_relu_dx 0 ulp at x =
//     -3.4028234663852886e+38, alpha = 1; shifted_relu_dxx 0 ulp at x = -3.4028234663852886e+38, alpha = 1.
//
// Source: Wikipedia: Rectifier (neural networks)
// Source: Clevert, D.-A.; Unterthiner, T.; Hochreiter, S. (2016). Fast and accurate deep network learning
//     by exponential linear units (ELUs). ICLR.

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// shifted_relu(x, alpha) = max(-alpha, x)
fn shifted_relu(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == 0.0 && alpha == 0.0) {
    return 0.0;
  }
  return max(-alpha, x);
}

// First derivative in x
// shifted_relu_dx(x, alpha) =
//   0 if x == -alpha
//   (1 - sign(-alpha - x))/2 otherwise
fn shifted_relu_dx_ordinary(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return 0.0;
  }
  return 0.5 + 0.5 * sign(alpha + x);
}

fn shifted_relu_dx_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  return 0.0;
}

fn shifted_relu_dx_leaf1(x: f32, alpha: f32) -> f32 {
  if (x == 0.0) {
    return 1.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  let t0 = actc_parameter_significand(alpha);
  let t1 = actc_pair(t0);
  let t2 = actc_reciprocal(t1);
  let t3 = actc_parameter_exponent(alpha);
  let t4 = actc_significand(x);
  let t5 = actc_exponent(x) + t3 * (0 - 1);
  let t6 = actc_power_of_two(min(max(t5, -100), 100));
  let t7 = actc_pair(t4);
  let t8 = actc_product(t7, t2);
  let t9 = actc_neat(t8);
  let t10 = vec2<f32>(t9.x * t6, t9.y * t6);
  let t11 = t10.x + t10.y;
  if (t11 < -0.99999994) {
    return 0.0;
  }
  return 1.0;
}

fn shifted_relu_dx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return shifted_relu_dx_ordinary(x, alpha);
  }
  if (x == -alpha) {
    return shifted_relu_dx_leaf0(x);
  }
  return shifted_relu_dx_leaf1(x, alpha);
}

// Second derivative in x
// shifted_relu_dxx(x, alpha) = 0
fn shifted_relu_dxx(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  return 0.0;
}

// First derivative in alpha
// shifted_relu_dalpha(x, alpha) =
//   -1 if x == -alpha
//   -((1 + sign(-alpha - x))/2) otherwise
fn shifted_relu_dalpha_ordinary(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (x == -alpha) {
    return -1.0;
  }
  return 0.5 * sign(alpha + x) - 0.5;
}

fn shifted_relu_dalpha_leaf0(x: f32) -> f32 {
  if (x == 0.0) {
    return -1.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return -1.0;
  }
  return -1.0;
}

fn shifted_relu_dalpha_leaf1(x: f32, alpha: f32) -> f32 {
  if (x == 0.0) {
    return 0.0;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return -1.0;
    }
    return 0.0;
  }
  let t0 = actc_parameter_significand(alpha);
  let t1 = actc_pair(t0);
  let t2 = actc_reciprocal(t1);
  let t3 = actc_parameter_exponent(alpha);
  let t4 = actc_significand(x);
  let t5 = actc_exponent(x) + t3 * (0 - 1);
  let t6 = actc_power_of_two(min(max(t5, -100), 100));
  let t7 = actc_pair(t4);
  let t8 = actc_product(t7, t2);
  let t9 = actc_neat(t8);
  let t10 = vec2<f32>(t9.x * t6, t9.y * t6);
  let t11 = t10.x + t10.y;
  if (t11 < -0.99999994) {
    return -1.0;
  }
  return 0.0;
}

fn shifted_relu_dalpha(x: f32, alpha: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  if (actc_is_nan(alpha) || !(alpha >= 0.0)) { return actc_nan(); }
  if (actc_is_end(x) && (actc_is_end(alpha))) {
    return shifted_relu_dalpha_ordinary(x, alpha);
  }
  if (x == -alpha) {
    return shifted_relu_dalpha_leaf0(x);
  }
  return shifted_relu_dalpha_leaf1(x, alpha);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_nan() -> f32 {
  var bits: u32 = 0x7fc00000u;
  return bitcast<f32>(bits);
}

// The leading 12 significant bits of x.
fn actc_head(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}

// 2^n for -126 <= n <= 127, 0 for -127.
fn actc_power_of_two(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}

// A float of 24 bits as a pair.
fn actc_pair(x: f32) -> vec2<f32> {
  let h = actc_head(x);
  let l = x - h;
  return vec2<f32>(h, l);
}

// Head of 24 bits and tail as a pair.
fn actc_neat(a: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a.x);
  let l = (a.x - h) + a.y;
  return vec2<f32>(h, l);
}

// a b of two pairs; its head has 24 bits.
fn actc_product(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let p = a.x * b.x;
  let l = a.x * b.y + a.y * (b.x + b.y);
  return vec2<f32>(p, l);
}

// 1/d of a pair.
fn actc_reciprocal(d: vec2<f32>) -> vec2<f32> {
  let c = 1.0 / (d.x + d.y);
  let h = actc_head(c);
  let l = ((1.0 - h * d.x) - h * d.y) * c;
  return vec2<f32>(h, l);
}

// Is x 0 or infinite?
fn actc_is_end(x: f32) -> bool {
  return x == 0.0 || (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of x = m 2^e, m in [1, 2) up to its sign, x not 0; subnormal x by way of an integer, which nothing flushes.
fn actc_exponent(x: f32) -> i32 {
  let size = bitcast<u32>(x) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return i32(bitcast<u32>(f32(size)) >> 23u) - 276;
  }
  return i32(size >> 23u) - 127;
}

// m, with the sign of x.
fn actc_significand(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  var size: u32 = bits & 0x7fffffffu;
  if (size < 0x00800000u) {
    size = bitcast<u32>(f32(size));
  }
  return bitcast<f32>((bits & 0x80000000u) | 0x3f800000u | (size & 0x007fffffu));
}

// e of a parameter |p| = m 2^e; far out for 0, which stands for subnormal numbers too, and for infinity.
fn actc_parameter_exponent(p: f32) -> i32 {
  let size = bitcast<u32>(p) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return 0 - 100000;
  }
  if (size >= 0x7f800000u) {
    return 100000;
  }
  return i32(size >> 23u) - 127;
}

fn actc_parameter_significand(p: f32) -> f32 {
  return bitcast<f32>(0x3f800000u | (bitcast<u32>(p) & 0x007fffffu));
}

// ---- end of functions --------------------------------------------------------------------------------------

// ---- kernels: the bindings are the same in all files, README.md beside this file describes them ------------

override actc_workgroup: u32 = 64u;

struct ActcParameters {
  actc_count: u32, // number of elements
  alpha: f32,
}

@group(0) @binding(0) var<storage, read> actc_x: array<f32>;
@group(0) @binding(1) var<storage, read> actc_dy: array<f32>;
@group(0) @binding(2) var<storage, read_write> actc_y: array<f32>;
@group(0) @binding(3) var<storage, read_write> actc_dx: array<f32>;
@group(0) @binding(4) var<storage, read_write> actc_dparameters: array<f32>;
@group(0) @binding(5) var<uniform> actc_parameters: ActcParameters;
// dparameters[0 n + i] is the gradient in alpha of element i.

// y = f(x).
@compute @workgroup_size(actc_workgroup)
fn shifted_relu_forward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    actc_y[actc_i] = shifted_relu(actc_at_x, actc_parameters.alpha);
  }
}

// dx = dy f'(x); dparameters: dy times the derivative in each parameter, per element.
@compute @workgroup_size(actc_workgroup)
fn shifted_relu_backward(
  @builtin(global_invocation_id) actc_id: vec3<u32>,
  @builtin(num_workgroups) actc_groups: vec3<u32>,
) {
  let actc_n = min(actc_parameters.actc_count, arrayLength(&actc_x));
  // Any number of workgroups does: each invocation goes on by the whole grid.
  for (var actc_i = actc_id.x; actc_i < actc_n; actc_i += actc_groups.x * actc_workgroup) {
    let actc_at_x = actc_x[actc_i];
    let actc_at_dy = actc_dy[actc_i];
    actc_dx[actc_i] = actc_at_dy * shifted_relu_dx(actc_at_x, actc_parameters.alpha);
    actc_dparameters[actc_i] = actc_at_dy * shifted_relu_dalpha(actc_at_x, actc_parameters.alpha);
  }
}
