// Gaussian error linear unit: The input times the probability that a standard normal variable is below it.
//
// Made by activation-compiler from gelu.yaml; do not edit. The file stands alone.
//
// Accuracy, worst error as executed: gelu 0.5 ulp at x = -0.001338958740234375; gelu_dx 0.5 ulp at x =
//     -0.245849609375.
//
// Source: Hendrycks, D.; Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415.
// Source: Wikipedia: Rectifier (neural networks)

enable f16;

// ---- functions: this part can be pasted alone --------------------------------------------------------------

// gelu(x) = x*normal_cdf(x)
// gelu(x) = x*((1 + erf(x/sqrt(2)))/2)
fn gelu_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return x;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return actc_inf();
  }
  if (x < -14.356068) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -4.7184034e-8) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 31, zero);
    let t5 = actc_product(t0, vec2<f32>(1.4140625, 0.00015106237));
    let t6 = -t5;
    let t7 = actc_times(t6, 0.5);
    let t8 = actc_neat(t7);
    let t9 = actc_erfcx_positive_pair(t8);
    let t10 = actc_product(t0, t4);
    let t11 = actc_neat(t10);
    let t12 = actc_neat(t9);
    let t13 = actc_product(t11, t12);
    let t14 = t13.x + t13.y;
    let t15 = -t14;
    let t16 = -t15;
    return t16 * 2.3283064e-10;
  }
  if (x < 0.0) {
    let t0 = x * 2147483600.0;
    return t0 * 2.3283064e-10;
  }
  if (x < 4.7184038e-8) {
    let t0 = x * 2147483600.0;
    return t0 * 2.3283064e-10;
  }
  if (x < 5.3475156) {
    let t0 = x * x;
    let t1 = t0 * 0.5;
    let t2 = -t1;
    let t3 = actc_exp_small_pair(vec2<f32>(t2, 0.0), 0, zero);
    let t4 = x * 1.4142135;
    let t5 = t4 * 0.5;
    let t6 = actc_pair(t5);
    let t7 = actc_erfcx_positive_pair(t6);
    let t8 = actc_pair(x);
    let t9 = actc_product(t8, t3);
    let t10 = actc_neat(t9);
    let t11 = actc_neat(t7);
    let t12 = actc_product(t10, t11);
    let t13 = actc_times(t12, 0.5);
    let t14 = -t13;
    let t15 = actc_sum_float_pair(x, t14);
    let t16 = t15.x + t15.y;
    return t16;
  }
  return x;
}

fn gelu(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return gelu_leaf0(x);
}

// First derivative in x
// gelu_dx(x) = (1 + erf(x/sqrt(2)))/2 + 0.5*x*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
fn gelu_dx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.5;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    if (bitcast<u32>(x) >= 0x80000000u) {
      return 0.0;
    }
    return 1.0;
  }
  if (x < -14.541348) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -0.8457655) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 35, zero);
    let t5 = actc_product(vec2<f32>(1.4140625, 0.00015106237), t0);
    let t6 = -t5;
    let t7 = actc_times(t6, 0.5);
    let t8 = actc_neat(t7);
    let t9 = actc_erfcx_positive_pair(t8);
    let t10 = actc_neat(t9);
    let t11 = actc_product(t4, t10);
    let t12 = actc_times(t11, 0.5);
    let t13 = actc_neat(t5);
    let t14 = actc_product(t13, t4);
    let t15 = actc_neat(t14);
    let t16 = actc_product(t15, vec2<f32>(0.564209, -0.000019400828));
    let t17 = -t16;
    let t18 = actc_times(t17, 0.5);
    let t19 = -t18;
    let t20 = actc_sum(t19, t12);
    let t21 = t20.x + t20.y;
    return t21 * 2.910383e-11;
  }
  if (x < -0.65781754) {
    let t0 = actc_distance(x, -0.75179154, 1.211445e-8, -4.2913246e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = 0.019387102 * t1;
    let t3 = t2 + -0.014711495;
    let t4 = t3 * t1;
    let t5 = t4 + -0.114008084;
    let t6 = t5 * t1;
    let t7 = t6 + -0.018199876;
    let t8 = t7 * t1;
    let t9 = t8 + 0.38828498;
    let t10 = t9 * t1;
    let t11 = actc_sum_pair_float(vec2<f32>(0.43151855, -0.000024562276), t10);
    let t12 = actc_product(t11, t0);
    let t13 = t12.x + t12.y;
    return t13;
  }
  if (x < -1.8675834e-8) {
    let t0 = x * x;
    let t1 = t0 * 0.5;
    let t2 = -t1;
    let t3 = actc_exp_small_pair(vec2<f32>(t2, 0.0), 0, zero);
    let t4 = actc_pair(x);
    let t5 = actc_product(vec2<f32>(1.4140625, 0.00015106237), t4);
    let t6 = -t5;
    let t7 = actc_times(t6, 0.5);
    let t8 = actc_neat(t7);
    let t9 = actc_erfcx_positive_pair(t8);
    let t10 = actc_neat(t9);
    let t11 = actc_product(t3, t10);
    let t12 = actc_times(t11, 0.5);
    let t13 = actc_neat(t5);
    let t14 = actc_product(t13, t3);
    let t15 = actc_neat(t14);
    let t16 = actc_product(t15, vec2<f32>(0.564209, -0.000019400828));
    let t17 = -t16;
    let t18 = actc_times(t17, 0.5);
    let t19 = -t18;
    let t20 = actc_sum(t12, t19);
    let t21 = t20.x + t20.y;
    return t21;
  }
  if (x < 3.7351672e-8) {
    return 0.5;
  }
  if (x < 5.910161) {
    let t0 = x * x;
    let t1 = t0 * 0.5;
    let t2 = -t1;
    let t3 = actc_exp_small_single(t2, 0, zero);
    let t4 = 1.4142135 * x;
    let t5 = t4 * 0.5;
    let t6 = actc_pair(t5);
    let t7 = actc_erfcx_positive_pair(t6);
    let t8 = actc_pair(t3);
    let t9 = actc_neat(t7);
    let t10 = actc_product(t8, t9);
    let t11 = actc_times(t10, 0.5);
    let t12 = -t11;
    let t13 = t4 * t3;
    let t14 = actc_pair(t13);
    let t15 = actc_product(t14, vec2<f32>(0.564209, -0.000019400828));
    let t16 = actc_times(t15, 0.5);
    let t17 = actc_sum_any(t16, t12);
    let t18 = actc_sum_float_pair(1.0, t17);
    let t19 = t18.x + t18.y;
    return t19;
  }
  return 1.0;
}

