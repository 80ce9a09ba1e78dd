/** GLSL 4.50 compute on Vulkan, through koffi, on the system's driver or on SwiftShader. */
import type { Device, Runner } from '../../device.js';
import { DeviceMissing } from '../../device.js';
import { vulkanDriver } from './driver.js';
import { SpirvCompiler } from './spirv.js';
import type { Compiler, VulkanDevice } from './vulkan-device.js';

function loaderName(): string {
  const { loader, manifest } = vulkanDriver();
  if (manifest) process.env.VK_ICD_FILENAMES = manifest;
  const usual = { win32: 'vulkan-1.dll', darwin: 'libvulkan.1.dylib' }[process.platform as string] ?? 'libvulkan.so.1';
  return loader ?? usual;
}

/** A Vulkan device for texts that `compiler` knows. Closes it where no device can be had. */
export async function openVulkan(compiler: Compiler): Promise<VulkanDevice> {
  try {
    return await openWith(compiler);
  } catch (problem) {
    compiler.close();
    throw problem;
  }
}

async function openWith(compiler: Compiler): Promise<VulkanDevice> {
  await import('koffi').catch(() => {
    throw new DeviceMissing('the package `koffi` is not installed', 'npm install --save-dev koffi');
  });
  const [{ VulkanDevice }, { VulkanCalls }] = await Promise.all([
    import('./vulkan-device.js'),
    import('./vulkan-calls.js'),
  ]);
  return new VulkanDevice(new VulkanCalls(loaderName()), compiler);
}

async function open(): Promise<Device> {
  const device = await openVulkan(new SpirvCompiler());
  return {
    info: { api: 'Vulkan', implementation: device.name, version: device.version, features: [] },
    run: (job) => device.run(job),
    close: async () => device.close(),
  };
}

export const runner: Runner = { name: 'vulkan', kind: 'compute', open };
