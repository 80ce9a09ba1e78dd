/** Scaling and signs by bits. */
export const bits = `
// v as it is, for finite x: xor with a zero that no compiler can know. Between two constants that are taken off one
// after the other it keeps them from being added first, which would round away what the second is for.
fn actc_keep(v: f32, x: f32) -> f32 {
  let zero: u32 = ((bitcast<u32>(x) & 0x7fffffffu) + 0x00800000u) >> 31u;
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
  let n1: i32 = n >> 1u;
  return (x * actc_exp2i(n1)) * actc_exp2i(n - n1);
}
`;