fn gelu_dx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return gelu_dx_leaf0(x);
}

// Second derivative in x
// gelu_dxx(x) = 0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2))) -
//     0.5*x*(1/sqrt(2)*(2/sqrt(pi)*(2*(1/sqrt(2)*(x/sqrt(2)))*exp(-(x/sqrt(2))^2)))) +
//     0.5*(2/sqrt(pi)*exp(-(x/sqrt(2))^2)*(1/sqrt(2)))
fn gelu_dxx_leaf0(x: f32) -> f32 {
  let zero = actc_zero(x);
  if (x == 0.0) {
    return 0.7978846;
  }
  if ((bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u) {
    return 0.0;
  }
  if (x < -14.725696) {
    return bitcast<f32>(0x80000000u);
  }
  if (x < -1.5909903) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 39, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = actc_neat(t1);
    let t7 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t6);
    let t8 = actc_neat(t7);
    let t9 = actc_product(t8, t4);
    let t10 = actc_times(t9, 0.5);
    let t11 = -t10;
    let t12 = actc_sum(t11, t5);
    let t13 = t12.x + t12.y;
    return t13 * 1.8189894e-12;
  }
  if (x < -1.2374368) {
    let t0 = actc_distance(x, -1.4142135, -2.4203235e-8, 7.6280674e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = 0.014849681 * t1;
    let t3 = t2 + 0.025611442;
    let t4 = t3 * t1;
    let t5 = t4 + -0.0518857;
    let t6 = t5 * t1;
    let t7 = t6 + -0.17122199;
    let t8 = t7 * t1;
    let t9 = -1.7091056e-8 + t8;
    let t10 = t9 * t1;
    let t11 = t10 + 0.44028798;
    let t12 = actc_pair(t11);
    let t13 = actc_product(t12, t0);
    let t14 = actc_sum(vec2<f32>(0.41516113, -0.000053635376), t13);
    let t15 = actc_product(t14, t0);
    let t16 = t15.x + t15.y;
    return t16;
  }
  if (x < -0.00009454424) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 0, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = actc_neat(t1);
    let t7 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t6);
    let t8 = actc_neat(t7);
    let t9 = actc_product(t8, t4);
    let t10 = actc_times(t9, 0.5);
    let t11 = -t10;
    let t12 = actc_sum(t5, t11);
    let t13 = t12.x + t12.y;
    return t13;
  }
  if (x < 0.000094544244) {
    return 0.7978846;
  }
  if (x < 1.2374369) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 0, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = actc_neat(t1);
    let t7 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t6);
    let t8 = actc_neat(t7);
    let t9 = actc_product(t8, t4);
    let t10 = actc_times(t9, 0.5);
    let t11 = -t10;
    let t12 = actc_sum(t5, t11);
    let t13 = t12.x + t12.y;
    return t13;
  }
  if (x < 1.5909904) {
    let t0 = actc_distance(x, 1.4142135, 2.4203235e-8, -7.6280674e-16, zero);
    let t1 = t0.x + t0.y;
    let t2 = -0.0148496805 * t1;
    let t3 = t2 + 0.025611442;
    let t4 = t3 * t1;
    let t5 = t4 + 0.0518857;
    let t6 = t5 * t1;
    let t7 = t6 + -0.17122199;
    let t8 = t7 * t1;
    let t9 = 1.709108e-8 + t8;
    let t10 = t9 * t1;
    let t11 = t10 + 0.44028798;
    let t12 = actc_pair(t11);
    let t13 = actc_product(t12, t0);
    let t14 = actc_sum(vec2<f32>(-0.41516113, 0.000053635376), t13);
    let t15 = actc_product(t14, t0);
    let t16 = t15.x + t15.y;
    return t16;
  }
  if (x < 14.725697) {
    let t0 = actc_pair(x);
    let t1 = actc_square(t0);
    let t2 = actc_times(t1, 0.5);
    let t3 = -t2;
    let t4 = actc_exp_small_pair(t3, 39, zero);
    let t5 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t4);
    let t6 = actc_neat(t1);
    let t7 = actc_product(vec2<f32>(0.79785156, 0.0000329983), t6);
    let t8 = actc_neat(t7);
    let t9 = actc_product(t8, t4);
    let t10 = actc_times(t9, 0.5);
    let t11 = -t10;
    let t12 = actc_sum(t11, t5);
    let t13 = t12.x + t12.y;
    return t13 * 1.8189894e-12;
  }
  return bitcast<f32>(0x80000000u);
}

