/**
 * erf and erfcx(x) = exp(x^2) erfc(x): (a + 2) erfcx(a) is a polynomial in q = (a - 2)/(a + 2) = 1 - 4/(a + 2) for all
 * a >= 0 (after M. M. Shepherd and J. G. Laframboise, Math. Comp. 36, 1981); erf by its odd series below 1, by
 * 1 - exp(-x^2) erfcx(x) above.
 */
import { coefficients } from './coefficients.js';
import { horner, literal, pairHorner } from './polynomial.js';

const [first] = coefficients.erf.pairs;
const [top] = coefficients.erfcx.pairs;
const [slope = 0] = [first[0] - 1 + first[1]];

export const errorFunction = `
// erfcx of a pair, a >= 0.
fn actc_erfcx_positive_pair(a: vec2<f32>) -> vec2<f32> {
  let c: vec2<f32> = actc_reciprocal(actc_sum_any(a, vec2<f32>(2.0, 0.0)));
  let q: vec2<f32> = actc_sum_any(vec2<f32>(1.0, 0.0), vec2<f32>(c.x * -4.0, c.y * -4.0));
  let v: f32 = q.x + q.y;
${pairHorner('p', 'q', 'v', coefficients.erfcxPair)}
  return actc_product(p, c);
}

// erf(x) of a pair, |x| <= 1.
fn actc_erf_near_pair(x: vec2<f32>) -> vec2<f32> {
  let z: vec2<f32> = actc_neat(actc_square(x));
  let v: f32 = z.x + z.y;
${pairHorner('p', 'z', 'v', coefficients.erfPair)}
  return actc_product(x, p);
}

fn actc_erf_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let near: vec2<f32> = actc_neat(actc_erf_near_pair(x));
  let s: f32 = x.x + x.y;
  let sign: u32 = bitcast<u32>(s) & 0x80000000u;
  let stop: bool = abs(s) > 5.5;
  let h: f32 = select(bitcast<f32>(bitcast<u32>(x.x) ^ sign), 5.5, stop);
  let l: f32 = select(bitcast<f32>(bitcast<u32>(x.y) ^ sign), 0.0, stop);
  let a: vec2<f32> = vec2<f32>(h, l);
  let e: vec2<f32> = actc_exp_small_pair(actc_times(actc_square(a), -1.0), 0, zero);
  let t: vec2<f32> = actc_times(actc_product(e, actc_neat(actc_erfcx_positive_pair(a))), -1.0);
  let far: vec2<f32> = actc_sum_float_pair(1.0, t);
  let inside: bool = abs(s) <= 0.75;
  let head: f32 = select(bitcast<f32>(bitcast<u32>(far.x) ^ sign), near.x, inside);
  let tail: f32 = select(bitcast<f32>(bitcast<u32>(far.y) ^ sign), near.y, inside);
  return vec2<f32>(head, tail);
}

// erfcx of a pair; x > -9.38, where it is still a float.
fn actc_erfcx_pair(x: vec2<f32>, zero: u32) -> vec2<f32> {
  let s: f32 = x.x + x.y;
  let sign: u32 = bitcast<u32>(s) & 0x80000000u;
  let h: f32 = bitcast<f32>(bitcast<u32>(x.x) ^ sign);
  let l: f32 = bitcast<f32>(bitcast<u32>(x.y) ^ sign);
  let p: vec2<f32> = actc_neat(actc_erfcx_positive_pair(vec2<f32>(h, l)));
  let far: bool = h > 9.375;
  let b: vec2<f32> = vec2<f32>(select(h, 9.375, far), select(l, 0.0, far));
  let e: vec2<f32> = actc_exp_pair(actc_square(b), 1, zero);
  let t: vec2<f32> = actc_sum(e, actc_times(p, -1.0));
  return vec2<f32>(select(p.x, t.x, s < 0.0), select(p.y, t.y, s < 0.0));
}

// erfcx, a >= 0, by (1 + 2 a) erfcx(a), which stays between 1 and 1.3.
fn actc_erfcx_positive_single(a: f32) -> f32 {
  let q: f32 = (a - 2.0) / (a + 2.0);
  let p: f32 = q * (${horner('q', coefficients.erfcx.rest)});
  return (${literal(top[0])} + (${literal(top[1])} + p)) / (1.0 + 2.0 * a);
}

// erf(x), |x| <= 1.
fn actc_erf_near_single(x: f32) -> f32 {
  let z: f32 = x * x;
  return x + x * (${literal(slope)} + z * (${horner('z', coefficients.erf.rest)}));
}

fn actc_erf_single(x: f32, zero: u32) -> f32 {
  let a: f32 = min(abs(x), 5.5);
  let far: f32 = 1.0 - actc_exp_small_single(-(a * a), 0, zero) * actc_erfcx_positive_single(a);
  let size: f32 = bitcast<f32>(bitcast<u32>(far) | (bitcast<u32>(x) & 0x80000000u));
  return select(size, actc_erf_near_single(x), abs(x) <= 1.0);
}

// erfcx; x > -9.38. The exponential of x^2 = h^2 + (a - h)(a + h), h of 12 bits.
fn actc_erfcx_single(x: f32, zero: u32) -> f32 {
  let a: f32 = abs(x);
  let b: f32 = min(a, 9.375);
  let h: f32 = actc_head(b);
  let e: f32 = actc_exp_single(h * h, 1, zero);
  let more: f32 = 1.0 + actc_expm1_near_single((b - h) * (b + h));
  let p: f32 = actc_erfcx_positive_single(a);
  return select(p, e * more - p, x < 0.0);
}
`;
