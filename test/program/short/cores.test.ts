/** Errors of the float32 cores, in pairs and in floats, and what undoing an idiom does to them. */
import { describe, expect, it } from 'vitest';
import { cores } from '../../../src/program/mixed.js';
import { headOf, type ShortCode, type ShortOperation, shortConstant } from '../../../src/program/short/code.js';
import { coreTexts } from '../../../src/program/short/cores/cores.js';
import { instructionsOf } from '../../../src/program/short/instructions.js';
import { machineFor } from '../../../src/program/short/machine.js';
import { readNotation } from '../../../src/program/short/notation.js';
import { compileShort, type ShortModel, shortCost, shortModels } from '../../../src/program/short/run.js';

/** A fixed sequence in [0, 1). */
function sequence(): () => number {
  let state = 20260815;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const COUNT = 4000;

/** Floats between two numbers, evenly, or in the logarithm where they are far apart. */
function floats(low: number, high: number): Float32Array {
  const next = sequence();
  const far = low > 0 && high / low > 1000;
  return Float32Array.from({ length: COUNT }, () => (far ? low * (high / low) ** next() : low + (high - low) * next()));
}

type Unary = (x: number) => number;
const doubles: Readonly<Record<string, Unary>> = {
  ...Object.fromEntries(Object.entries(cores).map(([n, c]) => [n, c.single])),
  exp: Math.exp,
};

const coreCode = (core: keyof typeof cores, pair: boolean, within?: readonly [number, number]): ShortCode => [
  { op: 'input', pair: true },
  { op: 'core', core, args: [0], pair, ...(within ? { within } : {}) },
];

const ulpOf = (v: number): number => 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(v)))) - 23);

/** log2 of the largest relative error of a pair. */
function pairBits(code: ShortCode, f: Unary, x: Float32Array, model: ShortModel = 'nearest'): number {
  const next = sequence();
  const heads = x.map(headOf);
  const lows = x.map((v, i) => v - heads[i]! + v * 2 ** -25 * (next() - 0.5));
  const y = compileShort(code, model)(heads, lows);
  let worst = 0;
  heads.forEach((h, i) => {
    const truth = f(h + lows[i]!);
    worst = Math.max(worst, Math.abs((y.head[i]! + y.low[i]! - truth) / truth));
  });
  return Math.log2(worst);
}

function singleUlp(code: ShortCode, f: Unary, x: Float32Array): number {
  const y = compileShort(code)(x);
  let worst = 0;
  x.forEach((v, i) => {
    worst = Math.max(worst, Math.abs(y.head[i]! - f(v)) / ulpOf(f(v)));
  });
  return worst;
}

/** Core, range, and what is promised: bits of the pair, ulp of the float. */
const rows: readonly (readonly [keyof typeof cores, number, number, number, number])[] = [
  ['exp', -60, 80, -27.5, 1.2],
  ['expm1', -30, 80, -27, 1.8],
  ['expm1', -0.001, 0.001, -33, 0.6],
  ['log', 0.5, 2, -28.5, 0.9],
  ['log', 1e-30, 1e30, -28.5, 0.9],
  ['log1p', -0.99, 1e6, -28, 1.4],
  ['log1p', -0.29, 0.41, -28.5, 0.9],
  ['sqrt1pm1', -0.99, 100, -32, 2.2],
  ['atan', -4, 4, -28.5, 1.5],
  ['sin', -0.78, 0.78, -30, 0.9],
  ['sin', -20, 20, -27, 1.6],
  ['cos', -20, 20, -27, 1.6],
  ['cosm1', -0.78, 0.78, -31, 2],
  ['erf', -0.75, 0.75, -30, 1.3],
  ['erf', -4, 4, -30, 1.7],
  ['erfcx', 0, 12, -30, 3.5],
  ['erfcx', -9, 9, -25.5, 4.5],
];

