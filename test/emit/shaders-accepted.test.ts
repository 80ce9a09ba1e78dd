import { afterAll, describe, expect, it } from 'vitest';
import { target as glsl } from '../../src/emit/targets/glsl.js';
import { target as wgsl } from '../../src/emit/targets/wgsl.js';
import { type GlslValidator, openGlslValidator } from '../support/glsl-validator.js';
import { dawnErrors, nagaErrors } from '../support/wgsl-validators.js';
import { softplus } from './support/samples.js';
import { allSamples, emitted, textOf } from './support/shader-samples.js';

const nameOf = (m: (typeof allSamples)[number]) => m.lowered.verified.derived.definition.name;
const cases = allSamples.map((m) => [nameOf(m), m] as const);

/** The part that users may paste. */
const pasted = (text: string): string => /---- functions[^\n]*\n([\s\S]*)\/\/ ---- end of functions/.exec(text)![1]!;

const glslang: GlslValidator = openGlslValidator();
afterAll(() => glslang.close());

describe('emitted WGSL', () => {
  it.each(cases)('%s is accepted by Dawn, module and pipelines, and by naga', async (_, m) => {
    for (const file of emitted(wgsl, m)) {
      expect(await dawnErrors(file.text), file.path).toEqual([]);
      expect(nagaErrors(file.text), file.path).toEqual([]);
    }
  });

  it('has functions that are accepted when pasted without the kernels', async () => {
    const functions = pasted(textOf(emitted(wgsl, softplus), 'softplus.wgsl'));
    expect(functions).not.toMatch(/@group|override|enable/);
    expect(await dawnErrors(functions)).toEqual([]);
    expect(nagaErrors(functions)).toEqual([]);
  });

  it('holds f16 in the f16 file only', () => {
    const files = emitted(wgsl, softplus);
    expect(textOf(files, 'softplus.wgsl')).not.toMatch(/f16/);
    expect(textOf(files, 'softplus.f16.wgsl')).toMatch(/^enable f16;$/m);
  });

  it.each([
    ['a core is missing', (t: string) => t.replace(/fn actc_log1p\([\s\S]*?\n\}\n/, '')],
    ['a literal lost its point', (t: string) => t.replace('max(x, 0.0)', 'max(x, 0u)')],
    ['an unknown name', (t: string) => t.replace('return max(x', 'return max(z')],
    ['a constant infinity', (t: string) => t.replace('return actc_inf();', 'return 1.0 / 0.0;')],
    ['a literal out of range', (t: string) => t.replace('return actc_inf();', 'return 3.5e38;')],
    ['an unguarded brace', (t: string) => t.replace(/\}\s*$/, '')],
  ])('is refused by both compilers where %s', async (_, break_) => {
    const text = textOf(emitted(wgsl, softplus), 'softplus.wgsl');
    const broken = break_(text);
    expect(broken).not.toBe(text);
    expect(await dawnErrors(broken)).not.toEqual([]);
    expect(nagaErrors(broken)).not.toEqual([]);
  });

  it('is refused by Dawn where only a pipeline can tell', async () => {
    const text = textOf(emitted(wgsl, softplus), 'softplus.wgsl');
    expect(await dawnErrors(text.replace('actc_workgroup: u32 = 64u', 'actc_workgroup: u32 = 0u'))).not.toEqual([]);
  });

  it('is checked before it is written where naga is installed, each finding with its file', async () => {
    const files = emitted(wgsl, softplus);
    expect(await wgsl.checker!()).toMatch(/^naga \d/);
    expect(await wgsl.check!(files)).toEqual([]);
    const broken = files.map((f) => ({ ...f, text: f.text.replace('return max(x', 'return max(z') }));
    const found = await wgsl.check!([...broken, { path: 'wgsl/README.md', text: 'not a shader' }]);
    expect(found.map((d) => [d.code, d.notes[0]])).toEqual([
      ['emitted-code-rejected', 'in wgsl/softplus.wgsl'],
      ['emitted-code-rejected', 'in wgsl/softplus.f16.wgsl'],
    ]);
  });
});

