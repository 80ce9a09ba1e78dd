/**
 * Vulkan's C interface through koffi: struct packing and the few entry points that a compute run needs. Numbers in
 * the packers are the structure types and enumerants of the Vulkan 1.1 headers; each is named where it stands.
 */
import koffi from 'koffi';
import { DeviceError, DeviceLost } from '../../device.js';

type Field = readonly ['u32' | 'f32' | 'u64' | 'pointer', number | bigint | Uint8Array | null];

/** Keeps the memory that packed structures point to alive until a run is over. */
export class Packer {
  private readonly alive: Uint8Array[] = [];

  private address(value: number | bigint | Uint8Array | null): bigint {
    if (value === null) return 0n;
    if (value instanceof Uint8Array) {
      this.alive.push(value);
      return BigInt(koffi.address(value) as bigint);
    }
    return BigInt(value);
  }

  /** Packs fields with C's natural alignment. */
  struct(...fields: readonly Field[]): Buffer {
    let [offset, align] = [0, 4];
    const places = fields.map(([kind]) => {
      const size = kind === 'u32' || kind === 'f32' ? 4 : 8;
      if (size === 8) align = 8;
      offset = Math.ceil(offset / size) * size;
      const place = offset;
      offset += size;
      return place;
    });
    const packed = Buffer.alloc(Math.ceil(offset / align) * align);
    fields.forEach(([kind, value], i) => {
      const at = places[i]!;
      if (kind === 'u32') packed.writeUInt32LE(Number(value) >>> 0, at);
      else if (kind === 'f32') packed.writeFloatLE(Number(value), at);
      else packed.writeBigUInt64LE(this.address(value), at);
    });
    this.alive.push(packed);
    return packed;
  }

  text(value: string): Buffer {
    const packed = Buffer.from(`${value}\0`);
    this.alive.push(packed);
    return packed;
  }

  clear(): void {
    this.alive.length = 0;
  }
}

const [P, U32, U64] = ['void*', 'uint32_t', 'uint64_t'] as const;

/** Name in Vulkan to its parameter types; all return VkResult unless listed in VOID. */
const SIGNATURES = {
  vkCreateInstance: [P, P, P],
  vkDestroyInstance: [U64, P],
  vkEnumeratePhysicalDevices: [U64, P, P],
  vkGetPhysicalDeviceProperties: [U64, P],
  vkGetPhysicalDeviceMemoryProperties: [U64, P],
  vkCreateDevice: [U64, P, P, P],
  vkDestroyDevice: [U64, P],
  vkGetDeviceQueue: [U64, U32, U32, P],
  vkCreateBuffer: [U64, P, P, P],
  vkDestroyBuffer: [U64, U64, P],
  vkGetBufferMemoryRequirements: [U64, U64, P],
  vkAllocateMemory: [U64, P, P, P],
  vkFreeMemory: [U64, U64, P],
  vkBindBufferMemory: [U64, U64, U64, U64],
  vkMapMemory: [U64, U64, U64, U64, U32, P],
  vkUnmapMemory: [U64, U64],
  vkCreateShaderModule: [U64, P, P, P],
  vkDestroyShaderModule: [U64, U64, P],
  vkCreateDescriptorSetLayout: [U64, P, P, P],
  vkDestroyDescriptorSetLayout: [U64, U64, P],
  vkCreatePipelineLayout: [U64, P, P, P],
  vkDestroyPipelineLayout: [U64, U64, P],
  vkCreateComputePipelines: [U64, U64, U32, P, P, P],
  vkDestroyPipeline: [U64, U64, P],
  vkCreateDescriptorPool: [U64, P, P, P],
  vkDestroyDescriptorPool: [U64, U64, P],
  vkAllocateDescriptorSets: [U64, P, P],
  vkUpdateDescriptorSets: [U64, U32, P, U32, P],
  vkCreateCommandPool: [U64, P, P, P],
  vkDestroyCommandPool: [U64, U64, P],
  vkAllocateCommandBuffers: [U64, P, P],
  vkFreeCommandBuffers: [U64, U64, U32, P],
  vkBeginCommandBuffer: [U64, P],
  vkCmdBindPipeline: [U64, U32, U64],
  vkCmdBindDescriptorSets: [U64, U32, U64, U32, U32, P, U32, P],
  vkCmdPushConstants: [U64, U64, U32, U32, U32, P],
  vkCmdDispatch: [U64, U32, U32, U32],
  vkEndCommandBuffer: [U64],
  vkQueueSubmit: [U64, U32, P, U64],
  vkCreateFence: [U64, P, P, P],
  vkDestroyFence: [U64, U64, P],
  vkWaitForFences: [U64, U32, P, U32, U64],
} as const;

const returnsNothing = (name: string): boolean => /^vk(Destroy|Free|Unmap|Cmd|Update|Get)/.test(name);

export type VulkanName = keyof typeof SIGNATURES;
type Argument = number | bigint | Uint8Array | null;

/** Every entry point comes from vkGetInstanceProcAddr, so a driver's own file works as well as the loader. */
export class VulkanCalls {
  private readonly known = new Map<string, (...args: Argument[]) => number>();
  private readonly resolve: (instance: bigint, name: string) => unknown;
  instance = 0n;

  constructor(library: string) {
    const opened = koffi.load(library);
    const find = (name: string) => opened.func(name, 'void*', ['uint64_t', 'const char*']);
    try {
      this.resolve = find('vkGetInstanceProcAddr');
    } catch {
      this.resolve = find('vk_icdGetInstanceProcAddr');
    }
  }

  /** Calls a Vulkan function: `not yet` for VK_TIMEOUT; throws DeviceError for results other than VK_SUCCESS. */
  call(name: VulkanName, ...args: Argument[]): 'done' | 'not yet' {
    let f = this.known.get(name);
    if (!f) {
      const pointer = this.resolve(name === 'vkCreateInstance' ? 0n : this.instance, name);
      if (!pointer) throw new DeviceError(`the Vulkan driver lacks ${name}`);
      f = koffi.decode(pointer, koffi.proto(returnsNothing(name) ? 'void' : 'int', [...SIGNATURES[name]])) as (
        ...args: Argument[]
      ) => number;
      this.known.set(name, f);
    }
    const result = f(...args);
    if (returnsNothing(name) || result === 0) return 'done';
    // VK_TIMEOUT and VK_ERROR_DEVICE_LOST of the Vulkan headers.
    if (result === 2) return 'not yet';
    if (result === -4) throw new DeviceLost(`the Vulkan device was lost in ${name}`);
    throw new DeviceError(`${name} failed with VkResult ${result}`);
  }

  /** Calls a function whose last argument receives a handle. */
  handle(name: VulkanName, ...args: Argument[]): bigint {
    const out = Buffer.alloc(8);
    this.call(name, ...args, out);
    return out.readBigUInt64LE();
  }

  /** The mapped bytes at an address. */
  view(pointer: bigint, size: number): Uint8Array {
    return new Uint8Array(koffi.view(pointer, size) as ArrayBuffer);
  }
}
