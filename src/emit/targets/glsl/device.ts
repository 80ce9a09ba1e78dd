/** How GLSL kernels are run and read back. Bindings, uniforms and textures are those of templates/glsl/readme.hbs. */
import type { BufferSpec, ComputeJob, FragmentJob } from '../../../device.js';
import type { Measured } from '../../../stages.js';
import { inModelOf } from '../../shader-model.js';
import { floatWords, functionsPart, programOf } from '../../shader-program.js';
import { type Naming, nameOf, shaderNames } from '../../shader-view.js';
import type { DeviceKernels, EntryJob, EntryRun, FunctionRun } from '../../target.js';

const SIZE = 64;
const groups = (n: number): number => Math.min(65535, Math.max(1, Math.ceil(n / SIZE)));

/** Learned parameters first: the order of functions and gradients in the files. */
function gradientsOf(measured: Measured): readonly string[] {
  const { parameters } = measured.lowered.verified.derived.definition;
  return [...parameters.filter((p) => p.learned), ...parameters.filter((p) => !p.learned)].map((p) => `d${p.name}`);
}

/** The number of a function in `actc_output`, the same in all files: y, dx, dxx, then the gradients of parameters. */
const outputNumber = (measured: Measured, suffix: string): number =>
  ['', 'dx', 'dxx', ...gradientsOf(measured)].indexOf(suffix);

/** Elements fill rows of this many texels: many for functions, few for entry points, so that these see several rows. */
const WIDTH = { functions: 1024, entries: 32 } as const;
/** Elements in a row that belong to one channel: several, and no divisor of the count. */
const INNER = 3;

function fragmentJob(
  run: Omit<FunctionRun, 'suffix'>,
  dy: Uint32Array,
  output: number,
  naming: Naming,
  width: number,
): FragmentJob {
  const { definition } = run.measured.lowered.verified.derived;
  const variables = shaderNames(run.measured, naming).variables;
  const height = Math.max(1, Math.ceil(run.x.length / width));
  const padded = (words: Uint32Array) => {
    const full = new Uint32Array(width * height);
    full.set(words);
    return full;
  };
  return {
    kind: 'fragment',
    source: define(run.text, 'ACTC_BITS'),
    width,
    height,
    textures: [
      { name: 'actc_x', format: 'r32ui', words: padded(run.x) },
      { name: 'actc_dy', format: 'r32ui', words: padded(dy) },
    ],
    uniforms: [
      { name: 'actc_output', type: 'int', value: output },
      ...definition.parameters.map((p, i) => ({
        name: nameOf(variables, p.name),
        type: 'float' as const,
        value: run.parameters[i]!,
      })),
    ],
    outputs: ['r32ui'],
  };
}

/** After the first line, which is the version. */
const define = (text: string, name: string): string => text.replace('\n', `\n#define ${name}\n`);

/** The same draw with learned parameters from a texture, one row each, one column a channel. */
function byChannel(job: FragmentJob, run: EntryRun): FragmentJob {
  const { parameters } = run.measured.lowered.verified.derived.definition;
  const rows = parameters.flatMap((p, i) => (p.learned ? [run.channels.map((values) => values[i]!)] : []));
  const [width, height] = [run.channels.length, rows.length];
  return {
    ...job,
    source: define(job.source, 'ACTC_CHANNELS'),
    textures: [
      ...job.textures,
      { name: 'actc_learned', format: 'r32ui', words: floatWords(rows.flat()), width, height },
    ],
    uniforms: [...job.uniforms, { name: 'actc_inner', type: 'int', value: INNER }],
  };
}

/** Every output once, and once more by channel where a parameter is learned. */
function fragmentEntries(run: EntryRun, naming: Naming): readonly EntryJob[] {
  const { parameters } = run.measured.lowered.verified.derived.definition;
  const plain = run.measured.lowered.functions.map(({ derived: { suffix } }): EntryJob & { job: FragmentJob } => {
    const output = outputNumber(run.measured, suffix);
    return {
      entry: `main, output ${output}`,
      job: fragmentJob(run, run.dy, output, naming, WIDTH.entries),
      count: run.x.length,
      bounded: false,
      results: [{ parts: [{ suffix, timesDy: suffix !== '' }] }],
    };
  });
  if (!parameters.some((p) => p.learned)) return plain;
  const channelOf = (i: number) => Math.floor(i / INNER) % run.channels.length;
  const channels = plain.map((e) => ({ ...e, entry: `${e.entry}, by channel`, job: byChannel(e.job, run), channelOf }));
  return [...plain, ...channels];
}

/** GLSL ES 3.00 in a fragment shader: the emitted main reaches every function. */
export function fragmentKernels(naming: Naming): DeviceKernels {
  return {
    target: 'glsl-es',
    precision: 'f32',
    runner: 'webgl2',
    inModel: inModelOf(naming),
    path: (definition) => `glsl/${definition}.frag`,
    program: programOf,
    evaluate: (run) => {
      const ones = new Uint32Array(run.x.length).fill(floatWords([1])[0]!);
      return fragmentJob(run, ones, outputNumber(run.measured, run.suffix), naming, WIDTH.functions);
    },
    entries: (run) => fragmentEntries(run, naming),
  };
}

