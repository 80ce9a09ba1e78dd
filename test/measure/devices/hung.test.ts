/** Shaders that never end: the run is given up in time, the next one works, and nothing stays behind. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const place = mkdtempSync(join(tmpdir(), 'actc-hung-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const dist = new URL('../../../dist/', import.meta.url);

/** Counts up by two until the word is `7u`, which it never is, or `0u`, which it is at once. */
const texts = {
  webgpu: `@group(0) @binding(0) var<storage, read_write> y: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) g: vec3u) {
  loop { if (y[g.x] == 7u) { break; } y[g.x] = (y[g.x] + 2u) & 0xfffffffeu; }
}`,
  vulkan: `#version 450
layout(local_size_x = 64) in;
layout(std430, binding = 0) buffer Y { uint y[]; };
void main() { uint i = gl_GlobalInvocationID.x; while (y[i] != 7u) { y[i] = (y[i] + 2u) & 0xfffffffeu; } }`,
  webgl2: `#version 300 es
precision highp float; precision highp int; precision highp usampler2D;
uniform usampler2D x; layout(location = 0) out uint y;
void main() {
  uint v = texelFetch(x, ivec2(gl_FragCoord.xy), 0).r;
  while (v != 7u) { v = (v + 2u) & 0xfffffffeu; }
  y = v;
}`,
} as const;

const program = (runner: keyof typeof texts) => `
const { DevicePool } = await import('${dist}commands/device-pool.js');
const { loadRunner } = await import('${dist}files.js');
const pool = new DevicePool(loadRunner);
const words = new Uint32Array(64);
const source = ${JSON.stringify(texts[runner])};
const job = (text) => '${runner}' === 'webgl2'
  ? { kind: 'fragment', source: text, width: 8, height: 8, uniforms: [], outputs: ['r32ui'],
      textures: [{ name: 'x', format: 'r32ui', words }] }
  : { kind: 'compute', source: text, entry: 'main', workgroups: 1,
      buffers: [{ binding: 0, usage: 'storage', access: 'write', words }] };
for (const text of [source, source.replaceAll('7u', '0u')]) {
  const began = Date.now();
  const used = await pool.use('${runner}', async (d) => {
    setTimeout(() => console.log('awake'), 100).unref();
    return d.run(job(text));
  });
  console.log(used.kind, used.problem?.name ?? '', used.problem?.message ?? '');
}
await pool.close();
process.exit();
`;

const unpacked = /^actc-(swiftshader|chromium)-[0-9a-f]{16}$/;

/** What the program prints, and what it leaves in its temporary folder. `limit` is in seconds. */
async function outputOf(runner: keyof typeof texts, limit: number): Promise<string> {
  const folder = mkdtempSync(join(place, `${runner}-`));
  // Drivers that are unpacked already need not be unpacked once more.
  for (const f of readdirSync(tmpdir()).filter((f) => unpacked.test(f)))
    symlinkSync(join(tmpdir(), f), join(folder, f));
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(runner)], {
    env: { ...process.env, ACTC_RUN_SECONDS: String(limit), TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const left = readdirSync(folder).filter((f) => !unpacked.test(f));
  return `${text}left: ${left.join()}`;
}

test.each(['webgpu', 'vulkan', 'webgl2'] as const)(
  '%s gives a shader up that hangs',
  { timeout: 60_000 },
  async (name) => {
    const text = await outputOf(name, 2);
    expect(text).toMatch(
      /^awake\nfailed DeviceHung a .* did not end within 2 s \(ACTC_RUN_SECONDS gives it more\)\n(awake\n)?done {2}\n(awake\n)?left: $/,
    );
  },
);
