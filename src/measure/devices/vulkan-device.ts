/**
 * A Vulkan device for compute runs: one instance, one logical device, one queue, every object made and destroyed here.
 * Loaded by `vulkan.ts` only when koffi is there.
 */
import type { ComputeJob, Job } from '../../device.js';
import { DeviceError, DeviceHung, DeviceMissing } from '../../device.js';
import { hung, runLimit } from './limit.js';
import { Packer, type VulkanCalls } from './vulkan-calls.js';
import { type Memory, VulkanMemory } from './vulkan-memory.js';

const STORAGE_BUFFER = 7; // VK_DESCRIPTOR_TYPE_STORAGE_BUFFER
const UNIFORM_BUFFER = 6; // VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER
const COMPUTE_STAGE = 0x20; // VK_SHADER_STAGE_COMPUTE_BIT

/** 20 ms: nearly all runs end before. */
const PORTION_NS = 20_000_000n;

interface Pipeline {
  readonly pipeline: bigint;
  readonly layout: bigint;
  readonly sets: bigint;
  readonly module: bigint;
}

/** What turns a job's text into SPIR-V. Throws DeviceError with its messages. */
export interface Compiler {
  readonly compile: (source: string, constants: ComputeJob['constants']) => Uint8Array;
  readonly close: () => void;
}

/** One instance, one logical device, one queue. Every object that a run makes is destroyed by the run. */
export class VulkanDevice {
  private readonly pack = new Packer();
  private readonly pipelines = new Map<string, Pipeline>();
  /** A run did not end: what it uses must stay, and nothing can be destroyed any more. */
  private hangs = false;
  private last: Promise<unknown> = Promise.resolve();
  readonly name: string;
  readonly version: string;
  private readonly memory: VulkanMemory;
  private readonly device: bigint;
  private readonly queue: bigint;
  private readonly commands: bigint;

  constructor(
    private readonly vk: VulkanCalls,
    private readonly compiler: Compiler,
  ) {
    const s = this.pack;
    // VkApplicationInfo with apiVersion 1.1, VkInstanceCreateInfo
    const app = s.struct(
      ['u32', 0],
      ['pointer', null],
      ['pointer', null],
      ['u32', 0],
      ['pointer', null],
      ['u32', 0],
      ['u32', (1 << 22) | (1 << 12)],
    );
    vk.instance = vk.handle(
      'vkCreateInstance',
      s.struct(
        ['u32', 1],
        ['pointer', null],
        ['u32', 0],
        ['pointer', app],
        ['u32', 0],
        ['pointer', null],
        ['u32', 0],
        ['pointer', null],
      ),
      null,
    );
    const count = Buffer.alloc(4);
    vk.call('vkEnumeratePhysicalDevices', vk.instance, count, null);
    if (count.readUInt32LE() === 0) throw new DeviceMissing('Vulkan finds no device', 'install a Vulkan driver');
    const list = Buffer.alloc(8 * count.readUInt32LE());
    vk.call('vkEnumeratePhysicalDevices', vk.instance, count, list);
    const physical = list.readBigUInt64LE(0);
    const properties = Buffer.alloc(1024);
    vk.call('vkGetPhysicalDeviceProperties', physical, properties);
    const zero = properties.indexOf(0, 20);
    this.name = properties.toString('utf8', 20, zero);
    const driver = properties.readUInt32LE(4);
    this.version = `${driver >>> 22}.${(driver >>> 12) & 0x3ff}.${driver & 0xfff}`;
    // Queue family 0 computes on every driver known here.
    const queueInfo = s.struct(
      ['u32', 2],
      ['pointer', null],
      ['u32', 0],
      ['u32', 0],
      ['u32', 1],
      ['pointer', s.struct(['f32', 1])],
    );
    this.device = vk.handle(
      'vkCreateDevice',
      physical,
      s.struct(
        ['u32', 3],
        ['pointer', null],
        ['u32', 0],
        ['u32', 1],
        ['pointer', queueInfo],
        ['u32', 0],
        ['pointer', null],
        ['u32', 0],
        ['pointer', null],
        ['pointer', null],
      ),
      null,
    );
    this.memory = new VulkanMemory(vk, s, physical, this.device);
    this.queue = vk.handle('vkGetDeviceQueue', this.device, 0, 0);
    this.commands = vk.handle(
      'vkCreateCommandPool',
      this.device,
      s.struct(['u32', 39], ['pointer', null], ['u32', 2], ['u32', 0]),
      null,
    );
    s.clear();
  }

