/**
 * Loops over Float32Array of grade `exact` round once, by MPFR: at ties beside the subnormal numbers, where the next term
 * decides, at all sizes, at roots, with parameters, and for products with what flows back.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { target } from '../../src/emit/targets/ts.js';
import { randomFrom } from '../../src/fuzz/random.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { type Loops, loopsOf } from './support/rounded.js';

const SEED = 1907;
let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** Unlike the shipped ones in form or parameter. */
const definitions: Readonly<Record<string, { yaml: string; settings: readonly (readonly number[])[] }>> = {
  tie: { yaml: 'value: x/2 + x^2\n', settings: [[]] },
  gate: { yaml: 'value: x/(1 + exp(-c*x))\nparameters: {c: 1}\n', settings: [[1], [-3.3], [0]] },
  lean: {
    yaml: 'value: [{if: x < 0, then: s*x}, {else: x}]\nparameters: {s: {default: 0.01, learned: true}}\n',
    settings: [[0.01], [-1.1], [1e38]],
  },
  gain: { yaml: 'value: (x - 1)*log(1 + exp(x))\n', settings: [[]] },
};

/** Subnormal numbers first: half of them are ties of x/2. */
const SUBNORMAL = 40;
function inputs(): Float32Array {
  const random = randomFrom(SEED);
  const sign = () => (random.next() < 0.5 ? -1 : 1);
  const list = [
    ...Array.from(
      { length: SUBNORMAL },
      (_, i) => sign() * (i < 12 ? i + 1 : Math.ceil(random.between(0, 2 ** 23 - 1))) * 2 ** -149,
    ),
    ...Array.from({ length: 40 }, () => sign() * (1 + random.next()) * 2 ** Math.floor(random.between(-126, 128))),
    ...Array.from({ length: 60 }, () => 16 * random.next() - 8),
    // On the way to a root, and to 0.
    ...Array.from({ length: 22 }, (_, i) => 1 + sign() * 2 ** -(i + 2)),
  ];
  return Float32Array.from(list);
}
const x = inputs();
/** What flows back: all sizes too. */
const flowing = ((): Float32Array => {
  const random = randomFrom(SEED + 1);
  return x.map(() => (random.next() < 0.5 ? -1 : 1) * (1 + random.next()) * 2 ** Math.floor(random.between(-20, 21)));
})();

const made = new Map<string, Loops>();
const loops = (name: string): Loops => {
  const found = made.get(name) ?? loopsOf(definitions[name]!.yaml, truth);
  made.set(name, found);
  return found;
};

/** Where results differ from what they must be. */
function wrong(
  of: Loops,
  suffix: string,
  setting: readonly number[],
  got: ArrayLike<number>,
  factors?: Float32Array,
): readonly string[] {
  return [...x].flatMap((at, i) => {
    const want = of.right(suffix, at, setting, factors?.[i]);
    const right = want !== undefined && (got[i] === want || (Number.isNaN(got[i]) && Number.isNaN(want)));
    return right
      ? []
      : [`${suffix || 'value'} at ${at}, ${setting}${factors ? ` by ${factors[i]}` : ''}: ${got[i]} for ${want}`];
  });
}

describe.each(Object.keys(definitions))(`loops of %s, seed ${SEED},`, (name) => {
  it('round values and products with what flows back once', async () => {
    const of = loops(name);
    const [forward, backward] = [await of.load('forward'), await of.load('backward')];
    for (const setting of definitions[name]!.settings) {
      const [y, dx] = [new Float32Array(x.length), new Float32Array(x.length)];
      forward(x, y, ...setting);
      expect(wrong(of, '', setting, y)).toEqual([]);
      backward(x, flowing, dx, ...setting);
      expect(wrong(of, 'dx', setting, dx, flowing)).toEqual([]);
    }
  });
  it('give the bits of their model, special inputs included', async () => {
    const of = loops(name);
    const backward = await of.load('forward_backward');
    const all = Float32Array.from([0, -0, Infinity, -Infinity, NaN, 3.4e38, -3.4e38, ...x]);
    for (const setting of definitions[name]!.settings) {
      const [y, dx] = [new Float32Array(all.length), new Float32Array(all.length)];
      backward(all, new Float32Array(all.length).fill(1), y, dx, ...setting);
      const expected = (suffix: string) => {
        const model = target.model!(of.functions.get(suffix)!, 'exact', 'f32');
        return all.map((at) => model([at, ...setting]));
      };
      expect(y, `${setting}`).toEqual(expected(''));
      expect(dx, `${setting}`).toEqual(expected('dx'));
    }
  });
});

