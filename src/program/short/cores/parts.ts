/** Floats taken apart into significand and exponent, by bits: what has no room in a float's exponent stands in integers. */
import { VANISHING } from '../leaf.js';

export const parts = `
// Is x 0 or infinite?
fn actc_is_end(x: f32) -> bool {
  return x == 0.0 || (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u;
}

// e of x = m 2^e, m in [1, 2) up to its sign, x not 0; subnormal x by way of an integer, which nothing flushes.
fn actc_exponent(x: f32) -> i32 {
  let size: u32 = bitcast<u32>(x) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return i32(bitcast<u32>(f32(size)) >> 23u) - 276;
  }
  return i32(size >> 23u) - 127;
}

// m, with the sign of x.
fn actc_significand(x: f32) -> f32 {
  let bits: u32 = bitcast<u32>(x);
  var size: u32 = bits & 0x7fffffffu;
  if (size < 0x00800000u) {
    size = bitcast<u32>(f32(size));
  }
  return bitcast<f32>((bits & 0x80000000u) | 0x3f800000u | (size & 0x007fffffu));
}

// e of a parameter |p| = m 2^e; far out for 0, which stands for subnormal numbers too, and for infinity.
fn actc_parameter_exponent(p: f32) -> i32 {
  let size: u32 = bitcast<u32>(p) & 0x7fffffffu;
  if (size < 0x00800000u) {
    return 0 - ${VANISHING};
  }
  if (size >= 0x7f800000u) {
    return ${VANISHING};
  }
  return i32(size >> 23u) - 127;
}

fn actc_parameter_significand(p: f32) -> f32 {
  return bitcast<f32>(0x3f800000u | (bitcast<u32>(p) & 0x007fffffu));
}

// The same with an even exponent and a significand in [1, 4).
fn actc_parameter_even_exponent(p: f32) -> i32 {
  let e: i32 = actc_parameter_exponent(p);
  return e - (e & 1);
}

fn actc_parameter_even_significand(p: f32) -> f32 {
  let odd: u32 = u32(actc_parameter_exponent(p) & 1);
  return bitcast<f32>((0x3f800000u | (bitcast<u32>(p) & 0x007fffffu)) + (odd << 23u));
}
`;