/** The file as it is, and as it is with a macro defined. */
const variants = (name: string, text: string, macro: string) => [
  { name, text },
  { name: `${macro}-${name}`, text: text.replace('\n', `\n#define ${macro}\n`) },
];

describe('emitted GLSL', () => {
  it('is accepted by glslang: WebGL2 with floats and with bits, compute forward and backward', () => {
    const files = allSamples.flatMap((m) => {
      const [fragment, compute] = [textOf(emitted(glsl, m), '.frag'), textOf(emitted(glsl, m), '.comp')];
      return [
        ...variants(`${nameOf(m)}.frag`, fragment, 'ACTC_BITS'),
        ...variants(`${nameOf(m)}.comp`, compute, 'ACTC_BACKWARD'),
        ...variants(`channels-${nameOf(m)}.frag`, fragment, 'ACTC_CHANNELS').slice(1),
        ...variants(`channels-${nameOf(m)}.comp`, compute, 'ACTC_CHANNELS').slice(1),
      ];
    });
    expect(glslang.errors(files)).toEqual([]);
    // The same run finds an error in any one of them.
    const broken = files.map((f, i) => (i === 77 ? { ...f, text: f.text.replace('return', 'retrun') } : f));
    expect(glslang.errors(broken).join('\n')).toContain(`${files[77]!.name}: ERROR`);
  });

  it.each(['softplus', 'prelu', 'everything', 'hostile'])(
    '%s is accepted under the rules of Vulkan and of OpenGL',
    (name) => {
      const m = allSamples.find((sample) => nameOf(sample) === name)!;
      const file = { name: 'kernel.comp', text: textOf(emitted(glsl, m), '.comp') };
      expect(glslang.errorsOfOne(file, ['-V'])).toEqual([]);
      expect(glslang.errorsOfOne(file, ['-V', '-DACTC_BACKWARD', '-DACTC_CHANNELS', '-DACTC_WORKGROUP=32'])).toEqual(
        [],
      );
      expect(glslang.errorsOfOne(file, ['-G'])).toEqual([]);
    },
  );

  it('has functions that are accepted when pasted without the kernels', () => {
    const files = emitted(glsl, softplus);
    const main = '\nvoid main() {}\n';
    const es = pasted(textOf(files, '.frag'));
    expect(es).not.toMatch(/uniform|#/);
    const alone = [
      { name: 'pasted.frag', text: `#version 300 es\nprecision highp float;\n${es}${main}` },
      { name: 'pasted.comp', text: `#version 450\n${pasted(textOf(files, '.comp'))}${main}` },
    ];
    expect(glslang.errors(alone)).toEqual([]);
  });

  it.each([
    ['a core is missing', (t: string) => t.replace(/float actc_log1p\([\s\S]*?\n\}\n/, '')],
    ['a literal has the wrong type', (t: string) => t.replace('max(x, 0.0)', 'max(x, true)')],
    ['an unknown name', (t: string) => t.replace('max(x, 0.0)', 'max(z, 0.0)')],
    ['a word stands in the wrong place', (t: string) => t.replaceAll('float softplus(', 'in float softplus(')],
    ['a brace is missing', (t: string) => t.replace(/\}\s*$/, '')],
    ['a reserved name is kept', (t: string) => t.replace(/\bsoftplus\b(?=\()/g, 'partition')],
  ])('is refused where %s', (_, break_) => {
    for (const kind of ['frag', 'comp']) {
      const text = textOf(emitted(glsl, softplus), `.${kind}`);
      const broken = break_(text);
      expect(broken).not.toBe(text);
      expect(glslang.errors([{ name: `broken.${kind}`, text: broken }])).not.toEqual([]);
    }
  });

  it('may not declare a built-in function again in WebGL2, so such a name is changed', () => {
    const text = textOf(emitted(glsl, softplus), '.frag').replace(/\bsoftplus\b(?=\()/g, 'tanh');
    expect(glslang.errors([{ name: 'redeclared.frag', text }])).not.toEqual([]);
  });
});