  private pipelineOf(job: ComputeJob): Pipeline {
    const layoutText = job.buffers.map((b) => `${b.binding}${b.usage}`).join();
    const id = JSON.stringify([job.source, job.entry, job.constants ?? {}, layoutText, job.push?.length ?? 0]);
    const known = this.pipelines.get(id);
    if (known) return known;
    const { vk, device, pack: s } = this;
    const spirv = this.compiler.compile(job.source, job.constants);
    const module = vk.handle(
      'vkCreateShaderModule',
      device,
      s.struct(['u32', 16], ['pointer', null], ['u32', 0], ['u64', spirv.byteLength], ['pointer', spirv]),
      null,
    );
    const bindings = s.struct(
      ...job.buffers.flatMap(
        (b) =>
          [
            ['u32', b.binding],
            ['u32', b.usage === 'uniform' ? UNIFORM_BUFFER : STORAGE_BUFFER],
            ['u32', 1],
            ['u32', COMPUTE_STAGE],
            ['pointer', null],
          ] as const,
      ),
    );
    const sets = vk.handle(
      'vkCreateDescriptorSetLayout',
      device,
      s.struct(['u32', 32], ['pointer', null], ['u32', 0], ['u32', job.buffers.length], ['pointer', bindings]),
      null,
    );
    const range = job.push ? s.struct(['u32', COMPUTE_STAGE], ['u32', 0], ['u32', job.push.byteLength]) : null;
    const layout = vk.handle(
      'vkCreatePipelineLayout',
      device,
      s.struct(
        ['u32', 30],
        ['pointer', null],
        ['u32', 0],
        ['u32', 1],
        ['pointer', s.struct(['u64', sets])],
        ['u32', range ? 1 : 0],
        ['pointer', range],
      ),
      null,
    );
    // VkComputePipelineCreateInfo with its VkPipelineShaderStageCreateInfo inside
    const info = s.struct(
      ['u32', 29],
      ['pointer', null],
      ['u64', 0],
      ['u32', 18],
      ['pointer', null],
      ['u32', 0],
      ['u32', COMPUTE_STAGE],
      ['u64', module],
      ['pointer', s.text(job.entry)],
      ['pointer', null],
      ['u64', layout],
      ['u64', 0],
      ['u64', 0xffffffffn],
    );
    const pipeline = vk.handle('vkCreateComputePipelines', device, 0n, 1, info, null);
    const made = { pipeline, layout, sets, module };
    this.pipelines.set(id, made);
    return made;
  }

  private descriptors(job: ComputeJob, sets: bigint, buffers: readonly Memory[]): { pool: bigint; set: bigint } {
    const { vk, device, pack: s } = this;
    const sizes = s.struct(
      ['u32', STORAGE_BUFFER],
      ['u32', buffers.length],
      ['u32', UNIFORM_BUFFER],
      ['u32', buffers.length],
    );
    const pool = vk.handle(
      'vkCreateDescriptorPool',
      device,
      s.struct(['u32', 33], ['pointer', null], ['u32', 0], ['u32', 1], ['u32', 2], ['pointer', sizes]),
      null,
    );
    const set = vk.handle(
      'vkAllocateDescriptorSets',
      device,
      s.struct(['u32', 34], ['pointer', null], ['u64', pool], ['u32', 1], ['pointer', s.struct(['u64', sets])]),
    );
    const whole = 0xffffffffffffffffn; // VK_WHOLE_SIZE
    const writes = s.struct(
      ...buffers.flatMap((m, i) => {
        const spec = job.buffers[i]!;
        const info = s.struct(['u64', m.buffer], ['u64', 0], ['u64', whole]);
        return [
          ['u32', 35],
          ['pointer', null],
          ['u64', set],
          ['u32', spec.binding],
          ['u32', 0],
          ['u32', 1],
          ['u32', spec.usage === 'uniform' ? UNIFORM_BUFFER : STORAGE_BUFFER],
          ['pointer', null],
          ['pointer', info],
          ['pointer', null],
        ] as const;
      }),
    );
    vk.call('vkUpdateDescriptorSets', device, buffers.length, writes, 0, null);
    return { pool, set };
  }

