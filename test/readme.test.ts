/** The README's examples do what it says: they are type-checked, run, and compared. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DeviceMissing } from '../src/device.js';
import { openPage } from '../src/measure/devices/browser.js';
import { openGpu } from '../src/measure/devices/webgpu.js';
import type { Emitted } from '../src/stages.js';
import { committed, openWorkshop, Shipped } from './conformance/kernels.js';
import { emitted } from './emit/support/emitted.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map((m) => m[1]!);
/** By what they import or take. */
const example = (has: string): string => {
  const found = examples.filter((e) => e.includes(has));
  expect(found.length, `README examples with ${has}`).toBe(1);
  return found[0]!;
};

const folder = mkdtempSync(join(tmpdir(), 'actc-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const javascript = (text: string): string =>
  ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } })
    .outputText;

interface Kernels {
  readonly gelu: (x: number) => number;
  readonly geluDx: (x: number) => number;
  readonly softplus: (x: number, k?: number) => number;
  readonly softplusDx: (x: number, k?: number) => number;
  readonly softplusDk: (x: number, k?: number) => number;
}
let files: readonly Emitted[];
let kernels: Kernels;
/** The emitted shader of a row of the evidence: what stands in generated/, else what the compiler emits. */
let shader: (target: string) => string;

beforeAll(async () => {
  const workshop = await openWorkshop();
  const shipped = new Shipped(workshop);
  // Kernels of grade fast have the same names and types, and need no runtime beside them.
  const plain = new Shipped(workshop, 'fast');
  files = emitted(['gelu', 'softplus'].map((name) => plain.measured(name)));
  shader = (target) => {
    const row = workshop.rows.find((r) => r.how.target === target)!;
    return committed('gelu', row) ?? shipped.emitted('gelu', row);
  };
  for (const { path, text } of files) {
    write(path, text);
    write(path.replace(/\.ts$/, '.js'), javascript(text));
  }
  write('package.json', '{ "type": "module" }');
  kernels = (await import(pathToFileURL(join(folder, 'ts/index.js')).href)) as Kernels;
});

test('its figures are those of generated/evidence.json and measured/', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/readme.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
});

test('all examples are type-checked without a complaint', () => {
  examples.forEach((text, i) => {
    write(`example${i}.ts`, `${text}\nexport {};\n`);
  });
  const options = {
    target: 'es2022',
    lib: ['es2023', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    // TypeScript declares WebGPU too, a little differently and without its constants.
    skipLibCheck: true,
    typeRoots: [join(root, 'node_modules')],
    types: ['@webgpu/types'],
    paths: { 'activation-compiler/kernels': [join(folder, 'ts/index.ts')] },
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['example*.ts'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

test('TypeScript: the example prints what the functions give', async () => {
  write(
    'example.js',
    javascript(example('activation-compiler/kernels').replace('activation-compiler/kernels', './ts/index.js')),
  );
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await import(pathToFileURL(join(folder, 'example.js')).href);
  const [scalars, arrays] = log.mock.calls;
  log.mockRestore();
  const { gelu, geluDx, softplus, softplusDx, softplusDk } = kernels;
  expect(scalars).toEqual([gelu(-10), geluDx(0.5)]);
  const x = [-3, -0.5, 0, 2];
  const [y, dx, k] = arrays as [Float32Array, Float32Array, number];
  expect(y).toEqual(Float32Array.from(x, (v) => softplus(v, 2)));
  expect(dx).toEqual(Float32Array.from(x, (v) => softplusDx(v, 2)));
  const sum = x.reduce((s, v) => s + softplusDk(v, 2), 0);
  expect(Math.abs(k - sum)).toBeLessThan(1e-15);
  // What textbooks say: GELU(-10) is -10 times the normal distribution's 7.6199e-24.
  expect(scalars![0]).toBeCloseTo(-7.61985e-23, 27);
});

/** The example's function, with the type annotations taken off. */
const functionOf = (text: string): string => `${javascript(text)}; return forward;`;

const inputs = Float32Array.from({ length: 128 }, (_, i) => (i - 64) / 7.3);
/** A float32 kernel of grade `fast` is a few units off: five digits tell it from another function. */
function expectGelu(got: ArrayLike<number>): void {
  expect(got.length).toBe(inputs.length);
  for (const [i, x] of inputs.entries()) {
    const wanted = kernels.gelu(x);
    expect(Math.abs(got[i]! - wanted), `gelu(${x}) = ${got[i]}, wanted ${wanted}`).toBeLessThanOrEqual(
      1e-5 * Math.abs(wanted),
    );
  }
}

/** Runs on a device; where it cannot be had the test is skipped with the reason, and fails where CI is set. */
async function withDevice<T>(skip: (note: string) => never, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (problem) {
    if (!(problem instanceof DeviceMissing) || process.env.CI) throw problem;
    return skip(`${problem.message}; ${problem.help}`);
  }
}

describe('shaders', () => {
  test('WebGPU: the example gives what the TypeScript kernel gives', async ({ skip }) => {
    const adapter = await withDevice(skip, async () => (await openGpu()).requestAdapter());
    const device = await adapter!.requestDevice();
    try {
      type Forward = (device: GPUDevice, code: string, x: Float32Array) => Promise<Float32Array>;
      const forward = new Function(functionOf(example('GPUDevice')))() as Forward;
      expectGelu(await forward(device, shader('wgsl'), inputs));
    } finally {
      device.destroy();
    }
  });

  test('WebGL2: the example gives what the TypeScript kernel gives', async ({ skip }) => {
    const { page, close } = await withDevice(skip, () => openPage());
    try {
      const got = await page.evaluate(
        ([code, source, x]) => {
          const forward = new Function(code)() as (...args: unknown[]) => Float32Array;
          const gl = document.createElement('canvas').getContext('webgl2');
          return [...forward(gl, source, Float32Array.from(x), 16, x.length / 16)];
        },
        [functionOf(example('WebGL2RenderingContext')), shader('glsl-es'), [...inputs]] as const,
      );
      expectGelu(got);
    } finally {
      await close();
    }
  });
});
