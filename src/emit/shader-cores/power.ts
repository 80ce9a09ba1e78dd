/**
 * pow by 2^(y log2 x) with log2 x and the product in two words: heads are cut to 12 bits by a mask, which no optimiser
 * undoes, so that products of heads are exact (T. J. Dekker 1971). cbrt: a guess by a third of the bits, as in Sun's
 * fdlibm, two steps of Halley, and one of Newton whose correction is so small that its own rounding hardly counts.
 */
import { coefficients } from './coefficients.js';
import { polynomial } from './polynomial.js';

export const power = `
// a^y for 0 < a < infinity and finite y: log2(a) in two words, times y in two words, to the exponent.
fn actc_pow_positive(a: f32, y: f32) -> f32 {
  var bits: u32 = bitcast<u32>(a);
  var n: i32 = -127;
  if (bits < 0x00800000u) {
    bits = bitcast<u32>(f32(bits));
    n = -276;
  }
  bits = bits + 0x004afb0du;
  let e: f32 = f32(n + i32(bits >> 23u));
  // a = 2^e (1 + f); s = f/(2 + f) in two words, 2 + f too.
  let f: f32 = bitcast<f32>((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0;
  let sum: f32 = 2.0 + f;
  let sum_high: f32 = actc_head(sum);
  let sum_low: f32 = f - (sum_high - 2.0);
  let s: f32 = f / sum;
  let s_high: f32 = actc_head(s);
  let s_low: f32 = ((f - s_high * sum_high) - s_high * sum_low) / sum;
  // log2(1 + f) = 2/log(2) (s + s^3/3 + ...); the factor is 2.884765625 + 0.00062445679.
  let z: f32 = s * s;
  let p: f32 = ${polynomial('z', coefficients.atanh)};
  let product: f32 = 2.884765625 * s_high;
  let rest: f32 = 2.8853900817779268 * (s_low + s * z * p) + 0.0006244567921385169 * s_high;
  let l_high: f32 = actc_head(e + (product + rest));
  let l_low: f32 = rest - ((l_high - e) - product);
  // y log2(a) in two words; its integer part is the exponent.
  let y_high: f32 = actc_head(y);
  let high: f32 = y_high * l_high;
  let low: f32 = (y - y_high) * l_high + y * l_low;
  if (high + low >= 128.0) {
    return actc_inf();
  }
  if (high + low < -151.0) {
    return 0.0;
  }
  let whole: f32 = floor(high + low + 0.5);
  let part: f32 = ((high - whole) + low) * 0.6931471805599453;
  return actc_scale(1.0 + actc_expm1_near(part), i32(whole));
}

// x^y with the special cases of IEEE 754; NaN for x < 0 with y not an integer.
fn actc_pow(x: f32, y: f32) -> f32 {
  if (y == 0.0 || x == 1.0) {
    return 1.0;
  }
  if (actc_is_nan(x) || y == 1.0) {
    return x;
  }
  if (actc_is_nan(y)) {
    return y;
  }
  if (y == 2.0) {
    return x * x;
  }
  let a: f32 = abs(x);
  let infinity: f32 = actc_inf();
  // From 2^24 on every float is an even integer.
  let even: bool = abs(y) >= 16777216.0 || floor(0.5 * y) == 0.5 * y;
  let odd: bool = !even && floor(y) == y;
  var size: f32 = 1.0;
  if (a == 0.0 || a == infinity || (abs(y) == infinity && a != 1.0)) {
    size = select(0.0, infinity, (a > 1.0) == (y > 0.0));
  } else if (a != 1.0) {
    if (x < 0.0 && !even && !odd) {
      return actc_nan();
    }
    size = actc_pow_positive(a, y);
  } else if (!even && !odd) {
    return actc_nan();
  }
  return select(size, actc_with_sign(size, x), odd);
}

// A guess by bits (a third of the exponent), Halley, Halley, Newton.
fn actc_cbrt(x: f32) -> f32 {
  var bits: u32 = bitcast<u32>(x) & 0x7fffffffu;
  if (bits == 0u || bits >= 0x7f800000u) {
    return x;
  }
  var scale: f32 = 1.0;
  if (bits < 0x00800000u) {
    // Subnormal, m 2^-149 = (2 m) 2^-150: from the integer, so that nothing can be flushed to 0.
    bits = bitcast<u32>(2.0 * f32(bits));
    scale = 8.881784197001252e-16; // 2^-50
  }
  let a: f32 = bitcast<f32>(bits);
  var t: f32 = bitcast<f32>(bits / 3u + 709958130u);
  var ratio: f32 = t * t / a * t;
  t = t * ((ratio + 2.0) / (2.0 * ratio + 1.0));
  ratio = t * t / a * t;
  t = t * ((ratio + 2.0) / (2.0 * ratio + 1.0));
  t = t + (a / (t * t) - t) * 0.3333333333333333;
  return actc_with_sign(t * scale, x);
}
`;
