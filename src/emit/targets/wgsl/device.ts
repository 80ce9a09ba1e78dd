/** How WGSL kernels are run and read back. The bindings are those of templates/wgsl/readme.hbs. */
import type { BufferSpec, ComputeJob } from '../../../device.js';
import type { Measured } from '../../../stages.js';
import { inModelOf } from '../../shader-model.js';
import { codeOf, floatWords, functionsPart, programOf } from '../../shader-program.js';
import { type Naming, nameOf, shaderNames } from '../../shader-view.js';
import type { DeviceKernels, EntryJob, EntryRun, FunctionRun } from '../../target.js';
import { halves } from './half.js';

const SIZE = 64;
const groups = (n: number): number => Math.min(65535, Math.max(1, Math.ceil(n / SIZE)));

/** A kernel around one pasted function; the emitted entry points don't reach every derivative. */
function harness(call: (x: string, parameter: (i: number) => string) => string, parameters: number): string {
  const fields = Array.from({ length: parameters }, (_, i) => `  p${i}: f32,`).join('\n');
  return `
struct ActcRun {
  actc_count: u32,
${fields}
}
@group(0) @binding(0) var<storage, read> actc_run_x: array<f32>;
@group(0) @binding(1) var<storage, read_write> actc_run_y: array<f32>;
@group(0) @binding(2) var<uniform> actc_run: ActcRun;
@compute @workgroup_size(${SIZE})
fn actc_run_all(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  for (var i = id.x; i < actc_run.actc_count; i += groups.x * ${SIZE}u) {
    actc_run_y[i] = ${call('actc_run_x[i]', (i) => `actc_run.p${i}`)};
  }
}
`;
}

const uniform = (binding: number, count: number, parameters: readonly number[]): BufferSpec => ({
  binding,
  usage: 'uniform',
  access: 'read',
  words: Uint32Array.of(count, ...floatWords(parameters)),
});
const storage = (binding: number, access: 'read' | 'write', words: Uint32Array): BufferSpec => ({
  binding,
  usage: 'storage',
  access,
  words,
});

/**
 * Kernels over f16 buffers. Their functions compute in f32, as those of the other file do; what is special is how
 * elements are read and written, so all of the text decides the results.
 */
export function halfKernels(naming: Naming): DeviceKernels {
  const { evaluate, entries, ...usual } = deviceKernels(naming);
  const packed = (b: BufferSpec, blank: number): BufferSpec => {
    if (b.usage === 'uniform' || b.binding === LEARNED) return b;
    // A word that is half filled is filled up with what nobody may write either.
    const even = new Uint32Array(b.words.length + (b.words.length % 2)).fill(blank);
    even.set(b.words);
    return { ...b, words: halves.pack(even) };
  };
  return {
    ...usual,
    precision: 'f16',
    path: (definition) => `wgsl/${definition}.f16.wgsl`,
    program: codeOf,
    needs: ['shader-f16'],
    elements: halves,
    evaluate,
    entries: (run) =>
      entries(run).map((e) => {
        const job = e.job as ComputeJob;
        return {
          ...e,
          job: { ...job, buffers: job.buffers.map((b) => packed(b, run.blank)), features: ['shader-f16'] },
        };
      }),
  };
}

export function deviceKernels(naming: Naming): DeviceKernels {
  const names = (m: Measured) => shaderNames(m, naming).functions;
  return {
    target: 'wgsl',
    precision: 'f32',
    runner: 'webgpu',
    inModel: inModelOf(naming),
    path: (definition) => `wgsl/${definition}.wgsl`,
    program: programOf,
    evaluate: (run: FunctionRun): ComputeJob => {
      const name = nameOf(names(run.measured), run.suffix);
      const call = (x: string, parameter: (i: number) => string) =>
        `${name}(${[x, ...run.parameters.map((_, i) => parameter(i))].join(', ')})`;
      return {
        kind: 'compute',
        source: functionsPart(run.text) + harness(call, run.parameters.length),
        entry: 'actc_run_all',
        buffers: [
          storage(0, 'read', run.x),
          storage(1, 'write', new Uint32Array(run.x.length)),
          uniform(2, run.x.length, run.parameters),
        ],
        workgroups: groups(run.x.length),
      };
    },
    entries: (run: EntryRun): readonly EntryJob[] => entriesOf(run, names(run.measured)),
  };
}

