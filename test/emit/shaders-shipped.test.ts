import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openGlslValidator } from '../support/glsl-validator.js';
import { dawnErrors, nagaErrors } from '../support/wgsl-validators.js';

const generated = new URL('../../generated/', import.meta.url);
const filesOf = (folder: string, end: string) =>
  readdirSync(new URL(folder, generated))
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(`${folder}/${name}`, generated), 'utf8') }));
const definitions = readdirSync(new URL('../../definitions/', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

const wgsl = filesOf('wgsl', '.wgsl');
const [fragments, computes] = [filesOf('glsl', '.frag'), filesOf('glsl', '.comp')];
const glslang = openGlslValidator();
afterAll(() => glslang.close());

const withMacros = (files: typeof computes, ...macros: string[]) => {
  const defines = macros.map((m) => `#define ${m}\n`).join('');
  return files.map(({ name, text }) => ({
    name: `${macros.join('-')}-${name}`,
    text: text.replace('\n', `\n${defines}`),
  }));
};

describe('the shipped shaders', () => {
  it('are there for every shipped definition, in all four forms', () => {
    for (const [files, end] of [
      [wgsl.filter((f) => !f.name.endsWith('.f16.wgsl')), '.wgsl'],
      [wgsl.filter((f) => f.name.endsWith('.f16.wgsl')), '.f16.wgsl'],
      [fragments, '.frag'],
      [computes, '.comp'],
    ] as const)
      expect(files.map((f) => f.name.slice(0, -end.length)).sort()).toEqual([...definitions].sort());
  });

  it.each(wgsl)('$name is accepted by Dawn, module and pipelines, and by naga', async ({ text }) => {
    expect(await dawnErrors(text)).toEqual([]);
    expect(nagaErrors(text)).toEqual([]);
  });

  it('are accepted by glslang with every combination of their macros', () => {
    const files = [
      ...fragments,
      ...withMacros(fragments, 'ACTC_BITS'),
      ...withMacros(fragments, 'ACTC_BITS', 'ACTC_CHANNELS'),
      ...computes,
      ...withMacros(computes, 'ACTC_BACKWARD'),
      ...withMacros(computes, 'ACTC_BACKWARD', 'ACTC_CHANNELS'),
    ];
    expect(glslang.errors(files)).toEqual([]);
  });

  it.each(computes)('$name is accepted under the rules of Vulkan', (file) => {
    expect(glslang.errorsOfOne(file, ['-V'])).toEqual([]);
  });
});
