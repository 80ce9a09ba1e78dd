import { afterAll, describe, expect, test } from 'vitest';
import { type Device, DeviceError, DeviceMissing } from '../../../src/device.js';
import { alternative as gles } from '../../../src/measure/devices/gles.js';
import { alternative as naga } from '../../../src/measure/devices/naga.js';
import { runner as vulkan } from '../../../src/measure/devices/vulkan.js';
import { runner as webgl2 } from '../../../src/measure/devices/webgl2.js';
import { runner as webgpu } from '../../../src/measure/devices/webgpu.js';

// Twice each value and its bits: exact everywhere, and it shows what happens to NaN, -0 and subnormals.
const WGSL = `@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<uniform> n: vec4u;
@compute @workgroup_size(64) fn twice(@builtin(global_invocation_id) g: vec3u) { if (g.x < n.x) { y[g.x] = x[g.x] * 2.0; } }`;
const COMPUTE = `#version 450
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer X { float x[]; };
layout(std430, binding = 1) writeonly buffer Y { float y[]; };
layout(push_constant) uniform P { uint n; };
void main() { uint i = gl_GlobalInvocationID.x; if (i < n) { y[i] = x[i] * 2.0; } }`;
const FRAGMENT = `#version 300 es
precision highp float; precision highp int; precision highp usampler2D;
uniform usampler2D x; layout(location = 0) out uint y;
void main() { y = floatBitsToUint(uintBitsToFloat(texelFetch(x, ivec2(gl_FragCoord.xy), 0).r) * 2.0); }`;

const inputs = new Float32Array(130).map((_, i) => (i === 7 ? -0 : (i - 65) / 7));
const words = new Uint32Array(inputs.buffer);
const expected = inputs.map((x) => x * 2);
const opened: Device[] = [];
afterAll(async () => {
  for (const d of opened) await d.close();
});
const floats = (out: readonly Uint32Array[]) => new Float32Array(out[0]!.buffer, 0, out[0]!.length);

const drawing = {
  kind: 'fragment',
  source: FRAGMENT,
  width: 13,
  height: 10,
  textures: [{ name: 'x', format: 'r32ui', words }],
  uniforms: [],
  outputs: ['r32ui'],
} as const;

describe('devices run elementwise kernels bit for bit', () => {
  test('WebGPU', async () => {
    const device = await webgpu.open();
    opened.push(device);
    const buffers = [
      { binding: 0, usage: 'storage', access: 'read', words },
      { binding: 1, usage: 'storage', access: 'write', words: new Uint32Array(130) },
      { binding: 2, usage: 'uniform', access: 'read', words: Uint32Array.of(130, 0, 0, 0) },
    ] as const;
    const job = { kind: 'compute', source: WGSL, entry: 'twice', buffers, workgroups: 3 } as const;
    expect([...floats(await device.run(job))]).toEqual([...expected]);
    await expect(device.run({ ...job, source: WGSL.replace('x[g.x] * 2.0', 'x[g.x] * 2u') })).rejects.toThrow(
      DeviceError,
    );
    console.log(device.info);
  });
  test('WGSL through naga on Vulkan, constants of the pipeline too', async () => {
    const device = await naga.open();
    opened.push(device);
    const buffers = [
      { binding: 0, usage: 'storage', access: 'read', words },
      { binding: 1, usage: 'storage', access: 'write', words: new Uint32Array(130) },
      { binding: 2, usage: 'uniform', access: 'read', words: Uint32Array.of(130, 0, 0, 0) },
    ] as const;
    const source = `override size: u32 = 64u;\n${WGSL.replace('@workgroup_size(64)', '@workgroup_size(size)')}`;
    const job = { kind: 'compute', source, entry: 'twice', buffers, workgroups: 17 } as const;
    expect([...floats(await device.run({ ...job, constants: { size: 8 } }))]).toEqual([...expected]);
    await expect(device.run({ ...job, source: source.replace('* 2.0', '* 2u') })).rejects.toThrow(DeviceError);
    console.log(device.info);
  });
  test('Vulkan', async () => {
    const device = await vulkan.open();
    opened.push(device);
    const buffers = [
      { binding: 0, usage: 'storage', access: 'read', words },
      { binding: 1, usage: 'storage', access: 'write', words: new Uint32Array(130) },
    ] as const;
    const push = new Uint8Array(Uint32Array.of(130).buffer);
    const job = { kind: 'compute', source: COMPUTE, entry: 'main', buffers, push, workgroups: 3 } as const;
    for (let i = 0; i < 3; i++) expect([...floats(await device.run(job))]).toEqual([...expected]);
    await expect(device.run({ ...job, source: COMPUTE.replace('y[i] =', 'y[i] ==') })).rejects.toThrow(DeviceError);
    console.log(device.info);
  });
  test('WebGL2', async () => {
    const device = await webgl2.open();
    opened.push(device);
    expect([...floats(await device.run(drawing))]).toEqual([...expected]);
    await expect(device.run({ ...drawing, source: FRAGMENT.replace('2.0', '2') })).rejects.toThrow(DeviceError);
    console.log(device.info);
  });
  test('OpenGL ES without a browser, where it is installed', async ({ skip }) => {
    const device = await gles.open().catch((problem: unknown) => {
      if (problem instanceof DeviceMissing) return skip(`${problem.message}; ${problem.help}`);
      throw problem;
    });
    expect([...floats(await device.run(drawing))]).toEqual([...expected]);
    await expect(device.run({ ...drawing, source: FRAGMENT.replace('2.0', '2') })).rejects.toThrow(DeviceError);
    console.log(device.info);
  });
});