  /** Waits for a fence in portions, so that signals and timers of this process are heard in between. */
  private async finished(fence: bigint): Promise<void> {
    const fences = this.pack.struct(['u64', fence]);
    const end = performance.now() + runLimit();
    while (this.vk.call('vkWaitForFences', this.device, 1, fences, 1, PORTION_NS) === 'not yet') {
      if (performance.now() > end) throw hung('a Vulkan dispatch');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async submit(job: ComputeJob, p: Pipeline, set: bigint): Promise<void> {
    const { vk, device, pack: s } = this;
    const command = vk.handle(
      'vkAllocateCommandBuffers',
      device,
      s.struct(['u32', 40], ['pointer', null], ['u64', this.commands], ['u32', 0], ['u32', 1]),
    );
    vk.call('vkBeginCommandBuffer', command, s.struct(['u32', 42], ['pointer', null], ['u32', 1], ['pointer', null]));
    vk.call('vkCmdBindPipeline', command, 1, p.pipeline);
    vk.call('vkCmdBindDescriptorSets', command, 1, p.layout, 0, 1, s.struct(['u64', set]), 0, null);
    if (job.push) vk.call('vkCmdPushConstants', command, p.layout, COMPUTE_STAGE, 0, job.push.byteLength, job.push);
    vk.call('vkCmdDispatch', command, job.workgroups, 1, 1);
    vk.call('vkEndCommandBuffer', command);
    const fence = vk.handle('vkCreateFence', device, s.struct(['u32', 8], ['pointer', null], ['u32', 0]), null);
    try {
      vk.call(
        'vkQueueSubmit',
        this.queue,
        1,
        s.struct(
          ['u32', 4],
          ['pointer', null],
          ['u32', 0],
          ['pointer', null],
          ['pointer', null],
          ['u32', 1],
          ['pointer', s.struct(['u64', command])],
          ['u32', 0],
          ['pointer', null],
        ),
        fence,
      );
      await this.finished(fence);
    } catch (problem) {
      this.hangs = problem instanceof DeviceHung;
      throw problem;
    } finally {
      if (!this.hangs) {
        vk.call('vkDestroyFence', device, fence, null);
        vk.call('vkFreeCommandBuffers', device, this.commands, 1, s.struct(['u64', command]));
      }
    }
  }

  /** Runs one after the other: they share a queue and the memory of packed structures. */
  run(job: Job): Promise<readonly Uint32Array[]> {
    const mine = this.last.then(() => this.one(job));
    this.last = mine.catch(() => {});
    return mine;
  }

  private async one(job: Job): Promise<readonly Uint32Array[]> {
    if (this.hangs) throw hung('an earlier Vulkan dispatch');
    if (job.kind !== 'compute') throw new DeviceError('this device runs compute jobs');
    const p = this.pipelineOf(job);
    const buffers = job.buffers.map((b) => this.memory.allocate(b.words, b.usage));
    const { pool, set } = this.descriptors(job, p.sets, buffers);
    try {
      await this.submit(job, p, set);
      return job.buffers.flatMap((b, i) =>
        b.access === 'write' ? [new Uint32Array(buffers[i]!.bytes.slice(0, b.words.byteLength).buffer)] : [],
      );
    } finally {
      if (!this.hangs) {
        this.vk.call('vkDestroyDescriptorPool', this.device, pool, null);
        for (const m of buffers) this.memory.release(m);
        this.pack.clear();
      }
    }
  }

  close(): void {
    const { vk, device } = this;
    this.compiler.close();
    if (this.hangs) return;
    for (const p of this.pipelines.values()) {
      vk.call('vkDestroyPipeline', device, p.pipeline, null);
      vk.call('vkDestroyPipelineLayout', device, p.layout, null);
      vk.call('vkDestroyDescriptorSetLayout', device, p.sets, null);
      vk.call('vkDestroyShaderModule', device, p.module, null);
    }
    vk.call('vkDestroyCommandPool', device, this.commands, null);
    vk.call('vkDestroyDevice', device, null);
    vk.call('vkDestroyInstance', vk.instance, null);
  }
}
