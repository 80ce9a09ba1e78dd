/** sqrt(1 + z) - 1 = z/(1 + sqrt(1 + z)). */
export const root = `
fn actc_sqrt1pm1_pair(z: vec2<f32>) -> vec2<f32> {
  let r: vec2<f32> = actc_root(actc_sum_any(vec2<f32>(1.0, 0.0), z));
  return actc_quotient(z, actc_sum_any(vec2<f32>(1.0, 0.0), r));
}

fn actc_sqrt1pm1_single(z: f32) -> f32 {
  return z / (1.0 + sqrt(1.0 + z));
}
`;
