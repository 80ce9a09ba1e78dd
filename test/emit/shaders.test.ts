import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rational from '../../src/algebra/rational.js';
import { renderer } from '../../src/emit/render.js';
import { float32Text } from '../../src/emit/shader-number.js';
import type { Target } from '../../src/emit/target.js';
import { target as glsl } from '../../src/emit/targets/glsl.js';
import { target as wgsl } from '../../src/emit/targets/wgsl.js';
import { opNames, op as opRow } from '../../src/expr/ops.js';
import type { Figure, Measured } from '../../src/stages.js';
import { interpretShader } from '../support/shader-interpreter.js';
import {
  awkward,
  emitAllOf,
  give,
  measured,
  n,
  op,
  parameter,
  positive,
  prelu,
  program,
  relu,
  softplus,
  special,
  t,
  v,
} from './support/samples.js';
import { allSamples, emitted, hostileText, reservedNames, templatesOf, textOf } from './support/shader-samples.js';

/** Everything that ends a line in some language. */
const lineBreaks = new RegExp(`[${['\\n', '\\r', '\\u000b', '\\u000c', '\\u0085', '\\u2028', '\\u2029'].join('')}]`);

const definitionOf = (m: Measured) => m.lowered.verified.derived.definition;
const renamesOf = (target: Target, m: Measured) =>
  target.emit(m, renderer(templatesOf(target.name), target.name)).renames;

/** The functions of an emitted WGSL file, run with IEEE float32 arithmetic. */
function run(m: Measured): Readonly<Record<string, (...args: number[]) => number>> {
  const text = textOf(emitted(wgsl, m), `${definitionOf(m).name}.wgsl`);
  return interpretShader(text.slice(0, text.indexOf('// ---- end of functions')));
}

const sample = (block: Parameters<typeof program>[1], ends: Parameters<typeof program>[2] = {}) =>
  measured({
    name: 'f',
    value: 'x',
    parameters: [parameter('k', 1, { domain: positive('k') })],
    functions: { '': { program: program(['k'], block, ends) } },
  });

