/**
 * sin, cos and cosm1. The argument less multiples of pi/2: in four parts (Cody and Waite) up to 2^13, the products exact;
 * beyond by the product with 96 bits of 1/(2 pi) in integers (M. H. Payne and R. N. Hanek 1983). Then polynomials on
 * [-pi/4, pi/4]. cos(x) - 1 = -2 sin(x/2)^2.
 */
import { coefficients, constants } from './coefficients.js';
import { horner, literal, pairHorner, words } from './polynomial.js';

/** The bits of 1/(2 pi) after the binary point, 32 a word (from pi to 110 digits), after one word of zeros. */
const inverseTwoPi = [0, 0x28be60db, 0x9391054a, 0x7f09d5f4, 0x7d4d3770, 0x36d8a566, 0x4f10e410, 0x7f9458ea];
const word = (n: number): string => `0x${n.toString(16).padStart(8, '0')}u`;

/** pi/2 in parts of 8, 11, 11 and 24 bits: so many times a number of 13 bits is exact. */
const parts = [1.5703125, 2029 * 2 ** -22, 1297 * 2 ** -34] as const;
const last = 1.5707963267948966 - parts[0] - parts[1] - parts[2] + 6.123233995736766e-17;

export const sine = `
// The high word of the product of two words.
fn actc_high_product(a: u32, b: u32) -> u32 {
  let a_low: u32 = a & 0xffffu;
  let a_high: u32 = a >> 16u;
  let b_low: u32 = b & 0xffffu;
  let b_high: u32 = b >> 16u;
  let cross: u32 = a_high * b_low + ((a_low * b_low) >> 16u);
  let other: u32 = a_low * b_high + (cross & 0xffffu);
  return a_high * b_high + (cross >> 16u) + (other >> 16u);
}

// 32 bits of 1/(2 pi), word i after a word of zeros.
fn actc_turn_word(i: i32) -> u32 {
${inverseTwoPi
  .slice(0, -1)
  .map((w, i) => `  if (i == ${i}) {\n    return ${word(w)};\n  }`)
  .join('\n')}
  return ${word(inverseTwoPi.at(-1)!)};
}

// 32 bits of 1/(2 pi) from bit position p on, which counts the word of zeros.
fn actc_turn_bits(p: i32) -> u32 {
  let i: i32 = p >> 5u;
  let shift: u32 = u32(p & 31);
  if (shift == 0u) {
    return actc_turn_word(i);
  }
  return (actc_turn_word(i) << shift) | (actc_turn_word(i + 1) >> (32u - shift));
}

// As actc_angle, for finite |x| >= 1, by integers.
fn actc_angle_far(x: f32) -> vec2<f32> {
  let bits: u32 = bitcast<u32>(x);
  let m: u32 = (bits & 0x007fffffu) | 0x00800000u;
  let p: i32 = max(i32((bits >> 23u) & 0xffu) - 150 + 32, 0);
  // m 2^(p - 32)/(2 pi) without its whole part, 64 bits after the binary point.
  let w0: u32 = actc_turn_bits(p);
  let w1: u32 = actc_turn_bits(p + 32);
  let w2: u32 = actc_turn_bits(p + 64);
  let low: u32 = m * w1 + actc_high_product(m, w2);
  let carry: u32 = u32(low < m * w1);
  let high: u32 = m * w0 + actc_high_product(m, w1) + carry;
  // The two leading bits are the quadrant; the rest, as a signed fraction of pi/2, is the angle.
  var quadrant: u32 = high >> 30u;
  var f_high: u32 = (high << 2u) | (low >> 30u);
  var f_low: u32 = low << 2u;
  let above: bool = f_high >= 0x80000000u;
  if (above) {
    quadrant = (quadrant + 1u) & 3u;
    f_low = ~f_low + 1u;
    f_high = ~f_high + u32(f_low == 0u);
  }
  let a: f32 = f32(f_high >> 10u) * 2.3841858e-7;
  let b: f32 = f32(((f_high & 0x3ffu) << 11u) | (f_low >> 21u)) * 1.1368684e-13;
  let c: f32 = f32(f_low & 0x1fffffu) * 5.421011e-20;
  let t: vec2<f32> = actc_sum_floats(a, b);
  let r: vec2<f32> = actc_neat(actc_product(vec2<f32>(t.x, t.y + c), ${words(constants.halfPi)}));
  let negative: bool = bits >= 0x80000000u;
  if (negative) {
    quadrant = (4u - quadrant) & 3u;
  }
  let sign: u32 = u32(negative != above) << 31u;
  return vec2<f32>(bitcast<f32>((bitcast<u32>(r.x) ^ sign) | quadrant), bitcast<f32>(bitcast<u32>(r.y) ^ sign));
}

// As actc_angle, for |x| <= 8192.
fn actc_angle_near(x: f32, zero: u32) -> vec2<f32> {
  let n: f32 = round(x * ${literal(2 / Math.PI)});
  let d: f32 = actc_held(actc_held(x - n * ${literal(parts[0])}, zero) - n * ${literal(parts[1])}, zero);
  let e: f32 = n * ${literal(parts[2])};
  let h: f32 = actc_head(d - e);
  let l: f32 = actc_held(actc_held(d - h, zero) - e, zero) - n * ${literal(last)};
  let quadrant: u32 = u32(i32(n)) & 3u;
  return vec2<f32>(bitcast<f32>(bitcast<u32>(h) | quadrant), l);
}

// x = 2 pi k + quadrant pi/2 + r, |r| <= pi/4: r as a pair, the quadrant in the two last bits of its head.
fn actc_angle(x: f32, zero: u32) -> vec2<f32> {
  if (abs(x) <= 8192.0) {
    return actc_angle_near(x, zero);
  }
  return actc_angle_far(x);
}

// sin for |r| <= pi/4, of a pair.
fn actc_sin_near_pair(r: vec2<f32>) -> vec2<f32> {
  let z: vec2<f32> = actc_neat(actc_square(r));
  let v: f32 = z.x + z.y;
${pairHorner('p', 'z', 'v', coefficients.sinPair)}
  return actc_sum(r, actc_product(r, actc_neat(actc_product(z, p))));
}

// cos for |r| <= pi/4, of a pair.
fn actc_cos_near_pair(r: vec2<f32>) -> vec2<f32> {
  let z: vec2<f32> = actc_square(r);
  let v: f32 = z.x + z.y;
  let halved: f32 = z.x * -0.5;
  let w: f32 = v * v * (${horner('v', coefficients.cosPair.rest)});
  let h: f32 = actc_head((1.0 + halved) + w);
  let l: f32 = (((1.0 - h) + halved) + w) - 0.5 * z.y;
  return vec2<f32>(h, l);
}

// sin of an angle, its quadrant moved on by some.
fn actc_wave_pair(angle: vec2<f32>, rest: f32, more: u32) -> vec2<f32> {
  let quadrant: u32 = (bitcast<u32>(angle.x) & 3u) + more;
  let r: vec2<f32> = vec2<f32>(actc_head(angle.x), angle.y + rest);
  let s: vec2<f32> = actc_sin_near_pair(r);
  let c: vec2<f32> = actc_cos_near_pair(r);
  let odd: bool = (quadrant & 1u) == 1u;
  let sign: u32 = (quadrant & 2u) << 30u;
  let h: f32 = select(s.x, c.x, odd);
  let l: f32 = select(s.y, c.y, odd);
  return vec2<f32>(bitcast<f32>(bitcast<u32>(h) ^ sign), bitcast<f32>(bitcast<u32>(l) ^ sign));
}

fn actc_sin_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: f32 = x.x + x.y;
  return actc_wave_pair(actc_angle(s, zero), actc_held(x.x - s, zero) + x.y, 0u);
}

fn actc_cos_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: f32 = x.x + x.y;
  return actc_wave_pair(actc_angle(s, zero), actc_held(x.x - s, zero) + x.y, 1u);
}

fn actc_cosm1_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: vec2<f32> = actc_sin_pair(vec2<f32>(x.x * 0.5, x.y * 0.5), zero);
  return actc_times(actc_square(s), -2.0);
}

// The same for |x| <= 8192.
fn actc_sin_middle_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: f32 = x.x + x.y;
  return actc_wave_pair(actc_angle_near(s, zero), actc_held(x.x - s, zero) + x.y, 0u);
}

fn actc_cos_middle_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: f32 = x.x + x.y;
  return actc_wave_pair(actc_angle_near(s, zero), actc_held(x.x - s, zero) + x.y, 1u);
}

fn actc_cosm1_middle_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: vec2<f32> = actc_sin_middle_pair(vec2<f32>(x.x * 0.5, x.y * 0.5), zero);
  return actc_times(actc_square(s), -2.0);
}

// For |x| <= pi/4.
fn actc_cosm1_near_pair(x: vec2<f32>) -> vec2<f32> {
  let s: vec2<f32> = actc_sin_near_pair(vec2<f32>(x.x * 0.5, x.y * 0.5));
  return actc_times(actc_square(s), -2.0);
}

fn actc_sin_near_single(r: f32) -> f32 {
  let z: f32 = r * r;
  return r + r * z * (${horner('z', coefficients.sin.rest)});
}

fn actc_cos_near_single(r: f32) -> f32 {
  let z: f32 = r * r;
  return 1.0 - (0.5 * z - z * z * (${horner('z', coefficients.cos.rest)}));
}

fn actc_cosm1_near_single(x: f32) -> f32 {
  let z: f32 = x * x;
  return z * z * (${horner('z', coefficients.cos.rest)}) - 0.5 * z;
}

// sin of an angle, its quadrant moved on by some.
fn actc_wave_single(angle: vec2<f32>, more: u32) -> f32 {
  let quadrant: u32 = (bitcast<u32>(angle.x) & 3u) + more;
  let r: f32 = actc_head(angle.x) + angle.y;
  let v: f32 = select(actc_sin_near_single(r), actc_cos_near_single(r), (quadrant & 1u) == 1u);
  return bitcast<f32>(bitcast<u32>(v) ^ ((quadrant & 2u) << 30u));
}

fn actc_sin_single(x: f32, zero: u32) -> f32 {
  return actc_wave_single(actc_angle(x, zero), 0u);
}

fn actc_cos_single(x: f32, zero: u32) -> f32 {
  return actc_wave_single(actc_angle(x, zero), 1u);
}

fn actc_cosm1_single(x: f32, zero: u32) -> f32 {
  let s: f32 = actc_sin_single(0.5 * x, zero);
  return -2.0 * s * s;
}

// The same for |x| <= 8192.
fn actc_sin_middle_single(x: f32, zero: u32) -> f32 {
  return actc_wave_single(actc_angle_near(x, zero), 0u);
}

fn actc_cos_middle_single(x: f32, zero: u32) -> f32 {
  return actc_wave_single(actc_angle_near(x, zero), 1u);
}

fn actc_cosm1_middle_single(x: f32, zero: u32) -> f32 {
  let s: f32 = actc_sin_middle_single(0.5 * x, zero);
  return -2.0 * s * s;
}
`;