const uniform = (binding: number, count: number, parameters: readonly number[]): BufferSpec => {
  const words = new Uint32Array(Math.ceil((1 + parameters.length) / 4) * 4);
  words.set([count, ...floatWords(parameters)]);
  return { binding, usage: 'uniform', access: 'read', words };
};
const storage = (binding: number, access: 'read' | 'write', words: Uint32Array): BufferSpec => ({
  binding,
  usage: 'storage',
  access,
  words,
});

/** A kernel around one pasted function; the emitted entry points don't reach every derivative. */
function harness(name: string, parameters: number): string {
  const list = Array.from({ length: parameters }, (_, i) => `actc_p${i}`);
  return `
layout(local_size_x = ${SIZE}) in;
layout(std430, binding = 0) readonly buffer ActcRunX { float actc_run_x[]; };
layout(std430, binding = 1) writeonly buffer ActcRunY { float actc_run_y[]; };
layout(std140, binding = 2) uniform ActcRun { uint actc_run_count; ${list.map((p) => `float ${p};`).join(' ')} };
void main() {
  for (uint i = gl_GlobalInvocationID.x; i < actc_run_count; i += gl_NumWorkGroups.x * gl_WorkGroupSize.x) {
    actc_run_y[i] = ${name}(${['actc_run_x[i]', ...list].join(', ')});
  }
}
`;
}

/** GLSL 4.50 in a compute shader. */
export function computeKernels(naming: Naming): DeviceKernels {
  return {
    target: 'glsl',
    precision: 'f32',
    runner: 'vulkan',
    inModel: inModelOf(naming),
    path: (definition) => `glsl/${definition}.comp`,
    program: programOf,
    evaluate: (run): ComputeJob => ({
      kind: 'compute',
      source: `#version 450\n${functionsPart(run.text)}${harness(nameOf(shaderNames(run.measured, naming).functions, run.suffix), run.parameters.length)}`,
      entry: 'main',
      buffers: [
        storage(0, 'read', run.x),
        storage(1, 'write', new Uint32Array(run.x.length)),
        uniform(2, run.x.length, run.parameters),
      ],
      workgroups: groups(run.x.length),
    }),
    entries: computeEntries,
  };
}

/** Forward and backward, and both by channel where a parameter is learned. */
function computeEntries(run: EntryRun): readonly EntryJob[] {
  const { parameters } = run.measured.lowered.verified.derived.definition;
  const learned = parameters.filter((p) => p.learned);
  const gradients = gradientsOf(run.measured);
  const output = (binding: number, used: boolean, length: number) =>
    storage(binding, used ? 'write' : 'read', new Uint32Array(used ? length : 4).fill(run.blank));
  // Every declared buffer needs something bound, used or not. The gradients' has one word more than they fill.
  const buffers = (backward: boolean): readonly BufferSpec[] => [
    storage(0, 'read', run.x),
    storage(1, 'read', run.dy),
    output(2, !backward, run.x.length),
    output(3, backward, run.x.length),
    ...(gradients.length > 0 ? [output(4, backward, run.count * gradients.length + 1)] : []),
    uniform(5, run.count, run.parameters),
  ];
  const value = { parts: [{ suffix: '', timesDy: false }] };
  const derivatives = [
    { parts: [{ suffix: 'dx', timesDy: true }] },
    ...(gradients.length > 0 ? [{ parts: gradients.map((suffix) => ({ suffix, timesDy: true })) }] : []),
  ];
  const job = (backward: boolean): ComputeJob => ({
    kind: 'compute',
    source: run.text,
    entry: 'main',
    constants: backward ? { ACTC_BACKWARD: 1 } : {},
    buffers: buffers(backward),
    workgroups: 3,
  });
  const plain = [false, true].map((backward) => ({
    entry: `main, ${backward ? 'backward' : 'forward'}`,
    job: job(backward),
    count: run.count,
    bounded: true,
    results: backward ? derivatives : [value],
  }));
  if (learned.length === 0) return plain;
  const rows = parameters.flatMap((p, i) => (p.learned ? [run.channels.map((values) => values[i]!)] : []));
  const blocks = Uint32Array.of(run.channels.length, INNER, 0, 0);
  const more: readonly BufferSpec[] = [
    storage(6, 'read', floatWords(rows.flat())),
    { binding: 7, usage: 'uniform', access: 'read', words: blocks },
  ];
  const channels = plain.map((e) => ({
    ...e,
    entry: `${e.entry}, by channel`,
    channelOf: (i: number) => Math.floor(i / INNER) % run.channels.length,
    job: {
      ...e.job,
      constants: { ...e.job.constants, ACTC_CHANNELS: 1 },
      buffers: [...e.job.buffers, ...more],
    },
  }));
  return [...plain, ...channels];
}
