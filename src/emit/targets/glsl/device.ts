/** How GLSL kernels are run and read back. Bindings, uniforms and textures are those of templates/glsl/readme.hbs. */
import type { BufferSpec, ComputeJob, FragmentJob } from '../../../device.js';
import type { Measured } from '../../../stages.js';
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

/** The number of a function in `actc_output`: value, gradients of learned parameters, then the rest. */
function outputNumber(measured: Measured, suffix: string): number {
  const { definition } = measured.lowered.verified.derived;
  const learned = definition.parameters.filter((p) => p.learned).map((p) => `d${p.name}`);
  const all = measured.lowered.functions.map((f) => f.derived.suffix);
  const rank = (s: string) => (s === '' ? 0 : learned.includes(s) ? 1 : 2);
  return [0, 1, 2].flatMap((r) => all.filter((s) => rank(s) === r)).indexOf(suffix);
}

/** Elements fill rows of this many texels. */
const WIDTH = 1024;

function fragmentJob(run: Omit<FunctionRun, 'suffix'>, dy: Uint32Array, output: number, naming: Naming): FragmentJob {
  const { definition } = run.measured.lowered.verified.derived;
  const variables = shaderNames(run.measured, naming).variables;
  const height = Math.max(1, Math.ceil(run.x.length / WIDTH));
  const padded = (words: Uint32Array) => {
    const full = new Uint32Array(WIDTH * height);
    full.set(words);
    return full;
  };
  return {
    kind: 'fragment',
    source: run.text.replace('\n', '\n#define ACTC_BITS\n'),
    width: WIDTH,
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

/** GLSL ES 3.00 in a fragment shader: the emitted main reaches every function. */
export function fragmentKernels(naming: Naming): DeviceKernels {
  return {
    target: 'glsl-es',
    precision: 'f32',
    runner: 'webgl2',
    path: (definition) => `glsl/${definition}.frag`,
    program: programOf,
    evaluate: (run) => {
      const ones = new Uint32Array(run.x.length).fill(floatWords([1])[0]!);
      return fragmentJob(run, ones, outputNumber(run.measured, run.suffix), naming);
    },
    entries: (run: EntryRun): readonly EntryJob[] =>
      ['', 'dx', ...gradientsOf(run.measured)].map((suffix) => ({
        entry: `main, output ${outputNumber(run.measured, suffix)}`,
        job: fragmentJob(run, run.dy, outputNumber(run.measured, suffix), naming),
        results: [{ parts: [{ suffix, timesDy: suffix !== '' }] }],
      })),
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
    entries: (run: EntryRun): readonly EntryJob[] => {
      const n = run.x.length;
      const gradients = gradientsOf(run.measured);
      const job = (buffers: readonly BufferSpec[], constants: Readonly<Record<string, number>>): ComputeJob => ({
        kind: 'compute',
        source: run.text,
        entry: 'main',
        constants,
        buffers: [...buffers, uniform(5, n, run.parameters)],
        workgroups: 3,
      });
      // Every declared buffer needs something bound, used or not.
      const all = (y: number, dx: number, dp: number): readonly BufferSpec[] => [
        storage(0, 'read', run.x),
        storage(1, 'read', run.dy),
        storage(2, y > 0 ? 'write' : 'read', new Uint32Array(Math.max(y, 4))),
        storage(3, dx > 0 ? 'write' : 'read', new Uint32Array(Math.max(dx, 4))),
        ...(gradients.length > 0 ? [storage(4, dp > 0 ? 'write' : 'read', new Uint32Array(Math.max(dp, 4)))] : []),
      ];
      return [
        { entry: 'main, forward', job: job(all(n, 0, 0), {}), results: [{ parts: [{ suffix: '', timesDy: false }] }] },
        {
          entry: 'main, backward',
          job: job(all(0, n, n * gradients.length), { ACTC_BACKWARD: 1 }),
          results: [
            { parts: [{ suffix: 'dx', timesDy: true }] },
            ...(gradients.length > 0 ? [{ parts: gradients.map((suffix) => ({ suffix, timesDy: true })) }] : []),
          ],
        },
      ];
    },
  };
}
