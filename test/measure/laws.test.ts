/** Laws over whole stretches: true ones are proved and say what MPFR says, false ones are refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromDouble } from '../../src/algebra/rational.js';
import { parse } from '../../src/expr/parse.js';
import type { Constant, Line } from '../../src/measure/law.js';
import { Laws } from '../../src/measure/laws.js';
import { random32, unit } from '../../src/measure/random.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const lawsOf = (text: string, model: (x: number) => number): Laws =>
  new Laws({ expression: parse(text), input: 'x', domain: undefined, setting: new Map() }, model, truth);
const silu = (x: number): number => x / (1 + Math.exp(-x));

const words = new Uint32Array(1);
const floats = new Float32Array(words.buffer);
const bitsOf = (x: number): number => {
  floats[0] = x;
  return words[0]!;
};
const floatOf = (bits: number): number => {
  words[0] = bits;
  return floats[0]!;
};
/** What a law says of a result: NaN where it leaves it open. */
function saidBy(law: Constant | Line, x: number): number {
  if (law.kind === 'constant') return law.right;
  const [a, b] = [Math.fround(law.slope * x * law.low), Math.fround(law.slope * x * law.high)];
  return a === b ? a : Number.NaN;
}

describe('a law over a stretch', () => {
  it.each([
    ['x/(1 + exp(-x))', silu, 2 ** -149, 2 ** -127, 'line'],
    ['x/(1 + exp(-x))', silu, -(2 ** -127), -(2 ** -149), 'line'],
    ['x/(1 + exp(-x))', silu, 2 ** -41, 2 ** -40, 'line'],
    ['x/(1 + exp(-x))', silu, 2 ** 40, 2 ** 41, 'line'],
    ['x/(1 + exp(-x))', silu, -(2 ** 41), -(2 ** 40), 'constant'],
    ['tanh(x)', Math.tanh, 2 ** -149, 2 ** -140, 'line'],
    ['tanh(x)', Math.tanh, 100, 200, 'constant'],
    ['x/3', (x: number) => x / 3, 5, 8, 'line'],
    ['3*x', (x: number) => 3 * x, 5, 8, 'line'],
    // Beyond MPFR's exponents, and 0/0 in the middle of a formula: by forms at the end.
    ['exp(-x)/(1 + exp(-x))^2', (_: number): number => 0, -(2 ** 121), -(2 ** 120), 'constant'],
    ['x/(1 - exp(-x))', (x: number): number => (x === 0 ? 1 : x / -Math.expm1(-x)), 2 ** -60, 2 ** -59, 'constant'],
  ] as const)('of %s, number %#, is proved and right', (text, model, low, high, kind) => {
    const laws = lawsOf(text, model);
    const law = kind === 'line' ? laws.line(low, high) : laws.constant(low, high);
    expect(law?.kind).toBe(kind);
    const e = parse(text);
    const next = random32(5);
    let open = 0;
    for (let i = 0; i < 200; i++) {
      const [from, to] = [bitsOf(low), bitsOf(high)];
      const x = floatOf(i === 0 ? from : i === 1 ? to : from + Math.floor(unit(next) * (to - from)));
      const said = saidBy(law!, x);
      if (Number.isNaN(said)) open += 1;
      else expect(said === truth.roundSingle(e, new Map([['x', fromDouble(x)]])), `at ${x}`).toBe(true);
    }
    // 3·x is halfway between two float32 for every second x, and nothing is off it.
    expect(open).toBeLessThan(text === '3*x' ? 1 : 20);
  });

  it('settles ties by the side that results are on', () => {
    const law = lawsOf('x/(1 + exp(-x))', silu).line(2 ** -149, 2 ** -127)!;
    expect(law.slope).toBe(0.5);
    // x/2 is halfway between two float32, and the result is above it for both signs of x.
    expect(saidBy(law, 2 ** -149)).toBe(2 ** -149);
    expect(saidBy(law, 5 * 2 ** -149)).toBe(3 * 2 ** -149);
    const negative = lawsOf('x/(1 + exp(-x))', silu).line(-(2 ** -127), -(2 ** -149))!;
    expect(saidBy(negative, -3 * 2 ** -149)).toBe(-(2 ** -149));
    expect(saidBy(negative, -5 * 2 ** -149)).toBe(-2 * 2 ** -149);
  });

  it('is refused where it is false', () => {
    const laws = lawsOf('x/(1 + exp(-x))', silu);
    expect(laws.lineWith(0.5, 2 ** -41, 2 ** -40)).toBeDefined();
    expect(laws.lineWith(0.50001, 2 ** -41, 2 ** -40)).toBeUndefined();
    expect(laws.lineWith(-0.5, 2 ** -41, 2 ** -40)).toBeUndefined();
    expect(laws.lineWith(0.5, 2 ** -5, 2 ** -4)).toBeUndefined();
    expect(laws.lineWith(1, 1, 2)).toBeUndefined();
    expect(laws.constant(2 ** -41, 2 ** -40)).toBeUndefined();
    // A model that lies misleads nobody.
    expect(lawsOf('x/(1 + exp(-x))', (x) => x / 4).line(2 ** -41, 2 ** -40)).toBeUndefined();
    expect(lawsOf('x/(1 + exp(-x))', (x) => x / 4).line(2 ** 120, 2 ** 121)).toBeUndefined();
    // A kink inside, at which the ends do not look.
    expect(lawsOf('abs(x - 3) + 3', (x) => x).line(2, 8)).toBeUndefined();
  });

  it('knows nothing outside of the domain but that there is no value', () => {
    const expression = parse('sqrt(x)*sqrt(x)');
    const laws = new Laws({ expression, input: 'x', domain: undefined, setting: new Map() }, (x) => x, truth);
    expect(laws.constant(-2, -1)).toEqual({ kind: 'constant', right: Number.NaN });
    expect(laws.line(4, 8)).toMatchObject({ slope: 1 });
  });
});
