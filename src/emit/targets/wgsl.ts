/** WGSL for WebGPU: functions to paste, and compute kernels over f32 and f16 buffers. */
import type { Emitted, Measured, Precision, Summary } from '../../stages.js';
import type { Dialect } from '../shader-dialect.js';
import { nameOf, type ShaderFile, shaderFile } from '../shader-view.js';
import type { Render, Target, TargetOutput } from '../target.js';
import { check, checker } from './wgsl/check.js';
import { isReserved, isReservedVariable, tidy } from './wgsl/reserved.js';

const naming = { isReserved, isReservedVariable, tidy };

/** The notation is WGSL but for the types of constants, which WGSL infers. */
const dialect: Dialect = { rules: [[/\blet (\w+): [\w<>]+ =/g, 'let $1 =']] };

/** What differs between the two element types. Programs compute in f32; f16 is converted where it is read and written. */
const elements: Readonly<Record<'f32' | 'f16', { load: (v: string) => string; store: (v: string) => string }>> = {
  f32: { load: (v) => v, store: (v) => v },
  f16: { load: (v) => `f32(${v})`, store: (v) => `f16(${v})` },
};

function kernelView(file: ShaderFile, element: 'f32' | 'f16') {
  const { definition, names, suffixes } = file;
  const { load, store } = elements[element];
  const parameters = definition.parameters.map((p) => nameOf(names.variables, p.name));
  const call = (suffix: string) =>
    `${nameOf(names.functions, suffix)}(${['actc_at_x', ...parameters.map((p) => `actc_parameters.${p}`)].join(', ')})`;
  const gradients = definition.parameters
    .filter((p) => suffixes.includes(`d${p.name}`))
    .map((p, j) => {
      const at = j === 0 ? 'actc_i' : j === 1 ? 'actc_n + actc_i' : `${j}u * actc_n + actc_i`;
      return { at, value: store(`actc_at_dy * ${call(`d${p.name}`)}`) };
    });
  return {
    element,
    parameters: parameters.map((name) => ({ name })),
    hasGradients: gradients.length > 0,
    forward: nameOf(names.functions, 'forward'),
    backward: nameOf(names.functions, 'backward'),
    x: load('actc_x[actc_i]'),
    dy: load('actc_dy[actc_i]'),
    y: store(call('')),
    dx: store(`actc_at_dy * ${call('dx')}`),
    gradients,
  };
}

function fileOf(measured: Measured, element: 'f32' | 'f16', render: Render): { file: ShaderFile; emitted: Emitted } {
  const figures = measured.figures.filter((f) => f.target === 'wgsl' && f.precision === element);
  const file = shaderFile(measured, figures, naming, dialect);
  // Functions of several inputs have other layouts of buffers; they get no kernels yet.
  const hasKernels = file.definition.inputs.length === 1 && file.suffixes.includes('dx');
  const text = render('kernel', {
    head: file.head,
    isHalf: element === 'f16',
    cores: file.cores,
    functions: file.functions,
    kernels: hasKernels ? [kernelView(file, element)] : [],
  });
  const extension = element === 'f16' ? 'f16.wgsl' : 'wgsl';
  return { file, emitted: { path: `wgsl/${file.definition.name}.${extension}`, text } };
}

function emit(measured: Measured, render: Render): TargetOutput {
  const single = fileOf(measured, 'f32', render);
  const half = fileOf(measured, 'f16', render);
  return { files: [single.emitted, half.emitted], renames: single.file.names.renames };
}

function emitAll(all: readonly Summary[], render: Render): readonly Emitted[] {
  const definitions = all.map((s) => ({
    name: s.name,
    title: s.title.replace(/[|\r\n]/g, ' '),
    uniform: ['count: u32', ...s.parameters.map((p) => `${p}: f32`)].join(', '),
    bytes: String(4 * (1 + s.parameters.length)),
  }));
  return [{ path: 'wgsl/README.md', text: render('readme', { definitions }) }];
}

export const target: Target = {
  name: 'wgsl',
  about: 'WGSL for WebGPU: functions in f32, and compute kernels over f32 and f16 buffers',
  kernels: (['f32', 'f16'] as const satisfies readonly Precision[]).map((precision) => ({ target: 'wgsl', precision })),
  emit,
  emitAll,
  check,
  checker,
};
