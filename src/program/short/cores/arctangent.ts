/**
 * atan: |x| or 1/|x| is near 0 or one of two middles c of 7 bits; atan(N/D) = atan(c) + atan((N - c D)/(D + c N)), the last
 * argument within 0.16. One division does both.
 */
import { arctangents, coefficients, constants } from './coefficients.js';
import { horner } from './polynomial.js';

const [low, high] = arctangents;
const [pi, piRest] = constants.halfPi;
const float = (v: number): string => `${Math.fround(v)}`.replace(/^(-?\d+)$/, '$1.0');

export const arctangent = `
fn actc_atan_pair(x: vec2<f32>) -> vec2<f32> {
  let s: f32 = x.x + x.y;
  let sign: u32 = bitcast<u32>(s) & 0x80000000u;
  let ax: f32 = bitcast<f32>(bitcast<u32>(x.x) ^ sign);
  let ay: f32 = bitcast<f32>(bitcast<u32>(x.y) ^ sign);
  let flip: bool = abs(s) > 1.0;
  let n: vec2<f32> = vec2<f32>(select(ax, 1.0, flip), select(ay, 0.0, flip));
  let d: vec2<f32> = vec2<f32>(select(1.0, ax, flip), select(0.0, ay, flip));
  let first: bool = n.x > 0.16 * d.x;
  let second: bool = n.x > 0.51 * d.x;
  let c: f32 = select(select(0.0, ${float(low.middle)}, first), ${float(high.middle)}, second);
  let base: f32 = select(select(0.0, ${float(low.value[0])}, first), ${float(high.value[0])}, second);
  let rest: f32 = select(select(0.0, ${float(low.value[1])}, first), ${float(high.value[1])}, second);
  let t: vec2<f32> = actc_quotient(actc_sum(n, actc_times(d, -c)), actc_sum(d, actc_times(n, c)));
  let v: f32 = t.x + t.y;
  let z: f32 = v * v;
  let p: f32 = (t.x * t.x + t.y * (t.x + v)) * (${horner('z', coefficients.atanPair.rest)});
  let low: f32 = t.y + (p * t.x + p * t.y);
  // base + t, or pi/2 less that.
  let large: f32 = select(base, ${float(pi)} - base, flip);
  let near: f32 = select(t.x, -t.x, flip);
  let h: f32 = actc_head(large + near);
  let l: f32 = ((large - h) + near) + select(low + rest, (${float(piRest)} - rest) - low, flip);
  return vec2<f32>(bitcast<f32>(bitcast<u32>(h) ^ sign), bitcast<f32>(bitcast<u32>(l) ^ sign));
}

fn actc_atan_single(x: f32) -> f32 {
  let sign: u32 = bitcast<u32>(x) & 0x80000000u;
  let a: f32 = abs(x);
  let flip: bool = a > 1.0;
  let n: f32 = select(a, 1.0, flip);
  let d: f32 = select(1.0, a, flip);
  let first: bool = n > 0.16 * d;
  let second: bool = n > 0.51 * d;
  let c: f32 = select(select(0.0, ${float(low.middle)}, first), ${float(high.middle)}, second);
  let base: f32 = select(select(0.0, ${float(low.value[0])}, first), ${float(high.value[0])}, second);
  let rest: f32 = select(select(0.0, ${float(low.value[1])}, first), ${float(high.value[1])}, second);
  let t: f32 = (n - c * d) / (d + c * n);
  let z: f32 = t * t;
  let low: f32 = t * z * (${horner('z', coefficients.atan.rest)});
  let value: f32 = select(base + (t + (low + rest)), (${float(pi)} - base) - (t + (low - (${float(piRest)} - rest))), flip);
  return bitcast<f32>(bitcast<u32>(value) ^ sign);
}
`;