describe('a loop that rounds once', () => {
  it('sums what rounds to the right gradient', async () => {
    const of = loops('gate');
    const backward = await of.load('backward');
    const sums = [...x].map((_, i) =>
      Math.fround(backward(x.subarray(i, i + 1), flowing.subarray(i, i + 1), new Float32Array(1), 1.25).c!),
    );
    expect(wrong(of, 'dc', [1.25], sums, flowing)).toEqual([]);
  });
  it('rounds once in channels too, each with its own parameter', async () => {
    const of = loops('lean');
    const channels = Float32Array.of(0.01, -1.1, 0.3);
    const all = x.subarray(0, x.length - (x.length % (2 * channels.length)));
    const [y, dx] = [new Float32Array(all.length), new Float32Array(all.length)];
    const kernel = await of.load('forward_backward_channels');
    kernel(all, flowing.subarray(0, all.length), y, dx, channels, 2);
    all.forEach((at, i) => {
      const setting = [channels[Math.floor(i / 2) % channels.length]!];
      expect(y[i], `at ${at}, ${setting}`).toBe(of.right('', at, setting));
      expect(dx[i], `dx at ${at}, ${setting}`).toBe(of.right('dx', at, setting, flowing[i]!));
    });
  });
  it('passes on zeros, infinities and NaN that flow back', async () => {
    const backward = await loops('gate').load('backward');
    const back = Float32Array.from([0, -0, Infinity, -Infinity, NaN]);
    for (const at of [0, 1.5, -2e-45, 1e30]) {
      const dx = new Float32Array(back.length);
      backward(new Float32Array(back.length).fill(at), back, dx, 1);
      expect([...dx], `${at}`).toEqual([0, -0, Infinity, -Infinity, NaN]);
    }
  });
  it('is wrong without its test, at ties', async () => {
    const of = loops('gate');
    const forward = await of.load('forward', (text) => text.replace(/Math\.fround\(y0.*? \? y0/g, 'true ? y0'));
    const y = new Float32Array(x.length);
    forward(x, y, 1);
    expect(wrong(of, '', [1], y).length).toBeGreaterThan(SUBNORMAL / 8);
  });
  it('is wrong where the plan is rounded twice', async () => {
    const of = loops('tie');
    const forward = await of.load('forward', (text) => text.replaceAll('plans.valueSingle', 'plans.value'));
    const y = new Float32Array(x.length);
    forward(x, y);
    expect(wrong(of, '', [], y).length).toBeGreaterThan(SUBNORMAL / 8);
  });
  it('tests nothing where double arithmetic is exact', () => {
    const { text } = loopsOf('value: [{if: x > 0, then: x}, {else: 0}]\n', truth);
    const forward = text.slice(0, text.indexOf('probeDx'));
    expect(forward).toContain('function probeSingle');
    expect(forward).not.toContain('Math.fround');
    expect(loops('lean').text).toContain('Math.fround');
  });
  it('says its bound, and where the plan computes', () => {
    expect(loops('gain').text).toMatch(/Float32Array: rounded once; in double within 2\^-\d\d\.\d of the value/);
    expect(loopsOf('value: [{if: x > 0, then: x}, {else: 0}]\n', truth).text).toContain('exact in double before that');
  });
});
