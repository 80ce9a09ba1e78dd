/** WGSL for WebGPU: functions to paste, and compute kernels over f32 and f16 buffers. */
import type { Emitted, Measured, Parameter, Precision, Summary } from '../../stages.js';
import { words } from '../markdown.js';
import { safeNames } from '../names.js';
import type { Dialect } from '../shader-dialect.js';
import { hasKernels, learnedOf, nameOf, planar, type ShaderFile, shaderFile } from '../shader-view.js';
import type { Render, Target, TargetOutput } from '../target.js';
import { check, checker } from './wgsl/check.js';
import { deviceKernels, halfKernels } from './wgsl/device.js';
import { isReserved, isReservedVariable, tidy } from './wgsl/reserved.js';

const naming = { isReserved, isReservedVariable, tidy };

/** The notation is WGSL but for the types of constants, which WGSL infers. */
const dialect: Dialect = { rules: [[/\blet (\w+): [\w<>]+ =/g, 'let $1 =']] };

/** What differs between the two element types. Programs compute in f32; f16 is converted where it is read and written. */
const elements: Readonly<Record<'f32' | 'f16', { load: (v: string) => string; store: (v: string) => string }>> = {
  f32: { load: (v) => v, store: (v) => v },
  f16: { load: (v) => `f32(${v})`, store: (v) => `f16(${v})` },
};

/** One compute entry point: its name, what its comment says, and the statements for element `actc_i`. */
interface EntryView {
  readonly name: string;
  readonly about: string;
  readonly body: readonly string[];
}

/** The kernels of a file; `element` is the type of the buffers. */
function kernelsView(file: ShaderFile, element: 'f32' | 'f16') {
  const { definition, names, gradients } = file;
  const learned = learnedOf(definition);
  return {
    element,
    parameters: definition.parameters.map((p) => ({ name: nameOf(names.variables, p.name) })),
    gradients: gradients.map((p, j) => ({ index: String(j), name: nameOf(names.variables, p.name) })),
    learned: learned.map((p, j) => ({ index: String(j), name: nameOf(names.variables, p.name) })),
    entries: (learned.length > 0 ? [false, true] : [false]).flatMap((byChannel) => [
      entryView(file, element, false, byChannel),
      entryView(file, element, true, byChannel),
    ]),
  };
}

function entryView(file: ShaderFile, element: 'f32' | 'f16', isBackward: boolean, byChannel: boolean): EntryView {
  const { definition, names, gradients } = file;
  const { load, store } = elements[element];
  const learned = byChannel ? learnedOf(definition) : [];
  const argument = (p: Parameter): string => {
    const j = learned.indexOf(p);
    if (j < 0) return `actc_parameters.${nameOf(names.variables, p.name)}`;
    return `actc_learned[${planar(j, 'actc_channels.actc_channels', 'actc_channel')}]`;
  };
  const call = (suffix: string): string =>
    `${nameOf(names.functions, suffix)}(${['actc_at_x', ...definition.parameters.map(argument)].join(', ')})`;
  const slope = (suffix: string): string => store(`actc_at_dy * ${call(suffix)}`);
  const channel = 'let actc_channel = (actc_i / actc_channels.actc_inner) % actc_channels.actc_channels;';
  const forward = [`actc_y[actc_i] = ${store(call(''))};`];
  const backward = [
    `let actc_at_dy = ${load('actc_dy[actc_i]')};`,
    `actc_dx[actc_i] = ${slope('dx')};`,
    ...gradients.map((p, j) => `actc_dparameters[${planar(j, 'actc_n', 'actc_i')}] = ${slope(`d${p.name}`)};`),
  ];
  const about = isBackward
    ? `dx = dy f'(x)${gradients.length > 0 ? '; dparameters: dy times the derivative in each parameter, per element' : ''}`
    : 'y = f(x)';
  return {
    name: nameOf(names.functions, `${isBackward ? 'backward' : 'forward'}${byChannel ? '_channels' : ''}`),
    about: `${about}${byChannel ? ', learned parameters by channel' : ''}.`,
    body: [
      `let actc_at_x = ${load('actc_x[actc_i]')};`,
      ...(byChannel ? [channel] : []),
      ...(isBackward ? backward : forward),
    ],
  };
}

function fileOf(measured: Measured, element: 'f32' | 'f16', render: Render): { file: ShaderFile; emitted: Emitted } {
  const figures = measured.figures.filter((f) => f.target === 'wgsl' && f.precision === element);
  const file = shaderFile(measured, figures, naming, dialect);
  const text = render('kernel', {
    head: file.head,
    isHalf: element === 'f16',
    cores: file.cores,
    functions: file.functions,
    kernels: hasKernels(file) ? [kernelsView(file, element)] : [],
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
    title: words(s.title),
    uniform: [
      'actc_count: u32',
      ...[...safeNames(s.parameters, isReserved, [], tidy).values()].map((p) => `${p}: f32`),
    ].join(', '),
    bytes: String(4 * (1 + s.parameters.length)),
  }));
  return [{ path: 'wgsl/README.md', text: render('readme', { definitions }) }];
}

export const target: Target = {
  name: 'wgsl',
  about: 'WGSL for WebGPU: functions in f32, and compute kernels over f32 and f16 buffers',
  kernels: (['f32', 'f16'] as const satisfies readonly Precision[]).map((precision) => ({ target: 'wgsl', precision })),
  devices: [deviceKernels(naming), halfKernels(naming)],
  grades: ['fast', 'accurate'],
  computesIn: 'float32',
  emit,
  emitAll,
  check,
  checker,
};
