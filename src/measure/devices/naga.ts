/**
 * WGSL on Vulkan through naga, the compiler of Firefox and wgpu: a second way for the kernels of WebGPU, which share no
 * compiler with the first. Chosen by ACTC_RUNNERS=webgpu=naga.
 */
import { type Device, DeviceError, DeviceMissing, type Runner } from '../../device.js';
import { openVulkan } from './vulkan.js';
import type { Compiler } from './vulkan-device.js';

type Naga = typeof import('naga-wasm');

/** naga writes no SPIR-V of constants that a pipeline sets: they get their values before. */
function settled(source: string, constants: Readonly<Record<string, number>> = {}): string {
  return source.replace(
    /^override (\w+): (\w+) = (\w+);/gm,
    (_, name: string, type: string, value: string) => `const ${name}: ${type} = ${constants[name] ?? value};`,
  );
}

function compilerOf(naga: Naga): Compiler {
  return {
    compile: (source, constants) => {
      try {
        const module = naga.parseWgsl(settled(source, constants));
        const words = naga.writeSpirv(module, naga.validate(module));
        return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
      } catch (problem) {
        throw new DeviceError(`naga: ${String(problem)}`);
      }
    },
    close: () => {},
  };
}

async function open(): Promise<Device> {
  const naga = await import('naga-wasm').catch(() => {
    throw new DeviceMissing('the package `naga-wasm` is not installed', 'npm install --save-dev naga-wasm');
  });
  const device = await openVulkan(compilerOf(naga));
  return {
    info: {
      api: 'WGSL on Vulkan',
      implementation: `naga ${naga.nagaVersion} on ${device.name}`,
      version: device.version,
      features: [],
    },
    run: (job) => device.run(job),
    close: async () => device.close(),
  };
}

export const alternative: Runner = { name: 'naga', kind: 'compute', open };