fn gelu_dxx(x: f32) -> f32 {
  if (actc_is_nan(x)) { return x; }
  return gelu_dxx_leaf0(x);
}

// What the functions above call; the same in every file.

fn actc_is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn actc_inf() -> f32 {
  var bits: u32 = 0x7f800000u;
  return bitcast<f32>(bits);
}

// The leading 12 significant bits of x.
fn actc_head(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}

// 0 for every finite x, which no compiler can know.
fn actc_zero(x: f32) -> u32 {
  return ((bitcast<u32>(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
}

// x as it is; the compiler cannot look through it.
fn actc_held(x: f32, zero: u32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) ^ zero);
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

// a + b, |b| <= 2^9 |a|; if a's head has 24 bits, |b| <= |a|.
fn actc_sum(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a.x + b.x);
  let l = ((a.x - h) + b.x) + (a.y + b.y);
  return vec2<f32>(h, l);
}

// The same for a pair and a float, a float and a pair, two floats.
fn actc_sum_pair_float(a: vec2<f32>, b: f32) -> vec2<f32> {
  let h = actc_head(a.x + b);
  let l = ((a.x - h) + b) + a.y;
  return vec2<f32>(h, l);
}

fn actc_sum_float_pair(a: f32, b: vec2<f32>) -> vec2<f32> {
  let h = actc_head(a + b.x);
  let l = ((a - h) + b.x) + b.y;
  return vec2<f32>(h, l);
}

// a + b, whichever is larger.
fn actc_sum_any(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let swap = abs(a.x) < abs(b.x);
  let large = select(a.x, b.x, swap);
  let small = select(b.x, a.x, swap);
  let h = actc_head(a.x + b.x);
  let l = ((large - h) + small) + (a.y + b.y);
  return vec2<f32>(h, l);
}

// a b of two pairs; its head has 24 bits.
fn actc_product(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let p = a.x * b.x;
  let l = a.x * b.y + a.y * (b.x + b.y);
  return vec2<f32>(p, l);
}

// a^2 of a pair; its head has 24 bits.
fn actc_square(a: vec2<f32>) -> vec2<f32> {
  let p = a.x * a.x;
  let l = a.y * ((a.x + a.y) + a.x);
  return vec2<f32>(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
fn actc_times(a: vec2<f32>, c: f32) -> vec2<f32> {
  let p = a.x * c;
  let l = a.y * c;
  return vec2<f32>(p, l);
}

// 1/d of a pair.
fn actc_reciprocal(d: vec2<f32>) -> vec2<f32> {
  let c = 1.0 / (d.x + d.y);
  let h = actc_head(c);
  let l = ((1.0 - h * d.x) - h * d.y) * c;
  return vec2<f32>(h, l);
}

// x less a root in three words; exact near the root but for the last word.
fn actc_distance(x: f32, r0: f32, r1: f32, r2: f32, zero: u32) -> vec2<f32> {
  let d = actc_held(x - r0, zero);
  let h = actc_head(d - r1);
  let l = actc_held(actc_held(d - h, zero) - r1, zero) - r2;
  return vec2<f32>(h, l);
}

// The whole number nearest to u/log(2), u within what matters for floats.
fn actc_exp_steps(u: f32) -> f32 {
  return round(min(max(u, -240.0), 240.0) * 1.442695);
}

// u - n log 2 of a pair: its head less n 355/512 is exact.
fn actc_exp_rest(u: vec2<f32>, n: f32, zero: u32) -> vec2<f32> {
  let large = actc_held(u.x - n * 0.6933594, zero);
  let small = n * 0.00021219444 + u.y;
  let h = actc_head(large + small);
  let l = (large - h) + small;
  return vec2<f32>(h, l);
}

// exp(r) - 1 of a pair, |r| <= log(2)/2.
fn actc_expm1_near_pair(r: vec2<f32>) -> vec2<f32> {
  let s = r.x + r.y;
  let square = r.x * r.x;
  let halved = square * 0.5;
  let h = actc_head(r.x + halved);
  let twice = r.y * (r.x + s);
  let p = (square + twice) * (0.16666667 + s * (0.041666552 + s * (0.008333321 + s * (0.0013926376 + s * 0.00019882912))));
  let l = ((r.x - h) + halved) + ((r.y + 0.5 * twice) + (p * r.x + p * r.y));
  return vec2<f32>(h, l);
}

// exp(r) of a pair, |r| <= log(2)/2.
fn actc_exp_near_pair(r: vec2<f32>) -> vec2<f32> {
  return actc_sum_float_pair(1.0, actc_expm1_near_pair(r));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
fn actc_exp_significand_pair(u: vec2<f32>, n: f32, zero: u32) -> vec2<f32> {
  return actc_exp_near_pair(actc_exp_rest(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_pair(u: vec2<f32>, by: i32, zero: u32) -> vec2<f32> {
  let n = actc_exp_steps(u.x + u.y);
  let e = actc_exp_significand_pair(u, n, zero);
  let s = actc_power_of_two(max(i32(n) + by, -127));
  return vec2<f32>(e.x * s, e.y * s);
}

fn actc_exp_rest_single(u: f32, n: f32, zero: u32) -> f32 {
  return actc_held(u - n * 0.6933594, zero) + n * 0.00021219444;
}

// exp(r) - 1, |r| <= log(2)/2.
fn actc_expm1_near_single(r: f32) -> f32 {
  return r + r * r * (0.5 + r * (0.1666663 + r * (0.041666623 + r * (0.008357328 + r * 0.0013918873))));
}

// exp(u) 2^-n, n = actc_exp_steps(u).
fn actc_exp_significand_single(u: f32, n: f32, zero: u32) -> f32 {
  return 1.0 + actc_expm1_near_single(actc_exp_rest_single(u, n, zero));
}

// The same where exp(u) times the power is below 2^127; 0 below 2^-126.
fn actc_exp_small_single(u: f32, by: i32, zero: u32) -> f32 {
  let n = actc_exp_steps(u);
  return actc_exp_significand_single(u, n, zero) * actc_power_of_two(max(i32(n) + by, -127));
}

// erfcx of a pair, a >= 0.
fn actc_erfcx_positive_pair(a: vec2<f32>) -> vec2<f32> {
  let c = actc_reciprocal(actc_sum_any(a, vec2<f32>(2.0, 0.0)));
  let q = actc_sum_any(vec2<f32>(1.0, 0.0), vec2<f32>(c.x * -4.0, c.y * -4.0));
  let v = q.x + q.y;
  let p_rest = 0.006480034 + v * (0.0030907448 + v * (-0.00084143813 + v * (-0.0006637763 + v * (0.00004489927 + v * (0.00014649415 + v * (0.000019457986 + v * (-0.000025108156 + v * (-0.0000051702523 + v * 0.0000023125526))))))));
  let p_4 = actc_sum_pair_float(vec2<f32>(-0.021507263, -0.0000034102563), v * p_rest);
  let p_3 = actc_sum(vec2<f32>(-0.03643799, -0.0000043207683), actc_product(q, p_4));
  let p_2 = actc_sum(vec2<f32>(0.27941895, 0.000053147545), actc_product(q, p_3));
  let p_1 = actc_sum(vec2<f32>(-0.68725586, 0.00009517703), actc_product(q, p_2));
  let p = actc_sum(vec2<f32>(1.0214844, 0.000098330245), actc_product(q, p_1));
  return actc_product(p, c);
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
