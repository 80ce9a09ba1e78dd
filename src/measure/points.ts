/**
 * Where functions are measured: every region of a format, with random low bits. Never an even stride: its points have zeros
 * for low bits, and rounding errors hide there.
 */
import { fromOrder32, fromOrder64, random32, stepped, toOrder32, toOrder64, unit } from './random.js';

export type PointPrecision = 'f64' | 'f32';

/** Magnitudes of a format: exponents of its smallest subnormal and largest number, and its mantissa's bits. */
const ranges = {
  f64: { least: -1074, top: 1023, bits: 52, step: 23 },
  f32: { least: -149, top: 127, bits: 23, step: 4 },
} as const;

/** Exponents that are all visited: where activations bend. 2^-27 is about 1e-8, 2^7 above 100. */
const DENSE = { from: -27, to: 7 } as const;

/** Where exponentials run out of the format: points up to here beyond the middle region. */
const RUNNING_OUT = { f64: 800, f32: 120 } as const;
/** The low bits that a point given by its place gets at random (the last one is set): the place stays good to 2^-28, 2^-15. */
const LOW_BITS = { f64: 24, f32: 8 } as const;

/** A random number with exponent e (2^e <= |x| < 2^(e+1)); its last bit is one, subnormal numbers included. */
export function withExponent(e: number, precision: PointPrecision, next: () => number): number {
  const { least, bits } = ranges[precision];
  const kept = Math.min(bits, e - least);
  // Fractions of `kept` random bits, the last of them set.
  const low = next() % 2 ** Math.min(kept, 26);
  const high = kept > 26 ? next() % 2 ** (kept - 26) : 0;
  const fraction = kept === 0 ? 0 : high * 67108864 + (low | 1);
  const half = Math.trunc(e / 2);
  return (1 + fraction / 2 ** kept) * 2 ** half * 2 ** (e - half);
}

/** A number of the format near x, with random low bits. */
function near(x: number, precision: PointPrecision, next: () => number): number {
  const low = (next() % 2 ** LOW_BITS[precision]) | 1;
  const magnitude = Math.abs(x);
  if (precision === 'f32') return Math.sign(x) * fromOrder32((toOrder32(magnitude) & ~0xff) | low);
  return Math.sign(x) * fromOrder64((toOrder64(magnitude) & ~0xffffffn) | BigInt(low));
}

/** Rounded to the format, with the last bit set. */
function settled(x: number, precision: PointPrecision): number {
  if (precision === 'f32') return fromOrder32(toOrder32(x) | 1);
  const order = toOrder64(x);
  return order === 0n ? 0 : fromOrder64(order < 0n ? -(-order | 1n) : order | 1n);
}

/** Numbers that people write, and where functions have their domains' ends: random low bits never give them. */
export const plainNumbers: readonly number[] = [0.5, 1, 2, 3, 4, 6, 10, 100].flatMap((x) => [x, -x]);

/**
 * Finite points of all magnitudes and both signs: every exponent of the dense range, every `step`th of the others (from
 * a random first one), log-uniform ones in [1e-8, 100], uniform ones in [−20, 20] and where exponentials run out, and
 * the format's edges. About 360.
 */
export function generalPoints(precision: PointPrecision, seed: number): readonly number[] {
  const { least, top, step } = ranges[precision];
  const next = random32(seed);
  const points: number[] = [];
  const both = (e: number) => points.push(withExponent(e, precision, next), -withExponent(e, precision, next));
  for (let e = least + (next() % step); e <= top; e += step) if (e < DENSE.from || e > DENSE.to) both(e);
  for (let e = DENSE.from; e <= DENSE.to; e++) both(e);
  for (let i = 0; i < 30; i++) {
    const size = 10 ** (-8 + 10 * unit(next));
    points.push(near(size, precision, next), near(-size * (1 + unit(next)), precision, next));
  }
  for (let i = 0; i < 60; i++) points.push(near(40 * unit(next) - 20, precision, next));
  for (let i = 0; i < 12; i++) {
    points.push(near(20 + RUNNING_OUT[precision] * unit(next), precision, next));
    points.push(near(-20 - RUNNING_OUT[precision] * unit(next), precision, next));
  }
  return [...points, ...plainNumbers, ...edges(precision)];
}

/** Smallest and largest subnormal, smallest normal, the largest numbers, both signs. */
export function edges(precision: PointPrecision): readonly number[] {
  const { least, bits, top } = ranges[precision];
  const subnormal = 2 ** least;
  const normal = 2 ** (least + bits);
  const largest = stepped(Number.POSITIVE_INFINITY, -1, precision);
  const list = [
    subnormal,
    3 * subnormal,
    stepped(normal, -1, precision),
    normal,
    stepped(normal, 1, precision),
    largest,
    stepped(largest, -2, precision),
    2 ** top,
  ];
  return list.flatMap((x) => [x, -x]);
}

/**
 * Where exp over- and underflows or 1 + exp saturates, in double and binary32: log of the largest, smallest normal and
 * smallest number, and log(2)·p for p the precision. Kernels that handle ±x alike are hit on both sides.
 */
const SATURATION: Readonly<Record<PointPrecision, readonly number[]>> = {
  f64: [709.782712893384, 708.3964185322641, 745.1332191019412, 36.7368005696771, 18.36840028483855],
  f32: [88.72283905206835, 87.33654475055312, 103.97207708399179, 16.635532333438686, 8.317766166719343],
};

export const saturationPoints = (precision: PointPrecision): readonly number[] =>
  SATURATION[precision]
    .flatMap((t) => {
      const x = precision === 'f32' ? Math.fround(t) : t;
      return [-1, 0, 1]
        .flatMap((n) => [stepped(x, n, precision), -stepped(x, n, precision)])
        .concat([x * 1.0625, -x * 1.0625]);
    })
    .map((x) => (precision === 'f32' ? Math.fround(x) : x));

/** A place and its neighbours: ±1 to 3 floats, then growing distances. At 0: from the smallest number up. */
export function around(place: number, precision: PointPrecision, seed: number): readonly number[] {
  const next = random32(seed);
  const x = precision === 'f32' ? Math.fround(place) : place;
  const close = [0, 1, -1, 2, -2, 3, -3].map((n) => stepped(x, n, precision));
  const { bits } = ranges[precision];
  const far: number[] = [];
  for (let j = bits - 4; j >= 2; j -= 6) {
    const distance = 2 ** -j * (1 + unit(next)) * Math.max(Math.abs(x), 2 ** -bits);
    far.push(settled(x + distance, precision), settled(x - distance, precision));
  }
  return [...close, ...far].filter((v) => Number.isFinite(v) && !Object.is(v, -0));
}

/** Sorted, each once, −0 left out (it is a special input). */
export const distinct = (points: readonly number[]): readonly number[] =>
  [...new Set(points.map((x) => (x === 0 ? 0 : x)))].filter((x) => Number.isFinite(x)).sort((a, b) => a - b);
