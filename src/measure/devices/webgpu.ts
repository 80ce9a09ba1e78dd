/** WebGPU through Dawn in Node (npm `webgpu`), on the system's driver or on SwiftShader. */
import { createRequire } from 'node:module';
import type { ComputeJob, Device, Job, Runner } from '../../device.js';
import { DeviceError, DeviceHung, DeviceLost, DeviceMissing } from '../../device.js';
import { vulkanDriver } from './driver.js';
import { withinLimit } from './limit.js';

/** Dawn's object must stay referenced: collected while a device is in use, the process aborts. */
const held: unknown[] = [];

/** Dawn on the chosen driver; the constants of WebGPU become global. */
export async function openGpu(): Promise<GPU> {
  const { create, globals } = await import('webgpu').catch(() => {
    throw new DeviceMissing('the package `webgpu` is not installed', 'npm install --save-dev webgpu');
  });
  const { loader, manifest } = vulkanDriver();
  if (manifest) process.env.VK_ICD_FILENAMES = manifest;
  if (loader) {
    // Opened by path once, Dawn's own search for libvulkan.so.1 finds it by its name.
    const koffi = await import('koffi').catch(() => {
      throw new DeviceMissing('the package `koffi` is not installed', 'npm install --save-dev koffi');
    });
    held.push(koffi.default.load(loader));
  }
  Object.assign(globalThis, globals);
  const gpu = create([]) as GPU;
  held.push(gpu);
  return gpu;
}

/** Runs compute jobs on one device, pipelines cached by text and entry. */
class DawnDevice {
  private readonly pipelines = new Map<string, GPUComputePipeline>();
  private readonly messages: string[] = [];
  /** Why the device is gone, once it is. */
  private lost: string | undefined;

  constructor(readonly device: GPUDevice) {
    device.lost.then((info) => {
      this.lost = info.message || info.reason;
    });
    device.onuncapturederror = (event) => {
      this.messages.push(event.error.message);
    };
  }

  private async pipeline(job: ComputeJob): Promise<GPUComputePipeline> {
    const id = JSON.stringify([job.entry, job.constants ?? {}, job.source]);
    const known = this.pipelines.get(id);
    if (known) return known;
    // The scope keeps Dawn from printing what is thrown here.
    this.device.pushErrorScope('validation');
    const module = this.device.createShaderModule({ code: job.source });
    const { messages } = await module.getCompilationInfo();
    await this.device.popErrorScope();
    const errors = messages.filter((m) => m.type === 'error');
    if (errors.length > 0)
      throw new DeviceError(errors.map((m) => `${m.lineNum}:${m.linePos} ${m.message}`).join('\n'));
    const made = await this.device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module, entryPoint: job.entry, constants: { ...job.constants } },
    });
    this.pipelines.set(id, made);
    return made;
  }

  private buffer(words: Uint32Array, usage: number): GPUBuffer {
    const made = this.device.createBuffer({ size: Math.max(16, words.byteLength), usage });
    this.device.queue.writeBuffer(made, 0, words as Uint32Array<ArrayBuffer>);
    return made;
  }

  async run(job: Job): Promise<readonly Uint32Array[]> {
    if (job.kind !== 'compute') throw new DeviceError('this device runs compute jobs');
    try {
      return await this.dispatch(job);
    } catch (problem) {
      // The promises of a lost device reject before `lost` is settled: one turn later it is.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.lost !== undefined) throw new DeviceLost(`the WebGPU device was lost: ${this.lost}`);
      throw problem instanceof DeviceError ? problem : new DeviceError(String(problem));
    }
  }

  private async dispatch(job: ComputeJob): Promise<readonly Uint32Array[]> {
    const pipeline = await this.pipeline(job);
    const { STORAGE, UNIFORM, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
    // Closed before anything is awaited, so that runs at once don't take each other's errors. Dawn prints others.
    this.device.pushErrorScope('validation');
    const buffers = job.buffers.map((b) => ({
      spec: b,
      gpu: this.buffer(b.words, (b.usage === 'uniform' ? UNIFORM : STORAGE) | COPY_DST | COPY_SRC),
    }));
    const group = this.device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers.map(({ spec, gpu }) => ({ binding: spec.binding, resource: { buffer: gpu } })),
    });
    const encoder = this.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(job.workgroups);
    pass.end();
    const written = buffers.filter(({ spec }) => spec.access === 'write');
    const copies = written.map(({ spec, gpu }) => {
      const copy = this.device.createBuffer({ size: Math.max(16, spec.words.byteLength), usage: MAP_READ | COPY_DST });
      encoder.copyBufferToBuffer(gpu, 0, copy, 0, Math.max(16, spec.words.byteLength));
      return copy;
    });
    this.device.queue.submit([encoder.finish()]);
    const wrong = await this.device.popErrorScope();
    if (wrong) throw new DeviceError(wrong.message);
    await Promise.all(copies.map((c) => c.mapAsync(GPUMapMode.READ)));
    const results = copies.map((c, i) => {
      const words = new Uint32Array(c.getMappedRange().slice(0), 0, written[i]!.spec.words.length);
      c.unmap();
      return words;
    });
    for (const b of [...buffers.map((x) => x.gpu), ...copies]) b.destroy();
    if (this.messages.length > 0) throw new DeviceError(this.messages.splice(0).join('\n'));
    return results;
  }
}

async function open(): Promise<Device> {
  const gpu = await openGpu();
  const adapter = await gpu.requestAdapter();
  if (!adapter)
    throw new DeviceMissing('WebGPU finds no adapter', 'install a Vulkan driver, or @sparticuz/chromium on Linux x64');
  const features = (['shader-f16'] as const).filter((f) => adapter.features.has(f));
  const limits = adapter.limits;
  const device = await adapter.requestDevice({
    requiredFeatures: features,
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
    },
  });
  const dawn = new DawnDevice(device);
  let busy = false;
  const { version } = createRequire(import.meta.url)('webgpu/package.json') as { version: string };
  return {
    info: {
      api: 'WebGPU',
      implementation: `Dawn on ${adapter.info.architecture || adapter.info.vendor} (${adapter.info.description})`,
      version,
      features,
    },
    run: async (job) => {
      try {
        return await withinLimit('a WebGPU dispatch', dawn.run(job));
      } catch (problem) {
        busy ||= problem instanceof DeviceHung;
        throw problem;
      }
    },
    close: async () => {
      // Destroying a device waits for its run, in this thread; so does collecting it as garbage.
      if (busy) held.push(device, dawn);
      else device.destroy();
    },
  };
}

export const runner: Runner = { name: 'webgpu', kind: 'compute', open };