/** The binding of learned parameters, in f32 whatever the elements are. */
const LEARNED = 6;

/** Elements in a row that belong to one channel: several, and no divisor of the count. */
const INNER = 3;

/** Forward and backward, the same by channel where a parameter is learned, and forward with a count beyond x's end. */
function entriesOf(run: EntryRun, functions: ReadonlyMap<string, string>): readonly EntryJob[] {
  const { definition } = run.measured.lowered.verified.derived;
  const learned = definition.parameters.filter((p) => p.learned);
  const gradients = [...learned, ...definition.parameters.filter((p) => !p.learned)];
  const blank = (n: number) => new Uint32Array(n).fill(run.blank);
  const job = (entry: string, buffers: readonly BufferSpec[], count: number): ComputeJob => ({
    kind: 'compute',
    source: run.text,
    entry,
    buffers: [...buffers, uniform(5, count, run.parameters)],
    workgroups: 3,
  });
  const inputs = [storage(0, 'read', run.x)];
  const y = storage(2, 'write', blank(run.x.length));
  // One word more than the gradients fill.
  const slopes = (n: number, filled: number) => [
    storage(1, 'read', run.dy),
    storage(3, 'write', blank(n)),
    ...(gradients.length > 0 ? [storage(4, 'write', blank(filled * gradients.length + 1))] : []),
  ];
  const value = { parts: [{ suffix: '', timesDy: false }] };
  const derivatives = [
    { parts: [{ suffix: 'dx', timesDy: true }] },
    ...(gradients.length > 0 ? [{ parts: gradients.map((p) => ({ suffix: `d${p.name}`, timesDy: true })) }] : []),
  ];
  const channels = channelBuffers(run);
  const channelOf = (i: number) => Math.floor(i / INNER) % run.channels.length;
  const one = (suffix: string, buffers: readonly BufferSpec[], results: EntryJob['results'], count = run.count) => {
    const entry = nameOf(functions, suffix);
    return {
      entry,
      job: job(entry, [...inputs, ...buffers], count),
      count: Math.min(count, run.x.length),
      bounded: true,
      results,
    };
  };
  // No more elements than x has are computed, whatever the count says.
  const [end, more] = [run.x.length, run.x.length + INNER];
  const usual = slopes(end, run.count);
  return [
    one('forward', [y], [value]),
    one('backward', usual, derivatives),
    one('forward', [{ ...y, words: blank(more) }], [value], more),
    one('backward', slopes(more, end), derivatives, more),
    ...(learned.length > 0
      ? [
          { ...one('forward_channels', [y, ...channels], [value]), channelOf },
          { ...one('forward_channels', [{ ...y, words: blank(more) }, ...channels], [value], more), channelOf },
          { ...one('backward_channels', [...usual, ...channels], derivatives), channelOf },
          { ...one('backward_channels', [...slopes(more, end), ...channels], derivatives, more), channelOf },
        ]
      : []),
  ];
}

/** Learned parameter j of channel c at j·channels + c, and the uniform block beside it. */
function channelBuffers(run: EntryRun): readonly BufferSpec[] {
  const { parameters } = run.measured.lowered.verified.derived.definition;
  const rows = parameters.flatMap((p, i) => (p.learned ? [run.channels.map((values) => values[i]!)] : []));
  const words = Uint32Array.of(run.channels.length, INNER);
  return [storage(LEARNED, 'read', floatWords(rows.flat())), { binding: 7, usage: 'uniform', access: 'read', words }];
}
