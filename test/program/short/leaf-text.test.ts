/** Leaves as text: regions, special inputs, parameters in significands and exponents, names that could clash. */
import { describe, expect, it } from 'vitest';
import type { ShortCode } from '../../../src/program/short/code.js';
import { coreFunctions } from '../../../src/program/short/cores/cores.js';
import { instructionsOf } from '../../../src/program/short/instructions.js';
import type { ShortFactor, ShortLeaf } from '../../../src/program/short/leaf.js';
import { leafText } from '../../../src/program/short/leaf-text.js';
import { machineFor } from '../../../src/program/short/machine.js';
import { readNotation } from '../../../src/program/short/notation.js';

const input: ShortCode = [{ op: 'input', pair: true }];

function runOf(leaf: ShortLeaf, parameters: readonly string[] = []) {
  const text = leafText('actc_leaf', leaf, parameters, (n) => n);
  const run = machineFor(instructionsOf(readNotation(text)[0]!, coreFunctions, 'nearest'));
  return { text, at: (x: number, ...values: number[]) => run([Float32Array.of(x), ...values], 1)[0]![0]! };
}

const plain: ShortLeaf = {
  regions: [
    { from: Number.NEGATIVE_INFINITY, rule: 'value', value: -3 },
    { from: -1, rule: 'code', code: input, exponent: 4 },
    { from: 1, rule: 'code', code: input, exponent: -140 },
  ],
  zero: [-0, 0],
  infinite: [-3, Number.POSITIVE_INFINITY],
};

describe('a leaf without parameters', () => {
  const { at } = runOf(plain);
  it('takes the region of x, each with its power of two', () => {
    expect([at(-7), at(-0.5), at(0.25), at(1)]).toEqual([-3, -8, 4, 2 ** -140]);
    expect(at(3e38)).toBe(Math.fround(3e38) * 2 ** -140);
  });
  it('keeps the sign of zero and says what infinities give', () => {
    expect(Object.is(at(-0), -0)).toBe(true);
    expect(at(Number.NEGATIVE_INFINITY)).toBe(-3);
    expect(at(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});

const power = (parameter: string, times: number): ShortFactor => ({
  code:
    times > 0
      ? [{ op: 'parameter', name: parameter, pair: false }]
      : [
          { op: 'constant', head: 1, low: 0, pair: false },
          { op: 'parameter', name: parameter, pair: false },
          { op: 'divide', args: [0, 1], pair: true },
        ],
  exponents: [{ parameter, times, even: false }],
});

describe('a leaf with a parameter', () => {
  // (k x)/k in regions of k x; far out and near 0 by the power alone.
  const leaf: ShortLeaf = {
    argument: power('zero', 1),
    multiplier: power('zero', -1),
    regions: [
      { from: Number.NEGATIVE_INFINITY, rule: 'power', code: input, power: 1, exponent: 0 },
      { from: -(2 ** 60), rule: 'code', code: input, exponent: 0 },
      { from: -(2 ** -60), rule: 'power', code: input, power: 1, exponent: 0 },
      { from: 2 ** -60, rule: 'code', code: input, exponent: 0 },
      { from: 2 ** 60, rule: 'power', code: input, power: 1, exponent: 0 },
    ],
    zero: [-0, 0],
    infinite: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  };
  const { text, at } = runOf(leaf, ['zero']);
  it('gives x back at parameters of all sizes, whatever k x is', () => {
    for (const k of [1, 0.3, 7, 1e-30, 1e30, 3e38])
      for (const x of [1.5, -0.1, 3.3e-20, -1.7e25, 1e38, 1.2e-38, -1.1e-40])
        expect(at(x, Math.fround(k))).toBe(Math.fround(x));
  });
  it('gives its own values names that no parameter has', () => {
    expect(text).toMatch(/zero: f32\) -> f32/);
    expect(text).not.toMatch(/let zero/);
  });
  it('is wrong where a multiplier loses its exponent', () => {
    const broken = { ...leaf, multiplier: { ...power('zero', -1), exponents: [] } };
    expect(runOf(broken, ['zero']).at(1.5, 8)).not.toBe(1.5);
  });
});