describe('the functions of an emitted shader', () => {
  it('give NaN for NaN and for parameters outside their domain', () => {
    const { softplus: f } = run(softplus);
    expect(f!(Number.NaN, 1)).toBeNaN();
    expect(f!(1, Number.NaN)).toBeNaN();
    expect(f!(1, 0)).toBeNaN();
    expect(f!(1, -1)).toBeNaN();
    expect(f!(1, 1)).toBeCloseTo(1.3132617, 6);
  });

  it('follow the rules of the program at infinities and at -0', () => {
    const block = give([op(1, 'mul', v('k'), v('x')), op(2, 'add', t(1), n(3))], t(2));
    const { f } = run(sample(block, { plus: special('-inf'), minus: n(7), zero: special('-0') }));
    expect(f!(Infinity, 1)).toBe(-Infinity);
    expect(f!(-Infinity, 1)).toBe(7);
    expect(f!(-0, 1)).toBe(-0);
    expect(f!(0, 1)).toBe(3);
    expect(f!(2, 4)).toBe(11);
  });

  it('take the value at a large finite input where the function has reached its limit', () => {
    const block = give([op(1, 'mul', v('k'), v('x'))], t(1));
    const plus = { kind: 'saturate', double: 1e300, single: 2 ** 100 } as const;
    const minus = { kind: 'saturate', double: -1e300, single: -(2 ** 90) } as const;
    expect(run(sample(block, { plus, minus })).f!(Infinity, 4)).toBe(2 ** 102);
    expect(run(sample(block, { plus, minus })).f!(-Infinity, 4)).toBe(-(2 ** 92));
    expect(run(sample(block, { plus })).f!(-Infinity, 4)).toBe(-Infinity);
    expect(run(sample(block, { plus, minus })).f!(3, 4)).toBe(12);
  });

  it('return infinities, NaN and -0 as results', () => {
    for (const [value, expected] of [
      ['inf', Infinity],
      ['-inf', -Infinity],
      ['nan', Number.NaN],
      ['-0', -0],
    ] as const)
      expect(run(sample(give([], special(value)))).f!(1, 1)).toBe(expected);
    expect(run(sample(give([], n(1e300)))).f!(1, 1)).toBe(Infinity);
  });

  it('take the first branch whose tests all hold', () => {
    const { prelu: f, prelu_dx: dx, prelu_dalpha: dalpha } = run(prelu);
    expect([f!(2, 0.25), f!(-2, 0.25)]).toEqual([2, -0.5]);
    expect([dx!(2, 0.25), dx!(0, 0.25), dx!(-2, 0.25)]).toEqual([1, 0.25, 0.25]);
    expect([dalpha!(2, 0.25), dalpha!(-2, 0.25)]).toEqual([0, -2]);
  });

  it('keep the order of operations: no sum or product is associated anew', () => {
    const a = op(1, 'sub', v('x'), v('k'));
    const { f } = run(
      sample(give([a, op(2, 'sub', n(5), t(1)), op(3, 'div', t(2), t(2)), op(4, 'div', n(8), t(3))], t(4))),
    );
    expect(f!(2, 1)).toBe(8);
    const { f: g } = run(
      sample(
        give(
          [op(1, 'div', v('x'), v('k')), op(2, 'div', n(12), t(1)), op(3, 'neg', t(2)), op(4, 'sub', n(1), t(3))],
          t(4),
        ),
      ),
    );
    expect(g!(6, 2)).toBe(5);
  });

  it.each(opNames)('compute %s', (name) => {
    const args = opRow(name).arity === 1 ? [v('x')] : [v('x'), v('k')];
    const { f } = run(sample(give([op(1, name, ...args)], t(1))));
    for (const [x, k] of [
      [0.25, 0.5],
      [0.75, 2],
      [1.5, 3],
      [-0.5, 4],
      [-3, 3],
    ] as const) {
      const exact = opRow(name).double(x, k);
      if (Number.isNaN(exact)) expect(f!(x, k)).toBeNaN();
      else expect(Math.abs(f!(x, k) - exact)).toBeLessThanOrEqual(4 * 2 ** -23 * Math.abs(exact));
    }
  });
});

describe('literals in shaders', () => {
  const bits = fc.integer({ min: 0, max: 0xffffffff });
  const single = (word: number): number => new DataView(Uint32Array.of(word).buffer).getFloat32(0, true);

  it('are exact: read directly or by way of double they give the same float32', () => {
    fc.assert(
      fc.property(bits, (word) => {
        const value = single(word);
        const text = float32Text(value);
        if (!Number.isFinite(value)) expect(text).toMatch(/^-?actc_(inf|nan)\(\)$/);
        else if (value !== 0 && Math.abs(value) < 2 ** -126)
          expect(single(Number(/^bitcast<f32>\((0x[0-9a-f]{8})u\)$/.exec(text)![1]))).toBe(value);
        else {
          expect(text).toMatch(/^-?\d+\.\d+(e-?\d+)?$/);
          expect(Math.fround(Number(text))).toBe(value);
          const exact = rational.fromDecimal(text.replace('-', text.startsWith('-') ? '' : '-'))!;
          expect(rational.toSingle(text.startsWith('-') ? rational.neg(exact) : exact)).toBe(value);
        }
      }),
      { seed: 77, numRuns: 3000 },
    );
  });

  it('never exceed the range of float32, not even before rounding', () => {
    const largest = 3.4028234663852886e38;
    expect(Number(float32Text(largest))).toBeLessThanOrEqual(largest);
    expect(Math.fround(Number(float32Text(largest)))).toBe(largest);
  });

  it('say what they stand for where the digits do not', () => {
    const text = textOf(emitted(wgsl, softplus), 'softplus.wgsl');
    expect(text).toContain('0.6931472 * actc_tanh(k * x) - k); // 0.6931472 is log(2)');
    expect(text).not.toMatch(/\/\/ 1\.0 is/);
  });
});

