/**
 * Pairs in the notation of shaders: x a head of at most 12 significant bits, y a tail, |y| <= 2^-10 |x|, together about
 * 36 bits. Products of heads are exact, and a mask, which no compiler takes for arithmetic, separates head and tail: there
 * is no error term that could be folded away. Where a compiler would fold all the same, `actc_held` stands.
 */
export const pairs = `
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

// x 2^n in two steps, of which at most one rounds; exact 0 or infinity where that is the result, for |x| < 2^100.
fn actc_scaled(x: f32, n: i32) -> f32 {
  let m: i32 = min(max(n, -252), 254);
  let last: i32 = min(max(m, -126), 127);
  return (x * actc_power_of_two(m - last)) * actc_power_of_two(last);
}

// The same in three steps, for all x.
fn actc_scaled_far(x: f32, n: i32) -> f32 {
  let m: i32 = min(max(n, -378), 381);
  let last: i32 = min(max(m, -126), 127);
  let middle: i32 = min(max(m - last, -126), 127);
  return ((x * actc_power_of_two((m - last) - middle)) * actc_power_of_two(middle)) * actc_power_of_two(last);
}

// A float of 24 bits as a pair.
fn actc_pair(x: f32) -> vec2<f32> {
  let h: f32 = actc_head(x);
  let l: f32 = x - h;
  return vec2<f32>(h, l);
}

// Head of 24 bits and tail as a pair.
fn actc_neat(a: vec2<f32>) -> vec2<f32> {
  let h: f32 = actc_head(a.x);
  let l: f32 = (a.x - h) + a.y;
  return vec2<f32>(h, l);
}

// a + b, |b| <= 2^9 |a|; if a's head has 24 bits, |b| <= |a|.
fn actc_sum(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let h: f32 = actc_head(a.x + b.x);
  let l: f32 = ((a.x - h) + b.x) + (a.y + b.y);
  return vec2<f32>(h, l);
}

// The same for a pair and a float, a float and a pair, two floats.
fn actc_sum_pair_float(a: vec2<f32>, b: f32) -> vec2<f32> {
  let h: f32 = actc_head(a.x + b);
  let l: f32 = ((a.x - h) + b) + a.y;
  return vec2<f32>(h, l);
}

fn actc_sum_float_pair(a: f32, b: vec2<f32>) -> vec2<f32> {
  let h: f32 = actc_head(a + b.x);
  let l: f32 = ((a - h) + b.x) + b.y;
  return vec2<f32>(h, l);
}

fn actc_sum_floats(a: f32, b: f32) -> vec2<f32> {
  let h: f32 = actc_head(a + b);
  let l: f32 = (a - h) + b;
  return vec2<f32>(h, l);
}

// a + b, whichever is larger.
fn actc_sum_any(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let swap: bool = abs(a.x) < abs(b.x);
  let large: f32 = select(a.x, b.x, swap);
  let small: f32 = select(b.x, a.x, swap);
  let h: f32 = actc_head(a.x + b.x);
  let l: f32 = ((large - h) + small) + (a.y + b.y);
  return vec2<f32>(h, l);
}

// a b of two pairs; its head has 24 bits.
fn actc_product(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  let p: f32 = a.x * b.x;
  let l: f32 = a.x * b.y + a.y * (b.x + b.y);
  return vec2<f32>(p, l);
}

// a^2 of a pair; its head has 24 bits.
fn actc_square(a: vec2<f32>) -> vec2<f32> {
  let p: f32 = a.x * a.x;
  let l: f32 = a.y * ((a.x + a.y) + a.x);
  return vec2<f32>(p, l);
}

// a c of a pair and a number of 12 bits; its head has 24 bits.
fn actc_times(a: vec2<f32>, c: f32) -> vec2<f32> {
  let p: f32 = a.x * c;
  let l: f32 = a.y * c;
  return vec2<f32>(p, l);
}

// n/d: the division's own error drops out. d is a pair, n may have a head of 24 bits.
fn actc_quotient(n: vec2<f32>, d: vec2<f32>) -> vec2<f32> {
  let c: f32 = 1.0 / (d.x + d.y);
  let h: f32 = actc_head((n.x + n.y) * c);
  let l: f32 = (((n.x - h * d.x) - h * d.y) + n.y) * c;
  return vec2<f32>(h, l);
}

// 1/d of a pair.
fn actc_reciprocal(d: vec2<f32>) -> vec2<f32> {
  let c: f32 = 1.0 / (d.x + d.y);
  let h: f32 = actc_head(c);
  let l: f32 = ((1.0 - h * d.x) - h * d.y) * c;
  return vec2<f32>(h, l);
}

// The square root, likewise.
fn actc_root(a: vec2<f32>) -> vec2<f32> {
  let s: f32 = sqrt(a.x + a.y);
  let h: f32 = actc_head(s);
  let rest: f32 = (a.x - h * h) + a.y;
  let l: f32 = select(rest / (s + h), 0.0, s == 0.0);
  return vec2<f32>(h, l);
}

// x less a root in three words; exact near the root but for the last word.
fn actc_distance(x: f32, r0: f32, r1: f32, r2: f32, zero: u32) -> vec2<f32> {
  let d: f32 = actc_held(x - r0, zero);
  let h: f32 = actc_head(d - r1);
  let l: f32 = actc_held(actc_held(d - h, zero) - r1, zero) - r2;
  return vec2<f32>(h, l);
}

// The same of a pair.
fn actc_distance_pair(x: vec2<f32>, r0: f32, r1: f32, r2: f32, zero: u32) -> vec2<f32> {
  let d: f32 = actc_held(x.x - r0, zero);
  let e: f32 = x.y - r1;
  let h: f32 = actc_head(d + e);
  let l: f32 = (actc_held(d - h, zero) + e) - r2;
  return vec2<f32>(h, l);
}
`;
