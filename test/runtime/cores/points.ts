/** Arguments at which cores are tried: every exponent, next to borders, random ones from a printed seed. */

const view = new DataView(new ArrayBuffer(8));

/** The double so many steps away (towards larger magnitude if positive). */
export function step(x: number, by: number): number {
  view.setFloat64(0, x);
  view.setBigUint64(0, view.getBigUint64(0) + BigInt(by));
  return view.getFloat64(0);
}

/** Mulberry32: a number in [0, 1) a call, with 53 bits. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}

/** `count` doubles of both signs whose exponents are spread evenly from 2^low to 2^high. */
export function byExponent(random: () => number, low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const e = Math.floor(low + ((high - low) * i) / count);
    return (i % 2 === 0 ? 1 : -1) * (1 + random()) * 2 ** e;
  });
}

/** `count` doubles spread evenly from low to high, each at a random place in its share. */
export const spread = (random: () => number, low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * (i + random())) / count);

/** Each place, and a few steps to either side of it. */
export const around = (places: readonly number[]): number[] =>
  places.flatMap((p) => [-3, -1, 0, 1, 2].map((by) => (p === 0 ? by * 5e-324 : step(p, by))));

/** A tail for x: up to half a unit of its last place, of either sign. */
export function tailFor(random: () => number, x: number): number {
  view.setFloat64(0, x);
  const exponent = ((view.getUint16(0) >> 4) & 0x7ff) - 1023;
  return exponent < -960 ? 0 : (random() - 0.5) * 2 ** (exponent - 52);
}
