/** GLSL: fragment kernels for WebGL2 (GLSL ES 3.00) and compute kernels (GLSL 4.50); the same functions in both. */
import type { Emitted, Measured, Summary } from '../../stages.js';
import { words } from '../markdown.js';
import { safeNames } from '../names.js';
import type { Dialect } from '../shader-dialect.js';
import { hasKernels, learnedOf, nameOf, planar, type ShaderFile, shaderFile } from '../shader-view.js';
import type { Render, Target, TargetOutput } from '../target.js';
import { computeKernels, fragmentKernels } from './glsl/device.js';
import { isReserved, tidy } from './glsl/reserved.js';

const naming = { isReserved, isReservedVariable: isReserved, tidy };

/** Types before names, conversions and bit casts under GLSL's names. `mix` with a bool chooses; it computes nothing. */
const rules: Dialect['rules'] = [
  [/\b(\w+): (f32|u32|i32|bool|vec2<f32>)(?=[,)])/g, '$2 $1'],
  [/^fn (\w+)\((.*)\) -> ([\w<>]+) \{/, '$3 $1($2) {'],
  [/\b(?:let|var) (\w+): ([\w<>]+) =/g, '$2 $1 ='],
  [/\bbitcast<u32>\(/g, 'floatBitsToUint('],
  [/\bbitcast<f32>\(/g, 'uintBitsToFloat('],
  [/\bselect\(/g, 'mix('],
  [/\bround\(/g, 'roundEven('],
  [/\bvec2<f32>/g, 'vec2'],
  [/\bf32\b/g, 'float'],
  [/\bu32\b/g, 'uint'],
  [/\bi32\b/g, 'int'],
];

const es: Dialect = { rules };

/** GLSL 4.50 has `precise`: the compiler must keep every operation as written. A result takes a variable for it. */
const desktop: Dialect = {
  rules: [
    [/\b(let|var) (\w+): f32 =/g, 'precise float $2 ='],
    [/\b(let|var) (\w+): vec2<f32> =/g, 'precise vec2 $2 ='],
    ...rules,
  ],
  returned: (value, type) =>
    type === 'f32' || type === 'vec2<f32>'
      ? [`precise ${type === 'f32' ? 'float' : 'vec2'} actc_result = ${value};`, 'return actc_result;']
      : [`return ${value};`],
};

const figuresOf = (measured: Measured, target: string) => measured.figures.filter((f) => f.target === target);

const callOf = (file: ShaderFile, suffix: string): string => {
  const parameters = file.definition.parameters.map((p) => nameOf(file.names.variables, p.name));
  return `${nameOf(file.names.functions, suffix)}(${['actc_at_x', ...parameters].join(', ')})`;
};

/** What both kernels show: the functions, the parameters, and where learned ones come from by channel. */
function commonView(file: ShaderFile) {
  const { definition, names } = file;
  const learned = learnedOf(definition).map((p, j) => ({
    index: String(j),
    name: nameOf(names.variables, p.name),
    at: planar(j, 'actc_channels', 'actc_channel'),
  }));
  return {
    head: file.head,
    cores: file.cores,
    functions: file.functions,
    parameters: definition.parameters.map((p) => ({ name: nameOf(names.variables, p.name) })),
    learned,
    forward: nameOf(names.functions, 'forward'),
    backward: nameOf(names.functions, 'backward'),
  };
}

function fragment(measured: Measured, render: Render): { file: ShaderFile; emitted: Emitted } {
  const file = shaderFile(measured, figuresOf(measured, 'glsl-es'), naming, es);
  // The numbers are the same in all files: y, dx, dxx, then the gradients of parameters.
  const suffixes = ['', 'dx', 'dxx', ...file.gradients.map((p) => `d${p.name}`)];
  const outputs = suffixes.flatMap((s, i) => (file.suffixes.includes(s) ? [{ suffix: s, index: i }] : []));
  const outputViews = outputs.map(({ suffix: s, index: i }) => ({
    index: String(i),
    name: nameOf(file.names.functions, s),
    value: callOf(file, s),
  }));
  const kernel = () => ({
    ...commonView(file),
    value: callOf(file, ''),
    outputs: outputViews,
    slopes: outputViews.slice(1),
  });
  const text = render('fragment', { ...commonView(file), kernels: hasKernels(file) ? [kernel()] : [] });
  return { file, emitted: { path: `glsl/${file.definition.name}.frag`, text } };
}

function compute(measured: Measured, render: Render): Emitted {
  const file = shaderFile(measured, figuresOf(measured, 'glsl'), naming, desktop);
  const gradients = file.gradients.map((p, j) => ({
    index: String(j),
    name: nameOf(file.names.variables, p.name),
    at: planar(j, 'actc_count', 'actc_i'),
    value: `actc_at_dy * ${callOf(file, `d${p.name}`)}`,
  }));
  const kernel = () => ({
    ...commonView(file),
    y: callOf(file, ''),
    dx: `actc_at_dy * ${callOf(file, 'dx')}`,
    gradients,
  });
  const text = render('compute', { ...commonView(file), kernels: hasKernels(file) ? [kernel()] : [] });
  return { path: `glsl/${file.definition.name}.comp`, text };
}

function emit(measured: Measured, render: Render): TargetOutput {
  const { file, emitted } = fragment(measured, render);
  return { files: [emitted, compute(measured, render)], renames: file.names.renames };
}

function emitAll(all: readonly Summary[], render: Render): readonly Emitted[] {
  const definitions = all.map((s) => ({
    name: s.name,
    title: words(s.title),
    parameters: [...safeNames(s.parameters, isReserved, [], tidy).values()].join(', '),
  }));
  return [{ path: 'glsl/README.md', text: render('readme', { definitions }) }];
}

export const target: Target = {
  name: 'glsl',
  about: 'GLSL: fragment kernels for WebGL2 (GLSL ES 3.00) and compute kernels (GLSL 4.50)',
  kernels: [
    { target: 'glsl-es', precision: 'f32' },
    { target: 'glsl', precision: 'f32' },
  ],
  devices: [fragmentKernels(naming), computeKernels(naming)],
  grades: ['fast', 'accurate'],
  computesIn: 'float32',
  emit,
  emitAll,
};