describe('names in shaders', () => {
  it('are those of the definition, with a suffix a derivative, unless the language reserves them', () => {
    for (const target of [wgsl, glsl]) {
      const text = emitted(target, softplus).map((f) => f.text);
      for (const one of text)
        for (const name of [
          'softplus',
          'softplus_dx',
          'softplus_dxx',
          'softplus_dk',
          'softplus_forward',
          'softplus_backward',
        ])
          expect(one).toMatch(new RegExp(`\\b${name}\\(`));
      expect(renamesOf(target, softplus)).toEqual({});
    }
  });

  it('get a trailing underscore in that language only, and the head and the record say so', () => {
    const tanh = allSamples.find((m) => definitionOf(m).name === 'tanh')!;
    expect(renamesOf(wgsl, tanh)).toEqual({});
    expect(renamesOf(glsl, tanh)).toEqual({ tanh: 'tanh_' });
    for (const file of emitted(glsl, tanh)) {
      expect(file.path).toMatch(/^glsl\/tanh\.(frag|comp)$/);
      expect(file.text).toContain('// Names that the language reserves: tanh is called tanh_.');
      expect(file.text).toMatch(/^float tanh_\(float x\) \{$/m);
      expect(file.text).toMatch(/^float tanh_dx\(float x\) \{$/m);
    }
    expect(textOf(emitted(wgsl, tanh), 'tanh.wgsl')).toMatch(/^fn tanh\(x: f32\) -> f32 \{$/m);
  });

  it('are changed for parameters too, but not in the names of derivatives', () => {
    const m = allSamples.find((s) => definitionOf(s).name === 'hostile')!;
    expect(renamesOf(glsl, m)).toMatchObject({ in: 'in_', out: 'out_', inout: 'inout_', actc_count: 'u_actc_count' });
    expect(renamesOf(wgsl, m)).toMatchObject({ loop: 'loop_', let: 'let_', actc_count: 'u_actc_count' });
    expect(textOf(emitted(glsl, m), '.frag')).toContain('float hostile_din(');
  });

  it.each([wgsl, glsl])('stay different from one another in $name', (target) => {
    for (const m of allSamples) {
      const names = emitted(target, m)[0]!.text.match(/^(?:fn|float|bool|vec2|uint) (\w+)(?=\()/gm) ?? [];
      expect(new Set(names).size).toBe(names.length);
    }
    expect(reservedNames.length).toBeGreaterThan(40);
  });
});

describe('emitted shader files', () => {
  it('stand under their names, four a definition', () => {
    const paths = [wgsl, glsl].flatMap((target) => emitted(target, relu).map((f) => f.path));
    expect(paths).toEqual(['wgsl/relu.wgsl', 'wgsl/relu.f16.wgsl', 'glsl/relu.frag', 'glsl/relu.comp']);
  });

  it('are the same bytes every time, and end in one line break', () => {
    for (const target of [wgsl, glsl])
      for (const m of [softplus, awkward, hostileText]) {
        expect(emitted(target, m)).toEqual(emitted(target, m));
        for (const file of emitted(target, m)) expect(file.text).toMatch(/[^\n]\n$/);
      }
  });

  it('have the same bindings in all definitions; only the gradients of parameters may be missing', () => {
    const bindings = (text: string) => text.match(/(@binding|binding = )\W?\d\)?[^:{]*[:{]/g)!;
    for (const [target, end] of [
      [wgsl, '.wgsl'],
      [glsl, '.comp'],
    ] as const) {
      const full = bindings(textOf(emitted(target, softplus), end));
      expect(full.length).toBe(6);
      // Learned parameters add two, after all others.
      expect(bindings(textOf(emitted(target, prelu), end)).slice(0, 6)).toEqual(full);
      expect(bindings(textOf(emitted(target, prelu), end)).length).toBe(8);
      expect(bindings(textOf(emitted(target, relu), end))).toEqual(full.filter((_, i) => i !== 4));
    }
  });

  it('have kernels that take learned parameters by channel, and store their gradients first', () => {
    const two = measured({
      name: 'two',
      value: 'x',
      parameters: [parameter('k', 1), parameter('alpha', 0.25, { learned: true })],
      functions: Object.fromEntries(
        ['', 'dx', 'dxx', 'dk', 'dalpha'].map((s) => [s, { program: program(['k', 'alpha'], give([], v('x'))) }]),
      ),
    });
    const text = textOf(emitted(wgsl, two), 'two.wgsl');
    expect(text.match(/^fn two\w*/gm)).toEqual([
      ...['fn two', 'fn two_dalpha', 'fn two_dx', 'fn two_dxx', 'fn two_dk'],
      ...['fn two_forward', 'fn two_backward', 'fn two_forward_channels', 'fn two_backward_channels'],
    ]);
    expect(text).toContain(
      'actc_dparameters[actc_i] = actc_at_dy * two_dalpha(actc_at_x, actc_parameters.k, actc_parameters.alpha);',
    );
    expect(text).toContain('actc_y[actc_i] = two(actc_at_x, actc_parameters.k, actc_learned[actc_channel]);');
    expect(textOf(emitted(glsl, two), '.comp')).toContain('float alpha = actc_learned[actc_channel];');
    expect(textOf(emitted(wgsl, softplus), 'softplus.wgsl')).not.toContain('channel');
  });

  it('hold only the cores that the functions need, each once', () => {
    const text = textOf(emitted(wgsl, relu), 'relu.wgsl');
    expect(text.match(/^fn actc_\w+/gm)).toEqual(['fn actc_is_nan']);
    const cores = textOf(emitted(glsl, softplus), '.comp').match(/^\w+ actc_\w+(?=\()/gm)!;
    expect(new Set(cores).size).toBe(cores.length);
    expect(cores).toContain('float actc_log1p');
    expect(cores).not.toContain('float actc_sin');
  });

  it('keep texts of authors inside their comments', () => {
    for (const target of [wgsl, glsl])
      for (const file of emitted(target, hostileText)) {
        const lines = file.text.split(lineBreaks);
        for (const line of lines.filter((l) => /evil|nested|continued|right to left/.test(l)))
          expect(line).toMatch(/^\/\//);
        expect(lines.filter((l) => l.endsWith('\\'))).toEqual([]);
        expect(file.text).not.toMatch(/[\u202a-\u202e]/);
      }
  });

  it('say what was measured on a device, and that nothing was where nothing was', () => {
    const none = textOf(emitted(wgsl, softplus), 'softplus.wgsl');
    expect(none).toContain('// Accuracy: not executed yet.');
    const figure: Figure = { ...softplus.figures[0]!, target: 'wgsl', precision: 'f32', maxUlp: 1.2345 };
    const some = emitted(wgsl, { ...softplus, figures: [figure] });
    expect(textOf(some, 'softplus.wgsl')).toContain(
      '// Accuracy, worst error as executed: softplus 1.23 ulp at x = 1, k = 1.',
    );
    expect(textOf(some, 'f16.wgsl')).toContain('// Accuracy: not executed yet.');
  });

  it('are precise in GLSL 4.50: every float operation belongs to a precise variable', () => {
    const text = textOf(emitted(glsl, softplus), '.comp');
    const functions = text.slice(0, text.indexOf('---- end of functions')).replace(/\/\/.*/g, '');
    for (const line of functions.split('\n').filter((l) => /^\s+(return .* [-+*/] |float \w+ =)/.test(l)))
      expect(line).toMatch(/uint|int /);
    expect(textOf(emitted(glsl, softplus), '.frag')).not.toMatch(/precise/);
  });

  it.each([wgsl, glsl])('are listed with their bindings on one page: $name/README.md', (target) => {
    const page = target.emitAll!(emitAllOf([prelu, softplus]), renderer(templatesOf(target.name), target.name));
    expect(page.map((f) => f.path)).toEqual([`${target.name}/README.md`]);
    expect(page[0]!.text).toContain('| `softplus.');
    expect(page[0]!.text).toContain('alpha');
    expect(page[0]!.text).not.toMatch(/undefined|\{\{/);
  });
});
