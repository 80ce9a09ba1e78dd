/** Half-precision numbers in buffers: packing rounds to nearest, ties to even, and loses nothing that is a half. */
import { expect, test } from 'vitest';
import { halfBits, halves, singleBits } from '../../src/emit/targets/wgsl/half.js';
import { random32 } from '../../src/measure/random.js';
import { bigFromDouble, HALF, roundBig } from '../../src/truth/big-float.js';

const float = (bits: number): number => new Float32Array(Uint32Array.of(bits).buffer)[0]!;

test('every half survives, NaN payloads and both zeros included', () => {
  const all = Uint32Array.from({ length: 65_536 }, (_, i) => i);
  expect(all.filter((h) => halfBits(singleBits(h)) !== h)).toEqual(new Uint32Array());
  const words = new Uint32Array(Uint16Array.from(all).buffer);
  expect(halves.pack(halves.unpack(words))).toEqual(words);
  expect(float(singleBits(1))).toBe(2 ** -24);
  expect(float(singleBits(0x7bff))).toBe(65504);
});

test('binary32 numbers become the half that exact rounding gives', () => {
  const next = random32(5);
  const edges = [65504, 65519.99609375, 65520, 2 ** -14, 2 ** -15, 2 ** -24, 2 ** -25, 1.5 * 2 ** -25, 2 ** -26];
  // Exponents around the format's, and ties: a half and half a unit of it.
  const scattered = Array.from({ length: 20_000 }, () => {
    const exponent = 127 - 30 + (next() % 50);
    const fraction = next() % 4 === 0 ? (next() % 2048) << 12 : next() & 0x7fffff;
    return float((exponent << 23) | fraction);
  });
  const wrong = [...edges, ...scattered].flatMap((x) =>
    [x, -x].filter((v) => {
      const bits = new Uint32Array(Float32Array.of(v).buffer)[0]!;
      return !Object.is(float(singleBits(halfBits(bits))), roundBig(bigFromDouble(v), HALF));
    }),
  );
  expect(wrong).toEqual([]);
});

test('an odd number of elements leaves the last half word zero', () => {
  expect(halves.pack(new Uint32Array(Float32Array.of(1, -2, 0.5).buffer))).toEqual(Uint32Array.of(0xc0003c00, 0x3800));
});
