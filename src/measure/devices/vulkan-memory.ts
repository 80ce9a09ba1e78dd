/** Buffers of a Vulkan device in memory that the host sees. */
import type { BufferSpec } from '../../device.js';
import type { Packer, VulkanCalls } from './vulkan-calls.js';

/** VK_BUFFER_USAGE_STORAGE_BUFFER_BIT and VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT */
const USAGE = { storage: 0x20, uniform: 0x10 } as const;
const HOST_VISIBLE_COHERENT = 6; // VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | HOST_COHERENT_BIT

export interface Memory {
  readonly buffer: bigint;
  readonly memory: bigint;
  readonly bytes: Uint8Array;
}

export class VulkanMemory {
  private readonly types: readonly number[];

  constructor(
    private readonly vk: VulkanCalls,
    private readonly pack: Packer,
    physical: bigint,
    private readonly device: bigint,
  ) {
    const properties = Buffer.alloc(1024);
    vk.call('vkGetPhysicalDeviceMemoryProperties', physical, properties);
    this.types = Array.from({ length: properties.readUInt32LE(0) }, (_, i) => properties.readUInt32LE(4 + 8 * i));
  }

  /** A mapped buffer that holds these words. */
  allocate(words: Uint32Array, use: BufferSpec['usage']): Memory {
    const { vk, device, pack: s } = this;
    const size = Math.max(16, words.byteLength);
    const buffer = vk.handle(
      'vkCreateBuffer',
      device,
      s.struct(
        ['u32', 12],
        ['pointer', null],
        ['u32', 0],
        ['u64', size],
        ['u32', USAGE[use]],
        ['u32', 0],
        ['u32', 0],
        ['pointer', null],
      ),
      null,
    );
    const needs = Buffer.alloc(24);
    vk.call('vkGetBufferMemoryRequirements', device, buffer, needs);
    const allowed = needs.readUInt32LE(16);
    const type = this.types.findIndex(
      (flags, i) => ((allowed >> i) & 1) === 1 && (flags & HOST_VISIBLE_COHERENT) === HOST_VISIBLE_COHERENT,
    );
    const memory = vk.handle(
      'vkAllocateMemory',
      device,
      s.struct(['u32', 5], ['pointer', null], ['u64', needs.readBigUInt64LE(0)], ['u32', type]),
      null,
    );
    vk.call('vkBindBufferMemory', device, buffer, memory, 0n);
    const bytes = vk.view(vk.handle('vkMapMemory', device, memory, 0n, BigInt(size), 0), size);
    bytes.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
    return { buffer, memory, bytes };
  }

  release(m: Memory): void {
    this.vk.call('vkUnmapMemory', this.device, m.memory);
    this.vk.call('vkDestroyBuffer', this.device, m.buffer, null);
    this.vk.call('vkFreeMemory', this.device, m.memory, null);
  }
}
