/** Seeded random numbers for test points: the same on every machine. */

/** The seed of all points that `measure` uses; printed with the figures. */
export const SEED = 20240607;

/** Uniform 32-bit integers: sfc32 (Chris Doty-Humphrey, PractRand), 12 rounds of warm-up as its author advises. */
export function random32(seed: number): () => number {
  let [a, b, c, counter] = [0, seed >>> 0, 0x9e3779b9, 1];
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Uniform in [0, 1), 53 random bits: with fewer, points built from it would have zeros for low bits. */
export const unit = (next: () => number): number => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;

/** Steps the bit pattern of a float by n places in order of value; stays at ±∞ and passes through ±0. */
export function stepped(x: number, n: number, precision: 'f64' | 'f32'): number {
  return precision === 'f32' ? fromOrder32(toOrder32(x) + n) : fromOrder64(toOrder64(x) + BigInt(n));
}

const view = () => new DataView(new ArrayBuffer(8));

/** Doubles as integers in their order: …, −1 for the largest negative subnormal, 0 for zero, 1, … */
export function toOrder64(x: number): bigint {
  const v = view();
  v.setFloat64(0, x);
  const bits = v.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}
const INFINITY_64 = 0x7ff0000000000000n;
export function fromOrder64(n: bigint): number {
  const size = n < 0n ? -n : n;
  const v = view();
  v.setBigInt64(0, size > INFINITY_64 ? INFINITY_64 : size);
  return n < 0n ? -v.getFloat64(0) : v.getFloat64(0);
}
export function toOrder32(x: number): number {
  const v = view();
  v.setFloat32(0, x);
  const bits = v.getInt32(0);
  return bits < 0 ? -(bits & 0x7fffffff) : bits;
}
const INFINITY_32 = 0x7f800000;
export function fromOrder32(n: number): number {
  const v = view();
  v.setInt32(0, Math.min(Math.abs(n), INFINITY_32));
  return n < 0 ? -v.getFloat32(0) : v.getFloat32(0);
}