describe('a core', () => {
  it.each(rows)('%s on [%d, %d] is within 2^%d as a pair and %d ulp as a float', (core, low, high, bits, ulp) => {
    const x = floats(low, high);
    for (const within of [undefined, [low, high] as const]) {
      expect(pairBits(coreCode(core, true, within), doubles[core]!, x)).toBeLessThan(bits);
      expect(singleUlp(coreCode(core, false, within), doubles[core]!, x)).toBeLessThan(ulp);
    }
  });

  it.each(shortModels)('keeps its bits in the model %s', (model) => {
    expect(pairBits(coreCode('exp', true), Math.exp, floats(-60, 80), model)).toBeLessThan(-27);
    expect(pairBits(coreCode('log1p', true), Math.log1p, floats(-0.9, 1000), model)).toBeLessThan(-27.5);
    expect(pairBits(coreCode('erfcx', true, [0, 12]), doubles.erfcx!, floats(0, 12), model)).toBeLessThan(-29);
  });

  it('costs less where its argument needs no reduction', () => {
    expect(shortCost(coreCode('sin', true, [-0.7, 0.7]))).toBeLessThan(shortCost(coreCode('sin', true, [-99, 99])));
    expect(shortCost(coreCode('sin', true, [-99, 99]))).toBeLessThan(shortCost(coreCode('sin', true)));
    expect(shortCost(coreCode('log1p', true, [-0.2, 0.2]))).toBeLessThan(shortCost(coreCode('log1p', true)));
  });
});

describe('arithmetic on pairs', () => {
  const two = (o: ShortOperation): ShortCode => [
    { op: 'input', pair: true },
    { ...shortConstant(Math.PI), pair: true },
    o,
  ];
  const x = floats(-40, 40);
  it.each<[string, ShortOperation, Unary]>([
    ['sum', { op: 'add', args: [0, 1], pair: true }, (v) => v + Math.PI],
    ['product', { op: 'multiply', args: [0, 1], pair: true }, (v) => v * Math.PI],
    ['quotient', { op: 'divide', args: [1, 0], pair: true }, (v) => Math.PI / v],
  ])('a %s is right to 30 bits in every model', (_, o, f) => {
    for (const model of shortModels) {
      const far = x.filter((v) => Math.abs(v + Math.PI) > 0.1);
      expect(pairBits(two(o), f, far, model)).toBeLessThan(-29);
    }
  });

  it('takes a root away in three words, to full accuracy beside it', () => {
    const root = -1.2784645557403564 + 1.2979282537628478e-8 + 1.1257e-16;
    const r0 = Math.fround(root);
    const code: ShortCode = [
      { op: 'input', pair: true },
      { op: 'distance', args: [0], root: [r0, Math.fround(root - r0), 0], pair: true },
    ];
    const beside = Float32Array.from({ length: 400 }, (_, i) => r0 + (i - 200) * 2 ** -23);
    const y = compileShort(code)(beside);
    for (const [i, v] of beside.entries())
      expect(Math.abs(y.head[i]! + y.low[i]! - (v - root))).toBeLessThan(2 ** -30 * Math.abs(v - root) + 3e-16);
  });
});

describe('undoing an idiom is seen', () => {
  /** The largest relative error, in bits, of a function of a head and a tail with its text changed. */
  function bitsWith(call: string, f: Unary, x: Float32Array, from = '', to = ''): number {
    const text = coreTexts.join('\n');
    if (from !== '') expect(text).toContain(from);
    const changed = from === '' ? text : text.replace(from, to);
    const main = `fn actc_test(x: f32, y: f32) -> vec2<f32> {\n  let a: vec2<f32> = vec2<f32>(x, y);\n  return ${call};\n}`;
    const functions = new Map(readNotation(`${changed}\n${main}`).map((g) => [g.name, g]));
    const run = machineFor(instructionsOf(functions.get('actc_test')!, functions, 'nearest'));
    const heads = x.map(headOf);
    const lows = x.map((v, i) => v - heads[i]!);
    const [h, l] = run([heads, lows], x.length);
    let worst = 0;
    x.forEach((v, i) => {
      worst = Math.max(worst, Math.abs((h![i]! + l![i]! - f(v)) / f(v)));
    });
    return Math.log2(worst);
  }
  const x = floats(0.1, 8);
  it.each<[string, string, Unary, string, string]>([
    [
      'the mask',
      'actc_square(actc_pair(a.x + a.y))',
      (v) => v * v,
      'return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);',
      'return x;',
    ],
    [
      'the order of a sum',
      'actc_sum(vec2<f32>(4096.5, 0.0), a)',
      (v) => v + 4096.5,
      '((a.x - h) + b.x)',
      '((b.x - h) + a.x)',
    ],
    ['the masked quotient', 'actc_reciprocal(a)', (v) => 1 / v, '((1.0 - h * d.x) - h * d.y) * c', '0.0 * c'],
    ['the two-word argument', 'actc_exp_pair(a, 0, 0u)', Math.exp, 'n * 0.00021219444 + u.y', 'n * 0.00021219444'],
  ])('%s', (_, call, f, from, to) => {
    const whole = bitsWith(call, f, x);
    expect(whole).toBeLessThan(-27);
    expect(bitsWith(call, f, x, from, to)).toBeGreaterThan(whole + 2);
  });
});
