import { describe, expect, it } from 'vitest';
import {
  around,
  distinct,
  edges,
  generalPoints,
  plainNumbers,
  saturationPoints,
  withExponent,
} from '../../src/measure/points.js';
import { random32, SEED, toOrder32, toOrder64 } from '../../src/measure/random.js';

/** Exactly: Math.log2 rounds up next to powers of two. */
const exponentOf = (x: number) => {
  const field = Number(toOrder64(Math.abs(x)) >> 52n);
  return field === 0 ? Math.floor(Math.log2(Math.abs(x))) : field - 1023;
};
const isOdd = (x: number, precision: 'f64' | 'f32') =>
  precision === 'f64' ? (toOrder64(x) & 1n) !== 0n : (toOrder32(x) & 1) !== 0;

describe.each(['f64', 'f32'] as const)('points of %s', (precision) => {
  const points = generalPoints(precision, SEED);

  it('are numbers of the format, both signs, about as many as budgeted', () => {
    if (precision === 'f32') for (const x of points) expect(Math.fround(x)).toBe(x);
    const distinctPoints = distinct(points);
    expect(distinctPoints.length).toBeGreaterThan(250);
    expect(distinctPoints.length).toBeLessThan(450);
    const negative = distinctPoints.filter((x) => x < 0).length;
    expect(negative / distinctPoints.length).toBeGreaterThan(0.4);
    expect(negative / distinctPoints.length).toBeLessThan(0.6);
  });
  it('visit every exponent from 2^-27 to 2^7, and never leave a wide gap elsewhere', () => {
    const exponents = [...new Set(points.filter((x) => x !== 0).map(exponentOf))].sort((a, b) => a - b);
    for (let e = -27; e <= 7; e++) expect(exponents).toContain(e);
    const widest = Math.max(...exponents.slice(1).map((e, i) => e - exponents[i]!));
    expect(widest).toBeLessThanOrEqual(precision === 'f64' ? 23 : 4);
    expect(exponents[0]).toBe(precision === 'f64' ? -1074 : -149);
    expect(exponents.at(-1)).toBe(precision === 'f64' ? 1023 : 127);
  });
  it('have their last bit set, but for the edges and the numbers that people write', () => {
    const edge = new Set([...edges(precision), ...plainNumbers]);
    for (const x of points) if (!edge.has(x)) expect(isOdd(x, precision), `${x}`).toBe(true);
  });
  it('have random middle bits: no bit is the same in all of a dense region', () => {
    const words = points
      .filter((x) => x > 1 && x < 64)
      .map((x) => (precision === 'f64' ? Number(toOrder64(x) & 0xffffffn) : toOrder32(x) & 0xffff));
    const width = precision === 'f64' ? 24 : 16;
    for (let bit = 1; bit < width; bit++) {
      const ones = words.filter((w) => (w >>> bit) & 1).length;
      expect(ones, `bit ${bit} of ${words.length}`).toBeGreaterThan(words.length * 0.15);
      expect(ones, `bit ${bit} of ${words.length}`).toBeLessThan(words.length * 0.85);
    }
  });
  it('are the same for the same seed, and others for another', () => {
    expect(generalPoints(precision, SEED)).toEqual(points);
    expect(generalPoints(precision, SEED + 1)).not.toEqual(points);
  });
  it('around a place hold the place, its neighbours and growing distances on both sides', () => {
    for (const place of [0, 1, -0.75, 123.25]) {
      const near = distinct(around(place, precision, 1));
      const at = near.indexOf(place);
      expect(near.slice(at - 3, at + 4).length).toBe(7);
      expect(near.filter((x) => x < place).length).toBeGreaterThan(5);
      expect(near.filter((x) => x > place).length).toBeGreaterThan(5);
      if (precision === 'f32') for (const x of near) expect(Math.fround(x)).toBe(x);
    }
  });
  it('cover where exponentials saturate, in numbers of the format', () => {
    for (const x of saturationPoints(precision)) expect(precision === 'f32' ? Math.fround(x) : x).toBe(x);
    expect(saturationPoints(precision).length).toBeGreaterThan(20);
  });
});

it('a number with a given exponent has it, subnormal ones too', () => {
  const next = random32(1);
  for (const e of [-1074, -1073, -1050, -1022, -500, 0, 52, 1023]) {
    const x = withExponent(e, 'f64', next);
    expect(x >= 2 ** e && x < 2 ** (e + 1)).toBe(true);
  }
  for (const e of [-149, -140, -126, 0, 127])
    expect(Math.fround(withExponent(e, 'f32', next))).toBeGreaterThanOrEqual(2 ** e);
});
