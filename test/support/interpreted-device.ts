/**
 * A device in this process, for WGSL texts whose kernels no device at hand can run: their functions by the interpreter
 * of shader-interpreter.ts (IEEE float32), their entry points statement by statement. It knows the shape of emitted entry
 * points (one loop; `let` and stores in it), and throws on anything else. Says nothing about devices.
 */
import { type BufferSpec, type ComputeJob, type Device, DeviceError } from '../../src/device.js';
import { functionsPart } from '../../src/emit/shader-program.js';
import { halfBits, halves, singleBits } from '../../src/emit/targets/wgsl/half.js';
import { interpretShader } from './shader-interpreter.js';

const F = Math.fround;
const one = new Float32Array(1);
const word = new Uint32Array(one.buffer);
/** f16(v), v rounded to float32 first. */
function half(v: number): number {
  one[0] = v;
  word[0] = singleBits(halfBits(word[0]!));
  return one[0]!;
}

/** Binding, name and element type of every storage buffer. */
const buffersOf = (source: string) =>
  [...source.matchAll(/@binding\((\d+)\) var<storage, \w+> (\w+): array<(\w+)>;/g)].map(([, binding, name, type]) => ({
    binding: Number(binding),
    name: name!,
    isHalf: type === 'f16',
  }));

/** Binding, name and fields of every uniform block, in order. */
const blocksOf = (source: string) =>
  [...source.matchAll(/@binding\((\d+)\) var<uniform> (\w+): (\w+);/g)].map(([, binding, name, type]) => {
    const body = new RegExp(`struct ${type} \\{([^}]*)\\}`).exec(source)![1]!;
    const fields = [...body.matchAll(/(\w+): ([uf]32),/g)].map(([, field, t]) => ({ field: field!, type: t! }));
    return { binding: Number(binding), name: name!, fields };
  });

const view = (words: Uint32Array): Float32Array => new Float32Array(words.buffer, words.byteOffset, words.length);

function uniformOf(fields: readonly { field: string; type: string }[], words: Uint32Array): Record<string, number> {
  return Object.fromEntries(
    fields.map(({ field, type }, i) => [field, type === 'f32' ? view(words)[i]! : words[i]!] as const),
  );
}

/** The statements of an entry point's loop as JavaScript. */
function loopOf(source: string, entry: string): string {
  const lines = source.split('\n');
  const head = lines.findIndex((l) => l.startsWith(`fn ${entry}(`));
  const end = lines.findIndex((l, i) => i > head && l === '}');
  const body = lines.slice(head, end);
  const loop = body.findIndex((l) => /^ {2}for \(/.test(l));
  const close = body.findIndex((l, i) => i > loop && l === '  }');
  if (head < 0 || loop < 0 || close < 0) throw new DeviceError(`no entry point ${entry} of the known shape`);
  return body
    .slice(loop + 1, close)
    .map((line) => {
      const text = line.trim().replace(/\/\/.*$/, '');
      const known = /^(let \w+ = [^;{}]+;|\w+\[[^;{}=]+\] = [^;{}]+;)$/.test(text);
      if (!known) throw new DeviceError(`not understood: ${line}`);
      // Products of floats are stored at once: f16() and the arrays round them. Whole numbers divide downwards.
      return text.replace(/\b(\d+)u\b/g, '$1').replace(/\((\w+) \/ ([\w.]+)\)/g, 'Math.floor($1 / $2)');
    })
    .join('\n');
}

/** Runs one job; the words of written buffers are new ones. */
function interpret(job: ComputeJob): readonly Uint32Array[] {
  const { source } = job;
  const isPasted = !source.includes('// ---- functions');
  const functions = interpretShader(isPasted ? source.split('\nstruct ')[0]! : functionsPart(source));
  const wordsAt = (binding: number): BufferSpec => job.buffers.find((b) => b.binding === binding)!;
  const used = <T extends { binding: number }>(list: readonly T[]) => list.filter((b) => wordsAt(b.binding));
  const arrays = used(buffersOf(source)).map(({ binding, name, isHalf }) => {
    const { words } = wordsAt(binding);
    const bits = isHalf ? halves.unpack(words) : words.slice();
    return { binding, name, isHalf, values: view(bits) };
  });
  const blocks = used(blocksOf(source)).map(({ binding, name, fields }) => ({
    name,
    value: uniformOf(fields, wordsAt(binding).words),
  }));
  const x = arrays.find((a) => a.binding === 0)!;
  const count = Math.min(Object.values(blocks[0]!.value)[0]!, x.values.length);
  const names = [...arrays.map((a) => a.name), ...blocks.map((b) => b.name), ...Object.keys(functions)];
  const given = [...arrays.map((a) => a.values), ...blocks.map((b) => b.value), ...Object.values(functions)];
  const index = /for \(var (\w+) = /.exec(source.slice(source.indexOf(`fn ${job.entry}(`)))![1]!;
  const run = new Function(
    'f16',
    'f32',
    'actc_n',
    ...names,
    `for (let ${index} = 0; ${index} < actc_n; ${index}++) {
${loopOf(source, job.entry)}
}`,
  );
  run(half, F, count, ...given);
  return job.buffers
    .filter((b) => b.access === 'write')
    .map(({ binding }) => {
      const { values, isHalf } = arrays.find((a) => a.binding === binding)!;
      const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
      return isHalf ? halves.pack(bits) : bits;
    });
}

export const interpretedDevice: Device = {
  info: { api: 'no device', implementation: 'the interpreter of the tests', version: 'IEEE', features: ['shader-f16'] },
  run: async (job) => {
    if (job.kind !== 'compute') throw new DeviceError('this device runs compute jobs');
    return interpret(job);
  },
  close: async () => {},
};
