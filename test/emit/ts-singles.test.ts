/**
 * Loops over Float32Array: what they compute is what the model says, bit for bit, and within 2^-12 ulp of rounding once;
 * everything that their quick code leaves out (zeros, infinities, NaN, roots, odd parameters) comes out too.
 */

import { beforeAll, describe, expect, it } from 'vitest';
import { build, read } from '../../src/compile.js';
import { emitAll } from '../../src/emit/emit.js';
import { implementations } from '../../src/emit/targets/ts/spelling.js';
import { target } from '../../src/emit/targets/ts.js';
import { readTemplates } from '../../src/files.js';
import { kernelModel } from '../../src/program/kernel-model.js';
import type { LoweredFunction } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { keeping } from '../support/store.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** Name to value, parameters, and settings to try; unlike the shipped ones in form or parameter. */
const definitions: Readonly<Record<string, { value: string; parameters?: string; settings: readonly number[][] }>> = {
  ramp: { value: 'max(0, x)', settings: [[]] },
  lean: { value: '[{if: x < 0, then: s*x}, {else: x}]', parameters: '{s: 0.1}', settings: [[0.1], [-2], [0], [3e38]] },
  bend: {
    value: '(x + sqrt(x^2 + w))/2',
    parameters: '{w: {default: 1, domain: w >= 0}}',
    settings: [[1], [0], [1e-300], [7e200]],
  },
  drop: { value: 'x/(1 + exp(-c*x))', parameters: '{c: 1.7}', settings: [[1.7], [-3], [0], [1e-40], [1e40]] },
  turn: { value: 'atan(x)*(x - 1)/(1 + x^2)', settings: [[]] },
};

const special = [0, -0, Infinity, -Infinity, NaN, 1e-45, -1e-45, 3.4e38, -3.4e38, 1, -1];
/** Numbers of all sizes, then the usual ones; a fixed recurrence. */
const inputs = Float32Array.from([
  ...special,
  ...Array.from({ length: 150 }, (_, i) => (i % 2 ? 1 : -1) * 2 ** (((i * 0.618034) % 1) * 276 - 148)),
  ...Array.from({ length: 250 }, (_, i) => ((i * 0.7548777) % 1) * 24 - 12),
]);

/** The distance of a float32 from a double, in units of the float32. */
const distance = (y: number, exact: number): number => {
  const unit = 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(exact))) - 23);
  return Math.abs(y - exact) / unit;
};

async function made(name: string) {
  const { value, parameters } = definitions[name]!;
  const text = `title: T\nvalue: ${value}\n${parameters ? `parameters: ${parameters}\n` : ''}`;
  const readings = read([{ file: `${name}.yaml`, text }], []);
  const templates = readTemplates();
  const unit = build(name, readings, { truth, targets: [target], templates, grade: 'accurate', ...keeping });
  expect(unit.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  const shared = emitAll([unit.summary!], [target], templates);
  const load = await target.load!(unit.measured!, [...unit.files, ...shared]);
  return { functions: unit.measured!.lowered.functions, load, text: unit.files[0]!.text };
}

type Kernel = (...args: (Float32Array | number)[]) => unknown;
const functionOf = (functions: readonly LoweredFunction[], suffix: string) =>
  functions.find((f) => f.derived.suffix === suffix)!;

describe.each(Object.keys(definitions))('loops of %s over float32', (name) => {
  it('compute what the model says, as if rounded once', async () => {
    const { functions, load } = await made(name);
    const [value, slope] = [functionOf(functions, ''), functionOf(functions, 'dx')];
    const forward = load('forward') as unknown as Kernel;
    const backward = load('backward') as unknown as Kernel;
    for (const setting of definitions[name]!.settings) {
      const [y, dx, ones] = [0, 1, 2].map(() => new Float32Array(inputs.length).fill(1)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      forward(inputs, y, ...setting);
      backward(inputs, ones, dx, ...setting);
      for (const [f, got] of [
        [value, y],
        [slope, dx],
      ] as const) {
        const model = target.model!(f, 'accurate', 'f32');
        const exact = kernelModel(f.kernel!, f.program, implementations, 'exact');
        inputs.forEach((x, i) => {
          const args = [x, ...setting];
          expect(got[i], `${f.derived.suffix} at ${args}`).toBe(Math.fround(model(args)));
          const e = exact(args);
          if (Number.isFinite(Math.fround(e)) && e !== 0)
            expect(distance(got[i]!, e), `${f.derived.suffix} at ${args}: ${got[i]} for ${e}`).toBeLessThan(0.5003);
          else expect(got[i], `${f.derived.suffix} at ${args}`).toBe(Math.fround(e));
        });
      }
    }
  });
});

describe('the text of loops over float32', () => {
  it('has no branch on the sign where two cheap leaves meet, and no host functions', async () => {
    const { text } = await made('lean');
    expect(text).toContain('const which = +(x < 0);');
    expect(text).not.toMatch(/Math\.(exp|log|tanh)/);
  });
  it('sees a damaged coefficient', async () => {
    const { functions } = await made('turn');
    const f = functionOf(functions, '');
    const leaf = f.kernel!.leaves[0]!;
    if (leaf.kind !== 'plan') throw new Error('no plan');
    const [v] = leaf.variants;
    const damaged = {
      ...f,
      kernel: {
        ...f.kernel!,
        leaves: [
          {
            ...leaf,
            variants: [
              {
                ...v!,
                single: {
                  ...v!.single!,
                  regions: v!.single!.regions.map((r) => ({
                    ...r,
                    code: r.code.map((o) => (o.op === 'constant' ? { ...o, head: o.head * (1 + 2 ** -20) } : o)),
                  })),
                },
              },
            ],
          },
        ],
      },
    };
    const [good, bad] = [target.model!(f, 'accurate', 'f32'), target.model!(damaged, 'accurate', 'f32')];
    expect([...inputs].some((x) => Math.fround(good([x])) !== Math.fround(bad([x])))).toBe(true);
  });
});
